//! What an editor offers while somebody writes the front matter of a page: each key of each kind, with this site's own
//! ids to choose from. The YAML extension of VS Code does not look into Markdown files; snippets need no extension.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::page::{NewPage, field};
use crate::model::Kind;
use crate::model::reading::{Ids, Shape};
use crate::parse::front_matter::page_keys;
use crate::schema::Known;

/// Today, as VS Code writes it.
const TODAY: &str = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE";
/// Longer lists are not offered: nobody chooses from them.
const MOST: usize = 200;

/// Counts the places of a snippet at which the cursor stops; none in a page that is written as it is.
#[derive(Clone, Copy)]
pub(super) struct Stops<'a>(Option<&'a Cell<usize>>);

impl Stops<'_> {
    pub(super) const NONE: Stops<'static> = Stops(None);

    /// A value as a place to stop at: a choice, where there are words to choose from.
    pub(super) fn mark(self, shape: &Shape, known: &Known, value: String) -> String {
        let Some(count) = self.0 else { return value };
        count.set(count.get() + 1);
        let n = count.get();
        let choices = choices(shape, known);
        if !choices.is_empty() && choices.len() <= MOST {
            let choices: Vec<String> = choices.iter().map(|choice| escaped(choice, &['\\', ',', '|'])).collect();
            return format!("${{{n}|{}|}}", choices.join(","));
        }
        match shape {
            // Made of what the editor knows of today.
            Shape::Date | Shape::DateOrText | Shape::DateTime => format!("${{{n}:{value}}}"),
            _ => format!("${{{n}:{}}}", escaped(&value, &['\\', '$', '}'])),
        }
    }
}

fn escaped(text: &str, special: &[char]) -> String {
    text.chars().flat_map(|c| special.contains(&c).then_some('\\').into_iter().chain([c])).collect()
}

/// What a value may be, where that is a list of words.
fn choices(shape: &Shape, known: &Known) -> Vec<String> {
    let words = |words: &[(&str, &str)]| words.iter().map(|(word, _)| (*word).to_owned()).collect();
    match shape {
        Shape::IdOf(ids) => known.ids(*ids),
        Shape::Language => known.languages().to_vec(),
        Shape::OneOf(all) => words(all),
        Shape::YesNo => vec!["true".to_owned(), "false".to_owned()],
        _ => Vec::new(),
    }
}

/// A key in one form.
struct Offer {
    description: &'static str,
    kinds: Vec<Kind>,
}

/// The file `.vscode/kitpress.code-snippets`: JSON by names.
pub fn snippets(known: &Known) -> String {
    let lang = known.languages().first().map_or("en", String::as_str);
    let new = NewPage { title: "", lang, today: TODAY, known };
    let mut all = Map::new();
    let mut put = |name: String, prefix: &str, body: Vec<String>, description: &str| {
        let snippet = json!({ "scope": "markdown", "prefix": prefix, "body": body, "description": description });
        all.insert(name, snippet);
    };
    // A key that several kinds have in one form is offered once.
    let mut keys: BTreeMap<(&str, Vec<String>), Offer> = BTreeMap::new();
    for kind in Kind::ALL {
        let mut whole = vec!["---".to_owned()];
        let count = Cell::new(0);
        for key in page_keys(kind).iter().filter(|key| key.name != "kind") {
            let own = Cell::new(0);
            let form = field(key, &new, false, Stops(Some(&own)));
            let offer = || Offer { description: key.description, kinds: Vec::new() };
            keys.entry((key.name, form)).or_insert_with(offer).kinds.push(kind);
            if key.required {
                whole.extend(field(key, &new, false, Stops(Some(&count))));
            }
        }
        whole.extend(["---".to_owned(), String::new(), "$0".to_owned()]);
        let name = kind.name().replace('_', " ");
        put(format!("Front matter of a {name}"), &format!("kitpress {name}"), whole, "All fields that are needed.");
    }
    for ((key, form), Offer { description, kinds }) in keys {
        let whose = match kinds.len() {
            n if n == Kind::ALL.len() => String::new(),
            _ => {
                format!(" ({})", kinds.iter().map(|kind| kind.name().replace('_', " ")).collect::<Vec<_>>().join(", "))
            }
        };
        put(format!("{key}{whose}"), &format!("{key}:"), form, description);
    }
    for (name, ids) in
        [("role", Ids::Role), ("phase", Ids::Phase), ("theme", Ids::Theme), ("lifecycle", Ids::Lifecycle)]
    {
        let choices = known.ids(ids).join(",");
        if !choices.is_empty() {
            let body = vec![format!("{{{{ {name}.${{1|{choices}|}} }}}}")];
            put(format!("Word: {name}"), &format!("{{{{ {name}"), body, "The institution's own word for it.");
        }
    }
    format!("{:#}\n", Value::Object(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in the file when every first choice and every given value is taken.
    fn taken(line: &str) -> String {
        let line = line.replace(TODAY, "2026-11-22");
        let mut out = String::new();
        let mut rest = line.as_str();
        while let Some((before, place)) = rest.split_once("${") {
            out.push_str(before);
            let number = place.len() - place.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            assert!(number > 0, "{line}");
            let (kind, inner) = place[number..].split_at(1);
            let end = match kind {
                "|" => inner.find("|}").unwrap() + 2,
                ":" => inner.match_indices('}').find(|(at, _)| !inner[..*at].ends_with('\\')).unwrap().0 + 1,
                other => panic!("{other}: {line}"),
            };
            let value = if kind == "|" { inner.split([',', '|']).next().unwrap() } else { &inner[..end - 1] };
            out.push_str(&value.replace('\\', ""));
            rest = &inner[end..];
        }
        out + rest
    }

    #[test]
    fn every_snippet_is_what_the_key_takes_and_offers_the_words_of_the_site() {
        let known = crate::pipeline::known(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
        let file: Map<String, Value> = serde_json::from_str(&snippets(&known)).unwrap();
        let body = |name: &str| -> Vec<String> { serde_json::from_value(file[name]["body"].clone()).unwrap() };
        let roles = body("roles");
        assert!(roles[0].starts_with("roles: [${1|") && roles[0].contains("student_partner,"), "{roles:?}");
        assert_eq!(taken("a: ${1|x,y|} ${2:\"b\\}c\"}"), "a: x \"b}c\"");
        for (name, snippet) in &file {
            assert_eq!(snippet["scope"], "markdown");
            let lines: Vec<String> = body(name).iter().map(|line| taken(line)).collect();
            let Some(prefix) = snippet["prefix"].as_str().unwrap().strip_suffix(':') else { continue };
            let yaml: serde_yaml::Value = serde_yaml::from_str(&lines.join("\n")).unwrap();
            assert!(yaml.as_mapping().unwrap().len() == 1 && yaml.get(prefix).is_some(), "{name}: {lines:?}");
        }
        // As many as there are kinds, and every key of every kind.
        assert_eq!(file.keys().filter(|name| name.starts_with("Front matter of a ")).count(), Kind::ALL.len());
        for kind in Kind::ALL {
            for name in page_keys(kind).iter().map(|key| key.name).filter(|name| *name != "kind") {
                assert!(file.values().any(|snippet| snippet["prefix"] == format!("{name}:")), "{name}");
            }
        }
    }
}
