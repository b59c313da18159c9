//! Numbers and words as text that a page's script reads without a parser, small before and after compression.

/// Six bits each.
pub const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Greatest number of one digit.
pub const MOST: u32 = 63;

/// A number below 64 as one digit; greater ones as 63.
pub fn digit(number: u32) -> char {
    char::from(DIGITS[number.min(MOST) as usize])
}

/// A number in groups of five bits, the least first; all but the last have the sixth bit.
pub fn number(mut number: u32, out: &mut String) {
    while number > 31 {
        out.push(digit(number % 32 + 32));
        number /= 32;
    }
    out.push(digit(number));
}

/// Sorted words, each as a capital letter that tells how many letters it shares with the one before (at most 25), and the
/// rest. Words have no ASCII capitals.
pub fn front_coded<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    let mut before: Vec<char> = Vec::new();
    for word in words {
        let now: Vec<char> = word.chars().collect();
        // JavaScript counts letters beyond the first plane twice: those are not shared.
        let plain = |c: &char| u32::from(*c) < 0x1_0000;
        let shared = before.iter().zip(&now).take_while(|(a, b)| a == b && plain(a)).count().min(25);
        out.push(char::from(b'A' + u8::try_from(shared).unwrap_or(0)));
        out.extend(&now[shared..]);
        before = now;
    }
    out
}

#[cfg(test)]
pub mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Numbers of digits.
    pub fn numbers(text: &str) -> Vec<u32> {
        let (mut all, mut now, mut shift) = (Vec::new(), 0, 0);
        for byte in text.bytes() {
            let digit = DIGITS.iter().position(|one| *one == byte).unwrap() as u32;
            now += (digit % 32) << shift;
            shift += 5;
            if digit < 32 {
                all.push(now);
                (now, shift) = (0, 0);
            }
        }
        all
    }

    /// Words of a front-coded list.
    pub fn words(text: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for c in text.chars() {
            if c.is_ascii_uppercase() {
                let shared = usize::from(c as u8 - b'A');
                let start = all.last().map_or(String::new(), |last| last.chars().take(shared).collect());
                all.push(start);
            } else {
                all.last_mut().unwrap().push(c);
            }
        }
        all
    }

    proptest! {
        #[test]
        fn numbers_come_back(given in prop::collection::vec(any::<u32>().prop_map(|n| n >> (n % 29)), 0..40)) {
            let mut text = String::new();
            given.iter().for_each(|n| number(*n, &mut text));
            prop_assert_eq!(numbers(&text), given);
        }

        #[test]
        fn words_come_back(given in prop::collection::btree_set("[a-z0-9ŵا𝒶]{1,40}", 0..60)) {
            let text = front_coded(given.iter().map(String::as_str));
            prop_assert_eq!(words(&text), given.into_iter().collect::<Vec<_>>());
        }
    }
}
