//! The content model: kinds, front matter, vocabulary, people, places and the values in them.
//! Every type is valid by construction; field names are the public format.

pub mod date;
pub mod disclosure;
pub mod front_matter;
pub mod kind;
pub mod reading;
pub mod site_data;
pub mod text;
pub mod timeline;
pub mod vocabulary;
pub mod waivers;

pub use date::{DateTime, Month, PartialDate, When};
pub use disclosure::{Disclosure, Published, Shown, Withheld};
pub use front_matter::*;
pub use kind::Kind;
pub use site_data::*;
pub use text::{Lang, LocalText, is_capitals, is_whole};
pub use vocabulary::{Vocabularies, Vocabulary, Word};
pub use waivers::{Given, Judge, Verdict, Waived, day};
