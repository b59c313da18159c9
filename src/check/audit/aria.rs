//! Roles and attributes of WAI-ARIA: that they exist, say something that there is, stand where they may, and hide nothing
//! that can be reached.

use super::Fault;
use super::tree::Tree;
use super::vocabulary::{self, Value};
use crate::diagnostic::{Code, nearest};

/// Roles that there are not.
pub fn roles(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.met() {
        let Some(said) = tree.attr(number, "role").filter(|said| !said.trim().is_empty()) else { continue };
        // Of several the first known one counts.
        if said.split_whitespace().any(|role| vocabulary::role(role).is_some()) {
            continue;
        }
        let message = format!("there is no role `{}`", said.trim());
        let help = match nearest(said.trim(), vocabulary::role_names()) {
            Some(near) => format!("did you mean `{near}`? Without a known role the element is what its tag says"),
            None => "take it away: the element is then what its tag says".to_owned(),
        };
        found.push(Fault::new(Code::AriaRole, number, message, help));
    }
}

/// Attributes that there are not, or that say nothing about this element.
pub fn attributes(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.aria.iter().copied().filter(|one| !tree.elements[*one].gone) {
        let role = tree.elements[number].role;
        for (name, _) in tree.attributes(number).filter(|(name, _)| name.starts_with("aria-")) {
            let Some((_, roles)) = vocabulary::attribute(name) else {
                let help = match nearest(name, vocabulary::attribute_names()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "take it away: nothing reads it".to_owned(),
                };
                found.push(Fault::new(Code::AriaAttribute, number, format!("there is no attribute `{name}`"), help));
                continue;
            };
            let fits = roles.is_empty() || roles.contains(&role) || role.starts_with("doc-") && name == "aria-level";
            // `aria-expanded` on `<summary>` and the like: what a browser makes of the tag has no name here.
            let unnamed = role.is_empty()
                && matches!(&*tree.elements[number].tag, "summary" | "audio" | "video" | "iframe" | "object" | "embed");
            if !fits && !unnamed {
                let of = match role {
                    "" => format!("`<{}>`", tree.elements[number].tag),
                    role => format!("a `{role}`"),
                };
                let message = format!("`{name}` says nothing about {of}");
                let help = format!("take it away, or give the element a role that it is for: {}", roles.join(", "));
                found.push(Fault::new(Code::AriaAttribute, number, message, help));
            }
        }
    }
}

/// Attributes with a value that they cannot have.
pub fn values(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.aria.iter().copied().filter(|one| !tree.elements[*one].gone) {
        for (name, value) in tree.attributes(number).filter(|(name, _)| name.starts_with("aria-")) {
            let Some((kind, _)) = vocabulary::attribute(name) else { continue };
            let value = value.trim();
            let wanted = match kind {
                Value::One(words)
                    if !words.iter().any(|word| word.eq_ignore_ascii_case(value)) && !value.is_empty() =>
                {
                    words.join(", ")
                }
                Value::Some(words) if !value.split_whitespace().all(|one| words.contains(&one)) => words.join(", "),
                Value::Integer if value.parse::<i64>().is_err() => "a whole number".to_owned(),
                Value::Number if value.parse::<f64>().is_err() => "a number".to_owned(),
                _ => continue,
            };
            let message = format!("`{name}` cannot be `{value}`");
            found.push(Fault::new(Code::AriaValue, number, message, format!("it may be: {wanted}")));
        }
    }
}

/// Whether the element is by its tag what its role says, so that the browser supplies what the role needs.
fn native(tree: &Tree<'_>, number: usize, role: &str) -> bool {
    let element = &tree.elements[number];
    let checked = element.tag == "input"
        && matches!(role, "checkbox" | "radio" | "switch" | "menuitemcheckbox" | "menuitemradio");
    tree.implicit_role(number) == role || checked || element.tag == "option"
}

/// Roles that say nothing without an attribute.
pub fn required(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard() {
        let Some(role) = tree.explicit_role(number).filter(|role| !native(tree, number, role)) else { continue };
        let needed = vocabulary::role(role).map(|role| role.required).unwrap_or_default();
        let missing: Vec<&str> =
            needed.iter().copied().filter(|name| tree.attr(number, name).is_none_or(str::is_empty)).collect();
        // What a separator or a combobox is worth is known without it where it cannot be operated.
        if !missing.is_empty() {
            let message = format!("a `{role}` says nothing without `{}`", missing.join("` and `"));
            found.push(Fault::new(Code::AriaNeeded, number, message, "add it, or take the role away"));
        }
    }
}

