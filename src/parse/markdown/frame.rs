//! Elements that are open while the tree is built.

use crate::document::{
    Alignment, Block, BlockKind, CalloutKind, Cell, Definition, Inline, InlineKind, LinkTarget, ListItem, Row,
};
use crate::source::Span;
use pulldown_cmark::BlockQuoteKind;

/// An element that is open.
pub(super) struct Frame {
    pub(super) open: Open,
    pub(super) span: Span,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
}

/// What is open.
pub(super) enum Open {
    Root,
    Paragraph,
    Heading {
        level: u8,
        id: Option<Box<str>>,
        collapsible: bool,
    },
    Quote,
    Callout(CalloutKind),
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<ListItem>,
    },
    Item {
        task: Option<bool>,
    },
    Footnote {
        label: Box<str>,
    },
    Definitions(Vec<Definition>),
    Term,
    Details,
    Table {
        alignments: Vec<Alignment>,
        head: Row,
        rows: Vec<Row>,
    },
    Row {
        head: bool,
        cells: Vec<Cell>,
    },
    Cell,
    Code {
        language: Box<str>,
        text: String,
    },
    Html(String),
    Emphasis,
    Strong,
    Strikethrough,
    Link {
        target: Option<LinkTarget>,
        title: Option<Box<str>>,
    },
    /// An element that leaves no trace: metadata, superscripts.
    Nothing,
}

impl Frame {
    /// Makes a paragraph of the words of a tight item that no paragraph holds.
    pub(super) fn settle(&mut self) {
        if let (Some(first), Some(last)) = (self.inlines.first(), self.inlines.last()) {
            let span = first.span.to(last.span);
            let inlines = std::mem::take(&mut self.inlines);
            let kind = match inlines.as_slice() {
                [Inline { kind: InlineKind::SoftBreak | InlineKind::HardBreak, .. }] => return,
                _ => BlockKind::Paragraph(inlines),
            };
            self.blocks.push(Block { kind, span });
        }
    }

    pub(super) fn finish_blocks(mut self) -> Vec<Block> {
        self.settle();
        self.blocks
    }
}

impl Open {
    /// A glossary term is no link within these: headings and what heads something, links, other people's words,
    /// footnotes (which are read after the text, wherever they stand).
    pub(super) fn forbids_terms(&self) -> bool {
        match self {
            Open::Heading { .. } | Open::Link { .. } | Open::Quote | Open::Footnote { .. } | Open::Term => true,
            Open::Row { head, .. } => *head,
            _ => false,
        }
    }
}

/// pulldown-cmark's alignment as ours, which follows the direction of the language.
pub(super) fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

/// pulldown-cmark's alert as ours.
pub(super) fn callout(kind: BlockQuoteKind) -> CalloutKind {
    match kind {
        BlockQuoteKind::Note => CalloutKind::Note,
        BlockQuoteKind::Tip => CalloutKind::Tip,
        BlockQuoteKind::Important => CalloutKind::Important,
        BlockQuoteKind::Warning => CalloutKind::Warning,
        BlockQuoteKind::Caution => CalloutKind::Caution,
    }
}
