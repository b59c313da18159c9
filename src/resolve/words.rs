//! The institution's own words: `{{ role.student_partner }}` in texts.

use super::Site;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::document::{Document, VocabularyName, WordForm};
use crate::load::Sources;
use crate::model::{Lang, SiteData, Vocabulary};
use crate::source::Span;

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

/// Reports words that nothing defines, in texts and in front matter.
pub(super) fn check(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    for document in &site.documents {
        let file = sources.texts.get(document.source.0 as usize).map_or("", |source| &source.text);
        for word in &document.outline.words {
            let plural = word.form == WordForm::Other;
            diagnostics.extend(unknown(site, (document, file), word.vocabulary, &word.id, plural, word.span));
        }
        front_matter(site, document, sources, diagnostics);
    }
}

/// A finding unless the vocabulary has the word.
fn unknown(
    site: &Site,
    (document, file): (&Document, &str),
    name: VocabularyName,
    id: &str,
    plural: bool,
    span: Span,
) -> Option<Diagnostic> {
    let data = &site.data;
    let (mut known, unread): (Vec<&str>, bool) = match vocabulary(data, name) {
        Some(vocabulary) => (vocabulary.ids().collect(), data.vocabularies.unread),
        None => (data.config.values.keys().map(|key| &**key).collect(), data.site_unread),
    };
    if unread || known.contains(&id) {
        return None;
    }
    known.sort_unstable();
    let (what, place) = match name {
        VocabularyName::Role => ("role", "`roles` of vocabulary.yaml"),
        VocabularyName::Phase => ("phase", "`phases` of vocabulary.yaml"),
        VocabularyName::Theme => ("theme", "`themes` of vocabulary.yaml"),
        VocabularyName::Lifecycle => ("lifecycle stage", "`lifecycle` of vocabulary.yaml"),
        VocabularyName::Value => ("value", "`values` of site.yaml"),
    };
    let form = if plural { ".other" } else { "" };
    let help = match nearest(id, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}{form}`?"),
        None => format!("define it in {place}"),
    };
    let message = format!("there is no {what} `{id}`");
    let finding = Diagnostic::new(Code::UnknownWord, message).at(document.source, span).help(help);
    Some(finding.fix_slip(file, span, id, known))
}

/// Reports every `{{ }}` of front matter that [`expand`] would leave as it is or show as a bare id.
fn front_matter(site: &Site, document: &Document, sources: &Sources, diagnostics: &mut Diagnostics) {
    let text = sources.texts.get(document.source.0 as usize).map_or("", |source| &source.text);
    let Some(yaml) = text.get(document.front_span.range()) else { return };
    let mut start = document.front_span.range().start;
    for line in yaml.split_inclusive('\n') {
        let mut at = 0;
        while let Some(open) = line[at..].find("{{").map(|open| at + open) {
            if line.trim_start().starts_with('#') {
                break;
            }
            let Some(length) = line[open..].find("}}").map(|length| length + 2) else { break };
            let span = Span::new(start + open, start + open + length);
            let inner = line[open + 2..open + length - 2].trim();
            let mut parts = inner.split('.');
            let name = parts.next().and_then(vocabulary_name);
            match (name, parts.next(), parts.next(), parts.next()) {
                (Some(name), Some(id), form @ (None | Some("one" | "other")), None) => {
                    diagnostics.extend(unknown(site, (document, text), name, id, form == Some("other"), span));
                }
                _ => diagnostics.push(
                    Diagnostic::new(Code::UnknownWord, format!("`{{{{ {inner} }}}}` stands for nothing"))
                        .at(document.source, span)
                        .help("write `{{ role.ID }}`, `{{ role.ID.other }}` for more than one, or `{{ value.NAME }}`"),
                ),
            }
            at = open + length;
        }
        start += line.len();
    }
}
