//! `kitpress check --fix`: what can be mended without thinking, shown as a diff, and written if somebody says so.

use std::io::{IsTerminal, Write};
use std::path::Path;

use similar::{ChangeTag, TextDiff};

use super::report;
use crate::diagnostic::{Colour, Fixed, fixed};
use crate::pipeline::Built;
use crate::source::SourceText;
use crate::write;

/// What came of it.
pub enum Outcome {
    /// Nothing is to be mended, or nobody said that it should be.
    Left,
    /// Files were written: everything has to be looked at again.
    Written,
}

/// Shows what would be written, asks unless `yes`, and writes. `aside` keeps standard output free for a report.
///
/// # Errors
/// Where a file has changed meanwhile or cannot be written; the others are written all the same.
pub fn run(root: &Path, built: &Built, yes: bool, aside: bool) -> Result<Outcome, String> {
    let texts = &built.sources.texts;
    let files = fixed(built.diagnostics.iter(), texts);
    if files.is_empty() {
        report::line("Nothing that was found can be mended without thinking.");
        return Ok(Outcome::Left);
    }
    let shown: String = files.iter().map(|file| diff(file, texts, report::colour_of(aside))).collect();
    if aside {
        report::aside(&shown)
    } else {
        report::text(&shown)
    }
    let count = match files.len() {
        1 => "1 file".to_owned(),
        n => format!("{n} files"),
    };
    if !yes && !agreed(&count) {
        return Ok(Outcome::Left);
    }
    let mut problems = Vec::new();
    for file in &files {
        let Some(text) = texts.get(file.source.0 as usize) else { continue };
        if let Err(error) = write::mend(&root.join(&*text.name), &text.text, &file.text) {
            problems.push(error.to_string());
        }
    }
    let findings: usize = files.iter().map(|file| file.findings).sum();
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    let findings = if findings == 1 { "1 finding".to_owned() } else { format!("{findings} findings") };
    report::line(&format!("{findings} mended in {count}."));
    Ok(Outcome::Written)
}

/// Whether somebody at a terminal says yes; everywhere else nobody is asked.
fn agreed(count: &str) -> bool {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        report::line(&format!("Nothing was written. `kitpress check --fix --yes` writes these changes to {count}."));
        return false;
    }
    report::ask(&format!("Write these changes to {count}? [y/N] "));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer).is_ok();
    let yes = read && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes");
    if !yes {
        report::line("Nothing was written.");
    }
    yes
}

/// A unified diff of one file, as `git apply` and `patch -p1` take it.
fn diff(file: &Fixed, texts: &[SourceText], colour: Colour) -> String {
    let Some(text) = texts.get(file.source.0 as usize) else { return String::new() };
    let diff = TextDiff::from_lines(&*text.text, file.text.as_str());
    let mut out = Vec::new();
    let paint = |code: &str, line: &str| match colour {
        Colour::Plain => line.to_owned(),
        Colour::Ansi => format!("\u{1b}[{code}m{line}\u{1b}[0m"),
    };
    let _ = writeln!(out, "{}", paint("1", &format!("--- a/{}", text.name)));
    let _ = writeln!(out, "{}", paint("1", &format!("+++ b/{}", text.name)));
    for hunk in diff.unified_diff().context_radius(2).iter_hunks() {
        let _ = writeln!(out, "{}", paint("36", hunk.header().to_string().trim_end()));
        for change in hunk.iter_changes() {
            let line = change.value();
            let bare = line.trim_end_matches(['\n', '\r']);
            let shown = match change.tag() {
                ChangeTag::Delete => paint("31", &format!("-{bare}")),
                ChangeTag::Insert => paint("32", &format!("+{bare}")),
                ChangeTag::Equal => format!(" {bare}"),
            };
            // A carriage return belongs to the line, or a patch would not fit.
            let _ = write!(out, "{shown}{}", &line[bare.len()..]);
            if !line.ends_with('\n') {
                let _ = writeln!(out, "\n\\ No newline at end of file");
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
