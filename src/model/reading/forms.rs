//! The forms that single values have: texts, numbers, dates, addresses, lists, and those that differ from their type.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_yaml::{Number, Value};

use super::{Place, Read, Reader, Shape, describe, shorten};
use crate::diagnostic::Code;
use crate::model::{DateTime, Lang, LocalText, Month, PartialDate, When};
use crate::source::{SourceId, Span};
use crate::yaml::{Mapping, Step};

impl<'a> Reader<'a> {
    /// The value's own words; a number or `true` as it is written. Blank space at the ends is dropped.
    pub fn text(&mut self, value: &'a Value, expected: &Shape) -> Option<Cow<'a, str>> {
        let text = match value {
            Value::String(text) => Cow::Borrowed(text.trim()),
            Value::Number(number) => self.number(number),
            Value::Bool(_) => Cow::Borrowed(self.written()),
            other => {
                self.wrong_type(expected, other);
                return None;
            }
        };
        if text.is_empty() {
            self.wrong_type(expected, &Value::Null);
            return None;
        }
        if let Some(control) = text.chars().find(|c| is_forbidden(*c)) {
            let message = format!("{} holds the control character U+{:04X}", self.subject(), u32::from(control));
            let diagnostic = self.at_value(Code::WrongType, message);
            self.push(diagnostic.help("take it out: it cannot be seen, and Word and XML files cannot hold it"));
            return None;
        }
        Some(text)
    }

    /// One of fixed words.
    pub fn one_of<T>(&mut self, value: &'a Value, find: impl Fn(&str) -> Option<T>, shape: &Shape) -> Option<T> {
        let Value::String(word) = value else {
            self.wrong_type(shape, value);
            return None;
        };
        let found = find(word.trim());
        if found.is_none()
            && let Shape::OneOf(words) = shape
        {
            self.unknown_value(Code::UnknownValue, word, words.iter().map(|(word, _)| *word));
        }
        found
    }

    /// The mapping at the path, or a report that there must be one of this form.
    pub fn record(&mut self, value: &'a Value, shape: &Shape) -> Option<&'a Mapping> {
        if let Value::Mapping(mapping) = value {
            return Some(mapping);
        }
        self.wrong_type(shape, value);
        None
    }

    /// A number as it is written. Years are common, and need no look at the file.
    fn number(&mut self, number: &Number) -> Cow<'a, str> {
        match number.as_u64() {
            Some(year @ 1000..=9999) => Cow::Owned(year.to_string()),
            _ => Cow::Borrowed(self.written()),
        }
    }

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

/// Characters that XML 1.0 (section 2.2) cannot hold or that no text needs.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Whether `text` can be an id: letters and digits, joined by `-` or `_`.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        && !text.starts_with(['-', '_'])
        && !text.ends_with(['-', '_'])
}

impl Read for Box<str> {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Text;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        reader.text(value, &Self::SHAPE).map(Box::from)
    }
}

impl Read for bool {
    type Out = bool;
    const SHAPE: Shape = Shape::YesNo;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<bool> {
        let answer = value.as_bool();
        if answer.is_none() {
            reader.wrong_type(&Self::SHAPE, value);
        }
        answer
    }
}

impl Read for f64 {
    type Out = f64;
    const SHAPE: Shape = Shape::Number;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<f64> {
        let number = value.as_f64().filter(|number| number.is_finite());
        if number.is_none() {
            reader.wrong_type(&Self::SHAPE, value);
        }
        number
    }
}

impl Read for u32 {
    type Out = u32;
    const SHAPE: Shape = Shape::Count;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<u32> {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            reader.wrong_type(&Self::SHAPE, value);
        }
        number
    }
}

