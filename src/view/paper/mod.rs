//! One document to download, whole: what Word, PDF, EPUB and plain text are made from. It is lowered from the same
//! page view, own view and body view as the page, with every word said and every address complete, so that a
//! writer only decides how its format holds a thing.

mod chart;
mod course;
mod make;
mod parts;
mod text;
mod whole;

pub use text::Files;
pub use whole::{Format, paper, stem, wanted};

use std::sync::Arc;

use crate::model::FieldKind;
use crate::source::{SourceId, Span};

#[cfg(test)]
pub mod testing;

/// Where in the Markdown something comes from; `None` for what front matter or the theme's words made.
pub type Place = Option<(SourceId, Span)>;

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    /// Stable name of its files, without folder and ending: `recruitment-message`, `ground-rules-cy`.
    pub stem: String,
    /// Name that makes the file's own identifier: the page's id and language.
    pub ident: String,
    /// The page's file, for findings without a place of their own.
    pub source: SourceId,
    /// Title.
    pub title: String,
    /// "Template", "Case study"; empty for plain pages.
    pub kind_label: String,
    /// One or two sentences.
    pub summary: String,
    /// BCP 47.
    pub lang: String,
    /// Right to left.
    pub rtl: bool,
    /// Names of its authors, or else the institution's: never empty.
    pub creators: Vec<String>,
    /// Who publishes it: the institution or the site.
    pub publisher: String,
    /// Name of the site, for header and title page.
    pub site_title: String,
    /// Themes, roles, phases, audience in words.
    pub keywords: Vec<String>,
    /// ISO 8601 date of the last change or publication; may be a year or a month only.
    pub date: Option<String>,
    /// The same in words.
    pub date_text: Option<String>,
    /// Complete address of its page.
    pub url: String,
    /// Name of the licence, and its address.
    pub licence: Option<(String, Option<String>)>,
    /// How to credit it.
    pub credit: Option<String>,
    /// Pages lie on their side.
    pub landscape: bool,
    /// A whole toolkit: a title page, contents and numbered parts. Its parts are the headings of level 1.
    pub book: bool,
    /// What it says, after its title. Levels of headings begin at 1 in a book and at 2 elsewhere (the title is 1).
    pub blocks: Vec<Block>,
    /// Footnotes, by number.
    pub notes: Vec<Vec<Block>>,
    /// What a reader fills in, in reading order.
    pub fields: Vec<Field>,
    /// Pictures, by number; one that is used twice is here once.
    pub pictures: Vec<Picture>,
    /// Words that writers themselves say.
    pub words: Words,
    /// What lies beside it in a course; nothing in other formats.
    pub course: Course,
}

/// What a course has besides the pages of its toolkit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// What its documents are called: "To use with this".
    pub files_title: String,
    /// Documents that go with the toolkit, as other pages offer them.
    pub files: Vec<Attached>,
    /// What its links are called: "References".
    pub links_title: String,
    /// Title and complete address of places on the web.
    pub links: Vec<(String, String)>,
}

/// A document within another.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    /// "Recruitment message, Word"
    pub title: String,
    /// What it is.
    pub format: Format,
    /// What it is made from.
    pub paper: Paper,
}

/// What the writers say in the document's language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// "Page"
    pub page: String,
    /// "of", between the number of a page and how many there are
    pub of: String,
    /// "Contents"
    pub contents: String,
    /// "Choose": what a drop-down shows first
    pub choose: String,
    /// "day, month, year": how to write a date where there is no date picker
    pub date_hint: String,
    /// "(required)"
    pub required: String,
    /// What the site's logo says, when it has one
    pub logo: String,
    /// "Tick box"
    pub tick: String,
    /// "Note": what a footnote's mark is called
    pub note: String,
}

/// A block with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is written.
    pub place: Place,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// 1 to 6; never more than one deeper than the heading before it.
        level: u8,
        /// Unique in the document.
        id: String,
        /// "3", for the numbered parts of a book; writers set it before the words.
        number: Option<String>,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// Running text.
    Paragraph {
        /// How it is set.
        style: Style,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// Bulleted (`start` absent) or numbered list.
    List {
        /// First number.
        start: Option<u64>,
        /// Items follow each other without space.
        tight: bool,
        /// Items in order.
        items: Vec<Item>,
    },
    /// A quotation that is nobody's voice.
    Quote(Vec<Block>),
    /// Somebody's words. Consent for this format was asked before.
    Voice {
        /// The words.
        blocks: Vec<Block>,
        /// Name and role: "Mina, student partner".
        attribution: Vec<Inline>,
    },
    /// A labelled remark.
    Callout {
        /// `note`, `tip`, `important`, `warning`, `caution`
        kind: &'static str,
        /// "Tip", in the document's language.
        label: String,
        /// Its text.
        blocks: Vec<Block>,
    },
    /// Code, with a final newline; reads from left to right in every language.
    Code(String),
    /// A table.
    Table(Table),
    /// Terms and definitions.
    Definitions(Vec<(Vec<Inline>, Vec<Vec<Block>>)>),
    /// A picture between paragraphs.
    Figure {
        /// Index into `Paper::pictures`.
        picture: usize,
        /// Text alternative; empty marks it as decoration.
        alt: String,
        /// Its caption.
        caption: Vec<Inline>,
    },
    /// Space to write with its label shown above it.
    Answer {
        /// Index into `Paper::fields`.
        field: usize,
    },
    /// A thematic break.
    Rule,
    /// The rest begins on a new page.
    PageBreak,
    /// Blocks on pages that lie on their side (or, in a document that lies, upright).
    Turned(Vec<Block>),
    /// Raw HTML, which no format but the web holds: to be reported.
    Html(String),
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As text.
    #[default]
    Body,
    /// The summary below the title.
    Lead,
    /// Facts, sources, remarks: smaller and quieter.
    Small,
    /// A figure that stands out: "3.1 percentage points".
    Figure,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// A checkbox that stands before its first line: index into `Paper::fields`.
    pub check: Option<usize>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A table with a header row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is, in a few words; not shown unless `show_caption`.
    pub caption: String,
    /// The caption stands above the table.
    pub show_caption: bool,
    /// What is in rows and columns, for a reader who hears it.
    pub summary: String,
    /// One for each column.
    pub alignments: Vec<Align>,
    /// Relative widths of columns; empty: as the content asks.
    pub widths: Vec<u32>,
    /// Header cells; as many as there are columns.
    pub head: Vec<Cell>,
    /// Rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// The first cell of each row heads it.
    pub row_headers: bool,
}

