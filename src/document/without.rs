//! A text without some of its voices, and without all that only they hold: footnotes that only they mark, and what the
//! outline lists of either. Made for consent: who sees the result cannot tell that there was more.

use super::outline::{Outline, VoiceUse};
use super::tree::{Block, BlockKind, Body, Inline, InlineKind};
use crate::source::Span;

/// A text without some of its voices. Its numbers lead into its own outline.
#[derive(Clone, Debug)]
pub struct Without {
    /// The tree.
    pub body: Body,
    /// What the tree still holds. Voices keep their numbers; those taken out have lost their names.
    pub outline: Outline,
    /// Which links of the whole outline are left, in order.
    pub links: Vec<usize>,
    /// Which images are.
    pub images: Vec<usize>,
    /// The bytes of what was taken out, with footnotes that nothing marks any more.
    pub gone: Vec<Span>,
}

/// What of an outline only voices that the web may not show hold, by number: it makes no backlink and no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Headings.
    pub headings: Vec<usize>,
    /// Links.
    pub links: Vec<usize>,
    /// Images.
    pub images: Vec<usize>,
    /// References.
    pub citations: Vec<usize>,
    /// Terms.
    pub terms: Vec<usize>,
}

/// Takes out every voice that `keep` does not want.
pub fn without(body: &Body, outline: &Outline, keep: &dyn Fn(&VoiceUse) -> bool) -> Without {
    let kept: Vec<bool> = outline.voices.iter().map(keep).collect();
    let mut gone = Vec::new();
    let mut blocks = shown(&body.blocks, &kept, &mut gone);
    let texts: Vec<Vec<Block>> = body.footnotes.iter().map(|note| shown(&note.blocks, &kept, &mut gone)).collect();
    let notes = marked(&mut blocks, &texts);
    let mut footnotes: Vec<_> = notes
        .iter()
        .filter_map(|old| {
            Some(super::Footnote { blocks: texts.get(*old)?.clone(), marks: 0, ..body.footnotes.get(*old)?.clone() })
        })
        .collect();
    let unmarked = |old: &usize| !notes.contains(old);
    gone.extend((0..texts.len()).filter(unmarked).filter_map(|old| Some(body.footnotes.get(old)?.span)));
    let used = Used::of(&mut blocks, footnotes.iter_mut().map(|note| &mut note.blocks), outline);
    let mut marks = vec![0; notes.len()];
    let mut renumber = |used_here: Use<'_>| used.renumber(used_here, &notes, &mut marks);
    each(&mut blocks, &mut renumber);
    footnotes.iter_mut().for_each(|note| each(&mut note.blocks, &mut renumber));
    footnotes.iter_mut().zip(&marks).for_each(|(note, marks)| note.marks = *marks);
    let mut rest = used.outline(outline);
    let lost = rest.voices.iter_mut().zip(&kept).filter(|(_, kept)| !**kept);
    lost.for_each(|(voice, _)| voice.name = Box::default());
    Without {
        body: Body { blocks, footnotes },
        outline: rest,
        links: numbers(&used.links),
        images: numbers(&used.images),
        gone,
    }
}

/// What only the voices hold that `keep` does not want.
pub fn hidden(body: &Body, outline: &Outline, keep: &dyn Fn(&VoiceUse) -> bool) -> Hidden {
    if outline.voices.iter().all(keep) {
        return Hidden::default();
    }
    let kept: Vec<bool> = outline.voices.iter().map(keep).collect();
    let mut blocks = shown(&body.blocks, &kept, &mut Vec::new());
    let mut texts: Vec<Vec<Block>> =
        body.footnotes.iter().map(|note| shown(&note.blocks, &kept, &mut Vec::new())).collect();
    let notes = marked(&mut blocks, &texts);
    let of_notes = texts.iter_mut().enumerate().filter(|(old, _)| notes.contains(old)).map(|(_, blocks)| blocks);
    let used = Used::of(&mut blocks, of_notes, outline);
    let not = |used: &[bool]| used.iter().enumerate().filter(|(_, used)| !**used).map(|(i, _)| i).collect();
    Hidden {
        headings: not(&used.headings),
        links: not(&used.links),
        images: not(&used.images),
        citations: not(&used.citations),
        terms: not(&used.terms),
    }
}

