//! People and institutions as pages credit them: what the page says of somebody goes before what
//! `people.yaml` says.

use super::context::Cx;
use super::types::{LinkView, PersonView};
use crate::model::LocalText;
use crate::model::{Person, PersonRef};
use crate::resolve::GeneratedKey;

/// Somebody whom a page credits.
pub fn person(cx: &Cx<'_>, of: &PersonRef) -> PersonView {
    let known = of.person.as_deref().and_then(|id| Some((id, cx.data().people.get(id)?)));
    let base = known.map(|(id, person)| person_entry(cx, id, person)).unwrap_or_default();
    let named = [of.name.as_deref().map(|name| cx.words(name)), Some(base.name).filter(|name| !name.is_empty())];
    let otherwise = || of.email.as_deref().or(of.person.as_deref()).unwrap_or_default().to_owned();
    PersonView {
        name: named.into_iter().flatten().next().unwrap_or_else(otherwise),
        family: cx.maybe(of.family.as_deref()).or(base.family.filter(|_| of.name.is_none())),
        href: base.href,
        role: cx.maybe(of.role.as_deref()).or(base.role),
        unit: cx.maybe(of.unit.as_deref()).or(base.unit),
        institution: of.institution.as_deref().map(|id| institution(cx, id)).or(base.institution),
        url: of.url.as_deref().map(str::to_owned).or(base.url),
        email: cx.maybe(of.email.as_deref()),
        orcid: base.orcid,
        contribution: cx.maybe(of.contribution.as_deref()),
        note: base.note,
    }
}

/// An entry of `people.yaml`. Its page exists where a page credits the person.
pub fn person_entry(cx: &Cx<'_>, id: &str, person: &Person) -> PersonView {
    PersonView {
        name: person.name.to_string(),
        family: person.family.as_deref().map(str::to_owned),
        href: cx.link(&GeneratedKey::Person(id.into()), String::new()).map(|link| link.href),
        role: person.role.as_ref().map(|role| cx.local(role)),
        unit: cx.maybe(person.unit.as_deref()),
        institution: person.institution.as_deref().map(|id| institution(cx, id)),
        url: person.url.as_deref().map(str::to_owned),
        email: None,
        orcid: person.orcid.as_deref().map(str::to_owned),
        contribution: None,
        note: person.note.as_ref().map(|note| cx.local(note)),
    }
}

/// An institution's name with its page on this site, or else its own site; `href` is empty without either.
pub fn institution(cx: &Cx<'_>, id: &str) -> LinkView {
    let known = cx.data().institutions.get(id);
    let name = known.map_or_else(|| id.to_owned(), |institution| cx.local(&institution.name));
    // A name that the page's language has is in it, wherever the link leads.
    let default = &cx.data().config.languages[0];
    let translated = |name: &LocalText| matches!(name, LocalText::Each(_)) && name.get(cx.lang, default).1.is_none();
    let own = known.is_some_and(|institution| translated(&institution.name));
    let link = cx.link(&GeneratedKey::Institution(id.into()), name.clone());
    let link = link.map(|link| if own { LinkView { lang: None, ..link } } else { link });
    link.unwrap_or_else(|| LinkView {
        text: name,
        href: known.and_then(|institution| institution.url.as_deref()).unwrap_or_default().to_owned(),
        lang: None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::view::testing::World;

    #[test]
    fn people_are_looked_up_and_the_page_goes_first() {
        let world = World::new("en");
        let by_id = PersonRef { person: Some("blain".into()), ..PersonRef::default() };
        let view = person(&world.cx(), &by_id);
        assert_eq!((view.name.as_str(), view.href.as_deref()), ("Amatullah Blain", Some("/people/blain/")));
        assert_eq!(view.institution.unwrap().href, "/institutions/kcl/");
        let here = PersonRef { role: Some("author".into()), institution: Some("ucl".into()), ..by_id };
        let view = person(&world.cx(), &here);
        assert_eq!(view.role.as_deref(), Some("author"));
        assert_eq!(view.institution.unwrap().href, "https://www.ucl.ac.uk/", "no page here: the institution's own");
    }

    #[test]
    fn somebody_always_has_a_name() {
        let world = World::new("en");
        let email = PersonRef { email: Some("a@b.example".into()), ..PersonRef::default() };
        assert_eq!(person(&world.cx(), &email).name, "a@b.example");
        let unknown = PersonRef { person: Some("nobody".into()), ..PersonRef::default() };
        assert_eq!(person(&world.cx(), &unknown).name, "nobody");
        assert_eq!(institution(&world.cx(), "nowhere"), LinkView { text: "nowhere".into(), ..LinkView::default() });
    }
}
