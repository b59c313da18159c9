//! The small change of XML: escaping, namespaces, numbers from names. Text is stripped of what XML 1.0 forbids
//! (clause 2.2), since one control character makes Word refuse the whole file.

pub use crate::view::names::{clip, number};

/// The declaration that every part begins with.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Namespaces of every part of `word/`. `w14` is a later addition that older readers may ignore.
pub const NAMESPACES: &str = concat!(
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" ",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"",
);

/// What the types of relationships begin with.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Appends a text, escaped for element content and for attributes. Line ends and tabs become spaces, as an attribute
/// would have it anyway.
pub fn escape(out: &mut String, text: &str) {
    let mut rest = 0;
    for (at, c) in text.char_indices() {
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' | '\n' | '\r' => " ",
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "",
            _ => continue,
        };
        out.push_str(&text[rest..at]);
        out.push_str(replacement);
        rest = at + c.len_utf8();
    }
    out.push_str(&text[rest..]);
}

/// The same as a new string.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(&mut out, text);
    out
}

/// At most `most` UTF-16 units. What is left out is in the middle: a label begins with its row and ends with its column.
pub fn shorten(label: &str, most: usize) -> String {
    let size = |text: &str| text.encode_utf16().count();
    if size(label) <= most {
        return label.to_owned();
    }
    // Whole words on both sides, where the words are not longer than that.
    let start = clip(label, most.saturating_sub(1) / 2);
    let start =
        start.rsplit_once(' ').filter(|_| !label[start.len()..].starts_with(' ')).map_or(start, |(words, _)| words);
    let mut rest = label;
    while !rest.is_empty() && size(rest) + size(start) + 1 > most {
        let mut characters = rest.chars();
        characters.next();
        rest = characters.as_str();
    }
    let whole = label[..label.len() - rest.len()].ends_with(' ');
    let rest = rest.split_once(' ').filter(|_| !whole).map_or(rest, |(_, words)| words);
    format!("{}…{}", start.trim_end(), rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_stripped_of_what_xml_forbids() {
        assert_eq!(escaped("a<b> & \"c\"\n\u{1}\u{b}ŵ\u{ffff}😀"), "a&lt;b&gt; &amp; &quot;c&quot; ŵ😀");
    }

    #[test]
    fn clipping_counts_as_word_does() {
        assert_eq!(clip("a😀b", 2), "a");
        assert_eq!(clip("ab cd", 3), "ab");
        assert_eq!(clip("ŵŷ", 2), "ŵŷ");
        assert_eq!(shorten("Planning: students", 18), "Planning: students");
        assert_eq!(shorten("Planning the whole year: all the students", 24), "Planning…the students");
        assert_eq!((&*shorten("ab", 1), &*shorten("ab", 0)), ("…", "…"));
    }
}
