//! A SMART goal in its five parts. Words stay the author's; numbers and dates are formatted.

use super::context::Cx;
use super::quantity;
use super::types::{GoalView, MeasurableView, TimeBoundView};
use crate::model::{SmartGoal, When};

/// View of a goal with its page's title, ready to print, and address.
pub fn goal(cx: &Cx<'_>, title: String, href: String, goal: &SmartGoal) -> GoalView {
    let measurable = &goal.measurable;
    let unit = measurable.unit.as_deref();
    let (due, due_iso) = when(cx, &goal.time_bound.due);
    let (start, start_iso) = goal.time_bound.start.as_ref().map(|start| when(cx, start)).unzip();
    GoalView {
        title,
        href,
        specific: cx.words(&goal.specific),
        measurable: MeasurableView {
            target: quantity::of_goal(cx, &measurable.target, unit),
            baseline: measurable.baseline.as_ref().map(|baseline| quantity::of_goal(cx, baseline, unit)),
            method: cx.words(&measurable.method),
        },
        achievable: cx.words(&goal.achievable),
        relevant: cx.words(&goal.relevant),
        time_bound: TimeBoundView { start, start_iso: start_iso.flatten(), due, due_iso },
        statement: cx.maybe(goal.statement.as_deref()),
        examples: cx.all(&goal.examples),
    }
}

fn when(cx: &Cx<'_>, when: &When) -> (String, Option<String>) {
    match when {
        When::Words(words) => (cx.words(words), None),
        When::Date(date) => (cx.locale.date(*date), Some(date.to_string())),
    }
}
