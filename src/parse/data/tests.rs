//! Tests of the reading of `site.yaml` and the data files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::diagnostic::{Colour, render};
use crate::model::{DisclosureProfile, LocalText, NavTarget, PartialDate};
use crate::source::SourceText;

const NAMES: [&str; 6] =
    ["site.yaml", "vocabulary.yaml", "people.yaml", "institutions.yaml", "glossary.yaml", "references.yaml"];

/// Reads these files, in the order of `NAMES`; an empty text is an absent file.
fn site(texts: [&str; 6]) -> (SiteData, String) {
    let file = |i: usize| (!texts[i].is_empty()).then_some((SourceId(u32::try_from(i).unwrap()), texts[i]));
    let files = DataFiles {
        site: (SourceId(0), texts[0]),
        vocabulary: file(1),
        people: file(2),
        institutions: file(3),
        glossary: file(4),
        last_check: None,
        references: file(5),
        calendars: &[],
        words: None,
    };
    let mut diagnostics = Diagnostics::new();
    let site = read_site(&files, &mut diagnostics);
    let sources: Vec<SourceText> =
        NAMES.iter().zip(texts).map(|(name, text)| SourceText { name: (*name).into(), text: text.into() }).collect();
    let report: Vec<String> = diagnostics.iter().map(|found| render(found, &sources, Colour::Plain)).collect();
    (site, report.join("\n"))
}

const SITE: &str = "title: {en: Partners, cy: Partneriaid}\ndescription: A site.\nbase_url: https://example.org/partners\n\
    languages: [en, cy]\ninstitution: here\n";
const INSTITUTIONS: &str =
    "here: {name: Here}\nkcl: {name: King’s College London, short: KCL, url: 'https://kcl.ac.uk/'}\n";

#[test]
fn a_site_with_what_it_needs_has_sensible_rest() {
    let (data, report) = site([SITE, "", "", INSTITUTIONS, "", ""]);
    assert_eq!(report, "");
    let config = data.config;
    assert_eq!(config.base_url.as_str(), "https://example.org/partners/");
    assert_eq!(
        (&*config.theme, &*config.timezone, config.profile),
        ("default", "Europe/London", DisclosureProfile::None)
    );
    assert!(!config.downloads.word && !config.raw_html);
}

#[test]
fn words_to_avoid_are_read_and_their_mistakes_said() {
    let mut diagnostics = Diagnostics::new();
    let words = "reach:\n  avoid: [hard to reach]\n  use: others\n  reason: So.\n  except: [the Hard to reach fund]\n  languages: [cy]\n\
        none: { avoid: [], reason: So. }\nlone: { avoid: word, reason: So., languages: [fr], replace: x }\n";
    let files = DataFiles {
        site: (SourceId(0), SITE),
        vocabulary: None,
        people: None,
        institutions: None,
        glossary: None,
        references: None,
        words: Some((SourceId(1), words)),
        calendars: &[],
        last_check: None,
    };
    let table = read_site(&files, &mut diagnostics).words.table;
    let sources = [("site.yaml", SITE), ("words.yaml", words)];
    let sources: Vec<SourceText> =
        sources.map(|(name, text)| SourceText { name: name.into(), text: text.into() }).into_iter().collect();
    let report: String = diagnostics.iter().map(|found| render(found, &sources, Colour::Plain)).collect();
    assert_eq!(table.ids().collect::<Vec<_>>(), ["reach"]);
    assert_eq!(table.get("reach").unwrap().instead.as_deref(), Some("others"));
    for message in [
        "`none.avoid` is empty",
        "`lone.avoid` must be a list",
        "`fr` is not one of the site's languages",
        "`lone.replace`",
    ] {
        assert!(report.contains(message), "{message}:\n{report}");
    }
}

#[test]
fn everything_a_site_can_say() {
    let more = "profile: hesa\ntheme: my_theme\ntimezone: Asia/Qatar\nlicence: CC-BY-4.0\ndownloads: [word, pdf]\nvalues: {name: Partners}\n\
        navigation:\n  - page: pages/about\n  - {listing: case-studies, label: Studies}\n  - {url: 'https://example.org', label: Out}\n\
        feedback: {email: a@example.org, form: 'https://forms.example.org/x', thanks: pages/thanks}\n\
        brand: {accent: '#7a3b69'}\nseverity: {image-alt: warning, raw-html: off}\n\
        waive: [{rule: table-header, reason: old tables, by: Jo, until: 2027-01-01}]\n";
    let people = "jo: {name: Jo, institution: kcl, orcid: https://orcid.org/0000-0002-1825-0097}\n";
    let glossary =
        "bme: {term: Black and minority ethnic, definition: d, aliases: [a], abbreviation: BME, source: ofs-2021}\n";
    let references = "ofs-2021: {type: web, title: T, year: 2021, volume: 1.10, doi: 'https://doi.org/10.1000/182'}\n";
    let (data, report) = site([&format!("{SITE}{more}"), "", people, INSTITUTIONS, glossary, references]);
    assert_eq!(report, "");
    let data = data;
    assert_eq!(data.config.navigation[1].target, NavTarget::Listing("case-studies".into()));
    let span = data.config.navigation[0].span;
    assert_eq!(&format!("{SITE}{more}")[span.range()], "page: pages/about");
    assert_eq!(data.config.severity[&Code::RawHtml], None);
    assert_eq!(data.people.get("jo").unwrap().orcid.as_deref(), Some("0000-0002-1825-0097"));
    assert_eq!(&glossary[data.glossary.entries()[0].span.range()], "bme");
    let reference = data.references.get("ofs-2021").unwrap();
    assert_eq!(reference.date, PartialDate::parse("2021"));
    assert_eq!((reference.volume.as_deref(), reference.doi.as_deref()), (Some("1.10"), Some("10.1000/182")));
}

