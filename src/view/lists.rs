//! Pages that no file stands behind: listings, taxonomies, people, glossary, reading list; and the
//! small pieces that lists share, cards and links.

use super::context::Cx;
use super::page::{OwnView, PageOutput};
use super::types::*;
use super::{compare, explore, json_ld, person, reference, whole};
use crate::document::VocabularyName;
use crate::model::{Kind, Lang};
use crate::resolve::{Aspect, Generated, GeneratedKey, PageIndex, TAXONOMIES, folder_of};
use crate::source::SitePath;
use crate::theme::Argument;

/// Cards on one page of a list.
pub const PAGE_SIZE: usize = 60;

/// Name of a kind's listing in addresses and navigation.
pub fn listing_name(kind: Kind) -> &'static str {
    kind.folder().unwrap_or("")
}

/// "Case study".
pub fn kind_label(cx: &Cx<'_>, kind: Kind) -> String {
    if kind == Kind::Page { String::new() } else { cx.say(&format!("kind_{}", kind.name()), &[]) }
}

/// "Case studies".
pub(super) fn kind_plural(cx: &Cx<'_>, kind: Kind) -> String {
    cx.say(&format!("kinds_{}", kind.name()), &[])
}

/// Title of a generated page.
pub fn title(cx: &Cx<'_>, key: &GeneratedKey) -> String {
    let institution = |id: &str| cx.data().institutions.get(id).map_or_else(|| id.to_owned(), |i| cx.local(&i.name));
    match key {
        GeneratedKey::Home => cx.local(&cx.data().config.title),
        GeneratedKey::Listing(kind) => kind_plural(cx, *kind),
        GeneratedKey::Taxonomy(vocabulary) => cx.say(&format!("taxonomy_{}", folder_of(*vocabulary)), &[]),
        GeneratedKey::Term(vocabulary, id) => {
            let word = cx.site.word(*vocabulary, id, *vocabulary == VocabularyName::Role, cx.lang);
            crate::resolve::capitalise(&word)
        }
        GeneratedKey::Aspect(aspect) => cx.say(&format!("aspect_{}", aspect.name()), &[]),
        GeneratedKey::Answer(aspect, answer) => {
            let answer = explore::answer(cx, *aspect, answer);
            cx.say(&format!("answered_{}", aspect.name()), &[("answer", Argument::Text(&answer))])
        }
        GeneratedKey::Explore => cx.say("explore", &[]),
        GeneratedKey::Compare => cx.say("compare", &[]),
        GeneratedKey::Comparison(id) => compare::title(cx, id),
        GeneratedKey::People => cx.say("people", &[]),
        GeneratedKey::Person(id) => cx.data().people.get(id).map_or_else(|| id.to_string(), |p| p.name.to_string()),
        GeneratedKey::Institutions => cx.say("institutions", &[]),
        GeneratedKey::Institution(id) => institution(id),
        GeneratedKey::Glossary => cx.say("glossary", &[]),
        GeneratedKey::ReadingList => cx.say("reading_list", &[]),
        GeneratedKey::Search => cx.say("search", &[]),
        GeneratedKey::WholeToolkit(id) => {
            let page = cx.site.find(id, cx.lang);
            page.map_or_else(|| id.to_string(), |page| cx.words(cx.site.about(page).title))
        }
        GeneratedKey::NotFound => cx.say("not_found_title", &[]),
    }
}

