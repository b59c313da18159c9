//! A document for Word (Office Open XML, ISO 29500, as Word 2013 and later write it). The parts are written as text,
//! element by element in the order of the schema; [`gate`] opens the finished file again and says what it lacks.
//!
//! | part | written by |
//! |---|---|
//! | `word/document.xml` | `front`, `blocks`, `inlines`, `tables`, `controls`, `pictures` on a `writer` |
//! | `word/styles.xml`, theme, numbering | `styles`, `theme` from the theme's `look` |
//! | `word/header*.xml`, `word/footer*.xml` | `furniture` |
//! | properties, settings, relationships | `properties` |
//! | the container | `package` |

mod blocks;
mod colour;
mod controls;
mod front;
mod furniture;
pub mod gate;
mod inlines;
mod look;
mod media;
mod package;
mod pictures;
mod properties;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod theme;
mod writer;
mod xml;

use std::sync::Arc;

use self::look::Look;
use self::media::{Darkroom, Media};
use self::package::Content;
use self::properties::Relationships;
use self::writer::{Targets, Writer};
use self::xml::{DECLARATION, NAMESPACES};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::theme::Looks;
use crate::view::paper::{Paper, PictureFormat};

/// What all Word documents of a build share: the theme's look, the logo, pictures that had to be converted.
#[derive(Debug, Default)]
pub struct Stationery {
    look: Look,
    logo: Option<Arc<Media>>,
    darkroom: Darkroom,
}

impl Stationery {
    /// Reads the theme's `word.yaml`. Mistakes in it are findings; the rest of it holds.
    pub fn new(looks: &Looks) -> (Stationery, Diagnostics) {
        let (look, mut diagnostics) = Look::read(looks);
        let darkroom = Darkroom::new(looks);
        let logo = looks.logo.as_ref().and_then(|(name, bytes)| {
            let media = darkroom.develop(bytes, PictureFormat::of(bytes), (0, 0));
            if media.is_none() {
                let message = format!("not representable in Word: the logo {name}");
                let help = "save it as PNG, JPEG or SVG; the site's name stands in the header instead";
                diagnostics.push(Diagnostic::new(Code::NotRepresentable, message).help(help));
            }
            media
        });
        (Stationery { look, logo, darkroom }, diagnostics)
    }
}

/// The bytes of the Word file, and what Word cannot hold.
pub fn word(paper: &Paper, stationery: &Stationery) -> (Vec<u8>, Diagnostics) {
    let mut writer = Writer::new(paper, stationery);
    let rest = writer.front();
    writer.page(rest);
    let section = writer.section();
    let body = std::mem::take(&mut writer.out);
    let document = format!("{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>");
    writer.footnotes();
    let notes = std::mem::take(&mut writer.out);
    let parts = parts(&mut writer, document, &notes);
    let mut diagnostics = writer.diagnostics;
    let bytes = package::package(&parts).unwrap_or_else(|| {
        let message = "the Word document is larger than its container can hold";
        diagnostics.push(Diagnostic::new(Code::DocumentGate, message).at(paper.source, Span::default()));
        Vec::new()
    });
    (bytes, diagnostics)
}

/// The lines that part notes from text.
fn note_lines(rtl: bool) -> String {
    let bidi = if rtl { "<w:bidi/>" } else { "" };
    let lines = [("separator", -1), ("continuationSeparator", 0)].map(|(kind, id)| {
        format!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr>{bidi}<w:spacing w:after=\"0\" w:line=\"240\" \
             w:lineRule=\"auto\"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        )
    });
    lines.concat()
}

