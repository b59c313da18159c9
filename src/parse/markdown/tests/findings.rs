//! What is reported.

use super::{findings, shown};
use crate::model::Kind;

#[test]
fn headings() {
    insta::assert_snapshot!(findings("### Deep\n\n# One\n\n## Two\n\n##\n\n#### Four {.colapsible}\n\n## A {#x}\n\n## B {#x}\n"), @r#####"
    heading-skipped: the first heading is of level 3, not 2 @ "### Deep" (write `## Deep`)
    heading-one: a level-one heading: the page's title is its only one @ "# One" (write `## One`)
    heading-empty: the heading has no words @ "##" (write what the section is about, or remove the line)
    unknown-value: a heading cannot be `.colapsible` @ "#### Four {.colapsible}" (`{.collapsible}` folds a section away and `{#id}` names it; `\{` is the brace itself)
    heading-skipped: the level jumps from 2 to 4 @ "#### Four {.colapsible}" + "##" (write `### Four`)
    duplicate-anchor: two headings have the id `x` @ "## B {#x}" + "## A {#x}" (give one of them another id, so that a link can only mean one place)
    "#####);
}

#[test]
fn blocks() {
    insta::assert_snapshot!(findings("::: metric\n\n::: warning\ntext\n:::\n\n::: quiz now\n\n- a\n\n  ::: goals\n\n> ::: agenda\n"), @r#"
    unknown-block: there is no block `metric` @ "metric" (did you mean `metrics`?)
    unknown-block: there is no block `warning` @ "warning" (a callout is a quotation that starts with `> [!WARNING]`)
    unknown-block: `::: quiz` takes nothing after its name @ "quiz now" (write `::: quiz` alone on its line)
    unknown-block: `::: goals` stands inside a list or quotation @ "::: goals" (put it at the left margin, with an empty line before and after it)
    unknown-block: `::: agenda` stands inside a list or quotation @ "::: agenda" (put it at the left margin, with an empty line before and after it)
    "#);
}

#[test]
fn words() {
    insta::assert_snapshot!(findings("{{ roles.x }} {{ role.x.many }} {{ x }} {{}} {{ role.a.b.c }} {{ role. }} {{ open\n"), @r#"
    unknown-word: `{{ roles.x }}` is no word that Kitpress can fill in @ "{{ roles.x }}" (did you mean `role`? write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, theme, lifecycle or value)
    unknown-word: `{{ role.x.many }}` is no word that Kitpress can fill in @ "{{ role.x.many }}" (write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, theme, lifecycle or value)
    unknown-word: `{{ x }}` is no word that Kitpress can fill in @ "{{ x }}" (write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, theme, lifecycle or value)
    unknown-word: `{{}}` is no word that Kitpress can fill in @ "{{}}" (write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, theme, lifecycle or value)
    unknown-word: `{{ role.a.b.c }}` is no word that Kitpress can fill in @ "{{ role.a.b.c }}" (write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, theme, lifecycle or value)
    unknown-word: `{{ role. }}` is no word that Kitpress can fill in @ "{{ role. }}" (write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, theme, lifecycle or value)
    unknown-word: `{{` is not closed by `}}` @ "{{" (write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, theme, lifecycle or value)
    "#);
}

#[test]
fn links_and_images() {
    insta::assert_snapshot!(findings("[a](javascript:alert(1)) [](b.md) ![](c.svg) ![image](d.svg) ![d.svg](d.svg) [e]() <ftp://x.y> [f](data:x) [[ ]] ![g](file:///x)\n"), @r#"
    bad-link: a link on a page cannot start with `javascript:` @ "[a](javascript:alert(1))" (link to a page with `[[its-id]]`, to a file by its path, or to a complete web address)
    link-empty: the link has no text @ "[](b.md)" (say between the square brackets where the link goes)
    image-alt: the image has no text alternative @ "![](c.svg)" (describe it: `![what it shows](c.svg)`; or, if it only decorates: `![](c.svg "decorative")`)
    image-alt: the text alternative `image` says nothing about the image @ "![image](d.svg)" (describe it: `![what it shows](d.svg)`; or, if it only decorates: `![](d.svg "decorative")`)
    image-alt: the text alternative `d.svg` says nothing about the image @ "![d.svg](d.svg)" (describe it: `![what it shows](d.svg)`; or, if it only decorates: `![](d.svg "decorative")`)
    bad-link: the link has no destination @ "[e]()" (link to a page with `[[its-id]]`, to a file by its path, or to a complete web address)
    bad-link: a link on a page cannot start with `ftp:` @ "<ftp://x.y>" (link to a page with `[[its-id]]`, to a file by its path, or to a complete web address)
    bad-link: a link on a page cannot start with `data:` @ "[f](data:x)" (link to a page with `[[its-id]]`, to a file by its path, or to a complete web address)
    bad-link: the link names no page @ "[[ ]]" (link to a page with `[[its-id]]`, to a file by its path, or to a complete web address)
    bad-link: a link on a page cannot start with `file:` @ "![g](file:///x)" (link to a page with `[[its-id]]`, to a file by its path, or to a complete web address)
    "#);
}

#[test]
fn footnotes() {
    insta::assert_snapshot!(findings("A[^notes] and \\[^x] and [^y z]\n\n[^note]: Text\n"), @r#"
    footnote-missing: there is no footnote `notes` @ "[^notes]" (did you mean `note`?)
    footnote-unused: nothing points to the footnote `note` @ "[^note]" (write `[^note]` where it belongs, or remove it)
    "#);
}

#[test]
fn tables() {
    insta::assert_snapshot!(findings("| | |\n|-|-|\n| a | b |\n\n| | b |\n|-|-|\n| a | b |\n\n| a | |\n|-|-|\n| a | b |\n"), @r#"
    table-header: the table's header row has no words @ "| | |" (say in the first row what each column holds; only the first cell may stay empty, in a table whose first column heads its rows)
    table-header: column 2 of the table has no heading @ "| a | |" (say in the first row what each column holds; only the first cell may stay empty, in a table whose first column heads its rows)
    "#);
}

#[test]
fn an_escaped_bracket_is_no_callout() {
    assert_eq!(findings("> \\[!NOTE]\n> text\n"), "");
}

#[test]
fn what_would_vanish_is_reported() {
    insta::assert_snapshot!(findings("> [!TIPP]\n> text\n\n> [!DANGER]\n> text\n\n<!-- closed -->\n\n![A {{ role.x }}](a.svg)\n\n<!-- open\n\n## Lost\n"), @r#"
    unknown-value: there is no callout `[!TIPP]` @ "[!TIPP]" (did you mean `TIP`?)
    unknown-value: there is no callout `[!DANGER]` @ "[!DANGER]" (known here: NOTE, TIP, IMPORTANT, WARNING, CAUTION)
    unknown-word: the words of an image cannot hold `{{ }}` @ "![A {{ role.x }}](a.svg)" (write the word itself: the words of images stay as they are)
    raw-html: the comment is never closed, so nothing after it is shown @ "<!--" (close it with `-->`)
    "#);
    let text = "[Date]: [time]\n\n[site]: https://x.org/\n\n[Name]: yours\n";
    insta::assert_snapshot!(shown::findings(&super::parsed(Kind::Template, &[], text), text), @r#"
    field-mismatch: `[Date]:` at the start of a line is no field @ "[Date]: [time]" (to Markdown it defines a link and is not shown: put a word before the bracket, or the colon inside it)
    field-mismatch: `[Name]:` at the start of a line is no field @ "[Name]: yours" (to Markdown it defines a link and is not shown: put a word before the bracket, or the colon inside it)
    "#);
}

#[test]
fn deep_nesting_is_kept_as_text() {
    for text in [
        ">".repeat(5000) + " x",
        "* ".repeat(5000) + "x",
        "**a *b ".repeat(200) + &"* b**".repeat(200),
        "- > ".repeat(300),
    ] {
        let parsed = super::parsed(Kind::Page, &[], &text);
        let codes: Vec<_> = parsed.diagnostics.iter().map(|finding| finding.code.name()).collect();
        assert_eq!(codes, ["nested-too-deep"], "{}", &text[..20]);
        assert!(shown::tree(&parsed).len() < 40_000);
    }
}

#[test]
fn a_rule_is_reported_a_hundred_times_at_most() {
    let parsed = super::parsed(Kind::Page, &[], &"## \n\n".repeat(1000));
    assert_eq!(parsed.diagnostics.iter().count(), 100);
}
