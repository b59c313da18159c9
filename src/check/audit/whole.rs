//! What holds for the page as a whole: its language, its title, what it does to a reader's window.

use unic_langid::LanguageIdentifier;

use super::Fault;
use super::names::folded;
use super::tree::{Tree, is_blank};
use crate::diagnostic::Code;

/// Languages that have two letters (ISO 639-1).
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu \
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng \
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw \
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether a text names a language that there is (BCP 47), as far as its form and two-letter names tell.
fn is_language(text: &str) -> bool {
    let first = text.split('-').next().unwrap_or_default();
    let known = match first.len() {
        2 => TWO_LETTERS.split_whitespace().any(|one| one.eq_ignore_ascii_case(first)),
        // `x-…` and `i-…` are for private use and grandfathered.
        1 => return text.len() > 2 && matches!(first, "x" | "i"),
        3 => first.bytes().all(|byte| byte.is_ascii_alphabetic()),
        _ => false,
    };
    let main: String = text.split("-x-").next().unwrap_or_default().split("-u-").next().unwrap_or_default().to_owned();
    known && !text.contains('_') && main.parse::<LanguageIdentifier>().is_ok()
}

/// The page says which language it is in.
pub fn language(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let Some(html) = (0..tree.elements.len()).find(|one| tree.elements[*one].tag == "html") else { return };
    let said = tree.attr(html, "lang").unwrap_or_default().trim();
    let help = "write its language on `<html lang=…>`, as in `lang=\"en\"`: a screen reader chooses its voice by it";
    if said.is_empty() {
        found.push(Fault::new(Code::PageLanguage, html, "the page does not say which language it is in", help));
        return;
    }
    if !is_language(said) {
        let message = format!("the page says that its language is `{said}`, which is no language");
        found.push(Fault::new(Code::PageLanguage, html, message, help));
        return;
    }
    let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if let Some(xml) = tree.attr(html, "xml:lang").filter(|xml| main(xml) != main(said)) {
        let message = format!("the page says that its language is `{said}` in `lang` and `{xml}` in `xml:lang`");
        found.push(Fault::new(Code::PageLanguage, html, message, "take `xml:lang` away"));
    }
}

/// Parts say which language they are in.
pub fn part_languages(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met().filter(|one| tree.elements[*one].tag != "html") {
        let Some(said) = tree.attr(number, "lang") else { continue };
        let said = said.trim();
        let words = || tree.texts(number).any(|(text, _)| !is_blank(text));
        if !said.is_empty() && !is_language(said) || said.is_empty() && tree.attr(number, "lang") != Some("") && words()
        {
            let message = format!("`lang=\"{said}\"` names no language");
            let help = "write a language tag such as `cy`, `ar` or `en-GB`, with a hyphen and no underscore";
            found.push(Fault::new(Code::PartLanguage, number, message, help));
        }
    }
}

/// The page has a title.
pub fn title(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    if tree.elements.is_empty() {
        return;
    }
    // `<head>` may be left out.
    let titles = |one: &usize| tree.elements[*one].tag == "title" && !tree.inside(*one, &["svg"]);
    let title = (0..tree.elements.len()).find(titles);
    let words = title.map(|one| tree.texts(one).map(|(text, _)| text).collect::<String>());
    if words.is_none_or(|words| is_blank(&folded(&words))) {
        let message = if title.is_some() { "the title of the page is empty" } else { "the page has no title" };
        let help = "put `<title>` into its head: it is what is heard first, and the name of its tab";
        found.push(Fault::new(Code::PageTitle, title.unwrap_or(0), message, help));
    }
}

/// Pages that go elsewhere, or begin anew, while somebody reads.
pub fn refresh(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in metas(tree, "http-equiv", "refresh") {
        let content = tree.attr(number, "content").unwrap_or_default();
        let seconds = content.split([';', ',']).next().unwrap_or_default().trim();
        // At once, or after more than 20 hours, is allowed (WCAG technique F41).
        if seconds.parse::<f64>().is_ok_and(|seconds| seconds > 0.0 && seconds <= 72_000.0) {
            let message = format!("the page is exchanged after {seconds} seconds, whether or not somebody has read it");
            found.push(Fault::new(Code::PageRefresh, number, message, "take it away; write a link instead"));
        }
    }
}

fn metas<'a>(tree: &'a Tree<'_>, attribute: &'a str, value: &'a str) -> impl Iterator<Item = usize> + 'a {
    (0..tree.elements.len()).filter(move |one| {
        tree.elements[*one].tag == "meta"
            && tree.attr(*one, attribute).is_some_and(|said| said.eq_ignore_ascii_case(value))
    })
}

/// Pages that cannot be enlarged.
pub fn zoom(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in metas(tree, "name", "viewport") {
        let content = tree.attr(number, "content").unwrap_or_default().to_ascii_lowercase();
        for part in content.split([',', ';']) {
            let Some((key, value)) = part.split_once('=') else { continue };
            let (key, value) = (key.trim(), value.trim());
            let number_of = || value.parse::<f64>().ok();
            let forbids = match key {
                "user-scalable" => value == "no" || number_of().is_some_and(|value| value.abs() < 1.0),
                "maximum-scale" => number_of().is_some_and(|value| (0.0..2.0).contains(&value)) || value == "yes",
                _ => false,
            };
            if forbids {
                let message = format!("`{}` keeps readers from enlarging the page", part.trim());
                let help = "take it away: text must be able to grow to twice its size at least";
                found.push(Fault::new(Code::PageZoom, number, message, help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn tags_of_languages_are_told_from_others() {
        for good in ["en", "en-GB", "cy", "ar", "zh-Hant-TW", "gsw", "x-private", "sr-Latn", "de-1996", "en-US-x-twain"]
        {
            assert!(is_language(good), "{good}");
        }
        for bad in ["english", "en_GB", "e", "xx", "us", "12", "en--GB", "welsh", "qz"] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}
