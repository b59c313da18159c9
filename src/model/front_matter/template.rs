//! Templates with fields to fill in, and reflective resources with tables to answer.

use super::Text;
use crate::diagnostic::Code;
use crate::model::reading::{Keys, Read, Reader, Shape, describe, record, words};
use crate::yaml::{Step, Value};

record! {
    /// A document to fill in.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct Template {
        /// What it is for, in one sentence.
        pub purpose: Text = required,
        /// What is to be filled in. If it is given, the `[placeholders]` of the text must be the same.
        pub fields: Vec<Field>,
        /// What happens to personal data that is filled in.
        pub data_protection_note: Option<Text>,
    }
}

record! {
    /// Something to fill in.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Field {
        /// The words between the square brackets in the text.
        pub prompt: Text = required,
        /// What is filled in.
        pub kind: FieldKind = required "type",
        /// What can be chosen, for `type: choice`.
        pub options: Vec<Text>,
        /// Whether it must be filled in.
        pub required: bool,
        /// A sentence that helps.
        pub help: Option<Text>,
    }
    check = options_belong_to_choice;
}

fn options_belong_to_choice(field: &Field, keys: &mut Keys<'_, '_>) {
    match (field.kind, field.options.is_empty()) {
        (FieldKind::Choice, true) => keys.missing("options", &Shape::List(&Shape::Text)),
        (FieldKind::Choice, false) | (_, true) => {}
        (kind, false) => {
            let reader = keys.reader();
            let message = format!("a field of type `{}` has no `options`", kind.name());
            let diagnostic = reader.within(Step::Key("options"), |reader| reader.at_key(Code::UnknownKey, message));
            reader.push(diagnostic.help("take them out, or write `type: choice`"));
        }
    }
}

words! {
    /// What is filled in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FieldKind {
        /// A few words.
        Text = "text",
        /// Some sentences.
        LongText = "long_text",
        /// A date.
        Date = "date",
        /// One of `options`.
        Choice = "choice",
        /// Yes or no.
        Checkbox = "checkbox",
        /// An email address.
        Email = "email",
    }
}

record! {
    /// A table of activities to think about.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct ReflectiveResource {
        /// Headings of the columns; the first is that of the activities.
        pub columns: Vec<Text> = required,
        /// One for each activity.
        pub rows: Vec<ReflectiveRow> = required,
        /// Questions to think about after the table.
        pub prompts: Vec<Text>,
    }
    check = rows_fit_columns;
}

/// Every row has a cell for each column but the first. Looks at the YAML: a row that could not be read has no place.
fn rows_fit_columns(_: &ReflectiveResource, keys: &mut Keys<'_, '_>) {
    let (Some(Value::Sequence(columns)), Some(Value::Sequence(rows))) =
        (keys.raw("columns", false), keys.raw("rows", false))
    else {
        return;
    };
    let expected = columns.len().saturating_sub(1);
    let reader = keys.reader();
    for (i, row) in rows.iter().enumerate() {
        let Some(Value::Sequence(cells)) = row.get("cells") else { continue };
        if cells.len() == expected {
            continue;
        }
        let diagnostic = reader.within(Step::Key("rows"), |reader| {
            reader.within(Step::Index(i), |reader| {
                reader.within(Step::Key("cells"), |reader| {
                    let message = format!(
                        "{} needs {expected} {}, one for each column after the first, and has {}",
                        reader.subject(),
                        if expected == 1 { "cell" } else { "cells" },
                        cells.len(),
                    );
                    reader.at_value(Code::WrongType, message)
                })
            })
        });
        reader.push(diagnostic.help("write `null` for a cell that is space to answer"));
    }
}

record! {
    /// One activity of a reflective resource.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ReflectiveRow {
        /// The activity, which heads the row.
        pub activity: Text = required,
        /// One for each further column: a text, a list of texts, or `null` for space to answer.
        pub cells: Vec<ReflectiveCell> = required,
    }
}

/// A cell of a reflective resource.
#[derive(Clone, Debug, PartialEq)]
pub enum ReflectiveCell {
    /// `null`: space to answer.
    Space,
    /// A text.
    Text(Text),
    /// A list of texts.
    List(Vec<Text>),
}

impl Read for ReflectiveCell {
    type Out = ReflectiveCell;
    const SHAPE: Shape = Shape::Cell;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<ReflectiveCell> {
        match value {
            Value::Null => Some(ReflectiveCell::Space),
            Value::String(text) if text.trim().is_empty() => Some(ReflectiveCell::Space),
            Value::Sequence(_) => Vec::<Text>::read(value, reader).map(ReflectiveCell::List),
            Value::Mapping(_) | Value::Tagged(_) => {
                let message = format!("{} must be {}, and here is {}", reader.subject(), Self::SHAPE, describe(value));
                let diagnostic = reader.at_value(Code::WrongType, message);
                reader.push(diagnostic.help("a text with a colon followed by a space needs quotation marks around it"));
                None
            }
            _ => Text::read(value, reader).map(ReflectiveCell::Text),
        }
    }
}
