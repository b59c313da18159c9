//! From the text of one content file to its [`Document`](crate::document::Document): front matter by
//! kind, the block tree with spans, the outline. One source at a time; knows no other page. The data
//! files of the site are read here too.

pub mod consent;
pub mod data;
pub mod directives;
pub mod front_matter;
pub mod markdown;
pub mod name;
pub mod terms;
