//! The front matter of an imported page: what the document says, and where the kind needs more, valid words that are marked
//! as not the document's.

use std::collections::HashSet;

use super::arrange::clean;
use super::tree::{Block, Document, Field, RunKind, start_of, words};
use crate::model::{FieldKind, Kind};
use crate::scaffold::{self, NewPage};
use crate::schema::Known;

/// What the page is to be.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Its kind.
    pub kind: Kind,
    /// File name without `.md`, which its pictures begin with.
    pub name: &'a str,
    /// The document's file name.
    pub file: &'a str,
    /// Its language.
    pub lang: &'a str,
    /// Today, as `2026-11-22`.
    pub today: &'a str,
    /// What the site has.
    pub known: &'a Known,
    /// The page's folder does not say its kind.
    pub loose: bool,
}

/// The lines between the two `---`, and what somebody must look at.
pub fn matter(document: &Document, title: &str, target: &Target<'_>) -> (String, Vec<(String, String)>) {
    let mut filled = Vec::new();
    let mut given = vec![("title", line("title", title))];
    match summary(document) {
        Some((text, said)) => {
            if !said {
                filled.push(("summary".to_owned(), "the beginning of the first paragraph".to_owned()));
            }
            given.push(("summary", line("summary", &text)));
        }
        None => {
            filled.push(("summary".to_owned(), "nothing in the document says in a sentence what it is".to_owned()));
            given.push((
                "summary",
                line("summary", &format!("{title}: one or two sentences about it are still to be written.")),
            ));
        }
    }
    filled.push(("published".to_owned(), "today".to_owned()));
    if let (Kind::Template, Some(purpose)) = (target.kind, &document.purpose) {
        given.push(("purpose", line("purpose", &clean(purpose))));
    }
    let new = NewPage { title, lang: target.lang, today: target.today, known: target.known };
    let (mut text, made_up) = scaffold::front(target.kind, &new, &given);
    for (key, description) in made_up {
        filled.push((key.to_owned(), format!("the document does not say it: {description}")));
    }
    if target.loose {
        text.insert_str(0, &format!("kind: {}\n", target.kind.name()));
    }
    if target.kind == Kind::Template {
        if let Some(note) = &document.data_protection {
            text.push_str(&line("data_protection_note", &clean(note)));
        }
        text.push_str(&fields(document));
    }
    (text, filled)
}

/// What listings show, and whether the document gives it for that.
fn summary(document: &Document) -> Option<(String, bool)> {
    if let Some(summary) = document.summary.as_deref().map(clean).filter(|summary| !summary.is_empty()) {
        return Some((summary, true));
    }
    let first = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(runs) if !runs.iter().any(|run| matches!(run.kind, RunKind::Field(_))) => {
            Some(words(runs, &[])).filter(|text| text.split_whitespace().count() > 3)
        }
        _ => None,
    })?;
    let mut end = 0;
    for (at, c) in first.char_indices() {
        if at > 280 {
            break;
        }
        let next = first.get(at + c.len_utf8()..).unwrap_or_default();
        if matches!(c, '.' | '!' | '?' | '؟') && (next.is_empty() || next.starts_with(' ')) && at > 40 {
            end = at + c.len_utf8();
        }
    }
    let text = first.get(..end).filter(|text| !text.is_empty()).map_or_else(|| start_of(&first, 280), str::to_owned);
    Some((clean(&text), false))
}

/// `fields:`, where one of them is more than a line to write on.
fn fields(document: &Document) -> String {
    let mut seen: Vec<&Field> = Vec::new();
    let mut blocks = document.blocks.clone();
    let mut numbers = Vec::new();
    super::tree::each_runs(&mut blocks, &mut |runs| {
        numbers.extend(runs.iter().filter_map(|run| match run.kind {
            RunKind::Field(field) => Some(field),
            _ => None,
        }));
    });
    let folded = |prompt: &str| prompt.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let mut known: HashSet<String> = HashSet::new();
    for field in numbers.iter().filter_map(|number| document.fields.get(*number)) {
        if known.insert(folded(&field.prompt)) {
            seen.push(field);
        }
    }
    let plain = |field: &&Field| field.kind == FieldKind::Text && !field.required && field.help.is_none();
    if seen.iter().all(plain) {
        return String::new();
    }
    let mut out = "fields:\n".to_owned();
    for field in seen {
        out.push_str(&format!("  - {}    type: {}\n", line("prompt", &field.prompt), field.kind.name()));
        if !field.options.is_empty() {
            out.push_str("    options:\n");
            field.options.iter().for_each(|option| out.push_str(&format!("      - {}\n", scalar(&clean(option)))));
        }
        if field.required {
            out.push_str("    required: true\n");
        }
        if let Some(help) = &field.help {
            out.push_str(&format!("    {}", line("help", &clean(help))));
        }
    }
    out
}

fn line(key: &str, text: &str) -> String {
    format!("{key}: {}\n", scalar(text))
}

/// A text as YAML has it: bare where it cannot be anything else, else in quotation marks.
fn scalar(text: &str) -> String {
    let words = text.to_lowercase();
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&words.as_str());
    let bare = text.starts_with(char::is_alphabetic)
        && !reserved
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|c| c.is_alphanumeric() || " ,.;:!?'()/&%+=*–—‘’“”…-".contains(c));
    if bare { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::scalar;

    #[test]
    fn a_text_is_bare_where_it_can_only_be_a_text() {
        for (from, to) in [
            ("It’s a plan, isn't it?", "It’s a plan, isn't it?"),
            ("Careers: a guide", "\"Careers: a guide\""),
            ("no", "\"no\""),
            ("2026", "\"2026\""),
            ("a #b", "\"a #b\""),
            ("Say \"so\"", "\"Say \\\"so\\\"\""),
        ] {
            assert_eq!(scalar(from), to);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_back_from_front_matter(text in any::<String>()) {
            let text = super::clean(&text);
            let read: std::collections::BTreeMap<String, String> = serde_yaml::from_str(&format!("key: {}\n", scalar(&text))).unwrap();
            prop_assert_eq!(&read["key"], &text);
        }
    }
}
