//! The accessibility statement tells of the last check that was recorded: on the page, in Word and PDF, in each language.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use kitpress::diagnostic::Code;
use kitpress::pipeline::{Options, Session};

use super::common::{NOW, SITE, build, findings, page, site, text, write};

const STATEMENT: &str = "statement:\n  prepared: 2026-01-02\n  contact: { email: access@example.ac.uk }\n  enforcement: { name: EASS, url: \"https://www.equalityadvisoryservice.com/\" }\n  issues: [{ problem: A film has no captions. }]\ndownloads: [word, pdf]\n";

fn statement() -> String {
    page("::: statement\n").replace("published:", &format!("{STATEMENT}published:"))
}

const WAIVED: &str =
    "waive:\n  - { rule: heading-skipped, reason: It is rewritten next term., by: Ada Price, until: 2027-01-31 }\n";

/// Two pages with waived headings, one of them in Welsh, and raw HTML that nobody waived.
fn faulty() -> tempfile::TempDir {
    let skipped = |title: &str| {
        page("## One\n\n#### Three\n\nWords, <b>raw</b>.\n")
            .replace("A page", title)
            .replace("published:", &format!("{WAIVED}published:"))
    };
    let dir = site(&[
        ("pages/accessibility.md", &statement()),
        ("pages/accessibility.cy.md", &statement()),
        ("pages/accessibility.ar.md", &statement()),
        ("pages/rooms.md", &skipped("Our rooms")),
        ("pages/lifts.md", &skipped("Lifts & stairs")),
    ]);
    write(dir.path(), "content/site.yaml", SITE.replace("[en]", "[en, cy, ar]").as_bytes());
    dir
}

fn check(root: &Path, more: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    command.args(["check", "--root"]).arg(root).args(more);
    let Output { status, stdout, stderr } =
        command.env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", "1795348800").output().unwrap();
    (status.code(), String::from_utf8_lossy(&[stderr, stdout].concat()).into_owned())
}

fn recorded(root: &Path) -> String {
    fs::read_to_string(root.join("content/last-check.yaml")).unwrap()
}

#[test]
fn what_is_recorded_is_small_the_same_each_time_and_names_nobody() {
    let dir = faulty();
    let (code, said) = check(dir.path(), &["--record"]);
    assert!(code == Some(0) && said.contains("is recorded in `content/last-check.yaml`"), "{said}");
    assert!(!said.contains("statement-check-missing"), "{said}");
    let first = recorded(dir.path());
    let expected = "on: 2026-11-22\nkitpress: \"VERSION\"\npages: 5\nfound:\n  - rule: heading-skipped\n    times: 2\n    on:\n      - \"pages/lifts\"\n      - \"pages/rooms\"\n    reason: \"It is rewritten next term.\"\n    until: 2027-01-31\n  - rule: raw-html\n    times: 2\n    on:\n      - \"pages/lifts\"\n      - \"pages/rooms\"\n";
    assert!(first.ends_with(&expected.replace("VERSION", env!("CARGO_PKG_VERSION"))), "{first}");
    assert!(!first.contains("Ada"), "{first}");
    let (_, said) = check(dir.path(), &["--record"]);
    assert!(said.contains("is as it is recorded in"), "{said}");
    assert_eq!(recorded(dir.path()), first);
    assert!(!findings(&build(dir.path())).contains("last-check"), "what is written can be read");
}

