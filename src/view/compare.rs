//! Case studies side by side: one table, a column for each, from the views that the pages themselves are made of, so that
//! figures stand here as they are published there. A study's column is also data, with which a script makes other tables.

use std::sync::OnceLock;

use super::context::Cx;
use super::lists;
use super::page::DataFile;
use super::reference::escape;
use super::types::*;
use super::{case_study, metrics, person, schedule};
use crate::document::{Document, PageId, VocabularyName};
use crate::model::{CaseStudy, Kind, Outcome, Own, PersonRef};
use crate::resolve::{GeneratedKey, PageIndex, capitalise, tags};
use crate::source::SitePath;
use crate::theme::Argument;

/// Case studies that fit beside one another.
const MOST: usize = 4;

/// The rows, in their order.
pub const ROWS: [&str; 17] = [
    "institution",
    "context",
    "dates",
    "participants",
    "roles",
    "phases",
    "themes",
    "schedule",
    "figures",
    "evidence",
    "cost",
    "outcome",
    "challenges",
    "not-working",
    "outputs",
    "downloads",
    "contact",
];

type Cell = Vec<LinkView>;

/// What a case study says in each row: lines, and the same as HTML.
#[derive(Clone, Debug, Default)]
struct Column {
    cells: Vec<Cell>,
    html: Vec<String>,
}

/// Columns that were worked out already, by page: a case study stands in several tables. Only where all pages are made
/// at once; what one page looked up is not noted for the next.
pub struct Columns(Vec<OnceLock<Column>>);

impl Columns {
    /// None yet, of a site with so many pages.
    pub fn new(pages: usize) -> Columns {
        Columns((0..pages).map(|_| OnceLock::new()).collect())
    }

    fn get(&self, cx: &Cx<'_>, index: PageIndex) -> Column {
        self.0.get(index).map_or_else(|| column(cx, index), |known| known.get_or_init(|| column(cx, index)).clone())
    }
}

fn text(text: String) -> LinkView {
    LinkView { text, ..LinkView::default() }
}

/// Listed case studies of a language, newest first.
fn case_studies<'a>(cx: &Cx<'a>) -> &'a [PageIndex] {
    cx.site.by_kind.get(&(cx.lang.clone(), Kind::CaseStudy)).map_or(&[], Vec::as_slice)
}

fn own_address<'a>(cx: &Cx<'a>, key: &GeneratedKey) -> Option<&'a str> {
    let (address, lang) = cx.site.generated_address(key, cx.lang)?;
    (lang == cx.lang).then_some(&*address.href)
}

/// Those to stand beside a case study: the nearest up to three, or else the newest other one.
fn beside(cx: &Cx<'_>, index: PageIndex) -> Vec<PageIndex> {
    let comparable = |page: PageIndex| {
        let about = cx.site.about(page);
        page != index && about.kind == Kind::CaseStudy && about.lang == cx.lang && cx.site.is_listed(page)
    };
    let related = cx.site.pages[index].related.iter().map(|relation| relation.page);
    let near: Vec<PageIndex> = related.filter(|page| comparable(*page)).take(MOST - 1).collect();
    if near.is_empty() {
        case_studies(cx).iter().copied().filter(|page| *page != index).take(1).collect()
    } else {
        near
    }
}

/// What a case study is called in the address of the page where a reader chooses.
fn short(id: &PageId) -> &str {
    id.as_str().strip_prefix("case-studies/").unwrap_or(id.as_str())
}

fn choose(cx: &Cx<'_>, pages: &[PageIndex]) -> String {
    let compare = own_address(cx, &GeneratedKey::Compare).unwrap_or_default();
    let ids: Vec<&str> = pages.iter().map(|page| short(cx.site.about(*page).id)).collect();
    if ids.is_empty() { compare.to_owned() } else { format!("{compare}?with={}", ids.join(",")) }
}

/// What a case study's page offers; nothing for other pages, and where there is no other case study.
pub fn offer(cx: &Cx<'_>, index: PageIndex) -> Option<CompareOffer> {
    let about = cx.site.about(index);
    if about.kind != Kind::CaseStudy || !cx.site.is_listed(index) {
        return None;
    }
    let href = own_address(cx, &GeneratedKey::Comparison(about.id.clone()))?.to_owned();
    let with = beside(cx, index).into_iter().map(|page| lists::page_link(cx, page)).collect();
    Some(CompareOffer { href, choose: choose(cx, &[index]), with })
}

fn find(cx: &Cx<'_>, id: &PageId) -> Option<PageIndex> {
    cx.site.find(id, cx.lang).filter(|page| cx.site.about(*page).lang == cx.lang)
}

/// "Careers ambassadors beside similar case studies"
pub fn title(cx: &Cx<'_>, id: &PageId) -> String {
    let title = find(cx, id).map_or_else(String::new, |page| cx.words(cx.site.about(page).title));
    cx.say("comparison", &[("title", Argument::Text(&title))])
}

