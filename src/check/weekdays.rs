//! Whether the weekday beside a date is the one that the date falls on.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::days::{self, Day, Named};
use super::{Page, passages};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{DateTime, Own};
use crate::source::Span;

/// How far from a session a date without a year may be to be in its year, in days.
const NEAR: i32 = 31;

/// A weekday that the date beside it does not fall on.
pub fn wrong_weekday(page: &Page<'_>, found: &mut Diagnostics) {
    if !days::may_name(page.text()) {
        return;
    }
    let session = match &page.document.front.own {
        Own::Session(own) if own.start != DateTime::default() => Some(own.start.0.date()),
        _ => None,
    };
    passages::of_front(
        page,
        |front| !days::named(front).is_empty(),
        |text, place| {
            let span = |range: &Range<usize>| text.get(range.clone()).map(place);
            for named in days::named(text) {
                let quoted = passages::is_quoted(text, named.range.start);
                found.extend(
                    span(&named.range).filter(|_| !quoted).and_then(|span| judge(page, text, &named, session, span)),
                );
            }
        },
    );
    for passage in page.passages() {
        for named in days::named(&passage.text) {
            if !passage.is_quoted(named.range.start) {
                let span = passage.span(named.range.clone());
                found.extend(judge(page, &passage.text, &named, session, span));
            }
        }
    }
}

fn judge(page: &Page<'_>, text: &str, named: &Named, session: Option<Date>, span: Span) -> Option<Diagnostic> {
    let year = |day: &Day| day.year.or_else(|| session.and_then(|start| year_near(day, start)));
    let dates: Option<Vec<(i16, Day)>> = named.dates.iter().map(|day| Some((year(day)?, *day))).collect();
    let dates = dates?;
    let real: Vec<Date> = dates.iter().filter_map(|(year, day)| Date::new(*year, day.month, day.day).ok()).collect();
    if real.iter().any(|date| date.weekday() == named.weekday) {
        return None;
    }
    let finding = |message: String| page.finding(Code::WrongWeekday, message, span);
    let Some(date) = real.first() else {
        let (year, day) = dates.first()?;
        let message = format!("{} {year} has no day {}", days::month_name(day.month), day.day);
        return Some(finding(message).help("correct the date"));
    };
    let (right, written) = (days::name(date.weekday(), named.language), &text[named.weekday_range.clone()]);
    let english = |weekday: Weekday| days::name(weekday, days::Language::English);
    let day = format!("{} {} {}", date.day(), days::month_name(date.month()), date.year());
    let message = format!("{day} is a {}, not a {}", english(date.weekday()), english(named.weekday));
    let near = nearest(*date, named.weekday).map(|near| {
        format!("; if `{written}` is right, the nearest is {} {}", near.day(), days::month_name(near.month()))
    });
    Some(finding(message).help(format!("write `{right}`{}", near.unwrap_or_default())))
}

/// The year of a session, for a date that is near it.
fn year_near(day: &Day, session: Date) -> Option<i16> {
    let date = Date::new(session.year(), day.month, day.day).ok()?;
    let away = date.since(session).ok()?.get_days();
    (away.abs() <= NEAR).then_some(session.year())
}

/// The nearest day that is this weekday.
fn nearest(date: Date, weekday: Weekday) -> Option<Date> {
    let away = date.weekday().until(weekday);
    let away = if away > 3 { i64::from(away) - 7 } else { i64::from(away) };
    date.checked_add(jiff::Span::new().try_days(away).ok()?).ok()
}
