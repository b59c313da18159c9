//! Which documents a page has, and a whole document: a page, or a toolkit with all its sections.

use super::course;
use super::make::*;
use super::parts::Part;
use super::text::{Files, Inside, Text};
use super::*;
use crate::document::DataBlock;
use crate::model::{Kind, Own, Scope, Status};
use crate::resolve::PageIndex;
use crate::view::body;
use crate::view::context::Cx;
use crate::view::page::{self, OwnView};
use crate::view::types::{CitationView, DateView, PageView};
use crate::view::{cite, licence, reference};

/// A format that pages are offered in for download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Office Open XML.
    Word,
    /// PDF/UA.
    Pdf,
    /// EPUB 3.
    Epub,
    /// Plain text.
    Text,
    /// IMS Common Cartridge 1.1.
    Cartridge,
    /// The whole site, packed.
    Copy,
}

impl Format {
    /// Ending of its files, without dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Word => "docx",
            Format::Pdf => "pdf",
            Format::Epub => "epub",
            Format::Text => "txt",
            Format::Cartridge => "imscc",
            Format::Copy => "zip",
        }
    }

    /// Media type.
    pub fn media(self) -> &'static str {
        match self {
            Format::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Pdf => "application/pdf",
            Format::Epub => "application/epub+zip",
            Format::Text => "text/plain",
            Format::Cartridge => "application/vnd.ims.imsccv1p1",
            Format::Copy => "application/zip",
        }
    }

    /// Name in strings and themes.
    pub fn name(self) -> &'static str {
        match self {
            Format::Word => "word",
            Format::Pdf => "pdf",
            Format::Epub => "epub",
            Format::Text => "text",
            Format::Cartridge => "cartridge",
            Format::Copy => "copy",
        }
    }

    /// What a voice's consent must cover to be in it. Nobody is asked for EPUB or plain text by name, so these need
    /// consent for everything that they are read like.
    pub fn scopes(self) -> &'static [Scope] {
        match self {
            Format::Word => &[Scope::Word],
            Format::Pdf => &[Scope::Pdf],
            Format::Epub => Scope::OF_EPUB,
            Format::Text => Scope::OF_TEXT,
            Format::Cartridge | Format::Copy => Scope::OF_COPY,
        }
    }
}

/// The formats that a page is offered in: [`Site::downloads`](crate::resolve::Site::downloads), and what goes with them.
pub fn wanted(cx: &Cx<'_>, index: PageIndex) -> Vec<Format> {
    let downloads = cx.site.downloads(index);
    let mut formats = Vec::new();
    if downloads.word {
        formats.push(Format::Word);
    }
    if downloads.pdf {
        formats.push(Format::Pdf);
    }
    if formats.is_empty() {
        return formats;
    }
    match cx.site.documents[index].kind {
        Kind::Toolkit => formats.extend([Format::Epub, Format::Cartridge]),
        Kind::Template => formats.push(Format::Text),
        _ => {}
    }
    formats
}

/// The document that a page is offered as, with voices that may be in it.
pub fn paper(cx: &Cx<'_>, index: PageIndex, format: Format, files: &Files) -> Paper {
    let document = &cx.site.documents[index];
    let view = page::common(cx, index, format.scopes());
    let own = page::own(cx, index, false);
    let book = document.kind == Kind::Toolkit;
    let mut paper =
        Paper { landscape: document.kind == Kind::ReflectiveResource, book, ..about(cx, index, &view, &own) };
    let inside = inside(cx, index, book);
    let page = Page { cx, index, view: &view, own: &own, format, files, inside: &inside, prefix: "" };
    paper.blocks = if book { whole_toolkit(&page, &mut paper) } else { page.single(&mut paper) };
    close_headings(&mut paper.blocks, if book { 0 } else { 1 });
    if format == Format::Cartridge {
        paper.course = course::course(cx, index, files);
    }
    if !paper.landscape {
        paper.blocks = turn_wide_tables(std::mem::take(&mut paper.blocks));
    }
    paper
}

/// From this many columns on a table is on a page that lies on its side: upright, a column of six is 27 mm wide.
const WIDE: usize = 6;

/// Puts wide tables, each with the heading right above it, on pages that lie on their side.
fn turn_wide_tables(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let wide = matches!(&block.kind, BlockKind::Table(table) if table.head.len() >= WIDE);
        if !wide {
            out.push(block);
            continue;
        }
        let place = block.place;
        // A part of a book begins on an upright page; other headings go with their table.
        let heading = |block: &mut Block| matches!(block.kind, BlockKind::Heading { level: 2.., .. });
        let mut turned: Vec<Block> = out.pop_if(heading).into_iter().collect();
        turned.push(block);
        match out.last_mut() {
            Some(Block { kind: BlockKind::Turned(before), .. }) => before.extend(turned),
            _ => out.push(Block { kind: BlockKind::Turned(turned), place }),
        }
    }
    out
}