/// Case studies with a comparison that is ready.
pub fn ready(cx: &Cx<'_>) -> Vec<PageIndex> {
    case_studies(cx).to_vec()
}

/// The page where a reader chooses: links to what is ready for these, and an empty table for its script.
pub fn chooser(cx: &Cx<'_>, ready: &[PageIndex], pagination: Option<PaginationView>) -> CompareView {
    let link = |page: &PageIndex| {
        let id = cx.site.about(*page).id.clone();
        let text = title(cx, &id);
        cx.link(&GeneratedKey::Comparison(id), text)
    };
    CompareView {
        studies: Vec::new(),
        rows: rows(cx, &[]),
        choose: choose(cx, &[]),
        ready: ready.iter().filter_map(link).collect(),
        pagination,
    }
}

fn rows(cx: &Cx<'_>, columns: &[Column]) -> Vec<CompareRow> {
    let row = |(number, name): (usize, &'static str)| CompareRow {
        name,
        label: cx.say(&format!("compare_{}", name.replace('-', "_")), &[]),
        cells: columns.iter().map(|column| column.html.get(number).cloned().unwrap_or_default()).collect(),
    };
    ROWS.into_iter().enumerate().map(row).collect()
}

/// A cell's lines, finished: of hundreds on a page, a template would be slow to make each.
fn html(cell: &[LinkView]) -> String {
    let mut out = String::new();
    let line = |out: &mut String, line: &LinkView| match line.href.is_empty() {
        true => out.push_str(&escape(&line.text)),
        false => {
            let lang =
                line.lang.as_ref().map_or_else(String::new, |lang| format!(" lang=\"{lang}\" hreflang=\"{lang}\""));
            out.push_str(&format!("<a href=\"{}\"{lang}>{}</a>", escape(&line.href), escape(&line.text)));
        }
    };
    match cell {
        [] => {}
        [one] => line(&mut out, one),
        several => {
            out.push_str("<ul>");
            for one in several {
                out.push_str("<li>");
                line(&mut out, one);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
    }
    out
}

/// A case study beside those nearest to it, and its own column as data.
pub fn comparison(cx: &Cx<'_>, id: &PageId, known: Option<&Columns>) -> Option<(CompareView, Option<DataFile>)> {
    let index = find(cx, id)?;
    let mut pages = vec![index];
    pages.extend(beside(cx, index));
    let of = |page: &PageIndex| known.map_or_else(|| column(cx, *page), |known| known.get(cx, *page));
    let columns: Vec<Column> = pages.iter().map(of).collect();
    let view = CompareView {
        studies: pages.iter().map(|page| lists::page_link(cx, *page)).collect(),
        rows: rows(cx, &columns),
        choose: choose(cx, &pages),
        ready: Vec::new(),
        pagination: None,
    };
    let data = columns.first().and_then(|column| data(cx, index, &column.cells));
    Some((view, data))
}

/// `[title, address, cells]`; a cell is a list of `[text, address]`, the address left out where there is none.
fn data(cx: &Cx<'_>, index: PageIndex, column: &[Cell]) -> Option<DataFile> {
    let link = lists::page_link(cx, index);
    let line = |line: &LinkView| match line.href.is_empty() {
        true => serde_json::json!([line.text]),
        false => serde_json::json!([line.text, line.href]),
    };
    let cells: Vec<Vec<serde_json::Value>> = column.iter().map(|cell| cell.iter().map(line).collect()).collect();
    let data = serde_json::json!([link.text, link.href, cells]);
    let name = script_name(link.href.strip_prefix(cx.data().config.base_url.path()).unwrap_or(&link.href));
    let file = cx.site.address(index).file.as_ref()?.as_str().trim_end_matches("index.html").to_owned();
    let file = SitePath::new(&format!("{file}compare/study.js")).ok()?;
    Some(DataFile { file, text: format!("kitpress.define(\"{name}\", {data});\n") })
}

/// What the script asks for the column of the page at this address by: letters that the name of an attribute may have.
fn script_name(path: &str) -> String {
    let mut name = "study-".to_owned();
    for letter in path.chars() {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            name.push(letter);
        } else {
            name.push_str(&format!("_{:x}", u32::from(letter)));
        }
    }
    name
}

fn column(cx: &Cx<'_>, index: PageIndex) -> Column {
    let document = &cx.site.documents[index];
    let Own::CaseStudy(own) = &document.front.own else { return Column::default() };
    let evidence = own.evidence.as_ref().and_then(|of| case_study::evidence(cx, of));
    let cells = ROWS.into_iter().map(|row| cell(cx, (index, document), own, evidence.as_ref(), row));
    let cells: Vec<Cell> = cells.collect();
    Column { html: cells.iter().map(|cell| html(cell)).collect(), cells }
}

fn cell(
    cx: &Cx<'_>,
    (index, document): (PageIndex, &Document),
    own: &CaseStudy,
    evidence: Option<&EvidenceView>,
    row: &str,
) -> Cell {
    let front = &document.front.common;
    let answer = |answer: Option<(&Option<String>, &Option<String>)>| -> Cell {
        let (words, href) = answer.unwrap_or((&None, &None));
        let link =
            |words: &String| LinkView { text: words.clone(), href: href.clone().unwrap_or_default(), lang: None };
        words.iter().map(link).collect()
    };
    match row {
        "institution" => vec![person::institution(cx, &own.institution)],
        "context" => vec![text(cx.words(&own.context))],
        "dates" => {
            let started = own.started.map(|date| ("compare_started", date));
            let published = front.published.map(|date| ("compare_published", date));
            let line = |(key, date)| text(cx.say(key, &[("date", Argument::Text(&cx.date(date).text))]));
            started.into_iter().chain(published).map(line).collect()
        }
        "participants" => own.participants.iter().map(|who| participants(&case_study::participants(cx, who))).collect(),
        "roles" => words(cx, document, VocabularyName::Role),
        "phases" => words(cx, document, VocabularyName::Phase),
        "themes" => words(cx, document, VocabularyName::Theme),
        "schedule" => schedule::lines(cx, own).map(|(when, what)| pair(&when, &what)).collect(),
        "figures" => {
            let figures = metrics::figures(cx, &own.metrics);
            let rounding = metrics::rounding(cx).filter(|_| case_study::counts_people(own));
            figures.iter().map(|metric| figure(cx, metric)).chain(rounding.map(text)).collect()
        }
        "evidence" => answer(evidence.map(|of| (&of.kind, &of.kind_href))),
        "cost" => answer(evidence.map(|of| (&of.cost, &of.cost_href))),
        "outcome" => answer(evidence.map(|of| (&of.outcome, &of.outcome_href))),
        "challenges" => {
            let answered = own.challenges.iter().filter_map(|one| {
                let (problem, response) = (cx.words(&one.problem), cx.words(one.response.as_ref()?));
                let both = [("problem", Argument::Text(&problem)), ("response", Argument::Text(&response))];
                Some(text(cx.say("compare_answered", &both)))
            });
            answered.collect()
        }
        "not-working" => {
            let said = own.did_not_work.iter().map(|one| match &one.why {
                Some(why) => format!("{} {}", cx.words(&one.what), cx.words(why)),
                None => cx.words(&one.what),
            });
            let open = own.challenges.iter().filter(|one| one.response.is_none()).map(|one| cx.words(&one.problem));
            let rated = own.evidence.as_ref().and_then(|of| of.outcome);
            let poor = matches!(rated, Some(Outcome::Mixed | Outcome::Null | Outcome::Negative));
            let note = evidence.and_then(|of| of.note.clone()).filter(|_| poor);
            said.chain(open).chain(note).map(text).collect()
        }
        "outputs" => cx.all(&own.outputs).into_iter().map(text).collect(),
        "downloads" => {
            let offered = cx.site.downloads(index);
            let formats = [(offered.word, "format_word"), (offered.pdf, "format_pdf")];
            let names: Vec<String> =
                formats.into_iter().filter(|(has, _)| *has).map(|(_, key)| cx.say(key, &[])).collect();
            let href = format!("{}#kit-downloads", cx.site.address(index).href);
            let list = cx.locale.list(names.iter().map(String::as_str));
            (!names.is_empty()).then_some(LinkView { text: list, href, lang: None }).into_iter().collect()
        }
        _ => front.contact.iter().map(|contact| contact_link(cx, contact)).collect(),
    }
}

fn contact_link(cx: &Cx<'_>, contact: &PersonRef) -> LinkView {
    let who = person::person(cx, contact);
    let email = who.email.as_ref().map(|email| format!("mailto:{email}"));
    LinkView { text: who.name, href: email.or(who.href).unwrap_or_default(), lang: None }
}

/// "Ambassadors: 10", two texts as one line.
fn pair(first: &str, second: &str) -> LinkView {
    text(format!("{first}: {second}"))
}

fn participants(who: &ParticipantsView) -> LinkView {
    let label = capitalise(&who.label);
    match &who.count {
        Some(count) => pair(&label, count),
        None => text(label),
    }
}

/// A figure as published, with what it is of and how it changed.
fn figure(cx: &Cx<'_>, metric: &MetricView) -> LinkView {
    let mut value = metric.phrase.clone();
    let base = metric.base.as_ref().map(|base| format!("{} {base}", cx.say("base_label", &[])));
    let more: Vec<&str> = [base.as_ref(), metric.period.as_ref(), metric.change.as_ref()]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    if !more.is_empty() {
        value = format!("{value} ({})", more.join("; "));
    }
    pair(&metric.label, &value)
}

fn words(cx: &Cx<'_>, document: &Document, vocabulary: VocabularyName) -> Cell {
    let word = |id: &str| {
        let label = cx.site.word(vocabulary, id, vocabulary == VocabularyName::Role, cx.lang);
        cx.link(&GeneratedKey::Term(vocabulary, id.into()), capitalise(&label))
    };
    tags(document, vocabulary).iter().filter_map(|id| word(id)).collect()
}
