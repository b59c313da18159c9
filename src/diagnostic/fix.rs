//! What mends a finding without anybody having to think: edits of the files that it is about. Pure: texts in, texts out;
//! who is shown them, is asked and writes is for others.

use std::collections::BTreeMap;

use super::{Diagnostic, folded};
use crate::source::{SourceId, SourceText, Span};

/// A piece of a file and what should stand in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub source: SourceId,
    /// The bytes that go; none where something is only put in.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Diagnostic {
    /// Offers to put `text` in the place of these bytes of the file that the finding is about. A finding without a place
    /// has nothing to mend.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        if let Some(primary) = &self.primary {
            self.fixes.push(Edit { source: primary.source, span, text: text.into() });
        }
        self
    }

    /// Offers the only one of `known` that `was` can be a slip of, where `was` is written once at `span` of `file`.
    #[must_use]
    pub fn fix_slip<'k>(
        self,
        file: &str,
        span: Span,
        was: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Diagnostic {
        let Some(now) = only_near(was, known) else { return self };
        let Some(written) = file.get(span.range()) else { return self };
        let mut places = written.match_indices(was);
        let (Some((at, _)), None) = (places.next(), places.next()) else { return self };
        let beside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
        if !beside(written[..at].chars().next_back()) || !beside(written[at + was.len()..].chars().next()) {
            return self;
        }
        let start = span.range().start + at;
        self.fix(Span::new(start, start + was.len()), now)
    }
}

/// The one of `known` that `word` can be a slip of, if it is the only one: the same but for capitals and hyphens, or one
/// letter off in five, two in ten. Short words are often words of their own, and numbers tell things apart.
pub fn only_near<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let written = folded(word);
    let mut near = known.into_iter().filter(|candidate| {
        let candidate = folded(candidate);
        // `term_1` is no slip of `term_2`.
        if !written.chars().filter(char::is_ascii_digit).eq(candidate.chars().filter(char::is_ascii_digit)) {
            return false;
        }
        let letters = candidate.chars().count().min(written.chars().count());
        strsim::damerau_levenshtein(&written, &candidate) <= (letters / 5).min(2)
    });
    let first = near.next()?;
    near.all(|other| other == first).then_some(first)
}

/// A file with its findings mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The file.
    pub source: SourceId,
    /// Its text then.
    pub text: String,
    /// How many findings are mended in it.
    pub findings: usize,
}

/// The files with as many findings mended as can be at once: where edits of two findings touch, the second waits for the
/// next time. Files are in order; the edits of one finding are made together or not at all.
pub fn fixed<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>, texts: &[SourceText]) -> Vec<Fixed> {
    let mut files: BTreeMap<SourceId, (Vec<&Edit>, usize)> = BTreeMap::new();
    for finding in findings.into_iter().filter(|finding| !finding.fixes.is_empty()) {
        let fits = |edit: &Edit| {
            let text = texts.get(edit.source.0 as usize);
            let there = text.is_some_and(|text| text.text.get(edit.span.range()).is_some_and(|was| *was != edit.text));
            let taken = files.get(&edit.source).map_or(&[][..], |(edits, _)| edits);
            there && !taken.iter().any(|other| touch(other.span, edit.span))
        };
        let together = |(n, one): (usize, &Edit)| {
            finding.fixes[..n].iter().all(|other| other.source != one.source || !touch(other.span, one.span))
        };
        if !finding.fixes.iter().all(fits) || !finding.fixes.iter().enumerate().all(together) {
            continue;
        }
        for (n, edit) in finding.fixes.iter().enumerate() {
            let (edits, count) = files.entry(edit.source).or_default();
            edits.push(edit);
            *count += usize::from(n == 0);
        }
    }
    files
        .into_iter()
        .filter_map(|(source, (mut edits, findings))| {
            let mut text = texts.get(source.0 as usize)?.text.to_string();
            edits.sort_by_key(|edit| edit.span);
            for edit in edits.into_iter().rev() {
                text.replace_range(edit.span.range(), &edit.text);
            }
            Some(Fixed { source, text, findings })
        })
        .collect()
}

