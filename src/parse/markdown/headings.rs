//! Headings: their ids, their order, and what `{.collapsible}` folds away.

use super::slug::{Taken, slug};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Anchor, Block, BlockKind, Inline, Outline};
use crate::source::{SourceId, Span};
use std::collections::HashMap;

/// How an id is to be found once all headings are known.
#[derive(Debug)]
pub(super) enum PendingId {
    /// `{#id}`
    Explicit(Box<str>),
    /// From these words.
    Words(String),
}

/// Ids that start with one of these belong to the renderer: footnotes, their marks and form fields. A heading's own
/// words never give an underscore, so only an explicit id could meet them.
pub const RESERVED_ID_PREFIXES: [&str; 3] = ["note_", "mark_", "field_"];

/// Gives every heading its id. Explicit ids come first wherever they stand, so that adding a heading above never
/// changes them.
pub(super) fn assign_ids(
    source: SourceId,
    pending: Vec<PendingId>,
    outline: &mut Outline,
    report: &mut dyn FnMut(Diagnostic),
) {
    let mut taken = Taken::default();
    let mut places: HashMap<&str, Span> = HashMap::new();
    for (pending, heading) in pending.iter().zip(&mut outline.headings) {
        let PendingId::Explicit(id) = pending else { continue };
        if let Some(first) = places.get(&**id) {
            report(
                Diagnostic::new(Code::DuplicateAnchor, format!("two headings have the id `{id}`"))
                    .at(source, heading.span)
                    .label("this one")
                    .also(source, *first, "and this one")
                    .help("give one of them another id, so that a link can only mean one place"),
            );
            continue;
        }
        places.insert(id, heading.span);
        taken.take(id);
        heading.id = id.clone();
    }
    for (pending, heading) in pending.iter().zip(&mut outline.headings) {
        if heading.id.is_empty() {
            let words = match pending {
                PendingId::Explicit(words) => words,
                PendingId::Words(words) => words.as_str(),
            };
            heading.id = taken.unique(slug(words));
        }
    }
    outline.anchors =
        outline.headings.iter().map(|heading| Anchor { id: heading.id.clone(), span: heading.span }).collect();
}

/// An explicit id as it may be used: ids of the renderer's own are made to differ.
pub(super) fn explicit_id(id: &str) -> Option<Box<str>> {
    if id.is_empty() {
        return None;
    }
    if RESERVED_ID_PREFIXES.iter().any(|prefix| id.starts_with(prefix)) {
        return Some(id.replacen('_', "-", 1).into());
    }
    Some(id.into())
}

/// A disclosure that is still open.
struct Open {
    level: u8,
    heading: u32,
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
    span: Span,
}

/// Folds everything after a collapsible heading, up to the next heading of the same or a higher level, into a
/// disclosure.
pub(super) fn fold(blocks: Vec<Block>, outline: &Outline) -> Vec<Block> {
    let heading_of = |block: &Block| match block.kind {
        BlockKind::Heading { heading, .. } => outline.headings.get(heading as usize),
        _ => None,
    };
    if !blocks.iter().any(|block| heading_of(block).is_some_and(|heading| heading.collapsible)) {
        return blocks;
    }
    let mut done: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open: Vec<Open> = Vec::new();
    for block in blocks {
        let found = heading_of(&block).map(|heading| (heading.level, heading.collapsible));
        if let Some((level, _)) = found {
            while open.last().is_some_and(|disclosure| disclosure.level >= level) {
                close(&mut open, &mut done);
            }
        }
        match (block.kind, found) {
            (BlockKind::Heading { heading, inlines }, Some((level, true))) => {
                open.push(Open { level, heading, inlines, blocks: Vec::new(), span: block.span });
            }
            (kind, _) => place(Block { kind, span: block.span }, &mut open, &mut done),
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

/// Closes the innermost disclosure.
fn close(open: &mut Vec<Open>, done: &mut Vec<Block>) {
    if let Some(Open { heading, inlines, blocks, span, .. }) = open.pop() {
        place(Block { kind: BlockKind::Disclosure { heading, inlines, blocks }, span }, open, done);
    }
}

/// Puts a block into the innermost disclosure.
fn place(block: Block, open: &mut [Open], done: &mut Vec<Block>) {
    match open.last_mut() {
        Some(disclosure) => {
            disclosure.span = disclosure.span.to(block.span);
            disclosure.blocks.push(block);
        }
        None => done.push(block),
    }
}
