//! `word/styles.xml`: a named style for everything that the writer sets, so that an editor restyles a document in
//! Word's own list of styles. Colours and fonts come from the document's theme (`theme1.xml`), so that Word's "Design"
//! tab changes them too.

use std::fmt::Write as _;

use super::colour::Colour;
use super::look::Look;
use super::xml::{DECLARATION, NAMESPACES, escaped};

/// Side of a box that a reader meets first. Borders of paragraphs are physical (ISO 29500-1, 17.3.1.17), unlike
/// indents, which Word turns round in text that runs from right to left.
fn sides(rtl: bool) -> (&'static str, &'static str) {
    if rtl { ("right", "left") } else { ("left", "right") }
}

/// A border of a paragraph.
fn border(side: &str, eighths: u32, space: u32, colour: Colour) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"{space}\" w:color=\"{}\"/>", colour.hex())
}

/// Borders and shade of a framed paragraph: a thick bar where lines begin, and lines in the colour of the shade around,
/// which make room between text and edge. `further` twips are how far the text is indented within its frame: the bar
/// stays where it is (Word draws it at most 31 points away).
pub fn frame(bar: Colour, shade: Option<Colour>, rtl: bool, further: u32) -> String {
    let (start, end) = sides(rtl);
    let bar = border(start, 36, (10 + further / 20).min(31), bar);
    let Some(tint) = shade else { return format!("<w:pBdr>{bar}</w:pBdr>") };
    let (top, bottom) = (border("top", 4, 6, tint), border("bottom", 4, 6, tint));
    let other = border(end, 4, 8, tint);
    let (left, right) = if rtl { (&other, &bar) } else { (&bar, &other) };
    format!(
        "<w:pBdr>{top}{left}{bottom}{right}</w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
        tint.hex()
    )
}

fn boxed(colour: Colour, below: u32) -> String {
    let side = |name, space| border(name, 8, space, colour);
    format!("<w:pBdr>{}{}{}{}</w:pBdr>", side("top", 4), side("left", 4), side("bottom", below), side("right", 4))
}

/// Both sizes of a style; letters of right-to-left scripts are small for their size in most fonts.
fn size(half: u32) -> String {
    format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{}\"/>", half + 2)
}

const HEADING_FONTS: &str = "<w:rFonts w:asciiTheme=\"majorHAnsi\" w:eastAsiaTheme=\"majorEastAsia\" w:hAnsiTheme=\"majorHAnsi\" w:cstheme=\"majorBidi\"/>";
const BOLD: &str = "<w:b/><w:bCs/>";
const REGULAR: &str = "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>";
/// Numbers in a list of styles; lower ones come first.
const LIST: u32 = 36;

struct Sheet {
    out: String,
    order: u32,
}

impl Sheet {
    fn style(&mut self, kind: &str, id: &str, name: &str, links: &str, paragraph: &str, run: &str) {
        let _ = write!(
            self.out,
            "<w:style w:type=\"{kind}\"{}w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{links}<w:uiPriority w:val=\"{}\"/><w:qFormat/>",
            if BUILT_IN.contains(&name) { " " } else { " w:customStyle=\"1\" " },
            self.order
        );
        for (element, content) in [("pPr", paragraph), ("rPr", run)] {
            if !content.is_empty() {
                let _ = write!(self.out, "<w:{element}>{content}</w:{element}>");
            }
        }
        self.out.push_str("</w:style>");
    }

    /// A style of paragraphs. `next` is what follows when an editor presses Enter; none means more of the same.
    fn paragraph(&mut self, id: &str, name: &str, based: &str, next: &str, paragraph: &str, run: &str) {
        let mut links = format!("<w:basedOn w:val=\"{based}\"/>");
        if !next.is_empty() {
            let _ = write!(links, "<w:next w:val=\"{next}\"/>");
        }
        self.style("paragraph", id, name, &links, paragraph, run);
    }

    fn character(&mut self, id: &str, name: &str, run: &str) {
        self.style("character", id, name, "<w:basedOn w:val=\"DefaultParagraphFont\"/>", "", run);
    }
}

