//! A page's samples put into a new site, one after another as a reader would, and judged.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kitpress::diagnostic::Severity;
use kitpress::scaffold::{Answers, site};
use tempfile::TempDir;

use super::super::common::{build, findings, write};
use super::blocks::{Block, Form, read};
use super::console;

/// What came of a page.
pub struct Judged {
    /// What is wrong with it; empty if all holds.
    pub problems: Vec<String>,
    /// Samples with pictures.
    pub pictures: Vec<Picture>,
    /// The site that the samples make.
    pub root: TempDir,
    /// Files with mistakes that have a picture, by path.
    pub mistakes: Vec<(String, String)>,
}

/// A picture of a sample.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// Its file, beside the manual's pages.
    pub name: String,
    /// What it shows: the page (`web`), its PDF (`pdf`), or what `serve` says of a `mistake`.
    pub of: &'static str,
    /// The sample.
    pub sample: String,
    /// Of the sample's text.
    pub hash: String,
}

/// The site that `kitpress new site` would make.
pub fn new_site(root: &Path) {
    let answers = Answers {
        title: "Partners in Practice".to_owned(),
        institution: "University of Example".to_owned(),
        languages: vec!["en".to_owned()],
        address: "https://partners.example.ac.uk/".to_owned(),
        colour: None,
        today: "2026-11-22".to_owned(),
    };
    for (name, text) in site(&answers) {
        write(root, &name, text.as_bytes());
    }
}

/// Judges a page of the manual, given as its text.
pub fn judge(page: &str) -> Judged {
    let (blocks, problems) = read(page);
    let root = tempfile::tempdir().unwrap();
    new_site(root.path());
    let mut reader = Reader {
        root,
        problems,
        pictures: Vec::new(),
        shown: BTreeSet::new(),
        mistake: None,
        mistakes: Vec::new(),
        file: String::new(),
    };
    for block in &blocks {
        let before = reader.problems.len();
        reader.block(block, page);
        for problem in &mut reader.problems[before..] {
            *problem = format!("line {}: {problem}", block.line);
        }
    }
    reader.sound("the samples of this page, all together");
    let Reader { root, problems, pictures, mistakes, .. } = reader;
    Judged { problems, pictures, root, mistakes }
}

struct Reader {
    root: TempDir,
    problems: Vec<String>,
    pictures: Vec<Picture>,
    /// Files, and keys in files, that the page has shown.
    shown: BTreeSet<(String, String)>,
    /// The site with the latest wrong sample.
    mistake: Option<TempDir>,
    mistakes: Vec<(String, String)>,
    /// The file of the latest block that is of one.
    file: String,
}

impl Reader {
    fn block(&mut self, block: &Block, page: &str) {
        // A reader must know which file this is: it is named, or is the one of the block before.
        if let Some(path) = block.path() {
            if self.file != path && !block.before.contains(&format!("`{path}`")) {
                self.problems.push(format!("the words before it do not say that this is `{path}`"));
            }
            self.file = path.to_owned();
        }
        match &block.form {
            Form::File { path } => {
                self.pictures(block, path, page);
                self.sample(block, path, |_| block.text.clone(), vec![String::new()]);
            }
            Form::Part { path } => {
                let Ok(old) = fs::read_to_string(self.root.path().join(path)) else {
                    return self.problems.push(format!("there is no `{path}` that this could be a part of"));
                };
                self.pictures(block, path, page);
                let (_, keys) = merged(&old, block);
                self.sample(block, path, |old| merged(old, block).0, keys);
            }
            Form::Console { exit, in_wrong } => {
                let root = match (&self.mistake, in_wrong) {
                    (Some(mistake), true) => mistake.path(),
                    (None, true) => return self.problems.push("no wrong sample stands before it".to_owned()),
                    (_, false) => self.root.path(),
                };
                self.problems.extend(console::run(&block.text, root, *exit));
            }
            Form::Excerpt { path } => {
                let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
                let file = if repository.is_file() { repository } else { self.root.path().join(path) };
                self.excerpt(block, path, &file);
            }
            Form::Output { path } => {
                if console::finished(self.root.path()) {
                    let file = self.root.path().join("site").join(path);
                    self.excerpt(block, path, &file);
                } else {
                    self.problems.push("the sample site cannot be built".to_owned());
                }
            }
            Form::Files => {
                for name in block.text.lines().filter_map(|line| line.split_whitespace().next()) {
                    if !self.root.path().join(name).exists() {
                        self.problems.push(format!("the sample site has no `{name}`"));
                    }
                }
            }
        }
    }

    fn pictures(&mut self, block: &Block, path: &str, page: &str) {
        let of = if block.wrong.is_empty() { "web" } else { "mistake" };
        for (name, of) in [(&block.picture, of), (&block.paper, "pdf")] {
            let Some(name) = name else { continue };
            if !page.contains(&format!("]({name}")) {
                self.problems.push(format!("the page does not show `{name}`"));
            }
            let hash = blake3::hash(block.text.as_bytes()).to_hex()[..16].to_owned();
            self.pictures.push(Picture { name: name.clone(), of, sample: path.to_owned(), hash });
        }
    }

