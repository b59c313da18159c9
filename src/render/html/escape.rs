//! Text, attributes and addresses as HTML: the only places where the renderer lets an editor's
//! characters through.

/// Appends text between tags.
pub fn text(out: &mut String, text: &str) {
    escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // Not allowed in HTML at all.
        0..=8 | 0x0b..=0x1f | 0x7f => Some("\u{fffd}"),
        _ => None,
    });
}

/// Appends the value of an attribute that stands in double quotes.
pub fn attribute(out: &mut String, value: &str) {
    escaped(out, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\n' | b'\r' | b'\t' => Some(" "),
        0..=8 | 0x0b..=0x1f | 0x7f => Some("\u{fffd}"),
        _ => None,
    });
}

/// Appends an address as the value of an attribute: percent-encodes what the URL standard does not allow
/// (<https://url.spec.whatwg.org/#url-code-points>) and leaves what is encoded already.
pub fn address(out: &mut String, address: &str) {
    let bytes = address.as_bytes();
    let digits = |at: usize| bytes.get(at + 1..at + 3).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit));
    // A host in brackets is an IPv6 address.
    let bracketed = address.contains("://[");
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let allowed = match byte {
            b'%' => digits(at),
            b'[' | b']' => bracketed,
            b' ' | b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'\\' | b'^' => false,
            0..=0x1f | 0x7f => false,
            _ => true,
        };
        if !allowed {
            attribute(out, address.get(from..at).unwrap_or_default());
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
            from = at + 1;
        }
    }
    attribute(out, address.get(from..).unwrap_or_default());
}

/// Copies whole stretches between the bytes that need replacing. Only ASCII is replaced.
fn escaped(out: &mut String, text: &str, replace: impl Fn(u8) -> Option<&'static str>) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii()
            && let Some(with) = replace(byte)
        {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(with);
            from = at + 1;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(write: fn(&mut String, &str), value: &str) -> String {
        let mut out = String::new();
        write(&mut out, value);
        out
    }

    #[test]
    fn markup_in_text_and_attributes_is_text() {
        assert_eq!(with(text, "a <b> & \"c\" ŵ\u{0}"), "a &lt;b&gt; &amp; \"c\" ŵ\u{fffd}");
        assert_eq!(with(attribute, "a \"b\"\n<c>"), "a &quot;b&quot; &lt;c&gt;");
    }

    #[test]
    fn addresses_are_valid_and_not_encoded_twice() {
        assert_eq!(with(address, "/a b%20c/ŵ?x=1&y=\"<%zz[1]"), "/a%20b%20c/ŵ?x=1&amp;y=%22%3C%25zz%5B1%5D");
        assert_eq!(with(address, "http://[::1]/"), "http://[::1]/");
    }
}
