//! `kitpress check --external`: what addresses elsewhere answer, as findings. Answers are remembered in the user's cache
//! folder, which may be deleted at any time.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use url::Url;

use super::report;
use crate::ask::{Answer, Manner, ask};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load;
use crate::pipeline::Outside;
use crate::write;

/// Of the shape of the cache; another is not read.
const VERSION: u32 = 1;
/// How long an answer is believed, in seconds: a week.
const FRESH: i64 = 7 * 24 * 60 * 60;
/// The same for bad news, which may be over soon: an hour.
const FRESH_FAILURE: i64 = 60 * 60;

/// What is known of addresses elsewhere while the command runs.
pub struct Outsiders {
    manner: Manner,
    cache: Option<PathBuf>,
    /// Answers by address without fragment, so that a second look asks nobody again.
    known: RefCell<BTreeMap<String, Answer>>,
}

/// The file of the cache.
#[derive(Default, Serialize, Deserialize)]
struct Cache {
    version: u32,
    links: BTreeMap<String, Remembered>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Remembered {
    /// Seconds since 1970.
    asked: i64,
    answer: Word,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    There,
    Moved(String),
    Missing(u16),
    Unreachable(String),
    Unwelcome,
}

impl Outsiders {
    /// None asked yet. `local` is for tests: a pause in milliseconds, and addresses of this computer are asked.
    pub fn new(local: Option<u64>, remember: bool) -> Outsiders {
        let manner = match local {
            Some(pause) => Manner { pause: Duration::from_millis(pause), local: true, ..Manner::default() },
            None => Manner::default(),
        };
        let cache = if remember { cache_file() } else { None };
        Outsiders { manner, cache, known: RefCell::default() }
    }

    /// Asks what is not known; says so, and finds nothing, if there is no network.
    pub fn findings(&self, outside: &[Outside], bar: &report::Bar) -> Option<Diagnostics> {
        let mut places: BTreeMap<String, Vec<&Outside>> = BTreeMap::new();
        for one in outside {
            places.entry(key(&one.url)).or_default().push(one);
        }
        let mut known = self.known.borrow_mut();
        let mut cache = self.read();
        for (url, remembered) in &cache.links {
            if let Some(answer) = remembered.answer.clone().into_answer() {
                known.entry(url.clone()).or_insert(answer);
            }
        }
        let before = places.keys().filter(|url| known.contains_key(*url)).count();
        let open: Vec<(&String, Url)> = places
            .keys()
            .filter(|url| !known.contains_key(*url))
            .filter_map(|url| Some((url, Url::parse(url).ok()?)))
            .collect();
        let urls: Vec<Url> = open.iter().map(|(_, url)| url.clone()).collect();
        let shown = Mutex::new(bar);
        let answers = ask(&urls, &self.manner, &|done| {
            if let Ok(bar) = shown.lock() {
                bar.asked(done, urls.len());
            }
        });
        bar.clear();
        let Ok(answers) = answers else {
            report::line(&format!(
                "No address elsewhere was checked: none of them could be looked up, so there seems to be no network. {} \
                 would have been asked.",
                counted(urls.len())
            ));
            return None;
        };
        let now = now();
        for ((url, _), answer) in open.iter().zip(answers) {
            if let Some(answer) = Word::of(&answer) {
                cache.links.insert((*url).clone(), Remembered { asked: now, answer });
            }
            known.insert((*url).clone(), answer);
        }
        if !urls.is_empty() {
            self.keep(&cache);
        }
        let unwelcome = places.keys().filter(|url| known.get(*url) == Some(&Answer::Unwelcome)).count();
        let mut said = format!("{} elsewhere, {before} of them known from before", counted(places.len()));
        if unwelcome > 0 {
            said.push_str(&format!("; {unwelcome} not asked, since robots.txt there says so"));
        }
        report::line(&said);
        let found = places.iter().filter_map(|(url, places)| finding(url, known.get(url)?, places));
        Some(found.collect())
    }

    /// What is remembered and still believed; a file that cannot be read is as good as none.
    fn read(&self) -> Cache {
        let text = self.cache.as_ref().and_then(|path| load::text_if_there(path).ok().flatten());
        let cache: Option<Cache> = text.and_then(|text| serde_json::from_str(&text).ok());
        let mut cache = cache.filter(|cache| cache.version == VERSION).unwrap_or_default();
        let now = now();
        cache.version = VERSION;
        cache.links.retain(|_, one| (0..one.answer.fresh()).contains(&(now - one.asked)));
        cache
    }

