//! What points elsewhere or asks for something: links, images, citations, placeholders.

use super::build::{Builder, push, trimmed};
use super::slug::slug;
use super::{has_fields, is_citation, is_prompt};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Citation, FieldSlot, ImageUse, Inline, InlineKind, LinkTarget, LinkUse, Outline, is_no_alternative, plain_text,
};
use crate::source::Span;
use std::ops::Range;

impl Builder<'_> {
    /// The target, or nothing when it is bad, which is reported.
    pub(super) fn target<T>(&mut self, target: Result<T, String>, span: Span) -> Option<T> {
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

    pub(super) fn link(
        &mut self,
        target: Option<LinkTarget>,
        title: Option<Box<str>>,
        inlines: Vec<Inline>,
        span: Span,
    ) {
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

    pub(super) fn image(&mut self, path: Option<Box<str>>, title: Option<Box<str>>, alt: String, span: Span) {
        let Some(path) = path else {
            self.inline(InlineKind::Text(alt.into()), span);
            return;
        };
        let alt = alt.trim();
        let file_name = path.rsplit('/').next().unwrap_or(&path);
        let decorative = title.as_deref().is_some_and(is_decorative);
        let finding = if alt.is_empty() {
            (!decorative).then(|| Diagnostic::new(Code::ImageAlt, "the image has no text alternative"))
        } else if alt.contains("{{") || title.as_deref().is_some_and(|title| title.contains("{{")) {
            Some(Diagnostic::new(Code::UnknownWord, "the words of an image cannot hold `{{ }}`"))
        } else if is_no_alternative(alt, &path) {
            Some(Diagnostic::new(Code::ImageAlt, format!("the text alternative `{alt}` says nothing about the image")))
        } else {
            None
        };
        if let Some(finding) = finding {
            let help = match finding.code {
                Code::UnknownWord => "write the word itself: the words of images stay as they are".to_owned(),
                _ => format!(
                    "describe it: `![what it shows]({file_name})`; or, if it only decorates: `![]({file_name} \"decorative\")`"
                ),
            };
            self.report(finding.at(self.source, span).help(help));
        }
        let image = push(&mut self.outline.images, ImageUse { path, alt: alt.into(), title, span });
        self.inline(InlineKind::Image { image }, span);
    }

    /// `[Date]: [time]` at the start of a line is a link definition to CommonMark and leaves no trace. Where there are
    /// fields, somebody meant a field.
    pub(super) fn definition(&mut self, label: &str, destination: &str, range: Range<usize>) {
        if destination.contains(['/', '.', '#', ':']) || !is_prompt(label) {
            return;
        }
        let span = Span::new(range.start + self.base, range.end + self.base);
        self.report(
            Diagnostic::new(Code::FieldMismatch, format!("`[{label}]:` at the start of a line is no field"))
                .at(self.source, trimmed(self.file, span))
                .help("to Markdown it defines a link and is not shown: put a word before the bracket, or the colon inside it"),
        );
    }

    /// `[placeholder]`, `[@citation]`, or two of them side by side.
    pub(super) fn placeholder(&mut self, words: &str, second: Option<&str>, bang: bool, span: Span) {
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
}

pub(super) fn is_decorative(title: &str) -> bool {
    title.eq_ignore_ascii_case("decorative")
}

/// Whether the words, images and fields of a link say anything.
fn has_words(inlines: &[Inline], outline: &Outline) -> bool {
    let mut words = String::new();
    plain_text(inlines, outline, &mut words);
    !words.trim().is_empty()
}
