//! Voices: documents that consent does not reach, and people who can be told although they have another name.
//!
//! What singles somebody out is not one thing but several together. A role alone is shared by many; with a unit or a
//! programme it may be shared by three. Kitpress cannot know how many: the editor counts, and writes the number down where
//! it is never published. `unit` and `programme` are not published either: they are there to be thought about. What a
//! reader does see is the role, so the role is looked at too.

use super::Page;
use super::pseudonyms::{attributed, hides, telling, words};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Kind, Own, Participants, Qualifier, Scope, Voice};
use crate::resolve::PageIndex;
use crate::yaml::FieldPath;

/// A quotation that is left out of a document which the page, or its toolkit, offers.
pub fn left_out_of_documents(page: &Page<'_>, found: &mut Diagnostics) {
    for voice in &page.common().voices {
        let Some(used) = page.document.outline.voices.iter().find(|used| used.name == voice.name) else { continue };
        let Some(consent) = &voice.consent else { continue };
        if !consent.recorded || consent.withdrawn {
            continue;
        }
        let lacks = |scopes: &[Scope]| !scopes.iter().all(|scope| consent.scope.contains(scope));
        let mut without: Vec<String> = documents(page, page.index, &lacks).into_iter().map(str::to_owned).collect();
        if let Some(toolkit) = page.resolved.toolkit.as_ref().filter(|place| place.number > 0) {
            let whole = documents(page, toolkit.index, &lacks).into_iter();
            without.extend(whole.map(|name| format!("{name} of the whole toolkit")));
        }
        if without.is_empty() {
            continue;
        }
        let path = FieldPath::new().key("voices").key(&voice.name).key("consent").key("scope");
        let message = format!(
            "the consent of {} does not cover every document: the quotation is left out of {}",
            voice.name,
            listed(&without)
        );
        let finding = page.finding(Code::VoiceScope, message, used.span);
        let finding = page.also(finding, &path, "the consent covers these");
        found.push(finding.help(
            "ask whether the words may be there too and add `word` or `pdf`; EPUB, cartridge and offline copy need all \
             three of `web`, `word` and `pdf`, plain text `web` and `word`",
        ));
    }
}

