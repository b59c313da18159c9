//! The writer's tests: whole files of the sample in snapshots, and properties for any text.

use std::io::{Cursor, Read};
use std::sync::Arc;

use proptest::prelude::*;

use super::gate::gate;
use super::*;
use crate::source::{SourceId, Span};
use crate::view::paper::testing::{block, heading, paragraph, sample, text};
use crate::view::paper::{Inline, LinkTo, Picture, PictureFormat};

fn looks() -> Looks {
    Looks { epub: Some("p { margin: 0; }\n".into()), accent: Some("#7a3b69".into()), ..Looks::default() }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn made(paper: &Paper) -> Vec<u8> {
    let (bytes, findings) = epub(paper, &looks());
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(gate(&bytes), Vec::<String>::new());
    bytes
}

fn part_heading(words: &str, number: &str) -> Block {
    let id = words.to_lowercase().replace(' ', "-");
    block(BlockKind::Heading { level: 1, id, number: Some(number.into()), inlines: vec![text(words)] })
}

/// A toolkit of two parts that point to each other, in Arabic.
fn book() -> Paper {
    let mut paper = sample();
    paper.book = true;
    paper.lang = "ar".into();
    paper.rtl = true;
    paper.date = Some("2026-03".into());
    let link = |to: &str, words: &str| Inline::Link { to: LinkTo::Within(to.into()), inlines: vec![text(words)] };
    paper.blocks = vec![
        paragraph(vec![text("Before the parts.")]),
        part_heading("Begin", "1"),
        paragraph(vec![link("3-end", "the end"), text(" "), Inline::Note(0)]),
        heading(2, "3 end"),
        block(BlockKind::Turned(vec![part_heading("Go on", "2"), heading(2, "Begin again")])),
        paragraph(vec![link("begin", "the beginning"), Inline::Note(0), link("nowhere", "nowhere")]),
    ];
    paper
}

#[test]
fn a_template_is_one_file_of_text() {
    let bytes = made(&sample());
    insta::assert_snapshot!("text", part(&bytes, "OEBPS/text.xhtml"));
    insta::assert_snapshot!("package", part(&bytes, "OEBPS/package.opf"));
    insta::assert_snapshot!("nav", part(&bytes, "OEBPS/nav.xhtml"));
    assert!(part(&bytes, "OEBPS/epub.css").contains("--accent: #7a3b69"));
}

#[test]
fn a_toolkit_has_a_title_page_and_a_file_for_each_part() {
    let bytes = made(&book());
    let names = ["title.xhtml", "nav.xhtml", "part-1.xhtml", "part-2.xhtml", "package.opf"];
    let all: Vec<String> =
        names.iter().map(|name| format!("=== {name}\n{}", part(&bytes, &format!("OEBPS/{name}")))).collect();
    insta::assert_snapshot!("book", all.join("\n"));
}

#[test]
fn the_same_paper_makes_the_same_bytes_and_mimetype_comes_first() {
    let bytes = made(&sample());
    assert_eq!(bytes, made(&sample()));
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    assert_eq!(&bytes[26..58], b"\x08\0\0\0mimetypeapplication/epub+zip");
}

#[test]
fn what_it_cannot_hold_is_reported_where_it_is_written() {
    let mut paper = sample();
    let place = Some((SourceId(0), Span { start: 3, end: 9 }));
    let picture = |name: &str, bytes: &[u8]| Picture {
        name: name.into(),
        bytes: Arc::from(bytes),
        format: PictureFormat::of(bytes),
        width: 0,
        height: 0,
        place,
    };
    let cases: [(&str, &[u8]); 6] = [
        ("photo.tiff", b"II*\0"),
        ("script.svg", b"<svg><script>alert(1)</script></svg>"),
        ("click.svg", b"<svg onclick=\"x()\"/>"),
        ("far.svg", b"<svg><image href=\"https://example.org/a.png\"/></svg>"),
        ("open.svg", b"<svg><g></svg>"),
        ("cut.svg", b"<svg><g>"),
    ];
    paper.pictures = cases.map(|(name, bytes)| picture(name, bytes)).to_vec();
    paper.blocks = vec![
        Block { kind: BlockKind::Html("<video src=x>\n</video>".into()), place },
        paragraph(vec![Inline::Html("<kbd>".into(), place), text("words")]),
        block(BlockKind::Figure { picture: 0, alt: "In other words".into(), caption: Vec::new() }),
    ];
    let (bytes, findings) = epub(&paper, &looks());
    let said: Vec<String> = findings
        .iter()
        .map(|one| format!("{} {:?} {}", one.code.name(), one.primary.as_ref().map(|label| label.span), one.message))
        .collect();
    insta::assert_snapshot!("findings", said.join("\n"));
    assert!(part(&bytes, "OEBPS/text.xhtml").contains("<p>In other words</p>"));
    assert_eq!(gate(&bytes), Vec::<String>::new());
}

#[test]
fn a_file_that_lacks_something_is_reported() {
    let mut paper = sample();
    paper.blocks.push(block(BlockKind::Heading {
        level: 4,
        id: "deep".into(),
        number: None,
        inlines: vec![text("Deep")],
    }));
    let (_, findings) = epub(&paper, &looks());
    let said: Vec<&str> = findings.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(said, ["the EPUB of this page: `text.xhtml` skips from heading level 2 to 4"]);
}

proptest! {
    #[test]
    fn any_text_is_well_formed(words in any::<String>(), to in any::<String>(), id in any::<String>()) {
        let mut paper = sample();
        paper.title = format!("a{words}");
        paper.creators = vec![words.clone()];
        paper.keywords = vec![words.clone()];
        paper.url = format!("https://example.org/{to}");
        for field in &mut paper.fields {
            field.label = format!("a{words}");
            field.prompt = words.clone();
            field.options = vec![words.clone()];
        }
        paper.pictures[0].name = words.clone();
        paper.blocks.push(block(BlockKind::Heading {
            level: 2, id: id.clone(), number: Some(words.clone()), inlines: vec![text("a"), text(&words)],
        }));
        paper.blocks.push(paragraph(vec![
            Inline::Code(words.clone()),
            Inline::Link { to: LinkTo::Web(to), inlines: vec![text("b"), text(&words)] },
            Inline::Link { to: LinkTo::Within(id), inlines: vec![text("c"), text(&words)] },
        ]));
        let (bytes, _) = epub(&paper, &looks());
        prop_assert_eq!(gate(&bytes), Vec::<String>::new());
        let text = part(&bytes, "OEBPS/text.xhtml");
        let forbidden = |c: char| matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
        prop_assert!(!text.contains(forbidden));
    }
}
