//! Word documents, made here part by part.

use std::io::Write as _;

use super::imported;
use crate::model::Kind;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\"";

const STYLES: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H4\"><w:name w:val=\"heading 4\"/></w:style>\
    <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Pennawd\"><w:name w:val=\"Pennawd Adran\"/><w:basedOn w:val=\"H2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Own\"><w:name w:val=\"House heading\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Caption\"><w:name w:val=\"caption\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Toc1\"><w:name w:val=\"toc 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Code\"><w:name w:val=\"HTML Preformatted\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Bullets\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Step\"><w:name w:val=\"House step\"/><w:pPr><w:numPr><w:numId w:val=\"6\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Substep\"><w:name w:val=\"House substep\"/><w:basedOn w:val=\"Step\"/></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Link\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:u w:val=\"single\"/></w:rPr></w:style>";

fn level(number: u8, form: &str, text: &str, start: u8) -> String {
    let indent = 360 * (u32::from(number) + 1);
    format!(
        "<w:lvl w:ilvl=\"{number}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{form}\"/><w:lvlText w:val=\"{text}\"/><w:pPr><w:ind \
         w:left=\"{indent}\"/></w:pPr></w:lvl>"
    )
}

/// List 1 is bulleted, 2 and 3 numbered (3 starts at 5), 4 lettered, 5 has boxes.
fn numbering() -> String {
    let bullets: String = (0..3).map(|n| level(n, "bullet", "•", 1)).collect();
    let numbers: String = (0..3).map(|n| level(n, "decimal", "%1.", 1)).collect();
    let definitions = [bullets, numbers, level(0, "lowerLetter", "%1)", 1), level(0, "bullet", "☐", 1)];
    let mut out: String = definitions
        .iter()
        .enumerate()
        .map(|(n, levels)| format!("<w:abstractNum w:abstractNumId=\"{n}\">{levels}</w:abstractNum>"))
        .collect();
    // List 6 is a list style's: its definition stands elsewhere, and names the style of its second level.
    let second = level(1, "decimal", "%2.", 1).replace("<w:numFmt", "<w:pStyle w:val=\"Substep\"/><w:numFmt");
    out.push_str(&format!(
        "<w:abstractNum w:abstractNumId=\"4\"><w:numStyleLink w:val=\"House\"/></w:abstractNum><w:abstractNum w:abstractNumId=\"5\"><w:styleLink \
         w:val=\"House\"/>{}{second}</w:abstractNum>",
        level(0, "decimal", "%1.", 1)
    ));
    for (list, definition, more) in [
        (1, 0, ""),
        (2, 1, ""),
        (3, 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"),
        (4, 2, ""),
        (5, 3, ""),
        (6, 4, ""),
    ] {
        out.push_str(&format!("<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"{definition}\"/>{more}</w:num>"));
    }
    out
}

pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains(':') || target.ends_with('!') { " TargetMode=\"External\"" } else { "" };
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{}\"{mode}/>",
            target.trim_end_matches('!')
        )
    };
    let inner: String = all.iter().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
    )
}

