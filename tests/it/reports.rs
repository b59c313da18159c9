//! `kitpress check` in its forms: where reports go, and what the exit codes say.

use std::fs;
use std::process::{Command, Output};

use super::common::{page, site};

fn check(root: &std::path::Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    command.args(["check", "--root"]).arg(root).args(more);
    command.env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", "1795348800").output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const FORMATS: [&str; 6] = ["human", "json", "sarif", "github", "junit", "html"];

#[test]
fn a_report_goes_to_standard_output_and_the_last_line_aside_or_all_of_it_into_a_file() {
    let dir = site(&[("pages/index.md", &page("Words, <b>raw</b>.\n"))]);
    for format in FORMATS {
        let straight = check(dir.path(), &["--format", format]);
        let file = dir.path().join("reports/deep").join(format);
        let filed = check(dir.path(), &["--format", format, "--output", file.to_str().unwrap()]);
        assert_eq!((straight.status.code(), filed.status.code()), (Some(0), Some(0)), "{format}");
        let text = fs::read_to_string(&file).unwrap();
        assert!(stdout(&filed).starts_with("1 page checked in ") && stderr(&filed).is_empty(), "{format}");
        if format == "human" {
            assert_eq!(stderr(&straight), text);
        } else {
            assert_eq!(stdout(&straight), text);
            assert!(stderr(&straight).starts_with("1 page checked in "), "{format}: {}", stderr(&straight));
        }
        assert!(text.contains("raw-html"), "{format}: {text}");
    }
}

#[test]
fn the_exit_code_is_0_clean_1_findings_2_could_not_run() {
    let dir = site(&[("pages/index.md", &page("Words, <b>raw</b>.\n"))]);
    for format in FORMATS {
        let code = |more: &[&str]| check(dir.path(), &[&["--format", format], more].concat()).status.code();
        assert_eq!(code(&[]), Some(0), "{format}");
        assert_eq!(code(&["--strict"]), Some(1), "{format}");
        assert_eq!(code(&["--fail-on", "warning"]), Some(1), "{format}");
        // A folder stands where the file should be; a file where the folder should be.
        let (folder, below) = (dir.path().join("content"), dir.path().join("content/site.yaml/report"));
        assert_eq!(code(&["--output", folder.to_str().unwrap()]), Some(2), "{format}");
        assert_eq!(code(&["--output", below.to_str().unwrap()]), Some(2), "{format}");
    }
    let said = check(dir.path(), &["--format", "xml"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(stderr(&said).contains("human, json, sarif, github, junit, html"), "{}", stderr(&said));
}

#[test]
fn a_report_never_takes_the_place_of_the_sites_own_files() {
    let dir = site(&[("pages/index.md", &page("Words.\n"))]);
    let index = dir.path().join("content/pages/index.md");
    let said = check(dir.path(), &["--format", "html", "--output", index.to_str().unwrap()]);
    assert_eq!(said.status.code(), Some(2));
    assert!(stderr(&said).contains("choose another place with --output"), "{}", stderr(&said));
    assert_eq!(fs::read_to_string(index).unwrap(), page("Words.\n"));
}

#[test]
fn the_same_findings_are_told_in_the_same_words_each_time() {
    let bodies = ["<b>raw</b>\n", "![](no.png)\n", "[^a]: Unused.\n", "#### Deep\n"];
    let files: Vec<(String, String)> =
        (0..24).map(|n| (format!("pages/p{n}.md"), page(bodies[n % bodies.len()]))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let dir = site(&files);
    for format in FORMATS {
        let said = || {
            let said = check(dir.path(), &["--format", format]);
            if format == "human" { stderr(&said) } else { stdout(&said) }
        };
        let first = said();
        assert!(!first.is_empty());
        assert_eq!(first, said(), "{format}");
    }
}

fn git(root: &std::path::Path, words: &[&str]) {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]).args(words);
    let said = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap();
    assert!(said.status.success(), "{}", stderr(&said));
}

#[test]
fn since_a_revision_only_files_that_changed_are_told_of() {
    let raw = page("Words, <b>raw</b>.\n");
    // The site is a folder of its repository.
    let dir = site(&[("pages/old.md", &raw), ("pages/edited.md", &raw), ("pages/draft.md", &page("Not yet.\n"))]);
    let repository = tempfile::tempdir().unwrap();
    let root = repository.path().join("a site");
    fs::rename(dir.path().join("content"), {
        fs::create_dir(&root).unwrap();
        root.join("content")
    })
    .unwrap();
    git(repository.path(), &["init", "-q", "-b", "main"]);
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "-q", "-m", "One"]);
    let files = |more: &[&str]| {
        let said = check(&root, &[&["--format", "json", "--since", "main"], more].concat());
        let report: serde_json::Value = serde_json::from_str(&stdout(&said)).unwrap();
        let findings = report["findings"].as_array().unwrap().clone();
        let files = findings.iter().map(|one| one["place"]["file"].as_str().unwrap_or("none").to_owned());
        (said.status.code(), files.collect::<Vec<_>>())
    };
    assert_eq!(files(&["--strict"]), (Some(0), vec![]));
    fs::write(root.join("content/pages/edited.md"), format!("{raw}More.\n")).unwrap();
    fs::write(root.join("content/pages/ŵ new.md"), &raw).unwrap();
    let changed = ["content/pages/edited.md", "content/pages/ŵ new.md"].map(str::to_owned).to_vec();
    assert_eq!(files(&["--strict"]), (Some(1), changed.clone()));
    // What others did on `main` meanwhile is not this branch's.
    git(repository.path(), &["checkout", "-q", "-b", "ours"]);
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "-q", "-m", "Two"]);
    git(repository.path(), &["checkout", "-q", "main"]);
    fs::write(root.join("content/pages/old.md"), format!("{raw}Anew.\n")).unwrap();
    git(repository.path(), &["commit", "-q", "-a", "-m", "Three"]);
    git(repository.path(), &["checkout", "-q", "ours"]);
    assert_eq!(files(&[]), (Some(0), changed));
    // What no file is to blame for is always told.
    fs::write(
        root.join("content/pages/draft.md"),
        page("Not yet.\n").replace("published:", "status: draft\npublished:"),
    )
    .unwrap();
    git(repository.path(), &["commit", "-q", "-a", "-m", "Four"]);
    let said = check(&root, &["--since", "HEAD"]);
    assert!(stderr(&said).contains("drafts-left-out") && !stderr(&said).contains("raw-html"), "{}", stderr(&said));
}

#[test]
fn a_check_that_cannot_know_what_changed_says_what_to_do() {
    let dir = site(&[("pages/index.md", &page("Words.\n"))]);
    let said = check(dir.path(), &["--since", "main"]);
    assert_eq!(said.status.code(), Some(2), "no repository");
    assert!(stderr(&said).contains("or check the whole site without --since"), "{}", stderr(&said));
    git(dir.path(), &["init", "-q", "-b", "main"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-q", "-m", "One"]);
    let said = check(dir.path(), &["--since", "no-such-branch"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(stderr(&said).contains("no-such-branch") && stderr(&said).contains("git fetch"), "{}", stderr(&said));
    assert_eq!(check(dir.path(), &["--since=--output=x"]).status.code(), Some(2));
    let mut alone = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    let said = alone.args(["check", "--since", "main", "--root"]).arg(dir.path()).env("PATH", "").output().unwrap();
    assert_eq!(said.status.code(), Some(2));
    assert!(stderr(&said).contains("git could not be started"), "{}", stderr(&said));
}
