//! Kitpress compiles partnership toolkits and case studies written in Markdown into an accessible,
//! cross-linked site.
//!
//! The pipeline, each phase with a type of its own:
//!
//! ```text
//! load -> Sources -> parse -> Document -> resolve -> Site -> view -> View -> render -> Artifact -> write
//! ```

pub mod diagnostic;
pub mod document;
pub mod load;
pub mod locale;
pub mod model;
pub mod parse;
pub mod source;
pub mod theme;
pub mod view;
pub mod write;
pub mod yaml;
