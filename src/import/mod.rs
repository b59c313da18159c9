//! From a Word document or a web page to a page of a site: bytes in, Markdown with front matter, pictures and a list of what
//! could not be carried over out. Two readers make one small tree (`tree`), the rest is common to both. Touches no file:
//! `cli` reads and writes them.

mod arrange;
mod cells;
mod fields;
mod front;
mod html;
mod lists;
mod losses;
mod markdown;
mod placeholders;
mod sniff;
mod ticks;
mod tree;
mod word;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::Kind;

pub use front::Target;
pub use losses::{Loss, Losses};
pub use sniff::MOST_BYTES;
pub use tree::Document;

/// Why a file cannot be read, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}; {advice}")]
pub struct Refusal {
    /// What it is.
    pub what: String,
    /// What to do.
    pub advice: String,
}

impl Refusal {
    fn new(what: impl Into<String>, advice: &str) -> Refusal {
        Refusal { what: what.into(), advice: advice.to_owned() }
    }
}

/// A page made of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The whole text of the page.
    pub text: String,
    /// Its pictures: file name, to stand beside the page, and bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What somebody must look at, since the document did not say it: what, and what was done.
    pub filled: Vec<(String, String)>,
    /// What could not be carried over.
    pub losses: Losses,
}

/// Reads a file. `name` is its name, `bytes` all of it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    let mut document = match sniff::format(name, bytes)? {
        sniff::Format::Word => word::read(bytes)?,
        sniff::Format::Html => html::read(bytes)?,
    };
    cells::frames(&mut document);
    ticks::settle(&mut document);
    lists::settle(&mut document);
    Ok(document)
}

/// Reads pictures that are files beside the document: `get` gives their bytes by the path from the document, or nothing.
pub fn fetch(document: &mut Document, get: &mut dyn FnMut(&str) -> Option<Vec<u8>>) {
    let mut known: HashMap<String, Option<tree::PictureSource>> = HashMap::new();
    for picture in &mut document.pictures {
        let tree::PictureSource::File(path) = &picture.source else { continue };
        if let Some(found) = known.get(path) {
            if let Some(source) = found.clone() {
                picture.source = source;
            }
            continue;
        }
        let found = get(path);
        let shown = found.as_deref().and_then(tree::format_of);
        let advice = "save it as PNG beside the page and write `![what it shows](file.png)`";
        let read = match (found, shown) {
            (Some(bytes), Some(format)) => Some(tree::PictureSource::Bytes(Arc::from(bytes), format)),
            (Some(_), None) => {
                document.losses.add("", format!("the picture `{path}`, which browsers do not show"), advice);
                None
            }
            (None, _) => {
                let what = format!("the picture `{path}`, which is not in a folder beside the file");
                document.losses.add("", what, advice);
                None
            }
        };
        known.insert(path.clone(), read.clone());
        if let Some(source) = read {
            picture.source = source;
        }
    }
}

/// The kind of page that a document is most likely to become, and why.
pub fn guess(document: &Document) -> (Kind, &'static str) {
    placeholders::guess(document)
}

/// The title that the page will have. `name` is the document's file name, for one without a title.
pub fn title(document: &Document, name: &str) -> String {
    let (blocks, fields, title) = (document.blocks.clone(), document.fields.clone(), document.title.clone());
    let mut document = Document { blocks, fields, title, titled: document.titled, ..Document::default() };
    arrange::title(&mut document, name).0
}

/// Makes the page.
pub fn page(mut document: Document, target: &Target<'_>) -> Imported {
    let mut filled = Vec::new();
    let (title, from) = arrange::title(&mut document, target.file);
    if let Some(from) = from {
        filled.push(("title".to_owned(), from.to_owned()));
    }
    arrange::headings(&mut document);
    arrange::quotations(&mut document);
    arrange::pictures(&mut document);
    fields::settle(&mut document, target.kind);
    cells::settle(&mut document, target.kind);
    let body = markdown::write(&document, target);
    document.losses = body.losses;
    let (head, more) = front::matter(&document, &title, target);
    filled.extend(more);
    filled.extend(body.filled);
    Imported {
        text: format!("---\n{head}---\n\n{}", body.text),
        pictures: body.pictures,
        filled,
        losses: document.losses,
    }
}
