//! The running text of a page, passage by passage, without what somebody else says: code, voices and quotations are left
//! out, and in between stand marks for what a program fills in. Every stretch of it has its place in the file.

use std::ops::Range;

use super::Page;
use crate::document::{Block, BlockKind, Cell, Inline, InlineKind};
use crate::source::Span;
use crate::yaml::{self, FieldPath, Value};

/// What stands for code, images, words of the vocabulary and fields.
pub const MARK: char = '\u{fffc}';

/// A paragraph, heading, cell or text of front matter.
pub struct Passage<'a> {
    /// Its words, line ends as spaces.
    pub text: String,
    /// Links: where their words are in the text, and their numbers in the outline.
    pub links: Vec<(Range<usize>, u32)>,
    /// What is emphasised.
    pub emphasised: Vec<Range<usize>>,
    file: &'a str,
    pieces: Vec<(usize, Span)>,
}

impl<'a> Passage<'a> {
    fn new(file: &'a str) -> Passage<'a> {
        Passage { text: String::new(), links: Vec::new(), emphasised: Vec::new(), file, pieces: Vec::new() }
    }

    fn push(&mut self, text: &str, span: Span) {
        self.pieces.push((self.text.len(), span));
        self.text.push_str(text);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let start = self.text.len();
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Term { text, .. } => self.push(text, inline.span),
                InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => self.inlines(inner),
                InlineKind::Emphasis(inner) => {
                    self.inlines(inner);
                    self.emphasised.push(start..self.text.len());
                }
                InlineKind::Link { link, inlines } => {
                    self.inlines(inlines);
                    self.links.push((start..self.text.len(), *link));
                }
                InlineKind::Code(_)
                | InlineKind::Image { .. }
                | InlineKind::Word { .. }
                | InlineKind::Field { .. }
                | InlineKind::Citation { .. } => self.push(MARK.encode_utf8(&mut [0; 4]), inline.span),
                InlineKind::SoftBreak | InlineKind::HardBreak => self.push(" ", inline.span),
                InlineKind::FootnoteMark { .. } | InlineKind::Html(_) => {}
            }
        }
    }

    /// Where a stretch of the text is in the file. Quotation marks and dashes may be written otherwise there.
    pub fn span(&self, range: Range<usize>) -> Span {
        let at = |offset: usize| self.pieces.partition_point(|(start, _)| *start <= offset).checked_sub(1);
        let piece = |number: Option<usize>| number.and_then(|number| self.pieces.get(number)).copied();
        let (Some(first), Some(last)) = (piece(at(range.start)), piece(at(range.end.saturating_sub(1)))) else {
            return Span::default();
        };
        let words = self.text.get(range.clone()).unwrap_or_default();
        let written = self.file.get(first.1.range()).unwrap_or_default();
        if first.0 == last.0 {
            // The place in the text is the place in the file, or near it.
            let near = range.start - first.0;
            let found = written.match_indices(words).map(|(at, _)| at);
            let nearest = found.min_by_key(|at| at.abs_diff(near)).filter(|_| !words.is_empty());
            return nearest.map_or(first.1, |at| {
                let start = first.1.range().start + at;
                Span::new(start, start + words.len())
            });
        }
        let exact = |piece: (usize, Span), offset: usize| {
            let written = self.file.get(piece.1.range()).unwrap_or_default();
            self.text
                .get(piece.0..)
                .is_some_and(|text| text.starts_with(written))
                .then(|| (piece.1.range().start + offset - piece.0).min(piece.1.range().end))
        };
        let start = exact(first, range.start).unwrap_or(first.1.range().start);
        let end = exact(last, range.end).unwrap_or(last.1.range().end);
        Span::new(start, end)
    }

    /// Whether a place of the text is between quotation marks.
    pub fn is_quoted(&self, at: usize) -> bool {
        is_quoted(&self.text, at)
    }

    /// Whether a stretch of the text has part in a link.
    pub fn is_linked(&self, range: &Range<usize>) -> bool {
        self.links.iter().any(|(link, _)| link.start < range.end && range.start < link.end)
    }

    /// Whether all of it is emphasised, as words are that are spoken of.
    pub fn is_emphasised(&self, range: &Range<usize>) -> bool {
        self.emphasised.iter().any(|one| one.start <= range.start && range.end <= one.end)
    }
}

