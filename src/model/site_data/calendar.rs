//! What the institution's calendars observe, and on which days.

use jiff::civil::Date;

use crate::source::{SourceId, Span};

/// An event of a calendar, with all days on which it takes place.
#[derive(Clone, Debug, PartialEq)]
pub struct Observance {
    /// The calendar.
    pub source: SourceId,
    /// The line that says when it begins.
    pub span: Span,
    /// What it is called.
    pub name: Box<str>,
    /// What it means for those who plan something.
    pub kind: ObservanceKind,
    /// First and last day of each time that it takes place, in order.
    pub days: Vec<(Date, Date)>,
}

/// What an observance means for those who plan something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObservanceKind {
    /// Some do not work, study or travel on it: `CATEGORIES:REST DAY`, or a holiday, or the place is closed.
    Rest,
    /// Part of the year in which people are there anyway: `CATEGORIES:TERM`.
    Term,
    /// Good to know.
    Other,
}

impl ObservanceKind {
    /// What the categories of an event say, whatever their case and with `-` and `_` as spaces.
    pub fn of<'a>(categories: impl Iterator<Item = &'a str>) -> ObservanceKind {
        const REST: [&str; 9] = [
            "rest",
            "rest day",
            "holiday",
            "public holiday",
            "bank holiday",
            "closed",
            "diwrnod gorffwys",
            "gŵyl banc",
            "يوم راحة",
        ];
        const TERM: [&str; 4] = ["term", "term dates", "tymor", "فصل دراسي"];
        let mut kind = ObservanceKind::Other;
        for category in categories {
            let plain = category.trim().to_lowercase().replace(['-', '_'], " ");
            if REST.contains(&plain.as_str()) {
                return ObservanceKind::Rest;
            }
            if TERM.contains(&plain.as_str()) {
                kind = ObservanceKind::Term;
            }
        }
        kind
    }
}
