//! The view of a content page: what it says about itself, where it stands, what is near it.

use serde::Serialize;

use super::body::{self, BodyView};
use super::calendar::{self, Event};
use super::context::Cx;
use super::downloads::{self, Made};
use super::types::*;
use super::{
    case_study, cite, compare, explore, goal, json_ld, lists, person, reference, reflective, session, statement,
    template,
};
use crate::document::{Citation, DataBlock, Document, Heading, Outline, VocabularyName};
use crate::model::{Common, Kind, Own, Reference, Scope, Status};
use crate::resolve::{GeneratedKey, PageIndex, Reason, TAXONOMIES, folder_of, tags};
use crate::source::SitePath;
use crate::theme::Argument;

/// One page, ready for its template.
pub struct PageOutput {
    /// File within the output.
    pub file: SitePath,
    /// Its template.
    pub template: &'static str,
    /// `page`
    pub page: PageView,
    /// `own`
    pub own: OwnView,
    /// The text; generated pages have none.
    pub body: Option<BodyView>,
    /// Scripts with the page's data, for its other scripts.
    pub data: Vec<DataFile>,
    /// Its dates.
    pub events: Vec<Event>,
    /// The file of its own calendar.
    pub calendar: Option<SitePath>,
    /// Pages that are on this one whole, in order.
    pub parts: Vec<Part>,
}

impl PageOutput {
    /// A page without text, dates or anything beside it.
    pub fn new(file: SitePath, template: &'static str, page: PageView, own: OwnView) -> PageOutput {
        let (body, calendar) = (None, None);
        let (data, events, parts) = (Vec::new(), Vec::new(), Vec::new());
        PageOutput { file, template, page, own, body, data, events, calendar, parts }
    }
}

/// A script that holds data of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// File within the output.
    pub file: SitePath,
    /// Its text.
    pub text: String,
}

/// A page as a part of another: its values in the template `part.html`.
pub struct Part {
    /// `part`
    pub about: PartView,
    /// `page`
    pub page: PageView,
    /// `own`
    pub own: OwnView,
    /// The text.
    pub body: BodyView,
    /// `prefix`: what its ids begin with.
    pub prefix: String,
}

/// What the files beside the pages say of a page: sitemap and feeds. All that is kept of a view once its page is done.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Complete address.
    pub url: String,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Language.
    pub lang: String,
    /// Search engines should leave it alone.
    pub noindex: bool,
    /// Belongs in feeds: a content page other than plain pages and the home page.
    pub in_feeds: bool,
    /// ISO 8601 dates.
    pub published: Option<String>,
    /// ISO 8601.
    pub updated: Option<String>,
    /// The page in the site's languages.
    pub alternates: Vec<AlternateView>,
    /// Names of its authors.
    pub authors: Vec<String>,
    /// Labels of its roles, phases, themes and lifecycle stages.
    pub terms: Vec<String>,
    /// Its dates, for calendars.
    pub events: Vec<Event>,
    /// The file of its own calendar.
    pub calendar: Option<SitePath>,
}

impl From<PageOutput> for Entry {
    fn from(output: PageOutput) -> Entry {
        let page = output.page;
        let plain = matches!(page.kind.as_str(), "page" | "home");
        Entry {
            url: page.url,
            title: page.title,
            summary: page.summary,
            lang: page.lang,
            in_feeds: output.body.is_some() && !page.noindex && !plain,
            noindex: page.noindex,
            published: page.published.map(|date| date.iso),
            updated: page.updated.map(|date| date.iso),
            alternates: page.alternates,
            authors: page.authors.into_iter().map(|author| author.name).collect(),
            events: output.events,
            calendar: output.calendar,
            terms: page.tags.into_iter().flat_map(|group| group.items).map(|item| item.text).collect(),
        }
    }
}

impl Entry {
    /// The entry of a file that is no page: in no list.
    pub fn of_data() -> Entry {
        Entry { noindex: true, ..Entry::default() }
    }

