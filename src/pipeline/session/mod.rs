//! A site that is built again and again while its author writes. Keeps what each phase made, so that a change of a body
//! costs that page only; anything else is built anew from what is still true of it. The bytes are those of a clean
//! [`build`](super::build), which a test over random edits proves. With errors the last good site stays.

mod good;
mod printing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

pub use printing::{Done, Job};

use super::documents;
use super::{
    Matchers, Options, apply_severity, matchers, other_files, parse_page, read_data, read_sources, share, theme_place,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Document;
use crate::load::{self, PageSource, Sources};
use crate::locale::Locale;
use crate::model::{Lang, SiteData, Status};
use crate::parse::front_matter;
use crate::render::Templates;
use crate::resolve::{self, PageIndex};
use crate::source::{SitePath, SourceId, SourceText};
use crate::theme::Strings;
use crate::theme::assets::Assets;
use crate::view::downloads::Made;
use crate::write::in_order;
use good::{Edit, Good, Pages, Parsed, ReadWith};
use printing::{Desk, Printed};

/// The site of a folder, kept up to date.
pub struct Session {
    root: PathBuf,
    options: Options,
    /// Pages as last parsed, whether or not the site was good, and what they were read with.
    parsed: Pages,
    read_with: ReadWith,
    good: Option<Good>,
    /// Files that differ from what the good site was made of, or may.
    dirty: BTreeSet<String>,
    findings: Findings,
    papers: BTreeMap<SitePath, Printed>,
    desk: Option<Desk>,
    artifacts: BTreeMap<SitePath, Arc<[u8]>>,
}

/// What there is to say about the files as they are now.
#[derive(Clone, Default)]
pub struct Findings {
    /// Sorted.
    pub diagnostics: Diagnostics,
    /// The texts that they point into.
    pub texts: Arc<[SourceText]>,
}

/// What a change did to the site.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Files that are new or different; `None` for those that are gone.
    pub files: Vec<(SitePath, Option<Arc<[u8]>>)>,
    /// The style sheet has another name and nothing else changed but the pages' links to it: the old path and the new.
    pub style: Option<(String, String)>,
    /// More than single pages was made anew: there may be other pages, drafts and documents than before.
    pub whole: bool,
}

impl Session {
    /// A session on the site at `root`; nothing is read before the first [`Session::rebuild`].
    pub fn new(root: &Path, options: Options) -> Session {
        Session {
            root: root.to_path_buf(),
            options,
            parsed: BTreeMap::new(),
            read_with: [None, None],
            good: None,
            dirty: BTreeSet::new(),
            findings: Findings::default(),
            papers: BTreeMap::new(),
            desk: None,
            artifacts: BTreeMap::new(),
        }
    }

    /// All findings about the files as they are now.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The files of the last good site; documents as far as they were made.
    pub fn artifacts(&self) -> &BTreeMap<SitePath, Arc<[u8]>> {
        &self.artifacts
    }

    /// Path of the site on its host: `/` or `/toolkit/`.
    pub fn base(&self) -> &str {
        self.good.as_ref().map_or("/", |good| good.data.config.base_url.path())
    }

    /// Every content page: its file, its source, and whether it is a draft.
    pub fn pages(&self) -> impl Iterator<Item = (&SitePath, SourceId, bool)> {
        self.good.iter().flat_map(|good| {
            good.by_file.iter().map(|(file, index)| {
                let document = &good.site.documents[*index];
                (file, document.source, document.front.common.status == Status::Draft)
            })
        })
    }

    /// Whether there ever was a site without errors.
    pub fn is_good(&self) -> bool {
        self.good.is_some()
    }