/// Who made it, for whom, when: what stands in the file's properties.
fn about(cx: &Cx<'_>, index: PageIndex, view: &PageView, own: &OwnView) -> Paper {
    let document = &cx.site.documents[index];
    let config = &cx.data().config;
    let institution = cx.data().institutions.get(&config.institution).map(|entry| cx.local(&entry.name));
    let site_title = cx.local(&config.title);
    let publisher = institution.unwrap_or_else(|| site_title.clone());
    let mut creators: Vec<String> = cite::creators(view, own).iter().map(|who| who.name.clone()).collect();
    if creators.is_empty() {
        creators.push(publisher.clone());
    }
    let mut keywords: Vec<String> = Vec::new();
    for word in view.tags.iter().flat_map(|group| group.items.iter().map(|item| &item.text)).chain(&view.audience) {
        if !keywords.contains(word) {
            keywords.push(word.clone());
        }
    }
    let changed = view.updated.as_ref().or(view.published.as_ref());
    let licence = view.licence.clone().or_else(|| config.licence.as_deref().map(licence::licence));
    let say = |key: &str| cx.say(key, &[]);
    Paper {
        stem: stem(cx, index),
        ident: format!("{} {}", document.id, document.lang.as_str()),
        source: document.source,
        title: view.title.clone(),
        kind_label: view.kind_label.clone(),
        summary: view.summary.clone(),
        lang: view.lang.clone(),
        rtl: view.dir == "rtl",
        creators,
        publisher,
        site_title,
        keywords,
        date: changed.map(|date| date.iso.clone()),
        date_text: changed.map(|date| date.text.clone()),
        url: view.url.clone(),
        licence: licence.map(|licence| (licence.name, licence.url)),
        credit: view.credit.clone().or_else(|| config.credit.as_ref().map(|credit| cx.local(credit))),
        words: Words {
            page: say("document_page"),
            of: say("document_of"),
            contents: say("document_contents"),
            choose: say("choose"),
            date_hint: say("document_date_hint"),
            required: say("required_mark"),
            logo: config.brand.logo_alt.as_ref().map_or_else(String::new, |alt| cx.local(alt)),
            tick: say("document_tick"),
            note: say("callout_note"),
        },
        ..Paper::default()
    }
}

/// Stable name of a page's files: the last part of its id, a section's after its toolkit's, and the language where it
/// is not the site's first.
pub fn stem(cx: &Cx<'_>, index: PageIndex) -> String {
    let document = &cx.site.documents[index];
    let parts: Vec<&str> = document.id.as_str().split('/').collect();
    let stem = match (document.kind, parts.as_slice()) {
        (_, [.., folder, "index"]) => (*folder).to_owned(),
        (Kind::ToolkitSection, [.., folder, slug]) => format!("{folder}-{slug}"),
        (_, parts) => parts.last().map_or_else(String::new, |slug| (*slug).to_owned()),
    };
    let first = &cx.data().config.languages[0];
    if document.lang == *first { stem } else { format!("{stem}-{}", document.lang.as_str().to_lowercase()) }
}

/// The pages that are in the document.
fn inside(cx: &Cx<'_>, index: PageIndex, book: bool) -> Inside {
    let mut inside = Inside::new();
    if !book {
        return inside;
    }
    inside.insert(index, ("part-0".to_owned(), String::new()));
    for section in sections(cx, index) {
        let slug = cx.site.documents[section].id.slug();
        inside.insert(section, (format!("part-{slug}"), format!("{slug}--")));
    }
    inside
}

pub(super) fn sections(cx: &Cx<'_>, index: PageIndex) -> Vec<PageIndex> {
    let place = cx.site.pages[index].toolkit.as_ref();
    let listed = |section: &PageIndex| cx.site.documents[*section].front.common.status != Status::Withdrawn;
    place.map_or_else(Vec::new, |place| place.sections.iter().copied().filter(listed).collect())
}

/// One page of a document.
struct Page<'a> {
    cx: &'a Cx<'a>,
    index: PageIndex,
    view: &'a PageView,
    own: &'a OwnView,
    format: Format,
    files: &'a Files,
    inside: &'a Inside,
    prefix: &'a str,
}

