//! References in an author-date style, the same for every sort of work:
//! "Healey, M. and Flint, A. (2016) *Title*. Container, 4(2), pp. 8–20. Publisher. DOI as a link".
//! Names are printed as `references.yaml` has them; what it does not say is left out, a date too.
//!
//! The title links to the work's address; a DOI is a link of its own, written out so that it survives on paper.

use super::context::Cx;
use super::paper::{Inline, LinkTo};
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
            let year = cx.year(date.year);
            cx.say("citation_in_text", &[("who", who.as_str().into()), ("year", year.as_str().into())])
        }
        None => who,
    }
}

/// The entry for a page: its words with their markup.
fn html(cx: &Cx<'_>, reference: &Reference) -> String {
    let mut out = String::new();
    for inline in entry(cx, reference) {
        write_html(&inline, &mut out);
    }
    out
}

fn write_html(inline: &Inline, out: &mut String) {
    match inline {
        Inline::Text(words) => out.push_str(&escape(words)),
        Inline::Cite(inner) => {
            out.push_str("<cite>");
            inner.iter().for_each(|inline| write_html(inline, out));
            out.push_str("</cite>");
        }
        Inline::Link { to: LinkTo::Web(address), inlines } => {
            // An address that is written out is a DOI.
            let doi = matches!(inlines.as_slice(), [Inline::Text(words)] if words == address);
            out.push_str(if doi { "<a class=\"doi\" href=\"" } else { "<a href=\"" });
            out.push_str(&escape(address));
            out.push_str("\">");
            inlines.iter().for_each(|inline| write_html(inline, out));
            out.push_str("</a>");
        }
        _ => {}
    }
}

