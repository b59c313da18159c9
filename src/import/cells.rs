//! Tables as Markdown has them: one line a cell, a header row with words in every column, no frames around text.

use super::fields::{has_fields, tidy};
use super::losses::Losses;
use super::tree::{Block, Cell, Document, Field, Run, RunKind, Table, start_of, words};
use crate::model::{FieldKind, Kind};

/// A table has at most so many cells.
const MOST_CELLS: usize = 400_000;

/// What settling a table needs to know.
struct Settling<'d> {
    fields: &'d mut Vec<Field>,
    losses: &'d mut Losses,
    answers: bool,
    place: String,
}

/// Settles all tables of a document.
pub fn settle(document: &mut Document, kind: Kind) {
    let blocks = std::mem::take(&mut document.blocks);
    let mut settling = Settling {
        fields: &mut document.fields,
        losses: &mut document.losses,
        answers: has_fields(kind),
        place: String::new(),
    };
    document.blocks = settling.all(blocks);
    for note in &mut document.notes {
        *note = settling.all(std::mem::take(note));
    }
}

/// Takes tables away that only frame or arrange text, so that its headings are headings.
pub fn frames(document: &mut Document) {
    let is_frame = |table: &Table| {
        let one = table.rows.iter().chain(&table.head).all(|row| row.len() == 1);
        let several = table.rows.iter().flatten().any(|cell| cell.blocks.len() > 1);
        one && table.head.is_none() && (table.rows.len() == 1 || several)
    };
    fn open(
        blocks: Vec<Block>,
        is_frame: &dyn Fn(&Table) -> bool,
        depth: usize,
        found: &mut Vec<String>,
    ) -> Vec<Block> {
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::Table(mut table) if depth < 20 && is_frame(&table) => {
                    if !table.caption.is_empty() {
                        out.push(Block::Paragraph(std::mem::take(&mut table.caption)));
                    }
                    let (mut inner, mut frames) = (Vec::new(), Vec::new());
                    for cell in table.rows.into_iter().flatten() {
                        inner.extend(open(cell.blocks, is_frame, depth + 1, &mut frames));
                    }
                    found.push(super::tree::first_words(&inner));
                    out.extend(inner);
                }
                block => out.push(block),
            }
        }
        out
    }
    let mut found = Vec::new();
    document.blocks = open(std::mem::take(&mut document.blocks), &is_frame, 0, &mut found);
    for words in found {
        document.losses.add(&format!("around “{words}”"), "a frame around text; the text stays", "");
    }
}

