//! Where every page is: one address for each, none twice, none outside the site.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::{Aspect, Resolved, Site, ToolkitPlace};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, PageId, VocabularyName};
use crate::load::Sources;
use crate::model::{Kind, Lang, Own, PersonRef, SiteData, Status};
use crate::reads::{self, List, Map, What};
use crate::source::{SitePath, Span};
use crate::yaml::{FieldPath, locate_written};

/// Where a page is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// From the host's root, as links have it: `/base/cy/case-studies/icea/`, percent-encoded.
    pub href: String,
    /// File within the output; absent on a page whose address is wrong (reported already).
    pub file: Option<SitePath>,
}

/// Which generated page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GeneratedKey {
    /// Home page of a language that has no `pages/index`.
    Home,
    /// All pages of a kind.
    Listing(Kind),
    /// Overview of a vocabulary.
    Taxonomy(VocabularyName),
    /// One word of a vocabulary.
    Term(VocabularyName, Box<str>),
    /// Overview of a question about evidence.
    Aspect(Aspect),
    /// Case studies with one answer to it.
    Answer(Aspect, &'static str),
    /// Everything, to be filtered.
    Explore,
    /// Case studies side by side, which a reader chooses.
    Compare,
    /// A case study beside those nearest to it.
    Comparison(PageId),
    /// All people.
    People,
    /// One person.
    Person(Box<str>),
    /// All institutions.
    Institutions,
    /// One institution.
    Institution(Box<str>),
    /// The glossary.
    Glossary,
    /// The reading list.
    ReadingList,
    /// The search.
    Search,
    /// A toolkit with all its sections on one page, by the id of its page.
    WholeToolkit(PageId),
    /// `404.html`
    NotFound,
}

/// A page that no file stands behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// Which.
    pub key: GeneratedKey,
    /// In which language.
    pub lang: Lang,
    /// Where.
    pub address: Address,
}

/// Name of a vocabulary in addresses, templates and `LISTINGS`.
pub fn folder_of(vocabulary: VocabularyName) -> &'static str {
    match vocabulary {
        VocabularyName::Role => "roles",
        VocabularyName::Phase => "phases",
        VocabularyName::Theme => "themes",
        VocabularyName::Lifecycle => "lifecycle",
        VocabularyName::Value => "values",
    }
}

/// The four vocabularies that make taxonomies.
pub const TAXONOMIES: [VocabularyName; 4] =
    [VocabularyName::Role, VocabularyName::Phase, VocabularyName::Theme, VocabularyName::Lifecycle];

/// Ids that a page has in one of the four vocabularies.
pub fn tags(document: &Document, vocabulary: VocabularyName) -> &[Box<str>] {
    let common = &document.front.common;
    match vocabulary {
        VocabularyName::Role => &common.roles,
        VocabularyName::Phase => &common.phases,
        VocabularyName::Theme => &common.themes,
        VocabularyName::Lifecycle => &common.lifecycle,
        VocabularyName::Value => &[],
    }
}

/// Everybody whom a page credits.
pub fn people(document: &Document) -> impl Iterator<Item = &PersonRef> {
    let own: &[PersonRef] = match &document.front.own {
        Own::Toolkit(toolkit) => &toolkit.contributors,
        Own::Session(session) => &session.presenters,
        _ => &[],
    };
    document.front.common.authors.iter().chain(own).chain(&document.front.common.contact)
}

/// Path of the file for an address path such as `cy/case-studies/icea` (empty for the root).
fn index_file(path: &str) -> String {
    if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") }
}

/// Path without slashes at the ends, percent-encoded where a link needs it.
fn encode(path: &str) -> String {
    const KEEP: &str = "-._~!$&'()*+,;=:@/";
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || KEEP.contains(char::from(byte)) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Builds addresses with the base path and the language prefix.
pub(super) struct Addresses<'a> {
    base: &'a str,
    default: &'a Lang,
}

