//! Pages from their texts, each alone and all at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, PageId};
use crate::load::{PageSource, Sources};
use crate::model::{Kind, Lang, SiteData};
use crate::parse::terms::TermMatcher;
use crate::parse::{consent, front_matter, markdown, name};
use crate::reads;
use crate::source::Span;

/// All pages, in the order of their files.
pub fn parse_pages(sources: &Sources, data: &SiteData, readings: &Readings) -> (Vec<Document>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let parsed: Vec<(Option<Document>, Diagnostics)> = sources
        .pages
        .par_iter()
        .map(|page| parse_page(page, &sources.texts[page.source.0 as usize].text, data, readings))
        .collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, problems) in parsed {
        documents.extend(document);
        diagnostics.append(problems);
    }
    (documents, diagnostics)
}

/// What pages are read with beside their own texts.
pub struct Readings {
    /// What finds the glossary's terms, by language.
    matchers: BTreeMap<Lang, TermMatcher>,
    /// Tells whether pages that were read before would be read otherwise now.
    pub stamp: Stamp,
}

/// The text of `site.yaml` and a number for the forms of all terms: what else the data files say is looked up later.
pub type Stamp = (Option<Arc<str>>, u64);

impl Readings {
    /// Of the site's data.
    pub fn new(sources: &Sources, data: &SiteData) -> Readings {
        let languages = &data.config.languages;
        let forms: Vec<(&Lang, Forms<'_>)> = languages.iter().map(|lang| (lang, forms(data, lang))).collect();
        let site = sources.site.map(|id| sources.texts[id.0 as usize].text.clone());
        let stamp = (site, reads::key(&forms));
        let matcher =
            |(lang, forms): (&Lang, Vec<(&str, Vec<&str>)>)| (lang.clone(), TermMatcher::new(forms.into_iter()));
        Readings { matchers: forms.into_iter().map(matcher).collect(), stamp }
    }
}

/// Each term's id and its forms.
type Forms<'a> = Vec<(&'a str, Vec<&'a str>)>;

/// All forms of the glossary's terms in one language.
fn forms<'a>(data: &'a SiteData, lang: &Lang) -> Forms<'a> {
    let entries = data.glossary.entries().iter().map(|entry| {
        let mut forms: Vec<&str> = Vec::new();
        let (term, other) = entry.value.term.get(lang, &data.config.languages[0]);
        if other.is_none() {
            forms.push(term);
            forms.extend(entry.value.aliases.iter().map(|alias| &**alias));
        }
        forms.extend(entry.value.abbreviation.as_deref());
        (&*entry.id, forms)
    });
    entries.collect()
}

/// One page: a document, unless its language is none of the site's, and what is wrong with it.
pub fn parse_page(
    page: &PageSource,
    text: &str,
    data: &SiteData,
    readings: &Readings,
) -> (Option<Document>, Diagnostics) {
    let languages = &data.config.languages;
    let name = name::read(&page.path, languages);
    let (id, lang) = (name.id, name.lang);
    let stem = id.rsplit('/').next().unwrap_or(id);
    // Without `site.yaml` nobody knows which languages there are.
    let allowed = if data.site_unread { &[] } else { languages.as_slice() };
    let file = front_matter::File { source: page.source, text, stem, folder_kind: Kind::of_id(id), languages: allowed };
    let (reading, split, mut diagnostics) = read_front_matter(&file, page.unread);
    if let Some(ending) = name.foreign.filter(|_| !data.site_unread) {
        diagnostics.push(name::foreign(page.source, ending, languages));
    }
    let lang = reading.front.common.lang.clone().filter(|own| languages.contains(own)).unwrap_or(lang);
    let Some(matcher) = readings.matchers.get(&lang) else { return (None, diagnostics) };
    let options = markdown::Options { kind: reading.kind, terms: matcher, raw_html: data.config.raw_html };
    let parsed = markdown::parse(page.source, text, split.body, &options);
    let parsed = consent::enforce(parsed, &reading.front.common.voices);
    diagnostics.append(parsed.diagnostics);
    let document = Document {
        source: page.source,
        id: PageId(id.into()),
        lang,
        kind: reading.kind,
        front: Arc::new(reading.front),
        front_span: split.yaml,
        body: Arc::new(parsed.body),
        outline: Arc::new(parsed.outline),
        broken: reading.broken,
        unread: reading.unread,
    };
    (Some(document), diagnostics)
}

/// Front matter, as much of it as there is, and where the text begins.
fn read_front_matter(
    file: &front_matter::File<'_>,
    unread: bool,
) -> (front_matter::Reading, front_matter::Split, Diagnostics) {
    let nothing = front_matter::Split { yaml: Span::new(0, 0), body: 0 };
    let placeholder = || front_matter::Reading::placeholder(file.folder_kind, file.stem);
    if unread {
        return (placeholder(), nothing, Diagnostics::new());
    }
    let missing = match front_matter::split(file.text) {
        Ok(split) => {
            let (reading, diagnostics) = front_matter::read(file, split.yaml);
            return (reading, split, diagnostics);
        }
        Err(missing) => missing,
    };
    let mut diagnostics = Diagnostics::from_iter([missing.diagnostic(file.source)]);
    match missing {
        front_matter::NoSplit::Unclosed { guess, .. } => {
            let (mut reading, problems) = front_matter::read(file, guess.yaml);
            diagnostics.append(problems);
            reading.broken = true;
            (reading, guess, diagnostics)
        }
        front_matter::NoSplit::Absent => (placeholder(), nothing, diagnostics),
    }
}
