//! Counts, questions and the size of what the script is given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::io::Write;

use super::*;
use crate::document::Document;
use crate::model::{CaseStudy, Common, Cost, Evidence, EvidenceKind, Outcome, Own};
use crate::view::testing::{World, date, page};

fn case_study(id: &str, title: &str, institution: &str, outcome: Outcome) -> Document {
    let own = CaseStudy {
        institution: institution.into(),
        context: "Before.".into(),
        evidence: Some(Evidence {
            kind: Some(EvidenceKind::Narrative),
            cost: Some(Cost::Low),
            outcome: Some(outcome),
            ..Evidence::default()
        }),
        ..CaseStudy::default()
    };
    let common = Common {
        title: title.into(),
        summary: "What came of it, told in a sentence that says enough to choose by.".into(),
        published: Some(date("2024-05-22")),
        phases: vec!["train".into()],
        roles: vec!["project_officer".into()],
        ..Common::default()
    };
    page(&format!("case-studies/{id}"), Own::CaseStudy(Box::new(own)), common)
}

#[test]
fn each_value_counts_the_pages_that_have_it_in_the_order_of_its_own_list() {
    let more = vec![case_study("a", "A", "ucl", Outcome::Negative), case_study("b", "B", "kcl", Outcome::Null)];
    let world = World::with("en", more);
    let (view, _) = explore(&world.cx());
    let facets: Vec<_> = view
        .groups
        .iter()
        .flat_map(|group| group.items.iter().map(|one| (group.name, &*one.value, &*one.href, one.count)))
        .collect();
    let expected = [
        ("kind", "case_study", "/case-studies/", 3),
        ("role", "ambassador", "/roles/ambassador/", 1),
        ("role", "project_officer", "/roles/project-officer/", 2),
        ("phase", "recruit", "/phases/recruit/", 1),
        ("phase", "train", "/phases/train/", 3),
        ("institution", "kcl", "/institutions/kcl/", 2),
        ("institution", "ucl", "/institutions/ucl/", 1),
        ("evidence", "narrative", "/evidence/narrative/", 2),
        ("cost", "low", "/cost/low/", 2),
        ("outcome", "null", "/outcome/null/", 1),
        ("outcome", "negative", "/outcome/negative/", 1),
    ];
    assert_eq!(facets, expected);
    let newest: Vec<&str> = view.items.iter().map(|card| &*card.title).collect();
    assert_eq!((view.count, view.more, newest), (3, false, vec!["A", "B", "Careers ambassadors"]));
}

#[test]
fn what_did_not_work_leads_to_what_was_judged_so_and_else_to_a_comparison_or_nowhere() {
    let asked = |pages| {
        let world = World::with("en", pages);
        let all = questions(&world.cx());
        all.into_iter().find(|link| link.text == "What did not work?").map(|link| link.href)
    };
    let poor = vec![case_study("a", "A", "ucl", Outcome::Mixed), case_study("b", "B", "ucl", Outcome::Negative)];
    assert_eq!(asked(poor).as_deref(), Some("/explore/?outcome=negative,mixed#kit-outcome"));
    let fine = vec![case_study("a", "A", "ucl", Outcome::Positive)];
    assert_eq!(asked(fine).as_deref(), Some("/case-studies/a/compare/#kit-challenges"));
    assert_eq!(asked(Vec::new()), None);
}

#[test]
fn the_data_of_a_thousand_pages_weigh_less_than_60_kilobytes_gzipped() {
    // Words in a fixed disorder, so that titles are about as hard to pack as real ones.
    let words = "access advice belonging bridge campus careers change circle climate course curriculum decolonising design \
                 dialogue digital engineering equity evening faculty feedback first-year gap gender group health history \
                 induction inclusive journey language law learning library listening maths mentoring music network nursing \
                 outreach panel partner peer physics placement practice reading research science seminar society space \
                 student studio summer support teaching transition tutoring union voice welcome widening workshop writing";
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut state = 7_u32;
    let mut word = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        words[(state >> 16) as usize % words.len()]
    };
    let outcomes = Outcome::ALL;
    let pages = (0..1_000).map(|number| {
        let title: Vec<&str> = (0..7).map(|_| word()).collect();
        let id = format!("{}-{number}", title[..4].join("-"));
        let institution = if number % 3 == 0 { "kcl" } else { "ucl" };
        case_study(&id, &title.join(" "), institution, outcomes[number % outcomes.len()])
    });
    let world = World::with("en", pages.collect());
    let text = explore(&world.cx()).1.unwrap().text;
    // Deflated in a ZIP file, which is what gzip does with it.
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    packed.start_file("data.js", zip::write::SimpleFileOptions::default().compression_level(Some(9))).unwrap();
    packed.write_all(text.as_bytes()).unwrap();
    let size = packed.finish().unwrap().into_inner().len();
    assert!((20_000..60_000).contains(&size), "{size} bytes");
}
