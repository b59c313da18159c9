//! `kitpress serve` over real HTTP: what is served, what is refused, and what browsers are told when files change.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::common::{page, site, write};

pub struct Server {
    pub child: Child,
    pub port: u16,
    /// Its first line.
    pub said: String,
    heard: Arc<Mutex<String>>,
    told: Arc<Mutex<String>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    pub fn start(root: &Path, port: u16, more: &[&str]) -> Server {
        Server::run(Command::new(env!("CARGO_BIN_EXE_kitpress")), root, port, more)
    }

    /// Started by a command that ends in the program.
    pub fn run(mut command: Command, root: &Path, port: u16, more: &[&str]) -> Server {
        let mut child = command
            .args(["serve", "--root", root.to_str().unwrap(), "--port", &port.to_string()])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let told = gather(BufReader::new(child.stderr.take().unwrap()));
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        lines.read_line(&mut said).unwrap();
        let port = said.split(':').nth(2).and_then(|rest| rest.split('/').next()?.parse().ok());
        let port = port.unwrap_or_else(|| panic!("{said}{}", told.lock().unwrap()));
        Server { child, port, said, heard: gather(lines), told }
    }

    /// What it said so far after its first line.
    pub fn heard(&self) -> String {
        self.heard.lock().unwrap().clone()
    }

    /// What it told so far of findings and troubles.
    pub fn told(&self) -> String {
        self.told.lock().unwrap().clone()
    }

    pub fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&bytes[..at]).to_lowercase();
        Answer { status: head[9..12].parse().unwrap(), head, body: bytes[at + 4..].to_vec() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    pub fn text(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.text()
    }

    /// A browser's connection; its first message was read.
    pub fn events(&self) -> BufReader<TcpStream> {
        let (events, hello) = self.connect();
        assert!(hello.contains("\"hello\":true"));
        events
    }

    /// The first message of a new connection.
    pub fn hello(&self) -> String {
        self.connect().1
    }

    fn connect(&self) -> (BufReader<TcpStream>, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(b"GET /__kitpress/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").unwrap();
        let mut events = BufReader::new(stream);
        let hello = next(&mut events);
        (events, hello)
    }

    /// Waits until the state of a page says so.
    pub fn until(&self, file: &str, holds: impl Fn(&str) -> bool) -> String {
        let started = Instant::now();
        loop {
            let state = self.text(&format!("/__kitpress/state?file={file}"));
            if holds(&state) {
                return state;
            }
            assert!(started.elapsed() < Duration::from_secs(20), "{state}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a page holds the words; it must be there all the time.
    pub fn until_page(&self, path: &str, words: &str) -> Duration {
        let started = Instant::now();
        while !self.text(path).contains(words) {
            assert!(started.elapsed() < Duration::from_secs(20), "{path} never says {words}");
            std::thread::sleep(Duration::from_millis(1));
        }
        started.elapsed()
    }
}

/// Everything that is printed, while it is.
fn gather(mut lines: impl BufRead + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let shared = text.clone();
    std::thread::spawn(move || {
        let mut line = String::new();
        while lines.read_line(&mut line).is_ok_and(|count| count > 0) {
            shared.lock().unwrap().push_str(&line);
            line.clear();
        }
    });
    text
}

pub fn next(events: &mut BufReader<TcpStream>) -> String {
    loop {
        let mut line = String::new();
        assert!(events.read_line(&mut line).unwrap() > 0, "the connection ended");
        if let Some(data) = line.strip_prefix("data:") {
            return data.trim().to_owned();
        }
    }
}

pub fn post(body: &str) -> String {
    page(body).replace("summary:", "authors:\n  - name: Somebody\nsummary:")
}

#[test]
fn a_saved_body_is_told_to_every_browser_and_served_while_nothing_is_written() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post("Before.\n"))]);
    let server = Server::start(dir.path(), 0, &[]);
    assert!(server.said.starts_with("http://localhost:"), "{}", server.said);
    let first = server.text("/posts/one/");
    assert!(first.contains("Before.") && first.contains("data-file=\"posts/one/index.html\""), "{first}");
    assert!(first.contains("script-src") && first.contains(" 'self'"));
    let (mut one, mut two) = (server.events(), server.events());
    write(dir.path(), "content/posts/one.md", post("After.\n").as_bytes());
    for events in [&mut one, &mut two] {
        let told = next(events);
        assert!(told.contains("[\"/posts/one/\"]"), "only this page: {told}");
    }
    assert!(server.text("/posts/one/").contains("After."));
    // What no build reads is nobody's news.
    write(dir.path(), "content/posts/.one.md.swp", b"x");
    write(dir.path(), "content/posts/one.md~", b"x");
    write(dir.path(), "content/posts/one.md", post("Last.\n").as_bytes());
    assert!(next(&mut one).contains("[\"/posts/one/\"]"));
    assert!(!dir.path().join("site").exists());
}