    /// Files changed, by their names from the root. Reads these only, if that is enough.
    pub fn change(&mut self, names: impl IntoIterator<Item = String>) -> Change {
        self.dirty.extend(names);
        if let Some(good) = &self.good
            && !self.dirty.iter().all(|name| good.by_name.contains_key(name.as_str()))
        {
            // An editor's temporary file comes and goes; a folder has no dot.
            let root = &self.root;
            let texts: BTreeSet<&str> = good.sources.texts.iter().map(|text| &*text.name).collect();
            self.dirty.retain(|name| {
                let inner = name.strip_prefix("content/").unwrap_or(name);
                let known = texts.contains(name.as_str()) || good.sources.files.contains_key(inner);
                let folder =
                    || texts.iter().any(|text| text.strip_prefix(name.as_str()).is_some_and(|t| t.starts_with('/')));
                known || !inner.contains('.') || name.starts_with("themes/") || load::exists(root, name) || folder()
            });
        }
        match self.edits() {
            Some(edits) => self.apply(edits).unwrap_or_else(|| self.rebuild()),
            None => self.rebuild(),
        }
    }

    /// The changed files as edits of bodies that no other page sees; `None` when it is more than that.
    fn edits(&self) -> Option<Vec<Edit>> {
        let good = self.good.as_ref()?;
        let mut edits = Vec::new();
        for name in &self.dirty {
            let (name, page) = good.by_name.get_key_value(name.as_str())?;
            let page = &good.sources.pages[*page];
            let old = &good.sources.texts[page.source.0 as usize].text;
            let text = load::again(&self.root, name)?;
            if text == *old {
                continue;
            }
            let (before, after) = (front_matter::split(old).ok()?, front_matter::split(&text).ok()?);
            let index = *good.by_source.get(&page.source)?;
            let known = &good.site.documents[index];
            let same_front = before.body == after.body && old.get(..before.body) == text.get(..after.body);
            if page.unread || known.broken || known.unread || !same_front {
                return None;
            }
            let (document, diagnostics) = parse_page(page, &text, &good.data, &good.matchers);
            let document = document.filter(|new| known.outline.same_to_others(&new.outline))?;
            let mut judged = diagnostics.clone();
            apply_severity(&good.data, &mut judged);
            if judged.has_errors() {
                return None;
            }
            edits.push(Edit { name: name.clone(), index, text, document, diagnostics });
        }
        Some(edits)
    }

    /// Puts new bodies into the good site and makes their pages; `None`, with nothing changed, when a page cannot be made.
    fn apply(&mut self, mut edits: Vec<Edit>) -> Option<Change> {
        let good = self.good.as_mut()?;
        edits.iter_mut().for_each(|edit| good.exchange(edit));
        let good = self.good.as_ref()?;
        let made: Option<Vec<_>> = edits.par_iter().map(|edit| good.page(edit.index, &self.papers)).collect();
        let Some(made) = made else {
            let good = self.good.as_mut()?;
            edits.iter_mut().for_each(|edit| good.exchange(edit));
            return None;
        };
        let mut touched = BTreeSet::new();
        let good = self.good.as_mut()?;
        let read_with = read_with(&good.sources);
        for Edit { name, index, diagnostics, .. } in edits {
            let document = good.site.documents[index].clone();
            let source = document.source;
            touched.insert(source);
            let text = good.sources.texts[source.0 as usize].text.clone();
            let parsed = Parsed { text, source, unread: false, document: Some(document), diagnostics };
            let parsed = Arc::new(parsed);
            if self.read_with == read_with {
                self.parsed.insert(name.clone(), parsed.clone());
            }
            good.parsed.insert(name, parsed);
        }
        let sees = |finding: &Diagnostic| {
            finding.primary.iter().chain(&finding.secondary).any(|label| touched.contains(&label.source))
        };
        let stale = good.resolved.iter().any(sees);
        self.dirty.clear();
        if stale {
            self.resolve_again();
        }
        self.gather();
        Some(self.publish(made))
    }

    /// The findings of the resolver have places in a text that moved.
    fn resolve_again(&mut self) {
        let Some(good) = &mut self.good else { return };
        let documents = good.sources.pages.iter().filter_map(|page| {
            let name = &good.sources.texts[page.source.0 as usize].name;
            good.parsed.get(name)?.document.clone()
        });
        let documents = documents.collect();
        let (_, resolved) = resolve::resolve(good.data.clone(), documents, &good.sources, self.options.drafts);
        good.resolved = resolved;
    }

