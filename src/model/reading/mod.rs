//! The one mechanism by which YAML becomes typed values: a [`Reader`] that knows the path it is at and collects every
//! problem, and [`Keys`] over one mapping. What there is to read is declared with `record!` and `words!`, which give the
//! type, its reading and its description from one list. Nothing here knows a particular key.

mod addresses;
mod dates;
mod forms;
mod ids;
mod record;
mod shape;

pub use addresses::{Doi, Email, OldAddress, Orcid, WebAddress};
pub use dates::{OneMonth, TimeZone};
pub use forms::{Access, Colour, MapOf, WordId, is_id};
pub use ids::{Ids, InstitutionId, LifecycleId, PageName, PersonId, PhaseId, ReferenceId, RoleId, ThemeId};
pub(crate) use record::{record, words};
pub use shape::{Key, Record, Shape};

use std::collections::HashMap;

use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, IDENTITY_HELP, is_private, nearest, suggestion, tells_identity,
};
use crate::model::Lang;
use crate::source::{SourceId, Span};
use crate::yaml::{FieldPath, Mapping, Marks, Step, Value};

/// A form that a YAML value can have.
pub trait Read {
    /// What it becomes.
    type Out;
    /// The form in words and for a JSON Schema.
    const SHAPE: Shape;
    /// Whether an empty value (`null`) says something, and is not the same as leaving the key out.
    const EMPTY_SPEAKS: bool = false;

    /// The value, or `None` when that is not what it is, which has been reported. A list or record with a bad part is
    /// reported and comes without that part.
    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Self::Out>;
}

/// What a record takes from where it stands, and not from its keys.
pub trait Place: Sized {
    /// For the record at the reader's path.
    fn place(reader: &mut Reader<'_>) -> Self;
}

/// Findings that are kept for one file; a file with more is not one that anybody wrote by hand.
const MOST_FINDINGS: usize = 200;

/// Reads the values of one file; every problem is kept with its place.
pub struct Reader<'a> {
    source: SourceId,
    text: &'a str,
    yaml: Span,
    languages: &'a [Lang],
    path: FieldPath<'a>,
    marks: Option<Marks>,
    found: Diagnostics,
    kept: usize,
}

