//! Parts about the document: properties that a library catalogue reads, settings, content types, relationships.

use std::fmt::Write as _;

use super::xml::{DECLARATION, NAMESPACES, OFFICE, escaped};
use crate::view::paper::Paper;

/// `docProps/core.xml` (ISO 29500-2, clause 11). Its dates are the page's, never the clock's.
pub fn core(paper: &Paper) -> String {
    let mut out = format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    let creators = paper.creators.join("; ");
    let subject = if paper.kind_label.is_empty() { &paper.site_title } else { &paper.kind_label };
    for (element, value) in [
        ("dc:title", paper.title.as_str()),
        ("dc:subject", subject),
        ("dc:creator", &creators),
        ("cp:keywords", &paper.keywords.join(", ")),
        ("dc:description", &paper.summary),
        ("cp:lastModifiedBy", &creators),
        ("dc:language", &paper.lang),
        ("dc:identifier", &paper.url),
        ("cp:category", &paper.site_title),
    ] {
        if !value.is_empty() {
            let _ = write!(out, "<{element}>{}</{element}>", escaped(value));
        }
    }
    if let Some(moment) = paper.date.as_deref().and_then(moment) {
        for element in ["created", "modified"] {
            let _ = write!(out, "<dcterms:{element} xsi:type=\"dcterms:W3CDTF\">{moment}</dcterms:{element}>");
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// A date as Word reads it: complete, so that a year begins with its first day.
fn moment(date: &str) -> Option<String> {
    let day = date.get(..10).unwrap_or(date);
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let rest = match shape.as_str() {
        "0000" => "-01-01",
        "0000-00" => "-01",
        "0000-00-00" => "",
        _ => return None,
    };
    Some(format!("{day}{rest}T00:00:00Z"))
}

/// `docProps/app.xml`.
pub fn app(paper: &Paper) -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Kitpress</Application><Company>{}</Company><AppVersion>16.0000</AppVersion></Properties>",
        escaped(&paper.publisher)
    )
}

/// `word/settings.xml`: as Word 2013 and later lay it out, in no compatibility mode.
pub fn settings(lang: &str, rtl: bool) -> String {
    let lang = escaped(lang);
    let mut out = format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/>\
         </w:footnotePr><w:compat>"
    );
    for (name, value) in [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ] {
        let _ = write!(
            out,
            "<w:compatSetting w:name=\"{name}\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"{value}\"/>"
        );
    }
    let bidi = if rtl { format!(" w:bidi=\"{lang}\"") } else { String::new() };
    let _ = write!(
        out,
        "</w:compat><w:themeFontLang w:val=\"{lang}\"{bidi}/><w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\" w:bg2=\"light2\" \
         w:t2=\"dark2\" w:accent1=\"accent1\" w:accent2=\"accent2\" w:accent3=\"accent3\" w:accent4=\"accent4\" w:accent5=\"accent5\" \
         w:accent6=\"accent6\" w:hyperlink=\"hyperlink\" w:followedHyperlink=\"followedHyperlink\"/><w:decimalSymbol w:val=\".\"/>\
         <w:listSeparator w:val=\",\"/></w:settings>"
    );
    out
}

/// Relationships of a part.
#[derive(Debug)]
pub struct Relationships(String);

impl Default for Relationships {
    fn default() -> Self {
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
        Relationships(format!("{DECLARATION}<Relationships xmlns=\"{namespace}\">"))
    }
}

impl Relationships {
    /// To a part; `kind` is the end of the type, or the whole of it.
    pub fn part(&mut self, id: &str, kind: &str, target: &str) {
        let base = if kind.starts_with("http") { String::new() } else { format!("{OFFICE}/") };
        let _ = write!(self.0, "<Relationship Id=\"{id}\" Type=\"{base}{kind}\" Target=\"{target}\"/>");
    }

    /// To an address.
    pub fn link(&mut self, id: &str, address: &str) {
        let _ = write!(
            self.0,
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            escaped(address)
        );
    }

    /// The part.
    pub fn finish(mut self) -> String {
        self.0.push_str("</Relationships>");
        self.0
    }
}

/// `[Content_Types].xml` for these parts of `word/`.
pub fn content_types<'p>(parts: impl Iterator<Item = &'p str>) -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"gif\" ContentType=\"image/gif\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for part in parts {
        let kind = match part {
            "docProps/core.xml" => "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            "docProps/app.xml" => "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            "word/theme/theme1.xml" => "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
            _ => {
                let kind = match part {
                    "word/document.xml" => "document.main",
                    "word/glossary/document.xml" => "document.glossary",
                    "word/styles.xml" | "word/glossary/styles.xml" => "styles",
                    "word/numbering.xml" => "numbering",
                    "word/settings.xml" => "settings",
                    "word/footnotes.xml" => "footnotes",
                    _ if part.starts_with("word/header") && part.ends_with(".xml") => "header",
                    _ if part.starts_with("word/footer") && part.ends_with(".xml") => "footer",
                    _ => continue,
                };
                format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
            }
        };
        let _ = write!(out, "<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
    }
    out.push_str("</Types>");
    out
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn dates_are_completed_and_nonsense_is_left_out() {
        assert_eq!(moment("2026").as_deref(), Some("2026-01-01T00:00:00Z"));
        assert_eq!(moment("2026-11").as_deref(), Some("2026-11-01T00:00:00Z"));
        assert_eq!(moment("2026-11-22T10:00:00+01:00").as_deref(), Some("2026-11-22T00:00:00Z"));
        assert_eq!(moment("soon"), None);
    }
}
