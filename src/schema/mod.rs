//! JSON Schema and the manual of the format, from the same keys and shapes that read it: every kind's front matter and
//! every data file, with the site's own words where ids are expected. Draft-07, since that is what the YAML language
//! server behind VS Code and other editors understands completely.
//!
//! A schema is as strict as it can be by itself; what two keys must agree on, only a build finds.

mod docs;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::model::reading::{Ids, Key, Record, Shape};
use crate::model::{
    Discouraged, GlossaryEntry, Institution, Kind, LISTINGS, Lang, LastCheck, Person, Reference, SiteConfig, SiteData,
    Vocabulary,
};
use crate::parse::data::VOCABULARY_KEYS;
use crate::parse::front_matter::page_keys;

pub use docs::docs;

/// What a site has: ids with what they mean, by what they stand for.
#[derive(Clone, Debug, Default)]
pub struct Known {
    languages: Vec<String>,
    ids: BTreeMap<Ids, Vec<(String, String)>>,
}

impl Known {
    /// The vocabulary and data of a site, and its pages' ids and titles.
    pub fn new(data: &SiteData, pages: Vec<(String, String)>) -> Known {
        let default = &data.config.languages[0];
        let words = |vocabulary: &Vocabulary| -> Vec<(String, String)> {
            let word = |word: &crate::model::Word| {
                let label = word.one.text(default, default);
                let meaning = word.definition.as_ref().map_or("", |text| text.text(default, default));
                let all = if meaning.is_empty() { label.to_owned() } else { format!("{label}: {meaning}") };
                (word.id.to_string(), all)
            };
            vocabulary.words.iter().map(word).collect()
        };
        let vocabularies = &data.vocabularies;
        let mut ids = BTreeMap::new();
        if !vocabularies.unread {
            ids.insert(Ids::Role, words(&vocabularies.roles));
            ids.insert(Ids::Phase, words(&vocabularies.phases));
            ids.insert(Ids::Theme, words(&vocabularies.themes));
            ids.insert(Ids::Lifecycle, words(&vocabularies.lifecycle));
        }
        let people = data.people.entries().iter();
        ids.insert(Ids::Person, people.map(|entry| (entry.id.to_string(), entry.value.name.to_string())).collect());
        let places = data.institutions.entries().iter();
        let name = |name: &crate::model::LocalText| name.text(default, default).to_owned();
        ids.insert(Ids::Institution, places.map(|e| (e.id.to_string(), name(&e.value.name))).collect());
        let works = data.references.entries().iter();
        ids.insert(Ids::Reference, works.map(|entry| (entry.id.to_string(), entry.value.title.to_string())).collect());
        ids.insert(Ids::Page, pages);
        let languages = data.config.languages.iter().map(Lang::to_string).collect();
        Known { languages, ids }
    }

    /// The site's languages, the first is the default; none if `site.yaml` could not be read.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The first id of a list.
    pub fn first(&self, ids: Ids) -> Option<&str> {
        self.ids.get(&ids)?.first().map(|(id, _)| id.as_str())
    }

    /// All ids of a list.
    pub fn ids(&self, ids: Ids) -> Vec<String> {
        self.of(ids).into_iter().map(|(id, _)| id).collect()
    }

    /// The first page whose id begins with `folder`.
    pub fn page_in(&self, folder: &str) -> Option<&str> {
        let pages = self.ids.get(&Ids::Page).map_or(&[][..], Vec::as_slice);
        pages.iter().map(|(id, _)| id.as_str()).find(|id| id.starts_with(folder))
    }

    fn of(&self, ids: Ids) -> Vec<(String, String)> {
        match ids {
            Ids::Listing => LISTINGS.map(|name| (name.to_owned(), String::new())).to_vec(),
            Ids::Rule => Code::ALL.iter().map(|code| (code.name().to_owned(), code.explanation().into())).collect(),
            Ids::Kind => Kind::ALL.map(|kind| (kind.name().to_owned(), String::new())).to_vec(),
            other => self.ids.get(&other).cloned().unwrap_or_default(),
        }
    }
}

/// What there is a schema of, with the path of its files: front matter by kind, then the data files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Front matter of a kind.
    Page(Kind),
    /// A data file of `content/`, by its name without `.yaml`.
    Data(&'static str),
}

/// Data files in the order of the manual.
const DATA: [&str; 8] =
    ["site", "vocabulary", "people", "institutions", "glossary", "references", "words", "last-check"];

impl Format {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Format> + Clone {
        Kind::ALL.into_iter().map(Format::Page).chain(DATA.into_iter().map(Format::Data))
    }

    /// As the command line names it: `case_study`, `people`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Page(kind) => kind.name(),
            Format::Data(name) => name,
        }
    }

    /// The one of that name; `case-study` is `case_study`.
    pub fn from_name(name: &str) -> Option<Format> {
        let name = name.to_lowercase().replace('-', "_");
        let name = name.strip_suffix(".yaml").unwrap_or(&name);
        Format::all().find(|format| format.name().replace('-', "_") == name)
    }

    /// Its keys; of a table by id, those of one entry.
    pub fn keys(self) -> Vec<Key> {
        match self {
            Format::Page(kind) => page_keys(kind),
            Format::Data("site") => SiteConfig::KEYS.to_vec(),
            Format::Data("people") => Person::KEYS.to_vec(),
            Format::Data("institutions") => Institution::KEYS.to_vec(),
            Format::Data("glossary") => GlossaryEntry::KEYS.to_vec(),
            Format::Data("references") => Reference::KEYS.to_vec(),
            Format::Data("words") => Discouraged::KEYS.to_vec(),
            Format::Data("last-check") => LastCheck::KEYS.to_vec(),
            Format::Data(_) => VOCABULARY_KEYS.to_vec(),
        }
    }

    /// Whether the file is a table of entries with ids of one's own.
    pub fn is_table(self) -> bool {
        matches!(self, Format::Data("people" | "institutions" | "glossary" | "references" | "words"))
    }
}

