//! Finds the glossary's terms in running text. One matcher serves all pages of a language; it says
//! what matches, while the parser decides where a match may become a link.

use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;

use crate::model::{is_capitals, is_whole};

/// All forms of all terms of one language, ready to be searched for at once.
#[derive(Debug, Default)]
pub struct TermMatcher {
    /// Absent when there is nothing to find.
    automaton: Option<AhoCorasick>,
    /// By number of the pattern in the automaton.
    forms: Vec<Form>,
    /// Ids of the terms, each once.
    ids: Vec<Box<str>>,
}

/// One way in which a term is written.
#[derive(Debug)]
struct Form {
    /// Index into the ids.
    term: u32,
    /// Set when only exactly these letters match, because the form is an abbreviation in capitals.
    exact: Option<Box<str>>,
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Number of the term, for [`TermMatcher::id`].
    pub term: u32,
    /// Bytes of the text.
    pub range: Range<usize>,
}

impl TermMatcher {
    /// Builds the matcher from each term's id and the forms that name it (the term, its aliases, its abbreviation).
    /// Where two terms share a form, the first has it. Letters of ASCII match in either case, except in a form that is
    /// all capitals (`SU`), which must be written as it is.
    pub fn new<Id, Forms, Text>(entries: impl Iterator<Item = (Id, Forms)>) -> TermMatcher
    where
        Id: AsRef<str>,
        Forms: IntoIterator<Item = Text>,
        Text: AsRef<str>,
    {
        let mut ids: Vec<Box<str>> = Vec::new();
        let mut forms = Vec::new();
        let mut patterns: Vec<String> = Vec::new();
        for (id, written) in entries {
            let term = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            ids.push(id.as_ref().into());
            for form in written {
                let form = form.as_ref().trim();
                if form.is_empty() {
                    continue;
                }
                let exact = is_capitals(form).then(|| form.into());
                // Smart punctuation has made the page's apostrophes curly before we look.
                patterns.push(form.replace('\'', "’"));
                forms.push(Form { term, exact });
            }
        }
        // Leftmost-longest would drop "SU" where "SU officer" matches but ends inside a word, so all matches are seen.
        let automaton = (!patterns.is_empty())
            .then(|| {
                AhoCorasick::builder()
                    .match_kind(MatchKind::Standard)
                    .ascii_case_insensitive(true)
                    .build(&patterns)
                    .ok()
            })
            .flatten();
        TermMatcher { automaton, forms, ids }
    }

    /// A matcher that finds nothing.
    pub fn empty() -> TermMatcher {
        TermMatcher::default()
    }

    /// The id of a term found.
    pub fn id(&self, term: u32) -> &str {
        self.ids.get(term as usize).map_or("", |id| id)
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The terms in `text`, leftmost first, the longest at each place, none overlapping; whole words only.
    /// They are added to `found`, which is cleared first.
    pub fn find(&self, text: &str, found: &mut Vec<Found>) {
        found.clear();
        let Some(automaton) = &self.automaton else { return };
        for hit in automaton.find_overlapping_iter(text) {
            let range = hit.range();
            let Some(form) = self.forms.get(hit.pattern().as_usize()) else { continue };
            let Some(words) = text.get(range.clone()) else { continue };
            if form.exact.as_deref().is_some_and(|exact| exact != words) || !is_whole(text, &range) {
                continue;
            }
            found.push(Found { term: form.term, range });
        }
        if found.len() > 1 {
            found.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.term));
            let mut end = 0;
            found.retain(|hit| {
                let keep = hit.range.start >= end;
                if keep {
                    end = hit.range.end;
                }
                keep
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(entries: &[(&str, &[&str])], text: &str) -> Vec<String> {
        let matcher = TermMatcher::new(entries.iter().map(|(id, forms)| (id, forms.iter())));
        let mut hits = Vec::new();
        matcher.find(text, &mut hits);
        hits.iter().map(|hit| format!("{}={}", matcher.id(hit.term), &text[hit.range.clone()])).collect()
    }

    #[test]
    fn the_longest_form_wins_and_only_whole_words_count() {
        let glossary: &[(&str, &[&str])] =
            &[("gap", &["awarding gap", "gap"]), ("su", &["SU", "students' union"]), ("officer", &["SU officer"])];
        assert_eq!(found(glossary, "The Awarding gap, a gap; gaps."), ["gap=Awarding gap", "gap=gap"]);
        assert_eq!(found(glossary, "SU officers such as an SU officer"), ["su=SU", "officer=SU officer"]);
        assert_eq!(found(glossary, "su or Su"), [""; 0]);
        assert_eq!(found(glossary, "the students’ union"), ["su=students’ union"]);
    }

    #[test]
    fn letters_beyond_ascii_bound_words_too() {
        let glossary: &[(&str, &[&str])] = &[("term", &["partner"]), ("gŵyl", &["gŵyl"]), ("شراكة", &["شراكة"])];
        assert_eq!(found(glossary, "partnerŵ ŵpartner partner"), ["term=partner"]);
        assert_eq!(found(glossary, "Mae gŵyl yma. الشراكة شراكة"), ["gŵyl=gŵyl", "شراكة=شراكة"]);
    }

    #[test]
    fn an_empty_glossary_finds_nothing() {
        let mut hits = vec![];
        TermMatcher::empty().find("anything", &mut hits);
        assert!(hits.is_empty());
        assert_eq!(found(&[("empty", &["", "  "])], "anything"), [""; 0]);
    }
}