    /// Reads everything again and makes all pages. What did not change is not parsed again.
    pub fn rebuild(&mut self) -> Change {
        let (mut sources, mut fixed) = read_sources(&self.root);
        let Some(data) = read_data(&sources, &self.options, &mut fixed) else { return self.broken(&sources, fixed) };
        let place = theme_place(&sources, &data);
        fixed.append(load::read_theme(&self.root, &data.config.theme, place, &mut sources));
        let matchers = matchers(&data);
        let (documents, parse) = self.parse(&sources, &data, &matchers);
        let (site, resolved) = resolve::resolve(data.clone(), documents, &sources, self.options.drafts);
        let (strings, problems) = Strings::read(&sources, &data.config.languages[0]);
        fixed.append(problems);
        let strings = Arc::new(strings);
        let (templates, problems) = Templates::compile(&sources, strings.clone());
        fixed.append(problems);
        let mut all = fixed.clone();
        all.append(parse);
        all.append(resolved.clone());
        apply_severity(&data, &mut all);
        let Some(mut templates) = templates.filter(|_| !all.has_errors()) else { return self.broken(&sources, all) };
        let assets = Assets::new(&sources.theme, data.config.brand.accent.as_deref());
        let locales: BTreeMap<Lang, Locale> =
            data.config.languages.iter().map(|lang| (lang.clone(), Locale::new(lang))).collect();
        share(&site, &locales, &strings, &assets, &mut templates);
        let mut good = Good {
            parsed: self.parsed.clone(),
            matchers,
            data,
            locales,
            strings,
            templates,
            style: assets.style.clone(),
            fixed,
            resolved,
            by_name: BTreeMap::new(),
            by_source: BTreeMap::new(),
            by_file: BTreeMap::new(),
            offers: BTreeMap::new(),
            site,
            sources,
        };
        good.index();
        let made: BTreeMap<PageIndex, Vec<Made>> =
            (0..good.site.documents.len()).map(|index| (index, good.made(index, &self.papers))).collect();
        let mut entries = Vec::new();
        let mut files = Vec::new();
        for (result, entry) in good.studio(&made).pages() {
            match result {
                Ok(artifact) => files.push(artifact),
                Err(diagnostic) => {
                    all.push((*diagnostic).clone());
                    good.fixed.push(*diagnostic);
                }
            }
            entries.push(entry);
        }
        apply_severity(&good.data, &mut all);
        if all.has_errors() {
            return self.broken(&good.sources, all);
        }
        files.extend(other_files(&good.site, &good.locales, &good.strings, &assets, &good.sources, &entries));
        self.dirty.clear();
        self.keep_papers(&good);
        let before = self.good.replace(good).and_then(|good| good.style);
        self.gather();
        let files = in_order(files).into_iter().map(|file| (file.path, Arc::from(file.bytes))).collect();
        self.replace(files, before)
    }

    /// Every page as parsed: again, if its text, its number or what it is read with changed.
    fn parse(&mut self, sources: &Sources, data: &SiteData, matchers: &Matchers) -> (Vec<Document>, Diagnostics) {
        let read_with = read_with(sources);
        if self.read_with != read_with {
            self.parsed.clear();
            self.read_with = read_with;
        }
        let known = &self.parsed;
        let fresh: Vec<(Arc<str>, Arc<Parsed>)> = sources
            .pages
            .par_iter()
            .filter_map(|page: &PageSource| {
                let SourceText { name, text } = &sources.texts[page.source.0 as usize];
                let same =
                    |old: &Arc<Parsed>| old.source == page.source && old.unread == page.unread && old.text == *text;
                if known.get(name).is_some_and(same) {
                    return None;
                }
                let (document, diagnostics) = parse_page(page, text, data, matchers);
                let (text, source, unread) = (text.clone(), page.source, page.unread);
                Some((name.clone(), Arc::new(Parsed { text, source, unread, document, diagnostics })))
            })
            .collect();
        self.parsed.extend(fresh);
        let names: BTreeSet<&Arc<str>> =
            sources.pages.iter().map(|page| &sources.texts[page.source.0 as usize].name).collect();
        self.parsed.retain(|name, _| names.contains(name));
        let mut diagnostics = Diagnostics::new();
        let mut documents = Vec::with_capacity(sources.pages.len());
        for page in &sources.pages {
            let Some(parsed) = self.parsed.get(&sources.texts[page.source.0 as usize].name) else { continue };
            documents.extend(parsed.document.clone());
            diagnostics.append(parsed.diagnostics.clone());
        }
        (documents, diagnostics)
    }

