//! Ids from words: for headings and fields. Letters of every script are kept.

use std::collections::HashMap;

/// Lower-case letters and digits of any script with `-` between words; apostrophes vanish, so that
/// "What's new?" is `whats-new`. `section` when nothing is left.
pub fn slug(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_alphanumeric() || is_mark(c) {
            if c.is_ascii() {
                id.push(c.to_ascii_lowercase());
            } else {
                id.extend(c.to_lowercase());
            }
        } else if !matches!(c, '\'' | '’' | '‘' | '\u{200c}' | '\u{200d}' | '\u{ad}')
            && !id.is_empty()
            && !id.ends_with('-')
        {
            id.push('-');
        }
    }
    if id.ends_with('-') {
        id.pop();
    }
    if id.is_empty() { "section".to_owned() } else { id }
}

/// Marks that belong to the letter before them: Latin accents that stand alone, Hebrew points, Arabic vowels.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Ids taken on a page, so that each is given once.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// For each id, the number that its next namesake tries first.
    next: HashMap<Box<str>, u32>,
}

impl Taken {
    /// Takes exactly this id; false if it was taken.
    pub(super) fn take(&mut self, id: &str) -> bool {
        if self.next.contains_key(id) {
            return false;
        }
        self.next.insert(id.into(), 2);
        true
    }

    /// Takes `base`, else `base-2`, `base-3` and so on.
    pub(super) fn unique(&mut self, base: String) -> Box<str> {
        if self.take(&base) {
            return base.into();
        }
        let mut number = self.next.get(base.as_str()).copied().unwrap_or(2);
        loop {
            let id = format!("{base}-{number}");
            number += 1;
            if self.take(&id) {
                self.next.insert(base.into(), number);
                return id.into();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_are_kept() {
        for (words, id) in [
            ("What's new?  In 2024", "whats-new-in-2024"),
            ("Cyd-greu gyda’r Gŵyl Ŷd", "cyd-greu-gydar-gŵyl-ŷd"),
            ("شَراكة الطلاب", "شَراكة-الطلاب"),
            ("— !", "section"),
            ("a_b/c", "a-b-c"),
        ] {
            assert_eq!(slug(words), id);
        }
    }

    #[test]
    fn namesakes_are_numbered_past_ids_that_look_like_numbers() {
        let mut taken = Taken::default();
        assert!(taken.take("a-2"));
        assert_eq!(&*taken.unique("a".into()), "a");
        assert_eq!(&*taken.unique("a".into()), "a-3");
        assert_eq!(&*taken.unique("a".into()), "a-4");
        assert!(!taken.take("a-4"));
    }
}
