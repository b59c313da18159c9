//! What a page says of itself to machines: schema.org as JSON-LD, one `@graph` a page with the page's own
//! node first, then its breadcrumbs, the site and its publisher.
//!
//! Built from the page's finished views alone, so it says nothing that the page does not show: no address
//! of a person's mailbox, no place of an event whose place is not given, no steps that nobody wrote.

use serde_json::{Map, Value, json};

use super::context::Cx;
use super::lists::{complete_url, home_href};
use super::page::OwnView;
use super::types::*;
use crate::document::Document;
use crate::model::Kind;

type Node = Map<String, Value>;

/// The source expression that allows a script element with exactly this text (CSP Level 3, section 2.3.1). Browsers do not
/// need it for a data block, but checkers of policies ask for it.
pub fn source_hash(text: &str) -> String {
    use base64::Engine;
    use sha2::Digest;
    format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text)))
}

/// JSON-LD of a content page, safe inside a script element.
///
/// Case study: `LearningResource` and `Article`; toolkit: and `Collection`; post: and `BlogPosting`; section,
/// template, reflective resource, goal: `LearningResource`; session: `LearningResource` about an `Event`;
/// plain page: `WebPage`; home page: `WebPage` with the `WebSite`.
pub fn document(cx: &Cx<'_>, document: &Document, page: &PageView, own: &OwnView) -> String {
    let types: &[&str] = match document.kind {
        _ if page.kind == "home" => &["WebPage"],
        Kind::CaseStudy => &["LearningResource", "Article"],
        Kind::Toolkit => &["LearningResource", "Collection"],
        Kind::Post => &["LearningResource", "BlogPosting"],
        Kind::Page => &["WebPage"],
        Kind::ToolkitSection | Kind::Template | Kind::ReflectiveResource | Kind::SmartGoal | Kind::Session => {
            &["LearningResource"]
        }
    };
    let mut main = page_node(cx, page, types);
    credits(cx, page, &mut main);
    // schema.org defines reviews of this kind for web pages only.
    if types[0] == "WebPage" {
        put(&mut main, "lastReviewed", page.reviewed.as_ref().map(|date| date.iso.as_str().into()));
        put(&mut main, "reviewedBy", list(page.reviewed_by.iter().map(|who| person(cx, who))));
    }
    if types[0] == "LearningResource" {
        learning(cx, page, &mut main);
    }
    let files = page.downloads.iter().map(|file| {
        json!({
            "@type": "MediaObject",
            "name": file.text,
            "encodingFormat": file.media,
            "contentUrl": complete_url(cx, &file.href),
            "contentSize": file.size,
            "inLanguage": page.lang,
        })
    });
    put(&mut main, "encoding", list(files));
    let mut nodes = Vec::new();
    match own {
        OwnView::CaseStudy(view) => put(&mut main, "sourceOrganization", organization(cx, &view.institution)),
        OwnView::Toolkit(view) => {
            put(&mut main, "hasPart", list(view.sections.iter().map(|section| part(cx, section))));
            put(&mut main, "contributor", list(view.contributors.iter().map(|who| person(cx, who))));
        }
        OwnView::ToolkitSection(view) => {
            let toolkit = json!({
                "@type": ["LearningResource", "Collection"],
                "@id": complete_url(cx, &view.toolkit.href),
                "name": view.toolkit.text,
            });
            put(&mut main, "isPartOf", Some(toolkit));
            put(&mut main, "position", Some(view.number.into()));
        }
        OwnView::Session(view) => {
            let id = format!("{}#event", page.url);
            put(&mut main, "about", Some(json!([{ "@id": id }])));
            nodes.push(event(cx, page, view, &id));
        }
        _ => {}
    }
    nodes.insert(0, main);
    graph(cx, page, nodes)
}

