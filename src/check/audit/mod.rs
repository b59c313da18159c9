//! Finished pages as readers with a screen reader, a keyboard or their own colours meet them: what the success criteria of
//! WCAG 2.2 (A and AA) say that a program can see without a browser. One file a family of rules.
//!
//! A page is read once into a `Tree`; rules are functions over that list. Each finding then gets the place that made it
//! (`origin`): a line of the page's own file, or of a template of the theme. What one line of a theme does on many pages is
//! said once. Nothing is certified: silence means that nothing was found that a program can find.

mod aria;
mod colour;
mod contrast;
mod controls;
mod ground;
mod headings;
mod ids;
mod landmarks;
mod lists;
mod names;
mod origin;
mod pictures;
mod style;
mod tables;
mod templates;
mod tree;
mod vocabulary;
mod whole;

use std::collections::BTreeMap;

use super::Cx;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::resolve::PageIndex;
use crate::source::{SourceId, Span};
use origin::Place;
use templates::TemplateTag;
use tree::Tree;

/// What a rule says of one page at most: after so many, the next run tells the rest.
const MOST_FAULTS: usize = 100;

/// A rule about a finished page: its name for tests, and what finds.
pub type AuditRule = (&'static str, fn(&Tree<'_>, &mut Vec<Fault>));

/// A rule about the theme's style sheets, which may look where finished pages show what: its name for tests, and what finds.
pub type LookRule = (&'static str, fn(&Cx<'_>, &[FinishedPage<'_>], &mut Diagnostics));

/// Rules about every finished page.
pub const AUDIT_RULES: &[AuditRule] = &[
    ("language of the page", whole::language),
    ("language of parts", whole::part_languages),
    ("title of the page", whole::title),
    ("page exchanged", whole::refresh),
    ("zoom forbidden", whole::zoom),
    ("landmarks there and once", landmarks::once),
    ("landmarks told apart", landmarks::told_apart),
    ("nothing outside landmarks", landmarks::nothing_outside),
    ("headings in order", headings::in_order),
    ("headings with words", headings::with_words),
    ("names of links", controls::links),
    ("names of buttons", controls::buttons),
    ("labels of fields", controls::fields),
    ("titles of frames", controls::frames),
    ("names of widgets", controls::widgets),
    ("controls in controls", controls::nested),
    ("text alternatives", pictures::alternatives),
    ("captions", pictures::captions),
    ("autoplay", pictures::autoplay),
    ("server-side maps", pictures::server_maps),
    ("moving text", pictures::moving),
    ("header cells", tables::headers),
    ("header cells by role", tables::role_headers),
    ("scope and headers", tables::pointers),
    ("lists", lists::structure),
    ("ids twice", ids::twice),
    ("anchors", ids::anchors),
    ("labels and descriptions", ids::references),
    ("access keys", ids::keys),
    ("tab order", ids::tab_order),
    ("autocomplete", ids::autofill),
    ("fixed spacing", ids::spacing),
    ("known roles", aria::roles),
    ("known attributes", aria::attributes),
    ("possible values", aria::values),
    ("needed attributes", aria::required),
    ("roles in roles", aria::structure),
    ("hidden and reached", aria::hidden),
    ("forbidden names", aria::names),
];

/// Rules about the theme's style sheets with the site's colours.
pub const LOOK_RULES: &[LookRule] = &[
    ("contrast of words", contrast::words),
    ("contrast of edges", contrast::edges),
    ("size of targets", contrast::targets),
];

/// Pages that the rules about the theme's look are shown, at most: enough to meet each of its parts.
pub const LOOKED_INTO: usize = 200;

/// Something wrong with an element of a page.
#[derive(Debug)]
pub struct Fault {
    code: Code,
    at: usize,
    message: String,
    help: String,
}

impl Fault {
    fn new(code: Code, at: usize, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { code, at, message: message.into(), help: help.into() }
    }
}

/// A finished page.
#[derive(Clone, Copy)]
pub struct FinishedPage<'a> {
    /// Its file in the output.
    pub path: &'a str,
    /// All of it.
    pub html: &'a str,
    /// The page of the site that it was made of; none for a page that no file stands behind.
    pub index: Option<PageIndex>,
}

/// A fault with the place that made it.
pub struct Told {
    fault: Fault,
    place: Place,
    /// Address of the page.
    page: String,
    /// Where the page itself is, for what no file of the site made.
    file: SourceId,
}

/// What faults of several pages have in common: the rule, the line of the theme, or else what is said.
type Shared = (Code, Option<(SourceId, Span)>, String);

/// What finds the places of faults in a site.
pub struct Audit<'a> {
    cx: Cx<'a>,
    tags: Vec<TemplateTag>,
}

