//! For a person at a terminal: by file, each finding with its lines, and at the end how often each rule was broken.

use super::{Report, counted, decision};
use crate::diagnostic::{Colour, render, render_waived};

/// All findings; also the waived ones, each with its waiver, if they are to be shown.
pub fn human(report: &Report<'_>, colour: Colour) -> String {
    let mut text = String::new();
    let groups = report.groups();
    for group in &groups {
        // A single file needs no heading: each of its findings names it.
        if groups.len() > 1 {
            let name = group.file.unwrap_or("the whole site");
            let heading = format!("{name}: {}", counted(group.findings.iter().copied()));
            text.push_str(&headed(&heading, colour));
        }
        for finding in &group.findings {
            text.push_str(&render(finding, report.texts, colour));
            text.push('\n');
        }
    }
    if report.show_waived && !report.waived.is_empty() {
        text.push_str(&headed(&format!("Waived and not counted: {}", report.waived.len()), colour));
        for waived in report.waived {
            let given = &waived.given;
            let finding = waived.finding.clone().also(given.source, given.waiver.span, decision(waived));
            text.push_str(&render_waived(&finding, report.texts, colour));
            text.push('\n');
        }
    }
    if report.findings.iter().count() > 1 {
        text.push_str(&headed("By rule (`kitpress explain RULE` tells more)", colour));
        for (severity, code, count) in report.rules() {
            text.push_str(&format!("{count:>5}  {:<11}  {}\n", severity.word(), code.name()));
        }
        text.push('\n');
    }
    text
}

fn headed(heading: &str, colour: Colour) -> String {
    match colour {
        Colour::Plain => format!("{heading}\n\n"),
        Colour::Ansi => format!("\u{1b}[1m{heading}\u{1b}[0m\n\n"),
    }
}
