//! The text of a page, lowered: numbers into the outline become words, addresses and fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::document::{self as tree, Alignment, CalloutKind, DataBlock, InlineKind};
use crate::model::{FieldKind, Lang};
use crate::resolve::{PageIndex, Target};
use crate::view::body::BodyView;
use crate::view::context::Cx;
use crate::view::lists::complete_url;
use crate::view::names;
use crate::view::types::VoiceView;

/// Files of `content/` by path within it.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Where the pages of a document are in it: page to the id of its first heading and what its own ids begin with.
pub type Inside = BTreeMap<PageIndex, (String, String)>;

/// The text of one page on its way into a paper.
pub struct Text<'a, 'p> {
    /// How the page's language says things.
    pub cx: &'a Cx<'a>,
    /// The page.
    pub index: PageIndex,
    /// Its resolved text.
    pub body: &'a BodyView,
    /// Pages that are in the same document.
    pub inside: &'a Inside,
    /// What the page's ids begin with.
    pub prefix: &'a str,
    /// Files to take pictures from.
    pub files: &'a Files,
    /// Where fields, notes and pictures go.
    pub paper: &'p mut Paper,
    /// The title of the section that the text is in.
    pub section: Option<String>,
    /// Where no form field can stand, its prompt does.
    pub fields_as_text: bool,
    /// Number in the paper of the page's first footnote.
    pub first_note: usize,
    /// What stands where the author placed data.
    pub data: &'a dyn Fn(DataBlock, &mut Paper) -> Vec<Block>,
}

