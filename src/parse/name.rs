//! What a file's name says: the page's id and its language. `case-studies/icea.cy.md` is `case-studies/icea` in Welsh.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Lang;
use crate::source::{SourceId, Span};

/// A file's name, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// Path within `content/` without `.md` and without a language of the site.
    pub id: &'a str,
    /// The site's first language, unless the name says another.
    pub lang: Lang,
    /// An ending that looks like a language but is none of the site's.
    pub foreign: Option<&'a str>,
}

/// Takes the name of a page apart. `path` is within `content/`; `languages` has at least one.
pub fn read<'a>(path: &'a str, languages: &[Lang]) -> Name<'a> {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let default = || languages[0].clone();
    let Some((id, ending)) = stem.rsplit_once('.').filter(|(id, ending)| !id.ends_with('/') && !ending.contains('/')) else {
        return Name { id: stem, lang: default(), foreign: None };
    };
    match languages.iter().find(|lang| lang.as_str().eq_ignore_ascii_case(ending)) {
        Some(lang) => Name { id, lang: lang.clone(), foreign: None },
        None if looks_like_language(ending) => Name { id: stem, lang: default(), foreign: Some(ending) },
        None => Name { id: stem, lang: default(), foreign: None },
    }
}

/// `de`, `pt-BR`: two or three letters, then perhaps more after a hyphen.
fn looks_like_language(ending: &str) -> bool {
    let first = ending.split('-').next().unwrap_or(ending);
    (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic()) && Lang::new(ending).is_some()
}

/// Says that a page is in a language that the site does not have.
pub fn foreign(source: SourceId, ending: &str, languages: &[Lang]) -> Diagnostic {
    let known: Vec<String> = languages.iter().map(|lang| format!("`{lang}`")).collect();
    let message = format!("the file's name ends in `.{ending}`, and the site has no such language");
    Diagnostic::new(Code::BadLanguage, message).at(source, Span::new(0, 0)).help(format!(
        "the languages in `site.yaml` are {}: add it there, or rename the file without the dot",
        known.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_last_part_before_md() {
        let languages: Vec<Lang> = ["en", "cy", "zh-Hant"].iter().filter_map(|tag| Lang::new(tag)).collect();
        let parts = |path| {
            let name = read(path, &languages);
            (name.id, name.lang.to_string(), name.foreign)
        };
        assert_eq!(parts("pages/a.md"), ("pages/a", "en".to_owned(), None));
        assert_eq!(parts("pages/a.CY.md"), ("pages/a", "cy".to_owned(), None));
        assert_eq!(parts("pages/a.zh-hant.md"), ("pages/a", "zh-Hant".to_owned(), None));
        assert_eq!(parts("pages/a.de.md"), ("pages/a.de", "en".to_owned(), Some("de")));
        assert_eq!(parts("pages/v1.2.md"), ("pages/v1.2", "en".to_owned(), None));
        assert_eq!(parts("pages.old/a.md"), ("pages.old/a", "en".to_owned(), None));
    }
}
