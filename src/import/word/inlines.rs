//! Runs, links, fields and what stands among words.

use super::Reader;
use super::package::{Xml, attribute, child, is_math, relation, value, w};
use super::styles::Look;
use crate::import::tree::{Field, LinkTo, Marks, Run, RunKind, start_of};
use crate::model::FieldKind;

/// Fields may stand this deep within each other.
const MOST_FIELDS: usize = 32;

/// A field in Word's sense: instructions, then what they came to. Begins and ends in runs of any paragraph.
#[derive(Default)]
pub struct Complex {
    instructions: String,
    /// What came of it is being read.
    result: bool,
    /// What came of it is not wanted.
    silent: bool,
    /// A link, by number.
    link: Option<usize>,
    /// A form field, and what was filled in.
    form: Option<Field>,
    /// Its number once it has one.
    field: Option<usize>,
    /// What it came to, where that is not wanted.
    words: String,
}

impl Reader<'_> {
    /// Whether what is read now is left out.
    fn silent(&self) -> bool {
        self.complex.iter().any(|complex| complex.silent || !complex.result)
    }

    fn link_of_fields(&self) -> Option<usize> {
        self.complex.iter().rev().find_map(|complex| complex.link)
    }

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

    /// The instructions of a field are complete.
    fn result_begins(&mut self, out: &mut Vec<Run>) {
        let already = self.silent_but_last();
        let Some(complex) = self.complex.last_mut() else { return };
        complex.result = true;
        if already {
            return;
        }
        let instructions = complex.instructions.trim().to_owned();
        let mut parts = parts(&instructions).into_iter();
        let name = parts.next().unwrap_or_default().to_uppercase();
        match name.as_str() {
            "HYPERLINK" => {
                let (mut address, mut anchor) = (String::new(), String::new());
                while let Some(part) = parts.next() {
                    match part.as_str() {
                        "\\l" => anchor = parts.next().unwrap_or_default(),
                        "\\o" | "\\t" => {
                            parts.next();
                        }
                        part if part.starts_with('\\') => {}
                        part => address = part.to_owned(),
                    }
                }
                let to = match (address.is_empty(), anchor.is_empty()) {
                    (true, true) => None,
                    (true, false) => Some(LinkTo::Within(anchor)),
                    (false, true) => link_to(&address),
                    (false, false) => link_to(&format!("{address}#{anchor}")),
                };
                match to {
                    Some(to) => {
                        let number = self.new_link(to);
                        if let Some(complex) = self.complex.last_mut() {
                            complex.link = Some(number);
                        }
                    }
                    None => self.lose_here(
                        format!("a link to “{}”, which a page cannot have", start_of(&address, 80)),
                        "link to a page of the site or to a web address",
                    ),
                }
            }
            "TOC" | "INDEX" | "TOA" | "BIBLIOGRAPHY" if name != "BIBLIOGRAPHY" => {
                complex.silent = true;
                let what = if name == "TOC" { "the table of contents" } else { "an index" };
                self.lose("", what, "Kitpress makes its own from the headings");
            }
            "FORMTEXT" | "FORMCHECKBOX" | "FORMDROPDOWN" => {
                complex.silent = true;
                self.begin_form(&name, out);
            }
            "MERGEFIELD" | "FILLIN" | "ASK" | "MACROBUTTON" => {
                complex.silent = true;
                let words: Vec<String> =
                    parts.filter(|part| !part.starts_with('\\') && part != "MERGEFORMAT").collect();
                let prompt = match name.as_str() {
                    "MERGEFIELD" | "FILLIN" => words.first().cloned().unwrap_or_default(),
                    _ => words.get(1..).unwrap_or_default().join(" "),
                };
                self.push_field(Field::new(FieldKind::Text, prompt.replace('_', " ")), out);
            }
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "PAGEREF" => complex.silent = true,
            _ => {}
        }
    }

    /// Whether a field around the innermost is left out.
    fn silent_but_last(&self) -> bool {
        let around = self.complex.len().saturating_sub(1);
        self.complex.iter().take(around).any(|complex| complex.silent || !complex.result)
    }

    fn field_ends(&mut self, out: &mut Vec<Run>) {
        if self.complex.last().is_some_and(|complex| !complex.result) {
            self.result_begins(out);
        }
        let Some(complex) = self.complex.pop() else { return };
        if let Some(field) = complex.field.and_then(|field| self.document.fields.get_mut(field)) {
            let said = complex.words.trim().trim_matches('\u{2002}').trim();
            if !said.is_empty() && field.kind != FieldKind::Choice && field.kind != FieldKind::Checkbox {
                field.hint = said.to_owned();
            }
        }
    }

    fn begin_form(&mut self, name: &str, out: &mut Vec<Run>) {
        let Some(complex) = self.complex.last_mut() else { return };
        let mut field = complex.form.take().unwrap_or_else(|| Field::new(FieldKind::Text, ""));
        if name == "FORMCHECKBOX" {
            out.push(Run::new(RunKind::Tick(field.required)));
            return;
        }
        if name == "FORMDROPDOWN" {
            field.kind = FieldKind::Choice;
        }
        field.required = false;
        let number = self.push_field(field, out);
        if let Some(complex) = self.complex.last_mut() {
            complex.field = Some(number);
        }
    }

    /// Adds something to fill in; its number.
    pub(super) fn push_field(&mut self, field: Field, out: &mut Vec<Run>) -> usize {
        self.document.fields.push(field);
        let number = self.document.fields.len() - 1;
        out.push(Run::new(RunKind::Field(number)));
        number
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

/// The words of a field's instructions; those in quotation marks stay together.
fn parts(instructions: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = instructions.trim_start();
    while !rest.is_empty() {
        let (part, after) = match rest.strip_prefix(['"', '“', '”']) {
            Some(quoted) => quoted.split_once(['"', '“', '”']).unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        out.push(part.to_owned());
        rest = after.trim_start();
    }
    out
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

/// Which word a mark belongs to is for `words`; this tells form fields' kinds.
pub fn kind_of_text(kind: Option<&str>) -> FieldKind {
    match kind {
        Some("date" | "currentDate") => FieldKind::Date,
        _ => FieldKind::Text,
    }
}
