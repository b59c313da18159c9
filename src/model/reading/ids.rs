//! Ids that stand for something of the site: which list each belongs to, so that messages, the JSON Schema and the manual
//! know what can stand there. Whether an id exists is checked once the whole site is read.

use serde_yaml::Value;

use super::{Read, Reader, Shape};

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ids {
    /// A role of the vocabulary.
    Role,
    /// A phase of the vocabulary.
    Phase,
    /// A theme (subject) of the vocabulary.
    Theme,
    /// A stage of the student lifecycle.
    Lifecycle,
    /// An entry of `people.yaml`.
    Person,
    /// An entry of `institutions.yaml`.
    Institution,
    /// An entry of `references.yaml`.
    Reference,
    /// A page.
    Page,
    /// A listing that Kitpress makes.
    Listing,
    /// A rule of the catalogue.
    Rule,
    /// A kind of page.
    Kind,
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident = $ids:ident;)+) => {$(
        $(#[doc = $doc])+
        pub struct $name;

        impl Read for $name {
            type Out = Box<str>;
            const SHAPE: Shape = Shape::IdOf(Ids::$ids);

            fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
                reader.text(value, &Self::SHAPE).map(Box::from)
            }
        }
    )+};
}

ids! {
    /// Id of a role.
    RoleId = Role;
    /// Id of a phase.
    PhaseId = Phase;
    /// Id of a theme.
    ThemeId = Theme;
    /// Id of a lifecycle stage.
    LifecycleId = Lifecycle;
    /// Id of a person.
    PersonId = Person;
    /// Id of an institution.
    InstitutionId = Institution;
    /// Id of a reference.
    ReferenceId = Reference;
    /// Id of a page.
    PageName = Page;
}