/// One sentence about a generated page.
fn summary(cx: &Cx<'_>, key: &GeneratedKey) -> String {
    let default = &cx.data().config.languages[0];
    let message = |key: &str| cx.say(key, &[]);
    match key {
        GeneratedKey::Home => cx.local(&cx.data().config.description),
        GeneratedKey::Listing(kind) => message(&format!("summary_{}", kind.name())),
        GeneratedKey::Taxonomy(vocabulary) => message(&format!("summary_{}", folder_of(*vocabulary))),
        GeneratedKey::Term(vocabulary, id) => definition(cx, *vocabulary, id)
            .unwrap_or_else(|| cx.say("summary_term", &[("name", Argument::Text(&title(cx, key)))])),
        GeneratedKey::Aspect(aspect) => message(&format!("summary_{}", aspect.name())),
        GeneratedKey::Answer(aspect, answer) => message(&format!("means_{}_{answer}", aspect.name())),
        GeneratedKey::Explore => message("summary_explore"),
        GeneratedKey::Compare => message("summary_compare"),
        GeneratedKey::Comparison(_) => message("summary_comparison"),
        GeneratedKey::Person(id) => {
            let person = cx.data().people.get(id);
            let role = person.and_then(|p| p.role.as_ref()).map(|role| role.text(cx.lang, default).to_owned());
            role.unwrap_or_else(|| cx.say("summary_person", &[("name", Argument::Text(&title(cx, key)))]))
        }
        GeneratedKey::Institution(_) => cx.say("summary_institution", &[("name", Argument::Text(&title(cx, key)))]),
        GeneratedKey::People => message("summary_people"),
        GeneratedKey::Institutions => message("summary_institutions"),
        GeneratedKey::Glossary => message("summary_glossary"),
        GeneratedKey::ReadingList => message("summary_reading_list"),
        GeneratedKey::Search => message("summary_search"),
        GeneratedKey::WholeToolkit(_) => cx.say("summary_print", &[("title", Argument::Text(&title(cx, key)))]),
        GeneratedKey::NotFound => message("not_found_summary"),
    }
}

fn definition(cx: &Cx<'_>, vocabulary: VocabularyName, id: &str) -> Option<String> {
    let word = cx.site.vocabulary(vocabulary)?.get(id)?;
    word.definition.as_ref().map(|text| cx.local(text))
}

/// Complete address of an address from the host's root.
pub fn complete_url(cx: &Cx<'_>, href: &str) -> String {
    let base = &cx.data().config.base_url;
    let mut url = base.as_str().trim_end_matches('/').to_owned();
    let path = base.path().trim_end_matches('/');
    url.truncate(url.len() - path.len());
    url.push_str(href);
    url
}

/// Home page in the page's language.
pub fn home_link(cx: &Cx<'_>) -> LinkView {
    let text = cx.say("home", &[]);
    LinkView { text, href: home_href(cx), lang: None }
}

/// Address of the home page in the page's language.
pub fn home_href(cx: &Cx<'_>) -> String {
    let id = crate::document::PageId("pages/index".into());
    let generated = cx.site.generated_address(&GeneratedKey::Home, cx.lang).filter(|(_, lang)| *lang == cx.lang);
    match (generated, cx.site.find(&id, cx.lang)) {
        (Some((address, _)), _) => address.href.clone(),
        (None, Some(page)) => cx.site.address(page).href.clone(),
        (None, None) => cx.data().config.base_url.path().to_owned(),
    }
}

/// A link to a page by its title, and by who may open it where that is not everybody.
pub fn page_link(cx: &Cx<'_>, index: PageIndex) -> LinkView {
    let page = cx.site.about(index);
    LinkView {
        text: labelled(cx, cx.words(page.title), page.restricted),
        href: cx.site.address(index).href.clone(),
        lang: cx.other(page.lang),
    }
}

/// The words of a link, which say so where not everybody can open what it leads to.
pub fn labelled(cx: &Cx<'_>, words: String, restricted: bool) -> String {
    if restricted { format!("{words} ({})", cx.say("restricted", &[])) } else { words }
}

/// A page in a list.
pub fn card(cx: &Cx<'_>, index: PageIndex) -> CardView {
    let page = cx.site.about(index);
    let institution = page.institution.and_then(|id| cx.data().institutions.get(id)).map(|entry| cx.local(&entry.name));
    CardView {
        title: cx.words(page.title),
        href: cx.site.address(index).href.clone(),
        summary: cx.words(page.summary),
        kind: page.kind.name().to_owned(),
        kind_label: kind_label(cx, page.kind),
        published: page.published.map(|date| cx.date(date)),
        institution,
        lang: cx.other(page.lang),
        restricted: page.restricted,
        number: u32::try_from(cx.site.number(index)).ok().filter(|n| *n > 0),
    }
}

