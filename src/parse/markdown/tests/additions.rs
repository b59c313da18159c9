//! What Kitpress adds.

use super::{page, parsed, shown, template};
use crate::model::Kind;

#[test]
fn data_blocks_end_what_stands_before_them() {
    insta::assert_snapshot!(page("Text\n::: metrics\nmore\n:::\n\n- item\n::: schedule\n\n| a |\n|---|\n| b |\n::: goals\n\nTerm\n: def\n::: quiz\n> q\n  ::: agenda\n"), @r#"
    p "Text"
    data metrics
    p "more"
    ul tight
    -
      p "item"
    data schedule
    table [None]
    | "a"
    | "b"
    data goals
    dt "Term"
    dd
      p "def"
    data quiz
    quote
      p "q"
    data agenda
    "#);
}

#[test]
fn voices_have_a_name_and_lose_their_marks() {
    insta::assert_snapshot!(page(r#"> "It's ours."
> — Mina, staff member

> First
>
> Second
>
> -- A former student partner

> “One
>
> “Two”
> – Jo O'Neil, *lead*, [UCL](https://ucl.ac.uk)

> "Yes," she said, "no."
> — X

> — Only attribution

> words — Mina

> ‘It’s good’
> — Y,  z
"#), @r#"
    voice <Mina> "staff member"
      p "It’s ours."
    voice <A former student partner> 
      p "First"
      p "Second"
    voice <Jo O'Neil> em("lead") ", " link<https://ucl.ac.uk>("UCL")
      p "One"
      p "Two"
    voice <X> 
      p "“Yes,” she said, “no.”"
    quote
      p "— Only attribution"
    quote
      p "words — Mina"
    voice <Y> "z"
      p "It’s good"
    "#);
}

#[test]
fn callouts_hold_blocks() {
    insta::assert_snapshot!(page("> [!TIP]\n> One\n>\n> - two\n\n> [!NOPE]\n> text\n"), @r#"
    callout tip
      p "One"
      ul tight
      -
        p "two"
    quote
      p "[!NOPE]" / "text"
    "#);
}

#[test]
fn collapsible_sections_nest() {
    insta::assert_snapshot!(page("## A {.collapsible}\n\na\n\n### B {.collapsible #b}\n\nb\n\n#### C\n\n### D\n\nd\n\n## E\n\ne\n"), @r#"
    fold h2#a "A"
      p "a"
      fold h3#b "B"
        p "b"
        h4#c "C"
      h3#d "D"
      p "d"
    h2#e "E"
    p "e"
    "#);
}

#[test]
fn ids_are_unique_and_explicit_ones_stay() {
    insta::assert_snapshot!(page("## Intro\n\n## Intro\n\n## Other {#intro}\n\n## What {{ role.student_partner.other }} do\n\n## !\n\n## X {#note_1}\n\n## Kit list\n"), @r#"
    h2#intro-2 "Intro"
    h2#intro-3 "Intro"
    h2#intro "Other"
    h2#what-student-partner-do "What " {{ role.student_partner.other }} " do"
    h2#section "!"
    h2#section-note_1 "X"
    h2#section-kit-list "Kit list"
    "#);
}

#[test]
fn words_of_the_vocabulary() {
    insta::assert_snapshot!(page("A {{ role.student_partner }}, {{Role.staff_lead.other}} {{ value.programme_name }}\n**{{ phase.plan.one }}** `{{ role.x }}` \\{{ role.x }} {{\nrole.two }}\n\n## For {{ theme.belonging }}\n"), @r#"
    p "A " {{ role.student_partner }} ", " {{ Role.staff_lead.other }} " " {{ value.programme_name }} / strong({{ phase.plan }}) " " `{{ role.x }}` " {{ role.x }} " {{ role.two }}
    h2#for-belonging "For " {{ theme.belonging }}
    "#);
}

#[test]
fn fields_in_templates() {
    insta::assert_snapshot!(template("Dear [first name][surname], by [deadline *date*] […] [...] [sic] [x] [1] [link](a.md) [first name] [@ref] ![see]\n\n- [ ] task [what]\n- [x] done\n"), @r#"
    p "Dear " field<first-name>("first name") field<surname>("surname") ", by " field<deadline-date>("deadline date") " […] […] [sic] [x] [1] " link<path a.md>("link") " " field<first-name-2>("first name") " " cite<ref> " " "!" field<see>("see")
    ul tight
    - [ ]
      p "task " field<what>("what")
    - [x]
      p "done"
    "#);
    insta::assert_snapshot!(page("By [deadline date] see [@smith-2020][@jones] or [text][@x]."), @r#"
    p "By [deadline date] see " cite<smith-2020> cite<jones> " or " "[text]" cite<x> "."
    "#);
}

#[test]
fn terms_are_linked_once_and_only_in_running_text() {
    let glossary: &[(&str, &[&str])] = &[("gap", &["awarding gap"]), ("su", &["SU"]), ("co", &["co-creation"])];
    let text = "## The awarding gap\n\n[awarding gap](a.md) `awarding gap` **Awarding\ngap** awarding gap SU co-creation.\n\n> co-creation SU\n\nsu Co-creation\n";
    insta::assert_snapshot!(shown::tree(&parsed(Kind::Page, glossary, text)), @r#"
    h2#the-awarding-gap "The awarding gap"
    p link<path a.md>("awarding gap") " " `awarding gap` " " strong(term<gap>("Awarding gap")) " awarding gap " term<su>("SU") " " term<co>("co-creation") "."
    quote
      p "co-creation SU"
    p "su Co-creation"
    "#);
}

#[test]
fn the_outline_is_complete() {
    let text = "Opening *words* with {{ role.x }} here.\n\n## One `two`\n\nText\n\n```rust\n```\n\n::: metrics\n";
    let parsed = parsed(Kind::Page, &[], text);
    insta::assert_debug_snapshot!((&parsed.outline.headings, &parsed.outline.anchors, &parsed.outline.data_blocks, &parsed.outline.code_languages, parsed.outline.word_count, &parsed.outline.opening), @r#"
    (
        [
            Heading {
                level: 2,
                id: "one-two",
                text: "One two",
                collapsible: false,
                span: Span {
                    start: 41,
                    end: 53,
                },
            },
        ],
        [
            Anchor {
                id: "one-two",
                span: Span {
                    start: 41,
                    end: 53,
                },
            },
        ],
        [
            (
                Metrics,
                Span {
                    start: 74,
                    end: 85,
                },
            ),
        ],
        [
            "rust",
        ],
        8,
        "Opening words with {{ role.x }} here.",
    )
    "#);
}

#[test]
fn spans_are_offsets_of_the_file() {
    let text = "---\ntitle: ŵ\n---\nA [[p]].\n";
    let terms = crate::parse::terms::TermMatcher::empty();
    let options = super::Options { kind: Kind::Page, terms: &terms, raw_html: true };
    let parsed = super::parse(crate::source::SourceId(0), text, 18, &options);
    assert_eq!(&text[parsed.outline.links[0].span.range()], "[[p]]");
}
