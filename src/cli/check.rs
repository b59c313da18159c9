//! `kitpress check`: everything there is to say about a site, and nothing written.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::{CONTENT, COULD_NOT_RUN, report, since};
use crate::diagnostic::{Colour, Severity};
use crate::pipeline::{self, Options};
use crate::report::Format;
use crate::write;

/// Check the site and write nothing.
///
/// The whole site is built in memory with all its documents, so that everything is said that a build would say, each
/// finding with its file, line and column. Then the finished pages and the theme's style sheets are read for what readers
/// with a screen reader, a keyboard or weak eyes would stumble over. `kitpress explain` and the name in square brackets tell why a rule exists and
/// how to change its severity. Nothing is certified: consent, anonymity and accessibility are for people to judge.
///
/// Exit codes: 0 nothing of the severity that --fail-on says, or graver; 1 something of it; 2 the check could not run or
/// FILE could not be written.
#[derive(clap::Args)]
pub struct Check {
    /// Folder that holds `content/` and, if the site has its own look, `themes/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Check pages with `status: draft` too
    #[arg(long)]
    drafts: bool,
    /// End with exit code 1 for findings of this severity or above
    #[arg(long, value_name = "SEVERITY", default_value = "error", value_parser = severity)]
    fail_on: Severity,
    /// The same as `--fail-on warning`, as CI should
    #[arg(long, conflicts_with = "fail_on")]
    strict: bool,
    /// Name the findings that somebody has waived, too, each with its waiver; they do not count. json, sarif, junit and
    /// html always name them
    #[arg(long)]
    show_waived: bool,
    /// Form of the report: human, json (`kitpress schema check` describes it), sarif (2.1.0), github (workflow commands),
    /// junit (XML) or html (a page to read)
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = format)]
    format: Format,
    /// Tell only of files that changed since this branch left REV, a revision of git's such as `main`. The whole site is
    /// looked at all the same; what a change broke in other files only the whole report tells
    #[arg(long, value_name = "REV", value_parser = since::revision)]
    since: Option<String>,
    /// Write the report to a file, and the last line only to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn severity(text: &str) -> Result<Severity, String> {
    let known = [Severity::Error, Severity::Warning, Severity::Information];
    let words: Vec<&str> = known.iter().map(|severity| severity.word()).collect();
    known
        .into_iter()
        .find(|severity| severity.word() == text)
        .ok_or_else(|| format!("it is one of {}", words.join(", ")))
}

fn format(text: &str) -> Result<Format, String> {
    let words: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let found = Format::ALL.into_iter().find(|format| format.name() == text);
    found.ok_or_else(|| format!("it is one of {}", words.join(", ")))
}

pub(super) fn run(command: &Check) -> ExitCode {
    #[allow(clippy::disallowed_methods, reason = "the summary tells people how long it took")]
    let start = Instant::now();
    let now = match super::now() {
        Ok(now) => now.moment,
        Err(error) => {
            report::failure(&error);
            return ExitCode::from(COULD_NOT_RUN);
        }
    };
    let options = Options { drafts: command.drafts, now: Some(now), prose: true, audit: true, ..Options::default() };
    let changed = command.since.as_ref().map(|revision| since::changed(&command.root, revision)).transpose();
    let changed = match changed {
        Ok(changed) => changed,
        Err(error) => {
            report::failure(&error);
            return ExitCode::from(COULD_NOT_RUN);
        }
    };
    let bar = report::Bar::new();
    let mut built = pipeline::build(&command.root, &options, &|phase, done, of| bar.show(phase, done, of));
    bar.clear();
    if let Some(names) = &changed {
        since::limit(&mut built, names);
    }
    let limit = if command.strict { Severity::Warning } else { command.fail_on };
    let told = report::of(&built, limit, command.show_waived);
    let mut aside = false;
    match (&command.output, command.format) {
        (Some(file), format) => {
            let text = format.write(&told, Colour::Plain);
            if let Err(error) = write::report(&command.root, file, &text) {
                report::failure(&error.to_string());
                return ExitCode::from(COULD_NOT_RUN);
            }
        }
        (None, Format::Human) => report::all(&told),
        (None, format) => {
            aside = true;
            report::text(&format.write(&told, Colour::Plain));
        }
    }
    report::checked(&built, start.elapsed(), aside);
    if told.fails() { ExitCode::from(CONTENT) } else { ExitCode::SUCCESS }
}
