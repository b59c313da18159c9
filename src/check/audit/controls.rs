//! Links, buttons, fields and frames: each must say what it is for, and none may hold another.

use std::collections::BTreeMap;

use super::Fault;
use super::tree::Tree;
use super::vocabulary;
use crate::diagnostic::Code;

/// Links that nobody can tell the target of.
pub fn links(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard().filter(|one| tree.elements[*one].role == "link" && tree.elements[*one].tag != "area") {
        if tree.name(number).is_empty() {
            let message = format!("the link {} has no words", tree.shown(number));
            let help = "write between its tags where it goes; a picture in it says so in its `alt`";
            found.push(Fault::new(Code::LinkName, number, message, help));
        }
    }
}

/// Buttons that do not say what they do.
pub fn buttons(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard() {
        let element = &tree.elements[number];
        let summary = element.tag == "summary"
            && element.parent.is_some_and(|parent| tree.elements[parent].tag == "details")
            && element.role.is_empty();
        let image =
            element.tag == "input" && tree.attr(number, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("image"));
        if (element.role == "button" && !image || summary) && tree.name(number).is_empty() {
            let message = format!("the button {} has no words", tree.shown(number));
            found.push(Fault::new(Code::ButtonName, number, message, "write in it what it does"));
        }
    }
}

fn is_field(tree: &Tree<'_>, number: usize) -> bool {
    let kind = || tree.attr(number, "type").unwrap_or("text").to_ascii_lowercase();
    match &*tree.elements[number].tag {
        "select" | "textarea" => true,
        "input" => !matches!(kind().as_str(), "hidden" | "submit" | "reset" | "button" | "image"),
        _ => false,
    }
}

/// Fields that do not say what to write into them.
pub fn fields(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard().filter(|one| is_field(tree, *one)) {
        let title = tree.plain_attr(number, "title");
        let placeholder = tree.plain_attr(number, "placeholder");
        let shown = tree.shown(number);
        let labelled = tree.labelled(number).or_else(|| tree.label_of(number)).is_some();
        let help = "write a `<label for=…>` with the id of the field, or put the field into its `<label>`";
        match (labelled, title.or(placeholder)) {
            (true, _) => {}
            (false, None) => {
                found.push(Fault::new(Code::FieldLabel, number, format!("the field {shown} has no label"), help));
            }
            (false, Some(hint)) => {
                let message = format!("the only label of the field {shown} is the hint “{hint}”");
                found.push(Fault::new(Code::FieldLabelHint, number, message, help));
            }
        }
    }
}

/// Frames without a title, or with that of another.
pub fn frames(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for number in tree.heard().filter(|one| matches!(&*tree.elements[*one].tag, "iframe" | "frame")) {
        let name = tree.name(number);
        if name.is_empty() {
            let message = format!("the frame {} has no title", tree.shown(number));
            let help = "say in its `title` what it shows: “Map of the campus”";
            found.push(Fault::new(Code::FrameTitle, number, message, help));
            continue;
        }
        let source = tree.attr(number, "src").unwrap_or_default();
        if seen.insert(name.to_lowercase(), source).is_some_and(|other| other != source) {
            let message = format!("another frame of this page has the title “{name}” and shows something else");
            found.push(Fault::new(Code::FrameTitle, number, message, "give each frame a title of its own"));
        }
    }
}

/// Things of WAI-ARIA that need a name and have none. What is a link, a button or a picture has rules of its own.
pub fn widgets(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard() {
        let element = &tree.elements[number];
        let native = is_field(tree, number) || element.tag == "option";
        let needs = vocabulary::role(element.role).is_some_and(|role| role.needs_name);
        let elsewhere = matches!(element.role, "link" | "button" | "img") || element.role.starts_with("doc-");
        if native || !needs || elsewhere || element.tag == "datalist" || !tree.name(number).is_empty() {
            continue;
        }
        let message = format!("{} is a `{}` without a name", tree.shown(number), element.role);
        let help = "give it words, or name it with `aria-label` or `aria-labelledby`";
        found.push(Fault::new(Code::WidgetName, number, message, help));
    }
}

/// Controls in controls: nobody can tell which is meant, and a screen reader leaves the inner one out.
pub fn nested(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    const CLOSED: [&str; 12] = [
        "button",
        "link",
        "checkbox",
        "img",
        "menuitemcheckbox",
        "menuitemradio",
        "option",
        "radio",
        "separator",
        "slider",
        "switch",
        "tab",
    ];
    for number in tree.met() {
        let field = tree.elements[number].tag == "input" && tree.attr(number, "type") != Some("hidden");
        if !field && !tree.in_tab_order(number) {
            continue;
        }
        let outer = tree.above(number).find(|one| {
            let outer = &tree.elements[*one];
            CLOSED.contains(&outer.role) && (outer.role != "img" || outer.tag != "svg")
        });
        if let Some(outer) = outer {
            let message = format!(
                "{} stands in {}, which is a `{}` itself",
                tree.shown(number),
                tree.shown(outer),
                tree.elements[outer].role
            );
            let help = "put one beside the other: what is in a control cannot be reached by itself";
            found.push(Fault::new(Code::NestedControls, number, message, help));
        }
    }
}
