//! Puts pages in relation: addresses, links, taxonomies, translations, backlinks, what is related.
//! Reads front matter and outlines only, never a body: a body edit that leaves its outline alone
//! changes nothing here.

mod address;
mod aspect;
mod blocks;
mod changed;
mod fields;
mod front;
mod links;
mod missing;
mod offered;
mod relations;
mod voices;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub use address::{Address, Generated, GeneratedKey, TAXONOMIES, folder_of, tags};
pub use aspect::Aspect;
pub use blocks::has_data;
pub use fields::same_prompt;
pub use relations::{Reason, Relation};
pub use words::capitalise;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, PageId, VocabularyName};
use crate::load::Sources;
use crate::model::{Kind, Lang, Own, PartialDate, PersonRef, SiteData, Status};
use crate::reads::{self, List, Map, What};

/// Number of a page: its place in [`Site::documents`].
pub type PageIndex = usize;

/// A site whose parts know each other.
pub struct Site {
    /// What all pages share.
    pub data: Arc<SiteData>,
    /// Pages ordered by id, then by the site's order of languages.
    pub documents: List<Document>,
    /// What was found out about each, in the same order.
    pub pages: List<Resolved>,
    /// Pages that no file stands behind: listings, taxonomies, glossary.
    pub generated: List<Generated>,
    /// Files of `content/` that pages use: path in the output to path in `content/`.
    pub files: BTreeMap<String, String>,
    /// The site's own logo.
    pub logo: Option<ImageTarget>,
    /// Redirects of `aliases`: path in the output to the page.
    pub redirects: BTreeMap<crate::source::SitePath, PageIndex>,
    /// Pages by taxonomy value, language by language, newest first.
    pub tagged: Map<(Lang, VocabularyName, Box<str>), Vec<PageIndex>>,
    /// Pages that credit a person.
    pub by_person: Map<(Lang, Box<str>), Vec<PageIndex>>,
    /// Pages of an institution: its case studies, and pages whose authors are there.
    pub by_institution: Map<(Lang, Box<str>), Vec<PageIndex>>,
    /// Pages that cite a reference.
    pub by_reference: Map<Box<str>, Vec<PageIndex>>,
    /// Pages that use a term of the glossary.
    pub by_term: Map<Box<str>, Vec<PageIndex>>,
    /// Case studies by what is said of their evidence, newest first.
    pub by_aspect: Map<(Lang, Aspect, &'static str), Vec<PageIndex>>,
    /// Listed pages of a kind, newest first (sections by order).
    pub by_kind: Map<(Lang, Kind), Vec<PageIndex>>,
    /// Drafts that were left out.
    left_out: BTreeSet<PageId>,
    by_id: BTreeMap<PageId, Vec<PageIndex>>,
    generated_index: HashMap<(GeneratedKey, Lang), usize>,
}

/// What lists and links may say of a page: nothing of its text, so that they stay as they are when only that changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct About<'a> {
    /// Its id.
    pub id: &'a PageId,
    /// Its language.
    pub lang: &'a Lang,
    /// What kind of page it is.
    pub kind: Kind,
    /// Its title, `{{ words }}` as written.
    pub title: &'a str,
    /// Its summary, `{{ words }}` as written.
    pub summary: &'a str,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Whether it is a draft, live or withdrawn.
    pub status: Status,
    /// Not everybody may open it.
    pub restricted: bool,
    /// Id of the institution that a case study is about.
    pub institution: Option<&'a str>,
    /// Whom to ask about it.
    pub contact: Option<&'a PersonRef>,
}

impl<'a> From<&'a Document> for About<'a> {
    fn from(document: &'a Document) -> About<'a> {
        let common = &document.front.common;
        About {
            id: &document.id,
            lang: &document.lang,
            kind: document.kind,
            title: &common.title,
            summary: &common.summary,
            published: common.published,
            status: common.status,
            restricted: common.restricted,
            institution: match &document.front.own {
                Own::CaseStudy(own) => Some(&own.institution),
                _ => None,
            },
            contact: common.contact.as_ref(),
        }
    }
}

/// What is known of a page beyond its own file.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// Where it is.
    pub address: Address,
    /// Targets of the outline's links, in the same order.
    pub links: Vec<Target>,
    /// Images of the outline, in the same order.
    pub images: Vec<ImageTarget>,
    /// Other pages that link here, in order of their place.
    pub backlinks: Vec<PageIndex>,
    /// Related pages, nearest first.
    pub related: Vec<Relation>,
    /// Pages of a toolkit in order, for its index and its sections; empty elsewhere.
    pub toolkit: Option<ToolkitPlace>,
}

/// A page's place in its toolkit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolkitPlace {
    /// The toolkit's `index.md` in the same language.
    pub index: PageIndex,
    /// Number of the section from 1; 0 for the index itself.
    pub number: usize,
    /// The sections in order.
    pub sections: Arc<[PageIndex]>,
}

