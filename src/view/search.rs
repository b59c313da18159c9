//! What the search may see of the site: pages as lists show them, with the words that a reader of the web page meets.
//! A voice that the web may not show is not in it, nor the text of a page that not everybody may open.

use super::body::{self, BodyView};
use super::context::Cx;
use super::lists;
use super::page::{OwnView, own};
use super::types::*;
use crate::document::{Block, BlockKind, PageId, Row, VocabularyName};
use crate::model::{Kind, LocalText};
use crate::resolve::{Generated, GeneratedKey, PageIndex, TAXONOMIES, folder_of, tags};

/// One result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// From the site's root, percent-encoded: `case-studies/icea/`.
    pub path: String,
    /// Title.
    pub title: String,
    /// "Case study", "Role"; empty for plain pages.
    pub label: String,
    /// One sentence; may be empty.
    pub summary: String,
    /// Not everybody may open it.
    pub restricted: bool,
    /// Its text.
    pub parts: Vec<Part>,
    /// Words that it is found by and does not show: every word for its roles, phases, themes and stages, its authors.
    pub words: Vec<String>,
    /// What results are filtered by.
    pub facets: Vec<Facet>,
}

/// The text below one heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Anchor of the heading; empty before the first.
    pub id: String,
    /// The heading's words; empty before the first.
    pub title: String,
    /// Paragraphs, one a line.
    pub text: String,
}

/// A value of a filter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// Place among [`FILTERS`].
    pub filter: usize,
    /// Where it stands among the values of its filter.
    pub place: usize,
    /// What addresses name it by: `student_partner`.
    pub id: String,
    /// What readers see.
    pub label: String,
}

/// Names of the filters in addresses, in their order.
pub const FILTERS: [&str; 6] = ["kind", "role", "phase", "theme", "lifecycle", "institution"];

/// What readers see of the filters, in their order.
pub fn filters(cx: &Cx<'_>) -> Vec<String> {
    let kinds = cx.say("search_kinds", &[]);
    let taxonomies = TAXONOMIES.map(|vocabulary| lists::title(cx, &GeneratedKey::Taxonomy(vocabulary)));
    [kinds].into_iter().chain(taxonomies).chain([lists::title(cx, &GeneratedKey::Institutions)]).collect()
}

