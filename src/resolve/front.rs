//! Checks that every id in front matter and navigation exists: roles, people, pages. What could not be read has no id,
//! and what a file that could not be read may hold is not missing.

use super::{Site, address};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::document::{Document, PageId, VocabularyName};
use crate::load::Sources;
use crate::model::{Kind, NavTarget, Own, PersonRef, Vocabulary};
use crate::source::Span;
use crate::yaml::{FieldPath, locate, locate_written};

/// One page's front matter, with where its values are.
struct Place<'a> {
    document: &'a Document,
    sources: &'a Sources,
}

impl Place<'_> {
    /// Where `written` is, at the path or after it.
    fn span(&self, path: &FieldPath<'_>, written: &str) -> Span {
        locate_written(self.text(), self.document.front_span, path, written)
    }

    /// The file's text.
    fn text(&self) -> &str {
        self.sources.texts.get(self.document.source.0 as usize).map_or("", |source| &source.text)
    }

    fn unknown<'k>(
        &self,
        code: Code,
        what: &str,
        id: &str,
        path: &FieldPath<'_>,
        known: impl IntoIterator<Item = &'k str> + Clone,
    ) -> Diagnostic {
        let span = self.span(path, id);
        let mut diagnostic = Diagnostic::new(code, format!("there is no {what} `{id}`"))
            .at(self.document.source, span)
            .fix_slip(self.text(), span, id, known.clone());
        diagnostic.help = suggestion(id, known).or_else(|| match code {
            Code::UnknownPerson => {
                Some("add it to `content/people.yaml`, or write `{ name: … }` for somebody who is not there".to_owned())
            }
            Code::UnknownInstitution => Some("add it to `content/institutions.yaml`".to_owned()),
            _ => None,
        });
        diagnostic
    }
}

pub(super) fn check(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    for document in &site.documents {
        let place = Place { document, sources };
        let common = &document.front.common;
        for vocabulary in address::TAXONOMIES {
            if site.data.vocabularies.unread {
                break;
            }
            let (known, code, what, key) = vocabulary_of(site, vocabulary);
            for (i, id) in address::tags(document, vocabulary).iter().enumerate() {
                if known.get(id).is_none() {
                    diagnostics.push(place.unknown(code, what, id, &FieldPath::new().key(key).index(i), known.ids()));
                }
            }
        }
        for (i, person) in common.authors.iter().enumerate() {
            check_person(site, &place, person, &FieldPath::new().key("authors").index(i), diagnostics);
        }
        for (i, person) in common.reviewed_by.iter().enumerate() {
            check_person(site, &place, person, &FieldPath::new().key("reviewed_by").index(i), diagnostics);
        }
        if let Some(contact) = &common.contact {
            check_person(site, &place, contact, &FieldPath::new().key("contact"), diagnostics);
        }
        for (key, list, kind) in [("related", &common.related, None), ("goals", &common.goals, Some(Kind::SmartGoal))] {
            for (i, id) in list.iter().enumerate() {
                check_page(site, &place, id, kind, &FieldPath::new().key(key).index(i), diagnostics);
            }
        }
        check_own(site, &place, diagnostics);
    }
    check_navigation(site, sources, diagnostics);
    check_contact(site, sources, diagnostics);
}

/// The contact of `site.yaml`.
fn check_contact(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    let config = &site.data.config;
    let Some(contact) = &config.contact else { return };
    let text = sources.texts.get(config.source.0 as usize).map_or("", |source| &source.text);
    let mut report = |code, what: &str, key: &'static str, id: &str, known: Vec<&str>| {
        let path = FieldPath::new().key("contact").key(key);
        let span = locate_written(text, Span::new(0, text.len()), &path, id);
        let mut finding = Diagnostic::new(code, format!("there is no {what} `{id}`")).at(config.source, span);
        finding.help = suggestion(id, known)
            .or_else(|| Some(format!("add it to `content/{what}s.yaml`").replace("persons", "people")));
        diagnostics.push(finding);
    };
    if let Some(id) = contact.person.as_deref().filter(|id| site.data.people.lacks(id)) {
        report(Code::UnknownPerson, "person", "person", id, site.data.people.ids().collect());
    }
    if let Some(id) = contact.institution.as_deref().filter(|id| site.data.institutions.lacks(id)) {
        report(Code::UnknownInstitution, "institution", "institution", id, site.data.institutions.ids().collect());
    }
}

fn vocabulary_of(site: &Site, name: VocabularyName) -> (&Vocabulary, Code, &'static str, &'static str) {
    let all = &site.data.vocabularies;
    match name {
        VocabularyName::Role | VocabularyName::Value => (&all.roles, Code::UnknownRole, "role", "roles"),
        VocabularyName::Phase => (&all.phases, Code::UnknownPhase, "phase", "phases"),
        VocabularyName::Theme => (&all.themes, Code::UnknownTheme, "theme", "themes"),
        VocabularyName::Lifecycle => (&all.lifecycle, Code::UnknownLifecycle, "lifecycle stage", "lifecycle"),
    }
}

