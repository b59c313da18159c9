//! The PDF of one of everything.

use super::*;
use page_validation::ValidationProfile;

use crate::view::paper::*;

fn looks() -> Looks {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let mut looks = Looks::default();
    #[allow(clippy::disallowed_methods, reason = "tests read the default theme")]
    for entry in std::fs::read_dir(folder.join("fonts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ttf") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            looks.fonts.insert(name, std::fs::read(&path).unwrap().into());
        }
    }
    looks.typst = Some((SourceId(7), include_str!("../../../themes/default/document.typ").into()));
    looks
}

fn press() -> &'static Press {
    static PRESS: std::sync::OnceLock<Press> = std::sync::OnceLock::new();
    PRESS.get_or_init(|| {
        let (press, found) = Press::new(&looks());
        assert!(found.is_empty(), "{found:?}");
        press
    })
}

/// The bytes, when nothing at all is found. With `KEEP` in the environment they stay in that folder to look at.
#[allow(clippy::disallowed_methods, reason = "to look at what the tests make")]
pub(super) fn made(paper: &Paper) -> Vec<u8> {
    let (pdf, found) = press().pdf(paper);
    assert!(found.is_empty(), "{found:#?}");
    let pdf = pdf.unwrap();
    if let Ok(folder) = std::env::var("KITPRESS_KEEP") {
        std::fs::write(format!("{folder}/{}-{}.pdf", paper.stem, paper.lang), &pdf).unwrap();
    }
    pdf
}

/// Asks the validator of the tests for both standards.
fn assert_valid(pdf: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = page_validation::ValidationOptions::default().profile(profile);
        let report = page_validation::validate_pdf_bytes(pdf, &options).unwrap();
        assert!(report.is_compliant, "{profile:?}: {:#?}", report.failures);
    }
}

fn of(blocks: Vec<Block>) -> Paper {
    Paper { blocks, fields: Vec::new(), notes: Vec::new(), ..testing::sample() }
}

fn messages(paper: &Paper) -> Vec<(Code, String)> {
    let (_, found) = press().pdf(paper);
    found.iter().map(|finding| (finding.code, finding.message.clone())).collect()
}

fn arabic() -> Paper {
    let words = |words: &str| vec![testing::text(words)];
    let cell = |said: &str| Cell { blocks: vec![testing::paragraph(words(said))], answer: None };
    let mut paper = testing::sample();
    paper.stem = "arabic".into();
    paper.lang = "ar".into();
    paper.rtl = true;
    paper.title = "القواعد الأساسية للشراكة".into();
    paper.kind_label = "نموذج".into();
    paper.summary = "اتفقوا على كيفية العمل معًا قبل أن تبدؤوا.".into();
    paper.site_title = "شركاء في الممارسة".into();
    paper.publisher = "جامعة المثال".into();
    paper.creators = vec!["ليلى حسن".into()];
    paper.date_text = Some("٢٢ نوفمبر ٢٠٢٦".into());
    paper.words = Words {
        page: "صفحة".into(),
        of: "من".into(),
        contents: "المحتويات".into(),
        choose: "اختر".into(),
        date_hint: "اليوم، الشهر، السنة".into(),
        required: "(مطلوب)".into(),
        ..paper.words
    };
    let names = ["اسمك", "دورك", "قرأه طالب", "تمت المراجعة", "تاريخ المراجعة", "ماذا حدث؟ الطلبة"];
    paper.fields.truncate(6);
    for (field, name) in paper.fields.iter_mut().zip(names) {
        field.label = name.into();
        field.prompt = name.into();
        field.help = None;
        if field.kind == crate::model::FieldKind::Choice {
            field.options = vec!["طالبة".into(), "موظفة".into()];
        }
    }
    paper.blocks = vec![
        testing::block(BlockKind::Paragraph { style: Style::Lead, inlines: words(&paper.summary) }),
        testing::heading(2, "عنكم"),
        testing::paragraph(vec![
            testing::text("الاسم: "),
            Inline::Field(0),
            testing::text(" والدور: "),
            Inline::Field(1),
            testing::text("، انظروا دليل Example University (2026)."),
        ]),
        testing::block(BlockKind::List {
            start: None,
            tight: true,
            items: vec![
                Item { check: Some(2), blocks: vec![testing::paragraph(words("قرأه طالب."))] },
                Item {
                    check: Some(3),
                    blocks: vec![testing::paragraph(vec![testing::text("تمت المراجعة في "), Inline::Field(4)])],
                },
            ],
        }),
        testing::block(BlockKind::List {
            start: Some(1),
            tight: true,
            items: vec![Item { check: None, blocks: vec![testing::paragraph(words("نقرر معًا."))] }],
        }),
        testing::block(BlockKind::Table(Table {
            caption: "إجاباتنا".into(),
            show_caption: true,
            widths: vec![1, 2],
            alignments: vec![Align::Start, Align::Start],
            head: vec![cell("السؤال"), cell("الطلبة")],
            rows: vec![vec![cell("ماذا حدث؟"), Cell { blocks: Vec::new(), answer: Some(5) }]],
            row_headers: true,
            ..Table::default()
        })),
        testing::block(BlockKind::Callout {
            kind: "tip",
            label: "نصيحة".into(),
            blocks: vec![testing::paragraph(words("ابدؤوا مبكرًا."))],
        }),
        testing::block(BlockKind::Code("let a = \"b\";\n".into())),
        testing::block(BlockKind::Voice {
            blocks: vec![testing::paragraph(words("نحن نقرر معًا."))],
            attribution: words("مينا، شريكة طالبة"),
        }),
    ];
    paper.notes.clear();
    paper
}

