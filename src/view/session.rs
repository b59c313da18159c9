//! A session's time, people, agenda, quiz and outcomes. Local times get the offset that their zone had on
//! that day, from the zone database that the binary carries, never from the machine.

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::context::Cx;
use super::names;
use super::person::person;
use super::types::{AgendaView, AskedView, CardView, QuizView, SessionView};
use crate::document::PageId;
use crate::model::{AgendaItem, AgendaKind, DateTime, Session};
use crate::resolve::PageIndex;
use crate::theme::Argument;

/// View of a session. `card` makes the card of a page that is among its outcomes.
pub fn session(cx: &Cx<'_>, session: &Session, card: &dyn Fn(PageIndex) -> CardView) -> SessionView {
    let name = session.timezone.as_deref().unwrap_or(&cx.data().config.timezone);
    let zone = TimeZone::get(name).ok();
    let outcomes = session.outcomes.iter().filter_map(|id| cx.site.find(&PageId((**id).into()), cx.lang));
    let quiz = session.quiz.iter().enumerate().map(|(number, item)| QuizView {
        name: names::quiz(number + 1),
        statement: cx.words(&item.statement),
        answer: item.answer,
        explanation: cx.words(&item.explanation),
    });
    SessionView {
        day: cx.locale.weekday_date(session.start),
        start: cx.locale.time(session.start),
        end: cx.locale.time(session.end),
        start_iso: iso(session.start, zone.as_ref()),
        end_iso: iso(session.end, zone.as_ref()),
        timezone: name.to_owned(),
        minutes: minutes(session.start, session.end, zone.as_ref()),
        date_note: cx.maybe(session.date_note.as_deref()),
        presenters: session.presenters.iter().map(|who| person(cx, who)).collect(),
        code: cx.maybe(session.code.as_deref()),
        strand: cx.maybe(session.strand.as_deref()),
        agenda: agenda(cx, &session.agenda),
        quiz: quiz.collect(),
        outcomes: outcomes.map(card).collect(),
        topics: cx.all(&session.topics),
        notes: AskedView {
            name: names::NOTES.to_owned(),
            label: cx.say("document_notes_ask", &[]),
            help: None,
            kind: "long_text",
        },
    }
}

/// "Activity 1", "Discussion 2", "Conclusion": numbered by kind where there is more than one of it.
fn agenda(cx: &Cx<'_>, items: &[AgendaItem]) -> Vec<AgendaView> {
    let same = |kind: AgendaKind, items: &[AgendaItem]| items.iter().filter(|item| item.kind == kind).count();
    let view = |(index, item): (usize, &AgendaItem)| {
        let kind = match item.kind {
            AgendaKind::Activity => "activity",
            AgendaKind::Discussion => "discussion",
            AgendaKind::Conclusion => "conclusion",
        };
        let word = cx.say(&format!("agenda_{kind}"), &[]);
        let label = if same(item.kind, items) > 1 {
            let number = cx.locale.number(same(item.kind, &items[..=index]) as f64);
            cx.say("agenda_numbered", &[("kind", word.as_str().into()), ("number", number.as_str().into())])
        } else {
            word
        };
        AgendaView {
            kind,
            label,
            title: cx.words(&item.title),
            minutes: item.minutes.map(|minutes| in_minutes(cx, minutes)),
            note: cx.maybe(item.note.as_deref()),
        }
    };
    items.iter().enumerate().map(view).collect()
}

/// "10 minutes".
fn in_minutes(cx: &Cx<'_>, minutes: u32) -> String {
    let number = cx.locale.number(minutes.into());
    cx.say("in_minutes", &[("n", Argument::Number(minutes.into())), ("number", number.as_str().into())])
}

fn zoned(time: DateTime, zone: Option<&TimeZone>) -> Option<Zoned> {
    time.0.to_zoned(zone?.clone()).ok()
}

