//! Footnotes: marks in the text, the notes after it, and the ways back. Numbered by the marks that are
//! written, so that a voice which is withheld takes its footnotes along.

use super::phrases::Plain;
use super::{Failed, Writer};
use crate::document::{Block, BlockKind};

/// What has been marked so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Indices of footnotes in the order of their first marks.
    order: Vec<u32>,
    /// Marks by number of the note, less one.
    marks: Vec<u32>,
    /// Number by index of the footnote.
    numbers: Vec<Option<u32>>,
}

impl Notes {
    /// Counts a mark: the note's number and which of its marks this is, both from 1.
    fn mark(&mut self, index: u32) -> (u32, u32) {
        let slot = index as usize;
        if self.numbers.len() <= slot {
            self.numbers.resize(slot + 1, None);
        }
        let number = match self.numbers.get(slot).copied().flatten() {
            Some(number) => number,
            None => {
                self.order.push(index);
                self.marks.push(0);
                let number = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
                self.numbers[slot] = Some(number);
                number
            }
        };
        let marks = &mut self.marks[number as usize - 1];
        *marks += 1;
        (number, *marks)
    }
}

impl Writer<'_> {
    /// The raised number; within a link it cannot be a link itself.
    pub(super) fn footnote_mark(&mut self, index: u32) {
        if self.body.body.footnotes.get(index as usize).is_none() {
            return;
        }
        let (number, mark) = self.notes.mark(index);
        let id = format!("mark_{number}_{mark}");
        if self.in_link {
            self.out.push_str("<sup class=\"footnote-ref\"");
            self.attribute("id", &id);
            self.out.push('>');
            self.number(number);
            self.out.push_str("</sup>");
            return;
        }
        self.out.push_str("<sup class=\"footnote-ref\"><a role=\"doc-noteref\"");
        self.attribute("id", &id);
        self.fragment(&format!("note_{number}"));
        let label = self.phrases.reference().with(&number.to_string());
        self.attribute("aria-label", &label);
        self.out.push('>');
        self.number(number);
        self.out.push_str("</a></sup>");
    }

    /// The notes, if any was marked. A note's own marks add to the end of the list while it is written.
    pub(super) fn footnotes(&mut self) -> Result<(), Failed> {
        let body = self.body;
        if self.notes.order.is_empty() {
            return Ok(());
        }
        let level = self.level(2);
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-labelledby", "note_s");
        self.out.push_str(">\n<h");
        self.number(level);
        self.attribute("id", "note_s");
        self.out.push('>');
        let title = self.phrases.plain(Plain::Footnotes).to_owned();
        self.text(&title);
        self.out.push_str("</h");
        self.number(level);
        self.out.push_str(">\n<ol>\n");
        let mut written = 0;
        while let Some(index) = self.notes.order.get(written).copied() {
            written += 1;
            self.out.push_str("<li");
            self.attribute("id", &format!("note_{written}"));
            self.out.push('>');
            let blocks = body.body.footnotes.get(index as usize).map_or(&[][..], |footnote| &footnote.blocks);
            match blocks.split_last() {
                Some((Block { kind: BlockKind::Paragraph(inlines), .. }, before)) => {
                    self.blocks(before)?;
                    self.out.push_str("<p>");
                    self.inlines(inlines);
                    self.ways_back(written);
                    self.out.push_str("</p>");
                }
                _ => {
                    self.blocks(blocks)?;
                    self.out.push_str("<p>");
                    self.ways_back(written);
                    self.out.push_str("</p>");
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
        Ok(())
    }

    /// A link back to each mark. Marks in notes that come later are not known yet: theirs are one-way.
    fn ways_back(&mut self, number: usize) {
        let marks = self.notes.marks.get(number - 1).copied().unwrap_or(0);
        for mark in 1..=marks {
            self.out.push_str(" <a class=\"footnote-back\" role=\"doc-backlink\"");
            self.fragment(&format!("mark_{number}_{mark}"));
            let mut label = self.phrases.back().with(&number.to_string());
            if marks > 1 {
                label.push_str(&format!(" ({mark})"));
            }
            self.attribute("aria-label", &label);
            self.out.push_str(">↩\u{fe0e}");
            if marks > 1 {
                self.out.push_str("<sup>");
                self.number(mark);
                self.out.push_str("</sup>");
            }
            self.out.push_str("</a>");
        }
    }
}
