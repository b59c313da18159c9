//! Somebody's words: a quotation whose last line, after a dash, says whose they are. Takes the
//! attribution off, and the quotation marks that the theme sets itself.

use crate::document::{Block, BlockKind, Inline, InlineKind, Outline, plain_text};
use crate::source::Span;

/// Who said it.
#[derive(Debug)]
pub(super) struct Attribution {
    /// Up to the first comma.
    pub(super) name: Box<str>,
    /// After the comma.
    pub(super) rest: Vec<Inline>,
    /// The line from its dash.
    pub(super) span: Span,
}

/// Takes the attribution off the end of a quotation. `None`, and nothing changed, when it has none, or has nothing
/// else.
pub(super) fn take_attribution(blocks: &mut Vec<Block>, file: &str, outline: &Outline) -> Option<Attribution> {
    let alone = blocks.len() == 1;
    let BlockKind::Paragraph(inlines) = &mut blocks.last_mut()?.kind else { return None };
    let is_break = |inline: &Inline| matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
    // A paragraph of its own may run over several lines; the last line of the words may not.
    let start = match inlines.iter().rposition(is_break) {
        _ if !alone && dash(inlines.first()).is_some() => 0,
        Some(at) => at + 1,
        None => 0,
    };
    let words_before = inlines.get(..start)?.iter().any(|inline| !is_break(inline));
    if !words_before && (start > 0 || alone) {
        return None;
    }
    let after_dash = dash(inlines.get(start))?;
    let line = inlines.get(start..)?;
    let span = line.last().map_or(line.first()?.span, |last| line[0].span.to(last.span));
    let (name_inlines, rest) = split(line, after_dash);
    let name = name(&name_inlines, file, outline)?;
    inlines.truncate(start.saturating_sub(1));
    if inlines.is_empty() {
        blocks.pop();
    } else if let Some(block) = blocks.last_mut()
        && let BlockKind::Paragraph(inlines) = &block.kind
        && let Some(last) = inlines.last()
    {
        block.span.end = last.span.end.max(block.span.start);
    }
    Some(Attribution { name, rest, span })
}

/// Length of the dash and spaces that the inline starts with.
fn dash(inline: Option<&Inline>) -> Option<usize> {
    let InlineKind::Text(text) = &inline?.kind else { return None };
    let words = text.trim_start();
    let rest = words.strip_prefix(['—', '–', '―']).or_else(|| words.strip_prefix("--"))?;
    Some(text.len() - rest.trim_start_matches(['—', '–', '-']).trim_start().len())
}

/// The attribution after its dash, before and after the first comma.
fn split(line: &[Inline], after_dash: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut name, mut rest): (Vec<Inline>, Vec<Inline>) = (Vec::new(), Vec::new());
    let mut found = false;
    for (index, inline) in line.iter().enumerate() {
        let skip = if index == 0 { after_dash } else { 0 };
        match &inline.kind {
            InlineKind::Text(text) if !found => {
                let words = text.get(skip..).unwrap_or_default();
                // The span of a part is exact only where the file has the very same bytes.
                let verbatim = inline.span.range().len() == text.len();
                let part = |from: usize, to: usize| {
                    let start = inline.span.range().start;
                    let span = if verbatim { Span::new(start + from, start + to) } else { inline.span };
                    let words = text.get(from..to).unwrap_or_default();
                    Inline { kind: InlineKind::Text(words.into()), span }
                };
                match words.find([',', '،', '，']) {
                    Some(comma) => {
                        found = true;
                        name.push(part(skip, skip + comma));
                        let behind = words.get(comma..).unwrap_or_default();
                        let behind = behind.trim_start_matches([',', '،', '，']).trim_start();
                        if !behind.is_empty() {
                            rest.push(part(text.len() - behind.len(), text.len()));
                        }
                    }
                    None => name.push(part(skip, text.len())),
                }
            }
            _ if found => rest.push(inline.clone()),
            _ => name.push(inline.clone()),
        }
    }
    (name, rest)
}

/// The name as it is written in the file: a key of the front matter has a straight apostrophe where the page's text has
/// made it curly.
fn name(inlines: &[Inline], file: &str, outline: &Outline) -> Option<Box<str>> {
    let mut name = String::new();
    plain_text(inlines, outline, &mut name);
    let written = inlines.first()?.span.to(inlines.last()?.span);
    let written = file.get(written.range()).unwrap_or_default();
    if written.contains('\'') && !written.contains('’') {
        name = name.replace(['’', '‘'], "'");
    }
    let name = name.trim();
    (!name.is_empty()).then(|| name.into())
}

