//! Figures that do not say what they seem to say: a percentage of nobody knows how many, a change from nobody knows when,
//! percentage points that are called a percentage, parts that are not a whole.

use super::metrics;
use crate::check::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Metric, Unit};
use crate::yaml::FieldPath;

/// A percentage without `base`. What should be percentage points needs none.
pub fn percentage_of_what(page: &Page<'_>, found: &mut Diagnostics) {
    let is_points = |metric: &Metric| is_english(page) && is_difference(&metric.label);
    let is_bare = |metric: &Metric| metric.unit == Unit::Percent && metric.base.is_none() && !is_points(metric);
    for (path, metric) in metrics(page).filter(|(_, metric)| is_bare(metric)) {
        let message = format!("{}% of how many people is not said", metric.value);
        let finding = page.at(Code::PercentageWithoutBase, message, &path.clone().key("value"));
        found.push(page.also(finding, &path.key("unit"), "a percentage").help(
            "give the number of people as `base:`; if nobody knows it, say so in `note:` and waive this rule on the page with \
             that reason",
        ));
    }
}

fn is_english(page: &Page<'_>) -> bool {
    let tag = page.document.lang.as_str();
    tag == "en" || tag.starts_with("en-")
}

/// A change without both of its periods.
pub fn periods_of_change(page: &Page<'_>, found: &mut Diagnostics) {
    for (path, metric) in metrics(page) {
        let Some(baseline) = &metric.baseline else { continue };
        let then = path.clone().key("baseline").key("value");
        let now = path.clone().key("value");
        let (missing, other, message, help) = match (&baseline.period, &metric.period) {
            (Some(_), Some(_)) => continue,
            (None, Some(_)) => {
                (then, now, "when the figure before was counted is not said", "give `period:` in `baseline:`")
            }
            (Some(_), None) => {
                (now, then, "when this figure was counted is not said", "give `period:` beside `value:`")
            }
            (None, None) => {
                let help = "give `period:` beside `value:`, and another one in `baseline:`";
                (then, now, "this is a change, and neither of its two periods is given", help)
            }
        };
        let said = if baseline.period.is_some() { "the figure before" } else { "the figure that is compared with it" };
        let finding = page.at(Code::ChangeWithoutPeriods, message, &missing);
        found.push(page.also(finding, &other, said).help(help));
    }
}

/// A difference of two percentages that is called a percentage. English only, and only where the words are plain.
pub fn points_not_percent(page: &Page<'_>, found: &mut Diagnostics) {
    if !is_english(page) {
        return;
    }
    let mut said = Vec::new();
    for (path, metric) in metrics(page).filter(|(_, metric)| metric.unit == Unit::Percent) {
        if is_difference(&metric.label) {
            let message = format!("the difference of two percentages is {} percentage points, not {0}%", metric.value);
            let finding = page.at(Code::PointsAsPercent, message, &path.clone().key("unit"));
            found.push(page.also(finding, &path.key("label"), "a difference").help(format!(
                "write `unit: pp`; where something grew by that share of what it was before, say so: “{}% more than before”",
                metric.value
            )));
            continue;
        }
        let Some(difference) = metric.baseline.as_ref().map(|then| thousandths(metric.value - then.value).abs()) else {
            continue;
        };
        let common = page.common();
        let own = [("label", Some(&metric.label)), ("note", metric.note.as_ref())];
        let own = own.into_iter().filter_map(|(key, text)| Some((path.clone().key(key), text?)));
        let summary = std::iter::once((FieldPath::new().key("summary"), &common.summary));
        let takeaway = |(index, text)| (FieldPath::new().key("takeaways").index(index), text);
        let texts = own.chain(summary).chain(common.takeaways.iter().enumerate().map(takeaway));
        for (place, _) in texts.filter(|(_, text)| calls_percent(text, difference)) {
            // Several figures may have changed by as much.
            if said.contains(&place) {
                continue;
            }
            said.push(place.clone());
            let message = format!("a change of {difference} percentage points is called {difference}%");
            let finding = page.at(Code::PointsAsPercent, message, &place);
            let finding = page.also(finding, &path.clone().key("baseline").key("value"), "from this percentage");
            let help = format!("write “{difference} percentage points”; {difference}% more would be something else");
            found.push(finding.help(help));
        }
    }
}

