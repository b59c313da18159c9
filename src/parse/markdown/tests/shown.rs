//! The compact form of a tree, and the laws of spans.

use crate::document::{Block, BlockKind, Inline, InlineKind, LinkTarget, Outline};
use crate::parse::markdown::Parsed;
use crate::source::Span;
use std::fmt::Write;

pub(super) fn tree(parsed: &Parsed) -> String {
    let mut out = String::new();
    blocks(&parsed.body.blocks, &parsed.outline, 0, &mut out);
    for (index, note) in parsed.body.footnotes.iter().enumerate() {
        writeln!(out, "note {index} [^{}] x{}", note.label, note.marks).unwrap();
        blocks(&note.blocks, &parsed.outline, 1, &mut out);
    }
    out
}

fn blocks(list: &[Block], outline: &Outline, depth: usize, out: &mut String) {
    for block in list {
        let pad = "  ".repeat(depth);
        let heading = |index: u32| {
            let heading = &outline.headings[index as usize];
            format!("h{}#{}", heading.level, heading.id)
        };
        match &block.kind {
            BlockKind::Paragraph(inner) => writeln!(out, "{pad}p {}", inlines(inner, outline)),
            BlockKind::Heading { heading: index, inlines: inner } => {
                writeln!(out, "{pad}{} {}", heading(*index), inlines(inner, outline))
            }
            BlockKind::List { start, tight, items } => {
                let start = start.map_or(String::from("ul"), |start| format!("ol {start}"));
                writeln!(out, "{pad}{start}{}", if *tight { " tight" } else { "" }).unwrap();
                for item in items {
                    let task = match item.task {
                        Some(true) => " [x]",
                        Some(false) => " [ ]",
                        None => "",
                    };
                    writeln!(out, "{pad}-{task}").unwrap();
                    blocks(&item.blocks, outline, depth + 1, out);
                }
                Ok(())
            }
            BlockKind::Quote(inner) => {
                writeln!(out, "{pad}quote").unwrap();
                blocks(inner, outline, depth + 1, out);
                Ok(())
            }
            BlockKind::Voice { voice, blocks: inner, attribution } => {
                let name = &outline.voices[*voice as usize].name;
                writeln!(out, "{pad}voice <{name}> {}", inlines(attribution, outline)).unwrap();
                blocks(inner, outline, depth + 1, out);
                Ok(())
            }
            BlockKind::Callout { kind, blocks: inner } => {
                writeln!(out, "{pad}callout {}", kind.name()).unwrap();
                blocks(inner, outline, depth + 1, out);
                Ok(())
            }
            BlockKind::Disclosure { heading: index, inlines: words, blocks: inner } => {
                writeln!(out, "{pad}fold {} {}", heading(*index), inlines(words, outline)).unwrap();
                blocks(inner, outline, depth + 1, out);
                Ok(())
            }
            BlockKind::Code { language, text } => writeln!(out, "{pad}code {language} {text:?}"),
            BlockKind::Table { alignments, head, rows } => {
                writeln!(out, "{pad}table {alignments:?}").unwrap();
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<_> = row.cells.iter().map(|cell| inlines(&cell.inlines, outline)).collect();
                    writeln!(out, "{pad}| {}", cells.join(" | ")).unwrap();
                }
                Ok(())
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    writeln!(out, "{pad}dt {}", inlines(&definition.term, outline)).unwrap();
                    for detail in &definition.details {
                        writeln!(out, "{pad}dd").unwrap();
                        blocks(detail, outline, depth + 1, out);
                    }
                }
                Ok(())
            }
            BlockKind::Figure { image, caption } => {
                let image = &outline.images[*image as usize];
                writeln!(out, "{pad}figure {:?} {:?} {caption:?}", image.path, image.alt)
            }
            BlockKind::Data(data) => writeln!(out, "{pad}data {}", data.name()),
            BlockKind::Rule => writeln!(out, "{pad}rule"),
            BlockKind::Html(html) => writeln!(out, "{pad}html {html:?}"),
        }
        .unwrap();
    }
}

fn inlines(list: &[Inline], outline: &Outline) -> String {
    let shown: Vec<String> = list
        .iter()
        .map(|inline| match &inline.kind {
            InlineKind::Text(text) => format!("{text:?}"),
            InlineKind::Emphasis(inner) => format!("em({})", inlines(inner, outline)),
            InlineKind::Strong(inner) => format!("strong({})", inlines(inner, outline)),
            InlineKind::Strikethrough(inner) => format!("del({})", inlines(inner, outline)),
            InlineKind::Code(text) => format!("`{text}`"),
            InlineKind::Link { link, inlines: inner } => {
                let link = &outline.links[*link as usize];
                let target = match &link.target {
                    LinkTarget::Page { id, anchor } => format!("page {id}{}", hash(anchor)),
                    LinkTarget::Path { path, anchor } => format!("path {path}{}", hash(anchor)),
                    LinkTarget::Anchor(anchor) => format!("#{anchor}"),
                    LinkTarget::External(address) | LinkTarget::Contact(address) => address.to_string(),
                };
                let title = link.title.as_ref().map_or(String::new(), |title| format!(" {title:?}"));
                format!("link<{target}{title}>({})", inlines(inner, outline))
            }
            InlineKind::Image { image } => {
                let image = &outline.images[*image as usize];
                format!("image({:?} {:?})", image.path, image.alt)
            }
            InlineKind::Term { term, text } => format!("term<{}>({text:?})", outline.terms[*term as usize].id),
            InlineKind::Word { word } => outline.words[*word as usize].to_string(),
            InlineKind::Citation { citation } => format!("cite<{}>", outline.citations[*citation as usize].id),
            InlineKind::Field { field } => {
                let field = &outline.fields[*field as usize];
                format!("field<{}>({:?})", field.id, field.prompt)
            }
            InlineKind::FootnoteMark { footnote, mark } => format!("mark({footnote}.{mark})"),
            InlineKind::SoftBreak => "/".to_owned(),
            InlineKind::HardBreak => "//".to_owned(),
            InlineKind::Html(html) => format!("html({html})"),
        })
        .collect();
    shown.join(" ")
}

