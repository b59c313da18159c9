//! What every EPUB must have, looked up in the finished file: a title, a language, contents that lead somewhere, text
//! alternatives, headings in order, header cells. It shares no code with the writer, so that a mistake of the one
//! is not the other's, too.

use std::collections::BTreeMap;
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
    if files.first().is_none_or(|(name, bytes)| name != "mimetype" || bytes != b"application/epub+zip") {
        missing.push("the first part is not `mimetype`".to_owned());
    }
    let files: BTreeMap<&str, &[u8]> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let Some(package) = files.get("OEBPS/package.opf") else {
        missing.push("there is no package".to_owned());
        return missing;
    };
    let package = match elements(package) {
        Ok(elements) => elements,
        Err(error) => {
            missing.push(format!("the package is not well-formed: {error}"));
            return missing;
        }
    };
    for (name, words) in [("dc:title", "title"), ("dc:language", "language"), ("dc:identifier", "identifier")] {
        if !package.iter().any(|element| element.name == name && !element.words.trim().is_empty()) {
            missing.push(format!("the package has no {words}"));
        }
    }
    let mut contents = false;
    for item in package.iter().filter(|element| element.name == "item") {
        let file = item.get("href");
        let Some(bytes) = files.get(format!("OEBPS/{file}").as_str()) else {
            missing.push(format!("the part `{file}` is not there"));
            continue;
        };
        if item.get("media-type") != "application/xhtml+xml" {
            continue;
        }
        match elements(bytes) {
            Ok(elements) => {
                look_at(file, &elements, &mut missing);
                contents |= item.get("properties") == "nav" && leads_somewhere(&elements);
            }
            Err(error) => missing.push(format!("`{file}` is not well-formed: {error}")),
        }
    }
    if !contents {
        missing.push("there are no contents that lead to the text".to_owned());
    }
    missing
}

fn look_at(file: &str, elements: &[Element], missing: &mut Vec<String>) {
    let has = |name: &str| elements.iter().any(|element| element.name == name && !element.words.trim().is_empty());
    if !has("title") {
        missing.push(format!("`{file}` has no title"));
    }
    if !elements.iter().any(|element| element.name == "html" && !element.get("lang").is_empty()) {
        missing.push(format!("`{file}` has no language"));
    }
    let mut before = 0;
    for element in elements {
        match element.name.as_str() {
            "img" if element.attribute("alt").is_none() => {
                missing.push(format!("`{file}` has a picture without a text alternative: {}", element.get("src")));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.as_bytes()[1] - b'0';
                if level > before + 1 {
                    missing.push(format!("`{file}` skips from heading level {before} to {level}"));
                }
                if element.words.trim().is_empty() && !element.holds.iter().any(|name| name == "img") {
                    missing.push(format!("`{file}` has a heading without words"));
                }
                before = level;
            }
            "table" if !element.holds.iter().any(|name| name == "th") => {
                missing.push(format!("`{file}` has a table without header cells"));
            }
            "th" if element.get("scope").is_empty() => {
                missing.push(format!("`{file}` has a header cell that does not say what it heads"));
            }
            "a" if element.words.trim().is_empty() && !element.holds.iter().any(|name| name == "img") => {
                missing.push(format!("`{file}` has a link without words: {}", element.get("href")));
            }
            _ => {
                if element.get("role") == "img" && element.get("aria-label").trim().is_empty() {
                    missing.push(format!("`{file}` has a space to write without a name"));
                }
            }
        }
    }
    if before == 0 {
        missing.push(format!("`{file}` has no heading"));
    }
}

fn leads_somewhere(elements: &[Element]) -> bool {
    elements.iter().any(|element| {
        element.name == "nav" && element.get("epub:type") == "toc" && element.holds.iter().any(|name| name == "a")
    })
}

/// An element with all the words in it and the names of all elements in it.
#[derive(Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    words: String,
    holds: Vec<String>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn get(&self, name: &str) -> &str {
        self.attribute(name).unwrap_or_default()
    }
}

