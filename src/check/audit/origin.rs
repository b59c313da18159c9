//! The line that made an element of a finished page: raw HTML, a heading, a link, an image or a table of its Markdown; or a
//! tag of a template.

use super::templates::{TemplateTag, maker};
use super::tree::{Tree, decoded};
use crate::check::Cx;
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, LinkTarget};
use crate::resolve::{PageIndex, Target};
use crate::source::{SourceId, Span};

/// Where something comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A heading of the page's Markdown.
    Heading(SourceId, Span),
    /// A link of the page's Markdown.
    Link(SourceId, Span),
    /// Anything else in the page's file.
    Content(SourceId, Span),
    /// A tag of a template.
    Template {
        /// The template's file.
        source: SourceId,
        /// The tag.
        span: Span,
        /// It is of the theme that Kitpress brings.
        built_in: bool,
    },
    /// Kitpress itself made it.
    Nowhere,
}

/// Finds the places of a page's elements.
pub struct Origin<'a, 't> {
    cx: &'a Cx<'a>,
    tags: &'a [TemplateTag],
    tree: &'t Tree<'t>,
    index: Option<PageIndex>,
    /// Raw HTML of the page's text.
    raw: Vec<Span>,
    tables: Vec<Span>,
}

impl<'a, 't> Origin<'a, 't> {
    /// Gathers what the page's text may have made.
    pub fn new(
        cx: &'a Cx<'a>,
        tags: &'a [TemplateTag],
        tree: &'t Tree<'t>,
        index: Option<PageIndex>,
    ) -> Origin<'a, 't> {
        let mut origin = Origin { cx, tags, tree, index, raw: Vec::new(), tables: Vec::new() };
        if let Some(document) = index.map(|index| &cx.site.documents[index]) {
            origin.blocks(&document.body.blocks);
            document.body.footnotes.iter().for_each(|note| origin.blocks(&note.blocks));
        }
        origin
    }

