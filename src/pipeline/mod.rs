//! Composes the phases. The only user of threads; results stay in input order, so that threads
//! change nothing but the time it takes.

mod documents;
mod session;

pub use session::{Change, Done, Findings, Job, Session};

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, PageId};
use crate::load::{self, PageSource, Sources};
use crate::locale::Locale;
use crate::model::{Kind, Lang, SiteData};
use crate::parse::terms::TermMatcher;
use crate::parse::{data, front_matter, markdown, name};
use crate::render::{self, Templates, extras};
use crate::resolve::{self, PageIndex, Site};
use crate::schema::Known;
use crate::source::{SitePath, SourceId, Span};
use crate::theme::Strings;
use crate::theme::assets::Assets;
use crate::view::downloads::Made;
use crate::view::{Cx, Entry, PageOutput, lists, page, site};
use crate::write::{self, Artifact};
use crate::yaml;
use documents::Workshop;

/// What a build is asked to do.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Instead of `base_url` of `site.yaml`; complete, ends in `/`.
    pub base_url: Option<url::Url>,
    /// Drafts are pages like others.
    pub drafts: bool,
}

/// What a build came to. With errors there are no artifacts.
pub struct Built {
    /// What was read, for showing diagnostics.
    pub sources: Sources,
    /// Findings, sorted.
    pub diagnostics: Diagnostics,
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

/// Builds the site at `root` in memory. Files are only read; [`write::write`] puts the result on disk.
pub fn build(root: &Path, options: &Options, progress: Progress<'_>) -> Built {
    let mut clock = Clock::new();
    progress("load", 0, 0);
    let (mut sources, mut diagnostics) = read_sources(root);
    let data = read_data(&sources, options, &mut diagnostics);
    let Some(data) = data else {
        clock.lap("load");
        return finish(sources, diagnostics, Vec::new(), 0, clock);
    };
    diagnostics.append(load::read_theme(root, &data.config.theme, theme_place(&sources, &data), &mut sources));
    clock.lap("load");
    progress("parse", 0, sources.pages.len());
    let documents = parse_pages(&sources, &data, &mut diagnostics);
    clock.lap("parse");
    progress("resolve", 0, documents.len());
    let (site, problems) = resolve::resolve(data.clone(), documents, &sources, options.drafts);
    diagnostics.append(problems);
    clock.lap("resolve");
    let (strings, problems) = Strings::read(&sources, &data.config.languages[0]);
    diagnostics.append(problems);
    let strings = Arc::new(strings);
    let (templates, problems) = Templates::compile(&sources, strings.clone());
    diagnostics.append(problems);
    apply_severity(&data, &mut diagnostics);
    let Some(mut templates) = templates.filter(|_| !diagnostics.has_errors()) else {
        clock.lap("theme");
        return finish(sources, diagnostics, Vec::new(), 0, clock);
    };
    let assets = Assets::new(&sources.theme, data.config.brand.accent.as_deref());
    let locales: BTreeMap<Lang, Locale> =
        data.config.languages.iter().map(|lang| (lang.clone(), Locale::new(lang))).collect();
    share(&site, &locales, &strings, &assets, &mut templates);
    clock.lap("theme");
    let (documents, problems) = Workshop::new(&site, &locales, &strings, &sources).make(progress);
    diagnostics.append(problems);
    clock.lap("documents");
    progress("pages", 0, site.documents.len());
    let studio = Studio {
        site: &site,
        locales: &locales,
        strings: &strings,
        templates: &templates,
        sources: &sources,
        made: &documents.made,
    };
    let finished = studio.pages();
    let pages = finished.len();
    let made = documents.artifacts.len();
    let mut artifacts = documents.artifacts;
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
    artifacts.extend(other_files(&site, &locales, &strings, &assets, &sources, &entries));
    clock.lap("extras");
    apply_severity(&data, &mut diagnostics);
    if diagnostics.has_errors() {
        artifacts.clear();
    }
    let mut built = finish(sources, diagnostics, write::in_order(artifacts), pages, clock);
    built.documents = made;
    built
}

/// Where `site.yaml` names the theme.
fn theme_place(sources: &Sources, data: &SiteData) -> (SourceId, Span) {
    let id = data.config.source;
    let text = &sources.texts[id.0 as usize].text;
    (id, yaml::locate(text, Span::new(0, text.len()), &yaml::FieldPath::new().key("theme")))
}

fn finish(
    sources: Sources,
    mut diagnostics: Diagnostics,
    artifacts: Vec<Artifact>,
    pages: usize,
    clock: Clock,
) -> Built {
    diagnostics.sort();
    Built { sources, diagnostics, artifacts, pages, documents: 0, timings: clock.timings }
}

fn read_sources(root: &Path) -> (Sources, Diagnostics) {
    let (found, mut diagnostics) = load::list(root);
    let contents: Vec<_> = found.par_iter().map(load::read).collect();
    let (sources, problems) = load::assemble(&found, contents);
    diagnostics.append(problems);
    (sources, diagnostics)
}

fn read_data(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Arc<SiteData>> {
    let Some(site) = sources.site else {
        diagnostics.push(
            Diagnostic::new(Code::NoSiteFile, "there is no `content/site.yaml`")
                .help("run kitpress in the folder that holds `content/`, or name it with --root"),
        );
        return None;
    };
    let text = |id: crate::source::SourceId| (id, &*sources.texts[id.0 as usize].text);
    let file = |name: &str| sources.data.get(name).map(|id| text(*id));
    let files = data::DataFiles {
        site: text(site),
        vocabulary: file("vocabulary"),
        people: file("people"),
        institutions: file("institutions"),
        glossary: file("glossary"),
        references: file("references"),
    };
    let mut data = data::read_site(&files, diagnostics);
    if let Some(base_url) = &options.base_url {
        data.config.base_url = base_url.clone();
    }
    Some(Arc::new(data))
}

/// What the site has, for the JSON Schema: read as a build reads it, findings left to the build.
pub fn known(root: &Path) -> Known {
    let (sources, mut findings) = read_sources(root);
    let Some(data) = read_data(&sources, &Options::default(), &mut findings) else { return Known::default() };
    if data.site_unread {
        return Known::default();
    }
    let documents = parse_pages(&sources, &data, &mut findings);
    let mut pages: Vec<(String, String)> = Vec::new();
    for document in documents.iter().filter(|document| document.lang == data.config.languages[0]) {
        pages.push((document.id.as_str().to_owned(), document.front.common.title.to_string()));
    }
    Known::new(&data, pages)
}

/// Severities that the site changed, and rules it switched off.
fn apply_severity(data: &SiteData, diagnostics: &mut Diagnostics) {
    let changes = &data.config.severity;
    diagnostics.retain(|diagnostic| changes.get(&diagnostic.code) != Some(&None));
    for diagnostic in diagnostics.iter_mut() {
        if let Some(Some(severity)) = changes.get(&diagnostic.code) {
            diagnostic.severity = *severity;
        }
    }
}

fn parse_pages(sources: &Sources, data: &SiteData, diagnostics: &mut Diagnostics) -> Vec<Document> {
    let matchers = matchers(data);
    let parsed: Vec<(Option<Document>, Diagnostics)> = sources
        .pages
        .par_iter()
        .map(|page| parse_page(page, &sources.texts[page.source.0 as usize].text, data, &matchers))
        .collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, problems) in parsed {
        documents.extend(document);
        diagnostics.append(problems);
    }
    documents
}

/// What finds the glossary's terms, by language.
type Matchers = BTreeMap<Lang, TermMatcher>;

fn matchers(data: &SiteData) -> Matchers {
    data.config.languages.iter().map(|lang| (lang.clone(), matcher(data, lang))).collect()
}

/// All forms of the glossary's terms in one language.
fn matcher(data: &SiteData, lang: &Lang) -> TermMatcher {
    let entries = data.glossary.entries.iter().map(|entry| {
        let mut forms: Vec<&str> = Vec::new();
        let (term, other) = entry.value.term.get(lang, &data.config.languages[0]);
        if other.is_none() {
            forms.push(term);
            forms.extend(entry.value.aliases.iter().map(|alias| &**alias));
        }
        forms.extend(entry.value.abbreviation.as_deref());
        (&*entry.id, forms)
    });
    TermMatcher::new(entries)
}

fn parse_page(page: &PageSource, text: &str, data: &SiteData, matchers: &Matchers) -> (Option<Document>, Diagnostics) {
    let languages = &data.config.languages;
    let name = name::read(&page.path, languages);
    let (id, lang) = (name.id, name.lang);
    let stem = id.rsplit('/').next().unwrap_or(id);
    // Without `site.yaml` nobody knows which languages there are.
    let allowed = if data.site_unread { &[] } else { languages.as_slice() };
    let file = front_matter::File { source: page.source, text, stem, folder_kind: Kind::of_id(id), languages: allowed };
    let (reading, split, mut diagnostics) = read_front_matter(&file, page.unread);
    if let Some(ending) = name.foreign.filter(|_| !data.site_unread) {
        diagnostics.push(name::foreign(page.source, ending, languages));
    }
    let lang = reading.front.common.lang.clone().filter(|own| languages.contains(own)).unwrap_or(lang);
    let Some(matcher) = matchers.get(&lang) else { return (None, diagnostics) };
    let options = markdown::Options { kind: reading.kind, terms: matcher, raw_html: data.config.raw_html };
    let parsed = markdown::parse(page.source, text, split.body, &options);
    diagnostics.append(parsed.diagnostics);
    let document = Document {
        source: page.source,
        id: PageId(id.into()),
        lang,
        kind: reading.kind,
        front: reading.front,
        front_span: split.yaml,
        body: Arc::new(parsed.body),
        outline: Arc::new(parsed.outline),
        broken: reading.broken,
        unread: reading.unread,
    };
    (Some(document), diagnostics)
}

/// Front matter, as much of it as there is, and where the text begins.
fn read_front_matter(
    file: &front_matter::File<'_>,
    unread: bool,
) -> (front_matter::Reading, front_matter::Split, Diagnostics) {
    let nothing = front_matter::Split { yaml: Span::new(0, 0), body: 0 };
    let placeholder = || front_matter::Reading::placeholder(file.folder_kind, file.stem);
    if unread {
        return (placeholder(), nothing, Diagnostics::new());
    }
    let missing = match front_matter::split(file.text) {
        Ok(split) => {
            let (reading, diagnostics) = front_matter::read(file, split.yaml);
            return (reading, split, diagnostics);
        }
        Err(missing) => missing,
    };
    let mut diagnostics = Diagnostics::from_iter([missing.diagnostic(file.source)]);
    match missing {
        front_matter::NoSplit::Unclosed { guess, .. } => {
            let (mut reading, problems) = front_matter::read(file, guess.yaml);
            diagnostics.append(problems);
            reading.broken = true;
            (reading, guess, diagnostics)
        }
        front_matter::NoSplit::Absent => (placeholder(), nothing, diagnostics),
    }
}

fn share(site: &Site, locales: &BTreeMap<Lang, Locale>, strings: &Strings, assets: &Assets, templates: &mut Templates) {
    for (lang, locale) in locales {
        let cx = Cx { site, lang, locale, strings };
        templates.share(lang, &site::site(&cx, assets), strings.plain(lang.as_str()));
    }
}

/// What pages are made with. Each is viewed and rendered in one go, so that only its bytes and its [`Entry`] stay:
/// at 10,000 pages the views together would take a gigabyte.
struct Studio<'a> {
    site: &'a Site,
    locales: &'a BTreeMap<Lang, Locale>,
    strings: &'a Strings,
    templates: &'a Templates,
    sources: &'a Sources,
    made: &'a BTreeMap<PageIndex, Vec<Made>>,
}

