//! The last look at a finished Word document: it is opened again, as a reader's program would, and what it lacks is
//! named. The gate knows nothing of how the document was written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// What a reader would miss, in words; empty for a document that may be published.
pub fn gate(bytes: &[u8]) -> Vec<String> {
    let mut gate = Gate::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return vec!["the file is not a container of parts".to_owned()];
    };
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    gate.properties(&part("docProps/core.xml").unwrap_or_default());
    gate.language(&part("word/styles.xml").unwrap_or_default());
    let mut shown: Vec<&String> = names.iter().filter(|name| is_shown(name)).collect();
    shown.sort();
    if !names.iter().any(|name| name == "word/document.xml") {
        gate.missing.push("there is no text".to_owned());
    }
    for name in shown {
        let file = name.trim_start_matches("word/");
        let relationships = part(&format!("word/_rels/{file}.rels")).unwrap_or_default();
        match part(name) {
            Some(text) => gate.part(name, &text, &ids(&relationships)),
            None => gate.missing.push(format!("{name} cannot be read")),
        }
    }
    gate.finish()
}

/// Parts that a reader sees.
fn is_shown(name: &str) -> bool {
    let Some(file) = name.strip_prefix("word/").filter(|file| !file.contains('/')) else { return false };
    ["document", "footnotes", "header", "footer"].iter().any(|start| file.starts_with(start))
}

/// Names of a part's relationships.
fn ids(relationships: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut reader = Reader::from_str(relationships);
    while let Ok(Event::Empty(element) | Event::Start(element)) = skip(&mut reader) {
        found.extend(attribute(&element, "Id"));
    }
    found
}

/// The next event that is an element's start, the end of the text or an error.
fn skip<'t>(reader: &mut Reader<&'t [u8]>) -> quick_xml::Result<Event<'t>> {
    loop {
        if let event @ (Event::Start(_) | Event::Empty(_) | Event::Eof) = reader.read_event()? {
            return Ok(event);
        }
    }
}

/// An attribute that is there and says something.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = element.try_get_attribute(name).ok()??.normalized_value(XmlVersion::Implicit1_0).ok()?;
    (!value.trim().is_empty()).then(|| value.into_owned())
}

#[derive(Default)]
struct Gate {
    missing: Vec<String>,
    titled: bool,
    headings: Vec<u8>,
    controls: BTreeSet<String>,
    drawings: BTreeSet<String>,
    bookmarks: BTreeSet<String>,
    anchors: BTreeMap<String, usize>,
}

/// A table that is open: rows so far, and whether the first is marked.
#[derive(Default)]
struct Table {
    rows: usize,
    marked: bool,
}

/// A content control that is open.
#[derive(Default)]
struct Control {
    title: bool,
    tag: bool,
}

impl Gate {
    fn properties(&mut self, core: &str) {
        for (element, what) in [("dc:title", "a title"), ("dc:language", "a language")] {
            let said = core.split_once(&format!("<{element}>")).and_then(|(_, rest)| rest.split_once('<'));
            if said.is_none_or(|(value, _)| value.trim().is_empty()) {
                self.missing.push(format!("the properties lack {what}"));
            }
        }
    }

    fn language(&mut self, styles: &str) {
        let mut reader = Reader::from_str(styles);
        while let Ok(Event::Empty(element) | Event::Start(element)) = skip(&mut reader) {
            match element.name().as_ref() {
                "w:lang" if attribute(&element, "w:val").is_some() => return,
                "w:style" => break,
                _ => {}
            }
        }
        self.missing.push("the text has no language".to_owned());
    }

