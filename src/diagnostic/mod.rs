//! What a build has to say to a person: [`Diagnostic`], its code, its place, what to do.
//! Phases make diagnostics and go on; only `cli` prints them. Sorting is by place, so the order
//! never depends on threads.

mod catalogue;
mod examples;
mod fix;
mod human;
mod private;
mod waivable;

pub use catalogue::Code;
pub use examples::{Example, Snippet};
pub use fix::{Edit, Fixed, fixed, only_near};
pub use human::{Colour, render, render_waived};
pub use private::{IDENTITY_HELP, is_private, masked, tells_identity};
pub use waivable::Needs;

use crate::source::{SourceId, Span};

/// How bad it is. `Error` keeps the site from being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Written, but a person must look (`--strict` makes it an error).
    Warning,
    /// Worth knowing.
    Information,
}

impl Severity {
    /// The word that people read.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "information",
        }
    }
}

/// A place in a source with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub source: SourceId,
    /// The bytes.
    pub span: Span,
    /// What is there; may be empty.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code of the rule.
    pub code: Code,
    /// How bad; starts as the code's default.
    pub severity: Severity,
    /// What is wrong, as a sentence without a final full stop.
    pub message: String,
    /// Where; absent only when no file is to blame.
    pub primary: Option<Label>,
    /// Other places that explain it.
    pub secondary: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// Edits that mend it, where nobody needs to think; all of them or none.
    pub fixes: Vec<Edit>,
}

impl Diagnostic {
    /// A finding with the code's default severity and no place yet.
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            primary: None,
            secondary: Vec::new(),
            help: None,
            fixes: Vec::new(),
        }
    }

    /// Whether it is advice that only a check gives: worth knowing, and nothing that was done or left out.
    pub fn is_advice(&self) -> bool {
        self.severity == Severity::Information && self.code != Code::DraftsLeftOut
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, source: SourceId, span: Span) -> Diagnostic {
        self.primary = Some(Label { source, span, text: String::new() });
        self
    }

    /// Says a few words at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, source: SourceId, span: Span, text: impl Into<String>) -> Diagnostic {
        self.secondary.push(Label { source, span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help = Some(text.into());
        self
    }
}

/// All findings of a phase or of a build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another phase's.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.0.append(&mut other.0);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether anything forbids writing.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// In order of being found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> + Clone {
        self.0.iter()
    }

    /// For severities that a site changes, and for `--strict`.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// The same about a file that has another number now.
    #[must_use]
    pub fn renumbered(mut self, from: SourceId, to: SourceId) -> Diagnostics {
        for one in &mut self.0 {
            let labels = one.primary.iter_mut().chain(&mut one.secondary).map(|label| &mut label.source);
            let places = labels.chain(one.fixes.iter_mut().map(|edit| &mut edit.source));
            places.filter(|source| **source == from).for_each(|source| *source = to);
        }
        self
    }

    /// Keeps what the test accepts.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// Sorts by place, then code, then message, and drops exact repeats.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            let place = |d: &Diagnostic| d.primary.as_ref().map(|p| (p.source, p.span));
            (place(a), a.code.name(), &a.message).cmp(&(place(b), b.code.name(), &b.message))
        });
        self.0.dedup();
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(iter: T) -> Diagnostics {
        Diagnostics(iter.into_iter().collect())
    }
}

/// A word without what people write in several ways: capitals, hyphens, spaces.
fn folded(word: &str) -> String {
    word.to_lowercase().replace(['-', ' '], "_")
}

/// The nearest of `known` to `word`, if near enough to suggest: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = folded(word);
    known
        .into_iter()
        // Most candidates need no closer look: as many letters differ as their lengths do.
        .filter(|candidate| candidate.len().abs_diff(folded.len()) <= candidate.len().max(3).div_ceil(3) + 2)
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &self::folded(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count() / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "did you mean `x`?", or the list of what there is when nothing is near and the list is short.
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(near) = nearest(word, known.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let all: Vec<&str> = known.into_iter().collect();
    (!all.is_empty() && all.len() <= 16).then(|| format!("known here: {}", all.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        let known = ["student_partner", "staff_partner", "reviewer"];
        assert_eq!(nearest("student-partnr", known), Some("student_partner"));
        assert_eq!(nearest("Reviewers", known), Some("reviewer"));
        assert_eq!(nearest("banana", known), None);
    }
}