/// Roles that need others in them or around them.
pub fn structure(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let owned = |number: usize| {
        let ids = tree.attr(number, "aria-owns").unwrap_or_default();
        ids.split_whitespace().any(|id| tree.id(id).is_some())
    };
    for number in tree.heard() {
        let Some(role) = tree.explicit_role(number).filter(|role| !native(tree, number, role)) else { continue };
        let Some(known) = vocabulary::role(role) else { continue };
        if !known.within.is_empty() {
            let above = tree
                .above(number)
                .map(|one| tree.elements[one].role)
                .find(|role| !matches!(*role, "" | "none" | "presentation" | "generic"));
            let id = tree.attr(number, "id").unwrap_or_default();
            let adopted = || {
                !id.is_empty()
                    && tree.met().any(|one| {
                        tree.attr(one, "aria-owns").is_some_and(|ids| ids.split_whitespace().any(|one| one == id))
                    })
            };
            if !above.is_some_and(|above| known.within.contains(&above)) && !adopted() {
                let message = format!("a `{role}` must be in a `{}`", known.within.join("` or a `"));
                found.push(Fault::new(Code::AriaStructure, number, message, "put it there, or take the role away"));
            }
        }
        if !known.holds.is_empty() && tree.attr(number, "aria-busy") != Some("true") && !owned(number) {
            let held = tree.within(number).any(|one| {
                let role = tree.elements[one].role;
                known.holds.contains(&role)
                    && !matches!(role, "group" | "caption" | "separator")
                    && !tree.elements[one].silent
            });
            if !held {
                let needed = known.holds.iter().filter(|role| !matches!(**role, "group" | "caption" | "separator"));
                let names = needed.copied().collect::<Vec<_>>().join("` or a `");
                let message = format!("a `{role}` must hold a `{names}`");
                found.push(Fault::new(Code::AriaStructure, number, message, "put it there, or take the role away"));
            }
        }
    }
}

/// Things that can be reached by keyboard and are hidden from screen readers: whoever gets there hears nothing.
pub fn hidden(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree
        .aria
        .iter()
        .copied()
        .filter(|one| !tree.elements[*one].gone && tree.attr(*one, "aria-hidden") == Some("true"))
    {
        if tree.elements[number].tag == "body" {
            let message = "the whole page is hidden from screen readers";
            found.push(Fault::new(Code::AriaHiddenFocus, number, message, "take `aria-hidden` away"));
            continue;
        }
        if tree.above(number).any(|one| tree.attr(one, "aria-hidden") == Some("true")) {
            continue;
        }
        let reached = std::iter::once(number)
            .chain(tree.within(number))
            .find(|one| !tree.elements[*one].gone && tree.in_tab_order(*one));
        if let Some(reached) = reached {
            let message = match reached == number {
                true => format!("{} is hidden from screen readers and can be reached by keyboard", tree.shown(number)),
                false => format!(
                    "{} can be reached by keyboard and is in something that is hidden from screen readers",
                    tree.shown(reached)
                ),
            };
            let help = "take `aria-hidden` away, or write `tabindex=\"-1\"` on what is in it";
            found.push(Fault::new(Code::AriaHiddenFocus, reached, message, help));
        }
    }
}

/// Names on elements that may not have one: screen readers leave them out.
pub fn names(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    const WORDS: [&str; 16] = [
        "div", "span", "p", "b", "i", "u", "em", "strong", "small", "sub", "sup", "code", "del", "ins", "mark", "abbr",
    ];
    for number in tree.aria.iter().copied().filter(|one| !tree.elements[*one].silent) {
        let named = ["aria-label", "aria-labelledby"]
            .iter()
            .find(|name| tree.attr(number, name).is_some_and(|value| !value.trim().is_empty()));
        let Some(named) = named else { continue };
        let role = tree.elements[number].role;
        let nameless = match role {
            "" => WORDS.contains(&&*tree.elements[number].tag) && !tree.can_be_focused(number),
            role => vocabulary::role(role).is_some_and(|role| role.nameless),
        };
        if nameless {
            let what =
                if role.is_empty() { format!("`<{}>`", tree.elements[number].tag) } else { format!("a `{role}`") };
            let message = format!("`{named}` on {what} is not heard: it cannot have a name");
            let help = "give the element a role, such as `group`, or write the words where they are seen";
            found.push(Fault::new(Code::AriaNameForbidden, number, message, help));
        }
    }
}
