//! Lists: which are numbered, from which number, and how far their levels are indented (ISO 29500-1, 17.9).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::package::{Xml, attribute, child, value, w};
use super::styles::indent;

/// How a level marks its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A bullet or nothing.
    Bullet,
    /// A box to tick.
    Box,
    /// A number.
    Number {
        /// Other than 1, 2, 3: its name, `lowerLetter`.
        form: Option<String>,
    },
}

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    mark: Mark,
    start: u64,
    indent: Option<i32>,
    /// Paragraphs of this style are of this level.
    style: Option<String>,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    definition: String,
    starts: HashMap<u8, u64>,
    levels: HashMap<u8, Level>,
}

/// The lists of a document, and how far each was counted.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    definitions: HashMap<String, HashMap<u8, Level>>,
    lists: HashMap<String, List>,
    /// Next number of a definition's level.
    next: HashMap<String, BTreeMap<u8, u64>>,
    /// Lists that have begun.
    begun: HashSet<(String, u8)>,
}

fn levels(node: Xml<'_>) -> HashMap<u8, Level> {
    let mut levels = HashMap::new();
    for level in node.children().filter(|child| w(*child) == "lvl") {
        let Some(number) = attribute(level, "ilvl").and_then(|number| number.parse::<u8>().ok()) else { continue };
        let form = value(level, "numFmt").unwrap_or("decimal");
        let text = value(level, "lvlText").unwrap_or_default();
        let symbols = child(level, "rPr").and_then(|properties| child(properties, "rFonts"));
        let symbols = symbols.and_then(|fonts| attribute(fonts, "ascii")).unwrap_or_default().to_lowercase();
        let is_box = matches!(text, "☐" | "□" | "❏" | "❑" | "❒" | "☑" | "▢")
            || symbols.contains("wingdings")
                && matches!(text, "\u{f0a8}" | "\u{f06f}" | "\u{f071}" | "\u{f072}" | "q" | "o" | "¨");
        let mark = match form {
            _ if is_box => Mark::Box,
            "bullet" | "none" => Mark::Bullet,
            "decimal" | "decimalZero" => Mark::Number { form: None },
            form => Mark::Number { form: Some(form.to_owned()) },
        };
        let start = value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let indent = child(level, "pPr").and_then(indent);
        let style = value(level, "pStyle").map(str::to_owned);
        levels.insert(number, Level { mark, start, indent, style });
    }
    levels
}

impl Numbering {
    /// Of the root of `numbering.xml`.
    pub fn read(root: Xml<'_>) -> Numbering {
        let mut numbering = Numbering::default();
        let all = || root.children().filter(|node| w(*node) == "abstractNum");
        let styles: HashMap<&str, Xml<'_>> =
            all().filter_map(|node| value(node, "styleLink").map(|style| (style, node))).collect();
        for node in all() {
            let Some(id) = attribute(node, "abstractNumId") else { continue };
            // A definition may stand in for that of a list style.
            let real = match value(node, "numStyleLink") {
                Some(style) => styles.get(style).copied().unwrap_or(node),
                None => node,
            };
            numbering.definitions.insert(id.to_owned(), levels(real));
        }
        for node in root.children().filter(|node| w(*node) == "num") {
            let (Some(id), Some(definition)) = (attribute(node, "numId"), value(node, "abstractNumId")) else {
                continue;
            };
            let mut list = List { definition: definition.to_owned(), ..List::default() };
            for change in node.children().filter(|child| w(*child) == "lvlOverride") {
                let Some(level) = attribute(change, "ilvl").and_then(|level| level.parse::<u8>().ok()) else {
                    continue;
                };
                if let Some(start) = value(change, "startOverride").and_then(|start| start.parse().ok()) {
                    list.starts.insert(level, start);
                }
                list.levels.extend(levels(change));
            }
            numbering.lists.insert(id.to_owned(), list);
        }
        numbering
    }

    fn level(&self, list: &str, level: u8) -> Option<&Level> {
        let found = self.lists.get(list)?;
        found.levels.get(&level).or_else(|| self.definitions.get(&found.definition)?.get(&level))
    }

    /// The level of a list that a style belongs to.
    pub fn level_of(&self, list: &str, style: &str) -> Option<u8> {
        (0..9).find(|level| self.level(list, *level).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// How items are marked; nothing where the paragraph is in no list.
    pub fn mark(&self, list: &str, level: u8) -> Option<Mark> {
        self.level(list, level).map(|level| level.mark.clone())
    }

    /// How far the level is indented, in twips.
    pub fn indent(&self, list: &str, level: u8) -> Option<i32> {
        self.level(list, level).and_then(|level| level.indent)
    }

    /// The number of the next item; counts it. Lists of one definition go on counting unless one says where it starts.
    pub fn count(&mut self, list: &str, level: u8) -> u64 {
        let Some(found) = self.lists.get(list) else { return 1 };
        let definition = found.definition.clone();
        let own = found.starts.get(&level).copied();
        let first = self.begun.insert((list.to_owned(), level));
        let start = self.level(list, level).map_or(1, |level| level.start);
        let next = self.next.entry(definition).or_default();
        let number = match (own.filter(|_| first), next.get(&level)) {
            (Some(own), _) => own,
            (None, Some(next)) => *next,
            (None, None) => start,
        };
        // Deeper levels begin anew below each item.
        next.retain(|other, _| *other <= level);
        next.insert(level, number.saturating_add(1));
        number
    }
}