/// Names that Word itself knows; the others are marked as ours.
const BUILT_IN: [&str; 34] = [
    "Title",
    "Subtitle",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "heading 5",
    "heading 6",
    "List Bullet",
    "List Number",
    "List Continue",
    "Quote",
    "caption",
    "header",
    "footer",
    "footnote text",
    "TOC Heading",
    "toc 1",
    "toc 2",
    "toc 3",
    "Strong",
    "Emphasis",
    "Hyperlink",
    "FollowedHyperlink",
    "Placeholder Text",
    "footnote reference",
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
    "HTML Code",
    "Book Title",
    "HTML Preformatted",
];

/// The part for a document in `lang` (as Word names it).
pub fn styles(look: &Look, lang: &str, rtl: bool) -> String {
    let mut sheet = Sheet { out: String::with_capacity(16 * 1024), order: 0 };
    defaults(&mut sheet.out, look, lang);
    headings(&mut sheet, look);
    text(&mut sheet, look, rtl);
    fields(&mut sheet, look);
    furniture(&mut sheet, look);
    characters(&mut sheet, look);
    table(&mut sheet.out, look);
    sheet.out.push_str("</w:styles>");
    sheet.out
}

/// The part of the glossary, which holds the prompts only.
pub fn prompt_styles(look: &Look, lang: &str) -> String {
    let mut sheet = Sheet { out: String::with_capacity(2048), order: 99 };
    defaults(&mut sheet.out, look, lang);
    placeholder(&mut sheet, look);
    sheet.out.push_str("</w:styles>");
    sheet.out
}

/// Prompts: quiet, with a line to write on, so that they are seen on paper too.
fn placeholder(sheet: &mut Sheet, look: &Look) {
    let run = format!(
        "{}<w:u w:val=\"dotted\" w:color=\"{}\"/>",
        themed(look.colours.muted, "text2"),
        look.colours.line.hex()
    );
    sheet.character("PlaceholderText", "Placeholder Text", &run);
}

/// Font, colour and size are those of the style "Normal" and not of the document's defaults: LibreOffice sets the latter on
/// each run in a table, over the styles of links and code.
fn defaults(out: &mut String, look: &Look, lang: &str) {
    let lang = escaped(lang);
    let _ = write!(
        out,
        "{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"{lang}\" w:eastAsia=\"{lang}\" \
         w:bidi=\"{lang}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"288\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\" \
         w:hAnsiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/><w:color w:val=\"{}\" w:themeColor=\"text1\"/>{}</w:rPr></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/>\
         <w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
         <w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>",
        look.colours.ink.hex(),
        size(look.sizes.body.half()),
    );
}

/// A colour of the document's theme, and what it is for a reader that knows no themes.
fn themed(colour: Colour, name: &str) -> String {
    format!("<w:color w:val=\"{}\" w:themeColor=\"{name}\"/>", colour.hex())
}

fn headings(sheet: &mut Sheet, look: &Look) {
    let (colours, sizes) = (&look.colours, &look.sizes);
    let (accent, muted) = (themed(colours.accent, "accent1"), themed(colours.muted, "text2"));
    sheet.order = 9;
    for (i, points) in sizes.headings.iter().enumerate() {
        let (before, after) = [(400, 120), (320, 100), (260, 80), (220, 60), (200, 60), (200, 60)][i];
        let colour = if i < 2 { accent.as_str() } else { "" };
        let italic = if i == 4 { "<w:i/><w:iCs/>" } else { "" };
        let colour = if i == 5 { muted.as_str() } else { colour };
        sheet.paragraph(
            &format!("Heading{}", i + 1),
            &format!("heading {}", i + 1),
            "Normal",
            "Normal",
            &format!(
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"252\" \
                 w:lineRule=\"auto\"/><w:outlineLvl w:val=\"{i}\"/>"
            ),
            &format!("{HEADING_FONTS}{BOLD}{italic}{colour}{}", size(points.half())),
        );
    }
    sheet.order = 10;
    let title = format!("{HEADING_FONTS}{BOLD}{accent}{}", size(sizes.title.half()));
    let paragraph = "<w:keepNext/><w:keepLines/><w:spacing w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>";
    sheet.paragraph("Title", "Title", "Normal", "Lead", paragraph, &title);
    sheet.paragraph(
        "KindLabel",
        "Kind Label",
        "Normal",
        "Title",
        "<w:keepNext/><w:spacing w:after=\"40\"/>",
        &format!("{BOLD}{}{}", themed(colours.support, "accent2"), size(sizes.small.half())),
    );
    let lead = size(sizes.body.half() + 4);
    sheet.paragraph("Lead", "Lead", "Normal", "Normal", "<w:spacing w:after=\"240\"/>", &format!("{muted}{lead}"));
    sheet.paragraph("Subtitle", "Subtitle", "Normal", "Normal", "<w:spacing w:after=\"80\"/>", &lead);
}