#[test]
fn an_error_is_told_with_its_place_and_the_last_good_page_stays_until_the_fix() {
    let dir = site(&[("posts/one.md", &post("Good words.\n"))]);
    let server = Server::start(dir.path(), 0, &["--editor", "editor://{path}?{line},{column}"]);
    write(dir.path(), "content/posts/one.md", post("Bad [[nowhere]].\n").as_bytes());
    let state = server.until("posts/one/index.html", |state| state.contains("\"severity\":\"error\""));
    assert!(state.contains("content/posts/one.md:9:5") && state.contains("^^^^"), "{state}");
    assert!(state.contains("/content/posts/one.md?9,5\""), "{state}");
    assert!(server.text("/posts/one/").contains("Good words."));
    write(dir.path(), "content/posts/one.md", post("Good words, again <b>raw</b>.\n").as_bytes());
    let state = server.until("posts/one/index.html", |state| state.contains("\"errors\":[]"));
    assert!(state.contains("\"severity\":\"warning\""), "{state}");
    server.until_page("/posts/one/", "again");
    assert!(
        !server.text("/__kitpress/state?file=index.html").contains("raw"),
        "another page's warning is not shown here"
    );
}

#[test]
fn what_is_broken_at_the_start_becomes_a_site_and_drafts_are_marked() {
    let dir = site(&[("pages/index.md", &page("Soon.\n").replace("summary:", "status: draft\nsummary:"))]);
    fs::remove_file(dir.path().join("content/site.yaml")).unwrap();
    let server = Server::start(dir.path(), 0, &[]);
    let answer = server.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("/__kitpress/client.js"));
    let mut events = server.events();
    write(dir.path(), "content/site.yaml", super::common::SITE.as_bytes());
    while !next(&mut events).contains("\"all\":true") {}
    assert!(server.text("/").contains("Soon."));
    assert!(server.text("/__kitpress/state?file=index.html").contains("\"draft\":true"));
}

#[test]
fn only_css_is_swapped_when_only_css_changed() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post("One.\n"))]);
    write(dir.path(), "content/site.yaml", format!("{}theme: ours\n", super::common::SITE).as_bytes());
    write(dir.path(), "themes/ours/assets/css/zz.css", b"body { color: black }\n");
    let server = Server::start(dir.path(), 0, &[]);
    let mut events = server.events();
    write(dir.path(), "themes/ours/assets/css/zz.css", b"body { color: navy }\n");
    let told = next(&mut events);
    let style = told.split("\"style\":[\"").nth(1).unwrap_or_else(|| panic!("{told}"));
    let to = style.split('"').nth(2).unwrap();
    assert!(server.text(to).contains("navy"), "{to}");
}

#[test]
fn other_hosts_other_methods_and_paths_outside_are_refused() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    write(dir.path(), "secret.txt", b"secret");
    let server = Server::start(dir.path(), 0, &[]);
    let with_host = |host: &str| server.ask(&format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n")).status;
    assert_eq!(with_host("Host: evil.example\r\n"), 403);
    assert_ne!(with_host(""), 200);
    assert_eq!(with_host("Host: [::1]:80\r\n"), 200);
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "//secret.txt",
        "/content/site.yaml",
        "/..\\secret.txt",
        "/assets/../../secret.txt",
        "/%00",
        "/secret.txt",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("secret\n"), "{path}");
    }
    let post = server.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert_eq!(post.status, 405);
    let home = server.get("/");
    for header in
        ["content-type: text/html; charset=utf-8", "cache-control: no-store", "x-content-type-options: nosniff"]
    {
        assert!(home.head.contains(header), "{}", home.head);
    }
    assert!(server.get("/nowhere/").text().contains("kit-main"), "the site's own page says that there is none");
}

#[test]
fn a_port_in_use_leads_to_the_next_and_a_base_path_is_honoured() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post("One.\n"))]);
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let server = Server::start(dir.path(), port, &["--base-url", "https://example.org/kit/"]);
    assert!(server.port > port && server.port <= port + 50, "{}", server.said);
    let home = server.get("/");
    assert!(home.status == 307 && home.head.contains("location: /kit/\r"), "{}", home.head);
    assert!(server.text("/kit/").contains("Home."));
    assert!(server.get("/kit/posts/one").head.contains("location: /kit/posts/one/\r"));
    assert_eq!(server.get("/posts/one/").status, 404);
}

