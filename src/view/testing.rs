//! A small site for the tests of the views: two institutions, a person, references, one case study, in English,
//! Welsh and Arabic, with the default theme's own words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Cx;
use crate::document::{Document, Outline, PageId};
use crate::load::Sources;
use crate::locale::Locale;
use crate::model::*;
use crate::reads::What;
use crate::resolve::{Site, resolve};
use crate::source::{SourceId, SourceText, Span};
use crate::theme::Strings;

/// What a [`Cx`] borrows from.
pub(super) struct World {
    site: Site,
    lang: Lang,
    locale: Locale,
    strings: Strings,
}

impl World {
    /// The site as its pages in `lang` see it.
    pub(super) fn new(lang: &str) -> World {
        World::with(lang, Vec::new())
    }

    /// The same with more pages.
    pub(super) fn with(lang: &str, mut pages: Vec<Document>) -> World {
        let lang = Lang::new(lang).unwrap();
        let mut sources = Sources::default();
        for (language, text) in [
            ("en", include_str!("../../themes/default/strings/en.ftl")),
            ("cy", include_str!("../../themes/default/strings/cy.ftl")),
            ("ar", include_str!("../../themes/default/strings/ar.ftl")),
        ] {
            let id = SourceId(u32::try_from(sources.texts.len()).unwrap());
            sources.texts.push(SourceText { name: format!("{language}.ftl").into(), text: text.into() });
            sources.theme.strings.insert(language.to_owned(), vec![id]);
        }
        let default = Lang::new("en").unwrap();
        let (strings, problems) = Strings::read(&sources, &default);
        assert!(problems.iter().next().is_none(), "the default theme's strings are sound");
        pages.push(case_study_page());
        let (site, _) = resolve(Arc::new(data()), pages, &sources, true);
        World { site, locale: Locale::new(&lang), lang, strings }
    }

    pub(super) fn cx(&self) -> Cx<'_> {
        Cx { site: &self.site, lang: &self.lang, locale: &self.locale, strings: &self.strings }
    }
}

pub(super) fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

/// A page with this front matter and no text.
pub(super) fn page(id: &str, own: Own, common: Common) -> Document {
    Document {
        source: SourceId(0),
        id: PageId(id.into()),
        lang: Lang::new("en").unwrap(),
        kind: own.kind(),
        front: Arc::new(FrontMatter { common, own }),
        front_span: Span::default(),
        body: Arc::default(),
        outline: Arc::new(Outline::default()),
        broken: false,
        unread: false,
    }
}

fn case_study_page() -> Document {
    let common = Common {
        title: "Careers ambassadors".into(),
        summary: "Ten paid students.".into(),
        published: Some(date("2023-05-22")),
        phases: vec!["recruit".into(), "train".into()],
        roles: vec!["ambassador".into()],
        authors: vec![PersonRef { person: Some("blain".into()), ..PersonRef::default() }],
        ..Common::default()
    };
    let own = CaseStudy { institution: "kcl".into(), context: "Careers support.".into(), ..CaseStudy::default() };
    page("case-studies/icea", Own::CaseStudy(Box::new(own)), common)
}

fn all(text: &str) -> LocalText {
    LocalText::All(text.into())
}

fn table<T>(what: What, entries: Vec<(&str, T)>) -> Table<T> {
    let entry = |(id, value): (&str, T)| Entry { id: id.into(), span: Span::default(), value };
    Table::new(what, SourceId(0), entries.into_iter().map(entry).collect())
}

fn vocabulary(words: &[(&str, &str, &str)]) -> Vocabulary {
    let word = |(id, one, other): &(&str, &str, &str)| Word {
        id: (*id).into(),
        one: all(one),
        other: all(other),
        definition: None,
        also: Vec::new(),
    };
    Vocabulary { words: words.iter().map(word).collect() }
}

fn data() -> SiteData {
    let institution =
        |name: &str, url: &str| Institution { name: all(name), short: None, url: Some(url.into()), note: None };
    let blain = Person {
        name: "Amatullah Blain".into(),
        family: Some("Blain".into()),
        role: Some(all("Project officer")),
        unit: None,
        institution: Some("kcl".into()),
        url: None,
        orcid: Some("0000-0002-1825-0097".into()),
        note: None,
    };
    SiteData {
        config: config(),
        site_unread: false,
        vocabularies: Vocabularies {
            roles: vocabulary(&[
                ("ambassador", "ambassador", "ambassadors"),
                ("project_officer", "project officer", "project officers"),
            ]),
            phases: vocabulary(&[("recruit", "Recruit", "Recruit"), ("train", "Train", "Train")]),
            ..Vocabularies::default()
        },
        people: table(What::Person, vec![("blain", blain)]),
        institutions: table(
            What::Institution,
            vec![
                ("kcl", institution("King’s College London", "https://www.kcl.ac.uk/")),
                ("ucl", institution("University College London", "https://www.ucl.ac.uk/")),
            ],
        ),
        glossary: Table::empty(What::Term),
        references: table(What::Reference, vec![("healey-2016", healey())]),
        calendars: Vec::new(),
        words: crate::model::WordList::empty(),
        recorded: None,
        recorded_unread: false,
        copy: false,
    }
}

fn config() -> SiteConfig {
    SiteConfig {
        source: SourceId(0),
        title: all("Partners in Practice"),
        description: all("A toolkit."),
        base_url: "https://partners.kitpress.example/".parse().unwrap(),
        languages: ["en", "cy", "ar"].map(|tag| Lang::new(tag).unwrap()).to_vec(),
        institution: "ucl".into(),
        theme: "default".into(),
        profile: DisclosureProfile::None,
        metrics: Figures::default(),
        small_group: 10,
        timezone: "Europe/London".into(),
        licence: Some("CC-BY-4.0".into()),
        credit: None,
        raw_html: false,
        offline: false,
        downloads: Downloads::default(),
        values: BTreeMap::new(),
        navigation: Vec::new(),
        footer: Vec::new(),
        contact: None,
        feedback: None,
        brand: Brand::default(),
        demonstration: None,
        severity: BTreeMap::new(),
        waive: Vec::new(),
        extra: serde_yaml::Value::Null,
    }
}

/// The article that the toolkit lists.
pub(super) fn healey() -> Reference {
    Reference {
        kind: ReferenceKind::Article,
        title: "Students as Partners: Reflections on a Conceptual Model".into(),
        authors: ["Healey, M.", "Flint, A.", "Harrington, K."].map(Into::into).to_vec(),
        year: None,
        date: Some(date("2016")),
        container: Some("Teaching and Learning Inquiry".into()),
        volume: Some("4".into()),
        issue: Some("2".into()),
        pages: Some("8–20".into()),
        publisher: None,
        doi: Some("10.20343/teachlearninqu.4.2.3".into()),
        url: None,
        restricted: false,
        access_note: None,
        accessed: None,
        note: None,
    }
}
