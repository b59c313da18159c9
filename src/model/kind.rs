//! The kinds of page, their names in front matter and the folder that decides them.

/// What kind of page a content file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `case-studies/`
    CaseStudy,
    /// `toolkits/<toolkit>/index.md`
    Toolkit,
    /// `toolkits/<toolkit>/*.md`
    ToolkitSection,
    /// `templates/`
    Template,
    /// `reflections/`
    ReflectiveResource,
    /// `goals/`
    SmartGoal,
    /// `sessions/`
    Session,
    /// `posts/`
    Post,
    /// `pages/`
    Page,
}

impl Kind {
    /// All kinds, in the order that listings use.
    pub const ALL: [Kind; 9] = [
        Kind::Toolkit,
        Kind::ToolkitSection,
        Kind::CaseStudy,
        Kind::Template,
        Kind::ReflectiveResource,
        Kind::SmartGoal,
        Kind::Session,
        Kind::Post,
        Kind::Page,
    ];

    /// Name in `kind:` and in strings: `case_study`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::CaseStudy => "case_study",
            Kind::Toolkit => "toolkit",
            Kind::ToolkitSection => "toolkit_section",
            Kind::Template => "template",
            Kind::ReflectiveResource => "reflective_resource",
            Kind::SmartGoal => "smart_goal",
            Kind::Session => "session",
            Kind::Post => "post",
            Kind::Page => "page",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind that the folder of `id` decides: `case-studies/icea` is a case study.
    pub fn of_id(id: &str) -> Option<Kind> {
        let mut parts = id.split('/');
        match parts.next()? {
            "case-studies" => Some(Kind::CaseStudy),
            "toolkits" if id.ends_with("/index") => Some(Kind::Toolkit),
            "toolkits" => Some(Kind::ToolkitSection),
            "templates" => Some(Kind::Template),
            "reflections" => Some(Kind::ReflectiveResource),
            "goals" => Some(Kind::SmartGoal),
            "sessions" => Some(Kind::Session),
            "posts" => Some(Kind::Post),
            "pages" => Some(Kind::Page),
            _ => None,
        }
    }

    /// Folder of the kind's listing, which is also its address: `case-studies`; none for pages and sections.
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Kind::CaseStudy => Some("case-studies"),
            Kind::Toolkit => Some("toolkits"),
            Kind::Template => Some("templates"),
            Kind::ReflectiveResource => Some("reflections"),
            Kind::SmartGoal => Some("goals"),
            Kind::Session => Some("sessions"),
            Kind::Post => Some("posts"),
            Kind::ToolkitSection | Kind::Page => None,
        }
    }
}
