//! A paper as Typst source: one call of the theme's `document` and then its blocks as calls of Typst's own elements and
//! of the theme's functions. Every word goes in as a string literal, so nothing a person wrote is ever markup. While
//! writing it is noted where each block begins (for the places of errors), whether the fonts have every character, and
//! what a PDF cannot hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use typst::text::is_default_ignorable;

use super::super::finding::{not_held, raw_html};
use super::glyphs::Coverage;
use super::links::Link;
use super::world::picture_path;
use crate::diagnostic::Diagnostics;
use crate::view::paper::{Block, BlockKind, Inline, Item, Paper, Place, Style, plain};

/// Width of the text of an A4 page that stands and of one that lies, in points, with the default theme's margins.
/// Only guesses depend on it: where a long word may break, which row of a table is taller than a page.
const WIDTHS: (f32, f32) = (442.0, 688.0);
/// Width of a letter of running text, in points, on average.
pub(super) const LETTER: f32 = 5.2;

/// Typst sets some 64 things within each other, and a theme needs several for a list or a quotation. What is nested
/// deeper than this follows at the same depth: nobody can see the difference on paper.
const DEEPEST: usize = 9;

/// A place in the source.
pub struct Mark {
    /// Byte of the source.
    pub at: usize,
    /// Where it comes from.
    pub place: Place,
}

/// What [`write`] makes.
pub struct Written {
    /// Typst.
    pub source: String,
    /// In order of `at`.
    pub marks: Vec<Mark>,
    /// Links out of the document, by number.
    pub links: Vec<Link>,
    /// Characters that the fonts lack, each once, with the block that it is in.
    pub lacks: Vec<(char, Place)>,
    /// What a PDF cannot hold.
    pub found: Diagnostics,
}

/// The source of a paper.
pub fn write(paper: &Paper, covered: &Coverage) -> Written {
    let mut writer = Writer {
        paper,
        covered,
        out: String::with_capacity(8_192),
        marks: Vec::new(),
        links: Vec::new(),
        found: Diagnostics::new(),
        lacks: Vec::new(),
        missing: BTreeSet::new(),
        place: None,
        labels: BTreeMap::new(),
        labelled: BTreeSet::new(),
        noted: BTreeSet::new(),
        notes_open: BTreeSet::new(),
        level: if paper.book { 0 } else { 1 },
        width: if paper.landscape { WIDTHS.1 } else { WIDTHS.0 },
        depth: 0,
        in_link: None,
    };
    for (number, id) in heading_ids(paper).into_iter().enumerate() {
        writer.labels.entry(id).or_insert(number);
    }
    writer.opening();
    writer.blocks(&paper.blocks);
    Written { source: writer.out, marks: writer.marks, links: writer.links, lacks: writer.lacks, found: writer.found }
}

/// Ids of all headings, in order.
fn heading_ids(paper: &Paper) -> Vec<&str> {
    let mut ids = Vec::new();
    let mut stack: Vec<&Block> = paper.blocks.iter().rev().collect();
    while let Some(block) = stack.pop() {
        match &block.kind {
            BlockKind::Heading { id, inlines, .. } if has_words(inlines, paper) => ids.push(id.as_str()),
            BlockKind::Quote(inner) | BlockKind::Turned(inner) => stack.extend(inner.iter().rev()),
            BlockKind::Voice { blocks, .. } | BlockKind::Callout { blocks, .. } => stack.extend(blocks.iter().rev()),
            BlockKind::List { items, .. } => stack.extend(items.iter().rev().flat_map(|item| item.blocks.iter().rev())),
            _ => {}
        }
    }
    ids
}

/// Whether there is anything to see.
fn has_words(inlines: &[Inline], paper: &Paper) -> bool {
    !plain(inlines, &paper.fields).chars().all(|c| c.is_whitespace() || is_default_ignorable(c))
}

pub(super) struct Writer<'a> {
    pub(super) paper: &'a Paper,
    covered: &'a Coverage,
    pub(super) out: String,
    marks: Vec<Mark>,
    pub(super) links: Vec<Link>,
    pub(super) found: Diagnostics,
    /// Characters that the fonts lack, each once.
    pub(super) lacks: Vec<(char, Place)>,
    /// Characters that were reported: each is one finding.
    missing: BTreeSet<char>,
    /// Of the block that is being written.
    pub(super) place: Place,
    /// Number of each heading's label: Typst keeps labels for ever, so they are numbers and not ids.
    pub(super) labels: BTreeMap<&'a str, usize>,
    labelled: BTreeSet<usize>,
    /// Notes that have been set; a second mark points to the first.
    pub(super) noted: BTreeSet<usize>,
    /// Notes that are being written, so that one which names itself ends.
    pub(super) notes_open: BTreeSet<usize>,
    level: u8,
    /// Room for words, in points.
    pub(super) width: f32,
    /// How many blocks this one is in.
    depth: usize,
    /// Fields that wait for the link around them to end.
    pub(super) in_link: Option<Vec<usize>>,
}

