//! What every cartridge must have, looked up in the finished file: a manifest that names each file once, contents that lead
//! to what is there, and pages that need nothing from elsewhere. It shares no code with the writer.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// What is missing, as sentences without a full stop; empty when nothing is.
pub fn gate(bytes: &[u8]) -> Vec<String> {
    let files = match unpack(bytes) {
        Ok(files) => files,
        Err(error) => return vec![format!("the file cannot be opened: {error}")],
    };
    let mut missing = Vec::new();
    let Some(manifest) = files.get("imsmanifest.xml") else { return vec!["there is no manifest".to_owned()] };
    let elements = match elements(manifest) {
        Ok(elements) => elements,
        Err(error) => return vec![format!("the manifest is not well-formed: {error}")],
    };
    let mut ids = BTreeSet::new();
    for id in elements.iter().filter_map(|element| element.get("identifier")) {
        if !ids.insert(id) {
            missing.push(format!("the manifest has the identifier `{id}` twice"));
        }
    }
    let resources: BTreeSet<&str> =
        elements.iter().filter(|element| element.name == "resource").filter_map(|one| one.get("identifier")).collect();
    for to in elements.iter().filter_map(|element| element.get("identifierref")) {
        if !resources.contains(to) {
            missing.push(format!("the manifest leads to `{to}`, which is no resource"));
        }
    }
    let named: BTreeSet<String> =
        elements.iter().filter(|one| one.name == "file").filter_map(|one| one.get("href")).map(decoded).collect();
    missing.extend(named.iter().filter(|name| !files.contains_key(*name)).map(|name| format!("`{name}` is not there")));
    let unnamed = files.keys().filter(|name| *name != "imsmanifest.xml" && !named.contains(*name));
    missing.extend(unnamed.map(|name| format!("the manifest does not name `{name}`")));
    if !elements.iter().any(|one| one.name == "item" && one.get("identifierref").is_some()) {
        missing.push("there are no contents".to_owned());
    }
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        look_at(name, bytes, &files, &mut missing);
    }
    missing
}

/// A page leads to files of the cartridge only, or to the web by links.
fn look_at(name: &str, bytes: &[u8], files: &BTreeMap<String, Vec<u8>>, missing: &mut Vec<String>) {
    let elements = match elements(bytes) {
        Ok(elements) => elements,
        Err(error) => return missing.push(format!("`{name}` is not well-formed: {error}")),
    };
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    for element in &elements {
        let to = match element.name.as_str() {
            "script" | "iframe" => return missing.push(format!("`{name}` has a `{}`", element.name)),
            "img" => element.get("src"),
            "a" | "link" => element.get("href"),
            _ => None,
        };
        let Some(to) = to.map(|to| to.split('#').next().unwrap_or(to)).filter(|to| !to.is_empty()) else { continue };
        if to.contains(':') && element.name == "a" {
            continue;
        }
        if !files.contains_key(&format!("{folder}/{}", decoded(to))) {
            missing.push(format!("`{name}` needs `{to}`, which is not there"));
        }
    }
}

fn unpack(bytes: &[u8]) -> zip::result::ZipResult<BTreeMap<String, Vec<u8>>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.insert(file.name()?.into_owned(), bytes);
    }
    Ok(files)
}

struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Element {
        let attributes = start.attributes().flatten();
        let attributes = attributes.map(|one| (one.key.as_ref().to_owned(), one.value.into_owned()));
        Element { name: start.name().as_ref().to_owned(), attributes: attributes.collect() }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn elements(bytes: &[u8]) -> Result<Vec<Element>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) | Event::Empty(start) => found.push(Element::new(&start)),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// `%20` and its like as the bytes that they stand for.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
