//! The institution's own words: `{{ role.student_partner }}` in texts.

use super::Site;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::document::{VocabularyName, WordForm};
use crate::model::{Lang, SiteData, Vocabulary};

/// Vocabulary of the name before the dot, in any case.
fn vocabulary_name(name: &str) -> Option<VocabularyName> {
    match name.to_lowercase().as_str() {
        "role" => Some(VocabularyName::Role),
        "phase" => Some(VocabularyName::Phase),
        "theme" => Some(VocabularyName::Theme),
        "lifecycle" => Some(VocabularyName::Lifecycle),
        "value" => Some(VocabularyName::Value),
        _ => None,
    }
}

/// The vocabulary behind a name; `value` has none.
pub(super) fn vocabulary(data: &SiteData, name: VocabularyName) -> Option<&Vocabulary> {
    let all = &data.vocabularies;
    match name {
        VocabularyName::Role => Some(&all.roles),
        VocabularyName::Phase => Some(&all.phases),
        VocabularyName::Theme => Some(&all.themes),
        VocabularyName::Lifecycle => Some(&all.lifecycle),
        VocabularyName::Value => None,
    }
}

/// The word in `lang`; the id when nothing has it.
pub(super) fn text(data: &SiteData, name: VocabularyName, id: &str, plural: bool, lang: &Lang) -> String {
    let default = &data.config.languages[0];
    let local = match vocabulary(data, name) {
        Some(vocabulary) => vocabulary.get(id).map(|word| if plural { &word.other } else { &word.one }),
        None => data.config.values.get(id),
    };
    local.map_or_else(|| id.to_owned(), |local| local.text(lang, default).to_owned())
}

/// With a capital first letter.
pub fn capitalise(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Replaces every `{{ role.x }}` of a text; what cannot be read stays as written.
pub(super) fn expand(data: &SiteData, source: &str, lang: &Lang) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let mut rest = source;
    while let Some(open) = rest.find("{{") {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find("}}") else { break };
        let inner = rest[open + 2..open + close].trim();
        let mut parts = inner.split('.');
        let replaced = parts.next().and_then(|name| {
            let vocabulary = vocabulary_name(name)?;
            let id = parts.next()?;
            let plural = parts.next() == Some("other");
            let word = text(data, vocabulary, id, plural, lang);
            Some(if name.starts_with(char::is_uppercase) { capitalise(&word) } else { word })
        });
        match replaced {
            Some(word) => out.push_str(&word),
            None => out.push_str(&rest[open..open + close + 2]),
        }
        rest = &rest[open + close + 2..];
    }
    out.push_str(rest);
    out
}

/// Reports words of texts that nothing defines.
pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for document in &site.documents {
        for word in &document.outline.words {
            let mut known: Vec<&str> = match vocabulary(&site.data, word.vocabulary) {
                Some(vocabulary) => vocabulary.ids().collect(),
                None => site.data.config.values.keys().map(|key| &**key).collect(),
            };
            if known.contains(&&*word.id) {
                continue;
            }
            known.sort_unstable();
            let form = if word.form == WordForm::Other { ".other" } else { "" };
            let message = format!("nothing is called `{}{form}` here", word.id);
            let mut diagnostic = Diagnostic::new(Code::UnknownWord, message).at(document.source, word.span);
            let place =
                if word.vocabulary == VocabularyName::Value { "`values:` of site.yaml" } else { "vocabulary.yaml" };
            diagnostic = diagnostic
                .help(suggestion(&word.id, known.iter().copied()).unwrap_or_else(|| format!("define it in {place}")));
            diagnostics.push(diagnostic);
        }
    }
}
