//! YAML that cannot be read, said in an editor's words: what is wrong on which line, and what to write instead.

use serde_yaml::Value;

use super::marks::Marks;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};

mod lenient;

/// Values that a document may have once its aliases are followed; more is an alias bomb.
const MAX_EXPANDED: usize = 100_000;

/// Lists and mappings within one another at most; `serde_yaml` has the same limit.
const DEEPEST: usize = 128;

/// Repeated keys that are reported at most.
const MOST_DUPLICATES: usize = 50;

/// `[` and `{` up to which their depth is not looked at first.
const MANY_BRACKETS: usize = 1_000;

/// Reads the YAML at `yaml` of `text`. A key given twice keeps its first value and is reported; text that is not YAML
/// gives no value and one `BadYaml`. An empty document is `Null`.
pub fn read(source: SourceId, text: &str, yaml: Span) -> (Option<Value>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let Some(slice) = text.get(yaml.range()) else { return (None, diagnostics) };
    if has_alias(slice) {
        let marks = Marks::new(text, yaml);
        if marks.expanded_size() > MAX_EXPANDED {
            diagnostics.push(
                Diagnostic::new(Code::BadYaml, "the aliases (`*name`) of this YAML stand for far too many values")
                    .at(source, marks.value(&super::FieldPath::new()))
                    .help("write the values out instead of repeating them with `&name` and `*name`"),
            );
            return (None, diagnostics);
        }
    }
    if slice.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > MANY_BRACKETS {
        // `serde_yaml` needs time that grows with the square of the depth before it refuses; the marks do not.
        let marks = Marks::new(text, yaml);
        let failure = marks
            .failure
            .or_else(|| (marks.deepest > DEEPEST).then(|| (yaml.start, "recursion limit exceeded".to_owned())));
        if let Some((at, message)) = failure {
            let at = at.saturating_sub(yaml.start) as usize;
            diagnostics.push(Mistake::find(slice, at, &message).diagnostic(source, yaml.start as usize));
            return (None, diagnostics);
        }
    }
    let error = match serde_yaml::from_str::<Value>(slice) {
        Ok(value) => return (Some(value), diagnostics),
        Err(error) => error,
    };
    let message = error.to_string();
    if message.contains("duplicate entry") {
        for duplicate in Marks::new(text, yaml).duplicates().into_iter().take(MOST_DUPLICATES) {
            diagnostics.push(
                Diagnostic::new(Code::BadYaml, format!("the key `{}` is given twice", duplicate.key))
                    .at(source, duplicate.again)
                    .label("again here")
                    .also(source, duplicate.first, "first here")
                    .help("keep one of the two, or put both values under one key as a list"),
            );
        }
        if let Some(value) = lenient::read(slice)
            && !diagnostics.is_empty()
        {
            return (Some(value), diagnostics);
        }
    }
    if diagnostics.is_empty() {
        let at = error.location().map_or(0, |place| byte_of(slice, &place));
        diagnostics.push(Mistake::find(slice, at, &message).diagnostic(source, yaml.start as usize));
    }
    (None, diagnostics)
}

/// Whether the text may use aliases: an anchor and an alias each at the start of a word.
fn has_alias(yaml: &str) -> bool {
    let bytes = yaml.as_bytes();
    let begins_word = |sign: char| {
        yaml.match_indices(sign).any(|(at, _)| {
            let before = at.checked_sub(1).map(|before| bytes[before]);
            before.is_none_or(|before| matches!(before, b' ' | b'\t' | b'\n' | b'\r' | b',' | b'[' | b'{' | b':'))
                && bytes.get(at + 1).is_some_and(|after| !after.is_ascii_whitespace())
        })
    };
    begins_word('*') && begins_word('&')
}

/// What is wrong, at which bytes of the YAML, and what to do.
struct Mistake {
    at: std::ops::Range<usize>,
    message: String,
    help: String,
}

/// A line of the YAML as far as the search for mistakes needs it.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    /// Where the value after `key:` or `- ` begins in the YAML, and the value.
    fn value(self) -> (usize, &'a str) {
        let mut rest = self.text.trim_start();
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start();
        }
        if let Some((key, value)) = rest.split_once(": ")
            && !key.starts_with(['"', '\'', '[', '{'])
        {
            rest = value.trim_start();
        }
        (self.start + (self.text.len() - rest.len()), rest.trim_end())
    }

    /// The value's bytes.
    fn value_range(self) -> std::ops::Range<usize> {
        let (at, value) = self.value();
        at..at + value.len()
    }
}

