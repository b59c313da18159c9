//! Languages and texts in several of them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A BCP 47 language tag in canonical case: `en`, `cy`, `ar`, `pt-BR`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(Arc<str>);

impl Lang {
    /// Checks and canonicalises `tag`; `None` if it is no language tag.
    pub fn new(tag: &str) -> Option<Lang> {
        let parsed: unic_langid::LanguageIdentifier = tag.parse().ok()?;
        (parsed.language.as_str() != "und").then(|| Lang(Arc::from(parsed.to_string())))
    }

    /// English, in which the built-in words are complete.
    pub fn english() -> Lang {
        Lang(Arc::from("en"))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `rtl` for scripts that read from right to left, else `ltr`.
    pub fn dir(&self) -> &'static str {
        const RIGHT_TO_LEFT: [&str; 12] = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ku", "syr", "arc"];
        let (language, rest) = self.0.split_once('-').unwrap_or((&self.0, ""));
        let latin = rest.split('-').any(|part| part == "Latn" || part == "Cyrl");
        if !latin && (RIGHT_TO_LEFT.contains(&language) || rest.contains("Arab") || rest.contains("Hebr")) {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// ", " as the language writes it.
    pub fn comma(&self) -> &'static str {
        match self.0.split('-').next() {
            Some("ar" | "fa" | "ur" | "ps" | "ug" | "sd") => "، ",
            _ => ", ",
        }
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text in one language for all, or one for each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    /// The same in every language.
    All(Arc<str>),
    /// By language.
    Each(BTreeMap<Lang, Arc<str>>),
}

impl LocalText {
    /// The text for `lang`: its own, else the site's default language's, else the first; with the language it is in
    /// when that differs from `lang` (so that a page can mark it).
    pub fn get<'a>(&'a self, lang: &Lang, default: &'a Lang) -> (&'a str, Option<&'a Lang>) {
        match self {
            LocalText::All(text) => (text, None),
            LocalText::Each(texts) => match texts.get(lang) {
                Some(text) => (text, None),
                None => texts
                    .get_key_value(default)
                    .or_else(|| texts.iter().next())
                    .map_or(("", None), |(other, text)| (&**text, Some(other))),
            },
        }
    }

    /// The text alone.
    pub fn text<'a>(&'a self, lang: &Lang, default: &'a Lang) -> &'a str {
        self.get(lang, default).0
    }
}

/// Whether no letter or digit touches either end of a stretch of text.
pub fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// `SU`, `HE`, `A2B`: at least two letters, all of them capitals.
pub fn is_capitals(form: &str) -> bool {
    form.chars().filter(|c| c.is_alphabetic()).count() > 1
        && form.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
}
