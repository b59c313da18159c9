//! The look of a site, ready to use: strings by language, templates, hashed assets.
//! Knows no page.

pub mod assets;
pub mod looks;
pub mod strings;

pub use looks::Looks;
pub use strings::{Argument, Strings};
