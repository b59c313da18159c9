//! A check: everything that can be said of a site, of which nothing is kept. It goes on where a build would stop, so that a
//! page with an error does not hide what is wrong with others.

use std::collections::BTreeSet;
use std::path::Path;

use super::documents::Workshop;
use super::pages::Studio;
use super::parsing::parse_pages;
use super::prepare::{Ready, prepare};
use super::{Ask, Built, Clock, Memory, Options, Progress, documents, finish, offline};
use crate::check;
use crate::check::audit::{self, AUDIT_RULES, Audit, FinishedPage, LOOK_RULES, LOOKED_INTO};
use crate::diagnostic::Needs;
use crate::resolve::PageIndex;
use crate::source::SourceId;
use crate::view::compare::Columns;
use crate::write::Artifact;

/// Checks the site at `root`: what a build says, and what only a check looks for. Files are only read; there are no
/// artifacts. PDFs are not laid out, and no document is kept. `ask` says what it finds of addresses elsewhere; it is asked
/// once all else is known.
pub fn check(root: &Path, options: &Options, ask: Option<Ask<'_>>, progress: Progress<'_>) -> Built {
    let mut clock = Clock::new();
    let options = Options { prose: true, ..options.clone() };
    let ready = prepare(root, &options, &mut Memory::default(), (progress, &mut clock), parse_pages);
    // What data and theme are worth is in every page.
    let ready = ready.and_then(|ready| match ready.judge.stops(&ready.findings.fixed) {
        true => Err(ready.stopped()),
        false => Ok(ready),
    });
    let Ready { sources, site, locales, strings, templates, findings, judge, .. } = match ready {
        Ok(ready) => ready,
        Err(stopped) => return finish(stopped.sources, stopped.verdict, Vec::new(), 0, clock),
    };
    let mut diagnostics = findings.all();
    let wrong: BTreeSet<SourceId> =
        judge.stopping(&diagnostics).filter_map(|finding| finding.primary.as_ref()).map(|label| label.source).collect();
    let whole = wrong.iter().any(|source| sources.pages.iter().all(|page| page.source != *source));
    let sound = |index: PageIndex| {
        let document = &site.documents[index];
        !whole && !document.broken && !document.unread && !wrong.contains(&document.source)
    };
    let (documents, problems) = Workshop::new(&site, &locales, &strings, &sources).look(&sound, progress);
    diagnostics.append(problems);
    clock.lap("documents");
    let mut offered = documents.made;
    for index in 0..site.documents.len() {
        let copy = offline::made(&site, index, 0);
        copy.into_iter().for_each(|copy| offered.entry(index).or_default().push(copy));
    }
    progress("pages", 0, site.documents.len());
    let columns = Some(Columns::new(site.documents.len()));
    let studio =
        Studio { site: &site, locales: &locales, strings: &strings, templates: &templates, sources: &sources, columns };
    let cx = check::Cx { site: &site, sources: &sources, today: judge.today() };
    let audit = Audit::new(&cx);
    let count = site.documents.len();
    let look = |index: Option<PageIndex>, artifact: Artifact| {
        let html = std::str::from_utf8(&artifact.bytes).unwrap_or_default();
        let told = audit.page(&FinishedPage { path: artifact.path.as_str(), html, index }, AUDIT_RULES);
        (told, (index.unwrap_or(count) < LOOKED_INTO).then_some((index, artifact)))
    };
    let (seen, problems) = studio.look(&offered, &sound, wrong.is_empty(), look);
    let pages = seen.len();
    let (told, kept): (Vec<_>, Vec<_>) = seen.into_iter().unzip();
    diagnostics.append(problems);
    diagnostics.append(audit.merged(told.into_iter().flatten()));
    let kept: Vec<(Option<PageIndex>, Artifact)> = kept.into_iter().flatten().take(LOOKED_INTO).collect();
    let kept: Vec<FinishedPage<'_>> = kept.iter().filter_map(finished).collect();
    diagnostics.append(audit::look(&cx, &kept, LOOK_RULES));
    clock.lap("pages");
    let asked = ask.and_then(|ask| ask(&check::outside(&cx)));
    let has_asked = asked.is_some();
    if has_asked {
        clock.lap("addresses");
    }
    diagnostics.extend(asked.into_iter().flatten());
    let verdict = judge.judge(diagnostics, |needs| match needs {
        Needs::Sources | Needs::Prose | Needs::Pages => true,
        Needs::Documents => documents::ALL,
        Needs::Network => has_asked,
    });
    Built { day: judge.today(), ..finish(sources, verdict, Vec::new(), pages, clock) }
}

fn finished((index, artifact): &(Option<PageIndex>, Artifact)) -> Option<FinishedPage<'_>> {
    let (path, html) = (artifact.path.as_str(), std::str::from_utf8(&artifact.bytes).ok()?);
    Some(FinishedPage { path, html, index: *index })
}