fn text(sheet: &mut Sheet, look: &Look, rtl: bool) {
    let (colours, sizes) = (&look.colours, &look.sizes);
    let muted = themed(colours.muted, "text2");
    let small = size(sizes.small.half());
    sheet.order = LIST;
    let list = "<w:spacing w:after=\"80\"/><w:contextualSpacing/>";
    sheet.paragraph("ListBullet", "List Bullet", "Normal", "", list, "");
    sheet.paragraph("ListNumber", "List Number", "Normal", "", list, "");
    sheet.paragraph("ListContinue", "List Continue", "Normal", "", "<w:spacing w:after=\"80\"/>", "");
    sheet.paragraph("Checklist", "Checklist", "Normal", "", "<w:spacing w:after=\"80\"/>", "");
    let indent = "<w:ind w:left=\"284\"/>";
    let quote = format!("{}<w:spacing w:before=\"80\"/>{indent}", frame(colours.line, None, rtl, 0));
    sheet.paragraph("Quote", "Quote", "Normal", "", &quote, "");
    let voice = format!(
        "<w:keepLines/>{}<w:spacing w:before=\"80\" w:after=\"0\"/>{indent}",
        frame(colours.support, None, rtl, 0)
    );
    sheet.paragraph("Voice", "Voice", "Normal", "VoiceName", &voice, &size(sizes.body.half() + 2));
    let name = format!("{}<w:spacing w:before=\"0\" w:after=\"240\"/>{indent}", frame(colours.support, None, rtl, 0));
    sheet.paragraph("VoiceName", "Voice Name", "Normal", "Normal", &name, &format!("{BOLD}{muted}{small}"));
    for (id, name, colour, theme) in
        [("Callout", "Callout", colours.support, "accent2"), ("Warning", "Callout Warning", colours.alarm, "accent3")]
    {
        let framed = frame(colour, Some(colours.tint), rtl, 0);
        let paragraph =
            format!("<w:keepLines/>{framed}<w:spacing w:after=\"80\"/><w:ind w:left=\"284\" w:right=\"170\"/>");
        sheet.paragraph(id, name, "Normal", "", &paragraph, "");
        let run = format!("{BOLD}{}", themed(colour, theme));
        let first = "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"40\"/>";
        sheet.paragraph(&format!("{id}Label"), &format!("{name} Label"), id, id, first, &run);
    }
    // Code reads from left to right in every language.
    let code = format!(
        "{}<w:bidi w:val=\"0\"/><w:spacing w:before=\"160\" w:after=\"240\" w:line=\"259\" w:lineRule=\"auto\"/>\
         <w:ind w:left=\"284\" w:right=\"170\"/><w:jc w:val=\"left\"/>",
        frame(colours.line, Some(colours.tint), false, 0)
    );
    let font = monospaced(look);
    sheet.paragraph("SourceCode", "Source Code", "Normal", "", &code, &format!("{font}<w:noProof/>{small}"));
    sheet.paragraph("Term", "Term", "Normal", "Definition", "<w:keepNext/><w:spacing w:after=\"20\"/>", BOLD);
    sheet.paragraph(
        "Definition",
        "Definition",
        "Normal",
        "Term",
        "<w:spacing w:after=\"120\"/><w:ind w:left=\"340\"/>",
        "",
    );
    let figure = format!("{HEADING_FONTS}{BOLD}{}{}", themed(colours.accent, "accent1"), size(sizes.title.half() - 8));
    sheet.paragraph(
        "KeyFigure",
        "Key Figure",
        "Normal",
        "Normal",
        "<w:keepNext/><w:keepLines/><w:spacing w:after=\"40\"/>",
        &figure,
    );
    sheet.paragraph("Small", "Small Print", "Normal", "", "<w:spacing w:after=\"100\"/>", &format!("{muted}{small}"));
    sheet.paragraph(
        "Picture",
        "Picture",
        "Normal",
        "Caption",
        "<w:spacing w:before=\"120\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "",
    );
    sheet.paragraph(
        "Caption",
        "caption",
        "Normal",
        "Normal",
        "<w:spacing w:after=\"200\"/>",
        &format!("{muted}{small}"),
    );
    let rule = format!(
        "<w:pBdr>{}</w:pBdr><w:spacing w:before=\"0\" w:after=\"280\"/>",
        border("bottom", 12, 1, colours.line)
    );
    sheet.paragraph("Rule", "Rule", "Normal", "Normal", &rule, "<w:sz w:val=\"12\"/><w:szCs w:val=\"12\"/>");
}

