//! The tree as Markdown that a person would have written: one line a paragraph, the site's own signs for fields, tasks,
//! remarks and figures.

mod escape;
mod inlines;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use self::inlines::{Line, UNDESCRIBED};
use super::front::Target;
use super::losses::Losses;
use super::tree::{Align, Block, Cell, Definition, Document, Item, PictureSource, Table, first_words, start_of, words};
use crate::parse::markdown::{Options, parse};
use crate::parse::terms::TermMatcher;
use crate::source::SourceId;

/// The text of a page and what came with it.
pub struct Body {
    /// Markdown.
    pub text: String,
    /// Pictures by file name.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What somebody must look at.
    pub filled: Vec<(String, String)>,
    /// All losses, those of the readers first.
    pub losses: Losses,
}

/// The state of one writing.
struct Writer<'a> {
    document: &'a Document,
    target: &'a Target<'a>,
    /// Ids of headings by their numbers, once they are known.
    ids: HashMap<usize, String>,
    /// Numbers of the headings that were written, in order.
    headings: Vec<usize>,
    /// Notes that were referred to, in order of their marks.
    notes: Vec<usize>,
    /// Their labels.
    labels: HashMap<usize, usize>,
    /// Pictures that were used, in order.
    pictures: Vec<usize>,
    used: HashSet<usize>,
    /// Numbers of files, by where the bytes are.
    files: HashMap<*const u8, usize>,
    losses: Losses,
    /// Where the writer is.
    place: String,
    depth: usize,
}

/// Blocks may nest this deep.
const DEEPEST: usize = 40;

