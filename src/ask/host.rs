//! Hosts: whose turn it is, and what each asks of programs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use texting_robots::Robot;
use url::Url;

use super::client::Failure;
use super::locked;

/// The name that `robots.txt` may have rules for.
const NAME: &str = "kitpress";
/// Bytes of a line of `robots.txt`; addresses are not longer.
const LONGEST_LINE: usize = 2048;
/// Lines that are read.
const MOST_LINES: usize = 5000;

/// Host and port: what one server answers for.
pub fn name(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

/// All hosts so far.
pub struct Hosts {
    /// Between two requests to one host.
    pub pause: Duration,
    known: Mutex<BTreeMap<String, Arc<Host>>>,
}

#[derive(Default)]
struct Host {
    /// Whether it was asked before. Locked while it is.
    asked: Mutex<bool>,
    /// By scheme: what `robots.txt` says, or why nobody knows.
    robots: Mutex<BTreeMap<String, Result<Arc<Robots>, Failure>>>,
}

impl Hosts {
    /// None known yet.
    pub fn new(pause: Duration) -> Hosts {
        Hosts { pause, known: Mutex::default() }
    }

    fn host(&self, url: &Url) -> Arc<Host> {
        locked(&self.known).entry(name(url)).or_default().clone()
    }

    /// Does `work` when it is this host's turn, a pause after the last.
    pub fn in_turn<T>(&self, url: &Url, work: impl FnOnce() -> T) -> T {
        let host = self.host(url);
        let mut asked = locked(&host.asked);
        if std::mem::replace(&mut *asked, true) {
            std::thread::sleep(self.pause);
        }
        work()
    }

    /// What the host of the address asks of programs; looked up once.
    ///
    /// # Errors
    /// Where nobody knows: then nothing else may be asked (RFC 9309, section 2.3.1.4).
    pub fn robots(
        &self,
        url: &Url,
        look: impl FnOnce(&Url) -> Result<Robots, Failure>,
    ) -> Result<Arc<Robots>, Failure> {
        let host = self.host(url);
        let mut robots = locked(&host.robots);
        if let Some(known) = robots.get(url.scheme()) {
            return known.clone();
        }
        let found = match url.join("/robots.txt") {
            Ok(address) => look(&address).map(Arc::new),
            Err(_) => Ok(Arc::new(Robots::default())),
        };
        robots.insert(url.scheme().to_owned(), found.clone());
        found
    }
}

/// A `robots.txt`; one that is not there, or that nobody could read, asks for nothing.
#[derive(Default)]
pub struct Robots(Option<Robot>);

impl Robots {
    /// What these bytes say to Kitpress.
    pub fn read(bytes: &[u8]) -> Robots {
        let lines: Vec<&[u8]> = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).collect();
        // No rule that somebody wrote for a program is as long, or one of so many.
        let lines: Vec<&[u8]> = lines.into_iter().filter(|line| line.len() <= LONGEST_LINE).take(MOST_LINES).collect();
        Robots(Robot::new(NAME, &lines.join(&b'\n')).ok())
    }

    /// Whether Kitpress may ask for the address.
    pub fn allow(&self, url: &Url) -> bool {
        self.0.as_ref().is_none_or(|robot| robot.allowed(url.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_longest_rule_for_kitpress_or_for_all_counts() {
        let allowed = |rules: &str, path: &str| {
            Robots::read(rules.as_bytes()).allow(&Url::parse(&format!("https://example.org{path}")).unwrap())
        };
        let rules =
            "User-agent: *\nDisallow: /\n\nUser-agent: Kitpress\nDisallow: /a/\nAllow: /a/b\nDisallow: /*.pdf$\n";
        for (path, may) in [("/", true), ("/a/", false), ("/a/b/c", true), ("/x.pdf", false), ("/x.pdf?y", true)] {
            assert_eq!(allowed(rules, path), may, "{path}");
        }
        assert!(!allowed("user-agent: *\r\ndisallow: /\r\n", "/x"));
        assert!(allowed("", "/x") && allowed("<html>404</html>", "/x") && allowed("User-agent: x\nDisallow: /", "/x"));
    }

    #[test]
    fn rules_made_to_take_long_do_not() {
        let rule = format!("User-agent: *\nDisallow: /{}\n", "*a".repeat(900));
        let rules = rule.repeat(300) + &"Allow: ŵ".repeat(100_000);
        let url = Url::parse(&format!("https://example.org/{}", "a".repeat(2000))).unwrap();
        Robots::read(rules.as_bytes()).allow(&url);
    }

    proptest! {
        #[test]
        fn nothing_that_a_server_sends_is_too_odd(
            bytes in proptest::collection::vec(any::<u8>(), 0..200),
            lines in proptest::collection::vec("(User-agent|Disallow|Allow|Crawl-delay|Sitemap)[ :]{0,2}[ŵ/*$%a-c#?\\[\\\\]{0,12}", 0..8),
            path in "[ŵ/*$%a-c?]{0,12}",
        ) {
            let text = [lines.join("\n").into_bytes(), bytes].concat();
            if let Ok(url) = Url::parse(&format!("https://example.org/{path}")) {
                Robots::read(&text).allow(&url);
            }
        }
    }
}
