//! A template to fill in: what it is for and the fields that its author declared.
//! Fields written in the text as `[prompt]` belong to the body, not to this view.

use super::context::Cx;
use super::types::{FieldView, TemplateView};
use crate::model::{Field, FieldKind, Template};

/// View of a template.
pub fn template(cx: &Cx<'_>, template: &Template) -> TemplateView {
    TemplateView {
        purpose: cx.words(&template.purpose),
        fields: template.fields.iter().map(|declared| field(cx, declared)).collect(),
        data_protection_note: cx.maybe(template.data_protection_note.as_deref()),
    }
}

fn field(cx: &Cx<'_>, field: &Field) -> FieldView {
    FieldView {
        prompt: cx.words(&field.prompt),
        kind: match field.kind {
            FieldKind::Text => "text",
            FieldKind::LongText => "long_text",
            FieldKind::Date => "date",
            FieldKind::Choice => "choice",
            FieldKind::Checkbox => "checkbox",
            FieldKind::Email => "email",
        },
        options: cx.all(&field.options),
        required: field.required,
        help: cx.maybe(field.help.as_deref()),
    }
}
