//! `publish: rounded`: no byte of any output holds a number that the build rounds or leaves out, and every output that shows
//! figures shows the rounded ones.

use std::io::Read;

use kitpress::pipeline::Built;

use super::common::{INSTITUTIONS, SITE, build, findings, page, text, write};

const STUDY: &str = "---
title: Welcome walks
summary: A year of walks.
published: 2026-06-30
institution: example
context: Students walked together.
takeaways: [Walking helps]
participants:
  - { role: student_partner, count: 617, qualifier: over }
  - { role: project_officer, count: 1 }
metrics:
  - label: Students who came
    value: 1247
    unit: people
    base: 2968
    period: 2025–26
    baseline: { value: 1188, period: 2024–25 }
    target: 1350
  - label: By year
    value: 1247
    unit: people
    parts:
      - { label: First year, value: 733 }
      - { label: Second year, value: 476 }
      - { label: Third year, value: suppressed }
      - { label: Fourth year, value: 38 }
  - { label: Felt left out, value: 41.37, unit: percent, base: 17 }
  - { label: Visits, value: 6593, unit: attendances }
---

What happened.
";

const GOAL: &str = "---
title: More walkers
summary: A goal.
published: 2026-06-30
specific: Walk with more students.
measurable: { target: 1350, unit: people, baseline: 1433, method: Count. }
achievable: With maps.
relevant: It helps.
time_bound: { due: 2027-06-30 }
---

Why.
";

/// Numbers of the sources that must reach nobody, as they would be written in English, and as lengths in the chart.
const EXACT: &[&str] = &[
    "1247",
    "1,247",
    "2968",
    "2,968",
    "1188",
    "1,188",
    "733",
    "476",
    "617",
    "41.37",
    "1433",
    "1,433",
    // 1188 of 1350, and 1247 of it; 733 of 1247; 733 and 476 together.
    "width=\"352\"",
    "369.48",
    "235.12",
    "387.81",
];

/// A site of everything that shows figures: a case study, a goal, and the goal in a toolkit, a post and a template.
fn site_of(profile: &str, publish: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let more = format!("downloads: [word, pdf]\nprofile: {profile}\nmetrics: {{ publish: {publish} }}\n");
    let with_goal = |more: &str| {
        page("Before.\n\n::: goals\n\nAfter.").replace("published:", &format!("goals: [goals/more]\n{more}published:"))
    };
    let files = [
        ("site.yaml", format!("{SITE}{more}")),
        ("institutions.yaml", INSTITUTIONS.to_owned()),
        ("pages/index.md", page("Home.")),
        ("case-studies/walks.md", STUDY.to_owned()),
        ("case-studies/alone.md", STUDY.replace("What happened.", "::: participants\n\n::: metrics")),
        ("goals/more.md", GOAL.to_owned()),
        ("posts/goal.md", with_goal("authors: [{ name: Ann }]\n")),
        ("templates/plan.md", with_goal("purpose: To plan.\n")),
        ("toolkits/kit/index.md", page("A kit.").replace("published:", "order: 1\npublished:")),
        ("toolkits/kit/one.md", with_goal("order: 1\n")),
    ];
    for (name, text) in files {
        write(dir.path(), &format!("content/{name}"), text.as_bytes());
    }
    dir
}

/// Everything that can be read in an output: of an archive each file of it, of a PDF its bytes and its words.
fn readable(path: &str, bytes: &[u8]) -> String {
    if [".docx", ".epub"].iter().any(|ending| path.ends_with(ending)) {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut out = String::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            out.push_str(&format!("{}\n", String::from_utf8_lossy(&bytes)));
        }
        return out;
    }
    if path.ends_with(".pdf") {
        let mut document = lopdf::Document::load_mem(bytes).unwrap();
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        let words = document.extract_text(&pages).unwrap();
        // Alternatives of pictures stand in the structure tree, as UTF-16.
        document.decompress();
        let strings: String = document.objects.values().map(|object| format!("{}\n", texts(object))).collect();
        return format!("{words}\n{strings}");
    }
    String::from_utf8_lossy(bytes).into_owned()
}

