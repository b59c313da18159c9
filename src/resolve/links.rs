//! Where every link and image of a text goes; what goes nowhere is reported at its place.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::address::Addresses;
use super::{GeneratedKey, ImageTarget, PageIndex, Site, Target};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::document::{Document, LinkTarget, Outline, PageId};
use crate::load::Sources;
use crate::model::Status;
use crate::source::{SitePath, SourceId, Span};
use crate::theme::assets::hashed_path;
use crate::yaml::{FieldPath, locate};

/// Anchors that the theme sets on pages that have the part; `kit-` keeps them apart from headings.
pub const THEME_ANCHORS: [&str; 16] = [
    "kit-top",
    "kit-main",
    "kit-takeaways",
    "kit-metrics",
    "kit-schedule",
    "kit-goals",
    "kit-agenda",
    "kit-quiz",
    "kit-challenges",
    "kit-outputs",
    "kit-contributors",
    "kit-participants",
    "kit-references",
    "kit-related",
    "kit-backlinks",
    "kit-feedback",
];

struct Index<'a> {
    /// Last part of an id to the ids that end so.
    slugs: HashMap<&'a str, BTreeSet<&'a PageId>>,
    /// Address to page.
    hrefs: HashMap<&'a str, PageIndex>,
    /// Address to generated page.
    generated: HashMap<&'a str, usize>,
}

pub(super) fn resolve(site: &mut Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    let data = site.data.clone();
    let addresses = Addresses::new(&data);
    let mut resolved: Vec<(Vec<Target>, Vec<ImageTarget>)> = Vec::with_capacity(site.documents.len());
    let mut files: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let logo;
    {
        let mut slugs: HashMap<&str, BTreeSet<&PageId>> = HashMap::new();
        for document in &site.documents {
            slugs.entry(document.id.slug()).or_default().insert(&document.id);
        }
        let index = Index {
            slugs,
            hrefs: site.pages.iter().enumerate().map(|(i, page)| (page.address.href.as_str(), i)).collect(),
            generated: site.generated.iter().enumerate().map(|(i, page)| (page.address.href.as_str(), i)).collect(),
        };
        let mut cx = Cx { site, sources, index, addresses, files: &mut files, hidden: false, diagnostics };
        for document in &site.documents {
            let Outline { links, images, hidden, .. } = &*document.outline;
            let links = links.iter().enumerate().map(|(number, link)| {
                cx.hidden = hidden.links.contains(&number);
                cx.link(document, &link.target, link.span)
            });
            let links = links.collect();
            let images = images.iter().enumerate().map(|(number, image)| {
                cx.hidden = hidden.images.contains(&number);
                cx.image(document, &image.path, image.span)
            });
            let images = images.collect();
            cx.hidden = false;
            cx.citations(document);
            resolved.push((links, images));
        }
        logo = cx.logo();
    }
    for (i, (links, images)) in resolved.into_iter().enumerate() {
        let hidden = &site.documents[i].outline.hidden.links;
        for (number, target) in links.iter().enumerate() {
            if let Target::Page { page, .. } = target
                && *page != i
                && !hidden.contains(&number)
                && site.is_listed(i)
                && site.pages[*page].backlinks.last() != Some(&i)
            {
                site.pages[*page].backlinks.push(i);
            }
        }
        site.pages[i].links = links;
        site.pages[i].images = images;
    }
    site.files = files;
    site.logo = logo;
}

struct Cx<'a> {
    site: &'a Site,
    sources: &'a Sources,
    index: Index<'a>,
    addresses: Addresses<'a>,
    files: &'a mut std::collections::BTreeMap<String, String>,
    /// What is looked at is of a voice that the web may not show: its files are not put there.
    hidden: bool,
    diagnostics: &'a mut Diagnostics,
}

