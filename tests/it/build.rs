//! What a build promises: the same bytes each time, nothing written on errors, small changes stay small.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use kitpress::diagnostic::Severity;
use kitpress::document::DataBlock;
use kitpress::pipeline::{self, Built, Options};

use super::common::{SITE, build, findings, page, site, text, write};

fn command(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kitpress")).args(arguments).env("NO_COLOR", "1").output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn bytes(built: &Built) -> BTreeMap<String, Vec<u8>> {
    built.artifacts.iter().map(|artifact| (artifact.path.to_string(), artifact.bytes.clone())).collect()
}

fn demonstration() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_demonstration_builds_without_a_finding_and_the_same_each_time() {
    let first = build(demonstration());
    assert!(first.diagnostics.is_empty(), "{}", findings(&first));
    let again = build(demonstration());
    assert_eq!(bytes(&first), bytes(&again));
}

#[test]
fn the_same_bytes_come_from_another_folder() {
    let dir = tempfile::tempdir().unwrap();
    for folder in ["content", "themes"] {
        copy(&demonstration().join(folder), &dir.path().join("a b/ŵ").join(folder));
    }
    let here = build(demonstration());
    let there = build(&dir.path().join("a b/ŵ"));
    assert_eq!(bytes(&here), bytes(&there));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_built_in_theme_serves_where_there_is_no_themes_folder() {
    let dir = site(&[("pages/index.md", &page("Hello.\n"))]);
    let built = build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    assert!(text(&built, "index.html").contains("Hello."));
    assert!(built.artifacts.iter().any(|a| a.path.as_str().starts_with("assets/site.")));
}

#[test]
fn a_folder_theme_replaces_the_built_in_one_file_by_file() {
    let dir = site(&[("pages/index.md", &page("Hello.\n")), ("pages/other.md", &page("More.\n"))]);
    write(dir.path(), "content/site.yaml", format!("{}theme: ours\n", super::common::SITE).as_bytes());
    write(
        dir.path(),
        "themes/ours/templates/page.html",
        b"<!doctype html><html lang=\"{{ page.lang }}\"><title>{{ page.title }}</title><main><h1>{{ page.title }}</h1>ours{{ body | safe }}</main>",
    );
    write(dir.path(), "themes/ours/strings/en.ftl", b"skip_to_content = Jump to the text\n");
    let built = build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    assert!(text(&built, "other/index.html").contains("ours<p>More.</p>"));
    assert!(
        text(&built, "index.html").contains("Jump to the text"),
        "the home page is the built-in one with our words"
    );
}

#[test]
fn a_mistake_in_a_theme_is_shown_at_its_line() {
    let dir = site(&[("pages/index.md", &page("Hello.\n"))]);
    write(dir.path(), "content/site.yaml", format!("{}theme: ours\n", super::common::SITE).as_bytes());
    write(dir.path(), "themes/ours/templates/page.html", b"<p>\n{{ page.titel }}\n");
    write(dir.path(), "themes/ours/templates/post.html", b"<p>\n{% if x %}\n");
    let built = build(dir.path());
    assert!(findings(&built).contains("themes/ours/templates/post.html:"), "{}", findings(&built));
    assert!(built.artifacts.is_empty());
}

#[test]
fn the_demonstration_builds_without_a_finding_for_another_address() {
    let base_url = Some("http://127.0.0.1:8000/".parse().unwrap());
    let options = Options { base_url, prose: true, ..Options::default() };
    let built = pipeline::build(Path::new(env!("CARGO_MANIFEST_DIR")), &options, &|_, _, _| {});
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
}

#[test]
fn a_block_without_data_shows_nothing_and_does_no_harm() {
    let blocks: String = DataBlock::ALL.iter().map(|block| format!("::: {}\n\n", block.name())).collect();
    let dir = site(&[
        ("pages/index.md", &page("Hello.\n")),
        ("posts/one.md", &post(&format!("Before.\n\n{blocks}After.\n"))),
    ]);
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    assert_eq!(built.diagnostics.count(Severity::Warning), DataBlock::ALL.len());
    let text = text(&built, "posts/one/index.html");
    assert!(text.contains("<p>Before.</p>\n<p>After.</p>"), "{text}");
}

#[test]
fn an_edit_of_a_body_changes_its_own_page_only() {
    let pages = |word: &str| {
        vec![
            ("pages/index.md".to_owned(), page("Home with [[one]].\n")),
            ("posts/one.md".to_owned(), post(&format!("A {word} word, [[two]].\n"))),
            ("posts/two.md".to_owned(), post("Nothing.\n")),
        ]
    };
    let built = |word: &str| {
        let files = pages(word);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let dir = site(&files);
        let built = build(dir.path());
        assert!(built.diagnostics.is_empty(), "{}", findings(&built));
        bytes(&built)
    };
    let (before, after) = (built("short"), built("brief"));
    let changed: Vec<&String> =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(p, _)| p).collect();
    // What a reader can search for is another, and so is the index: nothing else.
    let (index, pages): (Vec<&String>, Vec<&String>) =
        changed.iter().copied().partition(|path| path.starts_with("assets/search/") || *path == "search/entry.js");
    assert_eq!(pages, ["posts/one/index.html"]);
    assert_eq!(index.len(), 5, "words, postings, names, the page's own file, and the entry: {index:?}");
}

