//! What belongs to the whole site: `site.yaml`, people, institutions, glossary, references.

use std::collections::BTreeMap;

use super::date::PartialDate;
use super::text::{Lang, LocalText};
use super::vocabulary::Vocabularies;
use crate::diagnostic::{Code, Severity};
use crate::source::{SourceId, Span};

/// Everything that pages share, read before any page.
#[derive(Clone, Debug)]
pub struct SiteData {
    /// `site.yaml`.
    pub config: SiteConfig,
    /// Built-in vocabulary with the site's changes.
    pub vocabularies: Vocabularies,
    /// `people.yaml`, in file order.
    pub people: Table<Person>,
    /// `institutions.yaml`, in file order.
    pub institutions: Table<Institution>,
    /// `glossary.yaml`, in file order.
    pub glossary: Table<GlossaryEntry>,
    /// `references.yaml`, in file order.
    pub references: Table<Reference>,
}

/// Entries by id in file order, with the place of each id.
#[derive(Clone, Debug)]
pub struct Table<T> {
    /// The file; none if it does not exist.
    pub source: Option<SourceId>,
    /// Entries in order.
    pub entries: Vec<Entry<T>>,
    index: BTreeMap<Box<str>, usize>,
}

/// One entry of a data file.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// Its id.
    pub id: Box<str>,
    /// Where the entry is in its file.
    pub span: Span,
    /// What it says.
    pub value: T,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { source: None, entries: Vec::new(), index: BTreeMap::new() }
    }
}

impl<T> Table<T> {
    /// A table of these entries; a repeated id keeps its first entry.
    pub fn new(source: SourceId, entries: Vec<Entry<T>>) -> Table<T> {
        let mut index = BTreeMap::new();
        for (i, entry) in entries.iter().enumerate() {
            index.entry(entry.id.clone()).or_insert(i);
        }
        Table { source: Some(source), entries, index }
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.position(id).map(|i| &self.entries[i].value)
    }

    /// Its place in file order.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.entries.iter().map(|entry| &*entry.id)
    }
}

/// `site.yaml`.
#[derive(Clone, Debug)]
pub struct SiteConfig {
    /// The file, for diagnostics.
    pub source: SourceId,
    /// Name of the site.
    pub title: LocalText,
    /// One or two sentences.
    pub description: LocalText,
    /// Complete address of the site's root, ending in `/`.
    pub base_url: url::Url,
    /// At least one; the first is the default and has no prefix.
    pub languages: Vec<Lang>,
    /// Id in `institutions.yaml`.
    pub institution: Box<str>,
    /// Name of the theme.
    pub theme: Box<str>,
    /// Rules for small numbers.
    pub profile: DisclosureProfile,
    /// IANA zone for sessions.
    pub timezone: Box<str>,
    /// Licence of the site's own text, an SPDX id.
    pub licence: Option<Box<str>>,
    /// How to credit it.
    pub credit: Option<LocalText>,
    /// Whether raw HTML is kept on the web.
    pub raw_html: bool,
    /// Formats offered beside pages.
    pub downloads: Downloads,
    /// `{{ value.key }}`.
    pub values: BTreeMap<Box<str>, LocalText>,
    /// Main navigation.
    pub navigation: Vec<NavItem>,
    /// Footer navigation.
    pub footer: Vec<NavItem>,
    /// Where feedback goes.
    pub feedback: Option<Feedback>,
    /// Colours and logo.
    pub brand: Brand,
    /// A banner sentence for sites that are examples.
    pub demonstration: Option<LocalText>,
    /// Severities that the site changes.
    pub severity: BTreeMap<Code, Option<Severity>>,
    /// Waivers for the whole site.
    pub waive: Vec<super::Waiver>,
    /// Whatever an institution's own theme wants.
    pub extra: serde_yaml::Value,
}

/// Which rules for small numbers hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DisclosureProfile {
    /// Higher Education Statistics Agency.
    Hesa,
    /// Office for Students.
    Ofs,
    /// None.
    #[default]
    None,
}