fn hash(anchor: &Option<Box<str>>) -> String {
    anchor.as_ref().map_or(String::new(), |anchor| format!("#{anchor}"))
}

pub(super) fn findings(parsed: &Parsed, text: &str) -> String {
    let mut out = String::new();
    for finding in parsed.diagnostics.iter() {
        let place = finding.primary.as_ref().map_or("", |label| &text[label.span.range()]);
        write!(out, "{}: {} @ {place:?}", finding.code.name(), finding.message).unwrap();
        for label in &finding.secondary {
            write!(out, " + {:?}", &text[label.span.range()]).unwrap();
        }
        if let Some(help) = &finding.help {
            write!(out, " ({help})").unwrap();
        }
        out.push('\n');
    }
    out
}

/// Every span lies within the file and its parent, on character boundaries; blocks are in order.
pub(super) fn check_spans(parsed: &Parsed, text: &str) {
    let whole = Span::new(0, text.len());
    check_blocks(&parsed.body.blocks, whole, text);
    for note in &parsed.body.footnotes {
        within(note.span, whole, text);
        check_blocks(&note.blocks, note.span, text);
    }
    let outline = &parsed.outline;
    let spans = (outline.headings.iter().map(|heading| heading.span))
        .chain(outline.anchors.iter().map(|anchor| anchor.span))
        .chain(outline.links.iter().map(|link| link.span))
        .chain(outline.images.iter().map(|image| image.span))
        .chain(outline.terms.iter().map(|term| term.span))
        .chain(outline.words.iter().map(|word| word.span))
        .chain(outline.citations.iter().map(|citation| citation.span))
        .chain(outline.fields.iter().map(|field| field.span))
        .chain(outline.voices.iter().map(|voice| voice.span))
        .chain(outline.data_blocks.iter().map(|(_, span)| *span))
        .chain(
            parsed
                .diagnostics
                .iter()
                .flat_map(|finding| finding.primary.iter().chain(&finding.secondary).map(|label| label.span)),
        );
    for span in spans {
        within(span, whole, text);
    }
}

fn within(span: Span, parent: Span, text: &str) {
    assert!(parent.start <= span.start && span.end <= parent.end, "{span:?} leaves {parent:?} in {text:?}");
    assert!(text.get(span.range()).is_some(), "{span:?} cuts a character in {text:?}");
}

fn check_blocks(blocks: &[Block], parent: Span, text: &str) {
    let mut before = 0;
    for block in blocks {
        within(block.span, parent, text);
        assert!(before <= block.span.start, "{block:?} comes before its neighbour in {text:?}");
        before = block.span.start;
        match &block.kind {
            BlockKind::Paragraph(inner) | BlockKind::Heading { inlines: inner, .. } => {
                check_inlines(inner, block.span, text);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    within(item.span, block.span, text);
                    check_blocks(&item.blocks, item.span, text);
                }
            }
            BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => {
                check_blocks(inner, block.span, text);
            }
            BlockKind::Voice { blocks: inner, attribution, .. } => {
                check_blocks(inner, block.span, text);
                check_inlines(attribution, block.span, text);
            }
            BlockKind::Disclosure { inlines: words, blocks: inner, .. } => {
                check_inlines(words, block.span, text);
                check_blocks(inner, block.span, text);
            }
            BlockKind::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    within(row.span, block.span, text);
                    for cell in &row.cells {
                        within(cell.span, row.span, text);
                        check_inlines(&cell.inlines, cell.span, text);
                    }
                }
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    within(definition.span, block.span, text);
                    check_inlines(&definition.term, definition.span, text);
                    for detail in &definition.details {
                        check_blocks(detail, definition.span, text);
                    }
                }
            }
            BlockKind::Code { .. }
            | BlockKind::Figure { .. }
            | BlockKind::Data(_)
            | BlockKind::Rule
            | BlockKind::Html(_) => {}
        }
    }
}

fn check_inlines(inlines: &[Inline], parent: Span, text: &str) {
    for inline in inlines {
        within(inline.span, parent, text);
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link { inlines: inner, .. } => check_inlines(inner, inline.span, text),
            _ => {}
        }
    }
}
