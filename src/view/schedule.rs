//! A case study's phases on a row of columns, from the first month to the last. Nothing is moved or filled:
//! a month without a phase stays a gap, an overlap stays an overlap.
//!
//! Up to 36 months have a column each. A longer schedule has columns of 3, 6, 12, 24 ... months, the first
//! length that needs at most 36; then `months` is empty, because a column has no single name, and spans are
//! proportional to whole columns.

use super::context::Cx;
use super::types::{MonthView, ScheduleEntryView, ScheduleView};
use crate::document::VocabularyName;
use crate::model::{CaseStudy, Month, PartialDate, ScheduleEntry};
use crate::resolve::GeneratedKey;

/// More columns than this are not legible.
const MAX_COLUMNS: i32 = 36;

/// Where an entry is: months counted from year 0 (`year * 12 + month - 1`), or, where no year is known,
/// from January of the schedule's first year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    from: i32,
    to: i32,
    /// First and last day within those months, 1 and 31 where only months are known.
    days: (i32, i32),
}

impl Place {
    /// Whether both have a day in common; entries that only know their months meet in a shared month.
    fn meets(self, other: Place) -> bool {
        let start = |place: Place| place.from * 32 + place.days.0;
        let end = |place: Place| place.to * 32 + place.days.1;
        start(self) <= end(other) && start(other) <= end(self)
    }
}

/// The schedule, or nothing when the case study has none.
pub fn schedule(cx: &Cx<'_>, case_study: &CaseStudy) -> Option<ScheduleView> {
    let entries = &case_study.schedule;
    let places = places(entries, case_study.year_start);
    let first = places.iter().map(|place| place.from).min()?;
    let last = places.iter().map(|place| place.to).max()?;
    let dated = has_years(entries);
    let step = step(first, last);
    let column = |month: i32| month.div_euclid(step) - first.div_euclid(step);
    let unsigned = |number: i32| u32::try_from(number).unwrap_or(0);
    let views = entries.iter().zip(&places).enumerate().map(|(index, (entry, place))| ScheduleEntryView {
        label: label(cx, entry),
        phase: entry.phase.as_deref().and_then(|id| {
            let word = cx.site.word(VocabularyName::Phase, id, false, cx.lang);
            cx.link(&GeneratedKey::Term(VocabularyName::Phase, id.into()), word)
        }),
        note: cx.maybe(entry.note.as_deref()),
        when: when(cx, entry),
        from: unsigned(column(place.from) + 1),
        span: unsigned(column(place.to) - column(place.from) + 1),
        overlaps: places[..index].iter().any(|earlier| earlier.meets(*place)),
    });
    let month = |month: i32| MonthView { short: cx.locale.month_short(of_year(month)), long: name(cx, month, dated) };
    Some(ScheduleView {
        entries: views.collect(),
        months: if step == 1 { (first..=last).map(month).collect() } else { Vec::new() },
        note: cx.maybe(case_study.schedule_note.as_deref()),
        gaps: gaps(cx, &places, first, dated),
        crosses_year: first.div_euclid(12) != last.div_euclid(12),
    })
}

fn has_years(entries: &[ScheduleEntry]) -> bool {
    entries.iter().any(|entry| matches!(entry.from, Month::Dated(_)) || matches!(entry.to, Some(Month::Dated(_))))
}

/// Puts every entry on one line of months.
///
/// Without any year, months before `year_start` belong to the next calendar year (January without it). With
/// some years, a month without one is the first such month after the entry before it, or the last such month
/// before the first year that is known. A last month before its first one is in the year after it when it
/// has no year, and the first month itself when it has one (reported already).
fn places(entries: &[ScheduleEntry], year_start: Option<u8>) -> Vec<Place> {
    let known = entries.iter().flat_map(|entry| [Some(entry.from), entry.to]).flatten().find_map(absolute);
    let start = i32::from(year_start.unwrap_or(1).clamp(1, 12)) - 1;
    let mut before: Option<i32> = None;
    let mut places = Vec::new();
    for entry in entries {
        let from = match (absolute(entry.from), entry.to.and_then(absolute), before, known) {
            (Some(from), ..) => from,
            (None, Some(to), ..) => last_at(to, entry.from),
            (None, None, _, None) => next_at(start, entry.from),
            (None, None, Some(before), Some(_)) => next_at(before, entry.from),
            (None, None, None, Some(known)) => last_at(known, entry.from),
        };
        let to = match entry.to {
            None => last_month(entry.from, from),
            Some(month) => absolute(month).map_or_else(|| next_at(from, month), |to| last_month(month, to)),
        };
        let day = |month: Month| match month {
            Month::Dated(date) => date.day.map(i32::from),
            Month::OfYear(_) => None,
        };
        let days = (day(entry.from).unwrap_or(1), day(entry.to.unwrap_or(entry.from)).unwrap_or(31));
        places.push(Place { from, to: to.max(from), days });
        before = Some(from);
    }
    places
}

