//! Metrics as numbers, phrases and charts. Only what the author gives is shown: no base is invented, no
//! relative change is worked out, and the difference of two percentages is percentage points, never a percentage.

use super::chart;
use super::context::Cx;
use super::quantity;
use super::types::MetricView;
use crate::model::{Metric, Qualifier, Unit};

/// Views of a page's `metrics`. Their charts have the ids `metric-chart-1` and so on.
pub fn metrics(cx: &Cx<'_>, metrics: &[Metric]) -> Vec<MetricView> {
    let id = |index: usize| format!("metric-chart-{}", index + 1);
    metrics.iter().enumerate().map(|(index, metric)| view(cx, metric, id(index))).collect()
}

fn view(cx: &Cx<'_>, metric: &Metric, id: String) -> MetricView {
    let amount = |value: f64| quantity::amount(cx, metric.unit, value);
    let (bars, chart) = chart::chart(cx, metric, id).unzip();
    let baseline = metric.baseline.as_ref();
    MetricView {
        label: cx.words(&metric.label),
        number: cx.locale.number(metric.value),
        qualifier: metric.qualifier.map(|qualifier| quantity::qualifier(cx, qualifier)),
        unit: quantity::unit(cx, metric.unit, metric.value),
        phrase: quantity::qualified(cx, metric.qualifier, &amount(metric.value)),
        base: metric.base.map(|base| cx.locale.number(base.into())),
        period: cx.maybe(metric.period.as_deref()),
        baseline: baseline.map(|baseline| amount(baseline.value)),
        baseline_period: baseline.and_then(|baseline| cx.maybe(baseline.period.as_deref())),
        target: metric.target.map(amount),
        change: change(cx, metric),
        source: cx.maybe(metric.source.as_deref()),
        note: cx.maybe(metric.note.as_deref()),
        bars: bars.unwrap_or_default(),
        chart,
    }
}

/// "down 8.1 percentage points". "About" carries over to the change; any other qualifier leaves the change
/// unknown ("over 180" less 100 is no number), so nothing is said.
fn change(cx: &Cx<'_>, metric: &Metric) -> Option<String> {
    let baseline = metric.baseline.as_ref()?;
    if !matches!(metric.qualifier, None | Some(Qualifier::About)) {
        return None;
    }
    let difference = thousandths(metric.value) - thousandths(baseline.value);
    if !difference.is_finite() {
        return None;
    }
    if difference == 0.0 {
        return Some(cx.say("change_none", &[]));
    }
    let unit = if metric.unit == Unit::Percent { Unit::Pp } else { metric.unit };
    let amount = quantity::amount(cx, unit, difference.abs() / 1000.0);
    let amount = quantity::qualified(cx, metric.qualifier, &amount);
    let key = if difference < 0.0 { "change_down" } else { "change_up" };
    Some(cx.say(key, &[("amount", amount.as_str().into())]))
}

/// Whole thousandths, the precision that numbers are shown with: 11.2 - 3.1 is 8.1 and not 8.099999.
fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round()
}