/// Where feedback on a page goes: an email with the subject filled in.
pub fn feedback_href(cx: &Cx<'_>, title: &str, url: &str) -> Option<String> {
    let feedback = cx.data().config.feedback.as_ref()?;
    let email = feedback.email.as_deref()?;
    let subject = cx.say("feedback_subject", &[("title", Argument::Text(title))]);
    let encode =
        |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    Some(format!("mailto:{email}?subject={}&body={}", encode(&subject), encode(&format!("{url}\n\n"))))
}

/// Lists of the home page.
pub fn home(cx: &Cx<'_>) -> HomeView {
    let of = |kind: Kind, most: usize| {
        let pages = cx.site.by_kind.get(&(cx.lang.clone(), kind)).map_or(&[][..], Vec::as_slice);
        pages.iter().take(most).map(|page| card(cx, *page)).collect()
    };
    HomeView {
        toolkits: of(Kind::Toolkit, 6),
        case_studies: of(Kind::CaseStudy, 6),
        templates: of(Kind::Template, 6),
        posts: of(Kind::Post, 3),
        sessions: of(Kind::Session, 3),
        phases: terms(cx, VocabularyName::Phase),
        roles: terms(cx, VocabularyName::Role),
        themes: terms(cx, VocabularyName::Theme),
        questions: explore::questions(cx),
    }
}

/// Words of a vocabulary that have pages, in the vocabulary's order.
pub(super) fn terms(cx: &Cx<'_>, vocabulary: VocabularyName) -> Vec<TermCard> {
    let Some(words) = cx.site.vocabulary(vocabulary) else { return Vec::new() };
    let cards = words.ids().filter_map(|id| {
        let count = cx.site.tagged.get(&(cx.lang.clone(), vocabulary, id.into()))?.len();
        let key = GeneratedKey::Term(vocabulary, id.into());
        Some(term_card(cx, &key, definition(cx, vocabulary, id), count))
    });
    cards.collect()
}

fn term_card(cx: &Cx<'_>, key: &GeneratedKey, definition: Option<String>, count: usize) -> TermCard {
    TermCard {
        label: title(cx, key),
        href: cx.site.generated_address(key, cx.lang).map_or_else(String::new, |(a, _)| a.href.clone()),
        definition,
        count: u32::try_from(count).unwrap_or(u32::MAX),
        count_text: cx.say("count_pages", &[("n", Argument::from(count))]),
    }
}

