//! The dates of pages as events of calendars: a case study's schedule, a session, a goal's due date, the next review.
//! A date that does not say its day lasts as long as its month; one without a month is in no calendar.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::Digest;

use super::context::Cx;
use super::paper;
use super::schedule;
use super::types::{CalendarEntryView, CalendarView, CalendarsView};
use crate::document::Document;
use crate::model::{CaseStudy, Kind, Month, Own, PartialDate, Session, SiteConfig, Status, When, timeline};
use crate::resolve::PageIndex;
use crate::source::SitePath;
use crate::theme::Argument;

/// What a date is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Part of a case study's schedule.
    Schedule,
    /// A session.
    Session,
    /// A goal that is due.
    Goal,
    /// The next review of a page: for those who keep the site.
    Review,
}

/// When it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Time {
    /// From the first to the last of these days.
    Days(Date, Date),
    /// From one moment to another, in their time zone.
    Moments(Box<(Zoned, Zoned)>),
}

/// An event of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The same whatever the page is called and wherever the site is built: a UUID (RFC 7986, section 5.3).
    pub uid: String,
    /// What it is of.
    pub occasion: Occasion,
    /// When.
    pub time: Time,
    /// The same in words.
    pub when: String,
    /// What it is called in a calendar.
    pub title: String,
    /// What it is called on its own page.
    pub name: String,
    /// More words.
    pub description: String,
    /// Address of its page.
    pub url: String,
    /// "Session", in the page's language.
    pub category: String,
    /// Language of the words.
    pub lang: String,
    /// When the page last changed.
    pub changed: Date,
    /// Days from its first publication until then: greater whenever it is published anew (RFC 5545, section 3.8.7.4).
    pub sequence: i64,
}

/// A time of a page, and the part of the page that it belongs to.
struct Dated<'a> {
    occasion: Occasion,
    time: Time,
    /// Unique on the page, and not of its words.
    key: String,
    of: Of<'a>,
}

enum Of<'a> {
    Entry(&'a crate::model::ScheduleEntry),
    Session(&'a Session),
    Date(PartialDate),
}

/// Times that the front matter gives, in its order.
fn times<'a>(config: &SiteConfig, document: &'a Document) -> Vec<Dated<'a>> {
    let mut found = Vec::new();
    if document.front.common.status == Status::Withdrawn {
        return found;
    }
    match &document.front.own {
        Own::CaseStudy(own) => found.extend(schedule_times(own)),
        Own::Session(own) => {
            let zone = TimeZone::get(own.timezone.as_deref().unwrap_or(&config.timezone)).ok();
            let at = |time: crate::model::DateTime| time.0.to_zoned(zone.clone()?).ok();
            if let (Some(start), Some(end)) = (at(own.start), at(own.end)) {
                let time = Time::Moments(Box::new((start, end)));
                let key = "session".to_owned();
                found.push(Dated { occasion: Occasion::Session, time, key, of: Of::Session(own) });
            }
        }
        Own::SmartGoal(own) => {
            if let When::Date(date) = own.time_bound.due
                && let Some(time) = days(date)
            {
                let key = "due".to_owned();
                found.push(Dated { occasion: Occasion::Goal, time, key, of: Of::Date(date) });
            }
        }
        _ => {}
    }
    if let Some(date) = document.front.common.review_by
        && let Some(time) = days(date)
    {
        // A translation is reviewed apart from its original.
        let key = format!("review {}", document.lang);
        found.push(Dated { occasion: Occasion::Review, time, key, of: Of::Date(date) });
    }
    found
}

/// A day, or all days of a month.
fn days(date: PartialDate) -> Option<Time> {
    date.month?;
    Some(Time::Days(date.first_day()?, date.last_day()?))
}

