//! Whether a case study's schedule says of which year it is, and whether it is whole.

use super::Page;
use super::days::month_name;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::timeline::{gaps, has_years, of_year, places};
use crate::model::{CaseStudy, Month, Own, ScheduleEntry};
use crate::yaml::FieldPath;

fn case_study<'a>(page: &Page<'a>) -> Option<&'a CaseStudy> {
    match &page.document.front.own {
        // An entry that could not be read is not in the list: what is left says neither where it ends nor what is missing.
        Own::CaseStudy(own) if !page.document.broken && !own.schedule.is_empty() => Some(own),
        _ => None,
    }
}

fn entry(number: usize) -> FieldPath<'static> {
    FieldPath::new().key("schedule").index(number)
}

/// Months of which nothing says the year.
pub fn year_missing(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(own) = case_study(page) else { return };
    let entries = &own.schedule;
    // A month on its own is in order whatever year it is of.
    let one = entries.iter().all(|entry| entry.from == entries[0].from && entry.to.is_none_or(|to| to == entry.from));
    if own.year_start.is_some() || has_years(entries) || one {
        return;
    }
    let path = entry(0).key("from");
    let name = page.text().get(page.value(&path).range()).unwrap_or_default();
    let message = format!("nothing says with which month this schedule's year begins: is `{name}` the first?");
    let finding = page.at(Code::ScheduleYear, message, &path);
    found.push(finding.help(format!(
        "write the years, as in `from: 2025-{:02}`, or the first month: `year_start: {name}`",
        entries[0].from.number()
    )));
}

/// Months within a schedule in which nothing is done.
pub fn months_uncovered(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(own) = case_study(page) else { return };
    // Between single days nothing needs to be done.
    let single = |entry: &ScheduleEntry| {
        let day = |month: Month| matches!(month, Month::Dated(date) if date.day.is_some());
        day(entry.from) && entry.to.is_none_or(|to| to == entry.from)
    };
    if own.schedule_note.is_some() || own.schedule.iter().any(single) {
        return;
    }
    // Without the first month of its year the order of the months is not known.
    if own.year_start.is_none() && !has_years(&own.schedule) {
        return;
    }
    let places = places(&own.schedule, own.year_start);
    for (first, last) in gaps(&places) {
        let after = places.iter().position(|place| place.from == last + 1);
        let before = places.iter().position(|place| place.to == first - 1);
        let (Some(after), Some(before)) = (after, before) else { continue };
        let name = |month: i32| month_name(of_year(month).cast_signed());
        let months = if first == last { name(first).to_owned() } else { format!("{} to {}", name(first), name(last)) };
        let message = format!("no phase covers {months}");
        let finding = page.at(Code::ScheduleGap, message, &entry(after).key("from"));
        let end = if own.schedule[before].to.is_some() { "to" } else { "from" };
        let finding = page.also(finding, &entry(before).key(end), "the phase before ends here");
        found.push(finding.help("correct the months, add the phase, or say in `schedule_note:` why nothing is there"));
    }
}