impl<'a> Writer<'a> {
    /// The import of the theme and what it is told of the document.
    fn opening(&mut self) {
        let paper = self.paper;
        let words = &paper.words;
        self.out.push_str("#import \"/document.typ\" as theme\n#show: theme.document.with((\n");
        self.out.push_str("metadata: (title: ");
        self.literal(&paper.title);
        self.out.push_str(", description: ");
        self.literal(&paper.summary);
        self.out.push_str(", author: ");
        self.array(&paper.creators);
        self.out.push_str(", keywords: ");
        self.array(&paper.keywords);
        self.out.push_str("),\n");
        let creators = paper.creators.join(", ");
        let (licence, licence_url) = paper.licence.as_ref().map_or((None, None), |(n, url)| (Some(n), url.as_ref()));
        let shown = [
            ("title", Some(&paper.title)),
            ("kind", Some(&paper.kind_label)),
            ("site", Some(&paper.site_title)),
            ("publisher", Some(&paper.publisher)),
            ("creators", Some(&creators)),
            ("summary", Some(&paper.summary)),
            ("date", paper.date_text.as_ref()),
            ("licence", licence),
            ("credit", paper.credit.as_ref()),
            ("page", Some(&words.page)),
            ("of", Some(&words.of)),
            ("contents", Some(&words.contents)),
        ];
        for (name, value) in shown {
            let _ = write!(self.out, "{name}: ");
            match value.filter(|value| !value.is_empty()) {
                Some(value) => self.shown(value),
                None => self.out.push_str("none"),
            }
            self.out.push_str(",\n");
        }
        let (lang, region) = language(&paper.lang);
        let told = [
            ("lang", lang),
            ("region", region),
            ("logo-alt", Some(words.logo.as_str())),
            ("url", Some(paper.url.as_str()).filter(|url| !url.is_empty())),
            ("licence-url", licence_url.map(String::as_str)),
        ];
        for (name, value) in told {
            let _ = write!(self.out, "{name}: ");
            match value {
                Some(value) => self.literal(value),
                None => self.out.push_str("none"),
            }
            self.out.push_str(",\n");
        }
        let _ = writeln!(
            self.out,
            "dir: {}, landscape: {}, book: {},\n))",
            if paper.rtl { "rtl" } else { "ltr" },
            paper.landscape,
            paper.book
        );
    }

    fn array(&mut self, values: &[String]) {
        self.out.push('(');
        for value in values {
            self.literal(value);
            self.out.push(',');
        }
        self.out.push(')');
    }

    /// Notes that what follows comes from `place`.
    pub(super) fn mark(&mut self, place: Place) {
        if place.is_some() {
            self.place = place;
            self.marks.push(Mark { at: self.out.len(), place });
        }
    }

    /// A warning that something is left out.
    pub(super) fn left_out(&mut self, what: &str, place: Place) {
        let what: String = what.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        self.found.push(not_held("PDF", &what, place.or(self.place), self.paper));
    }

