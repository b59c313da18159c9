//! Everything on one page, by what a reader may be looking for: the values of nine groups with how many pages each has,
//! every one with a page of its own; and the same as data, with which a script filters.
//!
//! Looks at lists and front matter only, so that it stays as it is when a text changes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::context::Cx;
use super::lists;
use super::page::DataFile;
use super::types::*;
use crate::document::VocabularyName;
use crate::model::Kind;
use crate::resolve::{Aspect, GeneratedKey, PageIndex};
use crate::source::SitePath;
use crate::theme::assets::hashed_path;

/// Cards on the page before anything is filtered.
const FIRST: usize = 12;
/// Values that a group shows; the rest are on the page with all of them.
const SHOWN: usize = 40;
/// A site with more pages than this has no summaries in its data: the script of 1,000 pages stays below 60 kB gzipped.
const SUMMARISED: usize = 300;

/// A group of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Kind,
    Word(VocabularyName),
    Institution,
    Aspect(Aspect),
}

const GROUPS: [Group; 9] = [
    Group::Kind,
    Group::Word(VocabularyName::Role),
    Group::Word(VocabularyName::Phase),
    Group::Word(VocabularyName::Theme),
    Group::Word(VocabularyName::Lifecycle),
    Group::Institution,
    Group::Aspect(Aspect::Evidence),
    Group::Aspect(Aspect::Cost),
    Group::Aspect(Aspect::Outcome),
];

/// One value with its pages.
struct Choice<'a> {
    group: usize,
    id: &'a str,
    key: GeneratedKey,
    label: String,
    pages: &'a [PageIndex],
}

impl Group {
    /// Name in the page's address.
    fn name(self) -> &'static str {
        match self {
            Group::Kind => "kind",
            Group::Word(VocabularyName::Role) => "role",
            Group::Word(VocabularyName::Phase) => "phase",
            Group::Word(VocabularyName::Theme) => "theme",
            Group::Word(VocabularyName::Lifecycle) => "lifecycle",
            Group::Word(VocabularyName::Value) => "value",
            Group::Institution => "institution",
            Group::Aspect(aspect) => aspect.name(),
        }
    }

    /// The page with all its values.
    fn overview(self) -> Option<GeneratedKey> {
        match self {
            Group::Kind => None,
            Group::Word(vocabulary) => Some(GeneratedKey::Taxonomy(vocabulary)),
            Group::Institution => Some(GeneratedKey::Institutions),
            Group::Aspect(aspect) => Some(GeneratedKey::Aspect(aspect)),
        }
    }

    /// Its values that have pages, in the order in which their overview has them.
    fn choices<'a>(self, cx: &Cx<'a>) -> Vec<(&'a str, GeneratedKey, &'a [PageIndex])> {
        let site = cx.site;
        let lang = || cx.lang.clone();
        match self {
            Group::Kind => {
                let kinds = Kind::ALL.into_iter().filter(|kind| kind.folder().is_some());
                let pages = |kind| site.by_kind.get(&(lang(), kind));
                kinds.filter_map(|kind| Some((kind.name(), GeneratedKey::Listing(kind), &**pages(kind)?))).collect()
            }
            Group::Word(vocabulary) => {
                let words = site.vocabulary(vocabulary).into_iter().flat_map(|words| words.ids());
                let pages = |id: &str| site.tagged.get(&(lang(), vocabulary, id.into()));
                words.filter_map(|id| Some((id, GeneratedKey::Term(vocabulary, id.into()), &**pages(id)?))).collect()
            }
            Group::Institution => {
                let pages = |id: &str| site.by_institution.get(&(lang(), id.into()));
                let entries = cx.data().institutions.entries().iter();
                let one = |id: &'a str| Some((id, GeneratedKey::Institution(id.into()), &**pages(id)?));
                entries.filter_map(|entry| one(&entry.id)).collect()
            }
            Group::Aspect(aspect) => {
                let pages = |answer| site.by_aspect.get(&(lang(), aspect, answer));
                let one =
                    |answer: &'static str| Some((answer, GeneratedKey::Answer(aspect, answer), &**pages(answer)?));
                aspect.values().into_iter().filter_map(one).collect()
            }
        }
    }
}

