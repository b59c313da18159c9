//! Elements whose inside is not built: what is nested too deep, and what needs its plain words only (the
//! alternative of an image, the prompt of a field).

use super::MAX_DEPTH;
use super::build::{Builder, push};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{BlockKind, Inline, InlineKind, LinkTarget, LinkUse};
use crate::source::Span;
use pulldown_cmark::Event;

/// An element whose inside is not built, up to its end.
pub(super) struct Skipped {
    /// Elements open within it.
    pub(super) depth: u32,
    pub(super) kind: SkippedKind,
    pub(super) span: Span,
    /// The words within it.
    pub(super) words: String,
}

/// Why the inside of an element is not built.
pub(super) enum SkippedKind {
    /// Nested too deep: its source is kept as text.
    Deep { block: bool },
    /// An image: the words are its alternative. The path is absent when it was bad.
    Image { path: Option<Box<str>>, title: Option<Box<str>> },
    /// `[placeholder]` or `[@citation]`; `[first][second]` are two.
    Placeholder { second: Option<Box<str>>, bang: bool },
    /// A link whose text is its target.
    Bare(Option<LinkTarget>),
}

impl Builder<'_> {
    /// Handles an event inside an element that is not built.
    pub(super) fn skip(&mut self, event: Event<'_>) {
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

    pub(super) fn begin_skip(&mut self, kind: SkippedKind, span: Span) {
        self.skipped = Some(Skipped { depth: 0, kind, span, words: String::new() });
    }

    pub(super) fn end_skip(&mut self) {
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

    pub(super) fn too_deep(&mut self, span: Span) {
        if !self.reported.contains_key(&Code::NestedTooDeep) {
            let span = Span::new(span.range().start, span.range().end.min(span.range().start + 1));
            self.report(
                Diagnostic::new(Code::NestedTooDeep, format!("text is nested deeper than {MAX_DEPTH} levels"))
                    .at(self.source, span)
                    .help("the inner part is kept as plain text; turn it into sections or a flatter list"),
            );
        }
    }
}

/// Words of a text.
pub(super) fn count(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    u32::try_from(words).unwrap_or(u32::MAX)
}
