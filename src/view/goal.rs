//! A SMART goal in its five parts. Words stay the author's; numbers and dates are formatted.

use super::context::Cx;
use super::metrics::amount;
use super::types::{AskedView, GoalView, MeasurableView, TimeBoundView};
use super::{names, quantity};
use crate::model::{SmartGoal, Unit, When};

/// View of a goal with its page's title, ready to print, and address.
pub fn goal(cx: &Cx<'_>, title: String, href: String, goal: &SmartGoal) -> GoalView {
    let measurable = &goal.measurable;
    let unit = measurable.unit.as_deref();
    let how = cx.data().config.disclosure();
    let (due, due_iso) = when(cx, &goal.time_bound.due);
    let (start, start_iso) = goal.time_bound.start.as_ref().map(|start| when(cx, start)).unzip();
    GoalView {
        title,
        href,
        specific: cx.words(&goal.specific),
        measurable: MeasurableView {
            target: quantity::of_goal(cx, &measurable.target, unit),
            baseline: measurable.baseline.as_ref().map(|then| match how.goal(then, unit) {
                Some(shown) => amount(cx, Unit::People, shown),
                None => quantity::of_goal(cx, then, unit),
            }),
            method: cx.words(&measurable.method),
        },
        achievable: cx.words(&goal.achievable),
        relevant: cx.words(&goal.relevant),
        time_bound: TimeBoundView { start, start_iso: start_iso.flatten(), due, due_iso },
        statement: cx.maybe(goal.statement.as_deref()),
        outcome: cx.maybe(goal.outcome.as_deref()),
        examples: cx.all(&goal.examples),
    }
}

/// Space for the reader's own goal: its five parts, who is responsible, when it is reviewed.
pub fn asked(cx: &Cx<'_>) -> Vec<AskedView> {
    let part = |part: &str| AskedView {
        name: names::own_goal(part),
        label: cx.say(&format!("goal_{part}"), &[]),
        help: Some(cx.say(&format!("document_goal_{part}"), &[])),
        kind: "long_text",
    };
    let mut asked = ["specific", "measurable", "achievable", "relevant", "time_bound"].map(part).to_vec();
    asked.push(AskedView {
        name: names::own_goal("owner"),
        label: cx.say("document_goal_owner", &[]),
        help: Some(cx.say("document_goal_owner_prompt", &[])),
        kind: "text",
    });
    asked.push(AskedView {
        name: names::own_goal("due"),
        label: cx.say("document_goal_review", &[]),
        help: None,
        kind: "date",
    });
    asked
}

fn when(cx: &Cx<'_>, when: &When) -> (String, Option<String>) {
    match when {
        When::Words(words) => (cx.words(words), None),
        When::Date(date) => (cx.locale.date(*date), Some(date.to_string())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::model::{Measurable, Quantity, TimeBound};
    use crate::view::testing::{World, date};

    fn selection(target: Quantity, unit: Option<&str>) -> GoalView {
        let of = SmartGoal {
            specific: "Choose fairly.".into(),
            measurable: Measurable { target, unit: unit.map(Into::into), baseline: None, method: "Count.".into() },
            achievable: "With the panels.".into(),
            relevant: "It fits.".into(),
            time_bound: TimeBound {
                start: Some(When::Words("Within two months".into())),
                due: When::Date(date("2027-06-30")),
            },
            statement: None,
            outcome: None,
            examples: Vec::new(),
        };
        goal(&World::new("en").cx(), "Goal".to_owned(), "/goals/selection/".to_owned(), &of)
    }

    #[test]
    fn targets_are_numbers_with_units_or_words() {
        assert_eq!(selection(Quantity::Number(25.0), Some("percent")).measurable.target, "25%");
        assert_eq!(selection(Quantity::Number(4.0), Some("panels")).measurable.target, "4 panels");
        assert_eq!(selection(Quantity::Number(4.5), None).measurable.target, "4.5");
        let words = Quantity::Words("20% more partners".into());
        assert_eq!(selection(words, Some("percent")).measurable.target, "20% more partners");
    }

    #[test]
    fn times_are_dates_or_words() {
        let time = selection(Quantity::Number(1.0), None).time_bound;
        assert_eq!((time.start.as_deref(), time.start_iso), (Some("Within two months"), None));
        assert_eq!((time.due.as_str(), time.due_iso.as_deref()), ("30 June 2027", Some("2027-06-30")));
    }
}
