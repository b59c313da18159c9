//! Dates as editors know them: whole, or only a month, or only a year; months without a year.

use std::fmt;

/// A day, a month or a year. Ordered by time; a missing part counts as the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    /// 1000 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, valid in its month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Reads `2026-11-22`, `2026-11` or `2026`; `None` for anything else or a day that does not exist.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let number = |part: &str, width: usize| -> Option<i16> {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
        };
        let year = number(parts.next()?, 4).filter(|year| *year >= 1000)?;
        let month = parts
            .next()
            .map(|part| number(part, 2).and_then(|n| i8::try_from(n).ok()))
            .map_or(Some(None), |m| m.map(Some))?;
        let day = parts
            .next()
            .map(|part| number(part, 2).and_then(|n| i8::try_from(n).ok()))
            .map_or(Some(None), |d| d.map(Some))?;
        if parts.next().is_some() {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(PartialDate { year, month: month.map(i8::unsigned_abs), day: day.map(i8::unsigned_abs) })
    }

    /// As a calendar day; a missing part is the first.
    pub fn first_day(self) -> Option<jiff::civil::Date> {
        let small = |n: u8| i8::try_from(n).ok();
        jiff::civil::Date::new(self.year, small(self.month.unwrap_or(1))?, small(self.day.unwrap_or(1))?).ok()
    }
}

impl fmt::Display for PartialDate {
    /// ISO 8601, as precise as it is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A month of a schedule: `March`, `2022-03` or a whole date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Month {
    /// 1 to 12, of a year that is not known.
    OfYear(u8),
    /// A known date, at least to the month.
    Dated(PartialDate),
}

impl Month {
    /// 1 to 12.
    pub fn number(self) -> u8 {
        match self {
            Month::OfYear(month) => month,
            Month::Dated(date) => date.month.unwrap_or(1),
        }
    }
}

/// A date, or words such as "within three months".
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// A date.
    Date(PartialDate),
    /// Words.
    Words(Box<str>),
}

/// Local date and time without zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateTime(pub jiff::civil::DateTime);
