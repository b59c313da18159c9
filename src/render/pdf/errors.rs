//! Errors of the typesetter as findings: one in `document.typ` is the theme's and points there; any other is ours or
//! of a picture and points to the block that it came from.

use typst::diag::SourceDiagnostic;

use super::source::Mark;
use super::world::{Desk, RangeOf};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};

/// Who is to blame for an error.
pub struct Blame<'a> {
    /// Both sources.
    pub world: &'a Desk<'a>,
    /// `document.typ`
    pub theme: Option<SourceId>,
    /// The page.
    pub paper: SourceId,
    /// Where in the source which block begins.
    pub marks: &'a [Mark],
}

impl Blame<'_> {
    /// The error as a finding.
    pub fn finding(&self, error: &SourceDiagnostic) -> Diagnostic {
        let id = error.span.id();
        let hint = error.hints.first().map(|hint| hint.v.to_string());
        let finding = if let (true, Some(theme)) = (id == Some(self.world.theme().id()), self.theme) {
            let span = self.world.theme().range_of(error.span).unwrap_or_default();
            Diagnostic::new(Code::BadTheme, error.message.to_string()).at(theme, span)
        } else if let (true, Some(theme)) = (error.message.contains("does not contain"), self.theme) {
            // "module `document` does not contain `callout`": the theme must have every function.
            Diagnostic::new(Code::BadTheme, format!("`document.typ`: {}", error.message)).at(theme, Span::default())
        } else {
            let at = (id == Some(self.world.own().id())).then(|| self.world.own().range_of(error.span)).flatten();
            let (source, span) = at.and_then(|at| self.place(at)).unwrap_or((self.paper, Span::default()));
            let message = format!("the PDF could not be made: {}", error.message);
            Diagnostic::new(Code::DocumentGate, message).at(source, span)
        };
        match hint {
            Some(hint) => finding.help(hint),
            None => finding,
        }
    }

    /// The place of the last block or picture that begins before.
    fn place(&self, at: Span) -> Option<(SourceId, Span)> {
        let before = self.marks.partition_point(|mark| mark.at <= at.start as usize);
        self.marks[..before].iter().rev().find_map(|mark| mark.place)
    }
}
