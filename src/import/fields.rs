//! What is filled in: placeholders become fields, each field gets a prompt that nothing else has, and where a kind has no
//! fields they are words again.

use std::collections::HashMap;

use super::placeholders::{Found, find};
use super::tree::{Block, Cell, Document, Field, Run, RunKind, each_runs, start_of};
use crate::model::{FieldKind, Kind};

/// Whether pages of this kind have fields.
pub fn has_fields(kind: Kind) -> bool {
    matches!(kind, Kind::Template | Kind::ReflectiveResource)
}

/// Settles all fields of a document.
pub fn settle(document: &mut Document, kind: Kind) {
    let mut blocks = std::mem::take(&mut document.blocks);
    each_runs(&mut blocks, &mut join);
    document.notes.iter_mut().for_each(|note| each_runs(note, &mut join));
    if has_fields(kind) {
        let fields = &mut document.fields;
        each_runs(&mut blocks, &mut |runs| textual(runs, fields));
        space(&mut blocks, fields);
        document.blocks = blocks;
        prompts(document);
        unique(document);
    } else {
        let mut lost = 0;
        let fields = &document.fields;
        each_runs(&mut blocks, &mut |runs| lost += as_words(runs, fields));
        document.blocks = blocks;
        if lost > 0 {
            let what = format!(
                "{lost} fields to fill in are words in brackets, since a {} has none",
                kind.name().replace('_', " ")
            );
            document.losses.add("", what, "import it with `--kind template` if it is to be filled in");
        }
    }
    // A note is read, not filled in.
    let (notes, fields) = (&mut document.notes, &document.fields);
    notes.iter_mut().for_each(|note| {
        each_runs(note, &mut |runs| {
            as_words(runs, fields);
        })
    });
}

/// Joins neighbours that are marked alike: Word divides words as it pleases.
fn join(runs: &mut Vec<Run>) {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match (out.last_mut(), &run.kind) {
            (Some(Run { kind: RunKind::Text(before), marks, link }), RunKind::Text(text))
                if *marks == run.marks && *link == run.link =>
            {
                before.push_str(text);
            }
            _ => out.push(run),
        }
    }
    *runs = out;
}

/// Fields for placeholders among the words.
fn textual(runs: &mut Vec<Run>, fields: &mut Vec<Field>) {
    let mut out = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        let found = match &run.kind {
            RunKind::Text(text) if !run.marks.code && run.link.is_none() => find(text),
            _ => Vec::new(),
        };
        let RunKind::Text(text) = &run.kind else {
            out.push(run);
            continue;
        };
        let mut at = 0;
        for (range, found) in found {
            let before = text.get(at..range.start).unwrap_or_default();
            if !before.is_empty() {
                out.push(Run { kind: RunKind::Text(before.to_owned()), ..run.clone() });
            }
            let prompt = match found {
                Found::Prompt(prompt) => prompt,
                Found::Line => String::new(),
            };
            let kind = if super::word::asks_for_email(&prompt) { FieldKind::Email } else { FieldKind::Text };
            fields.push(Field::new(kind, prompt));
            out.push(Run::new(RunKind::Field(fields.len() - 1)));
            at = range.end;
        }
        let rest = text.get(at..).unwrap_or_default();
        if !rest.is_empty() {
            out.push(Run { kind: RunKind::Text(rest.to_owned()), ..run.clone() });
        }
    }
    *runs = out;
}

/// A cell that holds nothing but a field without words of its own is space to answer: an empty cell.
fn space(blocks: &mut [Block], fields: &[Field]) {
    let is_space = |cell: &Cell| match cell.blocks.as_slice() {
        [Block::Paragraph(runs)] => {
            let mut found = None;
            let only = runs.iter().all(|run| match &run.kind {
                RunKind::Text(text) => text.trim().is_empty(),
                RunKind::Field(field) => found.replace(*field).is_none(),
                _ => false,
            });
            let field = found.and_then(|field| fields.get(field));
            only && field.is_some_and(|field| {
                field.space || field.prompt.is_empty() && matches!(field.kind, FieldKind::Text | FieldKind::LongText)
            })
        }
        _ => false,
    };
    for block in blocks {
        match block {
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flatten().chain(table.head.iter_mut().flatten()) {
                    if is_space(cell) {
                        cell.blocks.clear();
                    }
                    space(&mut cell.blocks, fields);
                }
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| space(&mut item.blocks, fields)),
            Block::Quote(inner) | Block::Callout(_, inner) => space(inner, fields),
            _ => {}
        }
    }
}

