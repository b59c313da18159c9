//! Markdown to the semantic tree and its outline. CommonMark and GitHub's additions come from
//! pulldown-cmark's offset iterator; Kitpress' own additions are recognised here. Everything that is
//! wrong is reported and parsing goes on: there is a tree for any input, with a span on every node.
//!
//! What needs other pages or the site's data (does the link's page exist, is there consent) is left
//! to `resolve`.

mod blocks;
mod build;
mod footnotes;
mod frame;
mod headings;
mod links;
mod run;
mod skipped;
mod slug;
mod targets;
mod voices;
mod words;

#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostics;
use crate::document::{Body, Outline};
use crate::model::Kind;
use crate::parse::directives;
use crate::parse::terms::TermMatcher;
use crate::source::SourceId;
use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options as Syntax, Parser};

pub use slug::slug;

/// Containers and inlines may nest this deep; what is deeper is kept as plain text.
pub const MAX_DEPTH: usize = 64;

/// What the parser must know of the page and the site.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// `[placeholders]` are fields in some kinds only.
    pub kind: Kind,
    /// The glossary of the page's language.
    pub terms: &'a TermMatcher,
    /// The site keeps raw HTML on the web, so it is not reported.
    pub raw_html: bool,
}

/// A parsed text.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The tree.
    pub body: Body,
    /// What other pages may depend on.
    pub outline: Outline,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
}

/// The syntax, exactly: never `Options::all()`, which brings old footnotes and more.
const SYNTAX: Syntax = Syntax::ENABLE_TABLES
    .union(Syntax::ENABLE_FOOTNOTES)
    .union(Syntax::ENABLE_STRIKETHROUGH)
    .union(Syntax::ENABLE_TASKLISTS)
    .union(Syntax::ENABLE_SMART_PUNCTUATION)
    .union(Syntax::ENABLE_HEADING_ATTRIBUTES)
    .union(Syntax::ENABLE_GFM)
    .union(Syntax::ENABLE_DEFINITION_LIST)
    .union(Syntax::ENABLE_WIKILINKS);

/// Parses `text` from `body_start` on. `text` is the whole file, so that every span is an offset of the file.
pub fn parse(source: SourceId, text: &str, body_start: usize, options: &Options) -> Parsed {
    let mut start = body_start.min(text.len());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let lifted = directives::lift(&text[start..]);
    let fields = has_fields(options.kind);
    let callback =
        move |link: BrokenLink<'_>| placeholder(&link, fields).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    let parser = Parser::new_with_broken_link_callback(&lifted.text, SYNTAX, Some(callback));
    let mut builder = build::Builder::new(source, text, start, &lifted, options);
    if fields {
        let mut definitions: Vec<_> = parser.reference_definitions().iter().collect();
        definitions.sort_by_key(|(_, definition)| definition.span.start);
        for (label, definition) in definitions {
            builder.definition(label, &definition.dest, definition.span.clone());
        }
    }
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish()
}

/// Whether `[placeholders]` of this kind are fields.
fn has_fields(kind: Kind) -> bool {
    matches!(kind, Kind::Template | Kind::ReflectiveResource)
}

/// Whether brackets that are no link are ours: a citation, or a placeholder where there are fields.
fn placeholder(link: &BrokenLink<'_>, fields: bool) -> bool {
    matches!(link.link_type, LinkType::Shortcut | LinkType::Reference)
        && (is_citation(&link.reference) || (fields && is_prompt(&link.reference)))
}

/// `@id`: an at sign and a letter or digit.
fn is_citation(reference: &str) -> bool {
    reference.strip_prefix('@').is_some_and(|id| id.starts_with(char::is_alphanumeric))
}

/// Words to ask for something with: not `…`, `...`, `sic`, `x`, `1` or a line to write on.
fn is_prompt(reference: &str) -> bool {
    let words = reference.trim();
    !words.starts_with(['^', '!'])
        && words.chars().any(char::is_alphabetic)
        && !words.eq_ignore_ascii_case("x")
        && !words.eq_ignore_ascii_case("sic")
}
