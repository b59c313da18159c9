//! The code blocks of a page of the manual, and what their info strings say of how each is tested. A block that says
//! nothing, or something that nobody knows, is a problem: there is no way to show untested code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// How a block is tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A whole file of the page's sample site.
    File { path: String },
    /// A part of such a file, or of a file of the new site: keys replace those of the same name, text is added.
    Part { path: String },
    /// Commands and what they print.
    Console { exit: i32, in_wrong: bool },
    /// Words of a file of this repository, or of one that `kitpress new site` writes.
    Excerpt { path: String },
    /// Words of a file of the finished sample site.
    Output { path: String },
    /// Names of files that the sample site has.
    Files,
}

/// A code block.
#[derive(Clone, Debug)]
pub struct Block {
    pub language: String,
    pub form: Form,
    /// Rules that the sample breaks; none of a sample that is right.
    pub wrong: Vec<String>,
    /// Picture of what it becomes: its page; of a sample that is wrong, what `kitpress serve` says of it.
    pub picture: Option<String>,
    /// Picture of its PDF.
    pub paper: Option<String>,
    pub text: String,
    /// Line of the page on which it begins.
    pub line: usize,
    /// What the page says between the heading or block before and this block.
    pub before: String,
}

/// All code blocks of a page, and what is wrong with their info strings.
pub fn read(page: &str) -> (Vec<Block>, Vec<String>) {
    let syntax =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM | Options::ENABLE_DEFINITION_LIST;
    let (mut blocks, mut problems) = (Vec::new(), Vec::new());
    let mut open: Option<(String, String, Range<usize>)> = None;
    let mut said = 0;
    for (event, range) in Parser::new_ext(page, syntax).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                open = Some((info, String::new(), range));
            }
            Event::Text(words) => {
                if let Some((_, text, _)) = &mut open {
                    text.push_str(&words);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let Some((info, text, range)) = open.take() else { continue };
                let line = page[..range.start].lines().count() + 1;
                let before = page.get(said..range.start).unwrap_or_default().to_owned();
                said = range.end;
                match block(&info) {
                    Ok(block) => blocks.push(Block { text, line, before, ..block }),
                    Err(problem) => problems.push(format!("line {line}: {problem}")),
                }
            }
            Event::End(TagEnd::Heading(_)) => said = range.end,
            _ => {}
        }
    }
    (blocks, problems)
}

/// An info string, read: the table in `mod.rs` lists what can stand in it.
fn block(info: &str) -> Result<Block, String> {
    let mut words = info.split_whitespace();
    let language = words.next().ok_or("a code block says neither its language nor how it is tested")?.to_owned();
    let (mut picture, mut paper, mut wrong, mut exit, mut in_wrong) = (None, None, Vec::new(), 0, false);
    let mut forms = Vec::new();
    for word in words {
        match word.split_once('=') {
            Some(("picture", name)) => picture = Some(name.to_owned()),
            Some(("paper", name)) => paper = Some(name.to_owned()),
            Some(("wrong", codes)) => wrong = codes.split(',').map(str::to_owned).collect(),
            Some(("exit", code)) => exit = code.parse().map_err(|_| format!("`{word}` is no exit code"))?,
            Some(("in", path)) => forms.push(Form::Part { path: path.to_owned() }),
            Some(("from", path)) => forms.push(Form::Excerpt { path: path.to_owned() }),
            Some(("output", path)) => forms.push(Form::Output { path: path.to_owned() }),
            None if word == "files" => forms.push(Form::Files),
            None if word == "with-mistake" => in_wrong = true,
            None if word.contains(['/', '.']) => forms.push(Form::File { path: word.to_owned() }),
            _ => return Err(format!("`{word}` is no way to test a sample")),
        }
    }
    if language == "console" {
        forms.push(Form::Console { exit, in_wrong });
    } else if exit != 0 || in_wrong {
        return Err("only a console has an exit code".to_owned());
    }
    let [form] = <[Form; 1]>::try_from(forms).map_err(|forms| match forms.len() {
        0 => format!("the block `{info}` does not say how it is tested"),
        _ => format!("the block `{info}` says more than one way in which it is tested"),
    })?;
    if language == "rust" && !matches!(form, Form::Excerpt { .. }) {
        return Err("Rust is shown from a file that is compiled: `from=src/…`".to_owned());
    }
    let (file, part) = (matches!(form, Form::File { .. }), matches!(form, Form::Part { .. }));
    if !wrong.is_empty() && !file && !part {
        return Err("only a sample can be wrong".to_owned());
    }
    let shows = file || part && !wrong.is_empty();
    if picture.is_some() && !shows || paper.is_some() && (!file || !wrong.is_empty()) {
        return Err("only a whole file, or a mistake, can have a picture".to_owned());
    }
    let (text, before) = (String::new(), String::new());
    Ok(Block { language, form, wrong, picture, paper, text, line: 0, before })
}

impl Block {
    /// The file that a reader must be told about.
    pub fn path(&self) -> Option<&str> {
        match &self.form {
            Form::File { path } | Form::Part { path } | Form::Excerpt { path } | Form::Output { path } => Some(path),
            Form::Console { .. } | Form::Files => None,
        }
    }
}
