//! Space to write: content controls (ISO 29500-1, 17.5.2) and the glossary part with their prompts. Nothing is locked
//! and no form is protected: protection hinders screen readers, and a template is there to be adapted.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::writer::{Spot, Writer};
use super::xml::{DECLARATION, NAMESPACES, clip, escape, escaped, number, shorten};
use crate::model::FieldKind;
use crate::view::names;
use crate::view::paper::Field;

/// Word's limit for titles and tags of controls.
const TITLE: usize = 64;
/// Word's limit for the entries of a list.
const ENTRY: usize = 255;

impl<'a> Writer<'a> {
    /// A control in a line of text. Its help, if it has one, is said after the paragraph: see [`Writer::help`].
    pub fn control(&mut self, index: usize) {
        self.bare_control(index);
        if self.paper.fields.get(index).is_some_and(|field| field.help.is_some()) {
            self.helps.push(index);
        }
    }

    /// What the controls of the paragraph that has just ended ask for, in more words.
    pub fn help(&mut self, spot: &Spot) {
        let paper = self.paper;
        for field in std::mem::take(&mut self.helps).into_iter().filter_map(|index| paper.fields.get(index)) {
            let help = field.help.as_deref().unwrap_or_default();
            self.plain("AnswerHelp", &format!("{}: {help}", field.label), spot);
        }
    }

    /// A control whose help stands beside it already.
    pub fn bare_control(&mut self, index: usize) {
        let paper = self.paper;
        let Some(field) = paper.fields.get(index) else { return };
        let id = self.control_id(&field.name);
        self.out.push_str("<w:sdt><w:sdtPr>");
        if paper.rtl {
            let lang = escaped(self.look.languages.of(&paper.lang));
            let _ = write!(self.out, "<w:rPr><w:rtl/><w:lang w:bidi=\"{lang}\"/></w:rPr>");
        }
        let (title, tag) = (self.title(field), names::short(&field.name));
        let _ = write!(
            self.out,
            "<w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{id}\"/>",
            escaped(&title),
            escaped(&tag)
        );
        if field.kind == FieldKind::Checkbox {
            return self.checkbox(field.checked);
        }
        let prompt = self.prompt(field);
        let next = self.prompts.len() + 1;
        let part = *self.prompts.entry(prompt.clone()).or_insert(next);
        let _ =
            write!(self.out, "<w:placeholder><w:docPart w:val=\"Prompt{part}\"/></w:placeholder><w:showingPlcHdr/>");
        match field.kind {
            FieldKind::LongText => self.out.push_str("<w:text w:multiLine=\"1\"/>"),
            FieldKind::Choice => self.choice(field),
            FieldKind::Date => {
                let lang = self.look.languages.of(&paper.lang);
                let _ = write!(
                    self.out,
                    "<w:date><w:dateFormat w:val=\"{}\"/><w:lid w:val=\"{}\"/><w:storeMappedDataAs w:val=\"dateTime\"/>\
                     <w:calendar w:val=\"gregorian\"/></w:date>",
                    date_format(lang),
                    escaped(lang)
                );
            }
            FieldKind::Text | FieldKind::Email | FieldKind::Checkbox => self.out.push_str("<w:text/>"),
        }
        self.out.push_str("</w:sdtPr><w:sdtContent>");
        let properties = if paper.rtl { "<w:rStyle w:val=\"PlaceholderText\"/><w:rtl/>" } else { PLACEHOLDER };
        self.run(properties, &prompt);
        self.out.push_str("</w:sdtContent></w:sdt>");
    }

    fn checkbox(&mut self, checked: bool) {
        let (value, sign) = if checked { (1, '\u{2612}') } else { (0, '\u{2610}') };
        let _ = write!(
            self.out,
            "<w14:checkbox><w14:checked w14:val=\"{value}\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>\
             <w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>\
             <w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/></w:rPr>\
             <w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
        );
    }