#[test]
fn the_page_tells_the_editors_issues_then_what_the_check_found_in_its_language() {
    let dir = faulty();
    check(dir.path(), &["--record"]);
    let built = build(dir.path());
    let english = text(&built, "accessibility/index.html");
    let told = english.split_once("A film has no captions.").unwrap().1;
    for words in [
        "An automatic check on 22 November 2026 found what follows, too. Such a check cannot find everything.",
        "Headings that are empty or out of order: 2",
        "<a href=\"/lifts/\">Lifts &amp; stairs</a>, <a href=\"/rooms/\">Our rooms</a>",
        "It is rewritten next term.",
        "Parts of a page that are left out: 2",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(told.contains("31 January 2027") && !english.contains("Ada"), "{told}");
    let welsh = text(&built, "cy/accessibility/index.html");
    assert!(welsh.contains("Penawdau gwag neu allan o drefn: 2"), "{welsh}");
    assert!(welsh.contains("<a href=\"/lifts/\" lang=\"en\">Lifts &amp; stairs</a>"), "{welsh}");
    let arabic = text(&built, "ar/accessibility/index.html");
    assert!(arabic.contains("عناوين فارغة أو في غير ترتيبها:") && arabic.contains("وجد فحص آلي"), "{arabic}");
}

#[cfg(feature = "documents")]
#[test]
fn word_and_pdf_tell_the_same() {
    use super::documents::{bytes, pdf, word};
    let dir = faulty();
    check(dir.path(), &["--record"]);
    let built = build(dir.path());
    let word = word(bytes(&built, "accessibility/accessibility.docx"));
    let pdf: String = pdf(bytes(&built, "accessibility/accessibility.pdf")).split_whitespace().collect();
    for words in [
        "An automatic check on 22 November 2026 found what follows, too. Such a check cannot find everything.",
        "Headings that are empty or out of order: 2",
        "It is rewritten next term.",
        "Parts of a page that are left out: 2",
    ] {
        assert!(word.contains(words), "{words}\n{word}");
        assert!(pdf.contains(&words.split_whitespace().collect::<String>()), "{words}\n{pdf}");
    }
    assert!(word.contains("Our rooms") && pdf.contains("Ourrooms"));
}

#[test]
fn a_check_that_found_nothing_claims_nothing() {
    let dir = site(&[("pages/accessibility.md", &statement())]);
    check(dir.path(), &["--record"]);
    assert!(recorded(dir.path()).ends_with("found: []\n"));
    let page = text(&build(dir.path()), "accessibility/index.html");
    assert!(page.contains("found none of the barriers that it can look for. That is not all there is"), "{page}");
    assert!(page.contains("so we make no claim"), "{page}");
}

#[test]
fn nothing_is_recorded_of_a_check_that_errors_cut_short() {
    let dir = site(&[("pages/accessibility.md", &statement()), ("pages/wrong.md", &page("[[nowhere]]"))]);
    let (code, said) = check(dir.path(), &["--record"]);
    assert!(code == Some(2) && said.contains("mend them first"), "{said}");
    assert!(!dir.path().join("content/last-check.yaml").exists());
}

#[test]
fn a_page_that_is_gone_or_not_for_everybody_is_counted_and_not_linked() {
    let record =
        "on: 2026-11-20\nfound:\n  - { rule: image-alt, times: 3, on: [pages/gone, pages/staff, pages/open] }\n";
    let staff = page("Words.").replace("published:", "access: restricted\npublished:").replace("A page", "For staff");
    let open = page("Words.").replace("A page", "For all");
    let dir = site(&[
        ("pages/accessibility.md", &statement()),
        ("pages/staff.md", &staff),
        ("pages/open.md", &open),
        ("last-check.yaml", record),
    ]);
    let built = build(dir.path());
    let page = text(&built, "accessibility/index.html");
    let told = page.split_once("Images without a useful text alternative: 3").unwrap().1.split_once("</li>").unwrap().0;
    assert!(told.contains("For all") && !told.contains("For staff") && !told.contains("gone"), "{told}");
}

#[test]
fn a_record_that_cannot_be_read_is_an_error_at_its_place_and_nothing_else() {
    let record = "on: 2026-11-20\nfound:\n  - { rule: image-alternative, times: 3 }\n";
    let dir = site(&[("pages/accessibility.md", &statement()), ("last-check.yaml", record)]);
    let built = build(dir.path());
    let said = findings(&built);
    assert!(said.contains("content/last-check.yaml:3:13"), "{said}");
    assert!(built.diagnostics.iter().all(|one| one.code != Code::StatementCheckMissing), "{said}");
}

#[test]
fn a_new_record_makes_the_statement_anew_while_the_site_is_served_and_no_other_page() {
    let dir = faulty();
    let mut session = Session::new(dir.path(), Options { now: Some(NOW.parse().unwrap()), ..Options::default() });
    session.rebuild();
    check(dir.path(), &["--record"]);
    let change = session.change(["content/last-check.yaml".to_owned()]);
    let files: Vec<&str> = change.files.iter().map(|(path, _)| path.as_str()).collect();
    let pages: Vec<&str> = files.into_iter().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(pages, ["accessibility/index.html", "ar/accessibility/index.html", "cy/accessibility/index.html"]);
    write(dir.path(), "content/last-check.yaml", b"on: 2026-11-20\nfound: []\n");
    let change = session.change(["content/last-check.yaml".to_owned()]);
    assert!(change.files.iter().any(|(path, _)| path.as_str() == "accessibility/index.html"));
}
