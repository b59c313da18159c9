//! `site.yaml`: what the site is called, where it lives, its languages, navigation and rules.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Severity};
use crate::model::reading::{
    Colour, Email, Ids, InstitutionId, Keys, MapOf, PageName, Read, Reader, Record, Shape, TimeZone, WebAddress,
    WordId, record, words,
};
use crate::model::{Contact, Lang, LocalText, PersonRef, Waiver};
use crate::source::{SourceId, Span};
use crate::yaml::{Step, Value};

record! {
    /// `site.yaml`.
    #[derive(Clone, Debug)]
    pub whole struct SiteConfig {
        place {
            /// The file, for diagnostics.
            pub source: SourceId,
        }
        /// Name of the site.
        pub title: LocalText = required => LocalText::All("".into()),
        /// One or two sentences about the site.
        pub description: LocalText = required => LocalText::All("".into()),
        /// Complete address of the site's root, such as `https://example.org/partners/`.
        pub base_url: url::Url = required as BaseUrl => BaseUrl::placeholder(),
        /// The site's languages. The first is the default and has no prefix in addresses.
        pub languages: Vec<Lang> = required,
        /// Id of the site's own institution in `institutions.yaml`.
        pub institution: Box<str> = required as InstitutionId,
        /// Name of the theme: a folder in `themes/`, or `default`.
        pub theme: Box<str> = optional as WordId => "default".into(),
        /// Rules for small numbers: those of the Higher Education Statistics Agency, of the Office for Students, or none.
        pub profile: DisclosureProfile,
        /// How figures of case studies are published.
        pub metrics: Figures,
        /// The smallest group of people in which somebody with a pseudonym is hidden well enough; 10 if it is left out.
        pub small_group: u32 = optional => 10,
        /// IANA time zone of sessions that do not give their own; `Europe/London` if it is left out.
        pub timezone: Box<str> = optional as TimeZone => "Europe/London".into(),
        /// Licence of the site's own text, an SPDX id such as `CC-BY-4.0`.
        pub licence: Option<Box<str>>,
        /// How others are to credit the site.
        pub credit: Option<LocalText>,
        /// Whether raw HTML in pages is kept on the web; Word and PDF can never show it.
        pub raw_html: bool,
        /// Formats offered beside pages: `[word, pdf]` or `none`.
        pub downloads: Downloads,
        /// Whether the site is offered as a zip as well, which is read from a folder without a network.
        pub offline: bool,
        /// Words of your own, written as `{{ value.NAME }}` in pages.
        pub values: BTreeMap<Box<str>, LocalText> = optional as MapOf<LocalText>,
        /// Main navigation, in order.
        pub navigation: Vec<NavItem>,
        /// Navigation at the foot of every page, in order.
        pub footer: Vec<NavItem>,
        /// Whom to ask about a page that names nobody: an id of `people.yaml`, a name, or an email address.
        pub contact: Option<PersonRef> = optional as Option<Contact>,
        /// Where feedback goes.
        pub feedback: Option<Feedback>,
        /// Colours and logo.
        pub brand: Brand,
        /// A sentence shown on every page of a site that is an example.
        pub demonstration: Option<LocalText>,
        /// Severities that differ from Kitpress's own: `{image-alt: warning, raw-html: off}`.
        pub severity: BTreeMap<Code, Option<Severity>> = optional as Severities,
        /// Rules that the whole site may break for a while, each with a reason, a name and a last day.
        pub waive: Vec<Waiver>,
        /// Whatever your own theme wants; Kitpress does not look into it.
        pub extra: serde_yaml::Value,
    }
    check = languages_are_given_once;
}

fn languages_are_given_once(site: &SiteConfig, keys: &mut Keys<'_, '_>) {
    for (i, lang) in site.languages.iter().enumerate() {
        if site.languages[..i].contains(lang) {
            let reader = keys.reader();
            let diagnostic = reader.within(Step::Key("languages"), |reader| {
                reader.at_value(Code::BadLanguage, format!("the language `{lang}` is given twice"))
            });
            reader.push(diagnostic);
        }
    }
}

/// The address of the site's root, with a `/` at its end.
pub struct BaseUrl;

impl BaseUrl {
    /// For a site whose own cannot be read: nothing is written then.
    fn placeholder() -> url::Url {
        match url::Url::parse("https://site.invalid/") {
            Ok(url) => url,
            Err(error) => unreachable!("a constant that is an address: {error}"),
        }
    }
}

