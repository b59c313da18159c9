//! Builds the tree from pulldown-cmark's events with an explicit stack, so that no input can exhaust the
//! machine's. A frame is opened for each element and becomes a block or an inline when it closes.

use super::footnotes::Notes;
use super::headings::{self, PendingId};
use super::run::{Cut, CutKind, Run, Scan, scan};
use super::slug::{Taken, slug};
use super::{MAX_DEPTH, Options, Parsed, has_fields, is_citation, is_prompt, links, voices};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::document::{
    Alignment, Block, BlockKind, Body, CalloutKind, Cell, Citation, DataBlock, Definition, FieldSlot, Heading,
    ImageUse, Inline, InlineKind, LinkTarget, LinkUse, ListItem, Outline, Row, TermUse, VoiceUse, WordUse, plain_text,
    plain_text_with,
};
use crate::parse::directives::Lifted;
use crate::parse::terms::Found;
use crate::source::{SourceId, Span};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};
use std::collections::HashMap;
use std::iter::Peekable;
use std::ops::Range;

/// A page reports each rule at most this often: more would not help anybody, and a page of ten megabytes could.
const MOST_OF_A_RULE: u32 = 100;

/// More languages of code than this on one page are not listed in its outline.
const MOST_LANGUAGES: usize = 100;

/// An element that is open.
struct Frame {
    open: Open,
    span: Span,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

/// What is open.
enum Open {
    Root,
    Paragraph,
    Heading {
        level: u8,
        id: Option<Box<str>>,
        collapsible: bool,
    },
    Quote,
    Callout(CalloutKind),
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<ListItem>,
    },
    Item {
        task: Option<bool>,
    },
    Footnote {
        label: Box<str>,
    },
    Definitions(Vec<Definition>),
    Term,
    Details,
    Table {
        alignments: Vec<Alignment>,
        head: Row,
        rows: Vec<Row>,
    },
    Row {
        head: bool,
        cells: Vec<Cell>,
    },
    Cell,
    Code {
        language: Box<str>,
        text: String,
    },
    Html(String),
    Emphasis,
    Strong,
    Strikethrough,
    Link {
        target: Option<LinkTarget>,
        title: Option<Box<str>>,
    },
    /// An element that leaves no trace: metadata, superscripts.
    Nothing,
}

/// An element whose inside is not built, up to its end.
struct Skipped {
    /// Elements open within it.
    depth: u32,
    kind: SkippedKind,
    span: Span,
    /// The words within it.
    words: String,
}

/// Why the inside of an element is not built.
enum SkippedKind {
    /// Nested too deep: its source is kept as text.
    Deep { block: bool },
    /// An image: the words are its alternative. The path is absent when it was bad.
    Image { path: Option<Box<str>>, title: Option<Box<str>> },
    /// `[placeholder]` or `[@citation]`; `[first][second]` are two.
    Placeholder { second: Option<Box<str>>, bang: bool },
    /// A link whose text is its target.
    Bare(Option<LinkTarget>),
}