impl Page<'_> {
    fn part(&self) -> Part<'_> {
        Part { cx: self.cx, prefix: self.prefix, page: self.view, own: self.own }
    }

    /// Front matter and text in the order of the page.
    fn content(&self, paper: &mut Paper) -> Vec<Block> {
        let part = self.part();
        let mut out = part.before();
        out.extend(self.text(paper));
        out.extend(part.after(paper));
        out.extend(self.references());
        out
    }

    fn text(&self, paper: &mut Paper) -> Vec<Block> {
        let body = body::body(self.cx, self.index, self.format.scopes());
        let part = self.part();
        let data = |data: DataBlock, paper: &mut Paper| part.data(data, paper);
        let mut text = Text {
            cx: self.cx,
            index: self.index,
            body: &body,
            inside: self.inside,
            prefix: self.prefix,
            files: self.files,
            paper,
            section: None,
            fields_as_text: false,
            first_note: 0,
            data: &data,
        };
        text.whole()
    }

    /// A document of one page.
    fn single(&self, paper: &mut Paper) -> Vec<Block> {
        let mut out = self.content(paper);
        out.extend(self.credits(2, paper));
        out
    }

    fn references(&self) -> Vec<Block> {
        let outline = body::outline(self.cx, self.index, self.format.scopes());
        let items: Vec<Item> = page::cited(self.cx, &outline)
            .into_iter()
            .map(|(_, reference)| {
                let mut words = reference::entry(self.cx, reference);
                words.extend(reference::restricted(self.cx, reference).map(|who| text(format!(" ({who})"))));
                words.extend(reference.note.iter().map(|note| text(format!(" {}", self.cx.local(note)))));
                item(words)
            })
            .collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![heading(self.cx, self.prefix, 2, "kit-references", "references"), list(Some(1), items)]
    }

    /// What it is based on, licence, credit, contact, and where it came from.
    fn credits(&self, level: u8, paper: &Paper) -> Vec<Block> {
        let (cx, view) = (self.cx, self.view);
        let mut out = Vec::new();
        out.push(heading(cx, self.prefix, level, "kit-credits", "document_credits"));
        let mut rows: Vec<(String, Vec<Inline>)> = Vec::new();
        let dates = [
            ("published", &view.published),
            ("updated", &view.updated),
            ("reviewed", &view.reviewed),
            ("review_by", &view.review_by),
        ];
        let date = |(key, date): (&str, &Option<DateView>)| {
            let mut words = date.as_ref()?.text.clone();
            if key == "reviewed" && !view.reviewed_by.is_empty() {
                let names = cx.locale.list(view.reviewed_by.iter().map(|who| who.name.as_str()));
                words.push_str(&format!(" ({names})"));
            }
            Some((cx.say(key, &[]), vec![text(words)]))
        };
        rows.extend(dates.into_iter().filter_map(date));
        // Plain text says licence, credit and address at its very end.
        let apart = self.format == Format::Text;
        if !apart {
            if let Some((name, url)) = &paper.licence {
                rows.push((
                    cx.say("licence_label", &[]),
                    link(cx, url.as_deref().unwrap_or_default(), vec![text(name)]),
                ));
            }
            rows.extend(paper.credit.iter().map(|credit| (cx.say("credit_line", &[]), vec![text(credit)])));
        }
        let citation = cite::citation(cx, &cx.site.documents[self.index], view, self.own);
        let cited = |citation: CitationView| {
            let address = Inline::Link { to: LinkTo::Web(view.url.clone()), inlines: vec![text(&view.url)] };
            (cx.say("cite_as", &[]), vec![text(citation.plain + " "), address])
        };
        rows.extend(citation.map(cited));
        if let Some(contact) = &view.contact {
            let mut words = person(cx, contact);
            if let Some(email) = contact.email.as_deref().filter(|email| *email != contact.name) {
                words.push(text(cx.lang.comma()));
                words.push(Inline::Link { to: LinkTo::Web(format!("mailto:{email}")), inlines: vec![text(email)] });
            }
            rows.push((cx.say("contact", &[]), words));
        }
        if !apart {
            let address = Inline::Link { to: LinkTo::Web(view.url.clone()), inlines: vec![text(&view.url)] };
            rows.push((cx.say("document_online", &[]), vec![address]));
        }
        if !view.based_on.is_empty() {
            out.push(paragraph(vec![Inline::Strong(vec![text(cx.say("based_on", &[]))])]));
            let works = view.based_on.iter().map(|work| item(based_on(cx, work)));
            out.push(list(None, works.collect()));
        }
        out.extend(facts(rows));
        out
    }
}

