//! Pseudonyms that do not hide: names of people whom the site names, keys that would hold who somebody is, one name with
//! two roles.

use std::collections::{BTreeMap, BTreeSet};

use icu::normalizer::DecomposingNormalizerBorrowed;

use super::{Cx, Page};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, IDENTITY_HELP, tells_identity};
use crate::model::{Lang, Own, PersonRef, Voice};
use crate::yaml::{FieldPath, Value};

/// Letters that a word of a name must have to tell anything.
const SHORTEST: usize = 3;

/// Words that stand in names without naming anybody: titles, particles, and what teams and pseudonyms are made of.
const NOBODY: &str = "professor prof doctor miss mrs dame sir lady lord reverend rev von van der den del las los bin ibn abu \
    and the for student students staff partner partners team teams member members lecturer tutor officer participant \
    participants anonymous university college school faculty department former project lead leader reviewer group union \
    ambassador ambassadors mentor editor editors speaker voice person one two three first second third year";

/// A pseudonym with a word that is a word of the name of somebody whom the site names.
pub fn names_somebody(cx: &Cx<'_>, found: &mut Diagnostics) {
    let pages = (0..cx.site.documents.len()).filter_map(|index| Page::new(cx, index));
    let hidden = |voice: &&Voice| voice.pseudonym && !voice.is_withdrawn();
    let pages: Vec<Page<'_>> = pages.filter(|page| page.common().voices.iter().any(|voice| hidden(&voice))).collect();
    if pages.is_empty() {
        return;
    }
    let people = cx.site.data.people.entries();
    let mut by_word: BTreeMap<String, usize> = BTreeMap::new();
    for (number, entry) in people.iter().enumerate() {
        telling(&entry.value.name).into_iter().for_each(|word| {
            by_word.entry(word).or_insert(number);
        });
    }
    for page in &pages {
        for voice in page.common().voices.iter().filter(hidden) {
            let words = telling(&voice.name);
            let known = words.iter().find_map(|word| people.get(*by_word.get(word)?));
            let site = known.and_then(|entry| {
                let source = cx.site.data.people.source?;
                let path = FieldPath::new().key(&entry.id).key("name");
                Some((&*entry.value.name, source, cx.data(source, &path)))
            });
            let here = || {
                let shared = |name: &str| telling(name).intersection(&words).next().is_some();
                let (name, path) = in_place(page).into_iter().find(|(name, _)| shared(name))?;
                Some((name, page.document.source, page.value(&path)))
            };
            let Some((name, source, span)) = site.or_else(here) else { continue };
            let path = FieldPath::new().key("voices").key(&voice.name);
            let message = format!("the pseudonym `{}` is in the name of {name}, whom the site names", voice.name);
            let finding = page.finding(Code::PseudonymNames, message, page.key(&path));
            found.push(finding.also(source, span, "the person there").help(
                "choose a name that nobody near the project has; if this is the person's own name, write `pseudonym: false`",
            ));
        }
    }
}

