//! Trees as HTML, with the smallest theme there can be.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::body;
use crate::load::Sources;
use crate::model::{FieldKind, Kind, Lang};
use crate::parse::markdown::{Options, Parsed, parse};
use crate::parse::terms::TermMatcher;
use crate::render::page::Blocks;
use crate::render::templates::{REQUIRED, Templates};
use crate::resolve::ImageTarget;
use crate::source::{SourceId, SourceText};
use crate::theme::Strings;
use crate::view::body::{BodyView, CitationOut, FieldOut, LinkOut};
use crate::view::types::VoiceView;
use std::sync::Arc;

const STRINGS: &str = "permalink = Link to this section: { $title }
footnotes = Notes
footnote_reference = Note { $number }
footnote_back = Back to the text of note { $number }
table_label = Table
code_label = Code
code_in = Code: { $language }
callout_tip = Tip
choose = Choose
required_mark = (required)
your_answer = Your answer
cell_label = { $row }: { $column }
";

const BLOCKS: [(&str, &str); 5] = [
    (
        "blocks/voice.html",
        "<figure><blockquote>{{ words | safe }}</blockquote><figcaption>{{ attribution | safe }}</figcaption></figure>",
    ),
    ("blocks/callout.html", "<aside class=\"{{ callout }}\"><p>{{ title }}</p>{{ words | safe }}</aside>"),
    (
        "blocks/disclosure.html",
        "<details><summary><h{{ level }} id=\"{{ id }}\">{{ title | safe }}</h{{ level }}></summary>{{ words | safe }}</details>",
    ),
    (
        "blocks/figure.html",
        "<figure><img src=\"{{ image.src }}\" alt=\"{{ image.alt }}\"{% if lazy %} loading=\"lazy\"{% endif %}>{% if caption %}<figcaption>{{ caption }}</figcaption>{% endif %}</figure>",
    ),
    ("blocks/metrics.html", "<p>metrics</p>"),
];

/// A theme, and Arabic strings for one test.
fn theme() -> (Templates, Strings) {
    let mut sources = Sources::default();
    let mut add = |name: &str, text: &str| {
        sources.texts.push(SourceText { name: name.into(), text: text.into() });
        SourceId(sources.texts.len() as u32 - 1)
    };
    let strings = add("en.ftl", STRINGS);
    let templates: Vec<_> = REQUIRED.iter().map(|name| (*name, "")).chain(BLOCKS).collect();
    let templates: Vec<_> = templates.into_iter().map(|(name, text)| (name.to_owned(), add(name, text))).collect();
    sources.theme.strings.insert("en".to_owned(), vec![strings]);
    sources.theme.templates = templates.into_iter().collect();
    let (strings, _) = Strings::read(&sources, &Lang::new("en").unwrap());
    let (again, _) = Strings::read(&sources, &Lang::new("en").unwrap());
    let (templates, diagnostics) = Templates::compile(&sources, Arc::new(again));
    (templates.unwrap_or_else(|| panic!("{diagnostics:?}")), strings)
}