/// Entries of which a year is known. Each is known by its phase and how many of that phase come before it, so that it
/// stays the same when its words or its months change.
fn schedule_times(study: &CaseStudy) -> Vec<Dated<'_>> {
    let places = timeline::places(&study.schedule, study.year_start);
    let mut found = Vec::new();
    for (at, (entry, place)) in study.schedule.iter().zip(places).enumerate() {
        let same = |other: &&crate::model::ScheduleEntry| other.phase == entry.phase;
        let number = study.schedule[..at].iter().filter(same).count() + 1;
        let key = format!("schedule {} {number}", entry.phase.as_deref().unwrap_or_default());
        let ends = [Some(entry.from), entry.to];
        let dated = |month: &Month| matches!(month, Month::Dated(_));
        let vague = |month: &Month| matches!(month, Month::Dated(PartialDate { month: None, .. }));
        if !ends.iter().flatten().any(dated) || ends.iter().flatten().any(vague) {
            continue;
        }
        let (Some(first), Some(last)) = (day(place.from, place.days.0), day(place.to, place.days.1)) else { continue };
        let time = Time::Days(first, last.max(first));
        found.push(Dated { occasion: Occasion::Schedule, time, key, of: Of::Entry(entry) });
    }
    found
}

/// A day of a month counted from year 0; its last for 31.
fn day(month: i32, day: i32) -> Option<Date> {
    let first =
        Date::new(i16::try_from(month.div_euclid(12)).ok()?, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
    let day = i8::try_from(day).ok()?.min(first.last_of_month().day());
    Date::new(first.year(), first.month(), day).ok()
}

/// The events of a content page, in the order of its front matter.
pub fn events(cx: &Cx<'_>, index: PageIndex, title: &str, url: &str) -> Vec<Event> {
    let document = &cx.site.documents[index];
    let config = &cx.data().config;
    let front = &document.front.common;
    let first = front.published.and_then(PartialDate::first_day).unwrap_or(jiff::civil::date(2000, 1, 1));
    let changed = front.updated.and_then(PartialDate::first_day).unwrap_or(first).max(first);
    let sequence = first.until(changed).map_or(0, |span| i64::from(span.get_days()));
    let event = |one: Dated<'_>| {
        let text =
            |key: &str, what: &str| cx.say(key, &[("title", Argument::Text(title)), ("what", Argument::Text(what))]);
        let mut description = vec![cx.words(&front.summary)];
        let (name, when) = match one.of {
            Of::Entry(entry) => {
                description.extend(cx.maybe(entry.note.as_deref()));
                (schedule::label(cx, entry), schedule::when(cx, entry))
            }
            Of::Session(session) => {
                let names: Vec<String> =
                    session.presenters.iter().map(|who| super::person::person(cx, who).name).collect();
                if !names.is_empty() {
                    let names = cx.locale.list(names.iter().map(String::as_str));
                    description.push(cx.say("calendar_presenters", &[("names", Argument::Text(&names))]));
                }
                description.extend(cx.maybe(session.date_note.as_deref()));
                (title.to_owned(), session_when(cx, session))
            }
            Of::Date(date) => (title.to_owned(), cx.locale.date(date)),
        };
        let (title, category) = match one.occasion {
            Occasion::Schedule => (text("calendar_schedule", &name), cx.say("schedule", &[])),
            Occasion::Session => (name.clone(), cx.say("kind_session", &[])),
            Occasion::Goal => (text("calendar_due", ""), cx.say("kind_smart_goal", &[])),
            Occasion::Review => (text("calendar_review", ""), cx.say("calendar_review_category", &[])),
        };
        Event {
            uid: uid(&config.institution, document.id.as_str(), &one.key),
            occasion: one.occasion,
            time: one.time,
            when,
            title,
            name,
            description: description.join("\n\n"),
            url: url.to_owned(),
            category,
            lang: document.lang.as_str().to_owned(),
            changed,
            sequence,
        }
    };
    times(config, document).into_iter().map(event).collect()
}

/// "Tuesday, 16 March 2021, 10:10 to 11:10 (Europe/London)".
fn session_when(cx: &Cx<'_>, session: &Session) -> String {
    let zone = session.timezone.as_deref().unwrap_or(&cx.data().config.timezone);
    let end = if session.end.0.date() == session.start.0.date() {
        cx.locale.time(session.end)
    } else {
        format!("{}{}{}", cx.locale.weekday_date(session.end), cx.lang.comma(), cx.locale.time(session.end))
    };
    let start =
        format!("{}{}{}", cx.locale.weekday_date(session.start), cx.lang.comma(), cx.locale.time(session.start));
    let span = cx.say("span_of_time", &[("from", Argument::Text(&start)), ("to", Argument::Text(&end))]);
    format!("{span} ({zone})")
}

