//! Word documents (ISO 29500) to the neutral tree. The package is opened by `zip`, its parts are parsed by `roxmltree`;
//! what the elements mean is read here, since no reader known to us keeps content controls, form fields, notes and
//! numbering all together.

mod assemble;
mod controls;
mod drawings;
mod fields;
mod inlines;
mod numbering;
mod package;
mod parts;
mod styles;
mod tables;

pub use self::controls::asks_for_email;
pub use self::inlines::{link_to, shifted};
pub use self::tables::is_short;

use std::collections::{HashMap, HashSet};

use self::assemble::{Paragraph, Piece, Spot};
use self::fields::Complex;
use self::numbering::Numbering;
use self::package::{Package, Relations, Xml, attribute, child, is_math, parse, value, w};
use self::styles::{Role, Styles};
use super::Refusal;
use super::tree::{Block, Document, Run, RunKind, start_of, words};

/// Elements may nest this deep.
const MOST_DEPTH: usize = 100;

/// Reads a Word document.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes)?;
    let top = package.relations("")?;
    let main = top.of_kind("officeDocument").unwrap_or("word/document.xml").to_owned();
    let resave = "open it in Word or LibreOffice and save it as a Word document (.docx)";
    if main.starts_with("xl/") || main.starts_with("ppt/") {
        let what = if main.starts_with("xl/") { "a spreadsheet" } else { "a presentation" };
        return Err(Refusal::new(
            format!("this is {what}, not a text"),
            "copy what belongs on the page into a Word document and import that",
        ));
    }
    let Some(text) = package.text(&main)? else {
        return Err(Refusal::new("this is a ZIP file without a Word document in it", resave));
    };
    let parsed = parse(&text, &main)?;
    let Some(body) = child(parsed.root_element(), "body") else {
        return Err(Refusal::new("the Word document has no text part that can be read", resave));
    };
    let relations = package.relations(&main)?;
    let part_of = |kind: &str| relations.of_kind(kind).map(str::to_owned);
    let (styles, numbering) = (part_of("styles"), part_of("numbering"));
    let styles = match styles.map(|name| package.text(&name)).transpose()?.flatten() {
        Some(text) => Styles::read(parse(&text, "styles.xml")?.root_element()),
        None => Styles::default(),
    };
    let numbering = match numbering.map(|name| package.text(&name)).transpose()?.flatten() {
        Some(text) => Numbering::read(parse(&text, "numbering.xml")?.root_element()),
        None => Numbering::default(),
    };
    let mut reader = Reader {
        package,
        styles,
        numbering,
        main: relations.clone(),
        relations,
        document: Document::default(),
        headings: 0,
        section: String::new(),
        depth: 0,
        complex: Vec::new(),
        anchors: Vec::new(),
        pictures: HashMap::new(),
        notes: HashMap::new(),
        skipped_fields: 0,
        cells: 0,
        lettered: HashSet::new(),
        near: String::new(),
        picture_bytes: 0,
        comments: HashMap::new(),
        boxes: Vec::new(),
        tracked: 0,
        led: false,
    };
    reader.properties(&top)?;
    reader.read_comments()?;
    let mut blocks = reader.story(body);
    if let Some(title) = reader.document.title.take_if(|title| is_no_title(title)) {
        reader.lose("", format!("the properties call the document “{title}”, which is no title"), "");
    }
    reader.read_notes()?;
    reader.furniture()?;
    reader.end_of_changes();
    reader.own_parts(&mut blocks);
    reader.document.blocks = blocks;
    Ok(reader.document)
}

/// What programs write where nobody wrote a title.
fn is_no_title(title: &str) -> bool {
    let folded = title.to_lowercase();
    folded.starts_with("microsoft word")
        || folded == "untitled"
        || folded.starts_with("document") && folded.len() < 12
        || folded == "word document"
}

