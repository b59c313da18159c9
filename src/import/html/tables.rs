//! Tables: cells that span others are laid open.

use scraper::ElementRef;

use super::Reader;
use crate::import::tree::{Align, Block, Cell, Run, Table, each_runs};
use crate::import::word::is_short;

/// More columns than this no page has.
const MOST_COLUMNS: usize = 200;
/// A cell goes on for at most so many rows.
const MOST_ROWS: usize = 2000;
/// A table has at most so many cells.
const MOST_CELLS: usize = 200_000;

impl<'a> Reader<'a> {
    pub(super) fn table(&mut self, element: ElementRef<'a>) -> Option<Block> {
        let mut table = Table::default();
        let mut rows: Vec<(bool, ElementRef<'a>)> = Vec::new();
        for part in element.child_elements() {
            match part.value().name() {
                "caption" => {
                    for block in self.inside(part) {
                        if let Block::Paragraph(runs) | Block::Heading { runs, .. } = block {
                            if !table.caption.is_empty() {
                                table.caption.push(Run::text(" "));
                            }
                            table.caption.extend(runs);
                        }
                    }
                }
                "thead" | "tbody" | "tfoot" => {
                    let head = part.value().name() == "thead";
                    rows.extend(part.child_elements().filter(|row| row.value().name() == "tr").map(|row| (head, row)));
                }
                "tr" => rows.push((false, part)),
                _ => {}
            }
        }
        let mut open: Vec<(usize, Cell)> = Vec::new();
        let (mut down, mut across, mut cells) = (false, false, 0);
        let mut all: Vec<(bool, Vec<Cell>)> = Vec::new();
        for (in_head, row) in rows {
            let mut line: Vec<Cell> = Vec::new();
            let parts: Vec<ElementRef<'a>> =
                row.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th")).collect();
            let heads = !parts.is_empty() && parts.iter().all(|cell| cell.value().name() == "th");
            let mut parts = parts.into_iter();
            loop {
                let column = line.len();
                if let Some((left, cell)) = open.get_mut(column).filter(|(left, _)| *left > 0) {
                    *left -= 1;
                    cells += 1;
                    line.push(if is_short(cell) { cell.clone() } else { Cell::default() });
                    continue;
                }
                let Some(part) = parts.next() else {
                    // Cells from above that are further right.
                    if open.iter().skip(column).any(|(left, _)| *left > 0) && column < MOST_COLUMNS {
                        line.push(Cell::default());
                        continue;
                    }
                    break;
                };
                if line.len() >= MOST_COLUMNS || cells > MOST_CELLS {
                    self.lose("the rest of a very large table", "divide it");
                    break;
                }
                let span = |name: &str, most: usize| {
                    part.attr(name).and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, most)
                };
                let (wide, high) = (span("colspan", MOST_COLUMNS), span("rowspan", MOST_ROWS));
                let mut blocks = self.inside(part);
                if part.value().name() == "th" && !heads && !in_head {
                    each_runs(&mut blocks, &mut |runs| runs.iter_mut().for_each(|run| run.marks.strong = true));
                }
                let cell = Cell { blocks, align: align(part), spanned: false };
                down |= high > 1;
                across |= wide > 1;
                for extra in 0..wide.min(MOST_COLUMNS - line.len()) {
                    let cell = if extra == 0 { cell.clone() } else { Cell { spanned: true, ..Cell::default() } };
                    let column = line.len();
                    if open.len() <= column {
                        open.resize(column + 1, (0, Cell::default()));
                    }
                    open[column] = (high - 1, cell.clone());
                    line.push(cell);
                    cells += 1;
                }
            }
            if !line.is_empty() {
                all.push((in_head || heads && all.is_empty(), line));
            }
        }
        if down {
            self.lose("cells that were merged downwards: each row says it again", "");
        }
        if across {
            self.lose("cells that were merged across columns: the first has the text", "");
        }
        let heads = all.iter().take_while(|(head, _)| *head).count();
        if heads > 1 {
            self.lose(
                "a table with several rows of headings: the first heads it, the others are ordinary rows",
                "join them into one row",
            );
        }
        let mut lines = all.into_iter().map(|(_, line)| line);
        if heads > 0 {
            table.head = lines.next();
        }
        table.rows = lines.collect();
        (table.head.is_some() || !table.rows.is_empty()).then_some(Block::Table(table))
    }
}

fn align(cell: ElementRef<'_>) -> Align {
    let style = cell.attr("style").unwrap_or_default().to_lowercase().replace(' ', "");
    let said = style.split("text-align:").nth(1).or_else(|| cell.attr("align")).unwrap_or_default().to_lowercase();
    match said.as_str() {
        said if said.starts_with("center") => Align::Centre,
        said if said.starts_with("right") || said.starts_with("end") => Align::End,
        _ => Align::Start,
    }
}
