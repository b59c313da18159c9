//! The pages of a good site as they were made, and of what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::super::pages::{Finished, beside, copied};
use super::difference::Difference;
use super::good::Good;
use super::printing::Known;
use crate::diagnostic::Diagnostics;
use crate::reads::{Reads, noting};
use crate::resolve::{Generated, GeneratedKey, PageIndex};
use crate::source::SitePath;
use crate::view::Entry;
use crate::view::downloads::Made;

/// A page as it was made.
pub(super) struct Page {
    /// Its files, several where a list is long, with what sitemap and feeds say of each.
    files: Vec<(SitePath, Entry)>,
    /// What it looked up.
    reads: Reads,
    /// The documents that it offers.
    made: Vec<Made>,
}

/// All pages of a site by their identities, see [`List::key`](crate::reads::List::key).
#[derive(Default)]
pub(super) struct Pages {
    content: BTreeMap<u64, Arc<Page>>,
    generated: BTreeMap<u64, Arc<Page>>,
}

/// A page made now: what is kept of it, its files, and why there are none.
pub(super) struct Fresh {
    key: u64,
    generated: bool,
    page: Page,
    bytes: Vec<Arc<[u8]>>,
    problems: Diagnostics,
}

/// All pages, those that had to be made with their bytes.
pub(super) struct Making {
    /// All of them.
    pub(super) pages: Pages,
    /// Files of those that were made now.
    pub(super) files: Vec<(SitePath, Arc<[u8]>)>,
    /// Templates that cannot be filled.
    pub(super) problems: Diagnostics,
}

impl Pages {
    /// Files of all pages.
    pub(super) fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.content.values().chain(self.generated.values()).flat_map(|page| page.files.iter().map(|(path, _)| path))
    }
}

impl Fresh {
    fn new((key, generated): (u64, bool), made: Vec<Made>, finished: Vec<Finished>, reads: Reads) -> Fresh {
        let (mut files, mut bytes, mut problems) = (Vec::new(), Vec::new(), Diagnostics::new());
        for (result, entry) in finished {
            match result {
                Ok(artifact) => {
                    files.push((artifact.path, entry));
                    bytes.push(Arc::from(artifact.bytes));
                }
                Err(problem) => problems.push(*problem),
            }
        }
        Fresh { key, generated, page: Page { files, reads, made }, bytes, problems }
    }

    fn paths(&self) -> impl Iterator<Item = SitePath> {
        self.page.files.iter().map(|(path, _)| path.clone())
    }
}

/// A page of before, or one that was made now.
enum One {
    Kept(u64, Arc<Page>),
    Fresh(Fresh),
}

impl Good {
    /// All pages. Those of the site before stay if what they looked up is as it was.
    pub(super) fn make(&self, before: Option<(&Good, Difference)>, known: Known<'_>) -> Making {
        let site = &self.ready.site;
        let same = |key: u64, lang, made: &[Made], pages: fn(&Pages) -> &BTreeMap<u64, Arc<Page>>| {
            let (old, difference) = before.as_ref()?;
            let page = pages(&old.pages).get(&key)?;
            (page.made == made && !difference.concerns(lang, &page.reads)).then(|| One::Kept(key, page.clone()))
        };
        let content: Vec<One> = (0..site.documents.len())
            .into_par_iter()
            .map(|index| {
                let made = self.made(index, known);
                let (key, lang) = (site.documents.key(index), &site.documents[index].lang);
                same(key, lang, &made, |pages| &pages.content).unwrap_or_else(|| One::Fresh(self.content(index, made)))
            })
            .collect();
        let generated: Vec<One> = (0..site.generated.len())
            .into_par_iter()
            .map(|number| {
                let (key, lang) = (site.generated.key(number), &site.generated[number].lang);
                same(key, lang, &[], |pages| &pages.generated).unwrap_or_else(|| One::Fresh(self.generated(number)))
            })
            .collect();
        let mut making = Making { pages: Pages::default(), files: Vec::new(), problems: Diagnostics::new() };
        let mut sort = |one: One, pages: fn(&mut Pages) -> &mut BTreeMap<u64, Arc<Page>>| {
            let (key, page) = match one {
                One::Kept(key, page) => (key, page),
                One::Fresh(fresh) => {
                    making.files.extend(fresh.paths().zip(fresh.bytes.iter().cloned()));
                    making.problems.append(fresh.problems);
                    (fresh.key, Arc::new(fresh.page))
                }
            };
            pages(&mut making.pages).insert(key, page);
        };
        content.into_iter().for_each(|one| sort(one, |pages| &mut pages.content));
        generated.into_iter().for_each(|one| sort(one, |pages| &mut pages.generated));
        making
    }

