//! Roles, phases, lifecycle stages and themes: stable ids, the institution's own words.

use super::text::LocalText;
use crate::reads::{self, What};

/// One entry of a vocabulary.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Stable id: `student_partner`.
    pub id: Box<str>,
    /// Singular label.
    pub one: LocalText,
    /// Plural label.
    pub other: LocalText,
    /// What it means.
    pub definition: Option<LocalText>,
    /// Other words for it, for search.
    pub also: Vec<LocalText>,
}

/// One vocabulary, in its own order (phases: order of a project; roles, themes: as given).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Entries in order; ids are unique. For whoever makes a vocabulary: readers ask [`Vocabulary::get`] and
    /// [`Vocabulary::ids`], which note what is looked up.
    pub words: Vec<Word>,
}

impl Vocabulary {
    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&Word> {
        reads::note(What::Word, || reads::key(id));
        self.words.iter().find(|word| &*word.id == id)
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        reads::note_all(What::Word);
        self.words.iter().map(|word| &*word.id)
    }
}

/// The four vocabularies of a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabularies {
    /// `roles:`
    pub roles: Vocabulary,
    /// `phases:`
    pub phases: Vocabulary,
    /// `lifecycle:`
    pub lifecycle: Vocabulary,
    /// `themes:`
    pub themes: Vocabulary,
    /// `vocabulary.yaml` could not be read: it may have words that are not here.
    pub unread: bool,
}
