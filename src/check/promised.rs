//! Which sort of file the words of a link promise.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// A sort of file that people name in links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word file, or one that is edited like it.
    Word,
    /// A PDF file.
    Pdf,
    /// A table to count with.
    Sheet,
    /// Slides.
    Slides,
}

impl Format {
    const ALL: [Format; 4] = [Format::Word, Format::Pdf, Format::Sheet, Format::Slides];

    /// What it is called, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Format::Word => "a Word file",
            Format::Pdf => "a PDF file",
            Format::Sheet => "an Excel file",
            Format::Slides => "a PowerPoint file",
        }
    }

    /// The sort of a file with this ending, in lower case.
    pub fn of_ending(ending: &str) -> Option<Format> {
        match ending {
            "doc" | "docx" | "docm" | "dot" | "dotx" | "odt" | "rtf" => Some(Format::Word),
            "pdf" => Some(Format::Pdf),
            "xls" | "xlsx" | "xlsm" | "ods" | "csv" => Some(Format::Sheet),
            "ppt" | "pptx" | "ppsx" | "odp" | "key" => Some(Format::Slides),
            _ => None,
        }
    }

    /// What people call it. "word" in small letters is a word.
    fn is_named(self, word: &str) -> bool {
        match self {
            Format::Word => matches!(word, "Word" | "WORD" | "MS-Word") || ["docx", "doc"].contains(&&*lower(word)),
            Format::Pdf => lower(word) == "pdf" || lower(word) == "pdfs",
            Format::Sheet => word == "Excel" || ["xlsx", "xls"].contains(&&*lower(word)),
            Format::Slides => word == "PowerPoint" || word == "Powerpoint" || lower(word) == "pptx",
        }
    }
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

/// Words that a text begins with which offers a file.
pub const FETCH: [&str; 8] =
    ["download", "downloads", "lawrlwytho", "lawrlwythwch", "lawrlwythiad", "تنزيل", "حمّل", "تحميل"];

/// The part of a text that offers a file, as "Download the action plan [Word]" does.
pub fn file(text: &str) -> Option<Range<usize>> {
    let parts = parts(text);
    let (start, first) = parts.first()?;
    let (open, close) = (text.find(['[', '('])?, text.find([']', ')'])?);
    let fetches = FETCH.contains(&&*lower(first)) && open < close && close < 120;
    let named = |(at, word): &(usize, &str)| *at > open && *at < close && Format::ALL.iter().any(|f| f.is_named(word));
    (fetches && parts.iter().any(named)).then_some(*start..close + 1)
}

/// Whether a text may name a sort of file: a first look at links, of which most do not.
pub fn may_name(text: &str) -> bool {
    static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let names = ["word", "doc", "pdf", "excel", "xls", "powerpoint", "ppt"];
        AhoCorasick::builder().ascii_case_insensitive(true).build(names).ok()
    });
    NAMES.as_ref().is_none_or(|names| names.is_match(text))
}

/// The formats that the words of a link promise; none where they only speak of one, as in "how to make a PDF accessible".
pub fn formats(words: &str) -> Vec<Format> {
    const AFTER: [&str; 8] = ["version", "file", "copy", "format", "download", "fersiwn", "ffeil", "edition"];
    const BEFORE: [&str; 8] = ["fersiwn", "ffeil", "as", "fel", "بصيغة", "ملف", "نسخة", "download"];
    let bracketed = words.trim_end().ends_with([')', ']']).then(|| words.rfind(['(', '['])).flatten();
    let parts: Vec<(usize, &str)> = parts(words);
    let fetch = parts.first().is_some_and(|(_, word)| FETCH.contains(&&*lower(word)));
    let speaks_of = parts.iter().any(|(_, word)| ["how", "guidance", "guide", "about", "sut"].contains(&&*lower(word)));
    let article = |word: &str| ["a", "an", "the"].contains(&&*lower(word));
    let promises = |format: Format| {
        parts.iter().enumerate().any(|(number, (at, word))| {
            let next = parts.get(number + 1).map(|(_, word)| lower(word));
            let before = parts[..number].iter().rev().map(|(_, word)| *word).find(|word| !article(word)).map(lower);
            let in_brackets = bracketed.is_some_and(|start| *at > start);
            format.is_named(word)
                && (in_brackets
                    || !speaks_of
                        && (fetch
                            || next.is_some_and(|next| AFTER.contains(&&*next))
                            || before.is_some_and(|before| BEFORE.contains(&&*before))))
        })
    };
    Format::ALL.into_iter().filter(|format| promises(*format)).collect()
}

/// Words with their places.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || c == 'ّ', start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                found.push((begin, &text[begin..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_names_its_format_in_brackets() {
        assert_eq!(file("Download this resource [Word] and more"), Some(0..29));
        assert_eq!(file("→ Lawrlwythwch y cynllun (PDF)"), Some(4..32));
        for text in ["Download the PDF and print it", "The plan (PDF)", "Download (see [1]) in Word", "Word (download)"]
        {
            assert_eq!(file(text), None, "{text}");
        }
    }

    #[test]
    fn only_words_that_promise_a_file_are_promises() {
        for (words, promised) in [
            ("Download the Word version", vec![Format::Word]),
            ("the agreement (PDF, 200 kB)", vec![Format::Pdf]),
            ("Action plan [docx]", vec![Format::Word]),
            ("PDF version", vec![Format::Pdf]),
            ("as a PDF", vec![Format::Pdf]),
            ("Download as Word or PDF", vec![Format::Word, Format::Pdf]),
            ("Lawrlwythwch y fersiwn Word", vec![Format::Word]),
            ("the Excel file", vec![Format::Sheet]),
        ] {
            assert_eq!(formats(words), promised, "{words}");
        }
        for words in [
            "Creating accessible PDF documents",
            "How to download a PDF",
            "Download the word list",
            "Guidance on Word file formats",
            "Microsoft Word",
            "our word as a university",
            "Accessibility (see PDF/UA) of documents",
        ] {
            assert_eq!(formats(words), [], "{words}");
        }
    }
}
