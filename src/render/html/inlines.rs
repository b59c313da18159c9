//! Inlines: words with their markup, links, images, and the marks that point elsewhere.

use super::Writer;
use crate::document::{Inline, InlineKind, ends_with_space};
use crate::model::Lang;

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        let mut before: Option<&Inline> = None;
        for inline in inlines {
            if let (Some(before), InlineKind::Citation { .. }) = (before, &inline.kind)
                && !ends_with_space(before)
            {
                self.out.push(' ');
            }
            self.inline(inline);
            before = Some(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        let body = self.body;
        match &inline.kind {
            InlineKind::Text(text) => self.text(text),
            InlineKind::Emphasis(inner) => self.element("em", inner),
            InlineKind::Strong(inner) => self.element("strong", inner),
            InlineKind::Strikethrough(inner) => self.element("del", inner),
            InlineKind::Code(code) => {
                self.out.push_str(if self.theme.lang.dir() == "rtl" { "<code dir=\"ltr\">" } else { "<code>" });
                self.text(code);
                self.out.push_str("</code>");
            }
            InlineKind::Link { link, inlines } => self.link(*link, inlines),
            InlineKind::Image { image } => self.image(*image),
            InlineKind::Term { term, text } => match body.terms.get(*term as usize) {
                Some(href) if !href.is_empty() && !self.in_link => {
                    self.out.push_str("<a class=\"term\"");
                    self.address("href", href);
                    self.out.push('>');
                    self.text(text);
                    self.out.push_str("</a>");
                }
                _ => self.text(text),
            },
            InlineKind::Word { word } => {
                if let Some(word) = body.words.get(*word as usize) {
                    self.text(word);
                }
            }
            InlineKind::Citation { citation } => self.citation(*citation),
            InlineKind::Field { field } => self.field(*field),
            InlineKind::FootnoteMark { footnote, .. } => self.footnote_mark(*footnote),
            InlineKind::SoftBreak => self.out.push('\n'),
            InlineKind::HardBreak => self.out.push_str("<br>\n"),
            InlineKind::Html(html) => {
                if body.raw_html {
                    self.out.push_str(html);
                }
            }
        }
    }

    fn element(&mut self, name: &str, inner: &[Inline]) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
        self.inlines(inner);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn link(&mut self, number: u32, inlines: &[Inline]) {
        let body = self.body;
        let Some(link) = body.links.get(number as usize) else { return self.inlines(inlines) };
        // A missing target was reported; its words stay.
        let plain = link.href.is_empty() || self.in_link;
        if plain {
            if inlines.is_empty() {
                self.text(&link.text)
            } else {
                self.inlines(inlines)
            }
            return;
        }
        self.out.push_str("<a");
        self.address("href", &link.href);
        if let Some(title) = body.outline.links.get(number as usize).and_then(|used| used.title.as_deref()) {
            self.attribute("title", title);
        }
        if link.external {
            self.out.push_str(" rel=\"external\"");
        }
        if let Some(lang) = &link.lang {
            self.attribute("hreflang", lang);
            // The target's own title is in the target's language; the author's words are in the page's.
            if inlines.is_empty() {
                self.attribute("lang", lang);
                let dir = Lang::new(lang).map_or("ltr", |lang| lang.dir());
                if dir != self.theme.lang.dir() {
                    self.attribute("dir", dir);
                }
            }
        }
        self.out.push('>');
        self.in_link = true;
        if inlines.is_empty() {
            self.text(&link.text)
        } else {
            self.inlines(inlines)
        }
        self.in_link = false;
        self.out.push_str("</a>");
        self.restricted(link.restricted.as_deref());
    }

    /// Says who may open what the link before it points to.
    fn restricted(&mut self, label: Option<&str>) {
        if let Some(label) = label {
            self.out.push_str(" <span class=\"restricted\">");
            self.text(label);
            self.out.push_str("</span>");
        }
    }

    fn citation(&mut self, number: u32) {
        let body = self.body;
        let Some(citation) = body.citations.get(number as usize) else { return };
        if citation.text.is_empty() {
            return;
        }
        self.out.push('(');
        if self.in_link || citation.href.is_empty() {
            self.text(&citation.text);
        } else {
            self.out.push_str("<a class=\"citation\" role=\"doc-biblioref\"");
            self.address("href", &citation.href);
            self.out.push('>');
            self.text(&citation.text);
            self.out.push_str("</a>");
        }
        self.out.push(')');
        self.restricted(citation.restricted.as_deref());
    }

    /// An image within a line; only the first of a page loads before it is near.
    fn image(&mut self, number: u32) {
        let body = self.body;
        let index = number as usize;
        let Some(used) = body.outline.images.get(index) else { return };
        let Some(target) = body.images.get(index).filter(|target| !target.src.is_empty()) else {
            self.text(&used.alt);
            return;
        };
        self.out.push_str("<img");
        self.address("src", &target.src);
        self.attribute("alt", &used.alt);
        if target.width > 0 && target.height > 0 {
            self.out.push_str(" width=\"");
            self.number(target.width);
            self.out.push_str("\" height=\"");
            self.number(target.height);
            self.out.push('"');
        }
        if self.images > 0 {
            self.out.push_str(" loading=\"lazy\" decoding=\"async\"");
        }
        self.images += 1;
        self.out.push('>');
    }
}