/// Prompts for fields that have none, from the words before or after them.
fn prompts(document: &mut Document) {
    let mut fields = std::mem::take(&mut document.fields);
    let mut guessed = Vec::new();
    each_runs(&mut document.blocks, &mut |runs| {
        for at in 0..runs.len() {
            let RunKind::Field(number) = runs[at].kind else { continue };
            runs[at].link = None;
            let Some(field) = fields.get(number) else { continue };
            if !tidy(&field.prompt).is_empty() {
                continue;
            }
            let (before, sure) = label(runs.get(..at).unwrap_or_default().iter().rev());
            let after = after(runs.get(at + 1..).unwrap_or_default());
            let hint = tidy(&field.hint);
            let found = [before, hint, after].into_iter().find(|words| !words.is_empty());
            let prompt = found.unwrap_or_else(|| "your answer".to_owned());
            if !sure {
                guessed.push(prompt.clone());
            }
            if let Some(field) = fields.get_mut(number) {
                field.prompt = prompt;
            }
        }
    });
    for field in &mut fields {
        field.prompt = tidy(&field.prompt);
        field.help = field
            .help
            .take()
            .map(|help| help.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|help| !help.is_empty());
        if field.prompt.is_empty() {
            field.prompt = "your answer".to_owned();
        }
        if field.kind == FieldKind::Text && super::word::asks_for_email(&field.prompt) {
            field.kind = FieldKind::Email;
        }
    }
    for prompt in guessed {
        let place = format!("[{}]", start_of(&prompt, 60));
        document.losses.add(
            &place,
            "a field without words of its own has those that stand beside it",
            "say better what it asks for",
        );
    }
    document.fields = fields;
}

/// The words before a field, back to the last sentence or field, and whether a colon says that they are its label.
fn label<'r>(before: impl Iterator<Item = &'r Run>) -> (String, bool) {
    let mut words = String::new();
    for run in before {
        match &run.kind {
            RunKind::Text(text) => words.insert_str(0, text),
            RunKind::Note(_) => {}
            _ => break,
        }
    }
    let sure = words.trim_end().ends_with(':');
    let words = words.trim().trim_end_matches([':', '.', '-', '–', ' ', '\t', '*', '(']);
    let start = words.rfind(['.', ';', '?', '!', ',', ')', '\t']).map_or(0, |at| at + 1);
    let words = words.get(start..).unwrap_or(words).trim();
    let count = words.split_whitespace().count();
    let last: Vec<&str> = words.split_whitespace().skip(count.saturating_sub(8)).collect();
    let words = tidy(&last.join(" "));
    let sure = sure && !words.is_empty();
    (words, sure)
}

/// The words after a field, where they explain it: `____ (name)`.
fn after(runs: &[Run]) -> String {
    match runs.first().map(|run| &run.kind) {
        Some(RunKind::Text(text)) => {
            let inner = text.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
            tidy(inner.map_or("", |(inner, _)| inner))
        }
        _ => String::new(),
    }
}

