//! Waivers: what they take away, where, until when, and what is said of them.

use std::path::Path;
use std::process::{Command, Output};

use kitpress::diagnostic::{Code, Colour, render};
use kitpress::pipeline::{self, Built, Options, Session};

use super::common::{self, NOW, SITE, findings, page, site, write};

const SKIPPED: &str = "## One\n\n#### Two levels down\n";

/// A page with these waivers, as YAML list items.
fn waiving(body: &str, waivers: &str) -> String {
    page(body).replace("---\n\n", &format!("waive:\n{waivers}---\n\n"))
}

fn waiver(rule: &str, until: &str) -> String {
    format!("  - {{ rule: {rule}, reason: It has to wait., by: Ada, until: {until} }}\n")
}

fn at(root: &Path, now: &str) -> Built {
    let options = Options { now: Some(now.parse().unwrap()), ..Options::default() };
    pipeline::build(root, &options, &|_, _, _| {})
}

fn codes(built: &Built) -> Vec<&'static str> {
    built.diagnostics.iter().map(|finding| finding.code.name()).collect()
}

#[test]
fn a_waived_error_does_not_keep_the_site_from_being_made_and_is_told_with_its_waiver() {
    let dir = site(&[("pages/index.md", &waiving(SKIPPED, &waiver("heading-skipped", "2027")))]);
    let built = common::build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    assert!(!built.artifacts.is_empty());
    let [waived] = &built.waived[..] else { panic!("{:?}", built.waived) };
    assert_eq!((waived.finding.code, &*waived.given.waiver.by), (Code::HeadingSkipped, "Ada"));
}

#[test]
fn a_page_waives_for_itself_and_the_site_for_all() {
    let own = waiving(SKIPPED, &waiver("heading-skipped", "2027"));
    let dir = site(&[("pages/index.md", &own), ("pages/other.md", &page(SKIPPED))]);
    let built = common::build(dir.path());
    assert_eq!(codes(&built), ["heading-skipped"]);
    assert!(findings(&built).contains("content/pages/other.md:9:1"), "{}", findings(&built));
    let all = format!("{SITE}waive:\n{}", waiver("heading-skipped", "2027"));
    write(dir.path(), "content/site.yaml", all.as_bytes());
    let built = common::build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    // The page's own comes first.
    let everywhere: Vec<bool> = built.waived.iter().map(|one| one.given.everywhere).collect();
    assert_eq!(everywhere, [false, true]);
}

#[test]
fn the_last_day_ends_at_midnight_where_the_site_is() {
    let dir = site(&[("pages/index.md", &waiving(SKIPPED, &waiver("heading-skipped", "2026-11-22")))]);
    let late = "2026-11-22T23:59:59Z";
    assert_eq!(codes(&at(dir.path(), late)), [""; 0]);
    let next = at(dir.path(), "2026-11-23T00:00:00Z");
    assert_eq!(codes(&next), ["waiver-expired", "heading-skipped"]);
    assert!(next.artifacts.is_empty());
    write(dir.path(), "content/site.yaml", format!("{SITE}timezone: Pacific/Auckland\n").as_bytes());
    assert_eq!(codes(&at(dir.path(), late)), ["waiver-expired", "heading-skipped"]);
}

#[test]
fn outputs_do_not_depend_on_the_day() {
    let text = waiving("<b>Raw</b> words.\n", &waiver("raw-html", "2026-12"));
    let dir = site(&[("pages/index.md", &text)]);
    let (before, after) = (at(dir.path(), NOW), at(dir.path(), "2030-01-01T00:00:00Z"));
    assert_eq!((codes(&before), codes(&after)), (vec![], vec!["waiver-expired", "raw-html"]));
    let files =
        |built: &Built| built.artifacts.iter().map(|one| (one.path.clone(), one.bytes.clone())).collect::<Vec<_>>();
    assert!(files(&before) == files(&after));
}

#[test]
fn what_keeps_a_page_from_being_made_cannot_be_waived() {
    let dir = site(&[("pages/index.md", &waiving("{{ role.nobody }}\n", &waiver("unknown-word", "2027")))]);
    let built = common::build(dir.path());
    assert_eq!(codes(&built), ["waiver-refused", "unknown-word"]);
    assert!(built.artifacts.is_empty() && built.waived.is_empty());
    for code in Code::ALL.iter().filter(|code| code.name().starts_with("unknown-")) {
        assert!(code.unwaivable().is_some() || *code == Code::UnknownFile, "{}", code.name());
    }
}

