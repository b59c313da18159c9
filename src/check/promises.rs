//! Links and the words around them: what is promised must be there, and what not everybody can open says so.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::passages::Passage;
use super::{Page, promised};
use crate::diagnostic::{Code, Diagnostics};
use crate::document::{LinkTarget, LinkUse};
use crate::model::is_whole;
use crate::resolve::Target;
use promised::Format;

/// Words that say where to press, and need a link.
const PRESS: &[&str] = &[
    "click here",
    "press here",
    "download here",
    "download it here",
    "follow this link",
    "via this link",
    "cliciwch yma",
    "gwasgwch yma",
    "lawrlwythwch yma",
    "انقر هنا",
];
/// Words that say that a link is still to come.
const TO_COME: &[&str] = &[
    "link to follow",
    "links to follow",
    "link to be added",
    "link to be confirmed",
    "link will be added",
    "link coming soon",
    "link tbc",
    "(link)",
    "(link here)",
    "(hyperlink)",
    "dolen i ddilyn",
    "(dolen)",
];
/// A sentence that speaks about such words.
const SPOKEN_OF: &[&str] = &[
    "avoid",
    "instead",
    "rather than",
    "such as",
    "don’t",
    "don't",
    "do not",
    "never",
    "phrase",
    "wording",
    "words",
    "link text",
    "text of the link",
    "called",
    "labelled",
    "osgoi",
    "peidiwch",
    "تجنب",
];

/// "Click here" and "link to follow" where there is no link.
pub fn without_link(page: &Page<'_>, found: &mut Diagnostics) {
    for passage in page.passages() {
        if !may_promise(&passage.text) {
            continue;
        }
        let lower = lowered(&passage.text);
        if SPOKEN_OF.iter().any(|word| lower.contains(word)) {
            continue;
        }
        if let Some(range) = promised::file(&passage.text).filter(|_| passage.links.is_empty()) {
            let message = format!("“{}” promises a file, and there is no link", &passage.text[range.clone()]);
            let finding = page.finding(Code::PromiseWithoutLink, message, passage.span(range));
            found.push(finding.help(
                "link to the file: `[Action plan (Word)](action-plan.docx)`; or to the page that offers it: `[[action-plan]]`",
            ));
        }
        let press = PRESS.iter().filter(|_| passage.links.is_empty());
        for words in TO_COME.iter().chain(press) {
            for (at, _) in lower.match_indices(words) {
                let range = at..at + words.len();
                let free = !passage.is_linked(&range) && !passage.is_emphasised(&range) && !passage.is_quoted(at);
                if free && is_whole(&lower, &range) {
                    let message = format!("“{}” promises a link, and there is none", &passage.text[range.clone()]);
                    let finding = page.finding(Code::PromiseWithoutLink, message, passage.span(range));
                    found.push(finding.help(
                        "write a link whose words say what it leads to: `[the partnership agreement](agreement.pdf)`; or take the promise out",
                    ));
                }
            }
        }
    }
}

/// The same text in lower case, each letter as long as before.
/// A first look at texts of which most promise nothing.
fn may_promise(text: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let words = PRESS.iter().chain(TO_COME).chain(&promised::FETCH);
        AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok()
    });
    WORDS.as_ref().is_none_or(|words| words.is_match(text))
}

fn lowered(text: &str) -> String {
    text.chars()
        .map(|c| {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        })
        .collect()
}

/// `[text](two words.pdf)`, which Markdown does not read as a link.
pub fn unread(page: &Page<'_>, found: &mut Diagnostics) {
    let spaced = |rest: &str| rest.split(')').next().is_some_and(|target| target.contains(' '));
    if !page.text().split("](").skip(1).any(spaced) {
        return;
    }
    for passage in page.passages() {
        let text = &passage.text;
        for (middle, _) in text.match_indices("](") {
            let start = text[..middle].rfind('[').filter(|start| !text[*start..middle].contains(']'));
            let end = text[middle..].find(')').map(|end| middle + end + 1);
            let Some(range) = start.zip(end).map(|(start, end)| start..end) else { continue };
            let (words, target) = (&text[range.start + 1..middle], &text[middle + 2..range.end - 1]);
            let address = target.contains(' ') && !words.trim().is_empty() && is_address(target);
            if !address || passage.is_linked(&range) || passage.is_quoted(range.start) {
                continue;
            }
            let message = format!("`{target}` is not understood as an address, so that readers see the brackets");
            let finding = page.finding(Code::LinkUnread, message, passage.span(range));
            found.push(finding.help(format!(
                "an address has no spaces: write `[{words}](<{target}>)`, or rename the file with hyphens"
            )));
        }
    }
}

