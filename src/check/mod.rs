//! What a person must know before they publish, beyond what a file can be read as: figures, goals, dates, credit, words.
//! One file a family of rules. Rules read pages and the site, change nothing, and never stand in for a decision: they
//! offer evidence to somebody who makes it.
//!
//! A rule is a function in one of the tables below, so that a test can take each out and see that somebody notices.

pub mod audit;
mod calendars;
mod credit;
mod currency;
mod dates;
mod days;
mod figures;
mod goals;
mod headings;
mod images;
mod language;
mod licences;
mod maps;
mod outside;
mod page;
mod passages;
mod placeholders;
mod promised;
mod promises;
mod pseudonyms;
mod recorded;
mod schedule;
mod spacing;
mod statement;
mod tables;
mod voices;
mod weekdays;

pub use outside::{Outside, outside};
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
    ("dates of a review", currency::review_dates),
    // figures
    ("percentage of few", figures::percentage_base),
    ("average over few", figures::average_base),
    ("small numbers of the Office for Students", figures::office_for_students),
    ("counts rounded", figures::counts),
    ("hidden parts", figures::hidden_parts),
    ("percentage of what", figures::percentage_of_what),
    ("periods of a change", figures::periods_of_change),
    ("points are no percentage", figures::points_not_percent),
    ("parts in all", figures::parts_in_all),
    // schedule and calendars
    ("year of a schedule", schedule::year_missing),
    ("months that no phase covers", schedule::months_uncovered),
    ("dates of the calendars", calendars::near_observance),
    ("wrong weekday", weekdays::wrong_weekday),
    // links, images, headings, templates
    ("address for examples", promises::example),
    ("link not understood", promises::unread),
    ("link to another file", promises::other_file),
    ("restricted and not said", promises::restricted),
    ("alternatives that say nothing", images::alt_says_nothing),
    ("heading twice", headings::heading_twice),
    // language
    ("translation old", language::translation_old),
    ("translation differs", language::translation_differs),
    // voices and consent
    ("voice left out of documents", voices::left_out_of_documents),
    ("identity in a page", pseudonyms::identity_in_page),
    ("small groups", voices::small_groups),
    ("map of people", maps::names_person),
    ("two roles on a page", pseudonyms::two_roles_here),
    // credit
    ("credit incomplete", credit::incomplete),
    ("licences that do not combine", credit::licences_do_not_combine),
    // goals
    ("goal incomplete", goals::incomplete),
    ("goal without baseline", goals::no_baseline),
    ("goal and its sentence", goals::statement_disagrees),
    ("goal without outcome", goals::no_outcome),
    // accessibility statement
    ("statement incomplete", statement::incomplete),
    ("statement reviewed before prepared", statement::reviewed_before_prepared),
    ("statement check", recorded::last_check),
];

/// Rules about the words of a page. They read every sentence, so that only checks and previews run them; none of them is an
/// error, which would keep a build from writing.
pub const PROSE_RULES: &[PageRule] = &[
    // figures
    ("exact figures in words", figures::exact_in_words),
    // links, images, headings, templates
    ("placeholder left", placeholders::left),
    ("promise without link", promises::without_link),
    // language
    ("discouraged word", language::discouraged_word),
    ("abbreviation", language::abbreviation),
    ("long sentence", language::long_sentence),
    ("hard to read", language::hard_to_read),
    ("untranslated", language::untranslated),
    // mechanical
    ("row header", tables::row_header),
    ("spacing", spacing::spacing),
];

/// Rules about data files, or about pages together. They read front matter, data and outlines, no bodies.
pub const SITE_RULES: &[SiteRule] = &[
    // currency
    ("feedback without privacy", currency::feedback_privacy),
    // figures
    ("rounding by nobody", figures::rounding_by_nobody),
    // links, images, headings, templates
    ("logo that says nothing", images::logo_says_nothing),
    // language
    ("word list", language::word_list),
    ("translation missing", language::translation_missing),
    // voices and consent
    ("pseudonym names somebody", pseudonyms::names_somebody),
    ("two roles on two pages", pseudonyms::two_roles_apart),
    ("withdrawn elsewhere", voices::withdrawn_elsewhere),
    ("identity in site.yaml", pseudonyms::identity_in_site),
];

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