#[test]
fn no_waiver_is_called_unused_where_something_may_still_need_it() {
    let unused = waiver("link-missing-page", "2027");
    // Errors hide what comes after them.
    let dir = site(&[("pages/index.md", &waiving(SKIPPED, &unused))]);
    assert_eq!(codes(&common::build(dir.path())), ["heading-skipped"]);
    // A draft that is left out was not put in relation to other pages.
    let draft = waiving("Words.\n", &unused).replace("published:", "status: draft\npublished:");
    let dir = site(&[("pages/index.md", &page("Words.\n")), ("pages/draft.md", &draft)]);
    assert_eq!(codes(&common::build(dir.path())), ["drafts-left-out"]);
    let options = Options { drafts: true, ..Options::default() };
    assert_eq!(codes(&pipeline::build(dir.path(), &options, &|_, _, _| {})), ["waiver-unused"]);
}

fn said(session: &Session) -> String {
    let findings = session.findings();
    findings.diagnostics.iter().map(|one| render(one, &findings.texts, Colour::Plain)).collect()
}

#[test]
fn a_site_that_is_served_over_midnight_says_what_is_true_then() {
    let dir = site(&[("pages/index.md", &waiving(SKIPPED, &waiver("heading-skipped", "2026-11-22")))]);
    let options = Options { now: Some(NOW.parse().unwrap()), ..Options::default() };
    let mut session = Session::new(dir.path(), options);
    session.rebuild();
    assert!(session.is_good() && said(&session).is_empty());
    session.tell_time(NOW.parse().unwrap());
    assert!(!session.tell_time("2026-11-22T20:00:00Z".parse().unwrap()), "the same day");
    let files = session.artifacts().clone();
    assert!(session.tell_time("2026-11-23T07:00:00Z".parse().unwrap()), "another day");
    session.rebuild();
    assert_eq!(said(&session), findings_of(&at(dir.path(), "2026-11-23T07:00:00Z")));
    assert!(said(&session).contains("waiver-expired") && *session.artifacts() == files, "the last good site stays");
}

fn findings_of(built: &Built) -> String {
    built.diagnostics.iter().map(|one| render(one, &built.sources.texts, Colour::Plain)).collect()
}

#[cfg(feature = "documents")]
#[test]
fn a_waiver_that_only_documents_need_is_not_called_unused_before_they_are_made() {
    let needed = waiving("Words with <b>raw</b> HTML.\n", &waiver("not-representable", "2027"));
    let idle = waiving("Words.\n", &waiver("not-representable", "2027"));
    let dir = site(&[("pages/needed.md", &needed), ("pages/idle.md", &idle)]);
    write(dir.path(), "content/site.yaml", format!("{SITE}raw_html: true\ndownloads: [word]\n").as_bytes());
    let mut session = Session::new(dir.path(), Options::default());
    session.rebuild();
    assert_eq!(said(&session), "");
    session.settle();
    assert!(said(&session).contains("content/pages/idle.md"), "{}", said(&session));
    assert_eq!(said(&session), findings_of(&common::build(dir.path())));
    assert!(!said(&session).contains("needed.md"), "{}", said(&session));
}

#[test]
fn a_check_names_what_is_waived_when_it_is_asked_to() {
    let dir = site(&[("pages/index.md", &waiving(SKIPPED, &waiver("heading-skipped", "2026-11-22")))]);
    let root = dir.path().to_str().unwrap();
    let said = |more: &[&str]| {
        let output = command(&[&["check", "--strict", "--root", root], more].concat(), "1795348800");
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&output.stdout).ends_with(": no findings\n"));
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(said(&[]), "");
    insta::assert_snapshot!(said(&["--show-waived"]));
}

fn command(arguments: &[&str], epoch: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    command.args(arguments).env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", epoch).output().unwrap()
}

#[test]
fn the_day_of_a_command_is_that_of_source_date_epoch() {
    let dir = site(&[("pages/index.md", &waiving(SKIPPED, &waiver("heading-skipped", "2026-11-22")))]);
    let root = dir.path().to_str().unwrap();
    let run = |words: &[&str], epoch| command(&[words, &["--root", root]].concat(), epoch);
    let output = dir.path().join("out");
    let output = output.to_str().unwrap();
    for words in [&["check", "--strict"][..], &["build", "--strict", "--output", output]] {
        // 22 and 23 November 2026, noon.
        assert_eq!(run(words, "1795348800").status.code(), Some(0), "{words:?}");
        assert_eq!(run(words, "1795435200").status.code(), Some(1), "{words:?}");
        let wrong = run(words, "yesterday");
        assert_eq!(wrong.status.code(), Some(2), "{words:?}");
        assert!(String::from_utf8_lossy(&wrong.stderr).contains("SOURCE_DATE_EPOCH is `yesterday`"));
    }
}
