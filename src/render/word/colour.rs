//! Colours and how well one can be read on another (WCAG 2.2, relative luminance and contrast ratio).

use serde::Deserialize;

/// Paper.
pub const WHITE: Colour = Colour([255; 3]);

/// Red, green and blue.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(try_from = "String")]
pub struct Colour(pub [u8; 3]);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Colour::parse(&text).ok_or(format!("`{text}` is not a colour written as \"#7a1f4f\""))
    }
}

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// `RRGGBB`, as Open XML writes it.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02X}{green:02X}{blue:02X}")
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio, 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// The same hue, darkened until it can be text on this.
    pub fn dark_enough(self, on: Colour) -> Colour {
        let mut colour = self;
        while colour.contrast(on) < 4.5 && colour.0 != [0; 3] {
            colour = Colour(colour.0.map(|part| (f64::from(part) * 0.96) as u8));
        }
        colour
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_as_the_standard_has_it() {
        assert!((Colour([0; 3]).contrast(WHITE) - 21.0).abs() < 1e-9);
        assert_eq!(Colour::parse("#767676").map(|grey| (grey.contrast(WHITE) * 100.0).round()), Some(454.0));
        assert_eq!(Colour::parse("767676"), None);
        assert_eq!(Colour::parse("#+12345"), None);
    }
}
