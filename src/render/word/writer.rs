//! The state of one document while it is written: its text so far, paragraphs and their place, links, notes, lists.
//! Elements within `w:pPr` and `w:rPr` stand in the order of the schema (ISO 29500-1, annex A), which Word insists on.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use super::super::finding::not_held;
use super::Stationery;
use super::colour::Colour;
use super::look::Look;
use super::media::Media;
use super::styles::frame;
use super::theme::{Kind, Numbering};
use super::xml::escape;
use crate::diagnostic::Diagnostics;
use crate::view::paper::{Align, Paper, Place};

/// Distance from a table or a frame, in twips.
const APART: u32 = 240;

/// What a part refers to: links and pictures, each once.
#[derive(Debug, Default)]
pub struct Targets {
    /// Addresses; `rIdL1` is the first.
    pub links: Vec<String>,
    /// Numbers of pictures.
    pub pictures: BTreeSet<usize>,
}

/// A document in the making.
pub struct Writer<'a> {
    /// What is written.
    pub paper: &'a Paper,
    /// How it looks.
    pub look: &'a Look,
    /// Fonts and pictures that documents share.
    pub stationery: &'a Stationery,
    /// The part so far.
    pub out: String,
    /// What Word cannot hold.
    pub diagnostics: Diagnostics,
    /// Heading's id to its bookmark.
    pub bookmarks: BTreeMap<&'a str, String>,
    /// Numbers of headings are counted by Word.
    pub counted: bool,
    /// Lists; a list's number is its place, from 1.
    pub lists: Vec<Numbering>,
    /// Prompts and their numbers.
    pub prompts: BTreeMap<String, usize>,
    /// Fields of this paragraph whose help is still to be said.
    pub helps: Vec<usize>,
    /// Numbers of content controls that are taken.
    pub control_ids: BTreeSet<u32>,
    /// Pictures made ready; `None` inside for those that Word cannot hold.
    pub media: BTreeMap<usize, Option<Arc<Media>>>,
    /// Links and pictures of the document, then of its notes.
    pub targets: [Targets; 2],
    /// Notes that are referred to, in order.
    pub notes: Vec<usize>,
    /// The notes are being written.
    pub within_notes: bool,
    /// Pages lie on their side here.
    pub landscape: bool,
    /// Orientations in use.
    pub orientations: BTreeSet<bool>,
    /// Level of the heading before.
    pub heading: u8,
    next: u32,
    end_of_properties: Option<usize>,
    break_pending: bool,
    fresh: bool,
    after_table: bool,
    /// The next paragraph keeps this distance from what is above it, in twips.
    apart: u32,
    /// The last paragraph is in a frame, by its style or, if `true`, property by property.
    framed: Option<bool>,
}

/// Where blocks stand: what surrounds them.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Style of running text here.
    pub body: &'static str,
    /// From where lines begin on the page, in twips.
    pub indent: u32,
    /// The indent that the style of running text has of its own.
    pub natural: u32,
    /// The indent of text in the frame around.
    pub framed: u32,
    /// Room at the end of lines.
    pub right: u32,
    /// A frame around: its bar and shade.
    pub frame: Option<(Colour, Option<Colour>)>,
    /// Level of the list around.
    pub level: Option<usize>,
    /// Within a table.
    pub cell: bool,
    /// Within a cell that aligns otherwise.
    pub align: Align,
    /// Room for a line, in twips.
    pub width: u32,
}

impl Spot {
    /// The page itself.
    pub fn page(width: u32) -> Spot {
        let (indent, natural, framed, right) = (0, 0, 0, 0);
        let (frame, level, cell, align) = (None, None, false, Align::Start);
        Spot { body: "", indent, natural, framed, right, frame, level, cell, align, width }
    }

    /// The same, indented further.
    #[must_use]
    pub fn further(self, by: u32) -> Spot {
        // Text needs some room, however deep it is nested.
        let by = if self.width > by + 1400 { by } else { 0 };
        Spot { indent: self.indent + by, width: self.width - by, ..self }
    }
}

/// A paragraph's properties.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paragraph<'s> {
    /// Style; none for running text.
    pub style: &'s str,
    /// List and level.
    pub list: Option<(usize, usize)>,
    /// Its first line begins this much before the others.
    pub hanging: u32,
    /// Items of a list with space between them.
    pub loose: bool,
    /// Reads from left to right in every language.
    pub code: bool,
    /// Stays with the next.
    pub keep_next: bool,
}

