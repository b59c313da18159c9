//! A new site builds without a finding, in several languages; a new page of every kind is valid at once.

use std::path::Path;

use kitpress::diagnostic::Severity;
use kitpress::model::Kind;

use super::common::{build, findings};

fn run(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kitpress"));
    let output = command.args(arguments).current_dir(root).stdin(std::process::Stdio::null()).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn made(languages: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let arguments = ["new", "site", "made", "--institution", "Prifysgol \"A: B\"", "--language", languages];
    let more = ["--address", "https://a.example.ac.uk/kit", "--colour", "#7a3b69"];
    let (code, text) = run(dir.path(), &[&arguments[..], &more[..]].concat());
    assert_eq!(code, Some(0), "{text}");
    let root = dir.path().join("made");
    (dir, root)
}

#[test]
fn a_new_site_builds_strictly_in_several_languages() {
    for languages in ["en", "cy", "en,cy", "cy,en", "ar", "fr,en"] {
        let (_dir, root) = made(languages);
        let built = build(&root);
        assert!(built.diagnostics.is_empty() && built.pages > 0, "{languages}:\n{}", findings(&built));
        let (code, text) = run(&root, &["build", "--strict"]);
        assert_eq!(code, Some(0), "{languages}: {text}");
    }
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(run(dir.path(), &["new", "site", "plain"]).0, Some(0));
    assert!(build(&dir.path().join("plain")).diagnostics.is_empty());
}

#[test]
fn a_new_page_of_every_kind_is_valid_at_once_in_both_languages() {
    let (_dir, root) = made("en,cy");
    for kind in [Kind::Toolkit].into_iter().chain(Kind::ALL.into_iter().filter(|kind| *kind != Kind::Toolkit)) {
        let what = kind.name().replace('_', "-");
        for lang in ["en", "cy"] {
            let arguments = ["new", &what, "Two: “first” steps", "--lang", lang, "--toolkit", "two-first-steps"];
            let (code, text) = run(&root, &arguments);
            assert_eq!(code, Some(0), "{what} {lang}: {text}");
            assert!(text.contains("two-first-steps") && text.contains("kitpress serve"), "{text}");
            // Never over what is there.
            assert_eq!(run(&root, &arguments).0, Some(2));
        }
        let built = build(&root);
        let errors = built.diagnostics.iter().filter(|found| found.severity != Severity::Information).count();
        assert_eq!(errors, 0, "{what}:\n{}", findings(&built));
    }
}

/// With every comment of a form taken off, each optional field has a value of the right form.
#[test]
fn optional_fields_are_of_the_right_form() {
    let (_dir, root) = made("en");
    for kind in Kind::ALL {
        let what = kind.name().replace('_', "-");
        let (code, text) = run(&root, &["new", &what, "Opened", "--toolkit", "opened"]);
        assert_eq!(code, Some(0), "{text}");
        let file = root.join(text.lines().next().unwrap());
        let text = std::fs::read_to_string(&file).unwrap();
        let opened = |line: &str| match line.trim_start().strip_prefix('#') {
            Some(rest) if line.starts_with('#') && !rest.starts_with("# ") => {
                let word: String = rest.trim_start().chars().take_while(|c| !c.is_whitespace()).collect();
                if rest.starts_with("  ") || (!rest.starts_with(' ') && word.ends_with(':')) {
                    rest.into()
                } else {
                    line.to_owned()
                }
            }
            _ => line.to_owned(),
        };
        let lines: Vec<String> = text.lines().map(opened).collect();
        std::fs::write(&file, lines.join("\n") + "\n").unwrap();
    }
    let built = build(&root);
    let report = findings(&built);
    for code in ["wrong-type", "missing-key", "unknown-key", "unknown-value", "bad-date", "bad-url", "bad-yaml"] {
        assert!(!report.contains(&format!("[{code}]")), "{report}");
    }
}

#[test]
fn nothing_is_overwritten_and_mistakes_are_said() {
    let (dir, root) = made("en");
    let before = std::fs::read(root.join("content/site.yaml")).unwrap();
    let (code, text) = run(dir.path(), &["new", "site", "made", "--institution", "Other"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("nothing was written"), "{text}");
    assert_eq!(std::fs::read(root.join("content/site.yaml")).unwrap(), before);
    for (arguments, words) in [
        (&["new", "case-studdy", "A"][..], "did you mean `case_study`?"),
        (&["new", "post", "A", "--lang", "fr"], "not one of the site's languages"),
        (&["new", "post", "…"], "--name"),
        (&["new", "post", "A", "--name", "../x"], "--name"),
        (&["new", "toolkit-section", "A"], "--toolkit"),
        (&["new", "site", "x", "--colour", "red"], "no colour"),
    ] {
        let (code, text) = run(&root, arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {text}");
        assert!(text.contains(words), "{arguments:?}: {text}");
    }
}

#[test]
fn machines_build_strictly_and_publish() {
    let (_dir, root) = made("en");
    for (file, words) in [
        (".github/workflows/site.yaml", ["kitpress build --strict", "actions/deploy-pages@", "path: site"]),
        (".gitlab-ci.yml", ["kitpress build --strict --output public", "pages:", "- public"]),
        ("netlify.toml", ["kitpress build --strict", "publish = \"site\"", "KITPRESS_SOURCE = \"https://"]),
    ] {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        for word in words {
            assert!(text.contains(word), "{file}: {word}");
        }
        assert!(!text.contains("KITPRESS_GIT") && !text.contains("KITPRESS_IS"), "{file}");
        if !file.ends_with("toml") {
            let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
            assert!(value.is_mapping(), "{file}");
        }
    }
}
