//! What stands before the text: the title, or a book's title page and contents; and the bookmarks of headings that
//! links and contents lead to.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::inlines::Mark;
use super::writer::{Paragraph, Spot, Writer};
use super::xml::{escaped, number};
use crate::view::paper::{Block, BlockKind, Inline, Style};

/// A heading of the document, for the contents.
struct Entry<'a> {
    level: u8,
    id: &'a str,
    number: Option<&'a str>,
    inlines: &'a [Inline],
}

impl<'a> Writer<'a> {
    /// Title, or title page and contents; yields the blocks that are left to write.
    pub fn front(&mut self) -> &'a [Block] {
        let paper = self.paper;
        let mut entries = Vec::new();
        headings(&paper.blocks, &mut entries);
        self.bookmark(&entries);
        self.counted = counted(&entries);
        let spot = Spot::page(self.look.text_width(paper.landscape));
        if paper.book {
            // A third of the way down the page.
            self.lower(self.look.text_height(paper.landscape) / 4);
        }
        if !paper.kind_label.is_empty() {
            self.plain("KindLabel", &paper.kind_label, &spot);
        }
        self.plain("Title", &paper.title, &spot);
        if !paper.book {
            return &paper.blocks;
        }
        let mut rest = paper.blocks.as_slice();
        if let [first, others @ ..] = rest
            && let BlockKind::Paragraph { style: Style::Lead, inlines } = &first.kind
        {
            self.paragraph("Lead", inlines, &spot);
            rest = others;
        }
        let by = paper.creators.join(", ");
        let publisher = Some(&paper.publisher).filter(|publisher| **publisher != by);
        for line in [Some(&by), publisher, paper.date_text.as_ref()].into_iter().flatten() {
            if !line.is_empty() {
                self.plain("Subtitle", line, &spot);
            }
        }
        self.contents(&entries, &spot);
        self.page_break();
        rest
    }

    /// A name for each heading that Word accepts: at most 40 letters, digits and underscores, not beginning with a digit.
    fn bookmark(&mut self, entries: &[Entry<'a>]) {
        let mut taken = BTreeSet::new();
        for entry in entries {
            let mut name: String =
                entry.id.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(40).collect();
            if !name.starts_with(char::is_alphabetic) {
                name = format!("h_{name}").chars().take(40).collect();
            }
            // Word's names do not differ by case.
            if !taken.insert(name.to_lowercase()) {
                let start: String = name.chars().take(30).collect();
                name = format!("{start}_{:08x}", number(entry.id));
                taken.insert(name.to_lowercase());
            }
            self.bookmarks.insert(entry.id, name);
        }
    }

    /// Contents as Word's own field: links that are there already, and page numbers once an editor asks Word to update it.
    /// Word would ask each reader a question if the file made it update by itself, and no number is better than a wrong one.
    fn contents(&mut self, entries: &[Entry<'a>], spot: &Spot) {
        let shown: Vec<&Entry<'a>> = entries.iter().filter(|entry| entry.level <= 2).collect();
        if shown.is_empty() {
            return;
        }
        let (id, title) = (self.contents_id(), &self.paper.words.contents);
        let _ = write!(
            self.out,
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"kitpress-contents\"/><w:id w:val=\"{id}\"/><w:docPartObj>\
             <w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>",
            escaped(title)
        );
        self.plain("TOCHeading", title, spot);
        let last = shown.len() - 1;
        let mark = Mark::of(self.paper);
        for (i, entry) in shown.into_iter().enumerate() {
            self.open(&Paragraph { style: &format!("TOC{}", entry.level), ..Paragraph::default() }, spot);
            if i == 0 {
                self.out.push_str(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u \
                     </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
                );
            }
            let _ = write!(self.out, "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", self.bookmarks[entry.id]);
            let words = self.plain_words(entry.inlines);
            let words = entry.number.map_or(words.clone(), |number| format!("{number} {words}"));
            self.words(&words, &mark);
            self.out.push_str("</w:hyperlink>");
            if i == last {
                self.out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            self.close();
        }
        self.out.push_str("</w:sdtContent></w:sdt>");
        self.after_control();
    }
}

fn headings<'a>(blocks: &'a [Block], out: &mut Vec<Entry<'a>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, id, number, inlines } => {
                out.push(Entry { level: *level, id, number: number.as_deref(), inlines });
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| headings(&item.blocks, out)),
            BlockKind::Quote(inner) | BlockKind::Turned(inner) => headings(inner, out),
            BlockKind::Voice { blocks, .. } | BlockKind::Callout { blocks, .. } => headings(blocks, out),
            BlockKind::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| headings(&cell.blocks, out));
            }
            BlockKind::Definitions(terms) => {
                terms.iter().flat_map(|(_, definitions)| definitions).for_each(|blocks| headings(blocks, out));
            }
            _ => {}
        }
    }
}

/// Whether Word, counting 1, 1.1, 1.2, 2, arrives at the numbers that the headings have. If not, they are written out.
fn counted(entries: &[Entry<'_>]) -> bool {
    let mut counts = [0_u32; 9];
    entries.iter().filter_map(|entry| entry.number).all(|number| {
        let depth = number.matches('.').count();
        if depth > 8 {
            return false;
        }
        counts[depth] += 1;
        counts[depth + 1..].fill(0);
        let expected: Vec<String> = counts[..=depth].iter().map(u32::to_string).collect();
        expected.join(".") == number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_words_own_where_it_counts_the_same() {
        let entries = |numbers: &[&'static str]| -> Vec<Entry<'static>> {
            numbers.iter().map(|number| Entry { level: 1, id: "", number: Some(number), inlines: &[] }).collect()
        };
        assert!(counted(&entries(&["1", "2", "2.1", "2.2", "3", "3.1"])));
        assert!(!counted(&entries(&["1", "3"])));
        assert!(!counted(&entries(&["A"])));
    }
}