/// Whether a place of a text is between quotation marks.
pub fn is_quoted(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let pair = |open: char, close: char| {
        let opened = before.matches(open).count() > before.matches(close).count();
        opened && after.contains(close)
    };
    let straight = before.matches('"').count() % 2 == 1 && after.contains('"');
    // An apostrophe looks like the end of a single quotation: only one at the end of a word ends it.
    let ends = |text: &str| {
        text.match_indices(['’', '\'']).any(|(at, mark)| !text[at + mark.len()..].starts_with(char::is_alphanumeric))
    };
    let opens = |at: usize, mark: &str| {
        let word = before[at + mark.len()..].chars().next().is_none_or(|c| !c.is_whitespace());
        let apart = !before[..at].ends_with(char::is_alphanumeric);
        word && apart && !ends(&before[at + mark.len()..])
    };
    let single = before.match_indices(['‘', '\'']).any(|(at, mark)| opens(at, mark)) && ends(after);
    straight || single || pair('“', '”') || pair('«', '»') || pair('„', '“')
}

/// The passages of the body, footnotes last.
pub fn of_body<'a>(page: &Page<'a>) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    let body = &page.document.body;
    let file = page.cx.text(page.document.source);
    blocks(&body.blocks, file, &mut found);
    for footnote in &body.footnotes {
        blocks(&footnote.blocks, file, &mut found);
    }
    found
}

fn blocks<'a>(all: &[Block], file: &'a str, found: &mut Vec<Passage<'a>>) {
    fn add<'a>(inlines: &[Inline], file: &'a str, found: &mut Vec<Passage<'a>>) {
        let mut passage = Passage::new(file);
        passage.inlines(inlines);
        if !passage.text.trim().is_empty() {
            found.push(passage);
        }
    }
    for block in all {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => add(inlines, file, found),
            BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, file, found)),
            BlockKind::Callout { blocks: inner, .. } => blocks(inner, file, found),
            BlockKind::Disclosure { inlines, blocks: inner, .. } => {
                add(inlines, file, found);
                blocks(inner, file, found);
            }
            BlockKind::Table { head, rows, .. } => {
                let cells = head.cells.iter().chain(rows.iter().flat_map(|row| &row.cells));
                cells.for_each(|Cell { inlines, .. }| add(inlines, file, found));
            }
            BlockKind::Definitions(entries) => {
                for entry in entries {
                    add(&entry.term, file, found);
                    entry.details.iter().for_each(|inner| blocks(inner, file, found));
                }
            }
            BlockKind::Quote(_)
            | BlockKind::Voice { .. }
            | BlockKind::Code { .. }
            | BlockKind::Figure { .. }
            | BlockKind::Data(_)
            | BlockKind::Rule
            | BlockKind::Html(_) => {}
        }
    }
}

/// Keys of front matter whose texts are somebody else's, addresses, or no words of the page.
const NOT_OURS: [&str; 9] =
    ["voices", "extra", "waive", "aliases", "based_on", "related", "source", "credit", "published"];

/// The texts of the front matter, each with a way to find its place; none unless it `may` hold what is looked for.
pub fn of_front(page: &Page<'_>, may: impl Fn(&str) -> bool, mut each: impl FnMut(&str, &dyn Fn(&str) -> Span)) {
    if !page.text().get(page.document.front_span.range()).is_some_and(may) {
        return;
    }
    let (value, _) = yaml::read(page.document.source, page.text(), page.document.front_span);
    let Some(value) = value else { return };
    let place = |path: &FieldPath<'_>, words: &str| {
        let span = page.value(path);
        let at = page.text().get(span.range()).and_then(|written| written.find(words));
        at.map_or(span, |at| Span::new(span.range().start + at, span.range().start + at + words.len()))
    };
    texts(&value, &FieldPath::new(), &mut |text, path| each(text, &|words| place(path, words)));
}

fn texts<'v>(value: &'v Value, path: &FieldPath<'v>, each: &mut dyn FnMut(&str, &FieldPath<'_>)) {
    match value {
        Value::String(text) => each(text, path),
        Value::Sequence(items) => {
            items.iter().enumerate().for_each(|(i, item)| texts(item, &path.clone().index(i), each));
        }
        Value::Mapping(map) => {
            for (key, value) in map {
                let Some(key) = key.as_str().filter(|key| !NOT_OURS.contains(key)) else { continue };
                texts(value, &path.clone().key(key), each);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::is_quoted;

    #[test]
    fn quotations_begin_and_end() {
        let at = |text: &str| is_quoted(text, text.find('[').unwrap_or(0));
        assert!(at("They said “the [date] is near” and left"));
        assert!(at("They said ‘the [date] isn’t near’ and left"));
        assert!(at("\"the [date]\""));
        assert!(!at("The students’ union’s [date]"));
        assert!(!at("They said “so” on [date] and “no” later"));
        assert!(!at("It's [date], the students' choice"));
    }
}