impl<'a> Addresses<'a> {
    pub(super) fn new(data: &'a SiteData) -> Addresses<'a> {
        Addresses { base: data.config.base_url.path(), default: &data.config.languages[0] }
    }

    /// Address of `path` (without slashes at its ends) in `lang`.
    fn at(&self, lang: &Lang, path: &str) -> (String, String) {
        let inner = match (lang == self.default, path.is_empty()) {
            (true, _) => path.to_owned(),
            (false, true) => lang.as_str().to_owned(),
            (false, false) => format!("{lang}/{path}"),
        };
        let slash = if inner.is_empty() { "" } else { "/" };
        (format!("{}{}{slash}", self.base, encode(&inner)), index_file(&inner))
    }

    /// Address of a file of the output.
    pub(super) fn file(&self, path: &str) -> String {
        format!("{}{}", self.base, encode(path))
    }
}

/// Address path of a page: its id without `pages/` and without a final `index`.
fn path_of(id: &PageId) -> &str {
    let id = id.as_str();
    let inner = id.strip_prefix("pages/").unwrap_or(id);
    if inner == "index" { "" } else { inner.strip_suffix("/index").unwrap_or(inner) }
}

/// Sorts the pages, drops drafts, gives addresses, finds translations, toolkits and taxonomies.
pub(super) fn place(
    data: Arc<SiteData>,
    mut documents: Vec<Document>,
    drafts: bool,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Site {
    let before = documents.len();
    let mut left_out = BTreeSet::new();
    if !drafts {
        let is_draft = |document: &Document| document.front.common.status == Status::Draft;
        left_out.extend(documents.iter().filter(|document| is_draft(document)).map(|document| document.id.clone()));
        documents.retain(|document| !is_draft(document));
    }
    if documents.len() < before {
        let count = before - documents.len();
        let pages =
            if count == 1 { "1 draft was left out".to_owned() } else { format!("{count} drafts were left out") };
        diagnostics.push(Diagnostic::new(Code::DraftsLeftOut, pages).help("`--drafts` shows them"));
    }
    let order = |lang: &Lang| data.config.languages.iter().position(|l| l == lang).unwrap_or(usize::MAX);
    documents.sort_by(|a, b| (&a.id, order(&a.lang), a.source).cmp(&(&b.id, order(&b.lang), b.source)));
    let mut by_id: BTreeMap<PageId, Vec<usize>> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        by_id.entry(document.id.clone()).or_default().push(index);
    }
    let documents = List::new(What::Document, documents, |document| reads::key(&(&document.id, &document.lang)));
    let mut site = Site {
        pages: List::with_keys(What::Resolved, Vec::with_capacity(documents.len()), Vec::new()),
        documents,
        generated: List::with_keys(What::Generated, Vec::new(), Vec::new()),
        files: BTreeMap::new(),
        logo: None,
        redirects: BTreeMap::new(),
        tagged: Map::new(What::Tagged, BTreeMap::new()),
        by_person: Map::new(What::OfPerson, BTreeMap::new()),
        by_institution: Map::new(What::OfInstitution, BTreeMap::new()),
        by_reference: Map::new(What::OfReference, BTreeMap::new()),
        by_term: Map::new(What::OfTerm, BTreeMap::new()),
        by_aspect: Map::new(What::OfAspect, BTreeMap::new()),
        by_kind: Map::new(What::OfKind, BTreeMap::new()),
        left_out,
        by_id,
        generated_index: HashMap::new(),
        data,
    };
    let mut taken: HashMap<String, Taker> = HashMap::new();
    address_pages(&mut site, &mut taken, diagnostics);
    group(&mut site);
    generate(&mut site, &mut taken, diagnostics);
    toolkits(&mut site, diagnostics);
    aliases(&mut site, &taken, sources, diagnostics);
    site
}

/// Who has an output path already.
#[derive(Clone, Copy)]
enum Taker {
    Page(usize),
    Generated,
}

/// Case-insensitive file systems hold `A.html` and `a.html` in one place.
fn taken_key(file: &str) -> String {
    file.to_lowercase()
}

fn top(document: &Document) -> Span {
    Span { start: document.front_span.start, end: document.front_span.start }
}

fn address_pages(site: &mut Site, taken: &mut HashMap<String, Taker>, diagnostics: &mut Diagnostics) {
    let data = site.data.clone();
    let addresses = Addresses::new(&data);
    for (index, document) in site.documents.iter().enumerate() {
        let (href, file) = addresses.at(&document.lang, path_of(&document.id));
        let mut address = Address { href, file: None };
        match SitePath::new(&file) {
            Ok(path) => match taken.get(&taken_key(&file)) {
                Some(Taker::Page(other)) => {
                    let first = &site.documents[*other];
                    let message = format!("this page and another have the same address, `{}`", address.href);
                    let code = if first.id == document.id { Code::DuplicateId } else { Code::DuplicateAddress };
                    diagnostics.push(
                        Diagnostic::new(code, message)
                            .at(document.source, top(document))
                            .also(first.source, top(first), "the other page")
                            .help("rename one of the two files"),
                    );
                }
                _ => {
                    taken.insert(taken_key(&file), Taker::Page(index));
                    address.file = Some(path);
                }
            },
            Err(bad) => diagnostics.push(
                Diagnostic::new(Code::BadAddress, format!("the page's file name cannot be an address: {bad}"))
                    .at(document.source, top(document))
                    .help("rename the file with letters, numbers and hyphens"),
            ),
        }
        site.pages.push(Resolved { address, ..Resolved::default() }, site.documents.key(index));
        let versions = site.by_id.get(&document.id).map_or(&[][..], Vec::as_slice);
        let original = versions.iter().any(|i| site.documents[*i].lang == data.config.languages[0]);
        if !original
            && !document.unread
            && document.lang != data.config.languages[0]
            && !path_of(&document.id).is_empty()
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::OrphanTranslation,
                    format!("`{}` has no version in {}", document.id, data.config.languages[0]),
                )
                .at(document.source, top(document))
                .help(format!("a translation has the same name as its original: `{}.md`", document.id)),
            );
        }
    }
}

