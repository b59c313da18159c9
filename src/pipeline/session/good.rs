//! What a session knows of the last site without errors: everything that its pages can be made again with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::documents::{self, Writers};
use super::super::offline;
use super::super::pages::Studio;
use super::super::prepare::Ready;
use super::pages::Pages;
use super::printing::Known;
use crate::check;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::resolve::PageIndex;
use crate::source::{SitePath, SourceId};
use crate::view::downloads::Made;
use crate::view::paper::{self, Format};
use crate::view::{Cx, site as shared};

/// Pages as parsed, by the names of their files.
pub(super) type ParsedPages = BTreeMap<Arc<str>, Arc<Parsed>>;

/// A page as it was parsed, and of what.
#[derive(Clone)]
pub(super) struct Parsed {
    pub(super) text: Arc<str>,
    pub(super) source: SourceId,
    pub(super) unread: bool,
    pub(super) document: Option<Document>,
    pub(super) diagnostics: Diagnostics,
}

impl Parsed {
    /// The same page when its file has another number.
    pub(super) fn renumbered(&self, source: SourceId) -> Parsed {
        let document = self.document.clone().map(|document| Document { source, ..document });
        Parsed {
            source,
            document,
            diagnostics: self.diagnostics.clone().renumbered(self.source, source),
            ..self.clone()
        }
    }
}

/// All phases of the last site without errors.
pub(super) struct Good {
    pub(super) ready: Ready,
    pub(super) parsed: ParsedPages,
    pub(super) pages: Pages,
    /// Place in `sources.pages` by name.
    pub(super) by_name: BTreeMap<Arc<str>, usize>,
    pub(super) by_source: BTreeMap<SourceId, PageIndex>,
    pub(super) by_file: BTreeMap<SitePath, PageIndex>,
    /// The documents that pages offer.
    pub(super) offers: BTreeMap<SitePath, (PageIndex, Format)>,
    /// Where the copy of the site is, if it is offered.
    pub(super) copy: Option<SitePath>,
    /// The documents by page, in the order that it shows them in.
    pub(super) offered: Vec<Vec<(SitePath, Format)>>,
}

/// A page with another body than before.
pub(super) struct Edit {
    pub(super) name: Arc<str>,
    pub(super) index: PageIndex,
    pub(super) text: Arc<str>,
    pub(super) document: Document,
    pub(super) diagnostics: Diagnostics,
}

impl Good {
    /// A site whose pages are still to be made.
    pub(super) fn new(ready: Ready, parsed: ParsedPages) -> Good {
        let (by_name, by_source) = (BTreeMap::new(), BTreeMap::new());
        let mut good = Good {
            ready,
            parsed,
            pages: Pages::default(),
            by_name,
            by_source,
            by_file: BTreeMap::new(),
            offers: BTreeMap::new(),
            copy: None,
            offered: Vec::new(),
        };
        good.index();
        good
    }

    /// What is looked up by name, file or number.
    fn index(&mut self) {
        let (sources, site) = (&self.ready.sources, &self.ready.site);
        self.copy = shared::offers_copy(&self.ready.data).then(|| SitePath::new(shared::COPY).ok()).flatten();
        let pages = sources.pages.iter().enumerate();
        self.by_name = pages.map(|(n, page)| (sources.texts[page.source.0 as usize].name.clone(), n)).collect();
        self.by_source = site.documents.iter().enumerate().map(|(n, one)| (one.source, n)).collect();
        for (index, page) in site.pages.iter().enumerate() {
            let Some(file) = &page.address.file else { continue };
            self.by_file.entry(file.clone()).or_insert(index);
        }
        self.offered = (0..site.documents.len()).map(|index| self.documents_of(index)).collect();
        for (index, offered) in self.offered.iter().enumerate() {
            for (path, format) in offered {
                self.offers.entry(path.clone()).or_insert((index, *format));
            }
        }
    }

    pub(super) fn cx(&self, index: PageIndex) -> Option<Cx<'_>> {
        let Ready { site, locales, strings, .. } = &self.ready;
        let (lang, locale) = locales.get_key_value(&site.documents[index].lang)?;
        Some(Cx { site, lang, locale, strings })
    }

    fn documents_of(&self, index: PageIndex) -> Vec<(SitePath, Format)> {
        let Some((cx, file)) = self.cx(index).zip(self.ready.site.address(index).file.as_ref()) else {
            return Vec::new();
        };
        let formats = paper::wanted(&cx, index).into_iter().filter(|format| Writers::can(*format));
        formats.filter_map(|format| Some((documents::path(file, &paper::stem(&cx, index), format)?, format))).collect()
    }

    /// What a page says of its documents: sizes as last made, nothing of those that cannot be made.
    pub(super) fn made(&self, index: PageIndex, (papers, copy): Known<'_>) -> Vec<Made> {
        let size = |path: &SitePath| match papers.get(path) {
            Some(printed) => printed.bytes.as_ref().map(|bytes| bytes.len()),
            None => Some(0),
        };
        let made = |(path, format): &(SitePath, Format)| {
            Some(Made { format: *format, size: size(path)?, path: path.as_str().to_owned() })
        };
        let copy = offline::made(&self.ready.site, index, copy.unwrap_or(0));
        self.offered[index].iter().filter_map(made).chain(copy).collect()
    }

    pub(super) fn studio(&self) -> Studio<'_> {
        let Ready { site, locales, strings, templates, sources, .. } = &self.ready;
        Studio { site, locales, strings, templates, sources }
    }

    fn to_check(&self) -> check::Cx<'_> {
        check::Cx { site: &self.ready.site, sources: &self.ready.sources, today: self.ready.judge.today() }
    }

    /// What the rules find about these pages and their other languages, by their files.
    pub(super) fn check(&self, pages: &[PageIndex], prose: bool) -> Vec<(SourceId, Diagnostics)> {
        let (cx, site) = (self.to_check(), &self.ready.site);
        let versions: BTreeSet<PageIndex> =
            pages.iter().flat_map(|page| site.versions(*page).iter().copied()).collect();
        versions.into_iter().map(|index| (site.documents[index].source, check::page(&cx, index, prose))).collect()
    }

    /// What the rules find about the site as a whole.
    pub(super) fn check_site(&self) -> Diagnostics {
        check::site(&self.to_check())
    }

    /// Swaps an edit's text and document with the site's.
    pub(super) fn exchange(&mut self, edit: &mut Edit) {
        let document = &mut self.ready.site.documents[edit.index];
        std::mem::swap(document, &mut edit.document);
        std::mem::swap(&mut self.ready.sources.texts[document.source.0 as usize].text, &mut edit.text);
    }
}