fn book() -> Paper {
    let part = |number: &str, words: &str| {
        let mut block = testing::heading(1, words);
        if let BlockKind::Heading { number: shown, .. } = &mut block.kind {
            *shown = Some(number.to_owned());
        }
        block
    };
    let sample = testing::sample();
    let blocks = vec![part("1", "Before you begin"), testing::paragraph(vec![testing::text("Agree a note taker.")])];
    let rest = sample.blocks.iter().cloned();
    let end = [part("2", "Afterwards"), testing::heading(2, "What we learnt")];
    Paper { book: true, stem: "book".into(), blocks: blocks.into_iter().chain(rest).chain(end).collect(), ..sample }
}

#[test]
fn one_of_everything_is_valid_by_both_standards() {
    let pdf = made(&testing::sample());
    assert_valid(&pdf);
    assert_eq!(gate(&pdf), [""; 0]);
}

#[test]
fn a_document_that_reads_from_right_to_left_is_valid() {
    assert_valid(&made(&arabic()));
}

#[test]
fn a_book_is_valid_with_its_title_page_and_contents() {
    assert_valid(&made(&book()));
}

#[test]
fn the_structure_is_what_a_reader_hears() {
    insta::assert_snapshot!(hearing::outline(&made(&testing::sample())));
}

#[test]
fn the_same_paper_is_the_same_bytes_in_any_order_and_on_any_thread() {
    let papers = [testing::sample(), arabic(), book(), of(vec![testing::heading(2, "One")])];
    let first: Vec<Vec<u8>> = papers.iter().map(made).collect();
    let (again, _) = Press::new(&looks());
    let backwards: Vec<Vec<u8>> = papers.iter().rev().map(|paper| again.pdf(paper).0.unwrap()).collect();
    assert!(first.iter().rev().eq(backwards.iter()), "the order counts");
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..8)
            .map(|n| {
                scope.spawn({
                    let papers = &papers;
                    move || made(&papers[n % 4])
                })
            })
            .collect();
        for (n, one) in all.into_iter().enumerate() {
            assert!(one.join().unwrap() == first[n % 4], "threads count");
        }
    });
}

#[test]
fn a_character_that_no_font_has_is_found_where_it_is_written() {
    let place = Some((SourceId(3), Span::new(10, 20)));
    let mut paper = of(vec![testing::paragraph(vec![testing::text("Hello 🎉 and 🎉 and \u{7}")])]);
    paper.blocks[0].place = place;
    let (pdf, found) = press().pdf(&paper);
    assert!(pdf.is_none());
    let found: Vec<_> = found.iter().collect();
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|finding| finding.code == Code::MissingGlyph));
    assert!(found[0].message.contains("`🎉` (U+1F389)") && found[1].message.contains("show (U+0007)"));
    let primary = found[0].primary.as_ref().unwrap();
    assert_eq!((primary.source, primary.span), (SourceId(3), Span::new(10, 20)));
}

#[test]
fn letters_may_be_written_in_parts_and_joiners_show_nothing() {
    made(&of(vec![testing::paragraph(vec![testing::text("w\u{302} y\u{302} e\u{301} a\u{200b}b\u{ad}c\u{200d}")])]));
}

