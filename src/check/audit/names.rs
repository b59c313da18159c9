//! What an element is to a screen reader and what it is called: the role that its name means (HTML Accessibility API
//! Mappings) and the parts of Accessible Name and Description Computation 1.2 that need no style sheet.

use super::tree::{Tree, decoded, is_blank};
use super::vocabulary;

/// What may hold an `aside`, a `header` or a `footer` that then is none of the page's.
const SECTIONS: [&str; 5] = ["article", "aside", "main", "nav", "section"];

impl<'h> Tree<'h> {
    /// Fills in every element's role, when all elements are known.
    pub(super) fn roles(&mut self) {
        for number in 0..self.elements.len() {
            let role = self.explicit_role(number).unwrap_or_else(|| self.implicit_role(number));
            self.elements[number].role = role;
        }
    }

    /// The first role in `role` that there is.
    pub fn explicit_role(&self, number: usize) -> Option<&'h str> {
        let said = self.attr(number, "role")?;
        let role = said.split_whitespace().find(|role| vocabulary::role(role).is_some())?;
        // A role that hides what an element is does not count for one that can be reached or says something.
        let nothing = matches!(role, "none" | "presentation");
        if nothing && (self.can_be_focused(number) || vocabulary::global_attribute_of(self, number).is_some()) {
            return None;
        }
        Some(role)
    }

    /// The role that an element has by its name.
    pub fn implicit_role(&self, number: usize) -> &'static str {
        let attr = |name: &str| self.attr(number, name);
        let named = || attr("aria-label").is_some_and(|label| !is_blank(label)) || attr("aria-labelledby").is_some();
        match &*self.elements[number].tag {
            "a" | "area" if attr("href").is_some() => "link",
            "article" => "article",
            "aside" if named() || !self.inside(number, &SECTIONS) => "complementary",
            "button" => "button",
            "datalist" => "listbox",
            "dialog" => "dialog",
            "details" | "fieldset" | "optgroup" => "group",
            "figure" => "figure",
            "footer" if !self.inside(number, &SECTIONS) => "contentinfo",
            "form" if named() => "form",
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
            "header" if !self.inside(number, &SECTIONS) => "banner",
            "hr" => "separator",
            "img" if attr("alt").is_some_and(str::is_empty) && !named() && attr("title").is_none() => "presentation",
            "img" => "img",
            "input" => self.input_role(number),
            "li" if self.inside(number, &["ul", "ol", "menu"]) => "listitem",
            "main" => "main",
            "meter" => "meter",
            "nav" => "navigation",
            "ol" | "ul" | "menu" => "list",
            "option" => "option",
            "output" => "status",
            "progress" => "progressbar",
            "search" => "search",
            "section" if named() => "region",
            "select" if attr("multiple").is_some() => "listbox",
            "select" => "combobox",
            "table" => "table",
            "tbody" | "thead" | "tfoot" => "rowgroup",
            "td" => "cell",
            "textarea" => "textbox",
            "th" if attr("scope").is_some_and(|scope| scope.starts_with("row")) => "rowheader",
            "th" => "columnheader",
            "tr" => "row",
            _ => "",
        }
    }

    fn input_role(&self, number: usize) -> &'static str {
        match self.attr(number, "type").unwrap_or("text").to_ascii_lowercase().as_str() {
            "button" | "submit" | "reset" | "image" => "button",
            "checkbox" => "checkbox",
            "radio" => "radio",
            "range" => "slider",
            "number" => "spinbutton",
            "search" => "searchbox",
            "color" | "date" | "datetime-local" | "file" | "month" | "password" | "time" | "week" => "input",
            "hidden" => "",
            _ if self.attr(number, "list").is_some() => "combobox",
            _ => "textbox",
        }
    }

    /// Whether it can be reached by keyboard or by script.
    pub fn can_be_focused(&self, number: usize) -> bool {
        self.in_tab_order(number)
            || self.attr(number, "tabindex").is_some_and(|index| index.trim().parse::<i32>().is_ok())
    }

    /// Whether the Tab key comes to it.
    pub fn in_tab_order(&self, number: usize) -> bool {
        let attr = |name: &str| self.attr(number, name);
        if let Some(index) = attr("tabindex").and_then(|index| index.trim().parse::<i32>().ok()) {
            return index >= 0;
        }
        match &*self.elements[number].tag {
            "a" | "area" => attr("href").is_some(),
            "button" | "select" | "textarea" => attr("disabled").is_none(),
            "input" => attr("disabled").is_none() && attr("type") != Some("hidden"),
            "summary" => self.elements[number].parent.is_some_and(|parent| self.elements[parent].tag == "details"),
            "iframe" => true,
            "audio" | "video" => attr("controls").is_some(),
            _ => attr("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false")),
        }
    }

    /// What an element is called; empty if it has no name.
    pub fn name(&self, number: usize) -> String {
        let role = self.elements[number].role;
        let said = self.labelled(number).or_else(|| self.native_name(number)).unwrap_or_default();
        if !said.is_empty() {
            return said;
        }
        let from_content =
            vocabulary::role(role).is_some_and(|role| role.named_by_content) || self.elements[number].tag == "summary";
        let content = if from_content { self.content(number) } else { String::new() };
        if !content.is_empty() {
            return content;
        }
        self.plain_attr(number, "title").unwrap_or_default()
    }

    /// The name that `aria-labelledby` or `aria-label` gives.
    pub fn labelled(&self, number: usize) -> Option<String> {
        let ids = self.attr(number, "aria-labelledby").unwrap_or_default();
        let parts: Vec<String> = ids
            .split_whitespace()
            .filter_map(|id| self.id(id))
            .map(|one| match self.plain_attr(one, "aria-label") {
                Some(label) => label,
                None if self.elements[one].silent => self.words(one, true),
                None => self.native_name(one).filter(|name| !name.is_empty()).unwrap_or_else(|| self.content(one)),
            })
            .filter(|part| !part.is_empty())
            .collect();
        if !parts.is_empty() {
            return Some(parts.join(" "));
        }
        self.plain_attr(number, "aria-label")
    }

    /// An attribute with something in it.
    pub fn plain_attr(&self, number: usize, name: &str) -> Option<String> {
        let value = self.attr(number, name).filter(|value| !is_blank(value))?;
        Some(folded(&decoded(value)))
    }

    /// The name that an element's own markup gives it: `alt`, a `label`, a `legend`, a `caption`.
    fn native_name(&self, number: usize) -> Option<String> {
        let first = |tag: &str| self.within(number).find(|one| self.elements[*one].tag == tag);
        match &*self.elements[number].tag {
            "img" | "area" => self.plain_attr(number, "alt"),
            "input" => match self.attr(number, "type").unwrap_or("text").to_ascii_lowercase().as_str() {
                "image" => self.plain_attr(number, "alt").or_else(|| self.label_of(number)),
                "submit" | "reset" if self.attr(number, "value").is_none() => Some("submit".to_owned()),
                "submit" | "reset" | "button" => self.plain_attr(number, "value").or_else(|| self.label_of(number)),
                _ => self.label_of(number),
            },
            "select" | "textarea" | "meter" | "progress" | "output" => self.label_of(number),
            "button" => self.label_of(number).filter(|_| self.content(number).is_empty()),
            "fieldset" => first("legend").map(|one| self.content(one)),
            "table" => first("caption").map(|one| self.content(one)),
            "figure" => first("figcaption").map(|one| self.content(one)),
            "svg" => self
                .children(number)
                .find(|one| self.elements[*one].tag == "title")
                .map(|one| self.words(one, true))
                .or_else(|| self.plain_attr(number, "xlink:title")),
            _ => None,
        }
        .filter(|name| !name.is_empty())
    }

    /// What the labels of a form control say: those around it, and those that name its id.
    pub fn label_of(&self, number: usize) -> Option<String> {
        let mut labels: Vec<usize> = self.above(number).filter(|one| self.elements[*one].tag == "label").collect();
        if let Some(id) = self.attr(number, "id").filter(|id| !id.is_empty() && self.id(id) == Some(number)) {
            labels.extend(self.labels(id).iter().filter(|one| !self.elements[**one].gone));
        }
        let said: Vec<String> =
            labels.into_iter().map(|one| self.content(one)).filter(|said| !said.is_empty()).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// What is heard of an element's content.
    pub fn content(&self, number: usize) -> String {
        self.words(number, false)
    }

    fn words(&self, number: usize, hidden_too: bool) -> String {
        let heard = |one: usize| hidden_too || !self.elements[one].silent;
        let mut said = String::new();
        let mut add = |text: &str| {
            if !is_blank(text) {
                said.push(' ');
                said.push_str(&decoded(text));
            }
        };
        self.texts(number).filter(|(_, parent)| heard(*parent)).for_each(|(text, _)| add(text));
        for one in self.within(number).filter(|one| heard(*one)) {
            let named = self.attr(one, "aria-label").or_else(|| match &*self.elements[one].tag {
                "img" | "area" => self.attr(one, "alt"),
                _ => None,
            });
            add(named.unwrap_or_default());
            if let Some(ids) = self.attr(one, "aria-labelledby") {
                let parts = ids
                    .split_whitespace()
                    .filter_map(|id| self.id(id))
                    .filter(|other| !self.within(*other).contains(&one));
                parts.for_each(|other| self.texts(other).for_each(|(text, _)| add(text)));
            }
            if self.elements[one].tag == "img" && named.is_none() {
                add(self.attr(one, "title").unwrap_or_default());
            }
        }
        folded(&said)
    }

    /// An element as a message says it: its start tag, shortened.
    pub fn shown(&self, number: usize) -> String {
        let tag = folded(self.source(number));
        let short: String = tag.chars().take(60).collect();
        if short.len() < tag.len() { format!("`{short}…`") } else { format!("`{tag}`") }
    }
}

