//! How wide words in a drawing are, about, in whatever font a reader has: rather too wide than too narrow.

/// Width in units of the font's size.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> f64 {
    match c {
        // Marks that stand on the letter before them.
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' => {
            0.0
        }
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|' | '!' | '('
        | ')' => 0.38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' | '&' | 'æ' | 'œ' | 'Æ' | 'Œ' => 0.96,
        'a'..='z' | '0'..='9' | '-' | '–' => 0.58,
        '\u{600}'..='\u{6ff}' => 0.6,
        c if c.is_lowercase() => 0.62,
        '\u{0}'..='\u{10ff}' => 0.74,
        _ => 1.05,
    }
}

/// The text in lines of at most `most`, broken between words; a word that is too long by itself is broken within.
pub(super) fn lines(text: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, most)) {
        if !line.is_empty() && width(&line) + width(" ") + width(&word) > most {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word whole, or in pieces that fit, each but the last with a hyphen.
fn pieces(word: &str, most: f64) -> Vec<String> {
    if width(word) <= most {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for c in word.chars() {
        if !piece.is_empty() && width(&piece) + letter(c) + letter('-') > most {
            pieces.push(format!("{piece}-"));
            piece.clear();
        }
        piece.push(c);
    }
    pieces.push(piece);
    pieces
}
