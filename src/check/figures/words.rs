//! Exact numbers in prose beside figures that the build rounds. The build never changes what somebody wrote, so that a
//! number that it takes care not to publish may stand in the sentence above.

use super::{case_study, goal, goal_baseline};
use crate::check::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{CaseStudy, Disclosure, Qualifier, Quantity, Shown, SmartGoal, Unit};
use crate::source::Span;
use crate::yaml::FieldPath;

/// A number that is not published as it is, and what is.
struct Exact {
    number: f64,
    percentage: bool,
    shown: Option<f64>,
    place: FieldPath<'static>,
}

/// An exact count in the words of a page whose counts are rounded.
pub fn exact_in_words(page: &Page<'_>, found: &mut Diagnostics) {
    let how = page.cx.site.data.config.disclosure();
    let (numbers, places) = match (case_study(page), goal(page)) {
        (Some(own), _) => (changed(own, how), own_texts(own)),
        (None, Some((own, number))) => {
            let shown = how.goal(&Quantity::Number(number), Some("people")).and_then(Shown::number);
            let exact = Exact { number, percentage: false, shown, place: goal_baseline() };
            let numbers = (shown != Some(number)).then_some(exact).into_iter().collect();
            (numbers, goal_texts(own))
        }
        (None, None) => return,
    };
    if !how.rounded || numbers.is_empty() {
        return;
    }
    for span in prose(page, places) {
        let text = page.text().get(span.start as usize..span.end as usize).unwrap_or_default();
        for exact in &numbers {
            let Some((at, length)) = said(text, exact) else { continue };
            let place = Span::new(span.start as usize + at, span.start as usize + at + length);
            let sign = if exact.percentage { "%" } else { "" };
            let number = exact.number;
            let message = match exact.shown {
                Some(shown) => format!("the figures of this page say {shown}{sign}, and here it says {number}{sign}"),
                None => format!("the figures of this page leave {number}{sign} out, and here it says so"),
            };
            let finding = page.finding(Code::ExactFigureInWords, message, place);
            let finding = page.also(finding, &exact.place, "the build does not publish this number");
            found.push(finding.help(match exact.shown {
                Some(shown) => format!("write “about {shown}”: the build rounds figures and never changes a sentence"),
                None => {
                    "say it without the number: the build leaves figures out and never changes a sentence".to_owned()
                }
            }));
        }
    }
}

fn changed(own: &CaseStudy, how: Disclosure) -> Vec<Exact> {
    let mut out = Vec::new();
    let mut note = |number: f64, percentage: bool, shown: Option<f64>, place: FieldPath<'static>| {
        if shown != Some(number) && !out.iter().any(|other: &Exact| other.number == number) {
            out.push(Exact { number, percentage, shown, place });
        }
    };
    for (index, group) in own.participants.iter().enumerate() {
        let place = FieldPath::new().key("participants").index(index).key("count");
        let exact = |count: u32| (f64::from(count), how.participants(count, None::<Qualifier>).map(|shown| shown.0));
        if let Some((count, shown)) = group.count.map(exact) {
            note(count, false, shown, place);
        }
    }
    for (index, metric) in own.metrics.iter().enumerate() {
        let path = FieldPath::new().key("metrics").index(index);
        let published = how.metric(metric);
        let percentage = match metric.unit {
            Unit::People => false,
            Unit::Percent => true,
            _ => continue,
        };
        note(metric.value, percentage, published.value.number(), path.clone().key("value"));
        if let (Some(then), Some((shown, _))) = (&metric.baseline, published.baseline) {
            note(then.value, percentage, shown.number(), path.clone().key("baseline").key("value"));
        }
        for (at, (part, (_, shown))) in metric.parts.iter().zip(&published.parts).enumerate() {
            let place = path.clone().key("parts").index(at).key("value");
            let shown: &Shown = shown;
            part.value.number().into_iter().for_each(|number| note(number, percentage, shown.number(), place.clone()));
        }
    }
    out
}

