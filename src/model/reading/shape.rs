//! The form of a value, in words and as data: for messages today, for a JSON Schema and the manual as well.

use std::fmt;

use super::{Ids, Keys, Reader, is_id};
use crate::yaml::{Mapping, Value};

/// The form that a value must have.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Words that people read.
    Text,
    /// An id of a page, a vocabulary or a data file.
    Id,
    /// An id of one list.
    IdOf(Ids),
    /// `true` or `false`.
    YesNo,
    /// Any number.
    Number,
    /// A number without fraction, from 0.
    Count,
    /// A number without fraction.
    Whole,
    /// A number or words.
    NumberOrText,
    /// A number, or this word.
    NumberOr(&'static str),
    /// A day, a month or a year.
    Date,
    /// A date, or words.
    DateOrText,
    /// A date with a time of day.
    DateTime,
    /// The English name of a month, or a date.
    Month,
    /// A language tag.
    Language,
    /// A complete web address.
    Url,
    /// An email address.
    Email,
    /// A path on this site that begins with `/`.
    Address,
    /// A text, or one for each language.
    LocalText,
    /// One of these words, each with what it means.
    OneOf(&'static [(&'static str, &'static str)]),
    /// A list of some of these words, or `none`.
    SomeOf(&'static [(&'static str, &'static str)]),
    /// A text, a list of texts, or nothing.
    Cell,
    /// Any number of one form.
    List(&'static Shape),
    /// A mapping with keys of one's own, each value of one form.
    Map(&'static Shape),
    /// A mapping whose keys are ids of one list, each value of one form.
    MapBy(Ids, &'static Shape),
    /// A mapping with these keys.
    Record(&'static [Key]),
    /// An id, or a mapping with these keys.
    IdOrRecord(&'static [Key]),
    /// In words only.
    Words(&'static str),
    /// Whatever one likes.
    Anything,
}

impl fmt::Display for Shape {
    /// With its article: "a list of texts".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Text => f.write_str("a text"),
            Shape::IdOf(Ids::Listing) => f.write_str("the name of a listing such as `case-studies`"),
            Shape::IdOf(Ids::Rule) => f.write_str("the name of a rule such as `image-alt`"),
            Shape::Id | Shape::IdOf(_) => f.write_str("an id"),
            Shape::SomeOf(words) => {
                let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                write!(f, "a list of {}, or `none`", words.join(" and "))
            }
            Shape::Cell => f.write_str("a text, a list of texts, or `null` for space to answer"),
            Shape::YesNo => f.write_str("`true` or `false`"),
            Shape::Number => f.write_str("a number"),
            Shape::Count => f.write_str("a whole number, 0 or more"),
            Shape::Whole => f.write_str("a whole number"),
            Shape::NumberOrText => f.write_str("a number or a text"),
            Shape::NumberOr(word) => write!(f, "a number, or `{word}`"),
            Shape::Date => f.write_str("a date such as `2026-11-22`, `2026-11` or `2026`"),
            Shape::DateOrText => f.write_str("a date such as `2026-11-22`, or a text"),
            Shape::DateTime => f.write_str("a date and time such as `2026-11-22 10:30`"),
            Shape::Month => f.write_str("a month such as `March` or `2026-03`"),
            Shape::Language => f.write_str("a language tag such as `en` or `cy`"),
            Shape::Url => f.write_str("a complete web address such as `https://example.org/page`"),
            Shape::Email => f.write_str("an email address"),
            Shape::Address => f.write_str("an address on this site such as `/old/page/`"),
            Shape::LocalText => f.write_str("a text, or one for each language"),
            Shape::OneOf(words) => {
                f.write_str("one of ")?;
                for (i, (word, _)) in words.iter().enumerate() {
                    if i > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "`{word}`")?;
                }
                Ok(())
            }
            Shape::List(item) => match item {
                Shape::Text => f.write_str("a list of texts"),
                Shape::Id | Shape::IdOf(_) => f.write_str("a list of ids"),
                Shape::Record(keys) if !keys.is_empty() => {
                    f.write_str("a list of entries with ")?;
                    names(keys, f)
                }
                Shape::IdOrRecord(keys) => {
                    f.write_str("a list of ids or of entries with ")?;
                    names(keys, f)
                }
                _ => f.write_str("a list"),
            },
            Shape::Map(_) | Shape::MapBy(..) => f.write_str("keys of your own with a value each"),
            Shape::Record(keys) => {
                f.write_str("a set of keys and values")?;
                if keys.is_empty() {
                    return Ok(());
                }
                f.write_str(": ")?;
                names(keys, f)
            }
            Shape::IdOrRecord(keys) => {
                f.write_str("an id, or keys and values: ")?;
                names(keys, f)
            }
            Shape::Words(words) => f.write_str(words),
            Shape::Anything => f.write_str("anything"),
        }
    }
}

/// The required keys, or the first few.
fn names(keys: &[Key], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let any_required = keys.iter().any(|key| key.required);
    let chosen = keys.iter().filter(|key| key.required || !any_required).take(4);
    for (i, key) in chosen.enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        write!(f, "`{}`", key.name)?;
    }
    Ok(())
}

/// One key of a record: the public format in one place.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As an editor writes it.
    pub name: &'static str,
    /// Whether the record needs it.
    pub required: bool,
    /// What it is for.
    pub description: &'static str,
    /// What its value must look like.
    pub shape: Shape,
}

/// A mapping with known keys.
pub trait Record: Sized {
    /// Its keys in the order of the documentation.
    const KEYS: &'static [Key];

    /// Reads the known keys and leaves others alone. `None` when a required one is missing or unreadable, which has
    /// been reported; a record that is read `whole` has an empty value there instead.
    fn read_keys(keys: &mut Keys<'_, '_>) -> Option<Self>;

    /// What to say about a key that the record does not have, where there is more to say than a similar name.
    fn hint(_key: &str) -> Option<String> {
        None
    }

    /// Reads a mapping that has these keys and no others.
    fn read_mapping<'a>(mapping: &'a Mapping, reader: &mut Reader<'a>) -> Option<Self> {
        let mut keys = Keys::new(mapping, reader);
        let record = Self::read_keys(&mut keys);
        keys.refuse_others(&[Self::KEYS], Self::hint);
        record
    }
}

/// What to write instead, where that can be guessed.
pub(super) fn help(expected: &Shape, value: &Value, key: &str, written: &str) -> Option<String> {
    if written.starts_with("{{") {
        return Some("put a text that begins with `{{` in quotation marks".to_owned());
    }
    match (expected, value) {
        (Shape::List(Shape::IdOrRecord(_)), Value::String(text)) if !is_id(text) && !key.is_empty() => {
            Some(format!("write it as a list: `{key}: [{{ name: {} }}]`", text.trim()))
        }
        (Shape::List(_), Value::String(text)) if !text.contains(['\n', '[']) && !key.is_empty() => {
            Some(format!("write it as a list: `{key}: [{}]`", text.trim()))
        }
        (Shape::List(_), Value::Number(_) | Value::Bool(_)) if !key.is_empty() => {
            Some(format!("write it as a list: `{key}: [{written}]`"))
        }
        (Shape::List(_), Value::Mapping(_)) => Some("begin each entry of the list with `- `".to_owned()),
        (Shape::YesNo, Value::String(text)) => match text.to_lowercase().as_str() {
            "yes" | "y" | "on" => Some("write `true`".to_owned()),
            "no" | "n" | "off" => Some("write `false`".to_owned()),
            "true" | "false" => Some(format!("take the quotation marks off: `{}`", text.to_lowercase())),
            _ => None,
        },
        (Shape::Number | Shape::Count | Shape::Whole, Value::String(text)) => {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            let plausible = digits.chars().any(|c| c.is_ascii_digit()) && digits.parse::<f64>().is_ok();
            plausible.then(|| format!("write the number alone: `{digits}`; `note` can hold the words"))
        }
        (Shape::Text | Shape::LocalText, Value::Sequence(_)) if written.starts_with('[') => Some(
            "take the square brackets off, or put quotation marks around the whole text if they belong to it"
                .to_owned(),
        ),
        (Shape::Text, Value::Mapping(_)) => {
            Some("a text with a colon followed by a space needs quotation marks around it".to_owned())
        }
        _ => None,
    }
}