/// The blocks without voices that are not kept, and without what that leaves empty.
fn shown(blocks: &[Block], kept: &[bool], gone: &mut Vec<Span>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let BlockKind::Voice { voice, .. } = &block.kind
            && !kept.get(*voice as usize).is_some_and(|kept| *kept)
        {
            gone.push(block.span);
            continue;
        }
        let mut block = block.clone();
        let emptied = match &mut block.kind {
            BlockKind::Quote(inner)
            | BlockKind::Voice { blocks: inner, .. }
            | BlockKind::Callout { blocks: inner, .. } => {
                let had = !inner.is_empty();
                *inner = shown(inner, kept, gone);
                had && inner.is_empty()
            }
            BlockKind::Disclosure { blocks: inner, .. } => {
                *inner = shown(inner, kept, gone);
                false
            }
            BlockKind::List { items, .. } => {
                items.retain_mut(|item| {
                    let had = !item.blocks.is_empty();
                    item.blocks = shown(&item.blocks, kept, gone);
                    !had || !item.blocks.is_empty()
                });
                items.is_empty()
            }
            BlockKind::Definitions(entries) => {
                let details = entries.iter_mut().flat_map(|entry| entry.details.iter_mut());
                details.for_each(|blocks| *blocks = shown(blocks, kept, gone));
                false
            }
            _ => false,
        };
        if !emptied {
            out.push(block);
        }
    }
    out
}

/// The footnotes that are still marked, by their old numbers, in the order of their first marks.
fn marked(blocks: &mut [Block], texts: &[Vec<Block>]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    let mut note = |used: Use<'_>| {
        if let Use::Note { footnote, .. } = used
            && !order.contains(&(*footnote as usize))
        {
            order.push(*footnote as usize);
        }
    };
    each(blocks, &mut note);
    let mut next = 0;
    while let Some(old) = order.get(next).copied() {
        let mut text = texts.get(old).cloned().unwrap_or_default();
        each(&mut text, &mut |used| {
            if let Use::Note { footnote, .. } = used
                && !order.contains(&(*footnote as usize))
            {
                order.push(*footnote as usize);
            }
        });
        next += 1;
    }
    order
}

