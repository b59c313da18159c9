//! Fields in Word's sense (ISO 29500-1, 17.16): links, form fields, tables of contents, page numbers.

use super::Reader;
use super::inlines::link_to;
use crate::import::tree::{Field, LinkTo, Run, RunKind, start_of};
use crate::model::FieldKind;

/// Fields may stand this deep within each other.
pub const MOST_FIELDS: usize = 32;

/// A field in Word's sense: instructions, then what they came to. Begins and ends in runs of any paragraph.
#[derive(Default)]
pub struct Complex {
    pub instructions: String,
    /// What came of it is being read.
    pub result: bool,
    /// What came of it is not wanted.
    pub silent: bool,
    /// A link, by number.
    pub link: Option<usize>,
    /// A form field, and what was filled in.
    pub form: Option<Field>,
    /// Its number once it has one.
    pub field: Option<usize>,
    /// What it came to, where that is not wanted.
    pub words: String,
}

impl Reader<'_> {
    /// Whether what is read now is left out.
    pub(super) fn silent(&self) -> bool {
        self.complex.iter().any(|complex| complex.silent || !complex.result)
    }

    pub(super) fn link_of_fields(&self) -> Option<usize> {
        self.complex.iter().rev().find_map(|complex| complex.link)
    }

    /// The instructions of a field are complete.
    pub(super) fn result_begins(&mut self, out: &mut Vec<Run>) {
        let already = self.silent_but_last();
        let Some(complex) = self.complex.last_mut() else { return };
        complex.result = true;
        if already {
            return;
        }
        let instructions = complex.instructions.trim().to_owned();
        let mut parts = parts(&instructions).into_iter();
        let name = parts.next().unwrap_or_default().to_uppercase();
        match name.as_str() {
            "HYPERLINK" => {
                let (mut address, mut anchor) = (String::new(), String::new());
                while let Some(part) = parts.next() {
                    match part.as_str() {
                        "\\l" => anchor = parts.next().unwrap_or_default(),
                        "\\o" | "\\t" => {
                            parts.next();
                        }
                        part if part.starts_with('\\') => {}
                        part => address = part.to_owned(),
                    }
                }
                let to = match (address.is_empty(), anchor.is_empty()) {
                    (true, true) => None,
                    (true, false) => Some(LinkTo::Within(anchor)),
                    (false, true) => link_to(&address),
                    (false, false) => link_to(&format!("{address}#{anchor}")),
                };
                match to {
                    Some(to) => {
                        let number = self.new_link(to);
                        if let Some(complex) = self.complex.last_mut() {
                            complex.link = Some(number);
                        }
                    }
                    None => self.lose_here(
                        format!("a link to “{}”, which a page cannot have", start_of(&address, 80)),
                        "link to a page of the site or to a web address",
                    ),
                }
            }
            "TOC" | "INDEX" | "TOA" | "BIBLIOGRAPHY" if name != "BIBLIOGRAPHY" => {
                complex.silent = true;
                let what = if name == "TOC" { "the table of contents" } else { "an index" };
                self.lose("", what, "Kitpress makes its own from the headings");
            }
            "FORMTEXT" | "FORMCHECKBOX" | "FORMDROPDOWN" => {
                complex.silent = true;
                self.begin_form(&name, out);
            }
            "MERGEFIELD" | "FILLIN" | "ASK" | "MACROBUTTON" => {
                complex.silent = true;
                let words: Vec<String> =
                    parts.filter(|part| !part.starts_with('\\') && part != "MERGEFORMAT").collect();
                let prompt = match name.as_str() {
                    "MERGEFIELD" | "FILLIN" => words.first().cloned().unwrap_or_default(),
                    _ => words.get(1..).unwrap_or_default().join(" "),
                };
                self.push_field(Field::new(FieldKind::Text, prompt.replace('_', " ")), out);
            }
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "PAGEREF" => complex.silent = true,
            _ => {}
        }
    }

    /// Whether a field around the innermost is left out.
    fn silent_but_last(&self) -> bool {
        let around = self.complex.len().saturating_sub(1);
        self.complex.iter().take(around).any(|complex| complex.silent || !complex.result)
    }

    pub(super) fn field_ends(&mut self, out: &mut Vec<Run>) {
        if self.complex.last().is_some_and(|complex| !complex.result) {
            self.result_begins(out);
        }
        let Some(complex) = self.complex.pop() else { return };
        if let Some(field) = complex.field.and_then(|field| self.document.fields.get_mut(field)) {
            let said = complex.words.trim().trim_matches('\u{2002}').trim();
            if !said.is_empty() && field.kind != FieldKind::Choice && field.kind != FieldKind::Checkbox {
                field.hint = said.to_owned();
            }
        }
    }

    fn begin_form(&mut self, name: &str, out: &mut Vec<Run>) {
        let Some(complex) = self.complex.last_mut() else { return };
        let mut field = complex.form.take().unwrap_or_else(|| Field::new(FieldKind::Text, ""));
        if name == "FORMCHECKBOX" {
            out.push(Run::new(RunKind::Tick(field.required)));
            return;
        }
        if name == "FORMDROPDOWN" {
            field.kind = FieldKind::Choice;
        }
        field.required = false;
        let number = self.push_field(field, out);
        if let Some(complex) = self.complex.last_mut() {
            complex.field = Some(number);
        }
    }

    /// Adds something to fill in; its number.
    pub(super) fn push_field(&mut self, field: Field, out: &mut Vec<Run>) -> usize {
        self.document.fields.push(field);
        let number = self.document.fields.len() - 1;
        out.push(Run::new(RunKind::Field(number)));
        number
    }
}

/// The words of a field's instructions; those in quotation marks stay together.
fn parts(instructions: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = instructions.trim_start();
    while !rest.is_empty() {
        let (part, after) = match rest.strip_prefix(['"', '“', '”']) {
            Some(quoted) => quoted.split_once(['"', '“', '”']).unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        out.push(part.to_owned());
        rest = after.trim_start();
    }
    out
}

/// What a form field of this type is filled in with.
pub fn kind_of_text(kind: Option<&str>) -> FieldKind {
    match kind {
        Some("date" | "currentDate") => FieldKind::Date,
        _ => FieldKind::Text,
    }
}
