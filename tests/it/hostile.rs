//! Broken and hostile input: a clear finding or a finished page, never a panic, a hang or a file outside.

use std::fs;
use std::time::Duration;

use kitpress::diagnostic::Code;
use kitpress::pipeline::Built;

use super::common::{build, findings, page, site, write};

/// Builds on a thread of its own and fails when that takes longer than a person would wait.
fn build_in_time(root: &std::path::Path) -> Box<Built> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let root = root.to_path_buf();
    std::thread::spawn(move || {
        let _ = sender.send(Box::new(build(&root)));
    });
    receiver.recv_timeout(Duration::from_secs(120)).expect("the build ends, without a panic")
}

fn has(built: &Built, code: Code) -> bool {
    built.diagnostics.iter().any(|diagnostic| diagnostic.code == code)
}

/// Every entry is a page's whole text; what must come of it is a finding or a page.
fn broken_pages() -> Vec<(String, String)> {
    let good = page(
        "## A heading\n\nText with [a link](https://example.org) and *emphasis*.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    );
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, text: String| all.push((name.to_owned(), text));
    // Truncated at forty places, front matter and body alike.
    let boundaries: Vec<usize> = good.char_indices().map(|(i, _)| i).collect();
    for i in 0..40 {
        let cut = boundaries[i * boundaries.len() / 40];
        add(&format!("cut-{i}"), good[..cut].to_owned());
    }
    let front = |yaml: &str| format!("---\n{yaml}\n---\n\nText.\n");
    for (name, yaml) in [
        ("list", "- a\n- b"),
        ("scalar", "just words"),
        ("number", "42"),
        ("tab", "title:\tx\n\tsummary: y"),
        ("quote", "title: \"never closed\nsummary: x"),
        ("colon", "title: one: two: three\nsummary: x\npublished: 2026"),
        ("duplicate", "title: a\ntitle: b\nsummary: c\npublished: 2026"),
        ("types", "title: [a]\nsummary: {b: c}\npublished: [2026]\nroles: student_partner\nthemes: {a: b}"),
        ("dates", "title: a\nsummary: b\npublished: 2026-02-30\nupdated: yesterday\nreview_by: 20260101"),
        (
            "bomb",
            "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g]\ntitle: a",
        ),
        ("cycle", "title: &a [*a]\nsummary: x"),
        ("merge", "<<: {title: a}\nsummary: x\npublished: 2026"),
        ("binary", "title: !!binary aGk=\nsummary: x\npublished: 2026"),
        ("tag", "title: !evil {a: b}\nsummary: x\npublished: 2026"),
        ("infinite", "title: .inf\nsummary: .nan\npublished: 2026"),
        ("documents", "title: a\n--- \ntitle: b\n...\nsummary: c"),
        ("keys", "1: a\n[x]: b\n{y: z}: c\ntitle: d"),
        ("null", "title: null\nsummary: ~\npublished:"),
        ("deep", &format!("title: {}x{}", "[".repeat(3000), "]".repeat(3000))),
        ("long", &format!("title: {}\nsummary: x\npublished: 2026", "x".repeat(200_000))),
        ("kinds", "kind: castle\ntitle: a\nsummary: b\npublished: 2026"),
        (
            "alias-up",
            "title: a\nsummary: b\npublished: 2026\naliases: [/../../etc/passwd, ../x, 'C:\\x', '/a//b', '/nul', '']",
        ),
        ("lang", "title: a\nsummary: b\npublished: 2026\nlang: klingon-please"),
        ("unicode", "title: \"\\u0000\\u202e\\uFFFF\"\nsummary: \u{200f}x\npublished: 2026"),
    ] {
        add(&format!("yaml-{name}"), front(yaml));
    }
    for (name, body) in [
        ("cycle", "[[body-cycle]] and [[body-cycle#nothing]]"),
        ("nested-quotes", &"> ".repeat(20_000)),
        ("nested-lists", &(0..400).map(|i| format!("{}- x\n", "  ".repeat(i))).collect::<String>()),
        ("brackets", &"[".repeat(50_000)),
        ("images", &"![".repeat(20_000)),
        ("emphasis", &"*a **b ".repeat(10_000)),
        ("links", &"[a](b".repeat(10_000)),
        ("backticks", &(1..300).map(|i| "`".repeat(i) + " ").collect::<String>()),
        ("html", &"<div><script>alert(1)</script>".repeat(500)),
        ("html-open", "<div <div <!-- <![CDATA["),
        ("entities", &"&#x110000; &#0; &amp &lt;".repeat(500)),
        ("footnotes", &(0..500).map(|i| format!("[^{i}] ")).collect::<String>()),
        ("footnote-cycle", "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]"),
        ("table", &format!("|{}\n|{}\n|{}\n", "a|".repeat(2000), "-|".repeat(2000), "b|".repeat(2000))),
        ("directives", &"::: metrics\n:::\n::: castle\n".repeat(200)),
        ("words", &"{{ role.x }} {{ {{ }} {{role}} {{ value. }} }} {{".repeat(300)),
        ("citations", &"[@nobody] [@] [@a b] ".repeat(300)),
        (
            "schemes",
            "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x) [d](file:///etc/passwd) [e](vbscript:x)",
        ),
        ("escapes", "[a](../../../../etc/passwd) ![b](../../../x.png) [c](%2e%2e/%2e%2e/x) [d](/../x)"),
        ("voices", &"> x\n> — Nobody, nothing\n\n".repeat(200)),
        ("rtl", "\u{202e}reversed\u{202c} \u{2066}x"),
        ("nul", "a\u{0}b\u{1}c\u{fffe}"),
        ("crlf", "a\r\n\r\n## b\r\n\r\n- c\r- d\r\n"),
        ("headings", &"###### x\n# y\n## \n".repeat(100)),
        ("definitions", &"term\n: definition\n\n".repeat(2000)),
        ("references", &(0..2000).map(|i| format!("[r{i}]: /x{i}\n")).collect::<String>()),
        ("one-line", &"word ".repeat(200_000)),
        ("tasks", &"- [ ] x\n- [x] y\n".repeat(3000)),
        ("code", &"```\n".repeat(999)),
        ("rules", &"---\n".repeat(999)),
        ("collapsible", &"## a {.collapsible}\n### b {.collapsible}\n".repeat(300)),
    ] {
        add(&format!("body-{name}"), page(body));
    }
    all
}

#[test]
fn a_hundred_broken_pages_end_in_a_finding_or_a_page() {
    let pages = broken_pages();
    assert!(pages.len() >= 90, "{}", pages.len());
    // Each alone, so that one's finding cannot hide another's panic.
    for (name, text) in &pages {
        let dir = site(&[(&format!("pages/{name}.md"), text)]);
        let built = build_in_time(dir.path());
        let finished = built.artifacts.iter().any(|artifact| artifact.path.as_str() == format!("{name}/index.html"));
        assert!(finished || built.diagnostics.has_errors(), "{name}: neither a finding nor a page");
        for artifact in &built.artifacts {
            let html = String::from_utf8_lossy(&artifact.bytes);
            assert!(!html.contains("<script>"), "{name}: {} has a script", artifact.path);
            assert!(!html.contains("javascript:"), "{name}: {} has a script address", artifact.path);
        }
        for diagnostic in built.diagnostics.iter().filter(|d| d.code != Code::DraftsLeftOut) {
            assert!(diagnostic.primary.is_some(), "{name}: `{}` says no place", diagnostic.message);
        }
    }
    // All together: every file that is broken alone is reported among the others too.
    let files: Vec<(String, &str)> =
        pages.iter().map(|(name, text)| (format!("pages/{name}.md"), text.as_str())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let dir = site(&files);
    let built = build_in_time(dir.path());
    assert!(built.diagnostics.has_errors() && built.artifacts.is_empty());
}

#[test]
fn a_page_of_ten_megabytes_is_finished_in_time() {
    let paragraph = "Partners *meet* weekly, and [[index|home]] tells why; see **the plan** for `more` of it.\n\n";
    let body = format!("## Long\n\n{}", paragraph.repeat(10 * 1024 * 1024 / paragraph.len()));
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("pages/long.md", &page(&body))]);
    let built = build_in_time(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    assert!(built.artifacts.iter().any(|artifact| artifact.path.as_str() == "long/index.html"));
}

#[test]
fn a_file_that_is_too_large_or_not_text_is_named_and_its_neighbours_still_report() {
    let dir = site(&[("pages/bad.md", &page("[[nowhere]] but [[huge]] and [[latin]] are there.\n"))]);
    write(dir.path(), "content/pages/latin.md", b"---\ntitle: caf\xe9\n---\n");
    write(dir.path(), "content/pages/huge.md", &vec![b'x'; 17 * 1024 * 1024]);
    let built = build_in_time(dir.path());
    assert!(
        has(&built, Code::NotUtf8) && has(&built, Code::TooLarge) && has(&built, Code::LinkMissingPage),
        "{}",
        findings(&built)
    );
    assert_eq!(built.diagnostics.iter().filter(|d| d.code == Code::LinkMissingPage).count(), 1, "{}", findings(&built));
    let not_utf8 = built.diagnostics.iter().find(|d| d.code == Code::NotUtf8).unwrap();
    let place = not_utf8.primary.as_ref().unwrap();
    let source = &built.sources.texts[place.source.0 as usize];
    assert_eq!((source.position(place.span.start).line, source.position(place.span.start).column), (2, 11));
}

#[test]
fn two_pages_on_one_address_name_each_other() {
    let dir = site(&[("pages/glossary-two.md", &page("a")), ("pages/Glossary-Two.md", &page("b"))]);
    let built = build_in_time(dir.path());
    if fs::read_dir(dir.path().join("content/pages")).unwrap().count() == 2 {
        let finding = built.diagnostics.iter().find(|d| d.code == Code::DuplicateAddress).unwrap();
        assert_eq!(finding.secondary.len(), 1);
    }
}

#[test]
fn pages_that_link_in_circles_are_finished() {
    let dir =
        site(&[("pages/a.md", &page("[[b]]")), ("pages/b.md", &page("[[c]]")), ("pages/c.md", &page("[[a]] [[c]]"))]);
    let built = build_in_time(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    assert_eq!(built.artifacts.iter().filter(|a| a.path.as_str().ends_with("index.html")).count(), 5);
}

#[cfg(unix)]
#[test]
fn links_on_disk_that_leave_or_circle_are_not_followed() {
    let dir = site(&[("pages/index.md", &page("Home."))]);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), page("The secret.")).unwrap();
    let pages = dir.path().join("content/pages");
    std::os::unix::fs::symlink(&pages, pages.join("loop")).unwrap();
    std::os::unix::fs::symlink(outside.path(), pages.join("outside")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.md"), pages.join("secret.md")).unwrap();
    std::os::unix::fs::symlink("nowhere.md", pages.join("dangling.md")).unwrap();
    let built = build_in_time(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    assert_eq!(built.diagnostics.iter().filter(|d| d.code == Code::SymlinkSkipped).count(), 4);
    for artifact in &built.artifacts {
        assert!(!String::from_utf8_lossy(&artifact.bytes).contains("The secret."));
    }
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_reported() {
    use std::os::unix::ffi::OsStrExt;
    let dir = site(&[("pages/index.md", &page("Home."))]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    // Some file systems refuse such a name themselves.
    if fs::write(dir.path().join("content/pages").join(name), page("x")).is_ok() {
        assert!(has(&build_in_time(dir.path()), Code::Unreadable));
    }
}

#[test]
fn a_file_name_that_some_system_refuses_is_reported() {
    for name in ["con.md", "a?b.md", "trailing .md", "a:b.md"] {
        let dir = site(&[(&format!("pages/{name}"), &page("x"))]);
        let built = build_in_time(dir.path());
        assert!(has(&built, Code::BadAddress), "{name}: {}", findings(&built));
    }
}

#[test]
fn deep_nesting_is_said_once_and_the_page_is_finished() {
    let dir = site(&[("pages/deep.md", &page(&format!("{}x\n", "> ".repeat(500))))]);
    let built = build_in_time(dir.path());
    assert_eq!(built.diagnostics.iter().filter(|d| d.code == Code::NestedTooDeep).count(), 1, "{}", findings(&built));
    assert!(!built.artifacts.is_empty());
}
