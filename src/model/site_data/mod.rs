//! What belongs to the whole site: `site.yaml`, people, institutions, glossary, references.

mod config;
mod people;
mod reference;

use std::collections::BTreeMap;

pub use config::*;
pub use people::*;
pub use reference::*;

use super::vocabulary::Vocabularies;
use crate::source::{SourceId, Span};

/// Everything that pages share, read before any page.
#[derive(Clone, Debug)]
pub struct SiteData {
    /// `site.yaml`.
    pub config: SiteConfig,
    /// Built-in vocabulary with the site's changes.
    pub vocabularies: Vocabularies,
    /// `people.yaml`, in file order.
    pub people: Table<Person>,
    /// `institutions.yaml`, in file order.
    pub institutions: Table<Institution>,
    /// `glossary.yaml`, in file order.
    pub glossary: Table<GlossaryEntry>,
    /// `references.yaml`, in file order.
    pub references: Table<Reference>,
}

/// Entries by id in file order, with the place of each id.
#[derive(Clone, Debug)]
pub struct Table<T> {
    /// The file; none if it does not exist.
    pub source: Option<SourceId>,
    /// Entries in order.
    pub entries: Vec<Entry<T>>,
    index: BTreeMap<Box<str>, usize>,
}

/// One entry of a data file.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// Its id.
    pub id: Box<str>,
    /// Where the entry is in its file.
    pub span: Span,
    /// What it says.
    pub value: T,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { source: None, entries: Vec::new(), index: BTreeMap::new() }
    }
}

impl<T> Table<T> {
    /// A table of these entries; a repeated id keeps its first entry.
    pub fn new(source: SourceId, entries: Vec<Entry<T>>) -> Table<T> {
        let mut index = BTreeMap::new();
        for (i, entry) in entries.iter().enumerate() {
            index.entry(entry.id.clone()).or_insert(i);
        }
        Table { source: Some(source), entries, index }
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.position(id).map(|i| &self.entries[i].value)
    }

    /// Its place in file order.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.entries.iter().map(|entry| &*entry.id)
    }
}
