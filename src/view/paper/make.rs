//! Small blocks that the parts of a document are made of.

use super::text::table_summary;
use super::*;
use crate::view::context::Cx;
use crate::view::lists::complete_url;
use crate::view::types::{LinkView, PersonView};

/// A block without a place in the Markdown.
pub fn block(kind: BlockKind) -> Block {
    Block { kind, place: None }
}

/// Words without markup.
pub fn text(words: impl Into<String>) -> Inline {
    Inline::Text(words.into())
}

/// A paragraph.
pub fn paragraph(inlines: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph { style: Style::Body, inlines })
}

/// A paragraph in another style.
pub fn styled(style: Style, inlines: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph { style, inlines })
}

/// A heading in the theme's words, with the id that it has on the page.
pub fn heading(cx: &Cx<'_>, prefix: &str, level: u8, id: &str, key: &str) -> Block {
    let inlines = vec![text(cx.say(key, &[]))];
    block(BlockKind::Heading { level, id: format!("{prefix}{id}"), number: None, inlines })
}

/// An item of one paragraph.
pub fn item(inlines: Vec<Inline>) -> Item {
    Item { check: None, blocks: vec![paragraph(inlines)] }
}

/// A bulleted list of plain words.
pub fn bullets(words: &[String]) -> Block {
    list(None, words.iter().map(|words| item(vec![text(words)])).collect())
}

/// A list.
pub fn list(start: Option<u64>, items: Vec<Item>) -> Block {
    block(BlockKind::List { start, tight: true, items })
}

/// A cell of plain words.
pub fn cell(words: impl Into<String>) -> Cell {
    Cell { blocks: vec![paragraph(vec![text(words)])], answer: None }
}

/// A table of finished cells whose first column heads its rows.
pub fn table(cx: &Cx<'_>, caption: &str, columns: Vec<String>, widths: &[u32], rows: Vec<Vec<Cell>>) -> Block {
    let names: Vec<&str> = columns.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    block(BlockKind::Table(Table {
        caption: caption.to_owned(),
        show_caption: false,
        summary: table_summary(cx, rows.len(), &names),
        alignments: vec![Align::Start; columns.len()],
        widths: widths.to_vec(),
        head: columns.into_iter().map(cell).collect(),
        rows,
        row_headers: true,
    }))
}

/// "Label: words" with the label strong, as a line of its own. Labels of the theme end in a colon where one belongs.
pub fn fact(label: &str, words: Vec<Inline>) -> Vec<Inline> {
    let label = label.trim();
    let colon = if label.ends_with([':', '：']) { "" } else { ":" };
    let mut inlines = vec![Inline::Strong(vec![text(format!("{label}{colon}"))]), text(" ")];
    inlines.extend(words);
    inlines
}

/// Facts below each other.
pub fn facts(facts: Vec<(String, Vec<Inline>)>) -> Option<Block> {
    let mut inlines = Vec::new();
    for (label, words) in facts {
        if !inlines.is_empty() {
            inlines.push(Inline::Break);
        }
        inlines.extend(fact(&label, words));
    }
    (!inlines.is_empty()).then(|| styled(Style::Small, inlines))
}

/// A link to an address of the site or to a complete one; plain words where there is nowhere to go.
pub fn link(cx: &Cx<'_>, href: &str, words: Vec<Inline>) -> Vec<Inline> {
    if href.is_empty() {
        return words;
    }
    let to = if href.starts_with('/') { complete_url(cx, href) } else { href.to_owned() };
    vec![Inline::Link { to: LinkTo::Web(to), inlines: words }]
}

/// A link as the page has it.
pub fn link_view(cx: &Cx<'_>, view: &LinkView) -> Vec<Inline> {
    let words = match &view.lang {
        Some(lang) => super::text::foreign(lang, &view.text),
        None => text(&view.text),
    };
    link(cx, &view.href, vec![words])
}

/// A person with role, unit, institution and contribution.
pub fn person(cx: &Cx<'_>, who: &PersonView) -> Vec<Inline> {
    let href = who.href.as_deref().or(who.url.as_deref()).unwrap_or_default();
    let mut inlines = link(cx, href, vec![text(&who.name)]);
    let comma = cx.lang.comma();
    for part in [&who.role, &who.unit].into_iter().flatten() {
        inlines.push(text(format!("{comma}{part}")));
    }
    if let Some(institution) = &who.institution {
        inlines.push(text(comma));
        inlines.extend(link_view(cx, institution));
    }
    if let Some(contribution) = &who.contribution {
        inlines.push(text(format!(". {contribution}")));
    }
    inlines
}
