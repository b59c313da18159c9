//! How to cite a page: plain words, APA (seventh edition), BibTeX. Made of what the page says alone, with its own last
//! date and never a day of access, which only a reader knows.
//!
//! Names are cited as they are written unless somebody says which part comes first (`family`): what a program guesses of
//! "Janira Mendes Borges" is wrong for somebody.

use super::context::Cx;
use super::page::OwnView;
use super::types::{CitationView, PageView, PersonView};
use crate::document::Document;
use crate::model::{PartialDate, Status};
use crate::theme::Argument;

/// Whose page it is: its authors, or else who made the toolkit or leads the session.
pub fn creators<'a>(page: &'a PageView, own: &'a OwnView) -> &'a [PersonView] {
    match own {
        OwnView::Toolkit(own) if page.authors.is_empty() => &own.contributors,
        OwnView::Session(own) if page.authors.is_empty() => &own.presenters,
        _ => &page.authors,
    }
}

/// What every form of a citation says.
struct Work<'a> {
    people: &'a [PersonView],
    /// The institution, or the site where there is none.
    publisher: String,
    date: Option<PartialDate>,
    title: &'a str,
    site: String,
    url: &'a str,
    licence: Option<String>,
    lang: &'a str,
    /// Of the page's id, so that it stays when the title changes.
    key: String,
}

/// How to cite a content page; nothing for one that is withdrawn or not finished.
pub fn citation(cx: &Cx<'_>, document: &Document, page: &PageView, own: &OwnView) -> Option<CitationView> {
    let front = &document.front.common;
    if front.status != Status::Live {
        return None;
    }
    let config = &cx.data().config;
    let site = cx.local(&config.title);
    let institution = cx.data().institutions.get(&config.institution).map(|entry| cx.local(&entry.name));
    let licence = page.licence.clone().or_else(|| config.licence.as_deref().map(super::licence::licence));
    let mut id = format!("{}-{}", config.institution, document.id);
    if document.lang != config.languages[0] {
        id.push_str(&format!("-{}", document.lang));
    }
    let work = Work {
        people: creators(page, own),
        publisher: institution.unwrap_or_else(|| site.clone()),
        date: front.updated.or(front.published),
        title: &page.title,
        site,
        url: &page.url,
        licence: licence.map(|licence| format!("{} {}", cx.say("licence_label", &[]), short(&licence.name))),
        lang: &page.lang,
        key: key(&id),
    };
    let (apa_before, apa_after) = apa(cx, &work);
    let authors = match work.people {
        [] => vec![work.publisher.clone()],
        people => people.iter().map(|who| who.name.clone()).collect(),
    };
    Some(CitationView {
        plain: plain(cx, &work),
        apa_before,
        apa_title: work.title.to_owned(),
        apa_after,
        bibtex: bibtex(&work),
        authors,
    })
}

/// "CC BY 4.0" of "Creative Commons Attribution 4.0 International (CC BY 4.0)".
fn short(licence: &str) -> &str {
    let inner = licence.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    inner.map_or(licence, |(_, inner)| inner)
}

/// Sentences, each with its full stop if it has no end of its own.
fn sentences<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
        if !part.ends_with(['.', '?', '!', '؟', '…']) {
            out.push('.');
        }
    }
    out
}

/// "Amatullah Blain (22 May 2023). Careers ambassadors. Partners in Practice. Licence: CC BY 4.0." The address follows.
fn plain(cx: &Cx<'_>, work: &Work<'_>) -> String {
    let names = match work.people {
        [] => work.publisher.clone(),
        people => cx.locale.list(people.iter().map(|who| who.name.as_str())),
    };
    let date = work.date.map_or_else(|| cx.say("cite_no_date", &[]), |date| cx.locale.date(date));
    let site = match work.site == work.publisher || work.people.is_empty() {
        true => work.site.clone(),
        false => format!("{}{}{}", work.site, cx.lang.comma(), work.publisher),
    };
    let first = format!("{names} ({date})");
    let licence = work.licence.as_deref().unwrap_or_default();
    sentences([&first, work.title, &site, licence])
}

/// What stands before the title, which is set apart, and between it and the address: section 10.16 of the manual, for a page of a
/// website.
fn apa(cx: &Cx<'_>, work: &Work<'_>) -> (String, String) {
    let names: Vec<(String, bool)> = match work.people {
        [] => vec![(work.publisher.clone(), false)],
        people => people.iter().map(apa_name).collect(),
    };
    let date = match work.date {
        None => cx.say("cite_no_date", &[]),
        Some(date) => apa_date(cx, date),
    };
    let before = format!("{} ({date}). ", sentences([apa_names(&names).as_str()]));
    // A site that is its own author is named once.
    let alone = names.len() == 1 && names[0].0 == work.site;
    let end = if work.title.ends_with(['.', '?', '!', '؟']) { "" } else { "." };
    let site = if alone { String::new() } else { format!(" {}", sentences([work.site.as_str()])) };
    (before, format!("{end}{site}"))
}

