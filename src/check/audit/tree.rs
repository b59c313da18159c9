//! A finished page as a flat list of its elements in reading order, made by one pass of lol_html over it. Names and values
//! are slices of the page; nothing here knows what a rule is.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use lol_html::html_content::Element as Tag;
use lol_html::{DocumentContentHandlers, ElementContentHandlers, HtmlRewriter, Selector, Settings};

/// An element of the page, known by its place in [`Tree::elements`].
#[derive(Debug)]
pub struct Element<'h> {
    /// Its name in lower case.
    pub tag: Cow<'h, str>,
    /// Bytes of its start tag in the page.
    pub span: Range<usize>,
    /// The element that it is in.
    pub parent: Option<usize>,
    /// One past its last descendant.
    pub end: usize,
    /// Its own and its descendants' texts, among those of the page.
    texts: Range<usize>,
    attributes: Range<usize>,
    /// Nobody meets it: `hidden`, or something that is no content at all.
    pub gone: bool,
    /// A screen reader does not meet it: it is gone, or hidden by `aria-hidden`.
    pub silent: bool,
    /// What it is to a screen reader: its `role`, or what its name means. Empty where it means nothing.
    pub role: &'h str,
}

/// A finished page.
#[derive(Debug)]
pub struct Tree<'h> {
    /// The page.
    pub html: &'h str,
    /// Its elements in the order of their start tags.
    pub elements: Vec<Element<'h>>,
    attributes: Vec<(Cow<'h, str>, &'h str)>,
    /// Where each text is, and the element that it is in.
    texts: Vec<(Range<usize>, usize)>,
    by_id: HashMap<&'h str, usize>,
    /// Labels by the id that they are for.
    labels: HashMap<&'h str, Vec<usize>>,
    /// Elements with an attribute of WAI-ARIA, in order.
    pub aria: Vec<usize>,
}

/// What is nested deeper than this is read as if it were not; no page that somebody can use is.
const DEEPEST: usize = 128;

/// What lol_html says, in its order.
enum Event {
    Start { span: Range<usize>, attributes: Range<usize>, holds: bool },
    Text(Range<usize>),
    End(usize),
}

#[derive(Default)]
struct Heard {
    events: Vec<Event>,
    attributes: Vec<(Range<usize>, Range<usize>)>,
    started: usize,
}

thread_local! {
    static ANY: Option<Selector> = "*".parse().ok();
}

fn hear(html: &str) -> Heard {
    let heard = Rc::new(RefCell::new(Heard::default()));
    let element = |tag: &mut Tag<'_, '_>| {
        let mut all = heard.borrow_mut();
        let (span, from) = (tag.source_location().bytes(), all.attributes.len());
        for attribute in tag.attributes() {
            let Some(name) = attribute.name_source_location() else { continue };
            let name = name.bytes();
            let value = attribute.value_source_location().map_or(name.end..name.end, |value| value.bytes());
            all.attributes.push((name, value));
        }
        let (number, to) = (all.started, all.attributes.len());
        all.started += 1;
        let ends = tag.end_tag_handlers();
        all.events.push(Event::Start { span, attributes: from..to, holds: ends.is_some() });
        if let Some(ends) = ends {
            let heard = heard.clone();
            ends.push(Box::new(move |_| {
                heard.borrow_mut().events.push(Event::End(number));
                Ok(())
            }));
        }
        Ok(())
    };
    let text = |chunk: &mut lol_html::html_content::TextChunk<'_>| {
        let place = chunk.source_location().bytes();
        if !place.is_empty() {
            heard.borrow_mut().events.push(Event::Text(place));
        }
        Ok(())
    };
    ANY.with(|any| {
        let Some(any) = any else { return };
        let settings = Settings::new()
            .with_strict(false)
            .append_element_content_handler((Cow::Borrowed(any), ElementContentHandlers::default().element(element)))
            .append_document_content_handler(DocumentContentHandlers::default().text(text));
        let mut reader = HtmlRewriter::new(settings, |_: &[u8]| {});
        // What could be read before something odd is read all the same.
        if reader.write(html.as_bytes()).is_ok() {
            let _ = reader.end();
        }
    });
    std::mem::take(&mut *heard.borrow_mut())
}

