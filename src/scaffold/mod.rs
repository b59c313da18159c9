//! What `kitpress new` makes, as texts: a whole site, or one page of a kind with every field explained. Pages come from the
//! keys that the reader has, so that they cannot go stale. Writes nothing and asks nobody.

mod page;
mod site;
mod snippets;

pub use page::{NewPage, file_of, page, slug};
pub use site::{Answers, site};
pub use snippets::snippets;
