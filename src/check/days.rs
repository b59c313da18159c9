//! Days as people write them, "Tuesday 16 March 2021" and its like in English, Welsh and Arabic: found in a text, not
//! judged.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use jiff::civil::Weekday;

/// A weekday and a date that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Both, in the text.
    pub range: Range<usize>,
    /// The weekday alone.
    pub weekday_range: Range<usize>,
    /// The weekday.
    pub weekday: Weekday,
    /// Which language it is in.
    pub language: Language,
    /// The date as it may be read; two ways for `03/04/2021`.
    pub dates: Vec<Day>,
}

/// A day of the month, of a year or of one that is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31, perhaps more than the month has.
    pub day: i8,
}

/// The languages whose names of days are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Welsh.
    Welsh,
    /// Arabic.
    Arabic,
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];
const ENGLISH: [&[&str]; 7] = [
    &["Monday", "Mon"],
    &["Tuesday", "Tue", "Tues"],
    &["Wednesday", "Wed", "Weds"],
    &["Thursday", "Thu", "Thur", "Thurs"],
    &["Friday", "Fri"],
    &["Saturday", "Sat"],
    &["Sunday", "Sun"],
];
/// Words change their first letters after others; "Llun" alone is a picture too.
const WELSH: [&[&str]; 7] = [
    &["Llun", "Lun"],
    &["Mawrth", "Fawrth"],
    &["Mercher", "Fercher"],
    &["Iau"],
    &["Gwener", "Wener"],
    &["Sadwrn"],
    &["Sul"],
];
const ARABIC: [&[&str]; 7] = [
    &["الاثنين", "الإثنين"],
    &["الثلاثاء"],
    &["الأربعاء", "الاربعاء"],
    &["الخميس"],
    &["الجمعة"],
    &["السبت"],
    &["الأحد", "الاحد"],
];

const MONTHS: [&[&str]; 12] = [
    &["January", "Jan", "Ionawr", "يناير"],
    &["February", "Feb", "Chwefror", "Gwefror", "فبراير"],
    &["March", "Mar", "Mawrth", "Fawrth", "مارس"],
    &["April", "Apr", "Ebrill", "أبريل", "إبريل", "ابريل"],
    &["May", "Mai", "Fai", "مايو"],
    &["June", "Jun", "Mehefin", "Fehefin", "يونيو", "يونيه"],
    &["July", "Jul", "Gorffennaf", "Orffennaf", "يوليو", "يوليه"],
    &["August", "Aug", "Awst", "أغسطس"],
    &["September", "Sept", "Sep", "Medi", "Fedi", "سبتمبر"],
    &["October", "Oct", "Hydref", "أكتوبر", "اكتوبر"],
    &["November", "Nov", "Tachwedd", "Dachwedd", "نوفمبر"],
    &["December", "Dec", "Rhagfyr", "Ragfyr", "ديسمبر"],
];
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "af", "ail", "il", "ydd", "edd", "ed", "fed", "eg", "ain"];
const LITTLE: &[&str] = &["the", "y", "yr", "of", "o", "في", "من", "الموافق"];

#[derive(Clone, Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    /// A number and how many digits it is written with.
    Number(u32, usize),
    Mark(char),
}

type Place<'a> = (Token<'a>, Range<usize>);

/// Every weekday with a date beside it.
pub fn named(text: &str) -> Vec<Named> {
    if !may_name(text) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        found.extend(before_date(&tokens, at).or_else(|| after_date(&tokens, at)));
    }
    found
}

/// Whether there is a number, and the name of a weekday: a first look at texts of which most have neither.
pub fn may_name(text: &str) -> bool {
    static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let names = ENGLISH.iter().chain(&WELSH).chain(&ARABIC).flat_map(|names| names.iter());
        AhoCorasick::builder().ascii_case_insensitive(true).build(names).ok()
    });
    let Some(names) = NAMES.as_ref() else { return true };
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let whole = |one: aho_corasick::Match| {
        !letter(text[..one.start()].chars().next_back()) && !letter(text[one.end()..].chars().next())
    };
    text.chars().any(|c| digit(c).is_some()) && names.find_overlapping_iter(text).any(whole)
}

