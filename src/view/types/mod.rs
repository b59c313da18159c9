//! What a template may see: closed, serialisable values. Every text is already in the page's
//! language, every date and number already formatted, every address already complete.
//!
//! A template's variables: `site` ([`SiteView`]), `page` ([`PageView`]), `own` (the kind's own view),
//! `t` (the theme's strings without arguments) and, on a content page, `body` (HTML).

mod lists;
mod map;
mod own;
mod page;

pub use lists::*;
pub use map::*;
pub use own::*;
pub use page::*;
