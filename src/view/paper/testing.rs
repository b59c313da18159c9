//! A paper with one of everything, for the tests of the writers.

use super::*;

/// Words without markup.
pub fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

/// A block without a place.
pub fn block(kind: BlockKind) -> Block {
    Block { kind, place: None }
}

/// A paragraph.
pub fn paragraph(inlines: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph { style: Style::Body, inlines })
}

/// A heading whose id is its number.
pub fn heading(level: u8, words: &str) -> Block {
    let id = words.to_lowercase().replace(' ', "-");
    block(BlockKind::Heading { level, id, number: None, inlines: vec![text(words)] })
}

/// A field.
pub fn field(name: &str, prompt: &str, kind: FieldKind) -> Field {
    Field {
        name: name.to_owned(),
        label: prompt.to_owned(),
        prompt: prompt.to_owned(),
        kind,
        options: if kind == FieldKind::Choice { vec!["Student".into(), "Staff & others".into()] } else { Vec::new() },
        required: name == "your-name",
        help: (name == "your-name").then(|| "The name you use.".to_owned()),
        checked: name == "done",
        place: None,
    }
}

fn cell(words: &str) -> Cell {
    Cell { blocks: vec![paragraph(vec![text(words)])], answer: None }
}

fn answer(number: usize) -> Cell {
    Cell { blocks: Vec::new(), answer: Some(number) }
}

