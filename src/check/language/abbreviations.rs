//! Abbreviations that a page uses and never expands.

use std::collections::BTreeMap;
use std::ops::Range;

use super::prose::{Paragraph, Part};
use crate::check::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::LocalText;

/// Abbreviations that everybody knows, or better than what they stand for.
const KNOWN: &str = "UK USA US EU UN BBC ITV CNN PDF HTML CSS XML JSON YAML CSV RTF DOCX XLSX PPTX EPUB PNG JPEG JPG GIF SVG MP3 MP4 \
    URL URI HTTP HTTPS WWW DOI ISBN ISSN ORCID FAQ OK ID IDS TV DVD CD AM PM BC AD BCE CE GMT BST UTC CV PHD DPHIL MPHIL MA BA \
    MSC BSC MBA MED MENG BENG LLB LLM GCSE GCSES NHS VAT GP CEO HR PR IT ICT AI IQ DIY RSVP ASAP PS NB TBC TBA TBD AKA VIP PC \
    USB WIFI SMS GPS PIN ATM CCTV NASA NATO UNESCO UNICEF WHO AIDS HIV DNA COVID SARS LGBT LGBTQ LGBTQIA GDPR WCAG ARIA RSS QR \
    API APIS CPU RAM OS MAC IOS CC CCBY GNU MIT BSD SA NC ND BY SMART SWOT RACI MOOC MOOCS Q&A R&D A&E B&B M&S P&P ROI KPI HQ \
    ADHD ASD UX UI VR AR PPT PO BOX SE NW NE SW EC WC NOT AND OR ALL ANY DO NO YES MUST NEVER ONLY ALWAYS PLUS NEW FREE HOW WHY \
    WHAT WHEN WHERE WHICH ARE IS IF THE TO OF IN ON AT AN BE WE YOU TODO README NOTE TIP STOP GO ISO IP TCP SQL SSH FTP \
    UCAS SOAS SSL TLS DNS IDE AWS IBM ZIP NPM JS TS KB MB GB TB ASCII UNIX POSIX GET PUT POST HEAD DELETE PATCH REST SDK CLI LTS";

/// A use of an abbreviation, or what expands one.
struct Use<'p> {
    paragraph: &'p Paragraph,
    number: usize,
    range: Range<usize>,
}

/// An abbreviation that is used and expanded nowhere, or only later. Its first use, once a page.
pub fn abbreviation(page: &Page<'_>, found: &mut Diagnostics) {
    let paragraphs = &page.prose().paragraphs;
    let mut first: BTreeMap<&str, Use<'_>> = BTreeMap::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        // Publishers and journals of footnotes are names.
        if paragraph.part == Part::Footnote {
            continue;
        }
        for range in candidates(&paragraph.text) {
            let Some(letters) = paragraph.text.get(range.clone()) else { continue };
            first.entry(letters).or_insert(Use { paragraph, number, range });
        }
    }
    if first.is_empty() {
        return;
    }
    let text: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    first.retain(|letters, _| !is_known(letters) && !is_of_site(page, letters) && !is_shouted(letters, &text));
    let mut uses: Vec<(&str, Use<'_>)> = first.into_iter().collect();
    uses.sort_by_key(|(_, one)| (one.number, one.range.start));
    for (letters, one) in uses {
        let expansion = paragraphs
            .iter()
            .enumerate()
            .find_map(|(number, paragraph)| expands(paragraph, letters).map(|at| (number, at, paragraph)));
        let late = |number: usize, at: usize| {
            let plain = one.paragraph.part != Part::Front && one.paragraph.part != Part::Heading;
            plain && (number, at) > (one.number, one.range.end) && number != one.number
        };
        let message = match expansion {
            Some((number, at, _)) if !late(number, at) => continue,
            Some(_) => format!("“{letters}” is used before it is explained"),
            None if text.iter().any(|text| spells(text, letters)) => continue,
            None => format!("“{letters}” is never explained on this page"),
        };
        let mut finding = page.finding(Code::Abbreviation, message, one.paragraph.span(page, one.range.clone()));
        if let Some((_, at, paragraph)) = expansion {
            let span = paragraph.span(page, at..at + letters.len());
            finding = finding.also(page.document.source, span, "explained only here");
        }
        found.push(finding.help(format!(
            "write the full name with “({letters})” after it at the first use, or give it as an `abbreviation` in \
             `glossary.yaml`"
        )));
    }
}

