//! The structure of a finished PDF as text, for the tests: what a screen reader meets, in its order.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, decode_text_string};

/// One line for each element: its type, its label, its attributes, the field it holds.
pub fn outline(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let catalog = document.catalog().unwrap();
    let mut out = String::new();
    let _ = writeln!(out, "language {}", said(catalog, b"Lang"));
    let root = document.get_dictionary(catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap()).unwrap();
    children(&document, root, 0, &mut out);
    out
}

fn said(dictionary: &Dictionary, key: &[u8]) -> String {
    dictionary.get(key).ok().and_then(|text| decode_text_string(text).ok()).unwrap_or_default()
}

fn children(document: &Document, parent: &Dictionary, depth: usize, out: &mut String) {
    let Ok(kids) = parent.get(b"K") else { return };
    let one = [kids.clone()];
    let kids = kids.as_array().map_or(&one[..], Vec::as_slice);
    for kid in kids {
        let Ok((_, Object::Dictionary(kid))) = document.dereference(kid) else { continue };
        let indent = "  ".repeat(depth);
        if let Ok(annotation) = kid.get(b"Obj") {
            let annotation = document.dereference(annotation).unwrap().1.as_dict().unwrap();
            let kind = annotation.get(b"Subtype").unwrap().as_name().unwrap();
            let _ = write!(out, "{indent}-> {}", String::from_utf8_lossy(kind));
            if kind == b"Widget" {
                let kind = String::from_utf8_lossy(annotation.get(b"FT").unwrap().as_name().unwrap());
                let flags = annotation.get(b"Ff").and_then(Object::as_i64).unwrap_or(0);
                let _ = write!(out, " {kind} {flags} {:?}: {:?}", said(annotation, b"T"), said(annotation, b"TU"));
            } else {
                let _ = write!(out, " {:?}", said(annotation, b"Contents"));
            }
            out.push('\n');
        } else if let Ok(kind) = kid.get(b"S") {
            let _ = write!(out, "{indent}{}", String::from_utf8_lossy(kind.as_name().unwrap()));
            for key in [&b"Alt"[..], b"Lang"] {
                let words = said(kid, key);
                if !words.is_empty() {
                    let _ = write!(out, " {}={words:?}", String::from_utf8_lossy(key));
                }
            }
            for (key, value) in attributes(document, kid) {
                let _ = write!(out, " {key}={value}");
            }
            out.push('\n');
            children(document, kid, depth + 1, out);
        }
    }
}

/// Those that a reader hears.
fn attributes(document: &Document, element: &Dictionary) -> Vec<(&'static str, String)> {
    let Ok(attributes) = element.get(b"A") else { return Vec::new() };
    let Ok((_, attributes)) = document.dereference(attributes) else { return Vec::new() };
    let one = [attributes.clone()];
    let all = attributes.as_array().map_or(&one[..], Vec::as_slice);
    let mut found = Vec::new();
    for attributes in all.iter().filter_map(|some| document.dereference(some).ok()?.1.as_dict().ok()) {
        for key in ["Scope", "Summary", "ListNumbering"] {
            match attributes.get(key.as_bytes()) {
                Ok(Object::Name(name)) => found.push((key, String::from_utf8_lossy(name).into_owned())),
                Ok(_) => found.push((key, format!("{:?}", said(attributes, key.as_bytes())))),
                Err(_) => {}
            }
        }
    }
    found
}
