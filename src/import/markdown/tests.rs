//! Words are words, whatever signs they are made of: what is written is read back by the parser of the site.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::inlines::folded;
use super::write;
use crate::diagnostic::{Code, Severity};
use crate::document::{self as site, InlineKind, plain_text};
use crate::import::Target;
use crate::import::tree::{Block, Cell, Definition, Document, Item, LinkTo, Marks, Run, RunKind, Table, words};
use crate::model::Kind;
use crate::parse::markdown::{Options, Parsed, parse};
use crate::parse::terms::TermMatcher;
use crate::schema::Known;
use crate::source::SourceId;

/// Signs that mean something to Markdown or to the site.
const PIECES: &[&str] = &[
    "a",
    "word",
    " ",
    "  ",
    "\u{a0}",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "[[",
    "]]",
    "(",
    ")",
    "](",
    "[^1]",
    "[@id]",
    "[name]",
    "[x]",
    "[ ]",
    "[!TIP]",
    "{{",
    "}}",
    "{{ role.x }}",
    "{#id}",
    "{",
    "}",
    "<",
    ">",
    "<b>",
    "</p>",
    "<!--",
    "-->",
    "<https://a.b>",
    "&amp;",
    "&",
    "&#42;",
    ";",
    "\\",
    "\\*",
    "|",
    "#",
    "##",
    "# ",
    "-",
    "--",
    "---",
    "- ",
    "+ ",
    "1.",
    "1. ",
    "12)",
    "12) ",
    "=",
    "===",
    ":",
    ": ",
    ":::",
    "::: metrics",
    "> ",
    "!",
    "![",
    "https://example.org/a_b",
    "www.example.org",
    "a@b.org",
    "$",
    "^",
    "\"",
    "'",
    "...",
    "…",
    "—",
    "— Mina, staff",
    "ŵ",
    "شراكة",
    "👩🏽‍🎓",
    "e\u{301}",
    "\u{0}",
    "\t",
    "\n",
    "\u{feff}",
    "☐",
    "“",
    "x",
    "sic",
    ".",
    ",",
    "C:\\dir",
    "5 * 3",
    "snake_case",
];

fn target(kind: Kind, known: &Known) -> Target<'_> {
    Target { kind, name: "page", file: "page.docx", lang: "en", today: "2026-11-22", known, loose: false }
}

fn parsed(text: &str, kind: Kind) -> Parsed {
    let terms = TermMatcher::default();
    parse(SourceId(0), text, 0, &Options { kind, terms: &terms, raw_html: false })
}

/// What the parser gives for a document of one block.
fn through(block: Block, links: Vec<LinkTo>, kind: Kind) -> (String, Parsed) {
    let document = Document { blocks: vec![block], links, ..Document::default() };
    let known = Known::default();
    let text = write(&document, &target(kind, &known)).text;
    let parsed = parsed(&text, kind);
    (text, parsed)
}

fn inlines_of(parsed: &Parsed, inlines: &[site::Inline]) -> String {
    let mut out = String::new();
    plain_text(inlines, &parsed.outline, &mut out);
    out
}

/// The words as they must come back: without what no page shows.
fn expected(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .filter(|c| !matches!(c, '\u{feff}' | '\u{fffd}' | '\u{ad}'))
        .collect();
    folded(kept.replace(['\n', '\t', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], " ").trim())
}

