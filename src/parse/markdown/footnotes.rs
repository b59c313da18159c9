//! Footnotes: numbered by the first mark a reader meets, wherever their texts stand in the file.

use crate::document::{Block, BlockKind, Footnote, Inline, InlineKind};
use crate::source::Span;
use std::collections::HashMap;

/// A footnote while the page is read: marks may come before the text or after it.
#[derive(Debug)]
pub(super) struct Note {
    /// As first written.
    label: Box<str>,
    /// Its text, once read.
    text: Option<(Vec<Block>, Span)>,
}

/// All footnotes of a page. Marks in the tree hold indices into this until [`Notes::number`].
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    by_label: HashMap<String, u32>,
}

/// What numbering leaves.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// In the order of their first marks.
    pub(super) footnotes: Vec<Footnote>,
    /// Texts without a mark.
    pub(super) unused: Vec<(Box<str>, Span)>,
}

impl Notes {
    /// The index of a label. Labels are the same in either case.
    pub(super) fn index(&mut self, label: &str) -> u32 {
        let folded = label.to_lowercase();
        if let Some(index) = self.by_label.get(&folded) {
            return *index;
        }
        let index = u32::try_from(self.notes.len()).unwrap_or(u32::MAX);
        self.notes.push(Note { label: label.into(), text: None });
        self.by_label.insert(folded, index);
        index
    }

    /// Keeps the text of a footnote; the first one counts, as in CommonMark's link definitions.
    pub(super) fn define(&mut self, label: &str, blocks: Vec<Block>, span: Span) {
        let index = self.index(label) as usize;
        if let Some(note) = self.notes.get_mut(index)
            && note.text.is_none()
        {
            note.text = Some((blocks, span));
        }
    }

    /// Labels that have a text.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> + Clone {
        self.notes.iter().filter(|note| note.text.is_some()).map(|note| &*note.label)
    }

    /// Numbers the marks of `blocks` and then those of the footnotes themselves.
    pub(super) fn number(mut self, blocks: &mut [Block]) -> Numbered {
        let mut order = Order { numbers: vec![None; self.notes.len()], marks: Vec::new(), queue: Vec::new() };
        if self.notes.is_empty() {
            return Numbered::default();
        }
        order.blocks(blocks);
        let mut footnotes: Vec<Footnote> = Vec::new();
        while let Some(index) = order.queue.get(footnotes.len()).copied() {
            let note = self.notes.get_mut(index as usize);
            let label = note.as_ref().map_or_else(Box::default, |note| note.label.clone());
            let (mut blocks, span) = note.and_then(|note| note.text.take()).unwrap_or_default();
            order.blocks(&mut blocks);
            footnotes.push(Footnote { label, blocks, marks: 0, span });
        }
        for (footnote, marks) in footnotes.iter_mut().zip(&order.marks) {
            footnote.marks = *marks;
        }
        let unused = self.notes.into_iter().filter_map(|note| note.text.map(|(_, span)| (note.label, span))).collect();
        Numbered { footnotes, unused }
    }
}

/// Walks the tree in reading order. Its depth is bounded by the parser's.
struct Order {
    /// New number by index.
    numbers: Vec<Option<u32>>,
    /// Marks so far, by new number.
    marks: Vec<u32>,
    /// Indices by new number.
    queue: Vec<u32>,
}

impl Order {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => self.inlines(inlines),
                BlockKind::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
                BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => self.blocks(blocks),
                BlockKind::Voice { blocks, attribution, .. } => {
                    self.blocks(blocks);
                    self.inlines(attribution);
                }
                BlockKind::Disclosure { inlines, blocks, .. } => {
                    self.inlines(inlines);
                    self.blocks(blocks);
                }
                BlockKind::Table { head, rows, .. } => {
                    for cell in std::iter::once(head).chain(rows).flat_map(|row| &mut row.cells) {
                        self.inlines(&mut cell.inlines);
                    }
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        self.inlines(&mut definition.term);
                        definition.details.iter_mut().for_each(|detail| self.blocks(detail));
                    }
                }
                BlockKind::Code { .. }
                | BlockKind::Figure { .. }
                | BlockKind::Data(_)
                | BlockKind::Rule
                | BlockKind::Html(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            match &mut inline.kind {
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Link { inlines: inner, .. } => self.inlines(inner),
                InlineKind::FootnoteMark { footnote, mark } => {
                    let Some(number) = self.numbers.get_mut(*footnote as usize) else { continue };
                    let new = *number.get_or_insert_with(|| {
                        self.queue.push(*footnote);
                        self.marks.push(0);
                        u32::try_from(self.marks.len() - 1).unwrap_or(u32::MAX)
                    });
                    if let Some(marks) = self.marks.get_mut(new as usize) {
                        *marks += 1;
                        *mark = *marks;
                    }
                    *footnote = new;
                }
                _ => {}
            }
        }
    }
}
