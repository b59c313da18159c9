//! A site that is built again and again while its author writes. Keeps what each phase made, so that a change of a body
//! costs that page only; anything else is built anew from what is still true of it. The bytes are those of a clean
//! [`build`](super::build), which a test over random edits proves. With errors the last good site stays.

mod difference;
mod good;
mod pages;
mod printing;
mod search;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

pub use printing::{Done, Job};

use super::parsing::{Readings, Stamp, parse_page};
use super::prepare::prepare;
use super::{Clock, Options, documents};
use crate::diagnostic::{Diagnostic, Diagnostics, Needs};
use crate::document::Document;
use crate::load::{self, Memory, PageSource, Sources};
use crate::model::{SiteData, Status, Verdict, day};
use crate::parse::{consent, front_matter};
use crate::resolve::{self, PageIndex};
use crate::source::{SitePath, SourceId, SourceText};
use difference::Difference;
use good::{Edit, Good, Parsed, ParsedPages};
use printing::{Desk, Packed, Printed};
use search::Index;

/// The site of a folder, kept up to date.
pub struct Session {
    root: PathBuf,
    options: Options,
    /// Pages as last parsed, whether or not the site was good, and what they were read with.
    parsed: ParsedPages,
    read_with: Option<Stamp>,
    memory: Memory,
    good: Option<Good>,
    /// Files that differ from what the good site was made of, or may.
    dirty: BTreeSet<String>,
    findings: Findings,
    papers: BTreeMap<SitePath, Printed>,
    packed: Option<Packed>,
    /// A number that is another whenever the good site is.
    state: u64,
    desk: Option<Desk>,
    artifacts: BTreeMap<SitePath, Arc<[u8]>>,
    index: Index,
    /// What day it was when somebody last told.
    day: Option<jiff::civil::Date>,
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
    /// Pages that were made anew, whether or not their bytes are different.
    pub made: Vec<SitePath>,
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
            read_with: None,
            memory: Memory::default(),
            good: None,
            dirty: BTreeSet::new(),
            findings: Findings::default(),
            papers: BTreeMap::new(),
            packed: None,
            state: 0,
            desk: None,
            artifacts: BTreeMap::new(),
            index: Index::default(),
            day: None,
        }
    }

    /// Tells what time it is; whether it is another day at the site than when it was told before. A waiver may have ended
    /// with it, so that only [`Session::rebuild`] says what is true now.
    pub fn tell_time(&mut self, now: jiff::Timestamp) -> bool {
        self.options.now = Some(now);
        let Some(good) = &self.good else { return false };
        let today = day(&good.ready.data.config, now);
        self.day.replace(today) != Some(today)
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
        self.good.as_ref().map_or("/", |good| good.ready.data.config.base_url.path())
    }

    /// Every content page: its file, its source, and whether it is a draft.
    pub fn pages(&self) -> impl Iterator<Item = (&SitePath, SourceId, bool)> {
        self.good.iter().flat_map(|good| {
            good.by_file.iter().map(|(file, index)| {
                let document = &good.ready.site.documents[*index];
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
            let texts: BTreeSet<&str> = good.ready.sources.texts.iter().map(|text| &*text.name).collect();
            self.dirty.retain(|name| {
                let inner = name.strip_prefix("content/").unwrap_or(name);
                let known = texts.contains(name.as_str()) || good.ready.sources.files.contains_key(inner);
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
            let page = &good.ready.sources.pages[*page];
            let old = &good.ready.sources.texts[page.source.0 as usize].text;
            let text = load::again(&self.root, name)?;
            if text == *old {
                continue;
            }
            let (before, after) = (front_matter::split(old).ok()?, front_matter::split(&text).ok()?);
            let index = *good.by_source.get(&page.source)?;
            let known = &good.ready.site.documents[index];
            let same_front = before.body == after.body && old.get(..before.body) == text.get(..after.body);
            if page.unread || known.broken || known.unread || !same_front {
                return None;
            }
            let (document, diagnostics) = parse_page(page, &text, &good.ready.data, &good.ready.readings);
            let document = document.filter(|new| known.outline.same_to_others(&new.outline))?;
            if good.ready.judge.stops(&diagnostics) {
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
        let indices: Vec<PageIndex> = edits.iter().map(|edit| edit.index).collect();
        let checked = good.check(&indices, self.options.prose);
        let stops = checked.iter().any(|(_, found)| good.ready.judge.stops(found));
        let known = (&self.papers, self.packed.as_ref().map(Packed::size));
        let page = |index: &PageIndex| good.page(*index, known);
        let one = || indices.par_iter().map(page).collect::<Option<Vec<_>>>();
        let whole = || good.wholes(&indices).into_par_iter().map(|number| good.whole(number)).collect();
        let made = if stops { None } else { Some(rayon::join(one, whole)) };
        let made = made.and_then(|(pages, wholes): (_, Option<Vec<_>>)| Some((pages?, wholes?)));
        let good = self.good.as_mut()?;
        let Some(made) = made else {
            edits.iter_mut().for_each(|edit| good.exchange(edit));
            return None;
        };
        good.ready.findings.pages.extend(checked);
        let mut touched = BTreeSet::new();
        for Edit { name, index, diagnostics, .. } in edits {
            let document = good.ready.site.documents[index].clone();
            let source = document.source;
            touched.insert(source);
            let text = good.ready.sources.texts[source.0 as usize].text.clone();
            let parsed = Parsed { text, source, unread: false, document: Some(document), diagnostics };
            let parsed = Arc::new(parsed);
            if self.read_with.as_ref() == Some(&good.ready.readings.stamp) {
                self.parsed.insert(name.clone(), parsed.clone());
            }
            self.memory.forget(&name);
            good.parsed.insert(name, parsed);
        }
        let (pages, wholes) = made;
        let made = pages.into_iter().chain(wholes).flat_map(|page| good.keep(page)).collect();
        self.index.is_stale();
        self.state += 1;
        let sees = |finding: &Diagnostic| {
            finding.primary.iter().chain(&finding.secondary).any(|label| touched.contains(&label.source))
        };
        let stale = good.ready.findings.resolved.iter().chain(good.ready.findings.site.iter()).any(sees);
        self.dirty.clear();
        if stale {
            self.resolve_again();
        }
        self.gather();
        Some(self.publish(made))
    }

    /// The findings of the resolver, or of the rules about the site, have places in a text that moved.
    fn resolve_again(&mut self) {
        let Some(good) = &mut self.good else { return };
        let sources = &good.ready.sources;
        let documents = sources.pages.iter().filter_map(|page| {
            let name = &sources.texts[page.source.0 as usize].name;
            good.parsed.get(name)?.document.clone()
        });
        let mut documents: Vec<Document> = documents.collect();
        consent::across_languages(&mut documents, Diagnostics::new());
        let (_, resolved) = resolve::resolve(good.ready.data.clone(), documents, sources, self.options.drafts);
        good.ready.findings.resolved = resolved;
        good.ready.findings.site = good.check_site();
    }

    /// Looks at every file again. What did not change is neither read nor parsed again, and pages are made again only
    /// if they looked something up that is different now.
    pub fn rebuild(&mut self) -> Change {
        self.dirty.iter().for_each(|name| self.memory.forget(name));
        let (root, options) = (self.root.clone(), self.options.clone());
        let mut memory = std::mem::take(&mut self.memory);
        let parse = |sources: &Sources, data: &SiteData, readings: &Readings| self.parse(sources, data, readings);
        let ready = prepare(&root, &options, &mut memory, (&|_, _, _| {}, &mut Clock::new()), parse);
        self.memory = memory;
        let ready = match ready.and_then(|ready| if ready.stops() { Err(ready.stopped()) } else { Ok(ready) }) {
            Ok(ready) => ready,
            Err(stopped) => return self.broken(&stopped.sources, stopped.verdict),
        };
        let mut good = Good::new(ready, self.parsed.clone());
        let before = self.good.as_ref().map(|before| (before, Difference::between(before, &good)));
        self.packed = self.packed.take().filter(|_| good.copy.is_some());
        let made = good.make(before, (&self.papers, self.packed.as_ref().map(Packed::size)));
        if !made.problems.is_empty() {
            let mut all = good.ready.findings.all();
            all.append(made.problems.clone());
            let judge = &good.ready.judge;
            if judge.stops(&all) {
                let verdict = judge.judge(all, |_| false);
                return self.broken(&good.ready.sources, verdict);
            }
            good.ready.findings.fixed.append(made.problems);
        }
        let pages = made.files.iter().map(|(path, _)| path).filter(|path| path.as_str().ends_with(".html"));
        let anew: Vec<SitePath> = pages.cloned().collect();
        let mut files: BTreeMap<SitePath, Arc<[u8]>> = BTreeMap::new();
        for (path, bytes) in made.files {
            files.entry(path).or_insert(bytes);
        }
        let kept = made.pages.paths().filter_map(|path| Some((path.clone(), self.artifacts.get(path)?.clone())));
        for (path, bytes) in kept {
            files.entry(path).or_insert(bytes);
        }
        good.pages = made.pages;
        for (path, bytes) in good.beside() {
            files.entry(path).or_insert(bytes);
        }
        self.dirty.clear();
        self.index.is_stale();
        self.state += 1;
        self.keep_papers(&good);
        let before = self.good.replace(good);
        let style = before.as_ref().and_then(|good| good.ready.assets.style.clone());
        // Its many small parts are let go of while nobody waits.
        rayon::spawn(move || drop(before));
        self.gather();
        Change { made: anew, ..self.replace(files, style) }
    }

    /// Every page as parsed: again, if its text or what it is read with changed.
    fn parse(&mut self, sources: &Sources, data: &SiteData, readings: &Readings) -> (Vec<Document>, Diagnostics) {
        if self.read_with.as_ref() != Some(&readings.stamp) {
            self.parsed.clear();
            self.read_with = Some(readings.stamp.clone());
        }
        let known = &self.parsed;
        let fresh: Vec<(Arc<str>, Arc<Parsed>)> = sources
            .pages
            .par_iter()
            .filter_map(|page: &PageSource| {
                let SourceText { name, text } = &sources.texts[page.source.0 as usize];
                let same = |old: &&Arc<Parsed>| old.unread == page.unread && old.text == *text;
                match known.get(name).filter(same) {
                    Some(old) if old.source == page.source => None,
                    Some(old) => Some((name.clone(), Arc::new(old.renumbered(page.source)))),
                    None => {
                        let (document, diagnostics) = parse_page(page, text, data, readings);
                        let (text, source, unread) = (text.clone(), page.source, page.unread);
                        Some((name.clone(), Arc::new(Parsed { text, source, unread, document, diagnostics })))
                    }
                }
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
    fn broken(&mut self, sources: &Sources, verdict: Verdict) -> Change {
        let mut diagnostics = verdict.diagnostics;
        diagnostics.sort();
        self.findings = Findings { diagnostics, texts: sources.texts.clone().into() };
        Change::default()
    }

    /// Findings of a good site, those of its documents included.
    fn gather(&mut self) {
        let Some(good) = &self.good else { return };
        let mut all = good.ready.findings.fixed.clone();
        for parsed in good.parsed.values() {
            all.append(parsed.diagnostics.clone());
        }
        all.append(good.ready.findings.resolved.clone());
        all.append(good.ready.findings.checked());
        let mut printed = Diagnostics::new();
        for one in self.papers.values() {
            printed.append(one.diagnostics.clone());
        }
        if let Some(desk) = &self.desk {
            printed.append(desk.diagnostics.clone());
        }
        all.append(printed);
        let looked = |needs: Needs| match needs {
            Needs::Sources => true,
            Needs::Prose => self.options.prose,
            Needs::Documents => documents::ALL && good.offers.keys().all(|path| self.papers.contains_key(path)),
            Needs::Pages | Needs::Network => false,
        };
        let verdict = good.ready.judge.judge(all, looked);
        self.findings = Findings { diagnostics: verdict.diagnostics, texts: good.ready.sources.texts.clone().into() };
    }

    /// Drops documents that nobody offers any more, and those whose findings point into files by numbers of before.
    fn keep_papers(&mut self, good: &Good) {
        let names = |sources: &Sources| sources.texts.iter().map(|text| text.name.clone()).collect::<Vec<_>>();
        let same_numbers =
            self.good.as_ref().is_some_and(|before| names(&before.ready.sources) == names(&good.ready.sources));
        let looks = documents::looks(&good.ready.site, &good.ready.sources);
        self.desk = self.desk.take().filter(|desk| desk.looks == looks && !good.offers.is_empty());
        self.papers.retain(|path, one| good.offers.contains_key(path) && (same_numbers || one.diagnostics.is_empty()));
    }

    /// The whole site anew; documents stay.
    fn replace(&mut self, mut files: BTreeMap<SitePath, Arc<[u8]>>, style: Option<String>) -> Change {
        for (path, printed) in &self.papers {
            files.extend(printed.bytes.clone().map(|bytes| (path.clone(), bytes)));
        }
        for path in self.index.paths() {
            files.extend(self.artifacts.get(path).map(|bytes| (path.clone(), bytes.clone())));
        }
        let copy = self.good.as_ref().and_then(|good| good.copy.clone());
        files.extend(copy.zip(self.packed.as_ref().map(Packed::bytes)));
        let gone = self.artifacts.keys().filter(|path| !files.contains_key(*path)).map(|path| (path.clone(), None));
        let mut change = Change { files: gone.collect(), whole: true, ..Change::default() };
        for (path, bytes) in &files {
            // Most are the very same.
            if !self.artifacts.get(path).is_some_and(|old| Arc::ptr_eq(old, bytes) || old == bytes) {
                change.files.push((path.clone(), Some(bytes.clone())));
            }
        }
        let now = self.good.as_ref().and_then(|good| good.ready.assets.style.clone());
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
        let mut change = Change { made: files.iter().map(|(path, _)| path.clone()).collect(), ..Change::default() };
        for (path, bytes) in files {
            if self.artifacts.get(&path) != Some(&bytes) {
                self.artifacts.insert(path.clone(), bytes.clone());
                change.files.push((path, Some(bytes)));
            }
        }
        change
    }
}