/// Every block that words can stand in, and what reads them back from there.
fn comes_back(text: &str) {
    if expected(text).is_empty() {
        return;
    }
    for kind in [Kind::Page, Kind::Template] {
        let run = || vec![Run::text(text)];
        let (written, page) = through(Block::Paragraph(run()), Vec::new(), kind);
        let [site::Block { kind: site::BlockKind::Paragraph(inlines), .. }] = page.body.blocks.as_slice() else {
            panic!("{text:?} became {written:?}: {:?}", page.body.blocks)
        };
        assert_eq!(folded(&inlines_of(&page, inlines)), expected(text), "{written:?}");
        assert!(
            page.diagnostics.iter().all(|found| found.severity != Severity::Error),
            "{written:?} {:?}",
            page.diagnostics
        );
        assert!(
            page.outline.fields.is_empty() && page.outline.words.is_empty() && page.outline.citations.is_empty(),
            "{written:?}"
        );

        let heading = Block::Heading { level: 2, number: 0, runs: run() };
        let (written, page) = through(heading, Vec::new(), kind);
        assert_eq!(folded(&page.outline.headings[0].text), expected(text), "{written:?}");
        assert_eq!(page.outline.headings[0].level, 2);

        let list = Block::List { start: None, items: vec![Item { task: None, blocks: vec![Block::Paragraph(run())] }] };
        let (written, page) = through(Block::Quote(vec![list]), Vec::new(), kind);
        let [site::Block { kind: site::BlockKind::Quote(blocks), .. }] = page.body.blocks.as_slice() else {
            panic!("{written:?}")
        };
        let [site::Block { kind: site::BlockKind::List { items, .. }, .. }] = blocks.as_slice() else {
            panic!("{written:?}")
        };
        let [site::Block { kind: site::BlockKind::Paragraph(inlines), .. }] = items[0].blocks.as_slice() else {
            panic!("{written:?}: {items:?}")
        };
        assert_eq!(folded(&inlines_of(&page, inlines)), expected(text), "{written:?}");
        assert_eq!(items[0].task, None, "{written:?}");

        let cell = || Cell { blocks: vec![Block::Paragraph(run())], ..Cell::default() };
        let head = Cell { blocks: vec![Block::Paragraph(vec![Run::text("head")])], ..Cell::default() };
        let table =
            Table { head: Some(vec![head.clone(), head]), rows: vec![vec![cell(), cell()]], caption: Vec::new() };
        let (written, page) = through(Block::Table(table), Vec::new(), kind);
        let [site::Block { kind: site::BlockKind::Table { rows, .. }, .. }] = page.body.blocks.as_slice() else {
            panic!("{written:?}")
        };
        for cell in &rows[0].cells {
            assert_eq!(folded(&inlines_of(&page, &cell.inlines)), expected(text), "{written:?}");
        }
    }
}

#[test]
fn signs_that_mean_something_come_back_as_signs() {
    for piece in PIECES {
        for text in [
            piece.to_string(),
            format!("{piece} after"),
            format!("before {piece}"),
            format!("a{piece}b"),
            format!("{piece}{piece}"),
        ] {
            comes_back(&text);
        }
    }
}

#[test]
fn words_that_mean_nothing_stay_as_they_are() {
    for text in [
        "snake_case and 5 * 3 < 7",
        "a [sic] note",
        "C:\\Users and 50% & more",
        "It's \"so\"... ",
        "(a) 1.5 - 2",
        "e.g. #tag",
        "ŵ — شراكة",
    ] {
        let (written, _) = through(Block::Paragraph(vec![Run::text(text)]), Vec::new(), Kind::Page);
        assert_eq!(written.trim(), text.trim());
    }
}

#[test]
fn marks_stand_around_words_and_never_around_spaces() {
    let marked = |text: &str, strong: bool, emphasis: bool| Run {
        marks: Marks { strong, emphasis, ..Marks::default() },
        ..Run::text(text)
    };
    let shown = |runs: Vec<Run>| through(Block::Paragraph(runs), Vec::new(), Kind::Page).0.trim().to_owned();
    assert_eq!(
        shown(vec![marked("Bold ", true, false), marked("both", true, true), Run::text(" and plain")]),
        "**Bold *both*** and plain"
    );
    assert_eq!(shown(vec![Run::text("a"), marked(" b ", true, false), Run::text("c")]), "a **b** c");
    assert_eq!(shown(vec![marked("  ", true, false), Run::text("c")]), "c");
    // A mark that Markdown cannot set here is left out; the words never are.
    assert_eq!(shown(vec![Run::text("a"), marked("(b)", true, false), Run::text("c")]), "a(b)c");
}

