//! The index of the search: what is in it, in which words and language, and what is in none of its files.

use std::fs;

use kitpress::pipeline::{Built, Options, Session};

use super::common::{SITE, build, findings, site, text, write};

const VOCABULARY: &str =
    "roles:\n  student_partner:\n    one: student partner\n    other: student partners\n    also: [Connector]\n";

/// All files of the index as one text.
fn index(built: &Built) -> String {
    assert!(!built.artifacts.is_empty(), "{}", findings(built));
    let own = |path: &str| path.starts_with("assets/search/") || path.ends_with("/entry.js");
    let files = built.artifacts.iter().filter(|file| own(file.path.as_str()));
    files.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
}

fn page(title: &str, front: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\nsummary: In short.\npublished: 2026-01-02\nauthors: [{{name: Somebody}}]\n{front}---\n\n{body}\n"
    )
}

#[test]
fn another_word_for_a_role_stands_in_the_index_and_leads_to_its_pages() {
    let dir = site(&[
        ("vocabulary.yaml", VOCABULARY),
        ("posts/one.md", &page("One", "roles: [student_partner]\n", "Words about something else.")),
    ]);
    let built = build(dir.path());
    let index = index(&built);
    assert!(index.contains("[\"connector\",\"student partner\",\"student partners\"]"), "{index}");
    // The front-coded words: `connector` after a word that it shares its first letters with, or none.
    assert!(index.contains("nnector"), "{index}");
    assert!(text(&built, "search/index.html").contains("/roles/student-partner/"), "roles without the search");
}

#[test]
fn each_language_has_an_index_of_its_own_in_its_own_words() {
    let dir = site(&[
        ("posts/one.md", &page("One", "", "English words.")),
        ("posts/one.cy.md", &page("Gŵyl", "", "Geiriau Cymraeg.")),
    ]);
    write(dir.path(), "content/site.yaml", SITE.replace("[en]", "[en, cy]").as_bytes());
    let built = build(dir.path());
    let (english, welsh) = (text(&built, "search/entry.js"), text(&built, "cy/search/entry.js"));
    assert!(english.contains("\"lang\":\"en\"") && welsh.contains("\"lang\":\"cy\""));
    assert!(welsh.contains("\"search\":\"Chwilio\"") && welsh.contains("\"mh\""), "{welsh}");
    assert!(english.contains("\"mutations\":[]"));
    assert!(english.contains("\"root\":\"../\"") && welsh.contains("\"root\":\"../../\""));
    let pages: Vec<String> = built
        .artifacts
        .iter()
        .filter(|file| file.path.as_str().starts_with("assets/search/"))
        .map(|file| String::from_utf8_lossy(&file.bytes).into_owned())
        .filter(|text| text.contains("Geiriau Cymraeg"))
        .collect();
    assert!(pages.len() == 1 && pages[0].contains("\"cy/posts/one/\""), "{pages:?}");
}

#[test]
fn words_that_the_web_may_not_show_are_in_no_file_of_the_index() {
    let voices = "voices:\n  Mina: {role: student, consent: {recorded: true, scope: [word]}}\n  Ola: {role: student, consent: {recorded: true, scope: [web]}}\n";
    let body = "> Hiddenwords here.\n> — Mina, student\n\n> Shownwords here.\n> — Ola, student\n";
    let dir = site(&[
        ("posts/one.md", &page("One", voices, body)),
        ("posts/gone.md", &page("Gonetitle", "status: withdrawn\n", "Gonewords here.")),
        ("posts/draft.md", &page("Drafttitle", "status: draft\n", "Draftwords here.")),
        ("posts/closed.md", &page("Closedtitle", "access: restricted\n", "Closedwords here.")),
    ]);
    let index = index(&build(dir.path())).to_lowercase();
    for shown in ["shownwords", "closedtitle"] {
        assert!(index.contains(shown), "{shown}");
    }
    for hidden in ["hiddenwords", "mina", "gonetitle", "gonewords", "drafttitle", "draftwords", "closedwords"] {
        assert!(!index.contains(hidden), "{hidden}");
    }
}

#[test]
fn an_edit_of_a_body_makes_no_index_until_somebody_searches() {
    let dir = site(&[("posts/one.md", &page("One", "", "Firstwords."))]);
    let mut session = Session::new(dir.path(), Options::default());
    session.rebuild();
    session.settle();
    let held = |session: &Session, words: &str| {
        session
            .artifacts()
            .iter()
            .filter(|(path, _)| path.as_str().starts_with("assets/search/"))
            .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(words))
    };
    assert!(held(&session, "Firstwords"));
    fs::write(dir.path().join("content/posts/one.md"), page("One", "", "Secondwords.")).unwrap();
    let change = session.change(["content/posts/one.md".to_owned()]);
    assert_eq!(change.files.len(), 1, "the page alone");
    assert!(!held(&session, "Secondwords"));
    let change = session.search();
    assert!(held(&session, "Secondwords") && !held(&session, "Firstwords"));
    assert!(change.files.iter().any(|(_, bytes)| bytes.is_none()), "what is of before is gone");
    assert!(session.search().files.is_empty(), "nothing changed since");
}
