//! From a row of paragraphs to blocks: Word has no lists, quotations or definitions, only paragraphs that look like them.

use super::Reader;
use super::numbering::Mark;
use super::styles::Role;
use crate::import::tree::{Block, Definition, Item, Run, RunKind, words};

/// What a story is made of before it is put together.
pub enum Piece {
    /// A paragraph.
    Paragraph(Paragraph),
    /// What is a block already.
    Block(Block),
}

/// A paragraph.
pub struct Paragraph {
    pub role: Role,
    /// Its place in a list.
    pub spot: Option<Spot>,
    /// How far it is indented, in twips.
    pub indent: i32,
    /// Level and number, if it is a heading with words.
    pub heading: Option<(u8, usize)>,
    pub runs: Vec<Run>,
}

/// A place in a list.
pub struct Spot {
    pub list: String,
    pub level: u8,
    /// Where its text begins, in twips.
    pub indent: i32,
    pub mark: Mark,
}

/// A list that is open.
struct Open {
    list: String,
    level: u8,
    indent: i32,
    numbered: bool,
    start: Option<u64>,
    /// The number that would come next.
    next: u64,
    items: Vec<Item>,
}

/// Closer than this two indents are the same, in twips.
const CLOSE: i32 = 100;
/// Lists may nest this deep.
const DEEPEST: usize = 20;

impl Reader<'_> {
    /// Puts a story together.
    pub(super) fn assemble(&mut self, pieces: Vec<Piece>) -> Vec<Block> {
        let mut out: Vec<Block> = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        for piece in pieces {
            let paragraph = match piece {
                Piece::Paragraph(paragraph) => paragraph,
                Piece::Block(block) => {
                    close(&mut open, 0, &mut out);
                    out.push(block);
                    continue;
                }
            };
            if paragraph.role == Role::Rule {
                close(&mut open, 0, &mut out);
                out.push(Block::Rule);
                continue;
            }
            if is_blank(&paragraph.runs) {
                continue;
            }
            match paragraph.spot {
                Some(spot) if paragraph.heading.is_none() => {
                    self.item(spot, paragraph.runs, &mut open, &mut out);
                    continue;
                }
                _ => {}
            }
            let belongs =
                matches!(paragraph.role, Role::Continue) || paragraph.role == Role::Body && paragraph.indent > 0;
            if belongs && !open.is_empty() {
                let deep = open.iter().rposition(|list| paragraph.indent.saturating_add(CLOSE) > list.indent);
                if let Some(deep) = deep.or((paragraph.role == Role::Continue).then_some(0)) {
                    close(&mut open, deep + 1, &mut out);
                    if let Some(item) = open.last_mut().and_then(|list| list.items.last_mut()) {
                        item.blocks.push(Block::Paragraph(paragraph.runs));
                        continue;
                    }
                }
            }
            if paragraph.role == Role::Help {
                self.help(&paragraph.runs);
                continue;
            }
            close(&mut open, 0, &mut out);
            self.block(paragraph, &mut out);
        }
        close(&mut open, 0, &mut out);
        out
    }

    fn item(&mut self, spot: Spot, runs: Vec<Run>, open: &mut Vec<Open>, out: &mut Vec<Block>) {
        let numbered = matches!(spot.mark, Mark::Number { .. });
        let number = if numbered { self.numbering.count(&spot.list, spot.level) } else { 0 };
        // How many of the open lists stay open, and whether the last of them is the item's own.
        let mut keep = open.len();
        let mut same = false;
        while let Some(list) = keep.checked_sub(1).and_then(|last| open.get(last)) {
            let deeper = if list.list == spot.list {
                spot.level > list.level
            } else {
                spot.indent > list.indent.saturating_add(CLOSE)
            };
            if deeper {
                break;
            }
            let level = if list.list == spot.list {
                spot.level == list.level
            } else {
                spot.indent.saturating_add(CLOSE) >= list.indent
            };
            if level && list.numbered == numbered && (list.list == spot.list || !numbered || number == list.next) {
                same = true;
                break;
            }
            keep -= 1;
        }
        close(open, keep, out);
        let task = (spot.mark == Mark::Box).then_some(false);
        let item = Item { task, blocks: vec![Block::Paragraph(runs)] };
        let same = same || open.len() >= DEEPEST;
        match open.last_mut().filter(|_| same) {
            Some(list) => {
                list.next = number.saturating_add(1);
                list.items.push(item);
            }
            None => open.push(Open {
                list: spot.list,
                level: spot.level,
                indent: spot.indent,
                numbered,
                start: numbered.then_some(number),
                next: number.saturating_add(1),
                items: vec![item],
            }),
        }
    }

    /// A paragraph that is in no list.
    fn block(&mut self, paragraph: Paragraph, out: &mut Vec<Block>) {
        let runs = paragraph.runs;
        if let Some((level, number)) = paragraph.heading {
            return out.push(Block::Heading { level, number, runs });
        }
        match paragraph.role {
            Role::Title if !self.document.titled => {
                // The words on the page are what readers know as its title, whatever the properties say.
                self.document.titled = true;
                self.document.title = Some(words(&runs, &self.document.fields));
            }
            Role::Lead if self.document.titled && !self.led => {
                self.led = true;
                self.document.summary = Some(words(&runs, &self.document.fields));
            }
            Role::KindLabel => {}
            Role::Quote => match out.last_mut() {
                Some(Block::Quote(blocks)) => blocks.push(Block::Paragraph(runs)),
                _ => out.push(Block::Quote(vec![Block::Paragraph(runs)])),
            },
            Role::Speaker => match out.last_mut() {
                Some(Block::Quote(blocks)) => {
                    let mut line = vec![Run::text("— ")];
                    line.extend(runs);
                    blocks.push(Block::Paragraph(line));
                }
                _ => out.push(Block::Paragraph(runs)),
            },
            Role::RemarkLabel => {
                let kind = kind_of(&words(&runs, &self.document.fields));
                out.push(Block::Callout(kind, Vec::new()));
            }
            Role::Remark | Role::Warning => match out.last_mut() {
                Some(Block::Callout(_, blocks)) => blocks.push(Block::Paragraph(runs)),
                _ => {
                    let kind = if paragraph.role == Role::Warning { "warning" } else { "note" };
                    out.push(Block::Callout(kind, vec![Block::Paragraph(runs)]));
                }
            },
            Role::Code => {
                let lines = lines(&runs);
                match out.last_mut() {
                    Some(Block::Code(code)) => code.push_str(&format!("\n{lines}")),
                    _ => out.push(Block::Code(lines)),
                }
            }
            Role::Term => match out.last_mut() {
                Some(Block::Definitions(all)) => all.push(Definition { term: runs, details: Vec::new() }),
                _ => out.push(Block::Definitions(vec![Definition { term: runs, details: Vec::new() }])),
            },
            Role::Definition => match out.last_mut() {
                Some(Block::Definitions(all)) if !all.is_empty() => {
                    if let Some(last) = all.last_mut() {
                        last.details.push(vec![Block::Paragraph(runs)]);
                    }
                }
                _ => out.push(Block::Paragraph(runs)),
            },
            Role::Caption => match out.last_mut() {
                Some(Block::Paragraph(before)) if only_picture(before).is_some() => {
                    if let Some(picture) = only_picture(before) {
                        out.pop();
                        out.push(Block::Figure(picture, runs));
                    }
                }
                _ => out.push(Block::Paragraph(runs)),
            },
            _ => out.push(Block::Paragraph(runs)),
        }
    }

    /// What Kitpress writes below a field's paragraph: `Label: help`.
    fn help(&mut self, runs: &[Run]) {
        let text = words(runs, &self.document.fields);
        let Some((label, help)) = text.split_once(": ") else { return };
        let field =
            self.document.fields.iter_mut().rev().find(|field| field.prompt.to_lowercase() == label.to_lowercase());
        if let Some(field) = field {
            field.help = Some(help.to_owned());
        }
    }
}

