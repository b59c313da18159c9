//! Web pages to the neutral tree. `scraper`, and below it the parser of Servo, reads what browsers read; which part of the page
//! is its content, and what the elements mean, is decided here.

mod decode;
mod flow;
mod forms;
mod notes;
mod pictures;
mod tables;

use std::collections::{HashMap, HashSet};

use ego_tree::NodeId;
use scraper::{ElementRef, Html};

use self::flow::Flow;
use super::Refusal;
use super::tree::{Document, Marks, start_of};

/// Reads a web page.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let (text, guessed) = decode::decode(bytes);
    decode::guard(&text)?;
    let page = Html::parse_document(&text);
    let mut reader = Reader::default();
    if guessed {
        let what = "the page does not say how its letters are encoded; Windows-1252 was assumed";
        reader.document.losses.add("", what, "look at accented letters and quotation marks");
    }
    let root = page.root_element();
    reader.head(root);
    reader.index(root);
    let content = reader.content(root);
    reader.find_notes(content);
    let mut flow = Flow::default();
    reader.walk(content, Marks::default(), None, &mut flow);
    reader.document.blocks = flow.finish();
    reader.read_notes();
    Ok(reader.document)
}

/// The state of one reading.
#[derive(Default)]
struct Reader<'a> {
    document: Document,
    /// Headings so far.
    headings: usize,
    /// The last heading.
    section: String,
    depth: usize,
    /// Elements by `id`, and anchors by `name`.
    ids: HashMap<&'a str, ElementRef<'a>>,
    /// Labels by the `id` of what they label.
    labels: HashMap<&'a str, ElementRef<'a>>,
    /// Marks of notes, by element, with the number of their note.
    marks: HashMap<NodeId, usize>,
    /// Texts of notes, by number.
    notes: Vec<ElementRef<'a>>,
    /// What is read elsewhere.
    taken: HashSet<NodeId>,
}

/// Whether an element is never content.
fn is_furniture(element: ElementRef<'_>, in_content: bool) -> bool {
    let role = element.attr("role").unwrap_or_default();
    match element.value().name() {
        "nav" | "aside" => role != "doc-endnote" && role != "doc-footnote",
        "header" | "footer" => !in_content,
        _ => {
            matches!(role, "navigation" | "search" | "complementary")
                || !in_content && matches!(role, "banner" | "contentinfo")
        }
    }
}

/// Whether an element is not shown.
fn is_hidden(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default().to_lowercase().replace(' ', "");
    matches!(
        element.value().name(),
        "script" | "style" | "noscript" | "template" | "head" | "link" | "meta" | "title" | "datalist"
    ) || element.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || element.value().name() == "input"
            && element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
}

/// All words of an element, without what is not shown.
fn words_of(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    for node in element.descendants() {
        if let Some(text) = node.value().as_text() {
            if out.len() > 4000 {
                break;
            }
            if !node.ancestors().filter_map(ElementRef::wrap).any(is_hidden) {
                out.push_str(text);
                out.push(' ');
            }
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'a> Reader<'a> {
    fn place(&self) -> String {
        match self.section.as_str() {
            "" => "at the start".to_owned(),
            section => format!("under “{}”", start_of(section, 50)),
        }
    }

    fn lose(&mut self, what: impl Into<String>, advice: &str) {
        let place = self.place();
        self.document.losses.add(&place, what, advice);
    }

    /// Title, description, author and language.
    fn head(&mut self, root: ElementRef<'a>) {
        self.document.lang = root
            .attr("lang")
            .or_else(|| root.attr("xml:lang"))
            .map(|lang| lang.trim().to_owned())
            .filter(|lang| !lang.is_empty());
        for element in root.descendent_elements() {
            match element.value().name() {
                "title" if self.document.title.is_none() && !in_svg(element) => {
                    let title: String = element.text().collect();
                    self.document.title =
                        Some(title.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|title| !title.is_empty());
                }
                "meta" => {
                    let name =
                        element.attr("name").or_else(|| element.attr("property")).unwrap_or_default().to_lowercase();
                    let said = element
                        .attr("content")
                        .map(|said| said.split_whitespace().collect::<Vec<_>>().join(" "))
                        .unwrap_or_default();
                    match name.as_str() {
                        _ if said.is_empty() => {}
                        "description" => self.document.summary = Some(said),
                        "og:description" if self.document.summary.is_none() => self.document.summary = Some(said),
                        "author" => {
                            let what = format!("the author “{}”", start_of(&said, 60));
                            self.document.losses.add(
                                "in the page’s head",
                                what,
                                "write `authors:` with `- name:` if they wrote it and agree to be named",
                            );
                        }
                        _ => {}
                    }
                }
                "body" => break,
                _ => {}
            }
        }
    }

    /// Where ids are and which labels belong to what.
    fn index(&mut self, root: ElementRef<'a>) {
        for element in root.descendent_elements() {
            for id in [element.value().id(), element.attr("name").filter(|_| element.value().name() == "a")]
                .into_iter()
                .flatten()
            {
                self.ids.entry(id).or_insert(element);
            }
            if let ("label", Some(id)) = (element.value().name(), element.attr("for")) {
                self.labels.entry(id).or_insert(element);
            }
        }
    }

    /// The part of the page that is its content.
    fn content(&mut self, root: ElementRef<'a>) -> ElementRef<'a> {
        let mut elements = root.descendent_elements();
        let body = elements.find(|element| element.value().name() == "body").unwrap_or(root);
        let all = || body.descendent_elements();
        let main = all().find(|element| element.value().name() == "main" || element.attr("role") == Some("main"));
        let mut articles = all().filter(|element| element.value().name() == "article");
        let article = articles.next().filter(|_| articles.next().is_none());
        let Some(content) = main.or(article).filter(|element| !words_of(*element).is_empty()) else { return body };
        let (inside, all) = (words_of(content), words_of(body));
        if inside.len() < all.len() {
            let what = format!(
                "what stands outside of the page’s `<{}>`: navigation, header, footer and the like",
                content.value().name()
            );
            self.document.losses.add("", what, "the site’s theme writes its own");
        }
        content
    }
}

/// `<title>` is also a part of drawings.
fn in_svg(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().name() == "svg")
}
