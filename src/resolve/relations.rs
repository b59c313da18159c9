//! Which pages are near each other, and why. The work grows with the number of pages, not its square:
//! for each shared value only pages near in date are looked at.

use std::collections::{BTreeMap, HashMap};

use super::address::{TAXONOMIES, tags};
use super::{PageIndex, Site};
use crate::document::{PageId, VocabularyName};
use crate::model::{Kind, Own};

/// A related page and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Which.
    pub page: PageIndex,
    /// What they share, the strongest first.
    pub reasons: Vec<Reason>,
}

/// What two pages share.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The author said so.
    Named,
    /// The institution.
    Institution(Box<str>),
    /// Words of a vocabulary.
    Shared(VocabularyName, Vec<Box<str>>),
}

/// Related pages that are shown.
const SHOWN: usize = 4;
/// Pages looked at on each side of a page, for each value it has.
const WINDOW: usize = 24;

/// Weight of a shared value: rarer values say more.
fn weight(vocabulary: VocabularyName) -> u32 {
    match vocabulary {
        VocabularyName::Theme => 4,
        VocabularyName::Phase => 3,
        VocabularyName::Role | VocabularyName::Lifecycle => 2,
        VocabularyName::Value => 0,
    }
}

const INSTITUTION_WEIGHT: u32 = 6;
/// Less than this is no relation worth a line.
const ENOUGH: u32 = 4;

pub(super) fn relate(site: &mut Site) {
    let mut related: Vec<Vec<Relation>> = Vec::with_capacity(site.documents.len());
    let positions = positions(site);
    for index in 0..site.documents.len() {
        related.push(if site.is_listed(index) { nearest(site, index, &positions) } else { Vec::new() });
    }
    for (page, list) in site.pages.iter_mut().zip(related) {
        page.related = list;
    }
}

/// Where each page stands in the lists it is in.
type Positions<'a> = HashMap<(PageIndex, ListKey<'a>), usize>;

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum ListKey<'a> {
    Tag(VocabularyName, &'a str),
    Institution(&'a str),
}

fn positions(site: &Site) -> Positions<'_> {
    let mut positions = HashMap::new();
    for ((_, vocabulary, id), pages) in &site.tagged {
        for (position, page) in pages.iter().enumerate() {
            positions.insert((*page, ListKey::Tag(*vocabulary, id)), position);
        }
    }
    for ((_, id), pages) in &site.by_institution {
        for (position, page) in pages.iter().enumerate() {
            positions.insert((*page, ListKey::Institution(id)), position);
        }
    }
    positions
}

fn may_relate(kind: Kind) -> bool {
    !matches!(kind, Kind::Page | Kind::ToolkitSection)
}

fn institution(site: &Site, page: PageIndex) -> Option<&str> {
    match &site.documents[page].front.own {
        Own::CaseStudy(case_study) => Some(&case_study.institution),
        _ => None,
    }
}

fn nearest(site: &Site, index: PageIndex, positions: &Positions<'_>) -> Vec<Relation> {
    let document = &site.documents[index];
    let mut found: Vec<Relation> = Vec::new();
    for id in &document.front.common.related {
        if let Some(page) = site.find(&PageId(id.clone().into()), &document.lang).filter(|page| *page != index) {
            found.push(Relation { page, reasons: vec![Reason::Named] });
        }
    }
    if !may_relate(document.kind) {
        return found;
    }
    let mut scores: BTreeMap<PageIndex, u32> = BTreeMap::new();
    let mut count = |list: &[PageIndex], position: Option<&usize>, weight: u32| {
        let at = position.copied().unwrap_or(0);
        let window = at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(list.len());
        for other in &list[window] {
            if *other != index && may_relate(site.documents[*other].kind) {
                *scores.entry(*other).or_default() += weight;
            }
        }
    };
    for vocabulary in TAXONOMIES {
        for id in tags(document, vocabulary) {
            if let Some(list) = site.tagged.get(&(document.lang.clone(), vocabulary, id.clone())) {
                count(list, positions.get(&(index, ListKey::Tag(vocabulary, id))), weight(vocabulary));
            }
        }
    }
    if let Some(id) = institution(site, index)
        && let Some(list) = site.by_institution.get(&(document.lang.clone(), id.into()))
    {
        count(list, positions.get(&(index, ListKey::Institution(id))), INSTITUTION_WEIGHT);
    }
    let mut ranked: Vec<(u32, PageIndex)> = scores
        .into_iter()
        .filter(|(page, score)| *score >= ENOUGH && !found.iter().any(|relation| relation.page == *page))
        .map(|(page, score)| (score, page))
        .collect();
    ranked.sort_by_key(|(score, page)| (std::cmp::Reverse(*score), *page));
    for (_, page) in ranked.into_iter().take(SHOWN.saturating_sub(found.len())) {
        found.push(Relation { page, reasons: reasons(site, index, page) });
    }
    found
}

fn reasons(site: &Site, a: PageIndex, b: PageIndex) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some(id) = institution(site, a).filter(|id| institution(site, b) == Some(id)) {
        reasons.push(Reason::Institution(id.into()));
    }
    for vocabulary in [VocabularyName::Theme, VocabularyName::Phase, VocabularyName::Role, VocabularyName::Lifecycle] {
        let others = tags(&site.documents[b], vocabulary);
        let shared: Vec<Box<str>> =
            tags(&site.documents[a], vocabulary).iter().filter(|id| others.contains(id)).cloned().collect();
        if !shared.is_empty() {
            reasons.push(Reason::Shared(vocabulary, shared));
        }
    }
    reasons
}