/// Writes the text. Twice, since what ids headings get only their words tell.
pub fn write(document: &Document, target: &Target<'_>) -> Body {
    let mut first = Writer::new(document, target, HashMap::new());
    let text = first.all();
    let terms = TermMatcher::default();
    let options = Options { kind: target.kind, terms: &terms, raw_html: true };
    let parsed = parse(SourceId(0), &text, 0, &options);
    let ids =
        first.headings.iter().zip(&parsed.outline.headings).map(|(number, heading)| (*number, heading.id.to_string()));
    let mut writer = Writer::new(document, target, ids.collect());
    writer.losses = document.losses.clone();
    let text = writer.all();
    let mut filled = Vec::new();
    let (mut pictures, mut known) = (Vec::new(), HashSet::new());
    for number in writer.pictures.clone() {
        let (Some(file), Some(picture)) = (writer.picture_file(number), document.pictures.get(number)) else {
            continue;
        };
        if writer.alt(number) == UNDESCRIBED {
            filled.push((file.clone(), "the document does not say what this picture shows: describe it in the text, or write `![](file \"decorative\")`".to_owned()));
        }
        if let PictureSource::Bytes(bytes, _) = &picture.source
            && known.insert(file.clone())
        {
            pictures.push((file, bytes.to_vec()));
        }
    }
    Body { text, pictures, filled, losses: writer.losses }
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, target: &'a Target<'a>, ids: HashMap<usize, String>) -> Writer<'a> {
        let (headings, notes, pictures) = (Vec::new(), Vec::new(), Vec::new());
        let place = "at the start".to_owned();
        Writer {
            document,
            target,
            ids,
            headings,
            notes,
            labels: HashMap::new(),
            used: HashSet::new(),
            files: HashMap::new(),
            pictures,
            losses: Losses::default(),
            place,
            depth: 0,
        }
    }

    fn lost(&mut self, place: &str, what: impl Into<String>, advice: &str) {
        self.losses.add(place, what, advice);
    }

    fn all(&mut self) -> String {
        let document = self.document;
        let mut parts = self.blocks(&document.blocks);
        let mut at = 0;
        while let Some(number) = self.notes.get(at).copied() {
            let text = document.notes.get(number).map_or(&[][..], Vec::as_slice);
            let blocks = self.blocks(text).join("\n\n");
            let blocks = if blocks.is_empty() { "This note has no words.".to_owned() } else { blocks };
            parts.push(format!("[^{}]: {}", at + 1, indented(&blocks, 4)));
            at += 1;
        }
        let mut text = parts.join("\n\n");
        if text.is_empty() {
            text = "The document had no text that could be carried over.".to_owned();
        }
        text.push('\n');
        text
    }

    /// Each block's Markdown, without line ends around it.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        if self.depth >= DEEPEST {
            return out;
        }
        self.depth += 1;
        let mut before: Option<(bool, bool)> = None;
        for block in blocks {
            let text = match block {
                Block::List { start, items } => {
                    // Two lists next to each other need different marks to stay two.
                    let other = matches!(before, Some((numbered, other)) if numbered == start.is_some() && !other);
                    before = Some((start.is_some(), other));
                    self.list(*start, items, other)
                }
                block => {
                    let text = self.block(block);
                    if !text.is_empty() {
                        before = None;
                    }
                    text
                }
            };
            if !text.is_empty() {
                out.push(text);
            }
        }
        self.depth -= 1;
        out
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Heading { level, number, runs } => {
                let text = self.line(runs, Line::Heading);
                if text.is_empty() {
                    return text;
                }
                self.headings.push(*number);
                self.place = format!("under “{}”", start_of(&words(runs, &self.document.fields), 50));
                format!("{} {text}", "#".repeat(usize::from((*level).clamp(2, 6))))
            }
            Block::Paragraph(runs) => {
                if !self.place.starts_with("under") {
                    self.place = format!("at “{}”", start_of(&words(runs, &self.document.fields), 40));
                }
                self.line(runs, Line::Paragraph)
            }
            Block::List { start, items } => self.list(*start, items, false),
            Block::Quote(inner) => quoted(&self.blocks(inner).join("\n\n")),
            Block::Callout(kind, inner) => {
                let text = self.blocks(inner).join("\n\n");
                if text.is_empty() { text } else { quoted(&format!("[!{}]\n{text}", kind.to_uppercase())) }
            }
            Block::Code(code) => fenced(code),
            Block::Table(table) => self.table(table),
            Block::Definitions(definitions) => {
                definitions.iter().map(|definition| self.definition(definition)).collect::<Vec<_>>().join("\n\n")
            }
            Block::Figure(number, caption) => {
                let caption = words(caption, &self.document.fields).replace("{{", "{ {");
                self.image(*number, &caption)
            }
            Block::Rule => "---".to_owned(),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item], other: bool) -> String {
        let texts: Vec<(String, Vec<String>)> = items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let mark = match (start, other) {
                    (Some(start), false) => format!("{}. ", start.saturating_add(at as u64).min(999_999_999)),
                    (Some(start), true) => format!("{}) ", start.saturating_add(at as u64).min(999_999_999)),
                    (None, false) => "- ".to_owned(),
                    (None, true) => "* ".to_owned(),
                };
                let Some(ticked) = item.task else { return (mark, self.blocks(&item.blocks)) };
                let (words, rest) = match item.blocks.split_first() {
                    Some((Block::Paragraph(runs), rest)) => (self.line(runs, Line::Paragraph), rest),
                    _ => (String::new(), item.blocks.as_slice()),
                };
                // A box needs words: what it asks for is not known.
                let words = if words.is_empty() { "…" } else { words.as_str() };
                let mut blocks = vec![format!("[{}] {words}", if ticked { 'x' } else { ' ' })];
                blocks.extend(self.blocks(rest));
                (mark, blocks)
            })
            .collect();
        // Tight where every item is a line with lists below it.
        let tight = items.iter().all(|item| {
            item.blocks.iter().enumerate().all(|(at, block)| match block {
                Block::Paragraph(_) => at == 0,
                // A list that begins with another number or with nothing needs an empty line before it.
                Block::List { start, items } => {
                    let begins = items.first().is_some_and(|item| !first_words(&item.blocks).is_empty());
                    at > 0 && start.is_none_or(|start| start == 1) && begins
                }
                _ => false,
            })
        });
        let texts: Vec<String> = texts
            .into_iter()
            .map(|(mark, blocks)| {
                let text = blocks.join(if tight { "\n" } else { "\n\n" });
                format!("{mark}{}", indented(&text, mark.len())).trim_end().to_owned()
            })
            .collect();
        texts.join(if tight { "\n" } else { "\n\n" })
    }

    fn table(&mut self, table: &Table) -> String {
        let Some(head) = &table.head else { return String::new() };
        let mut out = self.row(head);
        out.push_str("\n|");
        for (column, cell) in head.iter().enumerate() {
            let below = table.rows.iter().filter_map(|row| row.get(column));
            let align = below.clone().next().map_or(cell.align, |first| first.align);
            let same = below.into_iter().all(|cell| cell.align == align);
            out.push_str(match (align, same) {
                (Align::Centre, true) => ":-:|",
                (Align::End, true) => "--:|",
                _ => "---|",
            });
        }
        for row in &table.rows {
            out.push('\n');
            out.push_str(&self.row(row));
        }
        out
    }

    fn row(&mut self, cells: &[Cell]) -> String {
        let mut out = "|".to_owned();
        for cell in cells {
            let text = match cell.blocks.first() {
                Some(Block::Paragraph(runs)) => self.line(runs, Line::Cell),
                _ => String::new(),
            };
            out.push_str(&if text.is_empty() { " |".to_owned() } else { format!(" {text} |") });
        }
        out
    }

    fn definition(&mut self, definition: &Definition) -> String {
        let term = self.line(&definition.term, Line::Term);
        let details: Vec<String> = definition
            .details
            .iter()
            .map(|blocks| self.blocks(blocks).join("\n\n"))
            .filter(|text| !text.is_empty())
            .collect();
        if term.is_empty() || details.is_empty() {
            return [vec![term], details]
                .concat()
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n\n");
        }
        let details: Vec<String> = details.iter().map(|text| format!(": {}", indented(text, 2))).collect();
        format!("{term}\n{}", details.join("\n"))
    }

    /// The label of a note, by its mark.
    fn note(&mut self, number: usize) -> usize {
        if let Some(label) = self.labels.get(&number) {
            return *label;
        }
        self.notes.push(number);
        self.labels.insert(number, self.notes.len());
        self.notes.len()
    }

    /// The file of a picture; used from now on. The same picture twice is one file.
    fn picture_file(&mut self, number: usize) -> Option<String> {
        let document = self.document;
        let PictureSource::Bytes(bytes, format) = &document.pictures.get(number)?.source else { return None };
        let next = self.files.len() + 1;
        let file = *self.files.entry(bytes.as_ptr()).or_insert(next);
        if self.used.insert(number) {
            self.pictures.push(number);
        }
        Some(format!("{}-{file}.{format}", self.target.name))
    }

    /// The id that a place of the document has now: that of the heading at or above it.
    fn anchor(&self, name: &str) -> Option<String> {
        let number = (*self.document.anchors.get(name)?)?;
        match self.ids.get(&number) {
            Some(id) => Some(id.clone()),
            // Not known yet: every link looks the same until it is.
            None if self.ids.is_empty() => Some("x".to_owned()),
            None => None,
        }
    }
}

/// Lines after the first begin further in.
fn indented(text: &str, by: usize) -> String {
    let space = " ".repeat(by);
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&space);
            }
        }
        out.push_str(line);
    }
    out
}

fn quoted(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    text.split('\n')
        .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

fn fenced(code: &str) -> String {
    let code = code.replace("\r\n", "\n").replace('\r', "\n");
    let code = code.trim_matches('\n');
    if code.trim().is_empty() {
        return String::new();
    }
    let longest =
        code.lines().map(|line| line.trim_start().chars().take_while(|c| *c == '`').count()).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{code}\n{fence}")
}
