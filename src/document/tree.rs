//! Blocks and inlines. Every one has its span in the file. References to other pages, words, voices
//! and images are numbers into the [`Outline`](super::Outline), so that a resolved value replaces
//! them without changing the tree.

use crate::source::Span;

/// The text of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Top-level blocks in order.
    pub blocks: Vec<Block>,
    /// Footnotes in the order of their first mark; unused ones are left out (and reported).
    pub footnotes: Vec<Footnote>,
}

/// A footnote's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// Label as written, without `^`.
    pub label: Box<str>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// How many marks point here (at least 1).
    pub marks: u32,
    /// Where the text is.
    pub span: Span,
}

/// A block with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is in the file.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading; `heading` is its number in the outline (level, id and text are there).
    Heading {
        /// Index into `Outline::headings`.
        heading: u32,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// Bulleted (`start` absent) or numbered list.
    List {
        /// First number.
        start: Option<u64>,
        /// Items are not separated by blank lines: paragraphs in them are shown without margins.
        tight: bool,
        /// Items in order.
        items: Vec<ListItem>,
    },
    /// A quotation that is nobody's voice.
    Quote(Vec<Block>),
    /// Somebody's words; `voice` is its number in the outline.
    Voice {
        /// Index into `Outline::voices`.
        voice: u32,
        /// The words, without the attribution.
        blocks: Vec<Block>,
        /// The attribution after the name, as written: `staff member`.
        attribution: Vec<Inline>,
    },
    /// `> [!TIP]` and its siblings.
    Callout {
        /// Which.
        kind: CalloutKind,
        /// Its text.
        blocks: Vec<Block>,
    },
    /// A heading with `{.collapsible}` and everything below it.
    Disclosure {
        /// Index into `Outline::headings`.
        heading: u32,
        /// The heading's words.
        inlines: Vec<Inline>,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// Fenced or indented code.
    Code {
        /// First word of the info string, empty if none.
        language: Box<str>,
        /// The text, with a final newline.
        text: Box<str>,
    },
    /// A table with a header row.
    Table {
        /// One for each column.
        alignments: Vec<Alignment>,
        /// The header cells.
        head: Row,
        /// Body rows.
        rows: Vec<Row>,
    },
    /// Terms and definitions.
    Definitions(Vec<Definition>),
    /// An image alone in a paragraph.
    Figure {
        /// Index into `Outline::images`.
        image: u32,
        /// The title as written in quotes: its caption.
        caption: Option<Box<str>>,
    },
    /// The page's own data is placed here.
    Data(DataBlock),
    /// A thematic break.
    Rule,
    /// Raw HTML, as written.
    Html(Box<str>),
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// `Some(done)` for `- [ ]` and `- [x]`.
    pub task: Option<bool>,
    /// Its content. In a tight list the first paragraph is the item's line.
    pub blocks: Vec<Block>,
    /// Where it is.
    pub span: Span,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// As many as the table has columns.
    pub cells: Vec<Cell>,
    /// Where it is.
    pub span: Span,
}

/// A cell of a table; empty inlines are space to answer in templates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its words.
    pub inlines: Vec<Inline>,
    /// Where it is.
    pub span: Span,
}

/// A term and its definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// One or more definitions, each of blocks.
    pub details: Vec<Vec<Block>>,
    /// Where it is.
    pub span: Span,
}

/// Whether the first column of a table says what each row is about: the corner is empty, or every first cell is strong.
pub fn heads_rows(head: &Row, rows: &[Row]) -> bool {
    let strong = |cell: &Cell| matches!(cell.inlines.as_slice(), [Inline { kind: InlineKind::Strong(_), .. }]);
    let corner = head.cells.first().is_some_and(|cell| cell.inlines.is_empty());
    head.cells.len() > 1
        && (corner || (!rows.is_empty() && rows.iter().all(|row| row.cells.first().is_some_and(strong))))
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the language reads.
    None,
    /// At the start of the line.
    Start,
    /// In the middle.
    Centre,
    /// At the end of the line.
    End,
}

/// GitHub's five alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalloutKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl CalloutKind {
    /// Lower-case name, used for classes, strings and templates.
    pub fn name(self) -> &'static str {
        match self {
            CalloutKind::Note => "note",
            CalloutKind::Tip => "tip",
            CalloutKind::Important => "important",
            CalloutKind::Warning => "warning",
            CalloutKind::Caution => "caution",
        }
    }
}

/// `::: name`: a place for data of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataBlock {
    /// `metrics`
    Metrics,
    /// `schedule`
    Schedule,
    /// `goals`
    Goals,
    /// `voices`
    Voices,
    /// `agenda`
    Agenda,
    /// `quiz`
    Quiz,
    /// `takeaways`
    Takeaways,
    /// `challenges`
    Challenges,
    /// `outputs`
    Outputs,
    /// `contributors`
    Contributors,
    /// `participants`
    Participants,
    /// `statement`
    Statement,
    /// `map`: who works with whom
    Map,
    /// `table`: the rows of a reflective resource
    Table,
}

impl DataBlock {
    /// All, in the order that a suggestion lists them.
    pub const ALL: [DataBlock; 14] = [
        DataBlock::Metrics,
        DataBlock::Schedule,
        DataBlock::Goals,
        DataBlock::Voices,
        DataBlock::Agenda,
        DataBlock::Quiz,
        DataBlock::Takeaways,
        DataBlock::Challenges,
        DataBlock::Outputs,
        DataBlock::Contributors,
        DataBlock::Participants,
        DataBlock::Statement,
        DataBlock::Map,
        DataBlock::Table,
    ];

    /// Name as an editor writes it.
    pub fn name(self) -> &'static str {
        match self {
            DataBlock::Metrics => "metrics",
            DataBlock::Schedule => "schedule",
            DataBlock::Goals => "goals",
            DataBlock::Voices => "voices",
            DataBlock::Agenda => "agenda",
            DataBlock::Quiz => "quiz",
            DataBlock::Takeaways => "takeaways",
            DataBlock::Challenges => "challenges",
            DataBlock::Outputs => "outputs",
            DataBlock::Contributors => "contributors",
            DataBlock::Participants => "participants",
            DataBlock::Statement => "statement",
            DataBlock::Map => "map",
            DataBlock::Table => "table",
        }
    }
}

/// An inline with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it is in the file.
    pub span: Span,
}

/// What an inline is.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// Words, entities and smart punctuation already resolved.
    Text(Box<str>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// Code.
    Code(Box<str>),
    /// A link; `link` is its number in the outline. Without inlines the target's title is shown.
    Link {
        /// Index into `Outline::links`.
        link: u32,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// An image within a line of text.
    Image {
        /// Index into `Outline::images`.
        image: u32,
    },
    /// First use of a glossary term.
    Term {
        /// Index into `Outline::terms`.
        term: u32,
        /// The words as the page has them.
        text: Box<str>,
    },
    /// `{{ role.student_partner }}`.
    Word {
        /// Index into `Outline::words`.
        word: u32,
    },
    /// `[@reference]`.
    Citation {
        /// Index into `Outline::citations`.
        citation: u32,
    },
    /// `[placeholder]` of a template.
    Field {
        /// Index into `Outline::fields`.
        field: u32,
    },
    /// A footnote mark; `footnote` is an index into `Body::footnotes`.
    FootnoteMark {
        /// Index into `Body::footnotes`.
        footnote: u32,
        /// Which mark of this footnote it is, from 1.
        mark: u32,
    },
    /// A line end in the source.
    SoftBreak,
    /// A line end that is kept.
    HardBreak,
    /// Raw HTML, as written.
    Html(Box<str>),
}
