//! From views to bytes. Pure: no file, no clock, no other view than the one it is given.

pub mod calendar;
#[cfg(feature = "documents")]
pub mod cartridge;
#[cfg(feature = "documents")]
pub mod epub;
pub mod extras;
#[cfg(feature = "documents")]
mod finding;
pub mod html;
pub mod offline;
pub mod page;
#[cfg(feature = "documents")]
pub mod pdf;
pub mod plain;
pub mod search;
pub mod templates;
#[cfg(feature = "documents")]
pub mod word;

pub use page::page;
pub use templates::Templates;
