//! What was found, as a text for somebody: a person at a terminal, a machine, a manager. Pure: findings and sources in, text
//! out; the same findings give the same bytes. Where the text goes is for `cli` to say.

mod github;
mod html;
mod human;
mod json;
mod junit;
mod sarif;

use crate::diagnostic::{Code, Colour, Diagnostic, Diagnostics, Edit, Label, Severity};
use crate::model::Waived;
use crate::source::{Position, SourceId, SourceText};

pub use human::human;
pub use json::SCHEMA;

/// Everything that a report may tell.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// Findings that count, in order of their places.
    pub findings: &'a Diagnostics,
    /// Findings that do not, in order of their places.
    pub waived: &'a [Waived],
    /// The texts that they point into, by [`SourceId`].
    pub texts: &'a [SourceText],
    /// Pages that were looked at.
    pub pages: usize,
    /// Findings of this severity or a graver one are failures.
    pub fail_on: Severity,
    /// Reports for people name what is waived, too; those for machines always do.
    pub show_waived: bool,
}

/// The forms that a report comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with excerpts of the sources.
    Human,
    /// Kitpress's own JSON, see [`SCHEMA`].
    Json,
    /// Static Analysis Results Interchange Format 2.1.0 (OASIS).
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// XML that build servers read as the results of tests.
    Junit,
    /// A page to read, complete in one file.
    Html,
}

impl Format {
    /// All of them, the default first.
    pub const ALL: [Format; 6] =
        [Format::Human, Format::Json, Format::Sarif, Format::Github, Format::Junit, Format::Html];

    /// The word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Json => "json",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Junit => "junit",
            Format::Html => "html",
        }
    }

    /// The report in this form, ending in a newline unless it is empty. Only the text for people has colours.
    pub fn write(self, report: &Report<'_>, colour: Colour) -> String {
        match self {
            Format::Human => human(report, colour),
            Format::Json => json::json(report),
            Format::Sarif => sarif::sarif(report),
            Format::Github => github::github(report),
            Format::Junit => junit::junit(report),
            Format::Html => html::html(report),
        }
    }
}

/// The findings of one file, or of none in particular.
struct Group<'a> {
    /// Name of the file, from the root.
    file: Option<&'a str>,
    findings: Vec<&'a Diagnostic>,
}

/// A place as people count.
struct Place<'a> {
    /// Name of the file, from the root.
    file: &'a str,
    /// Its first character.
    start: Position,
    /// One past its last.
    end: Position,
}

impl<'a> Report<'a> {
    /// Whether a finding is grave enough to fail.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|finding| self.is_failure(finding))
    }

    fn is_failure(&self, finding: &Diagnostic) -> bool {
        // The gravest severity is the least.
        finding.severity <= self.fail_on && !(finding.severity == Severity::Warning && finding.code.stays_warning())
    }

    /// Findings by file, in the order in which files are read; those without a place come first.
    fn groups(&self) -> Vec<Group<'a>> {
        let source = |finding: &Diagnostic| finding.primary.as_ref().map(|label| label.source);
        let findings: Vec<&Diagnostic> = self.findings.iter().collect();
        let chunks = findings.chunk_by(|a, b| source(a) == source(b));
        chunks
            .map(|chunk| Group {
                file: source(chunk[0]).and_then(|id| self.text(id)).map(|text| &*text.name),
                findings: chunk.to_vec(),
            })
            .collect()
    }

    fn text(&self, source: SourceId) -> Option<&'a SourceText> {
        self.texts.get(source.0 as usize)
    }

    fn place(&self, label: &Label) -> Option<Place<'a>> {
        let text = self.text(label.source)?;
        Some(Place { file: &text.name, start: text.position(label.span.start), end: text.position(label.span.end) })
    }

    /// What an edit takes away, or where it puts something in.
    fn place_of_edit(&self, edit: &Edit) -> Option<Place<'a>> {
        self.place(&Label { source: edit.source, span: edit.span, text: String::new() })
    }

    /// The words that an edit takes away.
    fn replaced(&self, edit: &Edit) -> Option<&'a str> {
        self.text(edit.source)?.text.get(edit.span.range())
    }

    /// Where a waiver is written.
    fn place_of(&self, waived: &Waived) -> Option<Place<'a>> {
        let (source, span) = (waived.given.source, waived.given.waiver.span);
        self.place(&Label { source, span, text: String::new() })
    }

    /// How often each rule was broken, the gravest first, then by name.
    fn rules(&self) -> Vec<(Severity, Code, usize)> {
        let mut rules: Vec<(Severity, Code)> = self.findings.iter().map(|one| (one.severity, one.code)).collect();
        rules.sort_by_key(|(severity, code)| (*severity, code.name()));
        rules.chunk_by(|a, b| a == b).map(|chunk| (chunk[0].0, chunk[0].1, chunk.len())).collect()
    }
}

/// "3 errors, 1 warning and 1 information": how many of each severity there are, nothing of those that there are not.
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
    format!("waived until {} by {}: {}", waiver.until, on_one_line(&waiver.by), on_one_line(&waiver.reason))
}

/// A rule's explanation on one line.
fn explanation(code: Code) -> String {
    on_one_line(code.explanation())
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong and what to do, in sentences.
fn said(finding: &Diagnostic) -> String {
    match &finding.help {
        Some(help) => format!("{}. What to do: {help}", finding.message),
        None => finding.message.clone(),
    }
}

#[cfg(test)]
mod tests;
