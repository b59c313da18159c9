//! Composes the phases. The only user of threads; results stay in input order, so that threads
//! change nothing but the time it takes.

mod checking;
mod documents;
mod offline;
mod pages;
mod parsing;
mod prepare;
mod search;
mod session;
#[cfg(test)]
mod tests;

pub use crate::check::Outside;
pub use crate::render::search::FOLDER as SEARCH;
pub use checking::check;
pub use session::{Change, Done, Findings, Job, Session};

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostics, Needs};
use crate::load::{Memory, Sources};
use crate::model::{Verdict, Waived};
use crate::schema::Known;
use crate::source::SitePath;
use crate::view::compare::Columns;
use crate::view::site as shared;
use crate::write::{self, Artifact};
use documents::Workshop;
use pages::{Studio, beside, copied};
use parsing::{Readings, parse_pages};
use prepare::{Ready, prepare, read_data, read_sources};

/// What a build is asked to do.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Instead of `base_url` of `site.yaml`; complete, ends in `/`.
    pub base_url: Option<url::Url>,
    /// Drafts are pages like others.
    pub drafts: bool,
    /// The moment by which waivers end; without one none does. Findings depend on it, outputs never.
    pub now: Option<jiff::Timestamp>,
    /// The rules about words are run too, which read every sentence.
    pub prose: bool,
}

