//! What a link's annotation says of it (ISO 14289-1, 7.18.5): Typst gives the bare address, or "Section, page 3" in
//! English where it does not know the language. Here it becomes the link's own words with its address, and for places
//! within the document the theme's own words. Addresses travel through Typst as numbers of a private scheme, so that
//! each annotation is known.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fields::{Fault, address, text};
use crate::view::paper::Words;

/// Begins the address of a link; its number follows.
pub const SCHEME: &str = "kitpress-link:";

/// A link to somewhere else.
pub struct Link {
    /// Where to.
    pub url: String,
    /// What it says.
    pub words: String,
}

/// Describes an annotation, if it is a link and not a field.
pub fn describe(
    document: &mut Document,
    id: ObjectId,
    links: &[Link],
    elements: &BTreeMap<i64, ObjectId>,
    words: &Words,
) -> Result<(), Fault> {
    let annotation = document.get_dictionary(id)?;
    if annotation.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Link") {
        return Ok(());
    }
    match address(document, annotation) {
        Some(address) => {
            let number: Option<usize> = address.strip_prefix(SCHEME).and_then(|number| number.parse().ok());
            let Some(link) = number.and_then(|number| links.get(number)) else { return Ok(()) };
            let said = link.words.trim();
            let contents =
                if said.is_empty() || said == link.url { link.url.clone() } else { format!("{said} ({})", link.url) };
            let action = annotation.get(b"A")?.clone();
            let annotation = document.get_dictionary_mut(id)?;
            annotation.set("Contents", text(&contents));
            // The action is within the annotation or an object of its own.
            let action = match action {
                Object::Reference(action) => document.get_dictionary_mut(action)?,
                _ => annotation.get_mut(b"A")?.as_dict_mut()?,
            };
            action.set("URI", Object::string_literal(ascii(&link.url)));
        }
        None => {
            let Some(number) = number_in(annotation) else { return Ok(()) };
            let parent = annotation.get(b"StructParent").and_then(Object::as_i64).ok();
            let element = parent.and_then(|parent| elements.get(&parent));
            let mark = element.is_some_and(|element| is_mark(document, *element));
            let word = if mark { &words.note } else { &words.page };
            let contents = format!("{word} {number}");
            document.get_dictionary_mut(id)?.set("Contents", text(contents.trim()));
        }
    }
    Ok(())
}

/// An address in ASCII, as ISO 32000-1, 12.6.4.7 wants it.
fn ascii(url: &str) -> String {
    let byte = |byte: u8| match byte {
        0x21..=0x7e => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    url.bytes().map(byte).collect()
}

/// The number at the end of Typst's description: of a page, or of a note.
fn number_in(annotation: &Dictionary) -> Option<String> {
    let said = lopdf::decode_text_string(annotation.get(b"Contents").ok()?).ok()?;
    let digits = said.chars().rev().take_while(char::is_ascii_digit).count();
    (digits > 0).then(|| said[said.len() - digits..].to_owned())
}

/// Whether an element is the mark of a note or before one: it is within a label.
fn is_mark(document: &Document, element: ObjectId) -> bool {
    let parent = document.get_dictionary(element).and_then(|element| element.get(b"P")).and_then(Object::as_reference);
    let parent = parent.and_then(|parent| document.get_dictionary(parent)).and_then(|parent| parent.get(b"S"));
    parent.and_then(Object::as_name).is_ok_and(|kind| kind == b"Lbl")
}
