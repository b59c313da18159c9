//! What was found, as a text for somebody: a person at a terminal, a machine, a manager. Pure: findings and sources in, text
//! out; the same findings give the same bytes. Where the text goes is for `cli` to say.

mod human;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::Waived;
use crate::source::{SourceId, SourceText};

pub use human::human;

/// Everything that a report may tell.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// Findings that count, in order of their places.
    pub findings: &'a Diagnostics,
    /// Findings that do not, in order of their places.
    pub waived: &'a [Waived],
    /// The texts that they point into, by [`SourceId`].
    pub texts: &'a [SourceText],
}

/// The findings of one file, or of none in particular.
struct Group<'a> {
    /// Name of the file, from the root.
    file: Option<&'a str>,
    findings: Vec<&'a Diagnostic>,
}

impl<'a> Report<'a> {
    /// Findings by file, in the order in which files are read; those without a place come first.
    fn groups(&self) -> Vec<Group<'a>> {
        let source = |finding: &Diagnostic| finding.primary.as_ref().map(|label| label.source);
        let findings: Vec<&Diagnostic> = self.findings.iter().collect();
        let chunks = findings.chunk_by(|a, b| source(a) == source(b));
        chunks
            .map(|chunk| Group { file: source(chunk[0]).and_then(|id| self.name(id)), findings: chunk.to_vec() })
            .collect()
    }

    fn name(&self, source: SourceId) -> Option<&'a str> {
        self.texts.get(source.0 as usize).map(|text| &*text.name)
    }

    /// How often each rule was broken, the gravest first, then by name.
    fn rules(&self) -> Vec<(Severity, Code, usize)> {
        let mut rules: Vec<(Severity, Code)> = self.findings.iter().map(|one| (one.severity, one.code)).collect();
        rules.sort_by_key(|(severity, code)| (*severity, code.name()));
        rules.chunk_by(|a, b| a == b).map(|chunk| (chunk[0].0, chunk[0].1, chunk.len())).collect()
    }
}

/// "3 errors, 1 warning and 1 information": how many of each severity there are, nothing of those that there are
/// not.
fn counted<'a>(findings: impl Iterator<Item = &'a Diagnostic> + Clone) -> String {
    let words = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Information, "information", "pieces of information"),
    ];
    let parts: Vec<String> = words
        .into_iter()
        .filter_map(|(severity, one, other)| match findings.clone().filter(|f| f.severity == severity).count() {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {other}")),
        })
        .collect();
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => parts.concat(),
    }
}

/// Who waived a finding, why, and until when: one sentence.
fn decision(waived: &Waived) -> String {
    let waiver = &waived.given.waiver;
    format!("waived until {} by {}: {}", waiver.until, waiver.by, waiver.reason)
}
