//! Tests of the reading of front matter: every kind, every mistake, and texts changed at random.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Colour, Severity, render};
use crate::model::{Outcome, PartialDate, Quantity, ReflectiveCell, When};
use crate::source::SourceText;

fn languages() -> Vec<Lang> {
    ["en", "cy"].iter().map(|tag| Lang::new(tag).unwrap()).collect()
}

/// Reads a page of the folder of `kind` with this YAML.
fn page(kind: Option<Kind>, yaml: &str) -> (Reading, Vec<Diagnostic>, String) {
    let text = format!("---\n{yaml}---\n\nThe text.\n");
    let split = split(&text).unwrap();
    let languages = languages();
    let file = File { source: SourceId(0), text: &text, stem: "a-page", folder_kind: kind, languages: &languages };
    let (reading, diagnostics) = read(&file, split.yaml);
    let sources = [SourceText { name: "a-page.md".into(), text: text.clone().into() }];
    let report: Vec<String> = diagnostics.iter().map(|found| render(found, &sources, Colour::Plain)).collect();
    (reading, diagnostics.iter().cloned().collect(), report.join("\n"))
}

const COMMON: &str = "title: A page\nsummary: What it says.\npublished: 2026-11-22\n";

fn good(kind: Kind, yaml: &str) -> FrontMatter {
    let (reading, _, report) = page(Some(kind), &format!("{COMMON}{yaml}"));
    assert_eq!(report, "");
    assert!(!reading.broken);
    assert_eq!(reading.front.own.kind(), kind);
    reading.front
}

fn codes(kind: Kind, yaml: &str) -> Vec<&'static str> {
    let (reading, diagnostics, _) = page(Some(kind), &format!("{COMMON}{yaml}"));
    assert_eq!(reading.broken, !diagnostics.is_empty());
    diagnostics.iter().map(|found| found.code.name()).collect()
}

#[test]
fn fences_are_lines_of_three_hyphens() {
    let parts =
        |text: &str| split(text).map(|split| (text[split.yaml.range()].to_owned(), text[split.body..].to_owned()));
    assert_eq!(parts("---\na: b\n---\ntext"), Ok(("a: b\n".to_owned(), "text".to_owned())));
    assert_eq!(parts("---\r\na: b\r\n--- \r\n\r\ntext"), Ok(("a: b\r\n".to_owned(), "\r\ntext".to_owned())));
    assert_eq!(parts("---\n---"), Ok((String::new(), String::new())));
    assert_eq!(parts("---\na: |\n  ---\n---\n"), Ok(("a: |\n  ---\n".to_owned(), String::new())));
    assert_eq!(parts(""), Err(NoSplit::Absent));
    assert_eq!(parts("text\n---\n"), Err(NoSplit::Absent));
    assert_eq!(parts("----\na: b\n---\n"), Err(NoSplit::Absent));
    assert_eq!(parts("\n---\na: b\n---\n"), Err(NoSplit::Absent));
    assert!(matches!(parts("---\na: b\n----\n"), Err(NoSplit::Unclosed { .. })));
    assert!(matches!(parts("---"), Err(NoSplit::Unclosed { .. })));
}

#[test]
fn a_case_study_is_read_whole() {
    let front = good(
        Kind::CaseStudy,
        "lang: cy\nstatus: draft\nauthors: [mina, {name: Jo Bloggs, role: Lecturer, url: 'https://example.org/'}]\n\
         contact: {email: a@example.org}\nthemes: [belonging]\naliases: [/old/page/]\ndownloads: none\n\
         voices:\n  Mina: {role: student, pseudonym: true, consent: {recorded: true, scope: [web, pdf], ref: box 7}}\n\
         institution: kcl\ncontext: It was so.\nstarted: 2021\nyear_start: september\n\
         metrics:\n  - {label: Gap, value: 3.1, unit: pp, period: 2021, baseline: {value: 11.2}}\n\
         schedule:\n  - {phase: recruit, from: March, to: 2022-04}\n\
         evidence: {type: narrative, outcome: null}\nextra: {anything: [goes]}\n",
    );
    assert_eq!(front.common.lang, Lang::new("cy"));
    assert_eq!(front.common.authors[0].person.as_deref(), Some("mina"));
    assert_eq!(front.common.authors[1].name.as_deref(), Some("Jo Bloggs"));
    assert_eq!(front.common.voices[0].consent.as_ref().unwrap().reference.as_deref(), Some("box 7"));
    assert_eq!(front.common.downloads, Some(crate::model::Downloads::default()));
    let Own::CaseStudy(own) = front.own else { panic!() };
    assert_eq!(own.started, PartialDate::parse("2021"));
    assert_eq!(own.year_start, Some(9));
    assert_eq!(own.metrics[0].period.as_deref(), Some("2021"));
    assert_eq!(own.evidence.unwrap().outcome, Some(Outcome::Null));
}

