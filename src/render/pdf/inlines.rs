//! Words with their markup as Typst source, and the fields that stand among them.

use super::super::finding::raw_html;
use std::borrow::Cow;
use std::fmt::Write as _;

use icu::normalizer::ComposingNormalizer;

use super::fields::SCHEME;
use super::links::{self, Link};
use super::source::{LETTER, Writer, language};
use super::world::picture_path;
use crate::model::FieldKind;
use crate::view::paper::{Inline, LinkTo, plain};

/// A word of more letters may break anywhere, even where there is room for it: it is an address, not a word.
const LONGEST_WORD: usize = 40;
/// Where a break within an address misleads least.
const BREAKS_AFTER: &str = "/.-_?&=#@:;,+%~|\\";
/// No glyph; a line may end there.
const BREAK: char = '\u{200b}';

impl<'a> Writer<'a> {
    /// Inlines one after the other.
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Strong(inner) => self.wrapped("#strong[", inner),
            Inline::Emphasis(inner) | Inline::Cite(inner) => self.wrapped("#emph[", inner),
            Inline::Strikethrough(inner) => self.wrapped("#strike[", inner),
            Inline::Code(code) => {
                self.out.push_str("#raw(");
                self.code(code);
                self.out.push_str(");");
            }
            Inline::Foreign { lang, rtl, inlines } => {
                let (lang, region) = language(lang);
                let _ = write!(self.out, "#text(dir: {}", if *rtl { "rtl" } else { "ltr" });
                if let Some(lang) = lang {
                    let _ = write!(self.out, ", lang: \"{lang}\", region: ");
                    match region {
                        Some(region) => self.literal(region),
                        None => self.out.push_str("none"),
                    }
                }
                self.out.push_str(")[");
                self.inlines(inlines);
                self.out.push_str("];");
            }
            Inline::Link { to, inlines } => self.link(to, inlines),
            Inline::Picture { picture, alt, place } => {
                let path = self.paper.pictures.get(*picture).and_then(|known| picture_path(*picture, known.format));
                match path {
                    Some(path) => {
                        let before = self.place;
                        self.mark(*place);
                        self.out.push_str("#theme.inline-picture(");
                        self.picture_arguments(*picture, &path, alt);
                        self.out.push_str(");");
                        self.place = before;
                    }
                    None => {
                        self.unheld_picture(*picture, *place);
                        self.text(alt);
                    }
                }
            }
            Inline::Field(field) => match &mut self.in_link {
                Some(waiting) => waiting.push(*field),
                None => self.field(*field),
            },
            Inline::Note(note) => self.note(*note),
            Inline::Break => self.out.push_str("#linebreak();"),
            Inline::Html(html, place) => self.found.push(raw_html("PDF", html, place.or(self.place), self.paper)),
        }
    }

    fn wrapped(&mut self, open: &str, inner: &'a [Inline]) {
        self.out.push_str(open);
        self.inlines(inner);
        self.out.push_str("];");
    }

    fn link(&mut self, to: &LinkTo, inlines: &'a [Inline]) {
        match to {
            LinkTo::Within(id) => match self.labels.get(id.as_str()) {
                Some(label) => {
                    let _ = write!(self.out, "#link(<h{label}>)[");
                }
                None => return self.inlines(inlines),
            },
            LinkTo::Web(url) if url.is_empty() => return self.inlines(inlines),
            LinkTo::Web(url) => {
                let _ = write!(self.out, "#link(\"{}{}\")[", links::SCHEME, self.links.len());
                self.links.push(Link { url: url.clone(), words: plain(inlines, &self.paper.fields) });
            }
        }
        // A field is an annotation of its own and cannot be within another: it follows the link.
        let outer = self.in_link.replace(Vec::new());
        self.inlines(inlines);
        let waiting = std::mem::replace(&mut self.in_link, outer);
        self.out.push_str("];");
        for field in waiting.into_iter().flatten() {
            self.field(field);
        }
    }

    fn note(&mut self, number: usize) {
        let Some(blocks) = self.paper.notes.get(number) else { return };
        if self.noted.contains(&number) {
            if !self.notes_open.contains(&number) {
                let _ = write!(self.out, "#footnote(<n{number}>);");
            }
            return;
        }
        self.noted.insert(number);
        self.notes_open.insert(number);
        let link = self.in_link.take();
        self.out.push_str("#footnote");
        self.inner(blocks, 18.0);
        let _ = write!(self.out, "<n{number}>");
        self.in_link = link;
        self.notes_open.remove(&number);
    }

    /// A field among words: space to write with its prompt below.
    pub(super) fn field(&mut self, number: usize) {
        let Some(field) = self.paper.fields.get(number) else { return };
        let before = self.place;
        self.mark(field.place);
        let letters = |text: &str| text.chars().count() as f32;
        let required = if field.required { self.paper.words.required.as_str() } else { "" };
        // The prompt is set smaller than text; a drop-down needs room for its longest option and its arrow.
        let prompt = (letters(&field.prompt) + letters(required)) * 4.2 + 8.0;
        let least = match field.kind {
            FieldKind::Date => 96.0,
            FieldKind::Email => 180.0,
            FieldKind::Choice => {
                let options = field.options.iter().map(String::as_str).chain([self.paper.words.choose.as_str()]);
                options.map(|option| letters(option) * 5.6 + 34.0).fold(96.0, f32::max)
            }
            _ => 140.0,
        };
        let width = prompt.max(least).min(self.width);
        let _ = write!(self.out, "#theme.field(\"{SCHEME}{number}\", kind: \"{}\", ", kind(field.kind));
        let _ = write!(self.out, "width: {width:.1}pt, prompt: ");
        // An empty drop-down says "Choose" itself.
        let said = field.prompt == self.paper.words.choose;
        self.shown(if said { "" } else { &field.prompt });
        self.required(field.required);
        self.out.push_str(");");
        self.place = before;
    }

    /// A label and a box for some sentences.
    pub(super) fn answer(&mut self, number: usize) {
        let Some(field) = self.paper.fields.get(number) else { return };
        self.mark(field.place);
        let _ = write!(self.out, "#theme.answer(\"{SCHEME}{number}\", label: ");
        self.shown(&field.label);
        if let Some(help) = &field.help {
            self.out.push_str(", help: ");
            self.shown(help);
        }
        let _ = write!(self.out, ", kind: \"{}\"", kind(field.kind));
        self.required(field.required);
        self.out.push(')');
    }

    pub(super) fn required(&mut self, required: bool) {
        if required {
            self.out.push_str(", required: ");
            let paper = self.paper;
            self.shown(&paper.words.required);
        }
    }

    /// Words as an element.
    pub(super) fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push('#');
            self.shown(text);
            self.out.push(';');
        }
    }

    /// Words as a literal that will be shown: composed, with one space between words, breakable where a word is longer
    /// than the room there is, and every character looked up in the fonts.
    pub(super) fn shown(&mut self, text: &str) {
        let room = ((self.width / LETTER) as usize).clamp(6, LONGEST_WORD);
        let text: Cow<'_, str> =
            if text.is_ascii() { text.into() } else { ComposingNormalizer::new_nfc().normalize(text) };
        let mut words = String::with_capacity(text.len());
        for part in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|c: char| c.is_ascii_whitespace());
            breakable(word, room, &mut words);
            if word.len() < part.len() && !words.ends_with(' ') {
                words.push(' ');
            }
        }
        for character in words.chars() {
            self.check(character);
        }
        self.literal(&words);
    }

    /// Code as a literal: its spaces and line ends are kept, its long words may break.
    pub(super) fn code(&mut self, code: &str) {
        // A letter of code is wider than one of text, and the box has a margin.
        let room = (((self.width - 24.0) / (LETTER + 0.4)) as usize).max(6);
        let mut kept = String::with_capacity(code.len());
        for part in code.split_inclusive([' ', '\n', '\t']) {
            let word = part.trim_end_matches([' ', '\n', '\t']);
            let word = word.trim_end_matches('\r');
            breakable(word, room, &mut kept);
            kept.push_str(match part.as_bytes().last() {
                Some(b'\n') => "\n",
                Some(b'\t') => "    ",
                Some(b' ') => " ",
                _ => "",
            });
        }
        for character in kept.chars() {
            self.check(character);
        }
        self.literal(&kept);
    }
}

/// The word that `document.typ` knows a kind of field by.
pub(super) fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::LongText => "long",
        FieldKind::Date => "date",
        FieldKind::Choice => "choice",
        FieldKind::Checkbox => "check",
        FieldKind::Email => "email",
    }
}

/// The word with invisible places to break, if it is longer than the room.
fn breakable(word: &str, room: usize, out: &mut String) {
    if word.len() <= room || word.chars().count() <= room {
        out.push_str(word);
        return;
    }
    let mut run = 0;
    for character in word.chars() {
        out.push(character);
        run += 1;
        if run >= room.div_ceil(2) || (run > 2 && BREAKS_AFTER.contains(character)) {
            out.push(BREAK);
            run = 0;
        }
    }
}
