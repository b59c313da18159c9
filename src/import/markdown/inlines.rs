//! Runs as a line of Markdown. What comes out is read again by the site's own parser: words that would not come back are
//! written more carefully.

use super::Writer;
use super::escape::{Place, code, escape, escape_all};
use crate::document::{BlockKind, Inline, plain_text};
use crate::import::tree::{LinkTo, Marks, PictureSource, Run, RunKind};
use crate::parse::markdown::{Options, parse};
use crate::parse::terms::TermMatcher;
use crate::source::SourceId;

/// How carefully words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    /// As a person would.
    Usual,
    /// Without emphasis.
    Plain,
    /// Every sign escaped.
    Extreme,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A paragraph or an item.
    Paragraph,
    /// A heading.
    Heading,
    /// A cell: no line ends, `|` is escaped.
    Cell,
    /// A term that is defined.
    Term,
}

impl Writer<'_> {
    /// A line, or several where line ends are kept.
    pub(super) fn line(&mut self, runs: &[Run], line: Line) -> String {
        let runs = self.normal(runs, line);
        let mut text = self.written(&runs, line, Care::Usual);
        if !self.comes_back(&runs, &text, line) {
            text = self.written(&runs, line, Care::Plain);
            if runs.iter().any(|run| run.marks != Marks::default()) {
                let place = self.place.clone();
                self.lost(&place, "emphasis within a word or beside signs", "mark the words by hand if it matters");
            }
            if !self.comes_back(&runs, &text, line) {
                text = self.written(&runs, line, Care::Extreme);
            }
        }
        if line == Line::Cell { text.replace('|', "\\|") } else { text }
    }

    /// Whether the parser gives the words back.
    fn comes_back(&self, runs: &[Run], text: &str, line: Line) -> bool {
        let terms = TermMatcher::default();
        let options = Options { kind: self.target.kind, terms: &terms, raw_html: true };
        let mut source = if line == Line::Heading { format!("## {text}\n") } else { format!("{text}\n") };
        for run in runs {
            if let RunKind::Note(note) = run.kind
                && let Some(label) = self.labels.get(&note)
            {
                source.push_str(&format!("\n[^{label}]: n\n"));
            }
        }
        let parsed = parse(SourceId(0), &source, 0, &options);
        let mut words = String::new();
        match parsed.body.blocks.as_slice() {
            [] => {}
            [block] => match (&block.kind, line) {
                (BlockKind::Paragraph(inlines), Line::Paragraph | Line::Cell | Line::Term)
                | (BlockKind::Heading { inlines, .. }, Line::Heading) => plain(inlines, &parsed.outline, &mut words),
                (BlockKind::Figure { image, .. }, _) => {
                    words.push_str(parsed.outline.images.get(*image as usize).map_or("", |image| &image.alt));
                }
                _ => return false,
            },
            _ => return false,
        }
        folded(&words) == folded(&self.expected(runs))
    }

    /// The words that the parser must give back.
    fn expected(&self, runs: &[Run]) -> String {
        let mut out = String::new();
        for run in runs {
            match &run.kind {
                RunKind::Text(text) => out.push_str(text),
                RunKind::Break => out.push(' '),
                RunKind::Tick(ticked) => out.push(if *ticked { '☒' } else { '☐' }),
                RunKind::Field(field) => {
                    let prompt = self.document.fields.get(*field).map_or("", |field| &field.prompt);
                    out.push_str(&format!("[{prompt}]"));
                }
                RunKind::Picture(number) => out.push_str(&self.alt(*number)),
                RunKind::Note(_) => {}
            }
        }
        out
    }

    /// Joined where they are alike, without white space that means nothing, marks only on words.
    fn normal(&self, runs: &[Run], line: Line) -> Vec<Run> {
        let mut out: Vec<Run> = Vec::with_capacity(runs.len());
        for run in runs {
            let mut run = run.clone();
            if let RunKind::Text(text) = &mut run.kind {
                let spaces = |c: char| {
                    if matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}') { ' ' } else { c }
                };
                *text = text
                    .chars()
                    .map(spaces)
                    .filter(|c| !c.is_control() && !matches!(c, '\u{feff}' | '\u{fffd}' | '\u{ad}'))
                    .collect();
                if line == Line::Heading {
                    run.marks.strong = false;
                }
                if text.trim().is_empty() {
                    run.marks = Marks::default();
                }
            }
            if run.kind == RunKind::Break && line != Line::Paragraph {
                run.kind = RunKind::Text(" ".to_owned());
            }
            match (out.last_mut(), &run.kind) {
                (Some(Run { kind: RunKind::Text(before), marks, link }), RunKind::Text(text))
                    if *marks == run.marks && *link == run.link =>
                {
                    before.push_str(text);
                }
                _ => out.push(run),
            }
        }
        // One space between words, none around line ends.
        let (mut blank, mut start) = (true, true);
        for run in &mut out {
            match &mut run.kind {
                RunKind::Text(text) if !run.marks.code => {
                    let mut kept = String::with_capacity(text.len());
                    for c in text.chars() {
                        if c == ' ' || start && c.is_whitespace() {
                            if !blank {
                                kept.push(' ');
                            }
                            blank = true;
                        } else {
                            kept.push(c);
                            (blank, start) = (false, false);
                        }
                    }
                    *text = kept;
                }
                RunKind::Break => (blank, start) = (true, true),
                _ => (blank, start) = (false, false),
            }
        }
        let mut after_break = true;
        for run in out.iter_mut().rev() {
            match &mut run.kind {
                RunKind::Text(text) if after_break && !run.marks.code => {
                    *text = text.trim_end().to_owned();
                    after_break = text.is_empty();
                }
                RunKind::Break => after_break = true,
                _ => after_break = false,
            }
        }
        out.retain(|run| !matches!(&run.kind, RunKind::Text(text) if text.is_empty()));
        while out.last().is_some_and(|run| run.kind == RunKind::Break) {
            out.pop();
        }
        let breaks = out.iter().take_while(|run| run.kind == RunKind::Break).count();
        out.drain(..breaks);
        out
    }

    fn written(&mut self, runs: &[Run], line: Line, care: Care) -> String {
        let mut out = String::new();
        self.links(runs, line, care, &mut out);
        out
    }

    /// Groups of runs that belong to one link.
    fn links(&mut self, runs: &[Run], line: Line, care: Care, out: &mut String) {
        for (group, followed) in groups(runs, |run| run.link) {
            let Some(to) = group[0].link.and_then(|link| self.document.links.get(link)).cloned() else {
                self.marked(group, 0, line, care, false, followed, out);
                continue;
            };
            let mut inner = String::new();
            self.marked(group, 0, line, care, true, true, &mut inner);
            let words = inner.trim();
            let (lead, tail) = (inner.starts_with(' '), inner.ends_with(' '));
            let destination = match &to {
                LinkTo::Web(address) => Some(address.clone()),
                LinkTo::Within(name) => self.anchor(name).map(|id| format!("#{id}")),
            };
            if lead {
                out.push(' ');
            }
            match destination {
                Some(_) if words.is_empty() => {}
                Some(address) if self.is_itself(group, &address) => out.push_str(&format!("<{address}>")),
                Some(address) => {
                    apart(out);
                    out.push_str(&format!("[{words}]({})", destination_of(&address)));
                }
                None => {
                    if let LinkTo::Within(name) = &to {
                        let place = self.place.clone();
                        if !name.starts_with("kit_") {
                            self.lost(
                                &place,
                                format!("the link to “{name}” within the document: there is no such heading"),
                                "link to a heading: `[words](#heading)`",
                            );
                        }
                    }
                    // Its words stand outside of brackets now.
                    let plain: Vec<Run> = group.iter().cloned().map(|run| Run { link: None, ..run }).collect();
                    let mut text = String::new();
                    self.marked(&plain, 0, line, care, false, followed, &mut text);
                    out.push_str(text.trim());
                }
            }
            if tail {
                out.push(' ');
            }
        }
    }

    /// Whether a link's words are its address.
    fn is_itself(&self, group: &[Run], address: &str) -> bool {
        let [Run { kind: RunKind::Text(text), marks, .. }] = group else { return false };
        let text = text.trim();
        *marks == Marks::default()
            && address.is_ascii()
            && !address.contains(['<', '>', ' ', '\\'])
            && (text == address && (address.starts_with("http") || address.starts_with("tel:")))
    }

    /// Groups of runs that are marked alike, outermost mark first.
    #[allow(clippy::too_many_arguments, reason = "all of it is where the words stand")]
    fn marked(
        &mut self,
        runs: &[Run],
        depth: u8,
        line: Line,
        care: Care,
        linked: bool,
        followed: bool,
        out: &mut String,
    ) {
        let mark = |run: &Run| match depth {
            0 => run.marks.strong,
            1 => run.marks.emphasis,
            _ => run.marks.strike,
        };
        if depth > 2 {
            return self.leaves(runs, line, care, linked, followed, out);
        }
        for (group, more) in groups(runs, mark) {
            let followed = more || followed;
            if !mark(&group[0]) || care != Care::Usual {
                self.marked(group, depth + 1, line, care, linked, followed, out);
                continue;
            }
            let mut inner = String::new();
            // What begins a line in bold begins no list.
            self.marked(group, depth + 1, line, care, linked, true, &mut inner);
            let words = inner.trim_matches(' ');
            let (lead, tail) =
                (inner.len() - inner.trim_start_matches(' ').len(), inner.len() - inner.trim_end_matches(' ').len());
            if words.is_empty() {
                out.push_str(&inner);
                continue;
            }
            let sign = match depth {
                0 => "**",
                1 => "*",
                _ => "~~",
            };
            out.push_str(&inner[..lead]);
            out.push_str(&format!("{sign}{words}{sign}"));
            out.push_str(&inner[inner.len() - tail..]);
        }
    }

    fn leaves(&mut self, runs: &[Run], line: Line, care: Care, linked: bool, followed: bool, out: &mut String) {
        for (at, run) in runs.iter().enumerate() {
            let followed = followed || at + 1 < runs.len();
            match &run.kind {
                RunKind::Text(text) if run.marks.code && care != Care::Extreme => out.push_str(&code(text)),
                RunKind::Text(text) if care == Care::Extreme => out.push_str(&escape_all(text)),
                RunKind::Text(text) => {
                    let place = Place {
                        start: (out.is_empty() && at == 0 || out.ends_with('\n')) && line != Line::Heading,
                        bracketed: linked,
                        heading: line == Line::Heading,
                        fields: crate::import::fields::has_fields(self.target.kind),
                        followed,
                        bracket_before: out.ends_with(']'),
                    };
                    out.push_str(&escape(text, place));
                }
                RunKind::Break => out.push_str("\\\n"),
                RunKind::Tick(ticked) => out.push(if *ticked { '☒' } else { '☐' }),
                RunKind::Field(field) => {
                    let prompt = self.document.fields.get(*field).map_or("", |field| field.prompt.as_str());
                    apart(out);
                    out.push_str(&format!("[{prompt}]"));
                }
                RunKind::Note(note) => {
                    let label = self.note(*note);
                    apart(out);
                    out.push_str(&format!("[^{label}]"));
                }
                RunKind::Picture(number) => {
                    let image = self.image(*number, "");
                    out.push_str(&image);
                }
            }
        }
    }

    /// `![alt](file "title")`; nothing for a picture that is not there.
    pub(super) fn image(&mut self, number: usize, caption: &str) -> String {
        let Some(file) = self.picture_file(number) else { return String::new() };
        let alt = self.alt(number);
        let place = Place { bracketed: true, followed: true, ..Place::default() };
        let decorative =
            self.document.pictures.get(number).is_some_and(|picture| picture.decorative && picture.alt.is_empty());
        let title = match (decorative, caption.is_empty()) {
            (true, true) => " \"decorative\"".to_owned(),
            (_, false) => format!(" \"{}\"", caption.replace('\\', "\\\\").replace('"', "\\\"")),
            _ => String::new(),
        };
        format!("![{}]({file}{title})", escape(&alt, place))
    }

    /// What a picture shows, as the document says; else that it does not say.
    pub(super) fn alt(&self, number: usize) -> String {
        let Some(picture) = self.document.pictures.get(number) else { return String::new() };
        if !matches!(picture.source, PictureSource::Bytes(..)) {
            return String::new();
        }
        let alt = picture.alt.replace("{{", "{ {").split_whitespace().collect::<Vec<_>>().join(" ");
        const NOTHING: [&str; 8] =
            ["image", "picture", "photo", "photograph", "img", "figure", "graphic", "screenshot"];
        let says = !alt.is_empty() && !NOTHING.iter().any(|word| alt.eq_ignore_ascii_case(word)) && !is_file_name(&alt);
        match (says, picture.decorative) {
            (true, _) => alt,
            (false, true) => String::new(),
            (false, false) => UNDESCRIBED.to_owned(),
        }
    }
}

