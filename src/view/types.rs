//! What a template may see: closed, serialisable values. Every text is already in the page's
//! language, every date and number already formatted, every address already complete.
//!
//! A template's variables: `site` ([`SiteView`]), `page` ([`PageView`]), `own` (the kind's own view),
//! `t` (the theme's strings without arguments) and, on a content page, `body` (HTML).

use serde::Serialize;

/// Shared by all pages of one language.
#[derive(Clone, Debug, Serialize)]
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
    /// Address of this language's Atom feed.
    pub feed: String,
    /// Addresses of the style sheets that every page needs, in order.
    pub styles: Vec<String>,
    /// Address of the style sheet for code, for pages with code.
    pub code_style: Option<String>,
    pub icon: Option<String>,
    pub logo: Option<ImageView>,
    /// `Kitpress 0.1.0`
    pub generator: &'static str,
    /// `theme-color` of the brand, `#rrggbb`.
    pub accent: Option<String>,
    /// Text of the meta element for the Content-Security-Policy.
    pub policy: &'static str,
}

#[derive(Clone, Debug, Serialize)]
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

#[derive(Clone, Debug, Serialize)]
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

#[derive(Clone, Debug, Serialize)]
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
    /// `case_study` ... `page`, or `home`, `listing`, `taxonomy`, `term`, `glossary`, `reading_list`, `people`, `person`,
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
    pub review_by: Option<DateView>,
    pub draft: bool,
    pub withdrawn: bool,
    pub restricted: bool,
    pub authors: Vec<PersonView>,
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
    /// Complete JSON-LD, safe inside a script element.
    pub json_ld: Option<String>,
    /// `article` or `website`.
    pub og_type: String,
    /// The page has highlighted code.
    pub has_code: bool,
    /// Search engines should leave it alone.
    pub noindex: bool,
    /// Data blocks the author placed in the text: `placed.metrics` and so on; the theme places the others.
    pub placed: Placed,
    /// For `::: voices`.
    pub voices: Vec<VoiceView>,
    /// For `::: goals`.
    pub goals: Vec<GoalView>,
    /// Address with the subject filled in that feedback on this page goes to.
    pub feedback_href: Option<String>,
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
    pub table: bool,
}

#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct PersonView {
    pub name: String,
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

