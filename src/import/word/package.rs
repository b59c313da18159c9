//! The ZIP package that a Word document is: its parts, and which part another one means. Every size is bounded, so that a
//! small file cannot unpack into a large one.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::Refusal;

/// A part with text may be so large.
const MOST_OF_A_PART: u64 = 48 * 1024 * 1024;
/// All parts together may be so large.
const MOST_OF_ALL: u64 = 192 * 1024 * 1024;
/// More entries than this no document has.
const MOST_ENTRIES: usize = 20_000;
/// A part may have so many elements.
const MOST_NODES: u32 = 4_000_000;

/// An open package.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes unpacked so far.
    spent: u64,
}

fn damaged(what: impl Into<String>) -> Refusal {
    Refusal::new(what, "fetch the file again; if Word can open it, save it there again under another name")
}

impl<'b> Package<'b> {
    /// Opens it.
    pub fn open(bytes: &'b [u8]) -> Result<Package<'b>, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| damaged("the document is damaged or not complete: its package cannot be opened"))?;
        if archive.len() > MOST_ENTRIES {
            return Err(damaged(format!("the document has {} parts, more than Word ever writes", archive.len())));
        }
        Ok(Package { archive, spent: 0 })
    }

    /// The bytes of a part; nothing if there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let name = name.trim_start_matches('/');
        let most = MOST_OF_A_PART.min(MOST_OF_ALL.saturating_sub(self.spent));
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(said)) if said.to_lowercase().contains("password") => {
                let advice = "open it in Word, take the password off, and save it again";
                return Err(Refusal::new("the document is protected with a password", advice));
            }
            Err(_) => return Err(damaged(format!("the part `{name}` of the document cannot be read"))),
        };
        let mut bytes = Vec::new();
        entry
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged(format!("the part `{name}` of the document is damaged")))?;
        self.spent += bytes.len() as u64;
        if bytes.len() as u64 > most {
            return Err(Refusal::new(
                format!("the part `{name}` of the document unpacks to more than {} MiB", most / 1024 / 1024),
                "no text is that long: make sure that the file is what you think, then divide the document",
            ));
        }
        Ok(Some(bytes))
    }

    /// The text of an XML part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let (text, _, _) = encoding_rs::UTF_8.decode(&bytes);
        Ok(Some(text.into_owned()))
    }

    /// Which parts another part means; none if it does not say.
    pub fn relations(&mut self, part: &str) -> Result<Relations, Refusal> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let mut relations = Relations::default();
        let Some(text) = self.text(&name)? else { return Ok(relations) };
        let parsed = parse(&text, &name)?;
        for node in parsed.root_element().children().filter(|node| node.tag_name().name() == "Relationship") {
            let (Some(id), Some(target)) = (node.attribute("Id"), node.attribute("Target")) else { continue };
            let external = node.attribute("TargetMode") == Some("External");
            let target = if external { target.to_owned() } else { within(folder, target) };
            let kind = node.attribute("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default().to_owned();
            relations.0.insert(id.to_owned(), Relation { target, external, kind });
        }
        Ok(relations)
    }

    /// Whether there is a part whose name ends so.
    pub fn has(&self, end: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.ends_with(end))
    }
}

/// A path from a folder of the package; it cannot leave it.
fn within(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What a part means by its ids.
#[derive(Clone, Debug, Default)]
pub struct Relations(HashMap<String, Relation>);

/// What one id means.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Part of the package, or an address.
    pub target: String,
    /// It is an address.
    pub external: bool,
    /// The last word of its type: `hyperlink`, `image`.
    pub kind: String,
}

impl Relations {
    /// By id.
    pub fn get(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    /// The part of a type; the first by name if there are several.
    pub fn of_kind(&self, kind: &str) -> Option<&str> {
        let found = self.0.values().filter(|relation| relation.kind == kind && !relation.external);
        found.map(|relation| relation.target.as_str()).min()
    }

    /// All parts of a type, by name.
    pub fn all_of_kind(&self, kind: &str) -> Vec<String> {
        let found = self.0.values().filter(|relation| relation.kind == kind && !relation.external);
        let mut parts: Vec<String> = found.map(|relation| relation.target.clone()).collect();
        parts.sort();
        parts.dedup();
        parts
    }
}

/// Parses a part. Document types, and with them entities, are refused.
pub fn parse<'t>(text: &'t str, name: &str) -> Result<Document<'t>, Refusal> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text.trim_start_matches('\u{feff}'), options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Refusal::new(
            format!("the part `{name}` of the document has more than {MOST_NODES} elements"),
            "divide the document and import its parts",
        ),
        error => damaged(format!("the part `{name}` of the document is damaged: {error}")),
    })
}

/// A node of a parsed part.
pub type Xml<'a> = Node<'a, 'a>;

/// WordprocessingML, as written by Word and in the strict form.
const W: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const R: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
/// Mathematics.
const M: [&str; 2] =
    ["http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"];

/// The name of an element of WordprocessingML; empty for any other.
pub fn w<'a>(node: Xml<'a>) -> &'a str {
    match node.tag_name().namespace() {
        Some(space) if W.contains(&space) => node.tag_name().name(),
        _ => "",
    }
}

/// Whether it is an element of mathematics.
pub fn is_math(node: Xml<'_>) -> bool {
    node.tag_name().namespace().is_some_and(|space| M.contains(&space))
}

/// The first child of that name, in WordprocessingML.
pub fn child<'a>(node: Xml<'a>, name: &str) -> Option<Xml<'a>> {
    node.children().find(|child| w(*child) == name)
}

/// An attribute by its local name.
pub fn attribute<'a>(node: Xml<'a>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name && !is_relation(attribute.namespace()))
        .map(|it| it.value())
}

fn is_relation(space: Option<&str>) -> bool {
    space.is_some_and(|space| R.contains(&space))
}

/// An attribute that is an id of the part's relations.
pub fn relation<'a>(node: Xml<'a>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name && is_relation(attribute.namespace()))
        .map(|it| it.value())
}

/// The `w:val` of a child.
pub fn value<'a>(node: Xml<'a>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Whether a switch such as `w:b` is there and not turned off; nothing if it is not there.
pub fn switch(node: Xml<'_>, name: &str) -> Option<bool> {
    let found = child(node, name)?;
    Some(!matches!(attribute(found, "val"), Some("0" | "false" | "off" | "none")))
}
