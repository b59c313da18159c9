//! Case studies: who did what, when, with which figures, and how sure that is.

use super::{Id, Text};
use crate::diagnostic::Code;
use crate::model::reading::{InstitutionId, Keys, OneMonth, PhaseId, Read, Reader, RoleId, Shape, record, words};
use crate::model::{Month, PartialDate};
use crate::yaml::{Step, Value};

record! {
    /// A case study.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct CaseStudy {
        /// Whose it is: an id of `institutions.yaml`.
        pub institution: Id = required as InstitutionId,
        /// What the situation was before, in a few sentences.
        pub context: Text = required,
        /// When the work began.
        pub started: Option<PartialDate>,
        /// Who took part, and how many.
        pub participants: Vec<Participants>,
        /// Figures, each with what it counts and where it comes from.
        pub metrics: Vec<Metric>,
        /// What was done in which months.
        pub schedule: Vec<ScheduleEntry>,
        /// The month with which the schedule's year begins, in English: `September`. Needed when no years are known.
        pub year_start: Option<u8> = optional as Option<OneMonth>,
        /// What readers should know about the schedule, such as months that the source leaves out.
        pub schedule_note: Option<Text>,
        /// How sure the results are.
        pub evidence: Option<Evidence>,
        /// What was hard, and what was done about it.
        pub challenges: Vec<Challenge>,
        /// What was tried and did not work, so that others need not find out for themselves.
        pub did_not_work: Vec<DidNotWork>,
        /// What the work brought forth.
        pub outputs: Vec<Text>,
    }
}

record! {
    /// A group that took part.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Participants {
        /// Id of the vocabulary's roles.
        pub role: Option<Id> = optional as Option<RoleId>,
        /// What they are called, if no role of the vocabulary fits.
        pub label: Option<Text>,
        /// How many.
        pub count: Option<u32>,
        /// How exact the count is.
        pub qualifier: Option<Qualifier>,
        /// Anything else.
        pub note: Option<Text>,
    }
    check = participants_are_named;
}

fn participants_are_named(group: &Participants, keys: &mut Keys<'_, '_>) {
    if group.role.is_none() && group.label.is_none() {
        keys.missing("role", &Shape::Words("an id of the vocabulary, or `label: …`"));
    }
}

words! {
    /// How exact a number is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Qualifier {
        /// More or less.
        About = "about",
        /// More than.
        Over = "over",
        /// Fewer than.
        Under = "under",
        /// This or more.
        AtLeast = "at_least",
        /// This or fewer.
        AtMost = "at_most",
    }
}

words! {
    /// What a figure counts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Unit {
        /// People, each once.
        People = "people",
        /// Attendances: one person may count more than once.
        Attendances = "attendances",
        /// Events.
        Events = "events",
        /// Per cent of `base`.
        Percent = "percent",
        /// Percentage points: a difference between two percentages.
        Pp = "pp",
        /// Points on a scale.
        Score = "score",
        /// Pounds.
        Currency = "currency",
    }
}

record! {
    /// A figure.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Metric {
        /// What was measured.
        pub label: Text = required,
        /// The figure.
        pub value: f64 = required,
        /// How exact it is.
        pub qualifier: Option<Qualifier>,
        /// What it counts.
        pub unit: Unit = required,
        /// How many people a percentage is of.
        pub base: Option<u32>,
        /// When: `2022–23`.
        pub period: Option<Text>,
        /// The figure before.
        pub baseline: Option<Baseline>,
        /// The figure hoped for.
        pub target: Option<f64>,
        /// Where it comes from.
        pub source: Option<Text>,
        /// What readers must know to read it rightly.
        pub note: Option<Text>,
        /// What it is made of, for a chart.
        pub parts: Vec<Part>,
    }
}

record! {
    /// A figure before a change.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Baseline {
        /// The figure.
        pub value: f64 = required,
        /// When.
        pub period: Option<Text>,
    }
}

