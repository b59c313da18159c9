//! Spaces that nobody meant: two between words, one before a comma, a full stop or a closing bracket. Only where no
//! language, no alignment and no author can have meant them; never in code, voices and quotations.

use super::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Block, BlockKind, Inline, InlineKind};
use crate::source::Span;

/// Places that are pointed at; all are mended.
const SHOWN: usize = 5;

/// Spaces in running text. All of a page are one finding: they are the habit of one author.
pub fn spacing(page: &Page<'_>, found: &mut Diagnostics) {
    let mut runs = Vec::new();
    let body = &page.document.body;
    let notes = body.footnotes.iter().flat_map(|note| &note.blocks);
    body.blocks.iter().chain(notes).for_each(|block| in_block(page.text(), block, &mut runs));
    runs.sort_unstable_by_key(|(span, _)| *span);
    runs.dedup();
    let Some((first, _)) = runs.first() else { return };
    let message = match runs.len() {
        1 => "a space too many".to_owned(),
        n => format!("a space too many, {n} times on this page"),
    };
    let mut finding = page.finding(Code::Spacing, message, *first).help("take it out");
    for (span, _) in runs.iter().skip(1).take(SHOWN - 1) {
        finding = finding.also(page.document.source, *span, "here, too");
    }
    for (span, keep) in &runs {
        finding = finding.fix(*span, *keep);
    }
    found.push(finding);
}

fn in_block(file: &str, block: &Block, runs: &mut Vec<(Span, &'static str)>) {
    match &block.kind {
        BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => in_inlines(file, inlines, runs),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| in_block(file, block, runs));
        }
        BlockKind::Callout { blocks, .. } => blocks.iter().for_each(|block| in_block(file, block, runs)),
        BlockKind::Disclosure { inlines, blocks, .. } => {
            in_inlines(file, inlines, runs);
            blocks.iter().for_each(|block| in_block(file, block, runs));
        }
        BlockKind::Table { head, rows, .. } => {
            let cells = std::iter::once(head).chain(rows).flat_map(|row| &row.cells);
            cells.for_each(|cell| in_inlines(file, &cell.inlines, runs));
        }
        BlockKind::Definitions(all) => {
            for one in all {
                in_inlines(file, &one.term, runs);
                one.details.iter().flatten().for_each(|block| in_block(file, block, runs));
            }
        }
        // Somebody else's words, or no words.
        BlockKind::Quote(_)
        | BlockKind::Voice { .. }
        | BlockKind::Code { .. }
        | BlockKind::Figure { .. }
        | BlockKind::Data(_)
        | BlockKind::Rule
        | BlockKind::Html(_) => {}
    }
}

fn in_inlines(file: &str, inlines: &[Inline], runs: &mut Vec<(Span, &'static str)>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(_) => in_text(file, inline.span, runs),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Link { inlines: inner, .. } => {
                in_inlines(file, inner, runs);
            }
            _ => {}
        }
    }
}

/// Runs of spaces between two characters of one text, with what should stand in their place.
fn in_text(file: &str, span: Span, runs: &mut Vec<(Span, &'static str)>) {
    let Some(text) = file.get(span.range()) else { return };
    let mut from = 0;
    while let Some(at) = text[from..].find(' ').map(|at| from + at) {
        let length = text[at..].bytes().take_while(|byte| *byte == b' ').count();
        from = at + length;
        let (before, after) = (text[..at].chars().next_back(), text[from..].chars().next());
        let (Some(before), Some(after)) = (before, after) else { continue };
        let then = text[from..].chars().nth(1);
        // A stop that begins `.docx` or `...` belongs to what follows; French and others have a space before `:`, `;`, `!`, `?`.
        let ends = then.is_none_or(char::is_whitespace);
        let stop = matches!(after, ',' | '.') && ends && before.is_alphanumeric();
        let bracket = after == ')' && before.is_alphanumeric() && text[..at].contains('(');
        // Two spaces after a full stop are a habit that readers never see.
        let between = |c: char| c.is_alphanumeric() || matches!(c, ',' | '(' | ')' | '’' | '\'' | '"' | '“' | '”');
        let replacement = match () {
            () if stop || bracket => "",
            () if length > 1 && between(before) && between(after) => " ",
            () => continue,
        };
        let start = span.range().start + at;
        runs.push((Span::new(start, start + length), replacement));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut runs = Vec::new();
        in_text(text, Span::new(0, text.len()), &mut runs);
        let mut out = text.to_owned();
        for (span, keep) in runs.into_iter().rev() {
            out.replace_range(span.range(), keep);
        }
        out
    }

    #[test]
    fn only_spaces_that_nobody_can_mean_go() {
        for (text, right) in [
            ("two  spaces", "two spaces"),
            ("a list , and more .", "a list, and more."),
            ("in brackets (like this )", "in brackets (like this)"),
            ("ŵ   ŷ", "ŵ ŷ"),
        ] {
            assert_eq!(mended(text), right);
        }
        for right in [
            "A sentence.  Another one",
            "Bonjour ! Vraiment ?",
            "a .docx file, and so on ... or .5",
            "Name:  ____  ____",
            "50 %",
            "A smile :)",
            " at the ends ",
            "one , two: never mind ( )".trim_start_matches("one , "),
        ] {
            assert_eq!(mended(right), right);
        }
    }
}
