//! `kitpress check --fix`: what it shows, what it writes, and what it leaves alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use kitpress::diagnostic::fixed;
use proptest::prelude::*;

use super::common::{build, findings, page, site, write};

fn check(root: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    command.args(["check", "--root"]).arg(root).args(more);
    command.env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", "1795348800").output().unwrap()
}

fn told(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

const WRONG: &str = "---\ntitle: A page\nsumary: What it says.\npublished: 2026-01-02\nroles: [student-partnr]\n---\n\nTwo  spaces, and [[pages/secnd]].\n";
const RIGHT: &str = "---\ntitle: A page\nsummary: What it says.\npublished: 2026-01-02\nroles: [student_partner]\n---\n\nTwo spaces, and [[pages/second]].\n";

fn wrong() -> tempfile::TempDir {
    site(&[("pages/index.md", WRONG), ("pages/second.md", &page("Words."))])
}

#[test]
fn without_a_terminal_or_yes_the_diff_is_shown_and_nothing_written() {
    let dir = wrong();
    let output = check(dir.path(), &["--fix"]);
    let (out, err) = told(&output);
    for line in [
        "--- a/content/pages/index.md\n+++ b/content/pages/index.md\n@@ ",
        "\n-sumary: What it says.\n",
        "\n+summary: What it says.\n",
        "\n-roles: [student-partnr]\n",
        "\n+roles: [student_partner]\n",
    ] {
        assert!(out.contains(line), "{line:?}\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "{out}");
    assert!(err.contains("Nothing was written. `kitpress check --fix --yes` writes these changes to 1 file."), "{err}");
    assert_eq!(output.status.code(), Some(1), "the errors are still there");
    assert_eq!(fs::read_to_string(dir.path().join("content/pages/index.md")).unwrap(), WRONG);
}

#[test]
fn with_yes_the_changes_are_written_and_the_second_time_nothing_is_left() {
    let dir = wrong();
    let path = dir.path().join("content/pages/index.md");
    let output = check(dir.path(), &["--fix", "--yes"]);
    let (out, err) = told(&output);
    assert_eq!(output.status.code(), Some(0), "{out}{err}");
    // What a mistake of the front matter or of a link hides is found when that is mended.
    let second = check(dir.path(), &["--fix", "--yes", "--strict"]);
    assert_eq!(second.status.code(), Some(0), "{:?}", told(&second));
    assert_eq!(fs::read_to_string(&path).unwrap(), RIGHT);
    let (out, err) = told(&check(dir.path(), &["--fix", "--yes"]));
    assert!(err.contains("Nothing that was found can be mended without thinking."), "{err}");
    assert!(out.contains("no findings"), "{out}");
    let entries = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(entries, 2, "nothing is left beside the files");
}

#[test]
fn the_diff_goes_aside_where_a_report_has_standard_output() {
    let dir = wrong();
    let (out, err) = told(&check(dir.path(), &["--fix", "--format", "json"]));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(err.contains("+summary: What it says."), "{err}");
    let fixes: Vec<&serde_json::Value> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|finding| finding["fixes"].as_array().unwrap())
        .collect();
    let key = fixes.iter().find(|fix| fix["text"] == "summary").unwrap();
    assert_eq!((key["place"]["line"].as_u64(), key["place"]["column"].as_u64()), (Some(3), Some(1)));
}

#[test]
fn line_endings_a_byte_order_mark_and_rights_stay() {
    let text = format!("\u{feff}{}", WRONG.replace('\n', "\r\n"));
    let dir = site(&[("pages/index.md", &text), ("pages/second.md", &page("Words."))]);
    let path = dir.path().join("content/pages/index.md");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    }
    check(dir.path(), &["--fix", "--yes"]);
    check(dir.path(), &["--fix", "--yes"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("\u{feff}{}", RIGHT.replace('\n', "\r\n")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}

#[test]
fn a_file_that_changed_since_it_was_read_stays_as_it_is() {
    let dir = wrong();
    let path = dir.path().join("content/pages/index.md");
    let now = WRONG.replace("Two", "Three");
    fs::write(&path, &now).unwrap();
    let error = kitpress::write::mend(&path, WRONG, RIGHT).unwrap_err();
    assert!(error.to_string().contains("has changed since it was read"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), now);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_of_the_site_stays_a_link() {
    let dir = site(&[("pages/second.md", &page("Words."))]);
    write(dir.path(), "shared/index.md", WRONG.as_bytes());
    std::os::unix::fs::symlink("../../shared/index.md", dir.path().join("content/pages/index.md")).unwrap();
    check(dir.path(), &["--fix", "--yes"]);
    let path = dir.path().join("content/pages/index.md");
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert!(fs::read_to_string(dir.path().join("shared/index.md")).unwrap().contains("\nsummary: "));
}

#[test]
fn what_could_be_two_words_or_another_one_is_left_to_people() {
    let two = page("Words.").replace("published", "roles: [student_partner_2]\nthemes: [zzz]\npublished");
    let dir = site(&[("pages/index.md", &two)]);
    let (_, err) = told(&check(dir.path(), &["--fix"]));
    assert!(err.contains("Nothing that was found can be mended without thinking."), "{err}");
}

/// A table whose first column heads its rows is mended by bold cells, and only by them.
#[test]
fn the_first_cells_of_rows_are_made_bold_and_nothing_else_of_the_table_changes() {
    let table = "| Group | Partners |\n|:------|---------:|\n| Students of ŵ | 6 |\n|Staff|3|\n";
    let dir = site(&[("pages/index.md", &page(table))]);
    check(dir.path(), &["--fix", "--yes"]);
    let text = fs::read_to_string(dir.path().join("content/pages/index.md")).unwrap();
    assert_eq!(text, page(&table.replace("Students of ŵ", "**Students of ŵ**").replace("|Staff|", "|**Staff**|")));
    assert!(build(dir.path()).diagnostics.is_empty());
}

const SLIPS: [(&str, &str); 6] = [
    ("summary: What it says.", "sumary: What it says."),
    ("roles: [student_partner]", "roles: [student_partnr]"),
    ("status: live", "stauts: live"),
    ("phases: [recruit]", "phases: [recrut]"),
    ("One space.", "One  space , here."),
    ("[[pages/second]]", "[[pages/secnd]]"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn fixes_leave_the_rest_alone_make_findings_fewer_and_no_new_errors(
        slips in proptest::collection::vec(any::<bool>(), 6),
        words in "[a-zŵ]{1,8}( [a-zŵ]{1,8}){0,5}",
    ) {
        let mut text = format!(
            "---\ntitle: A page\nsummary: What it says.\npublished: 2026-01-02\nroles: [student_partner]\nstatus: live\n\
             phases: [recruit]\n---\n\n{words}. One space. [[pages/second]] `{words}  {words}`\n"
        );
        for ((right, wrong), _) in SLIPS.iter().zip(&slips).filter(|(_, slip)| **slip) {
            text = text.replace(right, wrong);
        }
        let dir = site(&[("pages/index.md", &text), ("pages/second.md", &page("Words."))]);
        let mut before = build(dir.path());
        for _ in 0..3 {
            let files = fixed(before.diagnostics.iter(), &before.sources.texts);
            if files.is_empty() {
                break;
            }
            for file in &files {
                let old = &before.sources.texts[file.source.0 as usize];
                // Everything outside of the edits stays, in its order: what is left of both texts without them is the same.
                let edits = before.diagnostics.iter().flat_map(|one| &one.fixes).filter(|edit| edit.source == file.source);
                let mut spans: Vec<_> = edits.map(|edit| edit.span.range()).collect();
                spans.sort_by_key(|span| span.start);
                let mut kept = Vec::new();
                let mut at = 0;
                for span in &spans {
                    kept.push(&old.text[at..span.start.max(at)]);
                    at = span.end.max(at);
                }
                kept.push(&old.text[at..]);
                let mut rest = file.text.as_str();
                for piece in kept {
                    let found = rest.find(piece);
                    prop_assert!(found.is_some(), "{piece:?} is gone from\n{}", file.text);
                    rest = &rest[found.unwrap() + piece.len()..];
                }
                write(dir.path(), &old.name, file.text.as_bytes());
            }
            let after = build(dir.path());
            let count = |built: &kitpress::pipeline::Built| {
                built.diagnostics.count(kitpress::diagnostic::Severity::Error)
            };
            prop_assert!(count(&after) < count(&before) || after.diagnostics.iter().count() < before.diagnostics.iter().count());
            prop_assert!(count(&after) <= count(&before), "{}", findings(&after));
            before = after;
        }
        prop_assert!(before.diagnostics.is_empty(), "{}", findings(&before));
    }
}
