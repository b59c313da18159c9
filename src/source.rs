//! Where text comes from and where output goes: [`SourceId`], [`Span`], [`SitePath`].
//! Knows nothing of files: a source is a name, a text and a number.

use std::fmt;
use std::sync::Arc;

/// Number of a source file within one build; an index into the sources in load order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// Byte offsets `start..end` of the whole file (never of a block within it), as UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of `start..end` bytes; offsets beyond 4 GiB saturate.
    pub fn new(start: usize, end: usize) -> Span {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: clip(start), end: clip(end.max(start)) }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// As a range of `usize`, to slice a text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

/// One text file as it was read: its name relative to the site's root (with `/`), and its text.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Path relative to the root, `/`-separated on every system.
    pub name: Arc<str>,
    /// The whole text, valid UTF-8, line endings as found, without a byte order mark.
    pub text: Arc<str>,
}

/// Line and column, both from 1; the column counts characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceText {
    /// Line and column of a byte offset; an offset past the end is the end.
    pub fn position(&self, offset: u32) -> Position {
        let mut at = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// The bytes of an address; a `%` that no two hexadecimal digits follow stands for itself (RFC 3986, section 2.1).
pub fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digit = |offset: usize| bytes.get(at + offset).and_then(|digit| (*digit as char).to_digit(16));
        match (byte, digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

/// A path within the output folder: relative, `/`-separated, never leaving the folder, legal on
/// every common file system. Made only by [`SitePath::new`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SitePath(Arc<str>);

/// Why a text cannot be a [`SitePath`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPath {
    /// Nothing is left of it.
    #[error("the path is empty")]
    Empty,
    /// A `..` or `.` segment, a leading `/`, a drive or a double slash.
    #[error("the path must stay inside the site: no `..`, `.` or empty part")]
    Leaves,
    /// A character or name that some file system refuses.
    #[error("`{0}` cannot be part of an address on every system")]
    Character(String),
    /// A part longer than 200 bytes.
    #[error("a part of the path is longer than 200 bytes")]
    TooLong,
}

/// File names that Windows keeps for devices, whatever their extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

impl SitePath {
    /// Checks every part of `text`; a trailing `/` is not allowed (a page is a file).
    pub fn new(text: &str) -> Result<SitePath, BadPath> {
        if text.is_empty() {
            return Err(BadPath::Empty);
        }
        for part in text.split('/') {
            if part.is_empty() || part == "." || part == ".." {
                return Err(BadPath::Leaves);
            }
            if part.len() > 200 {
                return Err(BadPath::TooLong);
            }
            let forbidden =
                |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%');
            if part.contains(forbidden) || part.ends_with(['.', ' ']) || part.starts_with(' ') {
                return Err(BadPath::Character(part.to_owned()));
            }
            let stem = part.split('.').next().unwrap_or(part);
            if RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(stem)) {
                return Err(BadPath::Character(part.to_owned()));
            }
        }
        Ok(SitePath(Arc::from(text)))
    }

    /// The path as text, `/`-separated.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for bad in
            ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "c:/x", "a\\b", "nul", "aux.html", "a?b", "a\nb", "x. "]
        {
            assert!(SitePath::new(bad).is_err(), "{bad:?}");
        }
        for good in ["index.html", "case-studies/icea/index.html", "cy/ŵyl/index.html", "ar/عن/index.html"] {
            assert!(SitePath::new(good).is_ok(), "{good:?}");
        }
    }

    #[test]
    fn positions_count_characters_not_bytes() {
        let source = SourceText { name: "a.md".into(), text: "ŵ\nab ŷc".into() };
        assert_eq!(source.position(3), Position { line: 2, column: 1 });
        assert_eq!(source.position(8), Position { line: 2, column: 5 });
        assert_eq!(source.position(9999), Position { line: 2, column: 6 });
    }
}
