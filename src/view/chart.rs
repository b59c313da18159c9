//! Geometry of the metrics' charts. Every chart starts from zero, coordinates have two decimals, and the
//! same numbers stand as text in its bars, so that a table beside it says the same.

use super::context::Cx;
use super::lettering;
use super::metrics;
use super::quantity;
use super::types::{BarMarkView, BarView, ChartView};
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
    let findings = findings(cx, metric, kind == "parts");
    let mut sentences = vec![cx.words(metric.label)];
    sentences.extend(metrics::change(cx, metric));
    sentences.extend(findings.iter().cloned());
    sentences.push(description.clone());
    let alternative = sentences.join(". ");
    Some((bars, ChartView { kind, id, width: WIDTH, height, description, findings, alternative }))
}

/// What is not said beside the chart: which part is the largest, how far the figure is from its target.
fn findings(cx: &Cx<'_>, metric: &Published<'_>, parts: bool) -> Vec<String> {
    if parts {
        let known: Option<Vec<(&str, f64)>> =
            metric.parts.iter().map(|(label, part)| Some((&**label, part.number()?))).collect();
        let Some(known) = known else { return Vec::new() };
        let most = known.iter().map(|(_, number)| *number).fold(f64::NEG_INFINITY, f64::max);
        let mut largest = known.iter().filter(|(_, number)| *number == most);
        let (Some((label, number)), None) = (largest.next(), largest.next()) else { return Vec::new() };
        let (label, amount) = (cx.words(label), quantity::short(cx, metric.unit, *number));
        return vec![cx.say("chart_largest", &[("label", label.as_str().into()), ("amount", amount.as_str().into())])];
    }
    // "Over 180" is neither above nor below 190.
    let (Some(value), Some(target), None) = (metric.value.number(), metric.target, metric.qualifier) else {
        return Vec::new();
    };
    let apart = metrics::thousandths(value) - metrics::thousandths(target);
    if apart == 0.0 {
        return vec![cx.say("chart_on_target", &[])];
    }
    let unit = if metric.unit == Unit::Percent { Unit::Pp } else { metric.unit };
    let amount = quantity::amount(cx, unit, apart.abs() / 1000.0);
    let key = if apart < 0.0 { "chart_below_target" } else { "chart_above_target" };
    vec![cx.say(key, &[("amount", amount.as_str().into())])]
}

/// Textures of the parts after the first, in tiles of 8 by 8: strokes, dots, lines, strokes the other way, upright lines.
const TEXTURES: [&str; 5] =
    ["M-2 2l4-4M0 8l8-8M6 10l4-4", "M2 2h.01M6 6h.01", "M0 4h8", "M-2 6l4 4M0 0l8 8M6-2l4 4", "M4 0v8"];

/// The texture of a bar; the parts beside it have others.
fn texture(role: &str, index: u32) -> Option<&'static str> {
    let number = match role {
        "baseline" => 0,
        // Every sixth part is plain, as the first.
        "part" => ((index as usize + TEXTURES.len()) % (TEXTURES.len() + 1)).checked_sub(1)?,
        _ => return None,
    };
    TEXTURES.get(number).copied()
}

/// Width in pixels of a chart on the narrowest screen.
const NARROW: f64 = 250.0;
/// Size of numbers in a chart, and room beside them.
const NUMBER: f64 = 14.0;
const BESIDE: f64 = 8.0;

/// Where the number of a bar stands: in the middle of a part; beyond the end of another bar, or inside it at its end;
/// nowhere, where that has no room on a narrow screen. `start` and `end` are shares of the chart's width, 0 to 1.
fn mark(text: &str, role: &str, (start, end): (f64, f64), rtl: bool) -> Option<BarMarkView> {
    let need = lettering::width(text) * NUMBER + 2.0 * BESIDE;
    let at = |share: f64| percent(if rtl { 1.0 - share } else { share });
    let by = |by: f64| if rtl { -by } else { by };
    let inside = (end - start) * NARROW >= need;
    if role == "part" {
        return inside.then(|| BarMarkView { at: at((start + end) / 2.0), by: 0.0, anchor: "middle" });
    }
    if (1.0 - end) * NARROW >= need {
        return Some(BarMarkView { at: at(end), by: by(BESIDE), anchor: "start" });
    }
    inside.then(|| BarMarkView { at: at(end), by: by(-BESIDE), anchor: "end" })
}

/// A bar on the page, from its place in units of the `viewBox`: x, y, width, height.
fn bar(cx: &Cx<'_>, role: &'static str, index: u32, (label, text): (String, String), place: [f64; 4]) -> BarView {
    let [x, y, width, height] = place;
    let rtl = cx.lang.dir() == "rtl";
    let (start, end) = (x / WIDTH, (x + width) / WIDTH);
    BarView {
        mark: mark(&text, role, (start, end), rtl),
        label,
        text,
        x,
        y,
        width,
        height,
        role,
        index,
        left: percent(if rtl { 1.0 - end } else { start }),
        share: percent(width / WIDTH),
        texture: texture(role, index),
    }
}

/// Hundredths with two decimals.
fn percent(share: f64) -> f64 {
    rounded(share * 100.0)
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
        let text = quantity::qualified(cx, metric.qualifier.filter(|_| own), &text);
        let y = rounded((BAR + GAP) * f64::from(index - 1));
        bar(cx, role, index, (label, text), [start, y, rounded(end - start), BAR])
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
        let width = rounded(scaled(before, whole) - x);
        bar(cx, "part", index, (cx.words(label), text), [x, 0.0, width, STACK])
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
