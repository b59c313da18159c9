//! Forms of dates, times and months, with what an editor most likely meant when one is wrong.

use std::borrow::Cow;

use serde_yaml::Value;

use super::{Read, Reader, Shape, shorten};
use crate::diagnostic::Code;
use crate::model::{DateTime, Month, PartialDate, When};

impl<'a> Reader<'a> {
    /// A number as a date's year, or a text as it is.
    fn date_text(&mut self, value: &'a Value, expected: &Shape) -> Option<Cow<'a, str>> {
        match value {
            Value::String(text) => Some(Cow::Borrowed(text.trim())),
            Value::Number(number) => Some(self.number(number)),
            other => {
                self.wrong_type(expected, other);
                None
            }
        }
    }

    fn bad_date(&mut self, text: &str, expected: &Shape) {
        let message = format!("{} must be {expected}, and here is `{}`", self.subject(), shorten(text));
        let diagnostic = self.at_value(Code::BadDate, message);
        self.push(match guess_date(text) {
            Some(date) => diagnostic.help(format!("if that day is meant, write `{date}`")),
            None => diagnostic,
        });
    }
}

impl Read for PartialDate {
    type Out = PartialDate;
    const SHAPE: Shape = Shape::Date;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<PartialDate> {
        let text = &*reader.date_text(value, &Self::SHAPE)?;
        let date = PartialDate::parse(text);
        if date.is_none() {
            reader.bad_date(text, &Self::SHAPE);
        }
        date
    }
}

impl Read for When {
    type Out = When;
    const SHAPE: Shape = Shape::DateOrText;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<When> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        if let Some(date) = PartialDate::parse(text) {
            return Some(When::Date(date));
        }
        // Digits and their signs alone are meant as a date: `2026-13-01`, `01/02/2026`.
        if text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.')) {
            reader.bad_date(text, &Self::SHAPE);
            return None;
        }
        Some(When::Words(Box::from(text)))
    }
}

impl Read for DateTime {
    type Out = DateTime;
    const SHAPE: Shape = Shape::DateTime;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<DateTime> {
        let text = &*reader.date_text(value, &Self::SHAPE)?;
        let parsed = DateTime::parse(text);
        if parsed.is_none() {
            let zone = text.ends_with(['Z', 'z']) || text.rfind(['+']).is_some_and(|at| at > 10);
            let message = format!("{} must be {}, and here is `{}`", reader.subject(), Self::SHAPE, shorten(text));
            let diagnostic = reader.at_value(Code::BadDate, message);
            reader.push(if zone {
                diagnostic.help("write the local time, and the zone as `timezone: Europe/London`")
            } else if PartialDate::parse(text).is_some_and(|date| date.day.is_some()) {
                diagnostic.help(format!("add the local time: `{text} 10:30`"))
            } else {
                diagnostic
            });
        }
        parsed
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// 1 to 12 for the English name of a month, in any case.
fn month_number(name: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    u8::try_from(at + 1).ok()
}

impl Read for Month {
    type Out = Month;
    const SHAPE: Shape = Shape::Month;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Month> {
        let text = &*reader.date_text(value, &Self::SHAPE)?;
        if let Some(month) = month_number(text) {
            return Some(Month::OfYear(month));
        }
        let date = PartialDate::parse(text).filter(|date| date.month.is_some());
        if date.is_none() {
            not_a_month(text, &Self::SHAPE, reader);
        }
        date.map(Month::Dated)
    }
}

fn not_a_month(text: &str, shape: &Shape, reader: &mut Reader<'_>) {
    // `Mar` and `Sept` are a month's first letters; anything else may be a slip of the pen.
    let begun = (text.len() >= 3)
        .then(|| MONTHS.iter().find(|month| month.to_lowercase().starts_with(&text.to_lowercase())))
        .flatten();
    let counted = text.parse::<usize>().ok().and_then(|number| MONTHS.get(number.checked_sub(1)?));
    let near = begun.or(counted).copied().or_else(|| crate::diagnostic::nearest(text, MONTHS));
    let message = format!("{} must be {}, and here is `{}`", reader.subject(), shape, shorten(text));
    let diagnostic = reader.at_value(Code::BadDate, message);
    reader.push(match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic,
    });
}

/// The English name of a month, as 1 to 12.
pub struct OneMonth;

impl Read for OneMonth {
    type Out = u8;
    const SHAPE: Shape = Shape::Words("the English name of a month such as `March`");

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<u8> {
        let text = &*reader.date_text(value, &Self::SHAPE)?;
        let month = month_number(text);
        if month.is_none() {
            not_a_month(text, &Self::SHAPE, reader);
        }
        month
    }
}

/// The name of an IANA time zone.
pub struct TimeZone;

impl Read for TimeZone {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Words("a time zone such as `Europe/London`");

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let name = &*reader.text(value, &Self::SHAPE)?;
        let zones = jiff::tz::TimeZoneDatabase::bundled();
        if zones.get(name).is_ok() {
            return Some(Box::from(name));
        }
        let known: Vec<String> = zones.available().map(|zone| zone.to_string()).collect();
        let place = format!("/{name}").to_lowercase();
        match known.iter().find(|zone| zone.to_lowercase().ends_with(&place)) {
            Some(zone) => {
                let message = format!("{} cannot be `{}`", reader.subject(), shorten(name));
                let diagnostic = reader.at_value(Code::UnknownValue, message);
                reader.push(diagnostic.help(format!("did you mean `{zone}`?")));
            }
            None => reader.unknown_value(Code::UnknownValue, name, known.iter().map(String::as_str)),
        }
        None
    }
}

/// The date that `24/11/2021`, `24 November 2021` or `2021-1-4` means, day before month.
fn guess_date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let (day, month, year) = match parts[..] {
        [first, month, last] if first.len() == 4 => (last, month, first),
        [first, month, last] if last.len() == 4 => (first, month, last),
        [month, year] if year.len() == 4 => ("", month, year),
        _ => return None,
    };
    let month = month_number(month).or_else(|| month.parse().ok())?;
    let text = match day.trim_end_matches(|c: char| c.is_ascii_alphabetic()) {
        "" => format!("{year}-{month:02}"),
        day => format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?),
    };
    PartialDate::parse(&text).map(|_| text)
}