/// The state of one reading.
struct Reader<'b> {
    package: Package<'b>,
    styles: Styles,
    numbering: Numbering,
    /// What ids mean in the part with the text.
    main: Relations,
    /// What ids mean in the part that is being read.
    relations: Relations,
    document: Document,
    /// Headings so far.
    headings: usize,
    /// The last heading.
    section: String,
    /// The beginning of the last paragraph, before the first heading.
    near: String,
    depth: usize,
    complex: Vec<Complex>,
    /// Bookmarks that wait for what they stand before.
    anchors: Vec<String>,
    /// Parts with pictures that were taken already.
    pictures: HashMap<String, Option<usize>>,
    /// Notes referred to, with their numbers: whether it is an endnote, and its id.
    notes: HashMap<(bool, String), usize>,
    /// Comments by id: who and what.
    comments: HashMap<String, (String, String)>,
    /// Texts of boxes that stand beside the paragraph that is being read.
    boxes: Vec<Block>,
    /// The lead below the title was read.
    led: bool,
    /// Fields within too many fields.
    skipped_fields: usize,
    /// Bytes of pictures so far.
    picture_bytes: usize,
    /// Lists that count in other signs than numbers, which is said once of each.
    lettered: HashSet<(String, u8)>,
    /// Cells of tables so far.
    cells: usize,
    /// Tracked changes.
    tracked: usize,
}

