//! Blocks that need a second look when they close: paragraphs that are figures, breaks that are data
//! blocks, quotations that are voices, tables without headings.

use super::build::{Builder, first_word, push, trimmed};
use super::targets::is_decorative;
use super::{headings, voices};
use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::document::{Block, BlockKind, DataBlock, Inline, InlineKind, Row, VoiceUse, plain_text};
use crate::source::Span;
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn paragraph(&mut self, mut inlines: Vec<Inline>, span: Span) {
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
            && !self.file.get(..span.range().start).is_some_and(|before| before.ends_with('\\'))
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
    pub(super) fn misplaced(&mut self, written: &str, span: Span) {
        self.report(
            Diagnostic::new(Code::UnknownBlock, format!("`{written}` stands inside a list or quotation"))
                .at(self.source, span)
                .help("put it at the left margin, with an empty line before and after it"),
        );
    }

    /// A thematic break, or a directive that was overwritten with one.
    pub(super) fn rule(&mut self, span: Span) {
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

    /// HTML that neither the site's pages nor Word and PDF will show.
    pub(super) fn raw_html(&mut self, message: &str, span: Span) {
        if !self.options.raw_html {
            let span = trimmed(self.file, span);
            self.report(Diagnostic::new(Code::RawHtml, message).at(self.source, span).help(
                "write it in Markdown; `raw_html: true` in `site.yaml` keeps raw HTML on the web, but Word and PDF can never show it",
            ));
        }
    }

    /// A comment that swallows the rest of the page, most likely by mistake.
    pub(super) fn open_comment(&mut self, span: Span) {
        let start = span.range().start;
        self.report(
            Diagnostic::new(Code::RawHtml, "the comment is never closed, so nothing after it is shown")
                .at(self.source, Span::new(start, (start + 4).min(span.range().end)))
                .help("close it with `-->`"),
        );
    }

    /// `> [!DANGER]`: most likely a callout that there is not.
    fn check_callout(&mut self, blocks: &[Block]) {
        let Some(Block { kind: BlockKind::Paragraph(inlines), .. }) = blocks.first() else { return };
        let Some(Inline { kind: InlineKind::Text(text), span }) = inlines.first() else { return };
        let Some(name) = text.trim_end().strip_prefix("[!").and_then(|name| name.strip_suffix(']')) else { return };
        // `\[!NOTE]` is meant to be read as it stands.
        let escaped = self.file.get(..span.range().start).is_some_and(|before| before.ends_with('\\'));
        if escaped || !name.chars().all(char::is_alphabetic) {
            return;
        }
        let mut finding =
            Diagnostic::new(Code::UnknownValue, format!("there is no callout `[!{name}]`")).at(self.source, *span);
        finding.help = suggestion(name, ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]);
        self.report(finding);
    }

    pub(super) fn quote(&mut self, blocks: Vec<Block>, span: Span) {
        let mut blocks = headings::fold(blocks, &self.outline);
        match voices::take_attribution(&mut blocks, self.file, &self.outline) {
            Some(attribution) => {
                voices::strip_marks(&mut blocks);
                let used = VoiceUse { name: attribution.name, span: attribution.span };
                let voice = push(&mut self.outline.voices, used);
                self.block(BlockKind::Voice { voice, blocks, attribution: attribution.rest }, span);
            }
            None => {
                self.check_callout(&blocks);
                self.block(BlockKind::Quote(blocks), span);
            }
        }
    }

    pub(super) fn check_table(&mut self, head: &Row, span: Span) {
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
