//! A template as plain text, to paste into an email. Every heading and paragraph is one line, since mail programs break
//! lines themselves; blank lines stand between blocks. Markup becomes words and punctuation that a screen reader
//! says: no rows of dashes, nothing drawn.

use crate::model::FieldKind;
use crate::view::paper::{Block, BlockKind, Cell, Field, Inline, Item, LinkTo, Paper, Table};

/// Space to write.
const BLANK: &str = "____";

/// The text, UTF-8, lines ended by `\r\n` as email has them.
pub fn plain(paper: &Paper) -> String {
    let writer = Writer { paper };
    let mut chunks = vec![writer.line(&[Inline::Text(paper.title.clone())])];
    writer.blocks(&paper.blocks, &mut chunks);
    for (number, note) in paper.notes.iter().enumerate() {
        let mut said = Vec::new();
        writer.blocks(note, &mut said);
        chunks.push(after(&format!("[{}]", number + 1), "", &said.join("\n")));
    }
    chunks.push(writer.end());
    chunks.retain(|chunk| !chunk.is_empty());
    let mut out = chunks.join("\n\n").replace('\n', "\r\n");
    out.push_str("\r\n");
    out
}

struct Writer<'a> {
    paper: &'a Paper,
}

impl Writer<'_> {
    /// Each block as one chunk; chunks are set apart by blank lines. Lines end in `\n` for now.
    fn blocks(&self, blocks: &[Block], chunks: &mut Vec<String>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { number, inlines, .. } => {
                    let words = self.line(inlines);
                    chunks.push(number.as_ref().map_or_else(|| words.clone(), |number| format!("{number} {words}")));
                }
                BlockKind::Paragraph { inlines, .. } => chunks.push(self.line(inlines)),
                BlockKind::List { start, tight, items } => chunks.push(self.list(*start, *tight, items)),
                BlockKind::Quote(blocks) => chunks.push(format!("“{}”", self.joined(blocks))),
                BlockKind::Voice { blocks, attribution } => {
                    let words = format!("“{}”", self.joined(blocks));
                    let said = self.line(attribution);
                    chunks.push(if said.is_empty() { words } else { format!("{words}\n– {said}") });
                }
                BlockKind::Callout { label, blocks, .. } => {
                    let text = self.joined(blocks);
                    chunks.push(if label.is_empty() { text } else { format!("{label}: {text}") });
                }
                BlockKind::Code(code) => {
                    // Lines that a program reads keep their ends and their indentation.
                    let code = code.trim_end_matches(['\n', '\r']).replace("\r\n", "\n").replace('\r', "\n");
                    chunks.push(clean(&code, true));
                }
                BlockKind::Table(table) => self.table(table, chunks),
                BlockKind::Definitions(entries) => {
                    let lines: Vec<String> = entries
                        .iter()
                        .map(|(term, meanings)| {
                            let meanings: Vec<String> = meanings.iter().map(|blocks| self.joined(blocks)).collect();
                            format!("{}: {}", self.line(term), meanings.join("; "))
                        })
                        .collect();
                    chunks.push(lines.join("\n"));
                }
                BlockKind::Figure { alt, caption, .. } => {
                    let caption = self.line(caption);
                    let alt = self.line(&[Inline::Text(alt.clone())]);
                    chunks.push(match (alt.is_empty(), caption.is_empty()) {
                        (false, false) => format!("{caption}: {alt}"),
                        _ => format!("{caption}{alt}"),
                    });
                }
                BlockKind::Answer { field } => {
                    if let Some(field) = self.paper.fields.get(*field) {
                        chunks.push(self.answer(field));
                    }
                }
                // What draws a line or turns a page says nothing in an email. Raw HTML is reported by other writers.
                BlockKind::Rule | BlockKind::PageBreak | BlockKind::Html(_) => {}
                BlockKind::Turned(blocks) => self.blocks(blocks, chunks),
            }
        }
    }

    /// Blocks that stand within another, without blank lines.
    fn joined(&self, blocks: &[Block]) -> String {
        let mut chunks = Vec::new();
        self.blocks(blocks, &mut chunks);
        chunks.retain(|chunk| !chunk.is_empty());
        chunks.join("\n")
    }

    fn list(&self, start: Option<u64>, tight: bool, items: &[Item]) -> String {
        let lines: Vec<String> = items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let mut mark = match start {
                    Some(start) => format!("{}.", start.saturating_add(at as u64)),
                    None => "-".to_owned(),
                };
                if let Some(field) = item.check.and_then(|field| self.paper.fields.get(field)) {
                    mark = tick(field).to_owned();
                }
                after(&mark, "   ", &self.joined(&item.blocks))
            })
            .collect();
        lines.join(if tight { "\n" } else { "\n\n" })
    }

    /// A chunk for each row, a line for each cell: "Students: ____".
    fn table(&self, table: &Table, chunks: &mut Vec<String>) {
        if table.show_caption {
            chunks.push(self.line(&[Inline::Text(table.caption.clone())]));
        }
        let heads: Vec<String> = table.head.iter().map(|cell| self.cell(cell)).collect();
        for row in &table.rows {
            let lines: Vec<String> = row
                .iter()
                .enumerate()
                .filter_map(|(column, cell)| {
                    let words = self.cell(cell);
                    let head = heads.get(column).map_or("", String::as_str);
                    match (head.is_empty(), words.is_empty()) {
                        (_, true) => None,
                        (true, false) => Some(words),
                        (false, false) => Some(format!("{}: {words}", head.trim_end_matches(':'))),
                    }
                })
                .collect();
            chunks.push(lines.join("\n"));
        }
    }

    fn cell(&self, cell: &Cell) -> String {
        let words = self.joined(&cell.blocks);
        let Some(field) = cell.answer.and_then(|field| self.paper.fields.get(field)) else { return words };
        let space = match field.kind {
            FieldKind::Checkbox => tick(field).to_owned(),
            FieldKind::Choice => self.prompt(field),
            _ => BLANK.to_owned(),
        };
        if words.is_empty() { space } else { format!("{words} {space}") }
    }

    fn answer(&self, field: &Field) -> String {
        let mut label = clean(&field.label, false);
        if field.required && !self.paper.words.required.is_empty() {
            label = format!("{label} {}", self.paper.words.required);
        }
        if let Some(help) = &field.help {
            label = format!("{label} ({})", clean(help, false).trim_end_matches('.'));
        }
        match field.kind {
            FieldKind::Checkbox => format!("{} {label}", tick(field)),
            FieldKind::Choice => format!("{label}: {}", self.prompt(field)),
            _ => format!("{label}: {BLANK}"),
        }
    }

    /// A field in running text: `[your name]`, `[role: Student / Staff]`; `[faculty or department]` names its options.
    fn prompt(&self, field: &Field) -> String {
        let named = field.options.iter().all(|option| field.prompt.contains(option.as_str()));
        let prompt =
            if named { field.prompt.clone() } else { format!("{}: {}", field.prompt, field.options.join(" / ")) };
        format!("[{}]", clean(&prompt, false))
    }

    /// Credit, licence, address of the page.
    fn end(&self) -> String {
        let mut lines = Vec::new();
        lines.extend(self.paper.credit.clone());
        if let Some((licence, address)) = &self.paper.licence {
            lines.push(match address {
                Some(address) => format!("{licence} ({address})"),
                None => licence.clone(),
            });
        }
        lines.push(self.paper.url.clone());
        let lines: Vec<String> = lines.iter().map(|line| clean(line, false)).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// Words as they are said; a line end that is kept begins a new line.
    fn line(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.inlines(inlines, &mut out);
        let lines: Vec<&str> = out.split('\n').map(str::trim).collect();
        lines.join("\n").trim().to_owned()
    }

    fn inlines(&self, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(words) | Inline::Code(words) => out.push_str(&clean(words, false)),
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Strikethrough(inner)
                | Inline::Cite(inner)
                | Inline::Foreign { inlines: inner, .. } => self.inlines(inner, out),
                Inline::Link { to, inlines } => {
                    let mut words = String::new();
                    self.inlines(inlines, &mut words);
                    out.push_str(&words);
                    if let LinkTo::Web(to) = to {
                        let to = clean(to, false);
                        let shown = to.strip_prefix("mailto:").or_else(|| to.strip_prefix("tel:")).unwrap_or(&to);
                        if words.trim() != shown {
                            out.push_str(&format!(" ({shown})"));
                        }
                    }
                }
                // A decoration leaves no gap between the words around it.
                Inline::Picture { alt, .. } if alt.is_empty() => out.truncate(out.trim_end_matches(' ').len()),
                Inline::Picture { alt, .. } => out.push_str(&clean(alt, false)),
                Inline::Field(number) => match self.paper.fields.get(*number) {
                    Some(field) if field.kind == FieldKind::Checkbox => out.push_str(tick(field)),
                    Some(field) => out.push_str(&self.prompt(field)),
                    None => {}
                },
                Inline::Note(number) => out.push_str(&format!(" [{}]", number + 1)),
                Inline::Break => out.push('\n'),
                Inline::Html(..) => {}
            }
        }
    }
}