/// A number in the tree that leads into the outline or to a footnote.
enum Use<'a> {
    Heading(&'a mut u32),
    Link(&'a mut u32),
    Image(&'a mut u32),
    Term(&'a mut u32),
    Word(&'a mut u32),
    Citation(&'a mut u32),
    Field(&'a mut u32),
    Note { footnote: &'a mut u32, mark: &'a mut u32 },
}

/// Which entries of an outline a tree uses.
struct Used {
    headings: Vec<bool>,
    links: Vec<bool>,
    images: Vec<bool>,
    terms: Vec<bool>,
    words: Vec<bool>,
    citations: Vec<bool>,
    fields: Vec<bool>,
}

impl Used {
    fn of<'a>(blocks: &mut [Block], notes: impl Iterator<Item = &'a mut Vec<Block>>, outline: &Outline) -> Used {
        let mut used = Used {
            headings: vec![false; outline.headings.len()],
            links: vec![false; outline.links.len()],
            images: vec![false; outline.images.len()],
            terms: vec![false; outline.terms.len()],
            words: vec![false; outline.words.len()],
            citations: vec![false; outline.citations.len()],
            fields: vec![false; outline.fields.len()],
        };
        let mut note = |one: Use<'_>| {
            let (list, number) = match one {
                Use::Heading(number) => (&mut used.headings, number),
                Use::Link(number) => (&mut used.links, number),
                Use::Image(number) => (&mut used.images, number),
                Use::Term(number) => (&mut used.terms, number),
                Use::Word(number) => (&mut used.words, number),
                Use::Citation(number) => (&mut used.citations, number),
                Use::Field(number) => (&mut used.fields, number),
                Use::Note { .. } => return,
            };
            if let Some(used) = list.get_mut(*number as usize) {
                *used = true;
            }
        };
        each(blocks, &mut note);
        notes.for_each(|blocks| each(blocks, &mut note));
        used
    }

    /// Gives a number of the tree its new value.
    fn renumber(&self, one: Use<'_>, notes: &[usize], marks: &mut [u32]) {
        let (list, number) = match one {
            Use::Heading(number) => (&self.headings, number),
            Use::Link(number) => (&self.links, number),
            Use::Image(number) => (&self.images, number),
            Use::Term(number) => (&self.terms, number),
            Use::Word(number) => (&self.words, number),
            Use::Citation(number) => (&self.citations, number),
            Use::Field(number) => (&self.fields, number),
            Use::Note { footnote, mark } => {
                let new = notes.iter().position(|old| *old == *footnote as usize);
                if let Some((new, marks)) = new.and_then(|new| Some((new, marks.get_mut(new)?))) {
                    *marks += 1;
                    *mark = *marks;
                    *footnote = u32::try_from(new).unwrap_or(u32::MAX);
                }
                return;
            }
        };
        let before = list.iter().take(*number as usize).filter(|used| **used).count();
        *number = u32::try_from(before).unwrap_or(u32::MAX);
    }

    fn outline(&self, whole: &Outline) -> Outline {
        Outline {
            headings: only(&whole.headings, &self.headings),
            // Every heading is an anchor, in the same order.
            anchors: only(&whole.anchors, &self.headings),
            links: only(&whole.links, &self.links),
            images: only(&whole.images, &self.images),
            terms: only(&whole.terms, &self.terms),
            words: only(&whole.words, &self.words),
            citations: only(&whole.citations, &self.citations),
            fields: only(&whole.fields, &self.fields),
            voices: whole.voices.clone(),
            data_blocks: whole.data_blocks.clone(),
            code_languages: whole.code_languages.clone(),
            word_count: whole.word_count,
            opening: whole.opening.clone(),
            hidden: Hidden::default(),
        }
    }
}

fn only<T: Clone>(list: &[T], used: &[bool]) -> Vec<T> {
    list.iter().zip(used).filter(|(_, used)| **used).map(|(one, _)| one.clone()).collect()
}

fn numbers(used: &[bool]) -> Vec<usize> {
    used.iter().enumerate().filter(|(_, used)| **used).map(|(number, _)| number).collect()
}

/// Shows `see` every number in the blocks, in reading order.
fn each(blocks: &mut [Block], see: &mut dyn FnMut(Use<'_>)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(inlines) => within(inlines, see),
            BlockKind::Heading { heading, inlines } => {
                see(Use::Heading(heading));
                within(inlines, see);
            }
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| each(&mut item.blocks, see)),
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => each(blocks, see),
            BlockKind::Voice { blocks, attribution, .. } => {
                each(blocks, see);
                within(attribution, see);
            }
            BlockKind::Disclosure { heading, inlines, blocks } => {
                see(Use::Heading(heading));
                within(inlines, see);
                each(blocks, see);
            }
            BlockKind::Table { head, rows, .. } => {
                let cells = std::iter::once(head).chain(rows).flat_map(|row| &mut row.cells);
                cells.for_each(|cell| within(&mut cell.inlines, see));
            }
            BlockKind::Definitions(entries) => {
                for entry in entries {
                    within(&mut entry.term, see);
                    entry.details.iter_mut().for_each(|blocks| each(blocks, see));
                }
            }
            BlockKind::Figure { image, .. } => see(Use::Image(image)),
            BlockKind::Code { .. } | BlockKind::Data(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

fn within(inlines: &mut [Inline], see: &mut dyn FnMut(Use<'_>)) {
    for inline in inlines {
        match &mut inline.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                within(inner, see);
            }
            InlineKind::Link { link, inlines } => {
                see(Use::Link(link));
                within(inlines, see);
            }
            InlineKind::Image { image } => see(Use::Image(image)),
            InlineKind::Term { term, .. } => see(Use::Term(term)),
            InlineKind::Word { word } => see(Use::Word(word)),
            InlineKind::Citation { citation } => see(Use::Citation(citation)),
            InlineKind::Field { field } => see(Use::Field(field)),
            InlineKind::FootnoteMark { footnote, mark } => see(Use::Note { footnote, mark }),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::Html(_) => {}
        }
    }
}