/// "Low": the answer alone, where its question stands above it.
pub fn answer(cx: &Cx<'_>, aspect: Aspect, answer: &str) -> String {
    // On a case study's own page, a kind of evidence is explained in the same breath.
    let key =
        if aspect == Aspect::Evidence { format!("answer_{answer}") } else { format!("{}_{answer}", aspect.name()) };
    cx.say(&key, &[])
}

fn choices<'a>(cx: &Cx<'a>) -> Vec<Choice<'a>> {
    let mut all = Vec::new();
    for (group, of) in GROUPS.into_iter().enumerate() {
        let each = of.choices(cx).into_iter().map(|(id, key, pages)| {
            let label = match &key {
                GeneratedKey::Answer(aspect, value) => answer(cx, *aspect, value),
                key => lists::title(cx, key),
            };
            Choice { group, id, key, label, pages }
        });
        let mut each: Vec<Choice<'a>> = each.collect();
        if of == Group::Institution {
            each.sort_by(|a, b| cx.locale.compare(&a.label, &b.label));
        }
        all.extend(each);
    }
    all
}

/// Pages with the numbers of their values, newest first; the same date by title, then id.
fn pages(cx: &Cx<'_>, choices: &[Choice<'_>]) -> Vec<(PageIndex, Vec<usize>)> {
    let mut values: BTreeMap<PageIndex, Vec<usize>> = BTreeMap::new();
    for (number, choice) in choices.iter().enumerate() {
        for page in choice.pages {
            values.entry(*page).or_default().push(number);
        }
    }
    let mut pages: Vec<(PageIndex, Vec<usize>)> = values.into_iter().collect();
    pages.sort_by(|(a, _), (b, _)| {
        let (a, b) = (cx.site.about(*a), cx.site.about(*b));
        b.published.cmp(&a.published).then_with(|| a.title.cmp(b.title)).then_with(|| a.id.cmp(b.id))
    });
    pages
}

/// The page in the language of `cx`, and the data of its script.
pub fn explore(cx: &Cx<'_>) -> (ExploreView, Option<DataFile>) {
    let choices = choices(cx);
    let pages = pages(cx, &choices);
    let groups = GROUPS.into_iter().enumerate().filter_map(|(number, group)| {
        let own: Vec<&Choice<'_>> = choices.iter().filter(|choice| choice.group == number).collect();
        let overview = group.overview().and_then(|key| cx.link(&key, lists::title(cx, &key)));
        let facet = |choice: &&Choice<'_>| FacetView {
            value: choice.id.to_owned(),
            label: choice.label.clone(),
            href: cx.link(&choice.key, String::new()).unwrap_or_default().href,
            count: count(choice.pages.len()),
        };
        (!own.is_empty()).then(|| FacetGroup {
            name: group.name(),
            label: overview.as_ref().map_or_else(|| cx.say("explore_kinds", &[]), |link| link.text.clone()),
            href: overview.map(|link| link.href),
            items: own.iter().take(SHOWN).map(facet).collect(),
            left_out: count(own.len().saturating_sub(SHOWN)),
        })
    });
    let compare = cx.site.generated_address(&GeneratedKey::Compare, cx.lang).filter(|(_, lang)| *lang == cx.lang);
    let view = ExploreView {
        questions: questions(cx),
        groups: groups.collect(),
        items: pages.iter().take(FIRST).map(|(page, _)| lists::card(cx, *page)).collect(),
        count: count(pages.len()),
        more: pages.len() > FIRST,
        compare: compare.map(|(address, _)| address.href.clone()),
    };
    let data = data(cx, &choices, &pages);
    (view, data)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What the page's script is told where its data are.
pub fn script(cx: &Cx<'_>, data: &DataFile) -> ScriptView {
    let base = cx.data().config.base_url.path();
    ScriptView { name: "explore-data".to_owned(), href: format!("{base}{}", data.file.as_str()) }
}

