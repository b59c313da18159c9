//! Whole documents: what is in them, that they are the same each time, and that any text makes well-formed parts.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;

use super::gate::gate;
use super::*;
use crate::model::FieldKind;
use crate::source::SourceId;
use crate::view::paper::testing::{block, field, heading, paragraph, sample, text};
use crate::view::paper::{Block, BlockKind, Cell, Inline, Item, LinkTo, Picture, Style, Table};

fn looks() -> Looks {
    let font = include_bytes!("../../../themes/default/fonts/SourceSans3-Regular.ttf");
    Looks { fonts: [("SourceSans3-Regular.ttf".to_owned(), font[..].into())].into(), ..Looks::default() }
}

fn made(paper: &Paper) -> (Vec<u8>, Diagnostics) {
    word(paper, &Stationery::new(&looks()).0)
}

fn bytes(paper: &Paper) -> Vec<u8> {
    let (bytes, diagnostics) = made(paper);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(gate(&bytes), Vec::<String>::new());
    bytes
}

fn names(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn document(paper: &Paper) -> String {
    part(&bytes(paper), "word/document.xml")
}

/// One element a line, to be read in a snapshot.
fn lines(xml: &str) -> String {
    let body = xml.split_once("<w:body>").map_or(xml, |(_, body)| body);
    ["<w:p>", "<w:r>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:sdt>", "<w:sdtContent>", "<w:hyperlink", "<w:sectPr>"]
        .iter()
        .fold(body.to_owned(), |text, element| text.replace(element, &format!("\n{element}")))
}

fn of(blocks: Vec<Block>) -> Paper {
    Paper { blocks, notes: Vec::new(), ..sample() }
}

/// The sample in Arabic, as a reader of Arabic would have it.
fn arabic() -> Paper {
    let mut paper = sample();
    let say = |words: &str| vec![text(words)];
    paper.lang = "ar".into();
    paper.rtl = true;
    paper.title = "قواعد العمل المشترك".into();
    paper.kind_label = "قالب".into();
    paper.words.page = "صفحة".into();
    paper.words.of = "من".into();
    paper.words.choose = "اختر".into();
    paper.words.required = "(مطلوب)".into();
    paper.blocks.insert(
        1,
        block(BlockKind::Heading { level: 2, id: "a".into(), number: None, inlines: say("قبل أن تبدؤوا") }),
    );
    paper.blocks.insert(
        2,
        paragraph(say("يتفق الطلبة والموظفون على طريقة العمل المشترك، وعلى من يقرر ماذا (انظر Word 2016 أو 2019).")),
    );
    let item = |words: &str| Item { check: None, blocks: vec![paragraph(say(words))] };
    paper.blocks.insert(
        3,
        block(BlockKind::List {
            start: Some(1),
            tight: true,
            items: vec![item("اقرؤوا الدليل"), item("اتفقوا على موعد")],
        }),
    );
    paper.blocks.insert(
        4,
        block(BlockKind::Callout {
            kind: "warning",
            label: "تحذير".into(),
            blocks: vec![paragraph(say("ابدؤوا مبكرا."))],
        }),
    );
    paper
}

/// A toolkit with parts, a voice within a list, tables side by side and answers of each kind.
fn book() -> Paper {
    let part = |number: &str, level: u8, words: &str| {
        let id = words.to_lowercase().replace(' ', "-");
        block(BlockKind::Heading { level, id, number: Some(number.into()), inlines: vec![text(words)] })
    };
    let words =
        || paragraph(vec![text(&"Students and staff agree how they work together, and write it down. ".repeat(6))]);
    let mut paper = sample();
    paper.book = true;
    paper.kind_label = "Toolkit".into();
    paper.title = "Working as partners: a toolkit for departments".into();
    let inner = std::mem::take(&mut paper.blocks);
    let mut inner = inner.into_iter();
    paper.blocks = vec![
        inner.next().unwrap(),
        part("1", 1, "Before you start"),
        words(),
        part("1.1", 2, "Who is in the room"),
        words(),
    ];
    paper.blocks.push(block(BlockKind::Callout {
        kind: "warning",
        label: "Warning".into(),
        blocks: vec![
            words(),
            block(BlockKind::List {
                start: None,
                tight: true,
                items: vec![
                    Item { check: None, blocks: vec![paragraph(vec![text("An item in a frame.")]), words()] },
                    Item {
                        check: None,
                        blocks: vec![
                            paragraph(vec![text("And another.")]),
                            block(BlockKind::List {
                                start: Some(1),
                                tight: true,
                                items: vec![Item { check: None, blocks: vec![words()] }],
                            }),
                        ],
                    },
                ],
            }),
        ],
    }));
    paper.blocks.extend([part("2", 1, "Together"), words()]);
    for i in [0, 1, 3, 4, 5, 8] {
        paper.blocks.push(block(BlockKind::Answer { field: i }));
    }
    paper.blocks.extend([part("3", 1, "Everything else")]);
    paper.blocks.extend(inner);
    paper
}

/// Everything within everything, lying on its side.
fn nested() -> Paper {
    let mut paper = sample();
    paper.title = "Nested".into();
    paper.kind_label.clear();
    paper.landscape = true;
    paper.fields[0].checked = true;
    let all: Vec<Block> =
        sample().blocks.into_iter().filter(|b| !matches!(b.kind, BlockKind::Heading { .. })).collect();
    let item = || Item { check: None, blocks: all.clone() };
    let table = |blocks: Vec<Block>| {
        let cell = |blocks| Cell { blocks, answer: None };
        let head = vec![cell(vec![paragraph(vec![text("One")])]), cell(vec![])];
        let rows = vec![vec![cell(blocks.clone()), Cell { blocks: vec![], answer: Some(0) }], vec![cell(vec![])]];
        block(BlockKind::Table(Table { head, rows, show_caption: true, caption: "Within".into(), ..Table::default() }))
    };
    let inner = block(BlockKind::List { start: Some(2), tight: false, items: vec![item(), item()] });
    paper.blocks = vec![
        block(BlockKind::Callout {
            kind: "note",
            label: "Note".into(),
            blocks: vec![inner.clone(), table(all.clone())],
        }),
        table(vec![table(all.clone())]),
        table(vec![inner.clone()]),
        block(BlockKind::Quote(vec![inner.clone(), block(BlockKind::Quote(all.clone()))])),
        block(BlockKind::Voice { blocks: vec![inner.clone()], attribution: vec![text("Somebody")] }),
        block(BlockKind::Definitions(vec![(vec![text("Term")], vec![all.clone(), vec![inner]])])),
        block(BlockKind::Turned(vec![table(all)])),
    ];
    paper
}

#[test]
fn a_document_with_one_of_everything() {
    let bytes = bytes(&sample());
    insta::assert_snapshot!("document", lines(&part(&bytes, "word/document.xml")));
    insta::assert_snapshot!("parts", names(&bytes).join("\n"));
    insta::assert_snapshot!("core", part(&bytes, "docProps/core.xml").replace("><", ">\n<"));
    insta::assert_snapshot!("footnotes", lines(&part(&bytes, "word/footnotes.xml")));
    insta::assert_snapshot!("footer", lines(&part(&bytes, "word/footer1.xml")));
    insta::assert_snapshot!(
        "glossary",
        part(&bytes, "word/glossary/document.xml").replace("<w:docPart>", "\n<w:docPart>")
    );
}

/// For looking at with one's own eyes and with other programs: the documents lie in the system's temporary folder.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test may write where the system keeps temporary files")]
fn documents_to_look_at() {
    let folder = std::env::temp_dir().join("kitpress-word");
    std::fs::create_dir_all(&folder).unwrap();
    let logo: Arc<[u8]> = sample().pictures[0].bytes.clone();
    let (stationery, found) = Stationery::new(&Looks { logo: Some(("logo.svg".into(), logo)), ..looks() });
    assert!(found.is_empty());
    for (name, paper) in [("sample", sample()), ("arabic", arabic()), ("book", book()), ("nested", nested())] {
        let (bytes, diagnostics) = word(&paper, &stationery);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(gate(&bytes), Vec::<String>::new(), "{name}");
        std::fs::write(folder.join(format!("{name}.docx")), bytes).unwrap();
    }
}

/// WebP is shown as PNG; what is wider than the page is made to fit it.
#[test]
fn pictures_fit_the_page_whatever_their_format() {
    let mut webp = Vec::new();
    let picture = image::DynamicImage::new_rgb8(3000, 30);
    picture.write_to(&mut Cursor::new(&mut webp), image::ImageFormat::WebP).unwrap();
    let mut paper = of(vec![block(BlockKind::Figure { picture: 0, alt: "Black".into(), caption: vec![] })]);
    let known =
        Picture { bytes: webp.into(), format: PictureFormat::WebP, width: 0, height: 0, ..paper.pictures[0].clone() };
    paper.pictures = vec![known];
    let bytes = bytes(&paper);
    assert!(names(&bytes).contains(&"word/media/picture1.png".to_owned()));
    let width = u64::from(Look::default().text_width(false)) * 635;
    assert!(part(&bytes, "word/document.xml").contains(&format!("<wp:extent cx=\"{width}\" cy=\"{}\"/>", width / 100)));
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    let stationery = Stationery::new(&looks()).0;
    assert_eq!(word(&book(), &stationery).0, word(&book(), &stationery).0);
    assert_eq!(bytes(&sample()), bytes(&sample()));
}

#[test]
fn controls_say_what_to_write_and_of_what_sort() {
    let xml = document(&sample());
    for words in [
        "<w:alias w:val=\"your name (required)\"/><w:tag w:val=\"your-name\"/>",
        "<w:dropDownList><w:listItem w:value=\"Choose\"/><w:listItem w:displayText=\"Student\" w:value=\"Student\"/>",
        "<w:dateFormat w:val=\"d MMMM yyyy\"/><w:lid w:val=\"en-GB\"/>",
        "<w14:checked w14:val=\"1\"/>",
        "<w:text w:multiLine=\"1\"/>",
        "your name: The name you use.",
    ] {
        assert!(xml.contains(words), "{words}");
    }
}

#[test]
fn long_titles_and_equal_options_stay_within_what_word_allows() {
    let mut paper = of(vec![paragraph(vec![Inline::Field(0), Inline::Field(1), Inline::Field(0)])]);
    let name = "a-very-long-name-".repeat(8);
    paper.fields = ["1", "2"]
        .map(|end| {
            let mut field = field(&format!("{name}{end}"), &"Words ".repeat(40), FieldKind::Choice);
            field.options = vec!["Choose".into(), "Same".into(), "Same".into(), " ".into(), "😀".repeat(200)];
            field.required = true;
            field
        })
        .into();
    let xml = document(&paper);
    let values = |element: &str| -> Vec<String> {
        xml.split(&format!("<w:{element} "))
            .skip(1)
            .map(|rest| rest.split("w:val").nth(1).unwrap().split('"').nth(1).unwrap().to_owned())
            .collect()
    };
    for value in values("alias").iter().chain(&values("tag")) {
        assert!(value.encode_utf16().count() <= 64, "{value}");
    }
    assert!(values("alias")[0].ends_with("(required)"));
    assert_ne!(values("tag")[0], values("tag")[1]);
    assert!(xml.contains("w:value=\"Choose (2)\"") && xml.contains("w:value=\"Same (2)\""));
}

#[test]
fn right_to_left_documents_are_so_in_paragraphs_runs_tables_and_sections() {
    let xml = document(&arabic());
    assert!(xml.contains("<w:bidiVisual/>") && xml.contains("<w:bidi/></w:sectPr>"));
    assert!(xml.contains("<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">قبل أن تبدؤوا</w:t></w:r>"));
    assert!(xml.contains("<w:r><w:t xml:space=\"preserve\">Word 2016</w:t></w:r>"));
    for paragraph in xml.split("<w:p>").skip(1).filter(|p| !p.contains("SourceCode") && p.contains("<w:t")) {
        assert!(paragraph.contains("<w:bidi/>"), "{paragraph}");
    }
    assert!(part(&bytes(&arabic()), "word/styles.xml").contains("w:bidi=\"ar-SA\""));
}

#[test]
fn headings_begin_at_one_and_skip_none() {
    let xml = document(&of(vec![heading(2, "A"), heading(3, "B"), heading(6, "C")]));
    let styles: Vec<&str> = xml.split("w:val=\"Heading").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(styles, ["1", "2", "3"]);
    assert!(document(&book()).contains("<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/><w:numPr>"));
}

#[test]
fn a_list_begins_where_it_shall_and_nests_to_words_nine_levels() {
    let mut blocks = vec![paragraph(vec![text("deepest")])];
    for depth in 0..12 {
        let item = Item { check: None, blocks: std::mem::take(&mut blocks) };
        blocks = vec![block(BlockKind::List { start: Some(depth), tight: true, items: vec![item] })];
    }
    let bytes = bytes(&of(blocks));
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("<w:ilvl w:val=\"8\"/>") && !xml.contains("<w:ilvl w:val=\"9\"/>"));
    assert_eq!(part(&bytes, "word/numbering.xml").matches("<w:startOverride").count(), 12);
}

#[test]
fn pages_are_turned_between_sections_and_no_page_is_empty() {
    let wide = || block(BlockKind::Turned(vec![paragraph(vec![text("wide")])]));
    let sections = |blocks: Vec<Block>| {
        let xml = document(&of(blocks));
        let found: Vec<bool> =
            xml.split("<w:pgSz").skip(1).map(|rest| rest.split('>').next().unwrap().contains("landscape")).collect();
        (found, xml.matches("pageBreakBefore").count())
    };
    let plain = || paragraph(vec![text("plain")]);
    assert_eq!(sections(vec![plain(), wide(), block(BlockKind::PageBreak), plain()]), (vec![false, true, false], 0));
    assert_eq!(sections(vec![plain(), wide(), wide()]), (vec![false, true], 0));
    assert_eq!(sections(vec![plain(), block(BlockKind::PageBreak), plain()]), (vec![false], 1));
    assert_eq!(sections(vec![plain(), block(BlockKind::PageBreak)]), (vec![false], 0));
}

#[test]
fn what_word_cannot_hold_is_reported_where_it_is_written_and_never_lost_in_silence() {
    let place = Some((SourceId(3), Span::new(5, 9)));
    let mut paper = of(vec![
        Block { kind: BlockKind::Html("<b>".into()), place },
        paragraph(vec![Inline::Html("<i>".into(), place), Inline::Picture { picture: 1, alt: "A map".into(), place }]),
    ]);
    let picture = |format, bytes: &[u8]| Picture {
        name: "map.tiff".into(),
        format,
        bytes: bytes.into(),
        ..paper.pictures[0].clone()
    };
    let pictures = [picture(PictureFormat::Svg, b"<svg"), picture(PictureFormat::Other, b"II*")];
    paper.pictures = pictures.into();
    paper.blocks.push(block(BlockKind::Figure { picture: 0, alt: "Broken".into(), caption: vec![] }));
    let (bytes, diagnostics) = made(&paper);
    let found: Vec<&str> = diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(found[..2].iter().all(|found| found.starts_with("not representable in Word: raw HTML `")), "{found:?}");
    assert_eq!(found[2..], ["not representable in Word: the picture map.tiff"; 2]);
    assert!(diagnostics.iter().take(3).all(|d| d.primary.as_ref().is_some_and(|p| p.span == Span::new(5, 9))));
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("A map") && xml.contains("Broken"));
    assert_eq!(gate(&bytes), Vec::<String>::new());
}

#[test]
fn links_lead_somewhere_or_are_words() {
    let link = |to| Inline::Link { to, inlines: vec![text("words")] };
    let paper = of(vec![
        heading(2, "2 things, a very long heading that goes on for more than forty letters"),
        paragraph(vec![
            link(LinkTo::Web("not an address".into())),
            link(LinkTo::Within("nowhere".into())),
            link(LinkTo::Web("https://example.org/ü?q=a b".into())),
            link(LinkTo::Web("mailto:a@example.org".into())),
        ]),
    ]);
    let bytes = bytes(&paper);
    assert_eq!(part(&bytes, "word/document.xml").matches("<w:hyperlink").count(), 2);
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("https://example.org/%C3%BC?q=a%20b"));
}