    fn choice(&mut self, field: &Field) {
        // The first entry takes a choice back: Word shows the prompt again where it is chosen.
        let mut taken = vec![clip(&self.paper.words.choose, ENTRY).to_owned()];
        let _ = write!(self.out, "<w:dropDownList><w:listItem w:value=\"{}\"/>", escaped(&taken[0]));
        for option in field.options.iter().filter(|option| !option.trim().is_empty()) {
            let mut entry = clip(option, ENTRY).to_owned();
            // Word repairs a list whose values are not unique.
            for again in 2.. {
                if !taken.contains(&entry) {
                    break;
                }
                entry = format!("{} ({again})", clip(option, ENTRY - 8));
            }
            let shown = escaped(&entry);
            let _ = write!(self.out, "<w:listItem w:displayText=\"{shown}\" w:value=\"{shown}\"/>");
            taken.push(entry);
        }
        self.out.push_str("</w:dropDownList>");
    }

    /// A number that is the same while the field's name is; the next free one where two names meet.
    fn control_id(&mut self, name: &str) -> u32 {
        let mut id = number(name);
        while !self.control_ids.insert(id) {
            id = id % 0x3fff_ffff + 1;
        }
        id
    }

    /// The number of the control around the contents of a book.
    pub fn contents_id(&mut self) -> u32 {
        self.control_id("contents of the book")
    }

    fn title(&self, field: &Field) -> String {
        let required = &self.paper.words.required;
        if !field.required || required.is_empty() {
            return shorten(&field.label, TITLE);
        }
        let room = TITLE.saturating_sub(required.encode_utf16().count() + 1);
        clip(&format!("{} {required}", shorten(&field.label, room)), TITLE).to_owned()
    }

    fn prompt(&self, field: &Field) -> String {
        let prompt = if field.prompt.is_empty() { field.label.as_str() } else { field.prompt.as_str() };
        // A control without any words could not be found again. In brackets it is seen as a gap on paper too, and in
        // programs that do not style it.
        let prompt = format!("[{}]", if prompt.trim().is_empty() { "…" } else { prompt });
        if field.required { format!("{prompt} {}", self.paper.words.required) } else { prompt }
    }
}

const PLACEHOLDER: &str = "<w:rStyle w:val=\"PlaceholderText\"/>";

/// How a date is written, in Word's letters, by language.
fn date_format(lang: &str) -> &'static str {
    match lang.split('-').next().unwrap_or(lang) {
        "en" if lang == "en-US" => "MMMM d, yyyy",
        "de" | "da" | "nb" | "nn" | "fi" | "cs" | "et" => "d. MMMM yyyy",
        "es" | "pt" | "ca" | "gl" => "d 'de' MMMM 'de' yyyy",
        "hu" => "yyyy. MMMM d.",
        "ja" | "zh" => "yyyy年M月d日",
        _ => "d MMMM yyyy",
    }
}

/// `word/glossary/document.xml`: what each control shows while nothing is written.
pub fn glossary(prompts: &BTreeMap<String, usize>) -> String {
    let mut out = String::with_capacity(1024 + prompts.len() * 640);
    let _ = write!(out, "{DECLARATION}<w:glossaryDocument {NAMESPACES}><w:docParts>");
    let mut parts: Vec<_> = prompts.iter().map(|(prompt, number)| (*number, prompt)).collect();
    parts.sort_unstable();
    for (place, prompt) in parts {
        let _ = write!(
            out,
            "<w:docPart><w:docPartPr><w:name w:val=\"Prompt{place}\"/><w:category><w:name w:val=\"General\"/>\
             <w:gallery w:val=\"placeholder\"/></w:category><w:types><w:type w:val=\"bbPlcHdr\"/></w:types><w:behaviors>\
             <w:behavior w:val=\"content\"/></w:behaviors><w:guid w:val=\"{{{:08X}-7A4D-4E1B-9C2F-{place:012X}}}\"/></w:docPartPr>\
             <w:docPartBody><w:p><w:r><w:rPr>{PLACEHOLDER}</w:rPr><w:t xml:space=\"preserve\">",
            number(prompt)
        );
        escape(&mut out, prompt);
        out.push_str("</w:t></w:r></w:p></w:docPartBody></w:docPart>");
    }
    out.push_str("</w:docParts></w:glossaryDocument>");
    out
}
