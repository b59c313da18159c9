//! Writes the site that the benchmark builds: invented case studies, or toolkits of fifty sections, as a Kitpress
//! site or, with the same words, as a Hugo site. The same arguments give the same bytes on every machine.

#![allow(clippy::disallowed_methods, reason = "a program of its own, not a phase of Kitpress")]

mod body;
mod front;
mod random;
mod site;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use rayon::prelude::*;

use random::Random;

/// Sections of one toolkit.
pub const SECTIONS: usize = 50;

const USAGE: &str = "\
usage: corpus TOOL LAYOUT PAGES SEED OUTPUT
  TOOL    kitpress or hugo
  LAYOUT  case-studies: pages side by side, with metrics, schedule and challenges
          toolkits: pages in toolkits of 50 sections, each of which lists the others
  PAGES   how many, apart from the index of each toolkit, home and about
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
    let Some((corpus, output)) = read(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match write(&corpus, &output) {
        Ok(words) => {
            println!("{} pages of {} to {} words, {} on average", corpus.pages, words.0, words.1, words.2);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Option<(Corpus, PathBuf)> {
    let [tool, layout, pages, seed, output] = arguments else { return None };
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
    let corpus = Corpus { tool, layout, pages: pages.parse().ok().filter(|n| *n > 1)?, seed: seed.parse().ok()? };
    Some((corpus, PathBuf::from(output)))
}

/// Writes everything; fewest, most and mean words of a body.
fn write(corpus: &Corpus, output: &Path) -> io::Result<(usize, usize, usize)> {
    if output.exists() {
        return Err(io::Error::other("the output folder exists already"));
    }
    for (path, text) in site::files(corpus) {
        put(&output.join(path), &text)?;
    }
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
    let sum: usize = counts.iter().sum();
    let fewest = counts.iter().min().copied().unwrap_or(0);
    let most = counts.iter().max().copied().unwrap_or(0);
    Ok((fewest, most, sum / counts.len().max(1)))
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
