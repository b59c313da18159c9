//! What both readers make of a file: a small tree with the words, their marks and what could not be read, and nothing of
//! how Word or HTML said it. Runs are flat: what is strong within a link is a run with both.

use super::losses::Losses;
use crate::model::FieldKind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A document as it was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Title that the file gives itself, in its properties or a paragraph of its own.
    pub title: Option<String>,
    /// The title stands on the page, in a paragraph of its own.
    pub titled: bool,
    /// What it says of itself in a sentence.
    pub summary: Option<String>,
    /// What it is for; only templates that Kitpress made say it.
    pub purpose: Option<String>,
    /// What happens to what is filled in; as above.
    pub data_protection: Option<String>,
    /// Its language, as a tag.
    pub lang: Option<String>,
    /// The text.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, by number.
    pub notes: Vec<Vec<Block>>,
    /// What is to be filled in, by number.
    pub fields: Vec<Field>,
    /// Pictures, by number.
    pub pictures: Vec<Picture>,
    /// Where links go, by number; each link of the file has its own.
    pub links: Vec<LinkTo>,
    /// Places that links can go to: name to the heading at or above them, if there is one.
    pub anchors: BTreeMap<String, Option<usize>>,
    /// What could not be carried over.
    pub losses: Losses,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading {
        /// Level as the file has it, from 1.
        level: u8,
        /// Number among the file's headings, for links.
        number: usize,
        /// Its words.
        runs: Vec<Run>,
    },
    /// Running text.
    Paragraph(Vec<Run>),
    /// Bulleted (`start` absent) or numbered list.
    List {
        /// First number.
        start: Option<u64>,
        /// Its items.
        items: Vec<Item>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A remark set apart: `note`, `tip`, `important`, `warning`, `caution`.
    Callout(&'static str, Vec<Block>),
    /// Code, lines as they are.
    Code(String),
    /// A table.
    Table(Table),
    /// Terms, each with its definitions.
    Definitions(Vec<Definition>),
    /// A picture with its caption.
    Figure(usize, Vec<Run>),
    /// A break between two parts.
    Rule,
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// A box to tick, and whether it is ticked.
    pub task: Option<bool>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A term and its definitions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Run>,
    /// One or more.
    pub details: Vec<Vec<Block>>,
}

/// A table; rows may differ in length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The header row, if the file marks one.
    pub head: Option<Vec<Cell>>,
    /// The others.
    pub rows: Vec<Vec<Cell>>,
    /// Its caption.
    pub caption: Vec<Run>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub blocks: Vec<Block>,
    /// How it is aligned.
    pub align: Align,
    /// It belongs to the cell on its left, which spans both.
    pub spanned: bool,
}

/// How a cell is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As the language reads.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end.
    End,
}

/// Words of one kind, or what stands among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What it is.
    pub kind: RunKind,
    /// How it is marked.
    pub marks: Marks,
    /// Number of the link it belongs to.
    pub link: Option<usize>,
}

/// What a run is.
#[derive(Clone, Debug, PartialEq)]
pub enum RunKind {
    /// Words.
    Text(String),
    /// A picture, by number.
    Picture(usize),
    /// Something to fill in, by number.
    Field(usize),
    /// A box to tick, and whether it is ticked.
    Tick(bool),
    /// A footnote mark, by number.
    Note(usize),
    /// A line end that is kept.
    Break,
}

/// How words are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Strong importance.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Struck out.
    pub strike: bool,
    /// Code.
    pub code: bool,
}

impl Run {
    /// Words without marks.
    pub fn text(words: impl Into<String>) -> Run {
        Run::new(RunKind::Text(words.into()))
    }

    /// Anything without marks.
    pub fn new(kind: RunKind) -> Run {
        Run { kind, marks: Marks::default(), link: None }
    }
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A complete address, or `mailto:` and `tel:`.
    Web(String),
    /// A place of this document.
    Within(String),
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it asks for; empty if only the words around it tell.
    pub prompt: String,
    /// What to call it where not even those tell.
    pub hint: String,
    /// What is filled in.
    pub kind: FieldKind,
    /// What can be chosen.
    pub options: Vec<String>,
    /// Whether it must be filled in.
    pub required: bool,
    /// A sentence that helps.
    pub help: Option<String>,
    /// Space to answer in a table, which an empty cell is.
    pub space: bool,
}

