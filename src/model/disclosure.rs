//! What may be published of numbers about people: rounding and suppression, as the Higher Education Statistics Agency and
//! the Office for Students do it. Pure: numbers in, numbers or the reason for their absence out.
//!
//! **HESA**, "HESA Services Standard Rounding Methodology", <https://www.hesa.ac.uk/support/data-intelligence?data_streams=21&year=637&field=All>:
//! all numbers are rounded to the nearest multiple of 5; any number lower than 2.5 is rounded to 0; halves are always rounded upwards;
//! percentages based on fewer than 22.5 individuals are suppressed; averages based on 7 or fewer are suppressed; financial
//! data are not rounded; totals are rounded after calculation, so that they may differ from the sum of their parts. The same,
//! about counts of people, as Universities UK reproduce it:
//! <https://www.universitiesuk.ac.uk/what-we-do/policy-and-research/publications/features/higher-education-facts-and-figures-2023/about-data>.
//! Neither exempts a number with "about" or "over" before it: the number that is printed is to be a multiple of 5. A
//! percentage point is a difference of two percentages, and so is suppressed as they are.
//!
//! **Office for Students**, readme of its data on size and shape of provision (12 May 2026): headcounts are rounded to the
//! nearest 10 and percentages to the nearest 0.1; suppressed is what has a headcount of 2 or fewer, `[DPL]`, or is within 2
//! of the total, `[DPH]`. Transparency information 2026, as providers reproduce it (<https://ecl.ac/ofs-transparency-return-2026/>):
//! denominators are rounded to the nearest 10; suppressed is what has a denominator of fewer than 23 students, `[low]`, a
//! numerator of 2 or fewer, `[DPL]`, or a numerator within 2 of the denominator, `[DPH]`.
//!
//! Attendances and events are no people. Targets are plans and not data. Neither is rounded.

use super::{DisclosureProfile, Metric, Part, PartValue, Publish, Qualifier, Quantity, SiteConfig, Unit};

/// Why a number is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// It is about fewer people than this.
    FewerThan(u32),
    /// It is about one or two people, or about all but one or two.
    Protects,
    /// Together with a total and the other parts it would tell a part that is withheld.
    Complement,
    /// The author wrote `suppressed`.
    ByAuthor,
}

/// A number as it is published, or why it is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// The number.
    Number(f64),
    /// No number.
    Withheld(Withheld),
}

impl Shown {
    /// The number, if there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Shown::Number(number) => Some(number),
            Shown::Withheld(_) => None,
        }
    }
}

impl DisclosureProfile {
    /// What counts of people are rounded to multiples of; none without a profile.
    pub fn step(self) -> Option<u32> {
        match self {
            DisclosureProfile::Hesa => Some(5),
            DisclosureProfile::Ofs => Some(10),
            DisclosureProfile::None => None,
        }
    }

    /// The nearest multiple of the step, halves upwards. The number itself without a profile.
    pub fn round(self, count: f64) -> f64 {
        self.step().map_or(count, |step| (count / f64::from(step) + 0.5).floor() * f64::from(step))
    }

    /// Why a percentage of so many people, or an average over them, is not published. `average` where it is one.
    ///
    /// Both sources speak of a denominator; that of an average is the people it is over.
    pub fn withholds_base(self, base: u32, average: bool) -> Option<Withheld> {
        let limit = match self {
            DisclosureProfile::Hesa if average => 8,
            // Fewer than 22.5, of whole people.
            DisclosureProfile::Hesa | DisclosureProfile::Ofs => 23,
            DisclosureProfile::None => return None,
        };
        (base < limit).then_some(Withheld::FewerThan(limit))
    }

    /// Why a percentage of so many people is not published although they are many.
    pub fn withholds_share(self, percentage: f64, base: u32) -> Option<Withheld> {
        let base = f64::from(base);
        let people = (percentage / 100.0 * base).round();
        let extreme = people <= 2.0 || base - people <= 2.0;
        (self == DisclosureProfile::Ofs && extreme).then_some(Withheld::Protects)
    }

    /// Why a count of people is not published.
    pub fn withholds_count(self, count: f64) -> Option<Withheld> {
        (self == DisclosureProfile::Ofs && count <= 2.0).then_some(Withheld::Protects)
    }

    /// Why a count of people out of so many is not published: nearly all of them are.
    pub fn withholds_people(self, count: f64, of: u32) -> Option<Withheld> {
        (self == DisclosureProfile::Ofs && f64::from(of) - count <= 2.0).then_some(Withheld::Protects)
    }

    fn count(self, count: f64) -> Shown {
        self.withholds_count(count).map_or_else(|| Shown::Number(self.round(count)), Shown::Withheld)
    }

    /// To the nearest 0.1 where percentages are rounded.
    fn percentage(self, value: f64) -> f64 {
        if self == DisclosureProfile::Ofs { (value * 10.0).round() / 10.0 } else { value }
    }
}

/// How a site publishes numbers about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// Whose rules hold.
    pub profile: DisclosureProfile,
    /// Whether the build rounds and suppresses by them.
    pub rounded: bool,
}

impl SiteConfig {
    /// How the site publishes numbers about people. Nothing can be rounded without a profile.
    pub fn disclosure(&self) -> Disclosure {
        let rounded = self.metrics.publish == Publish::Rounded && self.profile != DisclosureProfile::None;
        Disclosure { profile: self.profile, rounded }
    }
}