impl Cx<'_> {
    fn link(&mut self, document: &Document, target: &LinkTarget, span: Span) -> Target {
        match target {
            LinkTarget::External(url) | LinkTarget::Contact(url) => Target::External(url.clone()),
            LinkTarget::Anchor(anchor) => {
                self.check_anchor(document, document, anchor, span);
                Target::Anchor(anchor.clone())
            }
            LinkTarget::Page { id, anchor } => match self.page_by_id(document, id, span) {
                Some(page) => self.page_target(document, page, anchor.as_deref(), span),
                None => Target::Missing,
            },
            LinkTarget::Path { path, anchor } => self.path(document, path, anchor.as_deref(), span),
        }
    }

    fn page_target(&mut self, from: &Document, page: PageIndex, anchor: Option<&str>, span: Span) -> Target {
        if let Some(anchor) = anchor {
            let to = &self.site.documents[page];
            self.check_anchor(from, to, anchor, span);
        }
        Target::Page { page, anchor: anchor.map(Into::into) }
    }

    /// `[[id]]`: the whole id, or its last part where only one page ends so.
    fn page_by_id(&mut self, document: &Document, id: &str, span: Span) -> Option<PageIndex> {
        let id = id.trim().trim_start_matches('/').trim_end_matches('/');
        if let Some(page) = self.site.find(&PageId(id.into()), &document.lang) {
            return Some(page);
        }
        let index_id = PageId(format!("{id}/index").into());
        if let Some(page) = self.site.find(&index_id, &document.lang) {
            return Some(page);
        }
        let ids: Vec<&PageId> = self.index.slugs.get(id).into_iter().flatten().copied().collect();
        if let [only] = ids[..] {
            return self.site.find(only, &document.lang);
        }
        let diagnostic = if ids.is_empty() {
            let file = self.sources.texts.get(document.source.0 as usize).map_or("", |source| &*source.text);
            let finding = self.site.missing_page(id).at(document.source, span);
            self.site.fix_page(finding, file, span, id)
        } else {
            let choices: Vec<String> = ids.iter().map(|id| format!("`[[{id}]]`")).collect();
            Diagnostic::new(Code::LinkAmbiguous, format!("`{id}` fits {} pages", ids.len()))
                .help(format!("write {}", choices.join(" or ")))
        };
        self.diagnostics.push(diagnostic.at(document.source, span));
        None
    }

    /// `[text](../templates/x.md)`, `/address/`, `file.pdf`.
    fn path(&mut self, document: &Document, path: &str, anchor: Option<&str>, span: Span) -> Target {
        let base = self.site.data.config.base_url.path();
        if let Some(inner) = path.strip_prefix('/') {
            let slash = if inner.is_empty() || inner.ends_with('/') { "" } else { "/" };
            let href = format!("{base}{inner}{slash}");
            if let Some(page) = self.index.hrefs.get(href.as_str()) {
                return self.page_target(document, *page, anchor, span);
            }
            if let Some(&generated) = self.index.generated.get(href.as_str()) {
                self.check_generated_anchor(document, generated, anchor, span);
                return Target::Generated { generated, anchor: anchor.map(Into::into) };
            }
        }
        let Some(inner) = self.within_content(document, path) else {
            self.diagnostics.push(
                Diagnostic::new(Code::BadLink, format!("`{path}` leaves the site"))
                    .at(document.source, span)
                    .help("a link stays inside `content/`, or is a complete web address"),
            );
            return Target::Missing;
        };
        let as_page = inner.strip_suffix(".md").unwrap_or(&inner).trim_end_matches('/');
        let as_page = strip_language(self.site, as_page);
        for id in [as_page.to_owned(), format!("{as_page}/index"), format!("pages/{as_page}")] {
            if let Some(page) = self.site.find(&PageId(id.into()), &document.lang) {
                return self.page_target(document, page, anchor, span);
            }
        }
        if self.sources.files.contains_key(&inner) && SitePath::new(&inner).is_ok() {
            if self.hidden {
                return Target::Missing;
            }
            self.files.insert(inner.clone(), inner.clone());
            return Target::File(self.addresses.file(&inner).into());
        }
        let page_like = inner.ends_with(".md") || !inner.rsplit('/').next().unwrap_or("").contains('.');
        let diagnostic = if page_like {
            self.site.missing_page(as_page)
        } else {
            Diagnostic::new(Code::LinkMissingFile, format!("there is no file `{path}`")).help(self.file_help(&inner))
        };
        self.diagnostics.push(diagnostic.at(document.source, span));
        Target::Missing
    }

    fn file_help(&self, inner: &str) -> String {
        match nearest(inner, self.sources.files.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `content/{near}`?"),
            None => format!("put the file at `content/{inner}`"),
        }
    }

    /// A path relative to the page's folder (or to `content/` with a leading `/`), without `..`; `None` if it leaves.
    fn within_content(&self, document: &Document, path: &str) -> Option<String> {
        let mut parts: Vec<&str> = Vec::new();
        if !path.starts_with('/') {
            let folder = document.id.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
            parts.extend(folder.split('/').filter(|part| !part.is_empty()));
        }
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }

    fn check_anchor(&mut self, from: &Document, to: &Document, anchor: &str, span: Span) {
        if to.unread || to.front.common.status == Status::Withdrawn {
            return;
        }
        // Every heading is an anchor; one in a voice that the web may not show is none there.
        let hidden = &to.outline.hidden.headings;
        let anchors = to.outline.anchors.iter().enumerate().filter(|(number, _)| !hidden.contains(number));
        let known: HashSet<&str> = anchors.map(|(_, anchor)| &*anchor.id).collect();
        if known.contains(anchor) || THEME_ANCHORS.contains(&anchor) {
            return;
        }
        let page = if from.source == to.source { "this page".to_owned() } else { format!("`{}`", to.id) };
        let mut sorted: Vec<&str> = known.into_iter().collect();
        sorted.sort_unstable();
        let help = match nearest(anchor, sorted.iter().copied()) {
            Some(near) => format!("did you mean `#{near}`?"),
            None => "an anchor is a heading's words in lower case with hyphens, or its `{#id}`".to_owned(),
        };
        self.diagnostics.push(
            Diagnostic::new(Code::LinkMissingAnchor, format!("{page} has no heading or anchor `#{anchor}`"))
                .at(from.source, span)
                .help(help),
        );
    }

    /// The glossary and the reading list have an anchor for each entry; other lists have none that a page may rely on.
    fn check_generated_anchor(&mut self, from: &Document, generated: usize, anchor: Option<&str>, span: Span) {
        let data = &self.site.data;
        let (lacks, known, page): (bool, Vec<&str>, _) = match (&self.site.generated[generated].key, anchor) {
            (GeneratedKey::Glossary, Some(id)) => (data.glossary.lacks(id), data.glossary.ids().collect(), "glossary"),
            (GeneratedKey::ReadingList, Some(id)) => {
                (data.references.lacks(id), data.references.ids().collect(), "reading list")
            }
            _ => return,
        };
        let anchor = anchor.unwrap_or_default();
        if !lacks || THEME_ANCHORS.contains(&anchor) {
            return;
        }
        let help = nearest(anchor, known)
            .map_or_else(|| "an anchor there is the entry's id".to_owned(), |near| format!("did you mean `#{near}`?"));
        self.diagnostics.push(
            Diagnostic::new(Code::LinkMissingAnchor, format!("the {page} has no entry `{anchor}`"))
                .at(from.source, span)
                .help(help),
        );
    }

    fn image(&mut self, document: &Document, path: &str, span: Span) -> ImageTarget {
        if path.contains("://") {
            self.diagnostics.push(
                Diagnostic::new(Code::LinkMissingFile, "the image is on another site".to_owned())
                    .at(document.source, span)
                    .help("readers' browsers would tell that site who reads this page: put a copy beside the page"),
            );
            return ImageTarget::default();
        }
        let Some(inner) = self.within_content(document, path) else {
            self.diagnostics
                .push(Diagnostic::new(Code::BadLink, format!("`{path}` leaves the site")).at(document.source, span));
            return ImageTarget::default();
        };
        self.image_file(inner, path, document.source, span)
    }

    /// The logo that `site.yaml` names.
    fn logo(&mut self) -> Option<ImageTarget> {
        let config = &self.site.data.config;
        let path = config.brand.logo.as_deref()?;
        let text = self.sources.texts.get(config.source.0 as usize).map_or("", |source| &source.text);
        let span = locate(text, Span::new(0, text.len()), &FieldPath::new().key("brand").key("logo"));
        let inner = path.trim_start_matches('/').to_owned();
        Some(self.image_file(inner, path, config.source, span)).filter(|image| !image.src.is_empty())
    }

    /// The image at `inner`, a path within `content/`; `path` is what the author wrote.
    fn image_file(&mut self, inner: String, path: &str, source: SourceId, span: Span) -> ImageTarget {
        let Some(bytes) = self.sources.files.get(&inner) else {
            self.diagnostics.push(
                Diagnostic::new(Code::LinkMissingFile, format!("there is no image `{path}`"))
                    .at(source, span)
                    .help(self.file_help(&inner)),
            );
            return ImageTarget::default();
        };
        let Some((width, height)) = image_size(&inner, bytes) else {
            self.diagnostics.push(
                Diagnostic::new(Code::ImageUnreadable, format!("the size of `{path}` cannot be read"))
                    .at(source, span)
                    .help("use PNG, JPEG, GIF, WebP, AVIF, or SVG with `width` and `height` or a `viewBox`"),
            );
            return ImageTarget::default();
        };
        let name = inner.rsplit('/').next().unwrap_or(&inner);
        let output = hashed_path(name, bytes);
        if SitePath::new(&output).is_err() {
            self.diagnostics.push(
                Diagnostic::new(Code::BadAddress, format!("`{path}` cannot be part of an address on every system"))
                    .at(source, span)
                    .help("rename the image with letters, numbers and hyphens"),
            );
            return ImageTarget::default();
        }
        if !self.hidden {
            self.files.insert(output.clone(), inner.clone());
        }
        ImageTarget { src: self.addresses.file(&output), file: inner, width, height }
    }

    fn citations(&mut self, document: &Document) {
        let references = &self.site.data.references;
        for citation in &document.outline.citations {
            if references.lacks(&citation.id) {
                let help = nearest(&citation.id, references.ids()).map_or_else(
                    || "add it to `content/references.yaml`".to_owned(),
                    |near| format!("did you mean `[@{near}]`?"),
                );
                self.diagnostics.push(
                    Diagnostic::new(Code::UnknownReference, format!("there is no reference `{}`", citation.id))
                        .at(document.source, citation.span)
                        .help(help),
                );
            }
        }
    }
}

