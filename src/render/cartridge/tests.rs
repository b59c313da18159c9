//! Cartridges as a whole: their names, their bytes, and what the gate finds in spoilt ones. What other programs make of them is
//! checked by `tests/cartridge/`.

use std::io::Read;
use std::sync::Arc;

use super::gate::gate;
use super::*;
use crate::view::paper::testing::{block, paragraph, sample, text};
use crate::view::paper::{Course, Inline, LinkTo};

fn part(slug: &str, number: &str, words: &str) -> crate::view::paper::Block {
    let (id, number) = (format!("part-{slug}"), Some(number.to_owned()));
    block(BlockKind::Heading { level: 1, id, number, inlines: vec![text(words)] })
}

/// A toolkit of two sections, the second of which leads to the first.
fn book() -> Paper {
    let link = Inline::Link { to: LinkTo::Within("part-begin".into()), inlines: vec![text("the beginning")] };
    let course = Course {
        files_title: "To use with this".into(),
        links_title: "On the web".into(),
        links: vec![("A <book> & more".into(), "https://example.org/?a=1&b=2".into())],
        ..Course::default()
    };
    let blocks = vec![part("begin", "1", "Begin"), part("ŵyl", "2", "Go on"), paragraph(vec![link])];
    Paper { book: true, blocks, course, ..sample() }
}

fn made(paper: &Paper) -> Vec<u8> {
    let looks = Looks { epub: Some(Arc::from("p { margin: 0; }")), ..Looks::default() };
    let file = File { title: "Ground rules, Word", name: "ground rules.docx".into(), bytes: b"PK".to_vec() };
    let (bytes, findings) = cartridge(paper, &looks, &[file]);
    assert!(findings.is_empty(), "{findings:?}");
    bytes
}

fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let each = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    each.collect()
}

fn manifest(paper: &Paper) -> String {
    String::from_utf8(files(&made(paper)).remove(0).1).unwrap()
}

#[test]
fn names_follow_the_pages_and_stay_when_sections_are_sorted_anew() {
    let (mut paper, before) = (book(), manifest(&book()));
    for name in ["pages/begin.html", "pages/u175yl.html", "files/ground%20rules.docx", "pages/kitpress.css"] {
        assert!(before.contains(&format!("<file href=\"{name}\"/>")), "{name}: {before}");
    }
    let first = paper.blocks.remove(0);
    paper.blocks.push(first);
    let resources = |manifest: &str| {
        let rest = manifest.split("<resources>").nth(1).unwrap();
        rest.split("<resource ").map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let trimmed =
        |set: BTreeSet<String>| set.into_iter().map(|one| one.replace("</resources>\n</manifest>\n", "")).collect();
    let (before, after): (BTreeSet<String>, BTreeSet<String>) =
        (trimmed(resources(&before)), trimmed(resources(&manifest(&paper))));
    assert_eq!(before, after);
}

#[test]
fn the_same_paper_makes_the_same_bytes() {
    assert!(made(&book()) == made(&book()));
}

#[test]
fn each_fault_is_found() {
    let good = files(&made(&book()));
    let spoilt = |name: &str, from: &str, to: &str| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut changed = false;
        for (path, bytes) in &good {
            let text = String::from_utf8_lossy(bytes);
            if path == name && to == "gone" {
                changed = true;
                continue;
            }
            zip.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
            let bytes = if path == name { text.replacen(from, to, 1).into_bytes() } else { bytes.clone() };
            changed |= path == name && text.contains(from);
            zip.write_all(&bytes).unwrap();
        }
        assert!(changed, "{name} has no {from}");
        gate(&zip.finish().unwrap().into_inner())
    };
    let (list, page) = ("imsmanifest.xml", "pages/u175yl.html");
    for (name, from, to, expected) in [
        (list, "", "gone", "no manifest"),
        (list, "</item>", "", "not well-formed"),
        (list, "identifier=\"page-begin\"", "identifier=\"page-title\"", "`page-title` twice"),
        (list, "identifierref=\"page-begin\"", "identifierref=\"page-end\"", "`page-end`, which is no resource"),
        (list, "<file href=\"pages/begin.html\"/>", "", "does not name `pages/begin.html`"),
        ("files/ground rules.docx", "", "gone", "`files/ground rules.docx` is not there"),
        (page, "begin.html#", "end.html#", "needs `end.html"),
        (page, "<h1", "<script/><h1", "has a `script`"),
        (page, "</h1>", "", "not well-formed"),
    ] {
        let found = spoilt(name, from, to);
        assert!(found.iter().any(|one| one.contains(expected)), "{expected}: {found:?}");
    }
    assert!(gate(b"PK").iter().any(|one| one.contains("cannot be opened")));
}
