//! Figures: whether they could tell who somebody is, and whether they say what they seem to say. Looks at metrics,
//! participants and goals as the author wrote them; what the build rounds or leaves out by itself it does not report.

mod disclosure;
mod honest;
mod words;

pub use disclosure::{average_base, counts, hidden_parts, office_for_students, percentage_base, rounding_by_nobody};
pub use honest::{parts_in_all, percentage_of_what, periods_of_change, points_not_percent};
pub use words::exact_in_words;

use super::Page;
use crate::model::{CaseStudy, Metric, Own, Quantity, SmartGoal};
use crate::yaml::FieldPath;

/// The page's case study. None where some of its front matter could not be read: what seems to be left out may be there,
/// and the numbers of list items are not those of the file.
fn case_study<'a>(page: &Page<'a>) -> Option<&'a CaseStudy> {
    match &page.document.front.own {
        Own::CaseStudy(own) if !page.document.broken => Some(own),
        _ => None,
    }
}

/// The page's goal, and the number of people from which it begins.
fn goal<'a>(page: &Page<'a>) -> Option<(&'a SmartGoal, f64)> {
    let Own::SmartGoal(own) = &page.document.front.own else { return None };
    match own.measurable.baseline {
        Some(Quantity::Number(number)) if number > 0.0 && own.measurable.unit.as_deref() == Some("people") => {
            (!page.document.broken).then_some((own, number))
        }
        _ => None,
    }
}

/// Where that number is.
fn goal_baseline() -> FieldPath<'static> {
    FieldPath::new().key("measurable").key("baseline")
}

/// The page's metrics with where each is.
fn metrics<'a>(page: &Page<'a>) -> impl Iterator<Item = (FieldPath<'static>, &'a Metric)> + use<'a> {
    let metrics = case_study(page).map_or(&[][..], |own| &own.metrics);
    metrics.iter().enumerate().map(|(index, metric)| (FieldPath::new().key("metrics").index(index), metric))
}