fn monospaced(look: &Look) -> String {
    let font = escaped(&look.fonts.code.0);
    format!("<w:rFonts w:ascii=\"{font}\" w:eastAsia=\"{font}\" w:hAnsi=\"{font}\" w:cs=\"{font}\"/>")
}

fn fields(sheet: &mut Sheet, look: &Look) {
    let colours = &look.colours;
    let small = size(look.sizes.small.half());
    sheet.order = LIST + 1;
    sheet.paragraph(
        "AnswerLabel",
        "Answer Label",
        "Normal",
        "Answer",
        "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>",
        BOLD,
    );
    let help = format!("{}{small}", themed(colours.muted, "text2"));
    sheet.paragraph("AnswerHelp", "Answer Help", "Normal", "Answer", "<w:keepNext/><w:spacing w:after=\"80\"/>", &help);
    let room = "<w:spacing w:before=\"80\" w:after=\"240\"/><w:ind w:left=\"113\" w:right=\"113\"/>";
    sheet.paragraph("Answer", "Answer", "Normal", "", &format!("{}{room}", boxed(colours.line, 4)), "");
    sheet.paragraph("AnswerLong", "Answer Long", "Answer", "", &boxed(colours.line, 31), "");
    let cell = "<w:spacing w:after=\"60\" w:line=\"252\" w:lineRule=\"auto\"/>";
    let type_size = size(look.sizes.table.half());
    sheet.paragraph("TableText", "Table Text", "Normal", "", cell, &type_size);
    let item = "<w:spacing w:after=\"20\" w:line=\"252\" w:lineRule=\"auto\"/>";
    sheet.paragraph("TableBullet", "Table Bullet", "ListBullet", "", item, &type_size);
    sheet.paragraph("TableNumber", "Table Number", "ListNumber", "", item, &type_size);
    let head = format!("{BOLD}{}", themed(colours.accent, "accent1"));
    sheet.paragraph("TableHeading", "Table Heading", "TableText", "", "<w:keepNext/>", &head);
    sheet.paragraph("TableRowHeading", "Table Row Heading", "TableText", "", "", BOLD);
}

