//! Documents beside the pages: lowered, written, opened again and judged, each page's in one go, so that only their
//! bytes stay.
#![cfg_attr(not(feature = "documents"), allow(unused_imports, reason = "plain text alone needs little of this"))]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Progress;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Sources;
use crate::locale::Locale;
use crate::model::Lang;
use crate::render::plain;
#[cfg(feature = "documents")]
use crate::render::{cartridge, epub, pdf, word};
use crate::resolve::{PageIndex, Site};
use crate::source::{SitePath, SourceText, Span};
use crate::theme::{Looks, Strings};
use crate::view::Cx;
use crate::view::downloads::Made;
use crate::view::paper::{self, Format, Paper, Place};
use crate::write::Artifact;

/// What documents are made with.
pub struct Workshop<'a> {
    site: &'a Site,
    locales: &'a BTreeMap<Lang, Locale>,
    strings: &'a Strings,
    sources: &'a Sources,
    writers: Writers,
}

/// What writes documents: a look, and what is set up of it. Knows no site, so that another thread may use it while the
/// site changes.
#[derive(Default)]
pub struct Writers {
    #[cfg(feature = "documents")]
    looks: Looks,
    #[cfg(feature = "documents")]
    stationery: Option<word::Stationery>,
    #[cfg(feature = "documents")]
    press: Option<pdf::Press>,
}

/// Whether this program makes documents of all formats, and so finds everything that there is to say of them.
pub const ALL: bool = cfg!(feature = "documents");

/// Bytes of stack of a thread that makes documents.
const STACK: usize = 16 * 1024 * 1024;

/// The documents of a site.
#[derive(Default)]
pub struct Documents {
    /// Their files.
    pub artifacts: Vec<Artifact>,
    /// What each page offers.
    pub made: BTreeMap<PageIndex, Vec<Made>>,
}

/// Documents of one page, each with what the page says of it.
type Files = Vec<(Artifact, Made)>;

impl<'a> Workshop<'a> {
    /// Reads the theme's look. Fonts and typesetter are set up only if a page asks for a PDF.
    pub fn new(
        site: &'a Site,
        locales: &'a BTreeMap<Lang, Locale>,
        strings: &'a Strings,
        sources: &'a Sources,
    ) -> Workshop<'a> {
        Workshop { site, locales, strings, sources, writers: Writers::new(looks(site, sources)) }
    }

    /// Makes all documents of all pages.
    pub fn make(self, progress: Progress<'_>) -> (Documents, Diagnostics) {
        self.work(false, &|_| true, progress)
    }

    /// Says of the documents of these pages what can be said without laying out a PDF. None has bytes.
    pub fn look(self, pages: &dyn Fn(PageIndex) -> bool, progress: Progress<'_>) -> (Documents, Diagnostics) {
        self.work(true, pages, progress)
    }

    fn work(
        mut self,
        look: bool,
        pages: &dyn Fn(PageIndex) -> bool,
        progress: Progress<'_>,
    ) -> (Documents, Diagnostics) {
        let mut jobs: Vec<(PageIndex, Vec<Format>)> = Vec::new();
        for (index, document) in self.site.documents.iter().enumerate().filter(|(index, _)| pages(*index)) {
            let Some(cx) = self.cx(&document.lang) else { continue };
            let formats = paper::wanted(&cx, index);
            if !formats.is_empty() {
                jobs.push((index, formats));
            }
        }
        let mut diagnostics = self.writers.set_up(jobs.iter().flat_map(|(_, formats)| formats.iter().copied()));
        progress("documents", 0, jobs.len());
        let finished = self.all(&jobs, look, progress);
        let mut documents = Documents::default();
        for (index, files, problems) in finished {
            diagnostics.append(problems);
            for (artifact, made) in files {
                documents.artifacts.push(artifact);
                documents.made.entry(index).or_default().push(made);
            }
        }
        (documents, diagnostics)
    }

    /// The documents of these pages, in their order.
    ///
    /// Threads of their own, not of the pool: the typesetter hands parts of its work to the pool and, where a thread of
    /// the pool waits for them, that thread takes up whatever else the pool has to do. Were that other documents, each
    /// would begin within the one before, until the stack is full and with all of them in memory.
    fn all(
        &self,
        jobs: &[(PageIndex, Vec<Format>)],
        look: bool,
        progress: Progress<'_>,
    ) -> Vec<(PageIndex, Files, Diagnostics)> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            let mut finished = Vec::new();
            while let Some((index, formats)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                let (made, problems) = self.page(*index, formats, look);
                progress("documents", done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
                finished.push((*index, made, problems));
            }
            finished
        };
        let mut finished = std::thread::scope(|scope| {
            let count = rayon::current_num_threads().min(jobs.len());
            // The typesetter goes as deep as the text does.
            let start = |_| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
            let threads: Vec<_> = (0..count).filter_map(start).collect();
            // Where the system has no thread to give, this one does the work.
            let mut finished = if threads.is_empty() { work() } else { Vec::with_capacity(jobs.len()) };
            for thread in threads {
                finished.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            finished
        });
        finished.sort_by_key(|(index, ..)| *index);
        finished
    }

    fn cx(&self, lang: &Lang) -> Option<Cx<'_>> {
        let (lang, locale) = self.locales.get_key_value(lang)?;
        Some(Cx { site: self.site, lang, locale, strings: self.strings })
    }

    /// The documents of one page.
    fn page(&self, index: PageIndex, formats: &[Format], look: bool) -> (Files, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let mut files = Vec::with_capacity(formats.len());
        let document = &self.site.documents[index];
        let Some(cx) = self.cx(&document.lang) else { return (files, diagnostics) };
        let Some(page) = self.site.address(index).file.as_ref() else { return (files, diagnostics) };
        for format in formats {
            let paper = paper::paper(&cx, index, *format, &self.sources.files);
            let (bytes, problems) = match look {
                true => self.writers.look(&paper, *format, &self.sources.texts),
                false => self.writers.write(&paper, *format, &self.sources.texts),
            };
            diagnostics.append(problems);
            let Some(bytes) = bytes else { continue };
            let Some(path) = path(page, &paper.stem, *format) else { continue };
            let made = Made { format: *format, path: path.as_str().to_owned(), size: bytes.len() };
            files.push((Artifact { path, bytes }, made));
        }
        (files, diagnostics)
    }
}

