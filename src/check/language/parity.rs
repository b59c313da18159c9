//! Whether a translation says what its original says. The original is the page in the site's first language.

use std::collections::BTreeMap;

use super::prose::{Part, STAND_IN};
use crate::check::{Cx, Page};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{LinkTarget, PageId};
use crate::model::reading::{Key, Record, Shape};
use crate::model::{Common, Kind, Lang, NavTarget, Own, Status};
use crate::resolve::PageIndex;
use crate::yaml::FieldPath;

/// A paragraph of fewer words may be the same in both languages: a name, an address, a title.
const WORDS_TO_TRANSLATE: usize = 8;

/// The page in the site's first language, if this one is a translation of it.
fn original<'a>(page: &Page<'a>) -> Option<Page<'a>> {
    let site = page.cx.site;
    let first = site.data.config.languages.first().filter(|first| **first != page.document.lang)?;
    let version = |index: &&PageIndex| site.documents[**index].lang == *first;
    let index = site.versions(page.index).iter().find(version)?;
    Page::new(page.cx, *index)
}

/// The original changed after the translation did.
pub fn translation_old(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(original) = original(page).filter(|original| !original.document.broken && !page.document.broken) else {
        return;
    };
    let (ours, theirs) = (page.common(), original.common());
    let Some(changed) = theirs.updated else { return };
    let (Some(date), key) = (match ours.updated {
        Some(date) => (Some(date), "updated"),
        None => (ours.published, "published"),
    }) else {
        return;
    };
    if !date.is_before(changed) {
        return;
    }
    let what = if key == "updated" { "was last updated" } else { "is of" };
    let message = format!("this translation {what} {date}, and its original was updated {changed}");
    let path = FieldPath::new().key(key);
    let finding = page.at(Code::TranslationOld, message, &path);
    let finding = finding.also(
        original.document.source,
        original.value(&FieldPath::new().key("updated")),
        "the original has changed since",
    );
    found.push(finding.help("bring over what changed, then give the day in `updated:`"));
}

/// A paragraph that is the same in both languages.
pub fn untranslated(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(original) = original(page) else { return };
    let mut theirs: BTreeMap<&str, usize> = BTreeMap::new();
    let prose = original.prose();
    for (number, paragraph) in prose.paragraphs.iter().enumerate() {
        theirs.entry(&paragraph.text).or_insert(number);
    }
    for paragraph in page.prose().paragraphs.iter().filter(|paragraph| paragraph.part != Part::Footnote) {
        let text = paragraph.text.as_str();
        let own_words = |word: &&str| word.contains(char::is_lowercase) && !word.contains(STAND_IN);
        if text.split_whitespace().filter(own_words).count() < WORDS_TO_TRANSLATE {
            continue;
        }
        // A page that was begun with a command says of each field what belongs there.
        if paragraph.part == Part::Front && describes(page.document.kind, text) {
            continue;
        }
        let Some(same) = theirs.get(text).and_then(|number| prose.paragraphs.get(*number)) else { continue };
        let lang = &original.document.lang;
        let message = format!("this text is word for word that of the original in `{lang}`");
        let finding = page.finding(Code::Untranslated, message, paragraph.span(page, 0..text.len()));
        let place = same.span(&original, 0..text.len());
        let finding = finding.also(original.document.source, place, "the original");
        found.push(finding.help("translate it, or take it out until somebody has"));
    }
}

/// Whether the text is what a field of the kind is for.
fn describes(kind: Kind, text: &str) -> bool {
    fn any(keys: &[Key], text: &str) -> bool {
        keys.iter().any(|key| key.description.replace('\'', "’") == text || within(&key.shape, text))
    }
    fn within(shape: &Shape, text: &str) -> bool {
        match shape {
            Shape::Record(keys) => any(keys, text),
            Shape::List(shape) | Shape::Map(shape) => within(shape, text),
            _ => false,
        }
    }
    any(Common::KEYS, text) || any(Own::keys(kind), text)
}

