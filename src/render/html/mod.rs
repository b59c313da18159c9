//! The text of a page as HTML: valid, accessible, without scripts, styles or handlers. What a theme
//! may shape (voices, callouts, disclosures, figures, data blocks) it shapes by its block templates;
//! the rest is written here, straight into one string.

mod blocks;
pub(super) mod escape;
mod fields;
mod footnotes;
mod highlight;
mod inlines;
mod phrases;
mod tables;

#[cfg(test)]
mod tests;

pub use highlight::highlight;

use super::page::Blocks;
use crate::view::body::BodyView;
use phrases::Phrases;

/// Why a body could not be written: a mistake in one of the theme's block templates.
pub type Failed = Box<tera::Error>;

/// The text of a page.
pub fn body(body: &BodyView, blocks: &Blocks<'_>) -> Result<String, Failed> {
    body_within(body, blocks, "", 0)
}

/// The text as a part of a greater page: every id begins with `prefix`, so that none is there twice, and headings are
/// `deeper` by so many levels.
pub fn body_within(body: &BodyView, blocks: &Blocks<'_>, prefix: &str, deeper: u8) -> Result<String, Failed> {
    let mut writer = Writer {
        body,
        prefix,
        deeper,
        theme: blocks,
        phrases: Phrases::new(blocks),
        out: String::with_capacity(1024 + body.outline.word_count as usize * 10),
        in_link: false,
        fields_as_text: false,
        images: 0,
        code_left: MOST_HIGHLIGHTED,
        section: None,
        notes: footnotes::Notes::default(),
    };
    writer.blocks(&body.body.blocks)?;
    writer.footnotes()?;
    Ok(writer.out)
}

/// Bytes of code in colours on one page; grammars are slow, and the rest stays plain.
const MOST_HIGHLIGHTED: usize = 512 * 1024;

/// The state of one body.
struct Writer<'a> {
    body: &'a BodyView,
    /// What every id begins with.
    prefix: &'a str,
    /// Levels that headings are deeper by.
    deeper: u8,
    theme: &'a Blocks<'a>,
    phrases: Phrases<'a>,
    out: String,
    /// A link is open: there can be no other within it.
    in_link: bool,
    /// Where no form field can stand, its prompt does.
    fields_as_text: bool,
    /// Images so far; the first one of a page loads at once.
    images: usize,
    /// Bytes of code that may still be highlighted.
    code_left: usize,
    /// The heading that the text is under, by number in the outline.
    section: Option<u32>,
    notes: footnotes::Notes,
}

impl Writer<'_> {
    /// Writes with `write` into a string of its own.
    fn apart<T>(&mut self, write: impl FnOnce(&mut Self) -> Result<T, Failed>) -> Result<String, Failed> {
        let outer = std::mem::take(&mut self.out);
        let done = write(self);
        let inner = std::mem::replace(&mut self.out, outer);
        done.map(|_| inner)
    }

    /// The level of a heading of the text on the page.
    fn level(&self, level: u8) -> u8 {
        level.saturating_add(self.deeper).clamp(1, 6)
    }

    fn text(&mut self, text: &str) {
        escape::text(&mut self.out, text);
    }

    /// ` name="value"`; an id, or the name of one, with the prefix.
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        if matches!(name, "id" | "for" | "name" | "aria-labelledby" | "aria-describedby") {
            escape::attribute(&mut self.out, self.prefix);
        }
        escape::attribute(&mut self.out, value);
        self.out.push('"');
    }

    /// ` name="address"`
    fn address(&mut self, name: &str, address: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::address(&mut self.out, address);
        self.out.push('"');
    }

    fn number(&mut self, number: impl std::fmt::Display) {
        use std::fmt::Write;
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{number}");
    }
}
