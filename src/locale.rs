//! Dates, numbers, lists and sorting in a page's language, from Unicode's CLDR through `icu`.
//! Formatters are made once per language and shared; nothing here asks the clock or the system's locale.

use std::cmp::Ordering;

use icu::calendar::{Date, Iso};
use icu::collator::options::{CollatorOptions, Strength};
use icu::collator::{Collator, CollatorBorrowed};
use icu::datetime::fieldsets::{M, T, Y, YM, YMD, YMDE};
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale as IcuLocale;
use icu::plurals::{PluralCategory, PluralOperands, PluralRules};
use icu::time::Time;

use crate::model::{DateTime, Lang, PartialDate};

/// Formatters of one language. A part that CLDR lacks for it falls back to ISO 8601 or plain digits.
pub struct Locale {
    day: Option<DateTimeFormatter<YMD>>,
    weekday: Option<DateTimeFormatter<YMDE>>,
    month: Option<DateTimeFormatter<YM>>,
    year: Option<DateTimeFormatter<Y>>,
    month_long: Option<DateTimeFormatter<M>>,
    month_short: Option<DateTimeFormatter<M>>,
    time: Option<NoCalendarFormatter<T>>,
    decimal: Option<DecimalFormatter>,
    list: Option<ListFormatter>,
    plural: Option<PluralRules>,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Locale {
    /// The locale of a language; plain English is written the British way ("24 November 2021").
    pub fn new(lang: &Lang) -> Locale {
        let tag = if lang.as_str() == "en" { "en-GB" } else { lang.as_str() };
        let locale: IcuLocale = tag.parse().unwrap_or(IcuLocale::UNKNOWN);
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        Locale {
            day: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            weekday: DateTimeFormatter::try_new((&locale).into(), YMDE::long()).ok(),
            month: DateTimeFormatter::try_new((&locale).into(), YM::long()).ok(),
            year: DateTimeFormatter::try_new((&locale).into(), Y::long()).ok(),
            month_long: DateTimeFormatter::try_new((&locale).into(), M::long()).ok(),
            month_short: DateTimeFormatter::try_new((&locale).into(), M::medium()).ok(),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).ok(),
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok(),
            plural: PluralRules::try_new((&locale).into(), Default::default()).ok(),
            collator: Collator::try_new((&locale).into(), options).ok(),
        }
    }

    /// "24 November 2021", "November 2021" or "2021", as precise as the date is.
    pub fn date(&self, date: PartialDate) -> String {
        let text = iso(date).and_then(|day| match (date.month, date.day) {
            (Some(_), Some(_)) => self.day.as_ref().map(|f| f.format(&day).to_string()),
            (Some(_), None) => self.month.as_ref().map(|f| f.format(&day).to_string()),
            _ => self.year.as_ref().map(|f| f.format(&day).to_string()),
        });
        text.unwrap_or_else(|| date.to_string())
    }

    /// "Tuesday, 16 March 2021".
    pub fn weekday_date(&self, time: DateTime) -> String {
        let date = time.0.date();
        let day = Date::try_new_iso(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()).ok();
        day.zip(self.weekday.as_ref()).map_or_else(|| date.to_string(), |(day, f)| f.format(&day).to_string())
    }

    /// "10:10".
    pub fn time(&self, time: DateTime) -> String {
        let clock = time.0.time();
        let icu_time = Time::try_new(clock.hour().unsigned_abs(), clock.minute().unsigned_abs(), 0, 0).ok();
        let plain = || format!("{:02}:{:02}", clock.hour(), clock.minute());
        icu_time.zip(self.time.as_ref()).map_or_else(plain, |(time, f)| f.format(&time).to_string())
    }

    /// Name of a month, 1 to 12: "March".
    pub fn month(&self, number: u8) -> String {
        self.month_by(self.month_long.as_ref(), number)
    }

    /// Short name of a month, 1 to 12: "Mar".
    pub fn month_short(&self, number: u8) -> String {
        self.month_by(self.month_short.as_ref(), number)
    }

    fn month_by(&self, formatter: Option<&DateTimeFormatter<M>>, number: u8) -> String {
        let day = Date::try_new_iso(2001, number, 1).ok();
        day.zip(formatter).map_or_else(|| number.to_string(), |(day, f)| f.format(&day).to_string())
    }