/// Pages of a generated page: one, or several where a list is long. `columns` are known of case studies, if pages are made
/// together.
pub fn generated(cx: &Cx<'_>, page: &Generated, columns: Option<&compare::Columns>) -> Vec<PageOutput> {
    let Some(file) = page.address.file.clone() else { return Vec::new() };
    let empty: &[PageIndex] = &[];
    match &page.key {
        GeneratedKey::Listing(kind) => {
            let pages = cx.site.by_kind.get(&(cx.lang.clone(), *kind)).map_or(empty, Vec::as_slice);
            paged(cx, page, &file, pages, |slice, pagination| {
                let items = slice.iter().map(|index| card(cx, *index)).collect();
                ("listing.html", OwnView::Listing(ListingView { of: kind.name().to_owned(), items, pagination }))
            })
        }
        GeneratedKey::Term(vocabulary, id) => {
            let key = (cx.lang.clone(), *vocabulary, id.clone());
            let pages = cx.site.tagged.get(&key).map_or(empty, Vec::as_slice);
            let pages = by_kind(cx, pages);
            let word = cx.site.vocabulary(*vocabulary).and_then(|words| words.get(id));
            let taxonomy = GeneratedKey::Taxonomy(*vocabulary);
            paged(cx, page, &file, &pages, |slice, pagination| {
                let own = TermView {
                    taxonomy: cx.link(&taxonomy, title(cx, &taxonomy)).unwrap_or_default(),
                    definition: definition(cx, *vocabulary, id),
                    also: word.map_or_else(Vec::new, |word| word.also.iter().map(|text| cx.local(text)).collect()),
                    groups: groups(cx, slice),
                    pagination,
                };
                ("term.html", OwnView::Term(own))
            })
        }
        GeneratedKey::Answer(aspect, answer) => {
            let pages = cx.site.by_aspect.get(&(cx.lang.clone(), *aspect, *answer)).map_or(empty, Vec::as_slice);
            let overview = GeneratedKey::Aspect(*aspect);
            paged(cx, page, &file, pages, |slice, pagination| {
                let own = TermView {
                    taxonomy: cx.link(&overview, title(cx, &overview)).unwrap_or_default(),
                    definition: Some(summary(cx, &page.key)),
                    also: Vec::new(),
                    groups: groups(cx, slice),
                    pagination,
                };
                ("term.html", OwnView::Term(own))
            })
        }
        GeneratedKey::Explore => {
            let (own, data) = explore::explore(cx);
            let mut output = output(cx, page, file, "explore.html", OwnView::Explore(Box::new(own)));
            output.page.scripts.extend(data.as_ref().map(|data| explore::script(cx, data)));
            output.data.extend(data);
            vec![output]
        }
        GeneratedKey::Compare => {
            let ready = compare::ready(cx);
            let mut outputs = paged(cx, page, &file, &ready, |slice, pagination| {
                ("compare.html", OwnView::Compare(compare::chooser(cx, slice, pagination)))
            });
            let data = explore::explore(cx).1;
            for output in &mut outputs {
                output.page.scripts.extend(data.as_ref().map(|data| explore::script(cx, data)));
            }
            outputs
        }
        GeneratedKey::Comparison(id) => {
            let Some((own, data)) = compare::comparison(cx, id, columns) else { return Vec::new() };
            let mut output = output(cx, page, file, "compare.html", OwnView::Compare(own));
            output.data.extend(data);
            vec![output]
        }
        GeneratedKey::Person(id) => {
            let pages = cx.site.by_person.get(&(cx.lang.clone(), id.clone())).map_or(empty, Vec::as_slice);
            let pages = by_kind(cx, pages);
            let Some(entry) = cx.data().people.get(id) else { return Vec::new() };
            paged(cx, page, &file, &pages, |slice, _| {
                let person = person::person_entry(cx, id, entry);
                ("person.html", OwnView::Person(PersonPageView { person, groups: groups(cx, slice) }))
            })
        }
        GeneratedKey::Institution(id) => {
            let pages = cx.site.by_institution.get(&(cx.lang.clone(), id.clone())).map_or(empty, Vec::as_slice);
            let pages = by_kind(cx, pages);
            let Some(entry) = cx.data().institutions.get(id) else { return Vec::new() };
            let people = cx.data().people.entries().iter().filter(|p| p.value.institution.as_ref() == Some(id));
            let people: Vec<PersonView> = people.map(|p| person::person_entry(cx, &p.id, &p.value)).collect();
            paged(cx, page, &file, &pages, |slice, _| {
                let own = InstitutionView {
                    url: entry.url.as_deref().map(str::to_owned),
                    note: entry.note.as_ref().map(|note| cx.local(note)),
                    people: people.clone(),
                    groups: groups(cx, slice),
                };
                ("institution.html", OwnView::Institution(Box::new(own)))
            })
        }
        GeneratedKey::WholeToolkit(id) => whole::toolkit(cx, page, file, id).into_iter().collect(),
        single => {
            let (template, own) = single_page(cx, single);
            vec![output(cx, page, file, template, own)]
        }
    }
}