/// Newest first; the same date by title, then id.
fn newest_first(site: &Site, pages: &mut [usize]) {
    pages.sort_by(|a, b| {
        let key = |i: &usize| (&site.documents[*i].front.common, &site.documents[*i].id);
        let ((a, a_id), (b, b_id)) = (key(a), key(b));
        b.published.cmp(&a.published).then_with(|| a.title.cmp(&b.title)).then_with(|| a_id.cmp(b_id))
    });
}

/// Which pages belong together, by language.
fn group(site: &mut Site) {
    let mut all: Vec<usize> = (0..site.documents.len()).filter(|i| site.is_listed(*i)).collect();
    newest_first(site, &mut all);
    for index in all {
        let document = &site.documents[index];
        let lang = &document.lang;
        site.by_kind.entry((lang.clone(), document.kind)).or_default().push(index);
        for aspect in Aspect::ALL {
            if let Some(answer) = aspect.of(&document.front.own) {
                site.by_aspect.entry((lang.clone(), aspect, answer)).or_default().push(index);
            }
        }
        for vocabulary in TAXONOMIES {
            let mut seen = BTreeSet::new();
            for id in tags(document, vocabulary) {
                if seen.insert(id) {
                    site.tagged.entry((lang.clone(), vocabulary, id.clone())).or_default().push(index);
                }
            }
        }
        let mut persons = BTreeSet::new();
        let mut institutions = BTreeSet::new();
        if let Own::CaseStudy(case_study) = &document.front.own {
            institutions.insert(case_study.institution.clone());
        }
        for person in people(document) {
            institutions.extend(person.institution.clone());
            if let Some(id) = &person.person {
                persons.insert(id.clone());
                institutions.extend(site.data.people.get(id).and_then(|p| p.institution.clone()));
            }
        }
        for id in persons {
            site.by_person.entry((lang.clone(), id)).or_default().push(index);
        }
        for id in institutions {
            site.by_institution.entry((lang.clone(), id)).or_default().push(index);
        }
        let mut cited = BTreeSet::new();
        let hidden = &document.outline.hidden;
        for (number, citation) in document.outline.citations.iter().enumerate() {
            if !hidden.citations.contains(&number) && cited.insert(&citation.id) {
                site.by_reference.entry(citation.id.clone()).or_default().push(index);
            }
        }
        let shown = document.outline.terms.iter().enumerate().filter(|(number, _)| !hidden.terms.contains(number));
        for (_, term) in shown {
            site.by_term.entry(term.id.clone()).or_default().push(index);
        }
    }
}

