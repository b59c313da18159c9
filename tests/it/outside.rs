//! `kitpress check --external`: how politely addresses elsewhere are asked, and what is said of their answers. The servers
//! are of this test; each port is a host of its own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use kitpress::ask::{Answer, Manner, Offline, ask};
use url::Url;

use super::common::{page, site, write};

const PAUSE: Duration = Duration::from_millis(40);

#[derive(Clone, Debug)]
struct Seen {
    line: String,
    agent: String,
    at: Instant,
}

/// A host: answers by path, and remembers what it was asked. `{host}` in an answer stands for its own address.
#[derive(Clone)]
struct Host {
    base: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    most_at_once: Arc<AtomicUsize>,
}

type Handler = dyn Fn(&str, &str, usize) -> String + Send + Sync;

impl Host {
    /// `answer` is told method, path and how often the path was asked before.
    fn new(answer: impl Fn(&str, &str, usize) -> String + Send + Sync + 'static) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let host = Host { base, seen: Arc::default(), most_at_once: Arc::default() };
        let (own, answer): (Host, Arc<Handler>) = (host.clone(), Arc::new(answer));
        let active = Arc::new(AtomicUsize::new(0));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (own, answer, active) = (own.clone(), answer.clone(), active.clone());
                std::thread::spawn(move || {
                    own.most_at_once.fetch_max(active.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    own.serve(stream, &*answer);
                    active.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        host
    }

    fn serve(&self, stream: TcpStream, answer: &Handler) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        let Some(first) = lines.next() else { return };
        let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
        let agent = headers.iter().find_map(|line| line.to_lowercase().strip_prefix("user-agent: ").map(str::to_owned));
        let mut words = first.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let line = format!("{method} {path}");
        let before = {
            let mut seen = self.seen.lock().unwrap();
            let before = seen.iter().filter(|one| one.line == line).count();
            seen.push(Seen { line, agent: agent.unwrap_or_default(), at: Instant::now() });
            before
        };
        let reply = answer(method, path, before).replace("{host}", &self.base);
        let (head, body) = reply.split_once("\n\n").unwrap_or((&reply, ""));
        let mut stream = stream;
        let head = head.replace('\n', "\r\n");
        let sent = if method == "HEAD" { "" } else { body };
        let _ = write!(stream, "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{sent}", body.len());
    }

    fn lines(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|one| one.line.clone()).collect()
    }

    fn url(&self, path: &str) -> Url {
        Url::parse(&format!("{}{path}", self.base)).unwrap()
    }
}

/// Answers of these paths; everything else is not there.
fn host(answers: &[(&'static str, &'static str)]) -> Host {
    let answers: BTreeMap<&str, &str> = answers.iter().copied().collect();
    Host::new(move |_, path, _| answers.get(path).unwrap_or(&"404 Not Found").to_string())
}

fn manner() -> Manner {
    Manner { pause: PAUSE, patience: Duration::from_secs(10), local: true, ..Manner::default() }
}

fn answers(urls: &[Url]) -> Vec<Answer> {
    ask(urls, &manner(), &|_| {}).unwrap()
}

#[test]
fn a_host_is_asked_one_thing_at_a_time_with_a_pause_and_by_name() {
    let host = Host::new(|_, path, _| if path == "/robots.txt" { "404 No" } else { "200 OK\n\nwords" }.to_owned());
    let urls: Vec<Url> = (0..6).map(|n| host.url(&format!("/{n}"))).collect();
    assert_eq!(answers(&urls), vec![Answer::There; 6]);
    let seen = host.seen.lock().unwrap().clone();
    let lines: Vec<&str> = seen.iter().map(|one| one.line.as_str()).collect();
    assert_eq!(lines, ["GET /robots.txt", "HEAD /0", "HEAD /1", "HEAD /2", "HEAD /3", "HEAD /4", "HEAD /5"]);
    assert_eq!(host.most_at_once.load(Ordering::SeqCst), 1);
    for pair in seen.windows(2) {
        assert!(pair[1].at - pair[0].at >= PAUSE, "{:?}", pair);
    }
    let agent = format!("kitpress/{} (+{})", env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY"));
    assert!(seen.iter().all(|one| one.agent == agent), "{seen:?}");
}

#[test]
fn several_hosts_are_asked_at_the_same_time() {
    // Each host answers its page only once the other was asked, too.
    let met = Arc::new((Mutex::new(0), Condvar::new()));
    let host = |met: Arc<(Mutex<i32>, Condvar)>| {
        Host::new(move |_, path, _| {
            if path == "/robots.txt" {
                return "404 No".to_owned();
            }
            let (count, woken) = &*met;
            let mut count = count.lock().unwrap();
            *count += 1;
            woken.notify_all();
            let (count, _) = woken.wait_timeout_while(count, Duration::from_secs(8), |count| *count < 2).unwrap();
            if *count >= 2 { "200 OK" } else { "404 Alone" }.to_owned()
        })
    };
    let (a, b) = (host(met.clone()), host(met));
    assert_eq!(answers(&[a.url("/x"), b.url("/y")]), [Answer::There, Answer::There]);
}

#[test]
fn what_is_gone_is_asked_for_twice_and_a_server_without_head_as_browsers_ask() {
    let host = Host::new(|method, path, _| {
        match (method, path) {
            ("HEAD", "/no-head") => "405 No",
            ("HEAD", "/lies") => "404 No",
            ("GET", "/no-head" | "/lies") => "200 OK\n\nwords",
            (_, "/gone") => "410 Gone",
            (_, "/private") => "403 Forbidden",
            _ => "404 Not Found",
        }
        .to_owned()
    });
    let urls = ["/no-head", "/lies", "/gone", "/private", "/never"].map(|path| host.url(path));
    let expected = [Answer::There, Answer::There, Answer::Missing(410), Answer::There, Answer::Missing(404)];
    assert_eq!(answers(&urls), expected);
    assert_eq!(host.lines().iter().filter(|line| line.ends_with("/never")).count(), 2);
}

#[test]
fn what_may_pass_is_tried_three_times_and_the_pause_that_a_server_asks_for_is_kept() {
    let host = Host::new(|_, path, before| {
        match (path, before) {
            ("/busy", 0) => "503 Busy\nRetry-After: 1",
            ("/busy", _) => "200 OK",
            ("/later", _) => "429 Later\nRetry-After: 7200",
            ("/broken", _) => "500 Broken",
            _ => "404 No",
        }
        .to_owned()
    });
    let found = answers(&["/busy", "/later", "/broken"].map(|path| host.url(path)));
    assert_eq!(found[0], Answer::There);
    assert_eq!(found[1], Answer::Unreachable("its server has too much to do (429)".to_owned()));
    assert_eq!(found[2], Answer::Unreachable("its server is out of order (500)".to_owned()));
    let count = |line: &str| host.lines().iter().filter(|one| *one == line).count();
    assert_eq!((count("HEAD /busy"), count("HEAD /later"), count("HEAD /broken")), (2, 1, 3));
    let seen = host.seen.lock().unwrap();
    let busy: Vec<Instant> = seen.iter().filter(|one| one.line == "HEAD /busy").map(|one| one.at).collect();
    assert!(busy[1] - busy[0] >= Duration::from_secs(1));
}

#[test]
fn robots_txt_is_kept_and_read_once() {
    let rules = "200 OK\n\nUser-agent: *\nDisallow: /\n\nUser-agent: kitpress\nDisallow: /private/\n";
    let fair = host(&[("/robots.txt", rules), ("/a", "200 OK"), ("/b", "200 OK"), ("/private/x", "200 OK")]);
    let shut = host(&[("/robots.txt", "503 Broken"), ("/a", "200 OK")]);
    let from = host(&[
        ("/to", "302 Found\nLocation: /private"),
        ("/robots.txt", "200 OK\n\nUser-agent: *\nDisallow: /private"),
    ]);
    let found = answers(&[fair.url("/a"), fair.url("/b"), fair.url("/private/x"), shut.url("/a"), from.url("/to")]);
    assert_eq!(found[..3], [Answer::There, Answer::There, Answer::Unwelcome]);
    assert_eq!(found[3], Answer::Unreachable("its server is out of order (503 for robots.txt)".to_owned()));
    assert_eq!(found[4], Answer::Unwelcome, "where it leads is asked as politely");
    assert_eq!(fair.lines().iter().filter(|line| line.ends_with("/robots.txt")).count(), 1);
    assert!(fair.lines().iter().all(|line| !line.contains("private")), "{:?}", fair.lines());
    assert!(shut.lines().iter().all(|line| line.ends_with("/robots.txt")), "{:?}", shut.lines());
}

#[test]
fn only_what_has_moved_for_good_has_moved() {
    let there = host(&[("/new", "200 OK"), ("/robots.txt", "404 No")]);
    let new = there.url("/new").to_string();
    let to = Box::leak(format!("301 Moved\nLocation: {new}").into_boxed_str());
    let old = host(&[
        ("/for-good", to),
        ("/for-now", "302 Found\nLocation: /fine"),
        ("/both", "308 Moved\nLocation: /for-now"),
        ("/round", "301 Moved\nLocation: /round"),
        ("/to-nothing", "301 Moved\nLocation: /nothing"),
        ("/odd", "301 Moved\nLocation: ftp://example.org/"),
        ("/fine", "200 OK"),
    ]);
    let paths = ["/for-good", "/for-now", "/both", "/round", "/to-nothing", "/odd"];
    let found = answers(&paths.map(|path| old.url(path)));
    assert_eq!(found[0], Answer::Moved(there.url("/new")));
    assert_eq!(found[1], Answer::There);
    assert_eq!(found[2], Answer::Moved(old.url("/for-now")));
    assert_eq!(found[3], Answer::Unreachable("it leads in a circle".to_owned()));
    assert_eq!(found[4], Answer::Missing(404));
    assert!(matches!(&found[5], Answer::Unreachable(why) if why.contains("no web page")), "{found:?}");
}

#[test]
fn without_a_network_one_thing_is_said_and_a_single_lost_host_is_not_that() {
    let urls: Vec<Url> = (0..12).map(|n| Url::parse(&format!("http://host-{n}.invalid/")).unwrap()).collect();
    assert_eq!(ask(&urls, &manner(), &|_| {}), Err(Offline));
    let host = host(&[("/", "200 OK")]);
    let found = answers(&[host.url("/"), urls[0].clone()]);
    assert_eq!(found, [Answer::There, Answer::Unreachable("there is no host of that name".to_owned())]);
    // A host that takes no connections is not asked for its other addresses.
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let urls = ["/a", "/b"].map(|path| Url::parse(&format!("http://{closed}{path}")).unwrap());
    let lost = Answer::Unreachable("its host does not take connections".to_owned());
    assert_eq!(answers(&urls), [lost.clone(), lost]);
}

fn check(root: &Path, more: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    command.args(["check", "--root"]).arg(root).args(more).env("NO_COLOR", "1").env("SOURCE_DATE_EPOCH", "1795348800");
    let Output { status, stdout, stderr } = command.env("XDG_CACHE_HOME", root.join("cache")).output().unwrap();
    (status.code(), String::from_utf8_lossy(&[stderr, stdout].concat()).into_owned())
}

const LOCAL: [&str; 3] = ["--external", "--external-local", "1"];

#[test]
fn findings_name_every_place_fail_nothing_by_themselves_and_a_moved_address_is_mended() {
    let host = host(&[
        ("/old", "301 Moved\nLocation: /new"),
        ("/new", "200 OK"),
        ("/home", "301 M\nLocation: /"),
        ("/", "200 OK"),
    ]);
    let base = &host.base;
    let text =
        page(&format!("[Gone]({base}/gone) and [old]({base}/old#part \"Title\"), <{base}/old>, [home]({base}/home)."));
    let dir = site(&[
        ("pages/index.md", &text),
        (
            "references.yaml",
            &format!(
                "a: {{ type: book, title: A, url: \"{base}/gone\" }}\nb: {{ type: book, title: B, url: {base}/old }}\n"
            ),
        ),
    ]);
    let (code, said) = check(dir.path(), &LOCAL);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("warning[external-missing]") && said.contains("its server answers 404"), "{said}");
    assert!(said.contains("content/pages/index.md:7:8") && said.contains("content/references.yaml:1:"), "{said}");
    assert_eq!(said.matches("information[external-moved]").count(), 2, "{said}");
    assert!(said.contains("leads to the home page"), "{said}");
    assert!(said.contains("3 addresses elsewhere, 0 of them known from before"), "{said}");
    let (strict, _) = check(dir.path(), &[&LOCAL[..], &["--strict"]].concat());
    assert_eq!(strict, Some(1));
    let (_, said) = check(dir.path(), &[&LOCAL[..], &["--fix", "--yes"]].concat());
    assert!(said.contains("1 finding mended in 2 files."), "{said}");
    let now = |name: &str| std::fs::read_to_string(dir.path().join("content").join(name)).unwrap();
    assert!(
        now("pages/index.md").contains(&format!("[old]({base}/new#part \"Title\"), <{base}/new>")),
        "{}",
        now("pages/index.md")
    );
    assert!(now("references.yaml").contains(&format!("url: {base}/new }}")), "{}", now("references.yaml"));
    // Without the flag nobody is asked, and nothing is said.
    let before = host.lines().len();
    let (_, said) = check(dir.path(), &[]);
    assert!(!said.contains("external-") && host.lines().len() == before, "{said}");
}

#[test]
fn answers_are_remembered_bad_ones_for_an_hour_and_only_if_wished() {
    let host = host(&[("/there", "200 OK")]);
    let text = page(&format!("[There]({0}/there#a), [there]({0}/there#b), [gone]({0}/gone).", host.base));
    let dir = site(&[("pages/index.md", &text)]);
    check(dir.path(), &LOCAL);
    let asked = |more: &[&str]| {
        let before = host.lines().len();
        let (_, said) = check(dir.path(), &[&LOCAL[..], more].concat());
        assert!(said.contains("warning[external-missing]"), "{said}");
        host.lines()[before..].to_vec()
    };
    assert_eq!(asked(&[]), Vec::<String>::new());
    let all = ["GET /robots.txt", "HEAD /gone", "GET /gone", "HEAD /there"];
    assert_eq!(asked(&["--no-cache"]), all);
    let file = dir.path().join("cache/kitpress/links.json");
    let older = |seconds: i64| {
        let mut cache: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for link in cache["links"].as_object_mut().unwrap().values_mut() {
            link["asked"] = (link["asked"].as_i64().unwrap() - seconds).into();
        }
        std::fs::write(&file, cache.to_string()).unwrap();
    };
    older(2 * 60 * 60);
    assert_eq!(asked(&[]), all[..3], "what was there is believed for a week");
    older(8 * 24 * 60 * 60);
    assert_eq!(asked(&[]), all);
    write(dir.path(), "cache/kitpress/links.json", b"{ no json");
    assert_eq!(asked(&[]), all, "a cache that cannot be read is as good as none");
}

#[test]
fn addresses_of_this_computer_are_never_asked_and_are_a_finding() {
    let host = host(&[("/", "200 OK")]);
    let dir =
        site(&[("pages/index.md", &page(&format!("[Here]({}/) and [there](http://localhost:1313/).", host.base)))]);
    let (code, said) = check(dir.path(), &["--external"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(said.matches("is an address of one computer or network").count(), 2, "{said}");
    assert_eq!(host.lines(), Vec::<String>::new());
}

#[test]
fn a_waiver_for_an_address_elsewhere_is_needed_only_when_somebody_asked() {
    let host = host(&[]);
    let waive = "waive:\n  - { rule: external-missing, reason: It moves., by: Ada, until: 2027-01 }\n---\n\n";
    let text = page(&format!("[Gone]({}/gone)", host.base)).replace("---\n\n", waive);
    let dir = site(&[("pages/index.md", &text)]);
    let (code, said) = check(dir.path(), &[&LOCAL[..], &["--strict"]].concat());
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = check(dir.path(), &["--strict"]);
    assert_eq!(code, Some(0), "nobody asked, so nobody knows whether it is needed: {said}");
    let without = text.split_once("[Gone]").unwrap().0.to_owned() + "Gone.\n";
    write(dir.path(), "content/pages/index.md", without.as_bytes());
    let (code, said) = check(dir.path(), &[&LOCAL[..], &["--strict"]].concat());
    assert!(code == Some(1) && said.contains("waiver-unused"), "{said}");
}
