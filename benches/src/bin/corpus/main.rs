//! Writes what the benchmark builds: invented case studies, or toolkits of fifty sections, as a Kitpress site or, with
//! the same words, as a Hugo site; and templates as a Kitpress site, for pandoc or for Typst. The same arguments give
//! the same bytes on every machine.

#![allow(clippy::disallowed_methods, reason = "a program of its own, not a phase of Kitpress")]

mod body;
mod front;
mod random;
mod site;
mod templates;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use rayon::prelude::*;

use random::Random;
use templates::Form;

/// Sections of one toolkit.
pub const SECTIONS: usize = 50;

const USAGE: &str = "\
usage: corpus TOOL LAYOUT PAGES SEED OUTPUT
       corpus documents FORM COUNT SEED OUTPUT
  TOOL    kitpress or hugo
  LAYOUT  case-studies: pages side by side, with metrics, schedule and challenges
          toolkits: pages in toolkits of 50 sections, each of which lists the others
  PAGES   how many, apart from the index of each toolkit, home and about
  FORM    kitpress-none, kitpress-word, kitpress-pdf: a site of templates, with these documents of each
          pandoc, typst: the same texts as Markdown or as Typst source
  COUNT   how many templates
  SEED    a number; another seed gives another corpus
  OUTPUT  folder that does not exist yet";

/// Whose Markdown is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Kitpress's: `[[links]]`, `::: blocks`, ids.
    Kitpress,
    /// Hugo's: plain links, labels as terms.
    Hugo,
}

/// How the pages lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Side by side, with the data of case studies.
    CaseStudies,
    /// In toolkits of [`SECTIONS`].
    Toolkits,
    /// Side by side, to be filled in: see [`templates`].
    Templates,
}

/// What to write.
#[derive(Clone, Copy)]
pub struct Corpus {
    /// Whose site.
    pub tool: Tool,
    /// How its pages lie.
    pub layout: Layout,
    /// How many.
    pub pages: usize,
    /// Decides everything else.
    pub seed: u64,
}

impl Corpus {
    /// One person for five pages, and at least one at each university.
    pub fn people(&self) -> usize {
        (self.pages / 5).max(words::PLACES.len())
    }

    /// Id of a page: path in `content/` without `.md`.
    pub fn id(&self, page: usize) -> String {
        let subject = words::SUBJECTS[self.subject(page)];
        let name: String = subject.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
        let name = name.to_ascii_lowercase().replace(' ', "-");
        match self.layout {
            Layout::CaseStudies => format!("case-studies/{name}-{page:05}"),
            Layout::Templates => format!("templates/{name}-{page:05}"),
            Layout::Toolkits => format!("{}/{name}-{:02}", self.toolkit(page / SECTIONS), page % SECTIONS + 1),
        }
    }

    /// Folder of a toolkit.
    pub fn toolkit(&self, toolkit: usize) -> String {
        format!("toolkits/toolkit-{toolkit:03}")
    }

    /// Title of a page.
    pub fn title(&self, page: usize) -> String {
        format!("{} at {}", words::SUBJECTS[self.subject(page)], words::PLACES[self.place(page)])
    }

    fn subject(&self, page: usize) -> usize {
        Random::new(self.seed, page as u64).below(words::SUBJECTS.len())
    }

    /// University of a page.
    pub fn place(&self, page: usize) -> usize {
        page % words::PLACES.len()
    }

    /// A link to another page, as the tool writes it.
    pub fn link(&self, page: usize) -> String {
        match self.tool {
            Tool::Kitpress => format!("[[{}]]", self.id(page)),
            Tool::Hugo => format!("[{}](/{}/)", self.title(page), self.id(page)),
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((corpus, form, output)) = read(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let (what, written) = match form {
        Some(form) => ("templates", write_templates(&corpus, form, &output)),
        None => ("pages", write(&corpus, &output)),
    };
    match written {
        Ok(words) => {
            println!("{} {what} of {} to {} words, {} on average", corpus.pages, words.0, words.1, words.2);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What to write, the templates' form if it is templates, and where.
fn read(arguments: &[String]) -> Option<(Corpus, Option<Form>, PathBuf)> {
    let [tool, layout, pages, seed, output] = arguments else { return None };
    let (pages, seed) = (pages.parse().ok().filter(|n| *n > 1)?, seed.parse().ok()?);
    let output = PathBuf::from(output);
    if tool == "documents" {
        let form = match layout.as_str() {
            "kitpress-none" => Form::Kitpress("none"),
            "kitpress-word" => Form::Kitpress("[word]"),
            "kitpress-pdf" => Form::Kitpress("[pdf]"),
            "pandoc" => Form::Pandoc,
            "typst" => Form::Typst,
            _ => return None,
        };
        return Some((templates::corpus(pages, seed), Some(form), output));
    }
    let tool = match tool.as_str() {
        "kitpress" => Tool::Kitpress,
        "hugo" => Tool::Hugo,
        _ => return None,
    };
    let layout = match layout.as_str() {
        "case-studies" => Layout::CaseStudies,
        "toolkits" => Layout::Toolkits,
        _ => return None,
    };
    Some((Corpus { tool, layout, pages, seed }, None, output))
}

/// Fewest, most and mean words.
type Words = (usize, usize, usize);

/// Writes a site of pages; words of a body.
fn write(corpus: &Corpus, output: &Path) -> io::Result<Words> {
    begin(output, &site::files(corpus))?;
    let counts = (0..corpus.pages)
        .into_par_iter()
        .map(|page| {
            let mut random = Random::new(corpus.seed, page as u64 + 1_000_000);
            let front = front::front(corpus, page, &mut random);
            let (body, words) = body::body(corpus, page, &front, &mut random);
            let path = output.join("content").join(format!("{}.md", corpus.id(page)));
            put(&path, &format!("---\n{}---\n\n{body}", front.yaml))?;
            Ok(words)
        })
        .collect::<io::Result<Vec<usize>>>()?;
    Ok(summary(&counts))
}

/// Writes templates in a form; words of a whole document.
fn write_templates(corpus: &Corpus, form: Form, output: &Path) -> io::Result<Words> {
    begin(output, &templates::others(corpus, form))?;
    let counts = (0..corpus.pages)
        .into_par_iter()
        .map(|number| {
            let (path, text, words) = templates::template(corpus, form, number);
            put(&output.join(path), &text)?;
            Ok(words)
        })
        .collect::<io::Result<Vec<usize>>>()?;
    Ok(summary(&counts))
}

fn begin(output: &Path, files: &[(String, String)]) -> io::Result<()> {
    if output.exists() {
        return Err(io::Error::other("the output folder exists already"));
    }
    files.iter().try_for_each(|(path, text)| put(&output.join(path), text))
}

fn summary(counts: &[usize]) -> Words {
    let sum: usize = counts.iter().sum();
    let fewest = counts.iter().min().copied().unwrap_or(0);
    let most = counts.iter().max().copied().unwrap_or(0);
    (fewest, most, sum / counts.len().max(1))
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
