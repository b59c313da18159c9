//! Headings of the finished page: one at the top, none empty, no level left out.

use super::Fault;
use super::landmarks::whole;
use super::tree::Tree;
use crate::diagnostic::Code;

fn level(tree: &Tree<'_>, number: usize) -> Option<u32> {
    let said = tree.attr(number, "aria-level").and_then(|level| level.trim().parse().ok());
    said.or_else(|| tree.elements[number].tag.strip_prefix('h')?.parse().ok())
}

fn headings<'a>(tree: &'a Tree<'_>) -> impl Iterator<Item = (usize, u32)> + 'a {
    let all = tree.heard().filter(|one| tree.elements[*one].role == "heading");
    all.map(|number| (number, level(tree, number).unwrap_or(2)))
}

/// One heading of level one, and no gap on the way down.
pub fn in_order(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    if tree.elements.is_empty() {
        return;
    }
    let mut tops = headings(tree).filter(|(_, level)| *level == 1);
    if tops.next().is_none() {
        let help = "begin the page with `<h1>`: it says what the page is";
        found.push(Fault::new(Code::PageHeadings, whole(tree), "the page has no heading of level 1", help));
    }
    for (number, _) in tops {
        let message = format!("the page has a second heading of level 1: “{}”", tree.content(number));
        found.push(Fault::new(Code::PageHeadings, number, message, "make it a heading of level 2"));
    }
    let mut before = None;
    for (number, level) in headings(tree) {
        if let Some(before) = before.filter(|before| level > before + 1) {
            let message = format!("this heading is of level {level} and follows one of level {before}");
            let help = format!("make it one of level {}, or say with a heading what comes between", before + 1);
            found.push(Fault::new(Code::PageHeadings, number, message, help));
        }
        before = Some(level);
    }
}

/// Headings that say nothing.
pub fn with_words(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for (number, _) in headings(tree) {
        if tree.name(number).is_empty() {
            let message = format!("the heading {} has no words", tree.shown(number));
            found.push(Fault::new(Code::PageHeadings, number, message, "give it words, or take it away"));
        }
    }
}