/// JSON-LD of a generated page, safe inside a script element.
///
/// Glossary: `DefinedTermSet`; person: `ProfilePage` of a `Person`; lists: `CollectionPage` with the
/// `ItemList` that they show; the others: `WebPage`.
pub fn generated(cx: &Cx<'_>, page: &PageView, own: &OwnView) -> String {
    let main = match own {
        OwnView::Glossary(glossary) => {
            let mut main = page_node(cx, page, &["DefinedTermSet"]);
            put(&mut main, "hasDefinedTerm", list(glossary.entries.iter().map(|entry| term(page, entry))));
            main
        }
        OwnView::Person(view) => {
            let mut main = page_node(cx, page, &["ProfilePage"]);
            put(&mut main, "mainEntity", Some(person(cx, &view.person)));
            main
        }
        OwnView::Institution(view) => {
            let mut main = page_node(cx, page, &["CollectionPage"]);
            let of = LinkView { text: page.title.clone(), href: view.url.clone().unwrap_or_default(), lang: None };
            put(&mut main, "about", organization(cx, &of));
            put(&mut main, "mainEntity", items(cx, grouped(&view.groups)));
            main
        }
        OwnView::Term(view) => {
            let mut main = page_node(cx, page, &["CollectionPage"]);
            let mut about = node("DefinedTerm", &page.title);
            put(&mut about, "description", text(view.definition.as_deref()));
            put(&mut about, "alternateName", list(view.also.iter().map(|word| word.as_str().into())));
            put(&mut main, "about", Some(about.into()));
            put(&mut main, "mainEntity", items(cx, grouped(&view.groups)));
            main
        }
        OwnView::Listing(view) => {
            let mut main = page_node(cx, page, &["CollectionPage"]);
            put(
                &mut main,
                "mainEntity",
                items(cx, view.items.iter().map(|card| (card.title.as_str(), card.href.as_str()))),
            );
            main
        }
        OwnView::Taxonomy(TaxonomyView { terms, .. })
        | OwnView::Institutions(InstitutionsView { institutions: terms }) => {
            let mut main = page_node(cx, page, &["CollectionPage"]);
            put(&mut main, "mainEntity", items(cx, terms.iter().map(|card| (card.label.as_str(), card.href.as_str()))));
            main
        }
        OwnView::People(_) | OwnView::ReadingList(_) => page_node(cx, page, &["CollectionPage"]),
        _ => page_node(cx, page, &["WebPage"]),
    };
    graph(cx, page, vec![main])
}

/// What every page's own node has.
fn page_node(cx: &Cx<'_>, page: &PageView, types: &[&str]) -> Node {
    let mut main = Node::new();
    main.insert("@type".into(), if let [one] = types { (*one).into() } else { types.into() });
    main.insert("@id".into(), page.url.as_str().into());
    main.insert("url".into(), page.url.as_str().into());
    main.insert("name".into(), page.title.as_str().into());
    put(&mut main, "description", text(Some(&page.summary)));
    put(&mut main, "inLanguage", text(Some(&page.lang)));
    main.insert("isPartOf".into(), json!({ "@id": website_id(cx) }));
    main.insert("publisher".into(), json!({ "@id": publisher_id(cx) }));
    // schema.org defines `breadcrumb` for web pages only.
    if page.breadcrumbs.len() > 1 && types[0].ends_with("Page") {
        main.insert("breadcrumb".into(), json!({ "@id": breadcrumb_id(page) }));
    }
    translations(cx, page, &mut main);
    main
}

/// Dates, people, licence and sources.
fn credits(cx: &Cx<'_>, page: &PageView, main: &mut Node) {
    let iso = |date: &Option<DateView>| date.as_ref().map(|date| Value::from(date.iso.as_str()));
    put(main, "datePublished", iso(&page.published));
    put(main, "dateModified", iso(&page.updated).or_else(|| iso(&page.published)));
    put(main, "author", list(page.authors.iter().map(|who| person(cx, who))));
    let site_licence = || cx.data().config.licence.as_deref().map(super::licence::licence);
    put(main, "license", page.licence.clone().or_else(site_licence).as_ref().map(licence));
    put(main, "creditText", text(page.credit.as_deref()));
    put(main, "isBasedOn", list(page.based_on.iter().map(based_on)));
    if page.draft || page.withdrawn {
        let status = if page.withdrawn { "Withdrawn" } else { "Draft" };
        main.insert("creativeWorkStatus".into(), status.into());
    }
}