/// A document with everything that a body can refer to.
pub fn docx(body: &str) -> Vec<u8> {
    let part = |name: &str, inner: &str| format!("<w:{name} {NAMES}>{inner}</w:{name}>");
    let notes = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t \
        xml:space=\"preserve\"> First.</w:t></w:r></w:p><w:p><w:r><w:t>And more.</w:t></w:r></w:p></w:footnote>";
    let ends = "<w:endnote w:id=\"2\"><w:p><w:r><w:t>At the end.</w:t></w:r></w:p></w:endnote>";
    let comments =
        "<w:comment w:id=\"3\" w:author=\"Mina\"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment>";
    package(&[
        ("_rels/.rels", &relations(&[("a", "officeDocument", "word/document.xml")])),
        (
            "word/_rels/document.xml.rels",
            &relations(&[
                ("s", "styles", "styles.xml"),
                ("n", "numbering", "numbering.xml"),
                ("f", "footnotes", "footnotes.xml"),
                ("e", "endnotes", "endnotes.xml"),
                ("k", "comments", "comments.xml"),
                ("h", "header", "header1.xml"),
                ("web", "hyperlink", "https://example.org/a_b?c=d&amp;e"),
                ("bad", "hyperlink", "javascript:alert(1)"),
                ("near", "hyperlink", "other.docx!"),
                ("png", "image", "media/one.png"),
                ("emf", "image", "media/two.emf"),
                ("far", "image", "https://example.org/x.png"),
                ("chart", "chart", "charts/one.xml"),
            ]),
        ),
        ("word/document.xml", &part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", &part("styles", STYLES)),
        ("word/numbering.xml", &part("numbering", &numbering())),
        ("word/footnotes.xml", &part("footnotes", notes)),
        ("word/endnotes.xml", &part("endnotes", ends)),
        ("word/comments.xml", &part("comments", comments)),
        ("word/header1.xml", &part("hdr", "<w:p><w:r><w:t>Draft, do not share</w:t></w:r></w:p>")),
        ("word/media/one.png", "\u{1}"),
        ("word/media/two.emf", "nothing"),
        ("word/charts/one.xml", "<c:chartSpace xmlns:c=\"c\" xmlns:a=\"a\"><a:t>Hours by month</a:t></c:chartSpace>"),
    ])
}

/// The same with a picture that is one.
fn with_picture(body: &str) -> Vec<u8> {
    let bytes = docx(body);
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let name = entry.name().unwrap().to_string();
        to.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        if name.ends_with("one.png") {
            to.write_all(super::PNG).unwrap();
        } else {
            std::io::copy(&mut entry, &mut to).unwrap();
        }
    }
    to.finish().unwrap().into_inner()
}

fn shown(body: &str) -> String {
    imported("test.docx", &with_picture(body), None).unwrap()
}

fn p(style: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inner}</w:p>")
}

fn t(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn item(list: u8, level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        t(text)
    )
}

const OPENING: &str = "Words that open the page and say what it is.";