fn post(body: &str) -> String {
    format!(
        "---\ntitle: A post\nsummary: What it says.\npublished: 2026-01-02\nauthors:\n  - name: Somebody\n---\n\n{body}\n"
    )
}

#[test]
fn with_errors_nothing_is_written_and_the_last_good_site_stays() {
    let dir = site(&[("pages/index.md", &page("Good.\n"))]);
    let root = dir.path().to_str().unwrap();
    let good = command(&["build", "--root", root]);
    assert!(good.status.success(), "{}", stderr(&good));
    assert!(stdout(&good).contains("index.html"), "{}", stdout(&good));
    let out = dir.path().join("site/index.html");
    let before = fs::read(&out).unwrap();
    write(dir.path(), "content/pages/index.md", page("Bad [[nowhere]].\n").as_bytes());
    let bad = command(&["build", "--root", root]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(stderr(&bad).contains("content/pages/index.md:7:5"), "{}", stderr(&bad));
    assert!(stderr(&bad).contains("the last good site stays"), "{}", stderr(&bad));
    assert_eq!(fs::read(&out).unwrap(), before);
}

#[test]
fn the_command_teaches_and_its_exit_codes_mean_what_help_says() {
    let help = command(&["build", "--help"]);
    assert!(help.status.success());
    for option in ["--root", "--output", "--base-url", "--drafts", "--timings", "--strict"] {
        assert!(stdout(&help).contains(option), "{option}");
    }
    assert_eq!(command(&["bild"]).status.code(), Some(2));
    assert_eq!(command(&["build", "--base-url", "example"]).status.code(), Some(2));
    assert!(command(&["--version"]).status.success());
    let dir = tempfile::tempdir().unwrap();
    let empty = command(&["build", "--root", dir.path().to_str().unwrap()]);
    assert_eq!(empty.status.code(), Some(1));
    assert!(stderr(&empty).contains("no-site-file"), "{}", stderr(&empty));
    assert!(!dir.path().join("site").exists());
}

#[test]
fn somebody_elses_folder_is_not_written_to() {
    let dir = site(&[("pages/index.md", &page("Good.\n"))]);
    let other = dir.path().join("documents");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("thesis.txt"), "mine").unwrap();
    let refused = command(&["build", "--root", dir.path().to_str().unwrap(), "--output", other.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert_eq!(fs::read_dir(&other).unwrap().count(), 1);
}

#[test]
fn strict_makes_warnings_errors_and_drafts_are_left_out() {
    let dir = site(&[
        ("pages/index.md", &page("Good <b>raw</b>.\n")),
        ("pages/later.md", &page("Soon.\n").replace("published:", "status: draft\npublished:")),
    ]);
    let root = dir.path().to_str().unwrap();
    assert_eq!(command(&["build", "--root", root, "--strict"]).status.code(), Some(1));
    assert!(command(&["build", "--root", root]).status.success());
    assert!(!dir.path().join("site/later").exists());
    assert!(command(&["build", "--root", root, "--drafts", "--timings"]).status.success());
    assert!(dir.path().join("site/later/index.html").exists());
    assert!(command(&["build", "--root", root]).status.success());
    assert!(!dir.path().join("site/later").exists(), "what is no longer part of the site is removed");
}

#[test]
fn a_base_url_with_a_folder_is_in_every_address() {
    let dir = site(&[("pages/index.md", &page("See [[two]].\n")), ("posts/two.md", &post("Hello.\n"))]);
    let options = Options { base_url: Some("https://example.org/kit/".parse().unwrap()), ..Options::default() };
    let built = pipeline::build(dir.path(), &options, &|_, _, _| {});
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    let home = text(&built, "index.html");
    assert!(home.contains("href=\"/kit/posts/two/\""), "{home}");
    assert!(home.contains("https://example.org/kit/\""));
    assert!(text(&built, "sitemap.xml").contains("<loc>https://example.org/kit/posts/two/</loc>"));
    assert!(text(&built, "robots.txt").contains("https://example.org/kit/sitemap.xml"));
}

#[test]
fn an_alias_leads_to_its_page_without_script() {
    let dir = site(&[("posts/two.md", &post("Hello.\n").replace("summary:", "aliases: [/old/page/]\nsummary:"))]);
    let built = build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    let redirect = text(&built, "old/page/index.html");
    assert!(redirect.contains("url=/posts/two/") && !redirect.contains("<script"));
}

#[test]
fn a_voice_without_consent_for_the_web_is_in_no_file() {
    let body = "Before.\n\n> The unpublishable sentence.\n>\n> — Mina, staff member\n\nAfter.\n";
    let front = "voices:\n  Mina: {role: Staff member, pseudonym: true, consent: {recorded: true, scope: [word], ref: secret-reference}}\n";
    let dir = site(&[("posts/two.md", &post(body).replace("authors:", &format!("{front}authors:")))]);
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    for artifact in &built.artifacts {
        let text = String::from_utf8_lossy(&artifact.bytes);
        assert!(!text.contains("unpublishable") && !text.contains("secret-reference"), "{}", artifact.path);
    }
    assert!(text(&built, "posts/two/index.html").contains("After."));
}

#[test]
fn translations_know_each_other_and_say_how_they_read() {
    let dir = site(&[
        ("pages/about.md", &page("Hello.\n")),
        ("pages/about.cy.md", &page("Helo.\n")),
        ("pages/about.ar.md", &page("مرحبا\n")),
    ]);
    write(dir.path(), "content/site.yaml", super::common::SITE.replace("[en]", "[en, cy, ar]").as_bytes());
    let built = build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    assert!(text(&built, "about/index.html").contains("href=\"/cy/about/\""));
    let arabic = text(&built, "ar/about/index.html");
    assert!(arabic.contains("lang=\"ar\"") && arabic.contains("dir=\"rtl\""));
    assert!(arabic.contains("hreflang=\"cy\"") && arabic.contains("hreflang=\"x-default\""));
}

#[test]
fn every_kind_of_code_is_classes_never_styles() {
    let dir = site(&[("pages/index.md", &page("```rust\nfn main() { let x = \"a\"; }\n```\n"))]);
    let built = build(dir.path());
    let home = text(&built, "index.html");
    assert!(home.contains("class=\"hl-") && !home.contains("style="), "{home}");
}

#[test]
fn a_check_says_what_a_build_says_and_writes_nothing() {
    let draft = page("Not yet.\n").replace("---\n\n", "status: draft\n---\n\n");
    let dir = site(&[("pages/index.md", &page("Good.\n")), ("pages/draft.md", &draft)]);
    let root = dir.path().to_str().unwrap();
    let check = |more: &[&str]| command(&[&["check", "--root", root], more].concat());
    // A draft that was left out is worth knowing, no more.
    let said = check(&[]);
    assert_eq!(said.status.code(), Some(0));
    assert!(stderr(&said).contains("information[drafts-left-out]"), "{}", stderr(&said));
    assert!(stdout(&said).starts_with("2 pages checked in ") && stdout(&said).ends_with(": nothing to mend\n"));
    assert_eq!(check(&["--strict"]).status.code(), Some(0));
    assert_eq!(check(&["--fail-on", "information"]).status.code(), Some(1));
    // As a warning it stops who is strict; as an error, everybody.
    let severity = |word: &str| {
        let text = format!("{}severity:\n  drafts-left-out: {word}\n", super::common::SITE);
        write(dir.path(), "content/site.yaml", text.as_bytes());
    };
    severity("warning");
    assert_eq!((check(&[]).status.code(), check(&["--strict"]).status.code()), (Some(0), Some(1)));
    severity("error");
    let said = check(&[]);
    assert_eq!(said.status.code(), Some(1));
    assert!(stdout(&said).ends_with(": 1 error\n"), "{}", stdout(&said));
    // What a build says, to the letter.
    let built = stderr(&command(&["build", "--root", root]));
    assert!(built.starts_with(stderr(&said).trim_end()), "{built}\n{}", stderr(&said));
    assert_eq!(check(&["--fail-on", "everything"]).status.code(), Some(2));
    let mut left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["content"], "nothing was written");
}

#[test]
fn whatever_leads_to_what_not_everybody_can_open_says_so() {
    let section = |order: u8, more: &str| {
        format!(
            "---\ntitle: Part {order}\nsummary: A part.\npublished: 2026-01-02\norder: {order}\n{more}---\n\nWords.\n"
        )
    };
    let template = "---\ntitle: A letter\nsummary: To ask.\npublished: 2026-01-02\npurpose: To ask.\n---\n\nSee [[toolkits/kit/two]] and [the guide](../toolkits/kit/two.md), [name].\n";
    let dir = site(&[
        ("toolkits/kit/index.md", &section(1, "downloads: none\n")),
        ("toolkits/kit/one.md", &section(1, "")),
        ("toolkits/kit/two.md", &section(2, "access: restricted\n")),
        ("templates/letter.md", template),
    ]);
    let navigation = "navigation:\n  - page: toolkits/kit/two\n    label: For us\n";
    write(dir.path(), "content/site.yaml", format!("{SITE}{navigation}").as_bytes());
    let built = build(dir.path());
    let label = "(staff and students only)";
    let one = text(&built, "toolkits/kit/one/index.html");
    assert!(one.contains(&format!("<span class=\"pager-title\">Part 2 {label}</span>")), "{one}");
    assert!(one.contains(&format!("For us {label}")), "{one}");
    let letter = text(&built, "templates/letter/index.html");
    let said = "<span class=\"restricted\">staff and students only</span>";
    assert_eq!(letter.matches(said).count(), 2, "{letter}");
    if cfg!(feature = "documents") {
        let plain = text(&built, "templates/letter/letter.txt");
        assert_eq!(plain.matches(label).count(), 2, "{plain}");
    }
}

#[test]
fn a_calendar_is_published_only_where_a_page_links_to_it() {
    let calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A feast\r\nDTSTART;VALUE=DATE:20270301\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let files = |body: &str| [("pages/index.md", page(body)), ("calendar/days.ics", calendar.to_owned())];
    let built = |body: &str| {
        let files = files(body);
        let dir = site(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
        let built = build(dir.path());
        assert_eq!(findings(&built), "");
        built
    };
    let paths: Vec<String> =
        built("Words.\n").artifacts.iter().map(|artifact| artifact.path.as_str().to_owned()).collect();
    assert!(!paths.iter().any(|path| path.ends_with(".ics")), "{paths:?}");
    assert_eq!(text(&built("[Our feasts](../calendar/days.ics)\n"), "calendar/days.ics"), calendar);
}
