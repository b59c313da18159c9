//! Documents of a session, and the copy of its site: made when somebody asks, kept while what they say stays the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::super::documents::{self, Writers};
use super::super::offline;
use super::{Change, Session};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::load::Sources;
use crate::locale::Locale;
use crate::model::{Lang, SiteData};
use crate::render::Templates;
use crate::resolve::PageIndex;
use crate::source::{SitePath, SourceText};
use crate::theme::assets::Assets;
use crate::theme::{Looks, Strings};
use crate::view::downloads;
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

/// Documents that were made, and how many bytes the copy of the site had when it was made last.
pub(super) type Known<'a> = (&'a BTreeMap<SitePath, Printed>, Option<usize>);

/// The copy of the site that was made last, and of which state of the site.
pub(super) struct Packed {
    bytes: Arc<[u8]>,
    of: u64,
}

impl Packed {
    /// How many bytes it has.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// What it holds.
    pub(super) fn bytes(&self) -> Arc<[u8]> {
        self.bytes.clone()
    }
}

/// Something to make: holds all that it needs, so that another thread may make it.
pub struct Job {
    pub(super) path: SitePath,
    work: Work,
}

enum Work {
    Paper { format: Format, paper: Box<Paper>, writers: Arc<Writers>, texts: Arc<[SourceText]> },
    Copy(Box<CopyWork>),
}

/// What the copy of a site is made of.
struct CopyWork {
    of: u64,
    data: Arc<SiteData>,
    pages: Vec<Document>,
    sources: Sources,
    languages: Vec<Lang>,
    strings: Arc<Strings>,
    templates: Templates,
    assets: Assets,
    /// Documents by page, in the order in which it offers them.
    documents: Vec<Offered>,
}

/// A document that a page offers: made already, or to be made.
struct Offered {
    page: PageIndex,
    format: Format,
    path: SitePath,
    bytes: Result<Arc<[u8]>, Job>,
}

/// Something that was made.
pub struct Done {
    /// Its place in the output.
    pub path: SitePath,
    made: Made,
}

enum Made {
    Paper(Box<Printed>),
    /// The copy, if its pages can be made, and documents that were made for it.
    Copy(Option<Packed>, Vec<Done>),
}

impl Job {
    /// Its place in the output.
    pub fn path(&self) -> &SitePath {
        &self.path
    }

    /// Makes it.
    pub fn make(self) -> Done {
        let made = match self.work {
            Work::Paper { format, paper, writers, texts } => {
                let (bytes, diagnostics) = writers.write(&paper, format, &texts);
                Made::Paper(Box::new(Printed { paper: *paper, writers, bytes: bytes.map(Arc::from), diagnostics }))
            }
            Work::Copy(work) => work.make(),
        };
        Done { path: self.path, made }
    }
}

impl CopyWork {
    fn make(self) -> Made {
        let mut fresh = Vec::new();
        let mut files: Vec<(SitePath, Arc<[u8]>)> = Vec::new();
        let mut offered: BTreeMap<PageIndex, Vec<downloads::Made>> = BTreeMap::new();
        for Offered { page, format, path, bytes } in self.documents {
            let bytes = match bytes {
                Ok(bytes) => Some(bytes),
                Err(job) => {
                    let done = job.make();
                    let bytes = match &done.made {
                        Made::Paper(printed) => printed.bytes.clone(),
                        Made::Copy(..) => None,
                    };
                    fresh.push(done);
                    bytes
                }
            };
            let Some(bytes) = bytes else { continue };
            let made = downloads::Made { format, path: path.as_str().to_owned(), size: bytes.len() };
            offered.entry(page).or_default().push(made);
            files.push((path, bytes));
        }
        let locales = self.languages.iter().map(|lang| (lang.clone(), Locale::new(lang))).collect();
        let parts = offline::Parts {
            data: &self.data,
            pages: self.pages,
            sources: &self.sources,
            locales: &locales,
            strings: &self.strings,
            templates: &self.templates,
            assets: &self.assets,
        };
        let files = files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)).collect();
        // A template that cannot be filled is said of the pages.
        let (bytes, _) = offline::copy(parts, &offline::Beside { files, made: &offered });
        Made::Copy(bytes.map(|bytes| Packed { bytes: bytes.into(), of: self.of }), fresh)
    }
}

