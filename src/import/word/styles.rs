//! Styles: what a paragraph is and how words are marked, through everything that a style is based on. Word keeps the names
//! of its own styles in English whatever its language; LibreOffice and others are known by theirs.

use std::collections::HashMap;

use super::package::{Xml, attribute, child, switch, value, w};
use crate::import::tree::Marks;

/// What a paragraph is for, as its style says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// The title of the document.
    Title,
    /// What stands below the title.
    Lead,
    /// A heading of that level, from 1.
    Heading(u8),
    /// A quotation.
    Quote,
    /// Who said the quotation before it.
    Speaker,
    /// Over a remark: its label.
    RemarkLabel,
    /// A remark.
    Remark,
    /// A warning.
    Warning,
    /// Lines of code.
    Code,
    /// A term that is defined next.
    Term,
    /// Its definition.
    Definition,
    /// Below a picture, or at a table.
    Caption,
    /// It belongs to the item of a list above it.
    Continue,
    /// What helps with a field.
    Help,
    /// A line across the page.
    Rule,
    /// A table of contents.
    Contents,
    /// What Kitpress writes above a title.
    KindLabel,
}

/// How a run is marked, as far as somebody says so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub strike: Option<bool>,
    pub code: Option<bool>,
    pub hidden: Option<bool>,
    /// 1 raised, -1 lowered.
    pub raised: Option<i8>,
    pub underlined: Option<bool>,
    pub coloured: Option<bool>,
}

impl Look {
    /// What `w:rPr` says.
    pub fn of(properties: Xml<'_>) -> Look {
        let either = |a: Option<bool>, b: Option<bool>| a.or(b).map(|_| a == Some(true) || b == Some(true));
        let fonts = child(properties, "rFonts").and_then(|fonts| attribute(fonts, "ascii"));
        Look {
            bold: switch(properties, "b"),
            italic: switch(properties, "i"),
            strike: either(switch(properties, "strike"), switch(properties, "dstrike")),
            code: fonts.map(is_mono).filter(|mono| *mono),
            hidden: switch(properties, "vanish"),
            raised: value(properties, "vertAlign").map(|value| match value {
                "superscript" => 1,
                "subscript" => -1,
                _ => 0,
            }),
            underlined: switch(properties, "u"),
            coloured: value(properties, "highlight").map(|value| value != "none"),
        }
    }

    /// This, and below it the other.
    pub fn over(self, other: Look) -> Look {
        Look {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            strike: self.strike.or(other.strike),
            code: self.code.or(other.code),
            hidden: self.hidden.or(other.hidden),
            raised: self.raised.or(other.raised),
            underlined: self.underlined.or(other.underlined),
            coloured: self.coloured.or(other.coloured),
        }
    }

    /// As marks.
    pub fn marks(self) -> Marks {
        let on = |switch: Option<bool>| switch == Some(true);
        Marks { strong: on(self.bold), emphasis: on(self.italic), strike: on(self.strike), code: on(self.code) }
    }
}

fn is_mono(font: &str) -> bool {
    let font = font.to_lowercase();
    ["courier", "consolas", "mono", "menlo", "lucida console", "source code", "inconsolata", "cascadia code"]
        .iter()
        .any(|name| font.contains(name))
}

/// A style.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<(Option<String>, u8)>,
    indent: Option<i32>,
    look: Look,
    default: bool,
    paragraph: bool,
}

/// All styles of a document.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
}

/// A chain of styles is followed so far.
const LONGEST_CHAIN: usize = 24;

