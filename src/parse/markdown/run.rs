//! A run of text: the words between two markups, gathered from the parser's many small events, with a
//! way back from each word to the file. Finds in it what is not CommonMark: words of the vocabulary,
//! addresses that nobody marked as links, footnote marks without a footnote.

use crate::document::{VocabularyName, WordForm};
use crate::source::Span;
use std::ops::Range;

/// Text that is being gathered.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The words; line ends are spaces here.
    pub(super) text: String,
    /// Where the line ends are.
    pub(super) breaks: Vec<usize>,
    /// Where the words come from, in order.
    pieces: Vec<Piece>,
}

/// Some words and their place in the file.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// First byte in the run.
    at: usize,
    /// Place in the file.
    span: Span,
    /// The file has the very same bytes; else an entity or a quotation mark stood there.
    verbatim: bool,
}

impl Run {
    /// Adds words.
    pub(super) fn push(&mut self, words: &str, span: Span, verbatim: bool) {
        self.pieces.push(Piece { at: self.text.len(), span, verbatim });
        self.text.push_str(words);
    }

    /// Adds a line end.
    pub(super) fn soft_break(&mut self, span: Span) {
        self.breaks.push(self.text.len());
        self.push(" ", span, false);
    }

    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Forgets the words and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.breaks.clear();
        self.pieces.clear();
    }

    /// The piece that holds the byte `at`.
    fn piece(&self, at: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?).copied()
    }

    /// The bytes of the file that `range` of the run comes from.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.piece(range.start).map_or(0, |piece| {
            if piece.verbatim {
                piece.span.start as usize + (range.start - piece.at)
            } else {
                piece.span.start as usize
            }
        });
        let end = self.piece(range.end.saturating_sub(1).max(range.start)).map_or(0, |piece| {
            if piece.verbatim { piece.span.start as usize + (range.end - piece.at) } else { piece.span.end as usize }
        });
        Span::new(start, end.max(start))
    }

    /// Whether a backslash stands before this byte in the file.
    fn is_escaped(&self, at: usize, file: &str) -> bool {
        let start = self.span(at..at + 1).start as usize;
        start > 0 && file.as_bytes().get(start - 1) == Some(&b'\\')
    }
}

/// Something found in a run.
#[derive(Debug)]
pub(super) struct Cut {
    /// Bytes of the run.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: CutKind,
}

/// What was found.
#[derive(Debug)]
pub(super) enum CutKind {
    /// `{{ role.x }}`
    Word { vocabulary: VocabularyName, id: Box<str>, form: WordForm, capital: bool },
    /// `{{` that is no word, with what is wrong and what to do.
    BadWord { message: String, help: String },
    /// An address without markup.
    Address,
    /// `[^label]` without a footnote.
    FootnoteMark,
    /// A glossary term, by its number.
    Term(u32),
}

/// What the words of a run amount to.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// What was found, in order, not overlapping.
    pub(super) cuts: Vec<Cut>,
    /// How many words.
    pub(super) words: u32,
}

/// Reads the run once. `file` is the whole file, to see backslashes in.
pub(super) fn scan(run: &Run, file: &str, scan: &mut Scan) {
    let text = run.text.as_str();
    let bytes = text.as_bytes();
    let (mut in_word, mut at, mut closing) = (false, 0, true);
    scan.cuts.clear();
    scan.words = 0;
    while let Some(byte) = bytes.get(at) {
        let mut end = at + 1;
        match byte {
            b' ' | b'\t' => in_word = false,
            b'{' if bytes.get(at + 1) == Some(&b'{') && closing && !run.is_escaped(at, file) => {
                let close = text.get(at + 2..).and_then(|rest| rest.find("}}"));
                end = close.map_or(at + 2, |close| at + 2 + close + 2);
                closing = close.is_some();
                let kind = match close {
                    Some(close) => word(text.get(at + 2..at + 2 + close).unwrap_or_default()),
                    None => bad_word("`{{` is not closed by `}}`"),
                };
                scan.words += u32::from(!in_word);
                in_word = true;
                scan.cuts.push(Cut { range: at..end, kind });
            }
            b'[' if bytes.get(at + 1) == Some(&b'^') && !run.is_escaped(at, file) => {
                if let Some(length) = footnote_mark(bytes.get(at..).unwrap_or_default()) {
                    end = at + length;
                    scan.cuts.push(Cut { range: at..end, kind: CutKind::FootnoteMark });
                }
            }
            b'h' | b'H' | b'w' | b'W' => {
                if let Some(length) = address(text, at) {
                    end = at + length;
                    scan.cuts.push(Cut { range: at..end, kind: CutKind::Address });
                }
                scan.words += u32::from(!in_word);
                in_word = true;
            }
            _ if !in_word && (byte.is_ascii_alphanumeric() || *byte >= 0x80) => {
                scan.words += 1;
                in_word = true;
            }
            _ => {}
        }
        at = end;
    }
}

