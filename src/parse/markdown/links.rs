//! What kind of place a link's destination names, and which destinations have no place on a page.

use crate::document::LinkTarget;
use crate::source::percent_decoded;
use url::Url;

/// Classifies the destination of a Markdown link, after CommonMark's escapes and entities are resolved. The error is
/// the reason, as a sentence without a full stop.
pub(super) fn classify(destination: &str) -> Result<LinkTarget, String> {
    let destination = trimmed(destination);
    if destination.is_empty() {
        return Err("the link has no destination".to_owned());
    }
    if let Some(anchor) = destination.strip_prefix('#') {
        return Ok(LinkTarget::Anchor(decoded(anchor)?.into()));
    }
    if let Some(host) = destination.strip_prefix("//") {
        return external(&format!("https://{host}"));
    }
    if let Some(scheme) = scheme(destination) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => external(destination),
            "mailto" | "tel" => contact(destination),
            _ => Err(format!("a link on a page cannot start with `{scheme}:`")),
        };
    }
    let (path, anchor) = match destination.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (destination, None),
    };
    let path = decoded(path)?;
    if scheme(&path).is_some() {
        return Err("the path hides a scheme behind percent signs".to_owned());
    }
    Ok(LinkTarget::Path { path: path.into(), anchor: anchor.map(decoded).transpose()?.map(Into::into) })
}

/// Classifies what stands between `[[` and `]]`, without the text after `|`.
pub(super) fn classify_wiki(target: &str) -> Result<LinkTarget, String> {
    let target = target.trim().trim_end_matches('\\').trim_end();
    if scheme(target).is_some() || target.starts_with("//") {
        return classify(target);
    }
    let (id, anchor) = match target.split_once('#') {
        Some((id, anchor)) => (id.trim_end(), Some(anchor.trim())),
        None => (target, None),
    };
    let id = id.strip_suffix(".md").unwrap_or(id).trim_matches('/');
    match (id, anchor) {
        ("", Some(anchor)) => Ok(LinkTarget::Anchor(anchor.into())),
        ("", None) => Err("the link names no page".to_owned()),
        _ => Ok(LinkTarget::Page { id: id.into(), anchor: anchor.map(Into::into) }),
    }
}

/// An e-mail address in angle brackets.
pub(super) fn email(address: &str) -> Result<LinkTarget, String> {
    contact(&format!("mailto:{address}"))
}

/// Path or address of an image: a path is percent-decoded.
pub(super) fn image(destination: &str) -> Result<Box<str>, String> {
    match classify(destination)? {
        LinkTarget::External(address) => Ok(address),
        LinkTarget::Path { path, .. } => Ok(path),
        LinkTarget::Page { .. } | LinkTarget::Anchor(_) | LinkTarget::Contact(_) => {
            Err("the image names no file".to_owned())
        }
    }
}

/// A complete address, as written unless it holds characters that an address cannot.
fn external(address: &str) -> Result<LinkTarget, String> {
    let url = Url::parse(address).map_err(|error| format!("the address cannot be read: {error}"))?;
    if !url.has_host() {
        return Err("the address names no host".to_owned());
    }
    Ok(LinkTarget::External(if is_address(address) { address.into() } else { url.as_str().into() }))
}

/// `mailto:` and `tel:` with something behind it.
fn contact(address: &str) -> Result<LinkTarget, String> {
    let url = Url::parse(address).map_err(|error| format!("the address cannot be read: {error}"))?;
    if url.path().is_empty() {
        return Err(format!("nothing follows `{}:`", url.scheme()));
    }
    Ok(LinkTarget::Contact(if is_address(address) { address.into() } else { url.as_str().into() }))
}

/// RFC 3986, 2: nothing in it needs to be percent-encoded, and every percent sign starts an encoded byte.
fn is_address(address: &str) -> bool {
    let bytes = address.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        b'[' | b']' => false,
        b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'@' => true,
        b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => true,
        _ => byte.is_ascii_alphanumeric(),
    })
}

/// The scheme before the first colon. As a browser would, it looks past tabs, line ends and other controls, so that
/// `java\tscript:` cannot hide.
fn scheme(destination: &str) -> Option<String> {
    let (before, _) = destination.split_once(':')?;
    if before.contains(['/', '?', '#']) {
        return None;
    }
    let scheme: String = before.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    named.then_some(scheme)
}

/// Without spaces and controls at the ends.
fn trimmed(destination: &str) -> &str {
    destination.trim_matches(|c: char| c.is_whitespace() || c.is_control())
}

/// Percent-decodes, and refuses what cannot be the name of anything.
fn decoded(text: &str) -> Result<String, String> {
    let text =
        String::from_utf8(percent_decoded(text)).map_err(|_| "the percent signs do not spell UTF-8 text".to_owned())?;
    if text.chars().any(char::is_control) {
        return Err("the destination holds a control character".to_owned());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(destination: &str) -> String {
        match classify(destination) {
            Ok(target) => format!("{target:?}"),
            Err(reason) => format!("bad: {reason}"),
        }
    }

    #[test]
    fn destinations_are_told_apart() {
        insta::assert_snapshot!(
            ["https://example.org/a", "HTTPS://EXAMPLE.ORG/ŵ b", "//example.org", "mailto:a@b.ac.uk", "tel:+44", "#a%20b",
             "a%20b.md#x", "/about/", "../x/y.pdf", "a:b.md", "http://", "", "mailto:", "a%ff", "a/b:c"]
            .map(|destination| format!("{destination} -> {}", shown(destination))).join("\n"), @r#"
        https://example.org/a -> External("https://example.org/a")
        HTTPS://EXAMPLE.ORG/ŵ b -> External("https://example.org/%C5%B5%20b")
        //example.org -> External("https://example.org")
        mailto:a@b.ac.uk -> Contact("mailto:a@b.ac.uk")
        tel:+44 -> Contact("tel:+44")
        #a%20b -> Anchor("a b")
        a%20b.md#x -> Path { path: "a b.md", anchor: Some("x") }
        /about/ -> Path { path: "/about/", anchor: None }
        ../x/y.pdf -> Path { path: "../x/y.pdf", anchor: None }
        a:b.md -> bad: a link on a page cannot start with `a:`
        http:// -> bad: the address cannot be read: empty host
         -> bad: the link has no destination
        mailto: -> bad: nothing follows `mailto:`
        a%ff -> bad: the percent signs do not spell UTF-8 text
        a/b:c -> Path { path: "a/b:c", anchor: None }
        "#);
    }

    #[test]
    fn scripts_never_pass_however_they_are_dressed() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:x",
            "java\tscript:x",
            "java\nscript:x",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "java%73cript:x",
            "%6aavascript:x",
            "blob:x",
        ] {
            assert!(classify(bad).is_err(), "{bad:?}");
            assert!(image(bad).is_err(), "{bad:?}");
            // An id is never percent-decoded, so `%6a` is nothing in it.
            assert!(classify_wiki(bad).is_err() || bad.contains('%'), "{bad:?}");
        }
    }

    #[test]
    fn wiki_links_name_pages() {
        let shown = |target| format!("{:?}", classify_wiki(target));
        assert_eq!(shown(" case-studies/icea "), r#"Ok(Page { id: "case-studies/icea", anchor: None })"#);
        assert_eq!(shown("icea.md#what-we-did"), r#"Ok(Page { id: "icea", anchor: Some("what-we-did") })"#);
        assert_eq!(shown("#here"), r#"Ok(Anchor("here"))"#);
        assert_eq!(shown("icea\\"), r#"Ok(Page { id: "icea", anchor: None })"#);
        assert!(classify_wiki("  ").is_err());
    }
}
