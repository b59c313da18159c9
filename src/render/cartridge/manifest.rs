//! `imsmanifest.xml`: what the course is, its contents in order, and every file (IMS Common Cartridge 1.1, with IMS Content
//! Packaging 1.2 and IEEE LOM).

use super::{Kind, Resource};
use crate::render::epub::package::{identifier, rights};
use crate::render::epub::xml::{attribute, element};
use crate::view::paper::Paper;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1\" \
    xmlns:lomimscc=\"http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 \
    http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest \
    http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd\"";

/// The manifest.
pub fn manifest(paper: &Paper, resources: &[Resource]) -> String {
    let mut out = String::from(HEAD);
    attribute(&mut out, "identifier", &format!("course-{}", identifier(paper).trim_start_matches("urn:uuid:")));
    out.push_str(">\n<metadata>\n<schema>IMS Common Cartridge</schema>\n<schemaversion>1.1.0</schemaversion>\n");
    metadata(&mut out, paper);
    out.push_str("</metadata>\n");
    contents(&mut out, paper, resources);
    out.push_str("<resources>\n");
    for resource in resources {
        entry(&mut out, resource);
    }
    out.push_str("</resources>\n</manifest>\n");
    out
}

/// Title, language, description, keywords, who made it, what one may do with it.
fn metadata(out: &mut String, paper: &Paper) {
    let string = |out: &mut String, words: &str| {
        out.push_str("<lomimscc:string");
        attribute(out, "language", &paper.lang);
        out.push('>');
        crate::render::epub::xml::text(out, words);
        out.push_str("</lomimscc:string>");
    };
    let part = |out: &mut String, name: &str, words: &str| {
        if !words.trim().is_empty() {
            out.push_str(&format!("<lomimscc:{name}>"));
            string(out, words);
            out.push_str(&format!("</lomimscc:{name}>\n"));
        }
    };
    out.push_str("<lomimscc:lom>\n<lomimscc:general>\n");
    part(out, "title", &paper.title);
    element(out, "lomimscc:language", &paper.lang);
    out.push('\n');
    part(out, "description", &paper.summary);
    for keyword in &paper.keywords {
        part(out, "keyword", keyword);
    }
    out.push_str("</lomimscc:general>\n");
    let rights = rights(paper);
    if !rights.is_empty() {
        out.push_str("<lomimscc:rights>\n<lomimscc:copyrightAndOtherRestrictions>");
        element(out, "lomimscc:value", "yes");
        out.push_str("</lomimscc:copyrightAndOtherRestrictions>\n");
        part(out, "description", &rights);
        out.push_str("</lomimscc:rights>\n");
    }
    out.push_str("</lomimscc:lom>\n");
}

/// One root without words, and below it a folder of pages, one of documents and one of links.
fn contents(out: &mut String, paper: &Paper, resources: &[Resource]) {
    out.push_str(
        "<organizations>\n<organization identifier=\"contents\" structure=\"rooted-hierarchy\">\n<item identifier=\"root\">\n",
    );
    let folders = [
        (Kind::Page, "pages", &paper.title),
        (Kind::File, "files", &paper.course.files_title),
        (Kind::Link, "links", &paper.course.links_title),
    ];
    for (kind, id, title) in folders {
        let mut inside = resources.iter().filter(|resource| resource.kind == kind).peekable();
        if inside.peek().is_none() {
            continue;
        }
        out.push_str("<item");
        attribute(out, "identifier", &format!("folder-{id}"));
        out.push_str(">\n");
        element(out, "title", title);
        out.push('\n');
        for resource in inside {
            out.push_str("<item");
            attribute(out, "identifier", &format!("item-{}", resource.id));
            attribute(out, "identifierref", &resource.id);
            out.push('>');
            element(out, "title", resource.title.as_deref().unwrap_or(&resource.path));
            out.push_str("</item>\n");
        }
        out.push_str("</item>\n");
    }
    out.push_str("</item>\n</organization>\n</organizations>\n");
}

fn entry(out: &mut String, resource: &Resource) {
    let path = encoded(&resource.path);
    out.push_str("<resource");
    attribute(out, "identifier", &resource.id);
    match resource.kind {
        // What a link is, its own file says.
        Kind::Link => attribute(out, "type", "imswl_xmlv1p1"),
        _ => {
            attribute(out, "type", "webcontent");
            attribute(out, "href", &path);
        }
    }
    out.push_str(">\n<file");
    attribute(out, "href", &path);
    out.push_str("/>\n");
    for id in &resource.needs {
        out.push_str("<dependency");
        attribute(out, "identifierref", id);
        out.push_str("/>\n");
    }
    out.push_str("</resource>\n");
}

/// A path as an address.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
