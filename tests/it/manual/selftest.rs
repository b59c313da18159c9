//! Each way to test a sample can fail, and says why.

use super::console;
use super::samples::{Picture, judge};
use super::{kinds_without_picture, named, picture_problems};

/// A page of the manual with one block, after words that name `path`.
fn page(path: &str, info: &str, text: &str) -> String {
    format!("See `{path}`:\n\n```{info}\n{text}```\n")
}

const GOOD: &str =
    "---\ntitle: News\nsummary: What is new.\npublished: 2026-11-22\nauthors: [{ name: Jo }]\n---\n\nHello.\n";

fn problems(page: &str) -> String {
    judge(page).problems.join("\n")
}

fn assert_says(page: &str, words: &str) {
    let problems = problems(page);
    assert!(problems.contains(words), "{words:?} is not among the problems of\n{page}\nbut: {problems:?}");
}

#[test]
fn good_samples_of_every_form_pass() {
    let post = page("content/posts/news.md", "markdown content/posts/news.md", GOOD);
    for good in [
        post.clone(),
        format!("{post}{}", page("content/posts/news.md", "yaml in=content/posts/news.md", "audience: [staff]\n")),
        format!("{post}{}", page("content/posts/news.md", "markdown in=content/posts/news.md", "> [!TIP]\n> Rest.\n")),
        page("content/site.yaml", "yaml in=content/site.yaml", "brand:\n  accent: \"#1d70b8\"\n"),
        page(
            "content/posts/a.md",
            "markdown content/posts/a.md wrong=image-alt,link-missing-file",
            &format!("{GOOD}![](a.png)\n"),
        ),
        page("", "console", "$ kitpress build\n… pages in …\n"),
        page("", "console", "$ kitpress serve --open\n…\nhttp://localhost:4000/  (Ctrl+C stops)\n"),
        page("", "console exit=2", "$ kitpress explain no-such-rule\n"),
        page("src/lib.rs", "rust from=src/lib.rs", "pub mod cli;\n// …\npub mod yaml;\n"),
        page("about/index.html", "html output=about/index.html", "<html lang=\"en\"\n"),
        page("", "text files", "content/site.yaml   settings\n"),
    ] {
        assert_eq!(problems(&good), "", "{good}");
    }
}

#[test]
fn blocks_without_a_way_to_be_tested_fail() {
    assert_says("Text.\n\n    indented code\n", "neither its language nor how it is tested");
    assert_says("```\nx\n```\n", "neither its language nor how it is tested");
    assert_says("```text\nx\n```\n", "does not say how it is tested");
    assert_says("- in a list:\n\n  ```yaml untested\n  x\n  ```\n", "is no way to test a sample");
    assert_says("> ```yaml skip=yes\n> x\n> ```\n", "is no way to test a sample");
    assert_says(&page("a.md", "text a.md files", "x\n"), "more than one way");
    assert_says(&page("content/a.rs", "rust content/a.rs", "x\n"), "from a file that is compiled");
    assert_says(&page("", "text files exit=1", "README.md\n"), "only a console has an exit code");
    assert_says(&page("", "text files picture=a.png", "README.md\n"), "can have a picture");
    assert_says(&page("", "yaml in=content/site.yaml picture=a.png", "licence: CC0-1.0\n"), "can have a picture");
    assert_says(&page("", "text files wrong=bad-yaml", "README.md\n"), "only a sample can be wrong");
}

#[test]
fn samples_that_do_not_hold_fail() {
    let broken = GOOD.replace("summary: What is new.\n", "");
    assert_says(&page("content/posts/a.md", "markdown content/posts/a.md", &broken), "missing-key");
    assert_says(&page("another.md", "markdown content/posts/a.md", GOOD), "do not say that this is");
    // A warning is a finding too.
    let unused = format!("{GOOD}\n[^1]: A note.\n");
    assert_says(&page("content/posts/a.md", "markdown content/posts/a.md", &unused), "footnote-unused");
    // What is replaced later was judged before.
    let twice = page("content/posts/a.md", "markdown content/posts/a.md", &broken);
    let twice = twice + &page("content/posts/a.md", "yaml in=content/posts/a.md", "title: A\n");
    assert_says(&format!("{twice}{}", page("content/posts/a.md", "markdown content/posts/a.md", GOOD)), "missing-key");
    assert_says(&page("content/no.md", "yaml in=content/no.md", "title: A\n"), "could be a part of");
    assert_says(&page("content/site.yaml", "yaml in=content/site.yaml", "colour: red\n"), "unknown-key");
    let wrong = page("content/posts/a.md", "markdown content/posts/a.md wrong=image-alt", GOOD);
    assert_says(&wrong, "must give {\"image-alt\"} and gives {}");
    let more = format!("{GOOD}![](a.png)\n");
    assert_says(&page("content/posts/a.md", "markdown content/posts/a.md wrong=image-alt", &more), "link-missing-file");
    assert_says(
        &page("content/posts/a.md", "markdown content/posts/a.md picture=a.png", GOOD),
        "does not show `a.png`",
    );
    assert_says(&page("", "text files", "content/no.md\n"), "has no `content/no.md`");
}

