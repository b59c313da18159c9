//! Goals that are specific, measurable, achievable, relevant and time-bound.

use super::Text;
use crate::diagnostic::Code;
use crate::model::When;
use crate::model::reading::{Keys, Read, Reader, Shape, record};
use crate::yaml::{Step, Value};

record! {
    /// A SMART goal.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct SmartGoal {
        /// What exactly is to be reached.
        pub specific: Text = required,
        /// How one will know.
        pub measurable: Measurable = required,
        /// Why it can be done.
        pub achievable: Text = required,
        /// Why it matters.
        pub relevant: Text = required,
        /// By when.
        pub time_bound: TimeBound = required,
        /// The whole goal in one sentence.
        pub statement: Option<Text>,
        /// What came of it, once its day has passed: what was reached and what was not.
        pub outcome: Option<Text>,
        /// Goals of the same sort, in words.
        pub examples: Vec<Text>,
    }
}

record! {
    /// How one will know that a goal is reached.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Measurable {
        /// What is to be reached: a number or words.
        pub target: Quantity = required,
        /// What the number counts.
        pub unit: Option<Text>,
        /// Where things stand now: a number or words.
        pub baseline: Option<Quantity>,
        /// How it is measured.
        pub method: Text = required,
    }
}

/// A number, or words.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// A number.
    Number(f64),
    /// Words.
    Words(Text),
}

impl Default for Quantity {
    fn default() -> Quantity {
        Quantity::Words(Text::default())
    }
}

impl Read for Quantity {
    type Out = Quantity;
    const SHAPE: Shape = Shape::NumberOrText;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Quantity> {
        match value {
            Value::Number(_) => f64::read(value, reader).map(Quantity::Number),
            _ => reader.text(value, &Self::SHAPE).map(|text| Quantity::Words(Box::from(text))),
        }
    }
}

record! {
    /// By when a goal is to be reached.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct TimeBound {
        /// When the work begins: a date or words.
        pub start: Option<When>,
        /// When it must be reached: a date or words.
        pub due: When = required,
    }
    check = due_after_start;
}

fn due_after_start(time: &TimeBound, keys: &mut Keys<'_, '_>) {
    let (Some(When::Date(start)), When::Date(due)) = (&time.start, &time.due) else { return };
    if !due.is_before(*start) {
        return;
    }
    let reader = keys.reader();
    let source = reader.source();
    let place = reader.within(Step::Key("start"), |reader| reader.span());
    let message = format!("this goal is due {due}, before it starts on {start}");
    let diagnostic = reader.within(Step::Key("due"), |reader| reader.at_value(Code::EndsBeforeStart, message));
    reader.push(diagnostic.also(source, place, "starts here"));
}