impl<'a> Audit<'a> {
    /// Reads the theme's templates.
    pub fn new(cx: &Cx<'a>) -> Audit<'a> {
        Audit { cx: *cx, tags: templates::tags(cx) }
    }

    /// What the rules find about a page.
    pub fn page(&self, page: &FinishedPage<'_>, rules: &[AuditRule]) -> Vec<Told> {
        let tree = Tree::new(page.html);
        let mut faults = Vec::new();
        for (_, rule) in rules {
            let before = faults.len();
            rule(&tree, &mut faults);
            faults.truncate(before + MOST_FAULTS);
        }
        if faults.is_empty() {
            return Vec::new();
        }
        let document = page.index.map(|index| &self.cx.site.documents[index]);
        let file = document.map_or(self.cx.site.data.config.source, |document| document.source);
        let address = format!("/{}", page.path.strip_suffix("index.html").unwrap_or(page.path));
        let origin = origin::Origin::new(&self.cx, &self.tags, &tree, page.index);
        faults
            .into_iter()
            .filter_map(|fault| {
                let place = origin.of(fault.at);
                // What the rules of Markdown say of headings and links, they have said there.
                let said = match place {
                    Place::Heading(..) => fault.code == Code::PageHeadings,
                    Place::Link(..) => fault.code == Code::AnchorMissing,
                    _ => false,
                };
                (!said).then(|| Told { fault, place, page: address.clone(), file })
            })
            .collect()
    }

    /// All findings about pages; those that one line of the theme makes on many pages are one.
    pub fn merged(&self, all: impl Iterator<Item = Told>) -> Diagnostics {
        let mut found = Diagnostics::new();
        let mut shared: BTreeMap<Shared, (Told, Vec<String>)> = BTreeMap::new();
        for told in all {
            let key = match told.place {
                Place::Content(source, span) | Place::Heading(source, span) | Place::Link(source, span) => {
                    let Fault { code, message, help, .. } = told.fault;
                    found.push(Diagnostic::new(code, message).at(source, span).help(help));
                    continue;
                }
                Place::Template { source, span, .. } => (told.fault.code, Some((source, span)), String::new()),
                Place::Nowhere => (told.fault.code, None, told.fault.message.clone()),
            };
            let page = told.page.clone();
            let (_, pages) = shared.entry(key).or_insert_with(|| (told, Vec::new()));
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
        found.extend(shared.into_values().map(|(told, pages)| whole_finding(told, &pages)));
        found
    }
}

fn whole_finding(told: Told, pages: &[String]) -> Diagnostic {
    let Fault { code, message, help, .. } = told.fault;
    let on = match pages {
        [one] => format!("on `{one}`"),
        _ => format!("on {} pages, first on `{}`", pages.len(), told.page),
    };
    let finding = Diagnostic::new(code, format!("{message}, {on}"));
    match told.place {
        Place::Template { source, span, built_in: false } => finding.at(source, span).help(help),
        Place::Template { source, span, built_in: true } => {
            let finding = finding.at(told.file, Span::new(0, 0)).label("this page");
            finding.also(source, span, "Kitpress’s own theme made it here").help(help)
        }
        _ => finding.at(told.file, Span::new(0, 0)).label("this page").help(help),
    }
}

/// What the rules find about the theme's style sheets.
pub fn look(cx: &Cx<'_>, pages: &[FinishedPage<'_>], rules: &[LookRule]) -> Diagnostics {
    let mut found = Diagnostics::new();
    rules.iter().for_each(|(_, rule)| rule(cx, pages, &mut found));
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::tree::Tree;
    use super::{AUDIT_RULES, Fault, style, templates};
    use crate::source::SourceId;

    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<a href='#a'>",
        "</a>",
        "<div role=list>",
        "</div>",
        "<table>",
        "<tr>",
        "<td headers=a>",
        "<th scope=x>",
        "</table>",
        "<input id=a>",
        "<label for=a>",
        "<svg><title>",
        "</svg>",
        "<select><option>",
        "</select>",
        "<ul><li>",
        "<dl><dd>",
        "<h3>",
        "<img src=a>",
        "<button aria-labelledby='a b'>",
        " words ",
        "&nbsp;&bogus;&#9999999;",
        "<",
        ">",
        "\"",
        "ŵ",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<textarea>",
        "<a/><b",
        "<body>",
        "<main>",
        "</main>",
        "<span id=b aria-hidden=true tabindex=0>",
        "<div aria-labelledby=b id=b>",
        "{{",
        "}}",
        "{%",
        "%}",
        "{",
        "}",
        "@media (",
        "--x: var(--x)",
        ";",
        "\u{1}",
    ];

    fn look(html: &str) -> usize {
        let tree = Tree::new(html);
        let mut faults: Vec<Fault> = Vec::new();
        AUDIT_RULES.iter().for_each(|(_, rule)| rule(&tree, &mut faults));
        assert!(faults.iter().all(|fault| fault.at < tree.elements.len()));
        faults.len()
    }

    proptest! {
        #[test]
        fn whatever_a_page_holds_every_rule_comes_to_an_end(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
            let text = pieces.concat();
            look(&text);
            templates::look(&text);
            style::rules(SourceId(0), &text);
        }
    }

    #[test]
    fn a_page_that_is_nested_deeply_is_read_in_time() {
        for piece in ["<div>", "<ul><li>", "<a href=#x>", "<table><tr><td>", "<button>", "<p aria-labelledby=a id=a>"] {
            look(&format!("<html><body>{}", piece.repeat(3_000)));
        }
        look(&format!("<table><tr>{}</table>", "<td>x</td>".repeat(10_000)));
    }
}
