//! `word/theme/theme1.xml`, the colours and fonts of Word's "Design" tab, and `word/numbering.xml`.

use std::fmt::Write as _;

use super::look::Look;
use super::xml::{DECLARATION, NAMESPACES, escaped};

/// The theme.
pub fn theme(look: &Look) -> String {
    let colours = &look.colours;
    let mut out = String::with_capacity(4096);
    let _ = write!(
        out,
        "{DECLARATION}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Partnership\">\
         <a:themeElements><a:clrScheme name=\"Partnership\">"
    );
    let (accent, support, alarm) = (colours.accent.hex(), colours.support.hex(), colours.alarm.hex());
    let (ink, muted, line) = (colours.ink.hex(), colours.muted.hex(), colours.line.hex());
    let tint = colours.tint.hex();
    for (name, value) in [
        ("dk1", &ink),
        ("lt1", &"FFFFFF".to_owned()),
        ("dk2", &muted),
        ("lt2", &tint),
        ("accent1", &accent),
        ("accent2", &support),
        ("accent3", &alarm),
        ("accent4", &line),
        ("accent5", &muted),
        ("accent6", &ink),
        ("hlink", &accent),
        ("folHlink", &muted),
    ] {
        let _ = write!(out, "<a:{name}><a:srgbClr val=\"{value}\"/></a:{name}>");
    }
    out.push_str("</a:clrScheme><a:fontScheme name=\"Partnership\">");
    let complex = escaped(&look.fonts.right_to_left.0);
    for (name, font) in [("majorFont", &look.fonts.headings), ("minorFont", &look.fonts.body)] {
        let _ = write!(
            out,
            "<a:{name}><a:latin typeface=\"{}\"/><a:ea typeface=\"\"/><a:cs typeface=\"{complex}\"/>\
             <a:font script=\"Arab\" typeface=\"{complex}\"/><a:font script=\"Hebr\" typeface=\"{complex}\"/></a:{name}>",
            escaped(&font.0)
        );
    }
    // Fills, lines and effects of drawings: the schema wants three of each.
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"6350\">{fill}</a:ln>").repeat(3);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    let fill = fill.repeat(3);
    let _ = write!(
        out,
        "</a:fontScheme><a:fmtScheme name=\"Partnership\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>"
    );
    out
}

/// How far a level of a list is indented beyond the one around it, in twips.
pub const STEP: u32 = 360;

/// Kinds of lists; the numbers are those of the abstract definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A bullet.
    Bullets = 0,
    /// Decimal at every level, as on the page, so that "step 3" is step 3.
    Numbers = 1,
    /// No mark: a tick box stands there. To a reader by ear it is a list all the same.
    Checks = 2,
    /// Numbers of headings: 1, 1.1.
    Parts = 3,
}

/// One list: all bullets share one, each numbered list has its own so that it begins where it shall.
#[derive(Clone, Copy, Debug)]
pub struct Numbering {
    /// What its marks are.
    pub kind: Kind,
    /// Its level and first number.
    pub start: Option<(usize, u64)>,
}

/// The part; the number of a list is its place in `lists`, from 1.
pub fn numbering(lists: &[Numbering]) -> String {
    let mut out = String::with_capacity(8 * 1024);
    let _ = write!(out, "{DECLARATION}<w:numbering {NAMESPACES}>");
    for kind in [Kind::Bullets, Kind::Numbers, Kind::Checks, Kind::Parts] {
        if !lists.iter().any(|list| list.kind == kind) {
            continue;
        }
        let number = kind as u32;
        let _ = write!(
            out,
            "<w:abstractNum w:abstractNumId=\"{number}\"><w:multiLevelType w:val=\"{}\"/>",
            if kind == Kind::Parts { "multilevel" } else { "hybridMultilevel" }
        );
        for level in 0..9_u32 {
            let (format, text) = match kind {
                Kind::Bullets => ("bullet", ["\u{2022}", "\u{2013}"][level as usize % 2].to_owned()),
                Kind::Numbers => ("decimal", format!("%{}.", level + 1)),
                Kind::Checks => ("none", String::new()),
                Kind::Parts => ("decimal", (1..=level + 1).map(|n| format!("%{n}")).collect::<Vec<_>>().join(".")),
            };
            let suffix = match kind {
                Kind::Checks => "<w:suff w:val=\"nothing\"/>",
                Kind::Parts => "<w:suff w:val=\"space\"/>",
                Kind::Bullets | Kind::Numbers => "",
            };
            let indent = if kind == Kind::Parts { (0, 0) } else { (STEP * (level + 1), STEP) };
            let _ = write!(
                out,
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{suffix}<w:lvlText w:val=\"{text}\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"{}\"/></w:pPr></w:lvl>",
                indent.0, indent.1
            );
        }
        out.push_str("</w:abstractNum>");
    }
    for (i, list) in lists.iter().enumerate() {
        let _ = write!(out, "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/>", i + 1, list.kind as u32);
        if let Some((level, start)) = list.start {
            let _ = write!(
                out,
                "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{}\"/></w:lvlOverride>",
                start.min(32_767)
            );
        }
        out.push_str("</w:num>");
    }
    out.push_str("</w:numbering>");
    out
}
