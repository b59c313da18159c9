//! Long sentences and reading ease, of English alone: neither figure means anything for another language.

use std::cell::OnceCell;
use std::ops::Range;

use icu::segmenter::options::SentenceBreakInvariantOptions;
use icu::segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};

use super::prose::{Paragraph, Part, STAND_IN};
use super::syllables::syllables;
use crate::check::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::yaml::FieldPath;

/// Sentences of more words are reported. GOV.UK's guidance on content design looks at those over 25; academic prose has
/// many of 26 to 40 that read well, and an editor who is told of each stops reading what the rule says.
pub const LONGEST: usize = 40;

/// Pages with fewer words of running text are not judged: one long name would decide.
pub const SHORTEST_TEXT: usize = 150;

/// Below this, Flesch (1948, "A new readability yardstick") calls a text very difficult.
pub const HARDEST: f64 = 30.0;

thread_local! {
    static SEGMENTER: OnceCell<SentenceSegmenterBorrowed<'static>> = const { OnceCell::new() };
}

/// Bytes of each sentence of a text, without blank space around it.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let ends: Vec<usize> = SEGMENTER.with(|segmenter| {
        let segmenter = segmenter.get_or_init(|| SentenceSegmenter::new(SentenceBreakInvariantOptions::default()));
        segmenter.segment_str(text).skip(1).collect()
    });
    let mut found = Vec::with_capacity(ends.len());
    let mut start = 0;
    for end in ends {
        let Some(sentence) = text.get(start..end) else { continue };
        let rest = text.get(end..).unwrap_or_default();
        // The next word goes on with the sentence: "e.g. Students", "Dr. Okoye", "(Cook-Sather et al. 2014)".
        if !rest.is_empty() && goes_on(sentence) && !sentence.ends_with('\n') {
            continue;
        }
        let blank = sentence.len() - sentence.trim_start().len();
        let range = start + blank..start + sentence.trim_end().len();
        if range.start < range.end {
            found.push(range);
        }
        start = end;
    }
    found
}

/// Whether the full stop at the end is an abbreviation's.
fn goes_on(sentence: &str) -> bool {
    const SHORTENED: [&str; 27] = [
        "e.g.", "i.e.", "eg.", "ie.", "etc.", "al.", "cf.", "vs.", "dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "no.",
        "nos.", "p.", "pp.", "vol.", "ed.", "eds.", "fig.", "approx.", "dept.", "ref.", "c.", "rev.",
    ];
    let last = sentence.trim_end().rsplit(|c: char| c.is_whitespace() || "([“‘".contains(c)).next().unwrap_or_default();
    let initial = || {
        let mut chars = last.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.') && chars.next().is_none()
    };
    SHORTENED.contains(&last.to_lowercase().as_str()) || initial()
}

/// Bytes of each part of a text that can be read in one go: sentences, and what stands between their colons and
/// semicolons. Flesch too counts such a part as a sentence (*The art of readable writing*, 1949).
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let mut start = sentence.start;
        for (at, _) in text.match_indices([':', ';', '•']).filter(|(at, _)| sentence.contains(at)) {
            let rest = text.get(at..).unwrap_or_default();
            let end = at + rest.chars().next().map_or(0, char::len_utf8);
            let rest = text.get(end..sentence.end).unwrap_or_default();
            let blank = rest.len() - rest.trim_start().len();
            if blank > 0 {
                found.push(start..end);
                start = end + blank;
            }
        }
        found.push(start..sentence.end);
    }
    found
}

/// The words of a text: whatever holds a letter or a digit, or stands for something.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '…'))
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() || c == STAND_IN))
}

/// Flesch's reading ease: 100 is very easy, 0 hardly to be read. Flesch, R. (1948), *A new readability yardstick*,
/// Journal of Applied Psychology 32(3), 221–233.
pub fn reading_ease(words: usize, sentences: usize, syllables: usize) -> f64 {
    let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    206.835 - 1.015 * share(words, sentences) - 84.6 * share(syllables, words)
}

/// The paragraphs that are made of sentences.
fn texts<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p Paragraph> {
    let english = page.document.lang.as_str().split('-').next() == Some("en");
    page.prose().paragraphs.iter().filter(move |paragraph| english && paragraph.part == Part::Text)
}