/// Lists what is generated: a language gets a listing when it has pages for it.
fn generate(site: &mut Site, taken: &mut HashMap<String, Taker>, diagnostics: &mut Diagnostics) {
    let data = site.data.clone();
    let mut wanted: Vec<(GeneratedKey, Lang, String)> = Vec::new();
    let used: BTreeSet<&Lang> = site.documents.iter().map(|document| &document.lang).collect();
    for lang in &data.config.languages {
        let default = *lang == data.config.languages[0];
        if !default && !used.contains(lang) {
            continue;
        }
        let mut want = |key: GeneratedKey, path: String| wanted.push((key, lang.clone(), path));
        let home = site
            .by_id
            .get(&PageId("pages/index".into()))
            .is_some_and(|versions| versions.iter().any(|i| site.documents[*i].lang == *lang));
        if !home {
            want(GeneratedKey::Home, String::new());
        }
        for kind in Kind::ALL {
            if let Some(folder) = kind.folder().filter(|_| site.by_kind.contains_key(&(lang.clone(), kind))) {
                want(GeneratedKey::Listing(kind), folder.to_owned());
            }
        }
        for vocabulary in TAXONOMIES {
            let folder = folder_of(vocabulary);
            let mut any = false;
            for (_, _, id) in site.tagged.keys().filter(|(l, v, _)| l == lang && *v == vocabulary) {
                any = true;
                want(GeneratedKey::Term(vocabulary, id.clone()), format!("{folder}/{}", id.replace('_', "-")));
            }
            if any {
                want(GeneratedKey::Taxonomy(vocabulary), folder.to_owned());
            }
        }
        for aspect in Aspect::ALL {
            let mut any = false;
            for (_, _, answer) in site.by_aspect.keys().filter(|(l, a, _)| l == lang && *a == aspect) {
                any = true;
                want(GeneratedKey::Answer(aspect, answer), format!("{}/{}", aspect.name(), answer.replace('_', "-")));
            }
            if any {
                want(GeneratedKey::Aspect(aspect), aspect.name().to_owned());
            }
        }
        if Kind::ALL.iter().any(|kind| kind.folder().is_some() && site.by_kind.contains_key(&(lang.clone(), *kind))) {
            want(GeneratedKey::Explore, "explore".to_owned());
        }
        let case_studies = site.by_kind.get(&(lang.clone(), Kind::CaseStudy)).map_or(&[][..], Vec::as_slice);
        if case_studies.len() > 1 {
            want(GeneratedKey::Compare, "compare".to_owned());
            for index in case_studies {
                let id = site.documents[*index].id.clone();
                let path = format!("{}/compare", path_of(&id));
                want(GeneratedKey::Comparison(id), path);
            }
        }
        for (_, id) in site.by_person.keys().filter(|(l, id)| l == lang && data.people.get(id).is_some()) {
            want(GeneratedKey::Person(id.clone()), format!("people/{}", id.replace('_', "-")));
        }
        for (_, id) in site.by_institution.keys().filter(|(l, id)| l == lang && data.institutions.get(id).is_some()) {
            want(GeneratedKey::Institution(id.clone()), format!("institutions/{}", id.replace('_', "-")));
        }
        if site.by_person.keys().any(|(l, id)| l == lang && data.people.get(id).is_some()) {
            want(GeneratedKey::People, "people".to_owned());
        }
        if site.by_institution.keys().any(|(l, id)| l == lang && data.institutions.get(id).is_some()) {
            want(GeneratedKey::Institutions, "institutions".to_owned());
        }
        let folder = |document: &Document| document.id.as_str().rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let shown = |kind: Kind| {
            let there = move |document: &&Document| {
                document.lang == *lang && document.kind == kind && document.front.common.status != Status::Withdrawn
            };
            site.documents.iter().filter(there)
        };
        let divided: BTreeSet<_> = shown(Kind::ToolkitSection).filter_map(folder).collect();
        for toolkit in shown(Kind::Toolkit) {
            if let Some(folder) = folder(toolkit).filter(|folder| divided.contains(folder)) {
                want(GeneratedKey::WholeToolkit(toolkit.id.clone()), format!("{folder}/print"));
            }
        }
        if default && !data.glossary.entries().is_empty() {
            want(GeneratedKey::Glossary, "glossary".to_owned());
        }
        if default && !data.references.entries().is_empty() {
            want(GeneratedKey::ReadingList, "reading-list".to_owned());
        }
        want(GeneratedKey::Search, "search".to_owned());
    }
    let addresses = Addresses::new(&data);
    for (key, lang, path) in wanted {
        let (href, file) = addresses.at(&lang, &path);
        add_generated(site, taken, diagnostics, key, lang, href, file);
    }
    let lang = data.config.languages[0].clone();
    let href = addresses.file("404.html");
    add_generated(site, taken, diagnostics, GeneratedKey::NotFound, lang, href, "404.html".to_owned());
}

fn add_generated(
    site: &mut Site,
    taken: &mut HashMap<String, Taker>,
    diagnostics: &mut Diagnostics,
    key: GeneratedKey,
    lang: Lang,
    href: String,
    file: String,
) {
    let Ok(path) = SitePath::new(&file) else { return };
    if let Some(Taker::Page(page)) = taken.get(&taken_key(&file)) {
        let document = &site.documents[*page];
        let message = format!("the address `{href}` belongs to a page that Kitpress makes itself");
        diagnostics.push(
            Diagnostic::new(Code::DuplicateAddress, message)
                .at(document.source, top(document))
                .help("rename this file"),
        );
        return;
    }
    taken.insert(taken_key(&file), Taker::Generated);
    let identity = (key, lang);
    let number = reads::key(&identity);
    site.generated_index.insert(identity.clone(), site.generated.len());
    let (key, lang) = identity;
    site.generated.push(Generated { key, lang, address: Address { href, file: Some(path) } }, number);
}