impl<'a> Text<'a, '_> {
    /// The whole text; its footnotes go into the paper.
    pub fn whole(&mut self) -> Vec<Block> {
        let body = self.body;
        self.first_note = self.paper.notes.len();
        self.paper.notes.resize_with(self.first_note + body.body.footnotes.len(), Vec::new);
        let blocks = self.blocks(&body.body.blocks);
        for (number, footnote) in body.body.footnotes.iter().enumerate() {
            let note = self.blocks(&footnote.blocks);
            self.paper.notes[self.first_note + number] = note;
        }
        blocks
    }

    fn place(&self, span: Span) -> Place {
        Some((self.cx.site.documents[self.index].source, span))
    }

    fn blocks(&mut self, blocks: &[tree::Block]) -> Vec<Block> {
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    fn block(&mut self, block: &tree::Block, out: &mut Vec<Block>) {
        use tree::BlockKind as From;
        let kind = match &block.kind {
            From::Paragraph(inlines) => BlockKind::Paragraph { style: Style::Body, inlines: self.inlines(inlines) },
            From::Heading { heading, inlines } => return out.extend(self.heading(*heading, inlines, block.span)),
            From::Disclosure { heading, inlines, blocks } => {
                // On the page it is a button, which can hold no field.
                self.fields_as_text = true;
                out.extend(self.heading(*heading, inlines, block.span));
                self.fields_as_text = false;
                return out.extend(self.blocks(blocks));
            }
            From::List { start, tight, items } => {
                let items = items.iter().map(|item| self.item(item)).collect();
                BlockKind::List { start: *start, tight: *tight, items }
            }
            From::Quote(blocks) => BlockKind::Quote(self.blocks(blocks)),
            From::Voice { voice, blocks, attribution } => match self.body.voices.get(*voice as usize) {
                Some(Some(voice)) => self.voice(voice, blocks, attribution),
                _ => return,
            },
            From::Callout { kind, blocks } => {
                let label = self.cx.say(&format!("callout_{}", kind.name()), &[]);
                BlockKind::Callout { kind: CalloutKind::name(*kind), label, blocks: self.blocks(blocks) }
            }
            From::Code { text, .. } => BlockKind::Code(text.to_string()),
            From::Table { alignments, head, rows } => BlockKind::Table(self.table(block.span, alignments, head, rows)),
            From::Definitions(entries) => {
                let entries = entries.iter().map(|entry| {
                    let term = self.inlines(&entry.term);
                    (term, entry.details.iter().map(|blocks| self.blocks(blocks)).collect())
                });
                BlockKind::Definitions(entries.collect())
            }
            From::Figure { image, caption } => {
                let caption: Vec<Inline> = caption.iter().map(|words| Inline::Text(words.to_string())).collect();
                match self.picture(*image) {
                    Some((picture, alt)) => BlockKind::Figure { picture, alt, caption },
                    None => return,
                }
            }
            From::Data(data) => return out.extend((self.data)(*data, self.paper)),
            From::Rule => BlockKind::Rule,
            From::Html(html) if self.body.raw_html => BlockKind::Html(html.to_string()),
            From::Html(_) => return,
        };
        out.push(Block { kind, place: self.place(block.span) });
    }

    fn heading(&mut self, number: u32, inlines: &[tree::Inline], span: Span) -> Option<Block> {
        let body = self.body;
        let heading = body.outline.headings.get(number as usize)?;
        self.section = Some(body.headings.get(number as usize).unwrap_or(&String::new()).clone());
        let kind = BlockKind::Heading {
            level: heading.level.clamp(1, 6),
            id: format!("{}{}", self.prefix, heading.id),
            number: None,
            inlines: self.inlines(inlines),
        };
        Some(Block { kind, place: self.place(span) })
    }

    fn item(&mut self, item: &tree::ListItem) -> Item {
        let check = item.task.map(|checked| {
            let label = match item.blocks.first().map(|block| &block.kind) {
                Some(tree::BlockKind::Paragraph(inlines)) => self.body.plain(inlines),
                _ => String::new(),
            };
            let name = names::within(self.prefix, &self.body.places.task(item.span));
            let label = if label.is_empty() { self.cx.say("document_tick", &[]) } else { label };
            self.field(Field { checked, place: self.place(item.span), ..blank(name, label, FieldKind::Checkbox) })
        });
        Item { check, blocks: self.blocks(&item.blocks) }
    }

    /// Adds a field; its number.
    pub fn field(&mut self, field: Field) -> usize {
        add_field(self.paper, field)
    }

    fn voice(&mut self, voice: &VoiceView, blocks: &[tree::Block], attribution: &[tree::Inline]) -> BlockKind {
        let mut words = vec![Inline::Text(voice.name.clone())];
        if !attribution.is_empty() {
            words.push(Inline::Text(self.cx.lang.comma().into()));
            words.extend(self.inlines(attribution));
        } else if !voice.role.is_empty() {
            words.push(Inline::Text(format!("{}{}", self.cx.lang.comma(), voice.role)));
        }
        words.extend(voice_mark(self.cx, voice).map(Inline::Text));
        BlockKind::Voice { blocks: self.blocks(blocks), attribution: words }
    }

    fn table(&mut self, span: Span, alignments: &[Alignment], head: &tree::Row, rows: &[tree::Row]) -> Table {
        let cx = self.cx;
        let caption = self.section.clone().unwrap_or_else(|| self.paper.title.clone());
        let columns: Vec<String> = head.cells.iter().map(|cell| self.body.plain(&cell.inlines)).collect();
        let heads_rows = tree::heads_rows(head, rows);
        let named: Vec<&str> = columns.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        let summary = table_summary(cx, rows.len(), &named);
        let head = head.cells.iter().map(|cell| Cell { blocks: self.cell(cell, false), answer: None }).collect();
        let mut below = Vec::with_capacity(rows.len());
        for (number, row) in rows.iter().enumerate() {
            let first = row.cells.first().map(|cell| self.body.plain(&cell.inlines)).unwrap_or_default();
            let row_words = if first.is_empty() { cx.locale.number((number + 1) as f64) } else { first };
            let cells = row.cells.iter().enumerate().map(|(column, cell)| {
                if !cell.inlines.is_empty() || !self.body.answers {
                    return Cell { blocks: self.cell(cell, heads_rows && column == 0), answer: None };
                }
                let column_words = columns.get(column).filter(|words| !words.is_empty()).cloned();
                let column_words = column_words.unwrap_or_else(|| cx.say("your_answer", &[]));
                let arguments = [("row", row_words.as_str().into()), ("column", column_words.as_str().into())];
                let name = names::within(self.prefix, &self.body.places.cell(span, number + 1, column + 1));
                let label = cx.say("cell_label", &arguments);
                let field = Field {
                    place: self.place(cell.span),
                    prompt: column_words,
                    ..blank(name, label, FieldKind::LongText)
                };
                Cell { blocks: Vec::new(), answer: Some(self.field(field)) }
            });
            below.push(cells.collect());
        }
        let alignments = alignments.iter().map(|alignment| match alignment {
            Alignment::Centre => Align::Centre,
            Alignment::End => Align::End,
            Alignment::None | Alignment::Start => Align::Start,
        });
        Table {
            caption,
            show_caption: false,
            summary,
            alignments: alignments.collect(),
            widths: Vec::new(),
            head,
            rows: below,
            row_headers: heads_rows,
        }
    }

    /// A cell's words; one that heads its row is strong already.
    fn cell(&mut self, cell: &tree::Cell, heads: bool) -> Vec<Block> {
        let inlines = match cell.inlines.as_slice() {
            [tree::Inline { kind: InlineKind::Strong(inner), .. }] if heads => inner,
            inlines => inlines,
        };
        let kind = BlockKind::Paragraph { style: Style::Body, inlines: self.inlines(inlines) };
        vec![Block { kind, place: self.place(cell.span) }]
    }

    /// Number in the paper and text alternative of an image; `None` if its file is missing, which was reported.
    fn picture(&mut self, image: u32) -> Option<(usize, String)> {
        let used = self.body.outline.images.get(image as usize)?;
        let target = self.body.images.get(image as usize)?;
        let bytes = self.files.get(&target.file)?;
        let name = target.file.rsplit('/').next().unwrap_or(&target.file).to_owned();
        let picture = Picture {
            name,
            bytes: bytes.clone(),
            format: PictureFormat::of(bytes),
            width: target.width,
            height: target.height,
            place: self.place(used.span),
        };
        Some((add_picture(self.paper, picture), used.alt.to_string()))
    }

    fn inlines(&mut self, inlines: &[tree::Inline]) -> Vec<Inline> {
        let mut out = Vec::with_capacity(inlines.len());
        self.inlines_into(inlines, false, &mut out);
        out
    }

    fn inlines_into(&mut self, inlines: &[tree::Inline], in_link: bool, out: &mut Vec<Inline>) {
        let mut before: Option<&tree::Inline> = None;
        for inline in inlines {
            if matches!(inline.kind, InlineKind::Citation { .. }) && before.is_some_and(|it| !tree::ends_with_space(it))
            {
                add_text(out, " ");
            }
            self.inline(inline, in_link, out);
            before = Some(inline);
        }
    }

    fn inline(&mut self, inline: &tree::Inline, in_link: bool, out: &mut Vec<Inline>) {
        let body = self.body;
        let inner = |text: &mut Self, inlines: &[tree::Inline]| {
            let mut inner = Vec::with_capacity(inlines.len());
            text.inlines_into(inlines, in_link, &mut inner);
            inner
        };
        match &inline.kind {
            InlineKind::Text(text) => add_text(out, text),
            InlineKind::Emphasis(inlines) => {
                let inlines = inner(self, inlines);
                out.push(Inline::Emphasis(inlines));
            }
            InlineKind::Strong(inlines) => {
                let inlines = inner(self, inlines);
                out.push(Inline::Strong(inlines));
            }
            InlineKind::Strikethrough(inlines) => {
                let inlines = inner(self, inlines);
                out.push(Inline::Strikethrough(inlines));
            }
            InlineKind::Code(code) => out.push(Inline::Code(code.to_string())),
            InlineKind::Link { link, inlines } => self.link(*link, inlines, in_link, out),
            InlineKind::Image { image } => {
                if let Some((picture, alt)) = self.picture(*image) {
                    out.push(Inline::Picture { picture, alt, place: self.place(inline.span) });
                }
            }
            InlineKind::Term { term, text } => match body.terms.get(*term as usize) {
                Some(href) if !href.is_empty() && !href.starts_with('#') && !in_link => out.push(Inline::Link {
                    to: LinkTo::Web(complete_url(self.cx, href)),
                    inlines: vec![Inline::Text(text.to_string())],
                }),
                _ => add_text(out, text),
            },
            InlineKind::Word { word } => add_text(out, body.words.get(*word as usize).map_or("", String::as_str)),
            InlineKind::Citation { citation } => self.citation(*citation, in_link, out),
            InlineKind::Field { field } => {
                let Some(field) = body.fields.get(*field as usize) else { return };
                if in_link || self.fields_as_text {
                    return add_text(out, &format!("[{}]", field.prompt));
                }
                let field = Field {
                    name: names::within(self.prefix, &field.name),
                    label: crate::resolve::capitalise(&field.prompt),
                    prompt: field.prompt.clone(),
                    kind: field.kind,
                    options: field.options.clone(),
                    required: field.required,
                    help: field.help.clone(),
                    checked: false,
                    place: self.place(inline.span),
                };
                let number = self.field(field);
                out.push(Inline::Field(number));
            }
            InlineKind::FootnoteMark { footnote, .. } => {
                out.push(Inline::Note(self.first_note + *footnote as usize));
            }
            InlineKind::SoftBreak => add_text(out, " "),
            InlineKind::HardBreak => out.push(Inline::Break),
            InlineKind::Html(html) => {
                if body.raw_html {
                    out.push(Inline::Html(html.to_string(), self.place(inline.span)));
                }
            }
        }
    }

    fn link(&mut self, number: u32, inlines: &[tree::Inline], in_link: bool, out: &mut Vec<Inline>) {
        let link = self.body.links.get(number as usize);
        let to = if in_link { None } else { self.target(number) };
        let (Some(link), Some(to)) = (link, to) else {
            let text = link.map_or("", |link| link.text.as_str());
            return if inlines.is_empty() { add_text(out, text) } else { self.inlines_into(inlines, in_link, out) };
        };
        let mut words = Vec::with_capacity(inlines.len().max(1));
        match (inlines.is_empty(), &link.lang) {
            (false, _) => self.inlines_into(inlines, true, &mut words),
            (true, None) => words.push(Inline::Text(link.text.clone())),
            (true, Some(lang)) => words.push(foreign(lang, &link.text)),
        }
        out.push(Inline::Link { to, inlines: words });
        if let Some(who) = &link.restricted {
            add_text(out, &format!(" ({who})"));
        }
    }

    fn target(&self, number: u32) -> Option<LinkTo> {
        let link = self.body.links.get(number as usize).filter(|link| !link.href.is_empty())?;
        let number =
            self.body.link_numbers.as_ref().map_or(Some(number as usize), |all| all.get(number as usize).copied());
        match self.cx.site.pages[self.index].links.get(number?)? {
            Target::Anchor(anchor) => Some(LinkTo::Within(format!("{}{anchor}", self.prefix))),
            Target::Page { page, anchor } if self.inside.contains_key(page) => {
                let (first, prefix) = &self.inside[page];
                Some(LinkTo::Within(anchor.as_ref().map_or_else(|| first.clone(), |a| format!("{prefix}{a}"))))
            }
            Target::External(url) => Some(LinkTo::Web(url.to_string())),
            Target::Page { .. } | Target::Generated { .. } | Target::File(_) => {
                Some(LinkTo::Web(complete_url(self.cx, &link.href)))
            }
            Target::Missing => None,
        }
    }

    /// "(UCL, 2023)", linked to the document's references.
    fn citation(&mut self, number: u32, in_link: bool, out: &mut Vec<Inline>) {
        let Some(citation) = self.body.citations.get(number as usize).filter(|one| !one.text.is_empty()) else {
            return;
        };
        add_text(out, "(");
        let words = Inline::Text(citation.text.clone());
        if in_link {
            out.push(words);
        } else {
            let to = LinkTo::Within(format!("{}kit-references", self.prefix));
            out.push(Inline::Link { to, inlines: vec![words] });
        }
        add_text(out, ")");
        if let Some(who) = &citation.restricted {
            add_text(out, &format!(" ({who})"));
        }
    }
}