#[test]
fn a_note_stands_once_and_a_note_to_a_note_stands_in_brackets() {
    let mut paper = of(vec![paragraph(vec![Inline::Note(0), Inline::Note(0)])]);
    paper.notes = vec![vec![paragraph(vec![text("First"), Inline::Note(1)])], vec![paragraph(vec![text("Second")])]];
    let bytes = bytes(&paper);
    let xml = part(&bytes, "word/document.xml");
    assert_eq!((xml.matches("footnoteReference w:id").count(), xml.matches("NOTEREF").count()), (1, 1));
    assert!(part(&bytes, "word/footnotes.xml").contains(" (Second)"));
}

/// The file again with each part changed.
fn rewritten(bytes: &[u8], change: &dyn Fn(&str, String) -> String) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names(bytes).iter().filter(|name| !name.ends_with(".png")) {
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(change(name, part(bytes, name)).as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn the_gate_finds_whatever_is_broken() {
    let good = bytes(&sample());
    let breaks: [(&str, &str, &str, &str); 16] = [
        ("docProps/core.xml", "<dc:title>Ground rules &amp; agreements</dc:title>", "", "the properties lack a title"),
        (
            "docProps/core.xml",
            "<dc:language>en</dc:language>",
            "<dc:language> </dc:language>",
            "the properties lack a language",
        ),
        ("word/styles.xml", "w:lang w:val=\"en-GB\"", "w:lang", "the text has no language"),
        ("word/document.xml", "\"Title\"", "\"Normal\"", "the text has no title"),
        ("word/document.xml", "<w:tblHeader/>", "", "a table has no marked header row"),
        (
            "word/document.xml",
            "descr=\"A logo: the word Partners on purple\"",
            "descr=\"\"",
            "the picture logo.svg has no text alternative",
        ),
        (
            "word/document.xml",
            "val=\"1\"/></a:ext>",
            "val=\"0\"/></a:ext>",
            "the picture logo.svg has no text alternative",
        ),
        ("word/document.xml", "<w:alias w:val=\"your name (required)\"/>", "", "a content control has no title"),
        ("word/document.xml", "<w:tag w:val=\"role\"/>", "<w:tag w:val=\"\"/>", "a content control has no tag"),
        ("word/document.xml", "<w:sdtPr>", "<w:sdtPr><w:id w:val=\"5\"/>", "two content controls have the number 5"),
        ("word/document.xml", "\"Heading2\"", "\"Heading3\"", "a heading of level 3 follows one of level 1"),
        ("word/document.xml", ">a guide<", "> <", "a link has no words"),
        ("word/document.xml", ">The end<", "><", "a heading has no words"),
        (
            "word/document.xml",
            "w:anchor=\"about_you\"",
            "w:anchor=\"gone\"",
            "a link leads to gone, which is not there",
        ),
        (
            "word/_rels/document.xml.rels",
            "\"rIdL1\"",
            "\"rIdL9\"",
            "word/document.xml refers to rIdL1, which is not there",
        ),
        ("word/footnotes.xml", "</w:footnote>", "", "word/footnotes.xml is not XML"),
    ];
    for (name, from, to, expected) in breaks {
        let broken = rewritten(&good, &|part, text| if part == name { text.replace(from, to) } else { text });
        let found = gate(&broken);
        assert!(found.iter().any(|finding| finding.starts_with(expected)), "{expected}: {found:?}");
    }
    assert_eq!(gate(&rewritten(&good, &|_, text| text)), Vec::<String>::new());
    assert_eq!(gate(b"PK"), ["the file is not a container of parts"]);
    assert!(
        gate(&rewritten(&good, &|name, text| if name == "word/document.xml" {
            text.replace("<w:body>", "<w:body")
        } else {
            text
        }))[0]
            .contains("not XML")
    );
}

fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().enable_all_checks(true);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => {
                element.attributes().for_each(|attribute| {
                    attribute.unwrap().normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap();
                });
            }
            _ => {}
        }
    }
    assert!(
        !xml.chars()
            .any(|c| matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_makes_well_formed_parts(words in "(\\PC|[\0-\u{1f}<>&\"'\u{fffe}\u{ffff}]|😀|العربية){0,40}", rtl: bool) {
        let cell = || Cell { blocks: vec![paragraph(vec![text(&words)])], answer: None };
        let mut paper = sample();
        paper.rtl = rtl;
        for said in [&mut paper.title, &mut paper.summary, &mut paper.publisher, &mut paper.kind_label, &mut paper.url, &mut paper.words.page] {
            said.clone_from(&words);
        }
        paper.creators = vec![words.clone()];
        for field in &mut paper.fields {
            (field.label, field.prompt, field.name) = (words.clone(), words.clone(), format!("{words}{}", field.name));
            field.options = vec![words.clone(), words.clone()];
            field.help = Some(words.clone());
        }
        paper.blocks.extend([
            block(BlockKind::Heading { level: 2, id: words.clone(), number: Some(words.clone()), inlines: vec![text("x"), text(&words)] }),
            block(BlockKind::Paragraph { style: Style::Small, inlines: vec![
                Inline::Code(words.clone()),
                Inline::Foreign { lang: words.clone(), rtl: !rtl, inlines: vec![text(&words)] },
                Inline::Link { to: LinkTo::Web(format!("https://example.org/{words}")), inlines: vec![text("x")] },
                Inline::Link { to: LinkTo::Within(words.clone()), inlines: vec![text("x")] },
                Inline::Picture { picture: 0, alt: words.clone(), place: None },
            ] }),
            block(BlockKind::Code(words.clone())),
            block(BlockKind::Table(Table { caption: words.clone(), summary: words.clone(), head: vec![cell()], rows: vec![vec![cell()]], ..Table::default() })),
        ]);
        let (bytes, _) = made(&paper);
        for name in names(&bytes).iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            well_formed(&part(&bytes, name));
        }
    }
}