/// Whether a text with spaces is the name of a file or a web address.
fn is_address(target: &str) -> bool {
    let last = target.trim().rsplit('/').next().unwrap_or(target);
    let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending);
    let file = (2..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric());
    target.contains("://") || target.starts_with('/') || file && !target.contains(['\n', ';'])
}

/// A link whose words promise a file of one sort, and which leads to another sort or to a page that does not offer it.
pub fn other_file(page: &Page<'_>, found: &mut Diagnostics) {
    let names = |link: &LinkUse| page.text().get(link.span.range()).is_some_and(promised::may_name);
    if !page.document.outline.links.iter().any(names) {
        return;
    }
    for passage in page.passages() {
        for (range, link) in &passage.links {
            let number = *link as usize;
            let uses = page.document.outline.links.get(number).zip(page.resolved.links.get(number));
            let (Some(words), Some((written, target))) = (passage.text.get(range.clone()), uses) else { continue };
            let promised = promised::formats(words);
            if promised.is_empty() {
                continue;
            }
            let Some(instead) = instead(page, &promised, target) else { continue };
            let names: Vec<&str> = promised.iter().map(|format| format.name()).collect();
            let message = format!("the words promise {}, and the link leads to {instead}", names.join(" or "));
            let finding = page.finding(Code::LinkOtherFile, message, written.span);
            found.push(finding.help("link to the file that the words name, or say what the link leads to"));
        }
    }
}

/// What a link leads to, where it is not what was promised.
fn instead(page: &Page<'_>, promised: &[Format], target: &Target) -> Option<String> {
    match target {
        Target::Page { page: to, .. } => {
            let offered = page.cx.site.downloads(*to);
            let to = &page.cx.site.documents[*to];
            let has = |format: &Format| match format {
                Format::Word => offered.word,
                Format::Pdf => offered.pdf,
                Format::Sheet | Format::Slides => false,
            };
            (!to.unread && !promised.iter().any(has)).then(|| format!("the page `{}`, which does not offer it", to.id))
        }
        Target::File(href) => other(href, promised).map(|ending| format!("a file that ends in `.{ending}`")),
        Target::External(url) => {
            let path = url::Url::parse(url).ok()?.path().to_owned();
            // The name of a page elsewhere tells nothing of what it offers.
            let ending = other(&path, promised)?;
            Format::of_ending(&ending).map(|_| format!("a file that ends in `.{ending}`"))
        }
        Target::Generated { .. } | Target::Anchor(_) | Target::Missing => None,
    }
}

/// The ending of a file of another sort than any of these.
fn other(path: &str, promised: &[Format]) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let holds_others = ["zip", "gz", "7z"].contains(&ending.as_str());
    let kept = Format::of_ending(&ending).is_some_and(|format| promised.contains(&format));
    (!holds_others && !kept).then_some(ending)
}

/// A link to an address that the Internet's authorities keep for examples (RFC 2606). One that readers see as it is
/// may just be an example.
pub fn example(page: &Page<'_>, found: &mut Diagnostics) {
    // A site that is an example itself may link to its like, also where it is built for another address.
    let config = &page.cx.site.data.config;
    if config.demonstration.is_some() || config.base_url.host_str().is_some_and(is_reserved) {
        return;
    }
    for link in &page.document.outline.links {
        let LinkTarget::External(address) = &link.target else { continue };
        let written = page.text().get(link.span.range()).unwrap_or_default();
        let shown = !written.starts_with('[') || written.starts_with("[http") || written.starts_with("[www.");
        let lower = address.to_ascii_lowercase();
        if shown || !["example", ".invalid"].iter().any(|name| lower.contains(name)) {
            continue;
        }
        let Ok(url) = url::Url::parse(address) else { continue };
        let Some(host) = url.host_str().filter(|host| is_reserved(host)) else { continue };
        let message = format!("`{host}` is kept for examples and leads nowhere");
        let finding = page.finding(Code::LinkExample, message, link.span);
        found.push(finding.help("write the real address, or put an address that is only an example between backticks"));
    }
}

