//! The published rules as vectors, each with its address; and what the build makes of them.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use super::*;
use crate::model::Baseline;

const HESA: Disclosure = Disclosure { profile: DisclosureProfile::Hesa, rounded: true };
const OFS: Disclosure = Disclosure { profile: DisclosureProfile::Ofs, rounded: true };
const EXACT: Disclosure = Disclosure { profile: DisclosureProfile::Hesa, rounded: false };

fn metric(value: f64, unit: Unit, base: Option<u32>) -> Metric {
    Metric {
        label: "Figure".into(),
        value,
        qualifier: None,
        unit,
        base,
        period: None,
        baseline: None,
        target: None,
        source: None,
        note: None,
        parts: Vec::new(),
    }
}

fn parts(of: Metric, parts: &[Option<f64>]) -> Metric {
    let value = |part: &Option<f64>| part.map_or(PartValue::Suppressed, PartValue::Number);
    let part = |part: &Option<f64>| Part { label: "Part".into(), value: value(part) };
    Metric { parts: parts.iter().map(part).collect(), ..of }
}

fn parts_of(how: Disclosure, metric: &Metric) -> Vec<Shown> {
    how.metric(metric).parts.into_iter().map(|(_, part)| part).collect()
}

fn hidden(how: Disclosure, metric: &Metric) -> Vec<bool> {
    parts_of(how, metric).iter().map(|part| part.number().is_none()).collect()
}

fn shown(how: Disclosure, metric: &Metric) -> Shown {
    how.metric(metric).value
}

/// <https://www.hesa.ac.uk/support/data-intelligence?data_streams=21&year=637&field=All>, "HESA Services Standard Rounding Methodology", points 1 to 3:
/// nearest multiple of 5; any number lower than 2.5 is 0; halves always upwards, "e.g. 2.5 is rounded to 5".
#[test]
fn hesa_rounds_as_it_publishes() {
    let published = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.49, 0.0), (2.5, 5.0)];
    for (number, rounded) in published {
        assert_eq!(DisclosureProfile::Hesa.round(number), rounded, "{number}");
    }
    // The same three points for other numbers.
    for (number, rounded) in [(3.0, 5.0), (5.0, 5.0), (7.0, 5.0), (7.5, 10.0), (22.0, 20.0), (12_342.5, 12_345.0)] {
        assert_eq!(DisclosureProfile::Hesa.round(number), rounded, "{number}");
    }
}

/// The same page, points 4 and 5: percentages based on fewer than 22.5 individuals and averages based on 7 or fewer are
/// suppressed. People are whole, so that 22 is the last base that is too small.
#[test]
fn hesa_suppresses_percentages_below_22_and_a_half_and_averages_of_7_or_fewer() {
    for (base, average, withheld) in [(22, false, true), (23, false, false), (7, true, true), (8, true, false)] {
        assert_eq!(DisclosureProfile::Hesa.withholds_base(base, average).is_some(), withheld, "{base} {average}");
    }
    let few = Shown::Withheld(Withheld::FewerThan(23));
    assert_eq!(shown(HESA, &metric(25.0, Unit::Percent, Some(22))), few);
    assert_eq!(shown(HESA, &metric(25.0, Unit::Percent, Some(23))), Shown::Number(25.0));
    assert_eq!(shown(HESA, &metric(4.5, Unit::Pp, Some(22))), few, "a difference of two percentages is of them too");
    assert_eq!(shown(HESA, &metric(4.2, Unit::Score, Some(7))), Shown::Withheld(Withheld::FewerThan(8)));
    assert_eq!(shown(HESA, &metric(4.2, Unit::Score, Some(8))), Shown::Number(4.2));
}

/// The same page, point 7, "Financial data is not rounded"; and its sentence on totals, which are rounded after calculation,
/// so that the sum of numbers may not match the total shown.
#[test]
fn hesa_leaves_money_alone_and_rounds_totals_after_calculation() {
    assert_eq!(shown(HESA, &metric(1_234.0, Unit::Currency, Some(3))), Shown::Number(1_234.0));
    let of = parts(metric(36.0, Unit::People, None), &[Some(12.0), Some(12.0), Some(12.0)]);
    assert_eq!(parts_of(HESA, &of), [Shown::Number(10.0); 3]);
    assert_eq!(shown(HESA, &metric(36.0, Unit::People, None)), Shown::Number(35.0));
}

/// <https://www.officeforstudents.org.uk/media/wupcn4ax/student_numbers_by_delivery_partner.zip>, `readme.txt`, 12 May 2026:
/// headcounts to the nearest 10, percentages to the nearest 0.1; `[DPL]`, a headcount less than or equal to 2; `[DPH]`.
#[test]
fn the_office_for_students_rounds_headcounts_to_ten_and_hides_two_or_fewer() {
    for (number, rounded) in [(3.0, 0.0), (14.0, 10.0), (15.0, 20.0), (247.0, 250.0)] {
        assert_eq!(shown(OFS, &metric(number, Unit::People, None)), Shown::Number(rounded), "{number}");
    }
    for number in [0.0, 1.0, 2.0] {
        assert_eq!(shown(OFS, &metric(number, Unit::People, None)), Shown::Withheld(Withheld::Protects), "{number}");
    }
    // `[DPH]`, "within 2 of the total number of students".
    assert_eq!(shown(OFS, &metric(98.0, Unit::People, Some(100))), Shown::Withheld(Withheld::Protects));
    assert_eq!(shown(OFS, &metric(97.0, Unit::People, Some(100))), Shown::Number(100.0));
    assert_eq!(shown(OFS, &metric(61.27, Unit::Percent, Some(400))), Shown::Number(61.3));
}

