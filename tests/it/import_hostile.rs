//! Files made to harm: each is answered soon, on a small stack, without a panic.

use std::time::Duration;

use kitpress::import::{Target, page, read};
use kitpress::model::Kind;
use kitpress::schema::Known;

use super::import::{docx, zipped};

fn imported(name: &str, bytes: &[u8]) -> Result<String, String> {
    let document = read(name, bytes).map_err(|refusal| refusal.to_string())?;
    let known = Known::default();
    let kind = Kind::Template;
    Ok(page(
        document,
        &Target { kind, name: "page", file: name, lang: "en", today: "2026-11-22", known: &known, loose: false },
    )
    .text)
}

/// Reads on a thread of its own, with a small stack, and fails when that takes longer than a person would wait.
fn in_time(name: &'static str, bytes: Vec<u8>) -> Result<String, String> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let work = move || {
        let _ = sender.send(imported(name, &bytes));
    };
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(work).unwrap();
    receiver.recv_timeout(Duration::from_secs(120)).expect("it ends, without a panic")
}

#[test]
fn a_small_file_cannot_unpack_into_a_large_one() {
    let spaces = " ".repeat(49 * 1024 * 1024);
    let bytes = zipped(&[("word/document.xml", &format!("<w:document>{spaces}</w:document>"))]);
    assert!(bytes.len() < 1024 * 1024);
    let refusal = in_time("bomb.docx", bytes).unwrap_err();
    assert!(refusal.contains("unpacks to more than 48 MiB"), "{refusal}");
}

#[test]
fn entities_and_document_types_are_refused() {
    let text = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><w>&b;</w>";
    assert!(in_time("a.docx", zipped(&[("word/document.xml", text)])).unwrap_err().contains("damaged"));
}

#[test]
fn deep_nesting_ends() {
    for open in [
        "<w:sdt><w:sdtContent>",
        "<w:customXml>",
        "<w:tbl><w:tr><w:tc>",
        "<w:p><w:smartTag>",
        "<w:p><w:r><w:drawing><w:txbxContent>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
    ] {
        let names: Vec<&str> = open
            .split('<')
            .skip(1)
            .filter(|tag| !tag.contains('/'))
            .map(|tag| tag.split(['>', ' ']).next().unwrap())
            .collect();
        let close: String = names.iter().rev().map(|name| format!("</{name}>")).collect();
        let close = if open.contains("fldChar") { "</w:p>".to_owned() } else { close };
        let (depth, between) = (3000, "<w:p><w:r><w:t>in</w:t></w:r></w:p>");
        let body = format!("{}{between}{}", open.repeat(depth), close.repeat(depth));
        let _ = in_time("deep.docx", docx(&body));
    }
    for open in [
        "<div>",
        "<ul><li>",
        "<blockquote>",
        "<table><tr><td>",
        "<b>",
        "<p><b id=x>",
        "<span>",
        "<dl><dd>",
        "<details>",
    ] {
        for depth in [60, 120, 250, 100_000] {
            let _ = in_time("deep.html", format!("<html>{}words", open.repeat(depth)).into_bytes());
        }
    }
}

#[test]
fn wide_things_end() {
    let cells = "<td colspan=1000 rowspan=65534>x".repeat(300);
    let _ = in_time("wide.html", format!("<html><table>{}</table>", format!("<tr>{cells}").repeat(60)).into_bytes());
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr><w:p/></w:tc>".repeat(50);
    let _ = in_time("wide.docx", docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{cell}</w:tr>").repeat(2000))));
    let far = "<w:p><w:pPr><w:ind w:left=\"2147483647\"/><w:numPr><w:ilvl w:val=\"255\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let _ = in_time("far.docx", docx(&far.repeat(500)));
    for text in ["[", "[a", "<a", "~", "#", "_", "`", "&", "{", "[ ]", "☐", "!["] {
        let _ = in_time(
            "signs.docx",
            docx(&format!(
                "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
                text.replace('&', "&amp;").replace('<', "&lt;").repeat(20_000)
            )),
        );
    }
}