/// The JSON Schema of one format.
pub fn schema(format: Format, known: &Known) -> Value {
    let record = record(&format.keys(), known);
    let mut whole = if format.is_table() { map(record) } else { record };
    if let Value::Object(object) = &mut whole {
        object.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        let title = match format {
            Format::Page(kind) => format!("Front matter of a {} of Kitpress", kind.name().replace('_', " ")),
            Format::Data(name) => format!("content/{name}.yaml of Kitpress"),
        };
        object.insert("title".to_owned(), json!(title));
    }
    whole
}

/// A mapping with ids of one's own.
fn map(value: Value) -> Value {
    json!({ "type": "object", "additionalProperties": value })
}

fn record(keys: &[Key], known: &Known) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut value = shape(&key.shape, known);
        if let Value::Object(object) = &mut value {
            object.insert("description".to_owned(), json!(key.description));
            // An empty key is one that is left out.
            match object.get_mut("type").filter(|_| !key.required) {
                Some(Value::Array(several)) => several.push(json!("null")),
                Some(one) => *one = json!([one, "null"]),
                None => {}
            }
        }
        properties.insert(key.name.to_owned(), value);
    }
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut record = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if let Value::Object(object) = &mut record
        && !required.is_empty()
    {
        object.insert("required".to_owned(), json!(required));
    }
    record
}

/// What a text may be: YAML reads some words as numbers or as yes and no, and so does Kitpress read them as words.
fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn one_of(words: &[(String, String)]) -> Value {
    let names: Vec<&str> = words.iter().map(|(name, _)| name.as_str()).collect();
    let meanings: Vec<&str> = words.iter().map(|(_, meaning)| meaning.trim()).collect();
    json!({ "enum": names, "enumDescriptions": meanings })
}

fn fixed(words: &[(&str, &str)]) -> Value {
    let words: Vec<(String, String)> = words.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let mut value = one_of(&words);
    // `outcome: null` is the word and nothing at once.
    if words.iter().any(|(name, _)| name == "null") {
        value = json!({ "anyOf": [value, { "type": "null" }] });
    }
    value
}

fn id(ids: Ids, known: &Known) -> Value {
    let words = known.of(ids);
    if words.is_empty() { json!({ "type": ["string", "number"] }) } else { one_of(&words) }
}

/// The schema of one value.
pub fn shape(of: &Shape, known: &Known) -> Value {
    match of {
        Shape::Text | Shape::Words(_) => text(),
        Shape::Id => json!({ "type": ["string", "number"] }),
        Shape::IdOf(ids) => id(*ids, known),
        Shape::YesNo => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::NumberOr(word) => json!({ "anyOf": [{ "type": "number" }, { "const": word }] }),
        Shape::NumberOrText | Shape::DateOrText | Shape::Month => text(),
        Shape::Date => {
            json!({ "type": ["string", "integer"], "pattern": "^\\s*\\d{4}(-\\d{2}(-\\d{2})?)?\\s*$", "minimum": 1000, "maximum": 9999 })
        }
        Shape::DateTime => pattern("^\\s*\\d{4}-\\d{2}-\\d{2}[ T]+\\d{2}:\\d{2}(:\\d{2})?\\s*$"),
        Shape::Language if known.languages.is_empty() => pattern("^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$"),
        Shape::Language => json!({ "type": "string", "examples": known.languages }),
        Shape::Url => pattern("^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+\\s*$"),
        Shape::Email => pattern("^\\s*[^@\\s]+@[^@\\s]+\\s*$"),
        Shape::Address => pattern("^\\s*/[^/]?"),
        Shape::LocalText => {
            let each: Map<String, Value> = known.languages.iter().map(|lang| (lang.clone(), text())).collect();
            json!({ "anyOf": [text(), { "type": "object", "properties": each, "additionalProperties": each.is_empty() }] })
        }
        Shape::OneOf(words) => fixed(words),
        Shape::SomeOf(words) => json!({ "anyOf": [{ "type": "array", "items": fixed(words) }, { "const": "none" }] }),
        Shape::Cell => {
            json!({ "anyOf": [text(), { "type": "array", "items": text() }, { "type": "null" }] })
        }
        Shape::List(item) => json!({ "type": "array", "items": shape(item, known) }),
        Shape::Map(value) => map(shape(value, known)),
        Shape::MapBy(ids, value) => {
            let mut properties = Map::new();
            for (id, meaning) in known.of(*ids) {
                let mut one = shape(value, known);
                if let Value::Object(object) = &mut one {
                    object.insert("description".to_owned(), json!(meaning.trim()));
                }
                properties.insert(id, one);
            }
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
        Shape::Record(keys) => record(keys, known),
        Shape::IdOrRecord(keys) => json!({ "anyOf": [id(Ids::Person, known), record(keys, known)] }),
        Shape::Anything => json!({}),
    }
}
