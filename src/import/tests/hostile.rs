//! Nothing that a file holds makes a reader panic, hang, or take all memory; what comes out can always be built.

use std::time::Duration;

use proptest::prelude::*;

use super::imported;
use super::word::{docx, package};
use crate::diagnostic::Severity;
use crate::model::Kind;
use crate::parse::markdown::{Options, parse};
use crate::parse::terms::TermMatcher;
use crate::source::SourceId;

/// Reads on a thread of its own, with a small stack, and fails when that takes longer than a person would wait.
fn in_time(name: &'static str, bytes: Vec<u8>) -> Result<String, String> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let work = move || {
        let _ = sender.send(imported(name, &bytes, None).map_err(|refusal| refusal.to_string()));
    };
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(work).unwrap();
    receiver.recv_timeout(Duration::from_secs(120)).expect("it ends, without a panic")
}

#[test]
fn a_small_file_cannot_unpack_into_a_large_one() {
    let spaces = " ".repeat(49 * 1024 * 1024);
    let bytes = package(&[("word/document.xml", &format!("<w:document>{spaces}</w:document>"))]);
    assert!(bytes.len() < 1024 * 1024);
    let refusal = in_time("bomb.docx", bytes).unwrap_err();
    assert!(refusal.contains("unpacks to more than 48 MiB"), "{refusal}");
}

#[test]
fn entities_and_document_types_are_refused() {
    let text = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><w>&b;</w>";
    assert!(in_time("a.docx", package(&[("word/document.xml", text)])).unwrap_err().contains("damaged"));
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
        let body = if open.contains("fldChar") {
            format!("{}{between}{}", open.repeat(depth), close.repeat(depth))
        } else {
            format!("{}{between}{}", open.repeat(depth), close.repeat(depth))
        };
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

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Words \
    [name] ____</w:t></w:r><w:hyperlink r:id=\"web\"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>\
    <w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:sdt><w:sdtPr><w:alias w:val=\"A\"/><w:dropDownList><w:listItem w:value=\"1\"/>\
    </w:dropDownList></w:sdtPr><w:sdtContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/>\
    </w:r><w:r><w:instrText>HYPERLINK \"x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/><w:footnoteReference w:id=\"2\"/></w:r></w:p>";

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<h1>",
    "<h3>",
    "</h3>",
    "<ul>",
    "<li>",
    "</ul>",
    "<ol start=9>",
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "<th colspan=2>",
    "</table>",
    "<b>",
    "</b>",
    "<i>",
    "<a href='#x'>",
    "<a href='https://a.org/)'>",
    "</a>",
    "<a id=x>",
    "<sup>",
    "1",
    "<img src=here.png>",
    "<img src='data:,x'>",
    "<input>",
    "<input type=checkbox>",
    "<label>",
    "<select><option>",
    "</select>",
    "<textarea>",
    "</textarea>",
    "<blockquote>",
    "— Mina",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<code>",
    "`",
    "<dl>",
    "<dt>",
    "<dd>",
    "<br>",
    "<hr>",
    "words",
    " ",
    "*",
    "[name]",
    "____",
    "☐",
    "{{ role.x }}",
    "::: quiz",
    "|",
    "<details>",
    "<main>",
    "&lt;",
    "\u{a0}",
    "ŵ",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<svg>",
    "<math>",
    "<template>",
    "<q>",
    "<abbr title=t>",
    "#",
    "- ",
    "1. ",
    "\n",
];

/// The page that came out has no mistake that an editor would have to mend first.
fn builds(shown: &str) {
    let (kind, page) = shown.split_once(" (").unwrap();
    let text = page.split_once("\n\n---\n").unwrap().1.split_once("\n---\n\n").unwrap().1;
    let text = text.split("\nlook at ").next().unwrap();
    let terms = TermMatcher::default();
    let kind = Kind::from_name(kind).unwrap();
    let parsed = parse(SourceId(0), text, 0, &Options { kind, terms: &terms, raw_html: false });
    let wrong: Vec<_> = parsed.diagnostics.iter().filter(|found| found.severity != Severity::Information).collect();
    assert!(wrong.is_empty(), "{wrong:?}\n{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200), name in prop::sample::select(vec!["a.docx", "a.html", "a.doc", "a"])) {
        let _ = imported(name, &bytes, None);
    }

    #[test]
    fn damaged_packages_are_answered(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<Option<prop::sample::Index>>()) {
        let mut bytes = docx(BODY);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = imported("a.docx", &bytes, None);
    }

    #[test]
    fn damaged_bodies_are_answered_or_build(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40), 1..4)) {
        // Whole elements are taken out or doubled, so that most of what is left is well formed.
        let mut parts: Vec<&str> = BODY.split_inclusive("</w:r>").collect();
        for (at, length) in cuts {
            let at = at.index(parts.len());
            if length < 20 { let part = parts[at]; parts.insert(at, part); } else if parts.len() > 1 { parts.remove(at); }
        }
        if let Ok(shown) = imported("a.docx", &docx(&parts.concat()), None) {
            builds(&shown);
        }
    }

    #[test]
    fn any_row_of_tags_becomes_a_page_that_builds(tags in prop::collection::vec(prop::sample::select(TAGS), 0..40)) {
        let page = format!("<html>{}", tags.concat());
        builds(&imported("a.html", page.as_bytes(), None).unwrap());
    }
}
