//! The running text of a page: what its author says in their own words, paragraph by paragraph, with the way back from
//! each word to the file. Never in it: the words of others (voices, quotations, names of works, lists of references),
//! code, addresses, raw HTML, words of the vocabulary and what is to be filled in. Where one of these stands within a
//! sentence, [`STAND_IN`] stands for it, so that the words around it do not touch.

use std::ops::Range;

use super::places::{align, inside};
use super::{front, names};
use crate::check::Page;
use crate::document::{Block, BlockKind, Inline, InlineKind, Outline, Row};
use crate::source::Span;
use crate::yaml::FieldPath;

/// Stands for something that is not the author's own words. Counts as one word of a sentence.
pub const STAND_IN: char = '\u{fffc}';

/// What part of a page a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A text of the front matter.
    Front,
    /// A heading, or a term that is defined.
    Heading,
    /// A paragraph of whole sentences.
    Text,
    /// The first paragraph of an item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// What an image shows, or its caption.
    Image,
    /// A footnote: as often as not, a work of somebody else.
    Footnote,
}

/// A paragraph in the author's own words.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// What part of the page it is.
    pub part: Part,
    /// The words; line ends are spaces, apostrophes and quotation marks are curly.
    pub text: String,
    /// Where in the front matter it is.
    path: Option<FieldPath<'static>>,
    /// Where its words come from, in order.
    pieces: Vec<Piece>,
}

/// Some words and their place in the file.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// First byte in the paragraph's text.
    at: usize,
    span: Span,
}

impl Paragraph {
    fn new(part: Part) -> Paragraph {
        Paragraph { part, text: String::new(), path: None, pieces: Vec::new() }
    }

    fn push(&mut self, words: &str, span: Span) {
        self.pieces.push(Piece { at: self.text.len(), span });
        self.text.push_str(words);
    }

    fn stand_in(&mut self, span: Span) {
        self.push(STAND_IN.encode_utf8(&mut [0; 4]), span);
    }

    /// Where these bytes of its text are in the page's file.
    pub fn span(&self, page: &Page<'_>, range: Range<usize>) -> Span {
        if let Some(path) = &self.path {
            let span = page.value(path);
            let file = page.text().get(span.range()).unwrap_or_default();
            return align(&self.text, file, &range).map_or(span, |found| inside(span, found));
        }
        let last = range.end.saturating_sub(1).max(range.start);
        let (Some(first), Some(last)) = (self.piece(range.start), self.piece(last)) else { return Span::default() };
        let start = self.place(page, first, range.start..range.end).start;
        let end = self.place(page, last, range.start..range.end).end;
        Span::new(start as usize, end.max(start) as usize)
    }

    /// Number of the piece that holds the byte `at`.
    fn piece(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)
    }

    /// Where the part of `range` that is of the piece is in the file.
    fn place(&self, page: &Page<'_>, number: usize, range: Range<usize>) -> Span {
        let Some(piece) = self.pieces.get(number) else { return Span::default() };
        let end = self.pieces.get(number + 1).map_or(self.text.len(), |next| next.at);
        let words = self.text.get(piece.at..end).unwrap_or_default();
        let within = range.start.max(piece.at) - piece.at..range.end.min(end).max(piece.at) - piece.at;
        let file = page.text().get(piece.span.range()).unwrap_or_default();
        if file == words {
            return inside(piece.span, within);
        }
        align(words, file, &within).map_or(piece.span, |found| inside(piece.span, found))
    }

    /// Whether the byte `at` is within quotation marks: somebody else's words, or words that are talked about.
    pub fn is_quoted(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        let after = self.text.get(at..).unwrap_or_default();
        let within = |open: char, close: char| match (before.rfind(open), before.rfind(close)) {
            (Some(opened), closed) => closed.is_none_or(|closed| closed < opened) && after.contains(close),
            (None, _) => false,
        };
        // A closing single mark is an apostrophe as well: one between letters closes nothing.
        let single = before.rfind('‘').is_some_and(|opened| {
            let inside = before.get(opened..).unwrap_or_default();
            !closes(inside) && closes(after)
        });
        within('“', '”') || within('«', '»') || single
    }
}

/// Whether a `’` in `text` stands at the end of a word.
fn closes(text: &str) -> bool {
    text.match_indices('’').any(|(at, mark)| {
        text.get(at + mark.len()..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric())
    })
}

/// The running text of a page, in reading order; the title first.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// Paragraphs with words in them.
    pub paragraphs: Vec<Paragraph>,
}

impl Prose {
    /// The running text of the page.
    pub fn new(page: &Page<'_>) -> Prose {
        let mut walker =
            Walker { page, outline: &page.document.outline, paragraphs: Vec::new(), hidden: 0, references: None };
        front::texts(page, &mut |path, text| walker.front(path, text));
        let body = &page.document.body;
        walker.blocks(&body.blocks, Part::Text);
        walker.references = None;
        body.footnotes.iter().for_each(|note| walker.blocks(&note.blocks, Part::Footnote));
        Prose { paragraphs: walker.paragraphs }
    }
}

struct Walker<'p, 'a> {
    page: &'p Page<'a>,
    outline: &'p Outline,
    paragraphs: Vec<Paragraph>,
    /// How many `<cite>`, `<q>`, `<code>` are open.
    hidden: usize,
    /// Below a heading such as "References", of this level: works of others.
    references: Option<u8>,
}

