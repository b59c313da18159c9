//! Hosts: whose turn it is, and what each asks of programs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use robotstxt::DefaultMatcher;
use url::Url;

use super::client::Failure;
use super::locked;

/// The name that `robots.txt` may have rules for.
pub const NAME: &str = "kitpress";

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

/// A `robots.txt`; one that is not there is empty.
#[derive(Default)]
pub struct Robots(pub String);

impl Robots {
    /// Whether Kitpress may ask for the address.
    pub fn allow(&self, url: &Url) -> bool {
        self.0.is_empty() || DefaultMatcher::default().one_agent_allowed_by_robots(&self.0, NAME, url.as_str())
    }
}
