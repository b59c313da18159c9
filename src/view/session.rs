//! A session's time, people, agenda, quiz and outcomes. Local times get the offset that their zone had on
//! that day, from the zone database that the binary carries, never from the machine.

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::context::Cx;
use super::person::person;
use super::types::{AgendaView, CardView, QuizView, SessionView};
use crate::document::PageId;
use crate::model::{AgendaItem, AgendaKind, DateTime, Session};
use crate::resolve::PageIndex;
use crate::theme::Argument;

/// View of a session. `card` makes the card of a page that is among its outcomes.
pub fn session(cx: &Cx<'_>, session: &Session, card: &dyn Fn(PageIndex) -> CardView) -> SessionView {
    let name = session.timezone.as_deref().unwrap_or(&cx.data().config.timezone);
    let zone = TimeZone::get(name).ok();
    let outcomes = session.outcomes.iter().filter_map(|id| cx.site.find(&PageId((**id).into()), cx.lang));
    let quiz = session.quiz.iter().map(|item| QuizView {
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
