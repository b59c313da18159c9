//! Headings that readers who move by them cannot tell apart.

use std::collections::BTreeMap;

use super::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::Span;

/// Words that were seen on a level, and where.
type Seen = BTreeMap<(u8, String), Span>;

/// Two headings with the same words on one level, under one heading.
pub fn heading_twice(page: &Page<'_>, found: &mut Diagnostics) {
    // The headings that are open, with the words below each that were seen already.
    let mut open: Vec<(u8, Seen)> = vec![(1, Seen::new())];
    for heading in &page.document.outline.headings {
        while open.len() > 1 && open.last().is_some_and(|(level, _)| *level >= heading.level) {
            open.pop();
        }
        let words = plain(&heading.text);
        if let Some((_, seen)) = open.last_mut()
            && !words.is_empty()
        {
            match seen.get(&(heading.level, words.clone())) {
                Some(first) => {
                    let message = format!("the heading “{}” is here twice", heading.text.trim());
                    let finding = page.finding(Code::HeadingTwice, message, heading.span);
                    let finding = finding.also(page.document.source, *first, "the first one");
                    found.push(
                        finding.help("say in each what is different about its part, or put the two parts together"),
                    );
                }
                None => {
                    seen.insert((heading.level, words), heading.span);
                }
            }
        }
        open.push((heading.level, Seen::new()));
    }
}

/// The words in lower case, without signs at their end.
fn plain(text: &str) -> String {
    let ends = |c: char| c.is_whitespace() || ".:;!?…,،؛؟–—-".contains(c);
    text.trim_matches(ends).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