/// What is taught, to whom.
fn learning(cx: &Cx<'_>, page: &PageView, main: &mut Node) {
    if main.get("@type").is_some_and(|types| types.is_array()) {
        main.insert("headline".into(), page.title.as_str().into());
    }
    put(main, "learningResourceType", text(Some(&page.kind_label)));
    let subjects = page.tags.iter().filter(|group| group.name == "themes").flat_map(|group| &group.items);
    put(
        main,
        "about",
        list(subjects.map(|theme| {
            let mut about = node("DefinedTerm", &theme.text);
            put(&mut about, "url", Some(complete_url(cx, &theme.href).into()));
            about.into()
        })),
    );
    let labels = page.tags.iter().flat_map(|group| &group.items).map(|tag| tag.text.as_str().into());
    put(main, "keywords", list(labels));
    put(main, "audience", list(page.audience.iter().map(|who| json!({ "@type": "Audience", "audienceType": who }))));
    if page.reading_minutes > 0 {
        main.insert("timeRequired".into(), format!("PT{}M", page.reading_minutes).into());
    }
    main.insert("isAccessibleForFree".into(), (!page.restricted).into());
}

/// The same work in other languages: the site's first language is the original.
fn translations(cx: &Cx<'_>, page: &PageView, main: &mut Node) {
    let original = cx.data().config.languages[0].as_str();
    let others = page.alternates.iter().filter(|other| other.lang != "x-default" && other.lang != page.lang);
    let link = |other: &AlternateView| json!({ "@id": other.url });
    if page.lang == original {
        put(main, "workTranslation", list(others.map(link)));
    } else {
        put(main, "translationOfWork", others.into_iter().find(|other| other.lang == original).map(link));
    }
}

/// A session as an event, without a place: the front matter has none.
fn event(cx: &Cx<'_>, page: &PageView, session: &SessionView, id: &str) -> Node {
    let mut event = node("Event", &page.title);
    event.insert("@id".into(), id.into());
    event.insert("url".into(), page.url.as_str().into());
    put(&mut event, "description", text(Some(&page.summary)));
    put(&mut event, "inLanguage", text(Some(&page.lang)));
    event.insert("startDate".into(), session.start_iso.as_str().into());
    event.insert("endDate".into(), session.end_iso.as_str().into());
    put(&mut event, "identifier", text(session.code.as_deref()));
    put(&mut event, "performer", list(session.presenters.iter().map(|who| person(cx, who))));
    event
}

fn graph(cx: &Cx<'_>, page: &PageView, mut nodes: Vec<Node>) -> String {
    nodes.extend(breadcrumbs(cx, page));
    let config = &cx.data().config;
    let mut website = node("WebSite", &cx.local(&config.title));
    website.insert("@id".into(), website_id(cx).into());
    website.insert("url".into(), complete_url(cx, &home_href(cx)).into());
    put(&mut website, "description", text(Some(&cx.local(&config.description))));
    website.insert("inLanguage".into(), cx.lang.as_str().into());
    website.insert("publisher".into(), json!({ "@id": publisher_id(cx) }));
    nodes.push(website);
    let institution = cx.data().institutions.get(&config.institution);
    let name = institution.map_or_else(|| config.institution.to_string(), |institution| cx.local(&institution.name));
    let mut publisher = node("Organization", &name);
    publisher.insert("@id".into(), publisher_id(cx).into());
    put(&mut publisher, "url", text(institution.and_then(|institution| institution.url.as_deref())));
    nodes.push(publisher);
    script_safe(&json!({ "@context": "https://schema.org", "@graph": nodes }).to_string())
}

fn breadcrumbs(cx: &Cx<'_>, page: &PageView) -> Option<Node> {
    if page.breadcrumbs.len() < 2 {
        return None;
    }
    let items = page.breadcrumbs.iter().zip(1_u32..).map(|(crumb, position)| {
        let url = if crumb.href.is_empty() { page.url.clone() } else { complete_url(cx, &crumb.href) };
        json!({ "@type": "ListItem", "position": position, "name": crumb.text, "item": url })
    });
    let mut node = Node::new();
    node.insert("@type".into(), "BreadcrumbList".into());
    node.insert("@id".into(), breadcrumb_id(page).into());
    put(&mut node, "itemListElement", list(items));
    Some(node)
}

fn breadcrumb_id(page: &PageView) -> String {
    format!("{}#breadcrumb", page.url)
}

