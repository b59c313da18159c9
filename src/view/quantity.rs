//! Numbers with their units and qualifiers, in the page's language. Nothing is computed here and
//! nothing rounded beyond what [`Locale::number`](crate::locale::Locale::number) does.
//!
//! Messages: `unit_people` ... `unit_currency` with the plural `$n`, `unit_pp_short`, `qualifier_about` ...,
//! `quantity_qualified` with `$qualifier` and `$quantity`.

use super::context::Cx;
use crate::model::{Qualifier, Quantity, Unit};
use crate::theme::Argument;

/// Name of a unit in front matter and in messages.
fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::People => "people",
        Unit::Attendances => "attendances",
        Unit::Events => "events",
        Unit::Percent => "percent",
        Unit::Pp => "pp",
        Unit::Score => "score",
        Unit::Currency => "currency",
    }
}

/// The unit of that name.
fn by_name(text: &str) -> Option<Unit> {
    use Unit::{Attendances, Currency, Events, People, Percent, Pp, Score};
    [People, Attendances, Events, Percent, Pp, Score, Currency].into_iter().find(|unit| name(*unit) == text)
}

/// What follows the number: "%", " percentage points", " people". A percent sign stands close unless its
/// message starts with a space (`{" "}%`); a score has no unit.
pub fn unit(cx: &Cx<'_>, unit: Unit, number: f64) -> String {
    if unit == Unit::Score {
        return String::new();
    }
    // Fluent takes 3.1 for 3 where a language's rule has a remainder in it, as Arabic's do. A category given by its
    // name selects its variant as well, so a number with decimals is sorted by CLDR's own rules.
    let n = if number.fract() == 0.0 { Argument::Number(number) } else { cx.locale.plural(number).into() };
    let word = cx.say(&format!("unit_{}", name(unit)), &[("n", n)]);
    spaced(&word)
}

/// "3.1 percentage points".
pub fn amount(cx: &Cx<'_>, of: Unit, number: f64) -> String {
    cx.locale.number(number) + &unit(cx, of, number)
}

/// The same for narrow places: "3.1 pp"; only percentage points have a short form.
pub fn short(cx: &Cx<'_>, of: Unit, number: f64) -> String {
    match of {
        Unit::Pp => cx.locale.number(number) + &spaced(&cx.say("unit_pp_short", &[])),
        _ => amount(cx, of, number),
    }
}

/// "over", "about".
pub fn qualifier(cx: &Cx<'_>, qualifier: Qualifier) -> String {
    let key = match qualifier {
        Qualifier::About => "qualifier_about",
        Qualifier::Over => "qualifier_over",
        Qualifier::Under => "qualifier_under",
        Qualifier::AtLeast => "qualifier_at_least",
        Qualifier::AtMost => "qualifier_at_most",
    };
    cx.say(key, &[])
}

/// "over 180 people"; the quantity alone without qualifier.
pub fn qualified(cx: &Cx<'_>, by: Option<Qualifier>, quantity: &str) -> String {
    match by {
        Some(by) => {
            let word = qualifier(cx, by);
            cx.say("quantity_qualified", &[("qualifier", word.as_str().into()), ("quantity", quantity.into())])
        }
        None => quantity.to_owned(),
    }
}

/// A goal's quantity: words as they are written, a number with its unit, which may be the name of one of the
/// metrics' units or the author's own word.
pub fn of_goal(cx: &Cx<'_>, quantity: &Quantity, unit: Option<&str>) -> String {
    match quantity {
        Quantity::Words(words) => cx.words(words),
        Quantity::Number(number) => match unit.map(|unit| (unit, by_name(unit))) {
            Some((_, Some(unit))) => amount(cx, unit, *number),
            Some((word, None)) => cx.locale.number(*number) + &spaced(&cx.words(word)),
            None => cx.locale.number(*number),
        },
    }
}

/// Sets a unit off from its number, save for percent signs and messages that bring their own space.
fn spaced(word: &str) -> String {
    let close = |c: char| c == '%' || c == '٪' || c.is_whitespace();
    if word.is_empty() || word.starts_with(close) { word.to_owned() } else { format!(" {word}") }
}
