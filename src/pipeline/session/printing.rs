//! Documents of a session: made when somebody asks, kept while what they say stays the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::super::documents::{self, Writers};
use super::{Change, Session};
use crate::diagnostic::Diagnostics;
use crate::source::{SitePath, SourceText};
use crate::theme::Looks;
use crate::view::paper::{self, Format, Paper};

/// What writes documents, for one look and these formats.
pub(super) struct Desk {
    pub(super) looks: Looks,
    pub(super) formats: BTreeSet<Format>,
    pub(super) writers: Arc<Writers>,
    pub(super) diagnostics: Diagnostics,
}

/// A document that was made, and of what.
pub(super) struct Printed {
    pub(super) paper: Paper,
    pub(super) writers: Arc<Writers>,
    pub(super) bytes: Option<Arc<[u8]>>,
    pub(super) diagnostics: Diagnostics,
}

/// A document to make: holds all that it needs, so that another thread may make it.
pub struct Job {
    pub(super) path: SitePath,
    pub(super) format: Format,
    pub(super) paper: Paper,
    pub(super) writers: Arc<Writers>,
    pub(super) texts: Arc<[SourceText]>,
}

/// A document that was made.
pub struct Done {
    /// Its place in the output.
    pub path: SitePath,
    pub(super) printed: Printed,
}

impl Job {
    /// Its place in the output.
    pub fn path(&self) -> &SitePath {
        &self.path
    }

    /// Makes the document.
    pub fn make(self) -> Done {
        let (bytes, diagnostics) = self.writers.write(&self.paper, self.format, &self.texts);
        let printed = Printed { paper: self.paper, writers: self.writers, bytes: bytes.map(Arc::from), diagnostics };
        Done { path: self.path, printed }
    }
}

impl Session {
    /// Paths of the documents that pages offer.
    pub fn offers(&self) -> impl Iterator<Item = &SitePath> {
        self.good.iter().flat_map(|good| good.offers.keys())
    }

    /// Pages that show sizes of documents that were never made.
    pub fn unmeasured(&self) -> BTreeSet<SitePath> {
        let Some(good) = &self.good else { return BTreeSet::new() };
        let open = good.offers.iter().filter(|(path, _)| !self.papers.contains_key(*path));
        open.filter_map(|(_, (index, _))| good.ready.site.address(*index).file.clone()).collect()
    }

    /// The documents of a page, or one document, that are not made yet or are of before a change; of the whole site
    /// without a path.
    pub fn jobs(&mut self, path: Option<&str>) -> Vec<Job> {
        let Some(good) = &self.good else { return Vec::new() };
        let asked = path.map(|path| SitePath::new(path).ok());
        let page = asked.as_ref().map(|path| path.as_ref().and_then(|path| good.by_file.get(path)));
        let wanted: Vec<_> = good
            .offers
            .iter()
            .filter(|(path, (index, _))| match (&asked, &page) {
                (Some(asked), Some(page)) => asked.as_ref() == Some(*path) || *page == Some(index),
                _ => true,
            })
            .collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let looks = documents::looks(&good.ready.site, &good.ready.sources);
        let formats: BTreeSet<Format> = good.offers.values().map(|(_, format)| *format).collect();
        let ready = self.desk.take().filter(|desk| desk.looks == looks && desk.formats == formats);
        let desk = ready.unwrap_or_else(|| {
            let mut writers = Writers::new(looks.clone());
            let diagnostics = writers.set_up(formats.iter().copied());
            Desk { looks, formats, writers: Arc::new(writers), diagnostics }
        });
        let mut texts: Option<Arc<[SourceText]>> = None;
        let mut jobs = Vec::new();
        for (path, (index, format)) in wanted {
            let Some(cx) = good.cx(*index) else { continue };
            let paper = paper::paper(&cx, *index, *format, &good.ready.sources.files);
            let same = |one: &Printed| Arc::ptr_eq(&one.writers, &desk.writers) && one.paper == paper;
            if self.papers.get(path).is_some_and(same) {
                continue;
            }
            let texts = texts.get_or_insert_with(|| good.ready.sources.texts.clone().into()).clone();
            jobs.push(Job { path: path.clone(), format: *format, paper, writers: desk.writers.clone(), texts });
        }
        self.desk = Some(desk);
        jobs
    }

    /// Takes documents that were made: their bytes, their sizes on their pages, their findings.
    pub fn deliver(&mut self, done: Vec<Done>) -> Change {
        let Some(good) = &mut self.good else { return Change::default() };
        let mut files = Vec::new();
        let mut pages = BTreeSet::new();
        for Done { path, printed } in done {
            let Some((index, _)) = good.offers.get(&path) else { continue };
            pages.insert(*index);
            match &printed.bytes {
                Some(bytes) => files.push((path.clone(), bytes.clone())),
                None => drop(self.artifacts.remove(&path)),
            }
            self.papers.insert(path, printed);
        }
        for index in pages {
            if let Some(page) = good.page(index, &self.papers) {
                files.extend(good.keep(page));
            }
        }
        if self.dirty.is_empty() {
            self.gather();
        }
        self.publish(files)
    }

    /// Makes every document that is missing or of before, and the index of the search: after it the site is as a clean
    /// build makes it.
    pub fn settle(&mut self) -> Change {
        let done = self.jobs(None).into_par_iter().map(Job::make).collect();
        let mut change = self.deliver(done);
        change.files.extend(self.search().files);
        change
    }
}
