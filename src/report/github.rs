//! Workflow commands of GitHub Actions, which show findings beside the lines of a change
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).

use super::{Report, decision, said};
use crate::diagnostic::{Diagnostic, Severity};

/// One command a finding.
pub fn github(report: &Report<'_>) -> String {
    let mut text = String::new();
    for finding in report.findings.iter() {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "notice",
        };
        push(&mut text, report, finding, command, finding.code.name(), &said(finding));
    }
    // A note beside each line that somebody has decided about would be noise, unless it is asked for.
    for waived in report.waived.iter().filter(|_| report.show_waived) {
        let title = format!("{} (waived)", waived.finding.code.name());
        let message = format!("{}. It is {}", waived.finding.message, decision(waived));
        push(&mut text, report, &waived.finding, "notice", &title, &message);
    }
    text
}

fn push(text: &mut String, report: &Report<'_>, finding: &Diagnostic, command: &str, title: &str, message: &str) {
    let mut properties: Vec<(&str, String)> = Vec::new();
    if let Some(place) = finding.primary.as_ref().and_then(|label| report.place(label)) {
        let (start, end) = (place.start, place.end);
        properties.push(("file", property(place.file)));
        properties.push(("line", start.line.to_string()));
        properties.push(("col", start.column.to_string()));
        properties.push(("endLine", end.line.to_string()));
        // Columns of two lines say nothing together.
        if end.line == start.line {
            properties.push(("endColumn", end.column.max(start.column + 1).to_string()));
        }
    }
    properties.push(("title", property(title)));
    let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={value}")).collect();
    text.push_str(&format!("::{command} {}::{}\n", properties.join(","), data(message)));
}

/// What a message may hold: a line end would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What the value of a property may hold.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
