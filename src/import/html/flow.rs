//! Elements to blocks and runs.

use scraper::{ElementRef, Node};

use super::{Reader, is_furniture, is_hidden, words_of};
use crate::import::tree::{Block, Definition, Item, LinkTo, Marks, Run, RunKind, start_of, words};
use crate::import::word::{link_to, shifted};

/// Blocks that are finished, and the line that is being read.
#[derive(Default)]
pub struct Flow {
    blocks: Vec<Block>,
    runs: Vec<Run>,
}

impl Flow {
    /// Ends the line.
    pub fn flush(&mut self) {
        let mut runs = std::mem::take(&mut self.runs);
        crate::import::ticks::trim(&mut runs);
        if !runs.is_empty() {
            self.blocks.push(Block::Paragraph(runs));
        }
    }

    /// Adds a block after the line.
    pub fn block(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
    }

    /// Everything.
    pub fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }

    /// Adds to the line.
    pub fn run(&mut self, kind: RunKind, marks: Marks, link: Option<usize>) {
        self.runs.push(Run { kind, marks, link });
    }

    /// A space between the words before and what follows.
    pub fn space(&mut self) {
        if matches!(self.runs.last().map(|run| &run.kind), Some(RunKind::Text(text)) if !text.ends_with(char::is_whitespace))
        {
            self.runs.push(Run::text(" "));
        }
    }

    /// Whether the line ends with a field.
    pub fn ends_with_field(&self) -> bool {
        let last =
            self.runs.iter().rev().find(|run| !matches!(&run.kind, RunKind::Text(text) if text.trim().is_empty()));
        matches!(last.map(|run| &run.kind), Some(RunKind::Field(_)))
    }

    /// Whether the line holds something to fill in.
    pub fn asks(&self) -> bool {
        self.runs.iter().any(|run| matches!(run.kind, RunKind::Field(_) | RunKind::Tick(_)))
    }
}

