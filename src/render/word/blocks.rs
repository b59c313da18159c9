//! Blocks: headings, paragraphs, lists, remarks, code, pictures with captions, space to write.

use std::fmt::Write as _;

use super::colour::Colour;
use super::inlines::Mark;
use super::theme::{Kind, STEP};
use super::writer::{Paragraph, Spot, Writer};
use super::xml::escape;
use crate::model::FieldKind;
use crate::view::paper::{Block, BlockKind, Field, Inline, Item, Style, plain};

/// Text of a framed paragraph begins this far within the frame; as in the styles.
const FRAMED: u32 = 284;

/// A bar where lines begin, and a shade.
type Frame = Option<(Colour, Option<Colour>)>;

/// Within a frame whose style is `body`.
fn inside(body: &'static str, frame: Frame, spot: &Spot) -> Spot {
    let inner = spot.further(FRAMED);
    let right = if frame.is_some_and(|(_, shade)| shade.is_some()) { 170 } else { spot.right };
    Spot { body, natural: FRAMED, framed: inner.indent, right, frame, ..inner }
}

impl<'a> Writer<'a> {
    /// Blocks of the page itself: here alone pages can be turned.
    pub fn page(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Turned(inner) => {
                    self.turn(!self.paper.landscape);
                    let spot = Spot::page(self.look.text_width(self.landscape));
                    self.blocks(inner, &spot);
                }
                BlockKind::PageBreak => self.page_break(),
                _ => {
                    self.turn(self.paper.landscape);
                    let spot = Spot::page(self.look.text_width(self.landscape));
                    self.block(block, &spot);
                }
            }
        }
        self.end_with_paragraph(&Spot::page(0));
    }

    /// Blocks within something.
    pub fn blocks(&mut self, blocks: &'a [Block], spot: &Spot) {
        for block in blocks {
            self.block(block, spot);
        }
    }

    fn block(&mut self, block: &'a Block, spot: &Spot) {
        match &block.kind {
            BlockKind::Heading { level, id, number, inlines } => {
                self.heading(*level, id, number.as_deref(), inlines, spot)
            }
            BlockKind::Paragraph { style, inlines } => {
                let style = match style {
                    Style::Body if spot.level.is_some() => "ListContinue",
                    Style::Body => spot.body,
                    Style::Lead => "Lead",
                    Style::Small => "Small",
                    Style::Figure => "KeyFigure",
                };
                self.paragraph(style, inlines, spot);
            }
            BlockKind::List { start, tight, items } => self.items(*start, *tight, items, spot),
            BlockKind::Quote(blocks) => {
                let frame = Some((self.look.colours.line, None));
                self.blocks(blocks, &inside("Quote", frame, spot));
            }
            BlockKind::Voice { blocks, attribution } => {
                let frame = Some((self.look.colours.support, None));
                self.blocks(blocks, &inside("Voice", frame, spot));
                let spot = inside("VoiceName", frame, spot);
                self.paragraph(if spot.level.is_some() { "ListContinue" } else { "VoiceName" }, attribution, &spot);
            }
            BlockKind::Callout { kind, label, blocks } => {
                let colours = &self.look.colours;
                let warns = matches!(*kind, "warning" | "caution");
                let (style, head) = if warns { ("Warning", "WarningLabel") } else { ("Callout", "CalloutLabel") };
                let bar = if warns { colours.alarm } else { colours.support };
                let frame = Some((bar, Some(colours.tint)));
                self.plain(head, label, &inside(head, frame, spot));
                self.blocks(blocks, &inside(style, frame, spot));
            }
            BlockKind::Code(code) => self.code(code, spot),
            BlockKind::Table(table) => self.table(table, spot),
            BlockKind::Definitions(terms) => {
                for (term, definitions) in terms {
                    self.paragraph("Term", term, spot);
                    for blocks in definitions {
                        self.blocks(blocks, &Spot { body: "Definition", natural: 340, ..spot.further(340) });
                    }
                }
            }
            BlockKind::Figure { picture, alt, caption } => {
                let keep_next = !caption.is_empty();
                self.open(&Paragraph { style: "Picture", keep_next, ..Paragraph::default() }, spot);
                self.picture(*picture, alt, block.place, &Mark::of(self.paper), spot);
                self.close();
                if !caption.is_empty() {
                    self.paragraph("Caption", caption, spot);
                }
            }
            BlockKind::Answer { field } => self.answer(*field, spot),
            BlockKind::Rule => {
                self.open(&Paragraph { style: "Rule", ..Paragraph::default() }, spot);
                self.close();
            }
            BlockKind::PageBreak if !spot.cell => self.page_break(),
            BlockKind::PageBreak => {}
            BlockKind::Turned(inner) => self.blocks(inner, spot),
            BlockKind::Html(html) => self.html(html, block.place),
        }
    }

    /// A paragraph of this style.
    pub fn paragraph(&mut self, style: &str, inlines: &'a [Inline], spot: &Spot) {
        self.open(&Paragraph { style, ..Paragraph::default() }, spot);
        self.inlines(inlines, &Mark::of(self.paper), spot);
        self.close();
        self.help(spot);
    }

    /// The title is in Word's style "Title", which is no heading; so the headings below it begin at 1, where the levels
    /// of a page begin at 2. A book's parts are of level 1 already.
    fn level(&self, level: u8) -> u8 {
        let level = if self.paper.book { level } else { level.saturating_sub(1) };
        level.clamp(1, 6).min(self.heading + 1)
    }

    fn heading(&mut self, level: u8, id: &'a str, number: Option<&str>, inlines: &'a [Inline], spot: &Spot) {
        let level = self.level(level);
        self.heading = level;
        if self.paper.book && level == 1 && !spot.cell {
            self.page_break();
        }
        let style = format!("Heading{level}");
        let counted = number.filter(|_| self.counted).map(|number| number.matches('.').count().min(8));
        let list = counted.map(|depth| (self.list(Kind::Parts, None), depth));
        self.open(&Paragraph { style: &style, list, ..Paragraph::default() }, &Spot { level: None, ..*spot });
        let mark = Mark::of(self.paper);
        let bookmark = self.bookmarks.get(id).cloned().map(|name| (name, self.next()));
        if let Some((name, id)) = &bookmark {
            let _ = write!(self.out, "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>");
        }
        if let (Some(number), None) = (number, list) {
            self.words(&format!("{number} "), &mark);
        }
        self.inlines(inlines, &mark, spot);
        if let Some((_, id)) = bookmark {
            let _ = write!(self.out, "<w:bookmarkEnd w:id=\"{id}\"/>");
        }
        self.close();
    }

    fn items(&mut self, start: Option<u64>, tight: bool, items: &'a [Item], spot: &Spot) {
        let depth = spot.level.map_or(0, |level| level + 1);
        let level = depth.min(8);
        let inner = Spot { level: Some(depth), ..spot.further(STEP) };
        let own = match start {
            Some(start) => self.list(Kind::Numbers, Some((level, start))),
            None => 0,
        };
        for item in items {
            let (style, list) = match (item.check, start) {
                (Some(_), _) => ("Checklist", self.list(Kind::Checks, None)),
                (None, Some(_)) => (if spot.cell { "TableNumber" } else { "ListNumber" }, own),
                (None, None) => (if spot.cell { "TableBullet" } else { "ListBullet" }, self.list(Kind::Bullets, None)),
            };
            let list = Some((list, level));
            self.open(&Paragraph { style, list, hanging: STEP, loose: !tight, ..Paragraph::default() }, &inner);
            if let Some(check) = item.check {
                self.control(check);
                self.out.push_str("<w:r><w:tab/></w:r>");
            }
            let mut rest = item.blocks.as_slice();
            if let [first, others @ ..] = rest
                && let BlockKind::Paragraph { inlines, .. } = &first.kind
            {
                self.inlines(inlines, &Mark::of(self.paper), &inner);
                rest = others;
            }
            self.close();
            self.help(&inner);
            self.blocks(rest, &inner);
        }
        if depth == 0 && spot.frame.is_none() && !spot.cell {
            // Items stand close; what follows the list does not belong to it.
            self.lower(100);
        }
    }

    fn code(&mut self, code: &str, spot: &Spot) {
        let spot = Spot { right: 170, level: None, ..inside("SourceCode", None, spot) };
        self.open(&Paragraph { style: "SourceCode", code: true, ..Paragraph::default() }, &spot);
        self.out.push_str("<w:r>");
        for (i, line) in code.trim_end_matches('\n').split('\n').enumerate() {
            if i > 0 {
                self.out.push_str("<w:br/>");
            }
            for (i, piece) in line.split('\t').enumerate() {
                if i > 0 {
                    self.out.push_str("<w:tab/>");
                }
                if !piece.is_empty() {
                    self.out.push_str("<w:t xml:space=\"preserve\">");
                    escape(&mut self.out, piece);
                    self.out.push_str("</w:t>");
                }
            }
        }
        self.out.push_str("</w:r>");
        self.close();
    }

    fn answer(&mut self, number: usize, spot: &Spot) {
        let Some(field) = self.paper.fields.get(number) else { return };
        if field.kind == FieldKind::Checkbox {
            let list = Some((self.list(Kind::Checks, None), 0));
            let inner = spot.further(STEP);
            self.open(&Paragraph { style: "Checklist", list, hanging: STEP, ..Paragraph::default() }, &inner);
            self.control(number);
            self.out.push_str("<w:r><w:tab/></w:r>");
            self.words(&field.label, &Mark::of(self.paper));
            return self.close();
        }
        self.plain("AnswerLabel", &field.label, spot);
        if let Some(help) = &field.help {
            self.plain("AnswerHelp", help, spot);
        }
        let style = if field.kind == FieldKind::LongText { "AnswerLong" } else { "Answer" };
        // The box has an indent of its own, so that its lines stand where the text's do.
        let spot = if spot.indent == 0 {
            Spot { body: style, level: None, ..*spot }
        } else {
            Spot { right: 113, ..spot.further(113) }
        };
        self.open(&Paragraph { style, ..Paragraph::default() }, &Spot { frame: None, ..spot });
        self.bare_control(number);
        self.close();
    }
}

