//! `kitpress check`: everything there is to say about a site, and nothing written.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::{CONTENT, COULD_NOT_RUN, external, fix, record, report, since};
use crate::diagnostic::{Colour, Severity};
use crate::pipeline::{self, Options};
use crate::report::Format;
use crate::write;

/// Check the site and write nothing, unless --fix or --record says so.
///
/// The site is built in memory, so that everything is said that a build would say, each finding with its file, line and
/// column, and more: every sentence is read, and the finished pages and the theme's style sheets for what readers with a
/// screen reader, a keyboard or weak eyes would stumble over. Only PDFs are not laid out: what is wrong with the finished
/// PDF, `kitpress build` says. `kitpress explain` and the name in square brackets tell why a rule exists and how to change
/// its severity. Nothing is certified: consent, anonymity and accessibility are for people to judge.
///
/// Exit codes: 0 nothing of the severity that --fail-on says, or graver; 1 something of it; 2 the check could not run or
/// something could not be written.
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
    /// Show, as a diff, what mends findings without anybody having to think: slips of the pen in words that Kitpress knows,
    /// first cells that head their rows, needless spaces. Then ask whether to write it, and check again
    #[arg(long)]
    fix: bool,
    /// With --fix: write without asking
    #[arg(long, requires = "fix")]
    yes: bool,
    /// Ask every address elsewhere, too, whether it is still there: each once, a second apart on one host, as its robots.txt
    /// allows. One that is gone is a warning; one that has moved for good or cannot be reached is information. So none makes a
    /// build or a check fail unless you say so (--strict, --fail-on). Answers are remembered for a week, failures for an hour
    #[arg(long)]
    external: bool,
    /// With --external: neither use nor keep what is remembered
    #[arg(long, requires = "external")]
    no_cache: bool,
    /// Ask addresses of this computer, too, with a pause of so many milliseconds: for tests
    #[arg(long, value_name = "MILLISECONDS", requires = "external", hide = true)]
    external_local: Option<u64>,
    /// Keep what was found that concerns readers' access in `content/last-check.yaml`, which the accessibility statement
    /// tells, with the date. Nothing is recorded while there are errors
    #[arg(long, conflicts_with_all = ["since", "drafts"])]
    record: bool,
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
    let options = Options { drafts: command.drafts, now: Some(now), ..Options::default() };
    let changed = command.since.as_ref().map(|revision| since::changed(&command.root, revision)).transpose();
    let changed = match changed {
        Ok(changed) => changed,
        Err(error) => {
            report::failure(&error);
            return ExitCode::from(COULD_NOT_RUN);
        }
    };
    let outsiders = external::Outsiders::new(command.external_local, !command.no_cache);
    let look = || {
        let bar = report::Bar::new();
        let ask = |outside: &[pipeline::Outside]| outsiders.findings(outside, &bar);
        let ask: Option<pipeline::Ask<'_>> = if command.external { Some(&ask) } else { None };
        let mut built = pipeline::check(&command.root, &options, ask, &|phase, done, of| bar.show(phase, done, of));
        bar.clear();
        if let Some(names) = &changed {
            since::limit(&mut built, names);
        }
        built
    };
    let mut built = look();
    let mut could_not = false;
    let mut note = |done: Result<(), String>| {
        if let Err(error) = done {
            report::failure(&error);
            could_not = true;
        }
    };
    if command.fix {
        let aside = command.format != Format::Human && command.output.is_none();
        match fix::run(&command.root, &built, command.yes, aside) {
            Ok(fix::Outcome::Left) => {}
            Ok(fix::Outcome::Written) => built = look(),
            Err(error) => {
                note(Err(error));
                built = look();
            }
        }
    }
    if command.record {
        note(record::run(&command.root, &mut built));
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
    if could_not {
        return ExitCode::from(COULD_NOT_RUN);
    }
    if told.fails() { ExitCode::from(CONTENT) } else { ExitCode::SUCCESS }
}