    /// Keeps the last good site and says what is wrong.
    fn broken(&mut self, sources: &Sources, mut diagnostics: Diagnostics) -> Change {
        diagnostics.sort();
        self.findings = Findings { diagnostics, texts: sources.texts.clone().into() };
        Change::default()
    }

    /// Findings of a good site, those of its documents included.
    fn gather(&mut self) {
        let Some(good) = &self.good else { return };
        let mut all = good.fixed.clone();
        for parsed in good.parsed.values() {
            all.append(parsed.diagnostics.clone());
        }
        all.append(good.resolved.clone());
        let mut printed = Diagnostics::new();
        for one in self.papers.values() {
            printed.append(one.diagnostics.clone());
        }
        if let Some(desk) = &self.desk {
            printed.append(desk.diagnostics.clone());
        }
        all.append(printed);
        apply_severity(&good.data, &mut all);
        all.sort();
        self.findings = Findings { diagnostics: all, texts: good.sources.texts.clone().into() };
    }

    /// Drops documents that nobody offers any more, and those whose findings point into files by numbers of before.
    fn keep_papers(&mut self, good: &Good) {
        let names = |sources: &Sources| sources.texts.iter().map(|text| text.name.clone()).collect::<Vec<_>>();
        let same_numbers = self.good.as_ref().is_some_and(|before| names(&before.sources) == names(&good.sources));
        let looks = documents::looks(&good.site, &good.sources);
        self.desk = self.desk.take().filter(|desk| desk.looks == looks && !good.offers.is_empty());
        self.papers.retain(|path, one| good.offers.contains_key(path) && (same_numbers || one.diagnostics.is_empty()));
    }

    /// The whole site anew; documents stay.
    fn replace(&mut self, mut files: BTreeMap<SitePath, Arc<[u8]>>, style: Option<String>) -> Change {
        for (path, printed) in &self.papers {
            files.extend(printed.bytes.clone().map(|bytes| (path.clone(), bytes)));
        }
        let gone = self.artifacts.keys().filter(|path| !files.contains_key(*path)).map(|path| (path.clone(), None));
        let mut change = Change { files: gone.collect(), style: None, whole: true };
        for (path, bytes) in &files {
            if self.artifacts.get(path) != Some(bytes) {
                change.files.push((path.clone(), Some(bytes.clone())));
            }
        }
        let now = self.good.as_ref().and_then(|good| good.style.clone());
        if let (Some(from), Some(to)) = (style, now)
            && from != to
        {
            let restyled = |path: &SitePath, bytes: &Option<Arc<[u8]>>| {
                let (Some(old), Some(new)) = (self.artifacts.get(path), bytes) else {
                    return path.as_str() == from || path.as_str() == to;
                };
                String::from_utf8_lossy(old).replace(&from, &to).as_bytes() == &**new
            };
            if change.files.iter().all(|(path, bytes)| restyled(path, bytes)) {
                change.style = Some((from, to));
            }
        }
        self.artifacts = files;
        change
    }

    /// Single files anew.
    fn publish(&mut self, files: Vec<(SitePath, Arc<[u8]>)>) -> Change {
        let mut change = Change::default();
        for (path, bytes) in files {
            if self.artifacts.get(&path) != Some(&bytes) {
                self.artifacts.insert(path.clone(), bytes.clone());
                change.files.push((path, Some(bytes)));
            }
        }
        change
    }
}

/// What the parser was told of these sources.
fn read_with(sources: &Sources) -> ReadWith {
    [sources.site, sources.data.get("glossary").copied()]
        .map(|id| id.map(|id| sources.texts[id.0 as usize].text.clone()))
}