/// Where a link of the text goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A page of this site.
    Page {
        /// Which.
        page: PageIndex,
        /// Anchor without `#`.
        anchor: Option<Box<str>>,
    },
    /// A generated page.
    Generated {
        /// Index into [`Site::generated`].
        generated: usize,
        /// Anchor without `#`.
        anchor: Option<Box<str>>,
    },
    /// A file beside the pages, by its address.
    File(Box<str>),
    /// A place on the same page.
    Anchor(Box<str>),
    /// Somewhere else: a web address, `mailto:` or `tel:`.
    External(Box<str>),
    /// Nowhere; reported already.
    Missing,
}

/// An image of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageTarget {
    /// Address, empty when it is missing (reported already).
    pub src: String,
    /// Path within `content/`; empty when it is missing.
    pub file: String,
    /// Pixels; 0 when unknown.
    pub width: u32,
    /// Pixels; 0 when unknown.
    pub height: u32,
}

impl Site {
    /// The page with this id in `lang`, or else in the site's default language, or else in any.
    pub fn find(&self, id: &PageId, lang: &Lang) -> Option<PageIndex> {
        reads::note(What::Versions, || reads::key(id));
        let versions = self.by_id.get(id)?;
        let in_language = |wanted: &Lang| versions.iter().copied().find(|i| self.documents.unnoted(*i).lang == *wanted);
        in_language(lang).or_else(|| in_language(&self.data.config.languages[0])).or_else(|| versions.first().copied())
    }

    /// All languages of a page, in the site's order.
    pub fn versions(&self, page: PageIndex) -> &[PageIndex] {
        let id = &self.documents.unnoted(page).id;
        reads::note(What::Versions, || reads::key(id));
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    /// What lists and links say of a page.
    pub fn about(&self, page: PageIndex) -> About<'_> {
        reads::note(What::About, || self.documents.key(page));
        About::from(self.documents.unnoted(page))
    }

    /// Where a page is.
    pub fn address(&self, page: PageIndex) -> &Address {
        reads::note(What::Address, || self.documents.key(page));
        &self.pages.unnoted(page).address
    }

    /// Whether a page has key takeaways.
    pub fn has_takeaways(&self, page: PageIndex) -> bool {
        reads::note(What::Takeaways, || self.documents.key(page));
        !self.documents.unnoted(page).front.common.takeaways.is_empty()
    }

    /// Number of a section in its toolkit, from 1; 0 for other pages.
    pub fn number(&self, page: PageIndex) -> usize {
        reads::note(What::Address, || self.documents.key(page));
        self.pages.unnoted(page).toolkit.as_ref().map_or(0, |place| place.number)
    }

    /// Address of a generated page in `lang`, or else in the default language; with the language it is in.
    pub fn generated_address(&self, key: &GeneratedKey, lang: &Lang) -> Option<(&Address, &Lang)> {
        let index = self.generated_at(key, lang)?;
        Some((&self.generated[index].address, &self.generated[index].lang))
    }

    fn generated_at(&self, key: &GeneratedKey, lang: &Lang) -> Option<usize> {
        let at = |lang: &Lang| {
            let wanted = (key.clone(), lang.clone());
            reads::note(What::Generated, || reads::key(&wanted));
            self.generated_index.get(&wanted).copied()
        };
        at(lang).or_else(|| at(&self.data.config.languages[0]))
    }

    /// Whether listings, feeds and relations may show the page.
    pub fn is_listed(&self, page: PageIndex) -> bool {
        self.about(page).status != Status::Withdrawn
    }

    /// The text of a vocabulary's word or of a value of the site; the id itself when unknown (reported already).
    pub fn word(&self, vocabulary: VocabularyName, id: &str, plural: bool, lang: &Lang) -> String {
        words::text(&self.data, vocabulary, id, plural, lang)
    }

    /// The vocabulary of that name; `value` has none.
    pub fn vocabulary(&self, name: VocabularyName) -> Option<&crate::model::Vocabulary> {
        words::vocabulary(&self.data, name)
    }

    /// A text of front matter with its `{{ role.x }}` replaced.
    pub fn with_words(&self, text: &str, lang: &Lang) -> String {
        words::expand(&self.data, text, lang)
    }
}

/// Resolves all pages. `documents` come in any order; drafts are dropped unless `drafts`.
pub fn resolve(data: Arc<SiteData>, documents: Vec<Document>, sources: &Sources, drafts: bool) -> (Site, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut site = address::place(data, documents, drafts, sources, &mut diagnostics);
    front::check(&site, sources, &mut diagnostics);
    words::check(&site, sources, &mut diagnostics);
    voices::check(&site, sources, &mut diagnostics);
    blocks::check(&site, sources, &mut diagnostics);
    fields::check(&site, sources, &mut diagnostics);
    links::resolve(&mut site, sources, &mut diagnostics);
    relations::relate(&mut site);
    (site, diagnostics)
}