#[test]
fn an_institution_changes_words_and_keeps_the_rest() {
    let vocabulary = "roles:\n  student_partner: {one: Connector, other: Connectors}\n  staff_lead: {one: {cy: pennaeth}}\n\
        phases:\n  pilot: {one: pilot, other: pilots}\n  plan: {}\n  train: {}\n  listen: {one: listen, other: listen}\n\
        themes:\n  co_creation: {one: co-creation, other: co-creation, also: [co-design]}\n";
    let (data, report) = site([SITE, vocabulary, "", INSTITUTIONS, "", ""]);
    assert_eq!(report, "");
    let words = data.vocabularies;
    let en = Lang::new("en").unwrap();
    let cy = Lang::new("cy").unwrap();
    let partner = words.roles.get("student_partner").unwrap();
    assert_eq!(partner.one, LocalText::All("Connector".into()));
    assert!(partner.definition.is_some());
    let lead = words.roles.get("staff_lead").unwrap();
    assert_eq!((lead.one.text(&en, &en), lead.one.text(&cy, &en)), ("staff lead", "pennaeth"));
    assert_eq!(
        words.phases.ids().collect::<Vec<_>>().join(" "),
        "pilot plan recruit train listen design deliver evaluate acknowledge sustain"
    );
    assert_eq!(words.themes.ids().last(), Some("co_creation"));
}

#[test]
fn phases_keep_the_order_that_a_site_gives() {
    let vocabulary = "phases:\n  evaluate: {}\n  plan: {}\n  deliver: {}\n";
    let (data, report) = site([SITE, vocabulary, "", INSTITUTIONS, "", ""]);
    assert_eq!(report, "");
    let ids: Vec<String> = data.vocabularies.phases.ids().map(str::to_owned).collect();
    let place = |id: &str| ids.iter().position(|other| other == id).unwrap();
    assert!(place("evaluate") < place("plan") && place("plan") < place("deliver"), "{ids:?}");
    assert_eq!(ids.len(), 8);
}

#[test]
fn mistakes_of_all_files_are_said_at_once() {
    let config = "title: {en: Partners, fr: Partenaires}\nbase_url: example.org\nlanguages: [en, cy, en, english!]\ninstitution: her\n\
        theme: ../x\nprofile: hessa\ntimezone: London\ndownloads: all\nvalues: {'a b': c}\nnavigation:\n  - about\n  - listing: case-study\n\
        \x20 - {url: 'https://example.org'}\n  - {page: a, listing: posts}\n  - {label: a}\nfeedback: {email: a b}\n\
        brand: {accent: '#abc', logo: l.svg}\nseverity: {image-altt: warning, raw-html: of}\nwave: []\n";
    let vocabulary = "roles: {student_partner: Connector, mentor: {one: mentor}}\nphase: {}\nthemes: [a]\n";
    let people = "jo: {institution: kcll}\nthe editor: {name: A}\n";
    let institutions = "here: {name: Here}\nkcl: {name: KCL}\n7: {name: x}\n";
    let glossary = "bme: {term: {en: t, xx: u}, definition: d, source: ofs}\n";
    let references =
        "ofs-2021: {type: webpage, title: T}\nb: {type: book, title: T, year: 2020, date: 2021-01, doi: 5}\n";
    let (data, report) = site([config, vocabulary, people, institutions, glossary, references]);
    assert!(!data.site_unread);
    insta::assert_snapshot!(report);
}

#[test]
fn without_languages_or_yaml_a_placeholder_stands_for_the_site() {
    for text in ["", "languages: []\n", "title: [\n", "- a\n", "languages: en\n"] {
        let (data, report) = site([text, "", "", "", "", ""]);
        assert!(data.site_unread && !report.is_empty(), "{text}");
        assert_eq!(data.config.languages, [Lang::new("en").unwrap()]);
    }
}

#[test]
fn what_is_required_is_never_silently_empty() {
    for (from, to) in
        [("A site.", "{}"), ("A site.", "{en: }"), ("A site.", "''"), ("[en, cy]", "[en, cy]\nnavigation: [{page: }]")]
    {
        let (_, report) = site([&SITE.replace(from, to), "", "", INSTITUTIONS, "", ""]);
        assert_eq!(report.matches("error[").count(), 1, "{to}: {report}");
    }
}

#[test]
fn a_data_file_that_cannot_be_read_is_blamed_once() {
    let people = "jo: {name: Jo, institution: kcl}\n";
    let (data, report) = site([SITE, "", people, "here: [\n", "", ""]);
    assert!(!data.site_unread);
    assert_eq!(report.matches("error[").count(), 1, "{report}");
    assert!(report.contains("institutions.yaml:"), "{report}");
}
