//! Calendars as they are written: days, zones, lines and texts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::view::calendar::Occasion;

fn event(title: &str, time: Time) -> Event {
    Event {
        uid: "0b1f3c52-0000-8000-8000-000000000001".to_owned(),
        occasion: Occasion::Session,
        time,
        when: String::new(),
        title: title.to_owned(),
        name: title.to_owned(),
        description: title.to_owned(),
        url: "https://example.org/a,b;c/".to_owned(),
        category: "Session".to_owned(),
        lang: "en".to_owned(),
        changed: date(2026, 3, 1),
        sequence: 3,
    }
}

fn written(events: &[Event]) -> String {
    let events: Vec<&Event> = events.iter().collect();
    String::from_utf8(calendar("a/b.ics", "Name", &events).unwrap().bytes).unwrap()
}

fn moments(zone: &str, start: &str, end: &str) -> Time {
    let zone = TimeZone::get(zone).unwrap();
    let at = |text: &str| text.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone.clone()).unwrap();
    Time::Moments(Box::new((at(start), at(end))))
}

#[test]
fn days_end_on_the_day_after_the_last() {
    insta::assert_snapshot!(written(&[event("A day", Time::Days(date(2024, 2, 28), date(2024, 2, 29)))]));
}

#[test]
fn a_session_is_written_in_its_zone_with_the_changes_of_its_clocks() {
    insta::assert_snapshot!(written(&[event(
        "Across the change",
        moments("Europe/London", "2021-03-28T00:30", "2021-03-28T02:30")
    )]));
}

#[test]
fn zones_are_written_once_and_utc_needs_none() {
    let text = written(&[
        event("One", moments("Asia/Kolkata", "2021-03-16T10:10", "2021-03-16T11:10")),
        event("Two", moments("Asia/Kolkata", "2021-05-16T10:10", "2021-05-16T11:10")),
        event("Three", moments("Etc/UTC", "2021-03-16T10:10", "2021-03-16T11:10")),
    ]);
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    assert!(text.contains("TZOFFSETTO:+0530") && text.contains("DTSTART:20210316T101000Z"), "{text}");
}

#[test]
fn no_events_make_no_file() {
    assert_eq!(calendar("a.ics", "Name", &[]).map(|artifact| artifact.bytes), None);
}

#[test]
fn an_address_is_not_escaped_as_a_text() {
    let text = written(&[event("A", Time::Days(date(2024, 2, 1), date(2024, 2, 1)))]);
    assert!(text.contains("URL:https://example.org/a%2Cb%3Bc/\r\n"), "{text}");
}

/// Lines put together again, as RFC 5545 section 3.1 says.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

/// What a text stands for, as section 3.3.11 says.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            (c, false) => out.push(c),
        }
    }
    out
}

proptest! {
    /// Front matter holds no control characters but line ends and tabs.
    #[test]
    fn any_text_comes_back_as_it_was_and_no_line_is_too_long(title in "[^\\p{Cc}]{0,120}(\n[^\\p{Cc}]{0,60})?") {
        let text = written(&[event(&title, Time::Days(date(2024, 2, 1), date(2024, 2, 1)))]);
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let lines = unfolded(&text);
        let value = lines.iter().find_map(|line| line.strip_prefix("SUMMARY;LANGUAGE=en:"));
        prop_assert_eq!(unescaped(value.unwrap_or_default()), title);
        prop_assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:VEVENT")).count(), 1);
    }
}
