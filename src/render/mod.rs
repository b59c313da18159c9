//! From views to bytes. Pure: no file, no clock, no other view than the one it is given.

pub mod extras;
pub mod html;
pub mod page;
pub mod templates;

pub use page::page;
pub use templates::Templates;
