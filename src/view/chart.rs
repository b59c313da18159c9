//! Geometry of the metrics' charts. Every chart starts from zero, coordinates have two decimals, and the
//! same numbers stand as text in its bars, so that a table beside it says the same.

use super::context::Cx;
use super::metrics;
use super::quantity;
use super::types::{BarView, ChartView};
use crate::model::{Published, Shown, Unit};

/// Width of every chart in units of its `viewBox`.
const WIDTH: f64 = 400.0;
/// Height of a bar that is compared with others.
const BAR: f64 = 24.0;
/// Space between two of them.
const GAP: f64 = 12.0;
/// Height of the one bar in parts.
const STACK: f64 = 28.0;

/// Bars and chart of a metric: its parts if there are two or more, else its baseline, value and target if
/// there is something to compare. None where a number is not finite, or the figure itself is withheld.
pub(super) fn chart(cx: &Cx<'_>, metric: &Published<'_>, id: String) -> Option<(Vec<BarView>, ChartView)> {
    let value = metric.value.number();
    let baseline = metric.baseline.and_then(|(then, _)| then.number());
    let parts = metric.parts.iter().filter_map(|(_, part)| part.number());
    if [value, metric.target, baseline].into_iter().flatten().chain(parts).any(|number| !number.is_finite()) {
        return None;
    }
    let (kind, bars, height) = if metric.parts.len() > 1 {
        ("parts", stack(cx, metric)?, STACK)
    } else {
        let bars = compare(cx, metric)?;
        let height = bars.last().map_or(0.0, |bar| bar.y + bar.height);
        ("compare", bars, height)
    };
    let description = describe(cx, metric, kind == "parts");
    Some((bars, ChartView { kind, id, width: WIDTH, height, description }))
}

/// What is compared, in order: role, label, number, whether the metric's qualifier holds for it. Nothing where the figure
/// is withheld: there is nothing to compare with.
fn compared(cx: &Cx<'_>, metric: &Published<'_>) -> Vec<(&'static str, String, f64, bool)> {
    let Some(value) = metric.value.number() else { return Vec::new() };
    let period = |text: Option<&str>, key: &str| cx.maybe(text).unwrap_or_else(|| cx.say(key, &[]));
    let then = metric.baseline.and_then(|(_, period)| period);
    let now = metric.period;
    let (then, now) = if then == now { (None, None) } else { (then, now) };
    let mut rows = Vec::new();
    if let Some(baseline) = metric.baseline.and_then(|(shown, _)| shown.number()) {
        rows.push(("baseline", period(then, "metric_baseline"), baseline, false));
    }
    rows.push(("value", period(now, "metric_value"), value, true));
    if let Some(target) = metric.target {
        rows.push(("target", cx.say("metric_target", &[]), target, false));
    }
    rows
}

/// Bars below each other on one scale. Negative numbers reach to the other side of zero; percentages from
/// 0 to 100 have the whole hundred as their scale.
fn compare(cx: &Cx<'_>, metric: &Published<'_>) -> Option<Vec<BarView>> {
    let rows = compared(cx, metric);
    if rows.len() < 2 {
        return None;
    }
    let low = rows.iter().map(|row| row.2).fold(0.0, f64::min);
    let mut high = rows.iter().map(|row| row.2).fold(0.0, f64::max);
    if metric.unit == Unit::Percent && low >= 0.0 && high <= 100.0 {
        high = 100.0;
    }
    let scale = |number: f64| scaled(number - low, high - low);
    let bars = rows.into_iter().zip(1_u32..).map(|((role, label, number, own), index)| {
        let (start, end) = (scale(number.min(0.0)), scale(number.max(0.0)));
        let text = quantity::short(cx, metric.unit, number);
        BarView {
            label,
            text: quantity::qualified(cx, metric.qualifier.filter(|_| own), &text),
            x: start,
            y: rounded((BAR + GAP) * f64::from(index - 1)),
            width: rounded(end - start),
            height: BAR,
            role,
            index,
        }
    });
    Some(bars.collect())
}

/// One bar in parts that fill it together; a part below zero has no width. Where parts are withheld, those that are shown
/// stand together at the beginning, on the scale of the whole: the rest of the bar tells no more than the numbers do.
fn stack(cx: &Cx<'_>, metric: &Published<'_>) -> Option<Vec<BarView>> {
    let size = |shown: &Shown| shown.number().map_or(0.0, |number| number.max(0.0));
    let sum: f64 = metric.parts.iter().map(|(_, part)| size(part)).sum();
    let whole = match metric.unit {
        _ if metric.parts.iter().all(|(_, part)| part.number().is_some()) => sum,
        Unit::Percent => sum.max(100.0),
        _ => sum.max(metric.value.number().unwrap_or(0.0)),
    };
    if sum <= 0.0 || !whole.is_finite() {
        return None;
    }
    let mut before = 0.0;
    let bars = metric.parts.iter().zip(1_u32..).map(|((label, part), index)| {
        let x = scaled(before, whole);
        before += size(part);
        let text = match part {
            Shown::Number(number) => quantity::short(cx, metric.unit, *number),
            Shown::Withheld(why) => metrics::withheld(cx, *why),
        };
        BarView {
            label: cx.words(label),
            text,
            x,
            y: 0.0,
            width: rounded(scaled(before, whole) - x),
            height: STACK,
            role: "part",
            index,
        }
    });
    Some(bars.collect())
}

/// A sentence for those who do not see the chart: "2014–15: 11.2 percentage points; 2017–18: 3.1 percentage points".
fn describe(cx: &Cx<'_>, metric: &Published<'_>, parts: bool) -> String {
    let amount = |number: f64| quantity::amount(cx, metric.unit, number);
    let points: Vec<(String, String)> = if parts {
        metric.parts.iter().map(|(label, part)| (cx.words(label), metrics::amount(cx, metric.unit, *part))).collect()
    } else {
        let qualified =
            |number: f64, own: bool| quantity::qualified(cx, metric.qualifier.filter(|_| own), &amount(number));
        compared(cx, metric).into_iter().map(|(_, label, number, own)| (label, qualified(number, own))).collect()
    };
    let mut sentence = String::new();
    for (label, amount) in points {
        let point = cx.say("chart_point", &[("label", label.as_str().into()), ("amount", amount.as_str().into())]);
        sentence = if sentence.is_empty() {
            point
        } else {
            cx.say("chart_next", &[("before", sentence.as_str().into()), ("next", point.as_str().into())])
        };
    }
    sentence
}

/// `part` of `whole` as a length on the chart; 0 where there is no whole.
fn scaled(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { rounded((part / whole).clamp(0.0, 1.0) * WIDTH) } else { 0.0 }
}

/// Two decimals.
fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
