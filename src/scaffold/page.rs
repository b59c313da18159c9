//! A new page of a kind: required fields filled with what is valid, the others in comments, each with its description.

use crate::model::Kind;
use crate::model::reading::{Ids, Key, Shape};
use crate::parse::front_matter::page_keys;
use crate::schema::Known;

use super::snippets::Stops;

/// What a new page starts from.
#[derive(Clone, Copy, Debug)]
pub struct NewPage<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its language.
    pub lang: &'a str,
    /// Today, as `2026-11-22`.
    pub today: &'a str,
    /// What the site has.
    pub known: &'a Known,
}

/// File name of a title: its letters and digits in lower case, joined by `-`; nothing if it has none.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’')) {
        if slug.len() > 80 {
            break;
        }
        match c.is_alphanumeric() {
            true => slug.push(c),
            false if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            false => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Where a page of this kind and name belongs, from the site's root; `suffix` is its language if it is not the first.
pub fn file_of(kind: Kind, name: &str, toolkit: Option<&str>, suffix: Option<&str>) -> String {
    let stem = match (kind, toolkit) {
        (Kind::Toolkit, _) => format!("toolkits/{name}/index"),
        (Kind::ToolkitSection, Some(toolkit)) => format!("toolkits/{toolkit}/{name}"),
        (Kind::ToolkitSection, None) => format!("toolkits/{name}"),
        (kind, _) => format!("{}/{name}", kind.folder().unwrap_or("pages")),
    };
    match suffix {
        Some(lang) => format!("content/{stem}.{lang}.md"),
        None => format!("content/{stem}.md"),
    }
}

/// The whole text of a new page.
pub fn page(kind: Kind, new: &NewPage<'_>) -> String {
    let mut text = "---\n".to_owned();
    let keys = page_keys(kind);
    let (needed, others): (Vec<&Key>, Vec<&Key>) =
        keys.iter().filter(|key| key.name != "kind" && key.name != "lang").partition(|key| key.required);
    text.push_str(&format!("# A {}. These fields are needed:\n\n", kind.name().replace('_', " ")));
    for key in needed {
        text.push_str(&format!("# {}\n", one_line(key.description)));
        for line in field(key, new, true, Stops::NONE) {
            text.push_str(&format!("{line}\n"));
        }
    }
    text.push_str("\n# All others may be left out. Take the `#` off the lines that you want, and delete the rest.\n");
    for key in others {
        text.push_str(&format!("\n# {} ({})\n", one_line(key.description), one_line(&key.shape.to_string())));
        for line in field(key, new, false, Stops::NONE) {
            text.push_str(&format!("#{line}\n"));
        }
    }
    text.push_str(&format!("---\n\n{}\n", body(kind, new.lang)));
    text
}

/// The front matter that a kind needs, with lines that are `given` by key and made-up ones, each below a comment that says
/// so, for the rest; those come back by key with their description.
pub fn front(kind: Kind, new: &NewPage<'_>, given: &[(&str, String)]) -> (String, Vec<(&'static str, String)>) {
    let (mut text, mut made_up) = (String::new(), Vec::new());
    for key in page_keys(kind).iter().filter(|key| key.required && key.name != "kind" && key.name != "lang") {
        match given.iter().find(|(name, _)| *name == key.name) {
            Some((_, line)) => text.push_str(line),
            None => {
                if key.name != "published" {
                    let description = one_line(key.description);
                    text.push_str(&format!("# To be replaced, the document does not say it. {description}\n"));
                    made_up.push((key.name, description));
                }
                field(key, new, false, Stops::NONE).iter().for_each(|line| text.push_str(&format!("{line}\n")));
            }
        }
    }
    (text, made_up)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn body(kind: Kind, lang: &str) -> &'static str {
    match (kind, lang == "cy") {
        (Kind::Template, false) => "Dear [name],\n\nwrite the text here; what stands in square brackets is filled in.",
        (Kind::Template, true) => {
            "Annwyl [enw],\n\nysgrifennwch y testun yma; caiff yr hyn sydd mewn cromfachau sgwâr ei lenwi."
        }
        (_, false) => "Write the text here.",
        (_, true) => "Ysgrifennwch y testun yma.",
    }
}

/// `name: value` in as many lines as it takes.
pub(super) fn field(key: &Key, new: &NewPage<'_>, explain: bool, stops: Stops<'_>) -> Vec<String> {
    let name = key.name;
    let nested = |lines: Vec<String>| {
        let mut all = vec![format!("{name}:")];
        all.extend(lines.into_iter().map(|line| format!("  {line}")));
        all
    };
    match key.shape {
        Shape::List(Shape::Record(keys)) => nested(item(record(keys, new, false, stops))),
        Shape::List(Shape::IdOrRecord(_)) => nested(vec!["- name: Jo Ellis".to_owned()]),
        Shape::IdOrRecord(_) => nested(vec!["name: Jo Ellis".to_owned()]),
        Shape::List(Shape::Text) => nested(vec!["- \"The first\"".to_owned(), "- \"The second\"".to_owned()]),
        Shape::List(item) => vec![format!("{name}: [{}]", stops.mark(item, new.known, scalar(item, key, new)))],
        Shape::Map(Shape::Record(keys)) => {
            let mut lines = vec!["Mina:".to_owned()];
            lines.extend(record(keys, new, false, stops).into_iter().map(|line| format!("  {line}")));
            nested(lines)
        }
        Shape::Record(keys) => nested(record(keys, new, explain, stops)),
        shape => vec![format!("{name}: {}", stops.mark(&shape, new.known, scalar(&shape, key, new)))],
    }
}

