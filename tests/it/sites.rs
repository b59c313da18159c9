//! Fixture sites: the good ones build without a finding, every finding of the bad ones is a snapshot.

use std::fs;
use std::path::{Path, PathBuf};

use kitpress::diagnostic::Code;
use kitpress::pipeline::Built;

use super::common::{build, check, findings, page, site};

fn folders(which: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(which);
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn good_sites_build_without_a_finding() {
    let folders = folders("good");
    assert!(!folders.is_empty());
    for folder in folders {
        let (checked, built) = (check(&folder), build(&folder));
        assert!(checked.diagnostics.is_empty(), "{}:\n{}", folder.display(), findings(&checked));
        assert!(built.pages > 0);
    }
}

#[test]
fn every_finding_of_a_bad_site_is_as_in_its_snapshot_and_nothing_is_made_of_errors() {
    let folders = folders("bad");
    assert!(folders.len() > 5);
    for folder in folders {
        let (checked, built) = (check(&folder), build(&folder));
        assert!(!checked.diagnostics.is_empty(), "{} has no finding", folder.display());
        if built.diagnostics.has_errors() {
            assert!(built.artifacts.is_empty(), "{}", folder.display());
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("findings", findings(&checked)));
    }
}

#[test]
fn a_check_says_what_a_build_says_and_makes_nothing() {
    for folder in folders("bad").into_iter().chain(folders("good")) {
        let (checked, built) = (check(&folder), build(&folder));
        assert!(checked.artifacts.is_empty());
        for one in built.diagnostics.iter() {
            let also = checked.diagnostics.iter().any(|other| other == one);
            assert!(also, "{}: {one:?}\n{}", folder.display(), findings(&checked));
        }
    }
}

/// A build stops before the documents; a check looks at those of the pages that are sound.
#[cfg(feature = "documents")]
#[test]
fn an_error_of_one_page_does_not_hide_what_is_wrong_with_another() {
    let wrong = page("An ![](missing.png) image.").replace("---\n\n", "downloads: [pdf]\n---\n\n");
    let glyph = page("A letter that no font has: \u{1D8AA}.").replace("---\n\n", "downloads: [pdf]\n---\n\n");
    let dir = site(&[("pages/index.md", &page("Home.")), ("pages/a.md", &wrong), ("pages/b.md", &glyph)]);
    let codes = |built: Built| built.diagnostics.iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert!(!codes(build(dir.path())).contains(&Code::MissingGlyph));
    let found = codes(check(dir.path()));
    assert!(found.contains(&Code::MissingGlyph) && found.contains(&Code::LinkMissingFile), "{found:?}");
}

/// Every rule of the catalogue that a build can find is shown by some bad site.
#[test]
fn every_rule_has_a_bad_site() {
    // What no fixture on disk can hold in a repository, or only a copy of a whole theme file: see `hostile.rs`,
    // `build.rs`, `documents.rs` and `outside.rs` for these.
    let elsewhere = [
        Code::NotUtf8,
        Code::Unreadable,
        Code::SymlinkSkipped,
        Code::TooLarge,
        Code::DocumentGate,
        Code::ExternalMissing,
        Code::ExternalUnreachable,
        Code::ExternalMoved,
    ];
    let mut found: Vec<Code> = Vec::new();
    for folder in folders("bad") {
        found.extend(check(&folder).diagnostics.iter().map(|diagnostic| diagnostic.code));
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !found.contains(code) && !elsewhere.contains(code))
        .map(|code| code.name())
        .collect();
    assert!(missing.is_empty(), "no bad site shows: {missing:?}");
}