impl Styles {
    /// Of the root of `styles.xml`.
    pub fn read(root: Xml<'_>) -> Styles {
        let mut styles = Styles::default();
        for node in root.children().filter(|node| w(*node) == "style") {
            let Some(id) = attribute(node, "styleId") else { continue };
            let paragraph = child(node, "pPr");
            let style = Style {
                name: folded(value(node, "name").unwrap_or(id)),
                based_on: value(node, "basedOn").map(str::to_owned),
                outline: paragraph.and_then(outline),
                list: paragraph.and_then(list),
                indent: paragraph.and_then(indent),
                look: child(node, "rPr").map(Look::of).unwrap_or_default(),
                default: matches!(attribute(node, "default"), Some("1" | "true" | "on")),
                paragraph: attribute(node, "type") == Some("paragraph"),
            };
            if style.default && style.paragraph {
                styles.default = Some(id.to_owned());
            }
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style and what it is based on, nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let style = self.styles.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }

    /// What a paragraph of this style is for.
    pub fn role(&self, id: Option<&str>) -> Role {
        for style in self.chain(id) {
            if let Some(role) = role(&style.name) {
                return role;
            }
            if let Some(level) = style.outline {
                return if level < 9 { Role::Heading(level + 1) } else { Role::Body };
            }
        }
        Role::Body
    }

    /// The list that the style belongs to: number of the list and level.
    pub fn list(&self, id: Option<&str>) -> Option<(String, u8)> {
        let level = self.chain(id).find_map(|style| style.list.as_ref().map(|(_, level)| *level));
        let number = self.chain(id).find_map(|style| style.list.as_ref().and_then(|(number, _)| number.clone()));
        Some((number?, level.unwrap_or(0)))
    }

    /// How far the style indents, in twips.
    pub fn indent(&self, id: Option<&str>) -> Option<i32> {
        self.chain(id).find_map(|style| style.indent)
    }

    /// How a style marks words. Of a paragraph's style only what is code counts: what is bold there is its look.
    pub fn look(&self, id: Option<&str>) -> Look {
        let Some(id) = id else { return Look::default() };
        let mut look = Look::default();
        for style in self.chain(Some(id)) {
            look = look.over(style.look);
            if matches!(
                style.name.as_str(),
                "htmlcode" | "sourcetext" | "verbatimchar" | "codetext" | "inlinecode" | "code"
            ) {
                look.code = Some(true);
            }
            if style.name == "strong" {
                look.bold = look.bold.or(Some(true));
            }
            if style.name == "emphasis" {
                look.italic = look.italic.or(Some(true));
            }
            if matches!(style.name.as_str(), "hyperlink" | "internetlink" | "followedhyperlink" | "visitedinternetlink")
            {
                look.underlined = Some(false);
            }
        }
        look
    }
}

/// A name to compare by: small letters and digits.
fn folded(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a style of this name is for; nothing if the name tells nothing.
fn role(name: &str) -> Option<Role> {
    let level = |rest: &str| rest.parse::<u8>().ok().filter(|level| (1..=9).contains(level));
    if let Some(level) = name.strip_prefix("heading").and_then(level) {
        return Some(Role::Heading(level));
    }
    if let Some(rest) = name.strip_prefix("toc").or_else(|| name.strip_prefix("contents"))
        && (level(rest).is_some() || rest == "heading")
    {
        return Some(Role::Contents);
    }
    Some(match name {
        "title" => Role::Title,
        "lead" => Role::Lead,
        "kindlabel" => Role::KindLabel,
        "quote" | "intensequote" | "quotations" | "blocktext" | "blockquote" | "voice" => Role::Quote,
        "voicename" => Role::Speaker,
        "calloutlabel" | "calloutwarninglabel" => Role::RemarkLabel,
        "callout" => Role::Remark,
        "calloutwarning" => Role::Warning,
        "caption" | "illustration" | "figure" | "imagecaption" | "tablecaption" => Role::Caption,
        "htmlpreformatted" | "preformattedtext" | "sourcecode" | "code" | "codeblock" => Role::Code,
        "term" | "definitionterm" => Role::Term,
        "definition" => Role::Definition,
        "answerhelp" => Role::Help,
        "horizontalline" | "rule" => Role::Rule,
        _ if name.starts_with("listcontinue") || name == "listcontents" => Role::Continue,
        _ => return None,
    })
}

/// The level that `w:outlineLvl` says, from 0; 9 is running text.
pub fn outline(properties: Xml<'_>) -> Option<u8> {
    value(properties, "outlineLvl")?.parse().ok()
}

/// The list that `w:numPr` says: its number, if given, and the level.
pub fn list(properties: Xml<'_>) -> Option<(Option<String>, u8)> {
    let numbering = child(properties, "numPr")?;
    let level = value(numbering, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((value(numbering, "numId").map(str::to_owned), level))
}

/// How far `w:ind` indents, in twips.
pub fn indent(properties: Xml<'_>) -> Option<i32> {
    let indent = child(properties, "ind")?;
    attribute(indent, "left").or_else(|| attribute(indent, "start"))?.parse().ok()
}
