//! Metrics as numbers, phrases and charts. Only what the author gives is shown: no base is invented, no
//! relative change is worked out, and the difference of two percentages is percentage points, never a percentage.
//!
//! [`metrics`] is the only place that sees the author's numbers: what is drawn and written comes from
//! [`Published`], rounded and suppressed where the site says so.

use super::chart;
use super::context::Cx;
use super::quantity;
use super::types::MetricView;
use crate::model::{DisclosureProfile, Metric, Published, Qualifier, Shown, Unit, Withheld};

/// Views of a page's `metrics`. Their charts have the ids `metric-chart-1` and so on.
pub fn metrics(cx: &Cx<'_>, metrics: &[Metric]) -> Vec<MetricView> {
    let how = cx.data().config.disclosure();
    let id = |index: usize| format!("metric-chart-{}", index + 1);
    metrics.iter().enumerate().map(|(index, metric)| view(cx, &how.metric(metric), Some(id(index)))).collect()
}

/// The same without charts.
pub fn figures(cx: &Cx<'_>, metrics: &[Metric]) -> Vec<MetricView> {
    let how = cx.data().config.disclosure();
    metrics.iter().map(|metric| view(cx, &how.metric(metric), None)).collect()
}

fn view(cx: &Cx<'_>, metric: &Published<'_>, id: Option<String>) -> MetricView {
    let (bars, chart) = id.and_then(|id| chart::chart(cx, metric, id)).unzip();
    // What is not shown is said once.
    let baseline = metric.baseline.filter(|(then, _)| metric.value.number().or(then.number()).is_some());
    let shown = |number: f64| {
        let amount = quantity::amount(cx, metric.unit, number);
        (cx.locale.number(number), quantity::unit(cx, metric.unit, number), amount)
    };
    let (number, unit, phrase) = match metric.value {
        Shown::Number(number) => shown(number),
        Shown::Withheld(why) => (withheld(cx, why), String::new(), withheld(cx, why)),
    };
    MetricView {
        label: cx.words(metric.label),
        number,
        withheld: metric.value.number().is_none(),
        qualifier: metric.qualifier.map(|qualifier| quantity::qualifier(cx, qualifier)),
        unit,
        phrase: quantity::qualified(cx, metric.qualifier, &phrase),
        base: metric.base.map(|base| cx.locale.number(base)),
        period: cx.maybe(metric.period),
        baseline: baseline.map(|(then, _)| amount(cx, metric.unit, then)),
        baseline_period: baseline.and_then(|(_, period)| cx.maybe(period)),
        target: metric.target.map(|target| quantity::amount(cx, metric.unit, target)),
        change: change(cx, metric),
        source: cx.maybe(metric.source),
        note: cx.maybe(metric.note),
        bars: bars.unwrap_or_default(),
        chart,
    }
}

/// "3.1 percentage points", or why there is no number.
pub(super) fn amount(cx: &Cx<'_>, unit: Unit, shown: Shown) -> String {
    match shown {
        Shown::Number(number) => quantity::amount(cx, unit, number),
        Shown::Withheld(why) => withheld(cx, why),
    }
}

/// "not shown (fewer than 23 people)". Whether a number was near nothing or near everybody is not told apart.
pub(super) fn withheld(cx: &Cx<'_>, why: Withheld) -> String {
    match why {
        Withheld::FewerThan(limit) => {
            let limit = cx.locale.number(limit.into());
            cx.say("withheld_few", &[("limit", limit.as_str().into())])
        }
        Withheld::Protects | Withheld::Complement => cx.say("withheld_protects", &[]),
        Withheld::ByAuthor => cx.say("withheld", &[]),
    }
}

/// How counts of people are rounded, where they are and some stand on the page.
pub fn rounding(cx: &Cx<'_>) -> Option<String> {
    let how = cx.data().config.disclosure();
    let step = how.profile.step().filter(|_| how.rounded)?;
    let key = match how.profile {
        DisclosureProfile::Ofs => "rounding_ofs",
        _ => "rounding_hesa",
    };
    Some(cx.say(key, &[("step", cx.locale.number(step.into()).as_str().into())]))
}

/// "down 8.1 percentage points". "About" carries over to the change; any other qualifier leaves the change
/// unknown ("over 180" less 100 is no number), so nothing is said. Between numbers that are rounded, it is the
/// difference of those: what readers would work out.
pub(super) fn change(cx: &Cx<'_>, metric: &Published<'_>) -> Option<String> {
    let baseline = metric.baseline?.0.number()?;
    if !matches!(metric.qualifier, None | Some(Qualifier::About)) {
        return None;
    }
    let difference = thousandths(metric.value.number()?) - thousandths(baseline);
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
pub(super) fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::model::{Baseline, Part, PartValue};
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
        let heard =
            "Figure. down 8.1 percentage points. 2014–15: 11.2 percentage points; 2017–18: 3.1 percentage points";
        assert_eq!(chart.alternative, heard);
        let marks: Vec<_> = view.bars.iter().map(|bar| bar.mark.as_ref().map(|mark| (mark.at, mark.anchor))).collect();
        assert_eq!(marks, [Some((100.0, "end")), Some((27.68, "start"))]);
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
        assert_eq!(view.chart.as_ref().unwrap().findings, ["4.5 percentage points below the target"]);
        assert_eq!(bars, [(&*words[0], 280.0, 0.0), (&*words[1], 302.0, 36.0), (&*words[2], 320.0, 72.0)]);
    }

    #[test]
    fn a_split_without_base_stays_without() {
        let part = |label: &str, value| Part { label: label.into(), value: PartValue::Number(value) };
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
        assert_eq!(chart.findings, ["Largest part: Great (92%)"]);
        assert!(view.bars[0].mark.is_some() && view.bars[1].mark.is_none(), "8% has no room on a narrow screen");
        assert_ne!(view.bars[0].texture, view.bars[1].texture);
        assert_eq!(chart.description, "Great: 92%; OK: 8%");
        let bars: Vec<_> = view.bars.iter().map(|bar| (&*bar.text, bar.x, bar.width, bar.index)).collect();
        assert_eq!(bars, [("92%", 0.0, 368.0, 1), ("8%", 368.0, 32.0, 2)]);
    }

    #[test]
    fn neighbouring_parts_have_other_textures_however_many_there_are() {
        let part = |number: u32| Part { label: format!("Part {number}").into(), value: PartValue::Number(1.0) };
        let view = view("en", Metric { parts: (1..=20).map(part).collect(), ..metric(20.0, Unit::People) });
        for pair in view.bars.windows(2) {
            assert_ne!(pair[0].texture, pair[1].texture, "{} and {}", pair[0].index, pair[1].index);
        }
        assert!(view.chart.unwrap().findings.is_empty(), "none of equal parts is the largest");
    }

    #[test]
    fn charts_of_pages_from_right_to_left_are_mirrored() {
        let [english, arabic] = ["en", "ar"].map(|lang| view(lang, gap()).bars);
        for (one, other) in english.iter().zip(&arabic) {
            assert!((one.left + one.share + other.left - 100.0).abs() < 0.02);
        }
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
        let part = |value| Part { label: "Part".into(), value: PartValue::Number(value) };
        assert!(
            view("en", Metric { parts: vec![part(0.0), part(-2.0)], ..metric(0.0, Unit::Percent) }).chart.is_none()
        );
        let zero = view("en", Metric { target: Some(0.0), ..metric(0.0, Unit::People) });
        assert!(zero.bars.iter().all(|bar| bar.width == 0.0 && bar.x == 0.0));
    }
}
