//! Asks addresses elsewhere whether they are there: each once, one request at a time to a host with a pause between, as
//! `robots.txt` of the host allows (RFC 9309). Never an address of this computer or of its network, so that nobody who
//! writes a page can make the machine that checks it ask for them. What is remembered, shown and found is for `cli`.
//!
//! The only room but `serve` that touches the network, and it reads answers' heads only, but for `robots.txt`.

mod client;
mod host;
mod public;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use url::Url;

use client::{Client, Failure, Reply};
use host::Hosts;

/// How to ask.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Between two requests to one host.
    pub pause: Duration,
    /// For one request, from the look-up to the head of the answer.
    pub patience: Duration,
    /// Hosts that are asked at the same time.
    pub hosts: usize,
    /// Addresses of this computer and its network are asked, too: only for tests.
    pub local: bool,
}

impl Default for Manner {
    fn default() -> Manner {
        Manner { pause: Duration::from_secs(1), patience: Duration::from_secs(15), hosts: 8, local: false }
    }
}

/// What an address answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is there, or for some people only.
    There,
    /// It is there under another address, for good.
    Moved(Url),
    /// Its server says that it is gone: 404 or 410.
    Missing(u16),
    /// Nobody knows; why not, as the end of a sentence.
    Unreachable(String),
    /// An address of this computer or network.
    Local,
    /// The host asks programs to stay away.
    Unwelcome,
}

/// Requests for one address, at most, that fail for a reason that may pass.
const TRIES: u32 = 3;
/// Redirects that are followed.
const HOPS: usize = 8;
/// A pause that a server asks for is kept up to this; a longer one is another day's.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Hosts whose names cannot be looked up before anything else answered: then there is no network.
const OFFLINE: usize = 3;

/// Asks each address; the answers are in the same order. `progress` is told how many are answered.
///
/// # Errors
/// Nothing answered and no name could be looked up: there is no network.
pub fn ask(urls: &[Url], manner: &Manner, progress: &(dyn Fn(usize) + Sync)) -> Result<Vec<Answer>, Offline> {
    let mut queues: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, url) in urls.iter().enumerate() {
        queues.entry(host::name(url)).or_default().push(number);
    }
    let known = queues.len();
    let queues = Mutex::new(queues);
    let answers: Vec<Mutex<Option<Answer>>> = urls.iter().map(|_| Mutex::new(None)).collect();
    let asker = Asker { client: Client::new(manner), hosts: Hosts::new(manner.pause) };
    let (done, lost, heard) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let offline = || !heard.load(Ordering::SeqCst) && lost.load(Ordering::SeqCst) >= OFFLINE.min(known);
    std::thread::scope(|scope| {
        for _ in 0..manner.hosts.clamp(1, known.max(1)) {
            scope.spawn(|| {
                // The hosts of an institution should not all wait for one that is slow: whoever is free takes the next.
                while let Some((_, numbers)) = locked(&queues).pop_first() {
                    if known >= OFFLINE && offline() {
                        return;
                    }
                    // A host that is not there is not asked for its other addresses.
                    let mut down: Option<Answer> = None;
                    let mut there = false;
                    for number in numbers {
                        let (answer, contact) = match &down {
                            Some(answer) => (answer.clone(), Contact::None),
                            None => asker.answer(&urls[number]),
                        };
                        match contact {
                            Contact::Heard => {
                                there = true;
                                heard.store(true, Ordering::SeqCst);
                            }
                            Contact::Lost => {
                                lost.fetch_add(1, Ordering::SeqCst);
                                down = Some(answer.clone());
                            }
                            Contact::Silent if !there => down = Some(answer.clone()),
                            Contact::Silent | Contact::None => {}
                        }
                        *locked(&answers[number]) = Some(answer);
                        progress(done.fetch_add(1, Ordering::SeqCst) + 1);
                    }
                }
            });
        }
    });
    if known >= OFFLINE && offline() {
        return Err(Offline);
    }
    let silent = || Answer::Unreachable("it was not asked".to_owned());
    Ok(answers.into_iter().map(|answer| locked(&answer).take().unwrap_or_else(silent)).collect())
}

/// There is no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offline;