record! {
    /// A part of a figure.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Part {
        /// What it is.
        pub label: Text = required,
        /// How much, in the figure's unit; `suppressed` where it could tell who somebody is.
        pub value: PartValue = required,
    }
}

/// How much a part is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PartValue {
    /// A number in the figure's unit.
    Number(f64),
    /// Known and not to be published: the number is not even in the file.
    Suppressed,
}

impl PartValue {
    /// The number, if it is given.
    pub fn number(self) -> Option<f64> {
        match self {
            PartValue::Number(number) => Some(number),
            PartValue::Suppressed => None,
        }
    }
}

impl Read for PartValue {
    type Out = PartValue;
    const SHAPE: Shape = Shape::NumberOr("suppressed");

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<PartValue> {
        match value {
            Value::Number(_) => f64::read(value, reader).map(PartValue::Number),
            Value::String(word) if word.trim() == "suppressed" => Some(PartValue::Suppressed),
            other => {
                reader.wrong_type(&Self::SHAPE, other);
                None
            }
        }
    }
}

record! {
    /// What was done in some months.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ScheduleEntry {
        /// Id of the vocabulary's phases.
        pub phase: Option<Id> = optional as Option<PhaseId>,
        /// What was done, if the phase does not say it.
        pub label: Option<Text>,
        /// First month: `March`, `2022-03` or a date.
        pub from: Month = required,
        /// Last month, if it is not the first.
        pub to: Option<Month>,
        /// Anything else.
        pub note: Option<Text>,
    }
    check = schedule_entry;
}

fn schedule_entry(entry: &ScheduleEntry, keys: &mut Keys<'_, '_>) {
    if entry.phase.is_none() && entry.label.is_none() {
        keys.missing("phase", &Shape::Words("an id of the vocabulary, or `label: …`"));
    }
    if let (Month::Dated(from), Some(Month::Dated(to))) = (entry.from, entry.to)
        && to.is_before(from)
    {
        let reader = keys.reader();
        let start = reader.within(Step::Key("from"), |reader| reader.span());
        let source = reader.source();
        let diagnostic = reader.within(Step::Key("to"), |reader| {
            reader.at_value(Code::EndsBeforeStart, format!("this ends in {to}, before it starts in {from}"))
        });
        reader.push(diagnostic.also(source, start, "starts here"));
    }
}

record! {
    /// How sure the results are.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Evidence {
        /// What sort of evidence it is, after the Office for Students' standards.
        pub kind: Option<EvidenceKind> = optional "type",
        /// What the work cost.
        pub cost: Option<Cost>,
        /// What it led to.
        pub outcome: Option<Outcome>,
        /// Anything else.
        pub note: Option<Text>,
    }
}

words! {
    /// What sort of evidence there is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum EvidenceKind {
        /// A coherent account of what was done and why it should work.
        Narrative = "narrative",
        /// Figures that changed alongside the work.
        Empirical = "empirical",
        /// A comparison that shows that the work was the cause.
        Causal = "causal",
    }
}

words! {
    /// What the work cost.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Cost {
        /// Little.
        Low = "low",
        /// A moderate sum.
        Medium = "medium",
        /// Much.
        High = "high",
        /// The source does not say.
        NotStated = "not_stated",
    }
}

words! {
    /// What the work led to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Outcome {
        /// It did what was hoped for.
        Positive = "positive",
        /// It did so in part, or for some.
        Mixed = "mixed",
        /// It changed nothing that could be measured.
        Null = "null",
        /// It did harm.
        Negative = "negative",
        /// Nobody has judged it.
        NotRated = "not_rated",
    }
    empty = Null;
}

record! {
    /// Something that was hard.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Challenge {
        /// What was hard.
        pub problem: Text = required,
        /// What was done about it.
        pub response: Option<Text>,
    }
}

record! {
    /// Something that was tried and did not work.
    #[derive(Clone, Debug, PartialEq)]
    pub struct DidNotWork {
        /// What was tried, and what became of it.
        pub what: Text = required,
        /// Why, as far as anybody knows.
        pub why: Option<Text>,
    }
}
