//! Addresses elsewhere: all that the text, the front matter and the data files name. Nothing is asked here.

use url::Url;

use super::Cx;
use crate::document::{Document, LinkTarget};
use crate::source::{SourceId, Span};
use crate::yaml::{self, FieldPath, Marks, Value};

/// An address elsewhere, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The address, with its fragment.
    pub url: Url,
    /// The file.
    pub source: SourceId,
    /// Where it is in the file.
    pub span: Span,
    /// Whether the address itself, as it is, stands at `span`, so that another can take its place.
    pub exact: bool,
}

/// All places, file by file. The site's own pages are not elsewhere, wherever they are named.
pub fn outside(cx: &Cx<'_>) -> Vec<Outside> {
    let mut found = Vec::new();
    for document in &cx.site.documents {
        in_yaml(cx, document.source, document.front_span, &mut found);
        in_text(cx, document, &mut found);
    }
    let data = cx.sources.site.iter().chain(cx.sources.data.values());
    for source in data {
        in_yaml(cx, *source, Span::new(0, cx.text(*source).len()), &mut found);
    }
    let own = &cx.site.data.config.base_url;
    found.retain(|one| own.host() != one.url.host() || !one.url.path().starts_with(own.path()));
    found.sort_by_key(|one| (one.source, one.span));
    found
}

fn in_text(cx: &Cx<'_>, document: &Document, found: &mut Vec<Outside>) {
    let text = cx.text(document.source);
    for link in &document.outline.links {
        let LinkTarget::External(address) = &link.target else { continue };
        let Some(url) = web(address) else { continue };
        // `[text](address "title")`: the last is where it leads.
        let written = text.get(link.span.range()).unwrap_or_default();
        let at = written.match_indices(&**address).map(|(at, _)| at).filter(|at| {
            let next = written[at + address.len()..].chars().next();
            next.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '>' | ']'))
        });
        let span = at.last().map(|at| {
            let start = link.span.range().start + at;
            Span::new(start, start + address.len())
        });
        let (span, exact) = (span.unwrap_or(link.span), span.is_some());
        found.push(Outside { url, source: document.source, span, exact });
    }
}

/// Texts that are addresses as a whole, and DOIs, which Kitpress links to.
fn in_yaml(cx: &Cx<'_>, source: SourceId, span: Span, found: &mut Vec<Outside>) {
    let text = cx.text(source);
    let (Some(value), _) = yaml::read(source, text, span) else { return };
    let mut marks = None;
    walk(&value, &FieldPath::new(), &mut |path, url, written| {
        let marks = marks.get_or_insert_with(|| Marks::new(text, span));
        let place = marks.value(path);
        // Quotation marks may stand around it.
        let inner = text.get(place.range()).and_then(|value| Some((value.find(written)?, value)));
        let exact = inner.filter(|(_, value)| value.len() <= written.len() + 2 && web(written).is_some());
        let span = exact.map_or(place, |(at, _)| {
            let start = place.range().start + at;
            Span::new(start, start + written.len())
        });
        found.push(Outside { url, source, span, exact: exact.is_some() });
    });
}

fn walk<'v>(value: &'v Value, path: &FieldPath<'v>, found: &mut impl FnMut(&FieldPath<'_>, Url, &str)) {
    match value {
        Value::String(text) => {
            let doi = matches!(path.last(), Some(yaml::Step::Key("doi")));
            let url = if doi { web(&format!("https://doi.org/{}", text.trim())) } else { web(text.trim()) };
            if let Some(url) = url {
                found(path, url, text.trim());
            }
        }
        Value::Sequence(items) => {
            items.iter().enumerate().for_each(|(i, item)| walk(item, &path.clone().index(i), found));
        }
        // What a theme of one's own makes of `extra:` nobody knows.
        Value::Mapping(mapping) => {
            let named = mapping.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
            named
                .filter(|(key, _)| *key != "extra")
                .for_each(|(key, value)| walk(value, &path.clone().key(key), found));
        }
        Value::Tagged(tagged) => walk(&tagged.value, path, found),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text as a web address, if it is one as a whole.
fn web(text: &str) -> Option<Url> {
    let starts = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if !(starts("http://") || starts("https://")) || text.contains(char::is_whitespace) {
        return None;
    }
    Url::parse(text).ok().filter(Url::has_host)
}