/// Every element in order of its start.
fn elements(bytes: &[u8]) -> Result<Vec<Element>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                begin(&start, &mut found, &open)?;
                open.push(found.len() - 1);
            }
            Event::Empty(start) => begin(&start, &mut found, &open)?,
            Event::End(_) => {
                open.pop();
            }
            Event::Text(words) => {
                let words: &str = &words;
                open.iter().for_each(|at| found[*at].words.push_str(words));
            }
            Event::GeneralRef(name) => {
                let name: &str = &name;
                open.iter().for_each(|at| found[*at].words.push_str(&format!("&{name};")));
            }
            Event::Eof if open.is_empty() => return Ok(found),
            Event::Eof => return Err("it ends within an element".to_owned()),
            _ => {}
        }
    }
}

fn begin(start: &BytesStart<'_>, found: &mut Vec<Element>, open: &[usize]) -> Result<(), String> {
    let name = start.name().as_ref().to_owned();
    let mut element = Element { name: name.clone(), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        element.attributes.push((attribute.key.as_ref().to_owned(), attribute.value.into_owned()));
    }
    open.iter().for_each(|at| found[*at].holds.push(name.clone()));
    found.push(element);
    Ok(())
}

fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut files = Vec::with_capacity(archive.len());
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let name = file.name().map_err(|error| error.to_string())?.into_owned();
        files.push((name, bytes));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;
    use crate::render::epub::epub;
    use crate::theme::Looks;
    use crate::view::paper::testing::sample;

    /// The sample with some text of one of its parts replaced.
    fn spoiled(part: &str, from: &str, to: &str) -> Vec<String> {
        let (bytes, _) = epub(&sample(), &Looks::default());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut changed = false;
        for (name, bytes) in unpack(&bytes).unwrap() {
            let mut text = String::from_utf8_lossy(&bytes).into_owned();
            if name == part {
                assert!(text.contains(from), "{from} is not in {text}");
                text = text.replace(from, to);
                changed = true;
            }
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        assert!(changed, "{part}");
        gate(&zip.finish().unwrap().into_inner())
    }

    #[test]
    fn a_good_file_passes() {
        let (bytes, _) = epub(&sample(), &Looks::default());
        assert_eq!(gate(&bytes), Vec::<String>::new());
    }

    #[test]
    fn each_fault_is_found() {
        let text = "OEBPS/text.xhtml";
        let faults = [
            ("mimetype", "epub", "zip", "not `mimetype`"),
            ("OEBPS/package.opf", "Ground rules &amp; agreements", " ", "no title"),
            ("OEBPS/package.opf", "<dc:language>en<", "<dc:language><", "no language"),
            ("OEBPS/package.opf", "\"nav.xhtml\"", "\"gone.xhtml\"", "`gone.xhtml` is not there"),
            ("OEBPS/nav.xhtml", "epub:type=\"toc\" role", "role", "no contents"),
            ("OEBPS/nav.xhtml", "</nav>", "", "not well-formed"),
            (text, " lang=\"en\"", "", "has no language"),
            (text, "<title>Ground rules &amp; agreements<", "<title><", "has no title"),
            (text, " alt=\"A logo: the word Partners on purple\"", "", "without a text alternative"),
            (text, "h3", "h4", "skips from heading level 2 to 4"),
            (text, "h1", "p", "skips from heading level 0 to 2"),
            (text, "About you</h2>", "</h2>", "heading without words"),
            (text, "th", "td", "table without header cells"),
            (text, " scope=\"col\"", "", "does not say what it heads"),
            (text, ">a guide<", "><", "link without words"),
            (text, "aria-label=\"What happened? Staff\"", "", "space to write without a name"),
        ];
        for (part, from, to, expected) in faults {
            let found = spoiled(part, from, to);
            assert!(found.iter().any(|one| one.contains(expected)), "{expected}: {found:?}");
        }
        assert!(gate(b"PK").iter().any(|one| one.contains("cannot be opened")));
    }
}
