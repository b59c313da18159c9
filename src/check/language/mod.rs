//! What a page says and how: words that the institution avoids, abbreviations, sentences, and whether its translations
//! say the same. Reads the author's own words only (see [`prose`]), and judges nobody's but theirs.

mod abbreviations;
mod front;
mod names;
mod parity;
mod places;
mod prose;
mod sentences;
mod syllables;
mod words;

pub use abbreviations::abbreviation;
pub use parity::{translation_differs, translation_missing, translation_old, untranslated};
pub use prose::Prose;
pub use sentences::{hard_to_read, long_sentence};
pub use words::{discouraged_word, word_list};