/// The look of the theme with the site's accent and logo.
pub fn looks(site: &Site, sources: &Sources) -> Looks {
    let logo = site.logo.as_ref().and_then(|logo| {
        let name = logo.file.rsplit('/').next().unwrap_or(&logo.file).to_owned();
        Some((name, sources.files.get(&logo.file)?.clone()))
    });
    Looks::new(&sources.theme, &sources.texts, site.data.config.brand.accent.as_deref(), logo)
}

/// Where the documents of a page go: beside it, under their own name.
pub fn path(page: &SitePath, stem: &str, format: Format) -> Option<SitePath> {
    let name = format!("{stem}.{}", format.ending());
    let folder = page.as_str().rsplit_once('/').map(|(folder, _)| folder);
    SitePath::new(&folder.map_or(name.clone(), |folder| format!("{folder}/{name}"))).ok()
}

impl Writers {
    /// Nothing is set up yet.
    #[cfg(feature = "documents")]
    pub fn new(looks: Looks) -> Writers {
        Writers { looks, stationery: None, press: None }
    }

    /// Only plain text is written.
    #[cfg(not(feature = "documents"))]
    pub fn new(_: Looks) -> Writers {
        Writers {}
    }

    /// Reads what these formats need: styles, fonts, the typesetter.
    #[cfg(feature = "documents")]
    pub fn set_up(&mut self, formats: impl Iterator<Item = Format>) -> Diagnostics {
        let formats: BTreeSet<Format> = formats.collect();
        let mut diagnostics = Diagnostics::new();
        if formats.contains(&Format::Word) {
            let (stationery, problems) = word::Stationery::new(&self.looks);
            self.stationery = Some(stationery);
            diagnostics.append(problems);
        }
        if formats.contains(&Format::Pdf) {
            let (press, problems) = pdf::Press::new(&self.looks);
            self.press = Some(press);
            diagnostics.append(problems);
        }
        diagnostics
    }