/// A sentence that nobody can read in one breath.
pub fn long_sentence(page: &Page<'_>, found: &mut Diagnostics) {
    for paragraph in texts(page) {
        for range in parts(&paragraph.text) {
            let count = words(&paragraph.text[range.clone()]).count();
            if count > LONGEST {
                let message = format!("there are {count} words here without a full stop, a colon or a semicolon");
                let finding = page.finding(Code::LongSentence, message, paragraph.span(page, range));
                found.push(finding.help("read it aloud: where you take a breath, a new sentence can begin"));
            }
        }
    }
}

/// A page whose words and sentences are long throughout.
pub fn hard_to_read(page: &Page<'_>, found: &mut Diagnostics) {
    let (mut all_words, mut all_sentences, mut all_syllables) = (0, 0, 0);
    let mut each: Vec<(f64, &Paragraph, Range<usize>)> = Vec::new();
    for paragraph in texts(page) {
        for range in parts(&paragraph.text) {
            let (mut count, mut spoken) = (0, 0);
            for word in words(&paragraph.text[range.clone()]) {
                count += 1;
                spoken += if word.contains(STAND_IN) { 1 } else { syllables(word) };
            }
            // "Yes." and the line before a list say nothing of how the page reads.
            if count < 4 {
                continue;
            }
            all_words += count;
            all_sentences += 1;
            all_syllables += spoken;
            each.push((reading_ease(count, 1, spoken), paragraph, range));
        }
    }
    let ease = reading_ease(all_words, all_sentences, all_syllables);
    if all_words < SHORTEST_TEXT || ease >= HARDEST {
        return;
    }
    let average = (all_words + all_sentences / 2) / all_sentences.max(1);
    let message = format!(
        "this page is very hard to read: its reading ease after Flesch is {ease:.0}, below {HARDEST:.0}; its sentences have \
         {average} words on average"
    );
    let mut finding = page.at(Code::HardToRead, message, &FieldPath::new().key("title"));
    each.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, paragraph, range) in each.into_iter().take(3) {
        finding = finding.also(page.document.source, paragraph.span(page, range), "one of the hardest sentences");
    }
    found.push(finding.help("begin with these: shorter sentences, and words that one would say to a new student"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_at_full_stops_that_are_no_abbreviations() {
        assert_eq!(
            split("We met Dr. Okoye, e.g. Tuesdays at 10.30. It went well! Did it? (Cook-Sather et al. 2014) says so."),
            [
                "We met Dr. Okoye, e.g. Tuesdays at 10.30.",
                "It went well!",
                "Did it?",
                "(Cook-Sather et al. 2014) says so."
            ]
        );
        assert_eq!(split("J. K. Lee said: “Come in.” We came.").len(), 2);
        assert_eq!(split("One\nTwo").len(), 2);
    }

    #[test]
    fn colons_and_semicolons_part_a_sentence() {
        let text = "We did this:\u{a0}it took an hour; nobody left. At 10:30 we went.";
        let parts: Vec<&str> = parts(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["We did this:", "it took an hour;", "nobody left.", "At 10:30 we went."]);
    }

    #[test]
    fn words_are_what_is_spoken() {
        assert_eq!(words("One, two — three… co-created \u{fffc} & 4!").count(), 6);
    }

    fn ease(text: &str) -> f64 {
        let spoken = words(text).map(syllables).sum();
        reading_ease(words(text).count(), sentences(text).len(), spoken)
    }

    /// The examples of the article "Flesch–Kincaid readability tests" of Wikipedia.
    #[test]
    fn reading_ease_is_as_published() {
        assert!((ease("The cat sat on the mat.") - 116.1).abs() < 0.1);
        let sentence = "This sentence, taken as a reading passage unto itself, is being used to prove a point.";
        assert!((ease(sentence) - 69.0).abs() < 0.5, "{}", ease(sentence));
        // The third, on the platypus, with the 24 syllables that the article counts in its 13 words.
        assert!((reading_ease(13, 1, 24) - 37.5).abs() < 0.05);
    }
}