impl Read for BaseUrl {
    type Out = url::Url;
    const SHAPE: Shape = Shape::Url;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<url::Url> {
        let mut url = url::Url::read(value, reader)?;
        if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
            let message = format!("{} is the address of a site, without `?`, `#` or a name and `@`", reader.subject());
            let diagnostic = reader.at_value(Code::BadUrl, message);
            reader.push(diagnostic);
            return None;
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Some(url)
    }
}

words! {
    /// Which rules for small numbers hold.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DisclosureProfile {
        /// Higher Education Statistics Agency.
        Hesa = "hesa",
        /// Office for Students.
        Ofs = "ofs",
        /// None.
        None = "none",
    }
    default = None;
}

record! {
    /// How figures of case studies are published.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Figures {
        /// Whether counts of people are rounded and small groups left out by the rules of `profile`, wherever figures are
        /// shown. Prose is never changed.
        pub publish: Publish,
    }
}

words! {
    /// What the build does with figures.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Publish {
        /// As they are written.
        Exact = "exact",
        /// Rounded and suppressed by the rules of `profile`.
        Rounded = "rounded",
    }
    default = Exact;
}

/// Formats offered beside a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Downloads {
    /// `word`
    pub word: bool,
    /// `pdf`
    pub pdf: bool,
}

const FORMATS: Shape =
    Shape::OneOf(&[("word", "A Word file."), ("pdf", "A PDF file."), ("none", "Neither, instead of a list.")]);

impl Read for Downloads {
    type Out = Downloads;
    const SHAPE: Shape = Shape::SomeOf(&[("word", "A Word file."), ("pdf", "A PDF file.")]);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Downloads> {
        if value.as_str() == Some("none") {
            return Some(Downloads::default());
        }
        let Value::Sequence(items) = value else {
            match value {
                Value::String(word) if !matches!(&**word, "word" | "pdf") => {
                    reader.unknown_value(Code::UnknownValue, word, ["word", "pdf", "none"]);
                }
                other => reader.wrong_type(&Self::SHAPE, other),
            }
            return None;
        };
        let mut downloads = Downloads::default();
        for (i, item) in items.iter().enumerate() {
            reader.within(Step::Index(i), |reader| {
                let Value::String(word) = item else { return reader.wrong_type(&FORMATS, item) };
                match word.trim() {
                    "word" => downloads.word = true,
                    "pdf" => downloads.pdf = true,
                    other => reader.unknown_value(Code::UnknownValue, other, ["word", "pdf"]),
                }
            });
        }
        Some(downloads)
    }
}

/// An entry of a navigation.
#[derive(Clone, Debug, PartialEq)]
pub struct NavItem {
    /// Where to.
    pub target: NavTarget,
    /// Own label instead of the target's title.
    pub label: Option<LocalText>,
    /// Where it is in `site.yaml`.
    pub span: Span,
}

/// Where a navigation entry goes.
#[derive(Clone, Debug, PartialEq)]
pub enum NavTarget {
    /// `page: id`
    Page(Box<str>),
    /// `listing: case-studies`
    Listing(Box<str>),
    /// `url: https://...`
    Url(Box<str>),
}

/// Names of listings that a navigation may point to.
pub const LISTINGS: [&str; 20] = [
    "case-studies",
    "toolkits",
    "templates",
    "reflections",
    "goals",
    "sessions",
    "posts",
    "glossary",
    "reading-list",
    "people",
    "institutions",
    "roles",
    "phases",
    "themes",
    "lifecycle",
    "evidence",
    "cost",
    "outcome",
    "explore",
    "compare",
];

record! {
    /// The keys of a navigation entry: one of `page`, `listing` and `url`.
    #[derive(Clone, Debug)]
    pub struct NavKeys {
        /// Id of a page: `pages/about`.
        pub page: Option<Box<str>> = optional as Option<PageName>,
        /// A listing that Kitpress makes: `case-studies`.
        pub listing: Option<Box<str>> = optional as Option<Listing>,
        /// An address elsewhere; it needs a `label`.
        pub url: Option<Box<str>> = optional as Option<WebAddress>,
        /// Own label instead of the target's title.
        pub label: Option<LocalText>,
    }
}

