//! Every word that a theme shows, by language, from Fluent files in `strings/`. A language without a
//! message falls back to the site's default language, then to English.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Sources;
use crate::model::Lang;
use crate::source::{SourceId, Span};

/// Messages of all languages that the theme or the site has.
pub struct Strings {
    bundles: BTreeMap<String, FluentBundle<FluentResource>>,
    /// Messages that need no argument, formatted once: pages ask for them thousands of times.
    plain: BTreeMap<String, HashMap<String, String>>,
    default: String,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument<'a> {
    /// A text.
    Text(&'a str),
    /// A number, which also selects plural forms.
    Number(f64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Argument::Text(text)
    }
}

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Argument::Number(number as f64)
    }
}

impl Strings {
    /// Reads the string files of the theme; a child theme's messages replace its parents'.
    pub fn read(sources: &Sources, default: &Lang) -> (Strings, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let mut bundles = BTreeMap::new();
        for (language, files) in &sources.theme.strings {
            let Ok(identifier) = language.parse() else { continue };
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            bundle.set_use_isolating(false);
            for file in files {
                let text = &sources.texts[file.0 as usize].text;
                let resource = match FluentResource::try_new(text.to_string()) {
                    Ok(resource) => resource,
                    Err((resource, errors)) => {
                        for error in errors {
                            let span = Span::new(error.pos.start, error.pos.end.max(error.pos.start + 1));
                            diagnostics.push(bad_string(*file, span, &error.to_string()));
                        }
                        resource
                    }
                };
                bundle.add_resource_overriding(resource);
            }
            bundles.insert(language.clone(), bundle);
        }
        let keys = keys(sources);
        let plain = bundles.iter().map(|(language, bundle)| (language.clone(), plain(bundle, &keys))).collect();
        (Strings { bundles, plain, default: default.as_str().to_owned() }, diagnostics)
    }

    /// The message `key` in `lang`; the key itself in `⟨⟩` when no language has it.
    pub fn get(&self, lang: &str, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let base = lang.split('-').next().unwrap_or(lang);
        let languages = [lang, base, &self.default, "en"];
        if arguments.is_empty() {
            let mut known = languages.iter().filter_map(|language| self.plain.get(*language)?.get(key));
            return known.next().map_or_else(|| format!("⟨{key}⟩"), Clone::clone);
        }
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            match value {
                Argument::Text(text) => args.set(*name, FluentValue::from(*text)),
                Argument::Number(number) => args.set(*name, FluentValue::from(*number)),
            }
        }
        for language in languages {
            let Some(bundle) = self.bundles.get(language) else { continue };
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
            if errors.is_empty() {
                return text;
            }
        }
        format!("⟨{key}⟩")
    }

    /// All messages that need no argument, for `t.key` in templates.
    pub fn plain(&self, lang: &str) -> BTreeMap<&str, String> {
        let keys = self.plain.values().flat_map(HashMap::keys);
        keys.map(|key| (key.as_str(), self.get(lang, key, &[]))).collect()
    }

    /// Whether any language has the message.
    pub fn has(&self, key: &str) -> bool {
        self.bundles.values().any(|bundle| bundle.has_message(key))
    }
}

/// The messages of a bundle that need no argument.
fn plain(bundle: &FluentBundle<FluentResource>, keys: &BTreeSet<&str>) -> HashMap<String, String> {
    let formatted = keys.iter().filter_map(|key| {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then(|| ((*key).to_owned(), text))
    });
    formatted.collect()
}

/// Names of all messages of the string files.
fn keys(sources: &Sources) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    for file in sources.theme.strings.values().flatten() {
        for line in sources.texts[file.0 as usize].text.lines() {
            let Some((key, _)) = line.split_once('=') else { continue };
            let key = key.trim_end();
            let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
            if key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(word) {
                keys.insert(key);
            }
        }
    }
    keys
}

fn bad_string(file: SourceId, span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::BadTheme, format!("this string cannot be read: {message}"))
        .at(file, span)
        .help("a message is written `key = Words`; see https://projectfluent.org for the syntax")
}
