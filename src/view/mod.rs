//! From the site to what one output may see. Nothing here reads a file or writes HTML pages;
//! voices are filtered by consent here, so that a renderer never sees what it may not publish.

pub mod body;
mod context;
pub mod lists;
pub mod page;
pub mod site;
pub mod types;

pub use context::Cx;
pub use page::{OwnView, PageOutput};
pub use types::*;
