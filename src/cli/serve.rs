//! `kitpress serve`: the site on this computer while it is written.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::{COULD_NOT_RUN, report};
use crate::pipeline::Options;
use crate::serve::{self, News, Settings};

/// Show the site on this computer and keep it up to date while you write.
///
/// Save a file and the browser shows the change, at the place where you were, with what you had opened still open.
/// Nothing is written to disk: `kitpress build` makes the finished site. Drafts are shown and marked as drafts; Word,
/// PDF and EPUB files are made when you open their page or ask for them.
///
/// A mistake is shown over the page, with its line and what to do; the last good page stays below it, and the fix
/// takes the message away. Warnings are counted in a corner of the page that they are about. Press Ctrl+C to stop.
#[derive(clap::Args)]
pub struct Serve {
    /// Folder that holds `content/` and, if the site has its own look, `themes/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Port to listen on; if it is in use, the next free one
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// Let others in: an address or name of this computer to listen on, such as 0.0.0.0 for its whole network.
    /// Without it only this computer is answered
    #[arg(long, value_name = "HOST")]
    host: Option<String>,
    /// Open the site in the browser: the one that BROWSER names, else the system's own
    #[arg(long)]
    open: bool,
    /// Look for changes once a second instead of being told of them: for network drives and containers. Without it
    /// that is done only where the system cannot tell
    #[arg(long)]
    poll: bool,
    /// Address that opens a place in your editor
    #[arg(long, value_name = "URL", default_value = "vscode://file{path}:{line}:{column}")]
    editor: String,
    /// Address where the site will be, instead of `base_url` in site.yaml; its folder is served too: /toolkit/
    #[arg(long, value_name = "URL", value_parser = super::build::base_url)]
    base_url: Option<url::Url>,
    /// Leave out pages with `status: draft`, as a build does
    #[arg(long)]
    no_drafts: bool,
}

pub(super) fn run(command: Serve) -> ExitCode {
    let now = match super::now() {
        Ok(now) => now,
        Err(error) => {
            report::failure(&error);
            return ExitCode::from(COULD_NOT_RUN);
        }
    };
    let settings = Settings {
        root: command.root,
        options: Options { base_url: command.base_url, drafts: !command.no_drafts, now: Some(now.moment), prose: true },
        clock: now.passes.then_some(jiff::Timestamp::now),
        host: command.host,
        port: command.port,
        editor: command.editor,
        open: command.open.then(browsers),
        poll: command.poll,
    };
    let tell = |news: News<'_>| match news {
        News::Listening { url, taken, others } => {
            if let Some(port) = taken {
                report::line(&format!("port {port} is in use; taking the next free one"));
            }
            report::said(&format!("{url}  (Ctrl+C stops)"));
            if let Some(others) = others {
                report::said(&format!(
                    "{others}  from other computers: everyone in this network can read it, drafts too"
                ));
            }
        }
        News::Findings(diagnostics, _) if diagnostics.is_empty() => report::line("no findings any more"),
        News::Findings(diagnostics, texts) => report::diagnostics(diagnostics, texts),
        News::Changed(files, time) => {
            let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
            report::line(&format!("{files} changed in {time:.0} ms"));
        }
        News::Trouble(text) => report::line(&format!("warning: {text}")),
    };
    match serve::serve(&settings, Arc::new(tell)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::failure(&error.to_string());
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Commands of `BROWSER`, the one to try first before the others.
#[allow(clippy::disallowed_methods, reason = "`cli` reads the environment")]
fn browsers() -> Vec<String> {
    let named = std::env::var("BROWSER").unwrap_or_default();
    // A colon stands between commands, but on Windows after a drive's letter.
    let commands: Vec<&str> = if cfg!(windows) { vec![&named] } else { named.split(':').collect() };
    commands.into_iter().map(str::trim).filter(|command| !command.is_empty()).map(str::to_owned).collect()
}
