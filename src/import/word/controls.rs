//! What is filled in: content controls (ISO 29500-1, 17.5.2) and the form fields of older documents (17.16.17).

use super::Reader;
use super::assemble::{Paragraph, Piece};
use super::fields::kind_of_text;
use super::package::{Xml, attribute, child, switch, value, w};
use super::parts::text_of;
use super::styles::Role;
use crate::import::tree::{Field, Run, RunKind, start_of};
use crate::model::FieldKind;

/// A list to choose from has at most so many entries.
const MOST_OPTIONS: usize = 1000;

/// What a control is.
enum Control {
    /// Something to fill in.
    Field(Field),
    /// A box to tick.
    Tick(bool),
    /// A table of contents or the like.
    Contents,
    /// A frame around text.
    Frame,
}

/// The words that Word and LibreOffice put where nobody wrote a prompt.
fn is_stock(prompt: &str) -> bool {
    let folded = prompt.trim().to_lowercase();
    folded.starts_with("click or tap")
        || folded.starts_with("click here")
        || folded.starts_with("choose an item")
        || folded.starts_with("choose a date")
        || folded.starts_with("choose a building block")
        || folded.starts_with("enter any content")
        || folded.starts_with("tap here")
}

/// Whether words ask for an email address.
pub fn asks_for_email(words: &str) -> bool {
    let folded = words.to_lowercase();
    ["email", "e-mail", "e-bost", "ebost", "البريد الإلكتروني"].iter().any(|word| folded.contains(word))
}