impl Read for i64 {
    type Out = i64;
    const SHAPE: Shape = Shape::Whole;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<i64> {
        let number = value.as_i64();
        if number.is_none() {
            reader.wrong_type(&Self::SHAPE, value);
        }
        number
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

impl Read for Lang {
    type Out = Lang;
    const SHAPE: Shape = Shape::Language;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Lang> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        language(text, reader)
    }
}

/// The site's language that `tag` names, or a report about the value at the path.
fn language(tag: &str, reader: &mut Reader<'_>) -> Option<Lang> {
    let Some(lang) = Lang::new(tag) else {
        let message = format!("`{}` is not a language tag", shorten(tag));
        let diagnostic = reader.at_value(Code::BadLanguage, message);
        reader.push(diagnostic.help("write a tag such as `en`, `cy` or `pt-BR`"));
        return None;
    };
    let known = reader.languages();
    if known.is_empty() || known.contains(&lang) {
        return Some(lang);
    }
    let list: Vec<&str> = known.iter().map(Lang::as_str).collect();
    let message = format!("`{lang}` is not one of the site's languages");
    let diagnostic = reader.at_value(Code::BadLanguage, message);
    reader.push(diagnostic.help(format!("`languages` in `site.yaml` gives: {}", list.join(", "))));
    None
}

impl Read for LocalText {
    type Out = LocalText;
    const SHAPE: Shape = Shape::LocalText;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<LocalText> {
        let Value::Mapping(mapping) = value else {
            return reader.text(value, &Self::SHAPE).map(|text| LocalText::All(text.into()));
        };
        let mut texts = BTreeMap::new();
        for (key, value) in mapping {
            let Some(tag) = key.as_str() else {
                reader.wrong_type(&Self::SHAPE, value);
                continue;
            };
            reader.within(Step::Key(tag), |reader| {
                let lang = language_key(tag, reader)?;
                let text = reader.text(value, &Shape::Text)?;
                texts.insert(lang, text.into());
                Some(())
            });
        }
        (!texts.is_empty()).then_some(LocalText::Each(texts))
    }
}

/// As [`language`], with the report at the key.
fn language_key(tag: &str, reader: &mut Reader<'_>) -> Option<Lang> {
    let known = reader.languages();
    let lang = Lang::new(tag).filter(|lang| known.is_empty() || known.contains(lang));
    if lang.is_none() {
        let list: Vec<&str> = known.iter().map(Lang::as_str).collect();
        let message = format!("`{}` is not one of the site's languages", shorten(tag));
        let diagnostic = reader.at_key(Code::BadLanguage, message);
        reader.push(match list.is_empty() {
            true => diagnostic.help("write a tag such as `en`, `cy` or `pt-BR`"),
            false => diagnostic.help(format!("`languages` in `site.yaml` gives: {}", list.join(", "))),
        });
    }
    lang
}

impl<T: Read> Read for Option<T> {
    type Out = Option<T::Out>;
    const SHAPE: Shape = T::SHAPE;
    const EMPTY_SPEAKS: bool = T::EMPTY_SPEAKS;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Option<T::Out>> {
        T::read(value, reader).map(Some)
    }
}

impl<T: Read> Read for Box<T> {
    type Out = Box<T::Out>;
    const SHAPE: Shape = T::SHAPE;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<T::Out>> {
        T::read(value, reader).map(Box::new)
    }
}

impl<T: Read> Read for Vec<T> {
    type Out = Vec<T::Out>;
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Vec<T::Out>> {
        let Value::Sequence(items) = value else {
            reader.wrong_type(&Self::SHAPE, value);
            return None;
        };
        let mut list = Vec::with_capacity(items.len());
        for (i, item) in items.iter().enumerate() {
            list.extend(reader.within(Step::Index(i), |reader| T::read(item, reader)));
        }
        Some(list)
    }
}

/// A mapping with keys of one's own; they must be ids.
pub struct MapOf<T>(std::marker::PhantomData<T>);

impl<T: Read> Read for MapOf<T> {
    type Out = BTreeMap<Box<str>, T::Out>;
    const SHAPE: Shape = Shape::Map(&T::SHAPE);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Self::Out> {
        let mapping = reader.record(value, &Self::SHAPE)?;
        let mut map = BTreeMap::new();
        for (id, value) in reader.ids(mapping) {
            let item = reader.within(Step::Key(id), |reader| T::read(value, reader));
            map.extend(item.map(|item| (Box::from(id), item)));
        }
        Some(map)
    }
}

impl<'a> Reader<'a> {
    /// The entries of a mapping whose keys are ids; a key that cannot be one is reported and left out.
    pub fn ids(&mut self, mapping: &'a Mapping) -> Vec<(&'a str, &'a Value)> {
        let mut entries = Vec::with_capacity(mapping.len());
        for (key, value) in mapping {
            match key.as_str() {
                Some(id) if is_id(id) => entries.push((id, value)),
                Some(id) => {
                    let message = format!("`{}` cannot be an id", shorten(id));
                    let diagnostic = self.within(Step::Key(id), |reader| reader.at_key(Code::WrongType, message));
                    self.push(diagnostic.help("an id has letters and digits only, joined by `-` or `_`"));
                }
                None => {
                    let message = format!("an id must be a word, and here is {}", describe(key));
                    let diagnostic = self.at_odd_key(Code::WrongType, key, message);
                    self.push(diagnostic.help("put quotation marks around it"));
                }
            }
        }
        entries
    }
}

impl Read for Value {
    type Out = Value;
    const SHAPE: Shape = Shape::Anything;

