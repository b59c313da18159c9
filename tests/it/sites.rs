//! Fixture sites: the good ones build without a finding, every finding of the bad ones is a snapshot.

use std::fs;
use std::path::{Path, PathBuf};

use super::common::{build, findings};

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
        let built = build(&folder);
        assert!(built.diagnostics.is_empty(), "{}:\n{}", folder.display(), findings(&built));
        assert!(built.pages > 0);
    }
}

#[test]
fn every_finding_of_a_bad_site_is_as_in_its_snapshot_and_nothing_is_made_of_errors() {
    let folders = folders("bad");
    assert!(folders.len() > 5);
    for folder in folders {
        let built = build(&folder);
        assert!(!built.diagnostics.is_empty(), "{} has no finding", folder.display());
        if built.diagnostics.has_errors() {
            assert!(built.artifacts.is_empty(), "{}", folder.display());
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("findings", findings(&built)));
    }
}

/// Every rule of the catalogue that a build can find is shown by some bad site.
#[test]
fn every_rule_has_a_bad_site() {
    use kitpress::diagnostic::Code;
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
        found.extend(build(&folder).diagnostics.iter().map(|diagnostic| diagnostic.code));
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !found.contains(code) && !elsewhere.contains(code))
        .map(|code| code.name())
        .collect();
    assert!(missing.is_empty(), "no bad site shows: {missing:?}");
}