impl<'h> Tree<'h> {
    /// Reads a page.
    pub fn new(html: &'h str) -> Tree<'h> {
        let heard = hear(html);
        let slice = |range: &Range<usize>| html.get(range.clone()).unwrap_or_default();
        let attributes = heard.attributes.iter().map(|(name, value)| (lower(slice(name)), slice(value))).collect();
        let mut tree = Tree {
            html,
            elements: Vec::with_capacity(heard.started),
            attributes,
            texts: Vec::new(),
            by_id: HashMap::new(),
            labels: HashMap::new(),
            aria: Vec::new(),
        };
        let mut open: Vec<usize> = Vec::new();
        for event in heard.events {
            match event {
                Event::Start { span, attributes, holds } => {
                    let inner = slice(&span).trim_start_matches('<');
                    let name = inner.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next();
                    let tag = lower(name.unwrap_or_default());
                    tree.imply(&tag, &mut open);
                    let parent = open.last().copied();
                    let number = tree.elements.len();
                    let texts = tree.texts.len()..tree.texts.len();
                    tree.elements.push(Element {
                        tag,
                        span,
                        parent,
                        end: number + 1,
                        texts,
                        attributes,
                        gone: false,
                        silent: false,
                        role: "",
                    });
                    tree.start(number);
                    if holds && open.len() < DEEPEST {
                        open.push(number);
                    }
                }
                Event::Text(place) => {
                    if let Some(parent) = open.last() {
                        tree.texts.push((place, *parent));
                    }
                }
                Event::End(number) => {
                    if let Some(at) = open.iter().rposition(|one| *one == number) {
                        open.drain(at..).rev().for_each(|one| tree.close(one));
                    }
                }
            }
        }
        open.drain(..).rev().for_each(|one| tree.close(one));
        tree.roles();
        tree
    }

    fn start(&mut self, number: usize) {
        let id = self.attr(number, "id").filter(|id| !id.is_empty());
        if let Some(id) = id {
            self.by_id.entry(id).or_insert(number);
        }
        if self.elements[number].tag == "label"
            && let Some(target) = self.attr(number, "for")
        {
            self.labels.entry(target).or_default().push(number);
        }
        if self.attributes(number).any(|(name, _)| name.starts_with("aria-")) {
            self.aria.push(number);
        }
        let above = self.elements[number].parent.map(|parent| &self.elements[parent]);
        let (gone, silent) = above.map_or((false, false), |above| (above.gone, above.silent));
        let style = self.attr(number, "style").unwrap_or_default();
        let styled = style.contains("display:none")
            || style.contains("display: none")
            || style.contains("visibility:hidden")
            || style.contains("visibility: hidden");
        let nothing = matches!(
            &*self.elements[number].tag,
            "head" | "script" | "style" | "template" | "noscript" | "datalist" | "param" | "source" | "track"
        ) || self.elements[number].tag == "input" && self.attr(number, "type") == Some("hidden");
        let gone = gone || styled || nothing || self.attr(number, "hidden").is_some();
        let silent = gone || silent || self.attr(number, "aria-hidden") == Some("true");
        (self.elements[number].gone, self.elements[number].silent) = (gone, silent);
    }

    fn close(&mut self, number: usize) {
        let (end, texts) = (self.elements.len(), self.texts.len());
        self.elements[number].end = end;
        self.elements[number].texts.end = texts;
    }

    /// Closes what a start tag closes without saying so (HTML, section 13.1.2.4).
    fn imply(&mut self, tag: &str, open: &mut Vec<usize>) {
        let (closes, stops): (&[&str], &[&str]) = match tag {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], &["table"]),
            "option" | "optgroup" => (&["option"], &["select"]),
            "address" | "article" | "aside" | "blockquote" | "details" | "dialog" | "div" | "dl" | "fieldset"
            | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hr" | "main"
            | "menu" | "nav" | "ol" | "p" | "pre" | "section" | "table" | "ul" => {
                (&["p"], &["button", "td", "th", "caption", "object", "body", "svg", "template"])
            }
            _ => return,
        };
        for at in (0..open.len()).rev() {
            let name = &*self.elements[open[at]].tag;
            if closes.contains(&name) {
                open.drain(at..).rev().for_each(|one| self.close(one));
                return;
            }
            if stops.contains(&name) {
                return;
            }
        }
    }

    /// The value of an attribute, as written between its quotes; empty where it has none.
    pub fn attr(&self, number: usize, name: &str) -> Option<&'h str> {
        let all = self.attributes.get(self.elements[number].attributes.clone())?;
        all.iter().find(|(one, _)| one == name).map(|(_, value)| *value)
    }

    /// The attributes of an element in order, names in lower case.
    pub fn attributes(&self, number: usize) -> impl Iterator<Item = (&str, &'h str)> {
        let all = self.attributes.get(self.elements[number].attributes.clone()).unwrap_or_default();
        all.iter().map(|(name, value)| (&**name, *value))
    }

    /// The first element with this id.
    pub fn id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Labels for the element with this id.
    pub fn labels(&self, id: &str) -> &[usize] {
        self.labels.get(id).map_or(&[], Vec::as_slice)
    }

    /// The start tag as it stands in the page.
    pub fn source(&self, number: usize) -> &'h str {
        self.html.get(self.elements[number].span.clone()).unwrap_or_default()
    }

    /// Numbers of all elements of that name that somebody may meet.
    pub fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.met().filter(move |number| self.elements[*number].tag == tag)
    }

    /// Numbers of all elements that somebody may meet.
    pub fn met(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.elements.len()).filter(|number| !self.elements[*number].gone)
    }

    /// Numbers of all elements that a screen reader may meet.
    pub fn heard(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.elements.len()).filter(|number| !self.elements[*number].silent)
    }

    /// The elements directly in this one.
    pub fn children(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        self.within(number).filter(move |one| self.elements[*one].parent == Some(number))
    }

    /// The elements in this one at any depth.
    pub fn within(&self, number: usize) -> Range<usize> {
        number + 1..self.elements[number].end
    }

    /// What an element is in, the nearest first.
    pub fn above(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.elements[number].parent, |one| self.elements[*one].parent)
    }

    /// Whether an element of one of these names holds this one.
    pub fn inside(&self, number: usize, tags: &[&str]) -> bool {
        self.above(number).any(|one| tags.contains(&&*self.elements[one].tag))
    }

    /// Texts in an element with the element that each is in, as written.
    pub fn texts(&self, number: usize) -> impl Iterator<Item = (&'h str, usize)> + '_ {
        let all = self.texts.get(self.elements[number].texts.clone()).unwrap_or_default();
        all.iter().map(|(place, parent)| (self.html.get(place.clone()).unwrap_or_default(), *parent))
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(text.to_ascii_lowercase()),
        false => Cow::Borrowed(text),
    }
}