/// Whether two edits share bytes or a place: what is put in twice at one place has no order.
fn touch(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end || a.start == b.start || a.start == b.end || a.end == b.start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Code;
    use super::*;

    #[test]
    fn only_a_slip_of_one_word_is_a_slip() {
        let known = ["student_partner", "staff_partner", "reviewer", "kcl", "planning"];
        assert_eq!(only_near("Student-Partner", known), Some("student_partner"));
        assert_eq!(only_near("student_partnr", known), Some("student_partner"));
        assert_eq!(only_near("reviewre", known), Some("reviewer"));
        assert_eq!(only_near("ucl", known), None, "a short word is a word of its own");
        assert_eq!(only_near("planing", known), Some("planning"));
        assert_eq!(only_near("planing", ["planning", "plating"]), None, "two are near");
        assert_eq!(only_near("stdnt_prtnr", known), None, "too far");
        assert_eq!(only_near("student_partner2", known), None, "numbers tell things apart");
    }

    fn text(text: &str) -> Vec<SourceText> {
        vec![SourceText { name: "a.md".into(), text: text.into() }]
    }

    fn finding(edits: &[(usize, usize, &str)]) -> Diagnostic {
        let found = Diagnostic::new(Code::UnknownKey, "x").at(SourceId(0), Span::new(0, 0));
        edits.iter().fold(found, |found, (start, end, text)| found.fix(Span::new(*start, *end), *text))
    }

    #[test]
    fn edits_of_one_finding_are_made_together_and_of_two_that_touch_the_first_is() {
        let texts = text("abcdef");
        let all = [finding(&[(0, 1, "A"), (5, 6, "F")]), finding(&[(2, 3, "C"), (5, 6, "X")]), finding(&[(3, 3, "-")])];
        assert_eq!(fixed(&all, &texts), [Fixed { source: SourceId(0), text: "Abc-deF".into(), findings: 2 }]);
    }

    #[test]
    fn a_slip_is_mended_where_it_is_written_once() {
        let file = "roles: ['reviewr', reviewr_x]";
        let at = |start, end| {
            let found = Diagnostic::new(Code::UnknownRole, "x").at(SourceId(0), Span::new(start, end));
            let found = found.fix_slip(file, Span::new(start, end), "reviewr", ["reviewer"]);
            fixed([&found], &text(file)).pop().map(|fixed| fixed.text)
        };
        assert_eq!(at(8, 17).as_deref(), Some("roles: ['reviewer', reviewr_x]"));
        assert_eq!(at(19, 28), None, "part of a longer word");
        assert_eq!(at(0, file.len()), None, "written twice");
    }

    proptest! {
        #[test]
        fn nothing_outside_of_the_edits_changes(
            words in proptest::collection::vec("[a-zŵ ]{0,6}", 1..8),
            edits in proptest::collection::vec((0usize..8, "[A-Z]{0,3}"), 0..8),
        ) {
            let whole = words.concat();
            let starts: Vec<usize> = words.iter().scan(0, |at, word| { let start = *at; *at += word.len(); Some(start) }).collect();
            let of = |n: usize| (starts[n], starts[n] + words[n].len());
            let findings: Vec<Diagnostic> = edits.iter().filter(|(n, _)| *n < words.len())
                .map(|(n, new)| finding(&[(of(*n).0, of(*n).1, new)])).collect();
            let after = fixed(&findings, &text(&whole)).pop().map_or(whole.clone(), |fixed| fixed.text);
            // What stays of the words that nobody edits is there in its order.
            let mut rest = after.as_str();
            for (n, word) in words.iter().enumerate() {
                if edits.iter().all(|(other, _)| other != &n) {
                    let at = rest.find(word.as_str());
                    prop_assert!(at.is_some(), "{word:?} is gone: {after:?}");
                    rest = &rest[at.unwrap_or(0) + word.len()..];
                }
            }
            let lower = |text: &str| text.chars().filter(|c| !c.is_uppercase()).collect::<String>();
            prop_assert!(lower(&after).len() <= whole.len());
        }
    }
}