/// A page's bytes or why there are none, and what sitemap and feeds say of it.
type Finished = (Result<Artifact, Box<Diagnostic>>, Entry);

impl Studio<'_> {
    /// All pages: content pages in order, then generated ones.
    fn pages(&self) -> Vec<Finished> {
        let mut pages: Vec<Finished> = (0..self.site.documents.len())
            .into_par_iter()
            .filter_map(|index| {
                let made = self.made.get(&index).map_or(&[][..], Vec::as_slice);
                page::page(&self.cx(&self.site.documents[index].lang)?, index, made)
            })
            .map(|output| self.finish(output))
            .collect();
        let lists: Vec<Vec<Finished>> = self
            .site
            .generated
            .par_iter()
            .map(|generated| {
                let outputs = self.cx(&generated.lang).map_or_else(Vec::new, |cx| lists::generated(&cx, generated));
                outputs.into_iter().map(|output| self.finish(output)).collect()
            })
            .collect();
        pages.extend(lists.into_iter().flatten());
        pages
    }

    fn cx(&self, lang: &Lang) -> Option<Cx<'_>> {
        let (lang, locale) = self.locales.get_key_value(lang)?;
        Some(Cx { site: self.site, lang, locale, strings: self.strings })
    }

    fn finish(&self, output: PageOutput) -> Finished {
        let result = render::page(&output, self.templates, self.strings, self.sources);
        (result, Entry::from(output))
    }
}