fn single_page(cx: &Cx<'_>, key: &GeneratedKey) -> (&'static str, OwnView) {
    match key {
        GeneratedKey::Home => ("home.html", OwnView::Home(home(cx))),
        GeneratedKey::Taxonomy(vocabulary) => {
            let own = TaxonomyView { name: folder_of(*vocabulary), terms: terms(cx, *vocabulary) };
            ("taxonomy.html", OwnView::Taxonomy(own))
        }
        GeneratedKey::Aspect(aspect) => {
            let terms = aspect.values().into_iter().filter_map(|answer| {
                let count = cx.site.by_aspect.get(&(cx.lang.clone(), *aspect, answer))?.len();
                let key = GeneratedKey::Answer(*aspect, answer);
                let mut card = term_card(cx, &key, Some(summary(cx, &key)), count);
                card.label = explore::answer(cx, *aspect, answer);
                Some(card)
            });
            let own = TaxonomyView { name: aspect.name(), terms: terms.collect() };
            ("taxonomy.html", OwnView::Taxonomy(own))
        }
        GeneratedKey::People => {
            let credited = |id: &str| cx.site.by_person.contains_key(&(cx.lang.clone(), id.into()));
            let people = cx.data().people.entries().iter().filter(|entry| credited(&entry.id));
            let mut people: Vec<PersonView> =
                people.map(|entry| person::person_entry(cx, &entry.id, &entry.value)).collect();
            people.sort_by(|a, b| cx.locale.compare(family_name(&a.name), family_name(&b.name)));
            ("people.html", OwnView::People(PeopleView { people }))
        }
        GeneratedKey::Institutions => {
            let cards = cx.data().institutions.entries().iter().filter_map(|entry| {
                let count = cx.site.by_institution.get(&(cx.lang.clone(), entry.id.clone()))?.len();
                let key = GeneratedKey::Institution(entry.id.clone());
                Some(term_card(cx, &key, entry.value.note.as_ref().map(|note| cx.local(note)), count))
            });
            let mut institutions: Vec<TermCard> = cards.collect();
            institutions.sort_by(|a, b| cx.locale.compare(&a.label, &b.label));
            ("institutions.html", OwnView::Institutions(InstitutionsView { institutions }))
        }
        GeneratedKey::Glossary => ("glossary.html", OwnView::Glossary(glossary(cx))),
        GeneratedKey::ReadingList => ("reading-list.html", OwnView::ReadingList(reading_list(cx))),
        GeneratedKey::Search => ("search.html", OwnView::Search(super::search::ways(cx))),
        _ => ("not-found.html", OwnView::Nothing {}),
    }
}