/// Words that mean the same: all that a vocabulary or the glossary has for one thing, in the language and in the site's
/// first. Of two words at least.
pub fn synonyms(cx: &Cx<'_>) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for vocabulary in TAXONOMIES {
        let Some(words) = cx.site.vocabulary(vocabulary) else { continue };
        groups.extend(words.ids().map(|id| words_of(cx, vocabulary, id)));
    }
    for entry in cx.data().glossary.entries() {
        let mut group = Vec::new();
        both(cx, &entry.value.term, &mut group);
        group.extend(entry.value.aliases.iter().map(|alias| alias.to_string()));
        group.extend(entry.value.abbreviation.as_deref().map(str::to_owned));
        groups.push(group);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// A text in the language and in the site's first, each once.
fn both(cx: &Cx<'_>, text: &LocalText, out: &mut Vec<String>) {
    let default = &cx.data().config.languages[0];
    for text in [text.text(cx.lang, default), text.text(default, default)] {
        if !out.iter().any(|known| known == text) {
            out.push(text.to_owned());
        }
    }
}

/// Every word for one entry of a vocabulary.
fn words_of(cx: &Cx<'_>, vocabulary: VocabularyName, id: &str) -> Vec<String> {
    let mut all = Vec::new();
    let Some(word) = cx.site.vocabulary(vocabulary).and_then(|words| words.get(id)) else { return all };
    for text in [&word.one, &word.other].into_iter().chain(&word.also) {
        both(cx, text, &mut all);
    }
    all
}

/// A content page; nothing of those that no list shows, nor of the home page.
pub fn page(cx: &Cx<'_>, index: PageIndex) -> Option<Found> {
    let document = &cx.site.documents[index];
    let address = cx.site.address(index);
    if address.file.is_none() || !cx.site.is_listed(index) || document.id == PageId("pages/index".into()) {
        return None;
    }
    let common = &document.front.common;
    let card = lists::card(cx, index);
    let mut found = Found {
        path: path(cx, &card.href),
        title: card.title,
        label: card.kind_label,
        summary: card.summary,
        restricted: card.restricted,
        ..Found::default()
    };
    found.facets.push(kind(cx, document.kind));
    for (n, vocabulary) in TAXONOMIES.into_iter().enumerate() {
        for id in tags(document, vocabulary) {
            found.facets.extend(term(cx, n + 1, vocabulary, id));
            found.words.extend(words_of(cx, vocabulary, id));
        }
    }
    if let Some(id) = cx.site.about(index).institution
        && let Some(entry) = cx.data().institutions.get(id)
    {
        let place = cx.data().institutions.position(id).unwrap_or_default();
        let label = cx.local(&entry.name);
        found.words.push(label.clone());
        found.words.extend(entry.short.as_deref().map(str::to_owned));
        found.facets.push(Facet { filter: FILTERS.len() - 1, place, id: id.to_owned(), label });
    }
    found.words.extend(common.authors.iter().map(|one| super::person::person(cx, one).name));
    found.facets.sort();
    found.facets.dedup();
    if !common.restricted {
        let body = body::body(cx, index, cx.scopes());
        let mut parts = Parts { body: &body, all: vec![Part::default()], length: 0 };
        parts.blocks(&body.body.blocks);
        body.body.footnotes.iter().for_each(|note| parts.blocks(&note.blocks));
        for text in own_words(&own(cx, index, false)).into_iter().chain(cx.all(&common.takeaways)) {
            parts.line(&text);
        }
        found.parts = parts.all;
        found.parts.retain(|part| !part.text.is_empty() || !part.title.is_empty());
    }
    Some(found)
}

/// What a generated page is found by: words of the vocabularies, people, institutions, each entry of the glossary.
pub fn generated(cx: &Cx<'_>, page: &Generated) -> Vec<Found> {
    let of = |label: &GeneratedKey, title: String, summary: String, words: Vec<String>| Found {
        path: path(cx, &page.address.href),
        title,
        label: lists::title(cx, label),
        summary,
        words,
        ..Found::default()
    };
    let title = || lists::title(cx, &page.key);
    match &page.key {
        GeneratedKey::Term(vocabulary, id) => {
            let word = cx.site.vocabulary(*vocabulary).and_then(|words| words.get(id));
            let meaning = word.and_then(|word| word.definition.as_ref()).map(|text| cx.local(text));
            let label = GeneratedKey::Taxonomy(*vocabulary);
            vec![of(&label, title(), meaning.unwrap_or_default(), words_of(cx, *vocabulary, id))]
        }
        GeneratedKey::Person(id) => {
            let person = cx.data().people.get(id);
            let role = person.and_then(|person| person.role.as_ref()).map(|role| cx.local(role));
            vec![of(&GeneratedKey::People, title(), role.unwrap_or_default(), Vec::new())]
        }
        GeneratedKey::Institution(id) => {
            let entry = cx.data().institutions.get(id);
            let note = entry.and_then(|entry| entry.note.as_ref()).map(|note| cx.local(note));
            let short = entry.and_then(|entry| entry.short.as_deref()).map(str::to_owned);
            vec![of(&GeneratedKey::Institutions, title(), note.unwrap_or_default(), short.into_iter().collect())]
        }
        GeneratedKey::Glossary => {
            let entries = cx.data().glossary.entries().iter().map(|entry| {
                let mut words: Vec<String> = entry.value.aliases.iter().map(|alias| alias.to_string()).collect();
                words.extend(entry.value.abbreviation.as_deref().map(str::to_owned));
                let (term, meaning) = (cx.local(&entry.value.term), cx.local(&entry.value.definition));
                let mut found = of(&GeneratedKey::Glossary, term, meaning, words);
                found.path = format!("{}#{}", found.path, entry.id);
                found
            });
            entries.collect()
        }
        _ => Vec::new(),
    }
}

/// The way to explore without the search.
pub fn ways(cx: &Cx<'_>) -> SearchView {
    let taxonomies = TAXONOMIES.into_iter().map(|vocabulary| SearchWays {
        name: folder_of(vocabulary),
        label: lists::title(cx, &GeneratedKey::Taxonomy(vocabulary)),
        terms: lists::terms(cx, vocabulary),
    });
    let kinds = Kind::ALL.into_iter().map(GeneratedKey::Listing);
    let more = [GeneratedKey::Glossary, GeneratedKey::People, GeneratedKey::Institutions, GeneratedKey::ReadingList];
    let links = kinds.chain(more).filter_map(|key| cx.link(&key, lists::title(cx, &key)));
    SearchView {
        taxonomies: taxonomies.filter(|taxonomy| !taxonomy.terms.is_empty()).collect(),
        lists: links.collect(),
    }
}

/// An address without the path of the site.
fn path(cx: &Cx<'_>, href: &str) -> String {
    href.strip_prefix(cx.data().config.base_url.path()).unwrap_or(href).to_owned()
}

fn kind(cx: &Cx<'_>, kind: Kind) -> Facet {
    let place = Kind::ALL.iter().position(|one| *one == kind).unwrap_or_default();
    Facet { filter: 0, place, id: kind.name().to_owned(), label: lists::kind_plural(cx, kind) }
}

fn term(cx: &Cx<'_>, filter: usize, vocabulary: VocabularyName, id: &str) -> Option<Facet> {
    let place = cx.site.vocabulary(vocabulary)?.ids().position(|one| one == id)?;
    let label = lists::title(cx, &GeneratedKey::Term(vocabulary, id.into()));
    Some(Facet { filter, place, id: id.to_owned(), label })
}

/// Bytes of a page's text that are searched: more is no page but a book, and its file would be loaded for a line of it.
const LONGEST: usize = 256 * 1024;

/// Gathers the text by headings.
struct Parts<'a> {
    body: &'a BodyView,
    all: Vec<Part>,
    length: usize,
}

