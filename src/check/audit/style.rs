//! A style sheet as a list of rules with their places: what `contrast` and `targets` look at. Conditions stay as they are
//! written; which of them hold in a browser is not known here.

use cssparser::{Parser, ParserInput, Token};

use crate::source::{SourceId, Span};

/// `property: value` with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// In lower case; a custom property as written.
    pub name: String,
    /// Without `!important`.
    pub value: String,
    /// Where both are in the file.
    pub span: Span,
}

/// A selector with its declarations.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The file.
    pub source: SourceId,
    /// Its selectors; those of rules that it is nested in come before it.
    pub selectors: Vec<String>,
    /// At-rules that it is in, from the outside: `@media print`.
    pub conditions: Vec<String>,
    /// In order.
    pub declarations: Vec<Declaration>,
}

impl Rule {
    /// The last declaration of a property.
    pub fn get(&self, name: &str) -> Option<&Declaration> {
        self.declarations.iter().rev().find(|one| one.name == name)
    }
}

/// The rules of a style sheet in order, those of nested ones after the one that they are in.
pub fn rules(source: SourceId, css: &str) -> Vec<Rule> {
    let mut input = ParserInput::new(css);
    let mut rules = Vec::new();
    let mut place = Place { source, selectors: Vec::new(), conditions: Vec::new() };
    block(&mut Parser::new(&mut input), &mut place, &mut rules, 0);
    rules.retain(|rule| !rule.declarations.is_empty());
    rules
}

struct Place {
    source: SourceId,
    selectors: Vec<String>,
    conditions: Vec<String>,
}

/// Deeper than any sheet that somebody wrote.
const DEEPEST: usize = 32;

fn block(input: &mut Parser<'_, '_>, place: &mut Place, rules: &mut Vec<Rule>, depth: usize) {
    let own = rules.len();
    rules.push(Rule {
        source: place.source,
        selectors: place.selectors.clone(),
        conditions: place.conditions.clone(),
        declarations: Vec::new(),
    });
    let mut start = input.position();
    loop {
        let before = input.position();
        let Ok(token) = input.next_including_whitespace().cloned() else {
            rules[own].declarations.extend(declaration(input.slice(start..before), start.byte_index()));
            return;
        };
        match token {
            Token::Semicolon => {
                rules[own].declarations.extend(declaration(input.slice(start..before), start.byte_index()));
                start = input.position();
            }
            Token::CurlyBracketBlock => {
                let prelude = without_comments(input.slice(start..before));
                let prelude = prelude.trim();
                if depth < DEEPEST {
                    let (selectors, conditions) = (place.selectors.clone(), place.conditions.len());
                    match prelude.starts_with('@') {
                        true => place.conditions.push(prelude.to_ascii_lowercase()),
                        false => place.selectors = nested(&selectors, prelude),
                    }
                    let _ = input.parse_nested_block(|inner| {
                        block(inner, place, rules, depth + 1);
                        Ok::<(), cssparser::ParseError<'_, ()>>(())
                    });
                    place.selectors = selectors;
                    place.conditions.truncate(conditions);
                }
                start = input.position();
            }
            // The place after a function is known when it has been read to its end.
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => {
                let _ = input.parse_nested_block(|inner| {
                    while inner.next().is_ok() {}
                    Ok::<(), cssparser::ParseError<'_, ()>>(())
                });
            }
            _ => {}
        }
    }
}

/// The selectors of a rule in a rule: `&` stands for those around it.
fn nested(outer: &[String], prelude: &str) -> Vec<String> {
    let own = split(prelude, ',');
    if outer.is_empty() {
        return own;
    }
    let join = |outer: &String, own: &String| match own.contains('&') {
        true => own.replace('&', outer),
        false => format!("{outer} {own}"),
    };
    own.iter().flat_map(|own| outer.iter().map(move |outer| join(outer, own))).collect()
}

/// The parts of a list, without looking into brackets.
pub fn split(text: &str, at: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if c == at && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

fn declaration(text: &str, start: usize) -> Option<Declaration> {
    let plain = without_comments(text);
    let (name, value) = plain.split_once(':')?;
    let name = name.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || !name.chars().all(fits) {
        return None;
    }
    // A comment before it is not the declaration.
    let lead = text.find(name).unwrap_or(0);
    let end = text.trim_end().len();
    let value = value.trim().trim_end_matches("!important").trim();
    Some(Declaration {
        name: if name.starts_with("--") { name.to_owned() } else { name.to_ascii_lowercase() },
        value: value.to_owned(),
        span: Span::new(start + lead, start + end.max(lead)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_in_layers_conditions_and_each_other_with_their_places() {
        let css = "@layer a, b;\n@layer a { :root { --x: f(a(b), c); color: red } }\n/* c */ .p, .q:is(a, b) { margin: 0; & > li { color: blue; } background: #eee }\n@media print { p { color: #000 !important } }";
        let found = rules(SourceId(3), css);
        let shown: Vec<String> = found
            .iter()
            .map(|rule| {
                let declarations: Vec<&str> = rule.declarations.iter().map(|one| &css[one.span.range()]).collect();
                format!("{} {} {{{}}}", rule.conditions.join(" "), rule.selectors.join(", "), declarations.join("; "))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "@layer a :root {--x: f(a(b), c); color: red}",
                " .p, .q:is(a, b) {margin: 0; background: #eee}",
                " .p > li, .q:is(a, b) > li {color: blue}",
                "@media print p {color: #000 !important}",
            ]
        );
        assert_eq!(found[3].get("color").map(|one| one.value.as_str()), Some("#000"));
    }

    #[test]
    fn a_broken_sheet_is_read_as_far_as_it_goes() {
        assert_eq!(rules(SourceId(0), "p { color: red").len(), 1);
        assert!(rules(SourceId(0), "}}}{{{(((").is_empty());
    }
}
