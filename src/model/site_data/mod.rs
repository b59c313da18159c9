//! What belongs to the whole site: `site.yaml`, people, institutions, glossary, references, words to avoid.

mod calendar;
mod config;
mod last_check;
mod people;
mod reference;
mod words;

use std::collections::BTreeMap;

pub use calendar::*;
pub use config::*;
pub use last_check::*;
pub use people::*;
pub use reference::*;
pub use words::*;

use super::vocabulary::Vocabularies;
use crate::reads::{self, Changed, What};
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
    /// What the calendars of `calendar/` observe, in the order of the files. Only checks look at it.
    pub calendars: Vec<Observance>,
    /// `words.yaml`.
    pub words: WordList,
    /// `last-check.yaml`; see [`SiteData::last_check`].
    pub recorded: Option<LastCheck>,
    /// There is a `last-check.yaml` that could not be read, which is reported.
    pub recorded_unread: bool,
    /// What is made of these data is a copy of the site to take away: `base_url` stands for the top of its folder.
    pub copy: bool,
}

impl SiteData {
    /// The check that was recorded last.
    pub fn last_check(&self) -> Option<&LastCheck> {
        reads::note_all(What::LastCheck);
        self.recorded.as_ref()
    }

    /// Adds to `changed` what pages may have looked up of these data and find otherwise in `new`; not `site.yaml`, which is
    /// in every page.
    pub fn compare(&self, new: &SiteData, changed: &mut Changed) {
        self.people.compare(&new.people, changed);
        self.institutions.compare(&new.institutions, changed);
        self.glossary.compare(&new.glossary, changed);
        self.references.compare(&new.references, changed);
        if self.recorded != new.recorded {
            changed.moved(What::LastCheck);
        }
        let each =
            |all: &Vocabularies| [&all.roles, &all.phases, &all.lifecycle, &all.themes].map(|one| one.words.clone());
        for (old, new) in each(&self.vocabularies).iter().zip(&each(&new.vocabularies)) {
            compare_entries(What::Word, old, new, |word| &word.id, |a, b| a == b, changed);
        }
    }
}

/// Adds the ids of entries that came, went or changed; and that the order did.
fn compare_entries<T>(
    what: What,
    old: &[T],
    new: &[T],
    id: impl Fn(&T) -> &str,
    same: impl Fn(&T, &T) -> bool,
    changed: &mut Changed,
) {
    let old_by_id: BTreeMap<&str, &T> = old.iter().map(|one| (id(one), one)).collect();
    let new_by_id: BTreeMap<&str, &T> = new.iter().map(|one| (id(one), one)).collect();
    changed.compare(what, &old_by_id, &new_by_id, |a, b| same(a, b));
    if !old.iter().map(&id).eq(new.iter().map(&id)) {
        changed.moved(what);
    }
}

/// Entries by id in file order, with the place of each id. Notes what is looked up.
#[derive(Clone, Debug)]
pub struct Table<T> {
    what: What,
    /// The file; none if it does not exist.
    pub source: Option<SourceId>,
    entries: Vec<Entry<T>>,
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

impl<T: PartialEq> Table<T> {
    fn compare(&self, new: &Table<T>, changed: &mut Changed) {
        compare_entries(self.what, &self.entries, &new.entries, |entry| &entry.id, |a, b| a.value == b.value, changed);
    }
}

impl<T> Table<T> {
    /// A table without a file.
    pub fn empty(what: What) -> Table<T> {
        Table { what, source: None, entries: Vec::new(), unread: Some(Vec::new()), index: BTreeMap::new() }
    }

    /// A table of these entries; a repeated id keeps its first entry.
    pub fn new(what: What, source: SourceId, entries: Vec<Entry<T>>) -> Table<T> {
        let mut index = BTreeMap::new();
        for (i, entry) in entries.iter().enumerate() {
            index.entry(entry.id.clone()).or_insert(i);
        }
        Table { what, source: Some(source), entries, unread: Some(Vec::new()), index }
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

    /// Entries in order.
    pub fn entries(&self) -> &[Entry<T>] {
        reads::note_all(self.what);
        &self.entries
    }

    /// All values, to be completed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut().map(|entry| &mut entry.value)
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.position(id).map(|i| &self.entries[i].value)
    }

    /// Its place in file order.
    pub fn position(&self, id: &str) -> Option<usize> {
        reads::note(self.what, || reads::key(id));
        self.index.get(id).copied()
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.entries().iter().map(|entry| &*entry.id)
    }
}
