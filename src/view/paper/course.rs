//! What a course has besides the pages of its toolkit: the documents that go with it, and where to read on.

use super::whole::{paper, sections, wanted};
use super::{Attached, Course, Files, Format};
use crate::model::Kind;
use crate::resolve::PageIndex;
use crate::view::context::Cx;
use crate::view::lists::complete_url;
use crate::view::{body, page};

/// The course of a toolkit. Its documents are those that templates and reflective resources offer which the toolkit links
/// to, byte for byte; its links are the page itself and the works that the toolkit cites and everybody can open.
pub fn course(cx: &Cx<'_>, index: PageIndex, files: &Files) -> Course {
    let pages: Vec<PageIndex> = std::iter::once(index).chain(sections(cx, index)).collect();
    let mut resources: Vec<PageIndex> = Vec::new();
    for resource in pages.iter().flat_map(|page| page::resources_of(cx, *page)) {
        let about = cx.site.about(resource);
        let filled_in = matches!(about.kind, Kind::Template | Kind::ReflectiveResource);
        if filled_in && cx.site.is_listed(resource) && !about.restricted && !resources.contains(&resource) {
            resources.push(resource);
        }
    }
    let mut attached = Vec::new();
    for resource in resources {
        for format in wanted(cx, resource) {
            if matches!(format, Format::Word | Format::Pdf) {
                let title = cx.words(cx.site.about(resource).title);
                let label = cx.say(&format!("format_{}", format.name()), &[]);
                let title = format!("{title}{}{label}", cx.lang.comma());
                attached.push(Attached { title, format, paper: paper(cx, resource, format, files) });
            }
        }
    }
    let url = complete_url(cx, &cx.site.address(index).href);
    let mut links = vec![(cx.words(cx.site.about(index).title), url)];
    for page in pages {
        for (_, reference) in page::cited(cx, &body::outline(cx, page, Format::Cartridge.scopes())) {
            let doi = reference.doi.as_deref().map(|doi| format!("https://doi.org/{doi}"));
            let Some(address) = doi.or_else(|| reference.url.as_deref().map(str::to_owned)) else { continue };
            if !reference.restricted && !links.iter().any(|(_, known)| *known == address) {
                links.push((reference.title.to_string(), address));
            }
        }
    }
    Course { files_title: cx.say("resources", &[]), files: attached, links_title: cx.say("course_links", &[]), links }
}
