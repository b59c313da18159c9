//! Days, months, years and numbers that a sentence names, in English and as numbers. What is not surely one is none.

use crate::model::PartialDate;

/// A time that a sentence names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mention<'t> {
    /// When.
    pub date: PartialDate,
    /// The words.
    pub text: &'t str,
    /// Something is to be done by then: "by", "until", "before".
    pub is_end: bool,
    /// It was "before".
    pub is_before: bool,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words in a text with their places, without the signs around them.
fn tokens(text: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                let trimmed = word.trim_start_matches(['(', '“', '"', '‘']);
                let lead = word.len() - trimmed.len();
                let trimmed = trimmed.trim_end_matches(['.', ',', ';', ':', ')', '”', '"', '’', '!', '?']);
                if !trimmed.is_empty() {
                    found.push((trimmed, from + lead));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower) && lower != "may"))?;
    i8::try_from(at + 1).ok()
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (2000..2100).contains(year))
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = word.get(digits.len()..)?;
    let known = ["", "st", "nd", "rd", "th"].contains(&ending);
    known.then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// Every time that the text names, in order.
pub(super) fn mentions(text: &str) -> Vec<Mention<'_>> {
    let words = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = |ahead: usize| words.get(at + ahead).map(|(word, _)| *word);
        let first = word(0).unwrap_or_default();
        let dated = |year, month, day| PartialDate::parse(&written(year, month, day));
        let read = if let Some(date) = PartialDate::parse(first).filter(|_| first.contains('-')) {
            Some((date, 1))
        } else if let (Some(day), Some(month), Some(year)) =
            (day(first), word(1).and_then(month), word(2).and_then(year))
        {
            dated(year, Some(month), Some(day)).map(|date| (date, 3))
        } else if let (Some(month), Some(day), Some(year)) =
            (month(first), word(1).and_then(day), word(2).and_then(year))
        {
            dated(year, Some(month), Some(day)).map(|date| (date, 3))
        } else if let (Some(month), Some(year)) = (month(first), word(1).and_then(year)) {
            dated(year, Some(month), None).map(|date| (date, 2))
        } else {
            year(first).and_then(|year| dated(year, None, None)).map(|date| (date, 1))
        };
        let Some((date, length)) = read else {
            at += 1;
            continue;
        };
        let before = words.get(at.saturating_sub(5)..at).unwrap_or_default();
        let says = |wanted: &[&str]| {
            before
                .iter()
                .rev()
                .take_while(|(word, _)| !word.ends_with(['.', ';']))
                .any(|(word, _)| wanted.contains(&word.to_lowercase().as_str()))
        };
        let (last, start) = words.get(at + length - 1).copied().unwrap_or((first, 0));
        let from = words.get(at).map_or(0, |(_, start)| *start);
        found.push(Mention {
            date,
            text: text.get(from..start + last.len()).unwrap_or(first),
            is_end: says(&["by", "before", "until", "till", "erbyn"]) && !says(&["since", "from", "between", "than"]),
            is_before: says(&["before"]),
        });
        at += length;
    }
    found
}

fn written(year: i16, month: Option<i8>, day: Option<i8>) -> String {
    let mut out = format!("{year:04}");
    for part in [month, day].into_iter().flatten() {
        out.push_str(&format!("-{part:02}"));
    }
    out
}

/// Whether two times have a day in common: `2027` and `2027-06` do.
pub(super) fn meet(one: PartialDate, other: PartialDate) -> bool {
    let days = |date: PartialDate| Some((date.first_day()?, date.last_day()?));
    match (days(one), days(other)) {
        (Some((a, b)), Some((c, d))) => a <= d && c <= b,
        _ => true,
    }
}

/// Numbers in digits, with where they start and end; `1,200` is one.
pub(super) fn numbers(text: &str) -> Vec<(f64, usize, usize)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
            at += 1;
        }
        let number = text.get(start..at).unwrap_or_default().replace(',', "");
        found.extend(number.parse().ok().map(|number| (number, start, at)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{mentions, numbers};

    fn told(text: &str) -> Vec<String> {
        let mark = |one: &super::Mention<'_>| match (one.is_end, one.is_before) {
            (true, true) => "<",
            (true, false) => "=",
            _ => "",
        };
        mentions(text).iter().map(|one| format!("{}{} {}", mark(one), one.date, one.text)).collect()
    }

    #[test]
    fn days_months_and_years_are_read_and_only_ends_are_ends() {
        assert_eq!(told("By 30 June 2027, we will"), ["=2027-06-30 30 June 2027"]);
        assert_eq!(told("by the end of July 2027."), ["=2027-07 July 2027"]);
        assert_eq!(told("before March 3rd 2028 and more than in 2024"), ["<2028-03-03 March 3rd 2028", "2024 2024"]);
        assert_eq!(told("until 2027-05-01; since 2025"), ["=2027-05-01 2027-05-01", "2025 2025"]);
        assert_eq!(told("in 2026/27 we may have 12 people, room 1850"), [""; 0]);
    }

    #[test]
    fn numbers_have_no_commas_of_sentences() {
        let of = |text: &str| numbers(text).iter().map(|(number, ..)| *number).collect::<Vec<_>>();
        assert_eq!(of("from 1,200 to 25%, or 2.5."), [1200.0, 25.0, 2.5]);
    }
}