#[test]
fn an_outcome_that_is_left_empty_is_not_no_outcome() {
    let front = good(Kind::CaseStudy, "institution: kcl\ncontext: c\nevidence:\n  outcome:\n  cost: low\n");
    let Own::CaseStudy(own) = front.own else { panic!() };
    assert_eq!(own.evidence.unwrap().outcome, None);
}

#[test]
fn the_other_kinds_are_read_too() {
    good(Kind::Post, "authors: [mina]\n");
    good(Kind::ToolkitSection, "order: 3\n");
    good(Kind::Toolkit, "contributors: [{name: A, contribution: reviewer}]\n");
    good(Kind::Template, "purpose: p\nfields: [{prompt: a, type: choice, options: [b, 2]}]\n");
    let front = good(
        Kind::SmartGoal,
        "specific: a\nmeasurable: {target: 50, unit: percent, method: m}\nachievable: a\n\
        relevant: r\ntime_bound: {start: within a month, due: 2027-06}\n",
    );
    let Own::SmartGoal(goal) = front.own else { panic!() };
    assert_eq!(goal.measurable.target, Quantity::Number(50.0));
    assert_eq!(goal.time_bound.start, Some(When::Words("within a month".into())));
    let front = good(Kind::ReflectiveResource, "columns: [A, B, C]\nrows: [{activity: a, cells: [null, [x, y]]}]\n");
    let Own::ReflectiveResource(resource) = front.own else { panic!() };
    assert_eq!(resource.rows[0].cells, [ReflectiveCell::Space, ReflectiveCell::List(vec!["x".into(), "y".into()])]);
    good(
        Kind::Session,
        "start: 2021-03-16 10:10\nend: 2021-03-16T11:00\ntimezone: Europe/London\npresenters: [{name: A}]\n\
         agenda: [{type: activity, title: a, minutes: 5}]\nquiz: [{statement: s, answer: true, explanation: e}]\n",
    );
    let front = good(
        Kind::Page,
        "statement:\n  prepared: 2026-11-22\n  contact: {email: a@example.org}\n  enforcement: {name: E, url: 'https://e.org'}\n",
    );
    assert!(matches!(front.own, Own::Page(Some(_))));
}

#[test]
fn the_kind_in_the_file_wins_over_the_folder() {
    let (reading, found, _) = page(Some(Kind::Page), &format!("{COMMON}kind: toolkit_section\norder: 1\n"));
    assert_eq!((reading.kind, found.len()), (Kind::ToolkitSection, 0));
    let (reading, found, _) = page(None, COMMON);
    assert_eq!((reading.kind, found[0].code), (Kind::Page, Code::UnknownKind));
    let (reading, found, _) = page(Some(Kind::Post), &format!("{COMMON}kind: pots\n"));
    assert_eq!((reading.kind, found[0].code), (Kind::Post, Code::UnknownKind));
    assert_eq!(found[0].help.as_deref(), Some("did you mean `post`?"));
}

#[test]
fn texts_may_look_like_other_things() {
    let (reading, _, report) = page(Some(Kind::Page), "title: 2024\nsummary: 1.10\npublished: 2024\ncredit: true\n");
    assert_eq!(report, "");
    assert_eq!((&*reading.front.common.title, &*reading.front.common.summary), ("2024", "1.10"));
    assert_eq!(reading.front.common.credit.as_deref(), Some("true"));
}

#[test]
fn a_broken_page_keeps_what_could_be_read() {
    let (reading, _, _) = page(Some(Kind::Post), "title: A title\nsummary: [x\nauthors: [mina]\n");
    assert_eq!(&*reading.front.common.title, "A title");
    let (reading, _, _) = page(Some(Kind::Post), "sumary: x\nauthors: [mina, 5]\nthemes: [belonging]\n");
    assert_eq!(&*reading.front.common.title, "A page");
    assert_eq!((reading.front.common.authors.len(), reading.front.common.themes.len()), (1, 1));
    let (reading, _, _) = page(Some(Kind::Session), "just words\n");
    assert!(reading.broken && matches!(reading.front.own, Own::Session(_)));
}