    /// When it last changed, as far as the page says.
    pub fn changed(&self) -> Option<&str> {
        self.updated.as_deref().or(self.published.as_deref())
    }
}

/// The kind's own view.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each holds the view of its name")]
pub enum OwnView {
    CaseStudy(Box<CaseStudyView>),
    Toolkit(ToolkitView),
    ToolkitSection(ToolkitSectionView),
    Template(TemplateView),
    Reflective(ReflectiveView),
    SmartGoal(Box<SmartGoalView>),
    Session(Box<SessionView>),
    Statement(Box<StatementView>),
    Home(HomeView),
    Listing(ListingView),
    Explore(Box<ExploreView>),
    Compare(CompareView),
    Taxonomy(TaxonomyView),
    Term(TermView),
    Glossary(GlossaryView),
    ReadingList(ReadingListView),
    People(PeopleView),
    Person(PersonPageView),
    Institutions(InstitutionsView),
    Institution(Box<InstitutionView>),
    Search(SearchView),
    WholeToolkit(WholeToolkitView),
    Nothing {},
}

/// Words a reader reads in a minute (Brysbaert 2019 gives 238 for silent reading of English).
const WORDS_PER_MINUTE: u32 = 230;

/// The view of a content page with the documents that were `made` of it; `None` if it has no address (reported
/// already).
pub fn page(cx: &Cx<'_>, index: PageIndex, made: &[Made]) -> Option<PageOutput> {
    let document = &cx.site.documents[index];
    let file = cx.site.address(index).file.clone()?;
    let home = document.id.as_str() == "pages/index";
    let mut page = common(cx, index, cx.scopes());
    page.downloads = downloads::downloads(cx, &page.title, made);
    let own = own(cx, index, home);
    let events = calendar::events(cx, index, &page.title, &page.url);
    let calendar = calendar::file(cx, index, &events);
    page.calendar = calendar::view(cx, index, calendar.as_ref(), &events);
    if !home {
        page.citation = cite::citation(cx, document, &page, &own);
    }
    if home {
        page.kind = "home".to_owned();
        page.kind_label = String::new();
        page.breadcrumbs = Vec::new();
        page.og_type = "website".to_owned();
    }
    let data = json_ld::document(cx, document, &page, &own);
    page.json_ld_hash = Some(json_ld::source_hash(&data));
    page.json_ld = Some(data);
    let template = if home { "home.html" } else { template_of(document.kind) };
    let body = body::body(cx, index, cx.scopes());
    page.fillable = !page.withdrawn && (body.fillable() || asks(&own));
    Some(PageOutput { body: Some(body), events, calendar, ..PageOutput::new(file, template, page, own) })
}

/// Whether a page asks its reader for something besides its text.
fn asks(own: &OwnView) -> bool {
    match own {
        OwnView::Reflective(own) => {
            !own.prompts.is_empty() || own.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.space)
        }
        OwnView::SmartGoal(_) | OwnView::Session(_) => true,
        _ => false,
    }
}

fn template_of(kind: Kind) -> &'static str {
    match kind {
        Kind::CaseStudy => "case-study.html",
        Kind::Toolkit => "toolkit.html",
        Kind::ToolkitSection => "toolkit-section.html",
        Kind::Template => "template.html",
        Kind::ReflectiveResource => "reflective-resource.html",
        Kind::SmartGoal => "smart-goal.html",
        Kind::Session => "session.html",
        Kind::Post => "post.html",
        Kind::Page => "page.html",
    }
}