/// A prompt as it can stand in brackets: words without Markdown, with the quotation marks that the page will show.
pub fn tidy(prompt: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    for c in prompt.chars().filter(|c| !c.is_control() || c.is_whitespace()) {
        match c {
            '[' | '{' => out.push('('),
            ']' | '}' => out.push(')'),
            '"' => {
                out.push(if quoted { '”' } else { '“' });
                quoted = !quoted;
            }
            '\'' => out.push('’'),
            '*' | '`' | '\\' | '|' | '~' | '<' | '>' | '_' | '☐' | '☒' => out.push(' '),
            // With a space after it, it begins no entity.
            '&' if prompt.contains(';') => out.push_str("& "),
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c => out.push(c),
        }
    }
    let out = out.replace("...", "…").replace("---", "—").replace("--", "–");
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches([':', ' ']).trim_start_matches(['@', '^', '!', '#', '/', ' ']);
    let words = start_of(words, 140);
    let asks = words.chars().any(char::is_alphabetic)
        && !words.eq_ignore_ascii_case("x")
        && !words.eq_ignore_ascii_case("sic");
    if asks { words } else { String::new() }
}

/// Two fields with the same prompt are one and the same, unless they differ in what is filled in.
fn unique(document: &mut Document) {
    let mut used: Vec<usize> = Vec::new();
    each_runs(&mut document.blocks, &mut |runs| {
        used.extend(runs.iter().filter_map(|run| match run.kind {
            RunKind::Field(field) => Some(field),
            _ => None,
        }));
    });
    let folded = |prompt: &str| prompt.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let same = |a: &Field, b: &Field| {
        a.kind == b.kind && a.options == b.options && a.required == b.required && a.help == b.help
    };
    let mut known: HashMap<String, Field> = HashMap::new();
    for number in used {
        let Some(field) = document.fields.get_mut(number) else { continue };
        let plain = field.prompt.clone();
        for again in 2..1000 {
            match known.get(&folded(&field.prompt)) {
                Some(other) if !same(other, field) => field.prompt = format!("{plain} ({again})"),
                Some(_) => break,
                None => {
                    known.insert(folded(&field.prompt), field.clone());
                    break;
                }
            }
        }
    }
}

/// Fields as words in brackets; how many there were.
fn as_words(runs: &mut [Run], fields: &[Field]) -> usize {
    let mut lost = 0;
    for run in runs {
        let RunKind::Field(number) = run.kind else { continue };
        lost += 1;
        let prompt =
            fields.get(number).map(|field| tidy(if field.prompt.is_empty() { &field.hint } else { &field.prompt }));
        let prompt = prompt.filter(|prompt| !prompt.is_empty());
        run.kind = RunKind::Text(prompt.map_or_else(|| "____".to_owned(), |prompt| format!("[{prompt}]")));
    }
    lost
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::tidy;
    use crate::model::Kind;
    use crate::parse::markdown::{Options, parse};
    use crate::parse::terms::TermMatcher;
    use crate::source::SourceId;

    /// What the parser takes for the prompt of a field that is written so.
    fn read_back(prompt: &str) -> Vec<String> {
        let terms = TermMatcher::default();
        let options = Options { kind: Kind::Template, terms: &terms, raw_html: false };
        let parsed = parse(SourceId(0), &format!("Before [{prompt}] after\n"), 0, &options);
        parsed.outline.fields.iter().map(|field| field.prompt.to_string()).collect()
    }

    #[test]
    fn prompts_are_words_without_what_markdown_would_make_of_them() {
        for (from, to) in [
            ("  [insert name]: ", "(insert name)"),
            ("your \"full\" name", "your “full” name"),
            ("student_name", "student name"),
            ("@home", "home"),
            ("R&D; more", "R& D; more"),
            ("x", ""),
            ("…", ""),
        ] {
            assert_eq!(tidy(from), to);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_prompt_is_read_back_as_it_is_declared(text in "\\PC{0,40}|[ -~]{0,40}|[a-c\\[\\](){}*_&;#!@^<>`'\"|.:-]{0,30}") {
            let prompt = tidy(&text);
            if !prompt.is_empty() {
                let folded: Vec<String> = read_back(&prompt).iter().map(|found| found.replace(['’', '‘'], "'")).collect();
                prop_assert_eq!(folded, vec![prompt.replace(['’', '‘'], "'")]);
            }
        }
    }
}
