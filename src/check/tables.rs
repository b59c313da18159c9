//! Tables whose first column heads the rows and is not marked as doing so.

use super::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Block, BlockKind, Cell, Inline, InlineKind, Row, heads_rows, plain_text};
use crate::source::Span;

/// Characters of a cell that can be a label.
const LABEL: usize = 60;

/// The first cells are short and differ, and what stands beside them is answers, numbers or room for them.
pub fn row_header(page: &Page<'_>, found: &mut Diagnostics) {
    let body = &page.document.body;
    let notes = body.footnotes.iter().flat_map(|note| &note.blocks);
    for block in body.blocks.iter().chain(notes) {
        tables(block, &mut |head, rows| {
            let Some(label) = head.cells.first().filter(|_| plainly_heads(page, head, rows)) else { return };
            let message = "the first column says what each row is about, and is not marked as such";
            let mut finding = page
                .finding(Code::RowHeader, message, words(page, label).unwrap_or(label.span))
                .help("write the first cell of each row in `**bold**`: it is read out with the other cells then");
            for span in rows.iter().filter_map(|row| row.cells.first()).filter_map(|cell| words(page, cell)) {
                let bold = format!("**{}**", page.text().get(span.range()).unwrap_or_default());
                finding = finding.fix(span, bold);
            }
            found.push(finding);
        });
    }
}

fn tables(block: &Block, seen: &mut impl FnMut(&Row, &[Row])) {
    let inner: Vec<&Block> = match &block.kind {
        BlockKind::Table { head, rows, .. } => return seen(head, rows),
        BlockKind::List { items, .. } => items.iter().flat_map(|item| &item.blocks).collect(),
        BlockKind::Callout { blocks, .. } | BlockKind::Disclosure { blocks, .. } => blocks.iter().collect(),
        BlockKind::Definitions(all) => all.iter().flat_map(|one| one.details.iter().flatten()).collect(),
        _ => return,
    };
    inner.into_iter().for_each(|block| tables(block, seen));
}

fn plainly_heads(page: &Page<'_>, head: &Row, rows: &[Row]) -> bool {
    if head.cells.len() < 2 || rows.len() < 2 || heads_rows(head, rows) {
        return false;
    }
    let mut labels: Vec<String> = rows.iter().filter_map(|row| label(page, row.cells.first()?)).collect();
    if labels.len() < rows.len() {
        return false;
    }
    labels.sort_unstable();
    labels.dedup();
    // A column of numbers is data, as what stands beside it.
    let words = labels.iter().all(|label| label.chars().any(char::is_alphabetic));
    let beside = || rows.iter().flat_map(|row| row.cells.iter().skip(1));
    labels.len() == rows.len() && words && beside().all(|cell| is_answer(page, cell))
}

/// A short text without markup, which can be made bold as it stands.
fn label(page: &Page<'_>, cell: &Cell) -> Option<String> {
    let plain = |inline: &Inline| matches!(inline.kind, InlineKind::Text(_) | InlineKind::Term { .. });
    let written = page.text().get(words(page, cell)?.range())?;
    let fits = cell.inlines.iter().all(plain) && written.chars().count() <= LABEL && !written.contains(['*', '_', '`']);
    fits.then(|| written.to_lowercase())
}

/// Where the words of a cell are.
fn words(page: &Page<'_>, cell: &Cell) -> Option<Span> {
    let (first, last) = (cell.inlines.first()?, cell.inlines.last()?);
    let span = first.span.to(last.span);
    let written = page.text().get(span.range())?;
    (!written.is_empty() && written.trim() == written).then_some(span)
}

/// Room to write, a tick, or a number with at most a sign or a unit.
fn is_answer(page: &Page<'_>, cell: &Cell) -> bool {
    if cell.inlines.iter().all(|inline| matches!(inline.kind, InlineKind::Field { .. })) {
        return true;
    }
    let mut text = String::new();
    plain_text(&cell.inlines, &page.document.outline, &mut text);
    let text = text.trim();
    let blank = !text.is_empty() && text.chars().all(|c| matches!(c, '_' | '.' | '…' | '-' | '–' | '—' | ' '));
    let tick =
        matches!(text.chars().next(), Some('✓' | '✔' | '✗' | '✘' | '☐' | '☑' | '☒')) && text.chars().count() == 1;
    let number = text.chars().any(char::is_numeric)
        && text
            .chars()
            .all(|c| c.is_numeric() || matches!(c, '.' | ',' | '%' | '£' | '€' | '$' | '+' | '-' | '−' | '–' | ' '));
    blank || tick || number
}