    /// Nothing to set up.
    #[cfg(not(feature = "documents"))]
    pub fn set_up(&mut self, _: impl Iterator<Item = Format>) -> Diagnostics {
        Diagnostics::new()
    }

    /// Whether this program writes the format at all.
    pub fn can(format: Format) -> bool {
        cfg!(feature = "documents") || format == Format::Text
    }

    /// One document; `texts` are the sources, to find the exact place of a letter in.
    #[cfg(feature = "documents")]
    pub fn write(&self, paper: &Paper, format: Format, texts: &[SourceText]) -> (Option<Vec<u8>>, Diagnostics) {
        match (format, &self.stationery, &self.press) {
            (Format::Word, Some(stationery), _) => {
                let (bytes, mut diagnostics) = word::word(paper, stationery);
                diagnostics.append(judged(paper, word::gate::gate(&bytes)));
                (Some(bytes), diagnostics)
            }
            (Format::Pdf, _, Some(press)) => {
                press.pdf_with(paper, &|place, character| locate(texts, paper, place, character))
            }
            (Format::Epub, ..) => {
                let (bytes, diagnostics) = epub::epub(paper, &self.looks);
                (Some(bytes), diagnostics)
            }
            (Format::Cartridge, ..) => self.cartridge(paper, texts),
            (Format::Text, ..) => (Some(plain::plain(paper).into_bytes()), Diagnostics::new()),
            (Format::Word | Format::Pdf | Format::Copy, ..) => (None, Diagnostics::new()),
        }
    }

    /// A toolkit as a course, with the documents in it. What is to be said of these is said of the pages that offer them.
    #[cfg(feature = "documents")]
    fn cartridge(&self, paper: &Paper, texts: &[SourceText]) -> (Option<Vec<u8>>, Diagnostics) {
        let mut files = Vec::new();
        for attached in &paper.course.files {
            let (bytes, _) = self.write(&attached.paper, attached.format, texts);
            let name = format!("{}.{}", attached.paper.stem, attached.format.ending());
            files.extend(bytes.map(|bytes| cartridge::File { title: &attached.title, name, bytes }));
        }
        let (bytes, diagnostics) = cartridge::cartridge(paper, &self.looks, &files);
        (Some(bytes), diagnostics)
    }

    /// What there is to say of a document without laying out a PDF; no bytes, but none at all where it cannot be made.
    #[cfg(feature = "documents")]
    pub fn look(&self, paper: &Paper, format: Format, texts: &[SourceText]) -> (Option<Vec<u8>>, Diagnostics) {
        match (format, &self.press) {
            (Format::Pdf, Some(press)) => {
                let found = press.look(paper, &|place, character| locate(texts, paper, place, character));
                ((!found.has_errors()).then(Vec::new), found)
            }
            (Format::Pdf, None) => (None, Diagnostics::new()),
            // Its pages are those of the EPUB, which is looked at.
            (Format::Cartridge, _) => (Some(Vec::new()), Diagnostics::new()),
            _ => {
                let (bytes, found) = self.write(paper, format, texts);
                (bytes.map(|_| Vec::new()), found)
            }
        }
    }

    /// Plain text has nothing to be said of; other documents are not made without the feature.
    #[cfg(not(feature = "documents"))]
    pub fn look(&self, paper: &Paper, format: Format, texts: &[SourceText]) -> (Option<Vec<u8>>, Diagnostics) {
        self.write(paper, format, texts)
    }

    /// Plain text; nothing else without the feature.
    #[cfg(not(feature = "documents"))]
    pub fn write(&self, paper: &Paper, format: Format, _: &[SourceText]) -> (Option<Vec<u8>>, Diagnostics) {
        let bytes = (format == Format::Text).then(|| plain::plain(paper).into_bytes());
        (bytes, Diagnostics::new())
    }
}

/// Where a character is written: within its block, or else in the page's file.
#[cfg(feature = "documents")]
fn locate(texts: &[SourceText], paper: &Paper, place: Place, character: char) -> Place {
    let (source, block) = place.unwrap_or((paper.source, Span::new(0, usize::MAX)));
    let text = &*texts.get(source.0 as usize)?.text;
    let range = block.range().start.min(text.len())..block.range().end.min(text.len());
    let at = range.start + text.get(range)?.find(character)?;
    Some((source, Span::new(at, at + character.len_utf8())))
}