/// Closes lists until so many are open.
fn close(open: &mut Vec<Open>, keep: usize, out: &mut Vec<Block>) {
    while open.len() > keep {
        let Some(list) = open.pop() else { return };
        let block = Block::List { start: list.start, items: list.items };
        match open.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => item.blocks.push(block),
            None => out.push(block),
        }
    }
}

fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| match &run.kind {
        RunKind::Text(text) => text.trim().is_empty(),
        RunKind::Break => true,
        _ => false,
    })
}

/// The picture that is all of a paragraph.
pub fn only_picture(runs: &[Run]) -> Option<usize> {
    let mut found = None;
    for run in runs {
        match &run.kind {
            RunKind::Text(text) if text.trim().is_empty() => {}
            RunKind::Picture(picture) if found.is_none() => found = Some(*picture),
            _ => return None,
        }
    }
    found
}

/// Lines of code, as they are.
fn lines(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match &run.kind {
            RunKind::Text(text) => out.push_str(text),
            RunKind::Break => out.push('\n'),
            _ => {}
        }
    }
    out
}

/// The remark that a label names, in the languages of the built-in theme.
fn kind_of(label: &str) -> &'static str {
    match label.trim().to_lowercase().as_str() {
        "tip" | "awgrym" | "نصيحة" => "tip",
        "important" | "pwysig" | "مهم" => "important",
        "caution" | "gofal" | "تنبيه" => "caution",
        "warning" | "rhybudd" | "تحذير" => "warning",
        _ => "note",
    }
}