impl Read for NavItem {
    type Out = NavItem;
    const SHAPE: Shape = Shape::Record(NavKeys::KEYS);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<NavItem> {
        let mapping = reader.record(value, &Self::SHAPE)?;
        let keys = NavKeys::read_mapping(mapping, reader)?;
        let mut raw = Keys::new(mapping, reader);
        let given = ["page", "listing", "url"].into_iter().filter(|key| raw.raw(key, false).is_some()).count();
        if given != 1 {
            let message = match given {
                0 => "this entry says not where it leads",
                _ => "this entry leads to more than one place",
            };
            let diagnostic = reader.at_value(Code::MissingKey, message);
            reader.push(diagnostic.help("give it one of `page: …`, `listing: …` or `url: …` with `label: …`"));
            return None;
        }
        if mapping.contains_key("url") && keys.label.is_none() {
            Keys::new(mapping, reader).missing("label", &Shape::LocalText);
        }
        let target = match (keys.page, keys.listing, keys.url) {
            (Some(page), _, _) => NavTarget::Page(page),
            (_, Some(listing), _) => NavTarget::Listing(listing),
            (_, _, Some(url)) => NavTarget::Url(url),
            (None, None, None) => return None,
        };
        Some(NavItem { target, label: keys.label, span: reader.span() })
    }
}

/// The name of a listing.
pub struct Listing;

impl Read for Listing {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::IdOf(Ids::Listing);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let name = &*reader.text(value, &Self::SHAPE)?;
        if LISTINGS.contains(&name) {
            return Some(Box::from(name));
        }
        reader.unknown_value(Code::UnknownValue, name, LISTINGS);
        None
    }
}

record! {
    /// Where feedback goes.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Feedback {
        /// An address that a form or a link writes to.
        pub email: Option<Box<str>> = optional as Option<Email>,
        /// The institution's own form.
        pub form: Option<url::Url>,
        /// Id of the page shown after it.
        pub thanks: Option<Box<str>> = optional as Option<PageName>,
        /// What happens with what is written.
        pub privacy: Option<LocalText>,
    }
}

record! {
    /// Colours and logo.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Brand {
        /// The colour of links and buttons: `"#1d70b8"`.
        pub accent: Option<Box<str>> = optional as Option<Colour>,
        /// A file in `content/`.
        pub logo: Option<Box<str>>,
        /// What the logo says, for those who do not see it.
        pub logo_alt: Option<LocalText>,
    }
    check = logo_has_text;
}

fn logo_has_text(brand: &Brand, keys: &mut Keys<'_, '_>) {
    if brand.logo.is_some() && brand.logo_alt.is_none() {
        keys.missing("logo_alt", &Shape::LocalText);
    }
}

/// Severities by rule; `off` is none.
pub struct Severities;

const LEVELS: Shape = Shape::OneOf(&[
    ("error", "The site is not written."),
    ("warning", "A person must look."),
    ("information", "Worth knowing."),
    ("off", "Not reported."),
]);

impl Read for Severities {
    type Out = BTreeMap<Code, Option<Severity>>;
    const SHAPE: Shape = Shape::MapBy(Ids::Rule, &LEVELS);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Self::Out> {
        let mapping = reader.record(value, &Self::SHAPE)?;
        let mut severities = BTreeMap::new();
        for (key, value) in mapping {
            let name = key.as_str().unwrap_or("");
            reader.within(Step::Key(name), |reader| {
                let Some(code) = Code::ALL.iter().find(|code| code.name() == name) else {
                    let message = format!("there is no rule `{name}`");
                    let names = Code::ALL.iter().map(|code| code.name());
                    let diagnostic = reader.at_key(Code::UnknownKey, message).fix_slip(
                        reader.file(),
                        reader.key_span(),
                        name,
                        names,
                    );
                    let near = crate::diagnostic::nearest(name, Code::ALL.iter().map(|code| code.name()));
                    reader.push(match near {
                        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                        None => diagnostic,
                    });
                    return;
                };
                let find = |word: &str| match word {
                    "error" => Some(Some(Severity::Error)),
                    "warning" => Some(Some(Severity::Warning)),
                    "information" => Some(Some(Severity::Information)),
                    "off" => Some(None),
                    _ => None,
                };
                severities.extend(reader.one_of(value, find, &LEVELS).map(|severity| (*code, severity)));
            });
        }
        Some(severities)
    }
}

impl Read for Code {
    type Out = Code;
    const SHAPE: Shape = Shape::IdOf(Ids::Rule);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Code> {
        let name = &*reader.text(value, &Self::SHAPE)?;
        let code = Code::ALL.iter().copied().find(|code| code.name() == name);
        if code.is_none() {
            reader.unknown_value(Code::UnknownValue, name, Code::ALL.iter().map(|code| code.name()));
        }
        code
    }
}