fn tick(field: &Field) -> &'static str {
    if field.checked { "[x]" } else { "[ ]" }
}

/// A mark and the lines that belong to it, indented from the second.
fn after(mark: &str, indent: &str, text: &str) -> String {
    format!("{mark} {}", text.replace('\n', &format!("\n{indent}"))).trim_end().to_owned()
}

/// Text without controls; line ends of the source are spaces, unless they are `kept`.
fn clean(text: &str, kept: bool) -> String {
    text.chars()
        .map(|c| match c {
            '\n' if kept => '\n',
            '\t' if kept => '\t',
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::view::paper::testing::{block, paragraph, sample, text};

    #[test]
    fn the_sample_reads_from_top_to_bottom() {
        insta::assert_snapshot!(plain(&sample()).replace("\r\n", "\n"));
    }

    #[test]
    fn a_link_that_shows_its_address_says_it_once() {
        let link = |to: &str, words: &str| Inline::Link { to: LinkTo::Web(to.into()), inlines: vec![text(words)] };
        let paper = Paper {
            blocks: vec![paragraph(vec![
                link("mailto:a@example.org", "a@example.org"),
                text(", "),
                link("mailto:a@example.org", "write to us"),
                text(", "),
                link("https://example.org/", "https://example.org/"),
            ])],
            ..Paper::default()
        };
        assert_eq!(plain(&paper), "a@example.org, write to us (a@example.org), https://example.org/\r\n");
    }

    #[test]
    fn a_prompt_that_names_its_options_does_not_list_them_again() {
        let mut paper = sample();
        paper.fields[1].prompt = "Student or Staff & others".into();
        paper.blocks = vec![paragraph(vec![Inline::Field(1)])];
        assert!(plain(&paper).contains("[Student or Staff & others]\r\n"));
    }

    #[test]
    fn nested_lists_are_indented_and_loose_ones_apart() {
        let item = |blocks| Item { check: None, blocks };
        let inner = block(BlockKind::List {
            start: None,
            tight: true,
            items: vec![item(vec![paragraph(vec![text("b"), Inline::Break, text("c")])])],
        });
        let list = BlockKind::List {
            start: Some(9),
            tight: false,
            items: vec![item(vec![paragraph(vec![text("a")]), inner]), item(vec![paragraph(vec![text("d")])])],
        };
        let paper = Paper { title: "T".into(), blocks: vec![block(list)], ..Paper::default() };
        assert_eq!(plain(&paper), "T\r\n\r\n9. a\r\n   - b\r\n      c\r\n\r\n10. d\r\n");
    }

    proptest! {
        #[test]
        fn any_text_has_email_line_ends_and_no_controls(words in any::<String>()) {
            let mut paper = sample();
            paper.title = words.clone();
            paper.fields[0].prompt = words.clone();
            paper.blocks.push(paragraph(vec![text(&words)]));
            paper.blocks.push(block(BlockKind::Code(words)));
            let said = plain(&paper);
            let rest = said.replace("\r\n", "");
            prop_assert!(said.ends_with("\r\n"));
            prop_assert!(!rest.chars().any(|c| c.is_control() && c != '\t'));
        }
    }
}