/// `own` of a case study.
#[derive(Clone, Debug, Serialize)]
pub struct CaseStudyView {
    pub institution: LinkView,
    pub context: String,
    pub started: Option<DateView>,
    pub participants: Vec<ParticipantsView>,
    pub metrics: Vec<MetricView>,
    pub schedule: Option<ScheduleView>,
    pub evidence: Option<EvidenceView>,
    pub challenges: Vec<ChallengeView>,
    pub outputs: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ParticipantsView {
    pub label: String,
    pub href: Option<String>,
    /// "about 180", formatted with its qualifier; absent when no number is known.
    pub count: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MetricView {
    pub label: String,
    /// "3.1", in the page's numerals.
    pub number: String,
    /// "over", "about"; in the page's language.
    pub qualifier: Option<String>,
    /// What follows the number: "%", " percentage points", " people"; may be empty.
    pub unit: String,
    /// The whole as one phrase for headings and screen readers: "over 180 people".
    pub phrase: String,
    /// How many the percentage or average is of: "51".
    pub base: Option<String>,
    pub period: Option<String>,
    /// "11.2 percentage points", formatted.
    pub baseline: Option<String>,
    pub baseline_period: Option<String>,
    pub target: Option<String>,
    /// "down 8.1 percentage points": change from baseline, in words.
    pub change: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
    /// Rows of the data table and the chart's bars; empty when there is nothing to compare.
    pub bars: Vec<BarView>,
    /// `compare` (baseline, value, target: bars below each other) or `parts` (one bar in parts); absent without bars.
    pub chart: Option<ChartView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BarView {
    pub label: String,
    /// "11.2 pp"
    pub text: String,
    /// Units of the chart's `viewBox`.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// `baseline`, `value`, `target` or `part`.
    pub role: &'static str,
    /// 1, 2, 3 ... for patterns and colours of parts.
    pub index: u32,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    pub kind: &'static str,
    /// Unique on the page, for `aria-labelledby`.
    pub id: String,
    /// `viewBox` is `0 0 width height`.
    pub width: f64,
    pub height: f64,
    /// Sentence for `<desc>`: "11.2 pp in 2014-15, 3.1 pp in 2017-18".
    pub description: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ScheduleView {
    pub entries: Vec<ScheduleEntryView>,
    /// Column headings, from the first to the last: `short` ("Mar") and `long` ("March"). A schedule of more than
    /// 36 months has wider columns: `short` is the year above its first column and else empty, `long` says what
    /// the column covers.
    pub months: Vec<MonthView>,
    pub note: Option<String>,
    /// Months that no entry covers, "February, April"; absent when there is none.
    pub gaps: Option<String>,
    /// The schedule runs into the next calendar year.
    pub crosses_year: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    pub short: String,
    pub long: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ScheduleEntryView {
    pub label: String,
    /// Address of the phase's page.
    pub phase: Option<LinkView>,
    pub note: Option<String>,
    /// "March to April"
    pub when: String,
    /// First column it covers, from 1, and how many.
    pub from: u32,
    pub span: u32,
    /// Overlaps the entry before it.
    pub overlaps: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// In words: "Narrative"; absent when not given.
    pub kind: Option<String>,
    pub cost: Option<String>,
    pub outcome: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChallengeView {
    pub problem: String,
    pub response: Option<String>,
}

/// `own` of a toolkit.
#[derive(Clone, Debug, Serialize)]
pub struct ToolkitView {
    pub sections: Vec<CardView>,
    pub contributors: Vec<PersonView>,
    /// Templates, reflective resources and goals that the sections link to.
    pub resources: Vec<CardView>,
}

/// `own` of a toolkit section.
#[derive(Clone, Debug, Serialize)]
pub struct ToolkitSectionView {
    pub toolkit: LinkView,
    /// Number within the toolkit, from 1.
    pub number: u32,
    pub count: u32,
    /// All sections of the toolkit.
    pub sections: Vec<CardView>,
    /// Templates, reflective resources and goals that this section links to.
    pub resources: Vec<CardView>,
}

/// `own` of a template.
#[derive(Clone, Debug, Serialize)]
pub struct TemplateView {
    pub purpose: String,
    pub fields: Vec<FieldView>,
    pub data_protection_note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    pub prompt: String,
    /// `text`, `long_text`, `date`, `choice`, `checkbox`, `email`
    pub kind: &'static str,
    pub options: Vec<String>,
    pub required: bool,
    pub help: Option<String>,
}

/// `own` of a reflective resource.
#[derive(Clone, Debug, Serialize)]
pub struct ReflectiveView {
    pub columns: Vec<String>,
    pub rows: Vec<ReflectiveRowView>,
    pub prompts: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReflectiveRowView {
    pub activity: String,
    pub cells: Vec<ReflectiveCellView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReflectiveCellView {
    /// Space to answer: nothing is given.
    pub space: bool,
    pub text: Option<String>,
    pub items: Vec<String>,
    /// "Planning your partnership: Reflections", for the answer's label.
    pub label: String,
    /// Unique on the page.
    pub id: String,
}

/// `own` of a SMART goal.
#[derive(Clone, Debug, Serialize)]
pub struct SmartGoalView {
    pub goal: GoalView,
}

/// `own` of a session.
#[derive(Clone, Debug, Serialize)]
pub struct SessionView {
    /// "Tuesday 16 March 2021"
    pub day: String,
    /// "10:10"
    pub start: String,
    pub end: String,
    /// ISO 8601 with offset for `<time datetime>`.
    pub start_iso: String,
    pub end_iso: String,
    /// "Europe/London"
    pub timezone: String,
    pub minutes: u32,
    pub date_note: Option<String>,
    pub presenters: Vec<PersonView>,
    pub code: Option<String>,
    pub strand: Option<String>,
    pub agenda: Vec<AgendaView>,
    pub quiz: Vec<QuizView>,
    pub outcomes: Vec<CardView>,
    pub topics: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct AgendaView {
    /// `activity`, `discussion`, `conclusion`
    pub kind: &'static str,
    /// "Activity 1": numbered by kind where there is more than one.
    pub label: String,
    pub title: String,
    pub minutes: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct QuizView {
    pub statement: String,
    pub answer: bool,
    pub explanation: String,
}

/// `own` of a page with `statement:`; absent on other pages.
#[derive(Clone, Debug, Serialize)]
pub struct StatementView {
    pub prepared: DateView,
    pub reviewed: Option<DateView>,
    pub email: String,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub response: Option<String>,
    pub enforcement_name: String,
    pub enforcement_url: String,
    /// `full`, `partial`, `not_assessed`
    pub conformance: &'static str,
    pub issues: Vec<IssueView>,
    pub tested_on: Option<DateView>,
    pub tested_by: Option<String>,
    pub tested_method: Option<String>,
    pub scope: Option<String>,
    pub technology: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct IssueView {
    pub problem: String,
    pub reason: Option<String>,
    pub alternative: Option<String>,
    pub fix_by: Option<DateView>,
}

/// `own` of the home page.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    pub toolkits: Vec<CardView>,
    pub case_studies: Vec<CardView>,
    pub templates: Vec<CardView>,
    pub posts: Vec<CardView>,
    pub sessions: Vec<CardView>,
    /// Phases with pages, in project order.
    pub phases: Vec<TermCard>,
    /// Roles with pages.
    pub roles: Vec<TermCard>,
    /// Themes with pages.
    pub themes: Vec<TermCard>,
}

/// A value of a taxonomy in a list.
#[derive(Clone, Debug, Serialize)]
pub struct TermCard {
    pub label: String,
    pub href: String,
    pub definition: Option<String>,
    pub count: u32,
    /// "3 pages"
    pub count_text: String,
}

/// `own` of a listing of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct ListingView {
    /// `case_study` and so on.
    pub of: String,
    pub items: Vec<CardView>,
    pub pagination: Option<PaginationView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PaginationView {
    /// "Page 2 of 5"
    pub text: String,
    pub number: u32,
    pub count: u32,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Addresses of all pages of the listing, in order.
    pub pages: Vec<String>,
}

/// `own` of a taxonomy's overview (`/roles/`).
#[derive(Clone, Debug, Serialize)]
pub struct TaxonomyView {
    /// `roles`, `phases`, `themes`, `lifecycle`
    pub name: &'static str,
    pub terms: Vec<TermCard>,
}

/// `own` of one value's page (`/roles/student-partner/`).
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    pub taxonomy: LinkView,
    pub definition: Option<String>,
    /// Other words for it.
    pub also: Vec<String>,
    /// Pages by kind, in the order of kinds.
    pub groups: Vec<CardGroup>,
    pub pagination: Option<PaginationView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CardGroup {
    /// "Case studies"
    pub label: String,
    /// Unique on the page.
    pub id: String,
    pub items: Vec<CardView>,
}

/// `own` of the glossary.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryView {
    pub entries: Vec<GlossaryEntryView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct GlossaryEntryView {
    /// Anchor.
    pub id: String,
    pub term: String,
    pub abbreviation: Option<String>,
    pub aliases: Vec<String>,
    pub definition: String,
    pub source: Option<ReferenceView>,
    pub used_in: Vec<LinkView>,
}

/// `own` of the reading list.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingListView {
    pub entries: Vec<ReadingListEntry>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReadingListEntry {
    pub reference: ReferenceView,
    pub cited_by: Vec<LinkView>,
}

/// `own` of the list of people.
#[derive(Clone, Debug, Serialize)]
pub struct PeopleView {
    pub people: Vec<PersonView>,
}

/// `own` of a person's page.
#[derive(Clone, Debug, Serialize)]
pub struct PersonPageView {
    pub person: PersonView,
    pub groups: Vec<CardGroup>,
}

/// `own` of the list of institutions.
#[derive(Clone, Debug, Serialize)]
pub struct InstitutionsView {
    pub institutions: Vec<TermCard>,
}

/// `own` of an institution's page.
#[derive(Clone, Debug, Serialize)]
pub struct InstitutionView {
    pub url: Option<String>,
    pub note: Option<String>,
    pub people: Vec<PersonView>,
    pub groups: Vec<CardGroup>,
}

/// Variables of `blocks/voice.html`: `voice`, `words` (HTML), `attribution` (HTML), `t`.
/// Of `blocks/callout.html`: `callout` (`note`, `tip` ...), `title`, `words` (HTML).
/// Of `blocks/disclosure.html`: `id`, `level`, `title` (HTML), `words` (HTML).
/// Of `blocks/figure.html`: `image`, `caption`, `lazy`.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    pub image: ImageView,
    pub decorative: bool,
    pub caption: Option<String>,
    pub lazy: bool,
}
