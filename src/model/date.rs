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

    /// Whether it is certainly earlier than `other`: what one of the two leaves open is not compared.
    pub fn is_before(self, other: PartialDate) -> bool {
        let months = self.month.zip(other.month);
        let days = months.and(self.day.zip(other.day));
        let known = |pair: Option<(u8, u8)>| pair.unwrap_or((0, 0));
        let (month, day) = (known(months), known(days));
        (self.year, month.0, day.0) < (other.year, month.1, day.1)
    }

    /// As a calendar day; a missing part is the first.
    pub fn first_day(self) -> Option<jiff::civil::Date> {
        let small = |n: u8| i8::try_from(n).ok();
        jiff::civil::Date::new(self.year, small(self.month.unwrap_or(1))?, small(self.day.unwrap_or(1))?).ok()
    }

    /// As a calendar day; a missing part is the last: `2026-02` ends on 28 February.
    pub fn last_day(self) -> Option<jiff::civil::Date> {
        let small = |n: u8| i8::try_from(n).ok();
        let month = jiff::civil::Date::new(self.year, small(self.month.unwrap_or(12))?, 1).ok()?;
        match self.day {
            Some(_) => self.first_day(),
            None => Some(month.last_of_month()),
        }
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

impl Default for When {
    /// No words.
    fn default() -> When {
        When::Words(Box::default())
    }
}

/// Local date and time without zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateTime(pub jiff::civil::DateTime);

impl DateTime {
    /// Reads `2021-03-16 10:10`, also with `T` between and with seconds; `None` for anything else.
    pub fn parse(text: &str) -> Option<DateTime> {
        let (date, time) = text.split_once([' ', 'T'])?;
        let date = PartialDate::parse(date).filter(|date| date.day.is_some())?.first_day()?;
        let mut parts = time.trim_start().split(':');
        let number = |part: Option<&str>| -> Option<i8> {
            part.filter(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
        };
        let (hour, minute) = (number(parts.next())?, number(parts.next())?);
        let second = match parts.next() {
            None => 0,
            some => number(some)?,
        };
        if parts.next().is_some() {
            return None;
        }
        let time = jiff::civil::Time::new(hour, minute, second, 0).ok()?;
        Some(DateTime(date.to_datetime(time)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{DateTime, PartialDate};

    #[test]
    fn dates_are_compared_as_exactly_as_they_are_known() {
        let date = |text| PartialDate::parse(text).unwrap();
        assert!(date("2021").is_before(date("2022-01-01")));
        assert!(!date("2021").is_before(date("2021-05")));
        assert!(!date("2021-05-02").is_before(date("2021-05")));
        assert!(date("2021-04").is_before(date("2021-05-01")));
        assert!(!date("2021-05-02").is_before(date("2021-05-02")));
        assert!(date("2021-05-01").is_before(date("2021-05-02")));
    }

    #[test]
    fn a_date_that_is_not_whole_lasts_until_its_last_day() {
        let last = |text| PartialDate::parse(text).unwrap().last_day().unwrap().to_string();
        assert_eq!(
            [last("2028"), last("2028-02"), last("2027-02"), last("2027-02-03")],
            ["2028-12-31", "2028-02-29", "2027-02-28", "2027-02-03"]
        );
    }

    #[test]
    fn only_whole_dates_with_a_time_are_date_times() {
        for good in ["2021-03-16 10:10", "2021-03-16T10:10:59", "2021-03-16  23:59"] {
            assert!(DateTime::parse(good).is_some(), "{good}");
        }
        for bad in ["2021-03-16", "2021-03 10:10", "2021-03-16 24:00", "2021-03-16 9:10", "2021-03-16 10:10Z", "10:10"]
        {
            assert!(DateTime::parse(bad).is_none(), "{bad}");
        }
    }
}
