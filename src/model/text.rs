//! Languages and texts in several of them.

use std::collections::BTreeMap;
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
