//! What is filled in on a page has the same names in the page's Word file and PDF, so that answers find their place there.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use kitpress::pipeline::Built;
use kitpress::view::names;

use super::common::{build, findings, page, site, text};
use super::documents::bytes;

type Names = BTreeSet<String>;

/// Names of the controls in a page's text; the form for feedback is not among them.
fn of_page(html: &str) -> Names {
    // A page that leads from an old address has no text.
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    let controls =
        main.split('<').filter(|tag| ["input ", "select ", "textarea "].iter().any(|name| tag.starts_with(name)));
    controls.map(|tag| between(tag, " name=\"", "\"").unwrap_or_else(|| panic!("without a name: {tag}"))).collect()
}

fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0.to_owned())
}

/// Tags of the controls in text and footnotes; the contents of a toolkit are in one too, which nobody fills in.
fn of_word(file: &[u8]) -> Names {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut names = Names::new();
    for part in ["word/document.xml", "word/footnotes.xml"] {
        let Ok(mut part) = archive.by_name(part) else { continue };
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        names.extend(text.split("<w:tag ").skip(1).filter_map(|rest| between(rest, "w:val=\"", "\"")));
    }
    names.remove("kitpress-contents");
    names
}

fn of_pdf(file: &[u8]) -> Names {
    let document = lopdf::Document::load_mem(file).unwrap();
    let Ok(form) = document.catalog().unwrap().get(b"AcroForm") else { return Names::new() };
    let form = document.dereference(form).unwrap().1.as_dict().unwrap();
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let name = |field: &lopdf::Object| {
        let field = document.dereference(field).unwrap().1.as_dict().unwrap();
        lopdf::decode_text_string(field.get(b"T").unwrap()).unwrap()
    };
    fields.iter().map(name).collect()
}

/// Compares each page that has documents with them; how many pages and controls there were.
fn compare(built: &Built) -> (usize, usize) {
    let paths: Vec<&str> = built.artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let (mut pages, mut controls) = (0, 0);
    for index in paths.iter().filter(|path| path.ends_with("index.html")) {
        let folder = index.strip_suffix("index.html").unwrap_or_default();
        let beside = |ending: &str| {
            let of_page = |path: &&&str| {
                path.strip_prefix(folder).is_some_and(|name| !name.contains('/') && name.ends_with(ending))
            };
            paths.iter().find(of_page).copied()
        };
        if beside(".docx").or_else(|| beside(".pdf")).is_none() {
            continue;
        }
        let mut expected = of_page(&text(built, index));
        // A toolkit's documents hold its sections, which have documents of their own too.
        if beside(".epub").is_some() {
            // The page for paper has all of them once more.
            let paper = format!("{folder}print/index.html");
            let section = |path: &&&str| path.starts_with(folder) && path.ends_with("index.html") && path != &index;
            for section in paths.iter().filter(section).filter(|path| **path != paper) {
                let slug = section.strip_prefix(folder).and_then(|rest| rest.strip_suffix("/index.html")).unwrap();
                let prefix = format!("{slug}--");
                expected.extend(of_page(&text(built, section)).iter().map(|name| names::within(&prefix, name)));
            }
        }
        for name in &expected {
            assert!(name.encode_utf16().count() <= names::MOST && !name.contains('.'), "{index}: {name}");
        }
        if let Some(path) = beside(".docx") {
            assert_eq!(of_word(bytes(built, path)), expected, "{path}");
        }
        if let Some(path) = beside(".pdf") {
            assert_eq!(of_pdf(bytes(built, path)), expected, "{path}");
            pages += 1;
            controls += expected.len();
        }
    }
    (pages, controls)
}

#[test]
fn controls_have_the_names_of_the_fields_in_every_document_of_the_demonstration() {
    let built = build(Path::new(env!("CARGO_MANIFEST_DIR")));
    let (pages, controls) = compare(&built);
    assert!(pages >= 15 && controls >= 150, "{pages} pages with {controls} controls");
}

#[test]
fn controls_have_the_names_of_the_fields_in_every_document_of_the_fixtures() {
    let mut controls = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/good")).unwrap() {
        controls += compare(&build(&entry.unwrap().path())).1;
    }
    assert!(controls >= 20, "{controls} controls");
}

#[test]
fn names_agree_wherever_a_field_stands_and_whatever_it_is_called() {
    let long = "what you will do together in the first weeks of the term, and with whom, and why";
    let body = format!(
        "[task 1], [cell 1 1 2] and [{long}]. Twice: [your name], [your name]. [{long}]\n\n\
         - [ ] open\n- [x] done\n\n  - [ ] within [a date]\n- [ ]\n\n> [!TIP]\n> - [ ] in a remark\n\n\
         ## A part about [a thing] {{.collapsible}}\n\n- [ ] in a part\n\n| Who | When |\n|---|---|\n| You | |\n| | now |\n\n\
         Word[^1]\n\n[^1]: A note with [something].\n\n    - [ ] in a note\n\n## Another [heading]\n\n| A | B |\n|---|---|\n| x | |\n"
    );
    let form = page(&body).replace("published:", "purpose: To be filled in.\npublished:");
    let dir = site(&[("templates/form.md", &form)]);
    let built = build(dir.path());
    let (pages, controls) = compare(&built);
    assert!(pages == 1 && controls >= 17, "{controls} controls\n{}", findings(&built));
    let names = of_page(&text(&built, "templates/form/index.html"));
    assert!(names.contains("field-task-1") && names.contains("task-1"), "{names:?}");
}

#[test]
fn what_a_withheld_voice_holds_moves_no_other_name() {
    let body = "> - [ ] said by Mina\n>\n> — Mina, student\n\n- [ ] the page's own\n";
    let person = "voices:\n  Mina: {role: Person, pseudonym: true, consent: {recorded: true, scope: [web], ref: r}}\n";
    let dir =
        site(&[("pages/two.md", &page(body).replace("published:", &format!("{person}downloads: [word]\npublished:")))]);
    let built = build(dir.path());
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Names>();
    assert_eq!(of_page(&text(&built, "two/index.html")), names(&["task-1", "task-2"]), "{}", findings(&built));
    assert_eq!(of_word(bytes(&built, "two/two.docx")), names(&["task-2"]));
}
