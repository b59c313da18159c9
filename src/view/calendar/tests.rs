//! Which dates of a page are events, of which days, and called by what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::model::{Common, DateTime, Measurable, ScheduleEntry, SmartGoal, TimeBound};
use crate::view::testing::{World, date, page};

fn entry(phase: Option<&str>, label: &str, from: &str, to: Option<&str>) -> ScheduleEntry {
    let month = |text: &str| match text.parse() {
        Ok(number @ 1..=12) => Month::OfYear(number),
        _ => Month::Dated(date(text)),
    };
    let label = Some(label.into());
    ScheduleEntry { phase: phase.map(Into::into), label, from: month(from), to: to.map(month), note: None }
}

fn of(own: Own, common: Common) -> Vec<Event> {
    let id = format!("{}/one", own.kind().folder().unwrap_or("pages"));
    let world = World::with("en", vec![page(&id, own, common)]);
    let cx = world.cx();
    let index = (0..cx.site.documents.len()).find(|at| cx.site.documents[*at].id.as_str() == id).unwrap();
    events(&cx, index, "Title", "https://example.org/one/")
}

fn study(schedule: Vec<ScheduleEntry>) -> Vec<Event> {
    let own = CaseStudy { institution: "kcl".into(), schedule, ..CaseStudy::default() };
    of(Own::CaseStudy(Box::new(own)), Common::default())
}

fn shown(events: &[Event]) -> Vec<String> {
    let one = |event: &Event| match &event.time {
        Time::Days(first, last) => format!("{} {first}..{last}", event.name),
        Time::Moments(both) => format!("{} {}..{}", event.name, both.0, both.1),
    };
    events.iter().map(one).collect()
}

#[test]
fn months_last_from_their_first_to_their_last_day_and_those_without_a_year_are_in_no_calendar() {
    let events = study(vec![
        entry(None, "Whole months", "2024-02", None),
        entry(None, "Over new year", "2024-11", Some("1")),
        entry(None, "Days", "2024-03-05", Some("2024-04-02")),
        entry(None, "A month of no year", "5", Some("6")),
        entry(None, "A year", "2024", None),
    ]);
    assert_eq!(
        shown(&events),
        ["Whole months 2024-02-01..2024-02-29", "Over new year 2024-11-01..2025-01-31", "Days 2024-03-05..2024-04-02"]
    );
    assert_eq!(events[0].title, "Title: Whole months");
    assert!(study(vec![entry(None, "No years", "3", Some("4"))]).is_empty());
}

#[test]
fn identifiers_stay_when_words_and_months_change_and_differ_within_a_page() {
    let uids = |events: Vec<Event>| events.into_iter().map(|event| event.uid).collect::<Vec<_>>();
    let one = uids(study(vec![
        entry(Some("recruit"), "A", "2024-02", None),
        entry(Some("recruit"), "B", "2024-03", None),
        entry(None, "C", "2024-04", None),
    ]));
    let other = uids(study(vec![
        entry(Some("recruit"), "Renamed", "2025-02", None),
        entry(Some("train"), "New", "2025-02", None),
        entry(Some("recruit"), "Also renamed", "2025-05", None),
        entry(None, "Moved", "2026-04", None),
    ]));
    assert_eq!([&other[0], &other[2], &other[3]], [&one[0], &one[1], &one[2]]);
    assert!(one[0] != one[1] && one[1] != one[2] && !one.contains(&other[1]));
    let shape: Vec<usize> = one[0].split('-').map(str::len).collect();
    assert_eq!((shape, one[0].chars().nth(14)), (vec![8, 4, 4, 4, 12], Some('8')));
}

#[test]
fn goals_are_due_on_their_day_and_words_are_no_date() {
    let goal = |due| {
        let time_bound = TimeBound { start: None, due };
        let own = SmartGoal { measurable: Measurable::default(), time_bound, ..SmartGoal::default() };
        of(Own::SmartGoal(Box::new(own)), Common::default())
    };
    assert_eq!(shown(&goal(When::Date(date("2027-06-30")))), ["Title 2027-06-30..2027-06-30"]);
    assert_eq!(shown(&goal(When::Date(date("2027-06")))), ["Title 2027-06-01..2027-06-30"]);
    assert!(goal(When::Words("In a year".into())).is_empty() && goal(When::Date(date("2027"))).is_empty());
}

#[test]
fn reviews_are_for_the_calendar_of_reviews_alone() {
    let common = Common { review_by: Some(date("2027-11")), ..Common::default() };
    let events = of(Own::Post, common);
    assert_eq!(shown(&events), ["Title 2027-11-01..2027-11-30"]);
    assert!(!is_public(&events[0]) && events[0].title == "Review: Title");
}

#[test]
fn a_session_keeps_its_zone_and_counts_its_changes() {
    let at = |text: &str| DateTime(text.parse().unwrap());
    let own = Session { start: at("2021-03-28T00:30"), end: at("2021-03-28T02:30"), ..Session::default() };
    let common = Common { published: Some(date("2021-01")), updated: Some(date("2021-02-03")), ..Common::default() };
    let events = of(Own::Session(Box::new(own)), common);
    assert_eq!(
        shown(&events),
        ["Title 2021-03-28T00:30:00+00:00[Europe/London]..2021-03-28T02:30:00+01:00[Europe/London]"]
    );
    assert_eq!((events[0].sequence, events[0].changed.to_string().as_str()), (33, "2021-02-03"));
}