impl<'a> Reader<'a> {
    /// For the YAML at `yaml` of `text`. `languages` are the site's; none means that any language is allowed.
    pub fn new(source: SourceId, text: &'a str, yaml: Span, languages: &'a [Lang]) -> Reader<'a> {
        let path = FieldPath::new();
        Reader { source, text, yaml, languages, path, marks: None, found: Diagnostics::new(), kept: 0 }
    }

    /// The file.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// Its whole text.
    pub fn file(&self) -> &'a str {
        self.text
    }

    /// The site's languages; none means any.
    pub fn languages(&self) -> &'a [Lang] {
        self.languages
    }

    /// From now on these are the site's languages.
    pub fn set_languages(&mut self, languages: &'a [Lang]) {
        self.languages = languages;
    }

    /// Where the reader is.
    pub fn path(&self) -> &FieldPath<'a> {
        &self.path
    }

    /// The key it is at; nothing at the top and in a list.
    pub fn key(&self) -> &'a str {
        match self.path.last() {
            Some(Step::Key(key)) => key,
            _ => "",
        }
    }

    /// What was found so far.
    pub fn finish(self) -> Diagnostics {
        self.found
    }

    /// Whether anything was found that keeps the site from being written.
    pub fn has_errors(&self) -> bool {
        self.found.has_errors()
    }

    /// Reads a value at the path.
    pub fn read<T: Read>(&mut self, value: &'a Value) -> Option<T::Out> {
        T::read(value, self)
    }

    /// Reads one step further down.
    pub fn within<R>(&mut self, step: Step<'a>, read: impl FnOnce(&mut Reader<'a>) -> R) -> R {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    /// The bytes of the value at the path.
    pub fn span(&mut self) -> Span {
        let Reader { marks, text, yaml, path, .. } = self;
        marks.get_or_insert_with(|| Marks::new(text, *yaml)).value(path)
    }

    /// The bytes of the key at the path.
    pub fn key_span(&mut self) -> Span {
        let Reader { marks, text, yaml, path, .. } = self;
        marks.get_or_insert_with(|| Marks::new(text, *yaml)).key(path)
    }

    /// The value at the path as it is written: `1.10` where YAML reads a number; nothing after a bare key.
    pub fn written(&mut self) -> &'a str {
        let span = self.span();
        if matches!(self.path.last(), Some(Step::Key(_))) && span == self.key_span() {
            return "";
        }
        self.text.get(span.range()).unwrap_or("")
    }

    /// The bytes of every key of the mapping at the path; of a key given twice, the first.
    pub fn key_spans(&mut self) -> HashMap<&str, Span> {
        let Reader { marks, text, yaml, path, .. } = self;
        let mut spans = HashMap::new();
        for (key, span) in marks.get_or_insert_with(|| Marks::new(text, *yaml)).keys(path) {
            spans.entry(key).or_insert(span);
        }
        spans
    }

    /// Whether so much was found that no more is kept.
    pub fn is_full(&self) -> bool {
        self.kept >= MOST_FINDINGS
    }

    /// A finding about the value at the path.
    pub fn at_value(&mut self, code: Code, message: impl Into<String>) -> Diagnostic {
        if self.is_full() {
            return Diagnostic::new(code, message);
        }
        let span = self.span();
        Diagnostic::new(code, message).at(self.source, span)
    }

    /// A finding about the key at the path.
    pub fn at_key(&mut self, code: Code, message: impl Into<String>) -> Diagnostic {
        if self.is_full() {
            return Diagnostic::new(code, message);
        }
        let span = self.key_span();
        Diagnostic::new(code, message).at(self.source, span)
    }

    /// A finding about a key, of the mapping at the path, that is no text.
    pub fn at_odd_key(&mut self, code: Code, key: &Value, message: impl Into<String>) -> Diagnostic {
        let name = match key {
            Value::Number(number) => number.to_string(),
            Value::Bool(value) => value.to_string(),
            _ => String::new(),
        };
        let Reader { marks, text, yaml, path, .. } = self;
        let span = marks.get_or_insert_with(|| Marks::new(text, *yaml)).key(&path.clone().key(&name));
        Diagnostic::new(code, message).at(self.source, span)
    }

    /// Keeps a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.kept += 1;
            self.found.push(diagnostic);
        }
    }

    /// Reports that the value at the path has another type than `expected`.
    pub fn wrong_type(&mut self, expected: &Shape, value: &Value) {
        if is_private(self.key()) {
            let message = format!("{} must be {expected}, and here is something else", self.subject());
            let diagnostic = self.at_value(Code::WrongType, message);
            self.push(diagnostic.help("put quotation marks around it"));
            return;
        }
        let message = format!("{} must be {expected}, and here is {}", self.subject(), describe(value));
        let diagnostic = self.at_value(Code::WrongType, message);
        let written = self.written();
        self.push(match shape::help(expected, value, self.key(), written) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }

    /// Reports a word that is not one of `known`.
    pub fn unknown_value<'k>(&mut self, code: Code, word: &str, known: impl IntoIterator<Item = &'k str> + Clone) {
        let message = format!("{} cannot be `{}`", self.subject(), shorten(word));
        let diagnostic = self.at_value(code, message).fix_slip(self.text, self.span(), word.trim(), known.clone());
        self.push(with_help(diagnostic, suggestion(word, known)));
    }

    /// The path in backticks, or "the YAML" at the top.
    pub fn subject(&self) -> String {
        if self.path.steps().is_empty() { "the YAML".to_owned() } else { format!("`{}`", self.path) }
    }
}