pub(super) fn own(cx: &Cx<'_>, index: PageIndex, home: bool) -> OwnView {
    let document = &cx.site.documents[index];
    if home {
        return OwnView::Home(lists::home(cx));
    }
    if document.front.common.status == Status::Withdrawn {
        return OwnView::Nothing {};
    }
    match &document.front.own {
        Own::CaseStudy(own) => OwnView::CaseStudy(Box::new(case_study::case_study(cx, own))),
        Own::Toolkit(own) => {
            let contributors = own.contributors.iter().map(|one| person::person(cx, one)).collect();
            let sections = sections(cx, index);
            let mut linked: Vec<PageIndex> = Vec::new();
            if let Some(place) = &cx.site.pages[index].toolkit {
                linked = place.sections.iter().flat_map(|section| resources_of(cx, *section)).collect();
            }
            let print = cx.site.generated_address(&GeneratedKey::WholeToolkit(document.id.clone()), cx.lang);
            let print = print.filter(|(_, lang)| *lang == cx.lang);
            let print = print.map_or_else(String::new, |(address, _)| address.href.clone());
            OwnView::Toolkit(ToolkitView { sections, contributors, resources: resource_cards(cx, linked), print })
        }
        Own::ToolkitSection(_) => {
            let place = cx.site.pages[index].toolkit.as_ref();
            OwnView::ToolkitSection(ToolkitSectionView {
                toolkit: place.map_or_else(LinkView::default, |place| lists::page_link(cx, place.index)),
                number: place.map_or(0, |place| count(place.number)),
                count: place.map_or(0, |place| count(place.sections.len())),
                sections: sections(cx, index),
                resources: resource_cards(cx, resources_of(cx, index)),
            })
        }
        Own::Template(own) => OwnView::Template(template::template(cx, own)),
        Own::ReflectiveResource(own) => OwnView::Reflective(reflective::reflective(cx, own)),
        Own::SmartGoal(own) => {
            let title = cx.words(&document.front.common.title);
            let href = cx.site.address(index).href.clone();
            OwnView::SmartGoal(Box::new(SmartGoalView {
                goal: goal::goal(cx, title, href, own),
                asked: goal::asked(cx),
            }))
        }
        Own::Session(own) => OwnView::Session(Box::new(session::session(cx, own, &|index| lists::card(cx, index)))),
        Own::Page(Some(own)) => OwnView::Statement(Box::new(statement::statement(cx, own))),
        Own::Page(None) | Own::Post => OwnView::Nothing {},
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn sections(cx: &Cx<'_>, index: PageIndex) -> Vec<CardView> {
    let Some(place) = &cx.site.pages[index].toolkit else { return Vec::new() };
    let numbered = place.sections.iter().enumerate().map(|(i, section)| {
        let mut card = lists::card(cx, *section);
        card.number = Some(count(i + 1));
        card
    });
    numbered.collect()
}

/// Templates, reflective resources, goals and sessions that a page links to or names, in order of first link.
pub(super) fn resources_of(cx: &Cx<'_>, index: PageIndex) -> Vec<PageIndex> {
    let document = &cx.site.documents[index];
    let hidden = &document.outline.hidden.links;
    let linked = cx.site.pages[index].links.iter().enumerate().filter_map(|(number, target)| match target {
        crate::resolve::Target::Page { page, .. } if !hidden.contains(&number) => Some(*page),
        _ => None,
    });
    let named = document.front.common.goals.iter();
    let named = named.filter_map(|id| cx.site.find(&crate::document::PageId(id.clone().into()), cx.lang));
    linked.chain(named).filter(|page| *page != index && is_resource(cx.site.about(*page).kind)).collect()
}

fn is_resource(kind: Kind) -> bool {
    matches!(kind, Kind::Template | Kind::ReflectiveResource | Kind::SmartGoal | Kind::Session)
}

fn resource_cards(cx: &Cx<'_>, pages: Vec<PageIndex>) -> Vec<CardView> {
    let mut seen = std::collections::BTreeSet::new();
    pages
        .into_iter()
        .filter(|page| seen.insert(*page) && cx.site.is_listed(*page))
        .map(|page| lists::card(cx, page))
        .collect()
}

/// What every content page has, for an output that every one of `scopes` must allow.
pub(super) fn common(cx: &Cx<'_>, index: PageIndex, scopes: &[Scope]) -> PageView {
    let document = &cx.site.documents[index];
    let resolved = &cx.site.pages[index];
    let front = &document.front.common;
    let withdrawn = front.status == Status::Withdrawn;
    let outline = body::outline(cx, index, scopes);
    let shown: Vec<&crate::model::Voice> =
        front.voices.iter().filter(|voice| body::record(cx, index, &voice.name, scopes).is_some()).collect();
    let (pseudonyms, illustrative) = voice_notices(&shown, &outline);
    let (previous, next) = neighbours(cx, index);
    let url = lists::complete_url(cx, &resolved.address.href);
    let title = cx.words(&front.title);
    let goals = goals(cx, front);
    PageView {
        kind: document.kind.name().to_owned(),
        kind_label: lists::kind_label(cx, document.kind),
        summary: cx.words(&front.summary),
        lang: document.lang.as_str().to_owned(),
        dir: document.lang.dir().to_owned(),
        href: resolved.address.href.clone(),
        feedback_href: lists::feedback_href(cx, &title, &url),
        url,
        section: section(document),
        published: front.published.map(|date| cx.date(date)),
        updated: front.updated.map(|date| cx.date(date)),
        reviewed: front.reviewed.map(|date| cx.date(date)),
        reviewed_by: front.reviewed_by.iter().map(|one| person::person(cx, one)).collect(),
        review_by: front.review_by.map(|date| cx.date(date)),
        draft: front.status == Status::Draft,
        withdrawn,
        restricted: front.restricted,
        authors: front.authors.iter().map(|one| person::person(cx, one)).collect(),
        contact: contact(cx, index).map(|one| person::person(cx, one)),
        tags: tag_groups(cx, document),
        audience: cx.all(&front.audience),
        licence: front.licence.as_deref().map(super::licence::licence),
        credit: cx.maybe(front.credit.as_deref()),
        based_on: front.based_on.iter().map(|work| super::licence::based_on(cx, work)).collect(),
        takeaways: if withdrawn { Vec::new() } else { cx.all(&front.takeaways) },
        breadcrumbs: breadcrumbs(cx, index),
        toc: if withdrawn { Vec::new() } else { toc(cx, &outline.headings) },
        translations: translations(cx, index),
        alternates: alternates(cx, index),
        related: related(cx, index),
        backlinks: resolved.backlinks.iter().map(|page| lists::card(cx, *page)).collect(),
        previous,
        next,
        references: references(cx, &outline),
        has_pseudonyms: pseudonyms,
        has_illustrative_voices: illustrative,
        reading_minutes: if withdrawn { 0 } else { document.outline.word_count.div_ceil(WORDS_PER_MINUTE) },
        scripts: Vec::new(),
        compare: compare::offer(cx, index),
        json_ld: None,
        json_ld_hash: None,
        og_type: "article".to_owned(),
        has_code: !document.outline.code_languages.is_empty(),
        noindex: withdrawn || front.status == Status::Draft,
        placed: placed(document),
        downloads: Vec::new(),
        fillable: false,
        citation: None,
        calendar: None,
        voices: shown.iter().map(|voice| body::view(cx, voice)).collect(),
        has_goal_outcomes: goals.iter().any(|goal| goal.outcome.is_some()),
        goals,
        map: front.map.as_deref().filter(|_| !withdrawn).map(|of| super::map::map(cx, of)),
        title,
    }
}

/// Whom to ask: whom the page names, or its toolkit, or the site.
fn contact<'a>(cx: &Cx<'a>, index: PageIndex) -> Option<&'a crate::model::PersonRef> {
    let toolkit = cx.site.pages[index].toolkit.as_ref().map(|place| place.index);
    let own = cx.site.documents[index].front.common.contact.as_ref();
    own.or_else(|| cx.site.about(toolkit?).contact).or(cx.data().config.contact.as_ref())
}

