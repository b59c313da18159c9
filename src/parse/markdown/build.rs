//! Builds the tree from pulldown-cmark's events with an explicit stack, so that no input can exhaust the
//! machine's. A frame is opened for each element and becomes a block or an inline when it closes.

use super::footnotes::Notes;
use super::frame::{Frame, Open, alignment, callout};
use super::headings::{self, PendingId};
use super::run::{Run, Scan};
use super::skipped::{Skipped, SkippedKind, count};
use super::slug::Taken;
use super::{MAX_DEPTH, Options, Parsed, links};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::document::{Block, BlockKind, Body, Cell, Definition, Inline, InlineKind, ListItem, Outline, Row};
use crate::parse::directives::Lifted;
use crate::parse::terms::Found;
use crate::source::{SourceId, Span};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// A page reports each rule at most this often: more would not help anybody, and a page of ten megabytes could.
const MOST_OF_A_RULE: u32 = 100;

/// More languages of code than this on one page are not listed in its outline.
const MOST_LANGUAGES: usize = 100;

/// The state of one parse.
pub(super) struct Builder<'a> {
    pub(super) source: SourceId,
    /// The whole file.
    pub(super) file: &'a str,
    /// Where the body starts in it.
    pub(super) base: usize,
    /// What is parsed: the body with directives overwritten.
    pub(super) lifted: &'a Lifted<'a>,
    pub(super) options: Options<'a>,
    pub(super) frames: Vec<Frame>,
    pub(super) skipped: Option<Skipped>,
    pub(super) run: Run,
    pub(super) scan: Scan,
    pub(super) found: Vec<Found>,
    /// How many open elements forbid terms.
    pub(super) no_terms: u32,
    pub(super) terms_used: Vec<bool>,
    pub(super) outline: Outline,
    pub(super) ids: Vec<PendingId>,
    pub(super) field_ids: Taken,
    pub(super) notes: Notes,
    /// Marks without a footnote: label and place.
    pub(super) missing: Vec<(Box<str>, Span)>,
    pub(super) diagnostics: Diagnostics,
    pub(super) reported: HashMap<Code, u32>,
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
                if !html.starts_with("</") {
                    self.raw_html("this raw HTML is left out; the words around it stay", span);
                }
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
            Open::Html(html) => match after_comments(&html) {
                Some("") => {}
                Some(_) => {
                    self.raw_html("this raw HTML is left out, and the words in it too", span);
                    self.block(BlockKind::Html(html.into()), span);
                }
                None => self.open_comment(span),
            },
            Open::Emphasis => self.inline(InlineKind::Emphasis(frame.inlines), span),
            Open::Strong => self.inline(InlineKind::Strong(frame.inlines), span),
            Open::Strikethrough => self.inline(InlineKind::Strikethrough(frame.inlines), span),
            Open::Link { target, title } => self.link(target, title, frame.inlines, span),
        }
    }

    /// Adds an inline to the open element.
    pub(super) fn inline(&mut self, kind: InlineKind, span: Span) {
        if let Some(frame) = self.frames.last_mut() {
            frame.span = frame.span.to(span);
            frame.inlines.push(Inline { kind, span });
        }
    }

    /// Adds a block to the open element, after the words of a tight item that stand before it.
    pub(super) fn block(&mut self, kind: BlockKind, span: Span) {
        if let Some(frame) = self.frames.last_mut() {
            frame.settle();
            frame.span = frame.span.to(span);
            frame.blocks.push(Block { kind, span });
        }
    }

    pub(super) fn report(&mut self, mut finding: Diagnostic) {
        let reported = self.reported.entry(finding.code).or_default();
        *reported += 1;
        if *reported == MOST_OF_A_RULE {
            finding.help = Some("further findings of this kind on this page are not listed".to_owned());
        }
        if *reported <= MOST_OF_A_RULE {
            self.diagnostics.push(finding);
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

/// Adds lines with `\n` at their ends, whatever the file has.
fn push_lines(text: &mut String, lines: &str) {
    if lines.contains('\r') {
        text.push_str(&lines.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        text.push_str(lines);
    }
}

/// What an HTML block holds after the comments it starts with; nothing when one of them is never closed.
fn after_comments(html: &str) -> Option<&str> {
    let mut rest = html.trim();
    while let Some(after) = rest.strip_prefix("<!--") {
        rest = after.get(after.find("-->")? + 3..)?.trim_start();
    }
    Some(rest)
}

/// Adds to a list of the outline; gives the number.
pub(super) fn push<T>(list: &mut Vec<T>, value: T) -> u32 {
    list.push(value);
    u32::try_from(list.len() - 1).unwrap_or(u32::MAX)
}

pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// The first word of an info string or directive.
pub(super) fn first_word(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || c == ',' || c == '{').next().unwrap_or_default()
}

/// A span without the white space at its end.
pub(super) fn trimmed(file: &str, span: Span) -> Span {
    let text = file.get(span.range()).unwrap_or_default();
    Span::new(span.range().start, span.range().start + text.trim_end().len())
}