/// `2021-03-16T10:10:00+00:00`; without offset where the zone is unknown (reported already).
fn iso(time: DateTime, zone: Option<&TimeZone>) -> String {
    match zoned(time, zone) {
        Some(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        None => time.0.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// Minutes that pass, a change of the clocks in between included; 0 if it ends before it starts.
fn minutes(start: DateTime, end: DateTime, zone: Option<&TimeZone>) -> u32 {
    let utc = TimeZone::UTC;
    let at = |time: DateTime| zoned(time, zone).or_else(|| zoned(time, Some(&utc)));
    let seconds =
        at(start).zip(at(end)).map(|(start, end)| end.timestamp().as_second() - start.timestamp().as_second());
    seconds.and_then(|seconds| u32::try_from(seconds / 60).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::model::{PersonRef, QuizItem};
    use crate::view::testing::World;

    fn at(text: &str) -> DateTime {
        DateTime(text.parse().unwrap())
    }

    fn workshop() -> Session {
        use AgendaKind::{Activity, Conclusion, Discussion};
        let item = |kind| AgendaItem { kind, title: "Title".into(), minutes: Some(1), note: None };
        Session {
            start: at("2021-03-16T10:10"),
            end: at("2021-03-16T11:10"),
            timezone: None,
            date_note: None,
            presenters: vec![PersonRef { name: Some("Dr Morag Duffin".into()), ..PersonRef::default() }],
            code: Some("C,CE&ES Group 1".into()),
            strand: None,
            agenda: [Activity, Discussion, Activity, Discussion, Conclusion].map(item).to_vec(),
            quiz: vec![QuizItem { statement: "S".into(), answer: true, explanation: "E".into() }],
            outcomes: vec!["case-studies/icea".into(), "templates/nowhere".into()],
            topics: Vec::new(),
        }
    }

    fn view(session_: Session, lang: &str) -> SessionView {
        let card = |index: PageIndex| CardView { title: format!("page {index}"), ..CardView::default() };
        session(&World::new(lang).cx(), &session_, &card)
    }

    #[test]
    fn a_session_has_its_local_time_with_offset() {
        let winter = view(workshop(), "en");
        assert_eq!(winter.day, "Tuesday, 16 March 2021");
        assert_eq!((winter.start.as_str(), winter.end.as_str()), ("10:10", "11:10"));
        assert_eq!(winter.start_iso, "2021-03-16T10:10:00+00:00");
        assert_eq!((winter.timezone.as_str(), winter.minutes), ("Europe/London", 60));
        let (start, end) = (at("2021-06-16T10:10"), at("2021-06-16T11:10"));
        let summer = view(Session { start, end, ..workshop() }, "en");
        assert_eq!(summer.end_iso, "2021-06-16T11:10:00+01:00");
        let elsewhere = view(Session { timezone: Some("Asia/Kolkata".into()), ..workshop() }, "en");
        assert_eq!(elsewhere.start_iso, "2021-03-16T10:10:00+05:30");
    }

    #[test]
    fn clocks_that_change_and_zones_that_do_not_exist() {
        let night = Session { start: at("2021-03-27T23:00"), end: at("2021-03-28T03:00"), ..workshop() };
        assert_eq!(view(night, "en").minutes, 180, "an hour is lost");
        let nowhere = Session { timezone: Some("Europe/Atlantis".into()), ..workshop() };
        let nowhere = view(nowhere, "en");
        assert_eq!((nowhere.start_iso.as_str(), nowhere.minutes), ("2021-03-16T10:10:00", 60));
        let backwards = Session { end: at("2021-03-16T09:00"), ..workshop() };
        assert_eq!(view(backwards, "en").minutes, 0);
    }

    #[test]
    fn agenda_items_are_numbered_by_kind() {
        let session = view(workshop(), "en");
        let labels: Vec<&str> = session.agenda.iter().map(|item| item.label.as_str()).collect();
        assert_eq!(labels, ["Activity 1", "Discussion 1", "Activity 2", "Discussion 2", "Conclusion"]);
        assert_eq!(session.agenda[0].minutes.as_deref(), Some("1 minute"));
        assert!(view(workshop(), "ar").agenda.iter().all(|item| !item.label.contains('⟨')));
    }

    #[test]
    fn outcomes_are_the_pages_that_exist() {
        let session = view(workshop(), "en");
        assert_eq!(session.outcomes.len(), 1);
        assert_eq!(session.outcomes[0].title, "page 0");
        assert_eq!(session.presenters[0].name, "Dr Morag Duffin");
    }
}
