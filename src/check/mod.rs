//! What a person must know before they publish, beyond what a file can be read as: figures, goals, dates, credit, words.
//! One file a family of rules. Rules read pages and the site, change nothing, and never stand in for a decision: they
//! offer evidence to somebody who makes it.
//!
//! A rule is a function in one of the tables below, so that a test can take each out and see that somebody notices.

pub mod audit;
mod currency;
mod page;

pub use page::{Cx, Page};

use crate::diagnostic::Diagnostics;
use crate::resolve::PageIndex;

/// A rule about one page: its name for tests, and what finds.
pub type PageRule = (&'static str, fn(&Page<'_>, &mut Diagnostics));

/// A rule about data files, or about pages together.
pub type SiteRule = (&'static str, fn(&Cx<'_>, &mut Diagnostics));

/// Rules about one page. They may read the other languages of the page too, and nothing else of other pages but what the
/// resolver found: a page's findings are kept until it, one of its languages or the site changes.
pub const PAGE_RULES: &[PageRule] = &[
    // currency
    ("review overdue", currency::review_overdue),
];

/// Rules about the words of a page. They read every sentence, so that only checks and previews run them.
pub const PROSE_RULES: &[PageRule] = &[];

/// Rules about data files, or about pages together. They read front matter, data and outlines, no bodies.
pub const SITE_RULES: &[SiteRule] = &[];

/// What the rules find about one page; those about its words only where `prose`.
pub fn page(cx: &Cx<'_>, index: PageIndex, prose: bool) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Some(page) = Page::new(cx, index) else { return found };
    let prose = if prose { PROSE_RULES } else { &[] };
    PAGE_RULES.iter().chain(prose).for_each(|(_, rule)| rule(&page, &mut found));
    found
}

/// What the rules find about the site as a whole.
pub fn site(cx: &Cx<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    SITE_RULES.iter().for_each(|(_, rule)| rule(cx, &mut found));
    found
}