    /// A number with the language's digits and separators, at most three decimals, none that are zero.
    pub fn number(&self, value: f64) -> String {
        let plain = plain(value);
        let decimal = plain.parse::<Decimal>().ok();
        decimal.zip(self.decimal.as_ref()).map_or_else(|| plain.clone(), |(n, f)| f.format(&n).to_string())
    }

    /// Plural category of a number as [`Locale::number`] writes it, by its name in CLDR and in string files: "few".
    pub fn plural(&self, value: f64) -> &'static str {
        let operands = plain(value).parse::<Decimal>().ok().map(|number| PluralOperands::from(&number));
        let category = operands.zip(self.plural.as_ref()).map(|(n, rules)| rules.category_for(n));
        match category {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }

    /// "a, b and c".
    pub fn list<'a>(&self, items: impl IntoIterator<Item = &'a str>) -> String {
        let items: Vec<&str> = items.into_iter().collect();
        match &self.list {
            // Welsh "and" depends on the letter after it; the data leave the choice to the writer.
            Some(list) => match (list.format(items.iter()).to_string(), items.last()) {
                (text, Some(last)) if text.contains(" a(c) ") => {
                    let vowel = last.to_lowercase().starts_with(|c: char| "aeiouwyâêîôûŵŷáéíóúàèìòù".contains(c));
                    text.replace(" a(c) ", if vowel { " ac " } else { " a " })
                }
                (text, _) => text,
            },
            None => items.join(", "),
        }
    }

    /// Order of two titles as readers of the language expect it.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.collator {
            Some(collator) => collator.compare(a, b),
            None => a.cmp(b),
        }
    }
}

/// At most three decimals, none at the end that is zero.
fn plain(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn iso(date: PartialDate) -> Option<Date<Iso>> {
    Date::try_new_iso(date.year.into(), date.month.unwrap_or(1), date.day.unwrap_or(1)).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn dates_and_numbers_follow_the_language() {
        let date = PartialDate::parse("2021-11-24").unwrap();
        let english = Locale::new(&Lang::new("en").unwrap());
        assert_eq!(english.date(date), "24 November 2021");
        assert_eq!(english.date(PartialDate::parse("2021-11").unwrap()), "November 2021");
        assert_eq!(english.date(PartialDate::parse("2021").unwrap()), "2021");
        assert_eq!(english.number(11.2), "11.2");
        assert_eq!(english.number(12345.0), "12,345");
        assert_eq!(english.list(["a", "b", "c"]), "a, b and c");
        let time = DateTime("2021-03-16T10:10".parse().unwrap());
        assert_eq!(english.weekday_date(time), "Tuesday, 16 March 2021");
        assert_eq!(english.time(time), "10:10");
        let welsh = Locale::new(&Lang::new("cy").unwrap());
        assert_eq!(welsh.date(date), "24 Tachwedd 2021");
        assert_eq!((&*welsh.list(["Ann", "Siân"]), &*welsh.list(["Siân", "Owen"])), ("Ann a Siân", "Siân ac Owen"));
        let arabic = Locale::new(&Lang::new("ar").unwrap());
        assert!(arabic.date(date).contains("نوفمبر"));
    }

    #[test]
    fn plurals_know_decimals() {
        let locale = |tag: &str| Locale::new(&Lang::new(tag).unwrap());
        let english = locale("en");
        assert_eq!([1.0, 2.0, 1.5].map(|number| english.plural(number)), ["one", "other", "other"]);
        let arabic = locale("ar");
        assert_eq!([0.0, 3.0, 3.1, 11.0].map(|number| arabic.plural(number)), ["zero", "few", "other", "many"]);
        assert_eq!(locale("fr").plural(1.5), "one");
    }

    #[test]
    fn titles_sort_as_readers_expect() {
        let welsh = Locale::new(&Lang::new("cy").unwrap());
        let mut words = ["chwarae", "cwrs", "dysgu"];
        words.sort_by(|a, b| welsh.compare(a, b));
        assert_eq!(words, ["cwrs", "chwarae", "dysgu"]);
    }
}
