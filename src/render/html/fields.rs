//! What a reader fills in: placeholders of templates, tasks, space to answer. Every control has a label
//! that is written on the page or, in a table's cell, made from the headings of its row and column; and the name that its
//! field has in the page's documents.

use super::Writer;
use super::blocks::has_field;
use super::phrases::Plain;
use crate::document::Inline;
use crate::model::FieldKind;
use crate::source::Span;
use crate::view::body::FieldOut;

impl Writer<'_> {
    pub(super) fn field(&mut self, number: u32) {
        let body = self.body;
        let Some(field) = body.fields.get(number as usize) else { return };
        if self.fields_as_text || self.in_link {
            self.out.push('[');
            self.text(&field.prompt);
            self.out.push(']');
            return;
        }
        let id = format!("field_{}", field.name);
        let help = field.help.as_ref().map(|_| format!("{id}_help"));
        self.out.push_str("<label class=\"field\">");
        if field.kind == FieldKind::Checkbox {
            self.control("<input type=\"checkbox\"", field, help.as_deref());
            self.out.push(' ');
        }
        self.out.push_str("<span class=\"field-prompt\">");
        self.text(&field.prompt);
        if field.required {
            let required = self.phrases.plain(Plain::Required).to_owned();
            self.out.push_str(" <span class=\"required\">");
            self.text(&required);
            self.out.push_str("</span>");
        }
        self.out.push_str("</span>");
        if field.kind != FieldKind::Checkbox {
            self.out.push(' ');
        }
        match field.kind {
            FieldKind::Checkbox => {}
            FieldKind::Text => self.control("<input type=\"text\" autocomplete=\"off\"", field, help.as_deref()),
            FieldKind::Email => self.control("<input type=\"email\"", field, help.as_deref()),
            FieldKind::Date => self.control("<input type=\"date\"", field, help.as_deref()),
            FieldKind::LongText => {
                self.control("<textarea rows=\"3\"", field, help.as_deref());
                self.out.push_str("</textarea>");
            }
            FieldKind::Choice => {
                self.control("<select", field, help.as_deref());
                // The first choice is none, as HTML requires where one must be made.
                self.out.push_str("<option value=\"\">");
                let choose = self.phrases.plain(Plain::Choose).to_owned();
                self.text(&choose);
                self.out.push_str("</option>");
                for option in &field.options {
                    self.out.push_str("<option>");
                    self.text(option);
                    self.out.push_str("</option>");
                }
                self.out.push_str("</select>");
            }
        }
        self.out.push_str("</label>");
        if let (Some(id), Some(words)) = (help, &field.help) {
            self.out.push_str(" <small class=\"field-help\"");
            self.attribute("id", &id);
            self.out.push('>');
            self.text(words);
            self.out.push_str("</small>");
        }
    }

    /// The start tag of a control.
    fn control(&mut self, tag: &str, field: &FieldOut, help: Option<&str>) {
        self.out.push_str(tag);
        self.attribute("id", &format!("field_{}", field.name));
        self.attribute("name", &field.name);
        if field.required {
            self.out.push_str(" required");
        }
        if let Some(help) = help {
            self.attribute("aria-describedby", help);
        }
        self.out.push('>');
    }

    /// A task with its words as the label; where fields stand among them, which a label may not hold, the words name
    /// the box from beside it. One without words says what it is.
    pub(super) fn task(&mut self, done: bool, item: Span, inlines: &[Inline]) {
        let name = self.body.places.task(item);
        let checked = if done { " checked" } else { "" };
        if inlines.is_empty() {
            let label = self.phrases.plain(Plain::Tick).to_owned();
            self.tick(&name);
            self.attribute("aria-label", &label);
            self.out.push_str(checked);
            self.out.push('>');
        } else if has_field(inlines) {
            let id = format!("field_{name}");
            self.out.push_str("<div class=\"check\">");
            self.tick(&name);
            self.attribute("aria-labelledby", &id);
            self.out.push_str(checked);
            self.out.push_str("> <span");
            self.attribute("id", &id);
            self.out.push('>');
            self.inlines(inlines);
            self.out.push_str("</span></div>");
        } else {
            self.out.push_str("<label class=\"check\">");
            self.tick(&name);
            self.out.push_str(checked);
            self.out.push_str("> <span>");
            self.inlines(inlines);
            self.out.push_str("</span></label>");
        }
    }

    fn tick(&mut self, name: &str) {
        self.out.push_str("<input type=\"checkbox\"");
        self.attribute("name", name);
    }

    /// Space to answer in a cell of a table.
    pub(super) fn answer(&mut self, name: &str, label: &str) {
        self.out.push_str("<textarea rows=\"2\"");
        self.attribute("id", &format!("field_{name}"));
        self.attribute("name", name);
        self.attribute("aria-label", label);
        self.out.push_str("></textarea>");
    }
}
