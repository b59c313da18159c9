//! References in an author-date style, the same for every sort of work:
//! "Healey, M. and Flint, A. (2016) *Title*. Container, 4(2), pp. 8–20. Publisher. https://doi.org/...".
//! Names are printed as `references.yaml` has them; what it does not say is left out, a date too.
//!
//! The title links to the work's address; a DOI is a link of its own, written out so that it survives on paper.

use super::context::Cx;
use super::types::ReferenceView;
use crate::model::Reference;
use crate::resolve::GeneratedKey;

/// An entry of a list of references.
pub fn reference(cx: &Cx<'_>, id: &str, reference: &Reference) -> ReferenceView {
    let element = format!("ref-{id}");
    let list = cx.site.generated_address(&GeneratedKey::ReadingList, cx.lang);
    ReferenceView {
        html: html(cx, reference),
        restricted: restricted(cx, reference),
        note: reference.note.as_ref().map(|note| cx.local(note)),
        href: format!("{}#{element}", list.map_or("", |(address, _)| address.href.as_str())),
        id: element,
    }
}

/// Who may open the work, when not everybody may: "UCL staff only".
pub fn restricted(cx: &Cx<'_>, reference: &Reference) -> Option<String> {
    let who = || reference.access_note.as_ref().map_or_else(|| cx.say("restricted", &[]), |note| cx.local(note));
    reference.restricted.then(who)
}

/// What stands in running text: "Healey et al., 2016", "UCL, 2023"; the title where nobody is named. A name
/// with a comma is shortened to what is before it; one without is printed whole, since "Universities UK" has no
/// family name.
pub fn citation_text(cx: &Cx<'_>, reference: &Reference) -> String {
    let short = |name: &str| name.split_once(',').map_or(name, |(family, _)| family).trim().to_owned();
    let who = match &*reference.authors {
        [] => reference.publisher.as_deref().unwrap_or(&reference.title).to_owned(),
        [one] => short(one),
        [first, second] => cx.locale.list([short(first).as_str(), short(second).as_str()]),
        [first, ..] => cx.say("citation_et_al", &[("first", short(first).as_str().into())]),
    };
    match reference.date {
        Some(date) => {
            let year = date.year.to_string();
            cx.say("citation_in_text", &[("who", who.as_str().into()), ("year", year.as_str().into())])
        }
        None => who,
    }
}

fn html(cx: &Cx<'_>, reference: &Reference) -> String {
    let authors = cx.locale.list(reference.authors.iter().map(|name| &**name));
    let publisher = reference.publisher.as_deref().filter(|publisher| !publisher.is_empty());
    let responsible = if authors.is_empty() { publisher.unwrap_or_default() } else { &authors };
    let mut out = String::new();
    out.push_str(&escape(responsible));
    if let Some(date) = reference.date {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&format!("({})", date.year));
    }
    if !out.is_empty() {
        out.push_str(if reference.date.is_some() || out.ends_with('.') { " " } else { ". " });
    }
    let title = format!("<cite>{}</cite>", escape(&reference.title));
    match reference.url.as_deref().and_then(web) {
        Some(url) => out.push_str(&format!("<a href=\"{}\">{title}</a>", escape(&url))),
        None => out.push_str(&title),
    }
    if !reference.title.ends_with(['?', '!', '.', '…', '؟']) {
        out.push('.');
    }
    sentence(&mut out, &escape(&container(cx, reference)));
    let repeated = |name: &str| name == responsible || reference.authors.iter().any(|author| &**author == name);
    if let Some(publisher) = publisher.filter(|publisher| !repeated(publisher)) {
        sentence(&mut out, &escape(publisher));
    }
    if let Some(doi) = reference.doi.as_deref().map(doi_address) {
        let doi = escape(&doi);
        out.push_str(&format!(" <a class=\"doi\" href=\"{doi}\">{doi}</a>"));
    } else if let Some(accessed) = reference.accessed {
        let date = cx.locale.date(accessed);
        sentence(&mut out, &escape(&cx.say("reference_accessed", &[("date", date.as_str().into())])));
    }
    out
}

/// "Teaching and Learning Inquiry, 4(2), pp. 8–20"
fn container(cx: &Cx<'_>, reference: &Reference) -> String {
    let issue = match (&reference.volume, &reference.issue) {
        (Some(volume), Some(issue)) => Some(format!("{volume}({issue})")),
        (Some(volume), None) => Some(volume.to_string()),
        (None, Some(issue)) => Some(format!("({issue})")),
        (None, None) => None,
    };
    let pages = reference.pages.as_deref().map(|pages| {
        let several = pages.contains(['-', '–', ',', ' ']);
        cx.say(if several { "reference_pages" } else { "reference_page" }, &[("pages", pages.into())])
    });
    let parts = [reference.container.as_deref().map(str::to_owned), issue, pages];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Adds words as a sentence of their own.
fn sentence(out: &mut String, words: &str) {
    if !words.is_empty() {
        out.push(' ');
        out.push_str(words);
        if !words.ends_with(['.', '?', '!']) {
            out.push('.');
        }
    }
}

/// An address that a reader may follow: nothing but the web's own schemes.
fn web(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

/// `10.20343/x` and any form of its address as `https://doi.org/10.20343/x`.
fn doi_address(doi: &str) -> String {
    let bare = doi.trim().trim_start_matches("doi:").trim();
    let bare = bare.rsplit_once("doi.org/").map_or(bare, |(_, bare)| bare);
    let mut address = String::from("https://doi.org/");
    for c in bare.chars() {
        // DOIs may hold characters that an address may not (DOI Handbook, 2.5.2.4).
        match c {
            '<' | '>' | '"' | '#' | '%' | ' ' | '{' | '}' | '^' | '[' | ']' | '`' | '|' | '\\' => {
                address.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => address.push(c),
        }
    }
    address
}

/// Text for HTML, attributes in double quotes included.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