#[test]
fn definitions_links_and_code_are_read_back() {
    let definition = Definition {
        term: vec![Run::text("Term: one")],
        details: vec![vec![Block::Paragraph(vec![Run::text(": what")])]],
    };
    let (written, page) = through(Block::Definitions(vec![definition]), Vec::new(), Kind::Page);
    assert!(matches!(page.body.blocks[0].kind, site::BlockKind::Definitions(_)), "{written}");
    let run = |text: &str| Run { link: Some(0), ..Run::text(text) };
    for address in ["https://a.org/x (y) z", "https://a.org/a)b", "https://a.org/?a=b&copy=1", "mailto:a@b.org"] {
        let (written, page) =
            through(Block::Paragraph(vec![run("w]or[d")]), vec![LinkTo::Web(address.into())], Kind::Template);
        let [link] = page.outline.links.as_slice() else { panic!("{written}") };
        let found = match &link.target {
            site::LinkTarget::External(found) | site::LinkTarget::Contact(found) => found.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(found.replace("%20", " "), address, "{written}");
    }
    for text in ["`a`", "a``b", " x ", "a|b"] {
        let code = Run { marks: Marks { code: true, ..Marks::default() }, ..Run::text(text) };
        let (written, page) =
            through(Block::Paragraph(vec![Run::text("x "), code, Run::text(" y")]), Vec::new(), Kind::Page);
        let site::BlockKind::Paragraph(inlines) = &page.body.blocks[0].kind else { panic!() };
        assert!(
            inlines.iter().any(|inline| matches!(&inline.kind, InlineKind::Code(found) if &**found == text)),
            "{written}"
        );
    }
}

fn a_run() -> impl Strategy<Value = Run> {
    let text = prop::collection::vec(prop::sample::select(PIECES), 1..6).prop_map(|pieces| pieces.concat());
    (text, any::<[bool; 4]>(), prop::option::weighted(0.2, 0..2_usize), 0..12_u8).prop_map(
        |(text, marks, link, other)| {
            let [strong, emphasis, strike, code] = marks;
            let marks = Marks {
                strong: strong && emphasis,
                emphasis: emphasis && !code,
                strike: strike && code,
                code: code && !strong && !emphasis,
            };
            match other {
                0 => Run::new(RunKind::Break),
                1 => Run::new(RunKind::Note(0)),
                _ => Run { kind: RunKind::Text(text), marks, link },
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        comes_back(&text);
    }

    #[test]
    fn any_row_of_signs_comes_back(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
        comes_back(&pieces.concat());
    }

    #[test]
    fn the_words_of_any_runs_come_back(runs in prop::collection::vec(a_run(), 1..8)) {
        let links = vec![LinkTo::Web("https://a.org/b_c".into()), LinkTo::Web("https://a.org/x(y)".into())];
        prop_assume!(!expected(&words(&runs, &[])).is_empty());
        for kind in [Kind::Page, Kind::Template] {
            let (written, page) = through(Block::Paragraph(runs.clone()), links.clone(), kind);
            let found: String = page.body.blocks.iter().map(|block| match &block.kind {
                site::BlockKind::Paragraph(inlines) => inlines_of(&page, inlines),
                other => panic!("{written:?}: {other:?}"),
            }).collect::<Vec<_>>().join(" ");
            let wanted = expected(&words(&runs, &[]));
            // Nobody sees whether a space stands before or after a mark.
            let close = |text: &str| folded(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(close(&found).replace("Thenotehasnowords.", ""), close(&wanted), "{}", written);
            let wrong: Vec<_> = page.diagnostics.iter().filter(|found| found.severity == Severity::Error && found.code != Code::LinkEmpty).collect();
            prop_assert!(wrong.is_empty(), "{written:?} {wrong:?}");
        }
    }
}

#[test]
fn a_rich_line_keeps_its_marks() {
    let marked = |text: &str, marks: Marks| Run { marks, ..Run::text(text) };
    let m = Marks::default();
    let runs = vec![
        Run::text("We began in "),
        marked("2019", Marks { strong: true, ..m }),
        Run::text(" with "),
        marked("ten", Marks { emphasis: true, ..m }),
        Run::text(" mentors, see "),
        Run { link: Some(0), ..Run::text("our report") },
        Run::text("."),
        Run::new(RunKind::Note(0)),
        Run::text(" H₂O, "),
        marked("old", Marks { strike: true, ..m }),
        Run::text(" "),
        marked("a*b", Marks { code: true, ..m }),
    ];
    let (written, _) = through(Block::Paragraph(runs), vec![LinkTo::Web("https://example.org/r_1".into())], Kind::Page);
    assert!(written.starts_with("We began in **2019** with *ten* mentors, see [our report](https://example.org/r_1).[^1] H₂O, ~~old~~ `a*b`\n"), "{written}");
}
