//! `kitpress check --record`: what a check found that concerns readers' access, kept for the accessibility statement.

use std::collections::BTreeMap;
use std::path::Path;

use super::report;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CheckFound, LastCheck, PartialDate};
use crate::pipeline::Built;
use crate::write;

/// Where it is kept.
const FILE: &str = "content/last-check.yaml";

/// Writes the file and takes back what was said of an older one.
///
/// # Errors
/// Where the check could not look at everything, or the file cannot be written.
pub fn run(root: &Path, built: &mut Built) -> Result<(), String> {
    let Some(day) = built.day.filter(|_| !built.diagnostics.has_errors()) else {
        return Err(format!(
            "the errors hide what else there is, so that nothing was recorded in `{FILE}`; mend them first"
        ));
    };
    let Some(on) = PartialDate::parse(&day.to_string()) else {
        return Err(format!("{day} is no date that `{FILE}` can hold; set the clock right"));
    };
    let check = LastCheck {
        on,
        kitpress: env!("CARGO_PKG_VERSION").into(),
        pages: u32::try_from(built.sources.pages.len()).unwrap_or(u32::MAX),
        found: found(built),
    };
    let path = root.join(FILE);
    let changed = write::keep(&path, check.write().as_bytes()).map_err(|error| error.to_string())?;
    let said = if changed { "recorded in" } else { "as it is recorded in" };
    report::line(&format!("What this check found for the accessibility statement is {said} `{FILE}`."));
    built.diagnostics.retain(|one| !matches!(one.code, Code::StatementCheckMissing | Code::StatementCheckOld));
    Ok(())
}

/// Why a finding is left as it is, and until when.
type Decision = Option<(Box<str>, PartialDate)>;
/// A rule, how often it was broken, and on which pages.
type Told = (Code, u32, Vec<Box<str>>);

/// Findings that concern readers, and waived ones with why and until when; in the order of the rules' names.
fn found(built: &Built) -> Vec<CheckFound> {
    let texts = &built.sources.texts;
    let page = |finding: &Diagnostic| -> Option<Box<str>> {
        let text = texts.get(finding.primary.as_ref()?.source.0 as usize)?;
        text.name.strip_prefix("content/")?.strip_suffix(".md").map(Box::from)
    };
    let mut all: BTreeMap<(&'static str, Decision), Told> = BTreeMap::new();
    let mut add = |finding: &Diagnostic, decision: Decision| {
        if finding.code.barrier().is_some() {
            let entry = all.entry((finding.code.name(), decision)).or_insert((finding.code, 0, Vec::new()));
            entry.1 += 1;
            entry.2.extend(page(finding));
        }
    };
    built.diagnostics.iter().for_each(|finding| add(finding, None));
    for waived in &built.waived {
        let waiver = &waived.given.waiver;
        add(&waived.finding, Some((waiver.reason.clone(), waiver.until)));
    }
    all.into_iter()
        .map(|((_, decision), (rule, times, mut on))| {
            on.sort_unstable();
            on.dedup();
            let (reason, until) = decision.unzip();
            CheckFound { rule, times, on, reason, until }
        })
        .collect()
}