/// Plain words of blocks, one string a paragraph.
pub fn plain_blocks(blocks: &[Block], fields: &[Field], out: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph { inlines, .. } => {
                out.push(plain(inlines, fields))
            }
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| plain_blocks(&item.blocks, fields, out));
            }
            BlockKind::Quote(inner) | BlockKind::Turned(inner) => plain_blocks(inner, fields, out),
            BlockKind::Voice { blocks, attribution } => {
                plain_blocks(blocks, fields, out);
                out.push(plain(attribution, fields));
            }
            BlockKind::Callout { label, blocks, .. } => {
                out.push(label.clone());
                plain_blocks(blocks, fields, out);
            }
            BlockKind::Code(code) => out.push(code.clone()),
            BlockKind::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    plain_blocks(&cell.blocks, fields, out);
                }
            }
            BlockKind::Definitions(terms) => {
                for (term, definitions) in terms {
                    out.push(plain(term, fields));
                    definitions.iter().for_each(|blocks| plain_blocks(blocks, fields, out));
                }
            }
            BlockKind::Figure { alt, caption, .. } => out.extend([alt.clone(), plain(caption, fields)]),
            BlockKind::Answer { .. } | BlockKind::Rule | BlockKind::PageBreak | BlockKind::Html(_) => {}
        }
    }
}