/// Formats offered beside a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Downloads {
    /// `word`
    pub word: bool,
    /// `pdf`
    pub pdf: bool,
}

/// An entry of a navigation.
#[derive(Clone, Debug, PartialEq)]
pub struct NavItem {
    /// Where to.
    pub target: NavTarget,
    /// Own label instead of the target's title.
    pub label: Option<LocalText>,
    /// Where it is in `site.yaml`.
    pub span: Span,
}

/// Where a navigation entry goes.
#[derive(Clone, Debug, PartialEq)]
pub enum NavTarget {
    /// `page: id`
    Page(Box<str>),
    /// `listing: case-studies`
    Listing(Box<str>),
    /// `url: https://...`
    Url(Box<str>),
}

/// Names of listings that a navigation may point to.
pub const LISTINGS: [&str; 15] = [
    "case-studies",
    "toolkits",
    "templates",
    "reflections",
    "goals",
    "sessions",
    "posts",
    "glossary",
    "reading-list",
    "people",
    "institutions",
    "roles",
    "phases",
    "themes",
    "lifecycle",
];

/// Where feedback goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// An address that a form or a link writes to.
    pub email: Option<Box<str>>,
    /// The institution's own form.
    pub form: Option<url::Url>,
    /// Page shown after it.
    pub thanks: Option<Box<str>>,
    /// What happens with what is written.
    pub privacy: Option<LocalText>,
}

/// Colours and logo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    /// `#rrggbb`
    pub accent: Option<Box<str>>,
    /// A file in `content/`.
    pub logo: Option<Box<str>>,
    /// Its text alternative.
    pub logo_alt: Option<LocalText>,
}

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Name as published.
    pub name: Box<str>,
    /// Role.
    pub role: Option<LocalText>,
    /// Department.
    pub unit: Option<Box<str>>,
    /// Id in `institutions.yaml`.
    pub institution: Option<Box<str>>,
    /// Home page.
    pub url: Option<Box<str>>,
    /// ORCID iD.
    pub orcid: Option<Box<str>>,
    /// Anything else.
    pub note: Option<LocalText>,
}

/// An institution.
#[derive(Clone, Debug, PartialEq)]
pub struct Institution {
    /// Full name.
    pub name: LocalText,
    /// Short name.
    pub short: Option<Box<str>>,
    /// Home page.
    pub url: Option<Box<str>>,
    /// Anything else.
    pub note: Option<LocalText>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct GlossaryEntry {
    /// The term.
    pub term: LocalText,
    /// What it means.
    pub definition: LocalText,
    /// Other forms that are linked too.
    pub aliases: Vec<Box<str>>,
    /// Its abbreviation, linked too.
    pub abbreviation: Option<Box<str>>,
    /// Reference that the definition comes from.
    pub source: Option<Box<str>>,
}

/// A work that pages cite.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// What sort of work.
    pub kind: ReferenceKind,
    /// Title.
    pub title: Box<str>,
    /// Authors as they are to be printed.
    pub authors: Vec<Box<str>>,
    /// Date or year of publication.
    pub date: Option<PartialDate>,
    /// Journal, book or site.
    pub container: Option<Box<str>>,
    /// Volume.
    pub volume: Option<Box<str>>,
    /// Issue.
    pub issue: Option<Box<str>>,
    /// Pages.
    pub pages: Option<Box<str>>,
    /// Publisher.
    pub publisher: Option<Box<str>>,
    /// DOI without address.
    pub doi: Option<Box<str>>,
    /// Address.
    pub url: Option<Box<str>>,
    /// Only some people can open it.
    pub restricted: bool,
    /// Who: "UCL staff only".
    pub access_note: Option<LocalText>,
    /// Date it was last read.
    pub accessed: Option<PartialDate>,
    /// Anything else.
    pub note: Option<LocalText>,
}

/// What sort of work a reference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A report.
    Report,
    /// An article of a journal.
    Article,
    /// A web page.
    Web,
    /// A book.
    Book,
    /// A data set.
    Dataset,
}
