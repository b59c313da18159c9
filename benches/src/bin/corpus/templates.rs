//! Templates for measuring documents: twelve gaps to fill in, a table to answer, tasks, about 300 words.
//! The same words once for Kitpress, once as Markdown for pandoc, once as Typst source.

use std::fmt::Write;

use crate::body::{sentence, words};
use crate::front::quoted;
use crate::random::Random;
use crate::words::*;
use crate::{Corpus, Layout, Tool, site};

/// What reads the templates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Kitpress, with these `downloads` in every front matter.
    Kitpress(&'static str),
    /// pandoc: the text of the whole document as Markdown.
    Pandoc,
    /// Typst: the same as its own markup.
    Typst,
}

/// Everything of one template, before it is written in a form. Texts are Markdown: `*`, `**` and `[gaps]`.
struct Sheet {
    title: String,
    summary: String,
    purpose: String,
    published: String,
    blocks: Vec<Block>,
}

enum Block {
    Heading(&'static str),
    Paragraph(String),
    Bullets(Vec<&'static str>),
    Tasks(Vec<String>),
    Tip(String),
    /// Its first column is given, the others are to be answered.
    Table(Vec<&'static str>),
}

/// Gaps in the order of the text: words, type, options.
const FIELDS: &[(&str, &str, &str)] = &[
    ("name of institution", "text", ""),
    ("names and roles", "text", ""),
    ("email address", "email", ""),
    ("date agreed", "date", ""),
    ("kind of evidence", "choice", "A focus group, A survey, An engagement map"),
    ("findings, in students’ words", "long_text", ""),
    ("how often", "text", ""),
    ("room or link", "text", ""),
    ("name of facilitator", "text", ""),
    ("rate in pounds", "text", ""),
    ("suggestions not taken up", "long_text", ""),
    ("review date", "date", ""),
];
const COLUMNS: &[&str] = &["What we will do", "Who leads", "By when", "How we will know"];
const ROWS: usize = 2;
const LICENCE: &str = "Creative Commons Attribution 4.0 International (CC BY 4.0)";
const LICENCE_URL: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The corpus whose names and titles the templates have.
pub fn corpus(count: usize, seed: u64) -> Corpus {
    Corpus { tool: Tool::Kitpress, layout: Layout::Templates, pages: count, seed }
}

/// What else there is, as paths and texts: the rest of the site for Kitpress.
pub fn others(corpus: &Corpus, form: Form) -> Vec<(String, String)> {
    if matches!(form, Form::Kitpress(_)) { site::files(corpus) } else { Vec::new() }
}

/// Path and text of one, and how many words it has.
pub fn template(corpus: &Corpus, form: Form, number: usize) -> (String, String, usize) {
    let sheet = sheet(corpus, number);
    let id = corpus.id(number);
    let name = id.rsplit('/').next().unwrap_or(&id);
    let url = format!("https://bench.kitpress.example/{id}/");
    let (path, text) = match form {
        Form::Kitpress(downloads) => (format!("content/{id}.md"), kitpress(&sheet, downloads)),
        Form::Pandoc => (format!("{name}.md"), pandoc(&sheet, &url)),
        Form::Typst => (format!("{name}.typ"), typst(&sheet, &url)),
    };
    (path, text, words(&pandoc(&sheet, &url)))
}

fn sheet(corpus: &Corpus, number: usize) -> Sheet {
    use Block::*;
    let random = &mut Random::new(corpus.seed, number as u64 + 2_000_000);
    let place = PLACES[corpus.place(number)];
    let published = format!("{}-{:02}-{:02}", random.between(2018, 2025), random.between(1, 12), random.between(1, 28));
    let summary = format!("A form for {} at {place} who work on {}.", random.pick(WHO), random.pick(WHAT));
    let purpose = format!("Agree on {}, {}.", random.pick(WHAT), random.pick(WHY));
    let few = |random: &mut Random, count: usize| {
        Paragraph((0..count).map(|_| sentence(random)).collect::<Vec<_>>().join(" "))
    };
    let line = |text: &str| Paragraph(text.to_owned());
    let blocks = vec![
        few(random, 1),
        Heading("Who we are"),
        line("Institution: [name of institution]"),
        line("Written by: [names and roles]"),
        line("Replies to: [email address]"),
        line("Date: [date agreed]"),
        line("Starting from: [kind of evidence]"),
        Heading("What we heard"),
        few(random, 1),
        line("[findings, in students’ words]"),
        Bullets(random.some(ITEMS, 3)),
        Heading("What we will do"),
        few(random, 1),
        Table(random.some(WHAT, ROWS)),
        Tip(sentence(random)),
        Heading("How we will work"),
        line("We meet [how often] in [room or link]. Our meetings are led by [name of facilitator]."),
        few(random, 1),
        line("An hour of a partner’s time is paid with £[rate in pounds]."),
        Heading("What we will not do, and why"),
        few(random, 1),
        line("[suggestions not taken up]"),
        Heading("Before it is sent"),
        Tasks(vec![
            "The students who gave the evidence have read this.".to_owned(),
            format!("Everybody knows about {}.", random.pick(WHAT)),
            format!("Somebody answers for {}.", random.pick(WHAT)),
            "We look at it again on [review date].".to_owned(),
        ]),
    ];
    let mut sheet = Sheet { title: corpus.title(number), summary, purpose, published, blocks };
    // Sentences are of different lengths: the first paragraphs take up the difference.
    let wanted = random.between(300, 330);
    let mut count = words(&pandoc(&sheet, "https://bench.kitpress.example/"));
    for block in &mut sheet.blocks {
        if let Paragraph(text) = block
            && !text.contains('[')
            && count < wanted
        {
            let next = sentence(random);
            count += words(&next);
            *text += " ";
            *text += &next;
        }
    }
    sheet
}

// Writing to a String cannot fail, so results are not looked at.

fn kitpress(sheet: &Sheet, downloads: &str) -> String {
    let mut text = String::with_capacity(8192);
    let _ = writeln!(text, "---\ntitle: {}\nsummary: {}", quoted(&sheet.title), quoted(&sheet.summary));
    let _ = writeln!(text, "purpose: {}\npublished: {}", quoted(&sheet.purpose), sheet.published);
    let _ = writeln!(text, "licence: CC-BY-4.0\ndownloads: {downloads}\nfields:");
    for (prompt, kind, options) in FIELDS {
        let options = if options.is_empty() { String::new() } else { format!(", options: [{options}]") };
        let _ = writeln!(text, "  - {{ prompt: {}, type: {kind}{options} }}", quoted(prompt));
    }
    text += "---\n";
    markdown(&mut text, &sheet.blocks, "> [!TIP]\n> ");
    text
}

fn pandoc(sheet: &Sheet, url: &str) -> String {
    let mut text = String::with_capacity(8192);
    let _ = writeln!(text, "---\ntitle: {}\nlang: en\n---\n", quoted(&sheet.title));
    let _ = writeln!(text, "{}\n\n## Purpose\n\n{}", sheet.summary, sheet.purpose);
    markdown(&mut text, &sheet.blocks, "> **Tip.** ");
    let _ = writeln!(text, "\n## Credits and reuse\n\nPublished: {}\n", sheet.published);
    let _ = writeln!(text, "Licence: [{LICENCE}]({LICENCE_URL})\n\nOnline: <{url}>");
    text
}

fn markdown(text: &mut String, blocks: &[Block], tip: &str) {
    for block in blocks {
        text.push('\n');
        match block {
            Block::Heading(words) => *text += &format!("## {words}\n"),
            Block::Paragraph(words) => *text += &format!("{words}\n"),
            Block::Bullets(items) => items.iter().for_each(|item| *text += &format!("- {item}\n")),
            Block::Tasks(items) => items.iter().for_each(|item| *text += &format!("- [ ] {item}\n")),
            Block::Tip(words) => *text += &format!("{tip}{words}\n"),
            Block::Table(rows) => {
                *text += &format!("| {} |\n|{}\n", COLUMNS.join(" | "), "---|".repeat(COLUMNS.len()));
                let answers = " |".repeat(COLUMNS.len() - 1);
                rows.iter().for_each(|row| *text += &format!("| {row} |{answers}\n"));
            }
        }
    }
}

fn typst(sheet: &Sheet, url: &str) -> String {
    let mut text = String::with_capacity(8192);
    let _ = writeln!(text, "#set document(title: {})", quoted(&sheet.title));
    text += "#set page(\"a4\", numbering: \"1\")\n#set text(lang: \"en\", size: 11pt)\n#set par(justify: false)\n";
    text += "#let tick = box(width: 0.7em, height: 0.7em, stroke: 0.5pt)\n\n";
    let _ = writeln!(text, "= {}\n\n{}", marked(&sheet.title), marked(&sheet.summary));
    let _ = writeln!(text, "\n== Purpose\n\n{}", marked(&sheet.purpose));
    for block in &sheet.blocks {
        text.push('\n');
        match block {
            Block::Heading(words) => text += &format!("== {words}\n"),
            Block::Paragraph(words) => text += &format!("{}\n", marked(words)),
            Block::Bullets(items) => items.iter().for_each(|item| text += &format!("- {}\n", marked(item))),
            Block::Tasks(items) => items.iter().for_each(|item| text += &format!("- #tick {}\n", marked(item))),
            Block::Tip(words) => {
                text += &format!("#block(inset: 8pt, stroke: (left: 2pt))[*Tip.* {}]\n", marked(words));
            }
            Block::Table(rows) => {
                let cells = |cells: &[&str]| cells.iter().map(|cell| format!("[{}]", marked(cell))).collect::<String>();
                text += &format!("#table(columns: (2fr, 1fr, 1fr, 1fr), table.header{},\n", cells(COLUMNS));
                for row in rows {
                    text += &format!("  [{}]{},\n", marked(row), ", []".repeat(COLUMNS.len() - 1));
                }
                text += ")\n";
            }
        }
    }
    let _ = writeln!(text, "\n== Credits and reuse\n\nPublished: {}\n", sheet.published);
    let _ = writeln!(text, "Licence: #link(\"{LICENCE_URL}\")[{LICENCE}]\n\nOnline: #link(\"{url}\")");
    text
}

/// Markdown's emphasis and gaps in Typst's markup.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (piece, length) = match c {
            '*' if rest.starts_with("**") => ("*", 2),
            '*' => ("_", 1),
            '[' => ("\\[", 1),
            ']' => ("\\]", 1),
            _ => (&rest[..c.len_utf8()], c.len_utf8()),
        };
        out.push_str(piece);
        rest = &rest[length..];
    }
    out
}