/// `groups`: names; `values`: `[group, id, label]`; `kinds`, `dates`: `[iso, text]`; `pages`: `[title, path from the site's
/// root, kind, date, values, institution's value, language, who may open it, summary]`, numbers for what is in the other
/// lists and -1 for nothing; what is empty at the end of a page is left out.
fn data(cx: &Cx<'_>, choices: &[Choice<'_>], pages: &[(PageIndex, Vec<usize>)]) -> Option<DataFile> {
    let mut dates: Vec<Value> = Vec::new();
    let mut kinds: Vec<Kind> = Vec::new();
    let base = cx.data().config.base_url.path();
    let mut last = None;
    let rows = pages.iter().map(|(page, values)| {
        let about = cx.site.about(*page);
        let kind = kinds.iter().position(|kind| *kind == about.kind).unwrap_or_else(|| {
            kinds.push(about.kind);
            kinds.len() - 1
        });
        if last != Some(about.published) {
            last = Some(about.published);
            dates.push(
                about.published.map(|date| cx.date(date)).map_or(Value::Null, |date| json!([date.iso, date.text])),
            );
        }
        let institution = choices
            .iter()
            .position(|choice| GROUPS[choice.group] == Group::Institution && about.institution == Some(choice.id));
        let href = &cx.site.address(*page).href;
        let mut row = vec![
            json!(cx.words(about.title)),
            json!(href.strip_prefix(base).unwrap_or(href)),
            json!(kind),
            json!(dates.len() - 1),
            json!(values),
            institution.map_or_else(|| json!(-1), |number| json!(number)),
            json!(cx.other(about.lang).unwrap_or_default()),
            json!(u8::from(about.restricted)),
        ];
        row.push(json!(if pages.len() > SUMMARISED { String::new() } else { cx.words(about.summary) }));
        while row.last().is_some_and(|cell| *cell == "" || *cell == 0 || *cell == -1) {
            row.pop();
        }
        Value::Array(row)
    });
    let rows: Vec<Value> = rows.collect();
    let data = json!({
        "groups": GROUPS.map(Group::name),
        "values": choices.iter().map(|choice| json!([choice.group, choice.id, choice.label])).collect::<Vec<_>>(),
        "kinds": kinds.iter().map(|kind| json!([kind.name(), lists::kind_label(cx, *kind)])).collect::<Vec<_>>(),
        "dates": dates,
        "pages": rows,
    });
    let text = format!("kitpress.define(\"explore-data\", {data});\n");
    let file = SitePath::new(&hashed_path(&format!("explore-{}.js", cx.lang), text.as_bytes())).ok()?;
    Some(DataFile { file, text })
}

/// What readers ask, with what answers it.
pub fn questions(cx: &Cx<'_>) -> Vec<LinkView> {
    let own = |key: &GeneratedKey| {
        let found = cx.site.generated_address(key, cx.lang).filter(|(_, lang)| *lang == cx.lang);
        found.map(|(address, _)| address.href.clone())
    };
    let Some(explore) = own(&GeneratedKey::Explore) else { return Vec::new() };
    let has = |answer| cx.site.by_aspect.contains_key(&(cx.lang.clone(), Aspect::Outcome, answer));
    let not: Vec<&str> = ["negative", "mixed"].into_iter().filter(|answer| has(*answer)).collect();
    let not = match not.is_empty() {
        false => Some(format!("{explore}?outcome={}#kit-outcome", not.join(","))),
        true => {
            let studies = cx.site.by_kind.get(&(cx.lang.clone(), Kind::CaseStudy));
            let first = studies.and_then(|pages| pages.first());
            let comparison = first.and_then(|page| own(&GeneratedKey::Comparison(cx.site.about(*page).id.clone())));
            comparison.map(|href| format!("{href}#kit-challenges"))
        }
    };
    let all = [
        ("ask_situation", Some(format!("{explore}#kit-filters"))),
        ("ask_minute", minute(cx)),
        (
            "ask_template",
            own(&GeneratedKey::Listing(Kind::Template)).map(|_| format!("{explore}?kind=template#kit-kind")),
        ),
        ("ask_not_working", not),
        ("ask_whom", own(&GeneratedKey::People)),
    ];
    let link = |(key, href): (&str, Option<String>)| Some(LinkView { text: cx.say(key, &[]), href: href?, lang: None });
    all.into_iter().filter_map(link).collect()
}

/// The key takeaways of the first toolkit that has some, or else of the newest case study.
fn minute(cx: &Cx<'_>) -> Option<String> {
    let of = |kind| cx.site.by_kind.get(&(cx.lang.clone(), kind)).map_or(&[][..], Vec::as_slice);
    let has = |page: &&PageIndex| cx.site.has_takeaways(**page);
    let page = of(Kind::Toolkit).iter().find(has).or_else(|| of(Kind::CaseStudy).iter().find(has));
    let page = page.or_else(|| of(Kind::ToolkitSection).iter().find(has))?;
    Some(format!("{}#kit-takeaways", cx.site.address(*page).href))
}

#[cfg(test)]
mod tests;
