//! `vocabulary.yaml`: the institution's own words over the built-in ones. An entry that exists keeps what it is not
//! given; a new one needs a singular and a plural.

use super::builtin_vocabularies;
use crate::model::reading::{Key, Keys, Reader, Record, Shape, record};
use crate::model::{LocalText, Vocabularies, Vocabulary, Word};
use crate::yaml::{Mapping, Step, Value};

record! {
    /// One word.
    #[derive(Clone, Debug, Default)]
    pub struct WordFields {
        /// Singular, as it is written in the middle of a sentence.
        pub one: Option<LocalText>,
        /// Plural.
        pub other: Option<LocalText>,
        /// What it means.
        pub definition: Option<LocalText>,
        /// Other words for it, which search finds too.
        pub also: Vec<LocalText>,
    }
}

const WORDS: Shape = Shape::Map(&Shape::Record(WordFields::KEYS));

const fn vocabulary(name: &'static str, description: &'static str) -> Key {
    Key { name, required: false, description, shape: WORDS }
}

/// The keys of `vocabulary.yaml`.
pub const VOCABULARY_KEYS: &[Key] = &[
    vocabulary("roles", "Who takes part."),
    vocabulary("phases", "What a project goes through, in order."),
    vocabulary("lifecycle", "Stages of a student's time at an institution."),
    vocabulary("themes", "What pages are about."),
];

/// The built-in vocabularies with the changes of `mapping`.
pub(super) fn read<'a>(mapping: &'a Mapping, reader: &mut Reader<'a>) -> Vocabularies {
    read_over(builtin_vocabularies().clone(), mapping, reader)
}

/// `base` with the changes of `mapping`.
pub(super) fn read_over<'a>(mut base: Vocabularies, mapping: &'a Mapping, reader: &mut Reader<'a>) -> Vocabularies {
    let mut keys = Keys::new(mapping, reader);
    let mut unread = false;
    keys.refuse_others(&[VOCABULARY_KEYS], |_| None);
    for (name, vocabulary) in [
        ("roles", &mut base.roles),
        ("phases", &mut base.phases),
        ("lifecycle", &mut base.lifecycle),
        ("themes", &mut base.themes),
    ] {
        if let Some(words) = keys.raw(name, false) {
            let old = vocabulary.words.len();
            unread |= !words.is_mapping();
            let given = keys.reader().within(Step::Key(name), |reader| merge(vocabulary, words, reader));
            if name == "phases" && old > 0 {
                let new: Vec<Box<str>> = vocabulary.words[old..].iter().map(|word| word.id.clone()).collect();
                reorder(vocabulary, &given, &new);
            }
        }
    }
    base.unread = unread;
    base
}

/// Puts changed words in their places and new ones at the end; gives the ids in the order of the file.
fn merge<'a>(vocabulary: &mut Vocabulary, words: &'a Value, reader: &mut Reader<'a>) -> Vec<&'a str> {
    let Some(words) = reader.record(words, &WORDS) else { return Vec::new() };
    let mut order = Vec::with_capacity(words.len());
    for (id, value) in reader.ids(words) {
        order.push(id);
        reader.within(Step::Key(id), |reader| {
            let Some(fields) = reader.read::<WordFields>(value) else { return };
            match vocabulary.words.iter_mut().find(|word| &*word.id == id) {
                Some(word) => change(word, fields),
                None => vocabulary.words.push(new_word(id, fields, value, reader)),
            }
        });
    }
    order
}

/// Brings the words of `given` into its order, with as few moves as the order allows; others stay where they are. A
/// phase that a site adds after `train` comes after it.
fn reorder(vocabulary: &mut Vocabulary, given: &[&str], new: &[Box<str>]) {
    let words = &mut vocabulary.words;
    let place = |words: &[Word], id: &str| words.iter().position(|word| &*word.id == id);
    // A new word at the head of the list belongs before the next that exists.
    if let [first, second, ..] = given
        && let (Some(from), Some(to)) = (place(words, first), place(words, second))
        && to < from
        && new.iter().any(|id| **id == **first)
    {
        let word = words.remove(from);
        words.insert(to, word);
    }
    for pair in given.windows(2) {
        let (Some(before), Some(after)) = (place(words, pair[0]), place(words, pair[1])) else { continue };
        if after < before || new.iter().any(|id| **id == *pair[1]) {
            let word = words.remove(after);
            let before = place(words, pair[0]).unwrap_or(before);
            words.insert(before + 1, word);
        }
    }
}

fn change(word: &mut Word, fields: WordFields) {
    if let Some(one) = fields.one {
        replace(&mut word.one, one);
    }
    if let Some(other) = fields.other {
        replace(&mut word.other, other);
    }
    if let Some(definition) = fields.definition {
        match &mut word.definition {
            Some(old) => replace(old, definition),
            none => *none = Some(definition),
        }
    }
    if !fields.also.is_empty() {
        word.also = fields.also;
    }
}

/// A word for all languages replaces all; one for some languages leaves the others.
fn replace(old: &mut LocalText, new: LocalText) {
    match (old, new) {
        (LocalText::Each(old), LocalText::Each(new)) => old.extend(new),
        (old, new) => *old = new,
    }
}

/// A new word; what it lacks is reported, and its id stands for it.
fn new_word<'a>(id: &str, fields: WordFields, value: &'a Value, reader: &mut Reader<'a>) -> Word {
    if let Value::Mapping(mapping) = value {
        let mut keys = Keys::new(mapping, reader);
        for key in ["one", "other"] {
            if keys.raw(key, false).is_none() {
                keys.missing(key, &Shape::LocalText);
            }
        }
    }
    Word {
        id: Box::from(id),
        one: fields.one.unwrap_or_else(|| LocalText::All(id.into())),
        other: fields.other.unwrap_or_else(|| LocalText::All(id.into())),
        definition: fields.definition,
        also: fields.also,
    }
}