fn absolute(month: Month) -> Option<i32> {
    match month {
        Month::Dated(date) => Some(i32::from(date.year) * 12 + i32::from(month.number()) - 1),
        Month::OfYear(_) => None,
    }
}

/// A year without a month lasts until its December.
fn last_month(written: Month, number: i32) -> i32 {
    match written {
        Month::Dated(PartialDate { month: None, .. }) => number + 11,
        _ => number,
    }
}

/// The first month of that name at or after `at`.
fn next_at(at: i32, month: Month) -> i32 {
    at + (i32::from(month.number()) - 1 - at).rem_euclid(12)
}

/// The last month of that name at or before `at`.
fn last_at(at: i32, month: Month) -> i32 {
    at - (at - (i32::from(month.number()) - 1)).rem_euclid(12)
}

/// Months in a column, so that there are at most [`MAX_COLUMNS`].
fn step(first: i32, last: i32) -> i32 {
    let columns = |step: i32| last.div_euclid(step) - first.div_euclid(step) + 1;
    let mut step = 1;
    while columns(step) > MAX_COLUMNS {
        step = match step {
            1 => 3,
            3 => 6,
            6 => 12,
            years => years * 2,
        };
    }
    step
}

fn label(cx: &Cx<'_>, entry: &ScheduleEntry) -> String {
    match (&entry.label, &entry.phase) {
        (Some(label), _) => cx.words(label),
        (None, Some(phase)) => cx.site.word(VocabularyName::Phase, phase, false, cx.lang),
        (None, None) => String::new(),
    }
}

/// "March to April", "September", "March to April 2022", "1 March 2022 to 5 April 2022": what the author knows.
fn when(cx: &Cx<'_>, entry: &ScheduleEntry) -> String {
    let text = |month: Month| match month {
        Month::OfYear(number) => cx.locale.month(number),
        Month::Dated(date) => cx.locale.date(date),
    };
    let Some(to) = entry.to.filter(|to| *to != entry.from) else { return text(entry.from) };
    let same_year = |a: PartialDate, b: PartialDate| a.year == b.year && a.day.is_none() && b.day.is_none();
    let from = match (entry.from, to) {
        (Month::Dated(a), Month::Dated(b)) if a.month.is_some() && b.month.is_some() && same_year(a, b) => {
            cx.locale.month(entry.from.number())
        }
        _ => text(entry.from),
    };
    span_of_time(cx, &from, &text(to))
}

fn span_of_time(cx: &Cx<'_>, from: &str, to: &str) -> String {
    cx.say("span_of_time", &[("from", from.into()), ("to", to.into())])
}

/// Months that no entry covers; several in a row as "May to July".
fn gaps(cx: &Cx<'_>, places: &[Place], first: i32, dated: bool) -> Option<String> {
    let mut sorted = places.to_vec();
    sorted.sort_by_key(|place| place.from);
    let mut texts = Vec::new();
    let mut covered = first - 1;
    for place in sorted {
        if place.from > covered + 1 {
            let (from, to) = (name(cx, covered + 1, dated), name(cx, place.from - 1, dated));
            texts.push(if from == to { from } else { span_of_time(cx, &from, &to) });
        }
        covered = covered.max(place.to);
    }
    (!texts.is_empty()).then(|| cx.locale.list(texts.iter().map(String::as_str)))
}

/// 1 to 12.
fn of_year(month: i32) -> u8 {
    u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1)
}

/// "March", or "March 2022" where years are known.
fn name(cx: &Cx<'_>, month: i32, dated: bool) -> String {
    match i16::try_from(month.div_euclid(12)) {
        Ok(year) if dated => cx.locale.date(PartialDate { year, month: Some(of_year(month)), day: None }),
        _ => cx.locale.month(of_year(month)),
    }
}