/// With one space where white space was.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;

    fn name(html: &str) -> String {
        let tree = Tree::new(html);
        let number = (0..tree.elements.len()).find(|one| tree.attr(*one, "data-me").is_some()).unwrap_or_default();
        tree.name(number)
    }

    #[test]
    fn names_come_from_where_browsers_take_them() {
        for (html, expected) in [
            ("<a data-me href=x>Read <b>more</b></a>", "Read more"),
            ("<a data-me href=x><img src=a alt='A map'></a>", "A map"),
            ("<a data-me href=x><span aria-hidden=true>#</span></a>", ""),
            ("<a data-me href=x>&nbsp;</a>", ""),
            ("<a data-me href=x title='Our map'></a>", "Our map"),
            ("<label>Name <input data-me></label>", "Name"),
            ("<label for=a>Your name</label><input data-me id=a>", "Your name"),
            ("<label for=b>Your name</label><input data-me id=a placeholder=Ada>", ""),
            ("<h2 id=t>Terms</h2><section data-me aria-labelledby='t u'></section>", "Terms"),
            ("<button data-me><svg aria-label=Close></svg></button>", "Close"),
            ("<input data-me type=submit>", "submit"),
            ("<input data-me type=button>", ""),
            ("<svg data-me role=img><title>A bar</title></svg>", "A bar"),
            ("<span id=h hidden>Hidden words</span><nav data-me aria-labelledby=h></nav>", "Hidden words"),
        ] {
            assert_eq!(name(html), expected, "{html}");
        }
    }
}