/// The state of one parse.
pub(super) struct Builder<'a> {
    source: SourceId,
    /// The whole file.
    file: &'a str,
    /// Where the body starts in it.
    base: usize,
    /// What is parsed: the body with directives overwritten.
    lifted: &'a Lifted<'a>,
    options: Options<'a>,
    frames: Vec<Frame>,
    skipped: Option<Skipped>,
    run: Run,
    scan: Scan,
    found: Vec<Found>,
    /// How many open elements forbid terms.
    no_terms: u32,
    terms_used: Vec<bool>,
    outline: Outline,
    ids: Vec<PendingId>,
    field_ids: Taken,
    notes: Notes,
    /// Marks without a footnote: label and place.
    missing: Vec<(Box<str>, Span)>,
    diagnostics: Diagnostics,
    reported: HashMap<Code, u32>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        source: SourceId,
        file: &'a str,
        base: usize,
        lifted: &'a Lifted<'a>,
        options: &Options<'a>,
    ) -> Builder<'a> {
        let root =
            Frame { open: Open::Root, span: Span::new(base, file.len()), blocks: Vec::new(), inlines: Vec::new() };
        Builder {
            source,
            file,
            base,
            lifted,
            options: *options,
            frames: vec![root],
            skipped: None,
            run: Run::default(),
            scan: Scan::default(),
            found: Vec::new(),
            no_terms: 0,
            terms_used: vec![false; options.terms.len()],
            outline: Outline::default(),
            ids: Vec::new(),
            field_ids: Taken::default(),
            notes: Notes::default(),
            missing: Vec::new(),
            diagnostics: Diagnostics::new(),
            reported: HashMap::new(),
        }
    }

    /// Takes the next event. `range` is within the body.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::new(range.start + self.base, range.end + self.base);
        if self.skipped.is_some() {
            self.skip(event);
            return;
        }
        match event {
            Event::Text(words) => self.text(&words, span),
            Event::SoftBreak => self.run.soft_break(span),
            Event::Start(tag) => {
                self.flush(is_inline(&tag));
                self.start(tag, span);
            }
            Event::End(tag) => {
                self.flush(false);
                self.end(tag);
            }
            Event::Code(words) => {
                self.flush(true);
                self.outline.word_count += count(&words);
                self.inline(InlineKind::Code((&*words).into()), span);
            }
            Event::Html(html) => {
                self.flush(false);
                let html = self.verbatim(&html, span);
                match self.frames.last_mut().map(|frame| &mut frame.open) {
                    Some(Open::Html(text)) => push_lines(text, html),
                    _ => self.block(BlockKind::Html(html.into()), span),
                }
            }
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            Event::InlineHtml(html) => {
                self.flush(true);
                self.inline(InlineKind::Html((&*html).into()), span);
            }
            Event::FootnoteReference(label) => {
                self.flush(false);
                let footnote = self.notes.index(&label);
                self.inline(InlineKind::FootnoteMark { footnote, mark: 1 }, span);
            }
            Event::HardBreak => {
                self.flush(false);
                self.inline(InlineKind::HardBreak, span);
            }
            Event::Rule => {
                self.flush(false);
                self.rule(span);
            }
            Event::TaskListMarker(done) => {
                self.flush(false);
                let item = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.open {
                    Open::Item { task } => Some(task),
                    _ => None,
                });
                if let Some(task) = item {
                    *task = Some(done);
                }
            }
            // Mathematics is not part of the syntax.
            Event::InlineMath(words) | Event::DisplayMath(words) => self.text(&words, span),
        }
    }

    /// What the file has at `span` when the parser saw the same bytes there; directives within code and HTML are theirs.
    fn verbatim<'b>(&self, words: &'b str, span: Span) -> &'b str
    where
        'a: 'b,
    {
        let body = span.range().start.saturating_sub(self.base)..span.range().end.saturating_sub(self.base);
        if self.lifted.text.get(body) == Some(words) { self.file.get(span.range()).unwrap_or(words) } else { words }
    }

    fn text(&mut self, words: &str, span: Span) {
        if let Some(Frame { open: Open::Code { .. }, .. }) = self.frames.last() {
            let words = self.verbatim(words, span);
            if let Some(Frame { open: Open::Code { text, .. }, .. }) = self.frames.last_mut() {
                push_lines(text, words);
            }
            return;
        }
        if words.is_empty() {
            return;
        }
        let verbatim = self.file.get(span.range()) == Some(words);
        self.run.push(words, span, verbatim);
    }

    /// Handles an event inside an element that is not built.
    fn skip(&mut self, event: Event<'_>) {
        let Some(skipped) = &mut self.skipped else { return };
        match event {
            Event::Start(_) => skipped.depth += 1,
            Event::End(_) if skipped.depth == 0 => self.end_skip(),
            Event::End(_) => skipped.depth -= 1,
            Event::Text(words) | Event::Code(words) if !matches!(skipped.kind, SkippedKind::Deep { .. }) => {
                skipped.words.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => skipped.words.push(' '),
            _ => {}
        }
    }

    fn begin_skip(&mut self, kind: SkippedKind, span: Span) {
        self.skipped = Some(Skipped { depth: 0, kind, span, words: String::new() });
    }

    fn end_skip(&mut self) {
        let Some(Skipped { kind, span, words, .. }) = self.skipped.take() else { return };
        match kind {
            SkippedKind::Deep { block } => {
                let source = self.file.get(span.range()).unwrap_or_default().trim_end();
                self.outline.word_count += count(source);
                let text = InlineKind::Text(source.into());
                if block {
                    let inlines = vec![Inline { kind: text, span }];
                    self.block(BlockKind::Paragraph(inlines), span);
                } else {
                    self.inline(text, span);
                }
            }
            SkippedKind::Image { path, title } => self.image(path, title, words, span),
            SkippedKind::Placeholder { second, bang } => self.placeholder(&words, second.as_deref(), bang, span),
            SkippedKind::Bare(target) => match target {
                Some(target) => {
                    let link = push(&mut self.outline.links, LinkUse { target, title: None, bare: true, span });
                    self.inline(InlineKind::Link { link, inlines: Vec::new() }, span);
                }
                None => self.inline(InlineKind::Text(words.into()), span),
            },
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let nests = matches!(
            tag,
            Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::FootnoteDefinition(_)
                | Tag::DefinitionList
                | Tag::Table(_)
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
        );
        if nests && self.frames.len() > MAX_DEPTH {
            self.too_deep(span);
            self.begin_skip(SkippedKind::Deep { block: !is_inline(&tag) }, span);
            return;
        }
        let open = match tag {
            Tag::Paragraph => {
                self.loosen();
                Open::Paragraph
            }
            Tag::Heading { level, id, classes, attrs } => {
                let collapsible = self.attributes(&classes, &attrs, span);
                Open::Heading { level: level as u8, id: id.map(|id| (&*id).into()), collapsible }
            }
            Tag::BlockQuote(None) => Open::Quote,
            Tag::BlockQuote(Some(kind)) => Open::Callout(callout(kind)),
            Tag::CodeBlock(kind) => {
                let language: Box<str> = match &kind {
                    CodeBlockKind::Indented => Box::default(),
                    CodeBlockKind::Fenced(info) => first_word(info).into(),
                };
                let seen = &mut self.outline.code_languages;
                if !language.is_empty() && seen.len() < MOST_LANGUAGES && !seen.contains(&language) {
                    seen.push(language.clone());
                }
                Open::Code { language, text: String::new() }
            }
            Tag::HtmlBlock => Open::Html(String::new()),
            Tag::List(start) => Open::List { start, tight: true, items: Vec::new() },
            Tag::Item => Open::Item { task: None },
            Tag::FootnoteDefinition(label) => Open::Footnote { label: (&*label).into() },
            Tag::DefinitionList => Open::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Open::Term,
            Tag::DefinitionListDefinition => Open::Details,
            Tag::Table(alignments) => Open::Table {
                alignments: alignments.into_iter().map(alignment).collect(),
                head: Row::default(),
                rows: Vec::new(),
            },
            Tag::TableHead => Open::Row { head: true, cells: Vec::new() },
            Tag::TableRow => Open::Row { head: false, cells: Vec::new() },
            Tag::TableCell => Open::Cell,
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strikethrough,
            Tag::Link { link_type, dest_url, title, id } => {
                let title: Option<Box<str>> = (!title.trim().is_empty()).then(|| title.trim().into());
                match link_type {
                    LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown => {
                        let second = (link_type == LinkType::ReferenceUnknown).then(|| (&*id).into());
                        self.begin_skip(SkippedKind::Placeholder { second, bang: false }, span);
                        return;
                    }
                    LinkType::WikiLink { has_pothole: false } => {
                        let target = self.target(links::classify_wiki(&dest_url), span);
                        self.begin_skip(SkippedKind::Bare(target), span);
                        return;
                    }
                    LinkType::WikiLink { has_pothole: true } => {
                        Open::Link { target: self.target(links::classify_wiki(&dest_url), span), title }
                    }
                    LinkType::Email => Open::Link { target: self.target(links::email(&dest_url), span), title },
                    _ => Open::Link { target: self.target(links::classify(&dest_url), span), title },
                }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                if matches!(
                    link_type,
                    LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown
                ) {
                    let second = (link_type == LinkType::ReferenceUnknown).then(|| (&*id).into());
                    self.begin_skip(SkippedKind::Placeholder { second, bang: true }, span);
                    return;
                }
                let path = self.target(links::image(&dest_url), span);
                let title = (!title.trim().is_empty()).then(|| title.trim().into());
                self.begin_skip(SkippedKind::Image { path, title }, span);
                return;
            }
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Open::Nothing,
        };
        self.no_terms += u32::from(open.forbids_terms());
        self.frames.push(Frame { open, span, blocks: Vec::new(), inlines: Vec::new() });
    }

    /// A paragraph within an item makes its list a loose one.
    fn loosen(&mut self) {
        let mut above = self.frames.iter_mut().rev();
        if let Some(Frame { open: Open::Item { .. }, .. }) = above.next()
            && let Some(Frame { open: Open::List { tight, .. }, .. }) = above.next()
        {
            *tight = false;
        }
    }

    fn end(&mut self, _: TagEnd) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        self.no_terms -= u32::from(frame.open.forbids_terms());
        let span = frame.span;
        match frame.open {
            Open::Root | Open::Nothing => {
                for inline in frame.inlines {
                    self.inline(inline.kind, inline.span);
                }
            }
            Open::Paragraph => self.paragraph(frame.inlines, span),
            Open::Heading { level, id, collapsible } => self.heading(level, id, collapsible, frame.inlines, span),
            Open::Quote => self.quote(frame.finish_blocks(), span),
            Open::Callout(kind) => {
                let blocks = headings::fold(frame.finish_blocks(), &self.outline);
                self.block(BlockKind::Callout { kind, blocks }, span);
            }
            Open::List { start, tight, items } => self.block(BlockKind::List { start, tight, items }, span),
            Open::Item { task } => {
                frame.settle();
                if let Some(parent) = self.frames.last_mut() {
                    parent.span = parent.span.to(frame.span);
                    if let Open::List { items, .. } = &mut parent.open {
                        items.push(ListItem { task, blocks: frame.blocks, span: frame.span });
                    }
                }
            }
            Open::Footnote { ref label } => {
                let label = label.clone();
                frame.settle();
                self.notes.define(&label, frame.blocks, frame.span);
            }
            Open::Definitions(definitions) => self.block(BlockKind::Definitions(definitions), span),
            Open::Term => {
                if let Some(parent) = self.frames.last_mut() {
                    parent.span = parent.span.to(span);
                    if let Open::Definitions(definitions) = &mut parent.open {
                        definitions.push(Definition { term: frame.inlines, details: Vec::new(), span });
                    }
                }
            }
            Open::Details => {
                frame.settle();
                if let Some(parent) = self.frames.last_mut() {
                    parent.span = parent.span.to(frame.span);
                    if let Open::Definitions(definitions) = &mut parent.open
                        && let Some(definition) = definitions.last_mut()
                    {
                        definition.span = definition.span.to(frame.span);
                        definition.details.push(frame.blocks);
                    }
                }
            }
            Open::Table { alignments, head, rows } => {
                self.check_table(&head, span);
                self.block(BlockKind::Table { alignments, head, rows }, span);
            }
            Open::Row { head: is_head, cells } => {
                if let Some(parent) = self.frames.last_mut() {
                    parent.span = parent.span.to(span);
                    if let Open::Table { head, rows, .. } = &mut parent.open {
                        if is_head {
                            *head = Row { cells, span };
                        } else {
                            rows.push(Row { cells, span });
                        }
                    }
                }
            }
            Open::Cell => {
                if let Some(parent) = self.frames.last_mut() {
                    parent.span = parent.span.to(span);
                    if let Open::Row { cells, .. } = &mut parent.open {
                        cells.push(Cell { inlines: frame.inlines, span });
                    }
                }
            }
            Open::Code { language, text } => {
                self.block(BlockKind::Code { language, text: text.into() }, span);
            }
            Open::Html(html) => {
                if !is_comment(&html) {
                    self.block(BlockKind::Html(html.into()), span);
                }
            }
            Open::Emphasis => self.inline(InlineKind::Emphasis(frame.inlines), span),
            Open::Strong => self.inline(InlineKind::Strong(frame.inlines), span),
            Open::Strikethrough => self.inline(InlineKind::Strikethrough(frame.inlines), span),
            Open::Link { target, title } => self.link(target, title, frame.inlines, span),
        }
    }

    /// Adds an inline to the open element.
    fn inline(&mut self, kind: InlineKind, span: Span) {
        if let Some(frame) = self.frames.last_mut() {
            frame.span = frame.span.to(span);
            frame.inlines.push(Inline { kind, span });
        }
    }

    /// Adds a block to the open element, after the words of a tight item that stand before it.
    fn block(&mut self, kind: BlockKind, span: Span) {
        if let Some(frame) = self.frames.last_mut() {
            frame.settle();
            frame.span = frame.span.to(span);
            frame.blocks.push(Block { kind, span });
        }
    }

    fn paragraph(&mut self, mut inlines: Vec<Inline>, span: Span) {
        // A comment that stood alone leaves nothing, or the breaks around it.
        if inlines.iter().all(|inline| matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak)) {
            return;
        }
        if let [Inline { kind: InlineKind::Image { image }, .. }] = inlines.as_slice() {
            let title = self.outline.images.get(*image as usize).and_then(|image| image.title.as_deref());
            let caption = title.filter(|title| !is_decorative(title)).map(Into::into);
            self.block(BlockKind::Figure { image: *image, caption }, span);
            return;
        }
        if let Some(Inline { kind: InlineKind::Text(text), span }) = inlines.first()
            && text.starts_with(":::")
        {
            let (text, span) = (text.trim_end().to_owned(), *span);
            self.misplaced(&text, span);
        }
        if self.frames.len() == 1 && self.outline.opening.is_empty() {
            let mut words = String::new();
            plain_text(&inlines, &self.outline, &mut words);
            self.outline.opening = opening(words.trim()).into();
        }
        inlines.shrink_to_fit();
        self.block(BlockKind::Paragraph(inlines), span);
    }

    /// A data block inside something else.
    fn misplaced(&mut self, written: &str, span: Span) {
        self.report(
            Diagnostic::new(Code::UnknownBlock, format!("`{written}` stands inside a list or quotation"))
                .at(self.source, span)
                .help("put it at the left margin, with an empty line before and after it"),
        );
    }

    /// A thematic break, or a directive that was overwritten with one.
    fn rule(&mut self, span: Span) {
        let start = span.range().start.saturating_sub(self.base);
        let Some(line) = self.lifted.at(start) else {
            self.block(BlockKind::Rule, span);
            return;
        };
        let at = |range: &Range<usize>| Span::new(range.start + self.base, range.end + self.base);
        let (span, rest_span) = (at(&line.range), at(&line.rest));
        let rest = self.file.get(rest_span.range()).unwrap_or_default();
        if rest.is_empty() {
            return;
        }
        let name = first_word(rest);
        match DataBlock::ALL.into_iter().find(|block| block.name() == name) {
            Some(_) if self.frames.len() > 1 => {
                let written = self.file.get(span.range()).unwrap_or_default().to_owned();
                self.misplaced(&written, span);
            }
            Some(block) => {
                if name.len() < rest.len() {
                    self.report(
                        Diagnostic::new(Code::UnknownBlock, format!("`::: {name}` takes nothing after its name"))
                            .at(self.source, rest_span)
                            .help(format!("write `::: {name}` alone on its line")),
                    );
                }
                self.outline.data_blocks.push((block, span));
                self.block(BlockKind::Data(block), span);
            }
            None => {
                let kinds = ["note", "tip", "important", "warning", "caution"];
                let help = if let Some(kind) = kinds.iter().find(|kind| name.eq_ignore_ascii_case(kind)) {
                    Some(format!("a callout is a quotation that starts with `> [!{}]`", kind.to_ascii_uppercase()))
                } else {
                    suggestion(name, DataBlock::ALL.map(DataBlock::name))
                };
                let mut finding = Diagnostic::new(Code::UnknownBlock, format!("there is no block `{name}`"))
                    .at(self.source, rest_span);
                finding.help = help;
                self.report(finding);
            }
        }
    }

    /// Reads a heading's attributes; true if it is collapsible.
    fn attributes(
        &mut self,
        classes: &[pulldown_cmark::CowStr<'_>],
        attributes: &[(pulldown_cmark::CowStr<'_>, Option<pulldown_cmark::CowStr<'_>>)],
        span: Span,
    ) -> bool {
        let mut collapsible = false;
        let unknown = |written: String| {
            Diagnostic::new(Code::UnknownValue, format!("a heading cannot be `{written}`"))
                .at(self.source, trimmed(self.file, span))
                .help("`{.collapsible}` folds a section away and `{#id}` names it; `\\{` is the brace itself")
        };
        let mut findings = Vec::new();
        for class in classes {
            if &**class == "collapsible" {
                collapsible = true;
            } else {
                findings.push(unknown(format!(".{class}")));
            }
        }
        for (name, value) in attributes {
            findings.push(unknown(match value {
                Some(value) => format!("{name}={value}"),
                None => name.to_string(),
            }));
        }
        for finding in findings {
            self.report(finding);
        }
        collapsible
    }

    fn heading(&mut self, level: u8, id: Option<Box<str>>, collapsible: bool, inlines: Vec<Inline>, span: Span) {
        let mut text = String::new();
        plain_text(&inlines, &self.outline, &mut text);
        let text = text.trim();
        // Smart punctuation may have swallowed a space that `trimmed` leaves out.
        let span = inlines.iter().fold(trimmed(self.file, span), |span, inline| span.to(inline.span));
        let last = self.outline.headings.last().map(|heading| (heading.level, heading.span));
        if text.is_empty() {
            self.report(
                Diagnostic::new(Code::HeadingEmpty, "the heading has no words")
                    .at(self.source, span)
                    .help("write what the section is about, or remove the line"),
            );
        }
        if level == 1 {
            self.report(
                Diagnostic::new(Code::HeadingOne, "a level-one heading: the page's title is its only one")
                    .at(self.source, span)
                    .help(format!("write `## {text}`")),
            );
        } else if level > last.map_or(1, |(level, _)| level) + 1 {
            let expected = last.map_or(1, |(level, _)| level) + 1;
            let mut finding = match last {
                Some((before, place)) => {
                    Diagnostic::new(Code::HeadingSkipped, format!("the level jumps from {before} to {level}"))
                        .at(self.source, span)
                        .also(self.source, place, "the heading before it")
                }
                None => Diagnostic::new(Code::HeadingSkipped, format!("the first heading is of level {level}, not 2"))
                    .at(self.source, span),
            };
            finding.help = Some(format!("write `{} {text}`", "#".repeat(expected as usize)));
            self.report(finding);
        }
        self.ids.push(match id.as_deref().and_then(headings::explicit_id) {
            Some(id) => PendingId::Explicit(id),
            None => {
                let mut words = String::with_capacity(text.len());
                plain_text_with(&inlines, &self.outline, &mut words, &mut |_, word, out| out.push_str(&word.id));
                PendingId::Words(words)
            }
        });
        let heading = Heading { level, id: Box::default(), text: text.into(), collapsible, span };
        let heading = push(&mut self.outline.headings, heading);
        self.block(BlockKind::Heading { heading, inlines }, span);
    }

    fn quote(&mut self, blocks: Vec<Block>, span: Span) {
        let mut blocks = headings::fold(blocks, &self.outline);
        match voices::take_attribution(&mut blocks, self.file, &self.outline) {
            Some(attribution) => {
                voices::strip_marks(&mut blocks);
                let used = VoiceUse { name: attribution.name, span: attribution.span };
                let voice = push(&mut self.outline.voices, used);
                self.block(BlockKind::Voice { voice, blocks, attribution: attribution.rest }, span);
            }
            None => self.block(BlockKind::Quote(blocks), span),
        }
    }

    fn check_table(&mut self, head: &Row, span: Span) {
        let empty: Vec<usize> = (0..head.cells.len()).filter(|index| head.cells[*index].inlines.is_empty()).collect();
        let finding = if empty.len() == head.cells.len() {
            Diagnostic::new(Code::TableHeader, "the table's header row has no words")
                .at(self.source, if head.cells.is_empty() { span } else { trimmed(self.file, head.span) })
        } else if let Some(column) = empty.iter().find(|column| **column > 0) {
            Diagnostic::new(Code::TableHeader, format!("column {} of the table has no heading", column + 1))
                .at(self.source, trimmed(self.file, head.span))
        } else {
            return;
        };
        self.report(finding.help("say in the first row what each column holds; only the first cell may stay empty, in a table whose first column heads its rows"));
    }

    /// The target, or nothing when it is bad, which is reported.
    fn target<T>(&mut self, target: Result<T, String>, span: Span) -> Option<T> {
        match target {
            Ok(target) => Some(target),
            Err(reason) => {
                self.report(
                    Diagnostic::new(Code::BadLink, reason)
                        .at(self.source, span)
                        .help("link to a page with `[[its-id]]`, to a file by its path, or to a complete web address"),
                );
                None
            }
        }
    }

    fn link(&mut self, target: Option<LinkTarget>, title: Option<Box<str>>, inlines: Vec<Inline>, span: Span) {
        let Some(target) = target else {
            for inline in inlines {
                self.inline(inline.kind, inline.span);
            }
            return;
        };
        if !has_words(&inlines, &self.outline) {
            self.report(
                Diagnostic::new(Code::LinkEmpty, "the link has no text")
                    .at(self.source, span)
                    .help("say between the square brackets where the link goes"),
            );
        }
        let link = push(&mut self.outline.links, LinkUse { target, title, bare: false, span });
        self.inline(InlineKind::Link { link, inlines }, span);
    }

    fn image(&mut self, path: Option<Box<str>>, title: Option<Box<str>>, alt: String, span: Span) {
        let Some(path) = path else {
            self.inline(InlineKind::Text(alt.into()), span);
            return;
        };
        let alt = alt.trim();
        let file_name = path.rsplit('/').next().unwrap_or(&path);
        let decorative = title.as_deref().is_some_and(is_decorative);
        const SAY_NOTHING: [&str; 8] =
            ["image", "picture", "photo", "photograph", "img", "figure", "graphic", "screenshot"];
        let finding = if alt.is_empty() {
            (!decorative).then(|| Diagnostic::new(Code::ImageAlt, "the image has no text alternative"))
        } else if alt.contains("{{") {
            Some(Diagnostic::new(Code::UnknownWord, "a text alternative cannot hold `{{ }}`"))
        } else if alt == file_name || SAY_NOTHING.iter().any(|word| alt.eq_ignore_ascii_case(word)) {
            Some(Diagnostic::new(Code::ImageAlt, format!("the text alternative `{alt}` says nothing about the image")))
        } else {
            None
        };
        if let Some(finding) = finding {
            self.report(finding.at(self.source, span).help(format!(
                "describe it: `![what it shows]({file_name})`; or, if it only decorates: `![]({file_name} \"decorative\")`"
            )));
        }
        let image = push(&mut self.outline.images, ImageUse { path, alt: alt.into(), title, span });
        self.inline(InlineKind::Image { image }, span);
    }

    /// `[placeholder]`, `[@citation]`, or two of them side by side.
    fn placeholder(&mut self, words: &str, second: Option<&str>, bang: bool, span: Span) {
        let source = self.file.get(span.range()).unwrap_or_default();
        let mut start = span.range().start;
        if bang {
            self.inline(InlineKind::Text("!".into()), Span::new(start, start + 1));
            start += 1;
        }
        let middle = second.and_then(|_| source.rfind('[')).map_or(span.range().end, |at| span.range().start + at);
        for (words, span) in [(Some(words), Span::new(start, middle)), (second, Span::new(middle, span.range().end))] {
            let Some(words) = words.map(str::trim) else { continue };
            if is_citation(words) {
                let id = words.trim_start_matches('@').into();
                let citation = push(&mut self.outline.citations, Citation { id, span });
                self.inline(InlineKind::Citation { citation }, span);
            } else if has_fields(self.options.kind) && is_prompt(words) {
                let id = self.field_ids.unique(slug(words));
                let field = push(&mut self.outline.fields, FieldSlot { prompt: words.into(), id, span });
                self.inline(InlineKind::Field { field }, span);
            } else {
                self.inline(InlineKind::Text(format!("[{words}]").into()), span);
            }
        }
    }

    fn too_deep(&mut self, span: Span) {
        if !self.reported.contains_key(&Code::NestedTooDeep) {
            let span = Span::new(span.range().start, span.range().end.min(span.range().start + 1));
            self.report(
                Diagnostic::new(Code::NestedTooDeep, format!("text is nested deeper than {MAX_DEPTH} levels"))
                    .at(self.source, span)
                    .help("the inner part is kept as plain text; turn it into sections or a flatter list"),
            );
        }
    }

    fn report(&mut self, mut finding: Diagnostic) {
        let reported = self.reported.entry(finding.code).or_default();
        *reported += 1;
        if *reported == MOST_OF_A_RULE {
            finding.help = Some("further findings of this kind on this page are not listed".to_owned());
        }
        if *reported <= MOST_OF_A_RULE {
            self.diagnostics.push(finding);
        }
    }

    /// Turns the gathered text into inlines. `markup_follows` when an inline element starts right after it, so that an
    /// address at the end may go on.
    fn flush(&mut self, markup_follows: bool) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let mut scanned = std::mem::take(&mut self.scan);
        scan(&run, self.file, &mut scanned);
        self.outline.word_count += scanned.words;
        self.find_terms(&run, &mut scanned.cuts);
        let mut breaks = run.breaks.iter().copied().peekable();
        let mut at = 0;
        for Cut { range, kind } in scanned.cuts.drain(..) {
            let span = run.span(range.clone());
            let kind = match kind {
                CutKind::Word { vocabulary, id, form, capital } => {
                    let word = push(&mut self.outline.words, WordUse { vocabulary, id, form, capital, span });
                    InlineKind::Word { word }
                }
                CutKind::BadWord { message, help } => {
                    self.report(Diagnostic::new(Code::UnknownWord, message).at(self.source, span).help(help));
                    continue;
                }
                CutKind::FootnoteMark => {
                    let label = run.text.get(range.start + 2..range.end - 1).unwrap_or_default();
                    self.missing.push((label.into(), span));
                    continue;
                }
                CutKind::Address => {
                    let in_link = self.frames.iter().any(|frame| matches!(frame.open, Open::Link { .. }));
                    let may_go_on = markup_follows && range.end == run.text.len();
                    let link = if in_link || may_go_on { None } else { self.address(&run, &range, span) };
                    let Some(link) = link else { continue };
                    link
                }
                CutKind::Term(number) => {
                    let id = self.options.terms.id(number).into();
                    let term = push(&mut self.outline.terms, TermUse { id, span });
                    let text = run.text.get(range.clone()).unwrap_or_default().into();
                    InlineKind::Term { term, text }
                }
            };
            self.words(&run, at..range.start, &mut breaks);
            while breaks.next_if(|end| *end < range.end).is_some() {}
            self.inline(kind, span);
            at = range.end;
        }
        self.words(&run, at..run.text.len(), &mut breaks);
        self.scan = scanned;
        self.run = run;
        self.run.clear();
    }

    /// Adds plain words, with their line ends, which are taken from `breaks`.
    fn words(&mut self, run: &Run, range: Range<usize>, breaks: &mut Peekable<impl Iterator<Item = usize>>) {
        let mut at = range.start;
        while let Some(end) = breaks.next_if(|end| *end < range.end) {
            self.plain(run, at..end);
            self.inline(InlineKind::SoftBreak, run.span(end..end + 1));
            at = end + 1;
        }
        self.plain(run, at..range.end);
    }

    fn plain(&mut self, run: &Run, range: Range<usize>) {
        if let Some(words) = run.text.get(range.clone())
            && !words.is_empty()
        {
            let span = run.span(range);
            self.inline(InlineKind::Text(words.into()), span);
        }
    }

    /// A link for an address that stands in the text, unless it cannot be one.
    fn address(&mut self, run: &Run, range: &Range<usize>, span: Span) -> Option<InlineKind> {
        // Smart punctuation may have changed the address: the file has it as written.
        let written = self.file.get(span.range())?;
        let words = run.text.get(range.clone())?;
        let written = if written.contains(['&', '\n']) { words } else { written };
        if written.contains('\\') {
            return None;
        }
        let target = if written.contains("://") {
            links::classify(written).ok()?
        } else {
            links::classify(&format!("https://{written}")).ok()?
        };
        let link = push(&mut self.outline.links, LinkUse { target, title: None, bare: false, span });
        let inlines = vec![Inline { kind: InlineKind::Text(written.into()), span }];
        Some(InlineKind::Link { link, inlines })
    }

    /// Adds the first uses of terms to the cuts.
    fn find_terms(&mut self, run: &Run, cuts: &mut Vec<Cut>) {
        if self.no_terms > 0 || self.options.terms.is_empty() {
            return;
        }
        self.options.terms.find(&run.text, &mut self.found);
        let before = cuts.len();
        let mut next = 0;
        for Found { term, range } in self.found.drain(..) {
            // Both lists are in order.
            while next < before && cuts[next].range.end <= range.start {
                next += 1;
            }
            let free = next == before || range.end <= cuts[next].range.start;
            if let Some(used) = self.terms_used.get_mut(term as usize)
                && free
                && !*used
            {
                *used = true;
                cuts.push(Cut { range, kind: CutKind::Term(term) });
            }
        }
        if cuts.len() > before {
            cuts.sort_by_key(|cut| cut.range.start);
        }
    }

    /// Closes what is open and completes the outline.
    pub(super) fn finish(mut self) -> Parsed {
        self.flush(false);
        while self.frames.len() > 1 {
            self.end(TagEnd::Paragraph);
        }
        let mut blocks = match self.frames.pop() {
            Some(frame) => headings::fold(frame.finish_blocks(), &self.outline),
            None => Vec::new(),
        };
        for (label, span) in std::mem::take(&mut self.missing) {
            let mut finding =
                Diagnostic::new(Code::FootnoteMissing, format!("there is no footnote `{label}`")).at(self.source, span);
            finding.help = suggestion(&label, self.notes.labels())
                .or_else(|| Some(format!("write its text below: `[^{label}]: ...`")));
            self.report(finding);
        }
        let numbered = std::mem::take(&mut self.notes).number(&mut blocks);
        for (label, span) in numbered.unused {
            let end = self
                .file
                .get(span.range())
                .and_then(|text| text.find(']'))
                .map_or(span.range().end, |at| span.range().start + at + 1);
            self.report(
                Diagnostic::new(Code::FootnoteUnused, format!("nothing points to the footnote `{label}`"))
                    .at(self.source, Span::new(span.range().start, end))
                    .help(format!("write `[^{label}]` where it belongs, or remove it")),
            );
        }
        let mut outline = std::mem::take(&mut self.outline);
        let ids = std::mem::take(&mut self.ids);
        headings::assign_ids(self.source, ids, &mut outline, &mut |finding| self.report(finding));
        Parsed { body: Body { blocks, footnotes: numbered.footnotes }, outline, diagnostics: self.diagnostics }
    }
}