impl Reader<'_> {
    /// Where the reader is, to say where something is.
    fn place(&self) -> String {
        match self.section.as_str() {
            "" if self.near.is_empty() => "at the start".to_owned(),
            "" => format!("at “{}”", self.near),
            section => format!("under “{}”", start_of(section, 50)),
        }
    }

    fn lose(&mut self, place: &str, what: impl Into<String>, advice: &str) {
        self.document.losses.add(place, what, advice);
    }

    fn lose_here(&mut self, what: impl Into<String>, advice: &str) {
        let place = self.place();
        self.document.losses.add(&place, what, advice);
    }

    /// Everything in a body, cell, note or box.
    fn story(&mut self, node: Xml<'_>) -> Vec<Block> {
        let mut pieces = Vec::new();
        self.pieces(node, &mut pieces);
        self.assemble(pieces)
    }

    fn pieces(&mut self, node: Xml<'_>, out: &mut Vec<Piece>) {
        if self.depth >= MOST_DEPTH {
            return self.lose_here("text that is nested very deep", "copy it from the document by hand");
        }
        self.depth += 1;
        for child in node.children().filter(|child| child.is_element()) {
            match w(child) {
                "p" => self.paragraph(child, out),
                "tbl" => {
                    let table = self.table(child);
                    out.extend(table.map(Piece::Block));
                }
                "sdt" => self.block_control(child, out),
                "ins" | "moveTo" => {
                    self.tracked += 1;
                    self.pieces(child, out);
                }
                "del" | "moveFrom" => self.tracked += 1,
                "customXml" | "smartTag" | "sdtContent" => self.pieces(child, out),
                "bookmarkStart" => self.bookmark(child),
                "altChunk" => {
                    self.lose_here("another document that is embedded here", "import that document by itself")
                }
                "" if child.tag_name().name() == "AlternateContent" => {
                    if let Some(choice) = child.children().find(|inner| inner.tag_name().name() == "Choice") {
                        self.pieces(choice, out);
                    }
                }
                "" if is_math(child) => {
                    let mut runs = Vec::new();
                    self.equation(child, &mut runs);
                    out.push(Piece::Block(Block::Paragraph(runs)));
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn bookmark(&mut self, node: Xml<'_>) {
        if let Some(name) = attribute(node, "name").filter(|name| !name.is_empty() && *name != "_GoBack") {
            self.anchors.push(name.to_owned());
        }
    }

    /// Gives the bookmarks that wait to the heading that they stand in or below.
    fn settle_anchors(&mut self) {
        let heading = self.headings.checked_sub(1);
        for name in std::mem::take(&mut self.anchors) {
            self.document.anchors.entry(name).or_insert(heading);
        }
    }

    fn paragraph(&mut self, node: Xml<'_>, out: &mut Vec<Piece>) {
        if self.section.is_empty() {
            let words: String =
                node.descendants().filter(|inner| w(*inner) == "t").filter_map(|inner| inner.text()).take(40).collect();
            if !words.trim().is_empty() {
                self.near = start_of(&words, 40);
            }
        }
        let properties = child(node, "pPr");
        let style = properties.and_then(|properties| value(properties, "pStyle"));
        let mut role = self.styles.role(style);
        let outline = properties.and_then(styles::outline);
        if let (Role::Body, Some(level @ 0..=8)) = (role, outline) {
            role = Role::Heading(level + 1);
        }
        if properties
            .is_some_and(|properties| child(properties, "framePr").is_some() && value(properties, "dropCap").is_some())
        {
            role = Role::Body;
        }
        let mut runs = Vec::new();
        self.inlines(node, None, &mut runs);
        let boxes = std::mem::take(&mut self.boxes);
        let text = words(&runs, &self.document.fields);
        let heading = match role {
            Role::Heading(level) if !text.is_empty() => Some(level),
            _ => None,
        };
        if heading.is_some() {
            self.headings += 1;
            self.section.clone_from(&text);
        }
        self.settle_anchors();
        if role == Role::Contents {
            if !text.is_empty() {
                self.lose("", "the table of contents", "Kitpress makes its own from the headings");
            }
        } else {
            let paragraph = Paragraph {
                role,
                spot: self.spot(properties, style, heading.is_some()),
                indent: properties.and_then(styles::indent).or_else(|| self.styles.indent(style)).unwrap_or(0),
                heading: heading.map(|level| (level, self.headings - 1)),
                runs,
            };
            out.push(Piece::Paragraph(paragraph));
        }
        out.extend(boxes.into_iter().map(Piece::Block));
    }

    /// The place in a list, if the paragraph is in one.
    fn spot(&mut self, properties: Option<Xml<'_>>, style: Option<&str>, heading: bool) -> Option<Spot> {
        let own = properties.and_then(styles::list);
        let inherited = self.styles.list(style);
        let (list, level) = match (own, inherited) {
            (Some((Some(list), level)), _) => (list, level),
            (Some((None, level)), Some((list, _))) => (list, level),
            // A style says its list, and the list which of its levels the style is.
            (None, Some((list, 0))) => {
                let level = style.and_then(|style| self.numbering.level_of(&list, style));
                (list, level.unwrap_or(0))
            }
            (None, Some((list, level))) => (list, level),
            _ => return None,
        };
        let mark = self.numbering.mark(&list, level)?;
        if heading {
            if matches!(mark, numbering::Mark::Number { .. }) {
                self.lose("", "the numbers before headings", "write them into the headings if the text refers to them");
            }
            return None;
        }
        if let numbering::Mark::Number { form: Some(form) } = &mark
            && self.lettered.insert((list.clone(), level))
        {
            let shown = match form.as_str() {
                "lowerLetter" | "upperLetter" => "letters (a, b, c)",
                "lowerRoman" | "upperRoman" => "Roman numbers (i, ii, iii)",
                _ => "marks of another kind",
            };
            self.lose_here(
                format!("a list that counts in {shown} counts 1, 2, 3 now"),
                "mend the text where it refers to an item",
            );
        }
        let own_indent = properties.and_then(styles::indent);
        let indent = own_indent.or_else(|| self.numbering.indent(&list, level)).or_else(|| self.styles.indent(style));
        Some(Spot { list, level, indent: indent.unwrap_or(0), mark })
    }

    /// Mathematics: its letters, in a row.
    fn equation(&mut self, node: Xml<'_>, out: &mut Vec<Run>) {
        let letters: String = node
            .descendants()
            .filter(|node| is_math(*node) && node.tag_name().name() == "t")
            .filter_map(|node| node.text())
            .collect();
        if letters.trim().is_empty() {
            return;
        }
        self.lose_here(
            format!("an equation; only its letters stay: “{}”", start_of(&letters, 60)),
            "write it in words, or put in a picture of it with a description",
        );
        out.push(Run::new(RunKind::Text(letters)));
    }
}