/// All parts in the order of the container: the types come first, as OPC recommends.
fn parts(writer: &mut Writer<'_>, document: String, notes: &str) -> Vec<(String, Content)> {
    let (paper, look) = (writer.paper, writer.look);
    let lang = look.languages.of(&paper.lang);
    let mut parts: Vec<(String, Content)> = Vec::with_capacity(24);
    let mut add = |name: &str, text: String| parts.push((name.to_owned(), Content::Xml(text)));

    let mut top = Relationships::default();
    top.part("rId1", "officeDocument", "word/document.xml");
    top.part(
        "rId2",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    );
    top.part("rId3", "extended-properties", "docProps/app.xml");
    add("_rels/.rels", top.finish());
    add("docProps/app.xml", properties::app(paper));
    add("docProps/core.xml", properties::core(paper));

    let mut main = Relationships::default();
    for (id, kind, target) in [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdTheme", "theme", "theme/theme1.xml"),
        ("rIdNotes", "footnotes", "footnotes.xml"),
    ] {
        main.part(id, kind, target);
    }
    if !writer.lists.is_empty() {
        main.part("rIdNumbering", "numbering", "numbering.xml");
        add("word/numbering.xml", theme::numbering(&writer.lists));
    }
    for wide in std::mem::take(&mut writer.orientations) {
        for (element, kind, id) in [("hdr", "header", "rIdHeader"), ("ftr", "footer", "rIdFooter")] {
            let (name, id) =
                if wide { (format!("{kind}2.xml"), format!("{id}Wide")) } else { (format!("{kind}1.xml"), id.into()) };
            main.part(&id, kind, &name);
            let text = writer.furniture(element, wide);
            if let (true, Some(logo)) = (text.contains("rIdLogo"), &writer.stationery.logo) {
                let mut relationships = Relationships::default();
                relationships.part("rIdLogo", "image", &format!("media/logo.{}", logo.ending));
                if logo.svg.is_some() {
                    relationships.part("rIdLogoVector", "image", "media/logo.svg");
                }
                add(&format!("word/_rels/{name}.rels"), relationships.finish());
            }
            add(&format!("word/{name}"), text);
        }
    }
    if !writer.prompts.is_empty() {
        main.part("rIdGlossary", "glossaryDocument", "glossary/document.xml");
        let mut relationships = Relationships::default();
        relationships.part("rIdStyles", "styles", "styles.xml");
        add("word/glossary/_rels/document.xml.rels", relationships.finish());
        add("word/glossary/document.xml", controls::glossary(&writer.prompts));
        add("word/glossary/styles.xml", styles::prompt_styles(look, lang));
    }
    let [of_text, of_notes] = &writer.targets;
    refer(&mut main, of_text, writer);
    add("word/_rels/document.xml.rels", main.finish());
    add("word/document.xml", document);
    if !of_notes.links.is_empty() || !of_notes.pictures.is_empty() {
        let mut relationships = Relationships::default();
        refer(&mut relationships, of_notes, writer);
        add("word/_rels/footnotes.xml.rels", relationships.finish());
    }
    add(
        "word/footnotes.xml",
        format!("{DECLARATION}<w:footnotes {NAMESPACES}>{}{notes}</w:footnotes>", note_lines(paper.rtl)),
    );
    add("word/settings.xml", properties::settings(lang, paper.rtl));
    add("word/styles.xml", styles::styles(look, lang, paper.rtl));
    add("word/theme/theme1.xml", theme::theme(look));

    let shows_logo =
        parts.iter().any(|(name, _)| name.starts_with("word/_rels/header") || name.starts_with("word/_rels/footer"));
    let logo = writer.stationery.logo.as_ref().filter(|_| shows_logo).map(|media| ("logo".to_owned(), media));
    let pictures = writer.media.iter().filter_map(|(index, media)| Some((picture(*index), media.as_ref()?)));
    for (name, media) in logo.into_iter().chain(pictures) {
        parts.push((format!("word/media/{name}.{}", media.ending), Content::Picture(media.bytes.clone())));
        if let Some(svg) = &media.svg {
            parts.push((format!("word/media/{name}.svg"), Content::Picture(svg.clone())));
        }
    }
    parts.sort_by(|(a, _), (b, _)| a.cmp(b));
    let types = properties::content_types(parts.iter().map(|(name, _)| name.as_str()));
    parts.insert(0, ("[Content_Types].xml".to_owned(), Content::Xml(types)));
    parts
}

fn picture(index: usize) -> String {
    format!("picture{}", index + 1)
}

/// Links and pictures of a part.
fn refer(relationships: &mut Relationships, targets: &Targets, writer: &Writer<'_>) {
    for (i, link) in targets.links.iter().enumerate() {
        relationships.link(&format!("rIdL{}", i + 1), link);
    }
    for index in &targets.pictures {
        let Some(Some(media)) = writer.media.get(index) else { continue };
        let name = picture(*index);
        relationships.part(&format!("rIdP{}", index + 1), "image", &format!("media/{name}.{}", media.ending));
        if media.svg.is_some() {
            relationships.part(&format!("rIdV{}", index + 1), "image", &format!("media/{name}.svg"));
        }
    }
}
