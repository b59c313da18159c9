//! From the site to what one output may see. Nothing here reads a file or writes HTML pages;
//! voices are filtered by consent here, so that a renderer never sees what it may not publish.

pub mod body;
pub mod calendar;
pub mod case_study;
mod chart;
pub mod cite;
pub mod compare;
mod context;
pub mod downloads;
pub mod explore;
pub mod goal;
pub mod json_ld;
mod lettering;
pub mod licence;
pub mod lists;
pub mod map;
pub mod metrics;
pub mod names;
pub mod page;
pub mod paper;
pub mod person;
pub mod quantity;
pub mod reference;
pub mod reflective;
pub mod schedule;
pub mod search;
pub mod session;
pub mod site;
pub mod statement;
pub mod template;
#[allow(missing_docs, reason = "the struct's sentence and the field's name say it")]
pub mod types;
mod whole;

pub use calendar::Event;
pub use context::Cx;
pub use page::{DataFile, Entry, OwnView, PageOutput};
pub use types::*;

#[cfg(test)]
mod testing;