    fn part(&mut self, name: &str, text: &str, relationships: &BTreeSet<String>) {
        let mut reader = Reader::from_str(text);
        let (mut tables, mut controls) = (Vec::<Table>::new(), Vec::<Control>::new());
        // Words of the link and of the heading that are open; the number is whether a picture is open unmarked.
        let (mut link, mut heading, mut picture) = (None::<bool>, None::<bool>, None::<String>);
        let mut in_words = false;
        loop {
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => return self.missing.push(format!("{name} is not XML: {error}")),
            };
            match event {
                Event::Start(ref element) | Event::Empty(ref element) => {
                    let open = matches!(event, Event::Start(_));
                    for id in ["r:id", "r:embed"].iter().filter_map(|id| attribute_of(element, id)) {
                        if !relationships.contains(&id) {
                            self.missing.push(format!("{name} refers to {id}, which is not there"));
                        }
                    }
                    match element.name().as_ref() {
                        "w:tbl" => tables.push(Table::default()),
                        "w:tr" => tables.last_mut().into_iter().for_each(|table| table.rows += 1),
                        "w:tblHeader" => {
                            tables.last_mut().into_iter().for_each(|table| table.marked |= table.rows == 1);
                        }
                        "w:sdt" => controls.push(Control::default()),
                        "w:alias" => self.control(&mut controls, element, |control| &mut control.title),
                        "w:tag" => self.control(&mut controls, element, |control| &mut control.tag),
                        "w:id" if !controls.is_empty() => {
                            let id = attribute(element, "w:val").unwrap_or_default();
                            if !self.controls.insert(id.clone()) {
                                self.missing.push(format!("two content controls have the number {id}"));
                            }
                        }
                        "w:pStyle" => {
                            let style = attribute(element, "w:val").unwrap_or_default();
                            self.titled |= style == "Title";
                            if let Some(level) = style.strip_prefix("Heading").and_then(|level| level.parse().ok()) {
                                self.headings.push(level);
                                heading = Some(false);
                            }
                        }
                        "w:hyperlink" => {
                            if let Some(anchor) = attribute(element, "w:anchor") {
                                *self.anchors.entry(anchor).or_default() += 1;
                            }
                            link = Some(false);
                        }
                        "w:bookmarkStart" => self.bookmarks.extend(attribute(element, "w:name")),
                        "w:t" => in_words = open,
                        "wp:docPr" => {
                            let id = attribute(element, "id").unwrap_or_default();
                            if !self.drawings.insert(id.clone()) {
                                self.missing.push(format!("two pictures have the number {id}"));
                            }
                            let called = attribute(element, "name").unwrap_or_default();
                            if attribute(element, "descr").is_some() {
                                link = link.map(|_| true);
                                heading = heading.map(|_| true);
                            } else if open {
                                picture = Some(called);
                            } else {
                                self.bare(&called);
                            }
                        }
                        "adec:decorative" if attribute(element, "val").as_deref() == Some("1") => picture = None,
                        _ => {}
                    }
                }
                Event::Text(ref words) if in_words && !words.trim().is_empty() => {
                    link = link.map(|_| true);
                    heading = heading.map(|_| true);
                }
                Event::GeneralRef(_) if in_words => {
                    link = link.map(|_| true);
                    heading = heading.map(|_| true);
                }
                Event::End(element) => match element.name().as_ref() {
                    "w:t" => in_words = false,
                    "w:p" if heading.take() == Some(false) => self.missing.push("a heading has no words".to_owned()),
                    "w:hyperlink" if link.take() == Some(false) => self.missing.push("a link has no words".to_owned()),
                    "w:tbl" if tables.pop().is_some_and(|table| !table.marked) => {
                        self.missing.push("a table has no marked header row".to_owned());
                    }
                    "w:sdtPr" => {
                        let control = controls.pop().unwrap_or_default();
                        for (there, what) in [(control.title, "title"), (control.tag, "tag")] {
                            if !there {
                                self.missing.push(format!("a content control has no {what}"));
                            }
                        }
                    }
                    "wp:docPr" => picture.take().into_iter().for_each(|called| self.bare(&called)),
                    _ => {}
                },
                Event::Eof => return,
                _ => {}
            }
        }
    }

    fn control(&mut self, controls: &mut [Control], element: &BytesStart<'_>, slot: fn(&mut Control) -> &mut bool) {
        if let (Some(control), Some(_)) = (controls.last_mut(), attribute(element, "w:val")) {
            *slot(control) = true;
        }
    }

    fn bare(&mut self, called: &str) {
        self.missing.push(format!("the picture {called} has no text alternative and is not marked as decoration"));
    }

    fn finish(mut self) -> Vec<String> {
        if !self.titled {
            self.missing.push("the text has no title".to_owned());
        }
        let mut before = 0;
        for level in &self.headings {
            if *level > before + 1 {
                self.missing.push(format!("a heading of level {level} follows one of level {before}"));
            }
            before = *level;
        }
        for anchor in self.anchors.keys().filter(|anchor| !self.bookmarks.contains(*anchor)) {
            self.missing.push(format!("a link leads to {anchor}, which is not there"));
        }
        self.missing
    }
}

/// The same as [`attribute`], for the few elements that have one of these at all.
fn attribute_of(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let refers = ["w:hyperlink", "a:blip", "asvg:svgBlip", "w:headerReference", "w:footerReference"];
    refers.contains(&element.name().as_ref()).then(|| attribute(element, name)).flatten()
}
