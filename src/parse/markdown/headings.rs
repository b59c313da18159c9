//! Headings: their ids, their order, and what `{.collapsible}` folds away.

use super::build::{Builder, push, trimmed};
use super::slug::{Taken, slug};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Anchor, Block, BlockKind, Heading, Inline, Outline, plain_text, plain_text_with};
use crate::source::{SourceId, Span};
use pulldown_cmark::CowStr;
use std::collections::HashMap;

/// How an id is to be found once all headings are known.
#[derive(Debug)]
pub(super) enum PendingId {
    /// `{#id}`
    Explicit(Box<str>),
    /// From these words.
    Words(String),
}

/// Ids that start with one of these belong to others on the page: footnotes, their marks, form fields, the theme's own
/// parts, the list of references. A heading never gets one.
const RESERVED_ID_PREFIXES: [&str; 5] = ["note_", "mark_", "field_", "kit-", "ref-"];

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
            heading.id = taken.unique(unreserved(slug(words)));
        }
    }
    outline.anchors =
        outline.headings.iter().map(|heading| Anchor { id: heading.id.clone(), span: heading.span }).collect();
}

/// An explicit id as it may be used.
pub(super) fn explicit_id(id: &str) -> Option<Box<str>> {
    if id.is_empty() {
        return None;
    }
    Some(unreserved(id.to_owned()).into())
}

/// An id that nobody else on the page has: `kit-list` becomes `section-kit-list`.
fn unreserved(id: String) -> String {
    if RESERVED_ID_PREFIXES.iter().any(|prefix| id.starts_with(prefix)) { format!("section-{id}") } else { id }
}

impl Builder<'_> {
    /// Reads a heading's attributes; true if it is collapsible.
    pub(super) fn attributes(
        &mut self,
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        span: Span,
    ) -> bool {
        let mut collapsible = false;
        let unknown = |written: String| {
            Diagnostic::new(Code::UnknownValue, format!("a heading cannot be `{written}`"))
                .at(self.source, trimmed(self.file, span))
                .help("`{.collapsible}` folds a section away and `{#id}` names it; `\\{` is the brace itself")
        };
        let mut findings = Vec::new();
        for class in classes {
            if &**class == "collapsible" {
                collapsible = true;
            } else {
                findings.push(unknown(format!(".{class}")));
            }
        }
        for (name, value) in attributes {
            findings.push(unknown(match value {
                Some(value) => format!("{name}={value}"),
                None => name.to_string(),
            }));
        }
        for finding in findings {
            self.report(finding);
        }
        collapsible
    }

    pub(super) fn heading(
        &mut self,
        level: u8,
        id: Option<Box<str>>,
        collapsible: bool,
        inlines: Vec<Inline>,
        span: Span,
    ) {
        let mut text = String::new();
        plain_text(&inlines, &self.outline, &mut text);
        let text = text.trim();
        // Smart punctuation may have swallowed a space that `trimmed` leaves out.
        let span = inlines.iter().fold(trimmed(self.file, span), |span, inline| span.to(inline.span));
        let last = self.outline.headings.last().map(|heading| (heading.level, heading.span));
        if text.is_empty() {
            self.report(
                Diagnostic::new(Code::HeadingEmpty, "the heading has no words")
                    .at(self.source, span)
                    .help("write what the section is about, or remove the line"),
            );
        }
        if level == 1 {
            self.report(
                Diagnostic::new(Code::HeadingOne, "a level-one heading: the page's title is its only one")
                    .at(self.source, span)
                    .help(format!("write `## {text}`")),
            );
        } else if level > last.map_or(1, |(level, _)| level) + 1 {
            let expected = last.map_or(1, |(level, _)| level) + 1;
            let mut finding = match last {
                Some((before, place)) => {
                    Diagnostic::new(Code::HeadingSkipped, format!("the level jumps from {before} to {level}"))
                        .at(self.source, span)
                        .also(self.source, place, "the heading before it")
                }
                None => Diagnostic::new(Code::HeadingSkipped, format!("the first heading is of level {level}, not 2"))
                    .at(self.source, span),
            };
            finding.help = Some(format!("write `{} {text}`", "#".repeat(expected as usize)));
            self.report(finding);
        }
        self.ids.push(match id.as_deref().and_then(explicit_id) {
            Some(id) => PendingId::Explicit(id),
            None => {
                let mut words = String::with_capacity(text.len());
                plain_text_with(&inlines, &self.outline, &mut words, &mut |_, word, out| out.push_str(&word.id));
                PendingId::Words(words)
            }
        });
        let heading = Heading { level, id: Box::default(), text: text.into(), collapsible, span };
        let heading = push(&mut self.outline.headings, heading);
        self.block(BlockKind::Heading { heading, inlines }, span);
    }
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
