//! A toolkit as an EPUB 3.3 publication: its own XHTML, package and navigation on the `zip` crate. The order of the
//! parts and their time are fixed, so that the same paper makes the same bytes. A paper that is no book has one file
//! of text; a book has a title page and one file for each part.

mod answers;
pub(in crate::render) mod body;
pub mod gate;
mod nav;
pub(in crate::render) mod package;
pub(in crate::render) mod pictures;
#[cfg(test)]
mod tests;
pub(in crate::render) mod xml;

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::theme::Looks;
use crate::view::paper::{Block, BlockKind, Paper};

use body::{Book, Holder};
use pictures::Pictures;

/// One content document of the publication.
pub(in crate::render) struct Chapter<'a> {
    /// Name within the folder of the content documents.
    pub file: String,
    /// Its blocks, in order; the first is a part's heading, but for the title page and the text of what is no book.
    pub blocks: Vec<&'a Block>,
}

/// The bytes of the EPUB 3 file, and what it cannot hold. The file is opened again: what [`gate`] misses is a finding.
pub fn epub(paper: &Paper, looks: &Looks) -> (Vec<u8>, Diagnostics) {
    let mut findings = Diagnostics::new();
    let chapters = chapters(paper);
    let pictures = Pictures::new(paper, looks, &mut findings);
    let mut book = Book::new(Holder::Epub, paper, looks, &pictures, &chapters);
    let texts: Vec<String> =
        chapters.iter().enumerate().map(|(number, chapter)| book.chapter(number, chapter, &mut findings)).collect();

    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("META-INF/container.xml".to_owned(), package::CONTAINER.as_bytes().to_vec()),
        ("OEBPS/package.opf".to_owned(), package::package(paper, looks, &chapters, &pictures).into_bytes()),
        ("OEBPS/nav.xhtml".to_owned(), nav::nav(paper, looks, &chapters, &book).into_bytes()),
    ];
    for (chapter, text) in chapters.iter().zip(texts) {
        files.push((format!("OEBPS/{}", chapter.file), text.into_bytes()));
    }
    if let Some(style) = style(looks) {
        files.push((format!("OEBPS/{STYLE}"), style.into_bytes()));
    }
    for picture in pictures.parts() {
        files.push((format!("OEBPS/{}", picture.file), picture.bytes.to_vec()));
    }
    let bytes = match pack(&files) {
        Ok(bytes) => bytes,
        Err(error) => {
            findings.push(Diagnostic::new(Code::DocumentGate, format!("the EPUB could not be packed: {error}")));
            return (Vec::new(), findings);
        }
    };
    for missing in gate::gate(&bytes) {
        findings.push(
            Diagnostic::new(Code::DocumentGate, format!("the EPUB of this page: {missing}"))
                .at(paper.source, Span::default()),
        );
    }
    (bytes, findings)
}

/// Name of the style sheet within `OEBPS/`.
const STYLE: &str = "epub.css";

/// The theme's style sheet with the site's accent as `--accent`.
pub(in crate::render) fn style(looks: &Looks) -> Option<String> {
    let mut style = looks.epub.as_deref()?.to_owned();
    if let Some(accent) = &looks.accent {
        style.push_str(&format!("\n:root {{ --accent: {accent}; }}\n"));
    }
    Some(style)
}

/// Divides the paper into files. Which way a page is turned, and where a new one begins, is the reader's in an EPUB.
pub(in crate::render) fn chapters(paper: &Paper) -> Vec<Chapter<'_>> {
    let first = if paper.book { "title.xhtml" } else { "text.xhtml" };
    let mut chapters = vec![Chapter { file: first.to_owned(), blocks: Vec::new() }];
    for block in unturned(&paper.blocks) {
        if paper.book && matches!(block.kind, BlockKind::Heading { level: 1, .. }) {
            chapters.push(Chapter { file: format!("part-{}.xhtml", chapters.len()), blocks: Vec::new() });
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.blocks.push(block);
        }
    }
    chapters
}

/// The blocks with those that lie on their side among them.
fn unturned(blocks: &[Block]) -> Vec<&Block> {
    let mut out = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Turned(inner) => out.extend(unturned(inner)),
            BlockKind::PageBreak => {}
            _ => out.push(block),
        }
    }
    out
}

/// EPUB 3.3 Open Container Format, 4.2.6: `mimetype` is first, not compressed, without extra fields.
fn pack(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let deflated = stored.compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("mimetype", stored)?;
    zip.write_all(b"application/epub+zip")?;
    for (name, bytes) in files {
        zip.start_file(name.as_str(), deflated)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
