//! Everything to filter, and case studies side by side: the pages as they are without script, and what scripts are given.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kitpress::pipeline::Built;

use super::common::{build, page, site, text};

fn fixture() -> Built {
    build(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/good/exploring"))
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split_once(end).map(|(inner, _)| inner)).collect()
}

/// File of an address of the fixture.
fn file(href: &str) -> String {
    format!("{}index.html", href.strip_prefix("/base/").unwrap())
}

/// Addresses of the pages that a list has, on all its pages.
fn listed(built: &Built, href: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut next = Some(file(href));
    while let Some(path) = next {
        let text = text(built, &path);
        for card in between(&text, "<li class=\"card\">", "</li>") {
            all.insert(between(card, "href=\"", "\"")[0].to_owned());
        }
        next = between(&text, "rel=\"next\" href=\"", "\"").first().map(|href| file(href));
    }
    all
}

/// The data of the page: `group=value` to the addresses of its pages.
fn data(built: &Built, lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let start = format!("assets/explore-{lang}.");
    let script = built.artifacts.iter().find(|artifact| artifact.path.as_str().starts_with(&start)).unwrap();
    let text = String::from_utf8(script.bytes.clone()).unwrap();
    let json = text.strip_prefix("kitpress.define(\"explore-data\", ").unwrap().strip_suffix(");\n").unwrap();
    let data: serde_json::Value = serde_json::from_str(json).unwrap();
    let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in data["pages"].as_array().unwrap() {
        for value in page[4].as_array().unwrap() {
            let value = &data["values"][usize::try_from(value.as_u64().unwrap()).unwrap()];
            let group = data["groups"][usize::try_from(value[0].as_u64().unwrap()).unwrap()].as_str().unwrap();
            let key = format!("{group}={}", value[1].as_str().unwrap());
            values.entry(key).or_default().insert(format!("/base/{}", page[1].as_str().unwrap()));
        }
    }
    values
}

#[test]
fn every_value_is_a_link_to_a_list_of_as_many_pages_as_it_says_the_same_as_the_data_filter() {
    let built = fixture();
    for (lang, start) in [("en", ""), ("ar", "ar/")] {
        let explore = text(&built, &format!("{start}explore/index.html"));
        let data = data(&built, lang);
        let mut seen = 0;
        for group in between(&explore, "<section class=\"filter\" data-group=\"", "</section>") {
            let name = group.split('"').next().unwrap();
            for link in between(group, "<li><a href=\"", "</li>") {
                let (href, value) = (link.split('"').next().unwrap(), between(link, "data-value=\"", "\"")[0]);
                let count: usize = between(link, "class=\"count\">(", ")")[0].parse().unwrap();
                let pages = listed(&built, href);
                assert_eq!(pages.len(), count, "{name}={value}");
                assert_eq!(Some(&pages), data.get(&format!("{name}={value}")), "{name}={value}");
                seen += 1;
            }
        }
        assert_eq!(seen, data.len(), "{lang}: no value of the data lacks a link");
    }
}

#[test]
fn a_case_study_stands_beside_those_nearest_to_it_with_the_figures_that_its_page_has() {
    let built = fixture();
    let table = text(&built, "case-studies/mentors/compare/index.html");
    let columns = between(&table, "<th scope=\"col\"><a href=\"", "\"");
    let expected = ["mentors", "reading-groups", "open-day", "feedback"].map(|id| format!("/base/case-studies/{id}/"));
    assert_eq!(columns, expected);
    let rows = between(&table, "<th scope=\"row\"", "</tr>");
    assert_eq!(rows.len(), 17);
    for row in &rows {
        assert_eq!(row.matches("<td>").count(), columns.len(), "{row}");
    }
    assert!(table.contains("Students who took part: 45 people"), "rounded as on the page");
    assert!(
        table.contains("Rooms were hard to find.")
            && table.contains("Few people replied. Response: We asked in person.")
    );
    // What is published rounded is nowhere exact.
    for artifact in built.artifacts.iter().filter(|artifact| artifact.path.as_str().contains("mentors")) {
        let text = String::from_utf8_lossy(&artifact.bytes);
        // As a number: the names of scripts are made of digits and letters.
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        assert!(!words.any(|word| matches!(word, "47" | "٤٧")), "{}", artifact.path);
    }
    let study = text(&built, "case-studies/mentors/compare/study.js");
    assert!(
        study.starts_with("kitpress.define(\"study-case-studies_2fmentors_2f\", [\"Mentors for new students\""),
        "{study}"
    );
    assert!(study.contains("Students who took part: 45 people"));
}

#[test]
fn similar_pages_say_what_they_share_and_only_that_counts() {
    let built = fixture();
    let mentors = text(&built, "case-studies/mentors/index.html");
    let similar = between(&mentors, "aria-labelledby=\"kit-related\"", "</section>")[0];
    let links = between(similar, "<li><a href=\"", "\"");
    // A note by somebody of the same university shares a theme and no more: the open days share more than that.
    assert_eq!(links[..2], ["/base/case-studies/reading-groups/", "/base/case-studies/open-day/"]);
    assert!(similar.contains("Case study · Same institution: University of the North"), "{similar}");
    assert!(similar.contains("Same kind of evidence: Empirical; Same outcome: Positive"), "{similar}");
    assert!(mentors.contains("href=\"/base/case-studies/mentors/compare/\""));
    assert!(mentors.contains("href=\"/base/compare/?with=mentors\""));
}

#[test]
fn answers_about_evidence_have_pages_that_case_studies_link_to() {
    let built = fixture();
    assert_eq!(listed(&built, "/base/outcome/negative/"), BTreeSet::from(["/base/case-studies/panel/".to_owned()]));
    let overview = text(&built, "outcome/index.html");
    assert!(overview.contains("<a href=\"/base/outcome/null/\">No effect found</a>"), "{overview}");
    assert!(text(&built, "case-studies/panel/index.html").contains("<a href=\"/base/outcome/negative/\">Negative</a>"));
    assert!(text(&built, "index.html").contains("href=\"/base/explore/?outcome=negative,mixed#kit-outcome\""));
}

#[test]
fn one_case_study_alone_is_compared_with_nothing() {
    let one =
        "---\ntitle: One\nsummary: Alone.\npublished: 2025\ninstitution: example\ncontext: Before.\n---\n\nText.\n";
    let built = build(site(&[("case-studies/one.md", one), ("pages/index.md", &page("Text."))]).path());
    let paths: Vec<&str> = built.artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    assert!(paths.contains(&"explore/index.html"), "{paths:?}");
    assert!(!paths.iter().any(|path| path.contains("compare/")), "{paths:?}");
    assert!(!text(&built, "explore/index.html").contains("data-compare"));
}
