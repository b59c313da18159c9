//! A schedule's entries on one line of months, from what each says of its months and years. Nothing is moved or filled:
//! a month without an entry stays a gap, an overlap stays an overlap.

use super::{Month, PartialDate, ScheduleEntry};

/// Where an entry is: months counted from year 0 (`year * 12 + month - 1`), or, where no year is known,
/// from January of the schedule's first year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// First month.
    pub from: i32,
    /// Last month, never before the first.
    pub to: i32,
    /// First and last day within those months, 1 and 31 where only months are known.
    pub days: (i32, i32),
}

impl Place {
    /// Whether both have a day in common; entries that only know their months meet in a shared month.
    pub fn meets(self, other: Place) -> bool {
        let start = |place: Place| place.from * 32 + place.days.0;
        let end = |place: Place| place.to * 32 + place.days.1;
        start(self) <= end(other) && start(other) <= end(self)
    }
}

/// Whether any entry gives a year.
pub fn has_years(entries: &[ScheduleEntry]) -> bool {
    entries.iter().any(|entry| matches!(entry.from, Month::Dated(_)) || matches!(entry.to, Some(Month::Dated(_))))
}

/// Puts every entry on one line of months.
///
/// Without any year, months before `year_start` belong to the next calendar year (January without it). With
/// some years, a month without one is the first such month after the entry before it, or the last such month
/// before the first year that is known. A last month before its first one is in the year after it when it
/// has no year, and the first month itself when it has one (reported already).
pub fn places(entries: &[ScheduleEntry], year_start: Option<u8>) -> Vec<Place> {
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

/// Months between the first and the last that no entry covers, as first and last month of each gap, in order.
pub fn gaps(places: &[Place]) -> Vec<(i32, i32)> {
    let mut sorted = places.to_vec();
    sorted.sort_by_key(|place| place.from);
    let mut found = Vec::new();
    let mut covered = sorted.first().map_or(0, |place| place.from - 1);
    for place in sorted {
        if place.from > covered + 1 {
            found.push((covered + 1, place.from - 1));
        }
        covered = covered.max(place.to);
    }
    found
}

/// 1 to 12.
pub fn of_year(month: i32) -> u8 {
    u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1)
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