impl Mistake {
    /// The mistake behind a reader's `message` about byte `at` of the YAML.
    fn find(yaml: &str, at: usize, message: &str) -> Mistake {
        let mut start = 0;
        let lines: Vec<Line<'_>> = yaml
            .split_inclusive('\n')
            .map(|text| {
                let line = Line { start, text: text.trim_end_matches(['\n', '\r']) };
                start += text.len();
                line
            })
            .collect();
        let near = lines.iter().rposition(|line| line.start <= at).unwrap_or(0);
        let Some(&line) = lines.get(near) else {
            return Mistake { at: 0..0, message: "the YAML cannot be read".to_owned(), help: String::new() };
        };
        tabs(&lines[..=near])
            .or_else(|| limits(message, line))
            .or_else(|| several_documents(message, &lines))
            .or_else(|| sign_at_start(message, &lines[near.saturating_sub(1)..=near]))
            .or_else(|| colon_in_text(message, line))
            .or_else(|| text_after_quote(&lines[near.saturating_sub(1)..=near]))
            .or_else(|| open_quote(&lines[..=near]))
            .or_else(|| no_space_after_colon(message, &lines[near.saturating_sub(1)..=near]))
            .or_else(|| indentation(message, &lines[..=near]))
            .unwrap_or_else(|| Mistake {
                at: at.min(line.start + line.text.len())..line.start + line.text.len(),
                message: format!("this cannot be read as YAML: {}", plain(message)),
                help: "check that the lines above and below start at the same column, that a space follows each \
                       colon, and that texts with signs such as `: # [ {` are in quotation marks"
                    .to_owned(),
            })
    }

    fn diagnostic(self, source: SourceId, base: usize) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::BadYaml, self.message)
            .at(source, Span::new(base + self.at.start, base + self.at.end));
        if self.help.is_empty() { diagnostic } else { diagnostic.help(self.help) }
    }
}

