//! A toolkit with all its sections on one page, to be printed. What leads from one section to another leads within the
//! page, and every id begins with the section's own name, so that none is there twice.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{self, BodyView};
use super::context::Cx;
use super::lists;
use super::page::{self, OwnView, PageOutput, Part};
use super::types::*;
use crate::document::PageId;
use crate::model::{Own, Status};
use crate::resolve::{Generated, PageIndex};
use crate::source::SitePath;
use crate::theme::Argument;

/// Where a page begins within the whole, and what its ids begin with.
struct Place {
    id: String,
    prefix: String,
}

/// The page; `None` if the toolkit is not there (reported already).
pub fn toolkit(cx: &Cx<'_>, generated: &Generated, file: SitePath, id: &PageId) -> Option<PageOutput> {
    let index = cx.site.find(id, cx.lang)?;
    let shown = |page: &PageIndex| cx.site.documents[*page].front.common.status != Status::Withdrawn;
    let place = cx.site.pages[index].toolkit.as_ref()?;
    let pages: Vec<PageIndex> =
        std::iter::once(index).chain(place.sections.iter().copied()).filter(|page| shown(page)).collect();
    let places: BTreeMap<&str, Place> = pages
        .iter()
        .map(|page| {
            let slug = cx.site.documents[*page].id.slug();
            (&*cx.site.address(*page).href, Place { id: format!("part-{slug}"), prefix: format!("{slug}--") })
        })
        .collect();
    let parts: Vec<Part> = pages
        .iter()
        .enumerate()
        .filter_map(|(number, page)| part(cx, *page, number, pages.len() - 1, &places))
        .collect();
    let toolkit = lists::page_link(cx, index);
    let title = cx.say("print_title", &[("title", Argument::Text(&toolkit.text))]);
    let url = lists::complete_url(cx, &generated.address.href);
    let common = page::common(cx, index, cx.scopes());
    let mut breadcrumbs = common.breadcrumbs;
    if let Some(last) = breadcrumbs.last_mut() {
        *last = toolkit.clone();
    }
    breadcrumbs.push(LinkView { text: cx.say("print_short", &[]), href: String::new(), lang: None });
    let view = PageView {
        kind: lists::kind_of(&generated.key).to_owned(),
        summary: cx.say("summary_print", &[("title", Argument::Text(&toolkit.text))]),
        href: generated.address.href.clone(),
        feedback_href: lists::feedback_href(cx, &title, &url),
        url,
        breadcrumbs,
        // It is read where the toolkit is; this is for paper.
        noindex: true,
        references: references(&parts),
        has_pseudonyms: parts.iter().any(|part| part.page.has_pseudonyms),
        has_illustrative_voices: parts.iter().any(|part| part.page.has_illustrative_voices),
        has_code: parts.iter().any(|part| part.page.has_code),
        title,
        toc: Vec::new(),
        takeaways: Vec::new(),
        goals: Vec::new(),
        translations: Vec::new(),
        alternates: Vec::new(),
        related: Vec::new(),
        backlinks: Vec::new(),
        previous: None,
        next: None,
        ..common
    };
    let contributors = match &cx.site.documents[index].front.own {
        Own::Toolkit(own) => own.contributors.iter().map(|one| super::person::person(cx, one)).collect(),
        _ => Vec::new(),
    };
    let contents = parts.iter().map(|part| part.about.clone()).collect();
    let own = OwnView::WholeToolkit(WholeToolkitView { toolkit, contents, contributors });
    Some(PageOutput { parts, ..PageOutput::new(file, "whole-toolkit.html", view, own) })
}

fn part(cx: &Cx<'_>, index: PageIndex, number: usize, count: usize, places: &BTreeMap<&str, Place>) -> Option<Part> {
    let place = places.get(&*cx.site.address(index).href)?;
    let view = page::common(cx, index, cx.scopes());
    let mut text = body::body(cx, index, cx.scopes());
    lead_within(&mut text, place, places);
    let title = if number == 0 { cx.say("document_introduction", &[]) } else { view.title.clone() };
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Part {
        about: PartView { id: place.id.clone(), title, number: whole(number), count: whole(count) },
        own: page::own(cx, index, false),
        page: view,
        body: text,
        prefix: place.prefix.clone(),
    })
}

/// Turns links to pages that are on this one into links to their places here.
fn lead_within(text: &mut BodyView, own: &Place, places: &BTreeMap<&str, Place>) {
    for link in &mut text.links {
        let (page, anchor) = link.href.split_once('#').unwrap_or((&link.href, ""));
        let place = if page.is_empty() { Some(own) } else { places.get(page) };
        let Some(place) = place.filter(|_| !link.href.is_empty()) else { continue };
        // What Kitpress adds to a page, such as its references, is not there for each part.
        link.href = match anchor.is_empty() || anchor.starts_with("kit-") {
            true => format!("#{}", place.id),
            false => format!("#{}{anchor}", place.prefix),
        };
    }
}

/// What all parts cite, each work once.
fn references(parts: &[Part]) -> Vec<ReferenceView> {
    let mut seen = BTreeSet::new();
    let all = parts.iter().flat_map(|part| &part.page.references);
    all.filter(|reference| seen.insert(reference.id.clone())).cloned().collect()
}
