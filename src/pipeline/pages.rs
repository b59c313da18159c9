//! Pages and the files beside them, once the site is ready.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::Sources;
use crate::locale::Locale;
use crate::model::Lang;
use crate::render::{self, Templates, extras};
use crate::resolve::{PageIndex, Site};
use crate::source::SitePath;
use crate::theme::Strings;
use crate::theme::assets::Assets;
use crate::view::calendar::{self, Occasion};
use crate::view::compare::Columns;
use crate::view::downloads::Made;
use crate::view::{Cx, DataFile, Entry, Event, PageOutput, lists, page, site};
use crate::write::Artifact;

/// What pages are made with. Each is viewed and rendered in one go, so that only its bytes and its [`Entry`] stay:
/// at 10,000 pages the views together would take a gigabyte.
pub struct Studio<'a> {
    /// The site.
    pub site: &'a Site,
    /// How each language says dates and numbers.
    pub locales: &'a BTreeMap<Lang, Locale>,
    /// The theme's words.
    pub strings: &'a Strings,
    /// The theme's templates.
    pub templates: &'a Templates,
    /// For places in the theme's files.
    pub sources: &'a Sources,
    /// What case studies say in comparisons, if all pages are made together.
    pub columns: Option<Columns>,
}

/// A page's bytes or why there are none, and what sitemap and feeds say of it.
pub type Finished = (Result<Artifact, Box<Diagnostic>>, Entry);

impl Studio<'_> {
    /// All pages: content pages in order, then generated ones. `made` are the documents of content pages.
    pub fn pages(&self, made: &BTreeMap<PageIndex, Vec<Made>>) -> Vec<Finished> {
        let mut pages: Vec<Finished> = (0..self.site.documents.len())
            .into_par_iter()
            .filter_map(|index| self.content(index, made.get(&index).map_or(&[][..], Vec::as_slice)))
            .collect();
        let lists: Vec<Vec<Finished>> =
            (0..self.site.generated.len()).into_par_iter().map(|number| self.generated(number)).collect();
        pages.extend(lists.into_iter().flatten());
        pages
    }

    /// Renders these content pages, and generated ones if they are wanted, looks at each and lets go of it: what was seen
    /// of each in their order, and templates that cannot be filled.
    pub fn look<T: Send>(
        &self,
        made: &BTreeMap<PageIndex, Vec<Made>>,
        pages: &(dyn Fn(PageIndex) -> bool + Sync),
        generated: bool,
        look: impl Fn(Option<PageIndex>, Artifact) -> T + Sync,
    ) -> (Vec<T>, Diagnostics) {
        let one = |index, (result, _): Finished| match result {
            Ok(artifact) => Ok(look(index, artifact)),
            Err(problem) => Err(problem),
        };
        let mut seen: Vec<Result<T, Box<Diagnostic>>> = (0..self.site.documents.len())
            .into_par_iter()
            .filter(|index| pages(*index))
            .filter_map(|index| {
                let finished = self.content(index, made.get(&index).map_or(&[][..], Vec::as_slice))?;
                Some(one(Some(index), finished))
            })
            .collect();
        let generated = if generated { self.site.generated.len() } else { 0 };
        let lists: Vec<Vec<_>> = (0..generated)
            .into_par_iter()
            .map(|number| {
                self.generated(number).into_iter().filter(is_page).map(|finished| one(None, finished)).collect()
            })
            .collect();
        seen.extend(lists.into_iter().flatten());
        let (mut all, mut problems) = (Vec::with_capacity(seen.len()), Diagnostics::new());
        for result in seen {
            match result {
                Ok(one) => all.push(one),
                Err(problem) => problems.push(*problem),
            }
        }
        (all, problems)
    }

    /// A content page that offers the documents that were `made` of it.
    pub fn content(&self, index: PageIndex, made: &[Made]) -> Option<Finished> {
        let output = page::page(&self.cx(&self.site.documents[index].lang)?, index, made)?;
        Some(self.finish(output))
    }

    /// A generated page: several, where its list is long.
    pub fn generated(&self, number: usize) -> Vec<Finished> {
        let generated = &self.site.generated[number];
        let outputs = self
            .cx(&generated.lang)
            .map_or_else(Vec::new, |cx| lists::generated(&cx, generated, self.columns.as_ref()));
        let mut finished = Vec::with_capacity(outputs.len());
        for mut output in outputs {
            let data = std::mem::take(&mut output.data);
            finished.push(self.finish(output));
            let file = |data: DataFile| Artifact { path: data.file, bytes: data.text.into_bytes() };
            finished.extend(data.into_iter().map(|data| (Ok(file(data)), Entry::of_data())));
        }
        finished
    }

    /// What views of a language are made with.
    pub(super) fn cx(&self, lang: &Lang) -> Option<Cx<'_>> {
        let (lang, locale) = self.locales.get_key_value(lang)?;
        Some(Cx { site: self.site, lang, locale, strings: self.strings })
    }

    fn finish(&self, output: PageOutput) -> Finished {
        let result = render::page(&output, self.templates, self.strings, self.sources);
        (result, Entry::from(output))
    }
}

