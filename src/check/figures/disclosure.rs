//! Statistical disclosure: what the profile of `site.yaml` says about small groups and counts of people. The rules
//! themselves and their sources are in [`Disclosure`](crate::model::Disclosure); a site that has its figures rounded by the
//! build is asked nothing that the build does.

use super::{case_study, goal, goal_baseline, metrics};
use crate::check::{Cx, Page};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{DisclosureProfile, Metric, Part, PartValue, Publish, Qualifier, Unit, Withheld};
use crate::yaml::FieldPath;

/// The profile, where figures are published as they are written.
fn exact(page: &Page<'_>) -> Option<DisclosureProfile> {
    let how = page.cx.site.data.config.disclosure();
    (!how.rounded && how.profile != DisclosureProfile::None).then_some(how.profile)
}

fn hesa(page: &Page<'_>) -> bool {
    exact(page) == Some(DisclosureProfile::Hesa)
}

/// Points at the profile too.
fn because(page: &Page<'_>, finding: Diagnostic, words: &str) -> Diagnostic {
    let (source, span) = page.cx.config(&FieldPath::new().key("profile"));
    finding.also(source, span, words)
}

/// A percentage of fewer than 22.5 people: HESA.
pub fn percentage_base(page: &Page<'_>, found: &mut Diagnostics) {
    let percentages = metrics(page).filter(|(_, metric)| matches!(metric.unit, Unit::Percent | Unit::Pp));
    for (path, metric) in percentages.filter(|_| hesa(page)) {
        let Some(base) = metric.base.filter(|base| too_few(*base, false)) else { continue };
        let message = format!("this percentage has a base of {base}, few enough people to tell who they are");
        let help = "leave the figure out, or give that of a larger group; with `metrics: { publish: rounded }` in \
                    site.yaml the build leaves such figures out by itself";
        found.push(small(page, Code::PercentageSmallBase, message, &path, metric).help(help));
    }
}

/// An average over 7 people or fewer: HESA.
pub fn average_base(page: &Page<'_>, found: &mut Diagnostics) {
    for (path, metric) in metrics(page).filter(|(_, metric)| metric.unit == Unit::Score && hesa(page)) {
        let Some(base) = metric.base.filter(|base| too_few(*base, true)) else { continue };
        let message = format!("this average has a base of {base}, few enough people to tell what each of them said");
        let help = "leave the figure out, or give that of a larger group; with `metrics: { publish: rounded }` in \
                    site.yaml the build leaves such figures out by itself";
        found.push(small(page, Code::AverageSmallBase, message, &path, metric).help(help));
    }
}

fn too_few(base: u32, average: bool) -> bool {
    DisclosureProfile::Hesa.withholds_base(base, average).is_some()
}

fn small(page: &Page<'_>, code: Code, message: String, path: &FieldPath<'_>, metric: &Metric) -> Diagnostic {
    let finding = page.at(code, message, &path.clone().key("base"));
    let finding = page.also(finding, &path.clone().key("value"), "this is said of them");
    let rule = match metric.unit {
        Unit::Score => "the Higher Education Statistics Agency publishes no average over 7 people or fewer",
        _ => "the Higher Education Statistics Agency publishes no percentage of fewer than 22.5 people",
    };
    because(page, finding, rule)
}

/// What the Office for Students would not publish: fewer than 23 in the denominator, one or two people, all but one or two.
pub fn office_for_students(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(profile) = exact(page).filter(|profile| *profile == DisclosureProfile::Ofs) else { return };
    let help = "leave the figure out, or give that of a larger group; with `metrics: { publish: rounded }` in site.yaml \
                the build leaves such figures out by itself";
    let mut say = |message: String, path: &FieldPath<'_>, rule: &str| {
        let finding = page.at(Code::OfsSmallNumber, message, path);
        found.push(because(page, finding, rule).help(help));
    };
    for (path, metric) in metrics(page) {
        let group = matches!(metric.unit, Unit::Percent | Unit::Pp | Unit::Score);
        let base = metric.base.filter(|_| group);
        if let Some(Withheld::FewerThan(limit)) = base.and_then(|base| profile.withholds_base(base, false)) {
            let of = base.unwrap_or_default();
            let rule = "the Office for Students publishes nothing of fewer than 23 people";
            say(
                format!("this figure has a base of {of}, which is fewer than {limit} people"),
                &path.clone().key("base"),
                rule,
            );
            continue;
        }
        for (place, value) in
            numbers(&path, metric).filter(|(_, value)| metric.unit != Unit::Percent || *value <= 100.0)
        {
            let message = match (metric.unit, metric.base) {
                (Unit::People, _) if profile.withholds_count(value).is_some() => {
                    format!("a count of {value} is small enough to tell who they are")
                }
                (Unit::People, Some(base)) if profile.withholds_people(value, base).is_some() => {
                    format!("{value} of {base} people is all of them but two or fewer")
                }
                (Unit::Percent, Some(base)) if profile.withholds_share(value, base).is_some() => match value < 50.0 {
                    true => format!("{value}% of {base} people is two of them or fewer"),
                    false => format!("{value}% of {base} people is all of them but two or fewer"),
                },
                _ => continue,
            };
            say(message, &place, "the Office for Students does not publish one or two people, or all but one or two");
        }
    }
    let counts = participants(page).chain(goal(page).map(|(_, number)| (goal_baseline(), number)));
    for (place, count) in counts.filter(|(_, count)| profile.withholds_count(*count).is_some()) {
        let message = format!("a count of {count} is small enough to tell who they are");
        say(message, &place, "the Office for Students does not publish counts of two people or fewer");
    }
}