#[test]
fn headings_go_by_style_outline_and_what_a_style_is_based_on() {
    let body = [
        p("Title", &t("The title")),
        p("Normal", &t(OPENING)),
        p("H1", &t("First")),
        p("Pennawd", &t("Ail")),
        p("Own", &r("<w:b/>", "Own style")),
        "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>".to_owned() + &t("By its paragraph # not a mark #") + "</w:p>",
        p("H1", ""),
        p("Toc1", &t("First 1")),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

#[test]
fn the_only_first_heading_is_the_title_and_skipped_levels_close_up() {
    let body = [
        p("H1", &t("The title")),
        p("Normal", &t(OPENING)),
        p("H4", &t("Deep")),
        p("H2", &t("Shallow")),
        p("H4", &t("Deep again")),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

#[test]
fn several_first_headings_stand_below_the_name_of_the_file() {
    let body = [p("H1", &t("One")), p("Normal", &t("Short.")), p("H1", &t("Two"))];
    insta::assert_snapshot!(shown(&body.concat()));
}

#[test]
fn a_bold_line_is_no_heading_but_said_to_look_like_one() {
    let body = [p("Title", &t("T")), p("Normal", &r("<w:b/>", "Looks like one")), p("Normal", &t(OPENING))];
    let text = shown(&body.concat());
    assert!(text.contains("**Looks like one**") && text.contains("looks like a heading and is none"), "{text}");
}

#[test]
fn lists_nest_count_on_and_start_where_they_say() {
    let body = [
        p("Title", &t("T")),
        p("Normal", &t(OPENING)),
        item(1, 0, "a"),
        item(1, 1, "a a"),
        item(1, 2, "a a a"),
        item(1, 0, "b"),
        item(2, 0, "one"),
        item(2, 1, "one one"),
        item(2, 0, "two"),
        "<w:p><w:pPr><w:ind w:left=\"360\"/></w:pPr>".to_owned() + &t("still two") + "</w:p>",
        p("Normal", &t("Between.")),
        item(2, 0, "three"),
        item(3, 0, "five"),
        p("Normal", &t("Between.")),
        item(4, 0, "letters"),
        p("Bullets", &t("by style")),
        item(5, 0, "to tick"),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

fn row(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

#[test]
fn tables_have_a_heading_row_and_one_line_a_cell() {
    let plain = |text: &str| cell("", &p("Normal", &t(text)));
    let body = [
        p("Title", &t("T")),
        p("Normal", &t(OPENING)),
        table(&[
            row("<w:tblHeader/>", &[plain("Term"), plain("Group | unit"), plain("")]),
            row("", &[cell("<w:vMerge w:val=\"restart\"/>", &p("Normal", &t("Autumn"))), plain("A"), plain("4")]),
            row("", &[cell("<w:vMerge/>", "<w:p/>"), cell("<w:gridSpan w:val=\"2\"/>", &p("Normal", &t("none")))]),
            row(
                "",
                &[
                    plain("Spring"),
                    cell("", &[item(1, 0, "x"), item(1, 0, "y")].concat()),
                    cell("", &[p("Normal", &t("One.")), p("Normal", &t("Two"))].concat()),
                ],
            ),
        ]),
        p("Normal", &t("Next.")),
        table(&[row("", &[cell("", &[p("H2", &t("Framed")), p("Normal", &t("Words in a frame."))].concat())])]),
        table(&[row("", &[plain("Left"), plain("Right")])]),
        table(&[row("", &[plain("No"), plain("")]), row("", &[plain("heads"), plain("x")])]),
        table(&[
            row("", &[plain("Outer"), plain("o")]),
            row("", &[cell("", &table(&[row("", &[plain("in"), plain("ner")])])), plain("2")]),
        ]),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

#[test]
fn links_lead_to_the_web_and_to_headings_and_never_to_programs() {
    let link = |inner: &str, attributes: &str| {
        format!("<w:hyperlink {attributes}>{}</w:hyperlink>", r("<w:rStyle w:val=\"Link\"/>", inner))
    };
    let field = |instructions: &str, words: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instructions}</w:instrText></w:r><w:r><w:fldChar \
             w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            t(words)
        )
    };
    let body = [
        p("Title", &t("T")),
        p(
            "Normal",
            &[
                t("See "),
                link("the web", "r:id=\"web\""),
                t(", "),
                link("below", "w:anchor=\"There\""),
                t(" and "),
                link("nowhere", "w:anchor=\"Gone\""),
            ]
            .concat(),
        ),
        p("H1", &["<w:bookmarkStart w:id=\"1\" w:name=\"There\"/>".to_owned(), t("What “it” is")].concat()),
        p(
            "Normal",
            &[
                field("HYPERLINK \"https://example.org/f\" \\o \"tip\"", "by field"),
                t(", "),
                field("REF There \\h", "a reference"),
                t(", "),
                field("PAGE", "7"),
                field("HYPERLINK \\l \"There\"", "up"),
            ]
            .concat(),
        ),
        p("Normal", &[link("a program", "r:id=\"bad\""), t(" and "), link("a file", "r:id=\"near\"")].concat()),
        p("Normal", &[t("As it is: "), link("https://example.org/a_b?c=d&amp;e", "r:id=\"web\"")].concat()),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

#[test]
fn notes_come_in_the_order_of_their_marks() {
    let body = [
        p("Title", &t("T")),
        p(
            "Normal",
            &[
                t("End first"),
                "<w:r><w:endnoteReference w:id=\"2\"/></w:r>".to_owned(),
                t(", then foot"),
                "<w:r><w:footnoteReference w:id=\"2\"/></w:r>".to_owned(),
                t(", again"),
                "<w:r><w:footnoteReference w:id=\"2\"/></w:r>".to_owned(),
                t("."),
            ]
            .concat(),
        ),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

#[test]
fn marks_are_kept_where_markdown_has_them_and_said_where_not() {
    let body = [
        p("Title", &t("T")),
        p(
            "Normal",
            &[
                r("<w:b/>", "Bold in "),
                r("<w:b/>", "two runs"),
                t(" "),
                r("<w:i/>", "slanted"),
                t(", "),
                r("<w:b/><w:i/>", "both"),
                t(", "),
                r("<w:strike/>", "gone"),
                t(", "),
                r("<w:rFonts w:ascii=\"Courier New\"/>", "a*b"),
                t(", "),
                r("<w:rStyle w:val=\"Strong\"/>", "by style"),
                t(", "),
                r("<w:b w:val=\"0\"/>", "not bold"),
                t(", H"),
                r("<w:vertAlign w:val=\"subscript\"/>", "2"),
                t("O, m"),
                r("<w:vertAlign w:val=\"superscript\"/>", "2"),
                t(", 1"),
                r("<w:vertAlign w:val=\"superscript\"/>", "st"),
                t(", x"),
                r("<w:vertAlign w:val=\"superscript\"/>", "qz"),
                t("."),
            ]
            .concat(),
        ),
        p(
            "Normal",
            &[
                r("<w:u w:val=\"single\"/>", "underlined"),
                t(", "),
                r("<w:highlight w:val=\"yellow\"/>", "yellow"),
                t(", "),
                r("<w:vanish/>", "hidden words"),
            ]
            .concat(),
        ),
        p(
            "Normal",
            "<w:r><w:t>One line</w:t><w:br/><w:t># and</w:t><w:noBreakHyphen/><w:t>another</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r>",
        ),
        p("Quote", &[t("Said."), "<w:r><w:br/></w:r>".to_owned(), t("— Mina, student")].concat()),
        p("Quote", &t("Nobody’s.")),
        [p("Code", &t("let x = 1;")), p("Code", &t("  * y"))].concat(),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

fn drawing(id: &str, description: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" {description}/><a:graphic><a:blip r:embed=\"{id}\"/></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

#[test]
fn pictures_stand_beside_the_page_with_what_they_show() {
    let decorative = "<w:r><w:drawing><wp:inline><wp:docPr id=\"2\" name=\"x\"><adec:decorative val=\"1\"/></wp:docPr><a:blip r:embed=\"png\"/></wp:inline></w:drawing></w:r>";
    let body = [
        p("Title", &t("T")),
        p("Normal", &t(OPENING)),
        p("Normal", &drawing("png", "descr=\"Ten people [on] steps\"")),
        p("Caption", &t("Figure 1: \"us\"")),
        p("Normal", &[t("In a line "), drawing("png", ""), t(" of text.")].concat()),
        p("Normal", decorative),
        p("Normal", &drawing("emf", "descr=\"An old drawing\"")),
        p("Normal", "<w:r><w:drawing><wp:docPr id=\"3\" name=\"x\"/><a:blip r:link=\"far\"/></w:drawing></w:r>"),
        p("Normal", &drawing("gone", "")),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

fn sdt(properties: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

fn form(kind: &str, data: &str, result: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> {kind} </w:instrText></w:r><w:r><w:fldChar \
         w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

#[test]
fn what_is_filled_in_becomes_fields() {
    let empty = "<w:showingPlcHdr/>";
    let list = "<w:listItem w:displayText=\"Choose an item.\" w:value=\"\"/><w:listItem w:displayText=\"Red\" w:value=\"r\"/><w:listItem w:value=\"Blue\"/>";
    let tick = |on: u8| sdt(&format!("<w14:checkbox><w14:checked w14:val=\"{on}\"/></w14:checkbox>"), &t("☐"));
    let body = [
        p("Title", &t("T")),
        p("Normal", &[t("Name: "), sdt(&format!("<w:alias w:val=\"Full name\"/>{empty}<w:text/>"), &t("Click or tap here to enter text."))].concat()),
        p("Normal", &[t("Email: "), sdt(&format!("{empty}<w:text/>"), &t("your email"))].concat()),
        p("Normal", &[t("Colour: "), sdt(&format!("{empty}<w:dropDownList>{list}</w:dropDownList>"), &t("Choose an item."))].concat()),
        p("Normal", &[t("Team "), sdt(&format!("<w:alias w:val=\"Team\"/>{empty}<w:comboBox>{list}</w:comboBox>"), &t("Choose an item."))].concat()),
        p("Normal", &[t("On "), sdt("<w:alias w:val=\"Day\"/><w:date/>", &t("1 May 2025")), t(".")].concat()),
        sdt(&format!("<w:alias w:val=\"Your story\"/>{empty}"), &p("Normal", &t("Click here to enter text."))),
        sdt("<w:alias w:val=\"Boilerplate\"/>", &p("Normal", &t("Rich text that stays."))),
        sdt("<w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj>", &p("Normal", &t("Contents 1"))),
        p("Normal", &[tick(0), t(" Not yet")].concat()),
        p("Normal", &[tick(1), t(" Done")].concat()),
        p("Normal", &[t("Agreed? "), tick(0), t(" Yes "), tick(0), t(" No")].concat()),
        p("Normal", &[t("Old: "), form("FORMTEXT", "<w:name w:val=\"Text1\"/><w:statusText w:val=\"As on your card\"/><w:textInput><w:type w:val=\"date\"/></w:textInput>", &t("\u{2002}\u{2002}"))].concat()),
        p("Normal", &[form("FORMCHECKBOX", "<w:checkBox><w:default w:val=\"1\"/></w:checkBox>", ""), t(" Old box")].concat()),
        p("Normal", &[t("Which: "), form("FORMDROPDOWN", "<w:ddList><w:listEntry w:val=\"North\"/><w:listEntry w:val=\"South\"/></w:ddList>", "")].concat()),
        p("Normal", &[t("Dear "), "<w:fldSimple w:instr=\" MERGEFIELD First_name \\* MERGEFORMAT \">".to_owned(), t("«First_name»"), "</w:fldSimple>".to_owned(), t(", from [insert your unit] by &lt;date&gt;: ______ (signed)")].concat()),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
    // As a page the same are words.
    let text = imported("test.docx", &docx(&body.concat()), Some(Kind::Page)).unwrap();
    assert!(
        text.contains("Name: [Full name]") && text.contains("--kind template") && !text.contains("fields:"),
        "{text}"
    );
}

#[test]
fn what_stands_beside_the_text_is_carried_or_said() {
    let choice = |inner: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            p("Normal", &t("In a box."))
        )
    };
    let body = [
        p("Title", &t("T")),
        p(
            "Normal",
            &[
                "<w:ins>".to_owned(),
                t("Put in. "),
                "</w:ins><w:del><w:r><w:delText>Taken out.</w:delText></w:r></w:del>".to_owned(),
                t("Commented."),
                "<w:r><w:commentReference w:id=\"3\"/></w:r>".to_owned(),
            ]
            .concat(),
        ),
        p(
            "Normal",
            &[
                t("Beside a box."),
                choice(&format!(
                    "<wp:docPr id=\"1\" name=\"b\"/><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>",
                    p("Normal", &t("In a box."))
                )),
            ]
            .concat(),
        ),
        p(
            "Normal",
            "<w:r><w:drawing><wp:docPr id=\"1\" name=\"c\" descr=\"Rising\"/><c:chart r:id=\"chart\"/></w:drawing></w:r>",
        ),
        p("Normal", "<w:r><w:object><v:shape/><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r>"),
        p("Normal", &[t("With "), "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>".to_owned(), t(".")].concat()),
        p("Normal", "<w:r><w:pict><v:rect o:hr=\"t\"/></w:pict></w:r>"),
        p(
            "Normal",
            "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r><w:r><w:t> to tick</w:t></w:r><w:r><w:sym w:font=\"Webdings\" w:char=\"F021\"/></w:r>",
        ),
    ];
    insta::assert_snapshot!(shown(&body.concat()));
}

#[test]
fn the_strict_form_of_the_format_is_read_too() {
    let bytes = package(&[
        (
            "_rels/.rels",
            "<Relationships xmlns=\"x\"><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/word/document.xml\"/></Relationships>",
        ),
        (
            "word/document.xml",
            "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>Strictly said.</w:t></w:r></w:p></w:body></w:document>",
        ),
    ]);
    let text = imported("a.docx", &bytes, None).unwrap();
    assert!(text.contains("\nStrictly said.\n"), "{text}");
}

#[test]
fn lists_that_somebody_typed_are_lists() {
    let body = [
        p("Title", &t("T")),
        p("Normal", &t(OPENING)),
        p("Normal", &t("•\tone")),
        p("Normal", &[r("<w:b/>", "• "), t("two")].concat()),
        p("Normal", &t("Between, and 1. is no list.")),
        p("Normal", &t("1) first")),
        p("Normal", &t("2) second")),
        p("Normal", &t("7. alone")),
        p("Normal", &t("- one dash")),
        p("Normal", &t("End.")),
    ];
    let text = shown(&body.concat());
    assert!(
        text.contains(
            "- one\n- two\n\nBetween, and 1. is no list.\n\n1. first\n2. second\n\n7\\. alone\n\n\\- one dash\n\nEnd."
        ),
        "{text}"
    );
    assert!(text.contains("lost at “one”, at “first”: lines that began with typed marks are a list now"), "{text}");
}

#[test]
fn the_lists_of_list_styles_are_found_through_their_links() {
    let body = [
        p("Title", &t("T")),
        p("Step", &t("one")),
        p("Substep", &t("one one")),
        p("Step", &t("two")),
        p("Normal", &t(OPENING)),
    ];
    let text = shown(&body.concat());
    assert!(text.contains("1. one\n   1. one one\n2. two\n"), "{text}");
}