impl Settling<'_> {
    fn lose(&mut self, what: impl Into<String>, advice: &str) {
        self.losses.add(&self.place, what, advice);
    }

    fn all(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::Heading { ref runs, .. } => {
                    self.place = format!("under “{}”", start_of(&words(runs, self.fields), 50));
                    out.push(block);
                }
                Block::Paragraph(ref runs) if self.place.is_empty() || self.place.starts_with("after") => {
                    self.place = format!("after “{}”", start_of(&words(runs, self.fields), 40));
                    out.push(block);
                }
                Block::Table(table) => {
                    let place = self.place.clone();
                    let row = table.head.iter().chain(&table.rows).next().map(Vec::as_slice).unwrap_or_default();
                    let heads: Vec<String> = row
                        .iter()
                        .map(|cell| super::tree::first_words(&cell.blocks))
                        .filter(|words| !words.is_empty())
                        .collect();
                    let heads = format!("table “{}”", start_of(&heads.join(", "), 40));
                    self.place = if place.is_empty() { heads } else { format!("{place}, {heads}") };
                    self.table(table, &mut out);
                    self.place = place;
                }
                Block::List { start, mut items } => {
                    for item in &mut items {
                        item.blocks = self.all(std::mem::take(&mut item.blocks));
                    }
                    out.push(Block::List { start, items });
                }
                Block::Quote(inner) => out.push(Block::Quote(self.all(inner))),
                Block::Callout(kind, inner) => out.push(Block::Callout(kind, self.all(inner))),
                Block::Definitions(mut definitions) => {
                    for details in definitions.iter_mut().flat_map(|definition| &mut definition.details) {
                        *details = self.all(std::mem::take(details));
                    }
                    out.push(Block::Definitions(definitions));
                }
                block => out.push(block),
            }
        }
        out
    }

    fn table(&mut self, mut table: Table, out: &mut Vec<Block>) {
        table.rows.retain(|row| !row.iter().all(|cell| cell.blocks.is_empty() && cell.spanned));
        let columns = table.rows.iter().chain(&table.head).map(Vec::len).max().unwrap_or(0);
        if table.rows.len() > MOST_CELLS / columns.max(1) {
            self.lose("the rest of it, which is very large", "divide it");
            table.rows.truncate(MOST_CELLS / columns.max(1));
        }
        if columns == 0 {
            return;
        }
        if !table.caption.is_empty() {
            out.push(Block::Paragraph(std::mem::take(&mut table.caption)));
        }
        self.across(&mut table, columns, out);
        let single = table.head.is_none() && table.rows.len() == 1;
        if single {
            let row = table.rows.remove(0);
            return self.row(row, out);
        }
        let rows: Vec<Vec<Cell>> =
            std::mem::take(&mut table.rows).into_iter().map(|row| self.lines(row, columns)).collect();
        let head = table.head.take().map(|head| self.lines(head, columns));
        let (head, rows) = self.headed(head, rows, columns);
        out.push(Block::Table(Table { head: Some(head), rows, caption: Vec::new() }));
    }

    /// A first row that is one cell across the whole table is what stands above it.
    fn across(&mut self, table: &mut Table, columns: usize, out: &mut Vec<Block>) {
        let is_across =
            |row: &Vec<Cell>| columns > 1 && row.len() == columns && row.iter().skip(1).all(|cell| cell.spanned);
        let row = match &mut table.head {
            Some(head) if is_across(head) && !table.rows.is_empty() => {
                let next = table.rows.remove(0);
                std::mem::replace(head, next)
            }
            None if table.rows.len() > 2 && table.rows.first().is_some_and(is_across) => table.rows.remove(0),
            _ => return,
        };
        self.lose("its first row, one cell across all columns, stands above it", "");
        for cell in row.into_iter().take(1) {
            let mut runs = self.line(cell);
            runs.iter_mut().for_each(|run| run.marks.strong = true);
            out.push(Block::Paragraph(runs));
        }
    }

    /// A table of one row is a way to put things side by side.
    fn row(&mut self, row: Vec<Cell>, out: &mut Vec<Block>) {
        let blank = |cell: &Cell| cell.blocks.is_empty();
        if let [label, answer] = row.as_slice()
            && self.answers
            && !blank(label)
            && blank(answer)
        {
            let mut runs = self.line(label.clone());
            let prompt = tidy(&words(&runs, self.fields));
            if !prompt.is_empty() {
                if !words(&runs, self.fields).ends_with(':') {
                    runs.push(Run::text(":"));
                }
                runs.push(Run::text(" "));
                self.fields.push(Field::new(FieldKind::Text, prompt));
                runs.push(Run::new(RunKind::Field(self.fields.len() - 1)));
                return out.push(Block::Paragraph(runs));
            }
        }
        self.lose("one row only; its cells stand below each other", "");
        for cell in row {
            out.extend(self.all(cell.blocks));
        }
    }

    /// Cells with one line each, as many as there are columns.
    fn lines(&mut self, row: Vec<Cell>, columns: usize) -> Vec<Cell> {
        let mut out: Vec<Cell> = Vec::with_capacity(columns);
        for cell in row {
            let (align, spanned) = (cell.align, cell.spanned);
            let mut runs = self.line(cell);
            // In a template an empty cell asks for an answer, which the rest of a merged one does not.
            if spanned && self.answers && runs.is_empty() {
                runs.push(Run::text("—"));
            }
            let blocks = if runs.is_empty() { Vec::new() } else { vec![Block::Paragraph(runs)] };
            out.push(Cell { blocks, align, spanned });
        }
        out.resize_with(columns, Cell::default);
        out
    }

    /// Everything in a cell, in one line.
    fn line(&mut self, cell: Cell) -> Vec<Run> {
        let several =
            cell.blocks.len() > 1 || matches!(cell.blocks.first(), Some(Block::List { .. } | Block::Table(_)));
        let mut parts: Vec<Vec<Run>> = Vec::new();
        flatten(cell.blocks, &mut parts, 0);
        let mut runs: Vec<Run> = Vec::new();
        let mut joined = false;
        for mut part in parts {
            for run in &mut part {
                if run.kind == RunKind::Break {
                    run.kind = RunKind::Text("; ".to_owned());
                    joined = true;
                }
            }
            super::ticks::trim(&mut part);
            if part.is_empty() {
                continue;
            }
            if !runs.is_empty() {
                let ended = words(&runs, self.fields).ends_with(['.', ';', ':', '!', '?', ',']);
                runs.push(Run::text(if ended { " " } else { "; " }));
                joined = true;
            }
            runs.extend(part);
        }
        if joined && several {
            self.lose(
                "cells with several paragraphs or a list: each is one line now",
                "move long texts out of the table",
            );
        }
        runs
    }

    /// The header row: the file's own, else the first row, else one made up.
    fn headed(
        &mut self,
        head: Option<Vec<Cell>>,
        mut rows: Vec<Vec<Cell>>,
        columns: usize,
    ) -> (Vec<Cell>, Vec<Vec<Cell>>) {
        let says = |cell: &Cell, fields: &[Field]| match cell.blocks.first() {
            Some(Block::Paragraph(runs)) => {
                !words(runs, fields).is_empty() && !runs.iter().any(|run| matches!(run.kind, RunKind::Field(_)))
            }
            _ => false,
        };
        let mut head = match head {
            Some(head) => head,
            None => {
                let fits = rows.first().is_some_and(|row| row.iter().skip(1).all(|cell| says(cell, self.fields)));
                if fits && rows.len() > 1 {
                    self.lose(
                        "it marks no headings: its first row has become them",
                        "see whether it says what the columns hold",
                    );
                    rows.remove(0)
                } else {
                    self.lose("it has no headings: they are made up", "say in its first row what each column holds");
                    let name = |column: usize| match (columns, column, self.answers) {
                        (2, 0, true) => "Question".to_owned(),
                        (2, 1, true) => "Your answer".to_owned(),
                        _ => format!("Column {}", column + 1),
                    };
                    (0..columns).map(|column| text_cell(&name(column))).collect()
                }
            }
        };
        let only_one = columns == 1;
        let mut made_up = Vec::new();
        for (column, cell) in head.iter_mut().enumerate() {
            if let Some(Block::Paragraph(runs)) = cell.blocks.first_mut() {
                // Headings are strong anyway.
                runs.iter_mut().for_each(|run| run.marks.strong = false);
            }
            if !says(cell, self.fields) && (column > 0 || only_one) {
                made_up.push(column + 1);
                *cell = Cell { align: cell.align, ..text_cell(&format!("Column {}", column + 1)) };
            }
        }
        for column in made_up {
            self.lose(format!("column {column} has no heading: it is called “Column {column}”"), "say what it holds");
        }
        (head, rows)
    }
}