/// Reads what stands between `{{` and `}}`.
fn word(written: &str) -> CutKind {
    let inner = written.trim();
    let mut parts = inner.split('.').map(str::trim);
    let (vocabulary, id, form, rest) =
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next(), parts.next());
    let capital = vocabulary.starts_with(|c: char| c.is_ascii_uppercase());
    const NAMES: [VocabularyName; 5] = [
        VocabularyName::Role,
        VocabularyName::Phase,
        VocabularyName::Theme,
        VocabularyName::Lifecycle,
        VocabularyName::Value,
    ];
    let known = NAMES.into_iter().find(|name| {
        let tail = |text: &'_ str| text.get(1..).map(str::to_owned);
        vocabulary.get(..1).is_some_and(|first| first.eq_ignore_ascii_case(&name.name()[..1]))
            && tail(vocabulary) == tail(name.name())
    });
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let form = match form {
        None | Some("one") => Some(WordForm::One),
        Some("other") => Some(WordForm::Other),
        Some(_) => None,
    };
    match (known, form, rest) {
        (Some(vocabulary), Some(form), None) if is_id => CutKind::Word { vocabulary, id: id.into(), form, capital },
        (None, _, _) => {
            let names = NAMES.map(VocabularyName::name);
            let near = crate::diagnostic::nearest(vocabulary, names);
            CutKind::BadWord {
                message: format!("`{{{{{written}}}}}` is no word that Kitpress can fill in"),
                help: near.map_or_else(accepted, |near| format!("did you mean `{near}`? {}", accepted())),
            }
        }
        _ => bad_word(&format!("`{{{{{written}}}}}` is no word that Kitpress can fill in")),
    }
}

/// A `{{` that cannot be read.
fn bad_word(message: &str) -> CutKind {
    CutKind::BadWord { message: message.to_owned(), help: accepted() }
}

/// What may stand there.
fn accepted() -> String {
    "write `{{ role.student_partner }}`, or `{{ role.student_partner.other }}` for several; the first word is role, phase, \
     theme, lifecycle or value"
        .to_owned()
}

/// Length of `[^label]`: a label has no space and no bracket.
fn footnote_mark(bytes: &[u8]) -> Option<usize> {
    let label = bytes.iter().take(200).skip(2).position(|byte| matches!(byte, b']' | b'[' | b' '))?;
    (label > 0 && bytes.get(label + 2) == Some(&b']')).then_some(label + 3)
}

/// Length of an address that starts here, by GitHub's rules for extended autolinks
/// (<https://github.github.com/gfm/#autolinks-extension->): final punctuation and unmatched brackets are not part.
fn address(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let prefix = ["https://", "http://", "www."]
        .into_iter()
        .find(|prefix| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))?;
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| !c.is_whitespace() && !"(*_~\"'“‘[—–".contains(c)) {
        return None;
    }
    // The host is looked at first: a long line of half addresses must not be read again and again.
    let after = rest.get(prefix.len()..)?;
    let in_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    let host =
        after.get(..after.char_indices().take(255).find(|(_, c)| !in_host(*c)).map_or(after.len(), |(at, _)| at))?;
    if !host.starts_with(char::is_alphanumeric) || (prefix == "www." && !host.trim_end_matches('.').contains('.')) {
        return None;
    }
    let end = rest.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"“”’".contains(c)).unwrap_or(rest.len());
    let mut found = rest.get(..end)?;
    let (mut open, mut close) = (found.matches('(').count(), found.matches(')').count());
    loop {
        let last = found.chars().next_back()?;
        if last == ')' {
            if close <= open {
                break;
            }
            close -= 1;
        } else if last == '(' {
            open -= 1;
        } else if !"?!.,:;*_~'…]".contains(last) {
            break;
        }
        found = found.get(..found.len() - last.len_utf8())?;
    }
    Some(found.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        let mut run = Run::default();
        run.push(text, Span::new(0, text.len()), true);
        let mut found = Scan::default();
        scan(&run, text, &mut found);
        found
            .cuts
            .iter()
            .filter(|cut| matches!(cut.kind, CutKind::Address))
            .map(|cut| &text[cut.range.clone()])
            .collect()
    }

    #[test]
    fn addresses_end_where_a_reader_would_end_them() {
        assert_eq!(
            addresses("See https://example.org/a_(b). Or (www.ucl.ac.uk/x), www.nothing"),
            ["https://example.org/a_(b)", "www.ucl.ac.uk/x"]
        );
        assert_eq!(addresses("xhttps://a.b https:// HTTP://a.b/c?d=e&f#g! http://((((("), ["HTTP://a.b/c?d=e&f#g"]);
    }

    #[test]
    fn words_are_counted() {
        let mut run = Run::default();
        run.push("One, two -- {{ role.a }} w3 … 100 % Cymru’n ", Span::default(), true);
        let mut found = Scan::default();
        scan(&run, "", &mut found);
        assert_eq!(found.words, 7);
    }
}