fn texts(object: &lopdf::Object) -> String {
    match object {
        lopdf::Object::String(..) => lopdf::decode_text_string(object).unwrap_or_default(),
        lopdf::Object::Array(items) => items.iter().map(texts).collect::<Vec<_>>().join("\n"),
        lopdf::Object::Dictionary(entries) => {
            entries.iter().map(|(_, value)| texts(value)).collect::<Vec<_>>().join("\n")
        }
        lopdf::Object::Stream(stream) => {
            stream.dict.iter().map(|(_, value)| texts(value)).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

fn of<'b>(built: &'b Built, path: &str) -> &'b [u8] {
    let found = built.artifacts.iter().find(|artifact| artifact.path.as_str() == path);
    &found.unwrap_or_else(|| panic!("no {path}\n{}", findings(built))).bytes
}

/// Numbers of `list` that an output holds, with its path. Style sheets, scripts and fonts hold no figures.
fn held(built: &Built, list: &[&str]) -> Vec<String> {
    let mut held = Vec::new();
    for artifact in &built.artifacts {
        let path = artifact.path.as_str();
        if [".css", ".js", ".ttf", ".woff2", ".png", ".ico"].iter().any(|ending| path.ends_with(ending)) {
            continue;
        }
        // Names of parts, hashes and lengths of archives are no figures: only whole numbers count.
        let text = readable(path, &artifact.bytes);
        for number in list {
            let digit = |c: char| c.is_ascii_alphanumeric();
            let whole =
                |(at, _): (usize, &str)| !text[..at].ends_with(digit) && !text[at + number.len()..].starts_with(digit);
            if text.match_indices(number).any(whole) {
                held.push(format!("{path}: {number}"));
            }
        }
    }
    held
}

#[test]
fn no_output_holds_an_exact_number_where_the_build_rounds_and_each_holds_the_rounded_ones() {
    let dir = site_of("hesa", "rounded");
    let built = build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    assert_eq!(held(&built, EXACT), Vec::<String>::new());

    let html = text(&built, "case-studies/walks/index.html");
    for words in [
        "1,245",
        "Base: 2,970",
        "1,190 people",
        "up 55 people",
        "735 people",
        "about 615",
        "6,593",
        "not shown (fewer than 23 people)",
        "not shown",
        "to protect people",
        "rounded to the nearest 5",
        // In per cent of the width: 1190 of 1350, and 1245 of it; 735 of 1245.
        "width=\"88.15%\"",
        "width=\"92.22%\"",
        "width=\"59.04%\"",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(
        html.contains(">project officers<") || html.contains("<span>Project officers"),
        "named, not counted: {html}"
    );
    for ending in ["docx", "pdf"] {
        let path = format!("case-studies/walks/walks.{ending}");
        let words = readable(&path, of(&built, &path));
        for number in ["1,245", "2,970", "1,190", "735", "615", "6,593", "fewer than 23 people"] {
            assert!(words.contains(number), "{path}: {number}");
        }
    }
    // The chart of the Word file is a picture of its own.
    let word = readable("walks.docx", of(&built, "case-studies/walks/walks.docx"));
    assert!(word.contains("width=\"352.59\""), "the bar of 1,190 on the scale of 1,350");
    for path in [
        "goals/more/index.html",
        "goals/more/more.docx",
        "goals/more/more.pdf",
        "posts/goal/index.html",
        "toolkits/kit/one/index.html",
        "toolkits/kit/kit.epub",
        "toolkits/kit/kit.docx",
        "toolkits/kit/kit.pdf",
        "templates/plan/plan.txt",
        "templates/plan/plan.docx",
    ] {
        assert!(readable(path, of(&built, path)).contains("1,435"), "{path}");
    }
}

/// The test above could be passed by a site that shows nothing: exactly published, each number is found.
#[test]
fn every_exact_number_would_be_found_if_it_were_published() {
    let dir = site_of("none", "exact");
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let held = held(&built, EXACT);
    for number in ["1,247", "2,968", "1,188", "733", "476", "617", "41.37", "1,433"] {
        for ending in ["index.html", ".docx", ".pdf"] {
            assert!(
                held.iter().any(|found| found.ends_with(&format!(": {number}")) && found.contains(ending)),
                "{number} {ending}"
            );
        }
    }
    for length in ["width=\"352\"", "369.48", "235.12"] {
        assert!(held.iter().any(|found| found.ends_with(length)), "{length}: {held:?}");
    }
    assert!(held.iter().any(|found| found.contains(".epub")) && held.iter().any(|found| found.contains("plan.txt")));
}

#[test]
fn the_office_for_students_rounds_to_ten_and_says_so() {
    let dir = site_of("ofs", "rounded");
    let built = build(dir.path());
    assert!(built.diagnostics.is_empty(), "{}", findings(&built));
    let html = text(&built, "case-studies/walks/index.html");
    for words in ["1,250", "Base: 2,970", "730 people", "about 620", "rounded to the nearest 10"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(held(&built, &["1,245", "735", "1,247", "733"]).is_empty());
}

#[test]
fn what_is_not_shown_is_said_in_the_language_of_the_page() {
    let dir = site_of("hesa", "rounded");
    let site = std::fs::read_to_string(dir.path().join("content/site.yaml")).unwrap();
    write(dir.path(), "content/site.yaml", site.replace("[en]", "[en, cy, ar]").as_bytes());
    for lang in ["cy", "ar"] {
        write(dir.path(), &format!("content/case-studies/walks.{lang}.md"), STUDY.as_bytes());
    }
    let built = build(dir.path());
    for (lang, words, rounding) in [
        ("cy", "ni ddangosir (nifer y bobl o dan 23)", "Talgrynnir niferoedd pobl i’r 5 agosaf"),
        ("ar", "غير معروض (عدد الأشخاص أقل من 23)", "تُقرَّب أعداد الأشخاص"),
    ] {
        let html = text(&built, &format!("{lang}/case-studies/walks/index.html"));
        assert!(html.contains(words) && html.contains(rounding), "{lang}: {html}");
    }
}

/// Rooms that draw and write are given `Published`, or views made of it: they cannot name the author's own numbers.
#[test]
fn only_two_files_of_the_views_know_what_the_author_counted() {
    fn files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path, found) } else { found.push(path) }
        }
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for room in ["view", "render"] {
        files(&root.join(room), &mut found);
    }
    let exact = ["Metric", "Baseline", "PartValue"];
    let names = |path: &&std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
        code.contains("crate::model") && code.split(|c: char| !c.is_alphanumeric()).any(|word| exact.contains(&word))
    };
    let mut knowing: Vec<String> =
        found.iter().filter(names).map(|path| path.strip_prefix(&root).unwrap().display().to_string()).collect();
    knowing.sort();
    assert_eq!(knowing, ["view/case_study.rs", "view/metrics.rs"]);
}