/// Transparency information 2026, as <https://ecl.ac/ofs-transparency-return-2026/> and
/// <https://www.centralfilmschool.com/transparency-data> reproduce it: `[low]`, fewer than 23 in the denominator; `[DPL]`, a
/// numerator less than or equal to two; `[DPH]`, greater than two but within two of the denominator.
#[test]
fn the_office_for_students_hides_small_denominators_and_both_ends_of_a_percentage() {
    let low = Shown::Withheld(Withheld::FewerThan(23));
    let ends = Shown::Withheld(Withheld::Protects);
    let percentage = |people: f64, base: u32| metric(people * 100.0 / f64::from(base), Unit::Percent, Some(base));
    for (people, base, expected) in [
        (11.0, 22, Some(low)),
        (12.0, 23, None),
        (2.0, 40, Some(ends)),
        (3.0, 40, None),
        (37.0, 40, None),
        (38.0, 40, Some(ends)),
        (40.0, 40, Some(ends)),
    ] {
        let seen = shown(OFS, &percentage(people, base));
        assert_eq!(seen.number().is_none(), expected.is_some(), "{people} of {base}");
        assert!(expected.is_none_or(|expected| expected == seen), "{people} of {base}: {seen:?}");
    }
}

#[test]
fn without_rounding_every_number_is_as_it_was_written() {
    let of = metric(25.0, Unit::Percent, Some(8));
    let published = EXACT.metric(&of);
    assert_eq!((published.value, published.base), (Shown::Number(25.0), Some(8.0)));
    assert_eq!(EXACT.participants(1, None), Some((1.0, None)));
}

#[test]
fn attendances_events_and_targets_are_exact_and_bases_and_baselines_are_not() {
    for unit in [Unit::Attendances, Unit::Events] {
        assert_eq!(shown(HESA, &metric(659.0, unit, None)), Shown::Number(659.0));
    }
    let baseline = Some(Baseline { value: 188.0, period: None });
    let of = Metric { baseline, target: Some(261.0), ..metric(247.0, Unit::People, Some(302)) };
    let published = HESA.metric(&of);
    assert_eq!((published.value, published.base, published.target), (Shown::Number(245.0), Some(300.0), Some(261.0)));
    assert_eq!(published.baseline, Some((Shown::Number(190.0), None)));
}

#[test]
fn a_figure_that_is_withheld_takes_its_base_and_its_baseline_with_it() {
    let baseline = Some(Baseline { value: 40.0, period: None });
    let of = Metric { baseline, ..metric(25.0, Unit::Percent, Some(12)) };
    let published = HESA.metric(&of);
    assert_eq!(published.baseline, Some((Shown::Withheld(Withheld::FewerThan(23)), None)));
    assert_eq!(published.base, None);
}

#[test]
fn a_number_that_was_rounded_is_about_right_and_never_over_or_under() {
    let over = |value| Metric { qualifier: Some(Qualifier::Over), ..metric(value, Unit::People, None) };
    let qualifier = |value| HESA.metric(&over(value)).qualifier;
    assert_eq!((qualifier(183.0), qualifier(180.0)), (Some(Qualifier::About), Some(Qualifier::Over)));
    assert_eq!(HESA.participants(12, Some(Qualifier::AtLeast)), Some((10.0, Some(Qualifier::About))));
}

#[test]
fn a_group_of_one_or_two_is_named_and_not_counted() {
    assert_eq!(HESA.participants(1, None), None);
    assert_eq!(HESA.participants(2, None), None);
    assert_eq!(HESA.participants(3, None), Some((5.0, None)));
    assert_eq!(OFS.participants(2, None), None);
    assert_eq!(OFS.participants(3, None), None, "it would be none of them");
    assert_eq!(OFS.participants(18, None), Some((20.0, None)));
}

#[test]
fn one_hidden_part_takes_the_smallest_other_with_it_and_the_figure_that_it_is() {
    let people = parts(metric(100.0, Unit::People, None), &[Some(60.0), Some(30.0), None]);
    assert_eq!(hidden(HESA, &people), [false, true, true]);
    // One of 100 is hidden by the rule, and 7 so that it cannot be worked out; 92 is still the figure.
    let three = parts(metric(92.0, Unit::Percent, Some(100)), &[Some(92.0), Some(7.0), Some(1.0)]);
    assert_eq!((hidden(OFS, &three), shown(OFS, &three)), (vec![false, true, true], Shown::Number(92.0)));
    // Of two parts the other is the figure itself.
    let two = parts(metric(92.0, Unit::Percent, Some(100)), &[Some(92.0), None]);
    assert_eq!(hidden(HESA, &two), [true, true]);
    assert_eq!(shown(HESA, &two), Shown::Withheld(Withheld::Complement));
    // Two that are hidden hide each other; a nought hides nothing.
    let both = parts(metric(100.0, Unit::People, None), &[Some(60.0), None, None]);
    assert_eq!(hidden(HESA, &both), [false, true, true]);
    let nought = parts(metric(100.0, Unit::People, None), &[Some(0.0), Some(60.0), None]);
    assert_eq!(hidden(HESA, &nought), [false, true, true]);
    // What is not rounded is left to the author, and to a finding.
    assert_eq!(hidden(EXACT, &people), [false, false, true]);
}

#[test]
fn where_a_goal_begins_is_rounded_if_it_counts_people_and_is_not_nobody() {
    let people = |number| OFS.goal(&Quantity::Number(number), Some("people"));
    assert_eq!(people(18.0), Some(Shown::Number(20.0)));
    assert_eq!(people(2.0), Some(Shown::Withheld(Withheld::Protects)));
    assert_eq!(people(0.0), None);
    assert_eq!(OFS.goal(&Quantity::Number(18.0), Some("events")), None);
    assert_eq!(OFS.goal(&Quantity::Words("18 of us".into()), Some("people")), None);
}
