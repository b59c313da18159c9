//! A document as PDF/UA-1 and PDF/A-2a: the paper becomes Typst source (`source`), Typst typesets and tags it by the
//! theme's `document.typ`, the links that stand for fields become fields (`fields`), and the finished bytes are read
//! again by other code than wrote them ([`gate`]). Nothing here knows a file, a clock or a font of the system.

mod errors;
mod face;
mod fields;
mod gate;
mod glyphs;
#[cfg(test)]
pub mod hearing;
mod inlines;
mod links;
mod source;
mod tables;
#[cfg(test)]
mod tests;
mod world;

use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use gate::gate;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::theme::Looks;
use crate::view::paper::{Paper, Place};

/// How many documents ago a cached part of the typesetter was last useful before it is dropped. With it 200 documents
/// take 42 MiB at most, without it 280.
const CACHE_AGE: usize = 10;

/// What all PDFs of a run share: fonts and the library of the typesetter, the theme's `document.typ` parsed once, the
/// font of the fields. Threads may use it at the same time.
pub struct Press {
    shared: world::Shared,
    covered: glyphs::Coverage,
    face: Option<face::Face>,
    standards: PdfStandards,
    theme: Option<SourceId>,
}

impl Press {
    /// Reads the theme's fonts and its `document.typ`. Findings: no `document.typ`, one that does not parse, a file
    /// of `fonts/` that is not a font.
    pub fn new(looks: &Looks) -> (Press, Diagnostics) {
        let mut found = Diagnostics::new();
        let shared = world::Shared::new(looks, &mut found);
        let covered = glyphs::Coverage::of(shared.fonts());
        let face = face::Face::new(looks.fonts.values().map(AsRef::as_ref));
        if face.is_none() {
            found.push(
                Diagnostic::new(Code::BadTheme, "no font of the theme can be typed with in the fields of a PDF")
                    .help("put a TrueType font with Latin letters into the theme's `fonts/`"),
            );
        }
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap_or_default();
        let press = Press { covered, face, standards, theme: looks.typst.as_ref().map(|(id, _)| *id), shared };
        (press, found)
    }

    /// The bytes of the PDF, or the findings that prevent it. What the PDF cannot hold is a warning and left out.
    pub fn pdf(&self, paper: &Paper) -> (Option<Vec<u8>>, Diagnostics) {
        self.pdf_with(paper, &|place, _| place)
    }

    /// [`Press::pdf`] with a way to find the exact place of a character within that of its block.
    pub fn pdf_with(&self, paper: &Paper, locate: &dyn Fn(Place, char) -> Place) -> (Option<Vec<u8>>, Diagnostics) {
        let (written, mut found) = self.written(paper, locate);
        if found.has_errors() || self.theme.is_none() {
            return (None, found);
        }
        let bytes = self.press(paper, written, &mut found);
        typst::comemo::evict(CACHE_AGE);
        (bytes, found)
    }

    /// What there is to say of a PDF before it is laid out, at a small part of the cost: what it cannot hold and letters
    /// that no font has.
    pub fn look(&self, paper: &Paper, locate: &dyn Fn(Place, char) -> Place) -> Diagnostics {
        self.written(paper, locate).1
    }

    fn written(&self, paper: &Paper, locate: &dyn Fn(Place, char) -> Place) -> (source::Written, Diagnostics) {
        let mut written = source::write(paper, &self.covered);
        let mut found = std::mem::take(&mut written.found);
        for (character, place) in std::mem::take(&mut written.lacks) {
            let shown = if character.is_control() { String::new() } else { format!("`{character}` ") };
            let message = format!("no font of the theme can show {shown}(U+{:04X})", character as u32);
            let help = "add a font that has it to the theme's `fonts/`, or write it another way";
            found.push(finding(Code::MissingGlyph, message, locate(place, character), paper).help(help));
        }
        (written, found)
    }

    /// From source to checked bytes.
    fn press(&self, paper: &Paper, written: source::Written, found: &mut Diagnostics) -> Option<Vec<u8>> {
        let world = world::Desk::new(&self.shared, paper, written.source);
        let blame = errors::Blame { world: &world, theme: self.theme, paper: paper.source, marks: &written.marks };
        let set: PagedDocument = match typst::compile(&world).output {
            Ok(set) => set,
            Err(errors) => {
                found.extend(errors.iter().map(|error| blame.finding(error)));
                return None;
            }
        };
        let options = PdfOptions {
            ident: Smart::Custom(paper.ident.clone()),
            creator: Smart::Custom(Some("Kitpress".to_owned())),
            timestamp: paper.date.as_deref().and_then(moment),
            page_ranges: None,
            standards: self.standards.clone(),
            tagged: true,
            pretty: false,
        };
        let bytes = match typst_pdf::pdf(&set, &options) {
            Ok(bytes) => bytes,
            Err(errors) => {
                found.extend(errors.iter().map(|error| blame.finding(error)));
                return None;
            }
        };
        let bytes = match fields::stamp(&bytes, paper, &written.links, self.face.as_ref()) {
            Ok(bytes) => bytes,
            Err(fault) => {
                let place = fault.field.and_then(|field| paper.fields.get(field)).and_then(|field| field.place);
                found.push(finding(Code::DocumentGate, fault.message, place, paper));
                return None;
            }
        };
        let faults = gate(&bytes);
        for fault in &faults {
            found.push(finding(Code::DocumentGate, format!("the PDF {fault}"), None, paper));
        }
        faults.is_empty().then_some(bytes)
    }
}

/// A finding at its place, or else at the page.
fn finding(code: Code, message: impl Into<String>, place: Option<(SourceId, Span)>, paper: &Paper) -> Diagnostic {
    let (source, span) = place.unwrap_or((paper.source, Span::default()));
    Diagnostic::new(code, message).at(source, span)
}

/// The start of an ISO 8601 date: the whole of a day, a month or a year is said by its first moment.
fn moment(date: &str) -> Option<Timestamp> {
    let mut parts = date.get(..date.len().min(10))?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
}