/// What stands in place of a description that the document does not have.
pub const UNDESCRIBED: &str = "A picture that is still to be described";

/// `image1.png` describes nothing.
fn is_file_name(alt: &str) -> bool {
    let lower = alt.to_lowercase();
    !alt.contains(' ')
        && [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// Runs next to each other that agree, and whether others follow.
fn groups<K: PartialEq>(runs: &[Run], key: impl Fn(&Run) -> K + Copy) -> Vec<(&[Run], bool)> {
    let mut out: Vec<(&[Run], bool)> = Vec::new();
    let mut start = 0;
    for at in 1..=runs.len() {
        if at == runs.len() || key(&runs[at]) != key(&runs[start]) {
            out.push((&runs[start..at], at < runs.len()));
            start = at;
        }
    }
    out
}

/// A bracket right after the mark of a note would belong to it.
fn apart(out: &mut String) {
    if out.ends_with(']') && out.rfind('[').is_some_and(|at| out[at..].starts_with("[^")) {
        out.push(' ');
    }
}

/// A destination that ends where it ends.
fn destination_of(address: &str) -> String {
    let address = address.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C");
    let (mut depth, mut lowest) = (0_i32, 0);
    for c in address.chars() {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        lowest = lowest.min(depth);
    }
    if address.contains(char::is_whitespace) || depth != 0 || lowest < 0 { format!("<{address}>") } else { address }
}

fn plain(inlines: &[Inline], outline: &crate::document::Outline, out: &mut String) {
    plain_text(inlines, outline, out);
}

/// To compare words by: as the page's typography and its white space would have them.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '…' => out.push_str("..."),
            c => out.push(c),
        }
    }
    out.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