fn voice_notices(shown: &[&crate::model::Voice], outline: &Outline) -> (bool, bool) {
    let used = |wanted: &dyn Fn(&crate::model::Voice) -> bool| {
        shown.iter().any(|voice| {
            wanted(voice)
                && (outline.voices.iter().any(|on_page| on_page.name == voice.name)
                    || outline.data_blocks.iter().any(|(block, _)| *block == DataBlock::Voices))
        })
    };
    (used(&|voice| voice.pseudonym), used(&|voice| voice.illustrative))
}

fn goals(cx: &Cx<'_>, front: &Common) -> Vec<GoalView> {
    let found = front.goals.iter().filter_map(|id| {
        let index = cx.site.find(&crate::document::PageId(id.clone().into()), cx.lang)?;
        let document = &cx.site.documents[index];
        let Own::SmartGoal(own) = &document.front.own else { return None };
        let href = cx.site.address(index).href.clone();
        Some(goal::goal(cx, cx.words(&document.front.common.title), href, own))
    });
    found.collect()
}

fn placed(document: &Document) -> Placed {
    let has = |wanted: DataBlock| document.outline.data_blocks.iter().any(|(block, _)| *block == wanted);
    Placed {
        metrics: has(DataBlock::Metrics),
        schedule: has(DataBlock::Schedule),
        goals: has(DataBlock::Goals),
        voices: has(DataBlock::Voices),
        agenda: has(DataBlock::Agenda),
        quiz: has(DataBlock::Quiz),
        takeaways: has(DataBlock::Takeaways),
        challenges: has(DataBlock::Challenges),
        outputs: has(DataBlock::Outputs),
        contributors: has(DataBlock::Contributors),
        participants: has(DataBlock::Participants),
        statement: has(DataBlock::Statement),
        map: has(DataBlock::Map),
        table: has(DataBlock::Table),
    }
}

