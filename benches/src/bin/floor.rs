//! The yardstick: the least that a program must do to turn a folder of Markdown files into HTML files.
//!
//! Every `.md` file is read, its front matter skipped, its body rendered by pulldown-cmark and written to
//! `NAME/index.html`, on all cores. There is no front matter reading, no link, no template and no list. What a
//! generator costs beyond this is its own.

#![allow(clippy::disallowed_methods, reason = "a program of its own, not a phase of Kitpress")]

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [content, output] = arguments.as_slice() else {
        eprintln!("usage: floor CONTENT OUTPUT");
        return ExitCode::from(2);
    };
    match build(content, output) {
        Ok(pages) => {
            println!("{pages} pages");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(content: &Path, output: &Path) -> io::Result<usize> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in walkdir::WalkDir::new(content) {
        let entry = entry?;
        if entry.path().extension() == Some(OsStr::new("md")) {
            files.push(entry.into_path());
        }
    }
    files.par_iter().try_for_each(|file| page(content, file, output))?;
    Ok(files.len())
}

fn page(content: &Path, file: &Path, output: &Path) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(&*text, |(_, body)| body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let mut page = String::with_capacity(body.len() * 3 / 2);
    html::push_html(&mut page, Parser::new_ext(body, options));
    let relative = file.strip_prefix(content).map_err(io::Error::other)?;
    let folder = output.join(relative.with_extension(""));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), page)
}
