//! What counts as a word, and which words are the same to a reader who searches: letters of either case, with or without
//! accents, Arabic with or without vowel signs and article. `js/search.js` reads a query by the same rules; the table in
//! the tests is given to it, too.

use icu::normalizer::DecomposingNormalizerBorrowed;

/// Longer ones are addresses or accidents.
const LONGEST: usize = 48;

/// Signs above, below and between letters that nobody types into a search: combining diacritics, Arabic vowels, Hebrew points,
/// the Arabic stretching sign. Ranges, so that the script in the page can say the same.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_sign(c)
}

/// Calls `each` with every word of a text, folded.
pub fn words(text: &str, mut each: impl FnMut(&str)) {
    let mut folded = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        if !is_letter(c) {
            continue;
        }
        let (mut end, mut plain) = (start + c.len_utf8(), c.is_ascii());
        while let Some((at, c)) = letters.peek().copied() {
            let apostrophe = matches!(c, '\'' | '’');
            let goes_on = || text[at + c.len_utf8()..].chars().next().is_some_and(is_letter);
            if !is_letter(c) && (!apostrophe || !goes_on()) {
                break;
            }
            plain &= c.is_ascii();
            end = at + c.len_utf8();
            letters.next();
        }
        fold(&text[start..end], plain, &mut folded);
        if !folded.is_empty() && folded.len() <= LONGEST {
            each(&folded);
        }
    }
}

fn fold(word: &str, plain: bool, out: &mut String) {
    out.clear();
    if plain {
        out.extend(word.chars().filter(|c| *c != '\'').map(|c| c.to_ascii_lowercase()));
        return;
    }
    let letters = DecomposingNormalizerBorrowed::new_nfkd();
    for c in letters.normalize(word).to_lowercase().chars() {
        match c {
            '\'' | '’' => {}
            c if is_sign(c) => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            'ى' | 'ی' => out.push('ي'),
            'ک' => out.push('ك'),
            'ة' => out.push('ه'),
            'ٱ' => out.push('ا'),
            '٠'..='٩' => out.extend(char::from_u32(u32::from(c) - 0x660 + 0x30)),
            '۰'..='۹' => out.extend(char::from_u32(u32::from(c) - 0x6f0 + 0x30)),
            c => out.push(c),
        }
    }
    // "the": `الطالب` and `والطالب` are found by `طالب`.
    for article in ["وال", "ال"] {
        if let Some(rest) = out.strip_prefix(article).filter(|rest| rest.chars().count() > 2) {
            *out = rest.to_owned();
            break;
        }
    }
}

/// All words of a text, folded.
pub fn all(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    words(text, |word| all.push(word.to_owned()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_whatever_their_case_accents_and_signs() {
        let table = [
            ("Student-staff PARTNERSHIP, 2024", "student staff partnership 2024"),
            ("King’s College doesn't ’tis", "kings college doesnt tis"),
            ("Gŵyl tŷ môr naïve", "gwyl ty mor naive"),
            ("Straße Łódź ﬁne", "strasse lodz fine"),
            ("الطَّالِبُ والشراكة شراكة إلى أحمد", "طالب شراكه شراكه الي احمد"),
            ("٢٠٢٤ طـــالب", "2024 طالب"),
            ("… — !", ""),
        ];
        for (text, words) in table {
            assert_eq!(all(text).join(" "), words, "{text}");
        }
    }
}
