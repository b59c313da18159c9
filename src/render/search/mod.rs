//! The index of one language, in files that a page loads as scripts: so the search works from a folder on disk, needs nothing
//! of a server, and sends nobody what a reader looks for. The entry names the others, which have their hash for a name:
//!
//! - words: the vocabulary, front-coded, in blocks of neighbours; typing errors are mended against it in the page;
//! - postings: for each word the pages that have it, and how much it says of each, in the order of the words;
//! - pages: names of the pages' files, and which pages have which value of a filter;
//! - one file a page: title, address and text, for the results that are shown.

mod code;
mod page;
#[cfg(test)]
mod tests;
pub mod words;

use std::collections::{BTreeMap, HashMap};

pub use page::{Packed, Synonyms, page};
use serde_json::json;

use crate::source::SitePath;
use crate::view::search::{FILTERS, Facet, IndexView};
use crate::write::Artifact;

/// Where all files of an index are but its entry.
pub const FOLDER: &str = "assets/search/";
/// How soon more of the same word says less (BM25, Robertson and Zaragoza 2009).
const SATURATION: f64 = 1.2;
/// How much a long page has to say more often.
const LENGTH: f64 = 0.6;
/// Bytes of a block of words, and of a file of postings, before compression.
const WORDS_SIZE: usize = 48 * 1024;
const POSTINGS_SIZE: usize = 12 * 1024;

/// Files of the index: the entry and what it names. `pages` in the order in which results of the same worth are shown.
pub fn files(index: &IndexView, synonyms: &Synonyms, pages: &[Packed]) -> Vec<Artifact> {
    let mut files: Vec<Artifact> = Vec::new();
    let mut keep = |file: Option<Artifact>| {
        let name = file.as_ref().map_or_else(String::new, |file| name(&file.path));
        files.extend(file);
        name
    };
    let terms = terms(pages);
    let postings = postings(&terms, pages);
    let mut shards = Vec::new();
    for (first, lists) in blocks(&postings, POSTINGS_SIZE, String::len) {
        shards.push(json!([first, keep(page::data(&json!(lists.join(" "))))]));
    }
    let mut blocks_of_words = Vec::new();
    for (first, words) in blocks(&terms, WORDS_SIZE, |(word, _)| word.len() / 2 + 1) {
        let text = code::front_coded(words.iter().map(|(word, _)| *word));
        let start = words.first().map_or("", |(word, _)| *word);
        blocks_of_words.push(json!([start, first, keep(page::data(&json!(text)))]));
    }
    let (filters, facets) = facets(index, pages);
    let names: String = pages.iter().map(|page| name(&page.file.path)).collect();
    let pages_file = keep(page::data(&json!({ "names": names, "facets": facets })));
    let root = "../".repeat(index.entry.matches('/').count());
    let entry = json!({
        "lang": index.lang,
        "root": root,
        "count": pages.len(),
        "terms": terms.len(),
        "words": blocks_of_words,
        "postings": shards,
        "pages": pages_file,
        "filters": filters,
        "synonyms": synonyms.phrases(),
        "mutations": index.mutations,
        "say": index.words.iter().cloned().collect::<BTreeMap<&str, String>>(),
        "counts": index.counts,
    });
    let entry = page::call(&entry);
    files.extend(SitePath::new(&index.entry).ok().map(|path| Artifact { path, bytes: entry }));
    files
}

/// `0a1b2c3d4e` of `assets/search/0a1b2c3d4e.js`.
fn name(path: &SitePath) -> String {
    path.as_str().trim_start_matches(FOLDER).trim_end_matches(".js").to_owned()
}

/// Pages by word with weights, words sorted as JavaScript sorts them.
type Terms<'a> = Vec<(&'a str, Vec<(u32, u16)>)>;

fn terms(pages: &[Packed]) -> Terms<'_> {
    let mut by_word: HashMap<&str, Vec<(u32, u16)>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        for (word, weight) in page.terms() {
            by_word.entry(word).or_default().push((number, weight));
        }
    }
    let mut terms: Terms<'_> = by_word.into_iter().collect();
    terms.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    terms
}

/// For each word its pages as distances, each with how much the word says of it, 1 to 63.
fn postings(terms: &Terms<'_>, pages: &[Packed]) -> Vec<String> {
    let whole: f64 = pages.iter().map(|page| f64::from(page.length)).sum();
    let mean = (whole / pages.len().max(1) as f64).max(1.0);
    let share: Vec<f64> =
        pages.iter().map(|page| SATURATION * (1.0 - LENGTH + LENGTH * f64::from(page.length) / mean)).collect();
    let list = |(_, list): &(&str, Vec<(u32, u16)>)| {
        let mut out = String::with_capacity(list.len() * 3);
        let mut next = 0;
        for (page, weight) in list {
            code::number(page - next, &mut out);
            next = page + 1;
            let weight = f64::from(*weight);
            let worth = weight / (weight + share.get(*page as usize).copied().unwrap_or(SATURATION));
            out.push(code::digit(((worth * f64::from(code::MOST)).round() as u32).max(1)));
        }
        out
    };
    terms.iter().map(list).collect()
}

/// Neighbours together until they are of a size, with the number of the first of each.
fn blocks<T>(all: &[T], most: usize, size: impl Fn(&T) -> usize) -> Vec<(usize, &[T])> {
    let (mut blocks, mut first, mut sum) = (Vec::new(), 0, 0);
    for (at, one) in all.iter().enumerate() {
        if sum > 0 && sum + size(one) > most {
            blocks.push((first, &all[first..at]));
            (first, sum) = (at, 0);
        }
        sum += size(one) + 1;
    }
    if first < all.len() {
        blocks.push((first, &all[first..]));
    }
    blocks
}

/// The filters with their values, and the pages of each value as distances.
fn facets(index: &IndexView, pages: &[Packed]) -> (Vec<serde_json::Value>, Vec<String>) {
    let mut by_value: BTreeMap<&Facet, Vec<u32>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for facet in &page.facets {
            by_value.entry(facet).or_default().push(u32::try_from(number).unwrap_or(u32::MAX));
        }
    }
    let filters = FILTERS.iter().zip(&index.filters).enumerate().map(|(filter, (id, label))| {
        let values = by_value.keys().filter(|facet| facet.filter == filter);
        json!([id, label, values.map(|facet| (&facet.id, &facet.label)).collect::<Vec<_>>()])
    });
    let distances = |list: &Vec<u32>| {
        let (mut out, mut next) = (String::new(), 0);
        for page in list {
            code::number(page - next, &mut out);
            next = page + 1;
        }
        out
    };
    (filters.collect(), by_value.values().map(distances).collect())
}