impl Parts<'_> {
    fn line(&mut self, text: &str) {
        let Some(part) = self.all.last_mut().filter(|_| !text.trim().is_empty() && self.length < LONGEST) else {
            return;
        };
        self.length += text.len();
        if !part.text.is_empty() {
            part.text.push('\n');
        }
        part.text.push_str(text.trim());
    }

    fn heading(&mut self, heading: u32) {
        let number = heading as usize;
        let id = self.body.outline.headings.get(number).map_or_else(String::new, |heading| heading.id.to_string());
        let title = self.body.headings.get(number).cloned().unwrap_or_default();
        self.all.push(Part { id, title, text: String::new() });
    }

    fn row(&mut self, row: &Row) {
        let cells: Vec<String> = row.cells.iter().map(|cell| self.body.plain(&cell.inlines)).collect();
        self.line(&cells.join(" · "));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(inlines) => self.line(&self.body.plain(inlines)),
                BlockKind::Heading { heading, .. } => self.heading(*heading),
                BlockKind::Disclosure { heading, blocks, .. } => {
                    self.heading(*heading);
                    self.blocks(blocks);
                }
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => self.blocks(blocks),
                BlockKind::Voice { voice, blocks, .. } => {
                    // Those that may not be shown are not in the tree; a second look costs nothing.
                    if let Some(Some(shown)) = self.body.voices.get(*voice as usize) {
                        self.blocks(blocks);
                        self.line(&format!("{}, {}", shown.name, shown.role));
                    }
                }
                BlockKind::Code { text, .. } => self.line(text),
                BlockKind::Table { head, rows, .. } => {
                    self.row(head);
                    rows.iter().for_each(|row| self.row(row));
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        self.line(&self.body.plain(&definition.term));
                        definition.details.iter().for_each(|blocks| self.blocks(blocks));
                    }
                }
                BlockKind::Figure { image, caption } => {
                    if let Some(image) = self.body.outline.images.get(*image as usize) {
                        self.line(&image.alt);
                    }
                    self.line(caption.as_deref().unwrap_or_default());
                }
                BlockKind::Data(_) | BlockKind::Rule | BlockKind::Html(_) => {}
            }
        }
    }
}

