//! One page for the index: its file of words to show, and how much each word says of it.

use std::collections::HashMap;

use serde_json::json;

use super::words;
use crate::source::SitePath;
use crate::theme::assets::hashed_path;
use crate::view::search::{Facet, Found};
use crate::write::Artifact;

/// How much a word counts by where it stands.
const TITLE: u32 = 10;
const NAMED: u32 = 5;
const HEADING: u32 = 4;
const SUMMARY: u32 = 3;
const SAME: u32 = 2;
const TEXT: u32 = 1;

/// Words that mean the same, ready to be looked for.
#[derive(Debug, Default)]
pub struct Synonyms {
    /// By group: each word or phrase as its folded words.
    groups: Vec<Vec<Vec<String>>>,
    /// By first word: group and place in it.
    starts: HashMap<String, Vec<(usize, usize)>>,
}

impl Synonyms {
    /// Groups of words and phrases as they are written.
    pub fn new(groups: &[Vec<String>]) -> Synonyms {
        let mut synonyms = Synonyms::default();
        for group in groups {
            let mut forms: Vec<Vec<String>> = group.iter().map(|form| words::all(form)).collect();
            forms.retain(|form| !form.is_empty());
            forms.sort();
            forms.dedup();
            for (place, form) in forms.iter().enumerate() {
                synonyms.starts.entry(form[0].clone()).or_default().push((synonyms.groups.len(), place));
            }
            synonyms.groups.push(forms);
        }
        synonyms
    }

    /// Folded phrases by group.
    pub fn phrases(&self) -> Vec<Vec<String>> {
        self.groups.iter().map(|group| group.iter().map(|form| form.join(" ")).collect()).collect()
    }
}

/// What stays of a page until the index is made.
#[derive(Debug)]
pub struct Packed {
    /// Its file.
    pub file: Artifact,
    /// Its words, sorted, each on a line.
    pub words: String,
    /// How much each says of the page, in the same order.
    pub weights: Vec<u16>,
    /// Words of its text.
    pub length: u32,
    /// Its values of the filters.
    pub facets: Vec<Facet>,
}

impl Packed {
    /// Words with what they say of the page.
    pub fn terms(&self) -> impl Iterator<Item = (&str, u16)> {
        self.words.split_terminator('\n').zip(self.weights.iter().copied())
    }
}

/// Counts the words of one page.
#[derive(Default)]
struct Count<'a> {
    numbers: HashMap<String, usize>,
    names: Vec<String>,
    weights: Vec<u32>,
    starts: Vec<Option<&'a [(usize, usize)]>>,
    /// Numbers of the words of the text that is read.
    line: Vec<usize>,
}

impl<'a> Count<'a> {
    fn add(&mut self, word: &str, weight: u32, synonyms: &'a Synonyms) {
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                let number = self.names.len();
                self.numbers.insert(word.to_owned(), number);
                self.names.push(word.to_owned());
                self.weights.push(0);
                self.starts.push(synonyms.starts.get(word).map(Vec::as_slice));
                number
            }
        };
        self.weights[number] = self.weights[number].saturating_add(weight);
        self.line.push(number);
    }

    /// Counts a text, and notes the groups of which a form stands in it; how many words it has.
    fn text(&mut self, text: &str, weight: u32, synonyms: &'a Synonyms, groups: &mut [bool]) -> usize {
        self.line.clear();
        words::words(text, |word| self.add(word, weight, synonyms));
        for (at, number) in self.line.iter().enumerate() {
            for (group, place) in self.starts[*number].unwrap_or_default() {
                let form = &synonyms.groups[*group][*place];
                let here = self.line.get(at..at + form.len());
                if here.is_some_and(|here| here.iter().zip(form).all(|(number, word)| self.names[*number] == *word)) {
                    groups[*group] = true;
                }
            }
        }
        self.line.len()
    }
}

/// A page for the index.
pub fn page(found: &Found, synonyms: &Synonyms) -> Option<Packed> {
    let mut count = Count::default();
    let mut groups = vec![false; synonyms.groups.len()];
    count.text(&found.title, TITLE, synonyms, &mut groups);
    let mut length = count.text(&found.summary, SUMMARY, synonyms, &mut groups);
    for word in &found.words {
        count.text(word, NAMED, synonyms, &mut groups);
    }
    for part in &found.parts {
        count.text(&part.title, HEADING, synonyms, &mut groups);
        for line in part.text.lines() {
            length += count.text(line, TEXT, synonyms, &mut groups);
        }
    }
    for (group, _) in synonyms.groups.iter().zip(&groups).filter(|(_, stands)| **stands) {
        let mut others: Vec<&String> = group.iter().flatten().collect();
        others.sort();
        others.dedup();
        others.into_iter().for_each(|word| count.add(word, SAME, synonyms));
    }
    let mut order: Vec<usize> = (0..count.names.len()).collect();
    order.sort_by(|a, b| count.names[*a].cmp(&count.names[*b]));
    let mut words = String::new();
    for number in &order {
        words.push_str(&count.names[*number]);
        words.push('\n');
    }
    let weights = order.iter().map(|number| u16::try_from(count.weights[*number]).unwrap_or(u16::MAX)).collect();
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    Some(Packed { file: shown(found)?, words, weights, length, facets: found.facets.clone() })
}

/// What the results show of a page.
fn shown(found: &Found) -> Option<Artifact> {
    let parts: Vec<_> = found.parts.iter().map(|part| (&part.id, &part.title, &part.text)).collect();
    data(&json!({
        "path": found.path,
        "title": found.title,
        "label": found.label,
        "summary": found.summary,
        "restricted": found.restricted,
        "parts": parts,
    }))
}

/// A script that hands over a value. No `<`: whatever a page says, the file is nothing else than data, wherever it is put.
pub fn call(value: &serde_json::Value) -> Vec<u8> {
    format!("kitpress.part({})\n", value.to_string().replace('<', "\\u003c")).into_bytes()
}

/// A file of data under a name of its own, which hands it to the script that asked for it.
pub fn data(value: &serde_json::Value) -> Option<Artifact> {
    let bytes = call(value);
    let path = hashed_path("search.js", &bytes).replace("assets/search.", super::FOLDER);
    Some(Artifact { path: SitePath::new(&path).ok()?, bytes })
}
