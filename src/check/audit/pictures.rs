//! Pictures, sound and films: what those who cannot see or hear them are given instead.

use super::Fault;
use super::tree::{Tree, is_blank};
use crate::diagnostic::Code;

/// Pictures without a text alternative.
pub fn alternatives(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard() {
        let element = &tree.elements[number];
        let attr = |name: &str| tree.attr(number, name);
        let link = || attr("href").is_some();
        let picture = match (&*element.tag, element.role) {
            (_, "presentation" | "none") => false,
            ("img", _) | (_, "img" | "image" | "graphics-document" | "graphics-symbol") => true,
            ("area", _) => link(),
            ("input", _) => attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("image")),
            ("object" | "embed", _) => !attr("type").is_some_and(|kind| kind.starts_with("audio")),
            _ => false,
        };
        let inside = tree.above(number).any(|one| tree.elements[one].role == "img");
        if !picture || inside {
            continue;
        }
        let content = if element.tag == "object" { tree.content(number) } else { String::new() };
        // `alt=""` on something that can be pressed leaves it without a name; on a picture it says that it is decoration.
        if tree.name(number).is_empty() && content.is_empty() {
            let message = format!("{} has no text alternative", tree.shown(number));
            let help = match &*element.tag {
                "img" => "say in `alt` what it shows; `alt=\"\"` if it is decoration",
                "area" | "input" => "say in `alt` where it goes or what it does",
                "svg" => "put a `<title>` into it, or hide it with `aria-hidden=\"true\"` if it is decoration",
                _ => "say in `aria-label` what it shows",
            };
            found.push(Fault::new(Code::PictureText, number, message, help));
        }
    }
}

/// Films without captions. Who cannot hear gets nothing of what is said; `muted` films say nothing.
pub fn captions(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.all("video").filter(|one| tree.attr(*one, "muted").is_none()) {
        let kinds = ["captions", "subtitles"];
        let captioned = tree.within(number).any(|one| {
            tree.elements[one].tag == "track"
                && tree.attr(one, "kind").is_none_or(|kind| kinds.contains(&kind.to_ascii_lowercase().as_str()))
        });
        if !captioned {
            let message = format!("the film {} has no captions", tree.shown(number));
            let help = "add `<track kind=\"captions\" src=… srclang=…>`; a film without sound says so with `muted`";
            found.push(Fault::new(Code::MediaCaptions, number, message, help));
        }
    }
}

/// Sound that begins by itself talks over a screen reader.
pub fn autoplay(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met().filter(|one| matches!(&*tree.elements[*one].tag, "audio" | "video")) {
        let attr = |name: &str| tree.attr(number, name).is_some();
        if attr("autoplay") && !attr("muted") {
            let message = format!("{} begins to play by itself", tree.shown(number));
            let help = "take `autoplay` away and give it `controls`, so that readers start it";
            found.push(Fault::new(Code::MediaAutoplay, number, message, help));
        }
    }
}

/// Pictures whose parts are links that only the server knows, and that only a mouse can find.
pub fn server_maps(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met().filter(|one| tree.attr(*one, "ismap").is_some() && tree.attr(*one, "usemap").is_none()) {
        let message = format!("the parts of the picture {} can be reached with a mouse only", tree.shown(number));
        let help = "write links, or a `<map>` with an `<area>` and its `alt` for each part";
        found.push(Fault::new(Code::ImageMap, number, message, help));
    }
}

/// Text that moves and that nobody can stop.
pub fn moving(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met().filter(|one| matches!(&*tree.elements[*one].tag, "marquee" | "blink")) {
        let tag = &tree.elements[number].tag;
        let has_words = tree.texts(number).any(|(text, _)| !is_blank(text)) || tree.elements[number].end > number + 1;
        if has_words {
            let message = format!("what is in `<{tag}>` moves and cannot be stopped");
            found.push(Fault::new(Code::MovingText, number, message, "take the tag away and leave its words"));
        }
    }
}
