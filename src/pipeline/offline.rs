//! A copy of the site to take away, as one zip: the same documents and pages, the pages made once more with addresses that
//! lead from file to file.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::pages::{Studio, calendars, copied};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::load::Sources;
use crate::locale::Locale;
use crate::model::{Lang, SiteData};
use crate::parse::consent;
use crate::render::{Templates, offline};
use crate::resolve::{self, PageIndex, Site};
use crate::source::SitePath;
use crate::theme::Strings;
use crate::theme::assets::Assets;
use crate::view::compare::Columns;
use crate::view::downloads::Made;
use crate::view::paper::Format;
use crate::view::{Cx, Entry, site};
use crate::write::Artifact;

/// What a copy is made of, besides its documents.
pub struct Parts<'a> {
    pub data: &'a SiteData,
    /// Those of the site, whose places are the same in the copy.
    pub pages: Vec<Document>,
    pub sources: &'a Sources,
    pub locales: &'a BTreeMap<Lang, Locale>,
    pub strings: &'a Strings,
    pub templates: &'a Templates,
    pub assets: &'a Assets,
}

/// Documents that lie beside the pages, and what each page offers of them.
pub struct Beside<'a> {
    pub files: Vec<(&'a str, &'a [u8])>,
    pub made: &'a BTreeMap<PageIndex, Vec<Made>>,
}

/// Files that are packed together: many enough to be worth a thread's while, and the same whatever the machine.
const TOGETHER: usize = 64;

/// Not within the copy: nothing leads there, and no server asks for it.
const NOT_FOUND: &str = "404.html";

/// The copy's bytes; none where a page cannot be made of its template.
pub fn copy(parts: Parts<'_>, beside: &Beside<'_>) -> (Option<Vec<u8>>, Diagnostics) {
    let Parts { data, mut pages, sources, locales, strings, templates, assets } = parts;
    let mut diagnostics = Diagnostics::new();
    let published = &data.config.base_url;
    let Ok(base) = data.config.base_url.join(offline::TOP) else { return (None, diagnostics) };
    let mut data = SiteData { copy: true, ..data.clone() };
    data.config.base_url = base.clone();
    consent::for_copy(&mut pages);
    // What is wrong with it was said of the site.
    let (site, _) = resolve::resolve(Arc::new(data), pages, sources, true);
    let mut templates = templates.unshared();
    for (lang, locale) in locales {
        let view = site::site(&Cx { site: &site, lang, locale, strings }, assets);
        templates.share(lang, &view, strings.plain(lang.as_str()));
    }
    let columns = Some(Columns::new(site.documents.len()));
    let studio = Studio { site: &site, locales, strings, templates: &templates, sources, columns };
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut entries = Vec::new();
    for (result, mut entry) in studio.pages(beside.made) {
        // A calendar leads to the site as it is published.
        for event in &mut entry.events {
            event.url = event.url.replacen(base.as_str(), published.as_str(), 1);
        }
        entries.push(entry);
        match result {
            Ok(page) if page.path.as_str() == NOT_FOUND => {}
            Ok(page) => drop(files.entry(page.path.as_str().to_owned()).or_insert(page.bytes)),
            Err(problem) => diagnostics.push(*problem),
        }
    }
    if !diagnostics.is_empty() {
        return (None, diagnostics);
    }
    files.par_iter_mut().for_each(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        *bytes = offline::expand(&text, path, &base).into_bytes();
    });
    let mut others: Vec<Artifact> = studio.search();
    let entries: Vec<&Entry> = entries.iter().collect();
    for (lang, locale) in locales {
        others.extend(calendars(&Cx { site: &site, lang, locale, strings }, &entries));
    }
    let as_they_are: Vec<(SitePath, Arc<[u8]>)> = copied(&site, assets, sources).collect();
    let mut all: BTreeMap<&str, &[u8]> = beside.files.iter().copied().collect();
    all.extend(as_they_are.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    all.extend(others.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    all.extend(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let all: Vec<(&str, &[u8])> = all.into_iter().collect();
    let packed: Option<Vec<Vec<u8>>> =
        all.par_chunks(TOGETHER).map(|files| offline::pack(files.iter().copied())).collect();
    (packed.and_then(offline::join), diagnostics)
}

/// What a page says of the copy of so many bytes; nothing if it does not offer it.
pub fn made(site: &Site, index: PageIndex, size: usize) -> Option<Made> {
    site.offers_copy(index).then(|| Made { format: Format::Copy, path: site::COPY.to_owned(), size })
}