/// Gives every toolkit page its place. A section without its toolkit's `index.md` is reported.
fn toolkits(site: &mut Site, diagnostics: &mut Diagnostics) {
    let mut sections: BTreeMap<(String, Lang), Vec<usize>> = BTreeMap::new();
    let mut indexes: BTreeMap<(String, Lang), usize> = BTreeMap::new();
    for (i, document) in site.documents.iter().enumerate() {
        let folder = document.id.as_str().rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        match document.kind {
            Kind::Toolkit => {
                indexes.insert((folder, document.lang.clone()), i);
            }
            Kind::ToolkitSection => sections.entry((folder, document.lang.clone())).or_default().push(i),
            _ => {}
        }
    }
    for (key, list) in &mut sections {
        let order = |i: usize| match &site.documents[i].front.own {
            Own::ToolkitSection(section) => section.order,
            _ => 0,
        };
        list.sort_by_key(|i| (order(*i), site.documents[*i].id.clone()));
        if !indexes.contains_key(key) {
            for i in list.iter() {
                let document = &site.documents[*i];
                if key.0 == "toolkits" {
                    let slug = document.id.slug();
                    diagnostics.push(
                        Diagnostic::new(Code::ToolkitShape, "this section is in no toolkit")
                            .at(document.source, top(document))
                            .help(format!("move it into a toolkit's folder: `content/toolkits/NAME/{slug}.md`")),
                    );
                    continue;
                }
                diagnostics.push(
                    Diagnostic::new(
                        Code::ToolkitShape,
                        format!("the toolkit `{}` has no `index.md` in {}", key.0, key.1),
                    )
                    .at(document.source, top(document))
                    .help(format!("write `content/{}/index.md`", key.0)),
                );
            }
        }
    }
    for (key, index) in indexes {
        let list: Arc<[usize]> = sections.remove(&key).unwrap_or_default().into();
        site.pages[index].toolkit = Some(ToolkitPlace { index, number: 0, sections: list.clone() });
        for (number, section) in list.iter().enumerate() {
            let place = ToolkitPlace { index, number: number + 1, sections: list.clone() };
            site.pages[*section].toolkit = Some(place);
        }
    }
}

/// Redirects; an alias that is taken or leaves the site is reported at its line.
fn aliases(site: &mut Site, taken: &HashMap<String, Taker>, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut redirects: BTreeMap<SitePath, usize> = BTreeMap::new();
    for (index, document) in site.documents.iter().enumerate() {
        for (i, alias) in document.front.common.aliases.iter().enumerate() {
            let place = || {
                let text = sources.texts.get(document.source.0 as usize).map_or("", |source| &source.text);
                locate_written(text, document.front_span, &FieldPath::new().key("aliases").index(i), alias)
            };
            let inner = alias.trim_matches('/');
            let file = if inner.ends_with(".html") { inner.to_owned() } else { index_file(inner) };
            let path = match SitePath::new(&file) {
                Ok(path) if alias.starts_with('/') => path,
                Ok(_) => {
                    diagnostics.push(
                        Diagnostic::new(Code::BadAddress, format!("the alias `{alias}` does not start with `/`"))
                            .at(document.source, place())
                            .help(format!("write `/{inner}/`")),
                    );
                    continue;
                }
                Err(bad) => {
                    let message = format!("the alias `{alias}` cannot be an address: {bad}");
                    diagnostics.push(Diagnostic::new(Code::BadAddress, message).at(document.source, place()));
                    continue;
                }
            };
            let other = match taken.get(&taken_key(&file)) {
                Some(Taker::Page(page)) => Some(*page),
                Some(Taker::Generated) => Some(index),
                None => redirects.get(&path).copied(),
            };
            if let Some(other) = other {
                let (whose, help) = match taken.get(&taken_key(&file)) {
                    Some(Taker::Generated) => ("a page that Kitpress makes itself", "remove the alias"),
                    _ if other == index => ("this page already", "remove the alias"),
                    _ => ("another page", "remove the alias, or rename the other page"),
                };
                let message = format!("the alias `{alias}` is the address of {whose}");
                let mut diagnostic =
                    Diagnostic::new(Code::DuplicateAddress, message).at(document.source, place()).help(help);
                if other != index {
                    let page = &site.documents[other];
                    diagnostic = diagnostic.also(page.source, top(page), "the other page");
                }
                diagnostics.push(diagnostic);
                continue;
            }
            redirects.insert(path, index);
        }
    }
    site.redirects = redirects;
}