impl Frame {
    /// Makes a paragraph of the words of a tight item that no paragraph holds.
    fn settle(&mut self) {
        if let (Some(first), Some(last)) = (self.inlines.first(), self.inlines.last()) {
            let span = first.span.to(last.span);
            let inlines = std::mem::take(&mut self.inlines);
            let kind = match inlines.as_slice() {
                [Inline { kind: InlineKind::SoftBreak | InlineKind::HardBreak, .. }] => return,
                _ => BlockKind::Paragraph(inlines),
            };
            self.blocks.push(Block { kind, span });
        }
    }

    fn finish_blocks(mut self) -> Vec<Block> {
        self.settle();
        self.blocks
    }
}

impl Open {
    /// A glossary term is no link within these: headings and what heads something, links, other people's words,
    /// footnotes (which are read after the text, wherever they stand).
    fn forbids_terms(&self) -> bool {
        match self {
            Open::Heading { .. } | Open::Link { .. } | Open::Quote | Open::Footnote { .. } | Open::Term => true,
            Open::Row { head, .. } => *head,
            _ => false,
        }
    }
}

/// Adds to a list of the outline; gives the number.
fn push<T>(list: &mut Vec<T>, value: T) -> u32 {
    list.push(value);
    u32::try_from(list.len() - 1).unwrap_or(u32::MAX)
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_decorative(title: &str) -> bool {
    title.eq_ignore_ascii_case("decorative")
}

/// Whether the words, images and fields of a link say anything.
fn has_words(inlines: &[Inline], outline: &Outline) -> bool {
    let mut words = String::new();
    plain_text(inlines, outline, &mut words);
    !words.trim().is_empty()
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

fn callout(kind: BlockQuoteKind) -> CalloutKind {
    match kind {
        BlockQuoteKind::Note => CalloutKind::Note,
        BlockQuoteKind::Tip => CalloutKind::Tip,
        BlockQuoteKind::Important => CalloutKind::Important,
        BlockQuoteKind::Warning => CalloutKind::Warning,
        BlockQuoteKind::Caution => CalloutKind::Caution,
    }
}

/// The first word of an info string or directive.
fn first_word(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || c == ',' || c == '{').next().unwrap_or_default()
}

/// Adds lines with `\n` at their ends, whatever the file has.
fn push_lines(text: &mut String, lines: &str) {
    if lines.contains('\r') {
        text.push_str(&lines.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        text.push_str(lines);
    }
}

/// Whether an HTML block is nothing but comments.
fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(after) = rest.strip_prefix("<!--") {
        match after.find("-->") {
            Some(end) => rest = after.get(end + 3..).unwrap_or_default().trim_start(),
            None => return true,
        }
    }
    rest.is_empty()
}

/// A span without the white space at its end.
fn trimmed(file: &str, span: Span) -> Span {
    let text = file.get(span.range()).unwrap_or_default();
    Span::new(span.range().start, span.range().start + text.trim_end().len())
}

/// At most 300 characters, cut between words.
fn opening(words: &str) -> String {
    const MOST: usize = 300;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut = words.char_indices().nth(MOST - 1).map_or(words.len(), |(at, _)| at);
    let start = words.get(..cut).unwrap_or_default();
    let start = start.rfind(char::is_whitespace).and_then(|at| start.get(..at)).unwrap_or(start);
    // Half a `{{ word }}` could not be filled in.
    let start = match (start.rfind("{{"), start.rfind("}}")) {
        (Some(open), close) if close.is_none_or(|close| close < open) => start.get(..open).unwrap_or_default(),
        _ => start,
    };
    format!("{}…", start.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()))
}

/// Words of a text.
fn count(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    u32::try_from(words).unwrap_or(u32::MAX)
}
