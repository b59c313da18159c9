//! SARIF 2.1.0 (OASIS, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>), which code hosts and editors read. Columns count
//! Unicode code points; waived findings are suppressed results, as clause 3.35 has it.

use serde_json::{Value, json};

use super::{Place, Report, decision, explanation, said};
use crate::diagnostic::{Code, Diagnostic, Edit, Label, Severity, Snippet};
use crate::model::Waived;

/// What every fix is.
const FIX: &str = "What `kitpress check --fix` writes.";
/// Where the schema is.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One run with all rules of the catalogue.
pub fn sarif(report: &Report<'_>) -> String {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let found = report.findings.iter().map(|finding| result(report, finding, None));
    let waived = report.waived.iter().map(|waived| result(report, &waived.finding, Some(waived)));
    let results: Vec<Value> = found.chain(waived).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "kitpress",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "invocations": [{ "executionSuccessful": true, "exitCode": u8::from(report.fails()) }],
            "originalUriBaseIds": {
                "%SRCROOT%": { "description": { "text": "The folder that holds content/, as --root says." } },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "note",
    }
}

fn rule(code: Code) -> Value {
    let text = explanation(code);
    let first = text.split_inclusive(". ").next().unwrap_or(&text).trim().to_owned();
    let mut plain = text.clone();
    let mut marked = text.clone();
    if let Some(example) = code.example() {
        plain.push_str(&format!(" {} {}", example.why, example.fix));
        marked.push_str(&format!("\n\n**Why.** {}\n\n**What to do.** {}\n", example.why, example.fix));
        marked.push_str(&format!("\nWrong{}\nRight{}", shown(example.wrong), shown(example.right)));
    }
    json!({
        "id": code.name(),
        "shortDescription": { "text": first },
        "fullDescription": { "text": text },
        "help": { "text": plain, "markdown": marked },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn shown(snippet: Snippet) -> String {
    let place = if snippet.path == "shell" { String::new() } else { format!(", in `{}`", snippet.path) };
    // An example may hold a fence of its own.
    format!("{place}:\n\n~~~~text\n{}\n~~~~\n", snippet.text)
}

fn result(report: &Report<'_>, finding: &Diagnostic, waived: Option<&Waived>) -> Value {
    let mut result = json!({
        "ruleId": finding.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == finding.code),
        "level": level(finding.severity),
        "message": { "text": said(finding) },
        "locations": [],
        "suppressions": [],
    });
    let locations: Vec<Value> = finding.primary.iter().filter_map(|label| location(report, label, None)).collect();
    result["locations"] = locations.into();
    let related = finding.secondary.iter().enumerate();
    let related: Vec<Value> = related.filter_map(|(id, label)| location(report, label, Some(id))).collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    let changes: Vec<Value> =
        finding.fixes.chunk_by(|a, b| a.source == b.source).filter_map(|c| change(report, c)).collect();
    if !changes.is_empty() {
        result["fixes"] = json!([{ "description": { "text": FIX }, "artifactChanges": changes }]);
    }
    if let Some(waived) = waived {
        let mut suppression = json!({ "kind": "inSource", "status": "accepted", "justification": decision(waived) });
        if let Some(place) = report.place_of(waived) {
            suppression["location"] = json!({ "physicalLocation": physical(&place) });
        }
        result["suppressions"] = vec![suppression].into();
    }
    result
}

/// Edits of one file, as clauses 3.55 to 3.57 have them.
fn change(report: &Report<'_>, edits: &[Edit]) -> Option<Value> {
    let file = report.place_of_edit(edits.first()?)?.file;
    let replacement = |edit: &Edit| {
        let place = report.place_of_edit(edit)?;
        Some(json!({ "deletedRegion": region(&place), "insertedContent": { "text": edit.text } }))
    };
    let replacements: Vec<Value> = edits.iter().filter_map(replacement).collect();
    let location = json!({ "uri": address(file), "uriBaseId": "%SRCROOT%" });
    Some(json!({ "artifactLocation": location, "replacements": replacements }))
}

fn location(report: &Report<'_>, label: &Label, id: Option<usize>) -> Option<Value> {
    let mut location = json!({ "physicalLocation": physical(&report.place(label)?) });
    if let Some(id) = id {
        location["id"] = id.into();
    }
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    Some(location)
}

fn physical(place: &Place<'_>) -> Value {
    json!({
        "artifactLocation": { "uri": address(place.file), "uriBaseId": "%SRCROOT%" },
        "region": region(place),
    })
}

fn region(place: &Place<'_>) -> Value {
    let (start, end) = (place.start, place.end);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a relative reference (RFC 3986).
fn address(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