    fn document(&self) -> Option<&'a Document> {
        self.index.map(|index| &self.cx.site.documents[index])
    }

    /// The place of an element; of what only Kitpress made, that of what it is in.
    pub fn of(&self, number: usize) -> Place {
        if let Some(place) = self.in_text(number) {
            return place;
        }
        if let Some(tag) = maker(self.tags, self.tree, number) {
            return Place::Template { source: tag.source, span: tag.span, built_in: tag.built_in };
        }
        let page = |one: &usize| matches!(&*self.tree.elements[*one].tag, "main" | "body" | "html");
        self.tree.above(number).take_while(|one| !page(one)).find_map(|one| self.in_text(one)).unwrap_or(Place::Nowhere)
    }

    fn in_text(&self, number: usize) -> Option<Place> {
        let document = self.document()?;
        let content = |span: Span| Some(Place::Content(document.source, span));
        if let Some(span) = self.raw_html(document, number) {
            return content(span);
        }
        let attr = |name: &str| self.tree.attr(number, name);
        match &*self.tree.elements[number].tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let id = attr("id")?;
                let heading = document.outline.headings.iter().find(|heading| *heading.id == *id)?;
                Some(Place::Heading(document.source, heading.span))
            }
            "a" => {
                let href = decoded(attr("href")?).into_owned();
                let resolved = &self.cx.site.pages[self.index?];
                let links = document.outline.links.iter().zip(&resolved.links);
                let mut fitting =
                    links.filter(|(used, target)| self.href(&used.target, target).as_deref() == Some(&href));
                let before = self.same_before(number, "href", attr("href")?);
                let first = fitting.clone().next();
                if let Some((used, _)) = fitting.nth(before).or(first) {
                    return Some(Place::Link(document.source, used.span));
                }
                let cited = href.strip_prefix("#ref-")?;
                let mut citations = document.outline.citations.iter().filter(|citation| *citation.id == *cited);
                let first = citations.clone().next();
                content(citations.nth(before).or(first)?.span)
            }
            "img" => {
                let src = attr("src")?;
                let resolved = &self.cx.site.pages[self.index?];
                let images = document.outline.images.iter().zip(&resolved.images);
                let mut fitting = images.filter(|(_, target)| target.src == src || decoded(src) == target.src);
                let first = fitting.clone().next();
                content(fitting.nth(self.same_before(number, "src", src)).or(first)?.0.span)
            }
            "table" => {
                let framed = |one: &usize| {
                    self.tree.elements[*one]
                        .parent
                        .is_some_and(|parent| self.tree.attr(parent, "class") == Some("scroll"))
                        && self.raw_html(document, *one).is_none()
                };
                let all: Vec<usize> = self.tree.all("table").filter(framed).collect();
                let at = all.iter().position(|one| *one == number).filter(|_| all.len() == self.tables.len())?;
                content(*self.tables.get(at)?)
            }
            _ => None,
        }
    }

    fn same_before(&self, number: usize, name: &str, value: &str) -> usize {
        (0..number).filter(|one| self.tree.attr(*one, name) == Some(value)).count()
    }

    /// The address of a link as the page has it.
    fn href(&self, used: &LinkTarget, target: &Target) -> Option<String> {
        let with = |href: &str, anchor: &Option<Box<str>>| match anchor {
            Some(anchor) => format!("{href}#{anchor}"),
            None => href.to_owned(),
        };
        Some(match target {
            Target::Page { page, anchor } => with(&self.cx.site.pages[*page].address.href, anchor),
            Target::Generated { generated, anchor } => with(&self.cx.site.generated[*generated].address.href, anchor),
            Target::File(href) | Target::External(href) => href.to_string(),
            Target::Anchor(anchor) => format!("#{anchor}"),
            Target::Missing => match used {
                LinkTarget::External(href) => href.to_string(),
                _ => return None,
            },
        })
    }

    /// Where the start tag stands in the page's raw HTML, as it is written.
    fn raw_html(&self, document: &Document, number: usize) -> Option<Span> {
        let tag = self.tree.source(number);
        if tag.is_empty() || self.raw.is_empty() {
            return None;
        }
        let text = self.cx.text(document.source);
        let mut places = Vec::new();
        for span in &self.raw {
            let part = text.get(span.range()).unwrap_or_default();
            let from = span.start as usize;
            places.extend(part.match_indices(tag).map(|(at, _)| Span::new(from + at, from + at + tag.len())));
        }
        // Of several such tags the one that the same words follow made it; of those, the one of its turn.
        let follows = self.tree.html.get(self.tree.elements[number].span.end..).unwrap_or_default().bytes().take(80);
        let alike = |place: &Span| {
            let here = text.get(place.end as usize..).unwrap_or_default().bytes();
            here.zip(follows.clone()).take_while(|(one, other)| one == other).count()
        };
        let most = places.iter().map(alike).max()?;
        places.retain(|place| alike(place) == most);
        let before = (0..number).filter(|one| self.tree.source(*one) == tag).count();
        places.get(before).or(places.last()).copied()
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Html(_) => self.raw.push(block.span),
                BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => self.inlines(inlines),
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => self.blocks(inner),
                BlockKind::Voice { blocks: inner, attribution, .. } => {
                    self.blocks(inner);
                    self.inlines(attribution);
                }
                BlockKind::Disclosure { inlines, blocks: inner, .. } => {
                    self.inlines(inlines);
                    self.blocks(inner);
                }
                BlockKind::Table { head, rows, .. } => {
                    self.tables.push(block.span);
                    let cells = std::iter::once(head).chain(rows).flat_map(|row| &row.cells);
                    cells.for_each(|cell| self.inlines(&cell.inlines));
                }
                BlockKind::Definitions(all) => {
                    for one in all {
                        self.inlines(&one.term);
                        one.details.iter().for_each(|detail| self.blocks(detail));
                    }
                }
                BlockKind::Code { .. } | BlockKind::Figure { .. } | BlockKind::Data(_) | BlockKind::Rule => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Html(_) => self.raw.push(inline.span),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Link { inlines: inner, .. } => self.inlines(inner),
                _ => {}
            }
        }
    }
}
