//! What every view of one language is made with.

use super::types::{DateView, LinkView};
use crate::locale::Locale;
use crate::model::{Lang, LocalText, PartialDate, Scope, SiteData};
use crate::resolve::{GeneratedKey, Site};
use crate::theme::{Argument, Strings};

/// The site, and how one language says things.
pub struct Cx<'a> {
    /// The site.
    pub site: &'a Site,
    /// The page's language.
    pub lang: &'a Lang,
    /// Its dates, numbers and order.
    pub locale: &'a Locale,
    /// Its words.
    pub strings: &'a Strings,
}

impl<'a> Cx<'a> {
    /// What all pages share.
    pub fn data(&self) -> &'a SiteData {
        &self.site.data
    }

    /// What a voice's consent must cover to be on a page.
    pub fn scopes(&self) -> &'static [Scope] {
        if self.data().copy { Scope::OF_COPY } else { &[Scope::Web] }
    }

    /// A message of the theme.
    pub fn say(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.strings.get(self.lang.as_str(), key, arguments)
    }

    /// A text of a data file in the page's language, its `{{ words }}` replaced.
    pub fn local(&self, text: &LocalText) -> String {
        self.words(text.text(self.lang, &self.data().config.languages[0]))
    }

    /// A text of front matter, its `{{ words }}` replaced.
    pub fn words(&self, text: &str) -> String {
        if text.contains("{{") { self.site.with_words(text, self.lang) } else { text.to_owned() }
    }

    /// The same for an optional text.
    pub fn maybe(&self, text: Option<&str>) -> Option<String> {
        text.map(|text| self.words(text))
    }

    /// The same for several.
    pub fn all(&self, texts: &[Box<str>]) -> Vec<String> {
        texts.iter().map(|text| self.words(text)).collect()
    }

    /// A date for people and machines.
    pub fn date(&self, date: PartialDate) -> DateView {
        DateView { iso: date.to_string(), text: self.locale.date(date) }
    }

    /// A year, in the language's digits.
    pub fn year(&self, year: i16) -> String {
        self.locale.date(PartialDate { year, month: None, day: None })
    }

    /// A link to a generated page; its language is named when it is not the page's.
    pub fn link(&self, key: &GeneratedKey, text: String) -> Option<LinkView> {
        let (address, lang) = self.site.generated_address(key, self.lang)?;
        let other = (lang != self.lang).then(|| lang.as_str().to_owned());
        Some(LinkView { text, href: address.href.clone(), lang: other })
    }

    /// The language's code when `lang` is another than the page's, for `lang` attributes.
    pub fn other(&self, lang: &Lang) -> Option<String> {
        (lang != self.lang).then(|| lang.as_str().to_owned())
    }
}