/// Where the page's sentences are: the texts of front matter that are published, and the body.
fn prose(page: &Page<'_>, own: Vec<FieldPath<'static>>) -> Vec<Span> {
    let takeaways = (0..page.common().takeaways.len()).map(|index| FieldPath::new().key("takeaways").index(index));
    let places = std::iter::once(FieldPath::new().key("summary")).chain(takeaways).chain(own);
    let mut spans: Vec<Span> = places.map(|place| page.value(&place)).collect();
    spans.push(Span::new(page.document.front_span.end as usize, page.text().len()));
    spans
}

/// Where the texts of a case study's own fields are.
fn own_texts(own: &CaseStudy) -> Vec<FieldPath<'static>> {
    let mut places = vec![FieldPath::new().key("context")];
    places.extend((0..own.outputs.len()).map(|index| FieldPath::new().key("outputs").index(index)));
    for (index, challenge) in own.challenges.iter().enumerate() {
        let path = FieldPath::new().key("challenges").index(index);
        places.push(path.clone().key("problem"));
        places.extend(challenge.response.as_ref().map(|_| path.key("response")));
    }
    let note = |list: &'static str, index: usize| FieldPath::new().key(list).index(index).key("note");
    let groups = own.participants.iter().enumerate().filter(|(_, group)| group.note.is_some());
    places.extend(groups.map(|(index, _)| note("participants", index)));
    let metrics = own.metrics.iter().enumerate().filter(|(_, metric)| metric.note.is_some());
    places.extend(metrics.map(|(index, _)| note("metrics", index)));
    places
}

/// Where the texts of a goal are.
fn goal_texts(own: &SmartGoal) -> Vec<FieldPath<'static>> {
    let mut places = ["specific", "achievable", "relevant"].map(|key| FieldPath::new().key(key)).to_vec();
    places.extend(own.statement.as_ref().map(|_| FieldPath::new().key("statement")));
    places
}

/// Nouns that make a small number one of people.
const PEOPLE: &[&str] = &[
    "people",
    "students",
    "staff",
    "partners",
    "participants",
    "respondents",
    "members",
    "learners",
    "colleagues",
    "volunteers",
    "graduates",
    "ambassadors",
    "applicants",
    "mentors",
    "mentees",
];

/// Where the text says the number, and how many bytes that is. Numbers below 100 are too common to be looked for without a
/// word for people behind them, and years look like counts.
fn said(text: &str, exact: &Exact) -> Option<(usize, usize)> {
    let number = exact.number;
    let plain = number.to_string();
    let mut forms = vec![plain.clone()];
    if number >= 1000.0 && number.fract() == 0.0 && plain.len() < 7 {
        forms.push(format!("{},{}", &plain[..plain.len() - 3], &plain[plain.len() - 3..]));
    }
    forms.iter().find_map(|form| {
        text.match_indices(form.as_str()).find_map(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + form.len()..]);
            if before.ends_with(|c: char| c.is_alphanumeric() || ".,/-–#=_:".contains(c))
                || after.starts_with(|c: char| c.is_alphanumeric() || "/-–_=".contains(c))
                || after.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            {
                return None;
            }
            let sign = ["%", " %", " per cent", " percent"].iter().any(|sign| after.starts_with(sign));
            let mut next = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(2);
            let people = next.any(|word| PEOPLE.contains(&word.to_lowercase().as_str()));
            let year = form == &plain && (1900.0..2100.0).contains(&number);
            let it = match exact.percentage {
                true => sign,
                false => !sign && (people || (number >= 100.0 && !year)),
            };
            it.then_some((at, form.len()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_said(text: &str, number: f64, percentage: bool) -> bool {
        said(text, &Exact { number, percentage, shown: None, place: FieldPath::new() }).is_some()
    }

    #[test]
    fn a_number_is_said_where_it_stands_alone_and_counts_people() {
        assert!(is_said("In all 247 came.", 247.0, false));
        assert!(is_said("We met 1,247 students.", 1247.0, false));
        assert!(is_said("Only 12 new students came.", 12.0, false));
        assert!(is_said("That is 41%.", 41.0, true));
        assert!(!is_said("It took 12 weeks.", 12.0, false), "small numbers count many things");
        assert!(!is_said("Room 1247b, 2,247 and 247.5", 247.0, false));
        assert!(!is_said("Since 2013", 2013.0, false), "a year");
        assert!(!is_said("In 41 rooms", 41.0, true));
        assert!(!is_said("247% more", 247.0, false));
    }
}
