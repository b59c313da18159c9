//! Words that ask to be replaced: `[insert name]`, `<name>`, `____`, `……`. Whether they are fields, the kind of page
//! decides.

use std::ops::Range;

use super::tree::{Block, Document, RunKind, each_runs};
use crate::model::Kind;

/// Something to fill in that only words or signs show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// With its prompt.
    Prompt(String),
    /// A line to write on.
    Line,
}

/// Longer than this nobody asks for anything, in characters.
const LONGEST: usize = 140;

/// All placeholders of a text, in order.
pub fn find(text: &str) -> Vec<(Range<usize>, Found)> {
    let mut out: Vec<(Range<usize>, Found)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let length = match c {
            '[' => between(rest, '[', ']').filter(|inner| {
                asks(inner) && !rest.get(inner.len() + 2..).is_some_and(|after| after.starts_with(['(', '[']))
            }),
            '<' => between(rest, '<', '>').filter(|inner| asks(inner) && is_words(inner)),
            '_' | '.' | '…' | '‥' => {
                let length: usize =
                    rest.chars().take_while(|next| *next == c || (c == '…' && *next == '.')).map(char::len_utf8).sum();
                let signs = length / c.len_utf8();
                let least = if c == '_' {
                    3
                } else if c == '.' {
                    6
                } else {
                    2
                };
                if signs >= least {
                    out.push((at..at + length, Found::Line));
                }
                at += length;
                continue;
            }
            _ => None,
        };
        match length {
            Some(inner) => {
                let end = at + inner.len() + 2;
                out.push((at..end, Found::Prompt(inner.trim().to_owned())));
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    out
}

/// What stands between two signs that begin here, without such signs in it.
fn between(text: &str, open: char, close: char) -> Option<&str> {
    let inner = text.strip_prefix(open)?;
    let (end, _) = inner.char_indices().take(LONGEST + 1).find(|(_, c)| *c == close || *c == open)?;
    inner.get(end..)?.starts_with(close).then_some(inner.get(..end)?)
}

/// Whether the words ask for something: no citation, no note of an editor, no number.
fn asks(inner: &str) -> bool {
    let words = inner.trim();
    let folded = words.to_lowercase();
    words.chars().any(char::is_alphabetic)
        && words.chars().count() > 1
        && !words.starts_with(['^', '!', '@', '#', '/'])
        && !matches!(folded.as_str(), "sic" | "et al" | "et al." | "ibid" | "ibid.")
        && !folded.starts_with("emphasis ")
        && !folded.contains("http")
}

/// Letters, digits and what stands between words: no tag, no address.
fn is_words(inner: &str) -> bool {
    inner.starts_with(char::is_alphabetic)
        && !inner.contains('@')
        && inner.chars().all(|c| c.is_alphanumeric() || " '’-–_/,.:()".contains(c))
        && !inner.contains("//")
        && !inner.starts_with("www.")
}

/// Whether the words say themselves that they are to be replaced.
fn insists(prompt: &str) -> bool {
    let folded = prompt.to_lowercase();
    let first = folded.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(
        first,
        "insert"
            | "enter"
            | "add"
            | "type"
            | "write"
            | "fill"
            | "choose"
            | "select"
            | "delete"
            | "name"
            | "date"
            | "your"
            | "describe"
            | "click"
            | "rhowch"
            | "mewnosodwch"
            | "enw"
            | "dyddiad"
            | "eich"
            | "dewiswch"
            | "ysgrifennwch"
            | "disgrifiwch"
    )
}

/// A template where there is something to fill in, else a page; and why.
pub fn guess(document: &Document) -> (Kind, &'static str) {
    if !document.fields.is_empty() {
        return (Kind::Template, "it has fields to fill in");
    }
    let (mut prompts, mut sure) = (0, 0);
    let mut blocks = document.blocks.clone();
    each_runs(&mut blocks, &mut |runs| {
        for run in runs {
            let RunKind::Text(text) = &run.kind else { continue };
            for (_, found) in find(text).into_iter().filter(|_| !run.marks.code && run.link.is_none()) {
                match found {
                    Found::Prompt(prompt) => {
                        prompts += 1;
                        sure += usize::from(insists(&prompt));
                    }
                    Found::Line => sure += 1,
                }
            }
        }
    });
    if sure > 0 || prompts > 2 {
        return (Kind::Template, "it has placeholders to replace");
    }
    let tasks = document.blocks.iter().any(|block| match block {
        Block::List { items, .. } => items.iter().any(|item| item.task.is_some()),
        _ => false,
    });
    if tasks {
        return (Kind::Template, "it has boxes to tick");
    }
    (Kind::Page, "it has nothing to fill in")
}

#[cfg(test)]
mod tests {
    use super::{Found, find};

    fn prompts(text: &str) -> Vec<String> {
        let shown = |(_, found): (_, Found)| match found {
            Found::Prompt(prompt) => prompt,
            Found::Line => "___".to_owned(),
        };
        find(text).into_iter().map(shown).collect()
    }

    #[test]
    fn what_asks_to_be_replaced_is_found() {
        assert_eq!(
            prompts("Dear [insert name], on <date of visit>: ________ or ……"),
            ["insert name", "date of visit", "___", "___"]
        );
    }

    #[test]
    fn what_only_looks_like_it_is_not() {
        for text in [
            "as he [sic] said",
            "[1]",
            "[…]",
            "[x](y)",
            "a < b and b > c",
            "<a@b.ac.uk>",
            "<https://x.y>",
            "well...",
            "a__b",
            "[@id]",
        ] {
            assert_eq!(prompts(text), Vec::<String>::new(), "{text}");
        }
    }
}
