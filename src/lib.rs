//! Kitpress compiles partnership toolkits and case studies written in Markdown into an accessible,
//! cross-linked site.
//!
//! The pipeline, each phase with a type of its own; a phase knows earlier phases' types only:
//!
//! ```text
//!  disk                                                                                         disk
//!   |                                                                                             ^
//!  load -> Sources -> parse -> Document -> resolve -> Site -> view -> PageOutput -> render -> Artifact -> write
//! ```
//!
//! | phase | yields | its unit | what it never does |
//! |---|---|---|---|
//! | [`load`] | [`load::Sources`] | the whole site | interpret a text |
//! | [`parse`] | [`document::Document`] | one file | know another file |
//! | [`resolve`] | [`resolve::Site`] | the whole site | read a body: front matter and outlines only |
//! | [`view`] | [`view::PageOutput`] | one page | write HTML pages; show a voice without consent |
//! | [`render`] | [`write::Artifact`] | one page | ask the site for anything |
//! | [`write`](mod@write) | files | the output folder | touch a file that no build made |
//!
//! [`check`] reads pages and the site and says what a person must know before they publish; it changes nothing.
//!
//! What a page looks up of the site is noted ([`reads`]), so that a site which is kept up to date makes again exactly the
//! pages that a change concerns.
//!
//! What was found is a [`report`] in the end: text for a terminal, for machines or for a manager.
//!
//! [`pipeline`] composes them and is the only user of threads, but for the few that [`serve`] answers with and [`ask`] asks
//! addresses elsewhere with. Nothing but [`load`], [`write`](mod@write), [`serve`], [`ask`] and [`cli`] touches files, network,
//! environment or clock.

pub mod ask;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod import;
pub mod load;
pub mod locale;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod reads;
pub mod render;
pub mod report;
pub mod resolve;
pub mod scaffold;
pub mod schema;
pub mod serve;
pub mod source;
pub mod theme;
pub mod view;
pub mod write;
pub mod yaml;