#[test]
fn a_folder_moved_away_and_back_and_a_checkout_of_many_files_are_survived() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post("One.\n"))]);
    let server = Server::start(dir.path(), 0, &[]);
    let posts = dir.path().join("content/posts");
    fs::rename(&posts, dir.path().join("away")).unwrap();
    let started = Instant::now();
    while server.get("/posts/one/").status == 200 {
        assert!(started.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(5));
    }
    fs::rename(dir.path().join("away"), &posts).unwrap();
    while server.get("/posts/one/").status != 200 {
        assert!(started.elapsed() < Duration::from_secs(40));
        std::thread::sleep(Duration::from_millis(5));
    }
    write(dir.path(), "content/posts/one.md", post("Watched again.\n").as_bytes());
    server.until_page("/posts/one/", "Watched again.");
    for n in 0..300 {
        write(dir.path(), &format!("content/posts/many-{n}.md"), post(&format!("Number {n}.\n")).as_bytes());
    }
    let started = Instant::now();
    while server.get("/posts/many-299/").status != 200 || server.get("/posts/many-0/").status != 200 {
        assert!(started.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(20));
    }
    // The whole site goes and comes.
    fs::rename(dir.path().join("content"), dir.path().join("gone")).unwrap();
    server.until("", |state| state.contains("no-site-file"));
    assert!(server.text("/posts/one/").contains("Watched again."));
    fs::rename(dir.path().join("gone"), dir.path().join("content")).unwrap();
    server.until("", |state| state.contains("\"errors\":[]"));
    write(dir.path(), "content/posts/one.md", post("Still watched.\n").as_bytes());
    server.until_page("/posts/one/", "Still watched.");
}

#[test]
#[cfg(feature = "documents")]
fn documents_are_made_when_asked_for_and_are_those_of_a_build() {
    let letter = |word: &str| page(&format!("Dear [name], {word}\n")).replace("summary:", "purpose: To ask.\nsummary:");
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("templates/letter.md", &letter("first"))]);
    let server = Server::start(dir.path(), 0, &[]);
    let built = |path: &str| {
        let built = super::common::build(dir.path());
        built.artifacts.into_iter().find(|file| file.path.as_str() == path).unwrap().bytes
    };
    for word in ["second, with more to say", "third"] {
        write(dir.path(), "content/templates/letter.md", letter(word).as_bytes());
        server.until_page("/templates/letter/", word);
        for ending in ["docx", "pdf", "txt"] {
            let path = format!("templates/letter/letter.{ending}");
            let answer = server.get(&format!("/{path}"));
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.body == built(&path), "{path} is as built");
        }
        let page = server.text("/templates/letter/");
        let wanted = String::from_utf8(built("templates/letter/index.html")).unwrap();
        let sizes = |page: &str| page.matches(" kB").map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(sizes(&page), sizes(&wanted));
        let links = |page: &str| -> Vec<String> {
            page.lines()
                .filter(|line| line.contains("letter.docx") && !line.contains("ld+json"))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(links(&page), links(&wanted));
    }
}

/// `KITPRESS_LATENCY=1000` measures from a save to the new bytes on a site of so many pages.
#[test]
fn a_body_is_served_soon_after_its_save() {
    let pages: usize = std::env::var("KITPRESS_LATENCY").ok().and_then(|text| text.parse().ok()).unwrap_or(50);
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    let words = "Some words of a page that has as many of them as pages usually have. ".repeat(50);
    for n in 0..pages {
        write(dir.path(), &format!("content/posts/p{n}.md"), post(&format!("{words}\n")).as_bytes());
    }
    let server = Server::start(dir.path(), 0, &[]);
    let measure = |edit: &dyn Fn(usize) -> String| {
        let mut times: Vec<Duration> = (0..15)
            .map(|n| {
                fs::write(dir.path().join("content/posts/p7.md"), edit(n)).unwrap();
                let time = server.until_page("/posts/p7/", &format!("edit{n}x"));
                std::thread::sleep(Duration::from_millis(30));
                time
            })
            .collect();
        times.sort_unstable();
        (times[7], times[14])
    };
    let (median, worst) = measure(&|n| post(&format!("{words} edit{n}x\n")));
    eprintln!(
        "{pages} pages: body {:.1} ms median, {:.1} ms worst",
        median.as_secs_f64() * 1e3,
        worst.as_secs_f64() * 1e3
    );
    if std::env::var("KITPRESS_LATENCY").is_ok() {
        let (median, worst) =
            measure(&|n| post(&format!("{words}\n")).replace("What it says", &format!("Says edit{n}x")));
        eprintln!(
            "front matter {:.1} ms median, {:.1} ms worst",
            median.as_secs_f64() * 1e3,
            worst.as_secs_f64() * 1e3
        );
    }
    assert!(median < Duration::from_secs(2), "{median:?}");
}
