//! Pictures, text boxes, charts, diagrams and embedded files, as DrawingML and as VML have them.

use super::Reader;
use super::package::{Xml, attribute, relation, w};
use crate::import::tree::{Block, Picture, PictureSource, Run, RunKind, format_of, start_of};

/// All pictures together may be so large.
const MOST_PICTURES: usize = 128 * 1024 * 1024;

impl Reader<'_> {
    /// A `w:drawing`, `w:pict` or `w:object`.
    pub(super) fn drawing(&mut self, node: Xml<'_>, object: bool, link: Option<usize>, out: &mut Vec<Run>) {
        let named = |name: &str| node.descendants().find(|inner| inner.tag_name().name() == name);
        if let Some(rule) =
            node.descendants().find(|inner| inner.attributes().any(|it| it.name() == "hr" && it.value() == "t"))
        {
            let _ = rule;
            self.boxes.push(Block::Rule);
            return;
        }
        let content: Vec<Xml<'_>> = node
            .descendants()
            .filter(|inner| w(*inner) == "txbxContent")
            .filter(|inner| {
                !inner.ancestors().skip(1).take_while(|above| *above != node).any(|above| w(above) == "txbxContent")
            })
            .collect();
        for text_box in content {
            // Old programs' copy of the same box is left out.
            if text_box.ancestors().any(|above| above.tag_name().name() == "Fallback") {
                continue;
            }
            let before = std::mem::take(&mut self.boxes);
            let anchors = std::mem::take(&mut self.anchors);
            let complex = std::mem::take(&mut self.complex);
            let blocks = self.story(text_box);
            self.complex = complex;
            self.anchors = anchors;
            self.boxes = before;
            if !blocks.is_empty() {
                self.lose_here(
                    "a text box; its text stands after the paragraph that it was beside",
                    "move it to where it belongs",
                );
                self.boxes.extend(blocks);
            }
        }
        let alternative = named("docPr").or_else(|| named("shape"));
        let said = |name: &str| alternative.and_then(|node| attribute(node, name)).map(str::trim).unwrap_or_default();
        let alt = [said("descr"), said("alt"), said("title")]
            .into_iter()
            .find(|alt| !alt.is_empty())
            .unwrap_or_default()
            .to_owned();
        if let Some(chart) = named("chart").filter(|chart| relation(*chart, "id").is_some()) {
            let words = self.words_of_part(relation(chart, "id"));
            return self.lose_drawing(
                "a chart",
                &alt,
                &words,
                "put in a picture of it with a description, or its numbers as a table",
            );
        }
        if let Some(diagram) = named("relIds") {
            let words = self.words_of_part(relation(diagram, "dm"));
            return self.lose_drawing(
                "a diagram (SmartArt)",
                &alt,
                &words,
                "write it as a list or table, or put in a picture of it with a description",
            );
        }
        if object {
            let program = named("OLEObject").and_then(|node| attribute(node, "ProgID")).unwrap_or_default().to_owned();
            let what = if program.is_empty() {
                "an embedded object".to_owned()
            } else {
                format!("an embedded object of {program}")
            };
            return self.lose_drawing(&what, &alt, "", "put in what it shows as text, table or picture");
        }
        let decorative = node
            .descendants()
            .any(|inner| inner.tag_name().name() == "decorative" && attribute(inner, "val") == Some("1"));
        let pictures: Vec<Xml<'_>> =
            node.descendants().filter(|inner| matches!(inner.tag_name().name(), "blip" | "imagedata")).collect();
        let several = pictures.len() > 1;
        for picture in pictures {
            let id = ["embed", "link", "id"].iter().find_map(|name| relation(picture, name));
            if let Some(number) = id.and_then(|id| self.picture(id, if several { "" } else { &alt }, decorative)) {
                out.push(Run { kind: RunKind::Picture(number), ..Run { link, ..Run::text("") } });
            }
        }
        if several {
            self.lose_drawing("a group of pictures; each stands by itself now", &alt, "", "describe each");
        } else if !node.descendants().any(|inner| matches!(inner.tag_name().name(), "blip" | "imagedata"))
            && !node.descendants().any(|inner| w(inner) == "txbxContent")
        {
            self.lose_drawing("a drawing of shapes", &alt, "", "put in a picture of it with a description");
        }
    }

    fn lose_drawing(&mut self, what: &str, alt: &str, words: &str, advice: &str) {
        let mut what = what.to_owned();
        for (name, said) in [("described as", alt), ("its words:", words)] {
            if !said.is_empty() {
                what.push_str(&format!(", {name} “{}”", start_of(said, 300)));
            }
        }
        self.lose_here(what, advice);
    }

    /// Takes a picture; its number, if a page can show it.
    fn picture(&mut self, id: &str, alt: &str, decorative: bool) -> Option<usize> {
        let found = self.relations.get(id).cloned()?;
        if found.external {
            self.lose_here(
                format!("a picture that is not in the document but at “{}”", start_of(&found.target, 80)),
                "save it beside the page and write `![what it shows](file.png)`",
            );
            return None;
        }
        let bytes = match self.pictures.get(&found.target) {
            Some(known) => {
                let source = self.document.pictures.get((*known)?)?.source.clone();
                return Some(self.add_picture(source, alt, decorative));
            }
            None => self.package.part(&found.target).ok().flatten(),
        };
        let number = match bytes {
            Some(bytes) if self.picture_bytes + bytes.len() > MOST_PICTURES => {
                self.lose_here(
                    "a picture: all pictures together are larger than 128 MiB",
                    "make them smaller in Word (Compress Pictures)",
                );
                None
            }
            Some(bytes) => match format_of(&bytes) {
                Some(format) => {
                    self.picture_bytes += bytes.len();
                    Some(self.add_picture(PictureSource::Bytes(bytes.into(), format), alt, decorative))
                }
                None => {
                    let ending = found.target.rsplit('.').next().unwrap_or_default().to_owned();
                    let described = if alt.is_empty() {
                        String::new()
                    } else {
                        format!(", described as “{}”", start_of(alt, 100))
                    };
                    self.lose_here(
                        format!("a picture that browsers do not show (.{ending}){described}"),
                        "save it from Word as PNG and write `![what it shows](file.png)`",
                    );
                    None
                }
            },
            None => {
                self.lose_here("a picture that is missing from the document", "put it in again");
                None
            }
        };
        self.pictures.insert(found.target, number);
        number
    }

    fn add_picture(&mut self, source: PictureSource, alt: &str, decorative: bool) -> usize {
        self.document.pictures.push(Picture { source, alt: alt.to_owned(), decorative });
        self.document.pictures.len() - 1
    }
}