#[test]
fn raw_html_and_unknown_pictures_are_left_out_and_said() {
    let mut paper = of(vec![
        testing::block(BlockKind::Html("<video src=\"a.mp4\"></video>".into())),
        testing::paragraph(vec![
            Inline::Html("<kbd>".into(), None),
            Inline::Picture { picture: 0, alt: "A film".into(), place: None },
        ]),
    ]);
    paper.pictures[0].format = PictureFormat::Other;
    let (pdf, _) = press().pdf(&paper);
    assert!(pdf.is_some());
    let found = messages(&paper);
    assert!(found.iter().all(|(code, _)| *code == Code::NotRepresentable));
    let said: Vec<&str> = found.iter().map(|(_, message)| message.as_str()).collect();
    assert_eq!(
        said,
        [
            "not representable in PDF: raw HTML `<video src=\"a.mp4\"></video>`",
            "not representable in PDF: raw HTML `<kbd>`",
            "not representable in PDF: the picture `logo.svg`",
        ]
    );
}

#[test]
fn a_field_without_a_place_or_with_two_is_a_mistake_and_no_pdf() {
    let paper = Paper { fields: testing::sample().fields, ..of(Vec::new()) };
    assert_eq!(messages(&paper), [(Code::DocumentGate, "the field `your-name` has no place in the PDF".into())]);
    let twice = testing::paragraph(vec![Inline::Field(0), testing::text(" "), Inline::Field(0)]);
    let paper = Paper { fields: testing::sample().fields[..1].to_vec(), ..of(vec![twice]) };
    assert_eq!(messages(&paper), [(Code::DocumentGate, "the field `your-name` is in the PDF twice".into())]);
}

#[test]
fn a_mistake_in_the_theme_is_said_where_it_is() {
    let said = |change: fn(String) -> String| -> Vec<Diagnostic> {
        let mut looks = looks();
        let text = change(looks.typst.as_ref().unwrap().1.to_string());
        looks.typst = Some((SourceId(7), text.into()));
        let (press, mut found) = Press::new(&looks);
        found.append(press.pdf(&testing::sample()).1);
        found.iter().cloned().collect()
    };
    let syntax = said(|text| text.replace("#let ink = ", "#let ink = ("));
    assert_eq!(syntax[0].code, Code::BadTheme);
    assert_eq!(syntax[0].primary.as_ref().unwrap().source, SourceId(7));
    let unknown = said(|text| text.replace("#let threads(", "#let threds("));
    assert_eq!(unknown[0].code, Code::BadTheme);
    assert!(unknown[0].message.contains("unknown variable: threads"), "{unknown:?}");
    assert!(unknown[0].primary.as_ref().unwrap().span.start > 1000);
    let absent = said(|text| text.replace("#let callout(", "#let remark("));
    assert_eq!((absent[0].code, absent.len()), (Code::BadTheme, 1));
    assert!(absent[0].message.contains("callout"), "{absent:?}");
    let silent = said(|text| text.replace(" = link(to, block(", " = (a => a)(block("));
    assert!(silent.iter().any(|finding| finding.code == Code::DocumentGate), "{silent:?}");
    let (press, found) = Press::new(&Looks { typst: None, ..looks() });
    assert!(found.iter().all(|finding| finding.code == Code::BadTheme) && !found.is_empty());
    assert!(press.pdf(&testing::sample()).0.is_none());
}

#[test]
fn a_picture_that_cannot_be_read_is_found_at_its_place() {
    let mut paper = of(vec![testing::block(BlockKind::Figure { picture: 0, alt: "A".into(), caption: Vec::new() })]);
    paper.blocks[0].place = Some((SourceId(3), Span::new(5, 9)));
    paper.pictures[0].bytes = b"\x89PNG\r\n\x1a\nbroken"[..].into();
    paper.pictures[0].format = PictureFormat::Png;
    let (pdf, found) = press().pdf(&paper);
    assert!(pdf.is_none());
    assert!(found.iter().all(|finding| finding.primary.as_ref().unwrap().source == SourceId(3)), "{found:#?}");
}

#[test]
fn links_to_nowhere_are_words_and_notes_that_name_themselves_end() {
    let within = |id: &str| Inline::Link { to: LinkTo::Within(id.into()), inlines: vec![testing::text("there")] };
    let fake = Inline::Link { to: LinkTo::Web("kitpress-field:0".into()), inlines: vec![testing::text("fake")] };
    let mut paper = of(vec![testing::paragraph(vec![within("nowhere"), fake, Inline::Note(0), Inline::Note(0)])]);
    paper.notes = vec![vec![testing::paragraph(vec![testing::text("See "), Inline::Note(0)])]];
    assert_valid(&made(&paper));
}

