//! A reader of the index, written from what the files are, finds what a search through the texts finds.

use proptest::prelude::*;
use serde_json::Value;

use super::code::tests::{numbers, words as front_coded};
use super::*;
use crate::view::search::{Found, Part};

fn index(synonyms: &[&[&str]]) -> IndexView {
    let group = |words: &&[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    IndexView {
        lang: "en".to_owned(),
        entry: "search/entry.js".to_owned(),
        filters: FILTERS.map(str::to_owned).into(),
        synonyms: synonyms.iter().map(group).collect(),
        ..IndexView::default()
    }
}

fn made(index: &IndexView, pages: &[Found]) -> BTreeMap<String, Value> {
    let synonyms = Synonyms::new(&index.synonyms);
    let packed: Vec<Packed> = pages.iter().map(|found| page(found, &synonyms).unwrap()).collect();
    let files = files(index, &synonyms, &packed).into_iter().chain(packed.into_iter().map(|page| page.file));
    let read = |file: Artifact| {
        let text = String::from_utf8(file.bytes).unwrap();
        let data = text.strip_prefix("kitpress.part(").unwrap().strip_suffix(")\n").unwrap();
        (file.path.as_str().to_owned(), serde_json::from_str(data).unwrap())
    };
    files.map(read).collect()
}

fn part<'a>(files: &'a BTreeMap<String, Value>, name: &str) -> &'a Value {
    &files[&format!("assets/search/{name}.js")]
}

/// Every word with its pages and what it says of each, read from the files alone.
fn read(files: &BTreeMap<String, Value>) -> BTreeMap<String, Vec<(u32, u8)>> {
    let entry = &files["search/entry.js"];
    let blocks = entry["words"].as_array().unwrap();
    let words = blocks.iter().flat_map(|block| {
        let words = front_coded(part(files, block[2].as_str().unwrap()).as_str().unwrap());
        assert_eq!(words[0], block[0].as_str().unwrap(), "a block begins with the word that the entry names");
        words
    });
    let shards = entry["postings"].as_array().unwrap();
    let lists = shards.iter().flat_map(|shard| {
        let text = part(files, shard[1].as_str().unwrap()).as_str().unwrap();
        text.split(' ').map(str::to_owned).collect::<Vec<_>>()
    });
    let list = |text: String| {
        let (mut all, mut next, mut rest) = (Vec::new(), 0, text.as_str());
        while !rest.is_empty() {
            let length = rest.bytes().position(|byte| numbers(&char::from(byte).to_string()).len() == 1).unwrap() + 1;
            let page = next + numbers(&rest[..length])[0];
            let weight = code::DIGITS.iter().position(|digit| *digit == rest.as_bytes()[length]).unwrap();
            all.push((page, u8::try_from(weight).unwrap()));
            (next, rest) = (page + 1, &rest[length + 1..]);
        }
        all
    };
    words.zip(lists.map(list)).collect()
}

fn text_page(path: &str, title: &str, text: &str) -> Found {
    let part = Part { text: text.to_owned(), ..Part::default() };
    Found { path: path.to_owned(), title: title.to_owned(), parts: vec![part], ..Found::default() }
}

#[test]
fn a_page_that_uses_one_word_is_found_by_all_that_mean_the_same() {
    let index = index(&[&["student partner", "Connectors", "change agent"]]);
    let pages = [
        text_page("a/", "First", "Our student partner, Ann, agrees."),
        text_page("b/", "Second", "A student has a partner."),
        text_page("c/", "Third", "CONNECTORS decide."),
    ];
    let words = read(&made(&index, &pages));
    let found = |word: &str| words[word].iter().map(|(page, _)| *page).collect::<Vec<_>>();
    assert_eq!(found("connectors"), [0, 2]);
    assert_eq!(found("agent"), [0, 2]);
    assert_eq!(found("partner"), [0, 1, 2]);
}

#[test]
fn a_word_of_the_title_says_more_than_one_of_the_text_and_a_repeated_one_more_than_a_passing_one() {
    let pages = [
        text_page("a/", "Belonging", "What it is."),
        text_page("b/", "Other", "belonging belonging belonging"),
        text_page("c/", "Another", "belonging once here"),
    ];
    let list = &read(&made(&index(&[]), &pages))["belonging"];
    assert!(list[0].1 > list[1].1 && list[1].1 > list[2].1, "{list:?}");
}

#[test]
fn values_of_filters_lead_to_their_pages_and_names_to_their_files() {
    let facet = |filter, id: &str| Facet { filter, place: 0, id: id.to_owned(), label: id.to_uppercase() };
    let mut pages = vec![text_page("a/", "A", "x"), text_page("b/", "B", "y"), text_page("c/", "C", "z")];
    pages[0].facets = vec![facet(0, "post"), facet(1, "mentor")];
    pages[2].facets = vec![facet(1, "mentor")];
    let files = made(&index(&[]), &pages);
    let entry = &files["search/entry.js"];
    assert_eq!(entry["filters"][1], json!(["role", "role", [["mentor", "MENTOR"]]]));
    let table = part(&files, entry["pages"].as_str().unwrap());
    assert_eq!(table["facets"].as_array().unwrap().len(), 2);
    assert_eq!(numbers(table["facets"][1].as_str().unwrap()), [0, 1], "the first page, and one further on");
    let names = table["names"].as_str().unwrap();
    assert_eq!(part(&files, &names[20..30])["path"], "c/");
    assert_eq!(entry["root"], "../");
}

#[test]
fn many_words_are_spread_over_files_of_a_size_and_each_is_found_in_its_own() {
    let many = (0..40_000).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ");
    let files = made(&index(&[]), &[text_page("a/", "Many", &many)]);
    let entry = &files["search/entry.js"];
    assert!(entry["words"].as_array().unwrap().len() > 1 && entry["postings"].as_array().unwrap().len() > 1);
    for (path, file) in files.iter().filter(|(_, file)| file.is_string()) {
        assert!(file.as_str().unwrap().len() < 2 * WORDS_SIZE, "{path}");
    }
    let words = read(&files);
    assert_eq!(words.len(), 40_001);
    assert!(words.values().all(|list| list.len() == 1 && list[0].0 == 0));
}

proptest! {
    #[test]
    fn the_index_finds_what_a_search_through_the_texts_finds(
        texts in prop::collection::vec("([a-zâŵا]{1,6}[ ,.]){0,30}", 0..40),
    ) {
        let pages: Vec<Found> =
            texts.iter().enumerate().map(|(n, text)| text_page(&format!("{n}/"), "", text)).collect();
        let mut naive: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, text) in texts.iter().enumerate() {
            let mut words = words::all(text);
            words.sort();
            words.dedup();
            for word in words {
                naive.entry(word).or_default().push(u32::try_from(number).unwrap());
            }
        }
        let read = read(&made(&index(&[]), &pages));
        let found: BTreeMap<String, Vec<u32>> =
            read.into_iter().map(|(word, list)| (word, list.into_iter().map(|(page, _)| page).collect())).collect();
        prop_assert_eq!(found, naive);
    }
}
