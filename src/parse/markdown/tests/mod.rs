//! What editors write and the tree that comes of it, in a compact form.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod additions;
mod arbitrary;
mod commonmark;
mod findings;
mod shown;

use super::{Options, Parsed, parse};
use crate::model::Kind;
use crate::parse::terms::TermMatcher;
use crate::source::SourceId;

fn parsed(kind: Kind, glossary: &[(&str, &[&str])], text: &str) -> Parsed {
    let terms = TermMatcher::new(glossary.iter().map(|(id, forms)| (id, forms.iter())));
    let parsed = parse(SourceId(0), text, 0, &Options { kind, terms: &terms, raw_html: true });
    shown::check_spans(&parsed, text);
    parsed
}

/// The tree of a page.
fn page(text: &str) -> String {
    shown::tree(&parsed(Kind::Page, &[], text))
}

/// The tree of a template.
fn template(text: &str) -> String {
    shown::tree(&parsed(Kind::Template, &[], text))
}

/// The findings of a page, with the text that each points to.
fn findings(text: &str) -> String {
    shown::findings(&parsed(Kind::Page, &[], text), text)
}
