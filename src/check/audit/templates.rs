//! Tags as the theme's templates write them, to find the line that made an element of a page.

use super::tree::Tree;
use crate::check::Cx;
use crate::source::{SourceId, Span};

/// A start tag of a template.
#[derive(Debug)]
pub struct TemplateTag {
    /// The template's file.
    pub source: SourceId,
    /// The tag.
    pub span: Span,
    /// It is of the theme that Kitpress brings.
    pub built_in: bool,
    name: String,
    /// Names with values; a value that the template works out is cut where that begins.
    attributes: Vec<(String, String, bool)>,
    /// The template decides which attributes there are.
    loose: bool,
}

/// Stands for what a template works out.
const WORKED_OUT: char = '\u{1}';

/// All start tags of the theme's templates.
pub fn tags(cx: &Cx<'_>) -> Vec<TemplateTag> {
    let mut all = Vec::new();
    for source in cx.sources.theme.templates.values() {
        let name = cx.sources.texts.get(source.0 as usize).map_or("", |text| &text.name);
        read(*source, cx.text(*source), name.starts_with("themes/default/"), &mut all);
    }
    all
}

/// The template with what Tera works out replaced, byte for byte.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let close = match from.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                out.push('{');
                rest = &from[1..];
                continue;
            }
        };
        let end = from.find(close).map_or(from.len(), |end| end + 2);
        let comment = close == "#}";
        out.extend(std::iter::repeat_n(if comment { ' ' } else { WORKED_OUT }, end));
        rest = &from[end..];
    }
    out.push_str(rest);
    out
}

fn read(source: SourceId, text: &str, built_in: bool, all: &mut Vec<TemplateTag>) {
    let masked = masked(text);
    let bytes = masked.as_bytes();
    let mut at = 0;
    while let Some(found) = masked.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        at = start + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut quote = None;
        let end = masked[at..].char_indices().find(|(_, c)| match (quote, *c) {
            (None, '"' | '\'') => {
                quote = Some(*c);
                false
            }
            (Some(open), c) if c == open => {
                quote = None;
                false
            }
            (None, '>') => true,
            _ => false,
        });
        let Some((length, _)) = end else { continue };
        let inner = &masked[at..at + length];
        let name_end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(inner.len());
        let (attributes, loose) = attributes(&inner[name_end..]);
        let name = inner[..name_end].to_ascii_lowercase();
        let span = Span::new(start, at + length + 1);
        all.push(TemplateTag { source, span, built_in, name, attributes, loose });
        at += length;
    }
}

fn attributes(text: &str) -> (Vec<(String, String, bool)>, bool) {
    let mut found = Vec::new();
    let mut loose = false;
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == WORKED_OUT {
            loose = true;
            rest = rest.trim_start_matches(WORKED_OUT).trim_start();
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | WORKED_OUT)).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => match after[1..].split_once(quote) {
                    Some((value, rest)) => (value.to_owned(), rest),
                    None => (after[1..].to_owned(), ""),
                },
                None => {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    (after[..end].to_owned(), &after[end..])
                }
            };
        }
        let worked_out = value.find(WORKED_OUT);
        let literal = worked_out.map_or(value.as_str(), |at| &value[..at]).to_owned();
        if !name.is_empty() && name != "/" {
            found.push((name, literal, worked_out.is_some()));
        } else if end == 0 {
            rest = rest.get(1..).unwrap_or_default();
        }
        rest = rest.trim_start();
    }
    (found, loose)
}

impl TemplateTag {
    /// How well the tag fits an element: the more the better, none if it cannot have made it.
    fn fits(&self, tree: &Tree<'_>, number: usize) -> Option<usize> {
        if self.name != tree.elements[number].tag {
            return None;
        }
        let mut score = 1;
        for (name, literal, worked_out) in &self.attributes {
            match tree.attr(number, name) {
                Some(value) if *worked_out && value.starts_with(literal.as_str()) => {
                    score += 1 + usize::from(!literal.is_empty())
                }
                Some(value) if !worked_out && value == literal => score += 3,
                None if self.loose => {}
                _ => return None,
            }
        }
        let all_known = tree.attributes(number).all(|(name, _)| self.attributes.iter().any(|(one, _, _)| one == name));
        (all_known || self.loose).then_some(score)
    }
}

/// The tag that most likely made an element.
pub fn maker<'a>(tags: &'a [TemplateTag], tree: &Tree<'_>, number: usize) -> Option<&'a TemplateTag> {
    let mut best: Option<(&TemplateTag, usize)> = None;
    for tag in tags {
        let Some(score) = tag.fits(tree, number) else { continue };
        let better = best.is_none_or(|(known, most)| score > most || score == most && known.built_in && !tag.built_in);
        if better {
            best = Some((tag, score));
        }
    }
    best.map(|(tag, _)| tag)
}

/// Reads any text as a template, for tests.
#[cfg(test)]
pub fn look(text: &str) -> usize {
    let mut tags = Vec::new();
    read(SourceId(0), text, false, &mut tags);
    tags.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_template_that_made_an_element_is_found() {
        let text = "{# <b> #}<nav class=\"a\" aria-label=\"{{ t.x }}\">\n<a href=\"{{ u }}\"{% if c %} class=\"on\"{% endif %}>x</a>\n<img src=\"{{ u }}\" alt=\"\">{{ <link to={x} /> }}<div class=\"kind-{{ k }}\"></div>";
        let mut tags = Vec::new();
        read(SourceId(0), text, false, &mut tags);
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["nav", "a", "img", "div"]);
        for (html, expected) in [
            ("<nav class=a aria-label='Main'>", Some("<nav")),
            ("<nav class=b aria-label='Main'>", None),
            ("<a href=/x>", Some("<a")),
            ("<a href=/x class=on>", Some("<a")),
            ("<img src=/y alt=''>", Some("<img")),
            ("<img src=/y alt='words'>", None),
            ("<img src=/y>", None),
            ("<div class=kind-page>", Some("<div")),
        ] {
            let found = maker(&tags, &Tree::new(html), 0);
            assert_eq!(
                found.map(|tag| text[tag.span.range()].split(' ').next().unwrap_or_default()),
                expected,
                "{html}"
            );
        }
    }
}