/// What a build came to. With errors there are no artifacts.
pub struct Built {
    /// What was read, for showing diagnostics.
    pub sources: Sources,
    /// Findings that count, sorted.
    pub diagnostics: Diagnostics,
    /// Findings that do not, each with its waiver.
    pub waived: Vec<Waived>,
    /// The day at the site; none without a moment, and where nothing could be read.
    pub day: Option<jiff::civil::Date>,
    /// Files of the site in order of their paths.
    pub artifacts: Vec<Artifact>,
    /// Pages among them, redirects not counted.
    pub pages: usize,
    /// Documents among them: Word, PDF, EPUB and plain text.
    pub documents: usize,
    /// How long each phase took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Told what is going on: phase, how many of how many.
pub type Progress<'a> = &'a (dyn Fn(&'static str, usize, usize) + Sync);

struct Clock {
    since: Instant,
    timings: Vec<(&'static str, Duration)>,
}

impl Clock {
    #[allow(clippy::disallowed_methods, reason = "timings are told to people and reach no output")]
    fn new() -> Clock {
        Clock { since: Instant::now(), timings: Vec::new() }
    }

    #[allow(clippy::disallowed_methods, reason = "timings are told to people and reach no output")]
    fn lap(&mut self, phase: &'static str) {
        self.timings.push((phase, self.since.elapsed()));
        self.since = Instant::now();
    }
}

/// Told which addresses elsewhere the site has; says what there is to say of them, or nothing when nobody could be asked.
pub type Ask<'a> = &'a dyn Fn(&[Outside]) -> Option<Diagnostics>;

/// Builds the site at `root` in memory. Files are only read; [`write::write`] puts the result on disk.
pub fn build(root: &Path, options: &Options, progress: Progress<'_>) -> Built {
    let mut clock = Clock::new();
    let ready = prepare(root, options, &mut Memory::default(), (progress, &mut clock), parse_pages);
    let ready = ready.and_then(|ready| if ready.stops() { Err(ready.stopped()) } else { Ok(ready) });
    let Ready { sources, data, site, locales, strings, templates, assets, findings, judge, .. } = match ready {
        Ok(ready) => ready,
        Err(stopped) => return finish(stopped.sources, stopped.verdict, Vec::new(), 0, clock),
    };
    let mut diagnostics = findings.all();
    let (documents, problems) = Workshop::new(&site, &locales, &strings, &sources).make(progress);
    diagnostics.append(problems);
    clock.lap("documents");
    let mut offered = documents.made;
    let mut artifacts = documents.artifacts;
    let made = artifacts.len();
    if shared::offers_copy(&data) {
        progress("copy", 0, 0);
        let parts = offline::Parts {
            data: &data,
            pages: site.documents.iter().cloned().collect(),
            sources: &sources,
            locales: &locales,
            strings: &strings,
            templates: &templates,
            assets: &assets,
        };
        let files = artifacts.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
        let (copy, problems) = offline::copy(parts, &offline::Beside { files, made: &offered });
        diagnostics.append(problems);
        let copy = copy.zip(SitePath::new(shared::COPY).ok());
        for index in 0..site.documents.len() {
            let size = copy.as_ref().map(|(bytes, _)| bytes.len());
            let copy = size.and_then(|size| offline::made(&site, index, size));
            copy.into_iter().for_each(|copy| offered.entry(index).or_default().push(copy));
        }
        artifacts.extend(copy.map(|(bytes, path)| Artifact { path, bytes }));
        clock.lap("copy");
    }
    progress("pages", 0, site.documents.len());
    let columns = Some(Columns::new(site.documents.len()));
    let studio =
        Studio { site: &site, locales: &locales, strings: &strings, templates: &templates, sources: &sources, columns };
    let finished = studio.pages(&offered);
    let pages = finished.iter().filter(|one| pages::is_page(one)).count();
    artifacts.reserve(pages + 64);
    let mut entries = Vec::with_capacity(pages);
    for (result, entry) in finished {
        match result {
            Ok(artifact) => artifacts.push(artifact),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
        entries.push(entry);
    }
    clock.lap("pages");
    artifacts.extend(studio.search());
    clock.lap("search");
    artifacts.extend(beside(&site, &locales, &strings, &entries.iter().collect::<Vec<_>>()));
    let copy = |(path, bytes): (SitePath, Arc<[u8]>)| Artifact { path, bytes: bytes.to_vec() };
    artifacts.extend(copied(&site, &assets, &sources).map(copy));
    clock.lap("extras");
    let verdict = judge.judge(diagnostics, |needs| looked(needs, options));
    if verdict.diagnostics.has_errors() {
        artifacts.clear();
    }
    let mut built = finish(sources, verdict, write::in_order(artifacts), pages, clock);
    built.documents = made;
    built.day = judge.today();
    built
}

/// Whether a build looks at this.
fn looked(needs: Needs, options: &Options) -> bool {
    match needs {
        Needs::Sources => true,
        Needs::Prose => options.prose,
        Needs::Documents => documents::ALL,
        Needs::Pages | Needs::Network => false,
    }
}

fn finish(sources: Sources, verdict: Verdict, artifacts: Vec<Artifact>, pages: usize, clock: Clock) -> Built {
    let Verdict { mut diagnostics, waived } = verdict;
    diagnostics.sort();
    Built { sources, diagnostics, waived, day: None, artifacts, pages, documents: 0, timings: clock.timings }
}

/// What the site has, for the JSON Schema: read as a build reads it, findings left to the build.
pub fn known(root: &Path) -> Known {
    let (sources, mut findings) = read_sources(root, &mut Memory::default());
    let Some(data) = read_data(&sources, &Options::default(), &mut findings) else { return Known::default() };
    if data.site_unread {
        return Known::default();
    }
    let (documents, _) = parse_pages(&sources, &data, &Readings::new(&sources, &data));
    let mut pages: Vec<(String, String)> = Vec::new();
    for document in documents.iter().filter(|document| document.lang == data.config.languages[0]) {
        pages.push((document.id.as_str().to_owned(), document.front.common.title.to_string()));
    }
    Known::new(&data, pages)
}

#[cfg(test)]
fn with_site(root: &Path, judge: impl FnOnce(&Workshop<'_>)) {
    let ready =
        prepare(root, &Options::default(), &mut Memory::default(), (&|_, _, _| {}, &mut Clock::new()), parse_pages);
    let Ok(Ready { sources, site, locales, strings, .. }) = ready else { return };
    judge(&Workshop::new(&site, &locales, &strings, &sources));
}