    /// A sample that is right changes the site; one that is wrong is put into a copy, and gives its findings alone.
    fn sample(&mut self, block: &Block, path: &str, text: impl Fn(&str) -> String, keys: Vec<String>) {
        let whole = |root: &Path| {
            let old = fs::read_to_string(root.join(path)).unwrap_or_default();
            write(root, path, text(&old).as_bytes());
        };
        if !block.wrong.is_empty() {
            let copy = tempfile::tempdir().unwrap();
            copied(self.root.path(), copy.path());
            whole(copy.path());
            let built = build(copy.path());
            let given: BTreeSet<&str> = built.diagnostics.iter().map(|found| found.code.name()).collect();
            let wanted: BTreeSet<&str> = block.wrong.iter().map(String::as_str).collect();
            if given != wanted {
                let report = findings(&built);
                self.problems.push(format!("it must give {wanted:?} and gives {given:?}:\n{report}"));
            }
            if block.picture.is_some() {
                self.mistakes.push((path.to_owned(), fs::read_to_string(copy.path().join(path)).unwrap()));
            }
            self.mistake = Some(copy);
            return;
        }
        // What was shown earlier is judged before it is replaced.
        if keys.iter().any(|key| self.shown.contains(&(path.to_owned(), key.clone()))) {
            self.sound(&format!("what was shown of `{path}` before"));
        }
        whole(self.root.path());
        self.shown.extend(keys.into_iter().map(|key| (path.to_owned(), key)));
        if path.starts_with("content/") && path.ends_with(".md") && matches!(block.form, Form::File { .. }) {
            let front = block.text.strip_prefix("---\n").and_then(|rest| rest.split("\n---\n").next()).unwrap_or("");
            self.shown.extend(entries(front).iter().map(|(key, _)| (path.to_owned(), (*key).to_owned())));
        }
    }

    /// The site as it stands builds strictly.
    fn sound(&mut self, what: &str) {
        let built = build(self.root.path());
        if built.diagnostics.iter().any(|found| found.severity != Severity::Information) {
            self.problems.push(format!("{what} do not build without a finding:\n{}", findings(&built)));
        }
    }

    /// Every part between lines of `…` stands in the file, in this order; white space apart.
    fn excerpt(&mut self, block: &Block, path: &str, file: &Path) {
        let Ok(text) = fs::read_to_string(file) else {
            return self.problems.push(format!("there is no `{path}` to show a part of"));
        };
        let whole = folded(&text);
        let mut at = 0;
        let omitted = |line: &&str| matches!(line.trim().trim_start_matches(['/', '#', ' ']), "…");
        for part in block.text.lines().collect::<Vec<_>>().split(omitted) {
            let part = folded(&part.join("\n"));
            match whole[at..].find(&part) {
                Some(found) if !part.is_empty() => at += found + part.len(),
                _ => self.problems.push(format!("`{path}` does not say: {part}")),
            }
        }
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Entries of the first level of a YAML text: key and lines.
fn entries(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let key = line.split(':').next().unwrap_or_default();
        if line.contains(':') && !line.starts_with([' ', '#', '-', '\n']) {
            starts.push((at, key));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]).collect::<Vec<_>>();
    starts.iter().zip(ends).map(|((start, key), end)| (*key, &text[*start..end])).collect()
}

/// A file with a part put in, and the keys that the part gives.
fn merged(old: &str, block: &Block) -> (String, Vec<String>) {
    let part = &block.text;
    let markdown = block.path().is_some_and(|path| path.ends_with(".md"));
    if markdown && block.language != "yaml" {
        return (format!("{}\n\n{part}", old.trim_end()), Vec::new());
    }
    let (head, rest) = match old.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((front, body)) if markdown => (format!("{front}\n"), Some(body)),
        _ => (old.to_owned(), None),
    };
    let new: Vec<String> = entries(part).iter().map(|(key, _)| (*key).to_owned()).collect();
    let first =
        entries(&head).first().map_or(head.len(), |(_, lines)| lines.as_ptr() as usize - head.as_ptr() as usize);
    let mut text = head[..first].to_owned();
    for (key, lines) in entries(&head) {
        if !new.iter().any(|given| given == key) {
            text.push_str(lines);
        }
    }
    text.push_str(part);
    (rest.map_or(text.clone(), |body| format!("---\n{text}---\n{body}")), new)
}

fn copied(from: &Path, to: &Path) {
    let mut folders: Vec<PathBuf> = vec![from.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.strip_prefix(from).unwrap());
            if path.is_dir() {
                fs::create_dir_all(&target).unwrap();
                folders.push(path);
            } else {
                fs::copy(&path, &target).unwrap();
            }
        }
    }
}

/// Copies the site that the samples make, for taking pictures of it, and lays files with mistakes beside it.
pub fn write_out(judged: &Judged, to: &Path) {
    fs::create_dir_all(to).unwrap();
    copied(judged.root.path(), to);
    for (path, text) in &judged.mistakes {
        write(&to.join("mistakes"), path, text.as_bytes());
    }
}
