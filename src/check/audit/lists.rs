//! Lists: items in lists, nothing else in lists, terms with what they mean.

use super::Fault;
use super::tree::{Tree, is_blank};
use crate::diagnostic::Code;

const SILENT: [&str; 3] = ["script", "template", "style"];

/// Lists that hold something other than items, and items that are in no list.
pub fn structure(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard() {
        let element = &tree.elements[number];
        let tag = &*element.tag;
        let parent = element.parent.map(|parent| &*tree.elements[parent].tag).unwrap_or_default();
        match tag {
            "ul" | "ol" if element.role == "list" => items(tree, number, found),
            "li" if !matches!(parent, "ul" | "ol" | "menu") && matches!(element.role, "" | "listitem") => {
                let above = element.parent.map(|parent| tree.elements[parent].role).unwrap_or_default();
                if above != "list" {
                    let message = "this `<li>` is in no list";
                    found.push(Fault::new(Code::ListStructure, number, message, "put it into `<ul>` or `<ol>`"));
                }
            }
            "dl" if element.role.is_empty() => terms(tree, number, found),
            "dt" | "dd" if element.role.is_empty() => {
                let grandparent = element.parent.and_then(|parent| tree.elements[parent].parent);
                let in_group = parent == "div" && grandparent.is_some_and(|one| tree.elements[one].tag == "dl");
                if parent != "dl" && !in_group {
                    let message = format!("this `<{tag}>` is in no list of terms");
                    found.push(Fault::new(Code::ListStructure, number, message, "put it into `<dl>`"));
                }
            }
            _ => {}
        }
    }
}

fn items(tree: &Tree<'_>, list: usize, found: &mut Vec<Fault>) {
    let other = tree.children(list).filter(|one| !tree.elements[*one].gone).find(|one| {
        let child = &tree.elements[*one];
        !(child.tag == "li" || SILENT.contains(&&*child.tag) || child.role == "listitem")
            || child.tag == "li" && !matches!(child.role, "listitem" | "")
    });
    let help = "put everything in the list into `<li>`: a screen reader counts its items";
    if let Some(other) = other {
        let message = format!("{} stands in a list and is no item of it", tree.shown(other));
        found.push(Fault::new(Code::ListStructure, other, message, help));
    } else if tree.texts(list).any(|(text, parent)| parent == list && !is_blank(text)) {
        found.push(Fault::new(
            Code::ListStructure,
            list,
            "there are words in this list that are in no item of it",
            help,
        ));
    }
}

fn terms(tree: &Tree<'_>, list: usize, found: &mut Vec<Fault>) {
    let children: Vec<usize> = tree.children(list).filter(|one| !tree.elements[*one].gone).collect();
    let name = |one: usize| &*tree.elements[one].tag;
    let wrong = children
        .iter()
        .copied()
        .find(|one| !(matches!(name(*one), "dt" | "dd" | "div") || SILENT.contains(&name(*one))));
    if let Some(wrong) = wrong {
        let message =
            format!("{} stands in a list of terms and is neither a term nor what it means", tree.shown(wrong));
        found.push(Fault::new(
            Code::ListStructure,
            wrong,
            message,
            "use `<dt>` for a term and `<dd>` for what it means",
        ));
        return;
    }
    let mut inner: Vec<usize> = Vec::new();
    for one in children {
        match name(one) {
            "div" => inner.extend(tree.children(one).filter(|one| matches!(name(*one), "dt" | "dd"))),
            _ => inner.push(one),
        }
    }
    let mut last = "";
    for one in &inner {
        if name(*one) == "dd" && last.is_empty() {
            let message = "this `<dd>` says what a term means, and there is no term before it";
            found.push(Fault::new(Code::ListStructure, *one, message, "put its `<dt>` before it"));
            return;
        }
        last = name(*one);
    }
    if last == "dt" {
        let at = inner.last().copied().unwrap_or(list);
        found.push(Fault::new(
            Code::ListStructure,
            at,
            "this term has no `<dd>` after it that says what it means",
            "add it",
        ));
    }
}
