//! Names within a page that others point to: ids, anchors, labels, keys.

use std::collections::{BTreeMap, HashMap};

use super::Fault;
use super::tree::{Tree, decoded};
use super::vocabulary::{self, Value};
use crate::diagnostic::Code;
use crate::source::percent_decoded;

/// Two elements with one id: what points to it finds the first only.
pub fn twice(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for number in 0..tree.elements.len() {
        let Some(id) = tree.attr(number, "id").filter(|id| !id.trim().is_empty()) else { continue };
        if let Some(first) = seen.insert(id, number) {
            seen.insert(id, first);
            // What the page is about gives way to what the theme has on every page.
            let own = |one: usize| tree.inside(one, &["main"]);
            let (number, first) = if own(first) && !own(number) { (first, number) } else { (number, first) };
            let message = format!("the id `{id}` is on the page twice: {} has it too", tree.shown(first));
            let help = "give one of them another id: links, labels and descriptions find the first only";
            found.push(Fault::new(Code::PageIdTwice, number, message, help));
        }
    }
}

/// Links within the page that lead nowhere.
pub fn anchors(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met().filter(|one| matches!(&*tree.elements[*one].tag, "a" | "area")) {
        let Some(anchor) = tree.attr(number, "href").and_then(|href| href.strip_prefix('#')) else { continue };
        let plain = decoded(anchor).into_owned();
        let said = String::from_utf8_lossy(&percent_decoded(&plain)).into_owned();
        let there = [anchor, &plain, &said].iter().any(|id| tree.id(id).is_some());
        let named = || tree.all("a").any(|one| tree.attr(one, "name").is_some_and(|name| name == said));
        // `#` and `#top` are the top of the page (HTML, section 7.4.6.4).
        if !said.is_empty() && !said.eq_ignore_ascii_case("top") && !there && !named() {
            let message = format!("the link {} leads to `#{said}`, which the page does not have", tree.shown(number));
            let help = "give the target that id, or mend the link";
            found.push(Fault::new(Code::AnchorMissing, number, message, help));
        }
    }
}

/// Labels and descriptions that name ids which the page does not have.
pub fn references(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met() {
        for (name, value) in tree.attributes(number) {
            let label = name == "for" && matches!(&*tree.elements[number].tag, "label" | "output");
            let aria = name.starts_with("aria-") && matches!(vocabulary::attribute(name), Some((Value::Ids, _)));
            // What is not shown yet need not be on the page yet.
            let later = name == "aria-controls"
                && (tree.attr(number, "aria-expanded") == Some("false")
                    || tree.attr(number, "aria-selected") == Some("false"));
            if !(label || aria) || later {
                continue;
            }
            let missing: Vec<&str> = value.split_whitespace().filter(|id| tree.id(id).is_none()).collect();
            if !missing.is_empty() {
                let message = format!("`{name}` names `{}`, which the page does not have", missing.join("` and `"));
                let help = "write the id of the element that is meant";
                found.push(Fault::new(Code::ReferenceMissing, number, message, help));
            }
        }
    }
}

/// Two things that one key is to press.
pub fn keys(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for number in tree.met() {
        let Some(key) = tree.attr(number, "accesskey").map(str::trim).filter(|key| !key.is_empty()) else { continue };
        if seen.insert(key.to_lowercase(), number).is_some() {
            let message = format!("the key `{key}` is given to two things on this page");
            let help = "give each a key of its own; or none, since such keys get in the way of those of screen readers";
            found.push(Fault::new(Code::AccessKeys, number, message, help));
        }
    }
}

/// Orders of the Tab key that are not the order of the page.
pub fn tab_order(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met() {
        let Some(index) = tree.attr(number, "tabindex").and_then(|index| index.trim().parse::<i32>().ok()) else {
            continue;
        };
        if index > 0 {
            let message = format!("`tabindex=\"{index}\"` takes this out of the order in which the page is read");
            let help = "write `tabindex=\"0\"` or take it away, and put it where its turn is";
            found.push(Fault::new(Code::TabOrder, number, message, help));
        }
    }
}

/// Fields that promise a browser to take what it does not know.
pub fn autofill(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met().filter(|one| matches!(&*tree.elements[*one].tag, "input" | "select" | "textarea")) {
        let Some(said) = tree.attr(number, "autocomplete") else { continue };
        let lower = said.to_ascii_lowercase();
        let mut words: Vec<&str> = lower.split_whitespace().collect();
        if matches!(words.as_slice(), [] | ["on" | "off"]) {
            continue;
        }
        if words.last() == Some(&"webauthn") && words.len() > 1 {
            words.pop();
        }
        let mut rest = words.as_slice();
        if let [first, more @ ..] = rest
            && first.starts_with("section-")
        {
            rest = more;
        }
        if let ["shipping" | "billing", more @ ..] = rest {
            rest = more;
        }
        let mut reached = false;
        if let ["home" | "work" | "mobile" | "fax" | "pager", more @ ..] = rest {
            (rest, reached) = (more, true);
        }
        let fits = |word: &str| {
            let contact = word.starts_with("tel") || matches!(word, "email" | "impp");
            vocabulary::AUTOFILL.contains(&word) && (!reached || contact)
        };
        if !matches!(rest, [word] if fits(word)) {
            let message = format!("`autocomplete=\"{said}\"` is nothing that a browser could fill in");
            let help = "write what the field asks for, such as `name`, `email` or `street-address`, or take it away";
            found.push(Fault::new(Code::AutocompleteToken, number, message, help));
        }
    }
}

/// Spacing of letters, words and lines that a reader's own settings cannot change.
pub fn spacing(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met() {
        let Some(style) = tree.attr(number, "style") else { continue };
        let style = style.to_ascii_lowercase();
        let fixed = style.split(';').find_map(|one| {
            let (name, value) = one.split_once(':')?;
            let spacing = matches!(name.trim(), "letter-spacing" | "word-spacing" | "line-height");
            (spacing && value.contains("!important")).then(|| name.trim().to_owned())
        });
        if let Some(name) = fixed {
            let message = format!("`{name}` is `!important` here, so that readers who need more space cannot have it");
            found.push(Fault::new(Code::TextSpacing, number, message, "take `!important` away"));
        }
    }
}
