//! A toolkit as a course: an IMS Common Cartridge 1.1, which Moodle and its like import. Its pages are those of the EPUB as
//! HTML; beside them lie the documents that go with the toolkit, and links. Names follow the ids of the pages, so that they
//! stay when sections are sorted anew; the order of the parts and their time are fixed.

pub mod gate;
mod manifest;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::epub::body::{Book, Holder};
use super::epub::pictures::Pictures;
use super::epub::xml::{COURSE_STYLE, attribute, element, name};
use super::epub::{Chapter, chapters, style};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::theme::Looks;
use crate::view::paper::{BlockKind, Paper, plain};

/// A document that lies in the course.
pub struct File<'a> {
    /// "Recruitment message, Word"
    pub title: &'a str,
    /// `recruitment-message.docx`
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Something that the manifest lists.
struct Resource {
    /// Unique in the manifest and stable: `page-planning`.
    id: String,
    kind: Kind,
    /// Path in the cartridge.
    path: String,
    /// Ids of what it needs.
    needs: Vec<String>,
    bytes: Vec<u8>,
    /// What the contents call it; nothing for what is only needed by others.
    title: Option<String>,
}

/// Where in the contents a resource stands, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    File,
    Link,
    /// Style sheet and pictures.
    Part,
}

/// The cartridge's bytes. What its pages cannot hold was said of the EPUB, which has the same; the file is opened again, and
/// what [`gate`] misses is a finding.
pub fn cartridge(paper: &Paper, looks: &Looks, files: &[File<'_>]) -> (Vec<u8>, Diagnostics) {
    let mut findings = Diagnostics::new();
    let resources = resources(paper, looks, files);
    let manifest = manifest::manifest(paper, &resources);
    match pack(&manifest, &resources) {
        Ok(bytes) => {
            for missing in gate::gate(&bytes) {
                let message = format!("the cartridge of this page: {missing}");
                findings.push(Diagnostic::new(Code::DocumentGate, message).at(paper.source, Span::default()));
            }
            (bytes, findings)
        }
        Err(error) => {
            findings.push(Diagnostic::new(Code::DocumentGate, format!("the cartridge could not be packed: {error}")));
            (Vec::new(), findings)
        }
    }
}

fn resources(paper: &Paper, looks: &Looks, files: &[File<'_>]) -> Vec<Resource> {
    let mut ids = BTreeSet::new();
    let mut said = Diagnostics::new();
    let mut chapters = chapters(paper);
    for chapter in &mut chapters {
        let stem = match chapter.blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Heading { level: 1, id, .. }) if id == "part-0" => "introduction".to_owned(),
            Some(BlockKind::Heading { level: 1, id, .. }) => id.strip_prefix("part-").unwrap_or(id).to_owned(),
            _ => "title".to_owned(),
        };
        let id = unique(&mut ids, &name("page-", &ascii(&stem)));
        chapter.file = format!("{}.html", id.trim_start_matches("page-"));
    }
    let pictures = Pictures::new(paper, looks, &mut said);
    let mut book = Book::new(Holder::Course, paper, looks, &pictures, &chapters);
    let mut resources = Vec::new();
    let parts: Vec<(String, String, Vec<u8>)> = style(looks)
        .map(|text| ("style".to_owned(), COURSE_STYLE.to_owned(), text.into_bytes()))
        .into_iter()
        .chain(pictures.parts().map(|part| {
            let id = unique(&mut ids, &name("picture-", part.file.trim_start_matches("images/")));
            (id, part.file.clone(), part.bytes.to_vec())
        }))
        .collect();
    for (number, chapter) in chapters.iter().enumerate() {
        let text = book.chapter(number, chapter, &mut said);
        let used = |file: &str| file == COURSE_STYLE || text.contains(&format!("src=\"{file}\""));
        let needs = parts.iter().filter(|(_, file, _)| used(file)).map(|(id, ..)| id.clone()).collect();
        resources.push(Resource {
            id: format!("page-{}", chapter.file.trim_end_matches(".html")),
            kind: Kind::Page,
            path: format!("pages/{}", chapter.file),
            needs,
            title: Some(title(paper, chapter)),
            bytes: text.into_bytes(),
        });
    }
    for file in files {
        let id = unique(&mut ids, &name("file-", &ascii(&file.name)));
        let path = format!("files/{}", file.name);
        let title = Some(file.title.to_owned());
        resources.push(Resource { id, kind: Kind::File, path, needs: Vec::new(), bytes: file.bytes.clone(), title });
    }
    for (words, address) in &paper.course.links {
        let hash = blake3::hash(address.as_bytes()).to_hex();
        let id = unique(&mut ids, &format!("link-{}", hash.get(..10).unwrap_or_default()));
        let bytes = web_link(words, address).into_bytes();
        // A link has a folder to itself: all files beside it would be taken for its own.
        let (path, title) = (format!("links/{id}/link.xml"), Some(words.clone()));
        resources.push(Resource { id, kind: Kind::Link, path, needs: Vec::new(), bytes, title });
    }
    for (id, file, bytes) in parts {
        let path = format!("pages/{file}");
        resources.push(Resource { id, kind: Kind::Part, path, needs: Vec::new(), bytes, title: None });
    }
    resources
}

/// What the contents call a page.
fn title(paper: &Paper, chapter: &Chapter<'_>) -> String {
    match chapter.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Heading { level: 1, number, inlines, .. }) => {
            let words = plain(inlines, &paper.fields);
            number.as_ref().map_or_else(|| words.clone(), |number| format!("{number}. {words}"))
        }
        _ => paper.title.clone(),
    }
}

/// Letters that every program takes in the names of files; others by their number.
fn ascii(text: &str) -> String {
    let letter = |c: char| match c {
        c if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') => c.to_string(),
        c if c.is_ascii() => "-".to_owned(),
        c => format!("u{:x}", u32::from(c)),
    };
    text.chars().map(letter).collect()
}

fn unique(taken: &mut BTreeSet<String>, wanted: &str) -> String {
    let mut id = wanted.to_owned();
    let mut again = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wanted}-{again}");
        again += 1;
    }
    id
}

/// A place on the web (IMS Common Cartridge 1.1, 4.8).
fn web_link(words: &str, address: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<webLink xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1 \
         http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imswl_v1p1.xsd\">\n",
    );
    element(&mut out, "title", words);
    out.push_str("\n<url");
    attribute(&mut out, "href", address);
    out.push_str("/>\n</webLink>\n");
    out
}

/// The manifest first: it is what a program looks for.
fn pack(manifest: &str, resources: &[Resource]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("imsmanifest.xml", options.compression_method(CompressionMethod::Deflated))?;
    zip.write_all(manifest.as_bytes())?;
    for resource in resources {
        let packed = [".docx", ".png", ".jpg", ".gif", ".webp"].iter().any(|ending| resource.path.ends_with(ending));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(resource.path.as_str(), options.compression_method(method))?;
        zip.write_all(&resource.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
