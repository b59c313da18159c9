//! Where a value is within a YAML document, as keys and indexes.

use std::fmt;

/// One step from a value to a value inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value of this key of a mapping.
    Key(&'a str),
    /// The item at this place of a list, from 0.
    Index(usize),
}

/// The way from the top of a YAML document to one of its values. Printed as `voices.Mina.consent` or `roles[1]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldPath<'a>(Vec<Step<'a>>);

impl<'a> FieldPath<'a> {
    /// The document itself.
    pub fn new() -> FieldPath<'a> {
        FieldPath::default()
    }

    /// The value of `key` in the value that this path leads to.
    #[must_use]
    pub fn key(mut self, key: &'a str) -> FieldPath<'a> {
        self.0.push(Step::Key(key));
        self
    }

    /// The item at `index`, from 0, of the list that this path leads to.
    #[must_use]
    pub fn index(mut self, index: usize) -> FieldPath<'a> {
        self.0.push(Step::Index(index));
        self
    }

    /// The steps from the top.
    pub fn steps(&self) -> &[Step<'a>] {
        &self.0
    }

    /// The last step; `None` for the document itself.
    pub fn last(&self) -> Option<Step<'a>> {
        self.0.last().copied()
    }

    pub(crate) fn push(&mut self, step: Step<'a>) {
        self.0.push(step);
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }
}

impl fmt::Display for FieldPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::FieldPath;

    #[test]
    fn paths_read_as_an_editor_would_say_them() {
        assert_eq!(FieldPath::new().key("voices").key("Mina").key("consent").to_string(), "voices.Mina.consent");
        assert_eq!(FieldPath::new().key("roles").index(1).to_string(), "roles[1]");
        assert_eq!(FieldPath::new().to_string(), "");
    }
}
