//! `kitpress explain`: why a rule exists, an example, how to mend it, how to change its severity.

use std::process::ExitCode;

use super::{COULD_NOT_RUN, report};
use crate::diagnostic::{Code, Severity, Snippet, suggestion};

/// Explain a rule: why it exists, an example, how to mend it, how to change its severity.
///
/// A rule's name stands in square brackets after the severity of a finding: `error[image-alt]`. Without a name all
/// rules are listed with one line each.
#[derive(clap::Args)]
pub struct Explain {
    /// Name of the rule, such as `image-alt`
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(command: &Explain) -> ExitCode {
    let Some(name) = &command.code else {
        report::text(&list());
        return ExitCode::SUCCESS;
    };
    // `error[image-alt]` and `IMAGE_ALT` mean what they say.
    let inner = name.split_once('[').map_or(name.as_str(), |(_, rest)| rest.trim_end_matches([']', ':']));
    let folded = inner.trim().to_lowercase().replace(['_', ' '], "-");
    match Code::ALL.iter().find(|code| code.name() == folded) {
        Some(code) => {
            report::text(&explain(*code));
            ExitCode::SUCCESS
        }
        None => {
            let help = suggestion(&folded, Code::ALL.iter().map(|code| code.name()))
                .unwrap_or_else(|| "`kitpress explain` lists all rules".to_owned());
            report::failure(&format!("there is no rule `{name}`; {help}"));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// All rules, by severity.
fn list() -> String {
    let mut text = String::new();
    for (severity, heading) in [
        (Severity::Error, "Errors (nothing is written)"),
        (Severity::Warning, "Warnings (errors with --strict)"),
        (Severity::Information, "Information"),
    ] {
        text.push_str(&format!("{heading}\n"));
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            let first = code.explanation().split_inclusive(". ").next().unwrap_or_default();
            let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("  {:<22} {first}\n", code.name()));
        }
        text.push('\n');
    }
    text.push_str("`kitpress explain CODE` tells more about one.\n");
    text
}

fn explain(code: Code) -> String {
    let name = code.name();
    let explanation: Vec<&str> = code.explanation().split_whitespace().collect();
    let mut text = format!("{name} ({})\n\n{}\n", code.severity().word(), explanation.join(" "));
    if let Some(example) = code.example() {
        text.push_str(&format!("\nWhy\n\n{}\n", example.why));
        text.push_str(&format!("\nWhat to do\n\n{}\n", example.fix));
        text.push_str(&format!("\nWrong{}", shown(example.wrong)));
        text.push_str(&format!("\nRight{}", shown(example.right)));
    }
    let other = if code.severity() == Severity::Error { "warning" } else { "error" };
    text.push_str(&format!(
        "\nAnother severity\n\nIn content/site.yaml, for the whole site: error, warning, information or off.\n\n    \
         severity: {{ {name}: {other} }}\n"
    ));
    text.push_str(&waiver(code));
    text
}

/// How to live with a finding for a while, or why nobody can.
fn waiver(code: Code) -> String {
    let name = code.name();
    match code.unwaivable() {
        Some(why) => format!("\nA waiver\n\nThis rule cannot be waived: {why}.\n"),
        None => format!(
            "\nA waiver\n\nIn the front matter of a page, for that page, or in content/site.yaml, for the whole site. It holds until \
             that day\nis over; `kitpress check --show-waived` lists what is waived, by whom and why.\n\n    \
             waive:\n      - rule: {name}\n        reason: why it has to wait\n        by: who decided it\n        \
             until: 2027-01-31\n"
        ),
    }
}

fn shown(snippet: Snippet) -> String {
    let place = if snippet.path == "shell" { String::new() } else { format!(", in {}", snippet.path) };
    let lines: String = snippet
        .text
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
        .collect();
    format!("{place}\n\n{lines}")
}
