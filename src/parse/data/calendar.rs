//! The institution's calendars: `calendar/*.ics` to what they observe and when. Reading and repeating events by RFC 5545
//! is `calcard`'s, which goes on after whatever is wrong but keeps no places; those are found again here.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::dates::{CalendarErrorType, TimeOrDelta};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency, ICalendarProperty, ICalendarStatus,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::DataFile;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Observance, ObservanceKind};
use crate::source::{SourceId, Span};

/// Events that repeat for ever are followed to the end of this year.
const LAST_YEAR: u16 = 2100;
/// Repetitions of one calendar that are looked at, all events together: enough for hundreds of yearly and some weekly ones.
const MOST: usize = 200_000;
/// Repetitions that an event may ask for by number.
const MOST_OF_ONE: u32 = 4_000;

/// Reads calendars; times in UTC become days in the site's time zone, others stay where they are.
pub(super) fn read(files: &[DataFile<'_>], zone: &str, diagnostics: &mut Diagnostics) -> Vec<Observance> {
    if files.is_empty() {
        return Vec::new();
    }
    let zone = jiff::tz::TimeZoneDatabase::bundled().get(zone).unwrap_or(TimeZone::UTC);
    files.iter().flat_map(|file| calendar(*file, &zone, diagnostics)).collect()
}

fn calendar((source, text): DataFile<'_>, zone: &TimeZone, diagnostics: &mut Diagnostics) -> Vec<Observance> {
    let events = match events(source, text) {
        Ok(events) => events,
        Err(problem) => {
            diagnostics.push(*problem);
            return Vec::new();
        }
    };
    let mut parser = Parser::new(text);
    let mut places = events.iter();
    let mut found = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => {
                let mut file = File { source, text, zone, diagnostics };
                file.observances(calendar, &mut places, &mut found);
            }
            Entry::Eof => return found,
            _ => {}
        }
    }
}

/// The lines of each event, in order.
fn events(source: SourceId, text: &str) -> Result<Vec<Range<usize>>, Box<Diagnostic>> {
    let problem = |message: String, span: Span, help: &str| {
        Box::new(Diagnostic::new(Code::BadCalendar, message).at(source, span).help(help))
    };
    const AGAIN: &str =
        "export the calendar again as iCalendar (.ics); it begins with `BEGIN:VCALENDAR` and ends with `END:VCALENDAR`";
    let mut open: Vec<(String, Range<usize>)> = Vec::new();
    let mut events = Vec::new();
    let mut begun = false;
    for line in lines(text) {
        let words = text.get(line.clone()).unwrap_or_default().trim().to_ascii_uppercase();
        let span = Span::from(line.clone());
        if !begun && !words.is_empty() && words != "BEGIN:VCALENDAR" {
            return Err(problem("this is not a calendar".to_owned(), span, AGAIN));
        }
        begun |= !words.is_empty();
        if let Some(name) = words.strip_prefix("BEGIN:") {
            open.push((name.to_owned(), line));
        } else if let Some(name) = words.strip_prefix("END:") {
            match open.pop() {
                Some((opened, start)) if opened == name => {
                    if name == "VEVENT" {
                        events.push(start.start..line.end);
                    }
                }
                other => {
                    let message = other.map_or_else(
                        || format!("`END:{name}` ends nothing"),
                        |(opened, _)| format!("`END:{name}` stands where `END:{opened}` must be"),
                    );
                    return Err(problem(message, span, AGAIN));
                }
            }
        }
    }
    match open.pop() {
        Some((name, line)) => Err(problem(format!("`BEGIN:{name}` has no `END:{name}`"), line.into(), AGAIN)),
        None if !begun => Err(problem("the calendar is empty".to_owned(), Span::new(0, 0), AGAIN)),
        None => Ok(events),
    }
}

/// Every line without its end.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    })
}

struct File<'a, 'd> {
    source: SourceId,
    text: &'a str,
    zone: &'a TimeZone,
    diagnostics: &'d mut Diagnostics,
}

