//! The command line: one file a command. Prints, and decides the exit code; everything else is the
//! library's.
//!
//! Exit codes: 0 done; 1 the content has errors (or, with `--strict`, warnings) and nothing was written;
//! 2 the command could not run: wrong arguments, a disk that says no.

mod build;
mod check;
mod explain;
mod external;
mod fix;
mod import;
mod new;
mod record;
mod report;
mod schema;
mod serve;
mod since;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Exit code for content with errors.
const CONTENT: u8 = 1;
/// Exit code for a command that could not run.
const COULD_NOT_RUN: u8 = 2;

/// Turn partnership toolkits and case studies written in Markdown into an accessible website.
///
/// A site is a folder with `content/` in it: `content/site.yaml` says its name, address and languages, and the
/// Markdown files in `content/case-studies/`, `content/toolkits/`, `content/templates/` and so on are its pages.
#[derive(Parser)]
#[command(name = "kitpress", version, propagate_version = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  kitpress build                       build the site of this folder into site/
  kitpress build --root ~/toolkit      build another folder's site
  kitpress serve --open                show it in the browser and keep it up to date while you write
  kitpress build --strict --timings    as in CI: warnings count as errors
  kitpress check --strict              say what a build would say, and write nothing
  kitpress check --format html --output report.html
                                       the same as a page to read; also json, sarif, junit and github
  kitpress check --external            ask, too, whether links to other sites still lead somewhere
  kitpress check --fix                 show what can be mended without thinking, and ask whether to
  kitpress explain image-alt           why a rule exists, and what to do about it
  kitpress schema --write              let the editor offer and check keys and ids
  kitpress new site partners           make a new site
  kitpress new case-study 'Its title'  make a page with every field explained
  kitpress import form.docx            make a page of a Word document or a web page

Exit codes:
  0  done
  1  the content has errors (with --strict also warnings); the last good site is left as it was
     (check: findings of the severity that --fail-on says, or above)
  2  the command could not run (check: or its report could not be written)";

#[derive(Subcommand)]
enum Command {
    Build(build::Build),
    Check(check::Check),
    Explain(explain::Explain),
    Schema(schema::Schema),
    New(new::New),
    Import(import::Import),
    Serve(serve::Serve),
}

/// The time by which waivers end.
struct Now {
    moment: jiff::Timestamp,
    /// It goes on; not where `SOURCE_DATE_EPOCH` holds it.
    passes: bool,
}

/// What time it is: now, or the moment that `SOURCE_DATE_EPOCH` names, so that a build can be repeated with its findings
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
#[allow(clippy::disallowed_methods, reason = "findings about waivers depend on the day; no output does")]
fn now() -> Result<Now, String> {
    let Some(text) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(Now { moment: jiff::Timestamp::now(), passes: true });
    };
    let seconds = text.to_str().and_then(|text| text.trim().parse().ok());
    let moment = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    moment.map(|moment| Now { moment, passes: false }).ok_or_else(|| {
        let text = text.to_string_lossy();
        format!("SOURCE_DATE_EPOCH is `{text}`, which is no number of seconds since 1970; correct it or unset it")
    })
}

/// Says what a command has done, or why it could not.
fn ended(done: &Result<String, String>) -> ExitCode {
    match done {
        Ok(text) => {
            report::text(text);
            ExitCode::SUCCESS
        }
        Err(error) => {
            report::failure(error);
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(COULD_NOT_RUN) } else { ExitCode::SUCCESS };
        }
    };
    match arguments.command {
        Command::Build(command) => build::run(&command),
        Command::Check(command) => check::run(&command),
        Command::Explain(command) => explain::run(&command),
        Command::Schema(command) => schema::run(&command),
        Command::New(command) => new::run(&command),
        Command::Import(command) => import::run(&command),
        Command::Serve(command) => serve::run(command),
    }
}