fn text_cell(text: &str) -> Cell {
    Cell { blocks: vec![Block::Paragraph(vec![Run::text(text)])], ..Cell::default() }
}

/// The lines of blocks.
fn flatten(blocks: Vec<Block>, out: &mut Vec<Vec<Run>>, depth: usize) {
    if depth > 20 {
        return;
    }
    for block in blocks {
        match block {
            Block::Heading { runs, .. } | Block::Paragraph(runs) => out.push(runs),
            Block::List { start, items } => {
                for (i, item) in items.into_iter().enumerate() {
                    let first = out.len();
                    flatten(item.blocks, out, depth + 1);
                    if let Some(runs) = out.get_mut(first) {
                        if let Some(start) = start {
                            runs.insert(0, Run::text(format!("{}) ", start.saturating_add(i as u64))));
                        }
                        if let Some(ticked) = item.task {
                            runs.insert(0, Run::text(if ticked { "☒ " } else { "☐ " }));
                        }
                    }
                }
            }
            Block::Quote(inner) | Block::Callout(_, inner) => flatten(inner, out, depth + 1),
            Block::Table(table) => {
                for cell in table.head.into_iter().flatten().chain(table.rows.into_iter().flatten()) {
                    flatten(cell.blocks, out, depth + 1);
                }
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    out.push(definition.term);
                    definition.details.into_iter().for_each(|blocks| flatten(blocks, out, depth + 1));
                }
            }
            Block::Figure(picture, caption) => {
                out.push([vec![Run::new(RunKind::Picture(picture)), Run::text(" ")], caption].concat())
            }
            Block::Code(code) => {
                let mut run = Run::text(code.replace('\n', " "));
                run.marks.code = true;
                out.push(vec![run]);
            }
            Block::Rule => {}
        }
    }
}