/// "Tuesday 16 March 2021": the weekday at a token.
fn before_date(tokens: &[Place<'_>], at: usize) -> Option<Named> {
    let (weekday, language, short) = weekday(tokens, at)?;
    let mut next = at + 1;
    next += usize::from(short && mark(tokens, next, &['.']));
    next += usize::from(mark(tokens, next, &[',', '،']));
    next += usize::from(word(tokens, next, LITTLE));
    let (dates, end) = date(tokens, next)?;
    let weekday_range = tokens[at].1.clone();
    let range = weekday_range.start..tokens.get(end.checked_sub(1)?)?.1.end;
    Some(Named { range, weekday_range, weekday, language, dates })
}

/// "16 March 2021 (Tuesday)": the date at a token.
fn after_date(tokens: &[Place<'_>], at: usize) -> Option<Named> {
    let (dates, end) = date(tokens, at)?;
    let whole = mark(tokens, end, &['(']) && mark(tokens, end + 2, &[')']);
    let (weekday, language, _) = weekday(tokens, end + 1).filter(|_| whole)?;
    let weekday_range = tokens[end + 1].1.clone();
    Some(Named { range: tokens[at].1.start..weekday_range.end, weekday_range, weekday, language, dates })
}

/// The weekday that a word names, and whether it is short for it.
fn weekday(tokens: &[Place<'_>], at: usize) -> Option<(Weekday, Language, bool)> {
    let Some((Token::Word(text), _)) = tokens.get(at) else { return None };
    let in_week = |names: &[&[&str]; 7], fits: &dyn Fn(&str) -> bool| {
        let day = names.iter().position(|names| names.iter().any(|name| fits(name)))?;
        Some(WEEK[day])
    };
    // "sat" and "sun" are words too; a whole name has no second meaning.
    let short = text.len() < 6;
    let english = |name: &str| if short { name == *text } else { name.eq_ignore_ascii_case(text) };
    if let Some(day) = in_week(&ENGLISH, &english) {
        return Some((day, Language::English, short));
    }
    if let Some(day) = in_week(&WELSH, &|name| name == *text) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let of_day = matches!(before, Some((Token::Word(word), _)) if
            ["dydd", "ddydd", "nos"].contains(&word.to_lowercase().as_str()));
        return (of_day || day != Weekday::Monday).then_some((day, Language::Welsh, false));
    }
    in_week(&ARABIC, &|name| name == *text).map(|day| (day, Language::Arabic, false))
}

/// The date at a token, in the ways that it may be read, and the token after it.
fn date(tokens: &[Place<'_>], at: usize) -> Option<(Vec<Day>, usize)> {
    let (number, digits) = number(tokens, at).unwrap_or_default();
    match digits {
        1 | 2 => in_figures(tokens, at).or_else(|| day_month(tokens, at, number)),
        4 => {
            let (month, day) = (number_after(tokens, at + 1, '-')?, number_after(tokens, at + 3, '-')?);
            (month.1 == 2 && day.1 == 2).then_some(())?;
            Some((vec![day_of(Some(number), month.0, day.0)?], at + 5))
        }
        0 => month_day(tokens, at),
        _ => None,
    }
}

/// "16 March 2021", "16th of March".
fn day_month(tokens: &[Place<'_>], at: usize, day: u32) -> Option<(Vec<Day>, usize)> {
    let mut next = at + 1;
    next += usize::from(ordinal(tokens, next));
    next += usize::from(word(tokens, next, LITTLE));
    let (month, short) = month(tokens, next)?;
    next += 1;
    next += usize::from(short && mark(tokens, next, &['.']));
    let year = number(tokens, next).filter(|(year, digits)| *digits == 4 && *year >= 1583).map(|(year, _)| year);
    next += usize::from(year.is_some());
    Some((vec![day_of(year, month, day)?], next))
}

/// "March 16, 2021", "March 16".
fn month_day(tokens: &[Place<'_>], at: usize) -> Option<(Vec<Day>, usize)> {
    let (month, short) = month(tokens, at)?;
    let mut next = at + 1;
    next += usize::from(short && mark(tokens, next, &['.']));
    let (day, _) = number(tokens, next).filter(|(_, digits)| *digits <= 2)?;
    next += 1;
    next += usize::from(ordinal(tokens, next));
    let comma = usize::from(mark(tokens, next, &[',']));
    let year = number(tokens, next + comma).filter(|(year, digits)| *digits == 4 && *year >= 1583);
    next += if year.is_some() { comma + 1 } else { 0 };
    Some((vec![day_of(year.map(|(year, _)| year), month, day)?], next))
}

/// "16/03/2021", whose day and month may be either way round.
fn in_figures(tokens: &[Place<'_>], at: usize) -> Option<(Vec<Day>, usize)> {
    let (first, _) = number(tokens, at)?;
    let sign = ['/', '.'].into_iter().find(|sign| mark(tokens, at + 1, &[*sign]))?;
    let (second, _) = number_after(tokens, at + 1, sign)?;
    let (year, _) = number_after(tokens, at + 3, sign).filter(|(_, digits)| *digits == 4)?;
    let ways = [(first, second), (second, first)];
    let dates: Vec<Day> = ways.into_iter().filter_map(|(day, month)| day_of(Some(year), month, day)).collect();
    (!dates.is_empty()).then_some((dates, at + 5))
}

fn day_of(year: Option<u32>, month: u32, day: u32) -> Option<Day> {
    let small = |number: u32, most: u32| i8::try_from(number).ok().filter(|_| (1..=most).contains(&number));
    let year = match year {
        Some(year) => Some(i16::try_from(year).ok()?),
        None => None,
    };
    Some(Day { year, month: small(month, 12)?, day: small(day, 31)? })
}

/// The month that a word names, and whether it is short for it.
fn month(tokens: &[Place<'_>], at: usize) -> Option<(u32, bool)> {
    let Some((Token::Word(text), _)) = tokens.get(at) else { return None };
    let short = text.len() <= 4 && text.is_ascii();
    // Names that have capitals are ASCII.
    let fits = |name: &&str| if short { *name == *text } else { name.eq_ignore_ascii_case(text) };
    let month = MONTHS.iter().position(|names| names.iter().any(fits))?;
    Some((u32::try_from(month + 1).ok()?, short))
}

fn number(tokens: &[Place<'_>], at: usize) -> Option<(u32, usize)> {
    match tokens.get(at) {
        Some((Token::Number(number, digits), _)) => Some((*number, *digits)),
        _ => None,
    }
}

/// The number after a sign, all without spaces between.
fn number_after(tokens: &[Place<'_>], at: usize, sign: char) -> Option<(u32, usize)> {
    let close = |at: usize| tokens.get(at).zip(tokens.get(at + 1)).is_some_and(|(a, b)| a.1.end == b.1.start);
    (mark(tokens, at, &[sign]) && close(at) && at.checked_sub(1).is_some_and(close)).then_some(())?;
    number(tokens, at + 1)
}

fn mark(tokens: &[Place<'_>], at: usize, marks: &[char]) -> bool {
    matches!(tokens.get(at), Some((Token::Mark(mark), _)) if marks.contains(mark))
}

fn word(tokens: &[Place<'_>], at: usize, words: &[&str]) -> bool {
    matches!(tokens.get(at), Some((Token::Word(word), _)) if words.contains(word))
}

/// "th" close to its number.
fn ordinal(tokens: &[Place<'_>], at: usize) -> bool {
    let close = at.checked_sub(1).is_some_and(|before| tokens[before].1.end == tokens.get(at).map_or(0, |t| t.1.start));
    close && word(tokens, at, ORDINALS)
}

fn tokens(text: &str) -> Vec<Place<'_>> {
    let mut found: Vec<Place<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut run = |fits: fn(char) -> bool| {
            let mut end = start + c.len_utf8();
            while let Some((at, next)) = chars.next_if(|(_, next)| fits(*next)) {
                end = at + next.len_utf8();
            }
            start..end
        };
        if digit(c).is_some() {
            let range = run(|c| digit(c).is_some());
            let digits = text[range.clone()].chars().filter_map(digit);
            let number = digits.clone().take(9).fold(0, |sum: u32, digit| sum * 10 + digit);
            found.push((Token::Number(number, digits.count()), range));
        } else if c.is_alphabetic() {
            let range = run(char::is_alphabetic);
            found.push((Token::Word(&text[range.clone()]), range));
        } else if !c.is_whitespace() {
            found.push((Token::Mark(c), start..start + c.len_utf8()));
        }
    }
    found
}

/// A digit of 0 to 9, or an Arabic one.
fn digit(c: char) -> Option<u32> {
    let arabic = |first: char| u32::from(c).checked_sub(u32::from(first)).filter(|digit| *digit < 10);
    c.to_digit(10).or_else(|| arabic('٠')).or_else(|| arabic('۰'))
}

/// The name of a weekday in a language, without the Welsh "dydd".
pub fn name(weekday: Weekday, language: Language) -> &'static str {
    let at = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0);
    match language {
        Language::English => ENGLISH[at][0],
        Language::Welsh => WELSH[at][0],
        Language::Arabic => ARABIC[at][0],
    }
}

/// The English name of a month, 1 to 12.
pub fn month_name(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| MONTHS.get(at)).map_or("", |names| names[0])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let day = |day: &Day| format!("{}-{}-{}", day.year.map_or("?".into(), |y| y.to_string()), day.month, day.day);
        let one = |named: Named| {
            let dates: Vec<String> = named.dates.iter().map(day).collect();
            format!("{} | {:?} {}", &text[named.range], named.weekday, dates.join(" or "))
        };
        named(text).into_iter().map(one).collect()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, read) in [
            ("on Tuesday 16 March 2021 at ten", "Tuesday 16 March 2021 | Tuesday 2021-3-16"),
            ("on Tuesday, the 16th of March 2021.", "Tuesday, the 16th of March 2021 | Tuesday 2021-3-16"),
            ("Tue. 16 Mar. 2021", "Tue. 16 Mar. 2021 | Tuesday 2021-3-16"),
            ("Tuesday, March 16, 2021", "Tuesday, March 16, 2021 | Tuesday 2021-3-16"),
            ("Tuesday 16 March, 2000 students", "Tuesday 16 March | Tuesday ?-3-16"),
            ("16 March 2021 (Tuesday)", "16 March 2021 (Tuesday | Tuesday 2021-3-16"),
            ("2021-03-16 (Tue)", "2021-03-16 (Tue | Tuesday 2021-3-16"),
            ("Tuesday 03/04/2021", "Tuesday 03/04/2021 | Tuesday 2021-4-3 or 2021-3-4"),
            ("Ddydd Mawrth, 16 Mawrth 2021", "Mawrth, 16 Mawrth 2021 | Tuesday 2021-3-16"),
            ("nos Fercher 17eg o Fawrth 2021", "Fercher 17eg o Fawrth 2021 | Wednesday 2021-3-17"),
            ("يوم الثلاثاء ١٦ مارس ٢٠٢١", "الثلاثاء ١٦ مارس ٢٠٢١ | Tuesday 2021-3-16"),
        ] {
            assert_eq!(shown(text), [read], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_day_is_none() {
        for text in [
            "every Tuesday",
            "Monday–Friday 16–20 March 2021",
            "Students sat 4 March 2021 exams",
            "on Friday. 16 March 2021 was cold",
            "Llun 3 Mawrth 2021",
            "Tuesday 16 people came in March 2021",
            "Tuesday 2021",
            "March 2021 (Tuesday)",
            "Sun 10/20/3 2021",
            "16 March 2021 (Tuesday or Wednesday)",
        ] {
            assert_eq!(shown(text), Vec::<String>::new(), "{text}");
        }
    }
}
