//! The content documents: blocks and words as XHTML.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::model::FieldKind;
use crate::theme::Looks;
use crate::view::paper::{Align, Block, BlockKind, Cell, Inline, Item, LinkTo, Paper, Style, Table, plain};

use super::super::finding::raw_html;
use super::pictures::{Part, Pictures};
use super::xml::{address, attribute, document, element, language, name, text};
use super::{Chapter, unturned};

/// What the content documents are part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A publication: XHTML with what EPUB says of parts.
    Epub,
    /// A course: HTML that is well-formed XML too, since some programs read it as the one and some as the other.
    Course,
}

/// What the chapters share, and the one that is being written.
pub struct Book<'a> {
    holder: Holder,
    pub(super) paper: &'a Paper,
    pictures: &'a Pictures,
    styled: bool,
    files: Vec<&'a str>,
    /// Where a heading's id is: the chapter and the `id` in it.
    anchors: BTreeMap<&'a str, (usize, String)>,
    /// The chapter that holds a footnote: that of its first mark.
    notes: Vec<Option<usize>>,
    /// Footnotes that the chapter has still to show.
    due: Vec<usize>,
    chapter: usize,
    pub(super) out: String,
    findings: Diagnostics,
}

impl<'a> Book<'a> {
    /// Finds where every heading is.
    pub fn new(
        holder: Holder,
        paper: &'a Paper,
        looks: &Looks,
        pictures: &'a Pictures,
        chapters: &'a [Chapter<'a>],
    ) -> Book<'a> {
        let mut anchors = BTreeMap::new();
        let mut names = BTreeMap::new();
        for (number, chapter) in chapters.iter().enumerate() {
            for block in &chapter.blocks {
                each_heading(block, &mut |id: &'a str| {
                    let base = name("h-", id);
                    let again = names.entry(base.clone()).or_insert(0_u32);
                    *again += 1;
                    // A full stop never comes of a heading's own words, so this meets no other name.
                    let anchor = if *again == 1 { base } else { format!("{base}.{again}") };
                    anchors.entry(id).or_insert((number, anchor));
                });
            }
        }
        Book {
            holder,
            paper,
            pictures,
            styled: looks.epub.is_some(),
            files: chapters.iter().map(|chapter| chapter.file.as_str()).collect(),
            anchors,
            notes: vec![None; paper.notes.len()],
            due: Vec::new(),
            chapter: 0,
            out: String::new(),
            findings: Diagnostics::new(),
        }
    }

    /// Where a heading is, from the top of the publication: `part-1.xhtml#h-aims`.
    pub fn place(&self, id: &str) -> Option<String> {
        let (chapter, anchor) = self.anchors.get(id)?;
        Some(format!("{}#{anchor}", self.files.get(*chapter)?))
    }

    /// A whole content document. Chapters are written in order: a footnote stands in the first that has its mark.
    pub fn chapter(&mut self, number: usize, chapter: &Chapter<'a>, findings: &mut Diagnostics) -> String {
        self.chapter = number;
        let front = number == 0;
        let first = chapter.blocks.first().map(|block| &block.kind);
        let (title, labelled) = match first {
            Some(BlockKind::Heading { id, inlines, .. }) if !front => {
                (plain(inlines, &self.paper.fields), self.anchors.get(id.as_str()).map(|(_, anchor)| anchor.clone()))
            }
            _ => (self.paper.title.clone(), None),
        };
        match (front, self.paper.book) {
            (true, true) => {
                self.typed("<body", "frontmatter", ">\n");
                self.typed("<section", "titlepage", ">\n");
            }
            (true, false) => self.typed("<body", "bodymatter", ">\n<section>\n"),
            (false, _) => {
                self.typed("<body", "bodymatter", ">\n");
                self.typed("<section", "chapter", " role=\"doc-chapter\"");
                if let Some(anchor) = labelled {
                    attribute(&mut self.out, "aria-labelledby", &anchor);
                }
                self.raw(">\n");
            }
        }
        if front {
            self.title();
        }
        for block in &chapter.blocks {
            self.block(block);
        }
        self.footnotes();
        if front {
            self.imprint();
        }
        self.raw("</section>\n</body>\n");
        findings.append(std::mem::take(&mut self.findings));
        let body = std::mem::take(&mut self.out);
        document(self.holder, (&self.paper.lang, self.paper.rtl), &title, self.styled, &body)
    }

    /// Markup with what EPUB says of a part in its midst.
    fn typed(&mut self, before: &str, kind: &str, after: &str) {
        self.raw(before);
        if self.holder == Holder::Epub {
            attribute(&mut self.out, "epub:type", kind);
        }
        self.raw(after);
    }

    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// A line of its own, unless there is nothing to say.
    pub(super) fn line(&mut self, tag: &str, words: &str) {
        if !words.is_empty() {
            element(&mut self.out, tag, words);
            self.raw("\n");
        }
    }

    fn title(&mut self) {
        let (paper, pictures) = (self.paper, self.pictures);
        if let Some(logo) = pictures.logo() {
            self.raw("<p class=\"logo\">");
            self.image(logo, &paper.words.logo);
            self.raw("</p>\n");
        }
        self.line("p class=\"kind\"", &paper.kind_label);
        self.line(if self.holder == Holder::Epub { "h1 epub:type=\"title\"" } else { "h1" }, &paper.title);
        if paper.book {
            self.line("p class=\"creators\"", &paper.creators.join(", "));
        }
    }

    /// Who published it, when, and what one may do with it.
    fn imprint(&mut self) {
        let paper = self.paper;
        self.raw("<div class=\"imprint\">\n");
        let publisher = if paper.publisher == paper.site_title || paper.site_title.is_empty() {
            paper.publisher.clone()
        } else {
            format!("{}, {}", paper.publisher, paper.site_title)
        };
        self.line("p", &publisher);
        self.line("p", paper.date_text.as_deref().unwrap_or_default());
        self.line("p", paper.credit.as_deref().filter(|credit| *credit != publisher).unwrap_or_default());
        if let Some((licence, to)) = &paper.licence {
            self.raw("<p>");
            match to {
                Some(to) => self.link(to, &[Inline::Text(licence.clone())]),
                None => text(&mut self.out, licence),
            }
            self.raw("</p>\n");
        }
        if !paper.url.is_empty() {
            self.raw("<p>");
            self.link(&paper.url, &[Inline::Text(paper.url.clone())]);
            self.raw("</p>\n");
        }
        self.raw("</div>\n");
    }

    fn footnotes(&mut self) {
        let mut shown = 0;
        while shown < self.due.len() {
            if shown == 0 {
                self.raw("<hr class=\"notes\"/>\n");
            }
            let number = self.due[shown];
            shown += 1;
            let said = number + 1;
            self.typed("<aside", "footnote", &format!(" role=\"doc-footnote\" id=\"note-{said}\">\n"));
            let back = format!(" role=\"doc-backlink\" href=\"#mark-{said}\"");
            self.typed("<p class=\"mark\"><a", "backlink", &back);
            attribute(&mut self.out, "aria-label", format!("{} {said}", self.paper.words.note).trim());
            self.raw(&format!(">{said}</a></p>\n"));
            if let Some(blocks) = self.paper.notes.get(number) {
                self.blocks(blocks);
            }
            self.raw("</aside>\n");
        }
        self.due.clear();
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in unturned(blocks) {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Heading { level, id, number, inlines } => self.heading(*level, id, number.as_deref(), inlines),
            BlockKind::Paragraph { style, inlines } => {
                self.raw(match style {
                    Style::Body => "<p>",
                    Style::Lead => "<p class=\"lead\">",
                    Style::Small => "<p class=\"small\">",
                    Style::Figure => "<p class=\"figure\">",
                });
                self.inlines(inlines);
                self.raw("</p>\n");
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Quote(blocks) => {
                self.raw("<blockquote>\n");
                self.blocks(blocks);
                self.raw("</blockquote>\n");
            }
            BlockKind::Voice { blocks, attribution } => {
                self.raw("<figure class=\"voice\">\n<blockquote>\n");
                self.blocks(blocks);
                self.raw("</blockquote>\n<figcaption>");
                self.inlines(attribution);
                self.raw("</figcaption>\n</figure>\n");
            }
            BlockKind::Callout { kind, label, blocks } => {
                self.raw(&format!("<aside class=\"callout {kind}\" role=\"note\""));
                attribute(&mut self.out, "aria-label", label);
                self.raw(">\n");
                self.line("p class=\"label\"", label);
                self.blocks(blocks);
                self.raw("</aside>\n");
            }
            BlockKind::Code(code) => {
                self.raw("<pre dir=\"ltr\"><code>");
                text(&mut self.out, code);
                self.raw("</code></pre>\n");
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Definitions(entries) => {
                self.raw("<dl>\n");
                for (term, meanings) in entries {
                    self.raw("<dt>");
                    self.inlines(term);
                    self.raw("</dt>\n");
                    for meaning in meanings {
                        self.raw("<dd>");
                        self.short(meaning);
                        self.raw("</dd>\n");
                    }
                }
                self.raw("</dl>\n");
            }
            BlockKind::Figure { picture, alt, caption } => {
                self.raw("<figure>\n");
                self.picture(*picture, alt, true);
                if !caption.is_empty() {
                    self.raw("\n<figcaption>");
                    self.inlines(caption);
                    self.raw("</figcaption>");
                }
                self.raw("\n</figure>\n");
            }
            BlockKind::Answer { field } => self.answer(*field),
            BlockKind::Rule => self.raw("<hr/>\n"),
            BlockKind::PageBreak => {}
            BlockKind::Turned(blocks) => self.blocks(blocks),
            BlockKind::Html(html) => self.findings.push(raw_html("EPUB", html, block.place, self.paper)),
        }
    }

    fn heading(&mut self, level: u8, id: &str, number: Option<&str>, inlines: &'a [Inline]) {
        let level = level.clamp(1, 6);
        self.raw(&format!("<h{level}"));
        if let Some((chapter, anchor)) = self.anchors.get(id)
            && *chapter == self.chapter
        {
            attribute(&mut self.out, "id", anchor);
        }
        self.raw(">");
        if let Some(number) = number {
            element(&mut self.out, "span class=\"number\"", number);
            self.raw(" ");
        }
        self.inlines(inlines);
        self.raw(&format!("</h{level}>\n"));
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &'a [Item]) {
        match start {
            None if items.iter().all(|item| item.check.is_some()) => self.raw("<ul class=\"checks\">\n"),
            None => self.raw("<ul>\n"),
            Some(1) => self.raw("<ol>\n"),
            Some(start) => self.raw(&format!("<ol start=\"{start}\">\n")),
        }
        for item in items {
            self.raw("<li>");
            let mut rest = item.blocks.as_slice();
            let first = match rest {
                [Block { kind: BlockKind::Paragraph { inlines, style: Style::Body }, .. }, after @ ..] => {
                    rest = after;
                    Some(inlines)
                }
                _ => None,
            };
            let spaced = !tight && first.is_some();
            self.raw(if spaced { "<p>" } else { "" });
            if let Some(field) = item.check {
                self.check(field);
                self.raw(" ");
            }
            if let Some(inlines) = first {
                self.inlines(inlines);
            }
            self.raw(if spaced { "</p>" } else { "" });
            if !rest.is_empty() {
                self.raw("\n");
                self.blocks(rest);
            }
            self.raw("</li>\n");
        }
        self.raw(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// A lone paragraph without its tags, anything else as blocks.
    fn short(&mut self, blocks: &'a [Block]) {
        match blocks {
            [Block { kind: BlockKind::Paragraph { inlines, style: Style::Body }, .. }] => self.inlines(inlines),
            _ => self.blocks(blocks),
        }
    }

    fn table(&mut self, table: &'a Table) {
        let mut label = table.caption.clone();
        if !table.summary.is_empty() {
            if !label.is_empty() {
                label.push_str(if label.ends_with(['.', '?', '!', '؟', '…']) { " " } else { ". " });
            }
            label.push_str(&table.summary);
        }
        self.raw("<table");
        if !label.is_empty() {
            attribute(&mut self.out, "aria-label", &label);
        }
        self.raw(">\n");
        if table.show_caption {
            self.line("caption", &table.caption);
        }
        let sum: u64 = table.widths.iter().map(|width| u64::from(*width)).sum();
        let shares: Option<Vec<u64>> =
            table.widths.iter().map(|width| (u64::from(*width) * 100).checked_div(sum)).collect();
        if let Some(shares) = shares.filter(|shares| !shares.is_empty()) {
            self.raw("<colgroup>");
            for share in shares {
                self.raw(&format!("<col style=\"width: {share}%\"/>"));
            }
            self.raw("</colgroup>\n");
        }
        self.raw("<thead>\n<tr>");
        for (column, cell) in table.head.iter().enumerate() {
            // A heading without words heads nothing.
            let tag = if cell.blocks.is_empty() { "td" } else { "th" };
            self.cell(tag, "col", cell, table.alignments.get(column).copied().unwrap_or_default());
        }
        self.raw("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.raw("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let tag = if table.row_headers && column == 0 && !cell.blocks.is_empty() { "th" } else { "td" };
                self.cell(tag, "row", cell, table.alignments.get(column).copied().unwrap_or_default());
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n");
    }

    fn cell(&mut self, tag: &str, scope: &str, cell: &'a Cell, align: Align) {
        self.raw(&format!("<{tag}"));
        if tag == "th" {
            attribute(&mut self.out, "scope", scope);
        }
        match align {
            Align::Start => {}
            Align::Centre => self.raw(" class=\"centre\""),
            Align::End => self.raw(" class=\"end\""),
        }
        self.raw(">");
        self.short(&cell.blocks);
        if let Some(field) = cell.answer.and_then(|field| self.paper.fields.get(field)) {
            self.space(field);
        }
        self.raw(&format!("</{tag}>\n"));
    }

    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn within(&mut self, tag: &str, inlines: &'a [Inline]) {
        self.raw(&format!("<{tag}>"));
        self.inlines(inlines);
        self.raw(&format!("</{tag}>"));
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text(words) => text(&mut self.out, words),
            Inline::Strong(inner) => self.within("strong", inner),
            Inline::Emphasis(inner) => self.within("em", inner),
            Inline::Strikethrough(inner) => self.within("s", inner),
            Inline::Cite(inner) => self.within("cite", inner),
            Inline::Code(code) => element(&mut self.out, "code dir=\"ltr\"", code),
            Inline::Foreign { lang, rtl, inlines } => {
                self.raw("<span");
                language(&mut self.out, lang, *rtl);
                self.raw(">");
                self.inlines(inlines);
                self.raw("</span>");
            }
            Inline::Link { to: LinkTo::Web(to), inlines } => {
                self.open_link(to);
                self.inlines(inlines);
                self.raw("</a>");
            }
            Inline::Link { to: LinkTo::Within(id), inlines } => match self.anchors.get(id.as_str()) {
                Some((chapter, anchor)) => {
                    let file = if *chapter == self.chapter { "" } else { self.files.get(*chapter).unwrap_or(&"") };
                    let to = format!("{file}#{anchor}");
                    self.raw("<a");
                    attribute(&mut self.out, "href", &to);
                    self.raw(">");
                    self.inlines(inlines);
                    self.raw("</a>");
                }
                None => self.inlines(inlines),
            },
            Inline::Picture { picture, alt, .. } => self.picture(*picture, alt, false),
            Inline::Field(number) => match self.paper.fields.get(*number) {
                Some(field) if field.kind == FieldKind::Checkbox => self.tick(field),
                Some(field) => self.prompt(field),
                None => {}
            },
            Inline::Note(number) => self.mark(*number),
            Inline::Break => self.raw("<br/>\n"),
            Inline::Html(html, place) => {
                self.findings.push(raw_html("EPUB", html, *place, self.paper));
            }
        }
    }

    /// A footnote's mark. The first one is where the note leads back to.
    fn mark(&mut self, number: usize) {
        let Some(home) = self.notes.get_mut(number) else { return };
        let first = home.is_none();
        let home = *home.get_or_insert(self.chapter);
        let said = number + 1;
        let file = if home == self.chapter { "" } else { self.files.get(home).copied().unwrap_or_default() };
        self.typed("<sup><a", "noteref", " role=\"doc-noteref\"");
        attribute(&mut self.out, "href", &format!("{file}#note-{said}"));
        if first {
            self.due.push(number);
            attribute(&mut self.out, "id", &format!("mark-{said}"));
        }
        attribute(&mut self.out, "aria-label", format!("{} {said}", self.paper.words.note).trim());
        self.raw(&format!(">{said}</a></sup>"));
    }

    fn open_link(&mut self, to: &str) {
        self.raw("<a");
        address(&mut self.out, to);
        self.raw(">");
    }

    fn link(&mut self, to: &str, words: &[Inline]) {
        self.open_link(to);
        text(&mut self.out, &plain(words, &self.paper.fields));
        self.raw("</a>");
    }

    /// A picture, or the words of one that cannot be held.
    fn picture(&mut self, number: usize, alt: &str, block: bool) {
        match self.pictures.get(number) {
            Some(part) => self.image(part, alt),
            None if block => self.line("p", alt),
            None => text(&mut self.out, alt),
        }
    }

    fn image(&mut self, part: &Part, alt: &str) {
        self.raw("<img");
        attribute(&mut self.out, "src", &part.file);
        attribute(&mut self.out, "alt", alt);
        if part.width > 0 && part.height > 0 {
            self.raw(&format!(" width=\"{}\" height=\"{}\"", part.width, part.height));
        }
        self.raw("/>");
    }
}

/// Every heading's id, also of those within other blocks.
fn each_heading<'a>(block: &'a Block, found: &mut impl FnMut(&'a str)) {
    let mut all = |blocks: &'a [Block]| {
        for block in blocks {
            each_heading(block, &mut *found);
        }
    };
    match &block.kind {
        BlockKind::Heading { id, .. } => found(id),
        BlockKind::Quote(blocks)
        | BlockKind::Voice { blocks, .. }
        | BlockKind::Callout { blocks, .. }
        | BlockKind::Turned(blocks) => all(blocks),
        BlockKind::List { items, .. } => items.iter().for_each(|item| all(&item.blocks)),
        BlockKind::Definitions(entries) => entries.iter().flat_map(|(_, meanings)| meanings).for_each(|one| all(one)),
        BlockKind::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| all(&cell.blocks));
        }
        BlockKind::Paragraph { .. }
        | BlockKind::Code(_)
        | BlockKind::Figure { .. }
        | BlockKind::Answer { .. }
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Html(_) => {}
    }
}
