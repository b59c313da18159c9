//! Any text gives a tree: no panic, spans that obey their laws, the same result twice.

use super::shown;
use crate::model::Kind;
use crate::parse::markdown::{Options, parse};
use crate::parse::terms::TermMatcher;
use crate::source::SourceId;
use proptest::prelude::*;

/// Pieces of Markdown that are apt to meet badly.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "- [ ] ",
    "## ",
    "#",
    "---\n",
    "***",
    "```",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "[[",
    "]]",
    "|",
    "|-|-|\n",
    "| a | b |\n",
    ": ",
    "::: ",
    ":::\n",
    "metrics\n",
    "[^a]",
    "[^a]: ",
    "{{ ",
    " }}",
    "role.x",
    "{.collapsible}",
    "{#id}",
    "![",
    "](",
    "<",
    ">",
    "<div>",
    "<!--",
    "-->",
    "&amp;",
    "\\",
    "\"",
    "'",
    "--",
    "...",
    "https://a.org/",
    "www.b.org",
    "— Mina, staff",
    "> [!TIP]\n",
    "[@x]",
    "gap",
    "awarding gap",
    "SU",
    "ŵ",
    "شراكة",
    "👩🏽‍🎓",
    "e\u{301}",
    "\u{0}",
    "\u{feff}",
    "a",
    "Word",
    "!",
    "=",
    "===\n",
    "javascript:",
];

fn glossary() -> TermMatcher {
    TermMatcher::new([("gap", vec!["gap", "awarding gap"]), ("su", vec!["SU"]), ("ش", vec!["شراكة"])].into_iter())
}

fn check(text: &str, start: usize) {
    let terms = glossary();
    for kind in [Kind::Page, Kind::Template] {
        let options = Options { kind, terms: &terms, raw_html: true };
        let parsed = parse(SourceId(0), text, start, &options);
        shown::check_spans(&parsed, text);
        let shown = shown::tree(&parsed);
        assert_eq!(shown, shown::tree(&parse(SourceId(0), text, start, &options)));
    }
}

/// A page that holds everything, to be damaged.
const PAGE: &str = "Opening with {{ role.student_partner }} and the awarding gap.[^a]\n\n## One {#one .collapsible}\n\n\
    ::: metrics\n\n- [ ] task [name of unit]\n  - nested **bold *both***\n\n    loose\n\n1. a\n2. b\n\n> \"Words it's\" ours.\n> — Mina, \
    staff *member*\n\n> [!TIP]\n> Do `this` <https://a.org>\n\n### Two\n\n| a | **b** |\n|:--|--:|\n| 1 | |\n\n![Alt](a.svg \"Cap\")\n\n\
    Term\n: Definition [[case-studies/icea#x|text]] [@ref]\n\n```rust\nfn main() {}\n```\n\n[^a]: Note https://b.org/c_d.\n\n    More\n\n\
    <div>raw</div>\n\nŵ شراكة 👩🏽‍🎓\n";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn strings(text in any::<String>(), start in 0_usize..8) {
        check(&text, start);
    }

    #[test]
    fn damaged_pages(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(PIECES)), 0..12)) {
        let mut text: Vec<char> = PAGE.chars().collect();
        for (place, length, piece) in cuts {
            let start = place.index(text.len() + 1);
            let end = (start + length).min(text.len());
            text.splice(start..end, piece.chars());
        }
        check(&text.into_iter().collect::<String>(), 0);
    }

    #[test]
    fn pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat(), 0);
    }
}