/// One of everything, in British English with Welsh, Arabic and accented words.
pub fn sample() -> Paper {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40"><rect width="120" height="40" fill="#7a3b69"/><text x="8" y="26" fill="#fff" font-family="sans-serif" font-size="16">Partners</text></svg>"##;
    let item = |words: &str| Item { check: None, blocks: vec![paragraph(vec![text(words)])] };
    let link = |to: LinkTo, words: &str| Inline::Link { to, inlines: vec![text(words)] };
    Paper {
        stem: "ground-rules".into(),
        ident: "templates/ground-rules en".into(),
        title: "Ground rules & agreements".into(),
        kind_label: "Template".into(),
        summary: "Agree how you work together, ŵ and ŷ included.".into(),
        lang: "en".into(),
        creators: vec!["Zoë Müller".into(), "Siân Pŵy".into()],
        publisher: "Example University".into(),
        site_title: "Partners in Practice".into(),
        keywords: vec!["Belonging".into(), "Student partners".into()],
        date: Some("2026-11-22".into()),
        date_text: Some("22 November 2026".into()),
        url: "https://example.org/templates/ground-rules/".into(),
        licence: Some((
            "Creative Commons Attribution 4.0 International".into(),
            Some("https://creativecommons.org/licenses/by/4.0/".into()),
        )),
        credit: Some("Example University, Partners in Practice".into()),
        blocks: vec![
            block(BlockKind::Paragraph {
                style: Style::Lead,
                inlines: vec![text("Agree how you work together, ŵ and ŷ included.")],
            }),
            heading(2, "About you"),
            paragraph(vec![text("Your name: "), Inline::Field(0), text(" and role: "), Inline::Field(1), text(".")]),
            paragraph(vec![
                text("Plain, "),
                Inline::Strong(vec![text("strong, "), Inline::Emphasis(vec![text("both")])]),
                text(", "),
                Inline::Strikethrough(vec![text("gone")]),
                text(", "),
                Inline::Code("x < y && \"z\" #set $a$".into()),
                text(", "),
                Inline::Cite(vec![text("A work")]),
                text(" and "),
                link(LinkTo::Web("https://example.org/?a=1&b=\"2\"".into()), "a guide"),
                text(", "),
                link(LinkTo::Within("about-you".into()), "see above"),
                Inline::Note(0),
                Inline::Break,
                Inline::Foreign { lang: "cy".into(), rtl: false, inlines: vec![text("Croeso i’r bartneriaeth.")] },
                text(" "),
                Inline::Foreign {
                    lang: "ar".into(), rtl: true, inlines: vec![text("الشراكة مع الطلبة")]
                },
            ]),
            block(BlockKind::List {
                start: None,
                tight: true,
                items: vec![
                    item("First"),
                    Item {
                        check: None,
                        blocks: vec![
                            paragraph(vec![text("Second")]),
                            block(BlockKind::List {
                                start: Some(3),
                                tight: true,
                                items: vec![item("Three"), item("Four")],
                            }),
                        ],
                    },
                ],
            }),
            block(BlockKind::List { start: Some(1), tight: false, items: vec![item("One"), item("Two")] }),
            block(BlockKind::List {
                start: None,
                tight: true,
                items: vec![
                    Item { check: Some(2), blocks: vec![paragraph(vec![text("A student has read it.")])] },
                    Item {
                        check: Some(3),
                        blocks: vec![paragraph(vec![text("Reviewed on "), Inline::Field(4), text(".")])],
                    },
                ],
            }),
            heading(3, "Our answers"),
            block(BlockKind::Table(Table {
                caption: "Our answers".into(),
                summary: "A prompt in each row; what students and staff say in the columns.".into(),
                alignments: vec![Align::Start, Align::Start, Align::End],
                widths: vec![1, 2, 2],
                head: vec![cell("Prompt"), cell("Students"), cell("Staff")],
                rows: vec![
                    vec![cell("What happened?"), answer(5), answer(6)],
                    vec![cell("What next?"), cell("Both & neither"), answer(7)],
                ],
                row_headers: true,
                ..Table::default()
            })),
            block(BlockKind::Quote(vec![paragraph(vec![text("Nobody’s words.")])])),
            block(BlockKind::Voice {
                blocks: vec![paragraph(vec![text("We decide together.")])],
                attribution: vec![text("Mina, student partner")],
            }),
            block(BlockKind::Callout {
                kind: "tip",
                label: "Tip".into(),
                blocks: vec![paragraph(vec![text("Start early.")])],
            }),
            block(BlockKind::Code("let a = \"b\";\n  <tag>\n".into())),
            block(BlockKind::Definitions(vec![(
                vec![text("Partner")],
                vec![vec![paragraph(vec![text("Shares decisions.")])]],
            )])),
            block(BlockKind::Figure {
                picture: 0,
                alt: "A logo: the word Partners on purple".into(),
                caption: vec![text("Our logo")],
            }),
            paragraph(vec![
                text("With "),
                Inline::Picture { picture: 0, alt: String::new(), place: None },
                text(" inside."),
            ]),
            block(BlockKind::Answer { field: 8 }),
            block(BlockKind::Rule),
            block(BlockKind::Turned(vec![heading(2, "On its side"), paragraph(vec![text("Wide.")])])),
            block(BlockKind::PageBreak),
            heading(2, "The end"),
            block(BlockKind::Paragraph { style: Style::Figure, inlines: vec![text("3.1 percentage points")] }),
            block(BlockKind::Paragraph { style: Style::Small, inlines: vec![text("Source: a survey.")] }),
        ],
        notes: vec![vec![paragraph(vec![
            text("With a source: "),
            link(LinkTo::Web("https://example.org/source".into()), "the source"),
        ])]],
        fields: vec![
            field("your-name", "your name", FieldKind::Text),
            field("role", "choose a role", FieldKind::Choice),
            field("task-1", "A student has read it.", FieldKind::Checkbox),
            field("done", "Reviewed on [review date].", FieldKind::Checkbox),
            field("review-date", "review date", FieldKind::Date),
            field("answer-1-2", "What happened? Students", FieldKind::LongText),
            field("answer-1-3", "What happened? Staff", FieldKind::LongText),
            field("answer-2-3", "What next? Staff", FieldKind::LongText),
            field("contact", "contact email", FieldKind::Email),
        ],
        pictures: vec![Picture {
            name: "logo.svg".into(),
            bytes: svg[..].into(),
            format: PictureFormat::Svg,
            width: 120,
            height: 40,
            place: None,
        }],
        words: Words {
            page: "Page".into(),
            of: "of".into(),
            contents: "Contents".into(),
            choose: "Choose".into(),
            date_hint: "day, month, year".into(),
            required: "(required)".into(),
            logo: "Logo".into(),
            tick: "Tick box".into(),
            note: "Note".into(),
        },
        ..Paper::default()
    }
}
