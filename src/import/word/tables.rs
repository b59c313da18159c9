//! Tables: cells with what they hold; what is merged is laid open, since Markdown has no merged cells.

use super::Reader;
use super::package::{Xml, attribute, child, switch, value, w};
use crate::import::tree::{Align, Block, Cell, RunKind, Table, first_words, start_of};

/// More columns than this no page has.
const MOST_COLUMNS: usize = 200;

/// All tables together have at most so many cells.
const MOST_CELLS: usize = 400_000;

/// Whether a merged cell can be said again in each of its rows.
pub fn is_short(cell: &Cell) -> bool {
    let length = |block: &Block| match block {
        Block::Paragraph(runs) => runs
            .iter()
            .map(|run| match &run.kind {
                RunKind::Text(text) => text.len(),
                _ => 1,
            })
            .sum(),
        _ => 1000,
    };
    cell.blocks.iter().map(length).sum::<usize>() < 1000
}

/// Whether some cells of a row are merged, and not all into one.
fn is_partly_merged(row: &[Cell]) -> bool {
    row.iter().any(|cell| cell.spanned) && row.iter().filter(|cell| !cell.spanned).count() > 1
}

/// Elements of this name, also within controls and the like, but not within others of the same name.
fn inner<'a>(node: Xml<'a>, name: &str, out: &mut Vec<Xml<'a>>, depth: usize) {
    for child in node.children().filter(|child| child.is_element()) {
        match w(child) {
            found if found == name => out.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" if depth < 12 => inner(child, name, out, depth + 1),
            _ => {}
        }
    }
}

impl Reader<'_> {
    pub(super) fn table(&mut self, node: Xml<'_>) -> Option<Block> {
        let (mut rows, mut heads) = (Vec::new(), 0);
        let (mut nodes, before) = (Vec::new(), self.place());
        inner(node, "tr", &mut nodes, 0);
        let (mut merged_down, mut merged_across) = (false, false);
        for row in nodes {
            let properties = child(row, "trPr");
            if properties.is_some_and(|properties| child(properties, "del").is_some()) {
                self.tracked += 1;
                continue;
            }
            if properties.is_some_and(|properties| switch(properties, "tblHeader") == Some(true)) && heads == rows.len()
            {
                heads += 1;
            }
            let skipped = properties
                .and_then(|properties| value(properties, "gridBefore"))
                .and_then(|count| count.parse::<usize>().ok());
            let mut cells: Vec<Cell> = vec![Cell::default(); skipped.unwrap_or(0).min(MOST_COLUMNS)];
            let mut found = Vec::new();
            inner(row, "tc", &mut found, 0);
            for cell in found {
                if cells.len() >= MOST_COLUMNS || self.cells > MOST_CELLS {
                    self.lose_here("the rest of a very large table", "divide it");
                    break;
                }
                let properties = child(cell, "tcPr");
                let span = properties
                    .and_then(|it| value(it, "gridSpan"))
                    .and_then(|span| span.parse::<usize>().ok())
                    .unwrap_or(1);
                let goes_on = properties
                    .and_then(|it| child(it, "vMerge"))
                    .is_some_and(|it| attribute(it, "val") != Some("restart"));
                let blocks = self.story(cell);
                let above = rows.last().and_then(|row: &Vec<Cell>| row.get(cells.len()));
                let content = match above.filter(|above| goes_on && blocks.is_empty() && is_short(above)) {
                    Some(above) => {
                        merged_down = true;
                        above.clone()
                    }
                    None => {
                        let align =
                            cell.descendants().find(|inner| w(*inner) == "jc").and_then(|jc| attribute(jc, "val"));
                        let align = match align {
                            Some("center") => Align::Centre,
                            Some("right" | "end") => Align::End,
                            _ => Align::Start,
                        };
                        Cell { blocks, align, spanned: false }
                    }
                };
                cells.push(content);
                self.cells += span.clamp(1, MOST_COLUMNS);
                for _ in 1..span.min(MOST_COLUMNS) {
                    merged_across = true;
                    cells.push(Cell { spanned: true, ..Cell::default() });
                }
            }
            if !cells.is_empty() {
                rows.push(cells);
            }
        }
        if rows.is_empty() {
            return None;
        }
        let first: Vec<String> = rows.iter().take(1).flatten().map(|cell| first_words(&cell.blocks)).collect();
        let place = format!("{before}, table “{}”", start_of(&first.join(", "), 40));
        if merged_down {
            self.lose(&place, "cells that were merged downwards: each row says it again", "");
        }
        if merged_across && rows.iter().any(|row| is_partly_merged(row)) {
            self.lose(&place, "cells that were merged across columns: the first has the text", "");
        }
        if heads > 1 {
            self.lose(
                &place,
                "a table with several rows of headings: the first heads it, the others are ordinary rows",
                "join them into one row",
            );
        }
        let rest = rows.split_off(heads.min(1));
        let head = rows.pop();
        let table = Table { head, rows: rest, caption: Vec::new() };
        Some(Block::Table(table))
    }
}
