//! One request. Redirects are not followed here: each place on the way has its own turn and its own `robots.txt`.

use std::io::Read;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::{HeaderMap, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error, Timeout};
use url::{Host, Url};

use super::Manner;
use super::host::{Hosts, Robots};
use super::public::is_public;

/// Who asks, and where to complain.
const AGENT: &str = concat!("kitpress/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");
/// Bytes of a `robots.txt` that are read; RFC 9309 asks for 500 KiB at least.
const LONGEST_ROBOTS: u64 = 512 * 1024;

/// The head of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub location: Option<String>,
    /// The pause that the server asks for.
    pub retry_after: Option<Duration>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("it is an address of this computer or network")]
    Local,
    #[error("there is no host of that name")]
    Lost,
    #[error("it does not answer in time")]
    Late,
    #[error("its host does not take connections")]
    Closed,
    #[error("its certificate or encryption is not in order ({0})")]
    Unsafe(String),
    #[error("it cannot be asked ({0})")]
    Other(String),
    /// Its `robots.txt` cannot be read.
    #[error("its server is out of order ({0} for robots.txt)")]
    Robots(u16),
}

impl Failure {
    /// Whether it may pass within seconds.
    pub fn passes(&self) -> bool {
        matches!(self, Failure::Late | Failure::Closed | Failure::Other(_))
    }
}

/// Asks over HTTP and HTTPS.
pub struct Client {
    agent: Agent,
    local: bool,
}

impl Client {
    /// One that asks in this manner.
    pub fn new(manner: &Manner) -> Client {
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(manner.patience))
            .user_agent(AGENT)
            .accept("text/html,application/xhtml+xml,*/*;q=0.8")
            .max_idle_connections_per_host(1);
        // No proxy knows this computer.
        let config = if manner.local { config.proxy(None) } else { config }.build();
        let resolver = Everybodys { local: manner.local, resolver: DefaultResolver::default() };
        Client { agent: Agent::with_parts(config, DefaultConnector::default(), resolver), local: manner.local }
    }

    /// The head of what is at an address.
    pub fn request(&self, url: &Url, head: bool) -> Result<Reply, Failure> {
        self.refuse_local(url)?;
        let request = if head { self.agent.head(url.as_str()) } else { self.agent.get(url.as_str()) };
        let response = request.call().map_err(failure)?;
        Ok(reply(response.status().as_u16(), response.headers()))
    }

    /// `robots.txt` at this address. One that is not there asks for nothing; redirects are followed (RFC 9309, 2.3.1.2).
    pub fn robots(&self, url: &Url, hosts: &Hosts) -> Result<Robots, Failure> {
        let mut url = url.clone();
        for _ in 0..5 {
            self.refuse_local(&url)?;
            let response = hosts.in_turn(&url, || self.agent.get(url.as_str()).call().map_err(failure))?;
            let Reply { status, location, .. } = reply(response.status().as_u16(), response.headers());
            match (status, location.and_then(|location| url.join(&location).ok())) {
                (300..400, Some(next)) => url = next,
                (200..300, _) => {
                    let mut body = response.into_body();
                    let mut bytes = Vec::new();
                    // What was cut off, or came too late, is not known; what came is kept to.
                    let _ = body.as_reader().take(LONGEST_ROBOTS).read_to_end(&mut bytes);
                    return Ok(Robots::read(&bytes));
                }
                (500..600, _) => return Err(Failure::Robots(status)),
                _ => return Ok(Robots::default()),
            }
        }
        Ok(Robots::default())
    }

    /// An address that needs no look-up, or that a proxy would look up.
    fn refuse_local(&self, url: &Url) -> Result<(), Failure> {
        let local = match url.host() {
            Some(Host::Domain(name)) => {
                let name = name.trim_end_matches('.');
                let ends = [".localhost", ".local", ".internal", ".home.arpa"];
                name == "localhost" || ends.iter().any(|end| name.ends_with(end))
            }
            Some(Host::Ipv4(address)) => !is_public(address.into()),
            Some(Host::Ipv6(address)) => !is_public(address.into()),
            None => true,
        };
        if local && !self.local { Err(Failure::Local) } else { Ok(()) }
    }
}

