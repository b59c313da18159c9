//! A template that declares its `fields` has exactly those placeholders in its text.

use super::Site;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::document::Document;
use crate::load::Sources;
use crate::model::{Own, Template};
use crate::yaml::{FieldPath, locate};

/// Prompts agree whatever their case and the form of their apostrophes, which the page's text makes curly.
pub fn same_prompt(a: &str, b: &str) -> bool {
    let fold = |text: &str| text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    fold(a) == fold(b)
}

pub(super) fn check(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    // A field that could not be read is not in the list, so the others cannot be judged.
    for document in site.documents.iter().filter(|document| !document.broken) {
        if let Own::Template(template) = &document.front.own
            && !template.fields.is_empty()
        {
            undeclared(document, template, diagnostics);
            unused(document, template, sources, diagnostics);
        }
    }
}

/// Placeholders of the text that `fields` does not have.
fn undeclared(document: &Document, template: &Template, diagnostics: &mut Diagnostics) {
    let prompts = || template.fields.iter().map(|field| &*field.prompt);
    for slot in &document.outline.fields {
        if prompts().any(|prompt| same_prompt(prompt, &slot.prompt)) {
            continue;
        }
        let help = match nearest(&slot.prompt, prompts()) {
            Some(near) => format!("did you mean `[{near}]`?"),
            None => "add it to `fields`; words in brackets that are not to be filled in are written `\\[so\\]`".to_owned(),
        };
        diagnostics.push(
            Diagnostic::new(Code::FieldMismatch, format!("`fields` has no field `{}`", slot.prompt))
                .at(document.source, slot.span)
                .help(help),
        );
    }
}

/// Fields that the text has no placeholder for.
fn unused(document: &Document, template: &Template, sources: &Sources, diagnostics: &mut Diagnostics) {
    let slots = || document.outline.fields.iter().map(|slot| &*slot.prompt);
    for (i, field) in template.fields.iter().enumerate() {
        if slots().any(|slot| same_prompt(slot, &field.prompt)) {
            continue;
        }
        let text = sources.texts.get(document.source.0 as usize).map_or("", |source| &source.text);
        let path = FieldPath::new().key("fields").index(i).key("prompt");
        let help = match nearest(&field.prompt, slots()) {
            Some(near) => format!("the text has `[{near}]`: write both alike"),
            None => format!("write `[{}]` in the text where it is to be filled in", field.prompt),
        };
        diagnostics.push(
            Diagnostic::new(Code::FieldMismatch, format!("the text has no placeholder `[{}]`", field.prompt))
                .at(document.source, locate(text, document.front_span, &path))
                .help(help),
        );
    }
}
