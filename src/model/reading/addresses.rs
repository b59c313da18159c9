//! Forms of addresses: on the web, on this site, of people and of works.

use serde_yaml::Value;

use super::{Read, Reader, Shape, shorten};
use crate::diagnostic::Code;
use crate::source::SitePath;

impl Read for url::Url {
    type Out = url::Url;
    const SHAPE: Shape = Shape::Url;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<url::Url> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        let parsed = url::Url::parse(text).ok().filter(|url| {
            matches!(url.scheme(), "http" | "https") && url.has_host() && !text.contains(char::is_whitespace)
        });
        if parsed.is_none() {
            let message = format!("{} must be {}, and here is `{}`", reader.subject(), Self::SHAPE, shorten(text));
            let diagnostic = reader.at_value(Code::BadUrl, message);
            let host = text.split('/').next().unwrap_or("");
            let bare = host.contains('.') && !host.contains([':', '@', ' ']) && !text.contains("://");
            reader.push(if bare { diagnostic.help(format!("write `https://{text}`")) } else { diagnostic });
        }
        parsed
    }
}

/// A complete web address, kept as it is written.
pub struct WebAddress;

impl Read for WebAddress {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Url;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        url::Url::read(value, reader)?;
        value.as_str().map(|text| Box::from(text.trim()))
    }
}

/// An email address: something on both sides of one `@`, no blank space. Only sending a letter could tell more.
pub struct Email;

impl Read for Email {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Email;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        let good = text.split_once('@').is_some_and(|(name, host)| {
            let odd = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ',' | ';' | '?' | '&' | '@' | ':');
            !name.is_empty() && !host.is_empty() && !name.contains(odd) && !host.contains(odd)
        });
        if good {
            return Some(Box::from(text));
        }
        let message = format!("{} must be {}, and here is `{}`", reader.subject(), Self::SHAPE, shorten(text));
        let diagnostic = reader.at_value(Code::WrongType, message);
        reader.push(diagnostic.help("write the address alone: `name@example.org`"));
        None
    }
}

/// An address that a page had before: `/old/page/`. It must stay within the site.
pub struct OldAddress;

impl Read for OldAddress {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Address;

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        let inside = text.trim_matches('/');
        let problem = if !text.starts_with('/') || text.starts_with("//") {
            Some("it must begin with one `/`".to_owned())
        } else {
            SitePath::new(inside).err().map(|bad| bad.to_string())
        };
        let Some(problem) = problem else { return Some(Box::from(text)) };
        let message = format!("{} cannot be the address `{}`: {problem}", reader.subject(), shorten(text));
        let diagnostic = reader.at_value(Code::BadAddress, message);
        let path = url::Url::parse(text).ok().filter(url::Url::has_host).map(|url| url.path().to_owned());
        reader.push(match path {
            Some(path) => diagnostic.help(format!("write the path alone: `{path}`")),
            None => diagnostic,
        });
        None
    }
}

/// A DOI; an address of doi.org is shortened to it.
pub struct Doi;

impl Read for Doi {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Words("a DOI such as `10.1000/182`");

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .unwrap_or(text);
        let good = bare.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(registrant, rest)| {
            !registrant.is_empty()
                && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                && !rest.is_empty()
                && !rest.contains(char::is_whitespace)
        });
        if good {
            return Some(Box::from(bare));
        }
        let message = format!("{} must be {}, and here is `{}`", reader.subject(), Self::SHAPE, shorten(text));
        let diagnostic = reader.at_value(Code::WrongType, message);
        reader.push(diagnostic);
        None
    }
}

/// An ORCID iD, with its check digit (ISO 7064 11,2); an address of orcid.org is shortened to it.
pub struct Orcid;

impl Read for Orcid {
    type Out = Box<str>;
    const SHAPE: Shape = Shape::Words("an ORCID iD such as `0000-0002-1825-0097`");

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Box<str>> {
        let text = &*reader.text(value, &Self::SHAPE)?;
        let bare = text.strip_prefix("https://orcid.org/").unwrap_or(text);
        if is_orcid(bare) {
            return Some(Box::from(bare));
        }
        let message = format!("{} must be {}, and here is `{}`", reader.subject(), Self::SHAPE, shorten(text));
        let diagnostic = reader.at_value(Code::WrongType, message);
        reader.push(diagnostic.help("four groups of four digits; the last digit checks the others"));
        None
    }
}

fn is_orcid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    if !text.is_ascii() || groups.len() != 4 || groups.iter().any(|group| group.len() != 4) {
        return false;
    }
    let digits = groups.concat();
    let (body, check) = digits.split_at(15);
    if !body.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let sum = body.bytes().fold(0_u32, |sum, digit| (sum + u32::from(digit - b'0')) * 2);
    match (12 - sum % 11) % 11 {
        10 => check == "X",
        digit => check == digit.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_orcid;

    #[test]
    fn an_orcid_is_checked_by_its_last_digit() {
        assert!(is_orcid("0000-0002-1825-0097"));
        assert!(is_orcid("0000-0002-1694-233X"));
        assert!(!is_orcid("0000-0002-1825-0098"));
        assert!(!is_orcid("0000-0002-1825-009é"));
        assert!(!is_orcid("0000-0002-1825"));
    }
}
