//! Typed front matter of every kind. Ids of vocabularies, people and pages are checked in `resolve`;
//! everything that a file can say by itself is valid here.

use super::date::{DateTime, Month, PartialDate, When};
use super::kind::Kind;
use super::site_data::Downloads;
use super::text::Lang;

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

/// Fields of every kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Common {
    pub title: Text,
    pub summary: Text,
    pub published: Option<PartialDate>,
    pub updated: Option<PartialDate>,
    pub review_by: Option<PartialDate>,
    pub lang: Option<Lang>,
    pub status: Status,
    pub authors: Vec<PersonRef>,
    pub contact: Option<PersonRef>,
    pub themes: Vec<Id>,
    pub roles: Vec<Id>,
    pub phases: Vec<Id>,
    pub lifecycle: Vec<Id>,
    pub audience: Vec<Text>,
    pub licence: Option<Text>,
    pub credit: Option<Text>,
    pub based_on: Vec<BasedOn>,
    pub restricted: bool,
    pub related: Vec<Id>,
    pub aliases: Vec<Text>,
    pub downloads: Option<Downloads>,
    pub takeaways: Vec<Text>,
    pub goals: Vec<Id>,
    pub voices: Vec<Voice>,
    pub waive: Vec<Waiver>,
    pub extra: serde_yaml::Value,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    Draft,
    #[default]
    Live,
    Withdrawn,
}

/// Somebody: by id, or described in place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonRef {
    pub person: Option<Id>,
    pub name: Option<Text>,
    pub role: Option<Text>,
    pub unit: Option<Text>,
    pub institution: Option<Id>,
    pub url: Option<Text>,
    pub email: Option<Text>,
    pub contribution: Option<Text>,
}

/// A work that this page reuses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BasedOn {
    pub title: Text,
    pub author: Option<Text>,
    pub publisher: Option<Text>,
    pub url: Option<Text>,
    pub licence: Option<Text>,
    pub changes: Option<Text>,
    pub published: Option<PartialDate>,
    pub restricted: bool,
}

/// A voice's record. `ref` and `withdraw_by` never reach a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    pub name: Text,
    pub role: Text,
    pub pseudonym: bool,
    pub illustrative: bool,
    pub consent: Option<Consent>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Consent {
    pub recorded: bool,
    pub scope: Vec<Scope>,
    pub reference: Option<Text>,
    pub withdraw_by: Option<PartialDate>,
    pub withdrawn: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Web,
    Word,
    Pdf,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    pub rule: crate::diagnostic::Code,
    pub reason: Text,
    pub by: Text,
    pub until: PartialDate,
}

/// The kind's own fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Own {
    CaseStudy(Box<CaseStudy>),
    Toolkit(Toolkit),
    ToolkitSection(ToolkitSection),
    Template(Template),
    ReflectiveResource(ReflectiveResource),
    SmartGoal(Box<SmartGoal>),
    Session(Box<Session>),
    Post,
    Page(Option<Box<Statement>>),
}

