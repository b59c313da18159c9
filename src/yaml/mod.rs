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

/// As [`locate`], for the text `written`. List items that could not be read are not in the list that a program has, so
/// a number in `path` may be too low: the text is looked for from there on.
pub fn locate_written(text: &str, yaml: Span, path: &FieldPath<'_>, written: &str) -> Span {
    let marks = Marks::new(text, yaml);
    let is_it = |span: &Span| text.get(span.range()).is_some_and(|value| value.trim_matches(['"', '\'']) == written);
    let first = marks.value(path);
    let numbered = path.steps().iter().position(|step| matches!(step, Step::Index(_)));
    let (false, Some(place)) = (is_it(&first), numbered) else { return first };
    let Some(Step::Index(from)) = path.steps().get(place).copied() else { return first };
    let later = |index: usize| {
        let steps = path.steps().iter().enumerate();
        steps.fold(FieldPath::new(), |path, (i, step)| match step {
            Step::Index(_) if i == place => path.index(index),
            Step::Index(index) => path.index(*index),
            Step::Key(key) => path.key(key),
        })
    };
    // A path that does not exist is found at what does, which is not the text.
    let span = (from + 1..from + 1000).map(|index| marks.value(&later(index))).find(is_it);
    span.unwrap_or(first)
}

/// Bytes of the file that the key at `path` covers; falls back as [`locate`] does.
pub fn locate_key(text: &str, yaml: Span, path: &FieldPath<'_>) -> Span {
    Marks::new(text, yaml).key(path)
}

#[cfg(test)]
mod tests;