/// Last word of a name: good enough to sort a list of people by.
fn family_name(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn glossary(cx: &Cx<'_>) -> GlossaryView {
    let entries = cx.data().glossary.entries().iter().map(|entry| {
        let used = cx.site.by_term.get(&entry.id).map_or(&[][..], Vec::as_slice);
        let source = entry
            .value
            .source
            .as_ref()
            .and_then(|id| Some(reference::reference(cx, id, cx.data().references.get(id)?)));
        GlossaryEntryView {
            id: entry.id.to_string(),
            term: cx.local(&entry.value.term),
            abbreviation: entry.value.abbreviation.as_deref().map(str::to_owned),
            aliases: entry.value.aliases.iter().map(|alias| alias.to_string()).collect(),
            definition: cx.local(&entry.value.definition),
            source,
            used_in: used.iter().map(|page| page_link(cx, *page)).collect(),
        }
    });
    let mut entries: Vec<GlossaryEntryView> = entries.collect();
    entries.sort_by(|a, b| cx.locale.compare(&a.term, &b.term));
    GlossaryView { entries }
}

fn reading_list(cx: &Cx<'_>) -> ReadingListView {
    let entries = cx.data().references.entries().iter().map(|entry| {
        let citing = cx.site.by_reference.get(&entry.id).map_or(&[][..], Vec::as_slice);
        ReadingListEntry {
            reference: reference::reference(cx, &entry.id, &entry.value),
            cited_by: citing.iter().map(|page| page_link(cx, *page)).collect(),
        }
    });
    ReadingListView { entries: entries.collect() }
}

/// The same pages, kinds together in the order of kinds.
fn by_kind(cx: &Cx<'_>, pages: &[PageIndex]) -> Vec<PageIndex> {
    let place = |page: &PageIndex| Kind::ALL.iter().position(|kind| *kind == cx.site.about(*page).kind);
    let mut sorted = pages.to_vec();
    sorted.sort_by_key(place);
    sorted
}

fn groups(cx: &Cx<'_>, pages: &[PageIndex]) -> Vec<CardGroup> {
    let groups = pages.chunk_by(|a, b| cx.site.about(*a).kind == cx.site.about(*b).kind).map(|chunk| {
        let kind = cx.site.about(chunk[0]).kind;
        CardGroup {
            label: kind_plural(cx, kind),
            id: format!("kind-{}", kind.name().replace('_', "-")),
            items: chunk.iter().map(|page| card(cx, *page)).collect(),
        }
    });
    groups.collect()
}

/// Splits a long list over several pages: `/case-studies/`, `/case-studies/page-2/` ...
fn paged(
    cx: &Cx<'_>,
    page: &Generated,
    file: &SitePath,
    pages: &[PageIndex],
    view: impl Fn(&[PageIndex], Option<PaginationView>) -> (&'static str, OwnView),
) -> Vec<PageOutput> {
    let count = pages.len().div_ceil(PAGE_SIZE).max(1);
    let href = |number: usize| match number {
        1 => page.address.href.clone(),
        number => format!("{}page-{number}/", page.address.href),
    };
    let hrefs: Vec<String> = (1..=count).map(href).collect();
    let mut outputs = Vec::with_capacity(count);
    for number in 1..=count {
        let slice = &pages[(number - 1) * PAGE_SIZE..(number * PAGE_SIZE).min(pages.len())];
        let pagination = (count > 1).then(|| PaginationView {
            text: cx.say("page_of", &[("number", Argument::from(number)), ("count", Argument::from(count))]),
            number: u32::try_from(number).unwrap_or(u32::MAX),
            count: u32::try_from(count).unwrap_or(u32::MAX),
            previous: (number > 1).then(|| href(number - 1)),
            next: (number < count).then(|| href(number + 1)),
            pages: hrefs.clone(),
        });
        let place = match number {
            1 => Some(file.clone()),
            number => {
                let folder = file.as_str().trim_end_matches("index.html");
                SitePath::new(&format!("{folder}page-{number}/index.html")).ok()
            }
        };
        let Some(place) = place else { continue };
        let text = pagination.as_ref().map(|pagination| pagination.text.clone());
        let (template, own) = view(slice, pagination);
        let mut output = output(cx, page, place, template, own);
        if number > 1 {
            output.page.href = href(number);
            output.page.url = complete_url(cx, &output.page.href);
            output.page.alternates = Vec::new();
            output.page.translations = Vec::new();
            if let Some(text) = text {
                output.page.title = format!("{} ({text})", output.page.title);
            }
        }
        outputs.push(output);
    }
    outputs
}

fn output(cx: &Cx<'_>, page: &Generated, file: SitePath, template: &'static str, own: OwnView) -> PageOutput {
    let title = title(cx, &page.key);
    let url = complete_url(cx, &page.address.href);
    let (translations, alternates) = versions(cx, page);
    let mut view = PageView {
        kind: kind_of(&page.key).to_owned(),
        summary: summary(cx, &page.key),
        lang: cx.lang.as_str().to_owned(),
        dir: cx.lang.dir().to_owned(),
        href: page.address.href.clone(),
        feedback_href: feedback_href(cx, &title, &url),
        url,
        section: section_of(&page.key).to_owned(),
        breadcrumbs: breadcrumbs(cx, page, &title),
        translations,
        alternates,
        og_type: "website".to_owned(),
        noindex: page.key == GeneratedKey::NotFound,
        title,
        ..PageView::default()
    };
    let data = json_ld::generated(cx, &view, &own);
    view.json_ld_hash = Some(json_ld::source_hash(&data));
    view.json_ld = Some(data);
    PageOutput::new(file, template, view, own)
}

pub(super) fn kind_of(key: &GeneratedKey) -> &'static str {
    match key {
        GeneratedKey::Home => "home",
        GeneratedKey::Listing(_) => "listing",
        GeneratedKey::Taxonomy(_) => "taxonomy",
        GeneratedKey::Term(..) => "term",
        GeneratedKey::Aspect(_) => "taxonomy",
        GeneratedKey::Answer(..) => "term",
        GeneratedKey::Explore => "explore",
        GeneratedKey::Compare | GeneratedKey::Comparison(_) => "compare",
        GeneratedKey::People => "people",
        GeneratedKey::Person(_) => "person",
        GeneratedKey::Institutions => "institutions",
        GeneratedKey::Institution(_) => "institution",
        GeneratedKey::Glossary => "glossary",
        GeneratedKey::ReadingList => "reading_list",
        GeneratedKey::Search => "search",
        GeneratedKey::WholeToolkit(_) => "whole_toolkit",
        GeneratedKey::NotFound => "not_found",
    }
}

fn section_of(key: &GeneratedKey) -> &'static str {
    match key {
        GeneratedKey::Home | GeneratedKey::NotFound => "",
        GeneratedKey::Listing(kind) => listing_name(*kind),
        GeneratedKey::Taxonomy(vocabulary) | GeneratedKey::Term(vocabulary, _) => folder_of(*vocabulary),
        GeneratedKey::Aspect(aspect) | GeneratedKey::Answer(aspect, _) => aspect.name(),
        GeneratedKey::Explore => "explore",
        GeneratedKey::Compare | GeneratedKey::Comparison(_) => "compare",
        GeneratedKey::People | GeneratedKey::Person(_) => "people",
        GeneratedKey::Institutions | GeneratedKey::Institution(_) => "institutions",
        GeneratedKey::WholeToolkit(_) => listing_name(Kind::Toolkit),
        GeneratedKey::Glossary => "glossary",
        GeneratedKey::ReadingList => "reading-list",
        GeneratedKey::Search => "search",
    }
}

