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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::model::{Baseline, Part};
    use crate::view::testing::World;

    fn metric(value: f64, unit: Unit) -> Metric {
        Metric {
            label: "Figure".into(),
            value,
            qualifier: None,
            unit,
            base: None,
            period: None,
            baseline: None,
            target: None,
            source: None,
            note: None,
            parts: Vec::new(),
        }
    }

    fn gap() -> Metric {
        let baseline = Baseline { value: 11.2, period: Some("2014–15".into()) };
        Metric { period: Some("2017–18".into()), baseline: Some(baseline), ..metric(3.1, Unit::Pp) }
    }

    fn view(lang: &str, metric: Metric) -> MetricView {
        metrics(&World::new(lang).cx(), &[metric]).pop().unwrap()
    }

    #[test]
    fn a_gap_closes_by_percentage_points() {
        let view = view("en", gap());
        assert_eq!((view.number.as_str(), view.unit.as_str()), ("3.1", " percentage points"));
        assert_eq!(view.phrase, "3.1 percentage points");
        assert_eq!(view.baseline.as_deref(), Some("11.2 percentage points"));
        assert_eq!(view.change.as_deref(), Some("down 8.1 percentage points"));
        let chart = view.chart.unwrap();
        assert_eq!(
            (chart.kind, chart.id.as_str(), chart.width, chart.height),
            ("compare", "metric-chart-1", 400.0, 60.0)
        );
        assert_eq!(chart.description, "2014–15: 11.2 percentage points; 2017–18: 3.1 percentage points");
        let bars: Vec<_> = view.bars.iter().map(|bar| (bar.role, &*bar.label, &*bar.text, bar.x, bar.width)).collect();
        let expected = [("baseline", "2014–15", "11.2 pp", 0.0, 400.0), ("value", "2017–18", "3.1 pp", 0.0, 110.71)];
        assert_eq!(bars, expected);
    }

    #[test]
    fn the_difference_of_percentages_is_never_a_percentage() {
        let baseline = Baseline { value: 70.0, period: None };
        let view = view("en", Metric { baseline: Some(baseline), target: Some(80.0), ..metric(75.5, Unit::Percent) });
        assert_eq!(view.phrase, "75.5%");
        assert_eq!(view.change.as_deref(), Some("up 5.5 percentage points"));
        let bars: Vec<_> = view.bars.iter().map(|bar| (&*bar.label, bar.width, bar.y)).collect();
        let words = ["metric_baseline", "metric_value", "metric_target"].map(|key| World::new("en").cx().say(key, &[]));
        assert_eq!(bars, [(&*words[0], 280.0, 0.0), (&*words[1], 302.0, 36.0), (&*words[2], 320.0, 72.0)]);
    }

    #[test]
    fn a_split_without_base_stays_without() {
        let part = |label: &str, value| Part { label: label.into(), value };
        let split = Metric {
            note: Some("The source does not say how many.".into()),
            parts: vec![part("Great", 92.0), part("OK", 8.0)],
            ..metric(92.0, Unit::Percent)
        };
        let view = view("en", split);
        assert_eq!(view.base, None);
        assert_eq!(view.change, None);
        assert_eq!(view.note.as_deref(), Some("The source does not say how many."));
        let chart = view.chart.unwrap();
        assert_eq!((chart.kind, chart.height), ("parts", 28.0));
        assert_eq!(chart.description, "Great: 92%; OK: 8%");
        let bars: Vec<_> = view.bars.iter().map(|bar| (&*bar.text, bar.x, bar.width, bar.index)).collect();
        assert_eq!(bars, [("92%", 0.0, 368.0, 1), ("8%", 368.0, 32.0, 2)]);
    }

    #[test]
    fn qualifiers_are_said_and_change_nothing() {
        let over = Metric { qualifier: Some(Qualifier::Over), ..metric(180.0, Unit::People) };
        let view = view("en", Metric { baseline: Some(Baseline { value: 100.0, period: None }), ..over });
        assert_eq!(view.qualifier.as_deref(), Some("over"));
        assert_eq!(view.phrase, "over 180 people");
        assert_eq!(view.change, None, "over 180 less 100 is not known");
    }

    #[test]
    fn about_holds_for_the_change_too() {
        let about = Metric { qualifier: Some(Qualifier::About), ..metric(180.0, Unit::People) };
        let view = view("en", Metric { baseline: Some(Baseline { value: 100.0, period: None }), ..about });
        assert_eq!(view.change.as_deref(), Some("up about 80 people"));
        assert_eq!(view.bars[1].text, "about 180 people");
        assert_eq!(view.bars[0].text, "100 people");
    }

    #[test]
    fn numbers_and_plurals_follow_the_language() {
        assert_eq!(view("en", metric(1.0, Unit::People)).phrase, "1 person");
        assert_eq!(view("en", metric(12_345.0, Unit::Attendances)).phrase, "12,345 attendances");
        let welsh = |number: f64| view("cy", metric(number, Unit::People)).phrase;
        assert_ne!(welsh(2.0).trim_start_matches('2'), welsh(3.0).trim_start_matches('3'));
        assert!(view("cy", gap()).change.unwrap().contains("8.1"));
        let arabic = view("ar", gap());
        assert_eq!(arabic.phrase, "3.1 نقطة مئوية", "a number with decimals is \"other\", not \"few\"");
        for message in [welsh(0.0), arabic.phrase, arabic.chart.unwrap().description] {
            assert!(!message.contains('⟨'), "{message}");
        }
    }

    #[test]
    fn negative_numbers_reach_to_the_other_side_of_zero() {
        let view =
            view("en", Metric { baseline: Some(Baseline { value: 3.0, period: None }), ..metric(-1.0, Unit::Pp) });
        let bars: Vec<_> = view.bars.iter().map(|bar| (bar.x, bar.width)).collect();
        assert_eq!(bars, [(100.0, 300.0), (0.0, 100.0)]);
        assert_eq!(view.change.as_deref(), Some("down 4 percentage points"));
    }

    #[test]
    fn nothing_is_drawn_of_what_cannot_be() {
        for value in [f64::NAN, f64::INFINITY] {
            let view = view("en", Metric { target: Some(value), ..metric(1.0, Unit::Score) });
            assert!(view.chart.is_none() && view.bars.is_empty());
        }
        let alone = view("en", metric(51.0, Unit::People));
        assert!(alone.chart.is_none() && alone.bars.is_empty());
        let part = |value| Part { label: "Part".into(), value };
        assert!(
            view("en", Metric { parts: vec![part(0.0), part(-2.0)], ..metric(0.0, Unit::Percent) }).chart.is_none()
        );
        let zero = view("en", Metric { target: Some(0.0), ..metric(0.0, Unit::People) });
        assert!(zero.bars.iter().all(|bar| bar.width == 0.0 && bar.x == 0.0));
    }
}