/// Everything but pages.
fn other_files(
    site: &Site,
    locales: &BTreeMap<Lang, Locale>,
    strings: &Strings,
    assets: &Assets,
    sources: &Sources,
    entries: &[Entry],
) -> Vec<Artifact> {
    let config = &site.data.config;
    let mut files: Vec<Artifact> = Vec::new();
    files.extend(extras::sitemap(entries));
    files.extend(extras::robots(config.base_url.as_str()));
    files.extend(extras::headers(&site::policy(config)));
    for (lang, locale) in locales {
        let cx = Cx { site, lang, locale, strings };
        let mut pages: Vec<&Entry> =
            entries.iter().filter(|entry| entry.in_feeds && entry.lang == lang.as_str()).collect();
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
    }
    for (path, index) in &site.redirects {
        let document = &site.documents[*index];
        let Some((lang, locale)) = locales.get_key_value(&document.lang) else { continue };
        let cx = Cx { site, lang, locale, strings };
        let href = &site.pages[*index].address.href;
        let title = cx.words(&document.front.common.title);
        files.push(extras::redirect(path, href, &lists::complete_url(&cx, href), &title, lang.as_str()));
    }
    let add =
        |path: &str, bytes: &Arc<[u8]>| SitePath::new(path).ok().map(|path| Artifact { path, bytes: bytes.to_vec() });
    files.extend(assets.files.iter().filter_map(|(path, bytes)| add(path, bytes)));
    let used = site.files.iter().filter_map(|(output, content)| add(output, sources.files.get(content)?));
    files.extend(used);
    files
}

#[cfg(test)]
fn with_site(root: &Path, judge: impl FnOnce(&Workshop<'_>)) {
    let (mut sources, mut diagnostics) = read_sources(root);
    let Some(data) = read_data(&sources, &Options::default(), &mut diagnostics) else { return };
    diagnostics.append(load::read_theme(root, &data.config.theme, theme_place(&sources, &data), &mut sources));
    let documents = parse_pages(&sources, &data, &mut diagnostics);
    let (site, _) = resolve::resolve(data.clone(), documents, &sources, false);
    let (strings, _) = Strings::read(&sources, &data.config.languages[0]);
    let locales = data.config.languages.iter().map(|lang| (lang.clone(), Locale::new(lang))).collect();
    judge(&Workshop::new(&site, &locales, &strings, &sources));
}
