//! Whether a translation says what its original says. The original is the page in the site's first language.

use std::collections::BTreeMap;

use super::prose::{Part, STAND_IN};
use crate::check::{Cx, Page};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{LinkTarget, PageId};
use crate::model::{Kind, Lang, NavTarget, Status};
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
        let Some(same) = theirs.get(text).and_then(|number| prose.paragraphs.get(*number)) else { continue };
        let lang = &original.document.lang;
        let message = format!("this text is word for word that of the original in `{lang}`");
        let finding = page.finding(Code::Untranslated, message, paragraph.span(page, 0..text.len()));
        let place = same.span(&original, 0..text.len());
        let finding = finding.also(original.document.source, place, "the original");
        found.push(finding.help("translate it, or take it out until somebody has"));
    }
}

/// The two have not the same parts.
pub fn translation_differs(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(original) = original(page) else { return };
    let (ours, theirs) = (&page.document.outline, &original.document.outline);
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
/// sections of a toolkit that is begun in it. One finding for each language.
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
    let navigated: Vec<&str> = (site.data.config.navigation.iter())
        .filter_map(|item| match &item.target {
            NavTarget::Page(id) => Some(&**id),
            _ => None,
        })
        .collect();
    let has = |id: &PageId| site.find(id, lang).is_some_and(|index| site.documents[index].lang == *lang);
    let index_of = |id: &PageId| {
        let (folder, _) = id.as_str().rsplit_once('/')?;
        Some(PageId(format!("{folder}/index").into()))
    };
    let reason = |index: PageIndex| {
        let document = &site.documents[index];
        if document.unread
            || document.lang != *first
            || document.front.common.status != Status::Live
            || has(&document.id)
        {
            return None;
        }
        let id = document.id.as_str();
        if navigated.contains(&id) {
            return Some("the main navigation leads here");
        }
        let begun = document.kind == Kind::ToolkitSection && index_of(&document.id).is_some_and(|id| has(&id));
        begun.then_some("a section of a toolkit that is begun in this language")
    };
    (0..site.documents.len()).filter_map(|index| Some((index, reason(index)?))).collect()
}