fn furniture(sheet: &mut Sheet, look: &Look) {
    let (colours, sizes) = (&look.colours, &look.sizes);
    let small = size(sizes.small.half() - 1);
    let quiet = format!("{}{small}", themed(colours.muted, "text2"));
    sheet.order = 99;
    let tab = |wide| format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", look.text_width(wide));
    let line = |side| format!("<w:pBdr>{}</w:pBdr>", border(side, 4, 6, colours.line));
    let spacing = "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>";
    sheet.paragraph("Header", "header", "Normal", "", &format!("{}{}{spacing}", line("bottom"), tab(false)), &quiet);
    sheet.paragraph("Footer", "footer", "Normal", "", &format!("{}{}{spacing}", line("top"), tab(false)), &quiet);
    // The wide pages' ones: as above, with the end of the line elsewhere.
    let wide = format!(
        "<w:tabs><w:tab w:val=\"clear\" w:pos=\"{}\"/>{}",
        look.text_width(false),
        &tab(true)["<w:tabs>".len()..]
    );
    sheet.paragraph("HeaderWide", "Header Wide", "Header", "", &wide, "");
    sheet.paragraph("FooterWide", "Footer Wide", "Footer", "", &wide, "");
    sheet.paragraph(
        "FootnoteText",
        "footnote text",
        "Normal",
        "",
        "<w:spacing w:after=\"60\" w:line=\"252\" w:lineRule=\"auto\"/>",
        &size(sizes.small.half()),
    );
    let contents =
        format!("{HEADING_FONTS}{BOLD}{}{}", themed(colours.accent, "accent1"), size(sizes.headings[0].half()));
    sheet.paragraph(
        "TOCHeading",
        "TOC Heading",
        "Normal",
        "Normal",
        "<w:keepNext/><w:pageBreakBefore/><w:spacing w:after=\"200\"/>",
        &contents,
    );
    let leader =
        format!("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{}\"/></w:tabs>", look.text_width(false));
    for (level, indent, before, run) in [(1, 0, 120, BOLD), (2, 284, 0, REGULAR), (3, 568, 0, REGULAR)] {
        let spacing = format!("<w:spacing w:before=\"{before}\" w:after=\"60\"/><w:ind w:left=\"{indent}\"/>");
        sheet.paragraph(
            &format!("TOC{level}"),
            &format!("toc {level}"),
            "Normal",
            "Normal",
            &format!("{leader}{spacing}"),
            run,
        );
    }
}

fn characters(sheet: &mut Sheet, look: &Look) {
    let colours = &look.colours;
    sheet.order = 20;
    sheet.character("Strong", "Strong", BOLD);
    sheet.character("Emphasis", "Emphasis", "<w:i/><w:iCs/>");
    sheet.character("WorkTitle", "Work Title", "<w:i/><w:iCs/>");
    let shade = format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", colours.tint.hex());
    sheet.character(
        "CodeText",
        "Code Text",
        &format!("{}<w:noProof/>{}{shade}", monospaced(look), size(look.sizes.body.half() - 2)),
    );
    sheet.order = 99;
    sheet.character(
        "Hyperlink",
        "Hyperlink",
        &format!("{}<w:u w:val=\"single\"/>", themed(colours.accent, "hyperlink")),
    );
    placeholder(sheet, look);
    sheet.character("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>");
}

/// The header row is light with a strong line below it: links, code and prompts in it are read as anywhere else, and it
/// costs little to print.
fn table(out: &mut String, look: &Look) {
    let line = look.colours.line.hex();
    let (accent, tint) = (look.colours.accent.hex(), look.colours.tint.hex());
    out.push_str(
        "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"PartnershipTable\"><w:name w:val=\"Partnership Table\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/><w:qFormat/><w:tblPr><w:tblBorders>",
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        out.push_str(&format!("<w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"{line}\"/>"));
    }
    let _ = write!(
        out,
        "</w:tblBorders><w:tblCellMar><w:top w:w=\"85\" w:type=\"dxa\"/><w:left w:w=\"120\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"45\" w:type=\"dxa\"/><w:right w:w=\"120\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblStylePr w:type=\"firstRow\"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"0\" \
         w:color=\"{accent}\" w:themeColor=\"accent1\"/></w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{tint}\" \
         w:themeFill=\"background2\"/><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style>"
    );
}
