//! JSON-LD of every sort of page, read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::model::{BasedOn, Common, DateTime, Own, PersonRef, Session, Toolkit, ToolkitSection};
use crate::resolve::GeneratedKey;
use crate::view::testing::{World, date, page};
use crate::view::{lists, page::page as view_page};

fn content(pages: Vec<Document>, id: &str) -> Value {
    let world = World::with("en", pages);
    let cx = world.cx();
    let index = cx.site.documents.iter().position(|document| document.id.as_str() == id).unwrap();
    let text = view_page(&cx, index, &[]).unwrap().page.json_ld.unwrap();
    serde_json::from_str(&text).unwrap()
}

fn of_type<'a>(graph: &'a Value, kind: &str) -> &'a Value {
    let is =
        |node: &&Value| node["@type"] == kind || node["@type"].as_array().is_some_and(|all| all.contains(&kind.into()));
    graph["@graph"].as_array().unwrap().iter().find(is).unwrap_or(&Value::Null)
}

#[test]
fn a_case_study_is_an_article_and_a_learning_resource() {
    let graph = content(Vec::new(), "case-studies/icea");
    assert_eq!(graph["@context"], "https://schema.org");
    let main = &graph["@graph"][0];
    assert_eq!(main["@type"], json!(["LearningResource", "Article"]));
    assert_eq!(main["url"], "https://partners.kitpress.example/case-studies/icea/");
    assert_eq!(main["inLanguage"], "en");
    assert_eq!(main["datePublished"], "2023-05-22");
    assert_eq!(main["license"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!(main["author"][0]["name"], "Amatullah Blain");
    assert_eq!(main["author"][0]["affiliation"]["name"], "King’s College London");
    assert_eq!(main["author"][0]["sameAs"], "https://orcid.org/0000-0002-1825-0097");
    assert_eq!(main["sourceOrganization"]["name"], "King’s College London");
    assert_eq!(main["keywords"], json!(["ambassadors", "Recruit", "Train"]));
    let crumbs = of_type(&graph, "BreadcrumbList")["itemListElement"].as_array().unwrap();
    assert_eq!(crumbs.last().unwrap()["item"], main["url"]);
    assert_eq!(crumbs[0]["position"], 1);
    assert_eq!(of_type(&graph, "Organization")["name"], "University College London");
    assert_eq!(of_type(&graph, "WebSite")["name"], "Partners in Practice");
}

#[test]
fn a_session_is_an_event_without_an_invented_place() {
    let at = |text: &str| DateTime(text.parse().unwrap());
    let own = Session {
        start: at("2021-03-16T10:10"),
        end: at("2021-03-16T11:10"),
        timezone: None,
        date_note: None,
        presenters: vec![PersonRef { name: Some("Jakob Sexton".into()), ..PersonRef::default() }],
        code: Some("2.3".into()),
        strand: None,
        agenda: Vec::new(),
        quiz: Vec::new(),
        outcomes: Vec::new(),
        topics: Vec::new(),
    };
    let common = Common { title: "Co-creation".into(), summary: "A workshop.".into(), ..Common::default() };
    let graph = content(vec![page("sessions/unions", Own::Session(Box::new(own)), common)], "sessions/unions");
    let event = of_type(&graph, "Event");
    assert_eq!(event["startDate"], "2021-03-16T10:10:00+00:00");
    assert_eq!(event["endDate"], "2021-03-16T11:10:00+00:00");
    assert_eq!(event["performer"][0]["name"], "Jakob Sexton");
    assert!(event.get("location").is_none());
    assert_eq!(of_type(&graph, "LearningResource")["about"][0]["@id"], event["@id"]);
}

#[test]
fn a_toolkit_has_its_sections_as_parts() {
    let common = |title: &str| Common { title: title.into(), summary: "S".into(), ..Common::default() };
    let contributor = PersonRef { person: Some("blain".into()), ..PersonRef::default() };
    let toolkit = Toolkit { contributors: vec![contributor], order: None };
    let section = |order| Own::ToolkitSection(ToolkitSection { order });
    let pages = vec![
        page("toolkits/t/index", Own::Toolkit(toolkit), common("Toolkit")),
        page("toolkits/t/second", section(2), common("Second")),
        page("toolkits/t/first", section(1), common("First")),
    ];
    let graph = content(pages.clone(), "toolkits/t/index");
    let main = &graph["@graph"][0];
    assert_eq!(main["@type"], json!(["LearningResource", "Collection"]));
    let parts: Vec<_> =
        main["hasPart"].as_array().unwrap().iter().map(|part| (&part["name"], &part["position"])).collect();
    assert_eq!(parts, [(&json!("First"), &json!(1)), (&json!("Second"), &json!(2))]);
    assert_eq!(main["contributor"][0]["url"], "https://partners.kitpress.example/people/blain/");
    let graph = content(pages, "toolkits/t/second");
    let main = &graph["@graph"][0];
    assert_eq!((&main["@type"], &main["position"]), (&json!("LearningResource"), &json!(2)));
    assert_eq!(main["isPartOf"]["@id"], "https://partners.kitpress.example/toolkits/t/");
}

#[test]
fn a_glossary_is_a_set_of_terms() {
    let world = World::new("en");
    let entry = GlossaryEntryView {
        id: "partner".into(),
        term: "Partner".into(),
        abbreviation: None,
        aliases: vec!["partners".into()],
        definition: "Somebody who shares in decisions.".into(),
        source: None,
        used_in: Vec::new(),
    };
    let view = PageView { url: "https://partners.kitpress.example/glossary/".into(), ..PageView::default() };
    let own = OwnView::Glossary(GlossaryView { entries: vec![entry] });
    let graph: Value = serde_json::from_str(&generated(&world.cx(), &view, &own)).unwrap();
    let term = &of_type(&graph, "DefinedTermSet")["hasDefinedTerm"][0];
    assert_eq!(term["@id"], "https://partners.kitpress.example/glossary/#partner");
    assert_eq!(term["alternateName"], json!(["partners"]));
}

#[test]
fn no_text_can_leave_the_script_element() {
    let common = Common {
        title: "</script><!-- \u{2028} & \"quotes\"".into(),
        summary: "S".into(),
        published: Some(date("2023")),
        based_on: vec![BasedOn {
            title: "Source".into(),
            licence: Some("No licence stated".into()),
            published: Some(date("2023-09-13")),
            ..BasedOn::default()
        }],
        ..Common::default()
    };
    let world = World::with("en", vec![page("posts/bad", Own::Post, common)]);
    let cx = world.cx();
    let index = cx.site.documents.iter().position(|document| document.id.as_str() == "posts/bad").unwrap();
    let text = view_page(&cx, index, &[]).unwrap().page.json_ld.unwrap();
    assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
    let graph: Value = serde_json::from_str(&text).unwrap();
    let post = of_type(&graph, "BlogPosting");
    assert_eq!(post["name"], "</script><!-- \u{2028} & \"quotes\"");
    assert_eq!(post["isBasedOn"][0]["license"]["name"], "No licence stated");
    assert_eq!(post["isBasedOn"][0]["datePublished"], "2023-09-13");
}

#[test]
fn generated_pages_say_what_they_list() {
    let world = World::new("en");
    let cx = world.cx();
    let graph = |wanted: &GeneratedKey| -> Value {
        let page = cx.site.generated.iter().find(|page| page.key == *wanted && page.lang == *cx.lang).unwrap();
        let text = lists::generated(&cx, page, None).remove(0).page.json_ld.unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let listing = graph(&GeneratedKey::Listing(Kind::CaseStudy));
    let items = &of_type(&listing, "CollectionPage")["mainEntity"]["itemListElement"];
    assert_eq!(items[0]["url"], "https://partners.kitpress.example/case-studies/icea/");
    let profile = graph(&GeneratedKey::Person("blain".into()));
    assert_eq!(of_type(&profile, "ProfilePage")["mainEntity"]["jobTitle"], "Project officer");
    let term = graph(&GeneratedKey::Term(crate::document::VocabularyName::Phase, "recruit".into()));
    assert_eq!(of_type(&term, "CollectionPage")["about"]["@type"], "DefinedTerm");
}
