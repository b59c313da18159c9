//! Tables as Typst source: a header row that repeats, rows that stay whole, cells that head their row, space to write.

use std::fmt::Write as _;

use super::fields::SCHEME;
use super::inlines::kind;
use super::source::{LETTER, Writer};
use crate::model::FieldKind;
use crate::view::paper::{Align, Block, BlockKind, Cell, Inline, Table, plain};

/// A row that is guessed to be taller may break over pages; any other is kept whole.
const TALL: f32 = 380.0;
/// Height of a line of a table.
const LINE: f32 = 14.5;

impl<'a> Writer<'a> {
    pub(super) fn table(&mut self, table: &'a Table) {
        let columns = table.head.len().max(1);
        let widths = widths(table, columns, self.width);
        self.out.push_str("#theme.table-frame(");
        if table.show_caption && !table.caption.is_empty() {
            self.out.push_str("caption: ");
            self.shown(&table.caption);
            self.out.push_str(", ");
        }
        let hidden = (!table.show_caption).then_some(table.caption.as_str());
        let parts = hidden.into_iter().chain([table.summary.as_str()]).filter(|part| !part.is_empty());
        let summary = parts.collect::<Vec<_>>().join(". ");
        if !summary.is_empty() {
            self.out.push_str("pdf.table-summary(summary: ");
            self.literal(&summary);
            self.out.push_str(", ");
        }
        self.out.push_str("table(columns: (");
        for column in 0..columns {
            match table.widths.get(column) {
                Some(width) => {
                    let _ = write!(self.out, "{}fr,", (*width).max(1));
                }
                None => self.out.push_str("auto,"),
            }
        }
        self.out.push_str("), align: (");
        for column in 0..columns {
            self.out.push_str(match table.alignments.get(column).copied().unwrap_or_default() {
                Align::Start => "start,",
                Align::Centre => "center,",
                Align::End => "end,",
            });
        }
        // A header that repeats is decoration from the second page on, and decoration holds no link, note or field.
        let repeats = !table.head.iter().any(|cell| cell.answer.is_some() || has_annotation(&cell.blocks));
        let _ = write!(self.out, "), table.header(repeat: {repeats}");
        for (column, cell) in table.head.iter().enumerate() {
            self.out.push_str(", ");
            let corner = column == 0 && table.row_headers;
            self.cell(cell, corner.then_some("both"), false, widths.get(column).copied());
        }
        self.out.push(')');
        for row in &table.rows {
            let tall = row.iter().zip(&widths).any(|(cell, width)| self.height(&cell.blocks, *width) > TALL);
            for column in 0..columns {
                self.out.push_str(", ");
                let scope = (column == 0 && table.row_headers).then_some("row");
                match row.get(column) {
                    Some(cell) => self.cell(cell, scope, tall, widths.get(column).copied()),
                    None => self.out.push_str("[]"),
                }
            }
            self.out.push('\n');
        }
        self.out.push_str(if summary.is_empty() { "))" } else { ")))" });
    }

    fn cell(&mut self, cell: &'a Cell, scope: Option<&str>, breakable: bool, width: Option<f32>) {
        let before = self.width;
        self.width = width.unwrap_or(before);
        if let Some(scope) = scope {
            let _ = write!(self.out, "pdf.header-cell(scope: \"{scope}\", ");
        }
        let _ = write!(self.out, "table.cell(breakable: {breakable})[");
        if let Some((number, field)) = cell.answer.and_then(|field| Some((field, self.paper.fields.get(field)?))) {
            self.mark(field.place);
            let _ = write!(self.out, "#theme.cell-field(\"{SCHEME}{number}\", kind: \"{}\"", kind(field.kind));
            self.required(field.required);
            self.out.push_str(");");
        }
        if !cell.blocks.is_empty() {
            self.out.push_str(if scope == Some("row") { "#theme.row-head" } else { "#" });
            self.inner(&cell.blocks, 0.0);
        }
        self.out.push(']');
        if scope.is_some() {
            self.out.push(')');
        }
        self.width = before;
    }

    /// A guess of how tall blocks are in a column.
    fn height(&self, blocks: &[Block], width: f32) -> f32 {
        let letters = (width / LETTER).max(4.0);
        let lines = |inlines: &[Inline]| {
            let words = plain(inlines, &self.paper.fields).chars().count() as f32;
            (words / letters).ceil().max(1.0) * LINE
        };
        blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Paragraph { inlines, .. } | BlockKind::Heading { inlines, .. } => lines(inlines) + 6.0,
                BlockKind::List { items, .. } => {
                    items.iter().map(|item| self.height(&item.blocks, width - 18.0) + 4.0).sum()
                }
                BlockKind::Quote(blocks)
                | BlockKind::Voice { blocks, .. }
                | BlockKind::Callout { blocks, .. }
                | BlockKind::Turned(blocks) => self.height(blocks, width - 24.0) + 40.0,
                BlockKind::Code(code) => code.lines().count() as f32 * LINE + 20.0,
                BlockKind::Table(table) => {
                    let rows = table.rows.iter().chain([&table.head]);
                    let share = width / table.head.len().max(1) as f32;
                    rows.map(|row| row.iter().map(|c| self.height(&c.blocks, share)).fold(24.0, f32::max)).sum()
                }
                BlockKind::Definitions(pairs) => pairs
                    .iter()
                    .map(|(term, meanings)| {
                        lines(term) + meanings.iter().map(|blocks| self.height(blocks, width)).sum::<f32>()
                    })
                    .sum(),
                BlockKind::Figure { .. } => 200.0,
                BlockKind::Answer { field } => match self.paper.fields.get(*field).map(|field| field.kind) {
                    Some(FieldKind::LongText) => 90.0,
                    _ => 40.0,
                },
                BlockKind::Rule | BlockKind::PageBreak | BlockKind::Html(_) => 20.0,
            })
            .sum()
    }
}

/// How wide each column's words may be, in points.
fn widths(table: &Table, columns: usize, all: f32) -> Vec<f32> {
    let total = (0..columns).map(|column| table.widths.get(column).copied().unwrap_or(1).max(1)).sum::<u32>() as f32;
    let share = |column: usize| table.widths.get(column).copied().unwrap_or(1).max(1) as f32 / total;
    (0..columns).map(|column| (all * share(column) - 16.0).max(24.0)).collect()
}

/// Whether something among the words is an annotation in a PDF.
fn has_annotation(blocks: &[Block]) -> bool {
    fn is_one(inline: &Inline) -> bool {
        match inline {
            Inline::Link { .. } | Inline::Field(_) | Inline::Note(_) => true,
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strikethrough(inner)
            | Inline::Cite(inner)
            | Inline::Foreign { inlines: inner, .. } => inner.iter().any(is_one),
            _ => false,
        }
    }
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Paragraph { inlines, .. } => inlines.iter().any(is_one),
        _ => true,
    })
}
