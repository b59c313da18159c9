//! A document as PDF/UA.

use crate::diagnostic::Diagnostics;
use crate::theme::Looks;
use crate::view::paper::Paper;

/// What all PDFs of a run share: fonts and the library of the typesetter.
pub struct Press {}

impl Press {
    /// Reads the theme's fonts and its `document.typ`.
    pub fn new(looks: &Looks) -> (Press, Diagnostics) {
        let _ = looks;
        (Press {}, Diagnostics::new())
    }

    /// The bytes of the PDF, or the findings that prevent it.
    pub fn pdf(&self, paper: &Paper) -> (Option<Vec<u8>>, Diagnostics) {
        let _ = paper;
        (None, Diagnostics::new())
    }
}