/// A text with its character references replaced; of those that have a name only the frequent ones are known, and any other
/// is a letter like any other.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let named = |name: &str| {
        Some(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            "nbsp" | "ensp" | "emsp" | "thinsp" | "hairsp" => " ",
            "shy" | "zwj" | "zwnj" | "lrm" | "rlm" | "ZeroWidthSpace" => "",
            _ => "□",
        })
    };
    quick_xml::escape::unescape_with(text, named).unwrap_or(Cow::Borrowed(text))
}

/// Whether nobody can see or hear anything of a text.
pub fn is_blank(text: &str) -> bool {
    let nothing =
        |c: char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    decoded(text).chars().all(nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(html: &str) -> String {
        let tree = Tree::new(html);
        let depth = |number: usize| tree.above(number).count();
        let one = |number: usize| format!("{}{}", ">".repeat(depth(number)), tree.elements[number].tag);
        (0..tree.elements.len()).map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_ends_without_an_end_tag_ends_where_a_browser_ends_it() {
        assert_eq!(outline("<ul><li>a<li>b<ul><li>c</ul></ul><p>x<p>y<div>z</div>"), "ul >li >li >>ul >>>li p p div");
        assert_eq!(outline("<table><tr><td>a<td>b<tr><th>c</table><b>d</b>"), "table >tr >>td >>td >tr >>th b");
        assert_eq!(outline("<DIV><br><img src=a><svg><path/><g/></svg>x</DIV><hr>"), "div >br >img >svg >>path >>g hr");
    }

    #[test]
    fn attributes_and_texts_are_slices_of_the_page() {
        let tree = Tree::new("<p ID=one class='a b' hidden>Hello <b>you</b></p><p id=\"two\">&nbsp;</p>");
        assert_eq!(tree.attr(0, "id"), Some("one"));
        assert_eq!(tree.attr(0, "class"), Some("a b"));
        assert_eq!(tree.attr(0, "hidden"), Some(""));
        assert_eq!(tree.texts(0).map(|(text, _)| text).collect::<String>(), "Hello you");
        assert!(tree.elements[1].gone && !tree.elements[2].gone);
        assert_eq!(tree.id("two"), Some(2));
        assert_eq!(tree.source(2), "<p id=\"two\">");
        assert!(tree.texts(2).all(|(text, _)| is_blank(text)));
    }
}
