//! What a reader fills in. Most reading systems cannot fill a field in, so it shows as its prompt in brackets with a line to
//! write on, or as an empty box with a name.

use super::body::Book;
use super::xml::{attribute, text};
use crate::model::FieldKind;
use crate::view::paper::Field;

impl Book<'_> {
    pub(super) fn answer(&mut self, number: usize) {
        let Some(field) = self.paper.fields.get(number) else { return };
        self.raw("<div class=\"answer\">\n");
        self.raw("<p class=\"label\">");
        if field.kind == FieldKind::Checkbox {
            self.check(number);
            self.raw(" ");
        }
        text(&mut self.out, &field.label);
        if field.required && !self.paper.words.required.is_empty() {
            self.raw(" ");
            text(&mut self.out, &self.paper.words.required);
        }
        self.raw("</p>\n");
        self.line("p class=\"small\"", field.help.as_deref().unwrap_or_default());
        match field.kind {
            FieldKind::Checkbox => {}
            _ => self.space(field),
        }
        self.raw("</div>\n");
    }

    /// Space to write that is a cell or a box of its own.
    pub(super) fn space(&mut self, field: &Field) {
        match field.kind {
            FieldKind::Choice | FieldKind::Date => {
                self.raw("<p>");
                self.prompt(field);
                self.raw("</p>");
            }
            FieldKind::Checkbox => self.tick(field),
            FieldKind::Text | FieldKind::LongText | FieldKind::Email => {
                let small = if field.kind == FieldKind::LongText { "" } else { " low" };
                self.raw(&format!("<div class=\"box{small}\" role=\"img\""));
                attribute(&mut self.out, "aria-label", &field.label);
                self.raw("></div>");
            }
        }
    }

    pub(super) fn check(&mut self, number: usize) {
        if let Some(field) = self.paper.fields.get(number) {
            self.tick(field);
        }
    }

    pub(super) fn tick(&mut self, field: &Field) {
        self.raw("<span class=\"check\" role=\"img\"");
        let mark = if field.checked { "☑" } else { "☐" };
        attribute(&mut self.out, "aria-label", format!("{} {mark}", self.paper.words.tick).trim());
        self.raw(&format!(">{mark}</span>"));
    }

    /// A field in running text.
    pub(super) fn prompt(&mut self, field: &Field) {
        let words = &self.paper.words;
        self.raw("<span class=\"field\">[");
        text(&mut self.out, &field.prompt);
        if field.required && !words.required.is_empty() {
            self.raw(" ");
            text(&mut self.out, &words.required);
        }
        match field.kind {
            // A prompt may name its options itself: "faculty or department".
            FieldKind::Choice if !field.options.iter().all(|option| field.prompt.contains(option.as_str())) => {
                self.raw(": ");
                text(&mut self.out, &field.options.join(" / "));
            }
            FieldKind::Date if !words.date_hint.is_empty() => {
                self.raw(": ");
                text(&mut self.out, &words.date_hint);
            }
            _ => {}
        }
        self.raw("]<span class=\"blank\" aria-hidden=\"true\"></span></span>");
    }
}
