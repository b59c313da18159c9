//! Bytes of a web page to its text, and whether it is one that can be parsed in reasonable time.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::import::Refusal;

/// Pages with more bytes than this are not read.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Elements may nest this deep.
pub const MOST_DEPTH: usize = 256;
/// What a parser must build at most: tags times what each may have to open again.
const MOST_WORK: usize = 6_000_000;

/// The text, and whether its encoding was only guessed.
pub fn decode(bytes: &[u8]) -> (String, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding.decode(bytes).0.into_owned(), false);
    }
    let declared = declared(bytes);
    if let Some(encoding) = declared {
        return (encoding.decode(bytes).0.into_owned(), false);
    }
    let (text, _, wrong) = UTF_8.decode(bytes);
    if wrong { (WINDOWS_1252.decode(bytes).0.into_owned(), true) } else { (text.into_owned(), false) }
}

/// `<meta charset="…">` or `charset=` of a content type, in the first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(4096).map(|byte| (*byte as char).to_ascii_lowercase()).collect();
    let at = head.find("charset")?;
    let rest = head.get(at + 7..)?.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let label: String =
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')).collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page that declares UTF-16 in bytes that can be read as ASCII is none.
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
];
/// Closed by what follows them.
const LOOSE: [&str; 16] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "rp", "rt",
    "caption",
];
/// Opened again by a parser where they were not closed.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Refuses pages that would keep a parser busy for ever: nested without end, or thousands of open elements.
pub fn guard(text: &str) -> Result<(), Refusal> {
    let refuse = |what: String| {
        Err(Refusal::new(
            what,
            "save the page again from a browser, or copy its text into a Word document and import that",
        ))
    };
    if text.len() > MOST_BYTES {
        return refuse(format!("the page has more than {} MiB of text", MOST_BYTES / 1024 / 1024));
    }
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut depth, mut formatting, mut tags, mut most) = (0_usize, 0_usize, 0_usize, 0_usize);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found + 1;
        at = start;
        let closing = bytes.get(start) == Some(&b'/');
        let name: String = text
            .get(start + usize::from(closing)..)
            .unwrap_or_default()
            .chars()
            .take(24)
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name.is_empty() {
            continue;
        }
        tags += 1;
        if VOID.contains(&name.as_str()) || LOOSE.contains(&name.as_str()) {
            continue;
        }
        let is_formatting = FORMATTING.contains(&name.as_str());
        let count = open.entry(name).or_default();
        if !closing {
            *count += 1;
            depth += 1;
            formatting += usize::from(is_formatting);
            most = most.max(formatting);
            if depth > MOST_DEPTH {
                return refuse(format!(
                    "the page nests more than {MOST_DEPTH} elements within each other, or leaves them open"
                ));
            }
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
            formatting -= usize::from(is_formatting);
        }
    }
    if tags.saturating_mul(most + 1) > MOST_WORK {
        return refuse("the page leaves many elements open, again and again".to_owned());
    }
    Ok(())
}