/// A field that has a name and a label only.
pub fn blank(name: String, label: String, kind: FieldKind) -> Field {
    Field {
        name,
        prompt: label.clone(),
        label,
        kind,
        options: Vec::new(),
        required: false,
        help: None,
        checked: false,
        place: None,
    }
}

/// Adds a field under a name that no other has; its number.
pub fn add_field(paper: &mut Paper, mut field: Field) -> usize {
    let taken = |name: &str| paper.fields.iter().any(|other| other.name == name);
    if taken(&field.name) {
        let free = (2..).map(|n| format!("{}-{n}", field.name)).find(|name| !taken(name));
        field.name = free.unwrap_or_default();
    }
    paper.fields.push(field);
    paper.fields.len() - 1
}

/// Adds a picture, or finds it; its number.
pub fn add_picture(paper: &mut Paper, picture: Picture) -> usize {
    let known = paper.pictures.iter().position(|other| other.name == picture.name && other.bytes == picture.bytes);
    known.unwrap_or_else(|| {
        paper.pictures.push(picture);
        paper.pictures.len() - 1
    })
}

/// Adds words to the last ones.
fn add_text(out: &mut Vec<Inline>, text: &str) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

/// Words in another language.
pub fn foreign(lang: &str, words: &str) -> Inline {
    let rtl = Lang::new(lang).is_some_and(|lang| lang.dir() == "rtl");
    Inline::Foreign { lang: lang.to_owned(), rtl, inlines: vec![Inline::Text(words.to_owned())] }
}

/// What a reader must know of a voice: " (pseudonym)", " (illustrative)".
pub fn voice_mark(cx: &Cx<'_>, voice: &VoiceView) -> Option<String> {
    let key = match (voice.illustrative, voice.pseudonym) {
        (true, _) => "illustrative_voice",
        (false, true) => "pseudonym",
        (false, false) => return None,
    };
    Some(format!(" ({})", cx.say(key, &[])))
}

/// "6 rows. Columns: Action, Who, When".
pub fn table_summary(cx: &Cx<'_>, rows: usize, columns: &[&str]) -> String {
    let list = columns.join(cx.lang.comma());
    cx.say("table_summary", &[("n", rows.into()), ("columns", list.as_str().into())])
}
