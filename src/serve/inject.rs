//! The only thing in which a served page differs from the finished one: a script that keeps it up to date, and a policy
//! that allows this script and no other.

/// The page with the script before the end of its body. `file` is its path in the site.
pub fn inject(page: &str, file: &str, version: u64) -> String {
    let page = allow(page);
    let file = file.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let script = format!(
        "<script src=\"/__kitpress/client.js\" data-kitpress data-file=\"{file}\" data-version=\"{version}\" defer></script>\n"
    );
    let at = page.rfind("</body>").unwrap_or(page.len());
    format!("{}{script}{}", &page[..at], &page[at..])
}

/// Every policy of the page that forbids scripts also allows those of this server.
fn allow(page: &str) -> String {
    const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let mut out = String::with_capacity(page.len() + 300);
    let mut rest = page;
    while let Some(at) = rest.find(META) {
        let (before, after) = rest.split_at(at + META.len());
        out.push_str(before);
        let end = after.find('"').unwrap_or(after.len());
        let (policy, after) = after.split_at(end);
        // Quotes are written as references, whose semicolons are none of the policy's.
        let plain = policy.replace("&#39;", "'").replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        out.push_str(&widen(&plain).replace('&', "&amp;").replace('"', "&quot;"));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `script-src`, `connect-src` and `style-src` with `'self'`, in a policy that restricts them.
fn widen(policy: &str) -> String {
    let mut parts: Vec<String> = policy.split(';').map(|part| part.trim().to_owned()).collect();
    parts.retain(|part| !part.is_empty());
    let has = |parts: &[String], name: &str| parts.iter().position(|part| part.split(' ').next() == Some(name));
    let restricted = has(&parts, "default-src").is_some();
    for name in ["script-src", "connect-src", "style-src"] {
        match has(&parts, name) {
            Some(at) if !parts[at].contains("self") => parts[at].push_str(" 'self'"),
            Some(_) => {}
            None if restricted => parts.push(format!("{name} 'self'")),
            None => {}
        }
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_script_is_last_in_the_body_and_allowed_by_each_policy() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; script-src &#x27;sha256-x&#x27;\">\
                    <meta http-equiv=\"Content-Security-Policy\" content=\"base-uri 'none'\"><body>&lt;/body></body></html>";
        let served = inject(page, "a&b/index.html", 7);
        assert!(
            served
                .contains("\"default-src 'none'; script-src 'sha256-x' 'self'; connect-src 'self'; style-src 'self'\""),
            "{served}"
        );
        assert!(served.contains("content=\"base-uri 'none'\""), "{served}");
        assert!(
            served.ends_with("data-file=\"a&amp;b/index.html\" data-version=\"7\" defer></script>\n</body></html>")
        );
        assert!(inject("no body", "x", 1).starts_with("no body<script"));
    }
}