#[test]
fn an_address_that_looks_like_a_field_stays_a_link() {
    let to = |url: &str, words: &str| Inline::Link { to: LinkTo::Web(url.into()), inlines: vec![testing::text(words)] };
    let words = vec![to("kitpress-field:0", "fake"), to("https://example.org/ŵ", "ŵ"), Inline::Field(0)];
    let paper = Paper { fields: testing::sample().fields[..1].to_vec(), ..of(vec![testing::paragraph(words)]) };
    let pdf = made(&paper);
    assert_valid(&pdf);
    let heard = hearing::outline(&pdf);
    assert!(heard.contains("-> Link \"fake (kitpress-field:0)\""), "{heard}");
    assert!(heard.contains("-> Widget Tx 2 \"your-name\""), "{heard}");
    assert!(pdf_has(&pdf, "https://example.org/%C5%B5"));
}

/// Whether an annotation leads there.
fn pdf_has(pdf: &[u8], address: &str) -> bool {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    document
        .objects
        .values()
        .any(|object| object.as_dict().is_ok_and(|dictionary| fields::address(&document, dictionary) == Some(address)))
}

#[test]
fn welsh_letters_can_be_typed_in_every_field() {
    let document = lopdf::Document::load_mem(&made(&testing::sample())).unwrap();
    let form = document.get_dict_in_dict(document.catalog().unwrap(), b"AcroForm").unwrap();
    let fonts = document.get_dict_in_dict(form, b"DR").unwrap().get(b"Font").unwrap().as_dict().unwrap();
    let font = document.get_dict_in_dict(fonts, b"KpF").unwrap();
    let differences = document.get_dict_in_dict(font, b"Encoding").unwrap().get(b"Differences").unwrap();
    let names: Vec<&[u8]> = differences.as_array().unwrap().iter().filter_map(|name| name.as_name().ok()).collect();
    let descriptor = document.get_dict_in_dict(font, b"FontDescriptor").unwrap();
    let file = document.get_object(descriptor.get(b"FontFile2").unwrap().as_reference().unwrap()).unwrap();
    let file = file.as_stream().unwrap().decompressed_content().unwrap();
    let part = ttf_parser::Face::parse(&file, 0).unwrap();
    let whole = looks();
    let whole = ttf_parser::Face::parse(&whole.fonts["SourceSans3-Regular.ttf"], 0).unwrap();
    let (mut drawn, mut wanted) = (Bounds::default(), Bounds::default());
    for (letter, name) in [('ŵ', "wcircumflex"), ('Ŷ', "Ycircumflex"), ('ẁ', "wgrave"), ('ẅ', "wdieresis")] {
        assert!(names.contains(&name.as_bytes()), "{name}");
        part.outline_glyph(part.glyph_index(letter).unwrap(), &mut drawn).unwrap();
        whole.outline_glyph(whole.glyph_index(letter).unwrap(), &mut wanted).unwrap();
    }
    assert_eq!(drawn.0, wanted.0);
}

/// All points of outlines, to compare them.
#[derive(Default)]
struct Bounds(Vec<(f32, f32)>);

impl ttf_parser::OutlineBuilder for Bounds {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push((x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push((x, y));
    }
    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.0.push((x, y));
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.0.push((x, y));
    }
    fn close(&mut self) {}
}

#[test]
fn a_document_that_lies_has_pages_that_stand_where_it_is_turned() {
    let paper = Paper { landscape: true, stem: "lying".into(), ..testing::sample() };
    let pdf = made(&paper);
    assert_valid(&pdf);
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let lies: Vec<bool> = document
        .page_iter()
        .map(|page| {
            let media = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            media[2].as_float().unwrap() > media[3].as_float().unwrap()
        })
        .collect();
    assert_eq!(lies.iter().filter(|lies| !**lies).count(), 1, "{lies:?}");
}

#[test]
fn a_part_of_a_book_may_lie_with_its_heading_and_lists_may_be_deep() {
    let mut deep = testing::paragraph(vec![testing::text("in the middle")]);
    for level in 0..60 {
        let items = vec![Item { check: None, blocks: vec![testing::paragraph(vec![testing::text("x")]), deep] }];
        deep = testing::block(if level % 3 == 0 {
            BlockKind::Quote(items.into_iter().flat_map(|item| item.blocks).collect())
        } else {
            BlockKind::List { start: (level % 3 == 1).then_some(1), tight: true, items }
        });
    }
    let turned = testing::block(BlockKind::Turned(vec![
        testing::heading(1, "Lying"),
        testing::paragraph(vec![testing::text("Wide.")]),
        testing::block(BlockKind::PageBreak),
        testing::paragraph(vec![testing::text("Wide again.")]),
    ]));
    let blocks = vec![testing::heading(1, "Standing"), turned, testing::heading(1, "Deep"), deep];
    assert_valid(&made(&Paper { book: true, stem: "deep".into(), ..of(blocks) }));
}

