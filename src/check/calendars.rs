//! What is planned beside what the institution's calendars observe: a rest day, an observance, their eves and the days
//! after. What is over is a record of what was, and is not looked at.

use jiff::civil::Date;

use super::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{DateTime, Month, Observance, ObservanceKind, Own, Status, When};
use crate::yaml::FieldPath;

/// A time longer than this, in days, is looked at where it begins and where it ends: somebody who plans three months
/// knows that there are holidays in them.
const LONG: i32 = 7;

/// Something with a date: what it is, when, and where that is written.
struct Planned {
    what: &'static str,
    first: Date,
    last: Date,
    path: FieldPath<'static>,
}

/// How a date is to an observance.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    On,
    Eve,
    After,
}

/// A session, a goal's end or a part of a schedule on, or next to, a date of the calendars.
pub fn near_observance(page: &Page<'_>, found: &mut Diagnostics) {
    let calendars = &page.cx.site.data.calendars;
    if calendars.is_empty() || page.common().status == Status::Withdrawn {
        return;
    }
    for planned in planned(page) {
        if page.cx.today.is_some_and(|today| planned.last < today) {
            continue;
        }
        for observance in calendars.iter().filter(|one| one.kind != ObservanceKind::Term) {
            let Some((near, days)) = nearest(&planned, observance) else { continue };
            report(page, &planned, observance, (near, days), found);
        }
    }
}

/// The dates that are known to the day.
fn planned(page: &Page<'_>) -> Vec<Planned> {
    let mut all = Vec::new();
    match &page.document.front.own {
        Own::Session(own) if own.start != DateTime::default() => {
            let first = own.start.0.date();
            let last = if own.end < own.start { first } else { own.end.0.date() };
            add(&mut all, "this session is", (first, FieldPath::new().key("start")), (last, "end"));
        }
        Own::SmartGoal(own) => {
            let due = match own.time_bound.due {
                When::Date(due) if due.day.is_some() => due.first_day(),
                _ => None,
            };
            let path = || FieldPath::new().key("time_bound").key("due");
            all.extend(due.map(|due| Planned { what: "this goal is due", first: due, last: due, path: path() }));
        }
        Own::CaseStudy(own) => {
            for (number, entry) in own.schedule.iter().enumerate() {
                let day = |month: Month| match month {
                    Month::Dated(date) if date.day.is_some() => date.first_day(),
                    _ => None,
                };
                let path = FieldPath::new().key("schedule").index(number);
                match (day(entry.from), entry.to.map(day)) {
                    (Some(first), None) => add(&mut all, "this is", (first, path.key("from")), (first, "from")),
                    (Some(first), Some(Some(last))) if last >= first => {
                        add(&mut all, "this is", (first, path.key("from")), (last, "to"));
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
    all
}

/// Adds a time; a long one as its two ends. `last` has the key of the end beside that of the start.
fn add(all: &mut Vec<Planned>, what: &'static str, first: (Date, FieldPath<'static>), last: (Date, &'static str)) {
    let days = last.0.since(first.0).map_or(0, |span| span.get_days());
    let mut steps = FieldPath::new();
    for step in first.1.steps().iter().take(first.1.steps().len().saturating_sub(1)) {
        steps = match step {
            crate::yaml::Step::Key(key) => steps.key(key),
            crate::yaml::Step::Index(index) => steps.index(*index),
        };
    }
    let end = steps.key(last.1);
    if days > LONG {
        all.push(Planned { what, first: first.0, last: first.0, path: first.1 });
        all.push(Planned { what, first: last.0, last: last.0, path: end });
    } else {
        all.push(Planned { what, first: first.0, last: last.0, path: first.1 });
    }
}

/// The nearest time of an observance that what is planned meets or touches.
fn nearest(planned: &Planned, observance: &Observance) -> Option<(Near, (Date, Date))> {
    let relation = |(first, last): &(Date, Date)| {
        let touches = |a: Date, b: Date| a.tomorrow().is_ok_and(|next| next == b);
        if *first <= planned.last && planned.first <= *last {
            Some(Near::On)
        } else if touches(planned.last, *first) {
            Some(Near::Eve)
        } else if touches(*last, planned.first) {
            Some(Near::After)
        } else {
            None
        }
    };
    observance.days.iter().filter_map(|days| Some((relation(days)?, *days))).min_by_key(|(near, _)| *near)
}

fn report(
    page: &Page<'_>,
    planned: &Planned,
    observance: &Observance,
    (near, (first, last)): (Near, (Date, Date)),
    found: &mut Diagnostics,
) {
    let Planned { what, path, .. } = planned;
    let when = if planned.first == planned.last {
        format!("on {}", planned.first)
    } else {
        format!("from {} to {}", planned.first, planned.last)
    };
    let whole = if first == last { String::new() } else { format!(" ({first} to {last})") };
    let name = format!("“{}”{whole}", observance.name);
    let place = match near {
        Near::On if first == last => name,
        Near::On => format!("within {name}"),
        Near::Eve => format!("the eve of {name}"),
        Near::After => format!("the day after {name}"),
    };
    let rest = observance.kind == ObservanceKind::Rest;
    let (code, sort) = if rest { (Code::RestDay, ", a rest day") } else { (Code::CalendarDate, "") };
    let help = match (rest, near) {
        (true, Near::On) => "choose another day, or ask those who keep it; people who do cannot take part",
        (true, _) => {
            "ask those who keep it whether they can take part: some days of rest begin at sunset, and people travel"
        }
        (false, _) => "see whether it suits those whom you invite; there is nothing to mend if it does",
    };
    let message = format!("{what} {when}, {place}{sort}");
    let finding = page.at(code, message, path).also(observance.source, observance.span, "from this calendar");
    found.push(finding.help(help));
}
