//! Calendars (RFC 5545). `calcard` writes the lines: it folds them by octets between characters and escapes texts. What an
//! event is called by and which rules a time zone has is ours.

use std::collections::BTreeMap;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Part, ICalendarEntry, ICalendarParameter,
    ICalendarParameterName, ICalendarParameterValue, ICalendarProperty as Property, ICalendarValue,
};
use jiff::tz::{Dst, Offset, TimeZone, TimeZoneTransition};
use jiff::{Timestamp, Zoned};

use crate::source::SitePath;
use crate::view::calendar::{Event, Time};
use crate::write::Artifact;

/// A calendar of these events; nothing without any.
pub fn calendar(path: &str, name: &str, events: &[&Event]) -> Option<Artifact> {
    if events.is_empty() {
        return None;
    }
    let mut parts = vec![ICalendarComponent::new(Part::VCalendar)];
    for (property, value) in [
        (Property::Version, "2.0"),
        (Property::Prodid, concat!("-//Kitpress//Kitpress ", env!("CARGO_PKG_VERSION"), "//EN")),
        (Property::Calscale, "GREGORIAN"),
        (Property::Name, name),
        // What programs read that are older than RFC 7986.
        (Property::Other("X-WR-CALNAME".to_owned()), name),
    ] {
        put(&mut parts[0], property, &[], value);
    }
    for (zone, (first, last)) in zones(events) {
        time_zone(&mut parts, zone, first, last);
    }
    for one in events {
        let number = add(&mut parts, 0, Part::VEvent);
        event(&mut parts[number], one);
    }
    let mut text = String::new();
    // Writing to memory cannot fail.
    ICalendar { components: parts }.write_to(&mut text).ok()?;
    Some(Artifact { path: SitePath::new(path).ok()?, bytes: text.into_bytes() })
}

fn event(part: &mut ICalendarComponent, event: &Event) {
    let stamp = event.changed.strftime("%Y%m%dT000000Z").to_string();
    put(part, Property::Uid, &[], &event.uid);
    put(part, Property::Dtstamp, &[], &stamp);
    put(part, Property::LastModified, &[], &stamp);
    put(part, Property::Sequence, &[], &event.sequence.to_string());
    match &event.time {
        Time::Days(first, last) => {
            let value = (ICalendarParameterName::Value, "DATE");
            // The end is the first day that is no longer part of it.
            let after = last.tomorrow().unwrap_or(*last);
            put(part, Property::Dtstart, std::slice::from_ref(&value), &first.strftime("%Y%m%d").to_string());
            put(part, Property::Dtend, &[value], &after.strftime("%Y%m%d").to_string());
            put(part, Property::Transp, &[], "TRANSPARENT");
        }
        Time::Moments(both) => {
            moment(part, Property::Dtstart, &both.0);
            moment(part, Property::Dtend, &both.1);
        }
    }
    let lang = (ICalendarParameterName::Language, event.lang.as_str());
    put(part, Property::Summary, std::slice::from_ref(&lang), &event.title);
    put(part, Property::Description, std::slice::from_ref(&lang), &event.description);
    put(part, Property::Categories, &[lang], &event.category);
    // An address is no text: nothing in it is escaped, so what would be is written as a browser writes it.
    put(part, Property::Url, &[], &event.url.replace(',', "%2C").replace(';', "%3B"));
}

/// A local time with its zone, or in UTC where that is the zone.
fn moment(part: &mut ICalendarComponent, property: Property, time: &Zoned) {
    match zone_name(time) {
        Some(zone) => {
            let local = time.strftime("%Y%m%dT%H%M%S").to_string();
            put(part, property, &[(ICalendarParameterName::Tzid, zone)], &local);
        }
        None => {
            let utc = time.with_time_zone(TimeZone::UTC);
            put(part, property, &[], &utc.strftime("%Y%m%dT%H%M%SZ").to_string());
        }
    }
}

