//! From words as they are read back to the bytes of the file, where entities, escapes, smart punctuation or YAML make
//! the two differ.

use std::ops::Range;

use crate::source::Span;

/// A part of a span, by bytes of its own text.
pub fn inside(span: Span, part: Range<usize>) -> Span {
    let start = span.start as usize;
    Span::new(start + part.start, start + part.end)
}

/// The bytes of `file` that `range` of `words` was read from; `None` where they cannot be told apart.
pub fn align(words: &str, file: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let (mut start, mut end) = (None, None);
    let mut at = 0;
    for (place, c) in words.char_indices() {
        if place >= range.end {
            break;
        }
        let found = next(c, file, at)?;
        if place == range.start {
            start = Some(found.start);
        }
        end = Some(found.end);
        at = found.end;
    }
    let (start, end) = (start?, end?);
    (start < end).then_some(start..end)
}

/// Where `file` says `c`, at the byte `at` or after markup that was dropped there.
fn next(c: char, file: &str, at: usize) -> Option<Range<usize>> {
    let rest = file.get(at..)?;
    if c == super::prose::STAND_IN {
        let from = rest.find("{{")?;
        let to = rest.get(from..)?.find("}}")? + from + 2;
        return Some(at + from..at + to);
    }
    let mut chars = rest.char_indices();
    // A fold of YAML may put a line end and many spaces where one space is read.
    for (offset, written) in chars.by_ref().take(400) {
        let here = at + offset;
        let tail = file.get(here..)?;
        if c.is_whitespace() && written.is_whitespace() {
            let length = tail.find(|c: char| !c.is_whitespace()).unwrap_or(tail.len());
            return Some(here..here + length);
        }
        let signs: &[&str] = match c {
            '‘' | '’' => &["''", "'"],
            '“' | '”' => &["\\\"", "\""],
            '–' => &["--"],
            '—' => &["---"],
            '…' => &["..."],
            _ => &[],
        };
        if let Some(sign) = signs.iter().find(|sign| tail.starts_with(**sign)) {
            return Some(here..here + sign.len());
        }
        if let Some(length) = entity(tail) {
            return Some(here..here + length);
        }
        if c == written {
            return Some(here..here + written.len_utf8());
        }
        // Only marks may be dropped: words must be found where they are read.
        if written.is_alphanumeric() && !c.is_whitespace() {
            return None;
        }
    }
    None
}

/// Length of `&amp;`, `&#8217;`.
fn entity(text: &str) -> Option<usize> {
    let name = text.strip_prefix('&')?;
    let end = name.find(';').filter(|end| (1..32).contains(end))?;
    name.get(..end)?.chars().all(|c| c.is_ascii_alphanumeric() || c == '#').then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::align;

    fn place<'a>(words: &str, file: &'a str, of: &str) -> Option<&'a str> {
        let start = words.find(of).unwrap();
        align(words, file, &(start..start + of.len())).map(|range| &file[range])
    }

    #[test]
    fn words_are_found_behind_entities_escapes_and_smart_punctuation() {
        let file = "R&amp;D isn't \\*for\\* \"us\" --- it's BAME...";
        let words = "R&D isn’t *for* “us” — it’s BAME…";
        assert_eq!(place(words, file, "R&D"), Some("R&amp;D"));
        assert_eq!(place(words, file, "isn’t"), Some("isn't"));
        assert_eq!(place(words, file, "*for*"), Some("*for\\*"));
        assert_eq!(place(words, file, "“us”"), Some("\"us\""));
        assert_eq!(place(words, file, "BAME…"), Some("BAME..."));
    }

    #[test]
    fn words_are_found_in_folded_and_quoted_yaml() {
        assert_eq!(place("One two, it’s BAME", ">-\n    One\n    two,\n    it's BAME", "BAME"), Some("BAME"));
        assert_eq!(place("It’s “so” BAME", "'It''s \"so\" BAME'", "BAME"), Some("BAME"));
        assert_eq!(place("A \u{fffc} and BAME", "A {{ role.x }} and BAME", "BAME"), Some("BAME"));
    }

    #[test]
    fn words_that_are_not_there_are_nowhere() {
        assert_eq!(place("One two", "One three", "two"), None);
    }
}
