//! Words as Markdown, so that the parser gives the very same words back. Only what would mean something is escaped: a text
//! that nobody would misread stays as it was. Straight quotation marks and dots are left to the page's typography.

/// Where words stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// At the start of a line.
    pub start: bool,
    /// In a link's words or a picture's.
    pub bracketed: bool,
    /// In a heading.
    pub heading: bool,
    /// Square brackets are fields here.
    pub fields: bool,
    /// Something follows in the same line.
    pub followed: bool,
    /// Right after a bracket that closes.
    pub bracket_before: bool,
}

/// Escapes words of one line.
pub fn escape(text: &str, place: Place) -> String {
    let chars: Vec<char> = text
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}') { ' ' } else { c })
        .collect();
    let chars: Vec<char> = chars.into_iter().filter(|c| !c.is_control() && *c != '\u{feff}').collect();
    let mut out = String::with_capacity(text.len() + 8);
    let tildes = chars.iter().filter(|c| **c == '~').count();
    // From here on a heading has only the signs that could close it.
    let trail = chars.iter().rposition(|c| !matches!(c, '#' | ' ')).map_or(0, |at| at + 1);
    let first = if place.start { line_start(&chars) } else { None };
    for (at, c) in chars.iter().copied().enumerate() {
        if first == Some(at) || needs(&chars, at, place, (tildes, trail)) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The sign that would make a block of a line, if one would.
fn line_start(chars: &[char]) -> Option<usize> {
    let start = chars.iter().position(|c| *c != ' ')?;
    let rest = &chars[start..];
    let space_after = |at: usize| rest.get(at).is_none_or(|c| *c == ' ');
    let all = |signs: &[char]| rest.iter().all(|c| signs.contains(c) || *c == ' ');
    match rest[0] {
        '#' => {
            let marks = rest.iter().take_while(|c| **c == '#').count();
            (marks <= 6 && space_after(marks)).then_some(start)
        }
        '-' | '+' | '*' if space_after(1) => Some(start),
        '-' | '*' | '_' | '=' | '|' | ':' if all(&['-', '*', '_', '=', '|', ':']) => Some(start),
        ':' if space_after(1) || rest.starts_with(&[':', ':', ':']) => Some(start),
        '>' | '|' => Some(start),
        '~' if rest.starts_with(&['~', '~', '~']) => Some(start),
        c if c.is_ascii_digit() => {
            let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
            let point = matches!(rest.get(digits), Some('.' | ')'));
            (digits <= 9 && point && space_after(digits + 1)).then_some(start + digits)
        }
        _ => None,
    }
}

fn needs(chars: &[char], at: usize, place: Place, (tildes, trail): (usize, usize)) -> bool {
    let c = chars[at];
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let next = chars.get(at + 1).copied();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match c {
        '\\' => next.map_or(place.followed, |next| next.is_ascii_punctuation()),
        '`' => true,
        '*' => !(blank(before) && blank(next) && before.is_some() && next.is_some()),
        '_' => {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !(letter(before) && letter(next) || before.is_some() && next.is_some() && blank(before) && blank(next))
        }
        '~' => tildes > 1 || place.followed,
        '[' => place.bracketed || at == 0 && place.bracket_before || bracket(chars, at, place),
        ']' => place.bracketed,
        '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
        '&' => {
            let rest = &chars[at + 1..];
            let name = rest.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
            name > 0 && rest.get(name) == Some(&';') || name == rest.len() && place.followed
        }
        '{' => place.heading || next == Some('{') || before == Some('{') || next.is_none() && place.followed,
        '-' => next == Some('-') || next.is_none() && place.followed && before == Some('-'),
        '#' => place.heading && at >= trail,
        '!' => next.is_none() && place.followed,
        '(' | ':' => at == 0 && place.bracket_before,
        _ => false,
    }
}

/// Whether a bracket would be a link, a field, a citation, a note or a box.
fn bracket(chars: &[char], at: usize, place: Place) -> bool {
    let rest = &chars[at + 1..];
    let Some(end) = rest.iter().position(|c| matches!(c, '[' | ']')) else { return true };
    let (inner, after) = (&rest[..end], rest.get(end + 1));
    let words: String = inner.iter().collect();
    let words = words.trim();
    let asks = words.chars().any(char::is_alphabetic) && !words.eq_ignore_ascii_case("sic");
    rest[end] == '['
        || matches!(after, Some('(' | '[' | ':'))
        || after.is_none() && place.followed
        || words.is_empty()
        || words.starts_with(['@', '^', '!'])
        || words.eq_ignore_ascii_case("x")
        || at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|before| matches!(before, '!' | ']' | '['))
        || (place.fields && asks)
}

/// Every sign escaped: for words that the parser would not give back otherwise.
pub fn escape_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars().filter(|c| !c.is_control() && *c != '\u{feff}') {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '\'' | '"' | '?' | ';' | '%' | '/' | '@' | '$' | '^') {
            out.push('\\');
        }
        out.push(c);
    }
    // A number and its point at the start of a line.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with('.') {
        out.insert(digits, '\\');
    }
    out
}

/// Code within a line.
pub fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let pad = text.starts_with('`')
        || text.ends_with('`')
        || text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if pad { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
