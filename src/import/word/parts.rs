//! The other parts of a document: properties, comments, notes, headers and footers; and the sections that Kitpress itself
//! wrote into a document that it made.

use std::collections::HashMap;

use super::Reader;
use super::package::{Relations, Xml, attribute, parse, w};
use crate::import::Refusal;
use crate::import::tree::{Block, start_of, words};

/// The plain words of a part, read aside.
pub(super) fn text_of(node: Xml<'_>) -> String {
    let text: String = node
        .descendants()
        .filter_map(|inner| match w(inner) {
            "t" => Some(inner.text().unwrap_or_default()),
            "p" | "br" | "tab" => Some(" "),
            _ => None,
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Reader<'_> {
    /// Title, description and language of the properties.
    pub(super) fn properties(&mut self, top: &Relations) -> Result<(), Refusal> {
        let core = match top.of_kind("core-properties").map(|name| self.package.text(name)).transpose()?.flatten() {
            Some(text) => text,
            None => return Ok(()),
        };
        let Ok(parsed) = parse(&core, "core.xml") else { return Ok(()) };
        let said = |name: &str| {
            let node = parsed.root_element().children().find(|node| node.tag_name().name() == name);
            let text = node.and_then(|node| node.text()).unwrap_or_default();
            Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
        };
        self.document.title = said("title");
        self.document.lang = said("language");
        if let Some(author) = said("creator").filter(|author| author != "python-docx" && author != "LibreOffice") {
            self.lose(
                "in the properties",
                format!("the author “{}”", start_of(&author, 60)),
                "write `authors:` with `- name:` if they wrote it and agree to be named",
            );
        }
        Ok(())
    }

    pub(super) fn read_comments(&mut self) -> Result<(), Refusal> {
        let Some(name) = self.main.of_kind("comments").map(str::to_owned) else { return Ok(()) };
        let Some(text) = self.package.text(&name)? else { return Ok(()) };
        let parsed = parse(&text, &name)?;
        for comment in parsed.root_element().children().filter(|node| w(*node) == "comment") {
            if let Some(id) = attribute(comment, "id") {
                let who = attribute(comment, "author").unwrap_or_default().trim().to_owned();
                self.comments.insert(id.to_owned(), (who, text_of(comment)));
            }
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, node: Xml<'_>) {
        let Some((who, what)) = attribute(node, "id").and_then(|id| self.comments.get(id)).cloned() else { return };
        let who = if who.is_empty() { String::new() } else { format!(" by {}", start_of(&who, 40)) };
        self.lose_here(format!("a comment{who}: “{}”", start_of(&what, 100)), "settle it, or keep it in the document");
    }

    /// The number of a note that is referred to.
    pub(super) fn note(&mut self, end: bool, id: &str) -> usize {
        let next = self.notes.len();
        *self.notes.entry((end, id.to_owned())).or_insert(next)
    }

    /// The texts of all notes that were referred to.
    pub(super) fn read_notes(&mut self) -> Result<(), Refusal> {
        let mut texts: Vec<Vec<Block>> = vec![Vec::new(); self.notes.len()];
        for (end, kind) in [(false, "footnotes"), (true, "endnotes")] {
            let Some(name) = self.main.of_kind(kind).map(str::to_owned) else { continue };
            let Some(text) = self.package.text(&name)? else { continue };
            self.relations = self.package.relations(&name)?;
            let parsed = parse(&text, &name)?;
            for note in parsed.root_element().children().filter(|node| w(*node) == kind.trim_end_matches('s')) {
                let id = attribute(note, "id").unwrap_or_default().to_owned();
                let Some(number) = self.notes.get(&(end, id.clone())).copied() else { continue };
                let blocks = self.story(note);
                if let Some(text) = texts.get_mut(number) {
                    *text = blocks;
                }
            }
        }
        if self.notes.keys().any(|(end, _)| *end) {
            self.lose("", "endnotes are footnotes now", "");
        }
        // A note within a note would need a number that no mark has.
        texts.resize(self.notes.len().max(texts.len()), Vec::new());
        self.document.notes = texts;
        Ok(())
    }

    /// What stands at the top and bottom of each page.
    pub(super) fn furniture(&mut self) -> Result<(), Refusal> {
        for (kind, place) in [("header", "at the top of each page"), ("footer", "at the bottom of each page")] {
            for name in self.main.all_of_kind(kind) {
                let Some(text) = self.package.text(&name)? else { continue };
                let parsed = parse(&text, &name)?;
                let said = text_of(parsed.root_element());
                if said.chars().any(char::is_alphabetic) {
                    self.lose(
                        place,
                        format!("“{}”", start_of(&said, 100)),
                        "the site's theme writes its own; write it on the page if readers need it",
                    );
                }
            }
        }
        if self.package.has("vbaProject.bin") {
            self.lose("", "macros", "a page runs no programs");
        }
        Ok(())
    }

    pub(super) fn end_of_changes(&mut self) {
        if self.tracked > 0 {
            let what =
                format!("{} tracked changes: what was inserted is in the text, what was deleted is not", self.tracked);
            self.lose("", what, "compare with the document if some of them were not agreed");
        }
    }

    /// Takes out what Kitpress writes from front matter and data: it is made again, or goes where it came from.
    pub(super) fn own_parts(&mut self, blocks: &mut Vec<Block>) {
        let mut own: HashMap<usize, String> = HashMap::new();
        for (name, heading) in &self.document.anchors {
            if let (true, Some(heading)) = (name.starts_with("kit_"), heading) {
                own.entry(*heading).or_insert_with(|| name.clone());
            }
        }
        let (mut kept, mut taken): (Vec<Block>, Vec<(String, String)>) = (Vec::new(), Vec::new());
        let mut within: Option<(String, u8)> = None;
        for block in std::mem::take(blocks) {
            if let Block::Heading { level, number, runs } = &block {
                if within.as_ref().is_some_and(|(_, above)| level <= above) {
                    within = None;
                }
                if within.is_none()
                    && let Some(name) = own.get(number).cloned()
                    && matches!(
                        name.as_str(),
                        "kit_purpose"
                            | "kit_fields"
                            | "kit_references"
                            | "kit_credits"
                            | "kit_contributors"
                            | "kit_data_protection"
                    )
                {
                    if !matches!(name.as_str(), "kit_purpose" | "kit_fields" | "kit_data_protection") {
                        taken.push((name.clone(), words(runs, &[])));
                    }
                    within = Some((name, *level));
                    continue;
                }
            }
            match (&within, &block) {
                // The purpose is one paragraph; what follows is the page's own text.
                (Some((name, _)), Block::Paragraph(runs)) if name == "kit_purpose" => {
                    self.document.purpose = Some(words(runs, &self.document.fields));
                    within = None;
                }
                (Some((name, _)), _) if name == "kit_purpose" => {
                    within = None;
                    kept.push(block);
                }
                (Some((name, _)), Block::List { .. }) if name == "kit_fields" => within = None,
                (Some((name, _)), _) if name == "kit_fields" => {
                    within = None;
                    kept.push(block);
                }
                (Some((name, _)), Block::Paragraph(runs)) if name == "kit_data_protection" => {
                    self.document.data_protection = Some(words(runs, &self.document.fields));
                    within = None;
                }
                (Some((name, _)), _) if name == "kit_data_protection" => {
                    within = None;
                    kept.push(block);
                }
                (Some(_), _) => {}
                (None, _) => kept.push(block),
            }
        }
        for (_, heading) in taken {
            let what = format!("the section “{heading}”, which Kitpress wrote from front matter and data");
            self.lose("", what, "copy `based_on`, `licence` and the like from the page that the document was made of");
        }
        *blocks = kept;
    }

    /// All words of a part's drawing texts, for what cannot be shown.
    pub(super) fn words_of_part(&mut self, id: Option<&str>) -> String {
        let Some(name) = id.and_then(|id| self.relations.get(id)).filter(|it| !it.external).map(|it| it.target.clone())
        else {
            return String::new();
        };
        let Ok(Some(text)) = self.package.text(&name) else { return String::new() };
        let Ok(parsed) = parse(&text, &name) else { return String::new() };
        let mut out: Vec<String> = Vec::new();
        for node in parsed.descendants().filter(|node| matches!(node.tag_name().name(), "t" | "v")) {
            if let Some(words) = node.text().map(str::trim).filter(|words| words.chars().any(char::is_alphabetic))
                && out.len() < 60
                && !out.iter().any(|known| known == words)
            {
                out.push(words.to_owned());
            }
        }
        out.join(" · ")
    }
}
