//! Names of what a reader fills in. A control on a page has the name of the field in the page's Word file (its tag) and in
//! its PDF (its partial name), so that answers given on the page find their place in either. A name stays the same while
//! what it belongs to stays where it is.

use std::collections::BTreeMap;

use crate::document::{Block, BlockKind, Body, Row};
use crate::source::Span;

/// Longest name, in UTF-16 units: Word's limit for the tag of a control.
pub const MOST: usize = 64;

/// Notes of a session.
pub const NOTES: &str = "notes";

/// A placeholder in the text, by the id that its words make. One that reads like a name of the other sorts is told apart
/// from them.
pub fn field(id: &str) -> String {
    let numbered = ["cell-", "task-", "answer-", "prompt-", "quiz-"].into_iter().any(|sort| {
        id.strip_prefix(sort).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
    });
    short(&if numbered || id.starts_with("field-") { format!("field-{id}") } else { id.to_owned() })
}

/// A cell of the table of a reflective resource; row and column from 1, the column of activities not counted.
pub fn answer(row: usize, column: usize) -> String {
    format!("answer-{row}-{column}")
}

/// A question of a reflective resource, from 1.
pub fn prompt(number: usize) -> String {
    format!("prompt-{number}")
}

/// A part of the reader's own goal: `specific`, `time_bound`, `owner`.
pub fn own_goal(part: &str) -> String {
    format!("own-{}", part.replace('_', "-"))
}

/// A statement of a quiz, from 1.
pub fn quiz(number: usize) -> String {
    format!("quiz-{number}")
}

/// The name within a document of several pages, where `prefix` begins the names of one of them.
pub fn within(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { short(&format!("{prefix}{name}")) }
}

/// The name; a long one keeps its beginning and a number made of the whole.
pub fn short(name: &str) -> String {
    let clipped = clip(name, MOST);
    if clipped.len() == name.len() {
        return name.to_owned();
    }
    format!("{}-{:08x}", clip(name, MOST - 9), number(name))
}

/// The first `most` UTF-16 units, without a half character or space at the end.
pub fn clip(text: &str, most: usize) -> &str {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > most {
            return text[..at].trim_end();
        }
    }
    text
}

/// A positive number below 2^30 made of a name (FNV-1a): the same in every build.
pub fn number(name: &str) -> u32 {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash & 0x3fff_ffff).max(1)
}

/// Tables and tasks of a text, numbered from 1 as it is written. An output that lacks a voice, and what only that voice
/// holds, keeps the numbers of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    tables: BTreeMap<u32, usize>,
    tasks: BTreeMap<u32, usize>,
}

impl Places {
    /// Those of a whole text, footnotes last.
    pub fn of(body: &Body) -> Places {
        let mut places = Places::default();
        each(body, &mut |found| match found {
            Found::Table(span, _) => {
                let number = places.tables.len() + 1;
                places.tables.insert(span.start, number);
            }
            Found::Task(span) => {
                let number = places.tasks.len() + 1;
                places.tasks.insert(span.start, number);
            }
        });
        places
    }

    /// Space to answer in a table of the text; row and column from 1.
    pub fn cell(&self, table: Span, row: usize, column: usize) -> String {
        format!("cell-{}-{row}-{column}", self.tables.get(&table.start).copied().unwrap_or_default())
    }

    /// A task by the place of its item.
    pub fn task(&self, item: Span) -> String {
        format!("task-{}", self.tasks.get(&item.start).copied().unwrap_or_default())
    }
}

/// Whether a text has a task or, where `answers` says that they are space to write, an empty cell below a table's head.
pub fn asks(body: &Body, answers: bool) -> bool {
    let mut asks = false;
    each(body, &mut |found| {
        asks |= match found {
            Found::Task(_) => true,
            Found::Table(_, rows) => {
                answers && rows.iter().flat_map(|row| &row.cells).any(|cell| cell.inlines.is_empty())
            }
        };
    });
    asks
}

enum Found<'a> {
    Table(Span, &'a [Row]),
    Task(Span),
}

fn each(body: &Body, with: &mut dyn FnMut(Found<'_>)) {
    walk(&body.blocks, with);
    body.footnotes.iter().for_each(|note| walk(&note.blocks, with));
}

fn walk(blocks: &[Block], with: &mut dyn FnMut(Found<'_>)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Table { rows, .. } => with(Found::Table(block.span, rows)),
            BlockKind::List { items, .. } => {
                for item in items {
                    if item.task.is_some() {
                        with(Found::Task(item.span));
                    }
                    walk(&item.blocks, with);
                }
            }
            BlockKind::Quote(inner)
            | BlockKind::Voice { blocks: inner, .. }
            | BlockKind::Callout { blocks: inner, .. }
            | BlockKind::Disclosure { blocks: inner, .. } => walk(inner, with),
            BlockKind::Definitions(entries) => {
                entries.iter().flat_map(|entry| &entry.details).for_each(|blocks| walk(blocks, with));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_the_tag_of_a_control_and_long_ones_stay_different() {
        let long = |end: &str| field(&format!("{}{end}", "what-you-will-do-".repeat(6)));
        assert_eq!(field("deadline-date"), "deadline-date");
        assert_ne!(long("a"), long("b"));
        let arabic = field(&"\u{645}".repeat(200));
        let beyond = within("a-section--", &"😀".repeat(40));
        for name in [&long("a"), &arabic, &beyond] {
            assert!(name.encode_utf16().count() <= MOST, "{name}");
            assert_eq!(*name, short(name), "shortened once");
        }
        assert!(beyond.starts_with("a-section--😀"), "{beyond}");
    }

    #[test]
    fn a_placeholder_takes_no_name_of_another_sort() {
        for taken in [answer(1, 2), prompt(3), quiz(1), "task-1".to_owned(), "cell-1-2-3".to_owned()] {
            assert_eq!(field(&taken), format!("field-{taken}"));
        }
        assert_eq!(field("task-of-the-week"), "task-of-the-week");
        assert_eq!(field("field-task-1"), "field-field-task-1", "and no name of such a one");
    }
}