/// A metric as it may be seen: whoever draws or writes it has this and never the numbers that the author gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Published<'a> {
    /// What was measured.
    pub label: &'a str,
    /// The figure.
    pub value: Shown,
    /// How exact it is.
    pub qualifier: Option<Qualifier>,
    /// What it counts.
    pub unit: Unit,
    /// How many people it is of; none beside a figure that is withheld.
    pub base: Option<f64>,
    /// When.
    pub period: Option<&'a str>,
    /// The figure before, and when.
    pub baseline: Option<(Shown, Option<&'a str>)>,
    /// The figure hoped for.
    pub target: Option<f64>,
    /// Where it comes from.
    pub source: Option<&'a str>,
    /// What readers must know.
    pub note: Option<&'a str>,
    /// What it is made of.
    pub parts: Vec<(&'a str, Shown)>,
}

impl Disclosure {
    /// What is published of a metric.
    pub fn metric<'a>(self, metric: &'a Metric) -> Published<'a> {
        let base = metric.base.map(|base| if self.rounded { self.profile.round(base.into()) } else { base.into() });
        let baseline = metric.baseline.as_ref();
        let mut published = Published {
            label: &metric.label,
            value: self.of_unit(metric, metric.value, true),
            qualifier: metric.qualifier,
            unit: metric.unit,
            base,
            period: metric.period.as_deref(),
            // How many people the figure before was of is not known: only that this one is of too few.
            baseline: baseline.map(|then| (self.of_unit(metric, then.value, false), then.period.as_deref())),
            target: metric.target,
            source: metric.source.as_deref(),
            note: metric.note.as_deref(),
            parts: metric.parts.iter().map(|part| (&*part.label, self.part(metric, part))).collect(),
        };
        if self.rounded {
            self.protect(metric, &mut published);
        }
        match published.value {
            Shown::Withheld(_) => (published.qualifier, published.base) = (None, None),
            Shown::Number(number) => published.qualifier = requalified(metric.qualifier, metric.value, number),
        }
        published
    }

    /// How many people are said to have taken part. One or two are not counted on the page: HESA's 0 would say that the
    /// group that is named was not there.
    pub fn participants(self, count: u32, qualifier: Option<Qualifier>) -> Option<(f64, Option<Qualifier>)> {
        let exact = f64::from(count);
        if !self.rounded {
            return Some((exact, qualifier));
        }
        let number = self.profile.count(exact).number().filter(|number| *number > 0.0 || count == 0)?;
        Some((number, requalified(qualifier, exact, number)))
    }

    /// Where things stood when a goal was set, if that is a number of people; none of any other quantity. Nobody is a
    /// number that gives nobody away.
    pub fn goal(self, quantity: &Quantity, unit: Option<&str>) -> Option<Shown> {
        match quantity {
            Quantity::Number(number) if self.rounded && unit == Some("people") && *number > 0.0 => {
                Some(self.profile.count(*number))
            }
            _ => None,
        }
    }

    fn part(self, metric: &Metric, part: &Part) -> Shown {
        match part.value {
            PartValue::Number(value) => self.of_unit(metric, value, true),
            PartValue::Suppressed => Shown::Withheld(Withheld::ByAuthor),
        }
    }

    /// A number of the metric's unit; `shares` where it is of the metric's base.
    fn of_unit(self, metric: &Metric, value: f64, shares: bool) -> Shown {
        if !self.rounded {
            return Shown::Number(value);
        }
        let profile = self.profile;
        let of_base = |average| metric.base.and_then(|base| profile.withholds_base(base, average));
        let withheld = match metric.unit {
            Unit::People => {
                let nearly_all = metric.base.filter(|_| shares).and_then(|base| profile.withholds_people(value, base));
                return nearly_all.map_or_else(|| profile.count(value), Shown::Withheld);
            }
            Unit::Percent => {
                let share = || metric.base.filter(|_| shares).and_then(|base| profile.withholds_share(value, base));
                of_base(false).or_else(share)
            }
            Unit::Pp => of_base(false),
            Unit::Score => of_base(true),
            Unit::Attendances | Unit::Events | Unit::Currency => None,
        };
        let number = if matches!(metric.unit, Unit::Percent | Unit::Pp) { profile.percentage(value) } else { value };
        withheld.map_or(Shown::Number(number), Shown::Withheld)
    }

    /// Secondary suppression: one part that is withheld can be worked out from the total and the others, so that the
    /// smallest of the others goes too; and the figure itself, where it is that part.
    fn protect(self, metric: &Metric, published: &mut Published<'_>) {
        let withheld = published.parts.iter().filter(|(_, shown)| shown.number().is_none()).count();
        if withheld == 1 {
            let shown = published.parts.iter().enumerate().filter_map(|(at, (_, part))| Some((at, part.number()?)));
            // Nothing hides behind a zero.
            let size = |number: f64| if number > 0.0 { number } else { f64::INFINITY };
            let smallest = shown.min_by(|a, b| size(a.1).total_cmp(&size(b.1)));
            if let Some((at, _)) = smallest {
                published.parts[at].1 = Shown::Withheld(Withheld::Complement);
            }
        }
        let is_figure = |(part, (_, shown)): (&Part, &(&str, Shown))| {
            shown.number().is_none() && part.value == PartValue::Number(metric.value)
        };
        let one_of_them = metric.unit == Unit::Percent && metric.parts.iter().zip(&published.parts).any(is_figure);
        if one_of_them && published.value.number().is_some() {
            published.value = Shown::Withheld(Withheld::Complement);
        }
    }
}

/// "Over 183" is not over 185: what was rounded is about right, whatever it was before.
fn requalified(qualifier: Option<Qualifier>, exact: f64, shown: f64) -> Option<Qualifier> {
    qualifier.map(|qualifier| if exact == shown { qualifier } else { Qualifier::About })
}

#[cfg(test)]
mod tests;