/// Everybody whom the page names itself, with where.
pub(super) fn in_place<'a>(page: &Page<'a>) -> Vec<(&'a str, FieldPath<'static>)> {
    let common = page.common();
    let mut named: Vec<(&str, FieldPath<'static>)> = Vec::new();
    let mut list = |key: &'static str, people: &'a [PersonRef]| {
        let names = people.iter().enumerate().filter_map(|(number, one)| Some((number, one.name.as_deref()?)));
        named.extend(names.map(|(number, name)| (name, FieldPath::new().key(key).index(number).key("name"))));
    };
    list("authors", &common.authors);
    match &page.document.front.own {
        Own::Toolkit(own) => list("contributors", &own.contributors),
        Own::Session(own) => list("presenters", &own.presenters),
        _ => {}
    }
    let contact = common.contact.as_ref().and_then(|contact| contact.name.as_deref());
    named.extend(contact.map(|name| (name, FieldPath::new().key("contact").key("name"))));
    named
}

/// Without case and accents.
pub(super) fn folded(text: &str) -> String {
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(text);
    let plain = apart.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    plain.flat_map(char::to_lowercase).collect()
}

/// The words of a text, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The words of a name that tell who it is.
pub(super) fn telling(name: &str) -> BTreeSet<String> {
    let nobody = |word: &String| NOBODY.split_whitespace().any(|other| other == word);
    words(name).into_iter().filter(|word| word.chars().count() >= SHORTEST && !nobody(word)).collect()
}

/// A key below `extra` of a page that would hold who somebody is.
pub fn identity_in_page(page: &Page<'_>, found: &mut Diagnostics) {
    for path in identities(&page.common().extra, FieldPath::new().key("extra")) {
        found.push(identity(page.finding(Code::RealName, tells(&path), page.key(&path))));
    }
}

/// The same in `site.yaml`: below `extra`, and among the words that pages can show.
pub fn identity_in_site(cx: &Cx<'_>, found: &mut Diagnostics) {
    let config = &cx.site.data.config;
    let mut paths = identities(&config.extra, FieldPath::new().key("extra"));
    let values = config.values.keys().filter(|name| tells_identity(name));
    paths.extend(values.map(|name| FieldPath::new().key("values").key(name)));
    let text = cx.text(config.source);
    for path in paths {
        let span = crate::yaml::locate_key(text, crate::source::Span::new(0, text.len()), &path);
        found.push(identity(Diagnostic::new(Code::RealName, tells(&path)).at(config.source, span)));
    }
}

fn tells(path: &FieldPath<'_>) -> String {
    format!("the key `{path}` would hold who somebody really is")
}

fn identity(finding: Diagnostic) -> Diagnostic {
    finding.help(IDENTITY_HELP)
}

/// Paths of such keys at any depth.
fn identities<'a>(value: &'a Value, at: FieldPath<'a>) -> Vec<FieldPath<'a>> {
    let mut found = Vec::new();
    let mut open = vec![(value, at)];
    while let Some((value, path)) = open.pop() {
        match value {
            Value::Mapping(mapping) => {
                for (key, value) in mapping {
                    let Some(key) = key.as_str() else { continue };
                    let path = path.clone().key(key);
                    if tells_identity(key) {
                        found.push(path);
                    } else {
                        open.push((value, path));
                    }
                }
            }
            Value::Sequence(items) => {
                open.extend(items.iter().enumerate().map(|(number, item)| (item, path.clone().index(number))));
            }
            _ => {}
        }
    }
    found
}

/// One pseudonym with two roles on a page: in its record and after its words, or after words at two places.
pub fn two_roles_here(page: &Page<'_>, found: &mut Diagnostics) {
    for voice in page.common().voices.iter().filter(|voice| hides(voice)) {
        // Where the role of the front matter stands is looked up only where it is needed.
        let mut roles = vec![(said(page, &voice.role), None)];
        let written = || page.value(&FieldPath::new().key("voices").key(&voice.name).key("role"));
        for used in page.document.outline.voices.iter().filter(|used| used.name == voice.name) {
            let Some(role) = attributed(page, used.span) else { continue };
            let role = said(page, &role);
            if let Some((before, span)) = roles.iter().find(|(before, _)| surely_differ(before, &role)) {
                let message = format!("`{}` is called “{role}” here and “{before}” elsewhere on this page", voice.name);
                let finding = page.finding(Code::PseudonymTwoRoles, message, used.span);
                let span = span.unwrap_or_else(written);
                found.push(two_roles(finding.also(page.document.source, span, "the other role")));
                break;
            }
            roles.push((role, Some(used.span)));
        }
    }
}

fn two_roles(finding: Diagnostic) -> Diagnostic {
    finding.help("give two people two names, and one person one role: together two roles can tell who it is")
}

/// One pseudonym with two roles on two pages of one language.
pub fn two_roles_apart(cx: &Cx<'_>, found: &mut Diagnostics) {
    let pages: Vec<Page<'_>> = (0..cx.site.documents.len()).filter_map(|index| Page::new(cx, index)).collect();
    // The first page of each role that a name has in a language.
    type Known<'p> = Vec<(&'p Page<'p>, &'p Voice, String)>;
    let mut known: BTreeMap<(&Lang, String), Known<'_>> = BTreeMap::new();
    for page in &pages {
        for voice in page.common().voices.iter().filter(|voice| hides(voice)) {
            let role = said(page, &voice.role);
            let roles = known.entry((&page.document.lang, folded(&voice.name))).or_default();
            if roles.iter().all(|(_, _, other)| *other != role) {
                roles.push((page, voice, role.clone()));
            }
            let other = roles.iter().find(|(other, _, theirs)| other.index != page.index && differ(theirs, &role));
            let Some((other, one, theirs)) = other else { continue };
            let path = |name| FieldPath::new().key("voices").key(name).key("role");
            let message = format!("`{}` is “{role}” here and “{theirs}” in `{}`", voice.name, other.document.id);
            let finding = page.at(Code::PseudonymTwoRoles, message, &path(&voice.name));
            let place = other.value(&path(&one.name));
            found.push(two_roles(finding.also(other.document.source, place, "the other role")));
        }
    }
}

