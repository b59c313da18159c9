//! `::: name` lines: places for the page's own data. They are found before CommonMark is parsed,
//! because a colon at the start of a line would be a definition, and overwritten with a thematic
//! break of the same length, which ends whatever stands before it and moves no offset. The parser
//! recognises that break by where it is.

use std::borrow::Cow;
use std::ops::Range;

/// A `:::` line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without indentation and line end, as bytes of the text given.
    pub range: Range<usize>,
    /// What follows the colons, trimmed; empty for a closing line.
    pub rest: Range<usize>,
}

/// A text whose `:::` lines are thematic breaks, byte for byte as long as before.
#[derive(Debug)]
pub struct Lifted<'a> {
    /// What CommonMark is parsed from.
    pub text: Cow<'a, str>,
    /// The lines, in order.
    pub lines: Vec<Line>,
}

impl Lifted<'_> {
    /// The line that starts at this offset.
    pub fn at(&self, offset: usize) -> Option<&Line> {
        self.lines.binary_search_by_key(&offset, |line| line.range.start).ok().and_then(|index| self.lines.get(index))
    }
}

/// Overwrites every line of up to three spaces, three or more colons and anything else. Lines within code are
/// overwritten too: code takes its words from the text as it was.
pub fn lift(text: &str) -> Lifted<'_> {
    let mut lines = Vec::new();
    if text.contains(":::") {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if let Some(found) = directive(line, start) {
                lines.push(found);
            }
            start += line.len();
        }
    }
    if lines.is_empty() {
        return Lifted { text: Cow::Borrowed(text), lines };
    }
    let mut lifted = String::with_capacity(text.len());
    for line in &lines {
        lifted.push_str(text.get(lifted.len()..line.range.start).unwrap_or_default());
        lifted.push_str("***");
        lifted.extend(std::iter::repeat_n(' ', line.range.len() - 3));
    }
    lifted.push_str(text.get(lifted.len()..).unwrap_or_default());
    Lifted { text: Cow::Owned(lifted), lines }
}

/// The directive on this line, which starts at `offset`.
fn directive(line: &str, offset: usize) -> Option<Line> {
    let indented = line.trim_start_matches(' ');
    let indent = line.len() - indented.len();
    if indent > 3 || !indented.starts_with(":::") {
        return None;
    }
    let content = indented.trim_end();
    let rest = content.trim_start_matches(':').trim_start();
    let start = offset + indent;
    let end = start + content.len();
    Some(Line { range: start..end, rest: end - rest.len()..end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        let lifted = lift(text);
        assert_eq!(lifted.text.len(), text.len());
        lifted.lines.iter().map(|line| &text[line.rest.clone()]).collect()
    }

    #[test]
    fn lines_are_overwritten_in_place() {
        let lifted = lift("a\n  ::: quiz\r\n:::\nb ::: c\n    ::: d\n");
        assert_eq!(lifted.text, "a\n  ***     \r\n***\nb ::: c\n    ::: d\n");
        assert!(lifted.at(4).is_some());
        assert!(lifted.at(2).is_none());
    }

    #[test]
    fn what_follows_the_colons_is_kept_whole() {
        assert_eq!(lines(":::metrics\n:::: schedule  \n::: ŵyl a b\n:::"), ["metrics", "schedule", "ŵyl a b", ""]);
        assert!(matches!(lift("plain :: text").text, Cow::Borrowed(_)));
    }
}
