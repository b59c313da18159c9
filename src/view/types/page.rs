//! What every page has, and the small values that views share.

use serde::Serialize;

use super::MapView;

/// Shared by all pages of one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: String,
    pub lang: String,
    pub dir: &'static str,
    /// Address of this language's home page.
    pub home: String,
    pub nav: Vec<NavView>,
    pub footer: Vec<NavView>,
    pub institution: Option<LinkView>,
    pub licence: Option<LicenceView>,
    pub credit: Option<String>,
    pub feedback: Option<FeedbackView>,
    pub demonstration: Option<String>,
    /// Address of the search in this language.
    pub search: Option<String>,
    /// Address of this language's Atom feed.
    pub feed: String,
    /// Addresses of the style sheets that every page needs, in order.
    pub styles: Vec<String>,
    /// Address of the style sheet for code, for pages with code.
    pub code_style: Option<String>,
    /// Address of the style sheet for browsers that run no script.
    pub plain_style: Option<String>,
    /// Address of the script of every page.
    pub script: Option<String>,
    /// Scripts that it loads when a reader asks for what they do.
    pub scripts: Vec<ScriptView>,
    pub icon: Option<String>,
    pub logo: Option<ImageView>,
    /// `Kitpress 0.1.0`
    pub generator: &'static str,
    /// `theme-color` of the brand, `#rrggbb`.
    pub accent: Option<String>,
    /// Text of the meta element for the Content-Security-Policy.
    pub policy: String,
    /// The pages are those of a copy that is read from a folder.
    pub copy: bool,
    /// Address of such a copy, if there is one.
    pub offline: Option<String>,
    /// Calendars of the whole site.
    pub calendars: CalendarsView,
}