impl<'a> Writer<'a> {
    /// Nothing written yet.
    pub fn new(paper: &'a Paper, stationery: &'a Stationery) -> Writer<'a> {
        Writer {
            paper,
            look: &stationery.look,
            stationery,
            out: String::with_capacity(64 * 1024),
            diagnostics: Diagnostics::new(),
            bookmarks: BTreeMap::new(),
            counted: false,
            lists: Vec::new(),
            prompts: BTreeMap::new(),
            helps: Vec::new(),
            control_ids: BTreeSet::new(),
            media: BTreeMap::new(),
            targets: Default::default(),
            notes: Vec::new(),
            within_notes: false,
            landscape: paper.landscape,
            orientations: BTreeSet::new(),
            heading: 0,
            next: 0,
            end_of_properties: None,
            break_pending: false,
            fresh: true,
            after_table: false,
            apart: 0,
            framed: None,
        }
    }

    /// A number that nothing else in the document has: for bookmarks and drawings.
    pub fn next(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Links and pictures of the part that is being written.
    pub fn targets(&mut self) -> &mut Targets {
        &mut self.targets[usize::from(self.within_notes)]
    }

    /// The number of a list; all lists of bullets and of tick boxes are one each.
    pub fn list(&mut self, kind: Kind, start: Option<(usize, u64)>) -> usize {
        let shared = self.lists.iter().position(|list| start.is_none() && list.kind == kind);
        shared.unwrap_or_else(|| {
            self.lists.push(Numbering { kind, start });
            self.lists.len() - 1
        }) + 1
    }

    /// Says that Word cannot hold something.
    pub fn cannot(&mut self, what: &str, place: Place, help: &str) {
        self.diagnostics.push(not_held("Word", what, place, self.paper).help(help));
    }

    /// Begins a paragraph.
    pub fn open(&mut self, paragraph: &Paragraph<'_>, spot: &Spot) {
        // What its style does not say already is said here.
        let foreign = paragraph.style != spot.body || spot.level.is_some() || spot.indent != spot.natural;
        self.close_frame(spot, foreign);
        let out = &mut self.out;
        out.push_str("<w:p><w:pPr>");
        if !paragraph.style.is_empty() {
            let _ = write!(out, "<w:pStyle w:val=\"{}\"/>", paragraph.style);
        }
        if paragraph.keep_next {
            out.push_str("<w:keepNext/>");
        }
        if self.break_pending && !spot.cell && !self.within_notes {
            out.push_str("<w:pageBreakBefore/>");
            self.break_pending = false;
        }
        if let Some((list, level)) = paragraph.list {
            let _ = write!(out, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        }
        if let (Some((bar, shade)), true) = (spot.frame, foreign) {
            let further = spot.indent.saturating_sub(spot.framed).saturating_sub(paragraph.hanging);
            out.push_str(&frame(bar, shade, self.paper.rtl, further));
        }
        if self.paper.rtl && !paragraph.code {
            out.push_str("<w:bidi/>");
        }
        self.after_table = false;
        let apart = std::mem::take(&mut self.apart);
        // These keep more distance by their styles.
        let own = paragraph.style.starts_with("Heading") || paragraph.style.ends_with("Label") && apart < APART;
        if apart > 0 && !own {
            let _ = write!(out, "<w:spacing w:before=\"{apart}\"/>");
        } else if self.framed == Some(true) {
            out.push_str("<w:spacing w:before=\"0\" w:after=\"0\"/>");
        }
        let expected = paragraph.list.map_or(0, |(_, level)| super::theme::STEP * (level as u32 + 1));
        if foreign && spot.indent != expected {
            let _ = write!(out, "<w:ind w:left=\"{}\" w:right=\"{}\"", spot.indent, spot.right);
            if paragraph.hanging > 0 {
                let _ = write!(out, " w:hanging=\"{}\"", paragraph.hanging);
            }
            out.push_str("/>");
        }
        if paragraph.loose {
            out.push_str("<w:contextualSpacing w:val=\"0\"/>");
        }
        if spot.cell && !paragraph.code {
            out.push_str(match spot.align {
                Align::Start => "",
                Align::Centre => "<w:jc w:val=\"center\"/>",
                // In text that runs from right to left, Word takes "right" to be where a line ends.
                Align::End => "<w:jc w:val=\"right\"/>",
            });
        }
        self.end_of_properties = Some(out.len());
        out.push_str("</w:pPr>");
        self.fresh = false;
    }

    /// Word draws the frames of neighbours as one only if their indents are the same; between others the space of the
    /// paragraphs would tear the shade apart, so there is none, and the next paragraph after the frame keeps apart.
    fn close_frame(&mut self, spot: &Spot, foreign: bool) {
        let shaded = matches!(spot.frame, Some((_, Some(_))));
        let now = shaded.then_some(foreign);
        match (self.framed, now) {
            (Some(false), Some(true)) => {
                if let Some(at) = self.end_of_properties {
                    // An element that is there already takes one attribute more.
                    let spaced = self.out[..at].rsplit('<').next().is_some_and(|last| last.starts_with("w:spacing "));
                    if spaced {
                        self.out.insert_str(at - 2, " w:after=\"0\"");
                    } else {
                        self.out.insert_str(at, "<w:spacing w:after=\"0\"/>");
                    }
                }
            }
            (Some(true), None) => self.apart = APART,
            _ => {}
        }
        self.framed = now;
    }

    /// Ends a paragraph.
    pub fn close(&mut self) {
        self.out.push_str("</w:p>");
    }

    /// The next paragraph begins this much lower, in twips.
    pub fn lower(&mut self, by: u32) {
        self.apart = self.apart.max(by);
    }

    /// The next paragraph begins a page.
    pub fn page_break(&mut self) {
        self.break_pending = !self.fresh;
    }

    /// What has to stand before a table: nothing, or a paragraph that parts it from another or begins its page.
    pub fn before_table(&mut self, spot: &Spot) {
        let breaks = self.break_pending && !spot.cell;
        if self.after_table || breaks {
            self.open(&Paragraph { style: "TableText", ..Paragraph::default() }, &Spot { frame: None, ..*spot });
            self.close();
        }
    }

    /// A table has ended: what follows keeps its distance.
    pub fn after_table(&mut self) {
        self.after_table = true;
        self.apart = APART;
        self.framed = None;
        self.end_of_properties = None;
    }

    /// A cell, a note or the document ends: it has to end with a paragraph.
    pub fn end_with_paragraph(&mut self, spot: &Spot) {
        if self.after_table {
            self.open(&Paragraph { style: "TableText", ..Paragraph::default() }, &Spot { frame: None, ..*spot });
            self.close();
        }
    }

    /// A content control around paragraphs has ended: a section cannot end within it.
    pub fn after_control(&mut self) {
        self.end_of_properties = None;
    }

    /// Turns the pages from here on: the section so far ends with the paragraph before.
    pub fn turn(&mut self, landscape: bool) {
        if self.landscape == landscape {
            return;
        }
        if !self.fresh {
            let section = self.section();
            match self.end_of_properties.filter(|_| !self.after_table) {
                Some(at) => self.out.insert_str(at, &section),
                None => {
                    let _ = write!(self.out, "<w:p><w:pPr>{section}</w:pPr></w:p>");
                }
            }
            self.after_table = false;
        }
        self.landscape = landscape;
        self.break_pending = false;
        self.fresh = true;
        self.end_of_properties = None;
    }

    /// Properties of the section that ends here.
    pub fn section(&mut self) -> String {
        let first = self.orientations.is_empty();
        self.orientations.insert(self.landscape);
        let page = &self.look.page;
        let (width, height) = (page.width.twips(), page.height.twips());
        let (width, height, orient) =
            if self.landscape { (height, width, " w:orient=\"landscape\"") } else { (width, height, "") };
        let (top, bottom, sides) = (page.top.twips(), page.bottom.twips(), page.sides.twips());
        let name = if self.landscape { "Wide" } else { "" };
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader{name}\"/><w:footerReference w:type=\"default\" \
             r:id=\"rIdFooter{name}\"/><w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/>\
             <w:pgMar w:top=\"{top}\" w:right=\"{sides}\" w:bottom=\"{bottom}\" w:left=\"{sides}\" w:header=\"{}\" w:footer=\"{}\" \
             w:gutter=\"0\"/>{}{}</w:sectPr>",
            top * 2 / 5,
            bottom * 2 / 5,
            if first && self.paper.book { "<w:titlePg/>" } else { "" },
            if self.paper.rtl { "<w:bidi/>" } else { "" },
        )
    }

    /// A paragraph of plain words.
    pub fn plain(&mut self, style: &str, words: &str, spot: &Spot) {
        self.open(&Paragraph { style, ..Paragraph::default() }, spot);
        self.words(words, &super::inlines::Mark::of(self.paper));
        self.close();
    }

    /// A run whose text is exactly this.
    pub fn run(&mut self, properties: &str, text: &str) {
        self.out.push_str("<w:r>");
        if !properties.is_empty() {
            let _ = write!(self.out, "<w:rPr>{properties}</w:rPr>");
        }
        self.out.push_str("<w:t xml:space=\"preserve\">");
        escape(&mut self.out, text);
        self.out.push_str("</w:t></w:r>");
    }
}