/// What a finished Word document lacks, as findings about its page. (The writers of PDF and EPUB open their own again.)
#[cfg(feature = "documents")]
fn judged(paper: &Paper, lacks: Vec<String>) -> Diagnostics {
    let finding = |lack: String| {
        Diagnostic::new(Code::DocumentGate, format!("the Word document of this page {lack}"))
            .at(paper.source, Span::new(0, 0))
            .help("if the theme's `word.yaml` is yours, look there; otherwise please report it")
    };
    lacks.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]
    use super::*;
    use crate::view::paper::{Block, BlockKind, Inline, LinkTo, plain};

    /// Everything that the papers of a site promise their writers.
    struct Judge<'p> {
        paper: &'p Paper,
        level: u8,
        ids: BTreeSet<String>,
        within: Vec<String>,
        used: Vec<usize>,
    }

    impl Judge<'_> {
        fn blocks(&mut self, blocks: &[Block]) {
            for block in blocks {
                match &block.kind {
                    BlockKind::Heading { level, id, inlines, .. } => {
                        assert!(*level <= self.level + 1, "{}: `{id}` skips a level", self.paper.ident);
                        self.level = *level;
                        assert!(self.ids.insert(id.clone()), "{}: two headings `{id}`", self.paper.ident);
                        assert!(!plain(inlines, &self.paper.fields).trim().is_empty());
                        self.inlines(inlines);
                    }
                    BlockKind::Paragraph { inlines, .. } => self.inlines(inlines),
                    BlockKind::List { items, .. } => {
                        for item in items {
                            self.used.extend(item.check);
                            self.blocks(&item.blocks);
                        }
                    }
                    BlockKind::Quote(inner) | BlockKind::Turned(inner) | BlockKind::Callout { blocks: inner, .. } => {
                        self.blocks(inner);
                    }
                    BlockKind::Voice { blocks, attribution } => {
                        self.blocks(blocks);
                        self.inlines(attribution);
                    }
                    BlockKind::Table(table) => {
                        let columns = table.head.len();
                        assert!(columns > 0 && table.alignments.len() == columns);
                        assert!(table.widths.is_empty() || table.widths.len() == columns);
                        assert!(!table.caption.is_empty() && !table.summary.is_empty());
                        for row in std::iter::once(&table.head).chain(&table.rows) {
                            assert_eq!(row.len(), columns, "{}: {}", self.paper.ident, table.caption);
                            for cell in row {
                                self.used.extend(cell.answer);
                                self.blocks(&cell.blocks);
                            }
                        }
                    }
                    BlockKind::Definitions(entries) => {
                        for (term, details) in entries {
                            self.inlines(term);
                            details.iter().for_each(|blocks| self.blocks(blocks));
                        }
                    }
                    BlockKind::Figure { picture, caption, .. } => {
                        assert!(*picture < self.paper.pictures.len());
                        self.inlines(caption);
                    }
                    BlockKind::Answer { field } => self.used.push(*field),
                    BlockKind::Code(_) | BlockKind::Rule | BlockKind::PageBreak | BlockKind::Html(_) => {}
                }
            }
        }

        fn inlines(&mut self, inlines: &[Inline]) {
            for inline in inlines {
                match inline {
                    Inline::Strong(inner)
                    | Inline::Emphasis(inner)
                    | Inline::Strikethrough(inner)
                    | Inline::Cite(inner)
                    | Inline::Foreign { inlines: inner, .. } => self.inlines(inner),
                    Inline::Link { to, inlines } => {
                        assert!(!plain(inlines, &self.paper.fields).trim().is_empty(), "a link without words");
                        match to {
                            LinkTo::Within(id) => self.within.push(id.clone()),
                            LinkTo::Web(url) => assert!(url.contains(':'), "{url} is not complete"),
                        }
                    }
                    Inline::Picture { picture, .. } => assert!(*picture < self.paper.pictures.len()),
                    Inline::Field(field) => self.used.push(*field),
                    Inline::Note(note) => assert!(!self.paper.notes[*note].is_empty()),
                    Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::Html(..) => {}
                }
            }
        }
    }

    #[test]
    fn every_paper_of_the_demonstration_keeps_what_it_promises_its_writers() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut papers = 0;
        super::super::with_site(root, |workshop| {
            for (index, document) in workshop.site.documents.iter().enumerate() {
                let cx = workshop.cx(&document.lang).unwrap();
                for format in paper::wanted(&cx, index) {
                    let paper = paper::paper(&cx, index, format, &workshop.sources.files);
                    let level = u8::from(!paper.book);
                    let mut judge =
                        Judge { paper: &paper, level, ids: BTreeSet::new(), within: Vec::new(), used: Vec::new() };
                    judge.blocks(&paper.blocks);
                    paper.notes.iter().for_each(|note| judge.blocks(note));
                    for id in &judge.within {
                        assert!(judge.ids.contains(id), "{}: nothing has the id `{id}`", paper.ident);
                    }
                    judge.used.sort_unstable();
                    assert_eq!(judge.used, (0..paper.fields.len()).collect::<Vec<_>>(), "{}", paper.ident);
                    let names: BTreeSet<_> = paper.fields.iter().map(|field| &field.name).collect();
                    assert_eq!(names.len(), paper.fields.len(), "names of fields are unique");
                    assert!(paper.fields.iter().all(|field| !field.label.trim().is_empty()));
                    assert!(!paper.creators.is_empty() && !paper.title.is_empty() && !paper.lang.is_empty());
                    papers += 1;
                }
            }
        });
        assert!(papers > 60, "{papers}");
    }

    /// One element a line, to be read in a snapshot.
    #[cfg(feature = "documents")]
    fn unzipped(bytes: &[u8]) -> String {
        use std::io::Read;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut out = String::new();
        for number in 0..archive.len() {
            let mut file = archive.by_index(number).unwrap();
            let name = file.name().unwrap().into_owned();
            // Styles, theme and the like are the same in every document; the writer's own tests hold them.
            if [
                "word/document.xml",
                "word/footnotes.xml",
                "docProps/core.xml",
                "OEBPS/",
                "imsmanifest.xml",
                "pages/",
                "links/",
            ]
            .iter()
            .any(|p| name.starts_with(p))
                && name.ends_with("ml")
            {
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                out.push_str(&format!("=== {name}\n{}\n", text.replace("><", ">\n<")));
            }
        }
        out
    }

    #[test]
    #[cfg(feature = "documents")]
    fn a_document_of_each_kind_is_as_in_its_snapshot() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/good/every-kind");
        let mut kinds = BTreeSet::new();
        super::super::with_site(&root, |workshop| {
            let formats = [Format::Word, Format::Pdf, Format::Epub, Format::Text];
            let mut writers = Writers::new(looks(workshop.site, workshop.sources));
            let problems = writers.set_up(formats.into_iter());
            assert!(problems.iter().next().is_none());
            for (index, document) in workshop.site.documents.iter().enumerate() {
                let cx = workshop.cx(&document.lang).unwrap();
                if document.id.as_str() == "pages/index" || !kinds.insert(document.kind) {
                    continue;
                }
                let mut wanted = paper::wanted(&cx, index);
                if wanted.is_empty() {
                    wanted = formats[..2].to_vec();
                }
                for format in wanted {
                    let paper = paper::paper(&cx, index, format, &workshop.sources.files);
                    let (bytes, problems) = writers.write(&paper, format, &workshop.sources.texts);
                    let said: Vec<_> = problems.iter().map(|problem| &problem.message).collect();
                    assert!(said.is_empty(), "{said:?}");
                    let bytes = bytes.unwrap();
                    let shown = match format {
                        Format::Pdf => pdf::hearing::outline(&bytes),
                        Format::Word | Format::Epub | Format::Cartridge | Format::Copy => unzipped(&bytes),
                        Format::Text => String::from_utf8(bytes).unwrap().replace("\r\n", "\n"),
                    };
                    insta::assert_snapshot!(format!("{}.{}", document.kind.name(), format.ending()), shown);
                }
            }
        });
        assert_eq!(kinds.len(), 9, "{kinds:?}");
    }
}