fn reply(status: u16, headers: &HeaderMap) -> Reply {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    Reply {
        status,
        location: text("location").map(str::to_owned),
        retry_after: pause(text("retry-after"), text("date")),
    }
}

/// `Retry-After` (RFC 9110, section 10.2.3): seconds, or a moment, which the server's own clock measures.
fn pause(after: Option<&str>, date: Option<&str>) -> Option<Duration> {
    let after = after?.trim();
    if let Ok(seconds) = after.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = |text: &str| jiff::fmt::rfc2822::parse(text.trim()).ok();
    let pause = moment(after)?.timestamp().duration_since(moment(date?)?.timestamp());
    Some(pause.try_into().unwrap_or(Duration::ZERO))
}

fn failure(error: Error) -> Failure {
    match error {
        Error::HostNotFound => Failure::Lost,
        Error::Timeout(Timeout::Resolve) => Failure::Lost,
        Error::Timeout(_) => Failure::Late,
        Error::ConnectionFailed => Failure::Closed,
        Error::Rustls(error) => Failure::Unsafe(error.to_string()),
        Error::Tls(why) => Failure::Unsafe(why.to_owned()),
        Error::Other(error) if error.is::<Refused>() => Failure::Local,
        Error::Io(error) => {
            use std::io::ErrorKind::*;
            match error.kind() {
                TimedOut | WouldBlock => Failure::Late,
                ConnectionRefused | ConnectionReset | ConnectionAborted | UnexpectedEof | BrokenPipe => Failure::Closed,
                HostUnreachable | NetworkUnreachable | NetworkDown | NotConnected => Failure::Lost,
                // Rust has no kind for a name that cannot be looked up.
                _ if error.to_string().contains("lookup address") => Failure::Lost,
                _ if error.get_ref().is_some_and(|inner| inner.to_string().contains("certificate")) => {
                    Failure::Unsafe(error.to_string())
                }
                _ => Failure::Other(error.to_string()),
            }
        }
        other => Failure::Other(other.to_string()),
    }
}

/// Looks names up and refuses those whose addresses are not everybody's. It is the address that is then connected to, so
/// that a name which changes its answer gains nothing.
#[derive(Debug)]
struct Everybodys {
    local: bool,
    resolver: DefaultResolver,
}

#[derive(Debug, thiserror::Error)]
#[error("an address of this computer or network")]
struct Refused;

impl Resolver for Everybodys {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.resolver.resolve(uri, config, timeout)?;
        // A proxy is of this network, and is asked to look the name up itself.
        let refused = config.proxy().is_none() && found.iter().any(|address| !is_public(address.ip()));
        if refused && !self.local { Err(Error::Other(Box::new(Refused))) } else { Ok(found) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_seconds_or_a_moment_by_the_servers_clock() {
        let date = Some("Sun, 22 Nov 2026 09:00:00 GMT");
        assert_eq!(pause(Some(" 7 "), None), Some(Duration::from_secs(7)));
        assert_eq!(pause(Some("Sun, 22 Nov 2026 09:00:20 GMT"), date), Some(Duration::from_secs(20)));
        assert_eq!(pause(Some("Sun, 22 Nov 2026 08:00:00 GMT"), date), Some(Duration::ZERO));
        assert_eq!(pause(Some("soon"), date), None);
        assert_eq!(pause(None, date), None);
    }

    #[test]
    fn addresses_of_this_computer_are_refused_before_anything_is_sent() {
        let client = Client::new(&Manner::default());
        for address in [
            "http://localhost:1/",
            "http://127.0.0.1:1/",
            "http://[::1]:1/",
            "http://printer.local/",
            "http://10.0.0.1/",
        ] {
            assert_eq!(client.request(&Url::parse(address).unwrap(), true), Err(Failure::Local), "{address}");
        }
    }
}