/// The entry, for every output.
pub fn entry(cx: &Cx<'_>, reference: &Reference) -> Vec<Inline> {
    let authors = cx.locale.list(reference.authors.iter().map(|name| &**name));
    // An organisation's own home page has its name for a title: once is enough.
    let publisher = reference.publisher.as_deref().filter(|name| !name.is_empty() && **name != *reference.title);
    let responsible = if authors.is_empty() { publisher.unwrap_or_default() } else { &authors };
    let mut words = responsible.to_owned();
    if let Some(date) = reference.date {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&format!("({})", cx.year(date.year)));
    }
    if !words.is_empty() {
        words.push_str(if reference.date.is_some() || words.ends_with('.') { " " } else { ". " });
    }
    let title = Inline::Cite(vec![Inline::Text(reference.title.to_string())]);
    let mut out = Vec::new();
    if !words.is_empty() {
        out.push(Inline::Text(words));
    }
    out.push(match reference.url.as_deref().and_then(web) {
        Some(url) => Inline::Link { to: LinkTo::Web(url), inlines: vec![title] },
        None => title,
    });
    let mut words = String::new();
    if !reference.title.ends_with(['?', '!', '.', '…', '؟']) {
        words.push('.');
    }
    sentence(&mut words, &container(cx, reference));
    let repeated = |name: &str| name == responsible || reference.authors.iter().any(|author| &**author == name);
    if let Some(publisher) = publisher.filter(|publisher| !repeated(publisher)) {
        sentence(&mut words, publisher);
    }
    let doi = reference.doi.as_deref().map(doi_address);
    match (&doi, reference.accessed) {
        (Some(_), _) => words.push(' '),
        (None, Some(accessed)) => {
            let date = cx.locale.date(accessed);
            sentence(&mut words, &cx.say("reference_accessed", &[("date", date.as_str().into())]));
        }
        (None, None) => {}
    }
    if !words.is_empty() {
        out.push(Inline::Text(words));
    }
    out.extend(doi.map(|doi| Inline::Link { inlines: vec![Inline::Text(doi.clone())], to: LinkTo::Web(doi) }));
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
pub(super) fn escape(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::model::{LocalText, ReferenceKind};
    use crate::view::testing::{World, date, healey};

    fn web(title: &str) -> Reference {
        Reference {
            kind: ReferenceKind::Web,
            title: title.into(),
            authors: Vec::new(),
            date: None,
            container: None,
            volume: None,
            issue: None,
            pages: None,
            publisher: None,
            doi: None,
            ..healey()
        }
    }

    #[test]
    fn an_article_names_authors_year_title_place_and_doi() {
        let view = reference(&World::new("en").cx(), "healey-2016", &healey());
        assert_eq!(view.id, "ref-healey-2016");
        assert_eq!(view.href, "/reading-list/#ref-healey-2016");
        assert_eq!(
            view.html,
            "Healey, M., Flint, A. and Harrington, K. (2016) <cite>Students as Partners: Reflections on a Conceptual \
             Model</cite>. Teaching and Learning Inquiry, 4(2), pp. 8–20. <a class=\"doi\" \
             href=\"https://doi.org/10.20343/teachlearninqu.4.2.3\">https://doi.org/10.20343/teachlearninqu.4.2.3</a>"
        );
    }

    #[test]
    fn a_page_without_authors_stands_under_its_publisher() {
        let world = World::new("en");
        let page = Reference {
            publisher: Some("UCL".into()),
            date: Some(date("2023-07-21")),
            url: Some("https://www.ucl.ac.uk/a?b=1&c=2".into()),
            accessed: Some(date("2026-11-22")),
            ..web("Is <this> the key?")
        };
        let view = reference(&world.cx(), "ucl", &page);
        assert_eq!(
            view.html,
            "UCL (2023) <a href=\"https://www.ucl.ac.uk/a?b=1&amp;c=2\"><cite>Is &lt;this&gt; the key?</cite></a> \
             Accessed 22 November 2026."
        );
        assert_eq!(citation_text(&world.cx(), &page), "UCL, 2023");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let world = World::new("en");
        let bare = web("Report + Support");
        assert_eq!(reference(&world.cx(), "x", &bare).html, "<cite>Report + Support</cite>.");
        assert_eq!(citation_text(&world.cx(), &bare), "Report + Support");
        let undated = Reference { publisher: Some("Advance HE".into()), ..web("What works?") };
        assert_eq!(reference(&world.cx(), "x", &undated).html, "Advance HE. <cite>What works?</cite>");
        assert_eq!(citation_text(&world.cx(), &undated), "Advance HE");
        let home = Reference { publisher: Some("Students’ Union UCL".into()), ..web("Students’ Union UCL") };
        assert_eq!(reference(&world.cx(), "x", &home).html, "<cite>Students’ Union UCL</cite>.");
        let unsafe_address = Reference { url: Some("javascript:alert(1)".into()), ..web("Title") };
        assert_eq!(reference(&world.cx(), "x", &unsafe_address).html, "<cite>Title</cite>.");
    }

    #[test]
    fn citations_name_one_two_or_the_first() {
        let world = World::new("en");
        let by = |names: &[&str]| Reference { authors: names.iter().map(|name| (*name).into()).collect(), ..healey() };
        assert_eq!(citation_text(&world.cx(), &healey()), "Healey et al., 2016");
        assert_eq!(citation_text(&world.cx(), &by(&["Haywood, M.-M."])), "Haywood, 2016");
        let two = by(&["Universities UK", "National Union of Students"]);
        assert_eq!(citation_text(&world.cx(), &two), "Universities UK and National Union of Students, 2016");
        assert!(citation_text(&World::new("cy").cx(), &healey()).contains("ac eraill"));
    }

    #[test]
    fn a_publisher_that_is_an_author_is_named_once() {
        let page = Reference {
            authors: vec!["SOAS Students’ Union".into()],
            publisher: Some("SOAS Students’ Union".into()),
            ..web("Degrees of racism")
        };
        assert_eq!(
            reference(&World::new("en").cx(), "x", &page).html,
            "SOAS Students’ Union. <cite>Degrees of racism</cite>."
        );
    }

    #[test]
    fn restricted_works_say_who_may_open_them() {
        let world = World::new("en");
        let note = Some(LocalText::All("UCL staff only".into()));
        let closed = Reference { restricted: true, access_note: note, ..web("Report") };
        assert_eq!(restricted(&world.cx(), &closed).as_deref(), Some("UCL staff only"));
        assert!(restricted(&world.cx(), &Reference { access_note: None, ..closed.clone() }).is_some());
        assert_eq!(restricted(&world.cx(), &Reference { restricted: false, ..closed }), None);
    }

    #[test]
    fn a_doi_may_be_given_as_an_address() {
        for doi in ["10.1/a<b", "doi:10.1/a<b", "https://doi.org/10.1/a<b", "http://dx.doi.org/10.1/a<b"] {
            assert_eq!(doi_address(doi), "https://doi.org/10.1/a%3Cb");
        }
    }
}