/// A UUID of version 8 (RFC 9562, section 5.8) of the site's institution, the page and the part of it. Languages share it:
/// whoever takes a session in two of them has one event.
fn uid(institution: &str, page: &str, key: &str) -> String {
    let digest = sha2::Sha256::digest(format!("kitpress calendar\n{institution}\n{page}\n{key}"));
    let mut hex = String::with_capacity(36);
    for (at, byte) in digest.iter().take(16).enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            hex.push('-');
        }
        let byte = match at {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        hex.push_str(&format!("{byte:02x}"));
    }
    hex
}

/// Whether a page's own calendar and the one of the whole site have it.
pub fn is_public(event: &Event) -> bool {
    event.occasion != Occasion::Review
}

/// The file of a page's own calendar, beside the page.
pub fn file(cx: &Cx<'_>, index: PageIndex, events: &[Event]) -> Option<SitePath> {
    if !events.iter().any(is_public) {
        return None;
    }
    let page = cx.site.address(index).file.as_ref()?;
    let (folder, _) = page.as_str().rsplit_once('/')?;
    SitePath::new(&format!("{folder}/{}.ics", paper::stem(cx, index))).ok()
}

/// What a page says of its calendar.
pub fn view(cx: &Cx<'_>, index: PageIndex, file: Option<&SitePath>, events: &[Event]) -> Option<CalendarView> {
    let own = &cx.site.documents[index].front.own;
    let entries: Vec<CalendarEntryView> = events
        .iter()
        .filter(|event| is_public(event))
        .map(|event| CalendarEntryView { text: event.name.clone(), when: event.when.clone() })
        .collect();
    let without_year = match own {
        Own::CaseStudy(study) => {
            let shown = events.iter().filter(|event| event.occasion == Occasion::Schedule).count();
            cx.site.documents[index].front.common.status != Status::Withdrawn && shown < study.schedule.len()
        }
        _ => false,
    };
    if entries.is_empty() && !without_year {
        return None;
    }
    let number = cx.locale.number(entries.len() as f64);
    let arguments = [("n", Argument::from(entries.len())), ("number", Argument::Text(&number))];
    let page = &cx.site.address(index).href;
    let name = |file: &SitePath| file.as_str().rsplit('/').next().map(|name| format!("{page}{name}"));
    Some(CalendarView {
        text: cx.say("calendar_file", &arguments),
        href: file.and_then(name),
        entries,
        without_year: without_year.then(|| cx.say("calendar_without_year", &[])),
    })
}

/// Folder of the calendars of the whole site in the page's language.
pub fn folder(cx: &Cx<'_>) -> String {
    if *cx.lang == cx.data().config.languages[0] { "calendar".to_owned() } else { format!("{}/calendar", cx.lang) }
}

/// The calendars that the site has in a language.
pub fn calendars(cx: &Cx<'_>) -> CalendarsView {
    let config = &cx.data().config;
    let mut has = [false; 3];
    for document in cx.site.documents.iter().filter(|document| document.lang == *cx.lang) {
        // Nothing else has a date of its own.
        let own = matches!(document.kind, Kind::CaseStudy | Kind::Session | Kind::SmartGoal);
        if !own && document.front.common.review_by.is_none() {
            continue;
        }
        for one in times(config, document) {
            match one.occasion {
                Occasion::Review => has[2] = true,
                Occasion::Session => has[..2].fill(true),
                _ => has[0] = true,
            }
        }
    }
    let href = |has: bool, name: &str| has.then(|| format!("{}{}/{name}.ics", config.base_url.path(), folder(cx)));
    CalendarsView { all: href(has[0], "all"), sessions: href(has[1], "sessions"), reviews: href(has[2], "reviews") }
}

#[cfg(test)]
mod tests;