impl File<'_, '_> {
    /// Adds the events of one calendar, each found at the next place.
    fn observances<'p>(
        &mut self,
        mut calendar: ICalendar,
        places: &mut impl Iterator<Item = &'p Range<usize>>,
        found: &mut Vec<Observance>,
    ) {
        let mut by_component: BTreeMap<u32, &Range<usize>> = BTreeMap::new();
        for (number, component) in (0u32..).zip(calendar.components.iter_mut()) {
            let event = component.component_type == ICalendarComponentType::VEvent;
            let place = if event { places.next() } else { None };
            by_component.extend(place.map(|place| (number, place)));
            let cancelled = component.status() == Some(&ICalendarStatus::Cancelled);
            let usable = event && !cancelled && place.is_some_and(|place| self.tame(component, place));
            if !usable && component.component_type.has_time_ranges() {
                component.component_type = ICalendarComponentType::Other(String::new());
            }
        }
        let expanded = calendar.expand_dates(Tz::Floating, MOST);
        for error in expanded.errors {
            if let Some(place) = by_component.get(&error.comp_id) {
                self.unreadable(&error.error, place);
            }
        }
        let mut days: BTreeMap<u32, BTreeSet<(Date, Date)>> = BTreeMap::new();
        for event in expanded.events {
            let begins = &event.start;
            let written = begins.naive_local().to_string();
            let Some(start) = self.local(begins.timezone(), begins.timestamp(), &written) else { continue };
            let end = match &event.end {
                TimeOrDelta::Time(end) => self.local(end.timezone(), end.timestamp(), &end.naive_local().to_string()),
                TimeOrDelta::Delta(delta) => {
                    start.checked_add(jiff::SignedDuration::from_secs(delta.num_seconds())).ok()
                }
            };
            let end = end.filter(|end| *end > start).unwrap_or(start);
            // The end is the first moment that is no longer part of it.
            let midnight = end > start && end.time() == jiff::civil::Time::midnight();
            let last = if midnight { end.date().yesterday().unwrap_or(end.date()) } else { end.date() };
            days.entry(event.comp_id).or_default().insert((start.date(), last));
        }
        for (number, days) in days {
            let Some((place, component)) = by_component.get(&number).zip(calendar.components.get(number as usize))
            else {
                continue;
            };
            let categories = component.properties(&ICalendarProperty::Categories).flat_map(|entry| &entry.values);
            found.push(Observance {
                source: self.source,
                span: self.line(place, "DTSTART"),
                name: name(component),
                kind: ObservanceKind::of(categories.filter_map(ICalendarValue::as_text)),
                days: days.into_iter().collect(),
            });
        }
    }

    /// Sees to it that the event's rule comes to an end; whether there is no rule or one that names days.
    fn tame(&mut self, component: &mut ICalendarComponent, place: &Range<usize>) -> bool {
        let rules = component.entries.iter_mut().filter(|entry| entry.name == ICalendarProperty::Rrule);
        for value in rules.flat_map(|entry| &mut entry.values) {
            let ICalendarValue::RecurrenceRule(rule) = value else {
                self.report("how this event repeats cannot be read", place, "RRULE");
                return false;
            };
            if matches!(
                rule.freq,
                ICalendarFrequency::Hourly | ICalendarFrequency::Minutely | ICalendarFrequency::Secondly
            ) {
                self.report("this event repeats more often than once a day", place, "RRULE");
                return false;
            }
            rule.count = rule.count.map(|count| count.min(MOST_OF_ONE));
            if rule.count.is_none() && rule.until.as_ref().is_none_or(|until| until.year > Some(LAST_YEAR)) {
                rule.until = Some(last_day());
            }
        }
        true
    }

    fn unreadable(&mut self, error: &CalendarErrorType, place: &Range<usize>) {
        let (message, property) = match error {
            CalendarErrorType::MissingDtStart | CalendarErrorType::InvalidDtStart => {
                let written = self.text.get(self.line(place, "DTSTART").range()).unwrap_or_default();
                match written.split_once(':').filter(|(key, _)| key.to_ascii_uppercase().starts_with("DTSTART")) {
                    Some((_, day)) => (format!("`{day}` is no day on which an event can begin"), "DTSTART"),
                    None => ("this event does not say when it begins".to_owned(), "BEGIN"),
                }
            }
            CalendarErrorType::InvalidDtEnd => ("when this event ends cannot be read".to_owned(), "DTEND"),
            CalendarErrorType::InvalidDuration => ("how long this event lasts cannot be read".to_owned(), "DURATION"),
            CalendarErrorType::RRule(_) => ("how this event repeats cannot be read".to_owned(), "RRULE"),
        };
        self.report(&message, place, property);
    }

    fn report(&mut self, message: &str, place: &Range<usize>, property: &str) {
        let finding = Diagnostic::new(Code::BadCalendar, message).at(self.source, self.line(place, property));
        self.diagnostics.push(finding.help(
            "correct the event where the calendar is kept and export it again; a day is written `DTSTART;VALUE=DATE:20270101` and a yearly event `RRULE:FREQ=YEARLY`",
        ));
    }

    /// The line of an event's property, or else its first line.
    fn line(&self, place: &Range<usize>, property: &str) -> Span {
        let event = self.text.get(place.clone()).unwrap_or_default();
        let of_property = |line: &Range<usize>| {
            let line = event.get(line.clone()).unwrap_or_default();
            let key = line.split([':', ';']).next().unwrap_or_default();
            key.trim().eq_ignore_ascii_case(property)
        };
        let line = lines(event).find(of_property).or_else(|| lines(event).next()).unwrap_or(0..0);
        Span::new(place.start + line.start, place.start + line.end)
    }

    /// Date and time as people at the site read them: those of a zone of its own as `written` there.
    fn local(&self, zone: Tz, seconds: i64, written: &str) -> Option<DateTime> {
        if zone.is_utc() {
            let moment = jiff::Timestamp::from_second(seconds).ok()?;
            return Some(moment.to_zoned(self.zone.clone()).datetime());
        }
        written.parse().ok()
    }
}