/// Words of two to six capitals, with or without digits and `&`; the `s` of a plural is not part.
fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if is_loud(text) {
        return found;
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '&';
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_part)).map(|offset| at + offset) {
        let rest = text.get(start..).unwrap_or_default();
        let end = start + rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        at = end;
        let Some(word) = text.get(start..end) else { continue };
        let letters = word.strip_suffix('s').filter(|stem| stem.len() > 1).unwrap_or(word);
        if is_abbreviation(letters) && stands_alone(text, start, end) {
            found.push(start..start + letters.len());
        }
    }
    found
}

/// Whether three words of four are in capitals, as in a licence.
fn is_loud(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let loud = words().filter(|word| !word.contains(char::is_lowercase)).count();
    loud > 4 && loud * 4 > words().count() * 3
}

fn is_abbreviation(word: &str) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let fits = word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '&');
    // "PSY101", "CO2", "H2020", "A4" are codes, and nobody would expand them.
    let is_code = word.ends_with(|c: char| c.is_ascii_digit()) || word.starts_with(|c: char| c.is_ascii_digit());
    fits && (2..=6).contains(&word.len()) && capitals >= 2 && !is_code && !word.starts_with('&') && !word.ends_with('&')
}

/// Whether the word is part of nothing longer: an address, a code, `:TADA:`, a line in capitals.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let (previous, next) = (before.chars().next_back(), after.chars().next());
    let second = after.chars().nth(1);
    let joined = |c: Option<char>| c.is_some_and(|c| "/@_\\#$=+*<>%".contains(c));
    if joined(previous) || joined(next) || (previous == Some(':') && next == Some(':')) {
        return false;
    }
    let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let coded = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    match (previous, next) {
        (Some('.'), _) if before.chars().nth_back(1).is_some_and(char::is_alphanumeric) => return false,
        (_, Some('.')) if goes_on(second) => return false,
        (Some('-'), _) if coded(before.chars().nth_back(1)) => return false,
        (_, Some('-')) if coded(second) => return false,
        _ => {}
    }
    // "PSY 101", "BS 8878" are codes too; "VERY IMPORTANT" is a voice that is raised.
    let number = after.strip_prefix([' ', '\u{a0}']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let raised = |word: Option<&str>| {
        word.is_some_and(|word| {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            letters > 1 && word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
        })
    };
    let beside = |word: Option<&str>| raised(word.filter(|word| !word.contains(['(', ')', ',', ';', '/'])));
    // Part of a name: "VS Code", "the BBC News", "Advance HE".
    let named = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase)
        })
    };
    let (words_before, follows) = (before.trim_end(), after.strip_prefix(' ').and_then(|rest| rest.split(' ').next()));
    let last = words_before.rsplit(' ').next().filter(|_| before.ends_with(' '));
    let starts = |word: &str| {
        let earlier = words_before.strip_suffix(word).unwrap_or_default().trim_end();
        earlier.is_empty() || earlier.ends_with(['.', '!', '?', ':', '\u{fffc}'])
    };
    if named(follows) || (named(last) && !last.is_some_and(starts)) {
        return false;
    }
    let closed = previous == Some('(') || next == Some(')') || next == Some(',');
    !number && (closed || !(beside(before.split_whitespace().next_back()) || beside(after.split_whitespace().next())))
}

fn is_known(letters: &str) -> bool {
    KNOWN.split_whitespace().any(|known| known == letters) || is_roman(letters)
}

fn is_roman(letters: &str) -> bool {
    letters.chars().all(|c| "IVXLCDM".contains(c))
        && !matches!(letters, "CD" | "DC" | "MC" | "CCC" | "DCC" | "MDX" | "CMC" | "DLC")
}

/// Whether the site's glossary explains it, its list of words is against it, or an institution, a person or the site is
/// called so.
fn is_of_site(page: &Page<'_>, letters: &str) -> bool {
    let data = &page.cx.site.data;
    let says = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '&').any(|word| word == letters);
    let local = |text: &LocalText| match text {
        LocalText::All(text) => says(text),
        LocalText::Each(texts) => texts.values().any(|text| says(text)),
    };
    let config = &data.config;
    let terms = data.glossary.entries().iter().map(|entry| &entry.value);
    let institutions = data.institutions.entries().iter().map(|entry| &entry.value);
    terms.into_iter().any(|term| {
        term.abbreviation.as_deref().is_some_and(says)
            || term.aliases.iter().any(|alias| says(alias))
            || local(&term.term)
    }) || institutions.into_iter().any(|one| one.short.as_deref().is_some_and(says) || local(&one.name))
        || data.people.entries().iter().any(|person| says(&person.value.name))
        || data.words.table.entries().iter().any(|entry| entry.value.avoid.iter().any(|form| says(form)))
        || local(&config.title)
        || config.values.values().any(local)
}

/// Whether the page says the same word in small letters too: "do NOT", not an abbreviation.
fn is_shouted(letters: &str, texts: &[&str]) -> bool {
    let small = letters.to_lowercase();
    texts.iter().any(|text| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == small))
}