/// What the page shows of its front matter.
fn own_words(own: &OwnView) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    match own {
        OwnView::CaseStudy(own) => {
            all.push(own.context.clone());
            all.extend(own.metrics.iter().map(|metric| format!("{}: {}", metric.label, metric.phrase)));
            all.extend(own.schedule.iter().flat_map(|schedule| &schedule.entries).map(|entry| entry.label.clone()));
            for challenge in &own.challenges {
                all.push(challenge.problem.clone());
                all.extend(challenge.response.clone());
            }
            all.extend(own.outputs.iter().cloned());
        }
        OwnView::Template(own) => {
            all.push(own.purpose.clone());
            all.extend(own.fields.iter().map(|field| field.prompt.clone()));
            all.extend(own.data_protection_note.clone());
        }
        OwnView::Reflective(own) => {
            all.push(own.columns.join(" · "));
            for row in &own.rows {
                all.push(row.activity.clone());
                for cell in &row.cells {
                    all.extend(cell.text.iter().chain(&cell.items).cloned());
                }
            }
            all.extend(own.prompts.iter().map(|asked| asked.label.clone()));
        }
        OwnView::SmartGoal(own) => {
            let goal = &own.goal;
            all.extend(goal.statement.clone());
            all.extend([&goal.specific, &goal.measurable.target, &goal.measurable.method].map(String::clone));
            all.extend([&goal.achievable, &goal.relevant, &goal.time_bound.due].map(String::clone));
            all.extend(goal.outcome.clone());
            all.extend(goal.examples.iter().cloned());
        }
        OwnView::Session(own) => {
            all.extend(own.code.iter().chain(&own.strand).cloned());
            all.extend(own.presenters.iter().map(|person| person.name.clone()));
            all.extend(own.agenda.iter().map(|part| part.title.clone()));
            all.extend(own.quiz.iter().flat_map(|one| [one.statement.clone(), one.explanation.clone()]));
            all.extend(own.topics.iter().cloned());
        }
        OwnView::Toolkit(own) => all.extend(own.contributors.iter().map(|person| person.name.clone())),
        OwnView::Statement(own) => all.extend(own.issues.iter().map(|issue| issue.problem.clone())),
        _ => {}
    }
    all
}

/// What the index of a language says beside its pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexView {
    /// Language tag.
    pub lang: String,
    /// The file that the page loads first.
    pub entry: String,
    /// Labels of [`FILTERS`].
    pub filters: Vec<String>,
    /// Words that mean the same.
    pub synonyms: Vec<Vec<String>>,
    /// First letters that Welsh changes into each other.
    pub mutations: &'static [&'static [&'static str]],
    /// What the search says, by name; `#` stands for a number or a word.
    pub words: Vec<(&'static str, String)>,
    /// "# results" for numbers of every plural form.
    pub counts: Vec<(u32, String)>,
}

/// Messages of the theme that the search shows; `#` stands for what it fills in.
const WORDS: [&str; 16] = [
    "search",
    "search_label",
    "search_submit",
    "search_keys",
    "search_wait",
    "search_failed",
    "search_none",
    "search_none_help",
    "search_meant",
    "search_more",
    "search_filter",
    "search_clear",
    "search_close",
    "search_whole",
    "search_section",
    "restricted",
];

/// Numbers of which every language finds one for each of its plural forms (Welsh and Arabic have six).
const NUMBERS: [u32; 7] = [0, 1, 2, 3, 6, 11, 100];

/// Initial consonants of Welsh with their soft, nasal and aspirate mutations.
const WELSH: [&[&str]; 9] = [
    &["p", "b", "mh", "ph"],
    &["t", "d", "nh", "th"],
    &["c", "g", "ngh", "ch"],
    &["b", "f", "m"],
    &["d", "dd", "n"],
    &["g", "", "ng"],
    &["m", "f"],
    &["ll", "l"],
    &["rh", "r"],
];

/// Path of the index's first file: beside the search page, `cy/search/entry.js`; a name that stays, so that no page is another
/// when the index is.
pub fn entry(cx: &Cx<'_>) -> Option<String> {
    let (address, lang) = cx.site.generated_address(&GeneratedKey::Search, cx.lang)?;
    let file = address.file.as_ref().filter(|_| lang == cx.lang)?;
    Some(format!("{}entry.js", file.as_str().trim_end_matches("index.html")))
}

/// What the index of the language says beside its pages; nothing where the search has no page.
pub fn index(cx: &Cx<'_>) -> Option<IndexView> {
    let count = |n: u32| (n, cx.say("search_count", &[("n", crate::theme::Argument::Number(f64::from(n)))]));
    let words = WORDS.map(|key| (key, cx.say(key, &[])));
    Some(IndexView {
        lang: cx.lang.as_str().to_owned(),
        entry: entry(cx)?,
        filters: filters(cx),
        synonyms: synonyms(cx),
        mutations: if cx.lang.as_str().split('-').next() == Some("cy") { &WELSH } else { &[] },
        words: words.into(),
        counts: NUMBERS.map(count).into(),
    })
}