/// The documents of a page from which a voice is missing, by name.
fn documents(page: &Page<'_>, index: PageIndex, lacks: &dyn Fn(&[Scope]) -> bool) -> Vec<&'static str> {
    let site = page.cx.site;
    let offered = site.downloads(index);
    let any = offered.word || offered.pdf;
    let kind = site.documents[index].kind;
    let each = [
        (offered.word, "the Word document", &[Scope::Word][..]),
        (offered.pdf, "the PDF", &[Scope::Pdf]),
        (any && kind == Kind::Toolkit, "the EPUB", Scope::OF_EPUB),
        (any && kind == Kind::Toolkit, "the cartridge", Scope::OF_COPY),
        (any && kind == Kind::Template, "the plain text", Scope::OF_TEXT),
        (index == page.index && site.data.config.offline, "the offline copy", Scope::OF_COPY),
    ];
    each.into_iter().filter(|(made, _, scopes)| *made && lacks(scopes)).map(|(_, name, _)| name).collect()
}

/// "a, b and c"
pub(super) fn listed<T: AsRef<str>>(parts: &[T]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.as_ref().to_owned(),
        Some((last, rest)) => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// A pseudonym whose role, unit and programme fit few people, or nobody has counted how many.
pub fn small_groups(page: &Page<'_>, found: &mut Diagnostics) {
    let least = page.cx.site.data.config.small_group;
    for voice in page.common().voices.iter().filter(|voice| hides(voice)) {
        let path = || FieldPath::new().key("voices").key(&voice.name);
        if let Some(group) = voice.group {
            if group < least {
                let people = if group == 1 { "person" } else { "people" };
                let message = format!(
                    "{group} {people} could be `{}`, and the site's smallest group is {least}: somebody could tell who it is",
                    voice.name
                );
                let finding = page.at(Code::SmallGroup, message, &path().key("group"));
                found.push(finding.help(
                    "publish a wider role, such as `student partner` without the subject, or leave the words out; ask \
                     the person first",
                ));
            }
            continue;
        }
        let counted = "count how many people have that role there and write it as `group`, which is never published; or \
                       leave the detail out";
        if voice.unit.is_some() || voice.programme.is_some() {
            let (key, what) = if voice.unit.is_some() { ("unit", "unit") } else { ("programme", "programme") };
            let message = format!("nobody has said how many people of that {what} could be `{}`", voice.name);
            found.push(page.at(Code::SmallGroup, message, &path().key(key)).help(counted));
            continue;
        }
        if let Some((role, place)) = telling_role(page, voice) {
            let message = format!("the role “{role}” is published with `{}`, and may fit few people", voice.name);
            found.push(page.finding(Code::SmallGroup, message, place).help(counted));
            continue;
        }
        few_participants(page, voice, least, found);
    }
}

/// A role of which the case study says that few people had it.
fn few_participants(page: &Page<'_>, voice: &Voice, least: u32, found: &mut Diagnostics) {
    let Own::CaseStudy(own) = &page.document.front.own else { return };
    let same = |group: &Participants| {
        let open = matches!(group.qualifier, Some(Qualifier::Over | Qualifier::AtLeast));
        !open && group.count.is_some_and(|count| count < least) && fits(page, voice, group)
    };
    let Some((number, group)) = own.participants.iter().enumerate().find(|(_, group)| same(group)) else { return };
    // Others of the same role may be listed apart.
    let all: u32 = own.participants.iter().filter(|one| fits(page, voice, one)).filter_map(|one| one.count).sum();
    if all >= least {
        return;
    }
    let message = format!(
        "`{}` is one of {} who took part in that role: somebody could tell who it is",
        voice.name,
        group.count.unwrap_or_default()
    );
    let finding = page.at(Code::SmallGroup, message, &FieldPath::new().key("voices").key(&voice.name).key("role"));
    let path = FieldPath::new().key("participants").index(number).key("count");
    found.push(page.also(finding, &path, "how many there were").help(format!(
        "publish a role that at least {least} people had, or write as `group` how many could be meant if it is more"
    )));
}

/// Whether the voice's role is the group's: the same word of the vocabulary, or the same words.
fn fits(page: &Page<'_>, voice: &Voice, group: &Participants) -> bool {
    let lang = &page.document.lang;
    let site = page.cx.site;
    let role = plain(&site.with_words(&voice.role, lang));
    let vocabulary = crate::document::VocabularyName::Role;
    let of_id = |id: &str| [false, true].map(|plural| plain(&site.word(vocabulary, id, plural, lang)));
    let id = group.role.as_deref().is_some_and(|id| of_id(id).contains(&role));
    let label = group.label.as_deref().map(|label| plain(&site.with_words(label, lang)));
    id || label.is_some_and(|label| label == role)
}

/// Words without number: `Student partners` is `student partner`.
fn plain(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.strip_suffix('s').map(str::to_owned).unwrap_or(word)).collect()
}

/// Parts of roles that one person holds at a time.
const TELLING: [&str; 16] = [
    "head of",
    "director of",
    "dean of",
    "president of",
    "chair of",
    "convenor of",
    "vice chancellor",
    "chief executive",
    "programme leader for",
    "programme leader of",
    "programme lead for",
    "module leader for",
    "module leader of",
    "course leader for",
    "course leader of",
    "vice president of",
];

/// Degrees that are followed by their subject.
const DEGREES: [&str; 9] = ["bsc", "beng", "meng", "msc", "llb", "llm", "mphil", "bmbs", "mpharm"];

/// Whether a role, in words, is one that few people have: an office, or a degree with its subject.
fn tells(role: &str) -> bool {
    let words = words(role);
    let text = format!(" {} ", words.join(" "));
    let general = ["student", "students", "partner", "partners", "graduate", "graduates", "level", "and", "or", "in"];
    let subject = |pair: &[String]| DEGREES.contains(&&*pair[0]) && !general.contains(&&*pair[1]);
    TELLING.iter().any(|part| text.contains(&format!(" {part} "))) || words.windows(2).any(subject)
}

/// The published role, or an attribution, if it may fit few people; with its place.
fn telling_role(page: &Page<'_>, voice: &Voice) -> Option<(String, crate::source::Span)> {
    let role = page.cx.site.with_words(&voice.role, &page.document.lang);
    let path = FieldPath::new().key("voices").key(&voice.name).key("role");
    if tells(&role) {
        return Some((role, page.value(&path)));
    }
    let used = page.document.outline.voices.iter().filter(|used| used.name == voice.name);
    used.filter_map(|used| Some((attributed(page, used.span)?, used.span))).find(|(role, _)| tells(role))
}

/// Somebody who has withdrawn from another page, and still speaks on this one.
pub fn withdrawn_elsewhere(cx: &super::Cx<'_>, found: &mut Diagnostics) {
    let pages: Vec<Page<'_>> = (0..cx.site.documents.len()).filter_map(|index| Page::new(cx, index)).collect();
    let gone: Vec<(&Page<'_>, &Voice)> =
        pages.iter().flat_map(|page| page.common().voices.iter().map(move |voice| (page, voice))).collect();
    let gone: Vec<_> = gone.into_iter().filter(|(_, voice)| voice.is_withdrawn()).collect();
    if gone.is_empty() {
        return;
    }
    for page in &pages {
        for voice in page.common().voices.iter().filter(|voice| !voice.is_withdrawn() && !voice.illustrative) {
            let used = page.document.outline.voices.iter().find(|used| used.name == voice.name);
            let other =
                gone.iter().find(|(other, one)| one.name == voice.name && other.document.id != page.document.id);
            let (Some(used), Some((other, _))) = (used, other) else { continue };
            // "Student A" is somebody else on each page.
            if telling(&voice.name).is_empty() {
                continue;
            }
            let path = FieldPath::new().key("voices").key(&voice.name).key("consent").key("withdrawn");
            let message = format!(
                "{} has withdrawn consent in `{}`, and is quoted here: if this is the same person, these words go online",
                voice.name, other.document.id
            );
            let finding = page.finding(Code::VoiceWithdrawn, message, used.span);
            let finding = finding.also(other.document.source, other.value(&path), "withdrawn here");
            found.push(finding.help(
                "write `withdrawn: true` in this record too; if it is somebody else, give one of them another name",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tells;

    #[test]
    fn offices_and_degrees_with_their_subject_are_held_by_few() {
        for role in ["Head of the Department", "student partner, MSc Hydrology", "Vice-President of the union"] {
            assert!(tells(role), "{role}");
        }
        for role in
            ["student partner", "staff in the Registrar’s office", "BSc student", "a heading", "MSc and PhD students"]
        {
            assert!(!tells(role), "{role}");
        }
    }
}
