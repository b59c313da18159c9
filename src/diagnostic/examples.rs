//! An example of every rule, wrong and right, and how to mend it: from the files of `examples/`, one for each family of rules. A test builds each
//! example that can be built in memory; front matter is shown without the keys that every page of its kind needs.

use super::Code;

const TEXTS: &[&str] = &[
    include_str!("examples/reading.txt"),
    include_str!("examples/currency.txt"),
    include_str!("examples/credit.txt"),
    include_str!("examples/figures.txt"),
    include_str!("examples/goals.txt"),
    include_str!("examples/language.txt"),
    include_str!("examples/maps.txt"),
    include_str!("examples/mechanical.txt"),
    include_str!("examples/outside.txt"),
    include_str!("examples/pages.txt"),
    include_str!("examples/people.txt"),
    include_str!("examples/schedule.txt"),
    include_str!("examples/statement.txt"),
    include_str!("examples/text.txt"),
];

/// What breaks a rule and what keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whom it harms.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// What gives the finding.
    pub wrong: Snippet,
    /// What does not.
    pub right: Snippet,
}

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Path from the site's root, or `shell` for something that is done and not written.
    pub path: &'static str,
    /// The piece.
    pub text: &'static str,
}

impl Code {
    /// The rule's example; every rule has one.
    pub fn example(self) -> Option<Example> {
        TEXTS.iter().find_map(|text| self.example_in(text))
    }

    fn example_in(self, text: &'static str) -> Option<Example> {
        let head = format!("# {}\nwhy ", self.name());
        let start = match text.starts_with(&head) {
            true => 0,
            false => text.find(&format!("\n{head}"))? + 1,
        };
        let (why, rest) = text.get(start + head.len()..)?.split_once("\nfix ")?;
        let (fix, rest) = rest.split_once("\n<<< ")?;
        let (wrong, rest) = rest.split_once("\n>>> ")?;
        let right = rest.get(..section_end(rest))?.trim_end_matches('\n');
        Some(Example { why, fix, wrong: snippet(wrong)?, right: snippet(right)? })
    }
}

/// Where the next rule begins; a heading of an example is no name of a rule.
fn section_end(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("\n# ")) {
        let at = from + at;
        let after = text.get(at + 3..).and_then(|rest| rest.split_once('\n'));
        if after.is_some_and(|(_, next)| next.starts_with("why ")) {
            return at;
        }
        from = at + 1;
    }
    text.len()
}

fn snippet(text: &'static str) -> Option<Snippet> {
    let (path, text) = text.split_once('\n')?;
    Some(Snippet { path, text })
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn every_rule_has_an_example_and_says_how_to_mend_it() {
        for code in Code::ALL {
            let Some(example) = code.example() else { panic!("{} has no example", code.name()) };
            assert!(
                example.why.len() > 10
                    && example.fix.len() > 10
                    && !example.wrong.text.is_empty()
                    && !example.right.text.is_empty()
            );
            assert_ne!(example.wrong, example.right);
        }
    }
}
