//! Words that the institution has decided not to use, and its own list of them.

use crate::check::{Cx, Page};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Discouraged, Entry};
use crate::yaml::FieldPath;

use super::names::in_title;

/// One of the institution's words, in the author's own text.
pub fn discouraged_word(page: &Page<'_>, found: &mut Diagnostics) {
    let data = &page.cx.site.data;
    let Some(list) = data.words.table.source.map(|_| &data.words) else { return };
    let entries = list.table.entries();
    let lang = &page.document.lang;
    let wanted = |entry: &Entry<Discouraged>| match &entry.value.languages[..] {
        [] => data.config.languages.first() == Some(lang),
        some => some.contains(lang),
    };
    let wanted: Vec<bool> = entries.iter().map(wanted).collect();
    if !wanted.contains(&true) {
        return;
    }
    for paragraph in &page.prose().paragraphs {
        for hit in list.find(&paragraph.text, |entry| wanted.get(entry) == Some(&true)) {
            let (at, Some(entry)) = (hit.range.start, entries.get(hit.entry)) else { continue };
            if paragraph.is_quoted(at) || in_title(page, &paragraph.text, at) {
                continue;
            }
            let words = paragraph.text.get(hit.range.clone()).unwrap_or_default();
            let message = match &entry.value.instead {
                Some(instead) => format!("“{words}” is a word to avoid here: say “{instead}”"),
                None => format!("“{words}” is a word to avoid here"),
            };
            let span = paragraph.span(page, hit.range.clone());
            let finding = page.finding(Code::DiscouragedWord, message, span);
            found.push(point(page.cx, finding, entry, hit.form).help(entry.value.reason.trim_end_matches('.')));
        }
    }
}

/// Points at a form in `words.yaml`.
fn point(cx: &Cx<'_>, finding: Diagnostic, entry: &Entry<Discouraged>, form: usize) -> Diagnostic {
    let Some(source) = cx.site.data.words.table.source else { return finding };
    let written = entry.value.avoid.get(form).map_or("", |form| form);
    let path = FieldPath::new().key(&entry.id).key("avoid").index(form);
    let text = cx.text(source);
    let span = crate::yaml::locate_written(text, crate::source::Span::new(0, text.len()), &path, written);
    finding.also(source, span, "the institution’s list")
}

/// An entry of the list that cannot do what it says.
pub fn word_list(cx: &Cx<'_>, found: &mut Diagnostics) {
    let table = &cx.site.data.words.table;
    let Some(source) = table.source else { return };
    let same = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim());
    for (number, entry) in table.entries().iter().enumerate() {
        let Discouraged { avoid, instead, except, .. } = &entry.value;
        let place = |key: &'static str| FieldPath::new().key(&entry.id).key(key);
        let finding = |message: String, path: &FieldPath<'_>| {
            Diagnostic::new(Code::WordList, message).at(source, cx.data(source, path))
        };
        if let Some(instead) = instead
            && let Some(form) = avoid.iter().find(|form| contains(instead, form))
        {
            let message = format!("“{instead}” is to be said instead of “{form}” and holds it");
            found.push(finding(message, &place("use")).help("give words that are not to be avoided themselves"));
        }
        for (i, phrase) in except.iter().enumerate() {
            if !avoid.iter().any(|form| contains(phrase, form)) {
                let message =
                    format!("the exception “{phrase}” holds none of the words to avoid, so that it never applies");
                let finding = finding(message, &place("except").index(i));
                found.push(finding.help("write the whole phrase in which the word is right"));
            }
        }
        for (i, form) in avoid.iter().enumerate() {
            let before = table.entries().iter().take(number).find(|other| {
                let both = |a: &Discouraged, b: &Discouraged| {
                    a.languages == b.languages || a.languages.iter().any(|lang| b.languages.contains(lang))
                };
                both(&other.value, &entry.value) && other.value.avoid.iter().any(|word| same(word, form))
            });
            if let Some(other) = before {
                let message = format!("“{form}” is in the list already, as `{}`", other.id);
                let finding = finding(message, &place("avoid").index(i)).also(source, other.span, "here too");
                found.push(finding.help("keep one of the two"));
            }
        }
    }
}

/// Whether `phrase` holds the words as whole words, in either case.
fn contains(phrase: &str, words: &str) -> bool {
    let (phrase, words) = (phrase.to_lowercase(), words.trim().to_lowercase());
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    phrase.match_indices(&words).any(|(at, found)| {
        let before = phrase.get(..at).and_then(|text| text.chars().next_back());
        let after = phrase.get(at + found.len()..).and_then(|text| text.chars().next());
        !touches(before) && !touches(after)
    })
}