#[test]
fn a_site_has_its_own_logo_and_colour_however_pale() {
    let logo = testing::sample().pictures[0].bytes.clone();
    let looks = Looks { accent: Some("#ffd400".into()), logo: Some(("mark.SVG".into(), logo)), ..looks() };
    let (press, found) = Press::new(&looks);
    assert!(found.is_empty(), "{found:?}");
    for paper in [testing::sample(), book()] {
        let (pdf, found) = press.pdf(&paper);
        assert!(found.is_empty(), "{found:?}");
        let pdf = pdf.unwrap();
        assert_valid(&pdf);
        assert!(hearing::outline(&pdf).contains("Figure Alt=\"Logo\""));
    }
    // What is not a colour is no code either.
    let looks = Looks { accent: Some("#fff\"; panic()".into()), ..looks };
    assert!(Press::new(&looks).0.pdf(&testing::sample()).0.is_some());
}

#[test]
fn without_fonts_there_is_a_finding_and_no_pdf() {
    let (press, found) = Press::new(&Looks { fonts: Default::default(), ..looks() });
    assert!(found.iter().any(|finding| finding.code == Code::BadTheme));
    let (pdf, found) = press.pdf(&testing::sample());
    assert!(pdf.is_none() && found.has_errors());
    let broken = Looks { fonts: [("a.ttf".to_owned(), b"no font"[..].into())].into(), ..looks() };
    assert!(Press::new(&broken).1.iter().any(|finding| finding.message.contains("`fonts/a.ttf` is not a font")));
}

#[test]
fn long_words_and_tables_that_do_not_fit_a_page_stay_on_the_paper() {
    let long = "https://example.org/".to_owned() + &"averylongwordwithoutanyspace".repeat(12);
    let cell = |words: &str| Cell { blocks: vec![testing::paragraph(vec![testing::text(words)])], answer: None };
    let link = vec![Inline::Link { to: LinkTo::Web(long.clone()), inlines: vec![testing::text(&long)] }];
    let head = vec![Cell { blocks: vec![testing::paragraph(link.clone())], answer: None }, cell("B"), cell("C")];
    let tall = "Some words that go on. ".repeat(260);
    let mut rows = vec![vec![cell(&long), cell(&tall), cell("c")]];
    rows.extend((0..60).map(|n| vec![cell(&n.to_string()), cell("b"), cell("c")]));
    let paper = Paper {
        stem: "long".into(),
        ..of(vec![
            testing::paragraph(vec![testing::text(&long)]),
            testing::block(BlockKind::Code(long.clone() + "\n")),
            testing::block(BlockKind::Table(Table { head, rows, caption: "Long".into(), ..Table::default() })),
        ])
    };
    assert_valid(&made(&paper));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..proptest::prelude::ProptestConfig::with_cases(24) })]

    #[test]
    fn any_words_make_a_pdf_or_a_finding(words in "\\PC{0,60}|[\"\\\\#$*_<>@`\\[\\]{}();/=~\u{0}-\u{2f}a-c ]{0,60}") {
        let text = || vec![testing::text(&words)];
        let cell = || Cell { blocks: vec![testing::paragraph(text())], answer: None };
        let mut paper = of(vec![
            testing::block(BlockKind::Heading { level: 4, id: words.clone(), number: Some(words.clone()), inlines: text() }),
            testing::paragraph(vec![
                Inline::Strong(text()),
                Inline::Code(words.clone()),
                Inline::Link { to: LinkTo::Web(words.clone()), inlines: text() },
                Inline::Link { to: LinkTo::Within(words.clone()), inlines: text() },
                Inline::Foreign { lang: words.clone(), rtl: true, inlines: text() },
            ]),
            testing::block(BlockKind::Code(words.clone())),
            testing::block(BlockKind::Callout { kind: "note", label: words.clone(), blocks: vec![testing::paragraph(text())] }),
            testing::block(BlockKind::Table(Table {
                caption: words.clone(),
                summary: words.clone(),
                head: vec![cell(), cell()],
                rows: vec![vec![cell(), cell()]],
                ..Table::default()
            })),
        ]);
        paper.title = format!("T{words}");
        paper.lang.clone_from(&words);
        paper.url.clone_from(&words);
        let (pdf, found) = press().pdf(&paper);
        proptest::prop_assert_eq!(pdf.is_none(), found.has_errors());
        for finding in found.iter().filter(|finding| finding.severity == crate::diagnostic::Severity::Error) {
            proptest::prop_assert_eq!(finding.code, Code::MissingGlyph, "{:?}", finding);
        }
    }
}