/// A pseudonym of somebody who exists and may be published.
pub(super) fn hides(voice: &Voice) -> bool {
    voice.pseudonym && !voice.illustrative && !voice.is_withdrawn()
}

fn said(page: &Page<'_>, role: &str) -> String {
    page.cx.site.with_words(role, &page.document.lang)
}

/// What stands after the name and its comma in an attribution.
pub(super) fn attributed(page: &Page<'_>, span: crate::source::Span) -> Option<String> {
    let (_, role) = page.text().get(span.range())?.split_once([',', '،', '，'])?;
    let role: String = role.trim().trim_matches(['*', '_', '.', '(', ')']).to_owned();
    (!role.is_empty() && !role.contains(['[', '<', '`'])).then_some(role)
}

/// Whether two roles cannot be one said at greater and at less length: neither has all the words of the other. What stands
/// behind a comma is more about the same role.
fn differ(one: &str, other: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> {
        let small = |word: &String| !["a", "an", "the", "of", "in", "at", "former"].contains(&word.as_str());
        let role = text.split([',', '،', '，', ';', '(']).next().unwrap_or(text);
        words(role).into_iter().filter(small).collect()
    };
    apart(&set(one), &set(other))
}

/// Words that say what somebody is. Behind a quotation may stand anything: where they are from, what they study.
const ROLES: &str = "student staff lecturer professor tutor teacher officer manager partner ambassador mentor lead leader \
    director facilitator reviewer academic graduate librarian administrator technician participant dean researcher";

/// The same of words that only perhaps are a role.
fn surely_differ(one: &str, other: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> {
        words(text).into_iter().filter(|word| ROLES.split_whitespace().any(|role| role == word)).collect()
    };
    apart(&set(one), &set(other))
}

fn apart(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    !one.is_empty() && !other.is_empty() && !one.is_subset(other) && !other.is_subset(one)
}

#[cfg(test)]
mod tests {
    use super::{differ, surely_differ, telling};

    #[test]
    fn names_are_compared_without_case_accents_titles_and_short_words() {
        let shared = |a: &str, b: &str| telling(a).intersection(&telling(b)).next().is_some();
        assert!(shared("Mina", "Mina Okoye"));
        assert!(shared("seren o chemistry", "Dr Séren Huws"));
        assert!(shared("OKOYE", "Mina Okoye-Smith"));
        assert!(!shared("Min", "Mina Okoye"));
        assert!(!shared("Student A", "Student Union Team"));
        assert!(!shared("Professor X", "Professor Susan Smith"));
        assert!(!shared("Jo", "Jo Ellis"));
    }

    #[test]
    fn a_role_said_at_greater_length_is_the_same_role() {
        assert!(!differ("student partner", "a Student Partner, year two"));
        assert!(differ("student partner", "staff member") && differ("student partner", "staff partner"));
        assert!(!differ("student partner, law", "student partner, second year"));
        assert!(!differ("", "staff member"));
    }

    #[test]
    fn what_stands_behind_a_quotation_need_not_be_a_role() {
        assert!(surely_differ("student partner", "staff partner"));
        assert!(!surely_differ("student partner", "University of Examples"));
        assert!(!surely_differ("student partner", "second-year chemist"));
        assert!(!surely_differ("student partner", "former student, law"));
    }
}
