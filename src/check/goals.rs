//! SMART goals: whether each part says something, whether a goal could be told to be reached, whether its sentence agrees
//! with its parts. Whether it is a good goal is for people to judge.

use super::Page;
use super::dates::{self, Mention};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Own, PartialDate, Quantity, SmartGoal, When};
use crate::yaml::FieldPath;

/// Whole values that stand for something still to be written.
const NOTHING: [&str; 24] = [
    "tbc",
    "tba",
    "tbd",
    "todo",
    "to do",
    "to be confirmed",
    "to be agreed",
    "to be added",
    "to be announced",
    "to be decided",
    "to be determined",
    "to be completed",
    "to follow",
    "pending",
    "n a",
    "na",
    "not applicable",
    "xxx",
    "xx",
    "x",
    "placeholder",
    "lorem ipsum",
    "i w gadarnhau",
    "i w bennu",
];

/// Whether a text that is there says nothing yet: "TBC", "…", "[date]".
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    let bracketed = text.starts_with('[') && text.ends_with(']') && !text.contains("](");
    let words = super::pseudonyms::words(text).join(" ");
    bracketed || words.is_empty() && !text.contains(|c: char| c == '%' || c.is_numeric()) || NOTHING.contains(&&*words)
}

fn goal<'a>(page: &Page<'a>) -> Option<&'a SmartGoal> {
    match &page.document.front.own {
        Own::SmartGoal(goal) => Some(goal),
        _ => None,
    }
}

fn words(quantity: &Quantity) -> Option<&str> {
    match quantity {
        Quantity::Words(words) => Some(words),
        Quantity::Number(_) => None,
    }
}

/// A part that says nothing yet. What is missing altogether could not be read as a goal.
pub fn incomplete(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(goal) = goal(page) else { return };
    let top = |key: &'static str| FieldPath::new().key(key);
    let due = match &goal.time_bound.due {
        When::Words(words) => Some(&**words),
        When::Date(_) => None,
    };
    let parts = [
        (Some(&*goal.specific), top("specific"), "what exactly is to be reached"),
        (words(&goal.measurable.target), top("measurable").key("target"), "a number or a state that can be seen"),
        (Some(&*goal.measurable.method), top("measurable").key("method"), "how somebody will find out"),
        (Some(&*goal.achievable), top("achievable"), "who and what makes it possible"),
        (Some(&*goal.relevant), top("relevant"), "why it matters here"),
        (due, top("time_bound").key("due"), "a date, or words such as “within three months”"),
    ];
    for (text, path, wanted) in parts {
        let Some(text) = text.filter(|text| says_nothing(text)) else { continue };
        let message = format!("`{path}` says nothing yet: “{}”", text.trim());
        let finding = page.at(Code::GoalIncomplete, message, &path);
        found.push(finding.help(format!("write {wanted}; keep the page a draft (`status: draft`) until you know")));
    }
}

/// A goal that does not say where things stand now.
pub fn no_baseline(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(goal) = goal(page) else { return };
    let path = FieldPath::new().key("measurable");
    let help =
        "write where things stand now as `baseline`, a number or words; if nobody knows, say so and measure first";
    match &goal.measurable.baseline {
        // What could not be read is no goal without one.
        None if page.document.broken => {}
        None => {
            let message = "this goal has no baseline: nobody can tell later what changed";
            found.push(page.finding(Code::GoalNoBaseline, message, page.key(&path)).help(help));
        }
        Some(baseline) => {
            if let Some(words) = words(baseline).filter(|words| says_nothing(words)) {
                let message = format!("the baseline says nothing yet: “{}”", words.trim());
                found.push(page.at(Code::GoalNoBaseline, message, &path.key("baseline")).help(help));
            }
        }
    }
}

/// A sentence that names another time, or another number, than the parts.
pub fn statement_disagrees(page: &Page<'_>, found: &mut Diagnostics) {
    let Some((goal, statement)) = goal(page).and_then(|goal| Some((goal, goal.statement.as_deref()?))) else { return };
    let help = "say the same in both: readers will remember the sentence, and you will be measured by the parts";
    let path = || FieldPath::new().key("statement");
    if let When::Date(due) = &goal.time_bound.due
        && let Some(mention) = other_time(statement, *due, &goal.time_bound)
    {
        let message = format!("the statement says “{mention}”, and the goal is due {due}");
        let finding = page.finding(Code::GoalStatement, message, within(page, &path(), mention));
        let place = FieldPath::new().key("time_bound").key("due");
        found.push(page.also(finding, &place, "due then").help(help));
    }
    if let Quantity::Number(target) = goal.measurable.target
        && let Some(number) = other_number(statement, target, goal)
    {
        let message = format!("the statement says “{number}”, and the target is {target}");
        let finding = page.finding(Code::GoalStatement, message, within(page, &path(), number));
        let place = FieldPath::new().key("measurable").key("target");
        found.push(page.also(finding, &place, "the target").help(help));
    }
}