#[test]
fn consoles_and_excerpts_that_do_not_hold_fail() {
    assert_says(&page("", "console", "$ kitpress explain no-such-rule\n"), "ends with Some(2), not 0");
    assert_says(&page("", "console", "$ kitpress build --fast\n"), "ends with Some(2), not 0");
    assert_says(&page("", "console", "$ kitpress serve --opened\n"), "ends with Some(2), not 0");
    assert_says(&page("", "console", "$ kitpress build\n7 pages\n"), "does not print what is shown");
    assert_says(&page("", "console", "$ rm -r content\n"), "only `kitpress` and `cd`");
    assert_says(&page("", "console", "kitpress build\n"), "begins with a command");
    assert_says(&page("", "console", ""), "without a command");
    assert_says(&page("", "console", "$ cd nowhere\n"), "no folder");
    assert_says(&page("", "console with-mistake exit=1", "$ kitpress build\n"), "no wrong sample stands before it");
    assert_says(
        &page("src/lib.rs", "rust from=src/lib.rs", "pub mod yaml;\n// …\npub mod cli;\n"),
        "does not say: pub mod cli;",
    );
    assert_says(&page("src/no.rs", "rust from=src/no.rs", "x\n"), "there is no `src/no.rs`");
    assert_says(&page("no.html", "html output=no.html", "x\n"), "there is no `no.html`");
    assert_says(&page("about/index.html", "html output=about/index.html", "<p>No.</p>\n"), "does not say");
}

#[test]
fn pictures_that_are_missing_old_or_unused_are_noticed() {
    assert!(
        picture_problems("no.png\tweb\ta\tb\t1\n", "no.png\tweb\ta\tb\t1\n").join("\n").contains("no picture `no.png`")
    );
    assert!(picture_problems("a.png\tweb\ta\tb\t1\n", "a.png\tweb\ta\tb\t2\n").join("\n").contains("has changed"));
    assert!(picture_problems("", "a.png\tweb\ta\tb\t2\n").join("\n").contains("no sample has this picture"));
    let taken = std::fs::read_to_string(super::RECORD).unwrap();
    assert!(picture_problems("", &taken).join("\n").contains("is of no sample"));
    let post = Picture { name: "a.png".into(), of: "web", sample: "content/posts/a.md".into(), hash: String::new() };
    let missing = kinds_without_picture(&[("a".into(), post)]).join("\n");
    assert!(missing.contains("is a session") && missing.contains("accessibility statement"), "{missing}");
    assert!(!missing.contains("is a post"), "{missing}");
}

#[test]
fn names_that_nothing_has_are_noticed() {
    for good in [
        "kitpress build --strict",
        "kitpress explain image-alt",
        "kitpress explain CODE",
        "src/lib.rs",
        "kitpress new post \"A\"",
    ] {
        assert_eq!(named(good), None, "{good}");
    }
    for bad in ["kitpress biuld", "kitpress build --fast", "kitpress explain no-rule", "src/no.rs", "tests/no"] {
        assert!(named(bad).is_some(), "{bad}");
    }
}

#[test]
fn shown_lines_match_what_is_printed_and_nothing_else() {
    let lines = ["a 1", "b", "c"];
    assert!(console::matches(&["a …", "…", "c"], &lines) && console::matches(&["…"], &lines));
    assert!(!console::matches(&["a …", "c"], &lines) && !console::matches(&["a", "…"], &lines));
    assert!(!console::matches(&["…", "b"], &lines) && !console::matches(&["… 2", "…"], &lines));
    assert_eq!(console::words("new 'a b' \"c\" d"), ["new", "a b", "c", "d"]);
}
