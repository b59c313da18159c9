//! All events of one save, checkout or move, as one change; and how long to wait for the next of them.

use std::collections::BTreeSet;
use std::time::Duration;

use super::builder::Order;

/// A save is several events; they are one change when none follows for so long.
const QUIET: Duration = Duration::from_millis(4);
/// Many files at once are a checkout or a folder: more will follow.
const QUIET_MANY: Duration = Duration::from_millis(60);
/// How many files are many.
const MANY: usize = 20;
/// An editor that saves by renaming leaves a moment without the file.
const RENAME: Duration = Duration::from_millis(60);

/// What a burst of events came to.
#[derive(Debug, Default, PartialEq)]
pub struct Burst {
    /// Names of files from the root.
    pub names: BTreeSet<String>,
    /// Those of them that were not there before it.
    born: BTreeSet<String>,
    /// The system tells of no more changes, and why.
    pub blind: Option<String>,
    /// Nobody knows what changed.
    pub all: bool,
    /// `content/` or `themes/` itself came or went.
    pub moved: bool,
}

impl Burst {
    /// Adds an order; gives it back if it is none about changes.
    pub fn add(&mut self, order: Order) -> Option<Order> {
        match order {
            Order::Changed { names, born } => {
                for name in names {
                    if born && !self.names.contains(&name) {
                        self.born.insert(name.clone());
                    }
                    self.names.insert(name);
                }
            }
            Order::Blind(why) => self.blind = Some(why),
            Order::Rescan => self.all = true,
            Order::Moved => self.moved = true,
            other => return Some(other),
        }
        None
    }

    /// How long nothing must follow before this is the whole of it.
    pub fn quiet(&self, exists: impl Fn(&str) -> bool) -> Duration {
        match self.names.len() {
            n if n > MANY || self.all || self.moved => QUIET_MANY,
            _ if self.names.iter().any(|name| name.ends_with(".md") && !exists(name)) => RENAME,
            _ => QUIET,
        }
    }

    /// Leaves out files that came and went: an editor tried whether it may write (vim's `4913`), or saved by way of
    /// another name.
    pub fn forget_passing(&mut self, exists: impl Fn(&str) -> bool) {
        let born = std::mem::take(&mut self.born);
        self.names.retain(|name| !born.contains(name) || exists(name));
    }

    /// Nothing happened.
    pub fn is_empty(&self) -> bool {
        *self == Burst::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn burst(events: &[(&str, bool)]) -> Burst {
        let mut burst = Burst::default();
        for (name, born) in events {
            assert!(burst.add(Order::Changed { names: vec![(*name).to_owned()], born: *born }).is_none());
        }
        burst
    }

    #[test]
    fn a_file_that_came_and_went_is_no_change_and_one_that_went_is() {
        let there = |name: &str| name != "content/4913" && name != "content/gone.md";
        let mut vim = burst(&[("content/4913", true), ("content/4913", false)]);
        vim.forget_passing(there);
        assert!(vim.is_empty());
        // Removed, made anew under the same name, and removed for good: it was there before.
        let mut gone = burst(&[("content/gone.md", false), ("content/gone.md", true), ("content/gone.md", false)]);
        gone.forget_passing(there);
        assert_eq!(gone.names.len(), 1);
        let mut new = burst(&[("content/new.md", true)]);
        new.forget_passing(there);
        assert_eq!(new.names.len(), 1);
        let mut moved = Burst::default();
        assert!(moved.add(Order::Moved).is_none());
        moved.forget_passing(there);
        assert!(!moved.is_empty());
    }

    #[test]
    fn it_waits_longer_for_many_files_and_for_a_page_that_is_away() {
        let one = burst(&[("content/a.md", false)]);
        assert_eq!(one.quiet(|_| true), QUIET);
        assert_eq!(one.quiet(|_| false), RENAME);
        let names: Vec<String> = (0..=MANY).map(|n| format!("content/{n}.md")).collect();
        let many = burst(&names.iter().map(|name| (name.as_str(), false)).collect::<Vec<_>>());
        assert_eq!(many.quiet(|_| true), QUIET_MANY);
    }
}
