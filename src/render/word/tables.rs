//! Tables: header rows that are marked and repeat, rows that do not split, and a width for each column.

use std::fmt::Write as _;

use super::inlines::Mark;
use super::writer::{Paragraph, Spot, Writer};
use super::xml::escaped;
use crate::model::FieldKind;
use crate::view::paper::{Align, Cell, Table};

/// Room between the text of a cell and its borders, both sides; as in the style.
const PADDING: u32 = 240;

/// Where a row has too few.
static EMPTY: Cell = Cell { blocks: Vec::new(), answer: None };

impl<'a> Writer<'a> {
    /// A table.
    pub fn table(&mut self, table: &'a Table, spot: &Spot) {
        if table.head.is_empty() {
            return;
        }
        if table.show_caption && !table.caption.is_empty() {
            self.open(&Paragraph { style: "Caption", keep_next: true, ..Paragraph::default() }, spot);
            self.words(&table.caption, &Mark::of(self.paper));
            self.close();
        }
        self.before_table(spot);
        let widths = self.widths(table, spot.width.saturating_sub(spot.right));
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"PartnershipTable\"/>{}<w:tblW w:w=\"{}\" w:type=\"dxa\"/>",
            if self.paper.rtl { "<w:bidiVisual/>" } else { "" },
            widths.iter().sum::<u32>()
        );
        if spot.indent > 0 {
            let _ = write!(self.out, "<w:tblInd w:w=\"{}\" w:type=\"dxa\"/>", spot.indent);
        }
        // 0x0020 first row, 0x0080 first column, 0x0600 no bands.
        let (look, first) = if table.row_headers { ("06A0", 1) } else { ("0620", 0) };
        let _ = write!(
            self.out,
            "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"{first}\" \
             w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
        );
        for (element, words) in [("tblCaption", &table.caption), ("tblDescription", &table.summary)] {
            if !words.is_empty() {
                let _ = write!(self.out, "<w:{element} w:val=\"{}\"/>", escaped(words));
            }
        }
        self.out.push_str("</w:tblPr><w:tblGrid>");
        for width in &widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, cell) in table.head.iter().enumerate() {
            self.cell("TableHeading", cell, align(table, column), widths[column]);
        }
        self.out.push_str("</w:tr>");
        for row in &table.rows {
            let height = row.iter().filter_map(|cell| self.height(cell)).max();
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/>");
            if let Some(height) = height {
                let _ = write!(self.out, "<w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/>");
            }
            self.out.push_str("</w:trPr>");
            for (column, width) in widths.iter().enumerate() {
                let style = if column == 0 && table.row_headers { "TableRowHeading" } else { "TableText" };
                self.cell(style, row.get(column).unwrap_or(&EMPTY), align(table, column), *width);
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.after_table();
    }

    /// Room that a row gives for an answer, in twips.
    fn height(&self, cell: &Cell) -> Option<u32> {
        let field = self.paper.fields.get(cell.answer?)?;
        match field.kind {
            FieldKind::LongText => Some(1134),
            FieldKind::Checkbox => None,
            _ => Some(510),
        }
    }

    fn cell(&mut self, style: &'static str, cell: &'a Cell, align: Align, width: u32) {
        let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
        let spot = Spot { body: style, cell: true, align, ..Spot::page(width.saturating_sub(PADDING)) };
        self.blocks(&cell.blocks, &spot);
        if let Some(answer) = cell.answer {
            if let Some(help) = self.paper.fields.get(answer).and_then(|field| field.help.as_ref()) {
                self.plain("AnswerHelp", help, &spot);
            }
            self.open(&Paragraph { style, ..Paragraph::default() }, &spot);
            self.bare_control(answer);
            self.close();
        } else if cell.blocks.is_empty() || !self.out.ends_with("</w:p>") {
            // A cell has to end with a paragraph.
            self.open(&Paragraph { style, ..Paragraph::default() }, &spot);
            self.close();
        }
        self.out.push_str("</w:tc>");
    }

    /// Widths of columns in twips: as the table says, or by how much there is to read and to write in each; the longest
    /// word is not broken where that can be had.
    fn widths(&self, table: &Table, room: u32) -> Vec<u32> {
        let columns = table.head.len();
        let shares: Vec<u32> = if table.widths.len() == columns && table.widths.iter().any(|share| *share > 0) {
            table.widths.iter().map(|share| (*share).clamp(1, 1000)).collect()
        } else {
            let mut shares = vec![8; columns];
            for row in std::iter::once(&table.head).chain(&table.rows) {
                for (share, cell) in shares.iter_mut().zip(row) {
                    *share = (*share).max(self.share(cell));
                }
            }
            shares
        };
        let total: u32 = shares.iter().sum::<u32>().max(1);
        let mut widths: Vec<u32> = shares.iter().map(|share| room * share / total).collect();
        // What rounding left belongs to the last, so that the table is as wide as the text.
        let rest = room.saturating_sub(widths.iter().sum());
        if let Some(last) = widths.last_mut() {
            *last += rest;
        }
        widths
    }

    fn share(&self, cell: &Cell) -> u32 {
        let answer = cell.answer.and_then(|answer| self.paper.fields.get(answer)).map_or(0, |field| match field.kind {
            FieldKind::LongText => 32,
            FieldKind::Checkbox => 8,
            _ => 20,
        });
        let mut words = Vec::new();
        super::blocks::plain_blocks(&cell.blocks, &self.paper.fields, &mut words);
        let line = words.iter().map(|line| line.chars().count()).max().unwrap_or(0).min(36);
        let word = words.iter().flat_map(|line| line.split_whitespace()).map(|word| word.chars().count() + 3).max();
        let most = line.max(word.unwrap_or(0).min(48));
        answer.max(u32::try_from(most).unwrap_or(48))
    }
}

fn align(table: &Table, column: usize) -> Align {
    table.alignments.get(column).copied().unwrap_or_default()
}