fn thousandths(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

/// Words that end what the label is about: "gap | between white and Black students".
const ENDS: &[&str] = &[
    "between", "in", "of", "for", "by", "at", "among", "amongst", "from", "who", "that", "with", "on", "since", "to",
    "as", "across", "within", "after", "before", "during", "which", "whose", "and", "or",
];
/// Gaps that are percentages: a pay gap is a share of somebody's pay.
const SHARES: &[&str] =
    &["pay", "wage", "wages", "salary", "earnings", "income", "bonus", "funding", "price", "percentage"];
const CHANGES: &[&str] =
    &["change", "increase", "decrease", "rise", "fall", "drop", "growth", "reduction", "improvement", "decline"];
const RATES: &[&str] = &["percentage", "proportion", "share", "rate", "rates", "gap"];

/// Whether what the label names is a gap or a difference, or a change of what is a percentage itself. "Staff who know
/// the awarding gap" names staff.
fn is_difference(label: &str) -> bool {
    let lower = label.to_lowercase();
    if lower.contains("percentage point") {
        return true;
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    // Commas, colons and dashes end what the label is about as well.
    let head = lower.split([',', ':', ';', '(', '–', '—']).next().unwrap_or_default();
    let mut head: Vec<&str> = head.split_whitespace().take_while(|word| !ENDS.contains(word)).collect();
    // "Awarding gap 2023"
    while head.last().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
        head.pop();
    }
    if head.iter().any(|word| SHARES.contains(word)) || words.contains(&"pay") {
        return false;
    }
    match head.as_slice() {
        [.., "gap" | "difference"] => true,
        [.., "gap", last] => CHANGES.contains(last) || matches!(*last, "closed" | "narrowed" | "reduced" | "widened"),
        [.., last] if CHANGES.contains(last) => words.iter().any(|word| RATES.contains(word)),
        _ => false,
    }
}

/// Whether the text says "+8%", "up 8%", "by 8%", "an 8% increase".
fn calls_percent(text: &str, difference: f64) -> bool {
    let lower = text.to_lowercase();
    let number = difference.to_string();
    ["%", " %", " per cent", " percent"].iter().any(|sign| {
        let wanted = format!("{number}{sign}");
        lower.match_indices(&wanted).any(|(at, _)| {
            let (before, after) = (&lower[..at], &lower[at + wanted.len()..]);
            // "percentage points", "18%", "0.8%" are something else.
            if before.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
                || after.starts_with(char::is_alphanumeric)
                || after.trim_start().starts_with("point")
            {
                return false;
            }
            let last = before.split_whitespace().next_back().unwrap_or_default();
            let next = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
            let signed = before.ends_with(['+', '−', '±']);
            signed || matches!(last, "by" | "up" | "down" | "rose" | "fell") || CHANGES.contains(&next)
        })
    })
}

/// Parts in per cent that are not 100 together, by more than rounding explains.
pub fn parts_in_all(page: &Page<'_>, found: &mut Diagnostics) {
    for (path, metric) in metrics(page).filter(|(_, metric)| metric.unit == Unit::Percent && metric.parts.len() > 1) {
        let Some(sum) = wrong_sum(metric) else { continue };
        let finding = page.at(Code::PartsTotal, format!("the parts are {sum}% together, not 100%"), &path.key("parts"));
        found.push(finding.help(
            "correct them, or add the part that is missing; if people could give more than one answer, write each answer as a \
             metric of its own, since a bar in parts says that they make a whole",
        ));
    }
}

fn wrong_sum(metric: &Metric) -> Option<f64> {
    let sum = thousandths(metric.parts.iter().filter_map(|part| part.value.number()).sum());
    let whole = metric.parts.iter().all(|part| part.value.number().is_some());
    (sum > 101.0 || (whole && sum < 99.0)).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_names_a_gap_is_a_difference_and_one_that_mentions_it_is_not() {
        for label in [
            "Awarding gap",
            "Attainment gap between white and BME students",
            "BME awarding gap, 2023",
            "Difference in first-class degrees",
            "Increase in the proportion of students who feel they belong",
            "Change in continuation rate",
            "Percentage point gap",
            "Ethnicity awarding gap 2022–23",
            "Awarding gap closed by",
            "Gap reduction",
        ] {
            assert!(is_difference(label), "{label}");
        }
        for label in [
            "Staff who know what the awarding gap is",
            "Students who took a gap year",
            "Gap year students",
            "Gender pay gap",
            "Gap in pay",
            "Increase in attendance",
            "Students who saw a difference",
            "Students who noticed a change in the rate of feedback",
            "Response rate",
            "Staff trained on the gap",
            "Percentage change in applications",
        ] {
            assert!(!is_difference(label), "{label}");
        }
    }

    #[test]
    fn a_change_is_called_a_percentage_only_where_it_is_said_to_change_by_it() {
        for text in ["Attendance rose by 8%.", "+8% on last year", "An 8% increase", "up 8 per cent"] {
            assert!(calls_percent(text, 8.0), "{text}");
        }
        for text in ["8% of students did not answer.", "up 18%", "by 0.8%", "by 8 percentage points", "up 9%"] {
            assert!(!calls_percent(text, 8.0), "{text}");
        }
    }
}
