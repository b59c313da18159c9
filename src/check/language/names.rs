//! Names of works and other words that an author only repeats.

use crate::check::Page;

/// Whether a link's or an emphasis's words are the title of a work: one of the site's references, one that the page is
/// based on, or several words of which all that matter have a capital.
pub fn is_title(page: &Page<'_>, text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "“”‘’\"'.,;:()".contains(c));
    !text.is_empty() && (titles(page).any(|title| same(title, text)) || is_title_case(text))
}

/// Whether `range` of `text` is within the title of a work that the site knows.
pub fn in_title(page: &Page<'_>, text: &str, at: usize) -> bool {
    titles(page)
        .map(|title| title.replace('\'', "’"))
        .filter(|title| title.contains(' '))
        .any(|title| text.match_indices(title.as_str()).any(|(start, _)| (start..start + title.len()).contains(&at)))
}

fn titles<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p str> {
    let references = page.cx.site.data.references.entries().iter().map(|entry| &*entry.value.title);
    references.chain(page.common().based_on.iter().map(|work| &*work.title))
}

/// The same but for quotation marks and case.
fn same(title: &str, text: &str) -> bool {
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        other => other.to_ascii_lowercase(),
    };
    title.chars().map(plain).eq(text.chars().map(plain))
}

/// "Advancing Access and Participation": at least three words, all but the small ones with a capital. A row of
/// abbreviations is none.
fn is_title_case(text: &str) -> bool {
    const SMALL: [&str; 22] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "our", "the", "to",
        "with", "vs", "but", "not", "your",
    ];
    let mut capitals = 0;
    let mut words = 0;
    for word in text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| word.contains(char::is_alphabetic)) {
        words += 1;
        let first = word.chars().find(|c| c.is_alphanumeric());
        if first.is_some_and(|c| c.is_uppercase() || c.is_numeric()) {
            capitals += usize::from(word.contains(char::is_lowercase));
        } else if !SMALL.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())) {
            return false;
        }
    }
    words >= 3 && capitals >= 2
}

/// Whether a link's words are an address.
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    let one = !text.contains(char::is_whitespace);
    one && (text.contains("://") || text.contains('@') || text.starts_with("www.") || text.contains('/'))
}

/// Whether what follows the heading is a list of works.
pub fn heads_references(heading: &str) -> bool {
    const HEADINGS: [&str; 20] = [
        "references",
        "reference list",
        "references and further reading",
        "references and resources",
        "bibliography",
        "further reading",
        "reading",
        "reading list",
        "resources and further reading",
        "sources",
        "works cited",
        "citations",
        "acknowledgements and references",
        "notes and references",
        "cyfeiriadau",
        "darllen pellach",
        "llyfryddiaeth",
        "ffynonellau",
        "المراجع",
        "المصادر",
    ];
    let heading = heading.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let heading = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    HEADINGS.contains(&heading)
}

/// Whether a paragraph is an entry of a list of works: "Bovill, C., Felten, P. (2016) …".
pub fn is_reference(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let surname = words.next().and_then(|word| word.strip_suffix(','));
    let initial = words.next().map(|word| word.trim_end_matches([',', ';', ':']));
    let is_initial = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        word.ends_with('.')
            && word.len() <= 8
            && letters.clone().count() <= 3
            && letters.clone().all(char::is_uppercase)
    };
    surname.is_some_and(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase))
        && initial.is_some_and(is_initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_a_capital_at_every_word_that_matters() {
        assert!(is_title_case("Advancing Access and Participation"));
        assert!(is_title_case("The BAME Attainment Gap"));
        assert!(!is_title_case("hard to reach"));
        assert!(!is_title_case("Use BAME with care"));
        assert!(!is_title_case("BAME BME POC"));
        assert!(!is_title_case("Partnership Matters"));
    }

    #[test]
    fn entries_of_lists_of_works_begin_with_a_name_turned_round() {
        assert!(is_reference("Bovill, C., et al., Addressing potential challenges. Higher Education, 2016."));
        assert!(is_reference("Cook-Sather, A. and Felten, P. (2014) Engaging students."));
        assert!(!is_reference("However, A student said so."));
        assert!(!is_reference("In London, we met."));
    }

    #[test]
    fn lists_of_works_are_known_by_their_heading() {
        assert!(heads_references("7. References"));
        assert!(heads_references("Further reading:"));
        assert!(!heads_references("Reading for pleasure"));
    }
}