/// A page with everything resolved in the plainest way.
fn view(kind: Kind, text: &str) -> BodyView {
    let terms = TermMatcher::new([("gap", ["awarding gap"])].into_iter());
    let Parsed { body, outline, .. } = parse(SourceId(0), text, 0, &Options { kind, terms: &terms, raw_html: true });
    BodyView {
        headings: outline.headings.iter().map(|heading| heading.text.to_string()).collect(),
        links: (outline.links.iter())
            .map(|link| LinkOut {
                href: match &link.target {
                    crate::document::LinkTarget::Page { id, .. } => format!("/{id}/"),
                    crate::document::LinkTarget::Path { path, .. } => path.to_string(),
                    crate::document::LinkTarget::Anchor(anchor) => format!("#{anchor}"),
                    crate::document::LinkTarget::External(href) | crate::document::LinkTarget::Contact(href) => {
                        href.to_string()
                    }
                },
                text: "Its title".to_owned(),
                external: matches!(link.target, crate::document::LinkTarget::External(_)),
                restricted: None,
                lang: None,
            })
            .collect(),
        link_numbers: None,
        images: outline
            .images
            .iter()
            .map(|i| ImageTarget { src: i.path.to_string(), file: i.path.to_string(), width: 4, height: 3 })
            .collect(),
        words: outline.words.iter().map(|word| format!("«{}»", word.id)).collect(),
        terms: outline.terms.iter().map(|term| format!("/glossary/#{}", term.id)).collect(),
        citations: (outline.citations.iter())
            .map(|c| CitationOut { href: format!("#ref-{}", c.id), text: c.id.to_string(), restricted: None })
            .collect(),
        fields: (outline.fields.iter())
            .map(|field| FieldOut {
                name: field.id.to_string(),
                prompt: field.prompt.to_string(),
                kind: match &*field.prompt {
                    "date" => FieldKind::Date,
                    "why" => FieldKind::LongText,
                    "day" => FieldKind::Choice,
                    "agree" => FieldKind::Checkbox,
                    _ => FieldKind::Text,
                },
                options: vec!["Monday".to_owned(), "A & B".to_owned()],
                required: &*field.prompt == "day",
                help: (&*field.prompt == "date").then(|| "Any day".to_owned()),
            })
            .collect(),
        voices: (outline.voices.iter())
            .map(|voice| {
                (&*voice.name != "Withheld").then(|| VoiceView {
                    name: voice.name.to_string(),
                    role: "partner".to_owned(),
                    ..VoiceView::default()
                })
            })
            .collect(),
        empty: Vec::new(),
        raw_html: false,
        answers: kind != Kind::Page,
        places: crate::view::names::Places::of(&body),
        body: Arc::new(body),
        outline: Arc::new(outline),
    }
}

fn html_of(view: &BodyView, lang: &str) -> String {
    let (templates, strings) = theme();
    let lang = Lang::new(lang).unwrap();
    let context = templates.context("en");
    body(view, &Blocks { templates: &templates, context: &context, strings: &strings, lang: &lang }).unwrap()
}

fn html(text: &str) -> String {
    html_of(&view(Kind::Page, text), "en")
}

fn template(text: &str) -> String {
    html_of(&view(Kind::Template, text), "en")
}

