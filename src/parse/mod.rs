//! From the text of one source to a typed value with places: front matter, data files, Markdown.

pub mod data;
pub mod front_matter;
