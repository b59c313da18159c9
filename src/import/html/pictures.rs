//! Pictures, and what a page shows that is no text.

use scraper::ElementRef;

use super::flow::Flow;
use super::{Reader, words_of};
use crate::import::tree::{Block, Marks, Picture, PictureSource, RunKind, format_of, start_of};
use crate::source::percent_decoded;

impl<'a> Reader<'a> {
    fn picture(&mut self, element: ElementRef<'a>) -> Option<usize> {
        let source = element.attr("src").map(str::trim).filter(|source| !source.is_empty())?;
        let alt = element.attr("alt").map(str::trim);
        let decorative = alt == Some("") || matches!(element.attr("role"), Some("presentation" | "none"));
        let lower = source.get(..source.len().min(8)).unwrap_or(source).to_lowercase();
        let source = if lower.starts_with("data:") {
            match embedded(source) {
                Some((bytes, format)) => PictureSource::Bytes(bytes.into(), format),
                None => {
                    self.lose(
                        "a picture within the page that cannot be read",
                        "save it beside the page and write `![what it shows](file.png)`",
                    );
                    return None;
                }
            }
        } else if lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//") {
            let address = if lower.starts_with("//") { format!("https:{source}") } else { source.to_owned() };
            PictureSource::Web(address)
        } else {
            let path = source.split(['?', '#']).next().unwrap_or(source);
            PictureSource::File(decoded(path.strip_prefix("./").unwrap_or(path)))
        };
        self.document.pictures.push(Picture { source, alt: alt.unwrap_or_default().to_owned(), decorative });
        Some(self.document.pictures.len() - 1)
    }

    pub(super) fn image(&mut self, element: ElementRef<'a>, marks: Marks, link: Option<usize>, flow: &mut Flow) {
        if let Some(number) = self.picture(element) {
            let _ = marks;
            flow.run(RunKind::Picture(number), Marks::default(), link);
        }
    }

    pub(super) fn figure(&mut self, element: ElementRef<'a>, flow: &mut Flow) {
        let images: Vec<ElementRef<'a>> =
            element.descendent_elements().filter(|inner| inner.value().name() == "img").collect();
        let caption = element.child_elements().find(|inner| inner.value().name() == "figcaption");
        let others = element
            .descendent_elements()
            .any(|inner| matches!(inner.value().name(), "table" | "pre" | "blockquote" | "svg" | "video" | "iframe"));
        if let ([image], false) = (images.as_slice(), others) {
            let caption = caption.map(|caption| self.as_line(caption)).unwrap_or_default();
            if let Some(number) = self.picture(*image) {
                return flow.block(Block::Figure(number, caption));
            }
            if !caption.is_empty() {
                flow.block(Block::Paragraph(caption));
            }
            return;
        }
        flow.flush();
        self.walk(element, Marks::default(), None, flow);
        flow.flush();
    }

    /// What is not text: said, with what it says of itself.
    pub(super) fn embedded(&mut self, element: ElementRef<'a>, flow: &mut Flow, marks: Marks) {
        let name = element.value().name();
        let what = match name {
            "svg" => "a drawing within the page",
            "math" => "a formula; only its letters stay",
            "video" => "a film",
            "audio" => "a recording",
            "iframe" => "another page shown within the page",
            _ => "an embedded object",
        };
        let said = ["title", "aria-label"]
            .iter()
            .find_map(|name| element.attr(name))
            .map(str::to_owned)
            .unwrap_or_else(|| words_of(element));
        let source = element.attr("src").or_else(|| element.attr("data"));
        let source = source.or_else(|| element.child_elements().find_map(|child| child.attr("src")));
        let mut text = what.to_owned();
        if !said.trim().is_empty() {
            text.push_str(&format!(", “{}”", start_of(&said, 100)));
        }
        if let Some(source) = source {
            text.push_str(&format!(", from `{}`", start_of(source, 100)));
        }
        if name == "math" {
            flow.run(RunKind::Text(words_of(element)), marks, None);
        }
        self.lose(text, "link to it, or say in words what it shows");
    }
}

/// A picture that stands in the page itself: `data:image/png;base64,…`.
fn embedded(source: &str) -> Option<(Vec<u8>, &'static str)> {
    use base64::Engine as _;
    let (kind, data) = source.split_once(',')?;
    let bytes = if kind.to_lowercase().ends_with(";base64") {
        let data: String = data.chars().filter(|c| !c.is_whitespace()).collect();
        base64::engine::general_purpose::STANDARD.decode(decoded(&data)).ok()?
    } else {
        decoded(data).into_bytes()
    };
    let format = format_of(&bytes)?;
    Some((bytes, format))
}

/// Without percent signs.
pub fn decoded(text: &str) -> String {
    String::from_utf8_lossy(&percent_decoded(text)).into_owned()
}
