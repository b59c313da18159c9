//! Everything that is not one of the many pages: settings, people, institutions, glossary, home, about, and the
//! index of each toolkit.

use std::fmt::Write;

use crate::front::quoted;
use crate::words::*;
use crate::{Corpus, Layout, SECTIONS, Tool};

/// Id of an institution.
pub fn institution_id(place: usize) -> String {
    PLACES[place].to_ascii_lowercase().replace(' ', "-")
}

/// Name of an institution.
pub fn institution_name(place: usize) -> String {
    format!("University of {}", PLACES[place])
}

/// Id of a person.
pub fn person_id(person: usize) -> String {
    format!(
        "{}-{person}",
        person_name(person).to_ascii_lowercase().split_once(" (").map_or("", |(name, _)| name).replace(' ', "-")
    )
}

/// Name of a person, with a number so that no two are the same.
pub fn person_name(person: usize) -> String {
    let given = GIVEN[person % GIVEN.len()];
    let family = FAMILY[(person / GIVEN.len() + person * 7) % FAMILY.len()];
    format!("{given} {family} ({})", person + 1)
}

/// Paths and texts.
pub fn files(corpus: &Corpus) -> Vec<(String, String)> {
    let mut files = match corpus.tool {
        Tool::Kitpress => vec![
            ("content/site.yaml".to_owned(), settings(corpus)),
            ("content/people.yaml".to_owned(), people(corpus)),
            ("content/institutions.yaml".to_owned(), institutions()),
            ("content/glossary.yaml".to_owned(), glossary()),
            ("content/pages/index.md".to_owned(), page(corpus, "Partners in Practice", HOME)),
            ("content/pages/about.md".to_owned(), page(corpus, "About", ABOUT)),
        ],
        Tool::Hugo => vec![
            ("content/_index.md".to_owned(), page(corpus, "Partners in Practice", HOME)),
            ("content/about.md".to_owned(), page(corpus, "About", ABOUT)),
            ("content/glossary.md".to_owned(), page(corpus, "Glossary", &glossary_page())),
        ],
    };
    if corpus.tool == Tool::Hugo {
        let (folder, title) = match corpus.layout {
            Layout::CaseStudies => ("case-studies", "Case studies"),
            Layout::Toolkits => ("toolkits", "Toolkits"),
            Layout::Templates => ("templates", "Templates"),
        };
        files.push((format!("content/{folder}/_index.md"), page(corpus, title, "")));
    }
    if corpus.layout == Layout::Toolkits {
        let index = if corpus.tool == Tool::Kitpress { "index" } else { "_index" };
        for toolkit in 0..corpus.pages.div_ceil(SECTIONS) {
            let place = PLACES[toolkit % PLACES.len()];
            let title = format!("The {place} toolkit {}", toolkit + 1);
            let text = page(corpus, &title, "Fifty short sections, in order.\n");
            // A toolkit is a book to download unless it says otherwise; pages alone are measured here.
            let text = match corpus.tool {
                Tool::Kitpress => text.replacen("---\n", "---\ndownloads: none\n", 1),
                Tool::Hugo => text,
            };
            files.push((format!("content/{}/{index}.md", corpus.toolkit(toolkit)), text));
        }
    }
    files
}

const HOME: &str = "When students and staff work as partners, universities learn things they could not have known.\n";
const ABOUT: &str = "Everything on this site is invented, to measure with.\n";

fn page(corpus: &Corpus, title: &str, text: &str) -> String {
    let summary = format!("{title}: a part of a site that is generated to measure with.");
    let published = if corpus.tool == Tool::Kitpress { "published" } else { "date" };
    format!("---\ntitle: {}\nsummary: {}\n{published}: 2018-01-01\n---\n\n{text}", quoted(title), quoted(&summary))
}

fn settings(corpus: &Corpus) -> String {
    let listing = match corpus.layout {
        Layout::CaseStudies => "case-studies",
        Layout::Toolkits => "toolkits",
        Layout::Templates => "templates",
    };
    format!(
        "title: Partners in Practice, for measuring\n\
         description: A generated site, to measure with.\n\
         base_url: https://bench.kitpress.example/\n\
         languages: [en]\n\
         institution: {}\n\
         timezone: Europe/London\n\
         downloads: none\n\
         navigation:\n  - listing: {listing}\n  - listing: roles\n  - listing: phases\n  - listing: themes\n  \
         - listing: institutions\n  - page: pages/about\n\
         footer:\n  - listing: people\n  - listing: glossary\n",
        institution_id(0)
    )
}

fn people(corpus: &Corpus) -> String {
    let mut text = String::new();
    for person in 0..corpus.people() {
        let (_, role) = ROLES[person % ROLES.len()];
        let institution = institution_id(person % PLACES.len());
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{}:\n  name: {}\n  role: {}\n  institution: {institution}",
            person_id(person),
            quoted(&person_name(person)),
            quoted(role)
        );
    }
    text
}

fn institutions() -> String {
    let mut text = String::new();
    for place in 0..PLACES.len() {
        let id = institution_id(place);
        let _ = writeln!(text, "{id}:\n  name: {}\n  url: https://{id}.example/", quoted(&institution_name(place)));
    }
    text
}

fn glossary() -> String {
    let mut text = String::new();
    for (id, term, other, definition) in GLOSSARY {
        let other = other.iter().map(|form| quoted(form)).collect::<Vec<_>>().join(", ");
        let _ = writeln!(
            text,
            "{id}:\n  term: {}\n  definition: {}\n  aliases: [{other}]",
            quoted(term),
            quoted(definition)
        );
    }
    text
}

fn glossary_page() -> String {
    let mut text = String::new();
    for (_, term, _, definition) in GLOSSARY {
        let _ = writeln!(text, "{term}\n: {definition}\n");
    }
    text
}