/// Strips the quotation marks around the words, if one pair holds them all: `“Yes,” she said, “no.”` keeps its own.
/// By the custom of long quotations, every paragraph may open with a mark and only the last one close.
pub(super) fn strip_marks(blocks: &mut [Block]) {
    let first = blocks.first().and_then(|block| text_at(block, false)).and_then(|text| text.chars().next());
    let last = blocks.last().and_then(|block| text_at(block, true)).and_then(|text| text.chars().next_back());
    let (Some(open), Some(close)) = (first, last) else { return };
    const PAIRS: [(char, char); 7] =
        [('“', '”'), ('‘', '’'), ('"', '"'), ('\'', '\''), ('«', '»'), ('„', '“'), ('„', '”')];
    if !PAIRS.contains(&(open, close)) || !surrounds(blocks, open, close) {
        return;
    }
    let count = blocks.len();
    for (index, block) in blocks.iter_mut().enumerate() {
        strip_end(block, open, false);
        if index + 1 == count {
            strip_end(block, close, true);
        }
    }
}

/// The text that a paragraph starts or ends with.
fn text_at(block: &Block, end: bool) -> Option<&str> {
    let BlockKind::Paragraph(inlines) = &block.kind else { return None };
    match &(if end { inlines.last() } else { inlines.first() })?.kind {
        InlineKind::Text(text) if end => Some(text.trim_end()),
        InlineKind::Text(text) => Some(text.trim_start()),
        _ => None,
    }
}

/// Removes a mark at the start or end of a paragraph.
fn strip_end(block: &mut Block, mark: char, end: bool) {
    let BlockKind::Paragraph(inlines) = &mut block.kind else { return };
    let Some(inline) = (if end { inlines.last_mut() } else { inlines.first_mut() }) else { return };
    let InlineKind::Text(text) = &mut inline.kind else { return };
    let stripped = if end { text.trim_end().strip_suffix(mark) } else { text.trim_start().strip_prefix(mark) };
    let Some(stripped) = stripped.map(str::to_owned) else { return };
    if !stripped.is_empty() {
        *text = stripped.into();
    } else if end {
        inlines.pop();
    } else {
        inlines.remove(0);
    }
}

/// Whether the pair that opens the first paragraph is closed by the last character and not before.
fn surrounds(blocks: &[Block], open: char, close: char) -> bool {
    let mut words = String::new();
    for block in blocks {
        if !words.is_empty() {
            words.push('\n');
        }
        collect(block, &mut words);
    }
    let words = words.trim();
    let inner = words.strip_prefix(open).and_then(|words| words.strip_suffix(close));
    let Some(inner) = inner else { return false };
    if open == close {
        return !inner.contains(open);
    }
    let mut depth = 1_u32;
    let mut before = open;
    let mut after = inner.chars();
    while let Some(c) = after.next() {
        if before == '\n' && c == open {
            // A further paragraph opens again.
        } else if c == open {
            depth += 1;
        } else if c == close {
            // An apostrophe within a word is the same character as a closing single quotation mark.
            let apostrophe =
                c == '’' && before.is_alphanumeric() && after.clone().next().is_some_and(char::is_alphanumeric);
            if !apostrophe {
                depth -= 1;
            }
        }
        if depth == 0 {
            return false;
        }
        before = c;
    }
    true
}

/// The texts of a block with everything in it; blocks start on lines of their own.
fn collect(block: &Block, words: &mut String) {
    fn texts(inlines: &[Inline], words: &mut String) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => words.push_str(text),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Link { inlines: inner, .. } => texts(inner, words),
                _ => words.push(' '),
            }
        }
    }
    match &block.kind {
        BlockKind::Paragraph(inlines) => texts(inlines, words),
        BlockKind::Quote(blocks) | BlockKind::Voice { blocks, .. } | BlockKind::Callout { blocks, .. } => {
            for block in blocks {
                words.push('\n');
                collect(block, words);
            }
        }
        BlockKind::List { items, .. } => {
            for block in items.iter().flat_map(|item| &item.blocks) {
                words.push('\n');
                collect(block, words);
            }
        }
        _ => {}
    }
}