/// Whether the host of an address was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contact {
    /// It answered.
    Heard,
    /// Its name could not be looked up.
    Lost,
    /// It is known and does not answer.
    Silent,
    /// It was not asked.
    None,
}

struct Asker {
    client: Client,
    hosts: Hosts,
}

impl Asker {
    /// Follows an address to its end.
    fn answer(&self, first: &Url) -> (Answer, Contact) {
        let mut url = bare(first);
        let mut contact = Contact::None;
        // How far the way is marked as the one to take from now on.
        let mut moved: Option<Url> = None;
        let mut for_good = true;
        for _ in 0..=HOPS {
            match self.allowed(&url) {
                Ok(true) => {}
                Ok(false) => return (Answer::Unwelcome, contact),
                Err(failure) => return failed(failure, contact),
            }
            let reply = match self.reply(&url) {
                Ok(reply) => reply,
                Err(failure) => return failed(failure, contact),
            };
            contact = Contact::Heard;
            let next = reply.location.as_deref().filter(|_| (300..400).contains(&reply.status));
            let Some(next) = next.and_then(|next| url.join(next).ok()) else {
                return (end(reply.status, moved), contact);
            };
            if !matches!(next.scheme(), "http" | "https") {
                return (Answer::Unreachable(format!("it leads to `{next}`, which is no web page")), contact);
            }
            for_good &= matches!(reply.status, 301 | 308);
            url = bare(&next);
            if for_good {
                moved = Some(next);
            }
        }
        (Answer::Unreachable("it leads in a circle".to_owned()), contact)
    }

    fn allowed(&self, url: &Url) -> Result<bool, Failure> {
        let robots = self.hosts.robots(url, |address| self.client.robots(address, &self.hosts))?;
        Ok(robots.allow(url))
    }

    /// The head of what is there. A server that does not say it to `HEAD` is asked as a browser asks.
    fn reply(&self, url: &Url) -> Result<Reply, Failure> {
        let reply = self.patiently(url, true)?;
        match reply.status {
            // What is called gone is looked at twice: some servers know no `HEAD`.
            403 | 404 | 405 | 501 => self.patiently(url, false),
            _ => Ok(reply),
        }
    }

    /// Tries again what may pass, each time after a longer pause or the one that the server asks for.
    fn patiently(&self, url: &Url, head: bool) -> Result<Reply, Failure> {
        let mut tries = 1;
        loop {
            let said = self.hosts.in_turn(url, || self.client.request(url, head));
            let passes = match &said {
                Ok(reply) => reply.status == 429 || (500..600).contains(&reply.status) && reply.status != 501,
                Err(failure) => failure.passes(),
            };
            let wished = said.as_ref().ok().and_then(|reply| reply.retry_after);
            if !passes || tries == TRIES || wished.is_some_and(|pause| pause > LONGEST_PAUSE) {
                return said;
            }
            std::thread::sleep(wished.unwrap_or(self.hosts.pause * 2u32.pow(tries)));
            tries += 1;
        }
    }
}

/// Without what no server is sent: the fragment, and a name and password that somebody left in the address.
fn bare(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

fn failed(failure: Failure, contact: Contact) -> (Answer, Contact) {
    match failure {
        Failure::Local => (Answer::Local, contact),
        // Another host than the one that it led to is not there.
        failure if contact == Contact::Heard => (Answer::Unreachable(failure.to_string()), contact),
        Failure::Lost => (Answer::Unreachable(failure.to_string()), Contact::Lost),
        failure => (Answer::Unreachable(failure.to_string()), Contact::Silent),
    }
}

/// What the status at the end of the way says.
fn end(status: u16, moved: Option<Url>) -> Answer {
    match status {
        200..=399 => moved.map_or(Answer::There, Answer::Moved),
        // It is there for those who may see it; programs are often turned away.
        401 | 403 | 407 | 451 => Answer::There,
        404 | 410 => Answer::Missing(status),
        429 => Answer::Unreachable("its server has too much to do (429)".to_owned()),
        500..=599 => Answer::Unreachable(format!("its server is out of order ({status})")),
        _ => Answer::Unreachable(format!("its server answers with the status {status}")),
    }
}

/// What one thread that failed left behind is as good as before: an answer or none.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
