//! Entries of `words.yaml`: words that an institution has decided not to use, why, and what it says instead; and the
//! search for all of them at once.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Table;
use crate::model::reading::record;
use crate::model::{Lang, is_capitals, is_whole};
use crate::reads::What;

record! {
    /// Words that are not to be used.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Discouraged {
        /// The words in every form that counts: `[hard to reach, hard-to-reach]`. Whole words only; those in capitals alone count in capitals only.
        pub avoid: Vec<Box<str>> = required,
        /// What to write instead; left out where the sentence must be thought over.
        pub instead: Option<Box<str>> = optional "use",
        /// Why, in a sentence that whoever wrote the words will read.
        pub reason: Box<str> = required,
        /// Phrases in which the words are right, such as a name: `[BAME Steering Group]`.
        pub except: Vec<Box<str>>,
        /// Languages in which it counts; the site's first if it is left out.
        pub languages: Vec<Lang>,
    }
}

/// The institution's words, ready to be looked for in every text.
#[derive(Clone, Debug)]
pub struct WordList {
    /// `words.yaml`, in file order.
    pub table: Table<Discouraged>,
    /// Absent when there is nothing to find.
    automaton: Option<AhoCorasick>,
    /// By number of the pattern in the automaton.
    forms: Vec<Form>,
}

/// One form of an entry.
#[derive(Clone, Debug)]
struct Form {
    /// Place in the table.
    entry: usize,
    /// Place in the entry's `avoid`.
    form: usize,
    /// Set when only exactly these letters count.
    exact: bool,
}

/// Words found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwelcome {
    /// Place of the entry in the table.
    pub entry: usize,
    /// Place of the form in the entry's `avoid`.
    pub form: usize,
    /// Bytes of the text.
    pub range: Range<usize>,
}

impl WordList {
    /// No list.
    pub fn empty() -> WordList {
        WordList::new(Table::empty(What::Avoided))
    }

    /// A list of these entries.
    pub fn new(table: Table<Discouraged>) -> WordList {
        let (mut forms, mut patterns) = (Vec::new(), Vec::new());
        for (number, entry) in table.entries().iter().enumerate() {
            for (place, form) in entry.value.avoid.iter().enumerate() {
                patterns.push(curly(form));
                forms.push(Form { entry: number, form: place, exact: is_capitals(form) });
            }
        }
        let automaton = (!patterns.is_empty())
            .then(|| {
                AhoCorasick::builder()
                    .match_kind(MatchKind::Standard)
                    .ascii_case_insensitive(true)
                    .build(&patterns)
                    .ok()
            })
            .flatten();
        WordList { table, automaton, forms }
    }

    /// The entries' words in `text`, leftmost first, the longest at each place, none overlapping; whole words only, and
    /// none within a phrase that its entry excepts. Apostrophes of `text` must be curly, as on pages. Only entries whose
    /// number is `wanted`.
    pub fn find(&self, text: &str, wanted: impl Fn(usize) -> bool) -> Vec<Unwelcome> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found: Vec<Unwelcome> = Vec::new();
        for hit in automaton.find_overlapping_iter(text) {
            let (pattern, range) = (hit.pattern().as_usize(), hit.range());
            let Some(form) = self.forms.get(pattern).filter(|form| wanted(form.entry)) else { continue };
            let Some(entry) = self.table.entries().get(form.entry) else { continue };
            let exact =
                || text.get(range.clone()) == entry.value.avoid.get(form.form).map(|form| curly(form)).as_deref();
            if !is_whole(text, &range) || (form.exact && !exact()) {
                continue;
            }
            if !entry.value.except.iter().any(|phrase| covers(text, &curly(phrase), &range)) {
                found.push(Unwelcome { entry: form.entry, form: form.form, range });
            }
        }
        found.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.entry));
        let mut end = 0;
        found.retain(|hit| {
            let keep = hit.range.start >= end;
            if keep {
                end = hit.range.end;
            }
            keep
        });
        found
    }
}

/// With the apostrophes that pages have.
fn curly(form: &str) -> String {
    form.trim().replace('\'', "’")
}

/// Whether the phrase stands in `text`, in letters of either case, around `range`.
fn covers(text: &str, phrase: &str, range: &Range<usize>) -> bool {
    let from = range.end.saturating_sub(phrase.len());
    (from..=range.start).any(|start| {
        let here = start..start + phrase.len();
        let same = text.get(here.clone()).is_some_and(|words| words.eq_ignore_ascii_case(phrase));
        same && here.end >= range.end && is_whole(text, &here)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Entry;
    use super::*;
    use crate::source::{SourceId, Span};

    fn list(entries: &[(&[&str], &[&str])]) -> WordList {
        let texts = |texts: &[&str]| texts.iter().map(|text| Box::from(*text)).collect();
        let entries = entries.iter().enumerate().map(|(i, (avoid, except))| Entry {
            id: i.to_string().into(),
            span: Span::default(),
            value: Discouraged {
                avoid: texts(avoid),
                instead: None,
                reason: "It is so.".into(),
                except: texts(except),
                languages: Vec::new(),
            },
        });
        WordList::new(Table::new(What::Avoided, SourceId(0), entries.collect()))
    }

    fn found<'a>(list: &WordList, text: &'a str) -> Vec<&'a str> {
        list.find(text, |_| true).into_iter().map(|hit| &text[hit.range]).collect()
    }

    #[test]
    fn whole_words_count_in_either_case_and_the_longest_wins() {
        let list = list(&[(&["hard to reach", "hard-to-reach"], &[]), (&["hard to reach students"], &[])]);
        assert_eq!(
            found(&list, "Hard to reach students are not hard-to-reach, nor hard to reached."),
            ["Hard to reach students", "hard-to-reach"]
        );
    }

    #[test]
    fn words_in_capitals_count_in_capitals_only() {
        let list = list(&[(&["BAME", "BME"], &[])]);
        assert_eq!(found(&list, "BAME, bame, Bame, BAMEs, (BME)"), ["BAME", "BME"]);
    }

    #[test]
    fn a_phrase_excepts_the_words_within_it_and_no_others() {
        let list = list(&[(&["BAME"], &["BAME Steering Group", "the students’ BAME network"])]);
        assert_eq!(found(&list, "The BAME Steering Group met BAME students."), ["BAME"]);
        let text = "The BAME steering group, The Students’ BAME Network, the BAME Steering Groups";
        let places: Vec<usize> = list.find(text, |_| true).iter().map(|hit| hit.range.start).collect();
        assert_eq!(places, [text.rfind("BAME").unwrap()]);
    }

    #[test]
    fn letters_beyond_ascii_and_apostrophes_are_found() {
        let list = list(&[(&["students' union"], &[]), (&["gŵyl"], &[])]);
        assert_eq!(found(&list, "The Students’ Union: ŵgŵyl, gŵyl."), ["Students’ Union", "gŵyl"]);
    }
}