    fn content(&self, index: PageIndex, made: Vec<Made>) -> Fresh {
        let (finished, reads) = noting(|| self.studio().content(index, &made));
        let key = self.ready.site.documents.key(index);
        Fresh::new((key, false), made, finished.into_iter().collect(), reads)
    }

    fn generated(&self, number: usize) -> Fresh {
        let (finished, reads) = noting(|| self.studio().generated(number));
        Fresh::new((self.ready.site.generated.key(number), true), Vec::new(), finished, reads)
    }

    /// One page anew; `None` if it has no address or its template fails.
    pub(super) fn page(&self, index: PageIndex, known: Known<'_>) -> Option<Fresh> {
        let fresh = self.content(index, self.made(index, known));
        (fresh.bytes.len() == 1 && fresh.problems.is_empty()).then_some(fresh)
    }

    /// Keeps what [`Good::page`] or [`Good::whole`] made; its files.
    pub(super) fn keep(&mut self, fresh: Fresh) -> Vec<(SitePath, Arc<[u8]>)> {
        let files = fresh.paths().zip(fresh.bytes.iter().cloned()).collect();
        let pages = if fresh.generated { &mut self.pages.generated } else { &mut self.pages.content };
        pages.insert(fresh.key, Arc::new(fresh.page));
        files
    }

    /// The generated pages that hold a whole toolkit, and so the texts of these pages.
    pub(super) fn wholes(&self, pages: &[PageIndex]) -> BTreeSet<usize> {
        let site = &self.ready.site;
        let toolkits: BTreeSet<PageIndex> =
            pages.iter().filter_map(|page| Some(site.pages[*page].toolkit.as_ref()?.index)).collect();
        if toolkits.is_empty() {
            return BTreeSet::new();
        }
        let holds = |page: &Generated| match &page.key {
            GeneratedKey::WholeToolkit(id) => toolkits
                .iter()
                .any(|toolkit| site.documents[*toolkit].id == *id && site.documents[*toolkit].lang == page.lang),
            _ => false,
        };
        (0..site.generated.len()).filter(|number| holds(&site.generated[*number])).collect()
    }

    /// A generated page anew; `None` if its template fails.
    pub(super) fn whole(&self, number: usize) -> Option<Fresh> {
        let fresh = self.generated(number);
        fresh.problems.is_empty().then_some(fresh)
    }

    /// Everything but pages and documents.
    pub(super) fn beside(&self) -> Vec<(SitePath, Arc<[u8]>)> {
        let site = &self.ready.site;
        let content = site.documents.keys().iter().filter_map(|key| self.pages.content.get(key));
        let generated = site.generated.keys().iter().filter_map(|key| self.pages.generated.get(key));
        let entries: Vec<&Entry> =
            content.chain(generated).flat_map(|page| page.files.iter().map(|(_, entry)| entry)).collect();
        let made = beside(site, &self.ready.locales, &self.ready.strings, &entries);
        let made = made.into_iter().map(|file| (file.path, Arc::from(file.bytes)));
        made.chain(copied(site, &self.ready.assets, &self.ready.sources)).collect()
    }
}
