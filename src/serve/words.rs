//! What the preview itself says to those who write: messages of the theme whose names begin with `editor_`, in the
//! language of the page that is looked at. Read apart from the build, so that a site whose content is broken, or that
//! was never good, is still spoken of in its own language.

use std::path::Path;

use serde_json::{Value, json};

use crate::load::{self, Sources};
use crate::model::Lang;
use crate::source::{SourceId, Span};
use crate::theme::Strings;

/// The words of a site's theme.
pub struct Words {
    strings: Strings,
    default: Lang,
}

impl Words {
    /// The words of the theme that `site.yaml` names, over those of the built-in theme. What cannot be read is left to
    /// the build to report.
    pub fn read(root: &Path) -> Words {
        let names = ["content/site.yaml", "content/site.yml"];
        let site = names.iter().find_map(|name| load::again(root, name));
        let site = site.and_then(|text| serde_yaml::from_str::<serde_yaml::Value>(&text).ok());
        let key = |name: &str| site.as_ref().and_then(|site| site.get(name));
        let theme = key("theme").and_then(|theme| theme.as_str()).unwrap_or("default");
        let first = key("languages").and_then(|all| all.get(0)).and_then(|first| first.as_str());
        Words::of(root, theme, first.and_then(Lang::new))
    }

    fn of(root: &Path, theme: &str, default: Option<Lang>) -> Words {
        let mut sources = Sources::default();
        let _ = load::read_theme(root, theme, (SourceId(0), Span::new(0, 0)), &mut sources);
        let default = default.unwrap_or_else(Lang::english);
        let (strings, _) = Strings::read(&sources, &default);
        Words { strings, default }
    }

    /// Language of pages that are in none, and its direction.
    pub fn default(&self) -> (&str, &'static str) {
        (self.default.as_str(), self.default.dir())
    }

    /// One message without arguments.
    pub fn say(&self, key: &str) -> String {
        self.strings.get(self.default.as_str(), key, &[])
    }

    /// All words that a page shows with so many errors, of which so many are not listed, and warnings; `{place}` stands where a file's name goes.
    pub fn page(&self, lang: &str, good: bool, (errors, more): (usize, usize), warnings: usize) -> Value {
        let lang = if lang.is_empty() { self.default.as_str() } else { lang };
        let say = |key: &str| self.strings.get(lang, key, &[]);
        let count = |key: &str, n: usize| self.strings.get(lang, key, &[("n", n.into())]);
        json!({
            "preview": say("editor_preview"),
            "errors": count("editor_errors", errors),
            "intro": say(if good { "editor_intro" } else { "editor_intro_none" }),
            "show_errors": count("editor_show_errors", errors),
            "more": if more > 0 { count("editor_more", more) } else { String::new() },
            "hide": say("editor_hide"),
            "hidden": say("editor_hidden"),
            "fixed": say("editor_fixed"),
            "warnings": count("editor_warnings", warnings),
            "about_page": say("editor_about_page"),
            "everywhere": say("editor_everywhere"),
            "close": say("editor_close"),
            "excerpt": say("editor_excerpt"),
            "what_to_do": say("editor_what_to_do"),
            "open": self.strings.get(lang, "editor_open", &[("place", "{place}".into())]),
            "draft": say("editor_draft"),
            "offline": say("editor_offline"),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]
    use super::*;

    #[test]
    fn every_word_is_there_in_every_language_of_the_theme_and_counts_are_in_its_plural_forms() {
        let words = Words::of(Path::new("/nowhere"), "default", None);
        let english = words.page("en", true, (1, 1), 2);
        for lang in ["cy", "ar"] {
            for n in [0, 1, 2, 3, 6, 11, 100] {
                let own = words.page(lang, n % 2 == 0, (n, n.max(1)), n);
                for (key, text) in own.as_object().unwrap() {
                    let text = text.as_str().unwrap();
                    assert!(!text.is_empty() && !text.contains('⟨'), "{lang} {key}: {text}");
                    assert_ne!(english[key], *text, "{lang} {key} is not translated");
                }
                assert!(own["open"].as_str().unwrap().contains("{place}"));
            }
        }
        let warnings =
            |lang: &str, n: usize| words.page(lang, true, (0, 0), n)["warnings"].as_str().unwrap().to_owned();
        assert_eq!([warnings("en", 1), warnings("en", 2)], ["1 warning", "2 warnings"]);
        assert_eq!([warnings("ar", 2), warnings("ar", 11)], ["تنبيهان", "11 تنبيهًا"]);
        assert_eq!([warnings("cy", 2), warnings("cy", 3)], ["2 rybudd", "3 rhybudd"]);
        // A language that the theme does not have is spoken to in the site's own.
        let welsh = Words::of(Path::new("/nowhere"), "default", Lang::new("cy"));
        assert_eq!(welsh.page("fr", true, (0, 0), 1)["close"], "Cau");
        assert_eq!((welsh.default(), welsh.say("editor_close").as_str()), (("cy", "ltr"), "Cau"));
    }

    #[test]
    fn a_site_says_some_words_in_its_own_way_and_is_spoken_to_when_its_settings_are_broken() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("themes/ours/theme.yaml", "name: ours\nparent: default\n");
        write("themes/ours/strings/cy.ftl", "editor_close = Cuddio\n");
        write("content/site.yaml", "languages: [cy, ar]\ntheme: ours\n");
        let words = Words::read(dir.path());
        assert_eq!(words.page("cy", true, (0, 0), 0)["close"], "Cuddio");
        assert_eq!(words.page("cy", true, (0, 0), 0)["excerpt"], "Y lle yn y ffeil");
        assert_eq!(words.page("", true, (0, 0), 0)["close"], "Cuddio");
        write("content/site.yaml", "languages: [cy\n");
        assert_eq!(Words::read(dir.path()).page("", true, (0, 0), 0)["close"], "Close");
    }
}