impl Own {
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
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseStudy {
    pub institution: Id,
    pub context: Text,
    pub started: Option<PartialDate>,
    pub participants: Vec<Participants>,
    pub metrics: Vec<Metric>,
    pub schedule: Vec<ScheduleEntry>,
    pub year_start: Option<u8>,
    pub schedule_note: Option<Text>,
    pub evidence: Option<Evidence>,
    pub challenges: Vec<Challenge>,
    pub outputs: Vec<Text>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Participants {
    pub role: Option<Id>,
    pub label: Option<Text>,
    pub count: Option<u32>,
    pub qualifier: Option<Qualifier>,
    pub note: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    About,
    Over,
    Under,
    AtLeast,
    AtMost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    People,
    Attendances,
    Events,
    Percent,
    Pp,
    Score,
    Currency,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    pub label: Text,
    pub value: f64,
    pub qualifier: Option<Qualifier>,
    pub unit: Unit,
    pub base: Option<u32>,
    pub period: Option<Text>,
    pub baseline: Option<Baseline>,
    pub target: Option<f64>,
    pub source: Option<Text>,
    pub note: Option<Text>,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    pub value: f64,
    pub period: Option<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub label: Text,
    pub value: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleEntry {
    pub phase: Option<Id>,
    pub label: Option<Text>,
    pub from: Month,
    pub to: Option<Month>,
    pub note: Option<Text>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    pub kind: Option<EvidenceKind>,
    pub cost: Option<Cost>,
    pub outcome: Option<Outcome>,
    pub note: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceKind {
    Narrative,
    Empirical,
    Causal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    Low,
    Medium,
    High,
    NotStated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Positive,
    Mixed,
    Null,
    Negative,
    NotRated,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    pub problem: Text,
    pub response: Option<Text>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toolkit {
    pub contributors: Vec<PersonRef>,
    pub order: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolkitSection {
    pub order: i64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    pub purpose: Text,
    pub fields: Vec<Field>,
    pub data_protection_note: Option<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub prompt: Text,
    pub kind: FieldKind,
    pub options: Vec<Text>,
    pub required: bool,
    pub help: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    LongText,
    Date,
    Choice,
    Checkbox,
    Email,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReflectiveResource {
    pub columns: Vec<Text>,
    pub rows: Vec<ReflectiveRow>,
    pub prompts: Vec<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReflectiveRow {
    pub activity: Text,
    pub cells: Vec<ReflectiveCell>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ReflectiveCell {
    /// `null`: space to answer.
    Space,
    Text(Text),
    List(Vec<Text>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct SmartGoal {
    pub specific: Text,
    pub measurable: Measurable,
    pub achievable: Text,
    pub relevant: Text,
    pub time_bound: TimeBound,
    pub statement: Option<Text>,
    pub examples: Vec<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Measurable {
    pub target: Quantity,
    pub unit: Option<Text>,
    pub baseline: Option<Quantity>,
    pub method: Text,
}

/// A number, or words.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    Number(f64),
    Words(Text),
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimeBound {
    pub start: Option<When>,
    pub due: When,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub start: DateTime,
    pub end: DateTime,
    pub timezone: Option<Text>,
    pub date_note: Option<Text>,
    pub presenters: Vec<PersonRef>,
    pub code: Option<Text>,
    pub strand: Option<Text>,
    pub agenda: Vec<AgendaItem>,
    pub quiz: Vec<QuizItem>,
    pub outcomes: Vec<Id>,
    pub topics: Vec<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    pub kind: AgendaKind,
    pub title: Text,
    pub minutes: Option<u32>,
    pub note: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaKind {
    Activity,
    Discussion,
    Conclusion,
}

#[derive(Clone, Debug, PartialEq)]
pub struct QuizItem {
    pub statement: Text,
    pub answer: bool,
    pub explanation: Text,
}

/// Data of an accessibility statement, after the UK model statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub prepared: PartialDate,
    pub reviewed: Option<PartialDate>,
    pub contact: StatementContact,
    pub response: Option<Text>,
    pub enforcement: Enforcement,
    pub conformance: Conformance,
    pub issues: Vec<KnownIssue>,
    pub tested: Option<Tested>,
    pub scope: Option<Text>,
    pub technology: Vec<Text>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatementContact {
    pub email: Text,
    pub phone: Option<Text>,
    pub address: Option<Text>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enforcement {
    pub name: Text,
    pub url: Text,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conformance {
    Full,
    Partial,
    #[default]
    NotAssessed,
}

#[derive(Clone, Debug, PartialEq)]
pub struct KnownIssue {
    pub problem: Text,
    pub reason: Option<Text>,
    pub alternative: Option<Text>,
    pub fix_by: Option<PartialDate>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tested {
    pub on: PartialDate,
    pub by: Option<Text>,
    pub method: Option<Text>,
}