/// Whether this is a page, and not its data.
pub fn is_page((result, _): &Finished) -> bool {
    result.as_ref().map_or(true, |artifact| artifact.path.as_str().ends_with(".html"))
}

/// Files made beside the pages: sitemap, feeds, redirects and what servers are told.
pub fn beside(site: &Site, locales: &BTreeMap<Lang, Locale>, strings: &Strings, entries: &[&Entry]) -> Vec<Artifact> {
    let config = &site.data.config;
    let mut files: Vec<Artifact> = Vec::new();
    files.extend(extras::sitemap(entries));
    files.extend(extras::robots(config.base_url.as_str()));
    files.extend(extras::headers(&site::policy(config)));
    for (lang, locale) in locales {
        let cx = Cx { site, lang, locale, strings };
        let mut pages: Vec<&Entry> =
            entries.iter().copied().filter(|entry| entry.in_feeds && entry.lang == lang.as_str()).collect();
        let used = entries.iter().any(|entry| entry.lang == lang.as_str());
        if !used && *lang != config.languages[0] {
            continue;
        }
        pages.sort_by_key(|entry| std::cmp::Reverse(entry.changed()));
        let institution = site.data.institutions.get(&config.institution);
        let feed = extras::Feed {
            path: site::feed_path(&cx),
            url: lists::complete_url(&cx, &site::feed_href(&cx)),
            home: lists::complete_url(&cx, &lists::home_href(&cx)),
            title: &cx.local(&config.title),
            subtitle: &cx.local(&config.description),
            lang: lang.as_str(),
            author: &institution.map_or_else(|| cx.local(&config.title), |entry| cx.local(&entry.name)),
            pages,
        };
        files.extend(extras::feed(&feed));
        files.extend(calendars(&cx, entries));
    }
    for (path, index) in &site.redirects {
        let document = &site.documents[*index];
        let Some((lang, locale)) = locales.get_key_value(&document.lang) else { continue };
        let cx = Cx { site, lang, locale, strings };
        let href = &site.address(*index).href;
        let title = cx.words(&document.front.common.title);
        files.push(extras::redirect(path, href, &lists::complete_url(&cx, href), &title, lang.as_str()));
    }
    files
}

/// The calendars of pages in one language, and those of all of them together.
pub fn calendars(cx: &Cx<'_>, entries: &[&Entry]) -> Vec<Artifact> {
    let entries = || entries.iter().filter(|entry| entry.lang == cx.lang.as_str());
    let mut files = Vec::new();
    for entry in entries() {
        let Some(path) = &entry.calendar else { continue };
        let events: Vec<&Event> = entry.events.iter().filter(|event| calendar::is_public(event)).collect();
        files.extend(render::calendar::calendar(path.as_str(), &entry.title, &events));
    }
    let folder = calendar::folder(cx);
    let site = cx.local(&cx.data().config.title);
    type Wanted = fn(&Event) -> bool;
    let wanted: [(&str, Wanted, &str); 3] = [
        ("all", calendar::is_public, "calendar_all"),
        ("sessions", |event| event.occasion == Occasion::Session, "kinds_session"),
        ("reviews", |event| event.occasion == Occasion::Review, "calendar_reviews"),
    ];
    for (name, wanted, key) in wanted {
        let events: Vec<&Event> = entries().flat_map(|entry| &entry.events).filter(|event| wanted(event)).collect();
        let title = format!("{site}: {}", cx.say(key, &[]));
        files.extend(render::calendar::calendar(&format!("{folder}/{name}.ics"), &title, &events));
    }
    files
}

/// Files that are served as they are: of the theme, and of `content/`.
pub fn copied(site: &Site, assets: &Assets, sources: &Sources) -> impl Iterator<Item = (SitePath, Arc<[u8]>)> {
    let used = site.files.iter().filter_map(|(output, content)| Some((output, sources.files.get(content)?)));
    let files = assets.files.iter().chain(used);
    let files = files.filter_map(|(path, bytes)| Some((SitePath::new(path).ok()?, bytes.clone())));
    files.collect::<Vec<_>>().into_iter()
}
