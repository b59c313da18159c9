//! Regions of a page by which readers of screen readers find their way: one main part, one head and foot, nothing outside.

use std::collections::BTreeMap;

use super::Fault;
use super::tree::{Tree, is_blank};
use crate::diagnostic::Code;

const LANDMARKS: [&str; 8] =
    ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

/// More parts of a page outside its landmarks are not told apart: the page has too few landmarks.
const MOST_OUTSIDE: usize = 20;

fn of_role<'a>(tree: &'a Tree<'_>, role: &'a str) -> impl Iterator<Item = usize> + 'a {
    tree.heard().filter(move |one| tree.elements[*one].role == role)
}

/// Where something that the page lacks is said to be missing: its body, or the page itself.
pub(super) fn whole(tree: &Tree<'_>) -> usize {
    tree.all("body").next().unwrap_or(0)
}

/// The main part, the head and the foot of the page: there, once, and in nothing else.
pub fn once(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let help = "readers jump to the main part, the head and the foot of a page by their landmarks";
    if of_role(tree, "main").next().is_none() && !tree.elements.is_empty() {
        let message = "the page has no main part (`<main>`)";
        let help = "put what the page is about into `<main>`: readers of screen readers jump to it";
        found.push(Fault::new(Code::PageLandmarks, whole(tree), message, help));
    }
    for (role, name) in
        [("main", "main part"), ("banner", "page head (`<header>`)"), ("contentinfo", "page foot (`<footer>`)")]
    {
        // One that is in another landmark is told of below.
        let alone = |one: &usize| !tree.above(*one).any(|above| LANDMARKS.contains(&tree.elements[above].role));
        for second in of_role(tree, role).filter(alone).skip(1) {
            found.push(Fault::new(Code::PageLandmarks, second, format!("the page has a second {name}"), help));
        }
    }
    for number in tree
        .heard()
        .filter(|one| ["main", "banner", "contentinfo", "complementary"].contains(&tree.elements[*one].role))
    {
        let role = tree.elements[number].role;
        let within = tree.above(number).map(|one| tree.elements[one].role).find(|above| {
            LANDMARKS.contains(above) && *above != "form" && !(role == "complementary" && *above == "main")
        });
        if let Some(within) = within {
            let message = format!("{} is a `{role}` landmark inside a `{within}` landmark", tree.shown(number));
            found.push(Fault::new(
                Code::PageLandmarks,
                number,
                message,
                "move it out, or use `<section>` or `<div>` for it",
            ));
        }
    }
}

/// Two landmarks of one kind that nobody can tell apart.
pub fn told_apart(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for number in tree.heard() {
        let role = tree.elements[number].role;
        if !["complementary", "form", "navigation", "region", "search"].contains(&role) {
            continue;
        }
        let name = tree.name(number).to_lowercase();
        if seen.insert((role, name.clone()), number).is_some() {
            let message = match name.is_empty() {
                true => format!("there is another `{role}` landmark without a name on this page"),
                false => format!("there is another `{role}` landmark with the name “{name}” on this page"),
            };
            let help = "give each a name of its own with `aria-label` or `aria-labelledby`";
            found.push(Fault::new(Code::LandmarkNames, number, message, help));
        }
    }
}

/// Words outside every landmark. A link to skip to the content may stand there.
pub fn nothing_outside(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let Some(body) = tree.all("body").next() else { return };
    let marked = |one: usize| {
        let role = tree.elements[one].role;
        LANDMARKS.contains(&role) || matches!(role, "dialog" | "alertdialog" | "alert" | "log" | "status")
    };
    // With no landmark at all, the missing main part is what there is to say.
    if !tree.heard().any(marked) {
        return;
    }
    let skip = tree.all("a").find(|one| *one > body);
    let skip = skip.filter(|one| tree.attr(*one, "href").is_some_and(|href| href.starts_with('#')));
    let mut told: Vec<usize> = Vec::new();
    for (text, parent) in tree.texts(body) {
        if told.len() == MOST_OUTSIDE {
            return;
        }
        if is_blank(text)
            || tree.elements[parent].silent
            || told.iter().any(|one| *one == parent || tree.within(*one).contains(&parent))
        {
            continue;
        }
        let path = || std::iter::once(parent).chain(tree.above(parent)).take_while(|one| *one != body);
        if path().any(|one| marked(one) || Some(one) == skip) {
            continue;
        }
        let path: Vec<usize> = path().collect();
        // The largest part that holds no landmark is what should be in one.
        let part =
            path.iter().rev().find(|one| !tree.within(**one).any(marked)).or(path.first()).copied().unwrap_or(body);
        told.push(part);
        let message = match tree.elements[part].tag == "body" {
            true => "there are words outside every landmark of the page".to_owned(),
            false => format!("{} is outside every landmark of the page", tree.shown(part)),
        };
        let help = "put it into `<main>`, `<header>`, `<footer>`, `<nav>` or an `<aside>`: readers who jump from landmark to landmark miss it";
        found.push(Fault::new(Code::OutsideLandmarks, part, message, help));
    }
}
