//! Diagnostics for a person at a terminal: place, source line, caret, what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Label, Severity};
use crate::source::SourceText;

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text, as in files and under `NO_COLOR`.
    Plain,
    /// ANSI escape codes.
    Ansi,
}

/// Bytes of a source that are shown around a place at most; longer lines are cut by the renderer.
const EXCERPT: usize = 4_000;

/// One diagnostic as text, ending in a newline. `sources` is indexed by `SourceId`.
pub fn render(diagnostic: &Diagnostic, sources: &[SourceText], colour: Colour) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
    };
    rendered(diagnostic, level, sources, colour)
}

/// The same of a finding that does not count since somebody has waived it.
pub fn render_waived(diagnostic: &Diagnostic, sources: &[SourceText], colour: Colour) -> String {
    rendered(diagnostic, Level::NOTE.with_name("waived"), sources, colour)
}

fn rendered(diagnostic: &Diagnostic, level: Level<'_>, sources: &[SourceText], colour: Colour) -> String {
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    if let Some(primary) = &diagnostic.primary {
        group = group.elements(snippet(primary, AnnotationKind::Primary, sources));
    }
    for label in &diagnostic.secondary {
        group = group.elements(snippet(label, AnnotationKind::Context, sources));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

fn snippet<'a>(
    label: &'a Label,
    kind: AnnotationKind,
    sources: &'a [SourceText],
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let source = sources.get(label.source.0 as usize)?;
    let text = &source.text;
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(label.span.start as usize);
    let end = floor((label.span.end as usize).min(start + EXCERPT)).max(start);
    let window_start =
        text[..start].rfind('\n').map_or(0, |newline| newline + 1).max(floor(start.saturating_sub(EXCERPT)));
    let window_end = text[end..].find('\n').map_or(text.len(), |newline| end + newline).min(floor(end + EXCERPT));
    let line = source.position(label.span.start).line;
    // A place that covers several lines is shown by its first.
    let end = text[start..end].find('\n').map_or(end, |newline| start + newline);
    let mut annotation = kind.span(start - window_start..end - window_start);
    if !label.text.is_empty() {
        annotation = annotation.label(label.text.as_str());
    }
    let excerpt = &text[window_start..window_end.max(end)];
    let excerpt = excerpt.split_inclusive('\n').next().map_or(excerpt, |first| {
        if end - window_start <= first.len() { first.trim_end_matches(['\n', '\r']) } else { excerpt }
    });
    Some(Snippet::source(super::masked(excerpt)).path(source.name.as_ref()).line_start(line).annotation(annotation))
}