/// Counts of people that are no multiples of 5, or of 10 for the Office for Students. Attendances and events are no people,
/// a target is a plan. "About 12" is printed as 12, and neither source exempts it.
pub fn counts(page: &Page<'_>, found: &mut Diagnostics) {
    let Some((profile, step)) = exact(page).and_then(|profile| Some((profile, profile.step()?))) else { return };
    let mut counts: Vec<(FieldPath<'_>, f64)> = participants(page).collect();
    for (path, metric) in metrics(page) {
        if metric.unit == Unit::People {
            counts.extend(numbers(&path, metric));
            let baseline = metric.baseline.as_ref().map(|then| (path.clone().key("baseline").key("value"), then.value));
            counts.extend(baseline);
        }
        // A base that is too small is reported as that.
        let large = |base: &u32| profile.withholds_base(*base, metric.unit == Unit::Score).is_none();
        let base = metric.base.filter(|base| metric.unit == Unit::People || large(base));
        counts.extend(base.map(|base| (path.clone().key("base"), base.into())));
    }
    counts.extend(goal(page).map(|(_, number)| (goal_baseline(), number)));
    let whose = match profile {
        DisclosureProfile::Ofs => "the Office for Students",
        _ => "the Higher Education Statistics Agency",
    };
    for (path, count) in counts {
        let rounded = profile.round(count);
        if rounded == count || profile.withholds_count(count).is_some() {
            continue;
        }
        let message = format!("this count of people, {count}, is not rounded to {step}");
        let finding = page.at(Code::CountUnrounded, message, &path);
        let finding = because(page, finding, &format!("{whose} rounds counts of people to the nearest {step}"));
        let write = match rounded > 0.0 {
            true => format!("write {rounded}"),
            false => "leave the number out".to_owned(),
        };
        found.push(finding.help(format!(
            "{write}, or have all counts rounded by the build: `metrics: {{ publish: rounded }}` in site.yaml; what counts \
             visits is `unit: attendances`, which is not rounded"
        )));
    }
}

/// The value and the parts of a metric, each with where it is.
fn numbers<'m>(
    path: &FieldPath<'static>,
    metric: &'m Metric,
) -> impl Iterator<Item = (FieldPath<'static>, f64)> + use<'m> {
    let value = (path.clone().key("value"), metric.value);
    let parts = path.clone().key("parts");
    let number =
        move |(index, part): (usize, &Part)| Some((parts.clone().index(index).key("value"), part.value.number()?));
    std::iter::once(value).chain(metric.parts.iter().enumerate().filter_map(number))
}

/// How many took part, each group with where that is.
fn participants<'a>(page: &Page<'a>) -> impl Iterator<Item = (FieldPath<'static>, f64)> + use<'a> {
    let groups = case_study(page).map_or(&[][..], |own| &own.participants);
    let place = |index| FieldPath::new().key("participants").index(index).key("count");
    groups.iter().enumerate().filter_map(move |(index, group)| Some((place(index), group.count?.into())))
}

/// One part that is `suppressed` among others that are not, with a total: it can be worked out. The build hides a second one
/// where it rounds.
pub fn hidden_parts(page: &Page<'_>, found: &mut Diagnostics) {
    if page.cx.site.data.config.disclosure().rounded {
        return;
    }
    for (path, metric) in metrics(page) {
        let mut hidden = metric.parts.iter().enumerate().filter(|(_, part)| part.value == PartValue::Suppressed);
        let (Some((index, part)), None) = (hidden.next(), hidden.next()) else { continue };
        let Some(total) = total(metric) else { continue };
        let rest = total - metric.parts.iter().filter_map(|part| part.value.number()).sum::<f64>();
        if metric.parts.len() < 2 || rest < 0.0 {
            continue;
        }
        // 100 - 92.1 is 7.9 and not 7.900000000000006.
        let rest = (rest * 1000.0).round() / 1000.0;
        let sign = if metric.unit == Unit::Percent { "%" } else { "" };
        let message = format!("“{}” can be worked out: the other parts leave {rest}{sign} for it", part.label);
        let place = path.clone().key("parts").index(index).key("value");
        let finding = page.at(Code::HiddenPartDerivable, message, &place);
        let finding = match metric.unit {
            Unit::Percent => page.also(finding, &path.clone().key("parts"), "the parts of a whole make 100%"),
            _ => page.also(finding, &path.clone().key("value"), "the total"),
        };
        found.push(finding.help(
            "suppress a second part as well, best the smallest of the others, so that only the two together are known; or \
             put the parts together until each is large enough, or leave them all out",
        ));
    }
}

/// What the parts add up to, where that is known: 100 per cent, or the figure itself where it is exact.
fn total(metric: &Metric) -> Option<f64> {
    match metric.unit {
        Unit::Percent => Some(100.0),
        Unit::People | Unit::Attendances | Unit::Events | Unit::Currency => {
            let exact = matches!(metric.qualifier, None | Some(Qualifier::About));
            exact.then_some(metric.value)
        }
        Unit::Pp | Unit::Score => None,
    }
}

/// `publish: rounded` without a profile to round by.
pub fn rounding_by_nobody(cx: &Cx<'_>, found: &mut Diagnostics) {
    let config = &cx.site.data.config;
    if config.metrics.publish != Publish::Rounded || config.profile != DisclosureProfile::None {
        return;
    }
    let (source, span) = cx.config(&FieldPath::new().key("metrics").key("publish"));
    let message = "figures are to be rounded, but no profile says how";
    let finding = Diagnostic::new(Code::RoundingWithoutProfile, message).at(source, span);
    found.push(finding.help(
        "write `profile: hesa` (counts of people to the nearest 5) or `profile: ofs` (to the nearest 10), or take \
         `publish: rounded` away",
    ));
}
