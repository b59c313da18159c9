//! A toolkit as an EPUB publication.

use crate::diagnostic::Diagnostics;
use crate::theme::Looks;
use crate::view::paper::Paper;

/// The bytes of the EPUB 3 file, and what it cannot hold.
pub fn epub(paper: &Paper, looks: &Looks) -> (Vec<u8>, Diagnostics) {
    let _ = (paper, looks);
    (Vec::new(), Diagnostics::new())
}
