//! The forms that single values have: texts, numbers, languages, lists, and those that differ from their type.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_yaml::{Number, Value};

use super::{Place, Read, Reader, Shape, describe, shorten};
use crate::diagnostic::Code;
use crate::model::{Lang, LocalText};
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
        if let Some(control) = forbidden(&text) {
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
    pub(super) fn number(&mut self, number: &Number) -> Cow<'a, str> {
        match number.as_u64() {
            Some(year @ 1000..=9999) => Cow::Owned(year.to_string()),
            _ => Cow::Borrowed(self.written()),
        }
    }
}

/// A character that XML 1.0 (section 2.2) cannot hold or that no text needs.
fn forbidden(text: &str) -> Option<char> {
    // Bytes first: this looks at every text of every page. 0xC2 begins U+0080 to U+009F, 0xEF U+FFFE and U+FFFF.
    let suspect = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7F | 0xC2 | 0xEF);
    if !text.bytes().any(suspect) {
        return None;
    }
    let is_forbidden = |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().find(|c| is_forbidden(*c))
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
        if mapping.is_empty() {
            let message = format!("{} is empty", reader.subject());
            let diagnostic = reader.at_value(Code::MissingKey, message);
            reader.push(diagnostic.help("write a text, or one for each language: `{ en: … }`"));
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
