//! Blocks: paragraphs, headings, lists, quotations, code, and what the theme's templates shape.

use super::phrases::Plain;
use super::{Failed, Writer, escape, highlight};
use crate::document::{Block, BlockKind, Definition, Inline, InlineKind, ListItem};
use crate::view::types::ImageView;
use tera::Value;

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Result<(), Failed> {
        for block in blocks {
            self.block(block)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), Failed> {
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                self.out.push_str("<p>");
                self.inlines(inlines);
                self.out.push_str("</p>\n");
            }
            BlockKind::Heading { heading, inlines } => self.heading(*heading, inlines),
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items)?,
            BlockKind::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks)?;
                self.out.push_str("</blockquote>\n");
            }
            BlockKind::Voice { voice, blocks, attribution } => self.voice(*voice, blocks, attribution)?,
            BlockKind::Callout { kind, blocks } => {
                let words = self.apart(|writer| writer.blocks(blocks))?;
                let title = self.phrases.callout(kind.name());
                self.template(
                    "callout",
                    &[
                        ("callout", Value::normal_string(kind.name())),
                        ("title", Value::normal_string(&title)),
                        ("words", Value::safe_string(&words)),
                    ],
                )?;
            }
            BlockKind::Disclosure { heading, inlines, blocks } => self.disclosure(*heading, inlines, blocks)?,
            BlockKind::Code { language, text } => self.code(language, text),
            BlockKind::Table { alignments, head, rows } => self.table(block.span, alignments, head, rows),
            BlockKind::Definitions(definitions) => self.definitions(definitions)?,
            BlockKind::Figure { image, caption } => self.figure(*image, caption.as_deref())?,
            BlockKind::Data(data) if self.body.empty.contains(data) => {}
            BlockKind::Data(data) => {
                let html = self.theme.render(data.name(), &[])?;
                self.out.push_str(&html);
                self.out.push('\n');
            }
            BlockKind::Rule => self.out.push_str("<hr>\n"),
            BlockKind::Html(html) => {
                if self.body.raw_html {
                    self.out.push_str(html);
                }
            }
        }
        Ok(())
    }

    /// Fills one of the theme's block templates.
    fn template(&mut self, name: &str, values: &[(&'static str, Value)]) -> Result<(), Failed> {
        let html = self.theme.render(name, values)?;
        self.out.push_str(&html);
        self.out.push('\n');
        Ok(())
    }

    /// A heading; its permalink comes after its words, so that a screen reader says the words first.
    fn heading(&mut self, number: u32, inlines: &[Inline]) {
        let body = self.body;
        let Some(heading) = body.outline.headings.get(number as usize) else { return };
        self.section = Some(number);
        let level = self.level(heading.level);
        self.out.push_str("<h");
        self.number(level);
        self.attribute("id", &heading.id);
        self.out.push('>');
        self.inlines(inlines);
        let title = body.headings.get(number as usize).map_or(&*heading.text, String::as_str);
        self.out.push_str(" <a class=\"permalink\"");
        self.fragment(&heading.id);
        let label = self.phrases.permalink().with(title);
        self.attribute("aria-label", &label);
        self.out.push_str("><span aria-hidden=\"true\">#</span></a></h");
        self.number(level);
        self.out.push_str(">\n");
    }

    /// ` href="#id"`
    pub(super) fn fragment(&mut self, id: &str) {
        self.out.push_str(" href=\"#");
        escape::address(&mut self.out, self.prefix);
        escape::address(&mut self.out, id);
        self.out.push('"');
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[ListItem]) -> Result<(), Failed> {
        let tasks = items.iter().any(|item| item.task.is_some());
        self.out.push_str(if start.is_some() { "<ol" } else { "<ul" });
        if tasks {
            self.out.push_str(" class=\"tasks\"");
        }
        if let Some(start) = start.filter(|start| *start != 1) {
            self.attribute("start", &start.to_string());
        }
        self.out.push_str(">\n");
        for item in items {
            self.out.push_str("<li>");
            let rest = match (item.task, item.blocks.split_first()) {
                (Some(done), Some((Block { kind: BlockKind::Paragraph(inlines), .. }, rest))) => {
                    self.task(done, item.span, inlines);
                    rest
                }
                (Some(done), _) => {
                    self.task(done, item.span, &[]);
                    &item.blocks
                }
                _ => &item.blocks,
            };
            self.item(rest, tight)?;
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
        Ok(())
    }

    /// The blocks of an item; in a tight list its lines are no paragraphs.
    pub(super) fn item(&mut self, blocks: &[Block], tight: bool) -> Result<(), Failed> {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(inlines) if tight => self.inlines(inlines),
                _ => {
                    if !self.out.ends_with('\n') {
                        self.out.push('\n');
                    }
                    self.block(block)?;
                }
            }
        }
        Ok(())
    }

    fn definitions(&mut self, definitions: &[Definition]) -> Result<(), Failed> {
        self.out.push_str("<dl>\n");
        for definition in definitions {
            self.out.push_str("<dt>");
            self.inlines(&definition.term);
            self.out.push_str("</dt>\n");
            for detail in &definition.details {
                self.out.push_str("<dd>");
                let tight = matches!(detail.as_slice(), [Block { kind: BlockKind::Paragraph(_), .. }]);
                self.item(detail, tight)?;
                self.out.push_str("</dd>\n");
            }
        }
        self.out.push_str("</dl>\n");
        Ok(())
    }

    /// A voice that may be published; of another not a word is written.
    fn voice(&mut self, number: u32, blocks: &[Block], attribution: &[Inline]) -> Result<(), Failed> {
        let body = self.body;
        let Some(Some(voice)) = body.voices.get(number as usize) else { return Ok(()) };
        let words = self.apart(|writer| writer.blocks(blocks))?;
        let comma = self.theme.lang.comma();
        let attribution = self.apart(|writer| {
            writer.out.push_str("<span class=\"voice-name\">");
            writer.text(&voice.name);
            writer.out.push_str("</span>");
            if !attribution.is_empty() {
                writer.out.push_str(comma);
                writer.inlines(attribution);
            } else if !voice.role.is_empty() {
                writer.out.push_str(comma);
                writer.text(&voice.role);
            }
            Ok(())
        })?;
        self.template(
            "voice",
            &[
                ("voice", Value::from_serializable(voice)),
                ("words", Value::safe_string(&words)),
                ("attribution", Value::safe_string(&attribution)),
            ],
        )
    }

    fn disclosure(&mut self, number: u32, inlines: &[Inline], blocks: &[Block]) -> Result<(), Failed> {
        let body = self.body;
        let Some(heading) = body.outline.headings.get(number as usize) else { return Ok(()) };
        // A summary is a button: neither links nor fields can stand in it.
        let title = self.apart(|writer| {
            let (in_link, as_text) = (writer.in_link, writer.fields_as_text);
            (writer.in_link, writer.fields_as_text) = (true, true);
            writer.inlines(inlines);
            (writer.in_link, writer.fields_as_text) = (in_link, as_text);
            Ok(())
        })?;
        self.section = Some(number);
        let words = self.apart(|writer| writer.blocks(blocks))?;
        self.template(
            "disclosure",
            &[
                ("id", Value::normal_string(&format!("{}{}", self.prefix, heading.id))),
                ("level", Value::from(u64::from(self.level(heading.level)))),
                ("title", Value::safe_string(&title)),
                ("words", Value::safe_string(&words)),
            ],
        )
    }

    fn figure(&mut self, number: u32, caption: Option<&str>) -> Result<(), Failed> {
        let body = self.body;
        let index = number as usize;
        let (Some(used), Some(target)) = (body.outline.images.get(index), body.images.get(index)) else {
            return Ok(());
        };
        let image = ImageView {
            src: target.src.clone(),
            alt: used.alt.to_string(),
            width: target.width,
            height: target.height,
        };
        let lazy = self.images > 0;
        self.images += 1;
        self.template(
            "figure",
            &[
                ("image", Value::from_serializable(&image)),
                ("decorative", Value::from(used.alt.is_empty())),
                ("caption", caption.map_or_else(Value::none, Value::normal_string)),
                ("lazy", Value::from(lazy)),
            ],
        )
    }

    /// Code in a frame that scrolls by keyboard too. Code reads from left to right in every language.
    fn code(&mut self, language: &str, code: &str) {
        let label = match language {
            "" => self.phrases.plain(Plain::Code).to_owned(),
            language => self.phrases.code_in().with(language),
        };
        self.frame(&label);
        self.out.push_str(if self.theme.lang.dir() == "rtl" { "<pre dir=\"ltr\"><code" } else { "<pre><code" });
        if !language.is_empty() {
            self.attribute("class", &format!("language-{language}"));
        }
        self.out.push('>');
        let coloured = if code.len() <= self.code_left { highlight::highlight(language, code) } else { None };
        match coloured {
            Some(html) => {
                self.code_left -= code.len();
                self.out.push_str(&html);
            }
            None => self.text(code),
        }
        self.out.push_str("</code></pre></div>\n");
    }

    /// Opens the frame of what may be wider than the page.
    pub(super) fn frame(&mut self, label: &str) {
        self.out.push_str("<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
        self.attribute("aria-label", label);
        self.out.push('>');
    }

    /// The title of the section that the text is in.
    pub(super) fn section_title(&self) -> Option<&str> {
        self.section.and_then(|section| self.body.headings.get(section as usize)).map(String::as_str)
    }
}

/// Whether a form field stands among these.
pub(super) fn has_field(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match &inline.kind {
        InlineKind::Field { .. } => true,
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner)
        | InlineKind::Link { inlines: inner, .. } => has_field(inner),
        _ => false,
    })
}
