//! A case study's phases on a row of columns, from the first month to the last. Nothing is moved or filled:
//! a month without a phase stays a gap, an overlap stays an overlap.
//!
//! Up to 36 months have a column each. A longer schedule has columns of 3, 6, 12, 24 ... months, the first
//! length that needs at most 36, counted from January; its headings are the years, each above its first column,
//! and an entry covers every column that it touches.

use super::context::Cx;
use super::types::{MonthView, ScheduleEntryView, ScheduleView};
use crate::document::VocabularyName;
use crate::model::timeline::{self, Place, has_years, of_year, places};
use crate::model::{CaseStudy, Month, PartialDate, ScheduleEntry};
use crate::resolve::GeneratedKey;
use crate::theme::Argument;

/// More columns than this are not legible.
const MAX_COLUMNS: i32 = 36;

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
        at_once: {
            let others = entries.iter().zip(&places).enumerate();
            let others = others.filter(|(other, (_, there))| *other != index && there.meets(*place));
            let labels: Vec<String> = others.map(|(_, (entry, _))| label(cx, entry)).collect();
            (!labels.is_empty()).then(|| labels.join(cx.lang.comma()))
        },
        start: month(cx, entry.from),
        end: month(cx, entry.to.unwrap_or(entry.from)),
        months: cx.locale.number(f64::from(place.to - place.from + 1)),
    });
    let views: Vec<ScheduleEntryView> = views.collect();
    Some(ScheduleView {
        description: describe(cx, &views, &name(cx, first, dated), &name(cx, last, dated)),
        entries: views,
        months: (0..=column(last)).map(|at| heading(cx, (first.div_euclid(step) + at) * step, step, dated)).collect(),
        note: cx.maybe(case_study.schedule_note.as_deref()),
        gaps: gaps(cx, &places, dated),
        crosses_year: first.div_euclid(12) != last.div_euclid(12),
    })
}

/// When and what of each entry, without columns.
pub fn lines<'a>(cx: &Cx<'a>, case_study: &'a CaseStudy) -> impl Iterator<Item = (String, String)> {
    case_study.schedule.iter().map(|entry| (when(cx, entry), label(cx, entry)))
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

/// Heading of the column that starts with this month.
fn heading(cx: &Cx<'_>, month: i32, step: i32, dated: bool) -> MonthView {
    if step == 1 {
        return MonthView { short: cx.locale.month_short(of_year(month)), long: name(cx, month, dated) };
    }
    let year = |month: i32| i16::try_from(month.div_euclid(12)).map_or_else(|_| String::new(), |year| cx.year(year));
    let last = month + step - 1;
    let long = match step {
        12 => year(month),
        _ if step > 12 => span_of_time(cx, &year(month), &year(last)),
        _ => span_of_time(cx, &cx.locale.month(of_year(month)), &name(cx, last, dated)),
    };
    let short = if month.rem_euclid(12) == 0 { year(month) } else { String::new() };
    MonthView { short, long }
}

/// "6 entries, March to January. 1 of them overlaps an earlier one."
fn describe(cx: &Cx<'_>, entries: &[ScheduleEntryView], first: &str, last: &str) -> String {
    let counted = |key: &str, count: usize, when: &str| {
        let number = cx.locale.number(count as f64);
        cx.say(key, &[("n", Argument::from(count)), ("number", number.as_str().into()), ("when", when.into())])
    };
    let when = if first == last { first.to_owned() } else { span_of_time(cx, first, last) };
    let overlapping = entries.iter().filter(|entry| entry.overlaps).count();
    let second = match (overlapping, entries.len()) {
        (_, 1) => return counted("schedule_summary", 1, &when),
        (0, _) => cx.say("schedule_no_overlap", &[]),
        (count, _) => counted("schedule_overlapping", count, ""),
    };
    format!("{} {second}", counted("schedule_summary", entries.len(), &when))
}

fn month(cx: &Cx<'_>, written: Month) -> String {
    match written {
        Month::OfYear(number) => cx.locale.month(number),
        Month::Dated(date) => cx.locale.date(date),
    }
}

