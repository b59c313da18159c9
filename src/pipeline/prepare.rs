//! The way from the disk to a site that pages can be made of: the same for a build, for a site that is kept up to date
//! and for tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use super::parsing::Readings;
use super::{Clock, Options, Progress};
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Document;
use crate::load::{self, Memory, Sources};
use crate::locale::Locale;
use crate::model::{Judge, Lang, SiteData, Verdict};
use crate::parse::{consent, data};
use crate::render::Templates;
use crate::resolve::{self, Site};
use crate::source::{SourceId, Span};
use crate::theme::Strings;
use crate::theme::assets::Assets;
use crate::view::{Cx, SiteView, site};
use crate::yaml;

/// A site, and what its pages are made with.
pub struct Ready {
    /// Everything read from disk.
    pub sources: Sources,
    /// What pages share.
    pub data: Arc<SiteData>,
    /// What pages were read with.
    pub readings: Readings,
    /// The pages in relation.
    pub site: Site,
    /// How each language says dates and numbers.
    pub locales: BTreeMap<Lang, Locale>,
    /// The theme's words.
    pub strings: Arc<Strings>,
    /// The theme's templates, with what all pages of a language share.
    pub templates: Templates,
    /// The same, to be compared.
    pub shared: BTreeMap<Lang, SiteView>,
    /// The theme's files.
    pub assets: Assets,
    /// What was found on the way.
    pub findings: Findings,
    /// What findings are judged by.
    pub judge: Judge,
}

/// Findings by where they come from, not judged yet.
#[derive(Clone, Default)]
pub struct Findings {
    /// Of files, data and theme.
    pub fixed: Diagnostics,
    /// Of pages alone.
    pub parsed: Diagnostics,
    /// Of pages in relation.
    pub resolved: Diagnostics,
    /// Of the rules about each page, by its file.
    pub pages: BTreeMap<SourceId, Diagnostics>,
    /// Of the rules about the site as a whole.
    pub site: Diagnostics,
}

impl Findings {
    /// All of them.
    pub fn all(&self) -> Diagnostics {
        let mut all = self.fixed.clone();
        all.append(self.parsed.clone());
        all.append(self.resolved.clone());
        all.append(self.checked());
        all
    }

    /// Those of the rules.
    pub fn checked(&self) -> Diagnostics {
        let pages = self.pages.values().flat_map(|found| found.iter().cloned());
        pages.chain(self.site.iter().cloned()).collect()
    }
}

/// What the rules find about every page, and about the site.
pub fn check(cx: &check::Cx<'_>, prose: bool) -> (BTreeMap<SourceId, Diagnostics>, Diagnostics) {
    let page = |index: usize| {
        let found = check::page(cx, index, prose);
        (!found.is_empty()).then(|| (cx.site.documents[index].source, found))
    };
    rayon::join(|| (0..cx.site.documents.len()).into_par_iter().filter_map(page).collect(), || check::site(cx))
}

impl Ready {
    /// Whether there are errors, so that nothing may be made of the site.
    pub fn stops(&self) -> bool {
        self.judge.stops(&self.findings.all())
    }

    /// What was read and what is wrong with it.
    pub fn stopped(self) -> Box<Stopped> {
        let verdict = self.judge.judge(self.findings.all(), |_| false);
        Box::new(Stopped { sources: self.sources, verdict })
    }
}

/// A site that nothing can be made of: what was read and what is wrong.
pub struct Stopped {
    /// Everything read from disk.
    pub sources: Sources,
    /// What is wrong with it.
    pub verdict: Verdict,
}

