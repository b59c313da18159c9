//! Words in square brackets that somebody forgot to replace. Brackets have many uses: an editor's words in a quotation,
//! numbers of notes, marks. Only what asks for something to be filled in is found.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Page, passages};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::Kind;
use crate::source::Span;

/// What a placeholder begins with when it goes on.
const BEGIN: &[&str] = &[
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
const WHOLE: &[&str] = &[
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

/// What a placeholder ends with.
const END: &[&str] = &[
    " name",
    " names",
    "/link",
    " link",
    " email",
    " e-mail",
    " email address",
    " address here",
    " here",
    " details here",
    "/dept",
    "/department",
    "/position",
    " deadline",
];
/// What an editor says of a quotation.
const SAID_OF: &[&str] = &["add emphasis", "your own", "number of notes", "their real name"];
/// Words that stand for another in a quotation more often than they ask for something.
const WORDS_OF_TEXT: [&str; 9] =
    ["the day", "the time", "the name", "the role", "the room", "the location", "day", "time", "room"];

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
    passages::of_front(
        page,
        |front| !asking(front).is_empty(),
        |text, place| {
            for range in asking(text) {
                if !passages::is_quoted(text, range.start) {
                    report(&text[range.clone()], place(&text[range]));
                }
            }
        },
    );
    for passage in page.passages() {
        for range in asking(&passage.text) {
            if !passage.is_quoted(range.start) && !passage.is_linked(&range) {
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

/// Brackets that ask for something to be filled in; beside one that certainly does, those that may.
fn asking(text: &str) -> Vec<Range<usize>> {
    if !text.contains('[') {
        return Vec::new();
    }
    let mut all = brackets(text);
    all.retain(|range| inner(text, range).is_some());
    let certain = all.iter().any(|range| inner(text, range).is_some_and(asks));
    all.retain(|range| inner(text, range).is_some_and(|words| asks(words) || certain && may_ask(words)));
    all
}

/// The words in brackets, unless the brackets are part of a word, a link or a formula.
fn inner<'t>(text: &'t str, range: &Range<usize>) -> Option<&'t str> {
    // "student[s]", "[link](…", "[1][2]", "array[name]".
    let touched = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "()[]_\\{}".contains(c));
    let after = text[range.end..].chars().next().filter(|c| *c != ')');
    let before = text[..range.start].chars().next_back().filter(|c| *c != '(');
    let words = text.get(range.start + 1..range.end - 1)?.trim();
    let few = (1..=80).contains(&words.chars().count());
    (few && !touched(before) && !touched(after) && !words.contains(passages::MARK)).then_some(words)
}

/// Whether words in brackets ask for something to be filled in.
fn asks(inner: &str) -> bool {
    let lower = inner.to_lowercase();
    let plain = lower.trim_matches(|c: char| "*_.…:".contains(c)).trim();
    let bare = ["the ", "your ", "a ", "an ", "insert ", "today’s ", "today's "]
        .iter()
        .find_map(|start| plain.strip_prefix(start))
        .unwrap_or(plain);
    let begins = BEGIN.iter().any(|start| plain.strip_prefix(start).is_some_and(begins_word));
    // "[student’s name]", "[registration form/link]"
    let ends = END.iter().any(|end| plain.strip_suffix(end).is_some_and(|rest| !rest.is_empty() && rest.len() < 40));
    (begins || ends) && !SAID_OF.contains(&plain) || WHOLE.contains(&bare) && !WORDS_OF_TEXT.contains(&plain)
}

/// Whether words in brackets could ask for something, where others do.
fn may_ask(inner: &str) -> bool {
    let lower = inner.to_lowercase();
    let editor = [
        "emphasis", "italics", "sic", "the ", "their ", "accessed", "online", "translat", "see ", "p.", "pp.", "and ",
        "are ", "is ",
    ];
    inner.starts_with(char::is_alphabetic)
        && (inner.contains([' ', '/']))
        && !lower.contains(|c: char| c.is_ascii_digit())
        && !editor.iter().any(|word| lower.starts_with(word))
}

/// A word ends here: "add" begins "add a link" and not "address".
fn begins_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || ":/,".contains(c)) && rest.trim().len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        asking(text).into_iter().map(|range| &text[range]).collect()
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
    fn beside_what_certainly_asks_the_others_ask_too() {
        let text = "students from [specify groups] to join [interviews, or talks], [the fifth] [sic] [...] and [1]";
        assert_eq!(found(text), ["[specify groups]", "[interviews, or talks]"]);
        assert_eq!(found("Via [registration form/link] by [deadline date]").len(), 2);
        assert_eq!(found("Dear [Student’s Name], at [Faculty/Dept]").len(), 2);
        assert!(found("we join [interviews, or talks]").is_empty());
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