/// Up to 20 names; of more the first 19, dots and the last. Inverted names have a comma before the `&`.
fn apa_names(names: &[(String, bool)]) -> String {
    let inverted = names.iter().any(|(_, inverted)| *inverted);
    let mut out = String::new();
    for (at, (name, _)) in names.iter().enumerate() {
        let last = at + 1 == names.len();
        if names.len() > 20 && (19..names.len() - 1).contains(&at) {
            continue;
        }
        out.push_str(match (at, last, names.len()) {
            (0, ..) => "",
            (_, true, 21..) => ", . . . ",
            (_, true, 2) if !inverted => " & ",
            (_, true, _) => ", & ",
            _ => ", ",
        });
        out.push_str(name);
    }
    out
}

/// "Mendes Borges, J." and whether it is turned round.
fn apa_name(who: &PersonView) -> (String, bool) {
    match parted(who) {
        Some((family, given)) => (format!("{family}, {}", initials(&given)), true),
        None => (who.name.clone(), false),
    }
}

/// Family name and what else there is of a name, where somebody says what the family name is.
fn parted(who: &PersonView) -> Option<(String, String)> {
    const TITLES: [&str; 15] = [
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "dame",
        "rev",
        "athro",
        "د",
        "أ",
        "الدكتور",
    ];
    let family = who.family.as_deref()?.trim();
    let rest = who.name.strip_suffix(family).or_else(|| who.name.strip_prefix(family))?;
    let title = |word: &&str| TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let given: Vec<&str> = rest.split_whitespace().skip_while(title).collect();
    (!family.is_empty() && !given.is_empty()).then(|| (family.to_owned(), given.join(" ")))
}

/// "Mary-Jane Ann" to "M.-J. A."; scripts without capitals keep the whole name.
fn initials(given: &str) -> String {
    if !given.chars().any(char::is_uppercase) {
        return given.to_owned();
    }
    let initial = |part: &str| part.chars().find(|c| c.is_alphabetic()).map(|c| format!("{}.", c.to_uppercase()));
    let word = |word: &str| word.split('-').filter_map(initial).collect::<Vec<_>>().join("-");
    given.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// "2026, March 1", "2026, March", "2026".
fn apa_date(cx: &Cx<'_>, date: PartialDate) -> String {
    let year = cx.year(date.year);
    let Some(month) = date.month.map(|month| cx.locale.month(month)) else { return year };
    let (year, month) = (Argument::Text(&year), Argument::Text(&month));
    match date.day.map(|day| cx.locale.number(day.into())) {
        None => cx.say("cite_year_month", &[("year", year), ("month", month)]),
        Some(day) => cx.say("cite_year_month_day", &[("year", year), ("month", month), ("day", Argument::Text(&day))]),
    }
}

/// Letters, digits and hyphens of ASCII, which every program for references takes as a key.
fn key(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(c),
            c if c.is_alphanumeric() => out.push_str(&format!("u{:x}", u32::from(c))),
            _ => out.push('-'),
        }
    }
    out
}

fn bibtex(work: &Work<'_>) -> String {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = |who: &PersonView| match parted(who) {
        Some((family, given)) => format!("{}, {}", braced_if(&family), escaped(&given)),
        // In braces nothing takes it apart: an organisation, or a name whose order nobody gave.
        None => format!("{{{}}}", escaped(&who.name)),
    };
    let authors = match work.people {
        [] => format!("{{{}}}", escaped(&work.publisher)),
        people => people.iter().map(name).collect::<Vec<_>>().join(" and "),
    };
    let mut out = format!("@misc{{{},\n", work.key);
    let mut field = |name: &str, value: &str| out.push_str(&format!("  {name} = {{{value}}},\n"));
    field("author", &authors);
    field("title", &format!("{{{}}}", escaped(work.title)));
    if let Some(date) = work.date {
        field("year", &date.year.to_string());
    }
    field("howpublished", &escaped(&work.site));
    field("publisher", &escaped(&work.publisher));
    field("url", work.url);
    field("language", work.lang);
    if let Some(licence) = &work.licence {
        field("note", &escaped(licence));
    }
    let month = work.date.and_then(|date| date.month).and_then(|month| MONTHS.get(usize::from(month) - 1));
    if let Some(month) = month {
        out.push_str(&format!("  month = {month},\n"));
    }
    out.push('}');
    out
}

/// A family name that programs would take apart at "and" or a comma.
fn braced_if(family: &str) -> String {
    let text = escaped(family);
    if text.contains(',') || text.split_whitespace().any(|word| word == "and") { format!("{{{text}}}") } else { text }
}

/// What TeX reads otherwise; letters of all languages stay, as today's programs want them. Braces are written by name:
/// BibTeX counts them even behind a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '%' | '&' | '#' | '_' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