/// Reads the site at `root` and puts its pages in relation. `parse` makes documents of the sources.
///
/// # Errors
/// Where there is no site to speak of, or no template can be read; all that can be found is. Whether a site has errors,
/// [`Ready::stops`] tells.
pub fn prepare(
    root: &Path,
    options: &Options,
    memory: &mut Memory,
    (progress, clock): (Progress<'_>, &mut Clock),
    parse: impl FnOnce(&Sources, &SiteData, &Readings) -> (Vec<Document>, Diagnostics),
) -> Result<Ready, Box<Stopped>> {
    progress("load", 0, 0);
    let (mut sources, mut fixed) = read_sources(root, memory);
    let Some(data) = read_data(&sources, options, &mut fixed) else {
        clock.lap("load");
        let verdict = Verdict { diagnostics: fixed, ..Verdict::default() };
        return Err(Box::new(Stopped { sources, verdict }));
    };
    fixed.append(load::read_theme(root, &data.config.theme, theme_place(&sources, &data), &mut sources));
    clock.lap("load");
    progress("parse", 0, sources.pages.len());
    let readings = Readings::new(&sources, &data);
    let (mut documents, parsed) = parse(&sources, &data, &readings);
    let parsed = consent::across_languages(&mut documents, parsed);
    let fronts = documents.iter().map(|document| (document.source, &document.front.common));
    let judge = Judge::new(&data.config, fronts, options.drafts, options.now);
    clock.lap("parse");
    progress("resolve", 0, documents.len());
    let (site, resolved) = resolve::resolve(data.clone(), documents, &sources, options.drafts);
    clock.lap("resolve");
    progress("check", 0, site.documents.len());
    let cx = check::Cx { site: &site, sources: &sources, today: judge.today() };
    let (pages, whole) = check(&cx, options.prose);
    clock.lap("check");
    let (strings, problems) = Strings::read(&sources, &data.config.languages[0]);
    fixed.append(problems);
    let strings = Arc::new(strings);
    let (templates, problems) = Templates::compile(&sources, strings.clone());
    fixed.append(problems);
    let findings = Findings { fixed, parsed, resolved, pages, site: whole };
    let Some(mut templates) = templates else {
        clock.lap("theme");
        return Err(Box::new(Stopped { sources, verdict: judge.judge(findings.all(), |_| false) }));
    };
    let (languages, title) = (&data.config.languages, &data.config.title);
    let titles: Vec<(&str, String)> =
        languages.iter().map(|lang| (lang.as_str(), site.with_words(title.text(lang, &languages[0]), lang))).collect();
    let assets = Assets::new(&sources.theme, data.config.brand.accent.as_deref(), &titles);
    let locales: BTreeMap<Lang, Locale> =
        data.config.languages.iter().map(|lang| (lang.clone(), Locale::new(lang))).collect();
    let mut shared = BTreeMap::new();
    for (lang, locale) in &locales {
        let view = site::site(&Cx { site: &site, lang, locale, strings: &strings }, &assets);
        templates.share(lang, &view, strings.plain(lang.as_str()));
        shared.insert(lang.clone(), view);
    }
    clock.lap("theme");
    Ok(Ready { sources, data, readings, site, locales, strings, templates, shared, assets, findings, judge })
}

/// Where `site.yaml` names the theme.
fn theme_place(sources: &Sources, data: &SiteData) -> (SourceId, Span) {
    let id = data.config.source;
    let text = &sources.texts[id.0 as usize].text;
    (id, yaml::locate(text, Span::new(0, text.len()), &yaml::FieldPath::new().key("theme")))
}

/// Lists and reads all files of `content/`, those in memory from there.
pub fn read_sources(root: &Path, memory: &mut Memory) -> (Sources, Diagnostics) {
    let now = now();
    let (found, mut diagnostics) = load::list(root);
    let contents: Vec<_> = found.par_iter().map(|file| memory.read(file)).collect();
    memory.keep(&found, &contents, now);
    let (sources, problems) = load::assemble(&found, contents);
    diagnostics.append(problems);
    (sources, diagnostics)
}

#[allow(clippy::disallowed_methods, reason = "tells which files may still be written to; reaches no output")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// The data files; nothing without a `site.yaml`, which is reported.
pub fn read_data(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Arc<SiteData>> {
    let Some(site) = sources.site else {
        diagnostics.push(
            Diagnostic::new(Code::NoSiteFile, "there is no `content/site.yaml`")
                .help("run kitpress in the folder that holds `content/`, or name it with --root"),
        );
        return None;
    };
    let text = |id: crate::source::SourceId| (id, &*sources.texts[id.0 as usize].text);
    let file = |name: &str| sources.data.get(name).map(|id| text(*id));
    let calendars: Vec<_> = sources.calendars.iter().map(|id| text(*id)).collect();
    let files = data::DataFiles {
        site: text(site),
        vocabulary: file("vocabulary"),
        people: file("people"),
        institutions: file("institutions"),
        glossary: file("glossary"),
        references: file("references"),
        calendars: &calendars,
        words: file("words"),
        last_check: file("last-check"),
    };
    let mut data = data::read_site(&files, diagnostics);
    if let Some(base_url) = &options.base_url {
        data.config.base_url = base_url.clone();
    }
    Some(Arc::new(data))
}