/// Where a paragraph explains it: "Full Name (ABC)", "ABC (Full Name)", "ABC: full name" at the start of an item or cell,
/// "ABC stands for". What the letters are is for a reader to see; that something is said is enough.
fn expands(paragraph: &Paragraph, letters: &str) -> Option<usize> {
    let text = paragraph.text.as_str();
    text.match_indices(letters).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let after = text.get(at + letters.len()..).unwrap_or_default();
        let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
        let after = after.strip_prefix('s').filter(|rest| !touches(rest.chars().next())).unwrap_or(after);
        if touches(before.chars().next_back()) || touches(after.chars().next()) {
            return false;
        }
        // Brackets after a name: "(ABC)", "(the ABC)", "(or ABC)", "(ABC or DEF)", "(ABC; see below)".
        let opened = before.rfind('(').map(|open| &before[open + 1..]).filter(|inside| !inside.contains(')'));
        let named = before.trim_end().rsplit('(').nth(1).is_some_and(|name| name.trim().contains(char::is_alphabetic));
        if opened.is_some_and(|inside| inside.split_whitespace().count() <= 3) && named && after.contains(')') {
            return true;
        }
        // Brackets after the letters: "ABC (full name)".
        let bracket =
            after.trim_start_matches([' ', '”', '’']).strip_prefix('(').and_then(|rest| rest.split(')').next());
        if bracket.is_some_and(|inside| inside.split_whitespace().count() >= 2) {
            return true;
        }
        let after = after.trim_start_matches(['”', '’']);
        let starts = before.trim().is_empty();
        let says = [" stands for", " means ", " refers to", ", which stands for", ", short for", ", or "];
        says.iter().any(|words| after.starts_with(words))
            || (starts && [":", " –", " —", " -", " ="].iter().any(|sign| after.starts_with(sign)))
            || (starts && after.trim().is_empty() && matches!(paragraph.part, Part::Cell | Part::Heading))
    })
}

/// Whether the text holds words that begin with these letters, such as "students’ union" for SU; small words between them
/// count or not. Two or three letters are found in any text, so that their words must have capitals.
fn spells(text: &str, letters: &str) -> bool {
    const SMALL: [&str; 10] = ["of", "and", "the", "for", "in", "to", "a", "on", "with", "at"];
    let wanted: Vec<char> = letters.chars().filter(|c| c.is_ascii_uppercase()).collect();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '’').filter(|word| !word.is_empty()).collect();
    let fits = |word: &str, letter: char| {
        let first = word.chars().next();
        let either = wanted.len() > 3 || SMALL.contains(&word);
        first == Some(letter) || (either && first.is_some_and(|c| c.to_ascii_uppercase() == letter))
    };
    (0..words.len()).any(|start| {
        let mut found = 0;
        for word in words.iter().skip(start).take(wanted.len() * 2) {
            match wanted.get(found) {
                None => break,
                Some(letter) if fits(word, *letter) => found += 1,
                Some(_) if found > 0 && SMALL.contains(word) => {}
                Some(_) => return false,
            }
        }
        found == wanted.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        candidates(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_stand_alone_in_capitals() {
        assert_eq!(all("The SU and two SUs met the HEFCE-funded Q&A; a, TEF."), ["SU", "SU", "HEFCE", "Q&A", "TEF"]);
        assert_eq!(all("PSY101 and PSY 101, CO2, A4, BS-8878, www.UCL.ac.uk, HE/FE, :TADA:, SomeTHING"), [""; 0]);
        assert_eq!(
            all("Use VS Code, ask Advance HE and the ANU Centre. The TEF, says the REF. Students like it."),
            ["TEF", "REF"]
        );
        assert_eq!(
            all("THE AUTHORS ARE NOT LIABLE FOR ANY CLAIM, DAMAGES OR LOSS OF ANY KIND, EXPRESS OR NOT."),
            [""; 0]
        );
        assert_eq!(all("THIS IS VERY IMPORTANT. The SU (SUE) said so"), ["SU", "SUE"]);
    }

    #[test]
    fn a_name_is_known_by_the_letters_it_begins_with() {
        assert!(spells("the Office for Students says", "OFS"));
        assert!(spells("the Teaching Excellence and Student Outcomes Framework", "TESOF"));
        assert!(spells("higher education funding council England", "HEFCE"));
        assert!(!spells("students understand", "SU"));
        assert!(spells("the Students’ Union", "SU"));
    }

    #[test]
    fn roman_numbers_are_no_abbreviations() {
        assert!(is_known("XIV") && is_known("PDF") && !is_known("TEF"));
    }
}
