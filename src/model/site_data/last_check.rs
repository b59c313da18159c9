//! `last-check.yaml`: what `kitpress check --record` found that concerns readers' access, as the accessibility statement
//! tells it. Names of people who waived something are not in it: it is published.

use crate::diagnostic::Code;
use crate::model::PartialDate;
use crate::model::reading::record;

record! {
    /// A check of the site, kept so that the accessibility statement can tell of it. `kitpress check --record` writes it.
    #[derive(Clone, Debug, PartialEq)]
    pub whole struct LastCheck {
        /// Day of the check.
        pub on: PartialDate = required => PartialDate { year: 1000, month: None, day: None },
        /// Version of Kitpress.
        pub kitpress: Box<str>,
        /// How many pages were looked at.
        pub pages: u32,
        /// What was found that may keep somebody from reading or using a page.
        pub found: Vec<CheckFound>,
    }
}

record! {
    /// What one rule found.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CheckFound {
        /// Name of the rule.
        pub rule: Code = required,
        /// How often.
        pub times: u32 = required,
        /// On which pages: their files in `content/` without `.md`.
        pub on: Vec<Box<str>>,
        /// Why it is left as it is, if somebody has waived it.
        pub reason: Option<Box<str>>,
        /// Last day of the waiver.
        pub until: Option<PartialDate>,
    }
}

impl LastCheck {
    /// The file: the same check gives the same bytes, one finding after another, so that a change can be reviewed.
    pub fn write(&self) -> String {
        let mut out = String::from(
            "# Written by `kitpress check --record`: what the accessibility statement tells of the last check.\n\
             # Keep it with the site, and run the command again instead of changing it by hand.\n",
        );
        out.push_str(&format!("on: {}\nkitpress: {}\npages: {}\n", self.on, quoted(&self.kitpress), self.pages));
        out.push_str(if self.found.is_empty() { "found: []\n" } else { "found:\n" });
        for one in &self.found {
            out.push_str(&format!("  - rule: {}\n    times: {}\n", one.rule.name(), one.times));
            if !one.on.is_empty() {
                out.push_str("    on:\n");
                one.on.iter().for_each(|page| out.push_str(&format!("      - {}\n", quoted(page))));
            }
            if let Some(reason) = &one.reason {
                out.push_str(&format!("    reason: {}\n", quoted(reason)));
            }
            if let Some(until) = one.until {
                out.push_str(&format!("    until: {until}\n"));
            }
        }
        out
    }
}

/// A text in quotation marks, as YAML (section 7.3.1) reads JSON's strings too.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}
