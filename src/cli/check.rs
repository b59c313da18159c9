//! `kitpress check`: everything there is to say about a site, and nothing written.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::{CONTENT, COULD_NOT_RUN, report};
use crate::diagnostic::Severity;
use crate::pipeline::{self, Options};

/// Check the site and write nothing.
///
/// The whole site is built in memory with all its documents, so that everything is said that a build would say, each
/// finding with its file, line and column. `kitpress explain` and the name in square brackets tell why a rule exists and
/// how to change its severity. Nothing is certified: consent, anonymity and accessibility are for people to judge.
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
    /// Name the findings that somebody has waived, too, each with its waiver; they do not count
    #[arg(long)]
    show_waived: bool,
}

fn severity(text: &str) -> Result<Severity, String> {
    let known = [Severity::Error, Severity::Warning, Severity::Information];
    let words: Vec<&str> = known.iter().map(|severity| severity.word()).collect();
    known
        .into_iter()
        .find(|severity| severity.word() == text)
        .ok_or_else(|| format!("it is one of {}", words.join(", ")))
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
    let options = Options { base_url: None, drafts: command.drafts, now: Some(now) };
    let bar = report::Bar::new();
    let built = pipeline::build(&command.root, &options, &|phase, done, of| bar.show(phase, done, of));
    bar.clear();
    report::all(&built, command.show_waived);
    report::checked(&built, start.elapsed());
    let limit = if command.strict { Severity::Warning } else { command.fail_on };
    // The gravest severity is the least.
    let fails = built.diagnostics.iter().any(|finding| finding.severity <= limit);
    if fails { ExitCode::from(CONTENT) } else { ExitCode::SUCCESS }
}
