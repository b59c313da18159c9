//! Which files changed since a revision: git is asked, since it knows.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::diagnostic::Diagnostic;
use crate::pipeline::Built;

/// A revision as git takes it; never an option of git's.
pub fn revision(text: &str) -> Result<String, String> {
    match text.is_empty() || text.starts_with('-') {
        true => Err("it is a revision that git knows: main, HEAD~3, v1.2".to_owned()),
        false => Ok(text.to_owned()),
    }
}

/// Names, from `root`, of files that differ from where the work parted from `revision`; new ones that git does not know
/// yet among them.
///
/// # Errors
/// Where git is missing, `root` is in no repository, or the revision is unknown: with advice.
pub fn changed(root: &Path, revision: &str) -> Result<BTreeSet<String>, String> {
    let differing = git(root, &["diff", "--name-only", "--relative", "--merge-base", "-z", revision, "--"])?;
    let new = git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    Ok(differing.split('\0').chain(new.split('\0')).filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

fn git(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let advice = "check the whole site without --since";
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output();
    let output = output.map_err(|error| format!("git could not be started ({error}); install it, or {advice}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("it does not say why");
    Err(format!(
        "git does not know what changed: {said}\nname a revision that it has (`git fetch` brings those of others; GitHub's \
         checkout needs `fetch-depth: 0`), or {advice}"
    ))
}

/// Leaves findings about these files, and those that no file is to blame for.
pub fn limit(built: &mut Built, names: &BTreeSet<String>) {
    let texts = &built.sources.texts;
    let concerns = |finding: &Diagnostic| {
        let text = finding.primary.as_ref().and_then(|label| texts.get(label.source.0 as usize));
        text.is_none_or(|text| names.contains(&*text.name))
    };
    built.diagnostics.retain(concerns);
    built.waived.retain(|waived| concerns(&waived.finding));
}
