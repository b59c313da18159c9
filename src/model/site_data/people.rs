//! Entries of `people.yaml`, `institutions.yaml` and `glossary.yaml`.

use crate::model::LocalText;
use crate::model::reading::{InstitutionId, Orcid, ReferenceId, WebAddress, record};

record! {
    /// A person.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Person {
        /// Name as it is published.
        pub name: Box<str> = required,
        /// The part of the name that citations begin with: `Mendes Borges`. Without it a name is cited whole.
        pub family: Option<Box<str>>,
        /// Role.
        pub role: Option<LocalText>,
        /// Department or team.
        pub unit: Option<Box<str>>,
        /// Id in `institutions.yaml`.
        pub institution: Option<Box<str>> = optional as Option<InstitutionId>,
        /// Home page.
        pub url: Option<Box<str>> = optional as Option<WebAddress>,
        /// ORCID iD: `0000-0002-1825-0097`.
        pub orcid: Option<Box<str>> = optional as Option<Orcid>,
        /// Anything else.
        pub note: Option<LocalText>,
    }
}

record! {
    /// An institution.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Institution {
        /// Full name.
        pub name: LocalText = required,
        /// Short name.
        pub short: Option<Box<str>>,
        /// Home page.
        pub url: Option<Box<str>> = optional as Option<WebAddress>,
        /// Anything else.
        pub note: Option<LocalText>,
    }
}

record! {
    /// A term of the glossary.
    #[derive(Clone, Debug, PartialEq)]
    pub struct GlossaryEntry {
        /// The term.
        pub term: LocalText = required,
        /// What it means.
        pub definition: LocalText = required,
        /// Other forms that are linked too.
        pub aliases: Vec<Box<str>>,
        /// Its abbreviation, linked too.
        pub abbreviation: Option<Box<str>>,
        /// Id in `references.yaml` of the work that the definition comes from.
        pub source: Option<Box<str>> = optional as Option<ReferenceId>,
    }
}