fn website_id(cx: &Cx<'_>) -> String {
    format!("{}#website", cx.data().config.base_url)
}

fn publisher_id(cx: &Cx<'_>) -> String {
    format!("{}#publisher", cx.data().config.base_url)
}

/// Somebody; never with a mailbox.
fn person(cx: &Cx<'_>, who: &PersonView) -> Value {
    let mut person = node("Person", &who.name);
    let url = who.href.as_deref().map(|href| complete_url(cx, href)).or_else(|| who.url.clone());
    put(&mut person, "url", url.map(Value::from));
    put(&mut person, "jobTitle", text(who.role.as_deref()));
    put(&mut person, "affiliation", who.institution.as_ref().and_then(|of| organization(cx, of)));
    put(&mut person, "sameAs", who.orcid.as_deref().map(orcid).map(Value::from));
    person.into()
}

fn orcid(id: &str) -> String {
    let bare = id.trim().rsplit('/').next().unwrap_or(id);
    format!("https://orcid.org/{bare}")
}

fn organization(cx: &Cx<'_>, of: &LinkView) -> Option<Value> {
    if of.text.is_empty() {
        return None;
    }
    let mut organization = node("Organization", &of.text);
    let complete = |href: &str| if href.starts_with('/') { complete_url(cx, href) } else { href.to_owned() };
    put(&mut organization, "url", text(Some(&complete(&of.href))));
    Some(organization.into())
}

fn licence(of: &LicenceView) -> Value {
    match &of.url {
        Some(url) => url.as_str().into(),
        None => node("CreativeWork", &of.name).into(),
    }
}

fn based_on(work: &BasedOnView) -> Value {
    let mut based = node("CreativeWork", &work.title);
    put(&mut based, "url", text(work.url.as_deref()));
    put(&mut based, "creditText", text(work.author.as_deref()));
    put(&mut based, "publisher", work.publisher.as_deref().map(|name| node("Organization", name).into()));
    put(&mut based, "license", work.licence.as_ref().map(licence));
    put(&mut based, "datePublished", work.published.as_ref().map(|date| date.iso.as_str().into()));
    based.into()
}

fn part(cx: &Cx<'_>, section: &CardView) -> Value {
    let mut part = node("LearningResource", &section.title);
    let url = complete_url(cx, &section.href);
    part.insert("@id".into(), url.as_str().into());
    part.insert("url".into(), url.into());
    put(&mut part, "position", section.number.map(Value::from));
    part.into()
}

fn term(page: &PageView, entry: &GlossaryEntryView) -> Value {
    let mut term = node("DefinedTerm", &entry.term);
    term.insert("@id".into(), format!("{}#{}", page.url, entry.id).into());
    put(&mut term, "description", text(Some(&entry.definition)));
    put(&mut term, "termCode", text(entry.abbreviation.as_deref()));
    put(&mut term, "alternateName", list(entry.aliases.iter().map(|alias| alias.as_str().into())));
    term.into()
}

fn grouped(groups: &[CardGroup]) -> impl Iterator<Item = (&str, &str)> {
    groups.iter().flat_map(|group| &group.items).map(|card| (card.title.as_str(), card.href.as_str()))
}

/// An `ItemList` of titles and addresses in the order shown.
fn items<'a>(cx: &Cx<'_>, entries: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Value> {
    let entries = entries.zip(1_u32..).map(|((name, href), position)| {
        json!({ "@type": "ListItem", "position": position, "name": name, "url": complete_url(cx, href) })
    });
    list(entries).map(|entries| json!({ "@type": "ItemList", "itemListElement": entries }))
}

fn node(kind: &str, name: &str) -> Node {
    let mut node = Node::new();
    node.insert("@type".into(), kind.into());
    node.insert("name".into(), name.into());
    node
}

fn put(node: &mut Node, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        node.insert(key.to_owned(), value);
    }
}

/// Nothing for an empty text.
fn text(text: Option<&str>) -> Option<Value> {
    text.filter(|text| !text.is_empty()).map(Value::from)
}

/// Nothing for an empty list.
fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

/// In JSON these characters stand only inside strings, where an escape means the same; without them no text can
/// end a script element or start a comment in it.
fn script_safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