    fn read<'a>(value: &'a Value, _: &mut Reader<'a>) -> Option<Value> {
        Some(value.clone())
    }
}

/// `public` or `restricted`: whether only some people can open something; `true` is restricted.
pub struct Access;

impl Read for Access {
    type Out = bool;
    const SHAPE: Shape = Shape::OneOf(&[
        ("public", "Everybody can open it."),
        ("restricted", "Only some people can open it: it is labelled so wherever it is linked."),
    ]);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<bool> {
        let find = |word: &str| match word {
            "public" => Some(false),
            "restricted" => Some(true),
            _ => None,
        };
        reader.one_of(value, find, &Self::SHAPE)
    }
}

impl Place for SourceId {
    fn place(reader: &mut Reader<'_>) -> SourceId {
        reader.source()
    }
}

impl Place for Span {
    fn place(reader: &mut Reader<'_>) -> Span {
        reader.span()
    }
}

/// The key that the record is the value of.
impl Place for Box<str> {
    fn place(reader: &mut Reader<'_>) -> Box<str> {
        Box::from(reader.key())
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

/// One word that can be an id or the name of a folder.
pub struct WordId;

impl Read for WordId {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Id;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let word = &*reader.text(value, &Self::SHAPE)?;
        if is_id(word) {
            return Some(Box::from(word));
        }
        let message = format!("{} must be one word, and here is `{}`", reader.subject(), shorten(word));
        let diagnostic = reader.at_value(Code::WrongType, message);
        reader.push(diagnostic.help("it has letters and digits only, joined by `-` or `_`"));
        None
    }
}

/// A colour as `#rrggbb`.
pub struct Colour;

impl Read for Colour {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Words("a colour such as `\"#1d70b8\"`");

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        if digits.is_some_and(|digits| digits.len() == 6) {
            return Some(Box::from(text));
        }
        let message = format!("{} must be {}, and here is `{}`", reader.subject(), Self::SHAPE, shorten(text));
        let diagnostic = reader.at_value(Code::WrongType, message);
        let longer = digits
            .filter(|digits| digits.len() == 3)
            .map(|digits| digits.chars().fold("#".to_owned(), |longer, digit| longer + &digit.to_string().repeat(2)));
        reader.push(match longer {
            Some(longer) => diagnostic.help(format!("write `\"{longer}\"`")),
            None => diagnostic.help("six digits after `#`, in quotation marks since `#` starts a comment in YAML"),
        });
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
