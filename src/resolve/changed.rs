//! What differs between a site and the same site a moment later. Pages may have other numbers by then: they are compared
//! by who they are.

use std::collections::HashMap;
use std::sync::Arc;

use super::{About, PageIndex, Relation, Resolved, Site, Target, ToolkitPlace};
use crate::document::Document;
use crate::reads::{Changed, What};

impl Site {
    /// Adds to `changed` what pages may have looked up of `self` and find otherwise in `new`. Not the data that all pages
    /// share: see [`SiteData::compare`](crate::model::SiteData::compare).
    pub fn compare(&self, new: &Site, changed: &mut Changed) {
        let places: HashMap<u64, PageIndex> = self.documents.keys().iter().copied().zip(0..).collect();
        for (index, page) in new.documents.keys().iter().enumerate() {
            match places.get(page) {
                Some(before) => compare_page((self, *before), (new, index), changed),
                None => whole_page(*page, changed),
            }
        }
        let still: std::collections::HashSet<&u64> = new.documents.keys().iter().collect();
        self.documents.keys().iter().filter(|page| !still.contains(page)).for_each(|page| whole_page(*page, changed));
        let same_pages = |a: &[PageIndex], b: &[PageIndex]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.documents.key(*a) == new.documents.key(*b))
        };
        self.compare_generated(new, changed);
        let same = |a: &Vec<PageIndex>, b: &Vec<PageIndex>| same_pages(a, b);
        changed.compare(What::Versions, &self.by_id, &new.by_id, same);
        changed.compare(What::Tagged, self.tagged.all(), new.tagged.all(), same);
        changed.compare(What::OfPerson, self.by_person.all(), new.by_person.all(), same);
        changed.compare(What::OfInstitution, self.by_institution.all(), new.by_institution.all(), same);
        changed.compare(What::OfReference, self.by_reference.all(), new.by_reference.all(), same);
        changed.compare(What::OfTerm, self.by_term.all(), new.by_term.all(), same);
        changed.compare(What::OfAspect, self.by_aspect.all(), new.by_aspect.all(), same);
        changed.compare(What::OfKind, self.by_kind.all(), new.by_kind.all(), same);
    }

    fn compare_generated(&self, new: &Site, changed: &mut Changed) {
        let places: HashMap<u64, usize> = self.generated.keys().iter().copied().zip(0..).collect();
        for (index, page) in new.generated.keys().iter().enumerate() {
            let before = places.get(page).map(|before| self.generated.unnoted(*before));
            if before != Some(new.generated.unnoted(index)) {
                changed.add(What::Generated, *page);
            }
        }
        let still: std::collections::HashSet<&u64> = new.generated.keys().iter().collect();
        let gone = self.generated.keys().iter().filter(|page| !still.contains(page));
        gone.for_each(|page| changed.add(What::Generated, *page));
    }
}

/// A page came or went.
fn whole_page(page: u64, changed: &mut Changed) {
    for what in [What::Document, What::About, What::Takeaways, What::Resolved, What::Address] {
        changed.add(what, page);
    }
}

fn compare_page((old, a): (&Site, PageIndex), (new, b): (&Site, PageIndex), changed: &mut Changed) {
    let page = new.documents.key(b);
    let (before, now) = (old.documents.unnoted(a), new.documents.unnoted(b));
    // A page that was not parsed again shares its text with what it was.
    let parsed_once = Arc::ptr_eq(&before.body, &now.body) && Arc::ptr_eq(&before.outline, &now.outline);
    if !parsed_once && About::from(before) != About::from(now) {
        changed.add(What::About, page);
    }
    let takeaways = |document: &Document| document.front.common.takeaways.is_empty();
    if takeaways(before) != takeaways(now) {
        changed.add(What::Takeaways, page);
    }
    if !(parsed_once || same(before, now)) {
        changed.add(What::Document, page);
    }
    let (before, now) = (old.pages.unnoted(a), new.pages.unnoted(b));
    if before.address != now.address || old.number(a) != new.number(b) {
        changed.add(What::Address, page);
    }
    if !same_resolved((old, before), (new, now)) {
        changed.add(What::Resolved, page);
    }
}

/// All but the number of the file, and where in it the front matter is.
fn same(a: &Document, b: &Document) -> bool {
    a.kind == b.kind
        && a.front == b.front
        && a.body == b.body
        && a.outline == b.outline
        && (a.broken, a.unread) == (b.broken, b.unread)
}

fn same_resolved((old, a): (&Site, &Resolved), (new, b): (&Site, &Resolved)) -> bool {
    let same_page = |a: &PageIndex, b: &PageIndex| old.documents.key(*a) == new.documents.key(*b);
    let same_target = |a: &Target, b: &Target| match (a, b) {
        (Target::Page { page: p, anchor: a }, Target::Page { page: q, anchor: b }) => same_page(p, q) && a == b,
        (Target::Generated { generated: g, anchor: a }, Target::Generated { generated: h, anchor: b }) => {
            old.generated.key(*g) == new.generated.key(*h) && a == b
        }
        (a, b) => a == b,
    };
    let same_relation = |a: &Relation, b: &Relation| same_page(&a.page, &b.page) && a.reasons == b.reasons;
    let same_place = |a: &ToolkitPlace, b: &ToolkitPlace| {
        same_page(&a.index, &b.index) && a.number == b.number && each(&a.sections, &b.sections, same_page)
    };
    a.address == b.address
        && a.images == b.images
        && each(&a.links, &b.links, same_target)
        && each(&a.backlinks, &b.backlinks, same_page)
        && each(&a.related, &b.related, same_relation)
        && match (&a.toolkit, &b.toolkit) {
            (Some(a), Some(b)) => same_place(a, b),
            (a, b) => a.is_none() && b.is_none(),
        }
}

fn each<T>(a: &[T], b: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}
