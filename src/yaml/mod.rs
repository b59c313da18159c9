//! Reading YAML text, and positions of values in it. `serde_yaml` reads into [`Value`]; places are looked up in a
//! tree of marks only when a diagnostic needs one. Knows nothing of what the keys mean.

mod errors;
mod marks;
mod path;

pub use errors::read;
pub use marks::{Duplicate, Marks};
pub use path::{FieldPath, Step};
pub use serde_yaml::{Mapping, Value};

use crate::source::Span;

/// Bytes of the file that the value at `path` covers, in the YAML at `yaml` of `text`; falls back to its key, then to
/// the nearest ancestor that exists, at worst to the first line of the YAML.
///
/// Reads the YAML anew: for many places in one text use [`Marks`].
pub fn locate(text: &str, yaml: Span, path: &FieldPath<'_>) -> Span {
    Marks::new(text, yaml).value(path)
}

/// Bytes of the file that the key at `path` covers; falls back as [`locate`] does.
pub fn locate_key(text: &str, yaml: Span, path: &FieldPath<'_>) -> Span {
    Marks::new(text, yaml).key(path)
}

#[cfg(test)]
mod tests;