    /// Blocks one after the other.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.mark(block.place);
            self.block(&block.kind);
            self.out.push_str("\n\n");
        }
    }

    /// Blocks in brackets, with less room; each paragraph is one.
    fn framed(&mut self, blocks: &'a [Block], indent: f32) {
        let before = (self.place, self.width);
        self.width = (self.width - indent).max(60.0);
        self.depth += 1;
        self.out.push('[');
        self.blocks(blocks);
        self.out.push(']');
        self.depth -= 1;
        (self.place, self.width) = before;
    }

    /// The same, where words may stand directly.
    pub(super) fn inner(&mut self, blocks: &'a [Block], indent: f32) {
        // A paragraph alone is not set as one: list items, cells and notes hold their words directly.
        if let [Block { kind: BlockKind::Paragraph { style: Style::Body, inlines }, place }] = blocks {
            let before = (self.place, self.width);
            self.width = (self.width - indent).max(60.0);
            self.mark(*place);
            self.out.push('[');
            self.inlines(inlines);
            self.out.push(']');
            (self.place, self.width) = before;
        } else {
            self.framed(blocks, indent);
        }
    }

    fn block(&mut self, kind: &'a BlockKind) {
        match kind {
            BlockKind::List { items, .. } if self.depth >= DEEPEST => {
                for item in items {
                    match item.check {
                        Some(field) => {
                            self.out.push('#');
                            self.checked(field, &item.blocks);
                        }
                        None => self.blocks(&item.blocks),
                    }
                }
            }
            BlockKind::Quote(blocks) if self.depth >= DEEPEST => self.blocks(blocks),
            BlockKind::Voice { blocks, attribution } if self.depth >= DEEPEST => {
                self.blocks(blocks);
                self.out.push_str("#theme.small[");
                self.inlines(attribution);
                self.out.push(']');
            }
            BlockKind::Callout { label, blocks, .. } if self.depth >= DEEPEST => {
                self.out.push_str("#strong[");
                self.text(label);
                self.out.push_str("]\n\n");
                self.blocks(blocks);
            }
            BlockKind::Heading { level, id, number, inlines } => self.heading(*level, id, number.as_deref(), inlines),
            BlockKind::Paragraph { style, inlines } => {
                self.out.push_str(match style {
                    Style::Body => "#par[",
                    Style::Lead => "#theme.lead[",
                    Style::Small => "#theme.small[",
                    Style::Figure => "#theme.stat[",
                });
                self.inlines(inlines);
                self.out.push(']');
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Quote(blocks) => {
                self.out.push_str("#quote(block: true)");
                self.framed(blocks, 24.0);
            }
            BlockKind::Voice { blocks, attribution } => {
                self.out.push_str("#theme.voice(attribution: [");
                self.inlines(attribution);
                self.out.push_str("])");
                self.framed(blocks, 24.0);
            }
            BlockKind::Callout { kind, label, blocks } => {
                let _ = write!(self.out, "#theme.callout(kind: \"{kind}\", label: ");
                self.shown(label);
                self.out.push(')');
                self.framed(blocks, 32.0);
            }
            BlockKind::Code(code) => {
                self.out.push_str("#raw(block: true, ");
                self.code(code.strip_suffix('\n').unwrap_or(code));
                self.out.push(')');
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Definitions(pairs) => {
                self.out.push_str("#terms(tight: false");
                for (term, meanings) in pairs {
                    self.out.push_str(", terms.item([");
                    self.inlines(term);
                    self.out.push_str("], [");
                    for meaning in meanings {
                        self.out.push('#');
                        self.inner(meaning, 16.0);
                        self.out.push_str("\n\n");
                    }
                    self.out.push_str("])");
                }
                self.out.push(')');
            }
            BlockKind::Figure { picture, alt, caption } => self.figure(*picture, alt, caption),
            BlockKind::Answer { field } => self.answer(*field),
            BlockKind::Rule => self.out.push_str("#theme.rule()"),
            // Typst breaks pages only where nothing is around; within a list or a cell there is none to break.
            BlockKind::PageBreak if self.depth == 0 => self.out.push_str("#pagebreak(weak: true)"),
            BlockKind::PageBreak => {}
            BlockKind::Turned(blocks) if self.depth == 0 => {
                let _ = write!(self.out, "#page(flipped: {})[", !self.paper.landscape);
                let before = self.width;
                self.width = if self.paper.landscape { WIDTHS.0 } else { WIDTHS.1 };
                self.depth += 1;
                self.blocks(blocks);
                self.depth -= 1;
                self.width = before;
                self.out.push(']');
            }
            BlockKind::Turned(blocks) => self.blocks(blocks),
            BlockKind::Html(html) => self.found.push(raw_html("PDF", html, self.place, self.paper)),
        }
    }

    fn heading(&mut self, level: u8, id: &'a str, number: Option<&'a str>, inlines: &'a [Inline]) {
        // PDF/UA refuses a heading without words; whatever else it holds is kept.
        if !has_words(inlines, self.paper) {
            return self.inlines(inlines);
        }
        // A reader who moves by headings never falls through a missing level, whatever the paper says.
        let level = level.clamp(if self.paper.book { 1 } else { 2 }, self.level + 1);
        self.level = level;
        let _ = write!(self.out, "#heading(level: {level})[");
        if let Some(number) = number {
            self.out.push_str("#theme.part-number(");
            self.shown(number);
            self.out.push_str(");");
        }
        self.inlines(inlines);
        self.out.push(']');
        if let Some(label) = self.labels.get(id).copied()
            && self.labelled.insert(label)
        {
            let _ = write!(self.out, "<h{label}>");
        }
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &'a [Item]) {
        let checks = items.iter().any(|item| item.check.is_some());
        match start {
            _ if checks => {
                let _ = write!(self.out, "#theme.checklist(tight: {tight}");
            }
            None => {
                let _ = write!(self.out, "#list(tight: {tight}");
            }
            Some(start) => {
                let _ = write!(self.out, "#enum(tight: {tight}, start: {}", start.min(1_000_000_000));
            }
        }
        for item in items {
            self.out.push_str(", ");
            match item.check {
                Some(field) => self.checked(field, &item.blocks),
                None => self.inner(&item.blocks, 18.0),
            }
        }
        self.out.push(')');
    }

    /// An item behind its box.
    fn checked(&mut self, field: usize, blocks: &'a [Block]) {
        let (first, rest) = match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph { inlines, .. }, place }, rest)) => {
                (Some((inlines, *place)), rest)
            }
            _ => (None, blocks),
        };
        let before = self.place;
        let _ = write!(self.out, "[#theme.checked(\"{}{field}\")[", super::fields::SCHEME);
        if let Some((inlines, place)) = first {
            self.mark(place);
            self.inlines(inlines);
        }
        self.out.push_str("]\n\n");
        self.depth += 1;
        self.blocks(rest);
        self.depth -= 1;
        self.out.push(']');
        self.place = before;
    }

    fn figure(&mut self, number: usize, alt: &'a str, caption: &'a [Inline]) {
        let path = self.paper.pictures.get(number).and_then(|picture| picture_path(number, picture.format));
        let Some(path) = path else {
            self.unheld_picture(number, self.place);
            if !alt.is_empty() || !caption.is_empty() {
                self.out.push_str("#par[");
                self.text(alt);
                self.out.push_str("]\n\n#theme.small[");
                self.inlines(caption);
                self.out.push(']');
            }
            return;
        };
        self.out.push_str("#theme.picture(");
        self.picture_arguments(number, &path, alt);
        if !caption.is_empty() {
            self.out.push_str(", caption: [");
            self.inlines(caption);
            self.out.push(']');
        }
        self.out.push(')');
    }

    /// The picture and its size, as arguments. A CSS pixel is three quarters of a point.
    pub(super) fn picture_arguments(&mut self, number: usize, path: &str, alt: &str) {
        let decorative = alt.trim().is_empty();
        let _ = write!(self.out, "image(\"{path}\"");
        if !decorative {
            self.out.push_str(", alt: ");
            self.literal(alt);
        }
        let _ = write!(self.out, "), decorative: {decorative}");
        if let Some(picture) = self.paper.pictures.get(number)
            && picture.width > 0
            && picture.height > 0
        {
            let points = |pixels: u32| f64::from(pixels) * 0.75;
            let _ = write!(self.out, ", width: {}pt, height: {}pt", points(picture.width), points(picture.height));
        }
    }

    /// Reports a picture that no document can hold.
    pub(super) fn unheld_picture(&mut self, number: usize, place: Place) {
        let picture = self.paper.pictures.get(number);
        let name = picture.map_or("a picture that is not there", |picture| picture.name.as_str());
        self.left_out(&format!("the picture `{name}`"), place.or(picture.and_then(|picture| picture.place)));
    }

    /// A string literal. Control characters are escaped, all others are themselves.
    pub(super) fn literal(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            match character {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                // A byte order mark is none in the middle of a text, and PDF/A forbids it there.
                '\u{feff}' => {}
                control if control.is_control() => {
                    let _ = write!(self.out, "\\u{{{:x}}}", control as u32);
                }
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }

    /// Reports a character that the fonts lack, once.
    pub(super) fn check(&mut self, character: char) {
        if !self.covered.shows(character) && self.missing.insert(character) {
            self.lacks.push((character, self.place));
        }
    }
}

/// Language and region as Typst knows them: two or three letters and two. Script and variants have no place there.
pub(super) fn language(tag: &str) -> (Option<&str>, Option<&str>) {
    let mut parts = tag.split('-');
    let letters = |part: &&str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let lang = parts.next().filter(|part| letters(part, &[2, 3]));
    (lang, parts.find(|part| letters(part, &[2])))
}
