//! `kitpress build`: the whole site into a folder, or nothing at all.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use super::{CONTENT, COULD_NOT_RUN, report};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::{self, Built, Options};
use crate::write;

/// Build the site into a folder of finished files.
///
/// Pages come with their documents: Word and PDF to fill in, a toolkit also as EPUB, a template as plain text.
/// `downloads:` in site.yaml and in a page's front matter decides which pages have them.
///
/// Every mistake in the content is shown at once, with its file, line and column. With errors nothing is
/// written, and the site of the last good build stays. Only files that changed are written; files of an earlier
/// build that are no longer part of the site are removed; other files in the output folder are left alone.
#[derive(clap::Args)]
pub struct Build {
    /// Folder that holds `content/` and, if the site has its own look, `themes/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Folder for the finished site [default: `site` in the root]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Address where the site will be, instead of `base_url` in site.yaml: https://example.ac.uk/toolkit/
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<url::Url>,
    /// Build pages with `status: draft` too
    #[arg(long)]
    drafts: bool,
    /// Print how long each phase took
    #[arg(long)]
    timings: bool,
    /// Treat warnings as errors, as CI should; only withdrawn consent stops nothing
    #[arg(long)]
    strict: bool,
}

pub(super) fn base_url(text: &str) -> Result<url::Url, String> {
    let mut url =
        url::Url::parse(text).map_err(|error| format!("{error}; write it whole: https://example.ac.uk/toolkit/"))?;
    if !matches!(url.scheme(), "http" | "https") || url.query().is_some() || url.fragment().is_some() {
        return Err("it must be an http or https address without `?` and `#`".to_owned());
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

pub(super) fn run(command: &Build) -> ExitCode {
    #[allow(clippy::disallowed_methods, reason = "the summary tells people how long it took")]
    let start = Instant::now();
    let output = command.output.clone().unwrap_or_else(|| command.root.join("site"));
    if let Err(error) = write::guard(&command.root, &output) {
        report::failure(&error.to_string());
        return ExitCode::from(COULD_NOT_RUN);
    }
    let now = match super::now() {
        Ok(now) => now.moment,
        Err(error) => {
            report::failure(&error);
            return ExitCode::from(COULD_NOT_RUN);
        }
    };
    let options =
        Options { base_url: command.base_url.clone(), drafts: command.drafts, now: Some(now), ..Options::default() };
    let bar = report::Bar::new();
    let mut built = pipeline::build(&command.root, &options, &|phase, done, of| bar.show(phase, done, of));
    bar.clear();
    if command.strict {
        let stops = |one: &&mut Diagnostic| one.severity == Severity::Warning && !one.code.stays_warning();
        let warnings = built.diagnostics.iter_mut().filter(stops);
        warnings.for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    let before = built.diagnostics.iter().count();
    built.diagnostics.retain(|one| !one.is_advice());
    let advice = before - built.diagnostics.iter().count();
    report::all(&report::of(&built, Severity::Error, false));
    if built.diagnostics.has_errors() {
        report::nothing_written(&built.diagnostics, &output);
        return ExitCode::from(CONTENT);
    }
    #[allow(clippy::disallowed_methods, reason = "timings are told to people and reach no output")]
    let write_start = Instant::now();
    match write::write(&output, &built.artifacts) {
        Ok(written) => {
            built.timings.push(("write", write_start.elapsed()));
            report::summary(&built, written, &output, start.elapsed());
            report::advice(advice);
            if command.timings {
                timings(&built, start.elapsed());
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            report::failure(&error.to_string());
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn timings(built: &Built, total: Duration) {
    let mut lines = String::new();
    for (phase, time) in &built.timings {
        lines.push_str(&format!("{phase:>10} {:>9.1} ms\n", time.as_secs_f64() * 1000.0));
    }
    lines.push_str(&format!("{:>10} {:>9.1} ms", "total", total.as_secs_f64() * 1000.0));
    report::line(&lines);
}