impl Field {
    /// Of a kind, without anything else.
    pub fn new(kind: FieldKind, prompt: impl Into<String>) -> Field {
        let (hint, options) = (String::new(), Vec::new());
        Field { prompt: prompt.into(), hint, kind, options, required: false, help: None, space: false }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Where its bytes are.
    pub source: PictureSource,
    /// What the file says that it shows.
    pub alt: String,
    /// The file marks it as decoration.
    pub decorative: bool,
}

/// Where the bytes of a picture are.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureSource {
    /// Here, with the ending that their format has.
    Bytes(Arc<[u8]>, &'static str),
    /// In a file beside the document, by its path from there.
    File(String),
    /// On the web.
    Web(String),
}

/// The ending of an image format that a page can show, of a picture whose size can be read; from its bytes, whatever the
/// file is called.
pub fn format_of(bytes: &[u8]) -> Option<&'static str> {
    let format = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, 0xff, ..] => "jpg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        _ => return is_svg(bytes).then_some("svg"),
    };
    let size = imagesize::blob_size(bytes).ok()?;
    (size.width > 0 && size.height > 0).then_some(format)
}

/// Whether it is a drawing that says how large it is.
fn is_svg(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 1_000_000, ..Default::default() };
    let Ok(parsed) = roxmltree::Document::parse_with_options(text.trim_start_matches('\u{feff}'), options) else {
        return false;
    };
    let root = parsed.root_element();
    let number = |text: &str| {
        text.trim().trim_end_matches("px").parse::<f64>().is_ok_and(|number| (1.0..100_000.0).contains(&number))
    };
    let side = |name: &str| root.attribute(name).is_some_and(number);
    let framed = root.attribute("viewBox").is_some_and(|view| {
        let sides: Vec<&str> = view.split([' ', ',']).filter(|part| !part.is_empty()).collect();
        sides.len() == 4 && sides.iter().skip(2).all(|side| number(side))
    });
    root.tag_name().name() == "svg" && (side("width") && side("height") || framed)
}

/// The words of runs, without marks; fields as their prompts in brackets.
pub fn words(runs: &[Run], fields: &[Field]) -> String {
    let mut out = String::new();
    for run in runs {
        match &run.kind {
            RunKind::Text(text) => out.push_str(text),
            RunKind::Break => out.push(' '),
            RunKind::Tick(done) => out.push(if *done { '☒' } else { '☐' }),
            RunKind::Field(field) => {
                let prompt = fields.get(*field).map_or("", |field| field.prompt.as_str());
                out.push_str(&format!("[{prompt}]"));
            }
            RunKind::Picture(_) | RunKind::Note(_) => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of blocks, to know them by.
pub fn first_words(blocks: &[Block]) -> String {
    let found = blocks.iter().find_map(|block| match block {
        Block::Heading { runs, .. } | Block::Paragraph(runs) => Some(words(runs, &[])).filter(|text| !text.is_empty()),
        Block::List { items, .. } => {
            items.first().map(|item| first_words(&item.blocks)).filter(|text| !text.is_empty())
        }
        _ => None,
    });
    start_of(&found.unwrap_or_default(), 40)
}

/// The beginning of a text, to know it by.
pub fn start_of(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(most) {
        None => text,
        Some((at, _)) => {
            let start = text.get(..at).unwrap_or_default();
            let start = start.rfind(' ').filter(|at| *at > most / 2).and_then(|at| start.get(..at)).unwrap_or(start);
            format!("{}…", start.trim_end())
        }
    }
}

/// Calls `look` with every list of runs, in reading order; those of notes come last.
pub fn each_runs(blocks: &mut [Block], look: &mut dyn FnMut(&mut Vec<Run>)) {
    for block in blocks {
        match block {
            Block::Heading { runs, .. } | Block::Paragraph(runs) | Block::Figure(_, runs) => look(runs),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_runs(&mut item.blocks, look)),
            Block::Quote(inner) | Block::Callout(_, inner) => each_runs(inner, look),
            Block::Table(table) => {
                look(&mut table.caption);
                for cell in table.head.iter_mut().flatten().chain(table.rows.iter_mut().flatten()) {
                    each_runs(&mut cell.blocks, look);
                }
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    look(&mut definition.term);
                    definition.details.iter_mut().for_each(|blocks| each_runs(blocks, look));
                }
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}
