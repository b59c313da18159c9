//! Text alternatives that say nothing of what an image shows.

use super::{Cx, Page};
use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Block, BlockKind, ImageUse, Inline, InlineKind, is_no_alternative, plain_text};
use crate::model::{Lang, LocalText};
use crate::yaml::FieldPath;

/// What an image is, instead of what it shows: English, Welsh, Arabic.
const NOTHING: &[&str] = &[
    "image",
    "images",
    "an image",
    "the image",
    "picture",
    "a picture",
    "pic",
    "photo",
    "a photo",
    "photograph",
    "photos",
    "img",
    "figure",
    "graphic",
    "illustration",
    "drawing",
    "icon",
    "logo",
    "our logo",
    "the logo",
    "banner",
    "header",
    "header image",
    "diagram",
    "a diagram",
    "chart",
    "graph",
    "map",
    "infographic",
    "poster",
    "screenshot",
    "a screenshot",
    "screen shot",
    "thumbnail",
    "placeholder",
    "untitled",
    "unnamed",
    "alt",
    "alt text",
    "alternative text",
    "description",
    "caption",
    "none",
    "null",
    "n/a",
    "tbc",
    "tbd",
    "todo",
    "delwedd",
    "llun",
    "lluniau",
    "ffoto",
    "ffotograff",
    "sgrinlun",
    "eicon",
    "diagram o",
    "صورة",
    "شعار",
    "رسم",
    "لقطة شاشة",
];
/// What words begin with that go on to say what is shown, and here end.
const BEGUN: &[&str] = &[
    "image of",
    "picture of",
    "photo of",
    "photograph of",
    "screenshot of",
    "logo of",
    "diagram of",
    "graphic of",
    "llun o",
    "delwedd o",
    "ffotograff o",
    "صورة ل",
];
/// Endings of files that hold images.
const FILES: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".heic", ".tif", ".tiff", ".bmp"];
/// What cameras, telephones and programs call a picture, before its number.
const CAMERAS: &[&str] = &[
    "img",
    "image",
    "dsc",
    "dscn",
    "dscf",
    "dscf",
    "pxl",
    "photo",
    "picture",
    "pic",
    "screenshot",
    "screen shot",
    "figure",
    "fig",
    "whatsapp image",
    "signal",
    "untitled",
];

/// The images of a page.
pub fn alt_says_nothing(page: &Page<'_>, found: &mut Diagnostics) {
    let outline = &page.document.outline;
    if outline.images.is_empty() {
        return;
    }
    let mut around = vec![None; outline.images.len()];
    beside(&page.document.body.blocks, page, &mut around);
    for (image, around) in outline.images.iter().zip(around) {
        let alt = image.alt.trim();
        let Some(reason) = reason(alt, image, around.as_deref()) else { continue };
        let file = image.path.rsplit('/').next().unwrap_or(&image.path);
        let message = format!("the text alternative `{alt}` {reason}");
        let finding = page.finding(Code::ImageAltSaysNothing, message, image.span);
        found.push(finding.help(format!(
            "say what somebody sees in it who sees it: `![what it shows]({file})`; or, if it only decorates: `![]({file} \"decorative\")`"
        )));
    }
}

/// Why an alternative says nothing, as the end of a sentence.
fn reason(alt: &str, image: &ImageUse, around: Option<&str>) -> Option<&'static str> {
    // Found while the page was read.
    if alt.is_empty() || alt.contains("{{") || is_no_alternative(alt, &image.path) {
        return None;
    }
    let same = |other: &str| plain(other) == plain(alt) && !plain(alt).is_empty();
    let title = image.title.as_deref().filter(|title| !title.eq_ignore_ascii_case("decorative"));
    let file = image.path.rsplit('/').next().unwrap_or(&image.path);
    if names_file(alt, file) {
        return Some("is the name of a file");
    }
    if says_nothing(alt) {
        return Some("says nothing about the image");
    }
    if title.is_some_and(same) {
        return Some("only repeats the caption");
    }
    around.is_some_and(same).then_some("only repeats the words beside the image")
}

