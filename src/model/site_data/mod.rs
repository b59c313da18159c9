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
    /// `site.yaml` could not be read or gives no languages, which is reported: `config` is a placeholder.
    pub site_unread: bool,
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
    /// Ids whose entries could not be read, which is reported; `None` if that is so of the whole file.
    pub unread: Option<Vec<Box<str>>>,
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
        Table { source: None, entries: Vec::new(), unread: Some(Vec::new()), index: BTreeMap::new() }
    }
}

impl<T> Table<T> {
    /// A table of these entries; a repeated id keeps its first entry.
    pub fn new(source: SourceId, entries: Vec<Entry<T>>) -> Table<T> {
        let mut index = BTreeMap::new();
        for (i, entry) in entries.iter().enumerate() {
            index.entry(entry.id.clone()).or_insert(i);
        }
        Table { source: Some(source), entries, unread: Some(Vec::new()), index }
    }

    /// The same with ids whose entries could not be read; `None` if the whole file could not.
    #[must_use]
    pub fn with_unread(self, ids: Option<Vec<Box<str>>>) -> Table<T> {
        Table { unread: ids, ..self }
    }

    /// Whether nobody wrote an entry with this id. One that could not be read was written.
    pub fn lacks(&self, id: &str) -> bool {
        let unread = |unread: &Vec<Box<str>>| unread.iter().any(|other| **other == *id);
        self.position(id).is_none() && self.unread.as_ref().is_some_and(|ids| !unread(ids))
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