/// A cell of a table. One with a field alone is space to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its text.
    pub blocks: Vec<Block>,
    /// Space to write: index into `Paper::fields`.
    pub answer: Option<usize>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end of the line.
    End,
}

/// Words with their markup.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// Code.
    Code(String),
    /// The title of a work.
    Cite(Vec<Inline>),
    /// Words in another language than those around them.
    Foreign {
        /// BCP 47.
        lang: String,
        /// Right to left.
        rtl: bool,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// A link with words; there is none within it.
    Link {
        /// Where to.
        to: LinkTo,
        /// Its words, never empty.
        inlines: Vec<Inline>,
    },
    /// A picture in a line of text.
    Picture {
        /// Index into `Paper::pictures`.
        picture: usize,
        /// Text alternative; empty marks it as decoration.
        alt: String,
        /// Where it is written.
        place: Place,
    },
    /// Something to fill in: index into `Paper::fields`.
    Field(usize),
    /// A footnote's mark: index into `Paper::notes`.
    Note(usize),
    /// A line end that is kept.
    Break,
    /// Raw HTML, which no format but the web holds: to be reported.
    Html(String, Place),
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A complete address: `https:`, `mailto:`, `tel:`.
    Web(String),
    /// A heading's id in this document.
    Within(String),
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Unique in the document and stable while its prompt and place are: `deadline-date`, `answer-2-3`.
    pub name: String,
    /// What a screen reader says and Word shows as its title: "Deadline date", "Planning: Reflections".
    pub label: String,
    /// What to write, shown where nothing is written yet: "deadline date".
    pub prompt: String,
    /// What sort of answer.
    pub kind: FieldKind,
    /// For a choice.
    pub options: Vec<String>,
    /// Must be answered.
    pub required: bool,
    /// More words.
    pub help: Option<String>,
    /// A checkbox that is ticked already.
    pub checked: bool,
    /// Where it is written.
    pub place: Place,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// File name, for findings and for the parts of a container: `icea-year.svg`.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// What they are.
    pub format: PictureFormat,
    /// CSS pixels; 0 when unknown.
    pub width: u32,
    /// CSS pixels; 0 when unknown.
    pub height: u32,
    /// Where it is first used.
    pub place: Place,
}

/// What a picture's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the formats'")]
pub enum PictureFormat {
    Png,
    Jpeg,
    Gif,
    Svg,
    WebP,
    /// None of these: no document can hold it.
    Other,
}

impl PictureFormat {
    /// By the first bytes, as a browser tells them.
    pub fn of(bytes: &[u8]) -> PictureFormat {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => PictureFormat::Png,
            [0xff, 0xd8, 0xff, ..] => PictureFormat::Jpeg,
            [b'G', b'I', b'F', b'8', ..] => PictureFormat::Gif,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => PictureFormat::WebP,
            _ => {
                let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]);
                if start.contains("<svg") { PictureFormat::Svg } else { PictureFormat::Other }
            }
        }
    }
}

/// Plain words of inlines; fields as their prompts in brackets.
pub fn plain(inlines: &[Inline], fields: &[Field]) -> String {
    let mut out = String::new();
    plain_into(inlines, fields, &mut out);
    out
}

fn plain_into(inlines: &[Inline], fields: &[Field], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strikethrough(inner)
            | Inline::Cite(inner)
            | Inline::Foreign { inlines: inner, .. }
            | Inline::Link { inlines: inner, .. } => plain_into(inner, fields, out),
            Inline::Picture { alt, .. } => out.push_str(alt),
            Inline::Field(field) => {
                if let Some(field) = fields.get(*field) {
                    out.push('[');
                    out.push_str(&field.prompt);
                    out.push(']');
                }
            }
            Inline::Break => out.push(' '),
            Inline::Note(_) | Inline::Html(..) => {}
        }
    }
}
