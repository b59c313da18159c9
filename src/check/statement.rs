//! Accessibility statements: somebody who meets a barrier must have someone to tell, and someone to turn to after that.

use super::Page;
use super::goals::says_nothing;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Own, Statement};
use crate::yaml::FieldPath;

/// Domains that are kept for examples (RFC 2606), so that no letter arrives there.
const EXAMPLES: [&str; 3] = ["example.com", "example.org", "example.net"];

fn statement<'a>(page: &Page<'a>) -> Option<&'a Statement> {
    match &page.document.front.own {
        Own::Page(statement) => statement.as_deref(),
        _ => None,
    }
}

/// A contact or an enforcement body that nobody can turn to. What is missing altogether could not be read as a statement.
pub fn incomplete(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(statement) = statement(page) else { return };
    let path = |outer: &'static str, inner: &'static str| FieldPath::new().key("statement").key(outer).key(inner);
    let contact = "write whom a reader can tell about a barrier, and who answers";
    let body = "write who enforces the law where you are: in Great Britain the Equality Advisory and Support Service, in \
                Northern Ireland the Equality Commission";
    let email = &*statement.contact.email;
    let url = &*statement.enforcement.url;
    let nowhere_email = email.rsplit_once('@').is_some_and(|(_, host)| leads_nowhere(page, host));
    let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let nothing = |text: &Option<Box<str>>| text.as_deref().is_some_and(says_nothing);
    let wrong = [
        (nowhere_email || says_nothing(email), path("contact", "email"), email, contact),
        (
            nothing(&statement.contact.phone),
            path("contact", "phone"),
            statement.contact.phone.as_deref().unwrap_or_default(),
            "write the number, or leave `phone` out",
        ),
        (
            nothing(&statement.contact.address),
            path("contact", "address"),
            statement.contact.address.as_deref().unwrap_or_default(),
            "write the address, or leave `address` out",
        ),
        (says_nothing(&statement.enforcement.name), path("enforcement", "name"), &*statement.enforcement.name, body),
        (host.is_some_and(|host| leads_nowhere(page, &host)), path("enforcement", "url"), url, body),
    ];
    for (is_wrong, path, text, help) in wrong {
        if is_wrong {
            let message = format!("nobody can be reached at `{}`", text.trim());
            found.push(page.at(Code::StatementIncomplete, message, &path).help(help));
        }
    }
}

/// Whether no letter or visit to this domain arrives. A demonstration may use `.example` for all of its own addresses.
fn leads_nowhere(page: &Page<'_>, host: &str) -> bool {
    let host = host.to_lowercase();
    let config = &page.cx.site.data.config;
    let example =
        config.demonstration.is_some() || config.base_url.host_str().is_some_and(|own| own.ends_with(".example"));
    let ends = |domain: &str| host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    EXAMPLES.into_iter().any(ends)
        || ["invalid", "test", "localhost"].into_iter().any(ends)
        || (ends("example") && !example)
}

/// A review that is older than the statement.
pub fn reviewed_before_prepared(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(statement) = statement(page) else { return };
    let Some(reviewed) = statement.reviewed.filter(|reviewed| reviewed.is_before(statement.prepared)) else { return };
    let path = |key: &'static str| FieldPath::new().key("statement").key(key);
    let message = format!("this statement was reviewed {reviewed}, before it was prepared on {}", statement.prepared);
    let finding = page.at(Code::StatementDates, message, &path("reviewed"));
    let finding = page.also(finding, &path("prepared"), "prepared then");
    found.push(finding.help("correct one of the two; a review comes after the statement that it reviews"));
}
