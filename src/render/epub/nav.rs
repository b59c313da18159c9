//! The navigation document: contents and landmarks (EPUB 3.3, section 7). There is no page list, since there are no
//! pages.

use crate::theme::Looks;
use crate::view::paper::{BlockKind, Paper, plain};

use super::Chapter;
use super::body::{Book, Holder};
use super::xml::{attribute, document, element, text};

/// Depth of headings that the contents show.
const DEPTH: u8 = 3;

/// `nav.xhtml`.
pub fn nav(paper: &Paper, looks: &Looks, chapters: &[Chapter<'_>], book: &Book<'_>) -> String {
    let title = if paper.words.contents.is_empty() { paper.title.as_str() } else { paper.words.contents.as_str() };
    let mut out = String::from("<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\"");
    attribute(&mut out, "aria-labelledby", "contents");
    out.push_str(">\n");
    element(&mut out, "h1 id=\"contents\"", title);
    out.push('\n');

    let mut entries = Vec::new();
    if !paper.book || chapters.len() == 1 {
        let file = chapters.first().map_or("text.xhtml", |chapter| chapter.file.as_str());
        entries.push((1, file.to_owned(), paper.title.clone()));
    }
    for block in chapters.iter().flat_map(|chapter| &chapter.blocks) {
        if let BlockKind::Heading { level, id, number, inlines } = &block.kind
            && *level <= DEPTH
            && let Some(place) = book.place(id)
        {
            let words = plain(inlines, &paper.fields);
            let words = number.as_ref().map_or_else(|| words.clone(), |number| format!("{number} {words}"));
            entries.push((*level, place, words));
        }
    }
    contents(&mut out, &entries);

    out.push_str("</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\"");
    attribute(&mut out, "aria-label", &paper.title);
    out.push_str(">\n<ol>\n");
    let mut landmark = |kind: &str, to: &str, words: &str| {
        out.push_str(&format!("<li><a epub:type=\"{kind}\""));
        attribute(&mut out, "href", to);
        out.push('>');
        text(&mut out, words);
        out.push_str("</a></li>\n");
    };
    // What is no book has its contents outside the reading order, where no landmark may point.
    if paper.book {
        landmark("toc", "#toc", title);
    }
    let kinds: &[&str] = if paper.book { &["titlepage", "bodymatter"] } else { &["bodymatter"] };
    for (kind, chapter) in kinds.iter().zip(chapters) {
        let words = match chapter.blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Heading { inlines, .. }) if *kind == "bodymatter" && paper.book => {
                plain(inlines, &paper.fields)
            }
            _ => paper.title.clone(),
        };
        landmark(kind, &chapter.file, &words);
    }
    out.push_str("</ol>\n</nav>\n</body>\n");
    document(Holder::Epub, (&paper.lang, paper.rtl), title, looks.epub.is_some(), &out)
}

/// Lists within lists, by level.
fn contents(out: &mut String, entries: &[(u8, String, String)]) {
    let mut open: Vec<u8> = Vec::new();
    for (level, to, words) in entries {
        while open.last().is_some_and(|last| last > level) && open.len() > 1 {
            out.push_str("</li>\n</ol>\n");
            open.pop();
        }
        match open.last() {
            Some(last) if last >= level => out.push_str("</li>\n"),
            _ => {
                out.push_str(if open.is_empty() { "<ol>\n" } else { "\n<ol>\n" });
                open.push(*level);
            }
        }
        out.push_str("<li><a");
        attribute(out, "href", to);
        out.push('>');
        text(out, words);
        out.push_str("</a>");
    }
    for _ in open {
        out.push_str("</li>\n</ol>\n");
    }
}