/// The two have not the same parts. A translation of fewer than two thirds of the words is a shorter page
/// on purpose.
pub fn translation_differs(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(original) = original(page) else { return };
    let (ours, theirs) = (&page.document.outline, &original.document.outline);
    if ours.word_count < theirs.word_count / 3 * 2 {
        return;
    }
    let elsewhere = |page: &Page<'_>| {
        page.document.outline.links.iter().filter(|link| matches!(link.target, LinkTarget::External(_))).count()
    };
    let counts = [
        ("heading", ours.headings.len(), theirs.headings.len()),
        ("image", ours.images.len(), theirs.images.len()),
        ("field to fill in", ours.fields.len(), theirs.fields.len()),
        ("voice", ours.voices.len(), theirs.voices.len()),
        ("link to another site", elsewhere(page), elsewhere(&original)),
    ];
    let differing: Vec<String> = counts
        .into_iter()
        .filter(|(_, a, b)| a != b)
        .map(|(what, a, b)| format!("{} where the original has {b}", counted(a, what)))
        .collect();
    if differing.is_empty() {
        return;
    }
    let message = format!("this translation has {}", differing.join(", and "));
    let title = FieldPath::new().key("title");
    let finding = page.at(Code::TranslationDiffers, message, &title);
    let finding = finding.also(original.document.source, original.value(&title), "the original");
    found.push(finding.help("compare the two: something may be missing in one of them"));
}

fn counted(count: usize, what: &str) -> String {
    match (count, what.split_once(' ')) {
        (1, _) => format!("1 {what}"),
        (_, Some((first, rest))) => format!("{count} {first}s {rest}"),
        (_, None) => format!("{count} {what}s"),
    }
}

/// Pages that readers of a language are led to and that it does not have: what the main navigation names, and the other
/// sections of a toolkit, where it has at least half of them. Fewer are a choice, not something forgotten. One finding for
/// each language.
pub fn translation_missing(cx: &Cx<'_>, found: &mut Diagnostics) {
    let config = &cx.site.data.config;
    let Some((first, others)) = config.languages.split_first() else { return };
    for (number, lang) in others.iter().enumerate() {
        let missing = missing(cx, first, lang);
        let has = |index: &PageIndex| cx.site.documents[*index].lang == *lang;
        if missing.is_empty() || !(0..cx.site.documents.len()).any(|index| has(&index)) {
            continue;
        }
        let (source, span) = cx.config(&FieldPath::new().key("languages").index(number + 1));
        let count = missing.len();
        let pages = if count == 1 { "1 page is".to_owned() } else { format!("{count} pages are") };
        let message = format!("{pages} not in `{lang}`, though readers of it are led there");
        let mut finding = Diagnostic::new(Code::TranslationMissing, message).at(source, span);
        for (index, why) in missing.into_iter().take(5) {
            let Some(page) = Page::new(cx, index) else { continue };
            finding = finding.also(page.document.source, page.value(&FieldPath::new().key("title")), why);
        }
        found.push(finding.help(format!("a translation is the same file with `.{lang}` before `.md`")));
    }
}

/// Originals that are to be had in `lang` and are not, with why they are.
fn missing(cx: &Cx<'_>, first: &Lang, lang: &Lang) -> Vec<(PageIndex, &'static str)> {
    let site = cx.site;
    let has = |index: PageIndex| {
        let version = |index: &PageIndex| site.documents[*index].lang == *lang;
        site.versions(index).iter().any(version)
    };
    let original = |index: PageIndex| {
        let document = &site.documents[index];
        let common = &document.front.common;
        !document.unread && document.lang == *first && common.status == Status::Live
    };
    let lacking = |together: Vec<PageIndex>, why: &'static str| {
        let there = together.iter().filter(|index| has(**index)).count();
        let forgotten = there * 2 >= together.len();
        together.into_iter().filter(move |index| forgotten && !has(*index)).map(move |index| (index, why))
    };
    let navigated = site.data.config.navigation.iter().filter_map(|item| match &item.target {
        NavTarget::Page(id) => site.find(&PageId((&**id).into()), first).filter(|index| original(*index)),
        _ => None,
    });
    let mut found: Vec<_> = lacking(navigated.collect(), "the main navigation leads here").collect();
    for (index, resolved) in site.pages.iter().enumerate() {
        let Some(place) = resolved.toolkit.as_ref().filter(|place| place.index == index && original(index)) else {
            continue;
        };
        let sections = place.sections.iter().copied().filter(|index| original(*index));
        let why = "a section of a toolkit that is mostly translated";
        found.extend(lacking(std::iter::once(index).chain(sections).collect(), why));
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(index, _)| seen.insert(*index));
    found
}
