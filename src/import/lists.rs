//! Lists that somebody typed: paragraphs that begin with a bullet, a hyphen or a number of their own.

use super::tree::{Block, Document, Item, Run, RunKind, first_words};

/// What a typed item begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A bullet, which is nothing else.
    Bullet,
    /// A hyphen or star, which may be something else: two in a row are a list.
    Dash,
    /// A number; two that follow each other are a list.
    Number(u64),
}

/// Makes lists of them.
pub fn settle(document: &mut Document) {
    let mut out: Vec<Block> = Vec::with_capacity(document.blocks.len());
    let mut group: Vec<(Mark, Block)> = Vec::new();
    for block in std::mem::take(&mut document.blocks) {
        let mark = match &block {
            Block::Paragraph(runs) => mark(runs).map(|(mark, _)| mark),
            _ => None,
        };
        let goes_on = match (group.last(), mark) {
            (Some((Mark::Number(before), _)), Some(Mark::Number(number))) => number == before.saturating_add(1),
            (Some((before, _)), Some(mark)) => *before == mark,
            _ => false,
        };
        if !goes_on {
            close(&mut group, &mut out, document);
        }
        match mark {
            Some(mark) => group.push((mark, block)),
            None => out.push(block),
        }
    }
    close(&mut group, &mut out, document);
    document.blocks = out;
}

/// A list of a group, if it is long enough to be one.
fn close(group: &mut Vec<(Mark, Block)>, out: &mut Vec<Block>, document: &mut Document) {
    let group = std::mem::take(group);
    let Some((first, _)) = group.first() else { return };
    if *first != Mark::Bullet && group.len() < 2 {
        return out.extend(group.into_iter().map(|(_, block)| block));
    }
    let start = match first {
        Mark::Number(number) => Some(*number),
        _ => None,
    };
    let items: Vec<Item> = group
        .into_iter()
        .map(|(_, block)| match block {
            Block::Paragraph(mut runs) => {
                if let Some((_, length)) = mark(&runs)
                    && let Some(RunKind::Text(text)) = runs.first_mut().map(|run| &mut run.kind)
                {
                    *text = text.get(length..).unwrap_or_default().trim_start().to_owned();
                }
                super::ticks::trim(&mut runs);
                Item { task: None, blocks: vec![Block::Paragraph(runs)] }
            }
            block => Item { task: None, blocks: vec![block] },
        })
        .collect();
    let place = items.first().map(|item| first_words(&item.blocks)).unwrap_or_default();
    document.losses.add(&format!("at “{place}”"), "lines that began with typed marks are a list now", "");
    out.push(Block::List { start, items });
}

/// The mark that a paragraph begins with, and its length in the first run.
fn mark(runs: &[Run]) -> Option<(Mark, usize)> {
    let Some(Run { kind: RunKind::Text(text), marks, link: None }) = runs.first() else { return None };
    let words = text.trim_start();
    let lead = text.len() - words.len();
    let (mark, length) = match words.chars().next()? {
        c @ ('•' | '●' | '▪' | '◦' | '‣' | '·' | '\u{f0b7}') => (Mark::Bullet, c.len_utf8()),
        c @ ('-' | '*' | '–') => (Mark::Dash, c.len_utf8()),
        c if c.is_ascii_digit() => {
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            let point = words.get(digits..)?.starts_with(['.', ')']);
            (Mark::Number(words.get(..digits)?.parse().ok().filter(|_| point && digits < 4)?), digits + 1)
        }
        _ => return None,
    };
    let after = words.get(length..)?;
    let apart = after.starts_with(|c: char| c.is_whitespace()) || after.is_empty() && runs.len() > 1;
    (apart && !marks.code).then_some((mark, lead + length))
}