#[test]
fn headings_have_permalinks_after_their_words() {
    insta::assert_snapshot!(html("## What <we> \"did\" {#a%b}\n\nText & *more* `x<y`\\\nnext\n"), @r##"
    <h2 id="a%b">What  “did” <a class="permalink" href="#a%25b" aria-label="Link to this section: What  “did”"><span aria-hidden="true">#</span></a></h2>
    <p>Text &amp; <em>more</em> <code>x&lt;y</code><br>
    next</p>
    "##);
}

#[test]
fn lists_are_tight_or_loose() {
    insta::assert_snapshot!(html("- a\n  - b\n\n3. one\n\n4. two\n   ```\n   code\n   ```\n"), @r#"
    <ul>
    <li>a
    <ul>
    <li>b</li>
    </ul>
    </li>
    </ul>
    <ol start="3">
    <li>
    <p>one</p>
    </li>
    <li>
    <p>two</p>
    <div class="scroll" role="group" tabindex="0" aria-label="Code"><pre><code>code
    </code></pre></div>
    </li>
    </ol>
    "#);
}

#[test]
fn tasks_are_checkboxes_with_labels() {
    insta::assert_snapshot!(template("- [ ] open *it*\n  - [x] done\n- [ ] ask [name]\n- plain\n"), @r#"
    <ul class="tasks">
    <li><label class="check"><input type="checkbox" name="task-1"> <span>open <em>it</em></span></label>
    <ul class="tasks">
    <li><label class="check"><input type="checkbox" name="task-2" checked> <span>done</span></label></li>
    </ul>
    </li>
    <li><div class="check"><input type="checkbox" name="task-3" aria-labelledby="field_task-3"> <span id="field_task-3">ask <label class="field"><span class="field-prompt">name</span> <input type="text" autocomplete="off" id="field_name" name="name"></label></span></div></li>
    <li>plain</li>
    </ul>
    "#);
}

#[test]
fn tables_have_scope_and_a_frame() {
    insta::assert_snapshot!(html("## Plan\n\n| | b |\n|---|--:|\n| r | 1 |\n| | 2 |\n\n| a | b |\n|---|---|\n| **x** | 1 |\n"), @r##"
    <h2 id="plan">Plan <a class="permalink" href="#plan" aria-label="Link to this section: Plan"><span aria-hidden="true">#</span></a></h2>
    <div class="scroll" role="group" tabindex="0" aria-label="Table: Plan"><table>
    <thead><tr><td></td><th scope="col" class="align-end">b</th></tr></thead>
    <tbody>
    <tr><th scope="row">r</th><td class="align-end">1</td></tr>
    <tr><td></td><td class="align-end">2</td></tr>
    </tbody>
    </table></div>
    <div class="scroll" role="group" tabindex="0" aria-label="Table: Plan"><table>
    <thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>
    <tbody>
    <tr><th scope="row">x</th><td>1</td></tr>
    </tbody>
    </table></div>
    "##);
}

#[test]
fn empty_cells_of_templates_are_space_to_answer() {
    insta::assert_snapshot!(template("| Who | When {{ role.x }} |\n|---|---|\n| You | |\n| | now |\n"), @r#"
    <div class="scroll" role="group" tabindex="0" aria-label="Table"><table>
    <thead><tr><th scope="col">Who</th><th scope="col">When «x»</th></tr></thead>
    <tbody>
    <tr><td>You</td><td><textarea rows="2" id="field_cell-1-1-2" name="cell-1-1-2" aria-label="You: When «x»"></textarea></td></tr>
    <tr><td><textarea rows="2" id="field_cell-1-2-1" name="cell-1-2-1" aria-label="2: Who"></textarea></td><td>now</td></tr>
    </tbody>
    </table></div>
    "#);
}

#[test]
fn fields_are_controls() {
    insta::assert_snapshot!(template("[name] [date] [why] [day] [agree]\n\n## About [name] {.collapsible}\n"), @r#"
    <p><label class="field"><span class="field-prompt">name</span> <input type="text" autocomplete="off" id="field_name" name="name"></label> <label class="field"><span class="field-prompt">date</span> <input type="date" id="field_date" name="date" aria-describedby="field_date_help"></label> <small class="field-help" id="field_date_help">Any day</small> <label class="field"><span class="field-prompt">why</span> <textarea rows="3" id="field_why" name="why"></textarea></label> <label class="field"><span class="field-prompt">day <span class="required">(required)</span></span> <select id="field_day" name="day" required><option value="">Choose</option><option>Monday</option><option>A &amp; B</option></select></label> <label class="field"><input type="checkbox" id="field_agree" name="agree"> <span class="field-prompt">agree</span></label></p>
    <details><summary><h2 id="about-name">About [name]</h2></summary></details>
    "#);
}

#[test]
fn links_say_where_they_go() {
    let mut view = view(
        Kind::Page,
        "[[p]] [x](a \"T\") <https://x.org/?a=1&b=2> [[q]] [[r]] awarding gap[@ref][@two] [a[^1]](b)\n\n[^1]: N\n",
    );
    view.links[0].restricted = Some("staff".to_owned());
    view.links[3] =
        LinkOut { href: "/cy/q/".into(), text: "Teitl".into(), lang: Some("ar".into()), ..LinkOut::default() };
    view.links[4] = LinkOut { text: "Gone".into(), ..LinkOut::default() };
    insta::assert_snapshot!(html_of(&view, "en"), @r##"
    <p><a href="/p/">Its title</a> <span class="restricted">staff</span> <a href="a" title="T">x</a> <a href="https://x.org/?a=1&amp;b=2" rel="external">https://x.org/?a=1&amp;b=2</a> <a href="/cy/q/" hreflang="ar" lang="ar" dir="rtl">Teitl</a> Gone <a class="term" href="/glossary/#gap">awarding gap</a> (<a class="citation" role="doc-biblioref" href="#ref-ref">ref</a>) (<a class="citation" role="doc-biblioref" href="#ref-two">two</a>) [a<sup class="footnote-ref"><a role="doc-noteref" id="mark_1_1" href="#note_1" aria-label="Note 1">1</a></sup>](b)</p>
    <section class="footnotes" role="doc-endnotes" aria-labelledby="note_s">
    <h2 id="note_s">Notes</h2>
    <ol>
    <li id="note_1"><p>N <a class="footnote-back" role="doc-backlink" href="#mark_1_1" aria-label="Back to the text of note 1">↩︎</a></p></li>
    </ol>
    </section>
    "##);
}

#[test]
fn footnotes_point_both_ways_and_withheld_voices_take_theirs_along() {
    insta::assert_snapshot!(html("> Secret[^s]\n> — Withheld\n\n> Words\n> — Mina\n\n> Words\n> — Jo, *lead*\n\nA[^b] and[^b][^c].\n\n[^s]: Secret\n[^b]: B[^d]\n[^c]:\n    ```\n    c\n    ```\n[^d]: D\n"), @r##"
    <figure><blockquote><p>Words</p>
    </blockquote><figcaption><span class="voice-name">Mina</span>, partner</figcaption></figure>
    <figure><blockquote><p>Words</p>
    </blockquote><figcaption><span class="voice-name">Jo</span>, <em>lead</em></figcaption></figure>
    <p>A<sup class="footnote-ref"><a role="doc-noteref" id="mark_1_1" href="#note_1" aria-label="Note 1">1</a></sup> and<sup class="footnote-ref"><a role="doc-noteref" id="mark_1_2" href="#note_1" aria-label="Note 1">1</a></sup><sup class="footnote-ref"><a role="doc-noteref" id="mark_2_1" href="#note_2" aria-label="Note 2">2</a></sup>.</p>
    <section class="footnotes" role="doc-endnotes" aria-labelledby="note_s">
    <h2 id="note_s">Notes</h2>
    <ol>
    <li id="note_1"><p>B<sup class="footnote-ref"><a role="doc-noteref" id="mark_3_1" href="#note_3" aria-label="Note 3">3</a></sup> <a class="footnote-back" role="doc-backlink" href="#mark_1_1" aria-label="Back to the text of note 1 (1)">↩︎<sup>1</sup></a> <a class="footnote-back" role="doc-backlink" href="#mark_1_2" aria-label="Back to the text of note 1 (2)">↩︎<sup>2</sup></a></p></li>
    <li id="note_2"><div class="scroll" role="group" tabindex="0" aria-label="Code"><pre><code>c
    </code></pre></div>
    <p> <a class="footnote-back" role="doc-backlink" href="#mark_2_1" aria-label="Back to the text of note 2">↩︎</a></p></li>
    <li id="note_3"><p>D <a class="footnote-back" role="doc-backlink" href="#mark_3_1" aria-label="Back to the text of note 3">↩︎</a></p></li>
    </ol>
    </section>
    "##);
}

#[test]
fn theme_blocks_are_filled() {
    insta::assert_snapshot!(html("> [!TIP]\n> Do\n\n## Fold [x](y) {.collapsible}\n\n![A](a.svg \"Cap\")\n\nIn ![B](b.svg) line\n\n::: metrics\n\n***\n\n> quote\n\nTerm\n: one\n"), @r#"
    <aside class="tip"><p>Tip</p><p>Do</p>
    </aside>
    <details><summary><h2 id="fold-x">Fold x</h2></summary><figure><img src="a.svg" alt="A"><figcaption>Cap</figcaption></figure>
    <p>In <img src="b.svg" alt="B" width="4" height="3" loading="lazy" decoding="async"> line</p>
    <p>metrics</p>
    <hr>
    <blockquote>
    <p>quote</p>
    </blockquote>
    <dl>
    <dt>Term</dt>
    <dd>one</dd>
    </dl>
    </details>
    "#);
}

#[test]
fn raw_html_is_kept_only_where_allowed() {
    let mut view = view(Kind::Page, "<div>x</div>\n\na <b>c</b>\n");
    insta::assert_snapshot!(html_of(&view, "en"), @"<p>a c</p>");
    view.raw_html = true;
    insta::assert_snapshot!(html_of(&view, "en"), @r#"
    <div>x</div>
    <p>a <b>c</b></p>
    "#);
}

#[test]
fn code_is_coloured_and_reads_from_left_to_right() {
    insta::assert_snapshot!(html_of(&view(Kind::Page, "```yaml\na: 1\n```\n\n`x`\n\n    <plain>\n"), "ar"), @r#"
    <div class="scroll" role="group" tabindex="0" aria-label="Code: yaml"><pre dir="ltr"><code class="language-yaml"><span class="hl-a">a</span><span class="hl-p">: </span><span class="hl-n">1
    </span></code></pre></div>
    <p><code dir="ltr">x</code></p>
    <div class="scroll" role="group" tabindex="0" aria-label="Code"><pre dir="ltr"><code>&lt;plain&gt;
    </code></pre></div>
    "#);
}
