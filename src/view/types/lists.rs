//! `own` of pages that list others, and what block templates are given.

use serde::Serialize;

use super::*;

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
    /// What readers ask, each with a link to what answers it.
    pub questions: Vec<LinkView>,
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

/// `own` of the page where everything is filtered.
#[derive(Clone, Debug, Serialize)]
pub struct ExploreView {
    /// What readers ask, each with a link to what answers it.
    pub questions: Vec<LinkView>,
    pub groups: Vec<FacetGroup>,
    /// The newest pages.
    pub items: Vec<CardView>,
    /// How many there are.
    pub count: u32,
    /// Whether there are more than `items`.
    pub more: bool,
    /// Where case studies are compared, if there are two.
    pub compare: Option<String>,
}

/// Values by which pages are filtered: roles, phases ...
#[derive(Clone, Debug, Serialize)]
pub struct FacetGroup {
    /// Name in the page's address: `role`.
    pub name: &'static str,
    /// "Roles"
    pub label: String,
    /// Page with all values; kinds have none.
    pub href: Option<String>,
    pub items: Vec<FacetView>,
    /// How many values are not in `items`; 0 when all are.
    pub left_out: u32,
}

/// One value, with a page of its own.
#[derive(Clone, Debug, Serialize)]
pub struct FacetView {
    /// Name in the page's address: `student_partner`.
    pub value: String,
    pub label: String,
    pub href: String,
    pub count: u32,
}

/// `own` of case studies side by side, and of the page where they are chosen.
#[derive(Clone, Debug, Serialize)]
pub struct CompareView {
    /// Which; none where a reader chooses.
    pub studies: Vec<LinkView>,
    /// Names of the rows, and a cell for each study.
    pub rows: Vec<CompareRow>,
    /// Where a reader chooses others, with these chosen.
    pub choose: String,
    /// Comparisons that are ready, on the page where a reader chooses.
    pub ready: Vec<LinkView>,
    pub pagination: Option<PaginationView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CompareRow {
    /// `institution`, `context` ...
    pub name: &'static str,
    pub label: String,
    /// As HTML, in the order of the studies, empty where a study says nothing; on the page where a reader chooses, none.
    pub cells: Vec<String>,
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

/// `own` of the search: the ways to find a page without it.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// Phases, roles, themes and stages that have pages.
    pub taxonomies: Vec<SearchWays>,
    /// Listings, glossary, people and the other lists that there are.
    pub lists: Vec<LinkView>,
}

/// A vocabulary with its words that have pages.
#[derive(Clone, Debug, Serialize)]
pub struct SearchWays {
    /// `roles`, `phases`, `themes`, `lifecycle`
    pub name: &'static str,
    pub label: String,
    pub terms: Vec<TermCard>,
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
