//! What is behind the words of an element, as far as plain selectors tell: the nearest element around it that a rule of the
//! theme gives a background.

use super::style::split;
use super::tree::Tree;

/// A compound selector: a name and classes.
#[derive(Clone, Debug, PartialEq)]
struct Compound {
    tag: String,
    classes: Vec<String>,
}

/// A selector of names and classes, one in another; states of elements (`:hover`) do not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Selector(Vec<Compound>);

impl Selector {
    /// Reads a selector; none that asks for more than names and classes.
    pub fn new(selector: &str) -> Option<Selector> {
        if selector.contains(['[', '#', '*', '+', '~', '&']) || selector.contains("::") {
            return None;
        }
        if [":is(", ":where(", ":not(", ":has(", ":nth", ":first", ":last", ":only", ":lang", ":dir"]
            .iter()
            .any(|part| selector.contains(part))
        {
            return None;
        }
        let spaced = selector.replace('>', " ");
        let compound = |part: String| {
            let plain = part.split(':').next().unwrap_or_default().to_owned();
            let mut names = plain.split('.');
            let tag = names.next().unwrap_or_default().to_ascii_lowercase();
            Compound { tag, classes: names.map(str::to_owned).collect() }
        };
        let compounds: Vec<Compound> = split(&spaced, ' ').into_iter().map(compound).collect();
        (!compounds.is_empty()).then_some(Selector(compounds))
    }

    /// Whether the selector is about the element.
    pub fn matches(&self, tree: &Tree<'_>, number: usize) -> bool {
        let Some((subject, around)) = self.0.split_last() else { return false };
        if !subject.fits(tree, number) {
            return false;
        }
        let mut above = tree.above(number);
        around.iter().rev().all(|outer| above.by_ref().any(|one| outer.fits(tree, one)))
    }
}

impl Compound {
    fn fits(&self, tree: &Tree<'_>, number: usize) -> bool {
        if !self.tag.is_empty() && tree.elements[number].tag != self.tag {
            return false;
        }
        let classes = tree.attr(number, "class").unwrap_or_default();
        self.classes.iter().all(|wanted| classes.split_whitespace().any(|one| one == wanted))
    }
}

/// A rule that lays something behind an element: what selects it, and the colour, if it is one.
pub type Ground = (Selector, Option<String>);

/// The colour behind an element: none where it cannot be known, `page` where nothing lies between it and the page.
pub fn behind(tree: &Tree<'_>, number: usize, grounds: &[Ground], page: &str) -> Option<String> {
    for one in std::iter::once(number).chain(tree.above(number)) {
        if matches!(&*tree.elements[one].tag, "html" | "body") {
            break;
        }
        if tree.attr(one, "style").is_some_and(|style| style.contains("background")) {
            return None;
        }
        if let Some((_, colour)) = grounds.iter().rev().find(|(selector, _)| selector.matches(tree, one)) {
            return colour.clone();
        }
    }
    Some(page.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_background_around_an_element_is_behind_it() {
        let tree = Tree::new(
            "<body><footer class='foot dark'><p><a class=x>y</a></p></footer><main><a class=x>z</a></main></body>",
        );
        let grounds: Vec<Ground> = [(".foot", Some("#000")), ("main .box", Some("#eee"))]
            .into_iter()
            .filter_map(|(selector, colour)| Some((Selector::new(selector)?, colour.map(str::to_owned))))
            .collect();
        let links: Vec<usize> = tree.all("a").collect();
        assert_eq!(behind(&tree, links[0], &grounds, "#fff").as_deref(), Some("#000"));
        assert_eq!(behind(&tree, links[1], &grounds, "#fff").as_deref(), Some("#fff"));
        let about = |text: &str| Selector::new(text).is_some_and(|selector| selector.matches(&tree, links[0]));
        assert!(about("a.x:hover") && about(".foot p a") && about("footer.dark > p > .x"));
        assert!(
            !about("main a")
                && !about(".y")
                && Selector::new("a[href]").is_none()
                && Selector::new("a:not(.x)").is_none()
        );
    }
}
