//! What the writers of documents find: all three say it in the same words.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::view::paper::{Paper, Place};

/// Something that a format cannot hold, at its place or else at the page. It stays on the page.
pub fn not_held(format: &str, what: &str, place: Place, paper: &Paper) -> Diagnostic {
    let (source, span) = place.unwrap_or((paper.source, Span::default()));
    Diagnostic::new(Code::NotRepresentable, format!("not representable in {format}: {what}")).at(source, span)
}

/// [`not_held`] for raw HTML, of which the first line's start is quoted.
pub fn raw_html(format: &str, html: &str, place: Place, paper: &Paper) -> Diagnostic {
    let html = html.trim();
    let mut quoted: String = html.lines().next().unwrap_or_default().chars().take(60).collect();
    if quoted.len() < html.len() {
        quoted.push('…');
    }
    not_held(format, &format!("raw HTML `{quoted}`"), place, paper).help("say it in Markdown, and every format has it")
}