    fn keep(&self, cache: &Cache) {
        let Some(path) = &self.cache else { return };
        let text = serde_json::to_string(cache).unwrap_or_default();
        if let Err(error) = write::keep(path, text.as_bytes()) {
            report::line(&format!("The answers are not remembered: {error}"));
        }
    }
}

impl Word {
    /// What is worth remembering.
    fn of(answer: &Answer) -> Option<Word> {
        Some(match answer {
            Answer::There => Word::There,
            Answer::Moved(url) => Word::Moved(url.to_string()),
            Answer::Missing(status) => Word::Missing(*status),
            Answer::Unreachable(why) => Word::Unreachable(why.clone()),
            Answer::Unwelcome => Word::Unwelcome,
            Answer::Local => return None,
        })
    }

    fn into_answer(self) -> Option<Answer> {
        Some(match self {
            Word::There => Answer::There,
            Word::Moved(url) => Answer::Moved(Url::parse(&url).ok()?),
            Word::Missing(status) => Answer::Missing(status),
            Word::Unreachable(why) => Answer::Unreachable(why),
            Word::Unwelcome => Answer::Unwelcome,
        })
    }

    fn fresh(&self) -> i64 {
        match self {
            Word::Missing(_) | Word::Unreachable(_) => FRESH_FAILURE,
            Word::There | Word::Moved(_) | Word::Unwelcome => FRESH,
        }
    }
}

/// What is asked: the address without its fragment.
fn key(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}

fn counted(addresses: usize) -> String {
    if addresses == 1 { "1 address".to_owned() } else { format!("{addresses} addresses") }
}

/// One finding for an address, at its first place; the others are named.
fn finding(url: &str, answer: &Answer, places: &[&Outside]) -> Option<Diagnostic> {
    let (code, message, help) = match answer {
        Answer::There | Answer::Unwelcome => return None,
        Answer::Missing(status) => (
            Code::ExternalMissing,
            format!("`{url}` is not there: its server answers {status}"),
            "look for its new address, link to a copy in a web archive, or take the link out",
        ),
        Answer::Unreachable(why) => (
            Code::ExternalUnreachable,
            format!("`{url}` could not be reached: {why}"),
            "try it in a browser; if only some people can open it, say so beside the link",
        ),
        Answer::Local => (
            Code::ExternalUnreachable,
            format!("`{url}` is an address of one computer or network, which readers elsewhere cannot open"),
            "write the public address",
        ),
        Answer::Moved(to) if is_home(to) && !Url::parse(url).is_ok_and(|old| is_home(&old)) => (
            Code::ExternalMoved,
            format!("`{url}` leads to the home page `{to}` now, so that what it was about may be gone"),
            "look where it is now",
        ),
        Answer::Moved(to) => {
            (Code::ExternalMoved, format!("`{url}` has moved for good to `{to}`"), "write the new address")
        }
    };
    let (first, others) = places.split_first()?;
    let mut finding = Diagnostic::new(code, message).at(first.source, first.span).help(help);
    for other in others {
        finding = finding.also(other.source, other.span, "here, too");
    }
    if let Answer::Moved(to) = answer
        && (!is_home(to) || is_home(&first.url))
    {
        // Where one place cannot be mended by itself, the others are.
        for place in places.iter().filter(|place| place.exact) {
            let mut to = to.clone();
            if to.fragment().is_none() {
                to.set_fragment(place.url.fragment());
            }
            finding.fixes.push(crate::diagnostic::Edit { source: place.source, span: place.span, text: to.into() });
        }
    }
    Some(finding)
}

fn is_home(url: &Url) -> bool {
    url.path() == "/" && url.query().is_none()
}

#[allow(clippy::disallowed_methods, reason = "what is remembered grows old; no output depends on it")]
fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// Where the system keeps what programs may forget (XDG Base Directory Specification); nothing where it says nothing.
#[allow(clippy::disallowed_methods, reason = "the environment says where the cache is")]
fn cache_file() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || Some(folder("HOME")?.join(if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" }));
    let base = folder("XDG_CACHE_HOME").or_else(|| folder("LOCALAPPDATA")).or_else(home)?;
    Some(base.join("kitpress").join("links.json"))
}
