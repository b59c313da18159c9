//! Words and their markup: runs, links, notes.

use std::fmt::Write as _;

use super::writer::{Paragraph, Spot, Writer};
use super::xml::escaped;
use crate::view::paper::{Inline, LinkTo, Paper, plain};

/// What a run is marked as. Word has one style a run, so the outermost meaning is the style and the rest is added.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mark<'a> {
    strong: bool,
    emphasis: bool,
    strike: bool,
    cite: bool,
    code: bool,
    link: bool,
    lang: Option<&'a str>,
    rtl: bool,
}

impl<'a> Mark<'a> {
    /// Of a document's running text.
    pub fn of(paper: &Paper) -> Mark<'a> {
        Mark { rtl: paper.rtl, ..Mark::default() }
    }

    fn properties(self, lang: Option<&str>, rtl: bool) -> String {
        let mut out = String::new();
        let (mut bold, mut italic) = (self.strong, self.emphasis || self.cite);
        let style = match self {
            Mark { link: true, .. } => "Hyperlink",
            Mark { code: true, .. } => "CodeText",
            Mark { cite: true, .. } => "WorkTitle",
            Mark { strong: true, .. } => "Strong",
            Mark { emphasis: true, .. } => "Emphasis",
            _ => "",
        };
        if !style.is_empty() {
            let _ = write!(out, "<w:rStyle w:val=\"{style}\"/>");
        }
        bold &= style != "Strong";
        italic &= !matches!(style, "WorkTitle" | "Emphasis");
        for (wanted, element) in [(bold, "<w:b/><w:bCs/>"), (italic, "<w:i/><w:iCs/>"), (self.strike, "<w:strike/>")] {
            if wanted {
                out.push_str(element);
            }
        }
        if self.code && self.link {
            out.push_str("<w:noProof/>");
        }
        if rtl {
            out.push_str("<w:rtl/>");
        }
        if let Some(lang) = lang {
            let _ = write!(out, "<w:lang w:{}=\"{}\"/>", if rtl { "bidi" } else { "val" }, escaped(lang));
        }
        out
    }
}

/// Letters of scripts that run from right to left.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Splits a right-to-left text at words of other scripts, which Word must not be told to turn round. Signs and digits go
/// with the letters before them where letters of the same direction follow; digits always do (UAX #9, W7).
fn directions(text: &str) -> Vec<(&str, bool)> {
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let (mut start, mut rtl, mut sure) = (0, true, 0);
    for (at, c) in text.char_indices() {
        let left = runs_left(c);
        if !left && !c.is_alphabetic() && (rtl || !c.is_ascii_digit()) {
            continue;
        }
        if left != rtl {
            // Signs between the two directions belong to the text around, which runs from right to left.
            let border = if left { sure } else { at };
            if border > start {
                pieces.push((&text[start..border], rtl));
            }
            (start, rtl) = (border, left);
        }
        sure = at + c.len_utf8();
    }
    if !rtl && sure < text.len() {
        pieces.push((&text[start..sure], false));
        (start, rtl) = (sure, true);
    }
    if start < text.len() {
        pieces.push((&text[start..], rtl));
    }
    pieces
}

impl<'a> Writer<'a> {
    /// Words, in as many runs as their directions ask for.
    pub fn words(&mut self, text: &str, mark: &Mark<'_>) {
        if text.is_empty() {
            return;
        }
        let lang = mark.lang.map(|lang| self.look.languages.of(lang));
        if !mark.rtl || mark.code {
            let properties = mark.properties(lang, false);
            return self.run(&properties, text);
        }
        for (piece, rtl) in directions(text) {
            let properties = mark.properties(lang.filter(|_| rtl), rtl);
            self.run(&properties, piece);
        }
    }

