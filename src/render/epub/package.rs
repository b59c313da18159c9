//! The package document: what the publication is, what it is made of, and what it says of its accessibility
//! (EPUB 3.3, section 5; EPUB Accessibility 1.1, section 2). It claims only what the writer sees to.

use crate::theme::Looks;
use crate::view::paper::{Block, BlockKind, Inline, Paper};

use super::pictures::Pictures;
use super::xml::{attribute, element};
use super::{Chapter, STYLE};

/// Points to the package.
pub const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<container version=\"1.0\" \
     xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n<rootfile \
     full-path=\"OEBPS/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/// What `dcterms:modified` says where the page has no date: the format wants one.
const UNDATED: &str = "2000-01-01T00:00:00Z";

/// `package.opf`.
pub fn package(paper: &Paper, looks: &Looks, chapters: &[Chapter<'_>], pictures: &Pictures) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"identifier\"",
    );
    attribute(&mut out, "xml:lang", &paper.lang);
    attribute(&mut out, "dir", if paper.rtl { "rtl" } else { "ltr" });
    out.push_str(">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    metadata(&mut out, paper, pictures);
    out.push_str("</metadata>\n<manifest>\n");
    let mut item = |id: &str, file: &str, media_type: &str, properties: &str| {
        out.push_str("<item");
        attribute(&mut out, "id", id);
        attribute(&mut out, "href", file);
        attribute(&mut out, "media-type", media_type);
        if !properties.is_empty() {
            attribute(&mut out, "properties", properties);
        }
        out.push_str("/>\n");
    };
    item("nav", "nav.xhtml", "application/xhtml+xml", "nav");
    for (number, chapter) in chapters.iter().enumerate() {
        item(&format!("text-{number}"), &chapter.file, "application/xhtml+xml", "");
    }
    if looks.epub.is_some() {
        item("style", STYLE, "text/css", "");
    }
    for (number, picture) in pictures.parts().enumerate() {
        item(&format!("picture-{number}"), &picture.file, picture.media_type, "");
    }
    out.push_str("</manifest>\n<spine");
    if paper.rtl {
        attribute(&mut out, "page-progression-direction", "rtl");
    }
    out.push_str(">\n");
    for number in 0..chapters.len() {
        out.push_str(&format!("<itemref idref=\"text-{number}\"/>\n"));
        if number == 0 && paper.book {
            out.push_str("<itemref idref=\"nav\"/>\n");
        }
    }
    out.push_str("</spine>\n</package>\n");
    out
}

fn metadata(out: &mut String, paper: &Paper, pictures: &Pictures) {
    let mut line = |tag: &str, words: &str| {
        if !words.trim().is_empty() {
            element(out, tag, words);
            out.push('\n');
        }
    };
    line("dc:identifier id=\"identifier\"", &identifier(paper));
    line("dc:title", if paper.title.trim().is_empty() { &paper.stem } else { &paper.title });
    line("dc:language", &paper.lang);
    for (number, creator) in paper.creators.iter().enumerate() {
        line(&format!("dc:creator id=\"creator-{number}\""), creator);
    }
    line("dc:publisher", &paper.publisher);
    line("dc:description", &paper.summary);
    for keyword in &paper.keywords {
        line("dc:subject", keyword);
    }
    line("dc:date", paper.date.as_deref().unwrap_or_default());
    line("dc:source", &paper.url);
    line("dc:rights", &rights(paper));
    line("meta property=\"dcterms:modified\"", &modified(paper.date.as_deref()));

    let described = describes_pictures(&paper.blocks) || pictures.logo().is_some();
    line("meta property=\"schema:accessMode\"", "textual");
    if described {
        line("meta property=\"schema:accessMode\"", "visual");
    }
    line("meta property=\"schema:accessModeSufficient\"", "textual");
    for feature in ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"] {
        line("meta property=\"schema:accessibilityFeature\"", feature);
    }
    if described {
        line("meta property=\"schema:accessibilityFeature\"", "alternativeText");
    }
    // What a moving picture does is not known.
    let hazard = if pictures.parts().any(|part| part.may_move) { "unknown" } else { "none" };
    line("meta property=\"schema:accessibilityHazard\"", hazard);
    let mut summary = String::from(
        "Contents, headings, lists, links, quotations and table headers are marked up, and the language is stated. ",
    );
    if described {
        summary.push_str("Pictures that carry information have a text alternative. ");
    }
    if !paper.fields.is_empty() {
        summary.push_str("Spaces to fill in are shown as prompts and empty boxes and cannot be filled in here. ");
    }
    summary.push_str("It was checked by programs while it was made; no person has evaluated this file.");
    line("meta property=\"schema:accessibilitySummary\" xml:lang=\"en\" dir=\"ltr\"", &summary);
}

/// A name-based UUID (RFC 9562, version 8) of the page: the same while its address is, whatever the text.
pub(in crate::render) fn identifier(paper: &Paper) -> String {
    let hash = blake3::hash(format!("{}\n{}", paper.url, paper.ident).as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut out = String::from("urn:uuid:");
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

/// A day, month or year as the moment that `dcterms:modified` wants.
fn modified(date: Option<&str>) -> String {
    let Some(date) = date else { return UNDATED.to_owned() };
    let numbers: Vec<&str> = date.get(..10).unwrap_or(date).split('-').collect();
    let fits = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    match numbers[..] {
        [year] if fits(year, 4) => format!("{year}-01-01T00:00:00Z"),
        [year, month] if fits(year, 4) && fits(month, 2) => format!("{year}-{month}-01T00:00:00Z"),
        [year, month, day] if fits(year, 4) && fits(month, 2) && fits(day, 2) => {
            format!("{year}-{month}-{day}T00:00:00Z")
        }
        _ => UNDATED.to_owned(),
    }
}

/// Licence and credit in one line.
pub(in crate::render) fn rights(paper: &Paper) -> String {
    let mut parts = Vec::new();
    if let Some(credit) = &paper.credit {
        parts.push(credit.trim_end_matches('.').to_owned());
    }
    if let Some((licence, address)) = &paper.licence {
        parts.push(licence.clone());
        parts.extend(address.clone());
    }
    parts.join(". ")
}

/// Whether any picture says something.
fn describes_pictures(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Figure { alt, .. } => !alt.is_empty(),
        BlockKind::Heading { inlines, .. } | BlockKind::Paragraph { inlines, .. } => describes(inlines),
        BlockKind::List { items, .. } => items.iter().any(|item| describes_pictures(&item.blocks)),
        BlockKind::Quote(blocks)
        | BlockKind::Voice { blocks, .. }
        | BlockKind::Callout { blocks, .. }
        | BlockKind::Turned(blocks) => describes_pictures(blocks),
        BlockKind::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).any(|cell| describes_pictures(&cell.blocks))
        }
        BlockKind::Definitions(entries) => entries
            .iter()
            .any(|(term, meanings)| describes(term) || meanings.iter().any(|meaning| describes_pictures(meaning))),
        _ => false,
    })
}

fn describes(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Picture { alt, .. } => !alt.is_empty(),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Strikethrough(inner)
        | Inline::Cite(inner)
        | Inline::Foreign { inlines: inner, .. }
        | Inline::Link { inlines: inner, .. } => describes(inner),
        _ => false,
    })
}