#[test]
fn every_mistake_of_a_file_is_said_at_once() {
    let (reading, found, report) = page(
        Some(Kind::CaseStudy),
        "titel: A page\nsummary: [a, b]\npublished: 24/11/2021\nlang: fr\nstatus: life\nauthors: Jo Bloggs\n\
         contact: jo@example.org\nthemes: belonging\nroles: [student_partner, {a: b}]\nbased_on:\n  - author: X\n    url: example.org/x\n\
         access: secret\naliases: [old, /a/../b/, 'https://example.org/old/']\ndownloads: [wrod]\npurpose: mine\n\
         voices:\n  Mina: {role: student, real_name: Jo}\n  Ann: {role: staff, consent: {recorded: yes, scope: [web]}}\n\
         \x20 Bea: {role: staff, consent: {recorded: true, scope: [web], withdrawn: true}}\n  7: {role: staff}\n\
         waive: [{rule: image-alts, reason: r, by: me, until: soon}]\n\
         context: \"a\\u0001b\"\nstarted: 2021-13\nparticipants: [{count: 5}, {role: a, count: 5.5}]\n\
         metrics: [{label: x, value: about 5, unit: percents}, {label: x, value: .inf, unit: people}]\n\
         schedule: [{label: a, from: Marhc}, {label: a, from: 2022-03, to: 2022-02}, {from: Sept}]\n\
         evidence: {outcome: good}\nchallenges: {problem: a}\nyear_start: 3\n\"quoted key\": x\n5: x\n",
    );
    assert!(reading.broken);
    assert!(found.iter().all(|found| found.severity == Severity::Error));
    insta::assert_snapshot!(report);
}

#[test]
fn mistakes_of_the_other_kinds() {
    let cases = [
        (Kind::Post, ""),
        (Kind::Page, "{{ role.x }}: y\n"),
        (Kind::Page, "credit: {{role.x}}\nbased_on: [{title: One, two and three}]\n"),
        (Kind::ToolkitSection, "order: first\nmetrics: []\n"),
        (
            Kind::Template,
            "fields: [{prompt: a, type: choice}, {prompt: b, type: text, options: [c]}, {prompt: c, type: tex}]\n",
        ),
        (Kind::ReflectiveResource, "columns: [A, B]\nrows: [{activity: a}, {activity: a, cells: [x, y]}]\n"),
        (
            Kind::SmartGoal,
            "specific: a\nmeasurable: {target: .nan}\nachievable:\nrelevant: ''\ntime_bound: {start: 2027-02, due: 2027-01-31}\n",
        ),
        (
            Kind::Session,
            "start: 2021-03-16\nend: 2021-03-16 10:00Z\ntimezone: Europe/Londn\npresenters: []\nquiz: [{statement: s, answer: yes, explanation: e}]\n",
        ),
        (Kind::Session, "start: 2021-03-16 10:00\nend: 2021-03-16 09:00\npresenters: [{role: x}]\n"),
        (
            Kind::Page,
            "statement: {prepared: 2026, contact: {email: nobody}, enforcement: {name: E}, conformance: yes}\n",
        ),
    ];
    let reports: Vec<String> = cases
        .iter()
        .map(|(kind, yaml)| format!("{}\n\n{}", kind.name(), page(Some(*kind), &format!("{COMMON}{yaml}")).2))
        .collect();
    insta::assert_snapshot!(reports.join("\n=====\n"));
}

#[test]
fn consent_is_needed_unless_the_voice_is_invented() {
    assert_eq!(codes(Kind::Page, "voices: {A: {role: r, illustrative: true}}\n"), [""; 0]);
    assert_eq!(codes(Kind::Page, "voices: {A: {role: r}}\n"), ["voice-consent"]);
    assert_eq!(
        codes(Kind::Page, "voices: {A: {role: r, consent: {recorded: false, scope: [web]}}}\n"),
        ["voice-consent"]
    );
    assert_eq!(codes(Kind::Page, "voices: {A: {role: r, consent: {scope: [web]}}}\n"), ["missing-key"]);
    assert_eq!(codes(Kind::Page, "voices: {A: {role: r, consent: {recorded: true, scope: []}}}\n"), ["missing-key"]);
    let yaml = format!("{COMMON}voices: {{A: {{role: r, consent: {{recorded: true, scope: [web], Real-Name: B}}}}}}\n");
    let (_, found, _) = page(Some(Kind::Page), &yaml);
    assert!(found[0].code == Code::RealName && found[0].help.as_ref().unwrap().contains("must not be in the site"));
}