impl<'a> Reader<'a> {
    /// The children of an element.
    pub(super) fn walk(&mut self, element: ElementRef<'a>, marks: Marks, link: Option<usize>, flow: &mut Flow) {
        if self.depth > super::decode::MOST_DEPTH {
            return self.lose("text that is nested very deep", "copy it from the page by hand");
        }
        self.depth += 1;
        for child in element.children() {
            match child.value() {
                Node::Text(text) => flow.run(RunKind::Text(one_line(text)), marks, link),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, marks, link, flow);
                    }
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// Blocks of an element by themselves.
    pub(super) fn inside(&mut self, element: ElementRef<'a>) -> Vec<Block> {
        let mut flow = Flow::default();
        self.walk(element, Marks::default(), None, &mut flow);
        flow.finish()
    }

    /// An element as one line; what is a block in it comes after a line end.
    pub(super) fn as_line(&mut self, element: ElementRef<'a>) -> Vec<Run> {
        let mut out: Vec<Run> = Vec::new();
        for block in self.inside(element) {
            if let Block::Paragraph(runs) | Block::Heading { runs, .. } = block {
                if !out.is_empty() {
                    out.push(Run::new(RunKind::Break));
                }
                out.extend(runs);
            }
        }
        out
    }

    fn anchor(&mut self, element: ElementRef<'a>) {
        let heading = self.headings.checked_sub(1);
        for name in [element.value().id(), element.attr("name")].into_iter().flatten() {
            self.document.anchors.entry(name.to_owned()).or_insert(heading);
        }
    }

    fn element(&mut self, element: ElementRef<'a>, marks: Marks, link: Option<usize>, flow: &mut Flow) {
        if self.taken.contains(&element.id()) || is_hidden(element) {
            return;
        }
        let name = element.value().name();
        if is_furniture(element, self.in_content(element)) {
            let said = words_of(element);
            if !said.is_empty() {
                self.lose(
                    format!("a part that is not the text itself (`<{name}>`): “{}”", start_of(&said, 80)),
                    "put it in if it belongs to the text",
                );
            }
            return;
        }
        if !matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.anchor(element);
        }
        if self.control(element, marks, flow) {
            return;
        }
        let marks = marked(element, marks);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element, flow),
            "ul" | "ol" | "menu" | "dir" => {
                flow.flush();
                let list = self.list(element);
                flow.blocks.extend(list);
            }
            "blockquote" => {
                let inner = self.inside(element);
                if !inner.is_empty() {
                    flow.block(Block::Quote(inner));
                }
            }
            "pre" | "listing" | "xmp" => {
                let code: String = element.text().collect();
                if !code.trim().is_empty() {
                    flow.block(Block::Code(code));
                }
            }
            "table" => {
                flow.flush();
                let table = self.table(element);
                flow.blocks.extend(table);
            }
            "dl" => {
                flow.flush();
                let definitions = self.definitions(element);
                flow.blocks.extend(definitions);
            }
            "hr" => flow.block(Block::Rule),
            "br" => flow.run(RunKind::Break, Marks::default(), link),
            "img" => self.image(element, marks, link, flow),
            "figure" => self.figure(element, flow),
            "details" => {
                self.lose(
                    "a part that can be opened and closed is always open now",
                    "write its first line as a heading: `## Words {.collapsible}`",
                );
                flow.flush();
                self.walk(element, marks, link, flow);
                flow.flush();
            }
            "a" => self.link(element, marks, link, flow),
            "sup" | "sub" => self.shifted(element, marks, link, flow),
            "q" => {
                flow.run(RunKind::Text("“".to_owned()), marks, link);
                self.walk(element, marks, link, flow);
                flow.run(RunKind::Text("”".to_owned()), marks, link);
            }
            "abbr" | "acronym" => {
                if let Some(title) = element.attr("title").map(str::trim).filter(|title| !title.is_empty()) {
                    let what = format!(
                        "the abbreviation “{}” stands for “{}”, which is no longer shown",
                        start_of(&words_of(element), 30),
                        start_of(title, 80)
                    );
                    self.lose(what, "add it to `glossary.yaml`, or write it out where it first stands");
                }
                self.walk(element, marks, link, flow);
            }
            "u" | "ins" | "mark" => {
                self.lose(format!("what `<{name}>` marks"), "mark it `**strong**` or `*emphasised*` if it matters");
                self.walk(element, marks, link, flow);
            }
            "svg" | "canvas" | "video" | "audio" | "iframe" | "object" | "embed" | "applet" | "math" | "map" => {
                self.embedded(element, flow, marks)
            }
            "rp" => {}
            "rt" => {
                flow.run(RunKind::Text(" (".to_owned()), marks, link);
                self.walk(element, marks, link, flow);
                flow.run(RunKind::Text(")".to_owned()), marks, link);
            }
            _ if is_inline(name) => self.walk(element, marks, link, flow),
            _ => {
                flow.flush();
                self.walk(element, marks, link, flow);
                flow.flush();
            }
        }
    }

    /// Whether what stands here is part of the text, so that its header and footer are.
    fn in_content(&self, element: ElementRef<'a>) -> bool {
        element.ancestors().filter_map(ElementRef::wrap).any(|above| {
            matches!(above.value().name(), "main" | "article" | "section") || above.attr("role") == Some("main")
        })
    }

    fn heading(&mut self, element: ElementRef<'a>, flow: &mut Flow) {
        flow.flush();
        let level = element.value().name().get(1..).and_then(|level| level.parse().ok()).unwrap_or(2);
        let number = self.headings;
        self.headings += 1;
        self.anchor(element);
        let mut runs = self.as_line(element);
        for run in &mut runs {
            if run.kind == RunKind::Break {
                run.kind = RunKind::Text(" ".to_owned());
            }
        }
        let text = words(&runs, &self.document.fields);
        if text.is_empty() {
            self.headings -= 1;
            flow.runs.extend(runs);
            return flow.flush();
        }
        self.section = text;
        flow.block(Block::Heading { level, number, runs });
    }

    fn list(&mut self, element: ElementRef<'a>) -> Option<Block> {
        let numbered = element.value().name() == "ol";
        if numbered && element.attr("type").is_some_and(|kind| matches!(kind, "a" | "A" | "i" | "I")) {
            self.lose(
                "a list that counts in letters or Roman numbers counts 1, 2, 3 now",
                "mend the text where it refers to an item",
            );
        }
        if numbered && element.attr("reversed").is_some() {
            self.lose("a list that counts backwards counts forwards now", "put its items in order");
        }
        let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let mut items: Vec<Item> = Vec::new();
        for child in element.child_elements().filter(|child| !is_hidden(*child)) {
            if self.taken.contains(&child.id()) {
                continue;
            }
            self.anchor(child);
            match child.value().name() {
                "li" => {
                    let blocks = self.inside(child);
                    if !blocks.is_empty() {
                        items.push(Item { task: None, blocks });
                    }
                }
                // A list directly within a list belongs to the item before it.
                "ul" | "ol" => {
                    if let Some(block) = self.list(child) {
                        match items.last_mut() {
                            Some(item) => item.blocks.push(block),
                            None => items.push(Item { task: None, blocks: vec![block] }),
                        }
                    }
                }
                _ => {
                    let mut flow = Flow::default();
                    self.element(child, Marks::default(), None, &mut flow);
                    let blocks = flow.finish();
                    if !blocks.is_empty() {
                        items.push(Item { task: None, blocks });
                    }
                }
            }
        }
        (!items.is_empty()).then_some(Block::List { start: numbered.then_some(start), items })
    }

    fn definitions(&mut self, element: ElementRef<'a>) -> Option<Block> {
        let mut all: Vec<Definition> = Vec::new();
        let mut parts: Vec<ElementRef<'a>> = Vec::new();
        for child in element.child_elements() {
            match child.value().name() {
                "dt" | "dd" => parts.push(child),
                _ => parts.extend(child.child_elements().filter(|inner| matches!(inner.value().name(), "dt" | "dd"))),
            }
        }
        for part in parts {
            self.anchor(part);
            match part.value().name() {
                "dt" => {
                    let term = self.as_line(part);
                    match all.last_mut().filter(|last| last.details.is_empty()) {
                        // Several terms of one definition.
                        Some(last) => {
                            last.term.push(Run::text(", "));
                            last.term.extend(term);
                        }
                        None => all.push(Definition { term, details: Vec::new() }),
                    }
                }
                _ => {
                    let details = self.inside(part);
                    match all.last_mut() {
                        Some(last) => last.details.push(details),
                        None => all.push(Definition { term: Vec::new(), details: vec![details] }),
                    }
                }
            }
        }
        (!all.is_empty()).then_some(Block::Definitions(all))
    }

    fn link(&mut self, element: ElementRef<'a>, marks: Marks, link: Option<usize>, flow: &mut Flow) {
        if let Some(note) = self.marks.get(&element.id()) {
            let kind = RunKind::Note(*note);
            return flow.run(kind, Marks::default(), None);
        }
        let Some(href) = element.attr("href").map(str::trim).filter(|href| !href.is_empty()) else {
            return self.walk(element, marks, link, flow);
        };
        match link_to(href) {
            Some(LinkTo::Within(name)) if name == "top" => self.walk(element, marks, link, flow),
            Some(to) => {
                self.document.links.push(to);
                let number = self.document.links.len() - 1;
                self.walk(element, marks, Some(number), flow);
            }
            None => {
                let said = start_of(&words_of(element), 40);
                if href != "#" {
                    self.lose(
                        format!(
                            "the link of “{said}” to `{}`, which is not a complete web address",
                            start_of(href, 80)
                        ),
                        "link to a page of the site with `[[its-id]]`, or write the whole address",
                    );
                }
                self.walk(element, marks, link, flow);
            }
        }
    }

    fn shifted(&mut self, element: ElementRef<'a>, marks: Marks, link: Option<usize>, flow: &mut Flow) {
        let said: String = element.text().collect();
        // Around the mark of a note it says nothing.
        if element.descendent_elements().any(|inner| self.marks.contains_key(&inner.id()))
            || element.ancestors().filter_map(ElementRef::wrap).any(|above| self.marks.contains_key(&above.id()))
        {
            return self.walk(element, marks, link, flow);
        }
        let up = element.value().name() == "sup";
        match shifted(said.trim(), up) {
            Some(signs) => flow.run(RunKind::Text(signs), marks, link),
            // In "1st" and "™" it is only how they look.
            None if matches!(
                said.trim().to_lowercase().as_str(),
                "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "tm" | "ain" | "eg" | "ydd" | "fed" | "o" | "a"
            ) =>
            {
                self.walk(element, marks, link, flow);
            }
            None => {
                let how = if up { "raised" } else { "lowered" };
                self.lose(format!("“{}” is no longer {how}", start_of(&said, 30)), "");
                self.walk(element, marks, link, flow);
            }
        }
    }
}