/// The logo that `site.yaml` names.
pub fn logo_says_nothing(cx: &Cx<'_>, found: &mut Diagnostics) {
    let brand = &cx.site.data.config.brand;
    let Some(alt) = brand.logo_alt.as_ref().filter(|_| brand.logo.is_some()) else { return };
    let file = brand.logo.as_deref().and_then(|logo| logo.rsplit('/').next()).unwrap_or_default();
    let mut check = |text: &str, lang: Option<&Lang>| {
        if !says_nothing(text) && !names_file(text, file) {
            return;
        }
        let path = FieldPath::new().key("brand").key("logo_alt");
        let (source, span) = cx.config(&lang.map_or(path.clone(), |lang| path.key(lang.as_str())));
        let message = format!("the text alternative `{text}` does not say whose logo it is");
        let finding = crate::diagnostic::Diagnostic::new(Code::ImageAltSaysNothing, message).at(source, span);
        found
            .push(finding.help("write what the logo says, which is mostly a name: `logo_alt: University of Examples`"));
    };
    match alt {
        LocalText::All(text) => check(text, None),
        LocalText::Each(texts) => texts.iter().for_each(|(lang, text)| check(text, Some(lang))),
    }
}

/// Whether words only say that there is an image, or are no words.
fn says_nothing(alt: &str) -> bool {
    let plain = plain(alt);
    plain.is_empty() || NOTHING.contains(&plain.as_str()) || BEGUN.contains(&plain.as_str())
}

/// Whether a text is the name of a file, of this one or of any, or what a camera calls a picture.
fn names_file(alt: &str, file: &str) -> bool {
    let lower = alt.trim().to_lowercase();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_lowercase();
    let ends = FILES.iter().any(|ending| lower.ends_with(ending)) && !lower.contains(": ");
    // "partnership-path" is no sentence, and "map" may be both a file and a word.
    let as_written = lower == stem && lower.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_'));
    let numbered = CAMERAS.iter().filter_map(|camera| lower.strip_prefix(camera)).any(|rest| {
        rest.contains(|c: char| c.is_ascii_digit())
            && rest.replace(" at ", "").replace("am", "").replace("pm", "").chars().all(|c| !c.is_alphabetic())
    });
    ends || as_written || numbered
}

/// Lower case, without signs around.
fn plain(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// For each image in a line of text, the words around it: those of its link, or those of its paragraph.
fn beside(blocks: &[Block], page: &Page<'_>, around: &mut [Option<String>]) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => line(inlines, page, around),
            BlockKind::List { items, .. } => items.iter().for_each(|item| beside(&item.blocks, page, around)),
            BlockKind::Quote(inner)
            | BlockKind::Voice { blocks: inner, .. }
            | BlockKind::Callout { blocks: inner, .. } => {
                beside(inner, page, around);
            }
            BlockKind::Disclosure { inlines, blocks: inner, .. } => {
                line(inlines, page, around);
                beside(inner, page, around);
            }
            BlockKind::Table { head, rows, .. } => {
                let cells = head.cells.iter().chain(rows.iter().flat_map(|row| &row.cells));
                cells.for_each(|cell| line(&cell.inlines, page, around));
            }
            BlockKind::Definitions(entries) => {
                entries.iter().flat_map(|entry| &entry.details).for_each(|inner| beside(inner, page, around));
            }
            _ => {}
        }
    }
}

fn line(inlines: &[Inline], page: &Page<'_>, around: &mut [Option<String>]) {
    let image = |inline: &Inline| match &inline.kind {
        InlineKind::Image { image } => Some(*image as usize),
        _ => None,
    };
    let mut words = String::new();
    let others: Vec<Inline> = inlines.iter().filter(|inline| image(inline).is_none()).cloned().collect();
    plain_text(&others, &page.document.outline, &mut words);
    for inline in inlines {
        if let Some(place) = image(inline).and_then(|number| around.get_mut(number)) {
            *place = (!words.trim().is_empty()).then(|| words.clone());
        }
        match &inline.kind {
            InlineKind::Link { inlines: inner, .. }
            | InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => line(inner, page, around),
            _ => {}
        }
    }
}
