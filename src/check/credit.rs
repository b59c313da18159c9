//! Works that a page reuses or retells: whether they are credited as their licences ask, and whether their licences let the
//! page have its own.

use super::Page;
use super::goals::says_nothing;
use super::licences::Licence;
use super::voices::listed;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::BasedOn;
use crate::yaml::FieldPath;

/// A work without something that its licence, or any reader, asks for.
pub fn incomplete(page: &Page<'_>, found: &mut Diagnostics) {
    for (number, work) in page.common().based_on.iter().enumerate() {
        // A value that was written and could not be read is no lack.
        let written = |key: &'static str| {
            let path = FieldPath::new().key("based_on").index(number);
            page.document.broken && page.key(&path.clone().key(key)) != page.key(&path)
        };
        let says = |text: &Option<Box<str>>| text.as_deref().is_some_and(|text| !says_nothing(text));
        let wanted = [
            (says(&work.author) || written("author"), "its author"),
            (
                says(&work.url) || says(&work.publisher) || written("url") || written("publisher"),
                "where it is (`url`, or `publisher` of what is on paper)",
            ),
            (says(&work.licence) || written("licence"), "its licence"),
            (says(&work.changes) || written("changes"), "what was changed"),
        ];
        let lacks: Vec<&str> = wanted.into_iter().filter(|(given, _)| !given).map(|(_, what)| what).collect();
        if lacks.is_empty() {
            continue;
        }
        let message = format!("the credit of “{}” does not say {}", work.title, listed(&lacks));
        let finding =
            page.at(Code::CreditIncomplete, message, &FieldPath::new().key("based_on").index(number).key("title"));
        found.push(finding.help(
            "give `author`, `url` or `publisher`, `licence` and `changes`; where a work states no licence, say so and who \
             allowed the reuse; `changes: none` is an answer",
        ));
    }
}

/// Whether the work was changed, as far as the page says: `None` where it does not.
fn changed(work: &BasedOn) -> Option<bool> {
    const WHOLE: [&str; 12] = [
        "none",
        "no",
        "no changes",
        "unchanged",
        "verbatim",
        "nothing",
        "nothing was changed",
        "no changes were made",
        "reproduced verbatim",
        "reproduced unchanged",
        "not changed",
        "dim newidiadau",
    ];
    let words = super::pseudonyms::words(work.changes.as_deref()?).join(" ");
    Some(!WHOLE.contains(&&*words))
}

/// A work whose licence does not lead to the page's.
pub fn licences_do_not_combine(page: &Page<'_>, found: &mut Diagnostics) {
    let config = &page.cx.site.data.config;
    let own = page.common().licence.as_deref();
    let text = own.or(config.licence.as_deref());
    let licence = text.map(Licence::read);
    for (number, work) in page.common().based_on.iter().enumerate() {
        let Some(written) = work.licence.as_deref() else { continue };
        let Some(theirs) = Licence::read(written) else { continue };
        let adapted = changed(work);
        let (why, help) = match licence {
            _ if theirs.forbids_changes() && adapted == Some(true) => (
                "may not be changed, and `changes` says that it was".to_owned(),
                "ask the owner for leave and name it as the licence, or use the work as it is (`changes: none`)",
            ),
            None if theirs.is_share_alike() && adapted == Some(true) => (
                "asks for the same licence on what is made of it, and this page has none".to_owned(),
                "give the page (`licence:`) or the site the same licence",
            ),
            Some(Some(own)) if theirs.is_share_alike() && adapted == Some(true) && !theirs.leads_to(own) => (
                format!(
                    "asks for the same licence on what is made of it, and this page is under {}",
                    text.unwrap_or_default().trim()
                ),
                "give this page the work’s licence, or a later version of it, with `licence:`; or use a work whose licence \
                 leads to yours",
            ),
            Some(Some(own)) if theirs.forbids_commerce() && !own.forbids_commerce() => (
                format!(
                    "is for non-commercial use, and this page is under {}, which allows any",
                    text.unwrap_or_default().trim()
                ),
                "give this page a licence that is for non-commercial use too, ask the owner for leave, or use another work",
            ),
            _ => continue,
        };
        let path = FieldPath::new().key("based_on").index(number).key("licence");
        let message = format!("“{}” is under {}, which {why}", work.title, written.trim());
        let finding = page.at(Code::LicenceCombination, message, &path);
        found.push(explained(page, finding, theirs, number, own.is_some(), text.is_some()).help(help));
    }
}

/// Points at what the work's licence does not go with.
fn explained(page: &Page<'_>, finding: Diagnostic, theirs: Licence, number: usize, own: bool, any: bool) -> Diagnostic {
    if theirs.forbids_changes() {
        let path = FieldPath::new().key("based_on").index(number).key("changes");
        return page.also(finding, &path, "what was changed");
    }
    let path = FieldPath::new().key("licence");
    match (own, any) {
        (true, _) => page.also(finding, &path, "the licence of this page"),
        (false, true) => {
            let (source, span) = page.cx.config(&path);
            finding.also(source, span, "the licence of the site")
        }
        (false, false) => finding,
    }
}