impl Session {
    /// Paths of the documents that pages offer, and of the copy of the site.
    pub fn offers(&self) -> impl Iterator<Item = &SitePath> {
        self.good.iter().flat_map(|good| good.offers.keys().chain(&good.copy))
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
        if path.is_some() && path == good.copy.as_ref().map(SitePath::as_str) {
            return self.copy_job().into_iter().collect();
        }
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
            let work = Work::Paper { format: *format, paper: Box::new(paper), writers: desk.writers.clone(), texts };
            jobs.push(Job { path: path.clone(), work });
        }
        self.desk = Some(desk);
        jobs
    }

    /// The copy of the site, unless it is as the site is.
    fn copy_job(&mut self) -> Option<Job> {
        let path = self.good.as_ref()?.copy.clone()?;
        if self.packed.as_ref().is_some_and(|packed| packed.of == self.state) {
            return None;
        }
        let mut missing: BTreeMap<SitePath, Job> =
            self.jobs(None).into_iter().map(|job| (job.path.clone(), job)).collect();
        let good = self.good.as_ref()?;
        let mut documents = Vec::new();
        for (page, offered) in good.offered.iter().enumerate() {
            for (path, format) in offered {
                let known = self.papers.get(path).and_then(|printed| printed.bytes.clone());
                let known = missing.remove(path).map(Err).or(known.map(Ok));
                let offered = |bytes| Offered { page, format: *format, path: path.clone(), bytes };
                documents.extend(known.map(offered));
            }
        }
        let ready = &good.ready;
        let work = CopyWork {
            of: self.state,
            data: ready.data.clone(),
            pages: ready.site.documents.iter().cloned().collect(),
            sources: ready.sources.clone(),
            languages: ready.locales.keys().cloned().collect(),
            strings: ready.strings.clone(),
            templates: ready.templates.unshared(),
            assets: ready.assets.clone(),
            documents,
        };
        Some(Job { path, work: Work::Copy(Box::new(work)) })
    }

    /// Takes what was made: the bytes, their sizes on pages, findings.
    pub fn deliver(&mut self, done: Vec<Done>) -> Change {
        let Some(good) = &mut self.good else { return Change::default() };
        let mut files = Vec::new();
        let mut pages = BTreeSet::new();
        let mut waiting = done;
        while let Some(Done { path, made }) = waiting.pop() {
            let printed = match made {
                Made::Paper(printed) => *printed,
                Made::Copy(packed, fresh) => {
                    waiting.extend(fresh);
                    if good.copy.is_some() && packed.is_some() {
                        files.extend(packed.as_ref().map(|packed| (path, packed.bytes())));
                        self.packed = packed;
                        let offer = |index: &PageIndex| good.ready.site.offers_copy(*index);
                        pages.extend((0..good.ready.site.documents.len()).filter(offer));
                    }
                    continue;
                }
            };
            let Some((index, _)) = good.offers.get(&path) else { continue };
            pages.insert(*index);
            match &printed.bytes {
                Some(bytes) => files.push((path.clone(), bytes.clone())),
                None => drop(self.artifacts.remove(&path)),
            }
            self.papers.insert(path, printed);
        }
        for index in pages {
            if let Some(page) = good.page(index, (&self.papers, self.packed.as_ref().map(Packed::size))) {
                files.extend(good.keep(page));
            }
        }
        if self.dirty.is_empty() {
            self.gather();
        }
        self.publish(files)
    }

    /// Makes every document that is missing or of before, the index of the search and the copy of the site: after it the
    /// site is as a clean build makes it.
    pub fn settle(&mut self) -> Change {
        let done = self.jobs(None).into_par_iter().map(Job::make).collect();
        let mut change = self.deliver(done);
        change.files.extend(self.search().files);
        let copy = self.copy_job().map(Job::make).into_iter().collect();
        let more = self.deliver(copy);
        change.files.extend(more.files);
        change.made.extend(more.made);
        change
    }
}
