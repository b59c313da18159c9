//! Boxes to tick: signs and controls become tasks, one box an item, wherever a list can stand.

use super::tree::{Block, Document, Item, Run, RunKind, start_of, words};

/// Signs that people put for a box, and whether it is ticked.
const SIGNS: [(char, bool); 8] =
    [('☐', false), ('□', false), ('❏', false), ('❑', false), ('▢', false), ('☑', true), ('☒', true), ('🗹', true)];

/// Turns signs into boxes, and paragraphs with boxes into tasks.
pub fn settle(document: &mut Document) {
    super::tree::each_runs(&mut document.blocks, &mut |runs| *runs = signs(std::mem::take(runs)));
    let mut losses = std::mem::take(&mut document.losses);
    let fields = &document.fields;
    let mut lose = |runs: &[Run]| {
        let what =
            format!("a box to tick within a sentence is only a sign now: “{}”", start_of(&words(runs, fields), 60));
        losses.add("", what, "put it at the beginning of a line: `- [ ] …`");
    };
    document.blocks = tasks(std::mem::take(&mut document.blocks), &mut lose);
    for note in &mut document.notes {
        super::tree::each_runs(note, &mut plain);
    }
    document.losses = losses;
}

/// Signs within words become boxes.
fn signs(runs: Vec<Run>) -> Vec<Run> {
    let mut out = Vec::with_capacity(runs.len());
    for run in runs {
        let text = match &run.kind {
            RunKind::Text(text) if !run.marks.code => text,
            _ => {
                out.push(run);
                continue;
            }
        };
        let mut rest = text.as_str();
        let mut before = String::new();
        let flush = |before: &mut String, out: &mut Vec<Run>| {
            if !before.is_empty() {
                out.push(Run { kind: RunKind::Text(std::mem::take(before)), ..run.clone() });
            }
        };
        while let Some(c) = rest.chars().next() {
            let sign = SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, ticked)| (*ticked, c.len_utf8()));
            let typed =
                [("[ ]", false), ("[x]", true), ("[X]", true)].iter().find(|(typed, _)| rest.starts_with(typed));
            match sign.or(typed.map(|(typed, ticked)| (*ticked, typed.len()))) {
                Some((ticked, length)) => {
                    flush(&mut before, &mut out);
                    out.push(Run::new(RunKind::Tick(ticked)));
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => {
                    before.push(c);
                    rest = rest.get(c.len_utf8()..).unwrap_or_default();
                }
            }
        }
        flush(&mut before, &mut out);
    }
    out
}

/// Boxes become signs again, where no task can stand.
pub fn plain(runs: &mut Vec<Run>) {
    for run in runs {
        if let RunKind::Tick(ticked) = run.kind {
            run.kind = RunKind::Text(if ticked { "☒" } else { "☐" }.to_owned());
        }
    }
}

fn is_tick(run: &Run) -> bool {
    matches!(run.kind, RunKind::Tick(_))
}

fn tasks(blocks: Vec<Block>, lose: &mut dyn FnMut(&[Run])) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(runs) if runs.iter().any(is_tick) => paragraph(runs, &mut out, lose),
            Block::Heading { mut runs, level, number } => {
                plain(&mut runs);
                out.push(Block::Heading { level, number, runs });
            }
            Block::List { start, items } => {
                let items = items.into_iter().map(|item| one(item, lose)).collect();
                out.push(Block::List { start, items });
            }
            Block::Quote(inner) => out.push(Block::Quote(tasks(inner, lose))),
            Block::Callout(kind, inner) => out.push(Block::Callout(kind, tasks(inner, lose))),
            Block::Table(mut table) => {
                // Only a box that is all of a cell is one; `cells` decides about it.
                for cell in table.head.iter_mut().flatten().chain(table.rows.iter_mut().flatten()) {
                    super::tree::each_runs(&mut cell.blocks, &mut plain);
                }
                out.push(Block::Table(table));
            }
            mut block => {
                super::tree::each_runs(std::slice::from_mut(&mut block), &mut plain);
                out.push(block);
            }
        }
    }
    out
}

/// An item that begins with a box is a task.
fn one(mut item: Item, lose: &mut dyn FnMut(&[Run])) -> Item {
    if let Some(Block::Paragraph(runs)) = item.blocks.first_mut() {
        trim(runs);
        if let Some(Run { kind: RunKind::Tick(ticked), .. }) = runs.first() {
            item.task = Some(*ticked);
            runs.remove(0);
            trim(runs);
        }
        if runs.iter().any(is_tick) {
            lose(runs);
            plain(runs);
        }
    }
    let mut blocks = std::mem::take(&mut item.blocks).into_iter();
    let first = blocks.next();
    item.blocks = first.into_iter().chain(tasks(blocks.collect(), lose)).collect();
    item
}

/// A paragraph with boxes: what stands before the first, and a task for each.
fn paragraph(runs: Vec<Run>, out: &mut Vec<Block>, lose: &mut dyn FnMut(&[Run])) {
    let mut parts: Vec<Vec<Run>> = vec![Vec::new()];
    let mut ticks: Vec<bool> = Vec::new();
    for run in runs.clone() {
        match run.kind {
            RunKind::Tick(ticked) => {
                ticks.push(ticked);
                parts.push(Vec::new());
            }
            _ => parts.last_mut().map_or((), |part| part.push(run)),
        }
    }
    parts.iter_mut().for_each(trim);
    let mut lead = parts.remove(0);
    let ends_with_box = parts.last().is_some_and(Vec::is_empty);
    if !lead.is_empty() && ends_with_box {
        // "Yes ☐ No ☐": the words stand before their boxes.
        parts.pop();
        parts.insert(0, std::mem::take(&mut lead));
    }
    let opens = lead.iter().rev().find_map(|run| match &run.kind {
        RunKind::Text(text) => text.trim_end().chars().next_back(),
        _ => None,
    });
    if ticks.len() == 1 && !lead.is_empty() && !opens.is_some_and(|c| matches!(c, ':' | '?' | '.' | ';')) {
        lose(&runs);
        let mut runs = runs;
        plain(&mut runs);
        return out.push(Block::Paragraph(runs));
    }
    if !lead.is_empty() {
        out.push(Block::Paragraph(lead));
    }
    let items: Vec<Item> = ticks
        .into_iter()
        .zip(parts)
        .map(|(ticked, part)| Item { task: Some(ticked), blocks: vec![Block::Paragraph(part)] })
        .collect();
    match out.last_mut() {
        Some(Block::List { start: None, items: before }) if before.iter().all(|item| item.task.is_some()) => {
            before.extend(items)
        }
        _ => out.push(Block::List { start: None, items }),
    }
}

/// Takes white space and line ends off both ends.
pub fn trim(runs: &mut Vec<Run>) {
    let blank = |run: &Run| match &run.kind {
        RunKind::Text(text) => text.trim().is_empty(),
        kind => *kind == RunKind::Break,
    };
    let last = runs.iter().rposition(|run| !blank(run)).map_or(0, |at| at + 1);
    runs.truncate(last);
    let first = runs.iter().position(|run| !blank(run)).unwrap_or(0);
    runs.drain(..first);
    if let Some(RunKind::Text(text)) = runs.first_mut().map(|run| &mut run.kind) {
        *text = text.trim_start().to_owned();
    }
    if let Some(RunKind::Text(text)) = runs.last_mut().map(|run| &mut run.kind) {
        *text = text.trim_end().to_owned();
    }
}
