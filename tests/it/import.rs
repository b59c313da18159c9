//! `kitpress import`, as an editor runs it: into a site that then builds without a finding, never over a file unasked, with
//! advice for what cannot be read.

use std::io::Write as _;
use std::path::Path;

use kitpress::model::Kind;

use super::common::{build, findings, write};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word document with this body and no other parts than it needs.
pub fn docx(body: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let styles = format!(
        "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style><w:style w:type=\"paragraph\" \
         w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    );
    zipped(&[
        ("_rels/.rels", &relation("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", &relation("styles", "styles.xml")),
        ("word/styles.xml", &styles),
        ("word/document.xml", &format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>")),
    ])
}

/// A ZIP file of these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn run(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kitpress"));
    let output = command.args(arguments).current_dir(root).stdin(std::process::Stdio::null()).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn made() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let (code, text) =
        run(dir.path(), &["new", "site", ".", "--institution", "University of Examples", "--language", "en,cy"]);
    assert_eq!(code, Some(0), "{text}");
    dir
}

fn form() -> Vec<u8> {
    docx(
        &[
            paragraph("T", "Consent form"),
            paragraph("N", "Please read this before you sign anything here."),
            paragraph("H1", "You"),
            paragraph("N", "Name: [insert name]"),
        ]
        .concat(),
    )
}

#[test]
fn a_document_becomes_a_page_of_every_kind_that_builds_at_once() {
    let dir = made();
    write(dir.path(), "form.docx", &form());
    for kind in [Kind::Toolkit].into_iter().chain(Kind::ALL.into_iter().filter(|kind| *kind != Kind::Toolkit)) {
        let name = kind.name().replace('_', "-");
        let (code, text) = run(dir.path(), &["import", "form.docx", "--kind", &name, "--toolkit", "consent-form"]);
        assert_eq!(code, Some(0), "{name}: {text}");
        assert!(dir.path().join(text.lines().next().unwrap()).is_file() && text.contains("kitpress serve"), "{text}");
        let built = build(dir.path());
        assert!(!built.diagnostics.has_errors(), "{name}:\n{}", findings(&built));
    }
    let (code, text) = run(dir.path(), &["build", "--strict"]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn what_is_to_be_filled_in_makes_a_template_and_what_was_made_up_is_said() {
    let dir = made();
    write(dir.path(), "form.docx", &form());
    let (code, text) = run(dir.path(), &["import", "form.docx"]);
    assert_eq!(code, Some(0), "{text}");
    insta::assert_snapshot!(text);
    let page = std::fs::read_to_string(dir.path().join("content/templates/consent-form.md")).unwrap();
    let page: Vec<&str> = page.lines().filter(|line| !line.starts_with("published:")).collect();
    insta::assert_snapshot!(page.join("\n"));
}

#[test]
fn nothing_is_overwritten_unasked() {
    let dir = made();
    write(dir.path(), "form.docx", &form());
    assert_eq!(run(dir.path(), &["import", "form.docx"]).0, Some(0));
    let page = dir.path().join("content/templates/consent-form.md");
    std::fs::write(&page, "mine").unwrap();
    let (code, text) = run(dir.path(), &["import", "form.docx"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("is there already") && text.contains("--force") && text.contains("--name"), "{text}");
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "mine");
    assert_eq!(run(dir.path(), &["import", "form.docx", "--force"]).0, Some(0));
    assert_ne!(std::fs::read_to_string(&page).unwrap(), "mine");
    assert_eq!(run(dir.path(), &["import", "form.docx", "--name", "other"]).0, Some(0));
    assert!(dir.path().join("content/templates/other.md").is_file());
}

#[test]
fn pictures_stand_beside_the_page_and_a_missing_description_is_said() {
    let dir = made();
    let png = [
        &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a][..],
        &13_u32.to_be_bytes(),
        b"IHDR",
        &8_u32.to_be_bytes(),
        &8_u32.to_be_bytes(),
        &[8, 2, 0, 0, 0, 0, 0, 0, 0],
    ]
    .concat();
    write(dir.path(), "story_files/a b.png", &png);
    write(dir.path(), "secret.png", &png);
    let html = "<html lang=en><title>Story | Site</title><main><h1>Our story</h1><p>It began in a kitchen, with tea and too many chairs.</p>\
        <img src=\"story_files/a%20b.png\"><img src=\"../secret.png\" alt=\"Elsewhere\"><img src=\"/etc/hostname\" alt=\"Host\"></main></html>";
    write(dir.path(), "saved/story.html", html.as_bytes());
    write(dir.path(), "saved/story_files/a b.png", &png);
    let (code, text) = run(dir.path(), &["import", "saved/story.html", "--kind", "post"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("our-story-1.png: the document does not say what this picture shows"), "{text}");
    assert!(
        text.contains("`../secret.png`, which is not in a folder beside the file") && text.contains("/etc/hostname"),
        "{text}"
    );
    assert_eq!(std::fs::read(dir.path().join("content/posts/our-story-1.png")).unwrap(), png);
    assert!(!dir.path().join("content/posts/our-story-2.png").exists());
    let built = build(dir.path());
    let errors = built.diagnostics.iter().filter(|found| found.code.name() != "image-unreadable").count();
    assert_eq!(errors, 0, "{}", findings(&built));
}

#[test]
fn without_a_site_or_with_an_output_it_goes_into_a_folder_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "form.docx", &form());
    let (code, text) = run(dir.path(), &["import", "form.docx"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("no site here"), "{text}");
    let page = std::fs::read_to_string(dir.path().join("consent-form/consent-form.md")).unwrap();
    assert!(page.starts_with("---\nkind: template\n"), "{page}");
    assert_eq!(run(dir.path(), &["import", "form.docx", "--output", "here"]).0, Some(0));
    assert!(dir.path().join("here/consent-form.md").is_file());
}

#[test]
fn a_translation_stands_beside_its_original() {
    let dir = made();
    write(dir.path(), "form.docx", &form());
    assert_eq!(run(dir.path(), &["import", "form.docx", "--name", "form"]).0, Some(0));
    let (code, text) = run(dir.path(), &["import", "form.docx", "--name", "form", "--lang", "cy"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(dir.path().join("content/templates/form.cy.md").is_file(), "{text}");
    // The same words in two languages: that they are to be translated is all there is to say.
    let built = build(dir.path());
    assert!(built.diagnostics.iter().all(|found| found.code.name() == "untranslated"), "{}", findings(&built));
    let (code, text) = run(dir.path(), &["import", "form.docx", "--name", "b", "--lang", "de"]);
    assert!(code == Some(2) && text.contains("en, cy"), "{text}");
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_do() {
    let dir = made();
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    let locked =
        [&old[..], &"EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat();
    let whole = form();
    let zip = |name: &str, text: &str| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive
            .start_file(
                name,
                zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
            )
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    let mut said = String::new();
    for (name, bytes) in [
        ("old.doc", old),
        ("locked.docx", locked),
        ("a.pdf", b"%PDF-1.7 and so on".to_vec()),
        ("a.rtf", b"{\\rtf1 words}".to_vec()),
        ("a.odt", zip("mimetype", "application/vnd.oasis.opendocument.text")),
        ("other.docx", zip("readme.txt", "not Word")),
        ("cut.docx", whole[..whole.len() / 2].to_vec()),
        ("noise.docx", b"\x00\x01\x02 noise".to_vec()),
        ("empty.docx", Vec::new()),
        ("notes.txt", b"Only words.".to_vec()),
        ("broken.docx", docx("<w:p><w:r><w:t>never closed</w:t>")),
    ] {
        write(dir.path(), name, &bytes);
        let (code, text) = run(dir.path(), &["import", name]);
        assert_eq!(code, Some(2), "{name}: {text}");
        said.push_str(&text);
    }
    for arguments in [&["import", "nowhere.docx"][..], &["import", "content"], &["import", "a.pdf", "--kind", "pag"]] {
        let (code, text) = run(dir.path(), arguments);
        assert_eq!(code, Some(2), "{text}");
        said.push_str(&text);
    }
    insta::assert_snapshot!(said);
    assert!(!dir.path().join("content/pages/old.md").exists());
}
