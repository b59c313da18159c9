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
        let options = Options { kind, terms: &terms };
        let parsed = parse(SourceId(0), text, start, &options);
        shown::check_spans(&parsed, text);
        let shown = shown::tree(&parsed);
        assert_eq!(shown, shown::tree(&parse(SourceId(0), text, start, &options)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn strings(text in any::<String>(), start in 0_usize..8) {
        check(&text, start);
    }

    #[test]
    fn pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat(), 0);
    }
}
