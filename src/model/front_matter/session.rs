//! Sessions: workshops and talks with a time, presenters, an agenda and a quiz.

use super::{Id, PersonRef, Somebody, Text};
use crate::diagnostic::Code;
use crate::model::DateTime;
use crate::model::reading::{Keys, PageName, TimeZone, record, words};
use crate::yaml::Step;

record! {
    /// A session.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct Session {
        /// Local date and time of the beginning: `2021-03-16 10:10`.
        pub start: DateTime = required,
        /// Local date and time of the end.
        pub end: DateTime = required,
        /// IANA time zone of both, if it is not the site's: `Europe/London`.
        pub timezone: Option<Text> = optional as Option<TimeZone>,
        /// What readers should know about the date, such as that the source does not give the year.
        pub date_note: Option<Text>,
        /// Who leads it.
        pub presenters: Vec<PersonRef> = required as Vec<Somebody>,
        /// Its code in the programme.
        pub code: Option<Text>,
        /// Its strand in the programme.
        pub strand: Option<Text>,
        /// What happens in it, in order.
        pub agenda: Vec<AgendaItem>,
        /// Statements to judge true or false.
        pub quiz: Vec<QuizItem>,
        /// Templates that participants take away, as ids of pages.
        pub outcomes: Vec<Id> = optional as Vec<PageName>,
        /// What it is about.
        pub topics: Vec<Text>,
    }
    check = ends_after_start;
}

fn ends_after_start(session: &Session, keys: &mut Keys<'_, '_>) {
    let unread = DateTime::default();
    if session.end == unread || session.end >= session.start {
        return;
    }
    let reader = keys.reader();
    let source = reader.source();
    let place = reader.within(Step::Key("start"), |reader| reader.span());
    let message = "this session ends before it starts";
    let diagnostic = reader.within(Step::Key("end"), |reader| reader.at_value(Code::EndsBeforeStart, message));
    reader.push(diagnostic.also(source, place, "starts here"));
}

record! {
    /// One part of a session.
    #[derive(Clone, Debug, PartialEq)]
    pub struct AgendaItem {
        /// What sort of part.
        pub kind: AgendaKind = required "type",
        /// What it is called.
        pub title: Text = required,
        /// How long it takes.
        pub minutes: Option<u32>,
        /// Anything else.
        pub note: Option<Text>,
    }
}

words! {
    /// What sort of part of a session.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum AgendaKind {
        /// Participants do something.
        Activity = "activity",
        /// Participants talk.
        Discussion = "discussion",
        /// It is brought to an end.
        Conclusion = "conclusion",
    }
}

record! {
    /// A statement to judge.
    #[derive(Clone, Debug, PartialEq)]
    pub struct QuizItem {
        /// The statement.
        pub statement: Text = required,
        /// Whether it is true.
        pub answer: bool = required,
        /// Why.
        pub explanation: Text = required,
    }
}