/// The first line of a list's entry begins with `- `.
fn item(lines: Vec<String>) -> Vec<String> {
    let mark = |(i, line): (usize, String)| if i == 0 { format!("- {line}") } else { format!("  {line}") };
    lines.into_iter().enumerate().map(mark).collect()
}

/// A record's required fields; one that only needs some gets what it is told apart by. With `explain` the others follow in
/// comments.
fn record(keys: &[Key], new: &NewPage<'_>, explain: bool, stops: Stops<'_>) -> Vec<String> {
    // Its title is not the page's.
    let new = &NewPage { title: "", ..*new };
    // What a rule asks for is there from the beginning.
    let asked = |key: &Key| match key.name {
        "label" | "consent" | "author" | "publisher" | "licence" | "changes" => true,
        "baseline" => matches!(key.shape, Shape::NumberOrText),
        _ => false,
    };
    let wanted = |key: &&Key| key.required || asked(key);
    let mut chosen: Vec<&Key> = keys.iter().filter(wanted).collect();
    if chosen.is_empty() {
        chosen.extend(keys.first());
    }
    let mut lines = Vec::new();
    for key in &chosen {
        if explain {
            lines.push(format!("# {}", one_line(key.description)));
        }
        lines.extend(field(key, new, explain, stops));
    }
    for key in keys.iter().filter(|key| explain && !chosen.iter().any(|other| other.name == key.name)) {
        lines.push(format!("# {} ({})", one_line(key.description), one_line(&key.shape.to_string())));
        lines.extend(field(key, new, false, Stops::NONE).into_iter().map(|line| format!("#{line}")));
    }
    lines
}

fn scalar(shape: &Shape, key: &Key, new: &NewPage<'_>) -> String {
    let id = |ids: Ids, other: &str| new.known.first(ids).unwrap_or(other).to_owned();
    match shape {
        Shape::Text | Shape::LocalText if key.name == "title" && !new.title.is_empty() => quoted(new.title),
        Shape::Text | Shape::LocalText => quoted(example(key.description)),
        // "such as `March`"
        Shape::Words(words) => words.split('`').nth(1).unwrap_or("example").to_owned(),
        Shape::Id => "example".to_owned(),
        Shape::IdOf(Ids::Role) => id(Ids::Role, "student_partner"),
        Shape::IdOf(Ids::Phase) => id(Ids::Phase, "plan"),
        Shape::IdOf(Ids::Theme) => id(Ids::Theme, "belonging"),
        Shape::IdOf(Ids::Lifecycle) => id(Ids::Lifecycle, "success"),
        // Goals and outcomes are pages of one kind.
        Shape::IdOf(Ids::Page) if key.name == "goals" => {
            new.known.page_in("goals/").unwrap_or("goals/example").to_owned()
        }
        Shape::IdOf(Ids::Page) if key.name == "outcomes" => {
            new.known.page_in("templates/").unwrap_or("templates/example").to_owned()
        }
        Shape::IdOf(Ids::Page) => id(Ids::Page, "pages/about"),
        Shape::IdOf(Ids::Rule) => "image-alt".to_owned(),
        Shape::IdOf(Ids::Listing) => "case-studies".to_owned(),
        Shape::IdOf(ids) => id(*ids, "example"),
        Shape::YesNo => "true".to_owned(),
        Shape::Number | Shape::Count | Shape::Whole | Shape::NumberOrText | Shape::NumberOr(_) => "1".to_owned(),
        Shape::Date | Shape::DateOrText => new.today.to_owned(),
        Shape::DateTime if key.name == "end" => format!("{} 11:00", new.today),
        Shape::DateTime => format!("{} 10:00", new.today),
        Shape::Month => "March".to_owned(),
        Shape::Language => new.lang.to_owned(),
        Shape::Url => "https://example.org/".to_owned(),
        Shape::Email => "name@example.org".to_owned(),
        Shape::Address => "/old-address/".to_owned(),
        Shape::OneOf(words) => words.first().map_or_else(String::new, |(word, _)| (*word).to_owned()),
        Shape::SomeOf(words) => format!("[{}]", words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")),
        Shape::Cell => "null".to_owned(),
        _ => "{}".to_owned(),
    }
}

/// The example that a description gives at its end, "…: `CC-BY-4.0`.", else the description.
fn example(description: &str) -> &str {
    let given = description.trim_end_matches('.').strip_suffix('`').and_then(|rest| rest.split_once(": `"));
    given.map(|(_, example)| example).filter(|example| !example.contains('`')).unwrap_or(description)
}

/// In quotation marks, as both YAML and JSON read it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(slug("Partners’ first year: what we learnt!"), "partners-first-year-what-we-learnt");
        assert_eq!(slug("Ŵyl y Glas"), "ŵyl-y-glas");
        assert_eq!(slug("../…"), "");
    }
}