fn tag_groups(cx: &Cx<'_>, document: &Document) -> Vec<TagGroup> {
    let groups = TAXONOMIES.into_iter().filter_map(|vocabulary| {
        let ids = tags(document, vocabulary);
        let items: Vec<LinkView> = ids
            .iter()
            .filter_map(|id| {
                let label = cx.site.word(vocabulary, id, vocabulary == VocabularyName::Role, cx.lang);
                cx.link(&GeneratedKey::Term(vocabulary, id.clone()), label)
            })
            .collect();
        let key = GeneratedKey::Taxonomy(vocabulary);
        let href = cx.site.generated_address(&key, cx.lang).map_or_else(String::new, |(a, _)| a.href.clone());
        let label = lists::title(cx, &key);
        (!items.is_empty()).then_some(TagGroup { name: folder_of(vocabulary), label, href, items })
    });
    groups.collect()
}

/// Headings of levels 2 and 3, nested.
fn toc(cx: &Cx<'_>, headings: &[Heading]) -> Vec<TocEntry> {
    let mut entries: Vec<TocEntry> = Vec::new();
    for heading in headings.iter().filter(|heading| (2..=3).contains(&heading.level)) {
        let entry = TocEntry {
            level: heading.level,
            id: heading.id.to_string(),
            text: cx.words(&heading.text),
            children: Vec::new(),
        };
        match entries.last_mut().filter(|_| heading.level == 3) {
            Some(parent) => parent.children.push(entry),
            None => entries.push(entry),
        }
    }
    entries
}

/// The navigation entry that a page belongs to.
fn section(document: &Document) -> String {
    match document.kind {
        Kind::Page => document.id.as_str().to_owned(),
        Kind::ToolkitSection => lists::listing_name(Kind::Toolkit).to_owned(),
        kind => lists::listing_name(kind).to_owned(),
    }
}

fn breadcrumbs(cx: &Cx<'_>, index: PageIndex) -> Vec<LinkView> {
    let document = &cx.site.documents[index];
    let mut crumbs = vec![lists::home_link(cx)];
    let listing = if document.kind == Kind::ToolkitSection { Kind::Toolkit } else { document.kind };
    let key = GeneratedKey::Listing(listing);
    crumbs.extend(cx.link(&key, lists::title(cx, &key)));
    if let Some(place) = cx.site.pages[index].toolkit.as_ref().filter(|place| place.number > 0) {
        crumbs.push(lists::page_link(cx, place.index));
    }
    crumbs.push(LinkView { text: cx.words(&document.front.common.title), href: String::new(), lang: None });
    crumbs
}