impl Walker<'_, '_> {
    fn front(&mut self, path: FieldPath<'static>, text: &str) {
        let mut paragraph = Paragraph::new(Part::Front);
        paragraph.path = Some(path);
        let mut rest = text;
        // Words of the vocabulary stand in front matter as they are written.
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((_, after)) = after.split_once("}}") else { break };
            curly(before, &mut paragraph.text);
            paragraph.text.push(STAND_IN);
            rest = after;
        }
        curly(rest, &mut paragraph.text);
        self.keep(paragraph);
    }

    fn keep(&mut self, paragraph: Paragraph) {
        let text = &paragraph.text;
        if text.contains(char::is_alphabetic) && self.references.is_none() && !names::is_reference(text) {
            self.paragraphs.push(paragraph);
        }
    }

    fn paragraph(&mut self, inlines: &[Inline], part: Part) {
        let mut paragraph = Paragraph::new(part);
        self.hidden = 0;
        self.inlines(inlines, &mut paragraph);
        self.keep(paragraph);
    }

    fn blocks(&mut self, blocks: &[Block], part: Part) {
        for (i, block) in blocks.iter().enumerate() {
            // What follows the first paragraph of an item is a paragraph like any other.
            let here = if part == Part::Item && i > 0 { Part::Text } else { part };
            self.block(block, here);
        }
    }

    fn block(&mut self, block: &Block, part: Part) {
        match &block.kind {
            BlockKind::Paragraph(inlines) => self.paragraph(inlines, part),
            BlockKind::Heading { heading, inlines } => self.heading(*heading, inlines),
            BlockKind::List { items, .. } => {
                let part = if part == Part::Footnote { part } else { Part::Item };
                items.iter().for_each(|item| self.blocks(&item.blocks, part));
            }
            BlockKind::Callout { blocks, .. } => self.blocks(blocks, part),
            BlockKind::Disclosure { heading, inlines, blocks } => {
                self.heading(*heading, inlines);
                self.blocks(blocks, part);
            }
            BlockKind::Table { head, rows, .. } => {
                std::iter::once(head).chain(rows).for_each(|row: &Row| {
                    row.cells.iter().for_each(|cell| self.paragraph(&cell.inlines, Part::Cell));
                });
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.paragraph(&definition.term, Part::Heading);
                    definition.details.iter().for_each(|blocks| self.blocks(blocks, Part::Item));
                }
            }
            BlockKind::Figure { image, caption } => {
                self.image(*image);
                if let Some(caption) = caption {
                    let mut paragraph = Paragraph::new(Part::Image);
                    paragraph.push(caption, block.span);
                    self.keep(paragraph);
                }
            }
            // The words of others.
            BlockKind::Quote(_) | BlockKind::Voice { .. } => {}
            BlockKind::Code { .. } | BlockKind::Data(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }

    fn heading(&mut self, heading: u32, inlines: &[Inline]) {
        let Some(heading) = self.outline.headings.get(heading as usize) else { return };
        if self.references.is_some_and(|level| heading.level <= level) {
            self.references = None;
        }
        self.paragraph(inlines, Part::Heading);
        if self.references.is_none() && names::heads_references(&heading.text) {
            self.references = Some(heading.level);
        }
    }

    fn image(&mut self, image: u32) {
        let Some(image) = self.outline.images.get(image as usize) else { return };
        let mut paragraph = Paragraph::new(Part::Image);
        paragraph.push(&image.alt, image.span);
        self.keep(paragraph);
    }

    fn inlines(&mut self, inlines: &[Inline], into: &mut Paragraph) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Html(tag) => self.html(tag),
                _ if self.hidden > 0 => into.stand_in(inline.span),
                InlineKind::Text(text) | InlineKind::Term { text, .. } => into.push(text, inline.span),
                InlineKind::Emphasis(inner) if self.names_a_work(inner) => into.stand_in(inline.span),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => self.inlines(inner, into),
                InlineKind::Link { inlines: inner, .. } => match inner.is_empty() || self.names_a_work(inner) {
                    true => into.stand_in(inline.span),
                    false => self.inlines(inner, into),
                },
                // What is struck out is not said.
                InlineKind::Strikethrough(_) | InlineKind::Citation { .. } | InlineKind::FootnoteMark { .. } => {}
                InlineKind::Code(_) | InlineKind::Word { .. } | InlineKind::Field { .. } => {
                    into.stand_in(inline.span);
                }
                InlineKind::Image { image } => {
                    into.stand_in(inline.span);
                    self.image(*image);
                }
                InlineKind::SoftBreak => into.push(" ", inline.span),
                InlineKind::HardBreak => into.push("\n", inline.span),
            }
        }
    }

    fn html(&mut self, tag: &str) {
        const HIDING: [&str; 6] = ["cite", "q", "code", "kbd", "samp", "blockquote"];
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if HIDING.contains(&name.to_ascii_lowercase().as_str()) && !tag.ends_with("/>") {
            self.hidden = if tag.starts_with("</") { self.hidden.saturating_sub(1) } else { self.hidden + 1 };
        }
    }

    /// Whether the words of a link or an emphasis are the name of a work, or an address.
    fn names_a_work(&self, inlines: &[Inline]) -> bool {
        let mut text = String::new();
        crate::document::plain_text(inlines, self.outline, &mut text);
        names::is_address(&text) || names::is_title(self.page, &text)
    }
}

/// Appends front matter with the apostrophes and quotation marks that the text of pages has.
fn curly(text: &str, out: &mut String) {
    for c in text.chars() {
        let opens = out.chars().next_back().is_none_or(|before| before.is_whitespace() || "([“‘—–".contains(before));
        out.push(match c {
            '\'' if opens => '‘',
            '\'' => '’',
            '"' if opens => '“',
            '"' => '”',
            other => other,
        });
    }
}