/// What was done: the entry's own words, or those of its phase.
pub(super) fn label(cx: &Cx<'_>, entry: &ScheduleEntry) -> String {
    match (&entry.label, &entry.phase) {
        (Some(label), _) => cx.words(label),
        (None, Some(phase)) => cx.site.word(VocabularyName::Phase, phase, false, cx.lang),
        (None, None) => String::new(),
    }
}

/// "March to April", "September", "March to April 2022", "1 March 2022 to 5 April 2022": what the author knows.
pub(super) fn when(cx: &Cx<'_>, entry: &ScheduleEntry) -> String {
    let text = |written: Month| month(cx, written);
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
fn gaps(cx: &Cx<'_>, places: &[Place], dated: bool) -> Option<String> {
    let gap = |(from, to): &(i32, i32)| {
        let (from, to) = (name(cx, *from, dated), name(cx, *to, dated));
        if from == to { from } else { span_of_time(cx, &from, &to) }
    };
    let texts: Vec<String> = timeline::gaps(places).iter().map(gap).collect();
    (!texts.is_empty()).then(|| cx.locale.list(texts.iter().map(String::as_str)))
}

/// "March", or "March 2022" where years are known.
fn name(cx: &Cx<'_>, month: i32, dated: bool) -> String {
    match i16::try_from(month.div_euclid(12)) {
        Ok(year) if dated => cx.locale.date(PartialDate { year, month: Some(of_year(month)), day: None }),
        _ => cx.locale.month(of_year(month)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::view::testing::{World, date};

    fn entry(label: &str, from: Month, to: Option<Month>) -> ScheduleEntry {
        ScheduleEntry { phase: None, label: Some(label.into()), from, to, note: None }
    }

    fn months(label: &str, from: u8, to: u8) -> ScheduleEntry {
        entry(label, Month::OfYear(from), Some(Month::OfYear(to)))
    }

    fn dated(from: &str, to: &str) -> ScheduleEntry {
        entry("Phase", Month::Dated(date(from)), Some(Month::Dated(date(to))))
    }

    fn view(entries: Vec<ScheduleEntry>, year_start: Option<u8>) -> ScheduleView {
        let case_study = CaseStudy { schedule: entries, year_start, ..CaseStudy::default() };
        schedule(&World::new("en").cx(), &case_study).unwrap()
    }

    fn six_phases() -> Vec<ScheduleEntry> {
        vec![
            ScheduleEntry { phase: Some("recruit".into()), label: None, ..months("", 3, 4) },
            months("Train", 6, 7),
            months("Plan", 8, 9),
            months("Finalise", 9, 9),
            months("Deliver", 10, 12),
            entry("Evaluate", Month::OfYear(1), None),
        ]
    }

    #[test]
    fn six_phases_keep_their_gap_and_their_overlap() {
        let view = view(six_phases(), Some(3));
        let short: Vec<&str> = view.months.iter().map(|month| month.short.as_str()).collect();
        assert_eq!(short, ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec", "Jan"]);
        let columns: Vec<_> = view.entries.iter().map(|entry| (entry.from, entry.span, entry.overlaps)).collect();
        let expected = [(1, 2, false), (4, 2, false), (6, 2, false), (7, 1, true), (8, 3, false), (11, 1, false)];
        assert_eq!(columns, expected);
        let when: Vec<&str> = view.entries.iter().map(|entry| entry.when.as_str()).collect();
        let texts =
            ["March to April", "June to July", "August to September", "September", "October to December", "January"];
        assert_eq!(when, texts);
        assert_eq!(view.gaps.as_deref(), Some("May"));
        assert_eq!(view.description, "6 entries, March to January. 1 of them overlaps an earlier one.");
        assert_eq!(view.entries[2].at_once.as_deref(), Some("Finalise"));
        assert_eq!(view.entries[3].at_once.as_deref(), Some("Plan"));
        assert_eq!(view.entries[0].at_once, None);
        let table = &view.entries[4];
        assert_eq!((&*table.start, &*table.end, &*table.months), ("October", "December", "3"));
        assert!(view.crosses_year);
        assert_eq!(view.entries[0].label, "Recruit");
        assert_eq!(view.entries[0].phase.as_ref().unwrap().href, "/phases/recruit/");
    }

    #[test]
    fn without_the_years_start_january_is_the_first_month() {
        let view = view(vec![months("Deliver", 10, 12), entry("Evaluate", Month::OfYear(1), None)], None);
        assert_eq!(view.entries[1].from, 1);
        assert_eq!(view.gaps.as_deref(), Some("February to September"));
        assert!(!view.crosses_year);
    }

    #[test]
    fn an_entry_that_ends_before_it_starts_runs_into_the_next_year() {
        let view = view(vec![months("Deliver", 11, 2)], None);
        assert_eq!((view.entries[0].from, view.entries[0].span), (1, 4));
        assert!(view.crosses_year);
    }

    #[test]
    fn dates_show_their_years() {
        let view = view(vec![dated("2022-03", "2022-04"), dated("2022-06", "2023-01")], None);
        assert_eq!(view.entries[0].when, "March to April 2022");
        assert_eq!(view.entries[1].when, "June 2022 to January 2023");
        assert_eq!(view.months[0].long, "March 2022");
        assert_eq!(view.gaps.as_deref(), Some("May 2022"));
        assert!(view.crosses_year);
    }

    #[test]
    fn days_decide_whether_entries_of_one_month_overlap() {
        let days = view(vec![dated("2022-03-01", "2022-03-10"), dated("2022-03-11", "2022-04-05")], None);
        assert_eq!(days.entries[1].when, "11 March 2022 to 5 April 2022");
        assert!(!days.entries[1].overlaps);
        let months = view(vec![dated("2022-03", "2022-03"), dated("2022-03-11", "2022-04-05")], None);
        assert!(months.entries[1].overlaps);
        assert_eq!(months.entries[0].when, "March 2022");
    }

    #[test]
    fn months_without_year_go_with_the_known_ones() {
        let entries =
            vec![months("Before", 11, 12), entry("Known", Month::Dated(date("2022-02")), None), months("After", 3, 1)];
        let view = view(entries, None);
        let columns: Vec<_> = view.entries.iter().map(|entry| (entry.from, entry.span)).collect();
        assert_eq!(columns, [(1, 2), (4, 1), (5, 11)]);
        assert_eq!(view.gaps.as_deref(), Some("January 2022"));
    }

    #[test]
    fn long_schedules_have_fewer_columns_and_years_as_headings() {
        let quarters = view(vec![dated("2019-01", "2020-12"), dated("2022-05", "2022-07")], None);
        assert_eq!(quarters.months.len(), 15);
        assert_eq!((quarters.entries[1].from, quarters.entries[1].span), (14, 2));
        assert_eq!((quarters.months[0].short.as_str(), quarters.months[1].short.as_str()), ("2019", ""));
        assert_eq!(quarters.months[1].long, "April to June 2019");
        let centuries = view(vec![dated("1000-01", "9999-12")], None);
        assert!(centuries.months.len() <= 36);
        assert_eq!(centuries.entries[0].span as usize, centuries.months.len());
        let backwards = view(vec![dated("2022-05", "2021-05")], None);
        assert_eq!((backwards.entries[0].from, backwards.entries[0].span), (1, 1));
    }

    #[test]
    fn other_languages_have_their_own_months() {
        let case_study = CaseStudy { schedule: six_phases(), year_start: Some(3), ..CaseStudy::default() };
        let welsh = schedule(&World::new("cy").cx(), &case_study).unwrap();
        assert_eq!(welsh.gaps.as_deref(), Some("Mai"));
        let arabic = schedule(&World::new("ar").cx(), &case_study).unwrap();
        assert!(arabic.entries[0].when.contains("مارس"), "{}", arabic.entries[0].when);
        assert!(schedule(&World::new("en").cx(), &CaseStudy::default()).is_none());
    }
}