fn with_help(diagnostic: Diagnostic, help: Option<String>) -> Diagnostic {
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The keys of one mapping, read one by one. A key that is absent, or whose value is empty,
/// blank or an empty list, counts as left out.
pub struct Keys<'r, 'a> {
    mapping: &'a Mapping,
    reader: &'r mut Reader<'a>,
}

impl<'r, 'a> Keys<'r, 'a> {
    /// The keys of `mapping`, which is at the reader's path.
    pub fn new(mapping: &'a Mapping, reader: &'r mut Reader<'a>) -> Keys<'r, 'a> {
        Keys { mapping, reader }
    }

    /// The reader, for what a record takes from its place.
    pub fn reader(&mut self) -> &mut Reader<'a> {
        self.reader
    }

    /// The value of `key`, unless it is left out.
    pub fn raw(&mut self, key: &'static str, empty_speaks: bool) -> Option<&'a Value> {
        self.mapping.get(key).filter(|value| match value {
            // `outcome: null` speaks, `outcome:` does not.
            Value::Null => empty_speaks && self.reader.within(Step::Key(key), |reader| !reader.written().is_empty()),
            Value::String(text) => !text.trim().is_empty(),
            Value::Sequence(items) => !items.is_empty(),
            _ => true,
        })
    }

    /// The value of a key that must be there. `None` when it is left out or cannot be read, which has been reported.
    pub fn required<T: Read>(&mut self, key: &'static str) -> Option<T::Out> {
        match self.raw(key, T::EMPTY_SPEAKS) {
            Some(value) => self.reader.within(Step::Key(key), |reader| T::read(value, reader)),
            None => {
                self.missing(key, &T::SHAPE);
                None
            }
        }
    }

    /// The value of a key that may be left out (`Some(None)`). `None` when it cannot be read, which has been reported.
    pub fn optional<T: Read>(&mut self, key: &'static str) -> Option<Option<T::Out>> {
        match self.raw(key, T::EMPTY_SPEAKS) {
            Some(value) => self.reader.within(Step::Key(key), |reader| T::read(value, reader)).map(Some),
            None => Some(None),
        }
    }

    /// Reports that `key` is missing or empty.
    pub fn missing(&mut self, key: &'static str, shape: &Shape) {
        let empty = self.mapping.contains_key(key);
        let subject = self.reader.subject();
        let at_top = self.reader.path().steps().is_empty();
        let diagnostic = self.reader.within(Step::Key(key), |reader| {
            let message = match (empty, at_top) {
                (true, _) => format!("{} is empty", reader.subject()),
                (false, true) => format!("the key `{key}` is missing"),
                (false, false) => format!("the key `{key}` is missing from {subject}"),
            };
            reader.at_key(Code::MissingKey, message)
        });
        self.reader.push(diagnostic.help(format!("add `{key}: …`, {shape}")));
    }

    /// Reports every key of the mapping that is in none of `known`; `hint` may say more about one.
    pub fn refuse_others(&mut self, known: &[&[Key]], hint: impl Fn(&str) -> Option<String>) {
        let mapping = self.mapping;
        for key in mapping.keys() {
            if self.reader.is_full() {
                return;
            }
            let Some(name) = key.as_str() else {
                let message = format!("a key must be a word, and here is {}", describe(key));
                let diagnostic = self.reader.at_odd_key(Code::UnknownKey, key, message);
                self.reader.push(diagnostic.help("put quotation marks around it"));
                continue;
            };
            if known.iter().any(|keys| keys.iter().any(|key| key.name == name)) {
                continue;
            }
            let names = known.iter().flat_map(|keys| keys.iter().map(|key| key.name));
            let torn = mapping.get(key).is_some_and(Value::is_null) && name.contains(' ');
            let identity = tells_identity(name);
            let hint = hint(name);
            // A key that is given already is near, too, and cannot be meant.
            let given = nearest(name, names.clone()).is_some_and(|near| mapping.contains_key(near));
            let slip = hint.is_none() && !torn && !given && !identity;
            let help = match hint {
                _ if identity => Some(IDENTITY_HELP.to_owned()),
                Some(hint) => Some(hint),
                None if torn => Some(
                    "inside `{ }` a comma ends a text: put quotation marks around the whole text that this is part of"
                        .to_owned(),
                ),
                None => match nearest(name, names.clone()) {
                    Some(near) if mapping.contains_key(near) => {
                        Some(format!("`{near}` is already given: take one of the two out"))
                    }
                    _ => suggestion(name, names.clone()),
                },
            };
            let diagnostic = self.reader.within(Step::Key(name), |reader| {
                let key = match reader.path().steps() {
                    [_] => shorten(name),
                    _ => shorten(&reader.path().to_string()),
                };
                match identity {
                    true => {
                        let message = format!("the key `{key}` would hold who somebody really is");
                        reader.at_key(Code::RealName, message)
                    }
                    false => {
                        let found = reader.at_key(Code::UnknownKey, format!("unknown key `{key}`"));
                        if slip { found.fix_slip(reader.text, reader.key_span(), name, names) } else { found }
                    }
                }
            });
            self.reader.push(with_help(diagnostic, help));
        }
    }
}

/// What a value is, in words: "the text `5 people`", "a list".
pub fn describe(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) if number.as_f64().is_some_and(|number| !number.is_finite()) => {
            format!("`{number}`, which no reader can use")
        }
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text `{}`", shorten(text)),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "a set of keys and values".to_owned(),
        Value::Tagged(tagged) => format!("a value of the YAML type `{}`", shorten(&tagged.tag.to_string())),
    }
}

/// At most 40 characters of the first line, so that a message stays one line.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or("");
    let mut short: String = line.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if short.len() < text.trim().len() {
        short.push('…');
    }
    short
}