fn translations(cx: &Cx<'_>, index: PageIndex) -> Vec<TranslationView> {
    let versions = cx.site.versions(index);
    if versions.len() < 2 {
        return Vec::new();
    }
    let each = versions.iter().map(|version| {
        let lang = cx.site.about(*version).lang;
        TranslationView {
            lang: lang.as_str().to_owned(),
            dir: lang.dir().to_owned(),
            name: cx.strings.get(lang.as_str(), "language_name", &[]),
            href: cx.site.address(*version).href.clone(),
            current: *version == index,
        }
    });
    each.collect()
}

fn alternates(cx: &Cx<'_>, index: PageIndex) -> Vec<AlternateView> {
    let versions = cx.site.versions(index);
    if versions.len() < 2 {
        return Vec::new();
    }
    let url = |page: PageIndex| lists::complete_url(cx, &cx.site.address(page).href);
    let mut all: Vec<AlternateView> = versions
        .iter()
        .map(|page| AlternateView { lang: cx.site.about(*page).lang.as_str().to_owned(), url: url(*page) })
        .collect();
    all.push(AlternateView { lang: "x-default".to_owned(), url: url(versions[0]) });
    all
}

fn related(cx: &Cx<'_>, index: PageIndex) -> Vec<RelatedView> {
    let each = cx.site.pages[index].related.iter().map(|relation| {
        let reasons = relation.reasons.iter().map(|reason| match reason {
            Reason::Named => cx.say("related_named", &[]),
            Reason::Institution(id) => {
                let name = cx.data().institutions.get(id).map_or_else(|| id.to_string(), |i| cx.local(&i.name));
                cx.say("related_institution", &[("name", Argument::Text(&name))])
            }
            Reason::Judged(aspect, answer) => {
                let answer = explore::answer(cx, *aspect, answer);
                cx.say(&format!("related_{}", aspect.name()), &[("name", Argument::Text(&answer))])
            }
            Reason::Shared(vocabulary, ids) => {
                let plural = *vocabulary == VocabularyName::Role;
                let words: Vec<String> = ids.iter().map(|id| cx.site.word(*vocabulary, id, plural, cx.lang)).collect();
                let list = cx.locale.list(words.iter().map(String::as_str));
                let key = format!("related_{}", folder_of(*vocabulary));
                cx.say(&key, &[("names", Argument::Text(&list)), ("n", Argument::from(ids.len()))])
            }
        });
        RelatedView { reasons: reasons.collect(), card: lists::card(cx, relation.page) }
    });
    each.collect()
}

fn neighbours(cx: &Cx<'_>, index: PageIndex) -> (Option<LinkView>, Option<LinkView>) {
    let Some(place) = &cx.site.pages[index].toolkit else { return (None, None) };
    let at = |number: usize| match number {
        0 => Some(place.index),
        number => place.sections.get(number - 1).copied(),
    };
    let link = |number: Option<usize>| number.and_then(at).map(|page| lists::page_link(cx, page));
    (link(place.number.checked_sub(1)), link(place.number.checked_add(1)))
}

fn references(cx: &Cx<'_>, outline: &Outline) -> Vec<ReferenceView> {
    let found = cited(cx, outline).into_iter();
    found.map(|(citation, entry)| reference::reference(cx, &citation.id, entry)).collect()
}

/// What a text cites, in order of first citation.
pub(super) fn cited<'a, 'o>(cx: &Cx<'a>, outline: &'o Outline) -> Vec<(&'o Citation, &'a Reference)> {
    let mut seen = std::collections::BTreeSet::new();
    let once = outline.citations.iter().filter(|citation| seen.insert(&*citation.id));
    once.filter_map(|citation| Some((citation, cx.site.data.references.get(&citation.id)?))).collect()
}
