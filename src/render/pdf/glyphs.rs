//! Which characters the theme's fonts can show. Asked before typesetting, so that a missing one is a finding at the
//! place where it is written and not an empty box that a reader finds.

use typst::text::{Font, is_default_ignorable};

/// A set of characters: one bit for each of Unicode.
pub struct Coverage(Vec<u64>);

impl Coverage {
    /// Every character of every font: a font that lacks one lets the next set it.
    pub fn of(fonts: &[Font]) -> Coverage {
        let mut bits = vec![0_u64; 0x11_0000 / 64];
        for font in fonts {
            for character in font.info().coverage.iter() {
                if let Some(word) = bits.get_mut(character as usize / 64) {
                    *word |= 1 << (character % 64);
                }
            }
        }
        Coverage(bits)
    }

    /// Whether it can be shown, or shows nothing by nature (joiners, marks of direction).
    pub fn shows(&self, character: char) -> bool {
        // Some fonts have a glyph for U+0000 and its like, but PDF/A forbids them in a text.
        if matches!(character, '\n' | '\t') || character.is_control() || character == '\u{fffe}' {
            return matches!(character, '\n' | '\t');
        }
        let number = character as usize;
        self.0.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1) || is_default_ignorable(character)
    }
}
