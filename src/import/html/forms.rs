//! Controls of forms: what is filled in, with the words that label it.

use scraper::ElementRef;

use super::flow::Flow;
use super::{Reader, words_of};
use crate::import::tree::{Field, Marks, RunKind, start_of};
use crate::model::FieldKind;

impl<'a> Reader<'a> {
    /// Reads a control; false if the element is none.
    pub(super) fn control(&mut self, element: ElementRef<'a>, marks: Marks, flow: &mut Flow) -> bool {
        let kind = element.attr("type").unwrap_or("text").to_lowercase();
        match element.value().name() {
            "input" => match kind.as_str() {
                "checkbox" | "radio" => {
                    if kind == "radio" {
                        self.lose(
                            "choices of which only one can be made became boxes to tick",
                            "write them as one field: `type: choice` with `options`",
                        );
                    }
                    flow.run(RunKind::Tick(element.attr("checked").is_some()), Marks::default(), None);
                }
                "submit" | "button" | "reset" | "image" | "hidden" => {
                    let said = element.attr("value").unwrap_or_default();
                    if kind != "hidden" && !said.is_empty() {
                        self.lose(
                            format!("the button “{}”", start_of(said, 40)),
                            "a template is not sent by itself: say in words what to do with it",
                        );
                    }
                }
                "file" | "password" | "range" | "color" => {
                    self.lose(
                        format!("a control for “{}”", start_of(&self.label(element), 60)),
                        "a template has none of this kind",
                    );
                }
                kind => {
                    let kind = match kind {
                        "date" | "datetime-local" | "month" | "week" => FieldKind::Date,
                        "email" => FieldKind::Email,
                        _ => FieldKind::Text,
                    };
                    self.field(element, Field::new(kind, ""), flow);
                }
            },
            "textarea" => self.field(element, Field::new(FieldKind::LongText, ""), flow),
            "select" => {
                let mut field = Field::new(FieldKind::Choice, "");
                for option in element.descendent_elements().filter(|inner| inner.value().name() == "option") {
                    let words = words_of(option);
                    let none = option.attr("value") == Some("") || option.attr("disabled").is_some();
                    if !none && !words.is_empty() && !field.options.contains(&words) {
                        field.options.push(words);
                    }
                }
                if field.options.is_empty() {
                    field.kind = FieldKind::Text;
                }
                self.field(element, field, flow);
            }
            "button" => {
                let said = words_of(element);
                if !said.is_empty() {
                    self.lose(
                        format!("the button “{}”", start_of(&said, 40)),
                        "a page runs no programs; say in words what to do",
                    );
                }
            }
            "label" => {
                if flow.asks() && !self.labels_box(element) {
                    flow.flush();
                }
                self.walk(element, marks, None, flow);
            }
            _ => return false,
        }
        true
    }

    fn field(&mut self, element: ElementRef<'a>, mut field: Field, flow: &mut Flow) {
        field.prompt = self.label(element);
        field.hint = element.attr("name").unwrap_or_default().replace(['_', '-'], " ");
        field.required = element.attr("required").is_some() || element.attr("aria-required") == Some("true");
        let help =
            element.attr("aria-describedby").and_then(|ids| ids.split_whitespace().find_map(|id| self.ids.get(id)));
        field.help = help.map(|help| words_of(*help)).filter(|help| !help.is_empty());
        self.document.fields.push(field);
        if flow.ends_with_field() {
            flow.flush();
        }
        flow.space();
        flow.run(RunKind::Field(self.document.fields.len() - 1), Marks::default(), None);
    }

    /// Whether a label's control is a box to tick.
    fn labels_box(&self, label: ElementRef<'a>) -> bool {
        let named = label.attr("for").and_then(|id| self.ids.get(id)).is_some_and(|control| is_box(*control));
        named || label.descendent_elements().any(is_box)
    }

    /// The words that label a control.
    fn label(&self, element: ElementRef<'a>) -> String {
        let around = || element.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "label");
        let label = element.value().id().and_then(|id| self.labels.get(id)).copied().or_else(around);
        let named = element.attr("aria-labelledby").and_then(|id| self.ids.get(id)).copied();
        let said = named.or(label).map(words_without_options).unwrap_or_default();
        let given =
            ["aria-label", "placeholder", "title"].iter().find_map(|name| element.attr(name)).unwrap_or_default();
        let said = if said.is_empty() { given.to_owned() } else { said };
        said.trim().trim_end_matches([':', '*', ' ']).to_owned()
    }
}

/// The words of a label around a list of options are not all label.
fn words_without_options(label: ElementRef<'_>) -> String {
    let mut out = String::new();
    for node in label.descendants() {
        let Some(text) = node.value().as_text() else { continue };
        let inside = node
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|above| matches!(above.value().name(), "select" | "textarea" | "option" | "small"));
        if !inside {
            out.push_str(text);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_box(element: ElementRef<'_>) -> bool {
    element.value().name() == "input"
        && element.attr("type").is_some_and(|kind| matches!(kind.to_lowercase().as_str(), "checkbox" | "radio"))
}