/// A work that the page reuses: title, who, licence, changes.
fn based_on(cx: &Cx<'_>, work: &crate::view::types::BasedOnView) -> Vec<Inline> {
    let title = vec![Inline::Cite(vec![text(&work.title)])];
    let mut words = link(cx, work.url.as_deref().unwrap_or_default(), title);
    if work.restricted {
        words.push(text(format!(" ({})", cx.say("restricted", &[]))));
    }
    let date = work.published.as_ref().map(|date| date.text.clone());
    for part in [&work.author, &work.publisher, &date].into_iter().flatten() {
        words.push(text(format!("{}{part}", cx.lang.comma())));
    }
    if let Some(licence) = &work.licence {
        words.push(Inline::Break);
        words.push(text(format!("{} ", cx.say("licence_label", &[]))));
        words.extend(link(cx, licence.url.as_deref().unwrap_or_default(), vec![text(&licence.name)]));
    }
    if let Some(changes) = &work.changes {
        words.push(Inline::Break);
        words.push(text(format!("{} {changes}", cx.say("changes_label", &[]))));
    }
    words
}

/// A toolkit: what its index says, every section as a numbered part, credits.
fn whole_toolkit(index: &Page<'_>, paper: &mut Paper) -> Vec<Block> {
    let cx = index.cx;
    let mut out = vec![block(BlockKind::Heading {
        level: 1,
        id: "part-0".to_owned(),
        number: None,
        inlines: vec![text(cx.say("document_introduction", &[]))],
    })];
    out.extend(index.content(paper));
    for (number, section) in sections(cx, index.index).into_iter().enumerate() {
        let Some((id, prefix)) = index.inside.get(&section) else { continue };
        let view = page::common(cx, section, index.format.scopes());
        let own = page::own(cx, section, false);
        out.push(block(BlockKind::PageBreak));
        let document = &cx.site.documents[section];
        out.push(Block {
            kind: BlockKind::Heading {
                level: 1,
                id: id.clone(),
                number: Some(cx.locale.number((number + 1) as f64)),
                inlines: vec![text(&view.title)],
            },
            place: Some((document.source, document.front_span)),
        });
        let page = Page { index: section, view: &view, own: &own, prefix, ..*index };
        out.extend(page.content(paper));
    }
    out.push(block(BlockKind::PageBreak));
    out.extend(index.credits(1, paper));
    if let (OwnView::Toolkit(own), Own::Toolkit(_)) = (index.own, &cx.site.documents[index.index].front.own)
        && !own.contributors.is_empty()
        && !index.view.placed.contributors
    {
        out.push(heading(cx, "", 2, "kit-contributors", "contributors"));
        out.extend(index.part().data(DataBlock::Contributors, paper));
    }
    out
}

/// Makes every heading at most one deeper than the one before it: an author's skip was reported, and what is left out
/// (a voice, say) may leave one behind.
fn close_headings(blocks: &mut [Block], title: u8) {
    let mut last = title;
    fn walk(blocks: &mut [Block], last: &mut u8) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Heading { level, .. } => {
                    *level = (*level).min(*last + 1).max(1);
                    *last = *level;
                }
                BlockKind::Quote(inner)
                | BlockKind::Turned(inner)
                | BlockKind::Callout { blocks: inner, .. }
                | BlockKind::Voice { blocks: inner, .. } => walk(inner, last),
                BlockKind::List { items, .. } => items.iter_mut().for_each(|item| walk(&mut item.blocks, last)),
                BlockKind::Definitions(entries) => {
                    entries.iter_mut().flat_map(|(_, details)| details).for_each(|blocks| walk(blocks, last));
                }
                _ => {}
            }
        }
    }
    walk(blocks, &mut last);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::paper::make::{cell, paragraph, text};

    fn table(columns: usize) -> Block {
        let head = (0..columns).map(|_| cell("Column")).collect();
        block(BlockKind::Table(Table { head, ..Table::default() }))
    }

    fn named(level: u8) -> Block {
        block(BlockKind::Heading { level, id: String::new(), number: None, inlines: vec![text("Plan")] })
    }

    #[test]
    fn a_wide_table_lies_on_its_side_with_its_heading() {
        let words = || paragraph(vec![text("Words")]);
        let turned =
            turn_wide_tables(vec![words(), named(2), table(6), table(7), words(), table(5), named(1), table(6)]);
        let lies = |block: &Block| match &block.kind {
            BlockKind::Turned(inner) => inner.len(),
            _ => 0,
        };
        assert_eq!(turned.iter().map(lies).collect::<Vec<_>>(), [0, 3, 0, 0, 0, 1]);
    }
}
