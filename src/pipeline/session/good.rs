//! What a session knows of the last site without errors: everything that a single page can be made again with.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::documents::{self, Writers};
use super::super::{Matchers, Studio};
use super::printing::Printed;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::load::Sources;
use crate::locale::Locale;
use crate::model::{Lang, SiteData};
use crate::render::{self, Templates};
use crate::resolve::{PageIndex, Site};
use crate::source::{SitePath, SourceId};
use crate::theme::Strings;
use crate::view::downloads::Made;
use crate::view::paper::{self, Format};
use crate::view::{Cx, page};

/// Pages by the names of their files.
pub(super) type Pages = BTreeMap<Arc<str>, Arc<Parsed>>;

/// What the parser is told beside the page itself: texts of `site.yaml` and of the glossary.
pub(super) type ReadWith = [Option<Arc<str>>; 2];

/// A page as it was parsed, and of what.
#[derive(Clone)]
pub(super) struct Parsed {
    pub(super) text: Arc<str>,
    pub(super) source: SourceId,
    pub(super) unread: bool,
    pub(super) document: Option<Document>,
    pub(super) diagnostics: Diagnostics,
}

/// All phases of the last site without errors.
pub(super) struct Good {
    pub(super) sources: Sources,
    pub(super) matchers: Matchers,
    pub(super) parsed: Pages,
    pub(super) data: Arc<SiteData>,
    pub(super) site: Site,
    pub(super) locales: BTreeMap<Lang, Locale>,
    pub(super) strings: Arc<Strings>,
    pub(super) templates: Templates,
    pub(super) style: Option<String>,
    /// Findings of all phases but parsing and resolving.
    pub(super) fixed: Diagnostics,
    pub(super) resolved: Diagnostics,
    /// Place in `sources.pages` by name.
    pub(super) by_name: BTreeMap<Arc<str>, usize>,
    pub(super) by_source: BTreeMap<SourceId, PageIndex>,
    pub(super) by_file: BTreeMap<SitePath, PageIndex>,
    /// The documents that pages offer.
    pub(super) offers: BTreeMap<SitePath, (PageIndex, Format)>,
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
    /// What is looked up by name, file or number.
    pub(super) fn index(&mut self) {
        let texts = &self.sources.texts;
        let pages = self.sources.pages.iter().enumerate();
        self.by_name = pages.map(|(n, page)| (texts[page.source.0 as usize].name.clone(), n)).collect();
        self.by_source = self.site.documents.iter().enumerate().map(|(n, one)| (one.source, n)).collect();
        for (index, page) in self.site.pages.iter().enumerate() {
            let Some(file) = &page.address.file else { continue };
            self.by_file.entry(file.clone()).or_insert(index);
        }
        let mut offers = BTreeMap::new();
        for index in 0..self.site.documents.len() {
            for (path, format) in self.offered(index) {
                offers.entry(path).or_insert((index, format));
            }
        }
        self.offers = offers;
    }

    pub(super) fn cx(&self, index: PageIndex) -> Option<Cx<'_>> {
        let (lang, locale) = self.locales.get_key_value(&self.site.documents[index].lang)?;
        Some(Cx { site: &self.site, lang, locale, strings: &self.strings })
    }

    /// Paths of the documents of a page, in the order that it shows them in.
    pub(super) fn offered(&self, index: PageIndex) -> Vec<(SitePath, Format)> {
        let Some((cx, file)) = self.cx(index).zip(self.site.pages[index].address.file.as_ref()) else {
            return Vec::new();
        };
        let formats = paper::wanted(&cx, index).into_iter().filter(|format| Writers::can(*format));
        formats.filter_map(|format| Some((documents::path(file, &paper::stem(&cx, index), format)?, format))).collect()
    }

    /// What a page says of its documents: sizes as last made, nothing of those that cannot be made.
    pub(super) fn made(&self, index: PageIndex, papers: &BTreeMap<SitePath, Printed>) -> Vec<Made> {
        let size = |path: &SitePath| match papers.get(path) {
            Some(printed) => printed.bytes.as_ref().map(|bytes| bytes.len()),
            None => Some(0),
        };
        let made = |(path, format): (SitePath, Format)| {
            Some(Made { format, size: size(&path)?, path: path.as_str().to_owned() })
        };
        self.offered(index).into_iter().filter_map(made).collect()
    }

    pub(super) fn studio<'a>(&'a self, made: &'a BTreeMap<PageIndex, Vec<Made>>) -> Studio<'a> {
        Studio {
            site: &self.site,
            locales: &self.locales,
            strings: &self.strings,
            templates: &self.templates,
            sources: &self.sources,
            made,
        }
    }

    /// One page's bytes; `None` if it has no address or its template fails.
    pub(super) fn page(&self, index: PageIndex, papers: &BTreeMap<SitePath, Printed>) -> Option<(SitePath, Arc<[u8]>)> {
        let output = page::page(&self.cx(index)?, index, &self.made(index, papers))?;
        let artifact = render::page(&output, &self.templates, &self.strings, &self.sources).ok()?;
        Some((artifact.path, Arc::from(artifact.bytes)))
    }

    /// Swaps an edit's text and document with the site's.
    pub(super) fn exchange(&mut self, edit: &mut Edit) {
        let document = &mut self.site.documents[edit.index];
        std::mem::swap(document, &mut edit.document);
        std::mem::swap(&mut self.sources.texts[document.source.0 as usize].text, &mut edit.text);
    }
}
