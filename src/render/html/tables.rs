//! Tables: header cells with scope, a first column that heads its rows where it does, a frame that
//! scrolls by keyboard.

use super::Writer;
use super::phrases::Plain;
use crate::document::{Alignment, Inline, InlineKind, Row, heads_rows};
use crate::source::Span;

impl Writer<'_> {
    pub(super) fn table(&mut self, span: Span, alignments: &[Alignment], head: &Row, rows: &[Row]) {
        let table = self.phrases.plain(Plain::Table);
        let label = match self.section_title() {
            Some(section) => format!("{table}: {section}"),
            None => table.to_owned(),
        };
        let heads_rows = heads_rows(head, rows);
        let class = |column: usize| match alignments.get(column) {
            Some(Alignment::Start) => " class=\"align-start\"",
            Some(Alignment::Centre) => " class=\"align-centre\"",
            Some(Alignment::End) => " class=\"align-end\"",
            Some(Alignment::None) | None => "",
        };
        self.frame(&label);
        self.out.push_str("<table>\n<thead><tr>");
        for (column, cell) in head.cells.iter().enumerate() {
            // An empty header cell would head its column with nothing.
            let (start, end) = if cell.inlines.is_empty() { ("<td", "</td>") } else { ("<th scope=\"col\"", "</th>") };
            self.out.push_str(start);
            self.out.push_str(class(column));
            self.out.push('>');
            self.inlines(&cell.inlines);
            self.out.push_str(end);
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for (number, row) in rows.iter().enumerate() {
            self.out.push_str("<tr>");
            for (column, cell) in row.cells.iter().enumerate() {
                let heads = heads_rows && column == 0 && !cell.inlines.is_empty();
                self.out.push_str(if heads { "<th scope=\"row\"" } else { "<td" });
                self.out.push_str(class(column));
                self.out.push('>');
                match cell.inlines.as_slice() {
                    [] if self.body.answers => {
                        let label = self.cell_label(head, row, column, number);
                        let name = self.body.places.cell(span, number + 1, column + 1);
                        self.answer(&name, &label);
                    }
                    [Inline { kind: InlineKind::Strong(inner), .. }] if heads => self.inlines(inner),
                    inlines => self.inlines(inlines),
                }
                self.out.push_str(if heads { "</th>" } else { "</td>" });
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></div>\n");
    }

    /// What a reader is asked for in an empty cell: the row's first words and the column's heading.
    fn cell_label(&self, head: &Row, row: &Row, column: usize, number: usize) -> String {
        let column_words = head.cells.get(column).map(|cell| self.body.plain(&cell.inlines)).unwrap_or_default();
        let column_words =
            if column_words.is_empty() { self.phrases.plain(Plain::Answer).to_owned() } else { column_words };
        let row_words = row.cells.first().map(|cell| self.body.plain(&cell.inlines)).unwrap_or_default();
        let row_words = if row_words.is_empty() { (number + 1).to_string() } else { row_words };
        self.phrases.cell(&row_words, &column_words)
    }
}
