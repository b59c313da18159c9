//! `own` of the kinds of content: one view for each.

use serde::Serialize;

use super::*;

/// `own` of a case study.
#[derive(Clone, Debug, Serialize)]
pub struct CaseStudyView {
    pub institution: LinkView,
    pub context: String,
    pub started: Option<DateView>,
    pub participants: Vec<ParticipantsView>,
    /// How counts of people are rounded, where the build does it and somebody was counted.
    pub rounding: Option<String>,
    pub metrics: Vec<MetricView>,
    pub schedule: Option<ScheduleView>,
    pub evidence: Option<EvidenceView>,
    pub challenges: Vec<ChallengeView>,
    pub did_not_work: Vec<DidNotWorkView>,
    /// "What did not work: 2", where there is something.
    pub did_not_work_count: Option<String>,
    pub outputs: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ParticipantsView {
    pub label: String,
    pub href: Option<String>,
    /// "about 180", formatted with its qualifier; absent when no number is known.
    pub count: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MetricView {
    pub label: String,
    /// "3.1", in the page's numerals; where no number is published, the words that say so.
    pub number: String,
    /// Whether no number is published.
    pub withheld: bool,
    /// "over", "about"; in the page's language.
    pub qualifier: Option<String>,
    /// What follows the number: "%", " percentage points", " people"; may be empty.
    pub unit: String,
    /// The whole as one phrase for headings and screen readers: "over 180 people".
    pub phrase: String,
    /// How many the percentage or average is of: "51".
    pub base: Option<String>,
    pub period: Option<String>,
    /// "11.2 percentage points", formatted.
    pub baseline: Option<String>,
    pub baseline_period: Option<String>,
    pub target: Option<String>,
    /// "down 8.1 percentage points": change from baseline, in words.
    pub change: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
    /// Rows of the data table and the chart's bars; empty when there is nothing to compare.
    pub bars: Vec<BarView>,
    /// `compare` (baseline, value, target: bars below each other) or `parts` (one bar in parts); absent without bars.
    pub chart: Option<ChartView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BarView {
    pub label: String,
    /// "11.2 pp"
    pub text: String,
    /// Units of the chart's `viewBox`.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// `baseline`, `value`, `target` or `part`.
    pub role: &'static str,
    /// 1, 2, 3 ... for patterns and colours of parts.
    pub index: u32,
    /// In per cent of the chart's width from its left edge, for charts whose words are not stretched; mirrored already where
    /// the page is.
    pub left: f64,
    /// Width in the same.
    pub share: f64,
    /// Where its number stands in the chart; absent where there is no room for it.
    pub mark: Option<BarMarkView>,
    /// `d` of the texture in a tile of 8 by 8, so that no bar is known by its colour alone; absent for plain ones.
    pub texture: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BarMarkView {
    /// In per cent from the left edge.
    pub at: f64,
    /// Pixels to the right of that.
    pub by: f64,
    /// `start`, `middle` or `end`: `text-anchor` in the page's direction.
    pub anchor: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    pub kind: &'static str,
    /// Unique on the page, for `aria-labelledby`.
    pub id: String,
    /// `viewBox` is `0 0 width height`.
    pub width: f64,
    pub height: f64,
    /// Sentence for `<desc>`: "11.2 pp in 2014-15, 3.1 pp in 2017-18".
    pub description: String,
    /// What the chart shows in a few words, where the figure does not say it already: "Largest part: Great (92%)".
    pub findings: Vec<String>,
    /// Label, change, findings and description: what somebody hears who does not see it.
    pub alternative: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ScheduleView {
    /// "6 entries, March to January. 1 of them overlaps an earlier one."
    pub description: String,
    pub entries: Vec<ScheduleEntryView>,
    /// Column headings, from the first to the last: `short` ("Mar") and `long` ("March"). A schedule of more than
    /// 36 months has wider columns: `short` is the year above its first column and else empty, `long` says what
    /// the column covers.
    pub months: Vec<MonthView>,
    pub note: Option<String>,
    /// Months that no entry covers, "February, April"; absent when there is none.
    pub gaps: Option<String>,
    /// The schedule runs into the next calendar year.
    pub crosses_year: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    pub short: String,
    pub long: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ScheduleEntryView {
    pub label: String,
    /// Address of the phase's page.
    pub phase: Option<LinkView>,
    pub note: Option<String>,
    /// "March to April"
    pub when: String,
    /// First column it covers, from 1, and how many.
    pub from: u32,
    pub span: u32,
    /// Overlaps the entry before it.
    pub overlaps: bool,
    /// Labels of the other entries that it overlaps.
    pub at_once: Option<String>,
    /// First and last month or day in words: "March", "April".
    pub start: String,
    pub end: String,
    /// How many months it touches.
    pub months: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// In words: "Narrative"; absent when not given.
    pub kind: Option<String>,
    pub cost: Option<String>,
    pub outcome: Option<String>,
    pub note: Option<String>,
    /// Pages of case studies with the same `kind`, `cost` and `outcome`.
    pub kind_href: Option<String>,
    pub cost_href: Option<String>,
    pub outcome_href: Option<String>,
    /// What each of the words says, and what it does not.
    pub meanings: Vec<MeaningView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MeaningView {
    pub word: String,
    pub meaning: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DidNotWorkView {
    pub what: String,
    pub why: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChallengeView {
    pub problem: String,
    pub response: Option<String>,
}

/// `own` of a toolkit.
#[derive(Clone, Debug, Serialize)]
pub struct ToolkitView {
    pub sections: Vec<CardView>,
    pub contributors: Vec<PersonView>,
    /// Templates, reflective resources and goals that the sections link to.
    pub resources: Vec<CardView>,
    /// Address of the page that has all of it; empty where there is none.
    pub print: String,
}

/// `own` of a whole toolkit on one page.
#[derive(Clone, Debug, Serialize)]
pub struct WholeToolkitView {
    pub toolkit: LinkView,
    /// The sections with their places on this page.
    pub contents: Vec<PartView>,
    pub contributors: Vec<PersonView>,
}

/// A page as a part of another.
#[derive(Clone, Debug, Serialize)]
pub struct PartView {
    /// Where it begins on the page.
    pub id: String,
    pub title: String,
    /// Number of the section from 1; 0 for what comes before them.
    pub number: u32,
    pub count: u32,
}

/// `own` of a toolkit section.
#[derive(Clone, Debug, Serialize)]
pub struct ToolkitSectionView {
    pub toolkit: LinkView,
    /// Number within the toolkit, from 1.
    pub number: u32,
    pub count: u32,
    /// All sections of the toolkit.
    pub sections: Vec<CardView>,
    /// Templates, reflective resources and goals that this section links to.
    pub resources: Vec<CardView>,
}

/// `own` of a template.
#[derive(Clone, Debug, Serialize)]
pub struct TemplateView {
    pub purpose: String,
    pub fields: Vec<FieldView>,
    pub data_protection_note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    pub prompt: String,
    /// `text`, `long_text`, `date`, `choice`, `checkbox`, `email`
    pub kind: &'static str,
    pub options: Vec<String>,
    pub required: bool,
    pub help: Option<String>,
}

/// `own` of a reflective resource.
#[derive(Clone, Debug, Serialize)]
pub struct ReflectiveView {
    pub columns: Vec<String>,
    pub rows: Vec<ReflectiveRowView>,
    pub prompts: Vec<AskedView>,
}

/// Something to answer that does not stand in the text.
#[derive(Clone, Debug, Serialize)]
pub struct AskedView {
    /// Unique on the page; the field's name in the page's documents.
    pub name: String,
    pub label: String,
    pub help: Option<String>,
    /// `long_text`, `text`, `date`
    pub kind: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReflectiveRowView {
    pub activity: String,
    pub cells: Vec<ReflectiveCellView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReflectiveCellView {
    /// Space to answer: nothing is given.
    pub space: bool,
    pub text: Option<String>,
    pub items: Vec<String>,
    /// "Planning your partnership: Reflections", for the answer's label.
    pub label: String,
    /// Unique on the page; the field's name in the page's documents.
    pub name: String,
}

/// `own` of a SMART goal.
#[derive(Clone, Debug, Serialize)]
pub struct SmartGoalView {
    pub goal: GoalView,
    /// Space for the reader's own: five parts, who is responsible, when it is reviewed.
    pub asked: Vec<AskedView>,
}

/// `own` of a session.
#[derive(Clone, Debug, Serialize)]
pub struct SessionView {
    /// "Tuesday 16 March 2021"
    pub day: String,
    /// "10:10"
    pub start: String,
    pub end: String,
    /// ISO 8601 with offset for `<time datetime>`.
    pub start_iso: String,
    pub end_iso: String,
    /// "Europe/London"
    pub timezone: String,
    pub minutes: u32,
    pub date_note: Option<String>,
    pub presenters: Vec<PersonView>,
    pub code: Option<String>,
    pub strand: Option<String>,
    pub agenda: Vec<AgendaView>,
    pub quiz: Vec<QuizView>,
    pub outcomes: Vec<CardView>,
    pub topics: Vec<String>,
    /// Space for notes.
    pub notes: AskedView,
}

#[derive(Clone, Debug, Serialize)]
pub struct AgendaView {
    /// `activity`, `discussion`, `conclusion`
    pub kind: &'static str,
    /// "Activity 1": numbered by kind where there is more than one.
    pub label: String,
    pub title: String,
    pub minutes: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct QuizView {
    /// Unique on the page; the field's name in the page's documents.
    pub name: String,
    pub statement: String,
    pub answer: bool,
    pub explanation: String,
}

/// `own` of a page with `statement:`; absent on other pages.
#[derive(Clone, Debug, Serialize)]
pub struct StatementView {
    pub prepared: DateView,
    pub reviewed: Option<DateView>,
    pub email: String,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub response: Option<String>,
    pub enforcement_name: String,
    pub enforcement_url: String,
    /// `full`, `partial`, `not_assessed`
    pub conformance: &'static str,
    pub issues: Vec<IssueView>,
    pub check: Option<CheckView>,
    pub tested_on: Option<DateView>,
    pub tested_by: Option<String>,
    pub tested_method: Option<String>,
    pub scope: Option<String>,
    pub technology: Vec<String>,
}

/// What the last recorded check says.
#[derive(Clone, Debug, Serialize)]
pub struct CheckView {
    /// When it was, and that a check cannot find everything: one sentence or two, whether or not it found something.
    pub said: String,
    /// Between the names of pages.
    pub comma: &'static str,
    /// What it found, the sort of barrier that the most readers meet first.
    pub found: Vec<FoundView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FoundView {
    /// "Images without a text alternative: 3"
    pub text: String,
    /// Pages that have it, in order of their titles.
    pub pages: Vec<LinkView>,
    /// Why it stays for now.
    pub reason: Option<String>,
    pub until: Option<DateView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct IssueView {
    pub problem: String,
    pub reason: Option<String>,
    pub alternative: Option<String>,
    pub fix_by: Option<DateView>,
}