/// Key of a listing by its name in `site.yaml`.
pub fn listing_key(name: &str) -> Option<GeneratedKey> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == Some(name));
    let taxonomy = TAXONOMIES.into_iter().find(|vocabulary| folder_of(*vocabulary) == name);
    let aspect = Aspect::ALL.into_iter().find(|aspect| aspect.name() == name);
    match name {
        "explore" => Some(GeneratedKey::Explore),
        "compare" => Some(GeneratedKey::Compare),
        "people" => Some(GeneratedKey::People),
        "institutions" => Some(GeneratedKey::Institutions),
        "glossary" => Some(GeneratedKey::Glossary),
        "reading-list" => Some(GeneratedKey::ReadingList),
        _ => kind
            .map(GeneratedKey::Listing)
            .or(taxonomy.map(GeneratedKey::Taxonomy))
            .or(aspect.map(GeneratedKey::Aspect)),
    }
}

fn breadcrumbs(cx: &Cx<'_>, page: &Generated, title: &str) -> Vec<LinkView> {
    if page.key == GeneratedKey::Home {
        return Vec::new();
    }
    let parent = match &page.key {
        GeneratedKey::Term(vocabulary, _) => Some(GeneratedKey::Taxonomy(*vocabulary)),
        GeneratedKey::Answer(aspect, _) => Some(GeneratedKey::Aspect(*aspect)),
        GeneratedKey::Comparison(_) => Some(GeneratedKey::Compare),
        GeneratedKey::Person(_) => Some(GeneratedKey::People),
        GeneratedKey::Institution(_) => Some(GeneratedKey::Institutions),
        _ => None,
    };
    let mut crumbs = vec![home_link(cx)];
    crumbs.extend(parent.and_then(|key| cx.link(&key, self::title(cx, &key))));
    crumbs.push(LinkView { text: title.to_owned(), href: String::new(), lang: None });
    crumbs
}

/// The same generated page in the site's languages.
fn versions(cx: &Cx<'_>, page: &Generated) -> (Vec<TranslationView>, Vec<AlternateView>) {
    let exists = |lang: &&Lang| cx.site.generated_address(&page.key, lang).is_some_and(|(_, found)| found == *lang);
    let languages: Vec<&Lang> = cx.data().config.languages.iter().filter(exists).collect();
    if languages.len() < 2 || page.key == GeneratedKey::NotFound {
        return (Vec::new(), Vec::new());
    }
    let href =
        |lang: &Lang| cx.site.generated_address(&page.key, lang).map_or_else(String::new, |(a, _)| a.href.clone());
    let translations = languages.iter().map(|lang| TranslationView {
        lang: lang.as_str().to_owned(),
        dir: lang.dir().to_owned(),
        name: cx.strings.get(lang.as_str(), "language_name", &[]),
        href: href(lang),
        current: *lang == cx.lang,
    });
    let translations = translations.collect();
    let mut alternates: Vec<AlternateView> = languages
        .iter()
        .map(|lang| AlternateView { lang: lang.as_str().to_owned(), url: complete_url(cx, &href(lang)) })
        .collect();
    alternates.push(AlternateView { lang: "x-default".to_owned(), url: complete_url(cx, &href(languages[0])) });
    (translations, alternates)
}
