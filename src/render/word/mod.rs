//! A document for Word.

use crate::diagnostic::Diagnostics;
use crate::theme::Looks;
use crate::view::paper::Paper;

/// The bytes of the Word file (Office Open XML), and what Word cannot hold.
pub fn word(paper: &Paper, looks: &Looks) -> (Vec<u8>, Diagnostics) {
    let _ = (paper, looks);
    (Vec::new(), Diagnostics::new())
}
