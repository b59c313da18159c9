//! Words in square brackets that somebody forgot to replace. Brackets have many uses: an editor's words in a quotation,
//! numbers of notes, marks. Only what asks for something to be filled in is found.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Page, passages};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::Kind;
use crate::source::Span;

/// What a placeholder begins with when it goes on.
const BEGIN: [&str; 34] = [
    "insert",
    "add",
    "enter",
    "fill in",
    "type your",
    "type the",
    "write your",
    "put your",
    "your",
    "name of",
    "names of",
    "title of",
    "date of",
    "number of",
    "link to",
    "to be confirmed",
    "to be added",
    "to be completed",
    "to be decided",
    "to be announced",
    "delete as",
    "choose one",
    "select one",
    "specify",
    "replace with",
    "mewnosod",
    "mewnosodwch",
    "nodwch",
    "ychwanegwch",
    "eich",
    "enw’r",
    "enw'r",
    "أدخل",
    "اكتب",
];
/// What a placeholder is when it stands alone, with or without "the" and "your".
const WHOLE: [&str; 62] = [
    "name",
    "names",
    "first name",
    "last name",
    "full name",
    "surname",
    "date",
    "dates",
    "day",
    "time",
    "date and time",
    "start date",
    "end date",
    "deadline",
    "deadline date",
    "venue",
    "location",
    "room",
    "title",
    "job title",
    "role title",
    "project title",
    "project name",
    "programme name",
    "course name",
    "module name",
    "module code",
    "department name",
    "institution name",
    "name of institution",
    "university name",
    "organisation name",
    "organization name",
    "staff name",
    "student name",
    "contact name",
    "contact details",
    "contact email",
    "email",
    "email address",
    "e-mail",
    "phone number",
    "telephone number",
    "link",
    "links",
    "link here",
    "url",
    "web address",
    "here",
    "click here",
    "hyperlink",
    "tbc",
    "tbd",
    "tba",
    "xx",
    "xxx",
    "xxxx",
    "placeholder",
    "amount",
    "signature",
    "enw",
    "dyddiad",
];

/// Square brackets to be filled in, on a page that is not a template; the same words once a page.
pub fn left(page: &Page<'_>, found: &mut Diagnostics) {
    if matches!(page.document.kind, Kind::Template | Kind::ReflectiveResource) {
        return;
    }
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut report = |words: &str, span: Span| {
        if seen.insert(words.to_lowercase()) {
            let message = format!("`{words}` is still to be filled in");
            found.push(page.finding(Code::PlaceholderLeft, message, span).help(
                "write what belongs there; if readers are to fill it in, the page is a template: move it to `content/templates/`",
            ));
        }
    };
    passages::of_front(page, |text, place| {
        for range in brackets(text) {
            if asks(text, &range) && !passages::is_quoted(text, range.start) {
                report(&text[range.clone()], place(&text[range]));
            }
        }
    });
    for passage in passages::of_body(page) {
        for range in brackets(&passage.text) {
            let free = !passage.is_quoted(range.start) && !passage.is_linked(&range);
            if free && asks(&passage.text, &range) {
                report(&passage.text[range.clone()], passage.span(range));
            }
        }
    }
}

/// Square brackets without others inside, brackets included.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '[' => open = Some(at),
            ']' => found.extend(open.take().map(|start| start..at + 1)),
            _ => {}
        }
    }
    found
}

/// Whether what stands in brackets asks for something to be filled in.
fn asks(text: &str, range: &Range<usize>) -> bool {
    // "student[s]", "[link](…", "[1][2]", "array[name]": part of a word, of a link or of a formula.
    let touched = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "()[]_\\{}".contains(c));
    let after = text[range.end..].chars().next();
    let before = text[..range.start].chars().next_back().filter(|c| *c != '(');
    if touched(before) || touched(after.filter(|c| *c != ')')) {
        return false;
    }
    let inner = text.get(range.start + 1..range.end - 1).unwrap_or_default().trim();
    if inner.is_empty() || inner.chars().count() > 80 || inner.contains(passages::MARK) {
        return false;
    }
    // "[EMPHASIS ADDED]" and "[NUS]" are no shouts for words; "[NAME OF COURSE]" is.
    let lower = inner.to_lowercase();
    let plain = lower.trim_matches(|c: char| "*_.…:".contains(c)).trim();
    let bare = ["the ", "your ", "a ", "an ", "insert ", "today’s ", "today's "]
        .iter()
        .find_map(|start| plain.strip_prefix(start))
        .unwrap_or(plain);
    let begins = BEGIN.iter().any(|start| plain.strip_prefix(start).is_some_and(begins_word));
    begins && !said_of(plain) || WHOLE.contains(&bare) && !is_word_of_text(plain)
}

/// A word ends here: "add" begins "add a link" and not "address".
fn begins_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || ":/,".contains(c)) && rest.trim().len() > 1
}

/// What an editor says of a quotation: "[emphasis added]" begins otherwise, "[added by the authors]" and "[your own]" so.
fn said_of(plain: &str) -> bool {
    ["add emphasis", "your own", "number of notes"].contains(&plain)
}

/// Words that stand for another in a quotation more often than they ask for something.
fn is_word_of_text(plain: &str) -> bool {
    ["the day", "the time", "the name", "the role", "the room", "day", "time", "room", "here", "the location"]
        .contains(&plain)
        && plain != "here"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        brackets(text).into_iter().filter(|range| asks(text, range)).map(|range| &text[range]).collect()
    }

    #[test]
    fn what_asks_to_be_filled_in_is_found() {
        for text in [
            "[insert name]",
            "[Date]",
            "[your institution]",
            "[TBC]",
            "[NAME OF COURSE]",
            "[link to form]",
            "[here]",
            "([add link])",
            "[Deadline date].",
            "[to be confirmed]",
            "[mewnosod enw]",
            "[أدخل الاسم]",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_uses_of_brackets_are_left_alone() {
        for text in [
            "[...] […] [sic] [sic!] [x] [ ] [1] [12, 13] [NUS] [EDI]",
            "[emphasis added] [our emphasis] [the] [they] [students] [the university] [Smith 2014] [p. 4]",
            "student[s] [s]tudents [s]he a[name] [name](my file.pdf) [name][1] \\[date\\]",
            "[Laughter] [pause] [address] [additional] [yours] [translated] [Accessed 3 March 2021] [online]",
            "[!NOTE] [@smith] [^1] [a](b) [added later by the editors]",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
