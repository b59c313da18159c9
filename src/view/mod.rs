//! From the site to what one output may see. Nothing here reads a file or writes HTML pages;
//! voices are filtered by consent here, so that a renderer never sees what it may not publish.

pub mod body;
pub mod case_study;
mod chart;
mod context;
pub mod downloads;
pub mod goal;
pub mod json_ld;
pub mod licence;
pub mod lists;
pub mod metrics;
pub mod page;
pub mod paper;
pub mod person;
pub mod quantity;
pub mod reference;
pub mod reflective;
pub mod schedule;
pub mod session;
pub mod site;
pub mod statement;
pub mod template;
#[allow(missing_docs, reason = "the struct's sentence and the field's name say it")]
pub mod types;
mod whole;

pub use context::Cx;
pub use page::{Entry, OwnView, PageOutput};
pub use types::*;

#[cfg(test)]
mod testing;
