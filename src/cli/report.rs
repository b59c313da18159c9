//! What commands print. Findings and progress go to standard error, the summary to standard output;
//! colour only where a terminal takes it and `NO_COLOR` does not forbid it.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostic::{Colour, Diagnostics, Severity, render};
use crate::pipeline::Built;
use crate::report::{Report, human};
use crate::source::SourceText;
use crate::write::Written;

/// A line that says what is going on; only on a terminal, and only when it takes long enough to wonder.
pub struct Bar(ProgressBar);

impl Bar {
    /// Hidden until the first [`Bar::show`]; never drawn where standard error is no terminal.
    pub fn new() -> Bar {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        Bar(bar)
    }

    /// Says which phase works on how many pages.
    pub fn show(&self, phase: &'static str, done: usize, of: usize) {
        let message = match (done, of) {
            (_, 0) => format!("{phase} …"),
            (0, of) => format!("{phase}: {of} pages …"),
            (done, of) => format!("{phase}: {done} of {of} pages …"),
        };
        self.0.set_message(message);
        self.0.tick();
    }

    /// Says how many addresses elsewhere have answered.
    pub fn asked(&self, done: usize, of: usize) {
        self.0.set_message(format!("addresses elsewhere: {done} of {of} …"));
        self.0.tick();
    }

    /// Removes the line.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}

/// Whether standard error takes colour.
fn colour() -> Colour {
    match AutoStream::choice(&std::io::stderr()) {
        ColorChoice::Always | ColorChoice::AlwaysAnsi => Colour::Ansi,
        ColorChoice::Auto | ColorChoice::Never => Colour::Plain,
    }
}

/// Whether standard output takes colour; standard error, if `aside`.
pub fn colour_of(aside: bool) -> Colour {
    if aside {
        return colour();
    }
    match AutoStream::choice(&std::io::stdout()) {
        ColorChoice::Always | ColorChoice::AlwaysAnsi => Colour::Ansi,
        ColorChoice::Auto | ColorChoice::Never => Colour::Plain,
    }
}

/// All findings, in order of their places.
pub fn diagnostics(diagnostics: &Diagnostics, sources: &[SourceText]) {
    let colour = colour();
    let mut out = anstream::stderr().lock();
    for diagnostic in diagnostics.iter() {
        let _ = writeln!(out, "{}", render(diagnostic, sources, colour));
    }
}

/// What a report tells of a build.
pub fn of(built: &Built, fail_on: Severity, show_waived: bool) -> Report<'_> {
    Report {
        findings: &built.diagnostics,
        waived: &built.waived,
        texts: &built.sources.texts,
        pages: built.sources.pages.len(),
        fail_on,
        show_waived,
    }
}

/// All findings, by file and counted by rule.
pub fn all(report: &Report<'_>) {
    let _ = write!(anstream::stderr(), "{}", human(report, colour()));
}

/// "3 errors and 1 warning", or nothing.
fn counted(diagnostics: &Diagnostics) -> String {
    let one = |severity: Severity, one: &str, other: &str| match diagnostics.count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {other}")),
    };
    let parts: Vec<String> = [one(Severity::Error, "error", "errors"), one(Severity::Warning, "warning", "warnings")]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" and ")
}

/// After errors: what happened to the output.
pub fn nothing_written(diagnostics: &Diagnostics, output: &Path) {
    let kept =
        if output.is_dir() { format!("; the last good site stays in {}", output.display()) } else { String::new() };
    let _ = writeln!(anstream::stderr(), "{}: nothing was written{kept}", counted(diagnostics));
}

/// After a check: what was found, in how many pages; on standard error where the report has standard output.
pub fn checked(built: &Built, time: Duration, aside: bool) {
    let found = counted(&built.diagnostics);
    let found = match (found.is_empty(), built.diagnostics.is_empty()) {
        (false, _) => found,
        (true, false) => "nothing to mend".to_owned(),
        (true, true) => "no findings".to_owned(),
    };
    let pages = match built.sources.pages.len() {
        1 => "1 page".to_owned(),
        n => format!("{n} pages"),
    };
    let text = format!("{pages} checked in {:.2} s: {found}", time.as_secs_f64());
    if aside { line(&text) } else { said(&text) }
}

/// After a build: pages, documents, time, place.
pub fn summary(built: &Built, written: Written, output: &Path, time: Duration) {
    let warnings = counted(&built.diagnostics);
    let warnings = if warnings.is_empty() { String::new() } else { format!(", {warnings}") };
    let shown = output.display().to_string();
    let shown = shown.strip_prefix("./").unwrap_or(&shown);
    let changes = match (written.changed, written.removed) {
        (0, 0) => "nothing changed".to_owned(),
        (changed, 0) => format!("{changed} of {} files written", written.files),
        (changed, removed) => format!("{changed} of {} files written, {removed} removed", written.files),
    };
    let documents = match built.documents {
        0 => String::new(),
        1 => " and 1 document".to_owned(),
        n => format!(" and {n} documents"),
    };
    let line = format!(
        "{} pages{documents} in {:.2} s{warnings}: {shown}/index.html ({changes})",
        built.pages,
        time.as_secs_f64()
    );
    let _ = writeln!(anstream::stdout(), "{line}");
}

/// After a build: how much more there is to know.
pub fn advice(count: usize) {
    match count {
        0 => {}
        1 => line("1 thing more is worth knowing: `kitpress check` says it"),
        n => line(&format!("{n} things more are worth knowing: `kitpress check` says them")),
    }
}

/// A line on standard error.
pub fn line(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// What was asked for, on standard error.
pub fn aside(text: &str) {
    let _ = write!(anstream::stderr(), "{text}");
}

/// A question, whose answer comes on the same line.
pub fn ask(text: &str) {
    let mut out = anstream::stderr();
    let _ = write!(out, "{text}");
    let _ = out.flush();
}

/// Why a command could not run.
pub fn failure(text: &str) {
    let _ = writeln!(anstream::stderr(), "error: {text}");
}

/// What was asked for, on standard output.
pub fn text(text: &str) {
    let _ = write!(anstream::stdout(), "{text}");
}

/// A line on standard output.
pub fn said(text: &str) {
    let _ = writeln!(anstream::stdout(), "{text}");
}