/// Addresses of the calendars that the site has in a language.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CalendarsView {
    pub all: Option<String>,
    pub sessions: Option<String>,
    /// When pages are to be reviewed: for those who keep the site.
    pub reviews: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScriptView {
    /// What elements name it by in `data-script`: `search`.
    pub name: String,
    pub href: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NavView {
    pub label: String,
    pub href: String,
    /// `page.section` of the pages that belong to it.
    pub section: String,
    /// Set when the target is in another language than the page.
    pub lang: Option<String>,
    pub external: bool,
}

#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct LinkView {
    pub text: String,
    /// Empty where there is nowhere to go: the last breadcrumb, an institution without page and site.
    pub href: String,
    /// Set when the target is in another language than the page.
    pub lang: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImageView {
    pub src: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct LicenceView {
    /// SPDX id or the words given.
    pub id: String,
    pub name: String,
    pub url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FeedbackView {
    pub email: Option<String>,
    /// The institution's own form: `action` of a form.
    pub form: Option<String>,
    pub thanks: Option<LinkView>,
    pub privacy: Option<String>,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct DateView {
    /// ISO 8601 for `<time datetime>`.
    pub iso: String,
    /// "24 November 2021", "November 2021", "2021".
    pub text: String,
}

/// What every page has, content pages and generated ones.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageView {
    /// `case_study` ... `page`, or `home`, `listing`, `taxonomy`, `term`, `explore`, `compare`, `glossary`, `reading_list`, `people`, `person`,
    /// `institutions`, `institution`, `not_found`.
    pub kind: String,
    /// "Case study", in the page's language; empty for plain pages.
    pub kind_label: String,
    pub title: String,
    pub summary: String,
    pub lang: String,
    pub dir: String,
    /// Address from the host's root: `/case-studies/icea/`.
    pub href: String,
    /// Complete address.
    pub url: String,
    /// Which navigation entry it belongs to: compare with `NavView::section`.
    pub section: String,
    pub published: Option<DateView>,
    pub updated: Option<DateView>,
    /// When somebody last looked whether it still holds.
    pub reviewed: Option<DateView>,
    pub reviewed_by: Vec<PersonView>,
    pub review_by: Option<DateView>,
    pub draft: bool,
    pub withdrawn: bool,
    pub restricted: bool,
    pub authors: Vec<PersonView>,
    /// Whom to ask: the page's own contact, its toolkit's or the site's.
    pub contact: Option<PersonView>,
    /// Roles, phases, themes, lifecycle; empty groups are left out.
    pub tags: Vec<TagGroup>,
    pub audience: Vec<String>,
    pub licence: Option<LicenceView>,
    pub credit: Option<String>,
    pub based_on: Vec<BasedOnView>,
    pub takeaways: Vec<String>,
    /// From home to this page, which is last and has an empty `href`.
    pub breadcrumbs: Vec<LinkView>,
    pub toc: Vec<TocEntry>,
    /// This page in the site's languages, this one included (`current`); empty when there is only one.
    pub translations: Vec<TranslationView>,
    /// For `<link rel=alternate hreflang>`; includes `x-default`; empty when there is only one.
    pub alternates: Vec<AlternateView>,
    pub related: Vec<RelatedView>,
    pub backlinks: Vec<CardView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    /// What this page cites, in order of first citation.
    pub references: Vec<ReferenceView>,
    /// The page quotes people under other names.
    pub has_pseudonyms: bool,
    /// The page has voices that are illustrations.
    pub has_illustrative_voices: bool,
    /// Minutes to read, at least 1; 0 when there is nothing to read.
    pub reading_minutes: u32,
    /// Scripts of this page's data, which its other scripts load.
    pub scripts: Vec<ScriptView>,
    /// For a case study that others can stand beside.
    pub compare: Option<CompareOffer>,
    /// Complete JSON-LD, safe inside a script element.
    pub json_ld: Option<String>,
    /// Source expression for the Content-Security-Policy that allows exactly `json_ld`: `'sha256-...'`.
    pub json_ld_hash: Option<String>,
    /// `article` or `website`.
    pub og_type: String,
    /// The page has highlighted code.
    pub has_code: bool,
    /// Search engines should leave it alone.
    pub noindex: bool,
    /// Data blocks the author placed in the text: `placed.metrics` and so on; the theme places the others.
    pub placed: Placed,
    /// Some of `goals` say what came of them.
    pub has_goal_outcomes: bool,
    /// For `::: voices`.
    pub voices: Vec<VoiceView>,
    /// For `::: goals`.
    pub goals: Vec<GoalView>,
    /// Who works with whom, for `::: map`.
    pub map: Option<MapView>,
    /// Address with the subject filled in that feedback on this page goes to.
    pub feedback_href: Option<String>,
    /// The page as documents.
    pub downloads: Vec<DownloadView>,
    /// A reader can fill in something.
    pub fillable: bool,
    /// How to cite it; only a page that is finished and not withdrawn.
    pub citation: Option<CitationView>,
    /// Its dates as a calendar.
    pub calendar: Option<CalendarView>,
}

/// Ways from a case study to others beside it.
#[derive(Clone, Debug, Serialize)]
pub struct CompareOffer {
    /// The page with the nearest ones beside it.
    pub href: String,
    /// The page where a reader chooses, with this one chosen.
    pub choose: String,
    /// The others on that page.
    pub with: Vec<LinkView>,
}

/// How to cite a page. The page's address follows the plain words and those of APA; it is apart, since it reads from left to
/// right in every language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CitationView {
    pub plain: String,
    /// APA, before the title, which is set in italics.
    pub apa_before: String,
    pub apa_title: String,
    pub apa_after: String,
    pub bibtex: String,
    /// Whose page it is: people, or else the institution.
    pub authors: Vec<String>,
}

/// A page's dates as a file for calendars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarView {
    /// "Calendar file with 6 dates"
    pub text: String,
    /// Absent where there are no dates to put into one.
    pub href: Option<String>,
    pub entries: Vec<CalendarEntryView>,
    /// That some dates give no year and are in no calendar.
    pub without_year: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarEntryView {
    pub text: String,
    pub when: String,
}

/// A document that a page offers.
#[derive(Clone, Debug, Serialize)]
pub struct DownloadView {
    /// "Recruitment message, Word, 21 kB, Welsh"
    pub text: String,
    pub href: String,
    /// `word`, `pdf`, `epub`, `text`
    pub format: &'static str,
    /// "Word"
    pub format_label: String,
    /// Media type.
    pub media: &'static str,
    /// "21 kB"
    pub size: String,
    pub bytes: u64,
    /// What to do with it, where its format does not say so.
    pub note: Option<String>,
}

/// Which data blocks the author placed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Placed {
    pub metrics: bool,
    pub schedule: bool,
    pub goals: bool,
    pub voices: bool,
    pub agenda: bool,
    pub quiz: bool,
    pub takeaways: bool,
    pub challenges: bool,
    pub outputs: bool,
    pub contributors: bool,
    pub participants: bool,
    pub statement: bool,
    pub map: bool,
    pub table: bool,
}

#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct PersonView {
    pub name: String,
    /// The part of the name that citations begin with.
    pub family: Option<String>,
    /// The person's page on this site.
    pub href: Option<String>,
    pub role: Option<String>,
    pub unit: Option<String>,
    pub institution: Option<LinkView>,
    pub url: Option<String>,
    pub email: Option<String>,
    pub orcid: Option<String>,
    pub contribution: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TagGroup {
    /// `roles`, `phases`, `themes`, `lifecycle`
    pub name: &'static str,
    pub label: String,
    pub href: String,
    pub items: Vec<LinkView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BasedOnView {
    pub title: String,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub licence: Option<LicenceView>,
    pub changes: Option<String>,
    pub published: Option<DateView>,
    pub restricted: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct TocEntry {
    /// 2 or 3.
    pub level: u8,
    pub id: String,
    pub text: String,
    pub children: Vec<TocEntry>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TranslationView {
    pub lang: String,
    pub dir: String,
    /// The language's name in itself: "Cymraeg".
    pub name: String,
    pub href: String,
    pub current: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct AlternateView {
    pub lang: String,
    pub url: String,
}

/// A page in a list.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct CardView {
    pub title: String,
    pub href: String,
    pub summary: String,
    /// `case_study` and so on.
    pub kind: String,
    pub kind_label: String,
    pub published: Option<DateView>,
    /// "King's College London", for case studies.
    pub institution: Option<String>,
    /// Set when it is in another language than the page.
    pub lang: Option<String>,
    pub restricted: bool,
    /// Number within its toolkit, for sections.
    pub number: Option<u32>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RelatedView {
    pub card: CardView,
    /// "Same institution: King's College London".
    pub reasons: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReferenceView {
    /// Element id on the reading list, and on the page's own list.
    pub id: String,
    /// The entry as HTML: authors, year, title in `<cite>`, link.
    pub html: String,
    pub restricted: Option<String>,
    pub note: Option<String>,
    /// Address on the reading list.
    pub href: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct VoiceView {
    pub name: String,
    pub role: String,
    pub pseudonym: bool,
    pub illustrative: bool,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct GoalView {
    pub title: String,
    pub href: String,
    pub specific: String,
    pub measurable: MeasurableView,
    pub achievable: String,
    pub relevant: String,
    pub time_bound: TimeBoundView,
    pub statement: Option<String>,
    /// What came of it.
    pub outcome: Option<String>,
    pub examples: Vec<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct MeasurableView {
    /// "25 percent", number and unit together.
    pub target: String,
    pub baseline: Option<String>,
    pub method: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct TimeBoundView {
    /// Words or a formatted date.
    pub start: Option<String>,
    pub start_iso: Option<String>,
    pub due: String,
    pub due_iso: Option<String>,
}
