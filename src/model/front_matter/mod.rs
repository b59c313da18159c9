//! Typed front matter of every kind. Ids of vocabularies, people and pages are checked in `resolve`;
//! everything that a file can say by itself is valid here. The doc comment of a field is the public description of its
//! key.

mod case_study;
mod common;
mod goal;
mod map;
mod person;
mod session;
mod statement;
mod template;
mod voice;

pub use case_study::*;
pub use common::*;
pub use goal::*;
pub use map::*;
pub use person::*;
pub use session::*;
pub use statement::*;
pub use template::*;
pub use voice::*;

use super::kind::Kind;
use super::reading::{Key, Record, record};

/// An id into a vocabulary or data file, not yet resolved.
pub type Id = Box<str>;
/// One or more words; `{{ role.x }}` is allowed wherever people read it.
pub type Text = Box<str>;

/// Front matter: what all kinds share, and what one kind has.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontMatter {
    /// Shared by all kinds.
    pub common: Common,
    /// The kind's own.
    pub own: Own,
}

/// The kind's own fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Own {
    /// `case_study`
    CaseStudy(Box<CaseStudy>),
    /// `toolkit`
    Toolkit(Toolkit),
    /// `toolkit_section`
    ToolkitSection(ToolkitSection),
    /// `template`
    Template(Template),
    /// `reflective_resource`
    ReflectiveResource(ReflectiveResource),
    /// `smart_goal`
    SmartGoal(Box<SmartGoal>),
    /// `session`
    Session(Box<Session>),
    /// `post`
    Post,
    /// `page`, with the data of an accessibility statement if it is one.
    Page(Option<Box<Statement>>),
}

impl Own {
    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Own::CaseStudy(_) => Kind::CaseStudy,
            Own::Toolkit(_) => Kind::Toolkit,
            Own::ToolkitSection(_) => Kind::ToolkitSection,
            Own::Template(_) => Kind::Template,
            Own::ReflectiveResource(_) => Kind::ReflectiveResource,
            Own::SmartGoal(_) => Kind::SmartGoal,
            Own::Session(_) => Kind::Session,
            Own::Post => Kind::Post,
            Own::Page(_) => Kind::Page,
        }
    }

    /// With nothing in it, for a page that could not be read.
    pub fn empty(kind: Kind) -> Own {
        match kind {
            Kind::CaseStudy => Own::CaseStudy(Box::default()),
            Kind::Toolkit => Own::Toolkit(Toolkit::default()),
            Kind::ToolkitSection => Own::ToolkitSection(ToolkitSection::default()),
            Kind::Template => Own::Template(Template::default()),
            Kind::ReflectiveResource => Own::ReflectiveResource(ReflectiveResource::default()),
            Kind::SmartGoal => Own::SmartGoal(Box::default()),
            Kind::Session => Own::Session(Box::default()),
            Kind::Post => Own::Post,
            Kind::Page => Own::Page(None),
        }
    }

    /// The keys that this kind has beside the common ones.
    pub fn keys(kind: Kind) -> &'static [Key] {
        match kind {
            Kind::CaseStudy => CaseStudy::KEYS,
            Kind::Toolkit => Toolkit::KEYS,
            Kind::ToolkitSection => ToolkitSection::KEYS,
            Kind::Template => Template::KEYS,
            Kind::ReflectiveResource => ReflectiveResource::KEYS,
            Kind::SmartGoal => SmartGoal::KEYS,
            Kind::Session => Session::KEYS,
            Kind::Post => &[],
            Kind::Page => PageFields::KEYS,
        }
    }
}

record! {
    /// The overview of a toolkit.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct Toolkit {
        /// Everybody who had a part in the toolkit, each with a `contribution` such as `author` or `reviewer`.
        pub contributors: Vec<PersonRef> = optional as Vec<Somebody>,
        /// Place among the site's toolkits; those without come last, by title.
        pub order: Option<i64>,
    }
}

record! {
    /// A section of a toolkit.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct ToolkitSection {
        /// Place of the section in its toolkit, lowest first.
        pub order: i64 = required,
    }
}

record! {
    /// What a plain page may have.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct PageFields {
        /// Data of an accessibility statement, for the page that is one.
        pub statement: Option<Box<Statement>>,
    }
}