/// What the event is called.
fn name(component: &ICalendarComponent) -> Box<str> {
    let summary = component.property(&ICalendarProperty::Summary).and_then(|entry| entry.values.first());
    let words = summary.and_then(ICalendarValue::as_text).unwrap_or_default().split_whitespace();
    let words = words.collect::<Vec<_>>().join(" ");
    if words.is_empty() { "an event without a name".into() } else { words.into() }
}

fn last_day() -> PartialDateTime {
    PartialDateTime { year: Some(LAST_YEAR), month: Some(12), day: Some(31), ..PartialDateTime::default() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::ObservanceKind::{Other, Rest, Term};

    fn read_text(text: &str) -> (Vec<Observance>, usize) {
        let mut diagnostics = Diagnostics::new();
        let found = read(&[(SourceId(0), text)], "Europe/London", &mut diagnostics);
        (found, diagnostics.iter().count())
    }

    /// The days of an event with these lines, without findings.
    fn days(lines: &str) -> Vec<String> {
        let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        let (found, problems) = read_text(&text);
        assert_eq!(problems, 0, "{lines}");
        let shown = |(first, last): &(Date, Date)| match first == last {
            true => first.to_string(),
            false => format!("{first}/{last}"),
        };
        found.iter().flat_map(|one| one.days.iter().map(shown)).collect()
    }

    #[test]
    fn events_last_as_long_as_they_say() {
        assert_eq!(days("DTSTART;VALUE=DATE:20270301"), ["2027-03-01"]);
        assert_eq!(days("DTSTART;VALUE=DATE:20270301\nDTEND;VALUE=DATE:20270302"), ["2027-03-01"]);
        assert_eq!(days("DTSTART;VALUE=DATE:20270301\nDTEND;VALUE=DATE:20270304"), ["2027-03-01/2027-03-03"]);
        assert_eq!(days("DTSTART;VALUE=DATE:20270301\nDURATION:P1W"), ["2027-03-01/2027-03-07"]);
        assert_eq!(days("DTSTART:20270301T200000\nDTEND:20270302T020000"), ["2027-03-01/2027-03-02"]);
        assert_eq!(days("DTSTART:20270301T090000"), ["2027-03-01"]);
        // Half past eleven in London's summer is the next day's half past midnight.
        assert_eq!(days("DTSTART:20270701T233000Z\nDURATION:PT1H"), ["2027-07-02"]);
        assert_eq!(days("DTSTART;TZID=America/New_York:20270701T233000\nDURATION:PT10M"), ["2027-07-01"]);
    }

    #[test]
    fn events_come_again_and_stay_away_as_they_say() {
        let last_monday_of_may = "DTSTART;VALUE=DATE:20260525\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3";
        assert_eq!(days(last_monday_of_may), ["2026-05-25", "2027-05-31", "2028-05-29"]);
        let but_one = format!("{last_monday_of_may}\nEXDATE;VALUE=DATE:20270531");
        assert_eq!(days(&but_one), ["2026-05-25", "2028-05-29"]);
        let until = "DTSTART:20260101T100000\nRRULE:FREQ=WEEKLY;UNTIL=20260115T100000Z";
        assert_eq!(days(until), ["2026-01-01", "2026-01-08", "2026-01-15"]);
        assert_eq!(days("DTSTART;VALUE=DATE:20260101\nRDATE;VALUE=DATE:20260301"), ["2026-01-01", "2026-03-01"]);
        let for_ever = days("DTSTART;VALUE=DATE:20000229\nRRULE:FREQ=YEARLY");
        assert_eq!(
            (for_ever.first().unwrap().as_str(), for_ever.last().unwrap().as_str()),
            ("2000-02-29", "2096-02-29")
        );
        assert!(days("DTSTART;VALUE=DATE:20270101\nSTATUS:CANCELLED").is_empty());
    }

    #[test]
    fn rules_that_never_come_true_or_never_end_are_left_off() {
        let days_of = |rule: &str| {
            let text = format!(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRRULE:{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
            );
            read_text(&text).0.iter().map(|one| one.days.len()).sum::<usize>()
        };
        assert!(days_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") <= 1);
        assert!(days_of("FREQ=DAILY;COUNT=4000000000") <= MOST_OF_ONE as usize);
        assert!(days_of("FREQ=DAILY;UNTIL=99991231") < 30_000);
        assert_eq!(days_of("FREQ=SECONDLY"), 0);
    }

    #[test]
    fn categories_say_what_a_day_means() {
        let kind = |words: &[&str]| ObservanceKind::of(words.iter().copied());
        assert_eq!([kind(&["Faith", "rest-day"]), kind(&["TERM"]), kind(&["Restaurant"])], [Rest, Term, Other]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_a_calendar_it_is_read_or_reported(
            lines in proptest::collection::vec("(BEGIN:(VEVENT|VALARM|X)|END:(VEVENT|VALARM|VCALENDAR)|DTSTART[;:=A-Z0-9T/-]{0,24}|RRULE:[A-Z0-9=;,-]{0,40}|DTEND:[0-9]{0,17}|DURATION:P?[0-9TWDHMS]{0,12}|EXDATE:[0-9TZ,]{0,20}|.{0,30})", 0..12)
        ) {
            let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}\nEND:VEVENT\nEND:VCALENDAR\n", lines.join("\n"));
            read_text(&text);
        }

        #[test]
        fn whatever_a_rule_asks_for_it_comes_to_an_end(
            start in "[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])",
            rule in "FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;INTERVAL=[0-9]{1,5})?(;COUNT=[0-9]{1,9})?(;BYMONTH=[0-9]{1,2})?(;BYDAY=-?[0-9]?(MO|SU))?(;BYMONTHDAY=-?[0-9]{1,2})?(;BYSETPOS=-?[0-9]{1,2})?(;BYYEARDAY=-?[0-9]{1,3})?",
            length in "P[0-9]{1,9}(D|W)",
        ) {
            read_text(&format!(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:{start}\nRRULE:{rule}\nDURATION:{length}\nEND:VEVENT\nEND:VCALENDAR\n"
            ));
        }
    }
}