/// Where words of a value are; the value, if it is not written in one piece.
fn within(page: &Page<'_>, path: &FieldPath<'_>, words: &str) -> crate::source::Span {
    let whole = page.value(path);
    let found = page.text().get(whole.range()).and_then(|text| text.find(words));
    found.map_or(whole, |at| {
        let start = whole.range().start + at;
        crate::source::Span::new(start, start + words.len())
    })
}

/// A day, month or year that the sentence sets as its end, and that is not the goal's. Other times may be told for other
/// reasons.
fn other_time<'t>(statement: &'t str, due: PartialDate, time: &crate::model::TimeBound) -> Option<&'t str> {
    let mentions: Vec<Mention<'t>> = dates::mentions(statement);
    let start = match &time.start {
        Some(When::Date(start)) => Some(*start),
        _ => None,
    };
    let ends = || mentions.iter().filter(|mention| mention.is_end);
    let agrees = |mention: &Mention<'_>| {
        let before = mention.is_before && due.last_day() <= mention.date.last_day();
        before || dates::meet(mention.date, due) || start.is_some_and(|start| dates::meet(mention.date, start))
    };
    // One that agrees is enough: the others may belong to steps on the way.
    if ends().any(agrees) {
        return None;
    }
    ends().next().map(|mention| mention.text)
}

/// A number with the goal's unit that is not the target, in a sentence which does not name the target at all.
fn other_number<'t>(statement: &'t str, target: f64, goal: &SmartGoal) -> Option<&'t str> {
    const SPELT: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    /// Numbers in words that nobody works out here: one of them may be the target.
    const LARGE: &str = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty \
        seventy eighty ninety hundred thousand dozen half third thirds quarter quarters double twice";
    let unit = goal.measurable.unit.as_deref()?;
    let numbers = dates::numbers(statement);
    let spelt = (0.0..=12.0).contains(&target).then(|| SPELT.get(target as usize)).flatten();
    let lower = statement.to_lowercase();
    let has = |wanted: &str| lower.split(|c: char| !c.is_alphabetic()).any(|word| word == wanted);
    let named = numbers.iter().any(|(number, ..)| *number == target)
        || target.fract() == 0.0 && spelt.is_some_and(|word| has(word))
        || LARGE.split_whitespace().any(has);
    if named {
        return None;
    }
    let units: Vec<String> = match unit {
        "percent" => vec!["%".into(), "per cent".into(), "percent".into()],
        "pp" => vec!["percentage points".into(), "points".into(), "pp".into()],
        "people" => vec!["people".into()],
        other => vec![other.to_lowercase()],
    };
    let counted = |end: usize| {
        let after = statement.get(end..).unwrap_or_default().trim_start().to_lowercase();
        units.iter().any(|unit| after.starts_with(unit.as_str()))
    };
    let (_, start, end) = *numbers.iter().find(|(_, _, end)| counted(*end))?;
    statement.get(start..end)
}

/// A goal whose day has passed, and that does not say what came of it.
pub fn no_outcome(page: &Page<'_>, found: &mut Diagnostics) {
    let Some((goal, today)) = goal(page).zip(page.cx.today) else { return };
    let When::Date(due) = &goal.time_bound.due else { return };
    if goal.outcome.as_deref().is_some_and(|outcome| !says_nothing(outcome))
        || due.last_day().is_none_or(|last| last >= today)
    {
        return;
    }
    let message = format!("this goal was due {due}, and nothing says what came of it");
    let finding = page.at(Code::GoalOutcome, message, &FieldPath::new().key("time_bound").key("due"));
    found.push(finding.help("write in `outcome:` what was reached and what was not, or give the goal a new day"));
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn what_is_still_to_be_written_says_nothing_and_short_answers_do() {
        for text in
            ["TBC", "tbc.", "…", "...", "-", "N/A", "n/a", "To be confirmed", "[date]", "XXX", "?", "I’w gadarnhau"]
        {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["", "25%", "0", "Yes", "All", "Within three months", "to be a partner", "[a](b)", "%", "شراكة"]
        {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
