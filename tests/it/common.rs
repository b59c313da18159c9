//! Small sites on disk, built in memory.

use std::fs;
use std::path::Path;

use kitpress::diagnostic::{Colour, render};
use kitpress::pipeline::{self, Built, Options};
use tempfile::TempDir;

pub const SITE: &str = "title: Test site\ndescription: A site of a test.\nbase_url: https://example.ac.uk/\nlanguages: [en]\ninstitution: example\n";
/// The moment that tests are at.
pub const NOW: &str = "2026-11-22T09:00:00Z";
pub const INSTITUTIONS: &str = "example:\n  name: University of Examples\n";

/// A folder with `site.yaml`, one institution and the given files of `content/`.
pub fn site(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "content/site.yaml", SITE.as_bytes());
    write(dir.path(), "content/institutions.yaml", INSTITUTIONS.as_bytes());
    for (name, text) in files {
        write(dir.path(), &format!("content/{name}"), text.as_bytes());
    }
    dir
}

pub fn write(root: &Path, name: &str, bytes: &[u8]) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

pub fn build(root: &Path) -> Built {
    // Waivers end with a day: tests have one of their own.
    let options = Options { now: Some(NOW.parse().unwrap()), prose: true, audit: true, ..Options::default() };
    pipeline::build(root, &options, &|_, _, _| {})
}

/// All findings as a person sees them.
pub fn findings(built: &Built) -> String {
    built.diagnostics.iter().map(|d| render(d, &built.sources.texts, Colour::Plain) + "\n").collect()
}

/// Text of an artifact; panics with the paths that there are.
pub fn text(built: &Built, path: &str) -> String {
    let found = built.artifacts.iter().find(|artifact| artifact.path.as_str() == path);
    let paths: Vec<&str> = built.artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let artifact = found.unwrap_or_else(|| panic!("no {path} among {paths:?}\n{}", findings(built)));
    String::from_utf8(artifact.bytes.clone()).unwrap()
}

/// A page with a title and this body.
pub fn page(body: &str) -> String {
    format!("---\ntitle: A page\nsummary: What it says.\npublished: 2026-01-02\n---\n\n{body}\n")
}
