//! Kitpress's own JSON: stable, and described by a JSON Schema. A change that readers would notice raises `VERSION`.

use serde::Serialize;

use super::{Place, Report};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Waived;

/// The JSON Schema (draft-07) of the report.
pub const SCHEMA: &str = include_str!("report.schema.json");

/// Of the shape, not of the program.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    kitpress: &'a str,
    failed: bool,
    fail_on: &'a str,
    summary: Summary<'a>,
    findings: Vec<Finding<'a>>,
    waived: Vec<WaivedFinding<'a>>,
}

#[derive(Serialize)]
struct Summary<'a> {
    pages: usize,
    errors: usize,
    warnings: usize,
    information: usize,
    waived: usize,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    rule: &'a str,
    severity: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    place: Option<Span<'a>>,
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct WaivedFinding<'a> {
    finding: Finding<'a>,
    reason: &'a str,
    by: &'a str,
    until: String,
    place: Option<Span<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    place: Span<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    place: Span<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Span<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> From<Place<'a>> for Span<'a> {
    fn from(Place { file, start, end }: Place<'a>) -> Span<'a> {
        Span { file, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

/// The whole report as one object.
pub fn json(report: &Report<'_>) -> String {
    let rule = |(severity, code, count): (Severity, crate::diagnostic::Code, usize)| Rule {
        rule: code.name(),
        severity: severity.word(),
        count,
    };
    let whole = Whole {
        version: VERSION,
        kitpress: env!("CARGO_PKG_VERSION"),
        failed: report.fails(),
        fail_on: report.fail_on.word(),
        summary: Summary {
            pages: report.pages,
            errors: report.findings.count(Severity::Error),
            warnings: report.findings.count(Severity::Warning),
            information: report.findings.count(Severity::Information),
            waived: report.waived.len(),
            rules: report.rules().into_iter().map(rule).collect(),
        },
        findings: report.findings.iter().map(|one| finding(report, one)).collect(),
        waived: report.waived.iter().map(|one| waived(report, one)).collect(),
    };
    // Strings and numbers only: nothing that JSON could not hold.
    serde_json::to_string_pretty(&whole).map(|text| text + "\n").unwrap_or_default()
}

fn finding<'a>(report: &Report<'a>, one: &'a Diagnostic) -> Finding<'a> {
    let related = one.secondary.iter();
    Finding {
        rule: one.code.name(),
        severity: one.severity.word(),
        message: &one.message,
        help: one.help.as_deref(),
        place: one.primary.as_ref().and_then(|label| report.place(label)).map(Span::from),
        related: related
            .filter_map(|label| Some(Related { place: report.place(label)?.into(), message: &label.text }))
            .collect(),
        fixes: one
            .fixes
            .iter()
            .filter_map(|edit| Some(Fix { place: report.place_of_edit(edit)?.into(), text: &edit.text }))
            .collect(),
    }
}

fn waived<'a>(report: &Report<'a>, one: &'a Waived) -> WaivedFinding<'a> {
    let waiver = &one.given.waiver;
    WaivedFinding {
        finding: finding(report, &one.finding),
        reason: &waiver.reason,
        by: &waiver.by,
        until: waiver.until.to_string(),
        place: report.place_of(one).map(Span::from),
    }
}
