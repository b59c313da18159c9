//! Runs, links, fields and what stands among words.

use super::Reader;
use super::fields::{Complex, MOST_FIELDS};
use super::package::{Xml, attribute, child, is_math, relation, value, w};
use super::styles::Look;
use crate::import::tree::{LinkTo, Marks, Run, RunKind, start_of};

impl Reader<'_> {
    /// Everything in a paragraph, link or control.
    pub(super) fn inlines(&mut self, node: Xml<'_>, link: Option<usize>, out: &mut Vec<Run>) {
        if self.depth >= super::MOST_DEPTH {
            return self.lose_here("text that is nested very deep", "copy it from the document by hand");
        }
        self.depth += 1;
        for child in node.children().filter(|child| child.is_element()) {
            match w(child) {
                "r" => self.run(child, link, out),
                "hyperlink" => {
                    let to = self.target(child);
                    let before = out.len();
                    let number = to.map(|to| self.new_link(to));
                    self.inlines(child, number.or(link), out);
                    if let (None, Some(run)) = (number, out.get(before)) {
                        let words = match &run.kind {
                            RunKind::Text(text) => start_of(text, 40),
                            _ => String::new(),
                        };
                        let address = relation(child, "id")
                            .and_then(|id| self.relations.get(id))
                            .map(|it| start_of(&it.target, 80));
                        let address = address.map_or(String::new(), |address| format!(" to “{address}”"));
                        self.lose_here(
                            format!("the link of “{words}”{address}, which a page cannot have"),
                            "link to a page of the site or to a web address",
                        );
                    }
                }
                "ins" | "moveTo" => {
                    self.tracked += 1;
                    self.inlines(child, link, out);
                }
                "del" | "moveFrom" => self.tracked += 1,
                "smartTag" | "customXml" | "sdtContent" | "dir" | "bdo" => self.inlines(child, link, out),
                "fldSimple" => {
                    let instructions = attribute(child, "instr").unwrap_or_default().to_owned();
                    self.complex.push(Complex { instructions, ..Complex::default() });
                    self.result_begins(out);
                    self.inlines(child, link, out);
                    self.field_ends(out);
                }
                "sdt" => self.inline_control(child, link, out),
                "bookmarkStart" => self.bookmark(child),
                "" if child.tag_name().name() == "AlternateContent" => {
                    if let Some(choice) = child.children().find(|inner| inner.tag_name().name() == "Choice") {
                        self.inlines(choice, link, out);
                    }
                }
                "" if is_math(child) && !self.silent() => self.equation(child, out),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// Where a `w:hyperlink` goes, if a page can link there.
    fn target(&mut self, node: Xml<'_>) -> Option<LinkTo> {
        let anchor = attribute(node, "anchor").filter(|anchor| !anchor.is_empty());
        match relation(node, "id").and_then(|id| self.relations.get(id)) {
            Some(found) => {
                let address = match anchor {
                    Some(anchor) if !found.target.contains('#') => format!("{}#{anchor}", found.target),
                    _ => found.target.clone(),
                };
                link_to(&address)
            }
            None => anchor.map(|anchor| LinkTo::Within(anchor.to_owned())),
        }
    }

    pub(super) fn new_link(&mut self, to: LinkTo) -> usize {
        self.document.links.push(to);
        self.document.links.len() - 1
    }

    fn run(&mut self, node: Xml<'_>, link: Option<usize>, out: &mut Vec<Run>) {
        let properties = child(node, "rPr");
        let style = properties.and_then(|properties| value(properties, "rStyle"));
        let look = properties.map(Look::of).unwrap_or_default().over(self.styles.look(style));
        let marks = look.marks();
        let hidden = look.hidden == Some(true);
        let mut nodes: Vec<Xml<'_>> = node.children().filter(|child| child.is_element()).collect();
        // What is compatible with old programs is there twice.
        for at in 0..nodes.len() {
            if let Some(inner) = nodes.get(at).copied().filter(|inner| inner.tag_name().name() == "AlternateContent") {
                let choice = inner.children().find(|child| child.tag_name().name() == "Choice");
                if let Some(content) = choice.and_then(|choice| choice.first_element_child()) {
                    nodes[at] = content;
                }
            }
        }
        for node in nodes {
            let name = w(node);
            match name {
                "fldChar" => match attribute(node, "fldCharType") {
                    Some("begin") => {
                        let form = child(node, "ffData").map(|data| self.form_field(data));
                        match self.complex.len() < MOST_FIELDS {
                            true => self.complex.push(Complex { form, ..Complex::default() }),
                            false => self.skipped_fields += 1,
                        }
                    }
                    Some("separate") => self.result_begins(out),
                    Some("end") if self.skipped_fields > 0 => self.skipped_fields -= 1,
                    Some("end") => self.field_ends(out),
                    _ => {}
                },
                "instrText" => {
                    if let (Some(complex), Some(text)) = (self.complex.last_mut(), node.text())
                        && complex.instructions.len() < 4096
                    {
                        complex.instructions.push_str(text);
                    }
                }
                "delText" | "delInstrText" | "rPr" => {}
                "footnoteReference" | "endnoteReference" if !self.silent() => {
                    if let Some(id) = attribute(node, "id") {
                        let number = self.note(name == "endnoteReference", id);
                        out.push(Run::new(RunKind::Note(number)));
                    }
                }
                "commentReference" => self.comment(node),
                "drawing" | "pict" | "object" => self.drawing(node, name == "object", link, out),
                _ => {
                    let Some(text) = self.text_of(node) else { continue };
                    if hidden {
                        if !text.trim().is_empty() {
                            self.lose_here(
                                format!("hidden text: “{}”", start_of(&text, 60)),
                                "write it on the page if readers need it",
                            );
                        }
                        continue;
                    }
                    if let Some(complex) = self.complex.last_mut().filter(|complex| complex.result && complex.silent) {
                        complex.words.push_str(&text);
                    }
                    if self.silent() {
                        continue;
                    }
                    self.words(text, marks, look, link.or_else(|| self.link_of_fields()), out);
                }
            }
        }
    }

    /// The text of an element within a run; a line end is `\n`.
    fn text_of(&mut self, node: Xml<'_>) -> Option<String> {
        Some(match w(node) {
            "t" => node.text().unwrap_or_default().replace(['\n', '\r'], " "),
            "tab" | "ptab" => "\t".to_owned(),
            "br" if matches!(attribute(node, "type"), Some("page" | "column")) => return None,
            "br" | "cr" => "\n".to_owned(),
            "noBreakHyphen" => "\u{2011}".to_owned(),
            "sym" => self.symbol(node),
            "ruby" => node.descendants().filter(|inner| w(*inner) == "t").filter_map(|inner| inner.text()).collect(),
            _ => return None,
        })
    }

    /// A sign of a font of signs.
    fn symbol(&mut self, node: Xml<'_>) -> String {
        let font = attribute(node, "font").unwrap_or_default().to_lowercase();
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
        let low = code & 0xff;
        let wing = font.starts_with("wingdings");
        let sign = match (wing, low) {
            (true, 0xa8 | 0x6f | 0x71 | 0x72 | 0xa3 | 0x30..=0x32) if font != "wingdings 3" => "☐",
            (true, 0xfe | 0x52) => "☑",
            (true, 0xfd | 0xfb | 0x78 | 0x54) => "☒",
            (true, 0xfc | 0x50) => "✓",
            (true, 0xe0 | 0xe8) => "→",
            (true, 0xdf) => "←",
            (true, 0x4a) => "☺",
            (false, 0xb7) => "•",
            _ => {
                match char::from_u32(code).filter(|c| !matches!(code, 0xf000..=0xf0ff | 0..=0x1f) && !c.is_control()) {
                    Some(c) => return c.to_string(),
                    None => {
                        let font = attribute(node, "font").unwrap_or_default().to_owned();
                        self.lose_here(format!("a sign of the font “{font}”"), "write what it means");
                        ""
                    }
                }
            }
        };
        sign.to_owned()
    }

    fn words(&mut self, text: String, marks: Marks, look: Look, link: Option<usize>, out: &mut Vec<Run>) {
        if look.underlined == Some(true)
            && link.is_none()
            && !text.trim().is_empty()
            && !text.trim().chars().all(|c| c == '_')
        {
            self.lose_here(
                "underlined words, which on a page look like links",
                "mark them `**strong**` or `*emphasised*` if they matter",
            );
        }
        if look.coloured == Some(true) && !text.trim().is_empty() {
            self.lose_here("highlighting", "say in words what the colour meant");
        }
        let text = match look.raised {
            Some(raised @ (1 | -1)) if !text.trim().is_empty() => match shifted(&text, raised == 1) {
                Some(signs) => signs,
                // In "1st" and "™" it is only how they look.
                None if matches!(
                    text.trim().to_lowercase().as_str(),
                    "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "tm" | "ain" | "eg" | "ydd" | "fed" | "o" | "a"
                ) =>
                {
                    text
                }
                None => {
                    let how = if raised == 1 { "raised" } else { "lowered" };
                    self.lose_here(format!("“{}” is no longer {how}", start_of(&text, 30)), "");
                    text
                }
            },
            _ => text,
        };
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                out.push(Run { kind: RunKind::Break, marks: Marks::default(), link });
            }
            if !line.is_empty() {
                out.push(Run { kind: RunKind::Text(line.to_owned()), marks, link });
            }
        }
    }
}

/// A link that a page can have.
pub fn link_to(address: &str) -> Option<LinkTo> {
    let address = address.trim();
    if let Some(anchor) = address.strip_prefix('#') {
        return (!anchor.is_empty()).then(|| LinkTo::Within(anchor.to_owned()));
    }
    let lower = address.get(..address.len().min(8)).unwrap_or(address).to_lowercase();
    if lower.starts_with("www.") {
        return url::Url::parse(&format!("https://{address}")).ok().map(|url| LinkTo::Web(url.into()));
    }
    let url = url::Url::parse(address).ok()?;
    let fits = match url.scheme() {
        "http" | "https" => url.has_host(),
        "mailto" | "tel" => !url.path().is_empty(),
        _ => false,
    };
    fits.then(|| LinkTo::Web(url.into()))
}

/// Raised or lowered signs, where Unicode has all of them.
pub fn shifted(text: &str, up: bool) -> Option<String> {
    let sign = |c: char| {
        let (from, to) = if up {
            ("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
        } else {
            ("0123456789+-−=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓ")
        };
        from.chars()
            .position(|known| known == c)
            .and_then(|at| to.chars().nth(at))
            .or_else(|| c.is_whitespace().then_some(c))
    };
    text.chars().map(sign).collect()
}