fn is_reserved(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    let within = |domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    ["example", "invalid", "example.com", "example.org", "example.net"].into_iter().any(within)
}

/// What a sentence says of a link that not everybody can follow.
const SAYS_SO: &[&str] = &[
    "staff",
    "restricted",
    "log in",
    "login",
    "log-in",
    "sign in",
    "sign-in",
    "signed in",
    "logged in",
    "member",
    "internal",
    "intranet",
    "password",
    "subscri",
    " only",
    "sharepoint",
    "permission",
    "not public",
    "students and",
    "sso",
    "single sign",
    "yn unig",
    "mewngofnodi",
    "cyfyngedig",
    "aelodau",
    "mewnrwyd",
    "tanysgrif",
    "فقط",
    "تسجيل الدخول",
    "مقيد",
    "مقيّد",
    "الموظفين",
    "الأعضاء",
    "كلمة المرور",
];

/// A link straight to a work that `references.yaml` or `based_on` calls restricted, where nobody is told. Links to
/// restricted pages and citations need no words: every output writes them.
pub fn restricted(page: &Page<'_>, found: &mut Diagnostics) {
    let references = page.cx.site.data.references.entries().iter().map(|entry| &entry.value);
    let references = references.filter(|one| one.restricted).filter_map(|one| Some((one.url.as_deref()?, &*one.title)));
    let works = page.common().based_on.iter().filter(|one| one.restricted);
    let works = works.filter_map(|one| Some((one.url.as_deref()?, &*one.title)));
    let closed: Vec<(String, &str)> = references.chain(works).map(|(url, title)| (bare(url), title)).collect();
    let is_closed = |link: &LinkUse| match &link.target {
        LinkTarget::External(address) => closed.iter().any(|(url, _)| *url == bare(address)),
        _ => false,
    };
    if closed.is_empty() || !page.document.outline.links.iter().any(is_closed) {
        return;
    }
    for passage in page.passages() {
        for (range, link) in &passage.links {
            let Some(used) = page.document.outline.links.get(*link as usize) else { continue };
            let LinkTarget::External(address) = &used.target else { continue };
            let address = bare(address);
            let Some((_, title)) = closed.iter().find(|(url, _)| *url == address) else { continue };
            let sentence = sentence(passage, range).to_lowercase();
            if SAYS_SO.iter().any(|words| sentence.contains(words)) {
                continue;
            }
            let message = format!("only some people can open “{title}”, and the link does not say so");
            let finding = page.finding(Code::LinkRestricted, message, used.span);
            found.push(finding.help("say who can open it, as in “(staff only, sign in first)”; or cite the work as `[@its-id]`, which adds the words"));
        }
    }
}

/// An address without what is written in many ways.
fn bare(url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url).trim_end_matches('/').to_ascii_lowercase();
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(&url).to_owned();
    url.strip_prefix("www.").map(str::to_owned).unwrap_or(url)
}

/// The sentence that a stretch of text is part of.
fn sentence<'t>(passage: &'t Passage<'_>, range: &Range<usize>) -> &'t str {
    let text = &passage.text;
    let ends = |at: &usize| {
        let (before, after) = text.split_at(*at);
        before.ends_with(['.', '!', '?', '؟', '…']) && after.starts_with(char::is_whitespace)
    };
    let boundaries = || (0..=text.len()).filter(|at| text.is_char_boundary(*at)).filter(ends);
    let start = boundaries().take_while(|at| *at <= range.start).last().unwrap_or(0);
    let end = boundaries().find(|at| *at >= range.end).unwrap_or(text.len());
    text.get(start..end).unwrap_or(text)
}