/// The reader's own words without its position, which counts lines of the YAML and not of the file.
fn plain(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

/// Byte of a reader's position; positions are given as line and column because those count alike everywhere.
fn byte_of(yaml: &str, place: &serde_yaml::Location) -> usize {
    let line_start = match place.line().saturating_sub(1) {
        0 => 0,
        lines => yaml.match_indices('\n').nth(lines - 1).map_or(yaml.len(), |(at, _)| at + 1),
    };
    yaml[line_start..]
        .char_indices()
        .nth(place.column().saturating_sub(1))
        .map_or(yaml.len(), |(at, _)| line_start + at)
}

fn tabs(lines: &[Line<'_>]) -> Option<Mistake> {
    lines.iter().find_map(|line| {
        let lead = line.text.len() - line.text.trim_start().len();
        let tab = line.text[..lead].find('\t')?;
        Some(Mistake {
            at: line.start + tab..line.start + lead,
            message: "this line is indented with a tab".to_owned(),
            help: "YAML allows only spaces: write two for each step".to_owned(),
        })
    })
}

fn limits(message: &str, line: Line<'_>) -> Option<Mistake> {
    let mistake = |message: &str, help: &str| {
        Some(Mistake {
            at: line.start..line.start + line.text.len(),
            message: message.to_owned(),
            help: help.to_owned(),
        })
    };
    if message.contains("recursion limit") {
        mistake("this YAML is nested deeper than it can be read", "no key of Kitpress needs more than six levels")
    } else if message.contains("repetition limit") {
        mistake("the aliases (`*name`) of this YAML stand for far too many values", "write the values out")
    } else {
        None
    }
}

fn several_documents(message: &str, lines: &[Line<'_>]) -> Option<Mistake> {
    if !message.contains("more than one document") {
        return None;
    }
    let line = lines.iter().skip(1).find(|line| line.text.starts_with("---"))?;
    Some(Mistake {
        at: line.start..line.start + line.text.len(),
        message: "a second YAML document starts here".to_owned(),
        help: "a file holds one: take this `---` out".to_owned(),
    })
}

/// A text that begins with a sign that means something to YAML.
fn sign_at_start(message: &str, lines: &[Line<'_>]) -> Option<Mistake> {
    lines.iter().rev().find_map(|line| {
        let (_, value) = line.value();
        let means = match value.chars().next()? {
            '*' if message.contains("alias") || message.contains("unknown anchor") => "an alias",
            '&' if message.contains("anchor") => "a name for an alias",
            '@' | '`' if message.contains("cannot start any token") => "something that YAML keeps for itself",
            '%' if message.contains("cannot start any token") || message.contains("directive") => "a directive",
            '!' if message.contains("tag") => "a type",
            '{' if value.starts_with("{{") => "keys and values",
            '[' if !balanced(value) || !value.ends_with(']') => "a list",
            _ => return None,
        };
        let sign: String = value.chars().take(if value.starts_with("{{") { 2 } else { 1 }).collect();
        Some(Mistake {
            at: line.value_range(),
            message: format!("a value that begins with `{sign}` is read as {means}"),
            help: format!("put the text in quotation marks: {}", quoted(value)),
        })
    })
}

fn balanced(value: &str) -> bool {
    value.matches('[').count() == value.matches(']').count()
}

/// `title: Partnership: a study`
fn colon_in_text(message: &str, line: Line<'_>) -> Option<Mistake> {
    if !message.contains("mapping values are not allowed") {
        return None;
    }
    let (at, value) = line.value();
    if value.starts_with(['"', '\'', '[', '{']) || !(value.contains(": ") || value.ends_with(':')) {
        return None;
    }
    Some(Mistake {
        at: at..at + value.len(),
        message: "a text with a colon followed by a space needs quotation marks around it".to_owned(),
        help: format!("write {}", quoted(value)),
    })
}

/// `title: 'The student's voice'`, `title: "Partners" in practice`
fn text_after_quote(lines: &[Line<'_>]) -> Option<Mistake> {
    lines.iter().rev().find_map(|line| {
        let (at, value) = line.value();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let close = closing(value, quote)?;
        let rest = value[close + 1..].trim_start();
        if rest.is_empty() || rest.starts_with(['#', ',', ']', '}', ':']) {
            return None;
        }
        let inside = value[1..].strip_suffix(quote);
        let whole = inside.filter(|inside| quote == '\'' || !inside.contains('"')).unwrap_or(value);
        Some(Mistake {
            at: at + close..at + value.len(),
            message: "this text goes on after its closing quotation mark".to_owned(),
            help: format!("put the whole text in one pair of marks: {}", quoted(whole)),
        })
    })
}

/// The first value whose opening quotation mark has no partner on its line.
fn open_quote(lines: &[Line<'_>]) -> Option<Mistake> {
    lines.iter().find_map(|line| {
        let (at, value) = line.value();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        if closing(value, quote).is_some() {
            return None;
        }
        Some(Mistake {
            at: at..at + value.len(),
            message: "the quotation mark that opens here is never closed".to_owned(),
            help: format!("write {}", quoted(&value[1..])),
        })
    })
}

/// `title:Partners`
fn no_space_after_colon(message: &str, lines: &[Line<'_>]) -> Option<Mistake> {
    if !["could not find expected ':'", "expected key", "mapping values"].iter().any(|part| message.contains(part)) {
        return None;
    }
    lines.iter().find_map(|line| {
        let lead = line.text.len() - line.text.trim_start().len();
        let (key, value) = line.text.trim_start().split_once(':')?;
        let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        (is_key && !value.is_empty() && !value.starts_with([' ', '/'])).then(|| Mistake {
            at: line.start + lead..line.start + line.text.len(),
            message: format!("there is no space after the colon of `{key}:`"),
            help: format!("write `{key}: {value}`"),
        })
    })
}

/// A key that begins at another column than the keys around it.
fn indentation(message: &str, lines: &[Line<'_>]) -> Option<Mistake> {
    let (line, above) = lines.split_last()?;
    let parts = ["mapping values", "expected key", "expected <block end>", "expected '-' indicator"];
    if !parts.iter().any(|part| message.contains(part)) || !line.text.contains(':') && !line.text.contains("- ") {
        return None;
    }
    let indent = |line: &Line<'_>| line.text.len() - line.text.trim_start().len();
    let above = above.iter().rev().find(|line| !line.text.trim().is_empty() && !line.text.trim().starts_with('#'))?;
    if indent(line) == indent(above) {
        return None;
    }
    let spaces = |n: usize| match n {
        0 => "at the start of the line".to_owned(),
        1 => "after 1 space".to_owned(),
        n => format!("after {n} spaces"),
    };
    Some(Mistake {
        at: line.start + indent(line)..line.start + line.text.len(),
        message: format!("this begins {}, which fits none of the lines above", spaces(indent(line))),
        help: format!(
            "keys that belong together begin at the same column; the line above begins {}",
            spaces(indent(above))
        ),
    })
}

/// Place of the mark that closes the text, given that the text starts with `quote`.
fn closing(value: &str, quote: char) -> Option<usize> {
    let mut chars = value.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => {
                chars.next();
            }
            c if c == quote => {
                if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                    chars.next();
                } else {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The text as a YAML text in quotation marks, shortened when long.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.trim().chars().take(LONGEST).collect();
    if text.trim().chars().count() > LONGEST {
        short.push('…');
    }
    match short.contains('"') {
        true => format!("'{}'", short.replace('\'', "''")),
        false => format!("\"{}\"", short.replace('\\', "\\\\")),
    }
}