/// `about.cy` is `about` in Welsh.
fn strip_language<'a>(site: &Site, path: &'a str) -> &'a str {
    match path.rsplit_once('.') {
        Some((stem, suffix)) if site.data.config.languages.iter().any(|lang| lang.as_str() == suffix) => stem,
        _ => path,
    }
}

/// Width and height in pixels of an image of a format that browsers show.
fn image_size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if name.ends_with(".svg") {
        return svg_size(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)).filter(|(w, h)| *w > 0 && *h > 0)
}

/// `width` and `height` of the root element, or those of its `viewBox`.
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        let element = match reader.read_event().ok()? {
            quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => element,
            quick_xml::events::Event::Eof => return None,
            _ => continue,
        };
        if element.local_name().as_ref() != "svg" {
            return None;
        }
        let attribute = |name: &str| -> Option<String> {
            let found = element.try_get_attribute(name).ok()??;
            Some(found.value.into_owned())
        };
        let pixels = |text: String| -> Option<f64> { text.trim().trim_end_matches("px").parse().ok() };
        let rounded =
            |number: f64| (number.is_finite() && (1.0..100_000.0).contains(&number)).then(|| number.round() as u32);
        let width = attribute("width").and_then(pixels).and_then(rounded);
        let height = attribute("height").and_then(pixels).and_then(rounded);
        if let (Some(width), Some(height)) = (width, height) {
            return Some((width, height));
        }
        let view_box = attribute("viewBox")?;
        let mut numbers = view_box.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
        let (_, _) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
        return Some((rounded(numbers.next()?.ok()?)?, rounded(numbers.next()?.ok()?)?));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_drawing_comes_from_its_root_element() {
        assert_eq!(svg_size("<svg width='640' height='320px'/>"), Some((640, 320)));
        assert_eq!(svg_size("<?xml version='1.0'?><!-- x --><svg viewBox='0 0 12.4 10'><rect/></svg>"), Some((12, 10)));
        assert_eq!(svg_size("<html/>"), None);
        assert_eq!(svg_size("<svg viewBox='0 0 x'/>"), None);
    }
}