#[test]
fn what_is_required_is_never_silently_empty() {
    assert_eq!(codes(Kind::Post, "authors: []\n"), ["missing-key"]);
    assert_eq!(codes(Kind::Post, "authors: [{name: }]\n"), ["missing-key"]);
    assert_eq!(codes(Kind::Post, "authors: [~]\n"), ["wrong-type"]);
    assert_eq!(codes(Kind::Page, "contact: {person: '', role: x}\n"), ["missing-key"]);
    assert_eq!(codes(Kind::Page, "takeaways: ['']\n"), ["wrong-type"]);
}

#[test]
fn a_page_without_front_matter_has_a_title_from_its_name() {
    let reading = Reading::placeholder(Some(Kind::Post), "ŵyl-y_banc");
    assert_eq!(&*reading.front.common.title, "Ŵyl y banc");
    assert!(reading.broken);
    for (text, code) in [("text", "no-front-matter"), ("---\na: b\n", "unclosed-front-matter")] {
        assert_eq!(split(text).unwrap_err().diagnostic(SourceId(0)).code.name(), code);
    }
}

#[test]
fn every_key_is_described() {
    let all = Kind::ALL.map(Own::keys).into_iter().chain([Common::KEYS]);
    fn check(keys: &[Key]) {
        for key in keys {
            assert!(key.description.ends_with(['.', '"', '`']), "{}: {}", key.name, key.description);
            assert!(!key.description.contains("  "), "{}", key.description);
            let mut shape = key.shape;
            while let Shape::List(inner) | Shape::Map(inner) = shape {
                shape = *inner;
            }
            if let Shape::Record(keys) | Shape::IdOrRecord(keys) = shape {
                check(keys);
            }
        }
    }
    all.for_each(check);
}

/// A page with everything in it, to change at random.
const RICH: &str = "title: A page\nsummary: What it says.\npublished: 2026-11-22\nlang: en\nauthors: [mina, {name: Jo}]\n\
    themes: [belonging]\nvoices:\n  Mina: {role: student, consent: {recorded: true, scope: [web]}}\n\
    institution: kcl\ncontext: >-\n  It was\n  so.\nmetrics:\n  - label: Gap\n    value: 3.1\n    unit: pp\n    parts: [{label: a, value: 1}]\n\
    schedule:\n  - {phase: recruit, from: March, to: April}\nevidence: {type: narrative, outcome: null}\n\
    start: 2021-03-16 10:10\nend: 2021-03-16 11:00\ncolumns: [a, b]\nrows: [{activity: a, cells: [null]}]\n\
    fields: [{prompt: a, type: choice, options: [x]}]\nmeasurable: {target: 5, method: m}\ntime_bound: {due: 2026}\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn changed_front_matter_never_panics(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, "([\\[\\]{}:,'\"|>&*!%@#?-]|\n| |\t|a|5|null|~|é|\r){0,4}"), 0..6),
        kind in 0_usize..9,
    ) {
        let mut yaml = RICH.to_owned();
        for (at, length, new) in cuts {
            let mut start = at.index(yaml.len());
            while !yaml.is_char_boundary(start) {
                start -= 1;
            }
            let mut end = (start + length).min(yaml.len());
            while !yaml.is_char_boundary(end) {
                end += 1;
            }
            yaml.replace_range(start..end, &new);
        }
        let text = format!("---\n{yaml}\n---\n");
        if let Ok(split) = split(&text) {
            let languages = languages();
            let folder_kind = Some(Kind::ALL[kind]);
            let file = File { source: SourceId(0), text: &text, stem: "a", folder_kind, languages: &languages };
            let (reading, diagnostics) = read(&file, split.yaml);
            prop_assert_eq!(reading.broken, diagnostics.has_errors());
            let common = &reading.front.common;
            prop_assert!(!common.title.is_empty());
            prop_assert!(reading.broken || (!common.summary.is_empty() && common.published.is_some()));
            for found in diagnostics.iter() {
                let place = found.primary.as_ref().unwrap().span;
                prop_assert!(text.get(place.range()).is_some());
                prop_assert!(!found.message.contains('\n'), "{}", found.message);
            }
        }
    }

    #[test]
    fn any_text_is_split_or_refused(text in "(---|\n|\r\n|a| |-){0,20}") {
        if let Ok(split) = split(&text) {
            prop_assert!(text.get(split.yaml.range()).is_some() && text.get(split.body..).is_some());
        }
    }
}
