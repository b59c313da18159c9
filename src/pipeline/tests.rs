//! A rule that is taken out of the tables is missed: some fixture has a finding in its snapshot that no other rule gives.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::pages::{Finished, Studio};
use super::parsing::{Readings, parse_pages};
use super::prepare::{Ready, prepare, read_data, read_sources};
use super::{Clock, Memory, Options};
use crate::check::audit::{AUDIT_RULES, Audit, AuditRule, FinishedPage, LOOK_RULES, LookRule, look};
use crate::check::{Cx, PAGE_RULES, PROSE_RULES, Page, SITE_RULES};
use crate::diagnostic::{Colour, Diagnostics, render};
use crate::resolve::{PageIndex, resolve};

/// The moment that the tests are at.
const NOW: &str = "2026-11-22T09:00:00Z";

/// What each rule finds in a fixture, as people read it without the severity, which a site may change.
fn found(root: &Path) -> BTreeMap<&'static str, Vec<String>> {
    let (sources, mut diagnostics) = read_sources(root, &mut Memory::default());
    let Some(data) = read_data(&sources, &Options::default(), &mut diagnostics) else { return BTreeMap::new() };
    let (documents, _) = parse_pages(&sources, &data, &Readings::new(&sources, &data));
    let today = crate::model::day(&data.config, NOW.parse().unwrap());
    let (site, _) = resolve(data, documents, &sources, false);
    let cx = Cx { site: &site, sources: &sources, today: Some(today) };
    let shown = |found: Diagnostics| -> Vec<String> {
        let one = |text: String| text.split_once('[').unwrap_or_default().1.to_owned();
        found.iter().map(|finding| one(render(finding, &sources.texts, Colour::Plain))).collect()
    };
    let mut all: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for (name, rule) in PAGE_RULES.iter().chain(PROSE_RULES) {
        let mut found = Diagnostics::new();
        let pages = (0..site.documents.len()).filter_map(|index| Page::new(&cx, index));
        pages.for_each(|page| rule(&page, &mut found));
        all.insert(name, shown(found));
    }
    for (name, rule) in SITE_RULES {
        let mut found = Diagnostics::new();
        rule(&cx, &mut found);
        all.insert(name, shown(found));
    }
    all.extend(audited(root));
    all
}

/// What each rule about finished pages finds in a fixture, where its pages can be made.
fn audited(root: &Path) -> BTreeMap<&'static str, Vec<String>> {
    let options = Options { now: Some(NOW.parse().unwrap()), ..Options::default() };
    let ready = prepare(root, &options, &mut Memory::default(), (&|_, _, _| {}, &mut Clock::new()), parse_pages);
    let Ok(Ready { sources, site, locales, strings, templates, judge, .. }) = ready else { return BTreeMap::new() };
    let columns = None;
    let studio =
        Studio { site: &site, locales: &locales, strings: &strings, templates: &templates, sources: &sources, columns };
    let finished = studio.pages(&BTreeMap::new());
    let cx = Cx { site: &site, sources: &sources, today: judge.today() };
    let shown = |found: Diagnostics| -> Vec<String> {
        let one = |text: String| text.split_once('[').unwrap_or_default().1.to_owned();
        found.iter().map(|finding| one(render(finding, &sources.texts, Colour::Plain))).collect()
    };
    let pages = AUDIT_RULES.iter().map(|rule| (rule.0, shown(audit(&cx, &finished, &[*rule], &[]))));
    pages.chain(LOOK_RULES.iter().map(|rule| (rule.0, shown(audit(&cx, &finished, &[], &[*rule]))))).collect()
}

/// Names of the rules that are not about one page's file.
fn others() -> impl Iterator<Item = &'static str> {
    let audits = AUDIT_RULES.iter().map(|(name, _)| *name);
    let looks = LOOK_RULES.iter().map(|(name, _)| *name);
    SITE_RULES.iter().map(|(name, _)| *name).chain(looks).chain(audits)
}

/// What these rules find about finished pages and about the theme's look.
fn audit(cx: &Cx<'_>, finished: &[Finished], rules: &[AuditRule], looks: &[LookRule]) -> Diagnostics {
    let numbered = cx.site.pages.iter().enumerate();
    let by_path: HashMap<&str, PageIndex> =
        numbered.filter_map(|(index, page)| Some((page.address.file.as_ref()?.as_str(), index))).collect();
    let audit = Audit::new(cx);
    let pages: Vec<FinishedPage<'_>> = finished.iter().filter_map(|one| page(one, &by_path)).collect();
    let told: Vec<_> = pages.iter().map(|page| audit.page(page, rules)).collect();
    let mut found = audit.merged(told.into_iter().flatten());
    found.append(look(cx, &pages, looks));
    found
}

fn page<'a>((result, _): &'a Finished, by_path: &HashMap<&str, PageIndex>) -> Option<FinishedPage<'a>> {
    let artifact = result.as_ref().ok()?;
    let (path, html) = (artifact.path.as_str(), std::str::from_utf8(&artifact.bytes).ok()?);
    Some(FinishedPage { path, html, index: by_path.get(path).copied() })
}

#[test]
fn without_any_one_rule_the_findings_of_some_fixture_are_no_longer_its_snapshot() {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/bad");
    let folders: Vec<PathBuf> = std::fs::read_dir(bad).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut missed: BTreeSet<&str> = BTreeSet::new();
    for folder in folders {
        let snapshot = std::fs::read_to_string(folder.join("findings.snap")).unwrap_or_default();
        let found = found(&folder);
        for (name, texts) in &found {
            let others = || found.iter().filter(|(other, _)| other != &name).flat_map(|(_, texts)| texts);
            let only = |text: &&String| snapshot.contains(text.as_str()) && others().all(|other| other != *text);
            missed.extend(texts.iter().find(only).map(|_| *name));
        }
    }
    let names = PAGE_RULES.iter().chain(PROSE_RULES).map(|(name, _)| *name);
    let unmissed: Vec<&str> = names.chain(others()).filter(|name| !missed.contains(name)).collect();
    assert!(unmissed.is_empty(), "nobody would miss {unmissed:?}: give each a fixture in tests/sites/bad");
}

#[test]
fn the_names_of_rules_are_unique() {
    let names: Vec<&str> = PAGE_RULES.iter().chain(PROSE_RULES).map(|(name, _)| *name).chain(others()).collect();
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
}
