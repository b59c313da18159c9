//! The manual of the demonstration: every code block in it is tested, in a way that its info string names. A block
//! without one fails, so that nothing can be shown untested.
//!
//! | Info string | Tested how |
//! |---|---|
//! | `markdown content/posts/a.md` | a whole file; with the others of its page, put into a new site that must build without a finding |
//! | … `picture=a.png`, `paper=b.png` | a picture of its page, or of its PDF, lies beside the manual and is of this very text |
//! | `yaml in=content/site.yaml` | a part: its keys replace those of the file; in `.md`, YAML goes into the front matter and text to the end |
//! | … `wrong=CODE,CODE` | such a sample gives exactly these findings; its picture is what `kitpress serve` says of it |
//! | `console`, `console exit=1` | `$ kitpress …` is run in the page's site; what is shown is what is printed (`…` stands for anything) |
//! | … `with-mistake` | in the site with the wrong sample before it |
//! | `rust from=src/a.rs` | words of a file of the repository or of a new site, white space apart; a line `…` leaves some out |
//! | `text output=a/index.html` | words of a file of the finished sample site |
//! | `text files` | the sample site has a file of each name |

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kitpress::diagnostic::Code;
use kitpress::model::Kind;
use pulldown_cmark::{Event, Options, Parser};

use super::common::{build, text};

mod blocks;
mod console;
mod samples;
mod selftest;

use samples::{Picture, judge, write_out};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content/toolkits/manual")
}

/// The pages of the manual: name and text.
fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            pages.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    pages.sort();
    assert!(pages.len() > 5, "the manual has moved");
    pages
}

#[test]
fn every_sample_of_the_manual_holds_and_has_its_picture() {
    let mut problems = Vec::new();
    let mut pictures: Vec<(String, Picture)> = Vec::new();
    // tests/browser/manual-pictures.mjs asks for the sites that it takes pictures of.
    let asked = std::env::var_os("KITPRESS_MANUAL_SITES").map(PathBuf::from);
    for (name, page) in pages() {
        let judged = judge(&page);
        problems.extend(judged.problems.iter().map(|problem| format!("{name}.md: {problem}")));
        if let Some(to) = asked.as_ref().filter(|_| !judged.pictures.is_empty()) {
            write_out(&judged, &to.join(&name));
        }
        pictures.extend(judged.pictures.into_iter().map(|picture| (name.clone(), picture)));
    }
    pictures.sort();
    let list: String = pictures
        .iter()
        .map(|(page, Picture { name, of, sample, hash })| format!("{name}\t{of}\t{page}\t{sample}\t{hash}\n"))
        .collect();
    if let Some(to) = &asked {
        fs::write(to.join("pictures.tsv"), &list).unwrap();
    } else {
        problems.extend(picture_problems(&list, &fs::read_to_string(RECORD).unwrap()));
        problems.extend(kinds_without_picture(&pictures));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

/// What each picture was taken of.
const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/manual/pictures.tsv");

/// Samples whose picture is of another text, missing or no longer used.
fn picture_problems(wanted: &str, taken: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<String>>();
    let (wanted, taken) = (lines(wanted), lines(taken));
    const RENEW: &str = "run `node tests/browser/manual-pictures.mjs` and look at it";
    for line in wanted.difference(&taken) {
        problems.push(format!(
            "the sample of this picture has changed since it was taken, or there is none: {line}\n{RENEW}"
        ));
    }
    for line in taken.difference(&wanted) {
        problems.push(format!("no sample has this picture: {line}\n{RENEW}"));
    }
    let names: BTreeSet<&str> = wanted.iter().filter_map(|line| line.split('\t').next()).collect();
    for name in &names {
        if !folder().join(name).is_file() {
            problems.push(format!("there is no picture `{name}`: {RENEW}"));
        }
    }
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".png") && !names.contains(name.as_str()) {
            problems.push(format!("`{name}` is of no sample: take it away"));
        }
    }
    problems
}

/// Every kind, and the accessibility statement, is shown by a sample with a picture.
fn kinds_without_picture(pictures: &[(String, Picture)]) -> Vec<String> {
    let pages: Vec<&str> =
        pictures.iter().filter(|(_, picture)| picture.of == "web").map(|(_, p)| &*p.sample).collect();
    let kind = |path: &str| Kind::of_id(path.strip_prefix("content/")?.strip_suffix(".md")?);
    let statement = pages.iter().any(|path| path.ends_with("pages/accessibility.md"));
    let missing = Kind::ALL.into_iter().filter(|wanted| {
        !pages.iter().any(|path| kind(path) == Some(*wanted) && !path.ends_with("pages/accessibility.md"))
    });
    let mut problems: Vec<String> =
        missing.map(|kind| format!("no sample with a picture is a {}", kind.name())).collect();
    if !statement {
        problems.push("no sample with a picture is an accessibility statement".to_owned());
    }
    problems
}

/// The finished pages are the witness that no block was overlooked.
#[test]
fn no_code_of_the_manual_escapes_its_test() {
    let built = build(Path::new(env!("CARGO_MANIFEST_DIR")));
    for (name, page) in pages() {
        let file = if name == "index" { String::new() } else { format!("{name}/") };
        let html = text(&built, &format!("toolkits/manual/{file}index.html"));
        let (blocks, problems) = blocks::read(&page);
        assert_eq!(html.matches("<pre").count(), blocks.len(), "{name}.md: {problems:?}");
    }
}

#[test]
fn commands_files_and_rules_that_the_manual_names_exist() {
    let mut problems = Vec::new();
    for (name, page) in pages() {
        let syntax = Options::ENABLE_TABLES | Options::ENABLE_DEFINITION_LIST | Options::ENABLE_GFM;
        for event in Parser::new_ext(&page, syntax) {
            if let Event::Code(code) = event {
                problems.extend(named(&code).into_iter().map(|problem| format!("{name}.md: `{code}`: {problem}")));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What is wrong with a command or a path in the text.
fn named(code: &str) -> Option<String> {
    let rooms = ["src/", "tests/", "benches/", "themes/default/"];
    if rooms.iter().any(|room| code.starts_with(room)) && !code.contains(['<', '*', '…', ' ']) {
        let there = Path::new(env!("CARGO_MANIFEST_DIR")).join(code).exists();
        return (!there).then(|| "there is no such file".to_owned());
    }
    let words = console::words(code.strip_prefix("kitpress ")?);
    let command = words.first()?;
    if console::NOT_YET.contains(&command.as_str()) && !console::known(command) {
        return None;
    }
    if command.starts_with('-') || !console::known(command) {
        return Some("there is no such command".to_owned());
    }
    let help = console::help(command);
    let option = |word: &&String| word.starts_with("--") && !help.contains(&format!("{word} "));
    let unknown = words.iter().skip(1).find(option).filter(|word| !help.contains(&format!("{word}\n")));
    if let Some(option) = unknown {
        return Some(format!("`{option}` is no option of it"));
    }
    match (&**command, words.get(1)) {
        ("explain", Some(rule)) if rule.chars().all(|c| c.is_ascii_lowercase() || c == '-') => {
            (!Code::ALL.iter().any(|code| code.name() == rule)).then(|| "there is no such rule".to_owned())
        }
        _ => None,
    }
}

#[test]
fn commands_that_do_not_exist_yet_do_not_exist() {
    for command in console::NOT_YET {
        assert!(!console::known(command), "`{command}` exists now: take it off NOT_YET in tests/it/manual/console.rs");
    }
}
