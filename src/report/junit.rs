//! XML that build servers read as results of tests: a test case a file, which passes if nothing in it is grave enough to
//! fail. There is no standard; the shape is the one that Jenkins publishes a schema of, and has no times, so that the same
//! findings give the same bytes.

use super::{Report, counted, decision};
use crate::diagnostic::{Colour, Diagnostic, render};

/// The name of the test case for what no file is to blame for.
const WHOLE: &str = "the whole site";

/// All files of `content/`, and others in which something was found.
pub fn junit(report: &Report<'_>) -> String {
    let groups = report.groups();
    let found = |file: Option<&str>| groups.iter().find(|group| group.file == file).map_or(&[][..], |g| &g.findings);
    let mut cases = vec![case(report, WHOLE, found(None))];
    for text in report.texts {
        let name = &*text.name;
        let findings = found(Some(name));
        if name.starts_with("content/") || !findings.is_empty() {
            cases.push(case(report, name, findings));
        }
    }
    let failures = cases.iter().filter(|case| case.fails).count();
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", cases.len());
    let cases: String = cases.into_iter().map(|case| case.xml).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"kitpress check\" {counts}>\n  \
         <testsuite name=\"kitpress check\" {counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

struct Case {
    xml: String,
    fails: bool,
}

fn case(report: &Report<'_>, name: &str, findings: &[&Diagnostic]) -> Case {
    let (failures, notes): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        findings.iter().copied().partition(|finding| report.is_failure(finding));
    let mut inner = String::new();
    if let Some(first) = failures.iter().min_by_key(|finding| finding.severity) {
        let message = match failures.len() {
            1 => first.message.clone(),
            _ => counted(failures.iter().copied()),
        };
        inner.push_str(&format!(
            "      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
            first.code.name(),
            attribute(&message),
            content(&rendered(report, &failures))
        ));
    }
    let mut out = rendered(report, &notes);
    for waived in report.waived.iter().filter(|waived| is_in(report, &waived.finding, name)) {
        let at = waived.finding.primary.as_ref().and_then(|label| report.place(label));
        let at = at.map_or_else(String::new, |place| format!(":{}:{}", place.start.line, place.start.column));
        let (rule, message) = (waived.finding.code.name(), &waived.finding.message);
        out.push_str(&format!("waived[{rule}]: {message}\n --> {name}{at}\n{}\n\n", decision(waived)));
    }
    if !out.is_empty() {
        inner.push_str(&format!("      <system-out>{}</system-out>\n", content(&out)));
    }
    let head = format!("    <testcase classname=\"kitpress\" name=\"{}\"", attribute(name));
    let xml = match inner.is_empty() {
        true => format!("{head}/>\n"),
        false => format!("{head}>\n{inner}    </testcase>\n"),
    };
    Case { xml, fails: !failures.is_empty() }
}

fn is_in(report: &Report<'_>, finding: &Diagnostic, name: &str) -> bool {
    let place = finding.primary.as_ref().and_then(|label| report.place(label));
    place.map_or(name == WHOLE, |place| place.file == name)
}

fn rendered(report: &Report<'_>, findings: &[&Diagnostic]) -> String {
    findings.iter().map(|finding| render(finding, report.texts, Colour::Plain) + "\n").collect()
}

fn attribute(text: &str) -> String {
    content(text).replace('"', "&quot;").replace(['\n', '\t'], " ")
}

/// Text of an element: without what XML 1.0 cannot hold (clause 2.2).
fn content(text: &str) -> String {
    let allowed = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(allowed).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
