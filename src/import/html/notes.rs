//! Footnotes: HTML has none, only links that lead to a text at the end and back.

use scraper::ElementRef;

use super::Reader;
use crate::import::tree::{Block, RunKind};

/// Elements around a note's text.
fn is_holder(name: &str) -> bool {
    matches!(name, "li" | "div" | "p" | "aside" | "dd" | "section")
}

impl<'a> Reader<'a> {
    /// Finds the marks of notes and their texts.
    pub(super) fn find_notes(&mut self, content: ElementRef<'a>) {
        for element in content.descendent_elements().filter(|element| element.value().name() == "a") {
            let Some(target) = element.attr("href").and_then(|href| href.strip_prefix('#')) else { continue };
            let Some(found) = self.ids.get(super::pictures::decoded(target).as_str()).copied() else { continue };
            if !is_mark(element) {
                continue;
            }
            let Some(holder) = holder(found) else { continue };
            // A mark within the note's own text is the way back.
            if element.ancestors().any(|above| above.id() == holder.id()) || holder.id() == content.id() {
                continue;
            }
            let number = match self.notes.iter().position(|known| known.id() == holder.id()) {
                Some(number) => number,
                None => {
                    self.notes.push(holder);
                    self.notes.len() - 1
                }
            };
            self.marks.insert(element.id(), number);
            self.taken.insert(holder.id());
        }
        for element in content.descendent_elements() {
            let named = matches!(element.attr("role"), Some("doc-endnotes" | "doc-footnotes"))
                || element.value().classes().any(|class| matches!(class, "footnotes" | "endnotes"));
            let items = || element.descendent_elements().filter(|inner| inner.value().name() == "li");
            if !named {
                continue;
            }
            let all = items().next().is_some()
                && items().all(|item| {
                    self.taken.contains(&item.id()) || item.ancestors().any(|above| self.taken.contains(&above.id()))
                });
            if all {
                self.taken.insert(element.id());
            }
        }
    }

    /// The texts of the notes, without the way back.
    pub(super) fn read_notes(&mut self) {
        for holder in self.notes.clone() {
            for element in holder.descendent_elements().filter(|element| element.value().name() == "a") {
                let back = element.attr("href").and_then(|href| href.strip_prefix('#'));
                let leads = back.and_then(|id| self.ids.get(id)).is_some_and(|target| {
                    let near = target
                        .descendent_elements()
                        .chain(std::iter::once(*target))
                        .chain(target.ancestors().take(2).filter_map(ElementRef::wrap));
                    near.into_iter().any(|near| self.marks.contains_key(&near.id()))
                });
                if leads || element.attr("role") == Some("doc-backlink") {
                    self.taken.insert(element.id());
                }
            }
            let mut blocks = self.inside(holder);
            if let Some(Block::Paragraph(runs)) = blocks.first_mut() {
                // What is left of "[1] ".
                if let Some(RunKind::Text(text)) = runs.first_mut().map(|run| &mut run.kind) {
                    *text = text.trim_start_matches(['\u{a0}', ' ']).to_owned();
                }
            }
            self.document.notes.push(blocks);
        }
    }
}

/// Whether a link is the mark of a note.
fn is_mark(element: ElementRef<'_>) -> bool {
    if element.attr("role") == Some("doc-noteref") {
        return true;
    }
    let classes = |name: &str| element.value().classes().any(|class| class == name);
    if ["footnote-ref", "footnoteRef", "sdfootnoteanc", "sdendnoteanc", "fn-ref"].iter().any(|name| classes(name)) {
        return true;
    }
    let words: String = element.text().collect();
    let words = words.trim().trim_matches(['[', ']', '(', ')']);
    let sign = !words.is_empty()
        && words.chars().count() <= 4
        && words.chars().all(|c| c.is_ascii_digit() || "*†‡§ivx".contains(c));
    let raised = element.ancestors().take(2).filter_map(ElementRef::wrap).any(|above| above.value().name() == "sup")
        || element.child_elements().any(|child| child.value().name() == "sup");
    let word = element.attr("href").is_some_and(|href| href.starts_with("#_ftn") || href.starts_with("#_edn"))
        && element.attr("name").is_some_and(|name| name.contains("ref"));
    sign && (raised || word)
}

/// The element that holds all of a note's text.
fn holder<'a>(found: ElementRef<'a>) -> Option<ElementRef<'a>> {
    if is_holder(found.value().name()) {
        return Some(found);
    }
    let around =
        |name: &str| found.ancestors().take(5).filter_map(ElementRef::wrap).find(|above| above.value().name() == name);
    // Word and LibreOffice put an element with an id around each note.
    let div = around("div").filter(|div| {
        div.value().id().is_some_and(|id| id.starts_with("ftn") || id.starts_with("edn") || id.starts_with("sd"))
    });
    div.or_else(|| around("li")).or_else(|| around("p"))
}