/// White space as one line has it.
fn one_line(text: &str) -> String {
    text.chars()
        .filter(|c| *c != '\u{ad}')
        .map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{c}') { ' ' } else { c })
        .collect()
}

/// The marks that an element adds, by its name and its own style.
fn marked(element: ElementRef<'_>, mut marks: Marks) -> Marks {
    match element.value().name() {
        "strong" | "b" | "legend" | "summary" => marks.strong = true,
        "em" | "i" | "cite" | "dfn" | "var" => marks.emphasis = true,
        "del" | "s" | "strike" => marks.strike = true,
        "code" | "kbd" | "samp" | "tt" => marks.code = true,
        _ => {}
    }
    let style = element.attr("style").unwrap_or_default().to_lowercase().replace(' ', "");
    if let Some(weight) = style.split("font-weight:").nth(1) {
        marks.strong = weight.starts_with("bold") || matches!(weight.as_bytes(), [b'6'..=b'9', b'0', b'0', ..]);
    }
    if let Some(slant) = style.split("font-style:").nth(1) {
        marks.emphasis = slant.starts_with("italic") || slant.starts_with("oblique");
    }
    marks
}

/// Elements that stand in a line. Unknown ones do, as in browsers.
fn is_inline(name: &str) -> bool {
    !matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "dialog"
            | "div"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "noscript"
            | "p"
            | "search"
            | "section"
            | "summary"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
    )
}
