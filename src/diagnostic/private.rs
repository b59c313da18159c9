//! What no report shows: where consent is recorded, and who somebody really is. Findings quote lines of files, and reports
//! are mailed, printed and put on servers. So such values are covered wherever a line is quoted.

use std::borrow::Cow;

/// Parts of keys, in lower case without signs, that stand for an identity and nothing else.
const PARTS: [&str; 14] = [
    "realname",
    "truename",
    "legalname",
    "actualname",
    "birthname",
    "deadname",
    "studentid",
    "studentnumber",
    "studentno",
    "candidatenumber",
    "matriculationnumber",
    "nationalinsurance",
    "dateofbirth",
    "enwgoiawn",
];

/// What to do about a key that would hold an identity.
pub const IDENTITY_HELP: &str = "who somebody really is must not be in the site's files: keep it with the record of \
                                 consent, and point to that with `consent: { ref: … }`";

/// Whether a key of this name would hold who somebody really is: `real_name`, `Real-Name`, `minasRealName`.
pub fn tells_identity(key: &str) -> bool {
    let folded: String = key.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    PARTS.iter().any(|part| folded.contains(part))
}

/// Whether the value of this key is shown in no report.
pub fn is_private(key: &str) -> bool {
    key == "ref" || tells_identity(key)
}

/// Lines of a file with the values of private keys covered by asterisks, byte for byte, so that places stay places.
pub fn masked(lines: &str) -> Cow<'_, str> {
    let mut covered: Vec<std::ops::Range<usize>> = Vec::new();
    let mut start = 0;
    for line in lines.split_inclusive('\n') {
        let mut from = 0;
        while let Some(colon) = line.get(from..).and_then(|rest| rest.find(':')).map(|at| from + at) {
            from = colon + 1;
            let after = line.get(from..).unwrap_or_default();
            if !after.starts_with([' ', '\t', '\n', '\r'])
                || !is_private(key_before(line.get(..colon).unwrap_or_default()))
            {
                continue;
            }
            let value = from + (after.len() - after.trim_start_matches([' ', '\t']).len());
            let end = value_end(line, value);
            covered.push(start + value..start + end);
            from = end.max(from);
        }
        start += line.len();
    }
    if covered.is_empty() {
        return Cow::Borrowed(lines);
    }
    let mut out = String::with_capacity(lines.len());
    let mut at = 0;
    for range in covered {
        out.push_str(lines.get(at..range.start).unwrap_or_default());
        out.extend(std::iter::repeat_n('*', range.len()));
        at = range.end;
    }
    out.push_str(lines.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

/// The key that ends here: words up to a brace, a comma, or what begins the line.
fn key_before(before: &str) -> &str {
    let key = before.rsplit(['{', ',', '[', '>']).next().unwrap_or(before);
    let key = key.trim().trim_start_matches(['-', '?']).trim();
    key.trim_matches(['"', '\''])
}

/// Where a value ends that starts here: at the end of a text in quotation marks, at what ends it within braces, or with the
/// line.
fn value_end(line: &str, start: usize) -> usize {
    let rest = line.get(start..).unwrap_or_default();
    let trimmed = start + rest.trim_end().len();
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        return rest.get(1..).and_then(|inner| inner.find(quote)).map_or(trimmed, |at| start + at + 2);
    }
    let before = line.get(..start).unwrap_or_default();
    match before.matches('{').count() > before.matches('}').count() {
        true => rest.find([',', '}']).map_or(trimmed, |at| start + rest.get(..at).unwrap_or_default().trim_end().len()),
        false => trimmed,
    }
}

#[cfg(test)]
mod tests {
    use super::{masked, tells_identity};

    #[test]
    fn keys_for_identities_are_known_in_every_spelling_and_others_are_not() {
        for key in
            ["real_name", "Real-Name", "realName", "mina_real_names", "student id", "Date of birth", "legal_name"]
        {
            assert!(tells_identity(key), "{key}");
        }
        for key in ["name", "display_name", "full_name", "surname", "student_partner", "email", "unreal", "students"] {
            assert!(!tells_identity(key), "{key}");
        }
    }

    #[test]
    fn private_values_are_covered_byte_for_byte_and_nothing_else_is() {
        let covers = |line: &str, wanted: &str| {
            let masked = masked(line);
            assert_eq!(masked, wanted);
            assert_eq!(masked.len(), line.len());
        };
        covers("  ref: form 14\n", "  ref: *******\n");
        covers("M: { ref: form 14, scope: [web] }", "M: { ref: *******, scope: [web] }");
        covers("M: { scope: [web], ref: \"a, b}\" }", "M: { scope: [web], ref: ******* }");
        covers("- real_name: Zoë\n  ref:\n", "- real_name: ****\n  ref:\n");
        covers("M: {\"ref\": x}", "M: {\"ref\": *}");
        for line in ["pref: x", "a ref: in words", "href:x", "role: student, refs: 2", "see ref:x"] {
            covers(line, line);
        }
    }
}