impl Reader<'_> {
    fn control(&mut self, node: Xml<'_>, content: &str, block: bool) -> Control {
        let Some(properties) = child(node, "sdtPr") else { return Control::Frame };
        let named = |name: &str| properties.children().find(|child| child.tag_name().name() == name);
        if let Some(tick) = named("checkbox") {
            let checked =
                tick.children().find(|child| child.tag_name().name() == "checked").and_then(|it| attribute(it, "val"));
            return Control::Tick(matches!(checked, Some("1" | "true" | "on")));
        }
        if let Some(part) = named("docPartObj") {
            let gallery = value(part, "docPartGallery").unwrap_or_default();
            return if gallery == "Table of Contents" { Control::Contents } else { Control::Frame };
        }
        if named("picture").is_some()
            || named("group").is_some()
            || named("repeatingSection").is_some()
            || named("repeatingSectionItem").is_some()
        {
            return Control::Frame;
        }
        if named("citation").is_some()
            || named("bibliography").is_some()
            || named("docPartList").is_some()
            || named("equation").is_some()
        {
            return Control::Frame;
        }
        let empty = switch(properties, "showingPlcHdr") == Some(true) || is_stock(content) || content.trim().is_empty();
        let choice = named("dropDownList").or_else(|| named("comboBox"));
        let plain = named("text");
        let kind = match (choice, named("date"), plain) {
            (Some(_), _, _) => FieldKind::Choice,
            (_, Some(_), _) => FieldKind::Date,
            (_, _, Some(text)) if matches!(attribute(text, "multiLine"), Some("1" | "true" | "on")) => {
                FieldKind::LongText
            }
            (_, _, Some(_)) => FieldKind::Text,
            _ if !empty => return Control::Frame,
            _ if block => FieldKind::LongText,
            _ => FieldKind::Text,
        };
        let alias = value(properties, "alias").unwrap_or_default().trim();
        let tag = value(properties, "tag").unwrap_or_default().trim();
        let mut field = Field::new(kind, "");
        let shown = content.trim();
        let bracketed = shown.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        match bracketed.filter(|_| empty) {
            // Kitpress shows the prompt in brackets, and after it whether it must be filled in.
            Some((prompt, rest)) => {
                field.prompt = prompt.to_owned();
                field.required = rest.contains(|c: char| c.is_alphabetic() || c == '*');
            }
            None if !alias.is_empty() => field.prompt = alias.to_owned(),
            None if empty && !shown.is_empty() && !is_stock(shown) => field.prompt = shown.to_owned(),
            None if !tag.is_empty() && tag.chars().any(char::is_alphabetic) && !tag.starts_with("goog_") => {
                field.hint = tag.replace(['_', '-'], " ");
            }
            None => {}
        }
        if !empty && field.prompt.is_empty() && field.hint.is_empty() {
            field.hint = start_of(shown, 60);
        }
        field.space = tag.starts_with("cell-") && empty;
        if let Some(choice) = choice {
            for entry in choice.children().filter(|child| w(*child) == "listItem").take(MOST_OPTIONS) {
                let (shown, value) = (attribute(entry, "displayText"), attribute(entry, "value"));
                let first = field.options.is_empty() && shown.is_none_or(is_stock);
                let words = shown.or(value).unwrap_or_default().trim();
                if !words.is_empty() && !first && !is_stock(words) && !field.options.iter().any(|known| known == words)
                {
                    field.options.push(words.to_owned());
                }
            }
            if field.options.is_empty() {
                field.kind = FieldKind::Text;
                self.lose_here("a list to choose from that has no entries became a line to write on", "");
            }
            if choice.tag_name().name() == "comboBox" {
                self.lose_here(
                    format!(
                        "where one could choose or write (“{}”), one can only choose now",
                        start_of(&field.prompt, 40)
                    ),
                    "add an option such as “Other”, and a field after it",
                );
            }
        }
        if field.kind == FieldKind::Text && asks_for_email(&field.prompt) {
            field.kind = FieldKind::Email;
        }
        if !empty && !field.options.iter().any(|option| option == shown) {
            self.lose_here(
                format!("what was filled in: “{}”", start_of(shown, 60)),
                "a template is empty; write the words into the text if they belong there",
            );
        }
        Control::Field(field)
    }

    /// A control within a line.
    pub(super) fn inline_control(&mut self, node: Xml<'_>, link: Option<usize>, out: &mut Vec<Run>) {
        let Some(content) = child(node, "sdtContent") else { return };
        match self.control(node, &text_of(content), false) {
            Control::Field(field) => {
                self.push_field(field, out);
            }
            Control::Tick(ticked) => out.push(Run::new(RunKind::Tick(ticked))),
            Control::Contents => self.lose("", "the table of contents", "Kitpress makes its own from the headings"),
            Control::Frame => self.inlines(content, link, out),
        }
    }

    /// A control around paragraphs.
    pub(super) fn block_control(&mut self, node: Xml<'_>, out: &mut Vec<Piece>) {
        let Some(content) = child(node, "sdtContent") else { return };
        let holds_table = content.descendants().any(|inner| w(inner) == "tbl");
        match self.control(node, &text_of(content), true) {
            Control::Contents => self.lose("", "the table of contents", "Kitpress makes its own from the headings"),
            Control::Field(_) | Control::Tick(_) if holds_table => self.pieces(content, out),
            Control::Field(field) => {
                let mut inner = Vec::new();
                // Its paragraph says where it stands: in a list, as a heading.
                self.pieces(content, &mut inner);
                let mut runs = Vec::new();
                self.push_field(field, &mut runs);
                let first = inner.into_iter().find_map(|piece| match piece {
                    Piece::Paragraph(paragraph) => Some(paragraph),
                    Piece::Block(_) => None,
                });
                let (spot, indent) = first.map_or((None, 0), |first| (first.spot, first.indent));
                out.push(Piece::Paragraph(Paragraph { role: Role::Body, spot, indent, heading: None, runs }));
            }
            Control::Tick(ticked) => {
                let mut inner = Vec::new();
                self.pieces(content, &mut inner);
                if let Some(Piece::Paragraph(first)) = inner.first_mut() {
                    // The sign itself is part of the content.
                    for run in &mut first.runs {
                        if let RunKind::Text(text) = &mut run.kind {
                            *text = text.replace(['☐', '☒', '☑'], "");
                        }
                    }
                    first.runs.insert(0, Run::new(RunKind::Tick(ticked)));
                }
                out.extend(inner);
            }
            Control::Frame => {
                if let Some(name) =
                    child(node, "sdtPr").and_then(|properties| value(properties, "alias")).filter(|_| !holds_table)
                {
                    self.lose_here(
                        format!("the control “{}” around some text; the text stays", start_of(name, 40)),
                        "",
                    );
                }
                self.pieces(content, out);
            }
        }
    }

    /// A form field of an older document. What a box is ticked with comes as `required`.
    pub(super) fn form_field(&mut self, data: Xml<'_>) -> Field {
        let help =
            ["statusText", "helpText"].iter().find_map(|name| value(data, name)).unwrap_or_default().trim().to_owned();
        let name = value(data, "name").unwrap_or_default().trim();
        // "Text1" is what Word calls a field that nobody named.
        let stock = ["Text", "Check", "Dropdown"]
            .iter()
            .any(|stock| name.strip_prefix(stock).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit())));
        let mut field = Field::new(FieldKind::Text, "");
        if !stock {
            field.hint = name.replace(['_', '-'], " ");
        }
        if let Some(text) = child(data, "textInput") {
            field.kind = kind_of_text(value(text, "type"));
            let long = value(text, "maxLength").and_then(|most| most.parse::<u32>().ok());
            if long.is_some_and(|most| most > 200) {
                field.kind = FieldKind::LongText;
            }
            if let Some(default) = value(text, "default").filter(|default| !default.trim().is_empty()) {
                field.hint = default.trim().to_owned();
            }
        }
        if let Some(list) = child(data, "ddList") {
            field.kind = FieldKind::Choice;
            let entries = list
                .children()
                .filter(|child| w(*child) == "listEntry")
                .take(MOST_OPTIONS)
                .filter_map(|entry| attribute(entry, "val"));
            for entry in entries.map(str::trim).filter(|entry| !entry.is_empty() && !is_stock(entry)) {
                if !field.options.iter().any(|known| known == entry) {
                    field.options.push(entry.to_owned());
                }
            }
            if field.options.is_empty() {
                field.kind = FieldKind::Text;
            }
        }
        if let Some(tick) = child(data, "checkBox") {
            let state = switch(tick, "checked").or_else(|| switch(tick, "default"));
            field.required = state == Some(true);
        }
        if !help.is_empty() {
            field.help = Some(help);
        }
        field
    }
}