/// The IANA name of a zone that is not UTC.
fn zone_name(time: &Zoned) -> Option<&str> {
    let name = time.time_zone().iana_name()?;
    (!matches!(name, "UTC" | "Etc/UTC" | "Etc/UCT" | "Etc/Zulu" | "Etc/GMT" | "GMT")).then_some(name)
}

/// The zones of the events, each with its first and last moment.
fn zones<'e>(events: &[&'e Event]) -> BTreeMap<&'e str, (&'e Zoned, &'e Zoned)> {
    let mut zones: BTreeMap<&str, (&Zoned, &Zoned)> = BTreeMap::new();
    for event in events {
        let Time::Moments(both) = &event.time else { continue };
        let Some(name) = zone_name(&both.0) else { continue };
        let known = zones.entry(name).or_insert((&both.0, &both.1));
        known.0 = known.0.min(&both.0);
        known.1 = known.1.max(&both.1);
    }
    zones
}

/// How the zone's clocks went from before the first moment until after the last: each change by itself, as it was.
fn time_zone(parts: &mut Vec<ICalendarComponent>, name: &str, first: &Zoned, last: &Zoned) {
    let number = add(parts, 0, Part::VTimezone);
    put(&mut parts[number], Property::Tzid, &[], name);
    let zone = first.time_zone();
    // The offset of a zone that never changed, or not since people counted.
    let before = |at: Timestamp| zone.to_offset(at.saturating_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(at));
    let mut changes: Vec<TimeZoneTransition<'_>> = zone.preceding(first.timestamp()).take(1).collect();
    let from = changes.first().map_or(first.timestamp(), TimeZoneTransition::timestamp);
    changes.extend(zone.following(from).take_while(|change| change.timestamp() <= last.timestamp()));
    // One more, so that a program which looks beyond the last moment sees summer end.
    changes.extend(zone.following(last.timestamp()).take(1));
    if changes.is_empty() {
        let offset = zone.to_offset(first.timestamp());
        observance(parts, number, Part::Standard, "19700101T000000", (offset, offset), name);
    }
    for change in changes {
        let offsets = (before(change.timestamp()), change.offset());
        // The moment of a change is said in the time that held until then.
        let local = offsets.0.to_datetime(change.timestamp()).strftime("%Y%m%dT%H%M%S").to_string();
        let kind = if change.dst() == Dst::Yes { Part::Daylight } else { Part::Standard };
        observance(parts, number, kind, &local, offsets, change.abbreviation());
    }
}

fn observance(
    parts: &mut Vec<ICalendarComponent>,
    zone: usize,
    kind: Part,
    start: &str,
    (from, to): (Offset, Offset),
    name: &str,
) {
    let number = add(parts, zone, kind);
    for (property, value) in [
        (Property::Dtstart, start.to_owned()),
        (Property::Tzoffsetfrom, written(from)),
        (Property::Tzoffsetto, written(to)),
        (Property::Tzname, name.to_owned()),
    ] {
        put(&mut parts[number], property, &[], &value);
    }
}

/// `+0100`, with seconds only where there are some.
fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let all = seconds.unsigned_abs();
    let rest = if all.is_multiple_of(60) { String::new() } else { format!("{:02}", all % 60) };
    format!("{sign}{:02}{:02}{rest}", all / 3600, all / 60 % 60)
}

/// One more part within another; its number.
fn add(parts: &mut Vec<ICalendarComponent>, within: usize, kind: Part) -> usize {
    let number = parts.len();
    parts.push(ICalendarComponent::new(kind));
    parts[within].component_ids.extend(u32::try_from(number));
    number
}

fn put(part: &mut ICalendarComponent, name: Property, params: &[(ICalendarParameterName, &str)], value: &str) {
    let params = params.iter().map(|(name, value)| ICalendarParameter {
        name: name.clone(),
        value: ICalendarParameterValue::Text((*value).to_owned()),
    });
    part.entries.push(ICalendarEntry {
        name,
        params: params.collect(),
        values: vec![ICalendarValue::Text(value.to_owned())],
    });
}

#[cfg(test)]
mod tests;