    /// Inlines of a paragraph.
    pub fn inlines(&mut self, inlines: &'a [Inline], mark: &Mark<'a>, spot: &Spot) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.words(text, mark),
                Inline::Strong(inner) => self.inlines(inner, &Mark { strong: true, ..*mark }, spot),
                Inline::Emphasis(inner) => self.inlines(inner, &Mark { emphasis: true, ..*mark }, spot),
                Inline::Strikethrough(inner) => self.inlines(inner, &Mark { strike: true, ..*mark }, spot),
                Inline::Cite(inner) => self.inlines(inner, &Mark { cite: true, ..*mark }, spot),
                Inline::Code(text) => self.words(text, &Mark { code: true, ..*mark }),
                Inline::Foreign { lang, rtl, inlines } => {
                    self.inlines(inlines, &Mark { lang: Some(lang), rtl: *rtl, ..*mark }, spot);
                }
                Inline::Link { to, inlines } => self.link(to, inlines, mark, spot),
                Inline::Picture { picture, alt, place } => {
                    self.picture(*picture, alt, *place, mark, spot);
                }
                Inline::Field(field) => self.control(*field),
                Inline::Note(note) => self.note(*note, mark),
                Inline::Break => self.out.push_str("<w:r><w:br/></w:r>"),
                Inline::Html(html, place) => self.html(html, *place),
            }
        }
    }

    /// Raw HTML: reported, never dropped in silence.
    pub fn html(&mut self, html: &str, place: crate::view::paper::Place) {
        self.diagnostics.push(super::super::finding::raw_html("Word", html, place, self.paper));
    }

    fn link(&mut self, to: &'a LinkTo, inlines: &'a [Inline], mark: &Mark<'a>, spot: &Spot) {
        let open = match to {
            LinkTo::Within(id) => {
                self.bookmarks.get(id.as_str()).map(|name| format!("<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">"))
            }
            // Word repairs a file with an address that is none. What `url` accepts and writes again is one.
            LinkTo::Web(address) => url::Url::parse(address).ok().map(|address| {
                let links = &mut self.targets().links;
                let known = links.iter().position(|link| link == address.as_str());
                let number = known.unwrap_or_else(|| {
                    links.push(address.into());
                    links.len() - 1
                });
                format!("<w:hyperlink r:id=\"rIdL{}\" w:history=\"1\">", number + 1)
            }),
        };
        let Some(open) = open else { return self.inlines(inlines, mark, spot) };
        self.out.push_str(&open);
        self.inlines(inlines, &Mark { link: true, ..*mark }, spot);
        self.out.push_str("</w:hyperlink>");
    }

    fn note(&mut self, note: usize, mark: &Mark<'a>) {
        let Some(blocks) = self.paper.notes.get(note) else { return };
        if self.within_notes {
            // Word has no notes to notes.
            let mut words = Vec::new();
            super::blocks::plain_blocks(blocks, &self.paper.fields, &mut words);
            return self.words(&format!(" ({})", words.join(" ")), mark);
        }
        let reference = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        if self.notes.contains(&note) {
            // A note stands once; its second mark repeats the number of the first.
            let number = self.notes.iter().position(|known| *known == note).unwrap_or_default() + 1;
            let _ = write!(
                self.out,
                "<w:r>{reference}<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>{reference}<w:instrText xml:space=\"preserve\"> NOTEREF \
                 _Note{note} \\f \\h </w:instrText></w:r><w:r>{reference}<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>{reference}\
                 <w:t>{number}</w:t></w:r><w:r>{reference}<w:fldChar w:fldCharType=\"end\"/></w:r>"
            );
            return;
        }
        self.notes.push(note);
        let (id, number) = (self.next(), self.notes.len());
        let _ = write!(
            self.out,
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"_Note{note}\"/><w:r>{reference}<w:footnoteReference w:id=\"{number}\"/></w:r>\
             <w:bookmarkEnd w:id=\"{id}\"/>"
        );
    }

    /// The text of all notes that were referred to: the inside of `w:footnotes`.
    pub fn footnotes(&mut self) {
        self.within_notes = true;
        let spot = Spot { body: "FootnoteText", ..Spot::page(self.look.text_width(self.paper.landscape)) };
        let paper = self.paper;
        for (i, note) in self.notes.clone().into_iter().enumerate() {
            let _ = write!(self.out, "<w:footnote w:id=\"{}\">", i + 1);
            let mark = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t \
                        xml:space=\"preserve\"> </w:t></w:r>";
            let mut blocks = paper.notes[note].as_slice();
            self.open(&Paragraph { style: "FootnoteText", ..Paragraph::default() }, &spot);
            self.out.push_str(mark);
            if let [first, rest @ ..] = blocks
                && let crate::view::paper::BlockKind::Paragraph { inlines, .. } = &first.kind
            {
                self.inlines(inlines, &Mark::of(paper), &spot);
                blocks = rest;
            }
            self.close();
            self.blocks(blocks, &spot);
            self.end_with_paragraph(&spot);
            self.out.push_str("</w:footnote>");
        }
    }

    /// Plain words of inlines.
    pub fn plain_words(&self, inlines: &[Inline]) -> String {
        plain(inlines, &self.paper.fields)
    }
}

#[cfg(test)]
mod tests {
    use super::directions;

    #[test]
    fn words_of_other_scripts_in_right_to_left_text_are_runs_of_their_own() {
        assert_eq!(directions("شراكة Word 2016، نعم"), [("شراكة ", true), ("Word 2016", false), ("، نعم", true)]);
        assert_eq!(directions("(Zoë Müller)."), [("(", true), ("Zoë Müller", false), (").", true)]);
        assert_eq!(directions("2026"), [("2026", true)]);
        assert!(directions("").is_empty());
    }
}
