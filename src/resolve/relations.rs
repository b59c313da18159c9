//! Which pages are near each other, and why. The work grows with the number of pages, not its square:
//! for each shared value only pages near in date are looked at.

use std::borrow::Cow;

use super::address::tags;
use super::{Aspect, PageIndex, Site};
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
    /// What is said of their evidence.
    Judged(Aspect, &'static str),
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
/// All three together are no relation yet: many case studies are positive and of low cost.
const ASPECT_WEIGHT: u32 = 1;
/// Less than this is no relation worth a line.
const ENOUGH: u32 = 4;

pub(super) fn relate(site: &mut Site) {
    let lists = Lists::new(site);
    let mut scores = vec![0; site.documents.len()];
    let related: Vec<Vec<Relation>> = (0..site.documents.len())
        .map(|index| if site.is_listed(index) { nearest(site, index, &lists, &mut scores) } else { Vec::new() })
        .collect();
    for (page, list) in site.pages.iter_mut().zip(related) {
        page.related = list;
    }
}

/// Pages that share a value, and where each page stands in the lists it is in. Pages that relate to none are in no list.
struct Lists<'a> {
    lists: Vec<(u32, Cow<'a, [PageIndex]>)>,
    /// By page: the lists that count for it, with its place in each.
    places: Vec<Vec<(usize, usize)>>,
    may_relate: Vec<bool>,
}

impl<'a> Lists<'a> {
    fn new(site: &'a Site) -> Lists<'a> {
        let borrowed = |pages: &'a Vec<PageIndex>| Cow::Borrowed(pages.as_slice());
        let tagged = site.tagged.all().iter().map(|((_, vocabulary, _), pages)| (weight(*vocabulary), borrowed(pages)));
        // People of an institution make a page its, but not one about it.
        let institutions = site.by_institution.all().iter().map(|((_, id), pages)| {
            let about = pages.iter().copied().filter(|page| institution(site, *page) == Some(id));
            (INSTITUTION_WEIGHT, Cow::Owned(about.collect()))
        });
        let mut lists: Vec<(u32, Cow<'a, [PageIndex]>)> = Vec::new();
        let mut places = vec![Vec::new(); site.documents.len()];
        let judged = site.by_aspect.all().iter().filter(|((_, _, answer), _)| says_something(answer));
        let judged = judged.map(|(_, pages)| (ASPECT_WEIGHT, borrowed(pages)));
        for (weight, pages) in tagged.chain(institutions).chain(judged) {
            for (place, page) in pages.iter().enumerate() {
                places[*page].push((lists.len(), place));
            }
            lists.push((weight, pages));
        }
        Lists { lists, places, may_relate: site.documents.iter().map(|document| may_relate(document.kind)).collect() }
    }
}

/// Two case studies that say nothing of their cost have nothing in common.
fn says_something(answer: &str) -> bool {
    !matches!(answer, "not_stated" | "not_rated")
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

/// `scores` are of all pages and 0, before and after.
fn nearest(site: &Site, index: PageIndex, lists: &Lists<'_>, scores: &mut [u32]) -> Vec<Relation> {
    let document = &site.documents[index];
    let mut found: Vec<Relation> = Vec::new();
    for id in &document.front.common.related {
        if let Some(page) = site.find(&PageId(id.clone().into()), &document.lang).filter(|page| *page != index) {
            found.push(Relation { page, reasons: vec![Reason::Named] });
        }
    }
    if !lists.may_relate[index] {
        return found;
    }
    let mut touched: Vec<PageIndex> = Vec::new();
    for (list, at) in &lists.places[index] {
        let (weight, pages) = (lists.lists[*list].0, &lists.lists[*list].1);
        for other in &pages[at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(pages.len())] {
            if *other != index && lists.may_relate[*other] {
                if scores[*other] == 0 {
                    touched.push(*other);
                }
                scores[*other] += weight;
            }
        }
    }
    let ranked = touched.into_iter().map(|page| (std::mem::take(&mut scores[page]), page));
    let known = |page: PageIndex| found.iter().any(|relation| relation.page == page);
    let mut ranked: Vec<_> = ranked
        .filter(|(score, page)| *score >= ENOUGH && !known(*page))
        .map(|(score, page)| (std::cmp::Reverse(score), page))
        .collect();
    let wanted = SHOWN.saturating_sub(found.len());
    if wanted < ranked.len() {
        ranked.select_nth_unstable(wanted);
        ranked.truncate(wanted);
    }
    ranked.sort_unstable();
    found.extend(ranked.into_iter().map(|(_, page)| Relation { page, reasons: reasons(site, index, page) }));
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
    let own = |page: PageIndex| &site.documents[page].front.own;
    for aspect in Aspect::ALL {
        let answer = aspect.of(own(a)).filter(|answer| says_something(answer));
        if let Some(answer) = answer.filter(|answer| aspect.of(own(b)) == Some(*answer)) {
            reasons.push(Reason::Judged(aspect, answer));
        }
    }
    reasons
}
