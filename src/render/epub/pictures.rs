//! Pictures as parts of the container: their names, and which of them no EPUB can hold.

use std::collections::BTreeSet;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::finding::not_held;
use crate::diagnostic::Diagnostics;
use crate::theme::Looks;
use crate::view::paper::{Paper, Picture, PictureFormat};

/// A picture in the container.
pub struct Part {
    /// Name within `OEBPS/`.
    pub file: String,
    /// One of the core media types (EPUB 3.3, section 3.2).
    pub media_type: &'static str,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// CSS pixels; 0 when unknown.
    pub width: u32,
    /// CSS pixels; 0 when unknown.
    pub height: u32,
    /// It may move.
    pub may_move: bool,
}

/// Every picture of a publication.
pub struct Pictures {
    /// By the paper's number; absent where it cannot be held.
    parts: Vec<Option<Part>>,
    /// The site's, on the title page of a book.
    logo: Option<Part>,
}

impl Pictures {
    /// Names the paper's pictures and reports those that cannot be held.
    pub fn new(paper: &Paper, looks: &Looks, findings: &mut Diagnostics) -> Pictures {
        let mut names = BTreeSet::new();
        let mut parts = Vec::with_capacity(paper.pictures.len());
        for picture in &paper.pictures {
            let part = part(picture, &mut names);
            if let Err(why) = &part {
                findings.push(not_held("EPUB", &format!("the picture `{}` {why}", picture.name), picture.place, paper));
            }
            parts.push(part.ok());
        }
        let logo = looks.logo.as_ref().filter(|_| paper.book).and_then(|(name, bytes)| {
            let format = PictureFormat::of(bytes);
            let picture =
                Picture { name: name.clone(), bytes: bytes.clone(), format, width: 0, height: 0, place: None };
            part(&picture, &mut names).ok()
        });
        Pictures { parts, logo }
    }

    /// The paper's picture of this number.
    pub fn get(&self, number: usize) -> Option<&Part> {
        self.parts.get(number)?.as_ref()
    }

    /// The site's logo.
    pub fn logo(&self) -> Option<&Part> {
        self.logo.as_ref()
    }

    /// Those that are held, in order.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().flatten().chain(&self.logo)
    }
}

fn part(picture: &Picture, names: &mut BTreeSet<String>) -> Result<Part, &'static str> {
    let (ending, media_type, may_move) = match picture.format {
        PictureFormat::Png => ("png", "image/png", false),
        PictureFormat::Jpeg => ("jpg", "image/jpeg", false),
        PictureFormat::Gif => ("gif", "image/gif", true),
        PictureFormat::WebP => ("webp", "image/webp", true),
        PictureFormat::Svg => ("svg", "image/svg+xml", inspect_svg(&picture.bytes)?),
        PictureFormat::Other => return Err("is none of PNG, JPEG, GIF, SVG and WebP"),
    };
    let stem = picture.name.rsplit_once('.').map_or(picture.name.as_str(), |(stem, _)| stem);
    let stem: String = stem
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' { c.to_ascii_lowercase() } else { '-' })
        .collect();
    let mut file = format!("images/{stem}.{ending}");
    let mut again = 2;
    while !names.insert(file.clone()) {
        file = format!("images/{stem}-{again}.{ending}");
        again += 1;
    }
    Ok(Part { file, media_type, bytes: picture.bytes.clone(), width: picture.width, height: picture.height, may_move })
}

/// Whether an SVG may move; an error for one that a reading system would refuse: it is a content document of its own,
/// so it must be well-formed and stand without script and without anything from elsewhere.
fn inspect_svg(bytes: &[u8]) -> Result<bool, &'static str> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is an SVG that is not UTF-8")?;
    let mut reader = Reader::from_str(text);
    let mut moves = false;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| "is an SVG that is not well-formed XML")? {
            Event::Start(element) => {
                moves |= look_at(&element)?;
                depth += 1;
            }
            Event::Empty(element) => moves |= look_at(&element)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) => {
                moves |= text.contains("@keyframes") || text.contains("animation");
            }
            Event::DocType(kind) if kind.contains("ENTITY") => {
                return Err("is an SVG with entities of its own");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if depth == 0 { Ok(moves) } else { Err("is an SVG that is not well-formed XML") }
}

fn look_at(element: &BytesStart<'_>) -> Result<bool, &'static str> {
    let name = element.local_name();
    match name.as_ref() {
        "script" => return Err("is an SVG with script"),
        "foreignObject" => return Err("is an SVG with foreign content"),
        _ => {}
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| "is an SVG that is not well-formed XML")?;
        let key = attribute.key.local_name();
        if key.as_ref().starts_with("on") && attribute.key.prefix().is_none() {
            return Err("is an SVG with script");
        }
        let is_link = name.as_ref() == "a";
        if key.as_ref() == "href"
            && !is_link
            && !attribute.value.starts_with("#")
            && !attribute.value.starts_with("data:")
        {
            return Err("is an SVG that takes something from another file");
        }
    }
    Ok(matches!(name.as_ref(), "animate" | "animateTransform" | "animateMotion" | "set"))
}
