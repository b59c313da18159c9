//! What CommonMark and GitHub define.

use super::page;

#[test]
fn paragraphs_and_inline_markup() {
    insta::assert_snapshot!(page("One *two **three*** ~~four~~ `five\nsix`\nnext\\\nhard \"quoted\" -- it's… &amp; \\*\n"), @r#"
    p "One " em("two " strong("three")) " " del("four") " " `five six` / "next" // "hard “quoted” – it’s… & *"
    "#);
}

#[test]
fn lists_tight_loose_nested_and_with_tasks() {
    insta::assert_snapshot!(page("- a\n  - b\n\n    c\n- [ ] open\n- [x] done\n\n3. one\n\n   two\n4. three\n\n* *x*\n  y\n"), @r#"
    ul tight
    -
      p "a"
      ul
      -
        p "b"
        p "c"
    - [ ]
      p "open"
    - [x]
      p "done"
    ol 3
    -
      p "one"
      p "two"
    -
      p "three"
    ul tight
    -
      p em("x") / "y"
    "#);
}

#[test]
fn tables_with_alignment_and_short_rows() {
    insta::assert_snapshot!(page("| a | b | c |\n|:--|:-:|--:|\n| 1 | **2** |\n| `x \\| y` | [[p\\|q]] | |\n"), @r#"
    table [Start, Centre, End]
    | "a" | "b" | "c"
    | "1" | strong("2") | 
    | `x | y` | link<page p>("q") |
    "#);
}

#[test]
fn code_keeps_its_text() {
    insta::assert_snapshot!(page("```rust,ignore\r\nlet a = \"{{ role.x }}\";\r\n::: metrics\r\n\r\n```\r\n\r\n\tindented [x]\r\n\t:::\r\n\r\n```\nunclosed ::: \n::: x"), @r#"
    code rust "let a = \"{{ role.x }}\";\n::: metrics\n\n"
    code  "indented [x]\n:::\n"
    code  "unclosed ::: \n::: x"
    "#);
}

#[test]
fn definitions_quotes_rules_and_html() {
    insta::assert_snapshot!(page("Term *one*\n: first\n\n  second\n: other\n\n> plain\n> quote\n\n***\n\n<div>\n::: metrics\n</div>\n\n<!-- gone -->\n\nA <b>b</b> <!-- gone --> c\n\n<!-- a -->\n"), @r#"
    dt "Term " em("one")
    dd
      p "first"
      p "second"
    dd
      p "other"
    quote
      p "plain" / "quote"
    rule
    html "<div>\n::: metrics\n</div>\n"
    p "A " html(<b>) "b" html(</b>) "  c"
    "#);
}

#[test]
fn links_of_every_form() {
    let text = "<https://x.org/> [https://y.org](z) https://a.org/*x*";
    assert_eq!(super::parsed(crate::model::Kind::Page, &[], text).outline.links.len(), 2);
    insta::assert_snapshot!(page("[a](b.md#c \"T\") <https://x.org/> <me@x.org> [r] [text][r] [r][] [[p]] [[p#a|*t*]] ![[i.png]]\n\nhttps://a.org/b_c. www.x.org/--a) xhttps://no [https://in.link](z) https://a.org/*x* \\https://esc.org\n\n[r]: /ref \"R\"\n"), @r#"
    p link<path b.md#c "T">("a") " " link<https://x.org/>("https://x.org/") " " link<mailto:me@x.org>("me@x.org") " " link<path /ref "R">("r") " " link<path /ref "R">("text") " " link<path /ref "R">("r") " " link<page p>() " " link<page p#a>(em("t")) " " image("i.png" "i.png")
    p link<https://a.org/b_c>("https://a.org/b_c") ". " link<https://www.x.org/--a>("www.x.org/--a") ") xhttps://no " link<path z>("https://in.link") " https://a.org/" em("x") " \\https://esc.org"
    "#);
}

#[test]
fn images_and_figures() {
    insta::assert_snapshot!(page("![A *b* map](a%20b.svg \"The map\")\n\nIn ![x y](https://x.org/a.png) line\n\n[![alt](a.svg)](b.md)\n\n![](line.svg \"decorative\")\n"), @r#"
    figure "a b.svg" "A b map" Some("The map")
    p "In " image("https://x.org/a.png" "x y") " line"
    p link<path b.md>(image("a.svg" "alt"))
    figure "line.svg" "" None
    "#);
}

#[test]
fn footnotes_are_numbered_by_their_first_marks() {
    insta::assert_snapshot!(page("[^z]: Zed with [^Deep].\n\nFirst[^a] then[^Z] and[^a].\n\n[^a]: A\n\n    second paragraph\n\n[^deep]: D\n[^unused]: U\n"), @r#"
    p "First" mark(0.1) " then" mark(1.1) " and" mark(0.2) "."
    note 0 [^a] x2
      p "A"
      p "second paragraph"
    note 1 [^z] x1
      p "Zed with " mark(2.1) "."
    note 2 [^Deep] x1
      p "D"
    "#);
}

#[test]
fn welsh_and_arabic() {
    insta::assert_snapshot!(page("## Cyd-greu’r gŵyl\n\nMae **ŷd** yn dda -- iawn.\n\n## الشراكة مع الطلاب\n\nنص *مهم* هنا.\n"), @r#"
    h2#cyd-greur-gŵyl "Cyd-greu’r gŵyl"
    p "Mae " strong("ŷd") " yn dda – iawn."
    h2#الشراكة-مع-الطلاب "الشراكة مع الطلاب"
    p "نص " em("مهم") " هنا."
    "#);
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(page(""), "");
    assert_eq!(page("\n\n \t\r\n"), "");
}