fn check_own(site: &Site, place: &Place<'_>, diagnostics: &mut Diagnostics) {
    match &place.document.front.own {
        Own::CaseStudy(case_study) => {
            check_institution(site, place, &case_study.institution, &FieldPath::new().key("institution"), diagnostics);
            if site.data.vocabularies.unread {
                return;
            }
            let roles = &site.data.vocabularies.roles;
            for (i, entry) in case_study.participants.iter().enumerate() {
                if let Some(id) = entry.role.as_ref().filter(|id| roles.get(id).is_none()) {
                    let path = FieldPath::new().key("participants").index(i).key("role");
                    diagnostics.push(place.unknown(Code::UnknownRole, "role", id, &path, roles.ids()));
                }
            }
            let phases = &site.data.vocabularies.phases;
            for (i, entry) in case_study.schedule.iter().enumerate() {
                if let Some(id) = entry.phase.as_ref().filter(|id| phases.get(id).is_none()) {
                    let path = FieldPath::new().key("schedule").index(i).key("phase");
                    diagnostics.push(place.unknown(Code::UnknownPhase, "phase", id, &path, phases.ids()));
                }
            }
        }
        Own::Toolkit(toolkit) => {
            for (i, person) in toolkit.contributors.iter().enumerate() {
                check_person(site, place, person, &FieldPath::new().key("contributors").index(i), diagnostics);
            }
        }
        Own::Session(session) => {
            for (i, person) in session.presenters.iter().enumerate() {
                check_person(site, place, person, &FieldPath::new().key("presenters").index(i), diagnostics);
            }
            for (i, id) in session.outcomes.iter().enumerate() {
                let path = FieldPath::new().key("outcomes").index(i);
                check_page(site, place, id, Some(Kind::Template), &path, diagnostics);
            }
        }
        _ => {}
    }
}

fn check_person(
    site: &Site,
    place: &Place<'_>,
    person: &PersonRef,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(id) = person.person.as_ref().filter(|id| site.data.people.lacks(id)) {
        // `authors: [mina]` is found at the item, `authors: [{person: mina}]` at its value.
        let inner = path.clone().key("person");
        diagnostics.push(place.unknown(Code::UnknownPerson, "person", id, &inner, site.data.people.ids()));
    }
    if let Some(id) = &person.institution {
        check_institution(site, place, id, &path.clone().key("institution"), diagnostics);
    }
}

fn check_institution(site: &Site, place: &Place<'_>, id: &str, path: &FieldPath<'_>, diagnostics: &mut Diagnostics) {
    if !id.is_empty() && site.data.institutions.lacks(id) {
        let known = site.data.institutions.ids();
        diagnostics.push(place.unknown(Code::UnknownInstitution, "institution", id, path, known));
    }
}

/// Checks that a page exists, and that it is of the kind wanted.
fn check_page(
    site: &Site,
    place: &Place<'_>,
    id: &str,
    wanted: Option<Kind>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(page) = site.find(&PageId(id.into()), &place.document.lang) else {
        let span = place.span(path, id);
        let finding = site.missing_page(id).at(place.document.source, span);
        diagnostics.push(site.fix_page(finding, place.text(), span, id));
        return;
    };
    let found = &site.documents[page];
    if let Some(wanted) = wanted.filter(|wanted| !found.unread && *wanted != found.kind) {
        let (is, must) = (found.kind.name(), wanted.name());
        let message = format!("`{id}` is a {is}, and only a {must} can stand here");
        let mut finding = Diagnostic::new(Code::UnknownValue, message).at(place.document.source, place.span(path, id));
        let known =
            site.documents.iter().filter(|document| document.kind == wanted).map(|document| document.id.as_str());
        finding.help = suggestion(id, known);
        diagnostics.push(finding);
    }
}

fn check_navigation(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    let config = &site.data.config;
    for item in config.navigation.iter().chain(&config.footer) {
        if let NavTarget::Page(id) = &item.target
            && site.find(&PageId(id.clone().into()), &config.languages[0]).is_none()
        {
            diagnostics.push(site.missing_page(id).at(config.source, item.span));
        }
    }
    if let Some(id) = config.feedback.as_ref().and_then(|feedback| feedback.thanks.as_ref())
        && site.find(&PageId(id.clone().into()), &config.languages[0]).is_none()
    {
        let text = sources.texts.get(config.source.0 as usize).map_or("", |source| &source.text);
        let span = locate(text, Span::new(0, text.len()), &FieldPath::new().key("feedback").key("thanks"));
        diagnostics.push(site.missing_page(id).at(config.source, span));
    }
}
