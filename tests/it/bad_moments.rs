//! `kitpress serve` in bad moments, over real HTTP: half saves, editors' temporary files, checkouts, sleep, full disks,
//! requests that nobody ought to make.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::common::{build, page, site, write};
use super::serve::{Answer, Server, next, post};

/// A page as served, without what only the preview puts into it.
fn bare(served: &str) -> String {
    let kept = |line: &&str| !line.contains("Content-Security-Policy");
    let lines: Vec<&str> = served.lines().filter(kept).collect();
    let text = lines.join("\n");
    match text.find("<script src=\"/__kitpress/client.js\"") {
        Some(at) => text[..at].to_owned() + text[at..].split_once("</script>\n").map_or("", |(_, rest)| rest),
        None => text,
    }
}

/// A file that is served as it is, at `/assets/NAME`.
fn add_asset(root: &Path, name: &str, bytes: &[u8]) {
    write(root, "content/site.yaml", format!("{}theme: ours\n", super::common::SITE).as_bytes());
    write(root, "themes/ours/theme.yaml", b"name: ours\nparent: default\n");
    write(root, &format!("themes/ours/assets/{name}"), bytes);
}

/// Everything that is served has the bytes of a clean build.
fn as_clean(server: &Server, root: &Path) {
    let built = build(root);
    assert!(!built.diagnostics.has_errors());
    for artifact in &built.artifacts {
        let path = artifact.path.as_str();
        let address = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        let answer = server.get(&format!("/{}", address.unwrap_or(path)));
        assert_eq!(answer.status, 200, "{path}");
        if path.ends_with(".html") {
            let wanted = bare(&String::from_utf8_lossy(&artifact.bytes));
            assert!(bare(&answer.text()).trim_end() == wanted.trim_end(), "{path} is not that of a clean build");
        } else {
            assert!(answer.body == artifact.bytes, "{path} is not that of a clean build");
        }
    }
}

fn within(seconds: u64, what: &str, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < Duration::from_secs(seconds), "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

const BODY: &str = "The words of this page.\n";

#[test]
fn a_save_in_halves_is_no_error_and_half_a_page_that_stays_is_one() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post(BODY))]);
    let server = Server::start(dir.path(), 0, &[]);
    let mut events = server.events();
    let path = dir.path().join("content/posts/one.md");
    for n in 0..20 {
        let whole = post(&format!("{BODY}\nSave {n} is whole.\n"));
        let began = Instant::now();
        // Truncated, then the first half, which ends within the front matter, then the rest.
        let mut file = fs::File::create(&path).unwrap();
        std::thread::sleep(Duration::from_millis(n));
        file.write_all(&whole.as_bytes()[..20]).unwrap();
        std::thread::sleep(Duration::from_millis(20 - n));
        file.write_all(&whole.as_bytes()[20..]).unwrap();
        drop(file);
        // On a machine that is busy with other things a half may stay for so long that it is rightly told.
        let quick = began.elapsed() < Duration::from_millis(40);
        let words = format!("Save {n} is whole.");
        within(20, &words, || {
            let state = server.text("/__kitpress/state?file=posts/one/index.html");
            assert!(!quick || state.contains("\"errors\":[]"), "half a save is told as an error: {state}");
            server.text("/posts/one/").contains(&words)
        });
        while !next(&mut events).contains("/posts/one/") {}
    }
    // A disk that is full leaves an empty file: that is an error, and the last good page stays.
    fs::write(&path, "").unwrap();
    server.until("posts/one/index.html", |state| state.contains("\"severity\":\"error\""));
    assert!(server.text("/posts/one/").contains("Save 19 is whole."));
    fs::write(&path, post("Room again.\n")).unwrap();
    server.until_page("/posts/one/", "Room again.");
    server.until("posts/one/index.html", |state| state.contains("\"errors\":[]"));
}

#[test]
fn editors_that_save_by_way_of_other_files_change_one_page_each_time() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post(BODY))]);
    let server = Server::start(dir.path(), 0, &[]);
    let mut events = server.events();
    let content = dir.path().join("content/posts");
    let at = |name: &str| content.join(name);
    let mut saved = |editor: &str, how: &dyn Fn(&str)| {
        how(&post(&format!("Saved by {editor}.\n")));
        server.until_page("/posts/one/", &format!("Saved by {editor}."));
        let told = next(&mut events);
        assert!(told.contains("\"files\":[\"/posts/one/\"]") && told.contains("\"all\":false"), "{editor}: {told}");
        let state = server.text("/__kitpress/state?file=posts/one/index.html");
        assert!(state.contains("\"errors\":[]") && state.contains("\"warnings\":[]"), "{editor}: {state}");
    };
    saved("vim", &|text| {
        fs::write(at(".one.md.swp"), "swap").unwrap();
        fs::write(at("4913"), "").unwrap();
        fs::remove_file(at("4913")).unwrap();
        fs::rename(at("one.md"), at("one.md~")).unwrap();
        fs::write(at("one.md"), text).unwrap();
        fs::remove_file(at("one.md~")).unwrap();
        fs::remove_file(at(".one.md.swp")).unwrap();
    });
    saved("emacs", &|text| {
        #[cfg(unix)]
        std::os::unix::fs::symlink("somebody@desk.1234:1", at(".#one.md")).unwrap();
        fs::write(at("#one.md#"), text).unwrap();
        fs::rename(at("one.md"), at("one.md~")).unwrap();
        fs::write(at("one.md"), text).unwrap();
        fs::remove_file(at("#one.md#")).unwrap();
        let _ = fs::remove_file(at(".#one.md"));
    });
    fs::remove_file(at("one.md~")).unwrap();
    saved("LibreOffice", &|text| {
        fs::write(at(".~lock.one.md#"), ",somebody,desk").unwrap();
        fs::write(at("one.md"), text).unwrap();
        fs::remove_file(at(".~lock.one.md#")).unwrap();
    });
    saved("VS Code", &|text| {
        fs::write(at("one.md.vsctmp"), text).unwrap();
        fs::rename(at("one.md.vsctmp"), at("one.md")).unwrap();
    });
    saved("JetBrains", &|text| {
        fs::write(at("one.md___jb_tmp___"), text).unwrap();
        fs::rename(at("one.md"), at("one.md___jb_old___")).unwrap();
        fs::rename(at("one.md___jb_tmp___"), at("one.md")).unwrap();
        fs::remove_file(at("one.md___jb_old___")).unwrap();
    });
    saved("sed", &|text| {
        fs::write(at("sedAbCdEf"), text).unwrap();
        fs::rename(at("sedAbCdEf"), at("one.md")).unwrap();
    });
    saved("gedit", &|text| {
        fs::write(at(".goutputstream-ABCDEF"), text).unwrap();
        fs::rename(at(".goutputstream-ABCDEF"), at("one.md")).unwrap();
    });
    saved("a slow editor", &|text| {
        fs::remove_file(at("one.md")).unwrap();
        std::thread::sleep(Duration::from_millis(20));
        fs::write(at("one.md"), text).unwrap();
    });
    as_clean(&server, dir.path());
}

#[test]
fn a_thousand_files_changed_at_once_are_few_builds_and_the_bytes_of_a_clean_one() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    let text = |n: usize, branch: &str| post(&format!("{BODY}\nNumber {n} of {branch}.\n"));
    for n in 0..1000 {
        write(dir.path(), &format!("content/posts/p{n}.md"), text(n, "main").as_bytes());
    }
    let server = Server::start(dir.path(), 0, &[]);
    let mut events = server.events();
    // As `git checkout` does: each file is removed and written anew, some are gone, some are new.
    for n in 0..1000 {
        let path = dir.path().join(format!("content/posts/p{n}.md"));
        fs::remove_file(&path).unwrap();
        if n >= 10 {
            fs::write(&path, text(n, "branch")).unwrap();
        }
    }
    for n in 1000..1010 {
        write(dir.path(), &format!("content/posts/p{n}.md"), text(n, "branch").as_bytes());
    }
    within(120, "the last file", || server.get("/posts/p1009/").status == 200);
    within(120, "the first file", || server.text("/posts/p10/").contains("Number 10 of branch."));
    assert_eq!(server.get("/posts/p0/").status, 404);
    as_clean(&server, dir.path());
    // One more, so that the events before it can be counted.
    write(dir.path(), "content/posts/p500.md", text(500, "the end").as_bytes());
    let mut told = 0;
    while !next(&mut events).contains("[\"/posts/p500/\"]") {
        told += 1;
    }
    assert!((1..=10).contains(&told), "1,000 files were told in {told} parts");
}

#[test]
fn all_content_deleted_and_restored_is_survived() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post(BODY))]);
    let server = Server::start(dir.path(), 0, &[]);
    let content = dir.path().join("content");
    for round in 0..3 {
        fs::remove_dir_all(&content).unwrap();
        server.until("", |state| state.contains("no-site-file"));
        assert!(server.text("/posts/one/").contains("words of this page"), "the last good page stays");
        write(dir.path(), "content/posts/one.md", post(&format!("{BODY}\nRound {round}.\n")).as_bytes());
        write(dir.path(), "content/pages/index.md", page("Home.\n").as_bytes());
        write(dir.path(), "content/institutions.yaml", super::common::INSTITUTIONS.as_bytes());
        write(dir.path(), "content/site.yaml", super::common::SITE.as_bytes());
        server.until_page("/posts/one/", &format!("Round {round}."));
        server.until("", |state| state.contains("\"errors\":[]"));
        // The folder that came is watched as the one that went was, also after it was looked at once more.
        std::thread::sleep(Duration::from_millis(600));
        write(dir.path(), "content/posts/one.md", post(&format!("{BODY}\nWatched in round {round}.\n")).as_bytes());
        server.until_page("/posts/one/", &format!("Watched in round {round}."));
    }
    as_clean(&server, dir.path());
}

#[cfg(unix)]
fn signal(server: &Server, name: &str) {
    assert!(Command::new("kill").args([name, &server.child.id().to_string()]).status().unwrap().success());
}

#[test]
#[cfg(unix)]
fn what_happened_while_the_computer_slept_is_seen_when_it_wakes() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post(BODY))]);
    write(dir.path(), "content/posts/two.md", post("Second page.\n").as_bytes());
    let server = Server::start(dir.path(), 0, &[]);
    let mut events = server.events();
    signal(&server, "-STOP");
    write(dir.path(), "content/posts/one.md", post("Written meanwhile.\n").as_bytes());
    write(dir.path(), "content/posts/new.md", post("New meanwhile.\n").as_bytes());
    fs::remove_file(dir.path().join("content/posts/two.md")).unwrap();
    signal(&server, "-CONT");
    server.until_page("/posts/one/", "Written meanwhile.");
    within(20, "the new page", || server.get("/posts/new/").status == 200);
    within(20, "the page that went", || server.get("/posts/two/").status == 404);
    assert!(next(&mut events).contains("/posts/one/"), "the connection of before still tells");
    // More happens than the system remembers (16,384 events on Linux): then everything is looked at again.
    signal(&server, "-STOP");
    for n in 0..4500 {
        write(dir.path(), "content/posts/one.md", post(&format!("Turn {n}.\n")).as_bytes());
        write(dir.path(), "content/posts/new.md", post(&format!("Turn {n}.\n")).as_bytes());
    }
    write(dir.path(), "content/posts/last.md", post("After the flood.\n").as_bytes());
    signal(&server, "-CONT");
    within(30, "the last file", || server.get("/posts/last/").status == 200);
    server.until_page("/posts/one/", "Turn 4499.");
    as_clean(&server, dir.path());
    // A browser that comes back learns that there is another version than its own.
    let before = server.text("/posts/one/");
    let version = before.split("data-version=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    drop(events);
    write(dir.path(), "content/posts/one.md", post("While the browser was away.\n").as_bytes());
    server.until_page("/posts/one/", "While the browser was away.");
    let hello = server.hello();
    assert!(!hello.contains(&format!("\"version\":{version}")), "{hello}");
}

#[test]
fn another_server_never_has_the_version_of_the_one_before() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    let hello = || Server::start(dir.path(), 0, &[]).hello();
    assert_ne!(hello(), hello());
}

#[test]
#[cfg(unix)]
fn nothing_is_written_not_even_a_byte_where_no_file_may_grow() {
    let letter = page("Dear [name],\n").replace("summary:", "purpose: To ask.\nsummary:");
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("templates/letter.md", &letter)]);
    let empty = tempfile::tempdir().unwrap();
    let listing = |root: &Path| {
        let mut found: Vec<_> = walk(root).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        found.sort();
        found
    };
    let before = listing(dir.path());
    // No file may be larger than nothing: as on a full disk, every write would fail, and end the program.
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_kitpress")]);
    command.env("HOME", empty.path()).env("TMPDIR", empty.path()).env("XDG_CACHE_HOME", empty.path());
    command.current_dir(empty.path());
    let server = Server::run(command, dir.path(), 0, &[]);
    assert!(server.text("/").contains("Home."));
    let answer = server.get("/templates/letter/letter.docx");
    assert_eq!(answer.status, if cfg!(feature = "documents") { 200 } else { 404 });
    write(dir.path(), "content/pages/index.md", page("Edited.\n").as_bytes());
    server.until_page("/", "Edited.");
    write(dir.path(), "content/pages/index.md", page("Bad [[nowhere]].\n").as_bytes());
    server.until("index.html", |state| state.contains("nowhere"));
    write(dir.path(), "content/pages/index.md", page("Home.\n").as_bytes());
    server.until_page("/", "Home.");
    drop(server);
    assert!(listing(dir.path()) == before, "only what this test wrote is there");
    assert_eq!(walk(empty.path()), Vec::<std::path::PathBuf>::new());
}

fn walk(root: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn looking_once_a_second_sees_what_being_told_does() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post(BODY))]);
    let server = Server::start(dir.path(), 0, &["--poll"]);
    for n in 0..3 {
        // Of the same length each time, and soon after one another.
        write(dir.path(), "content/posts/one.md", post(&format!("Look {n}.\n")).as_bytes());
        server.until_page("/posts/one/", &format!("Look {n}."));
    }
    write(dir.path(), "content/posts/two.md", post("Two.\n").as_bytes());
    within(20, "the new page", || server.get("/posts/two/").status == 200);
    fs::remove_file(dir.path().join("content/posts/two.md")).unwrap();
    within(20, "the page that went", || server.get("/posts/two/").status == 404);
    as_clean(&server, dir.path());
}

#[test]
#[cfg(target_os = "linux")]
fn without_room_for_another_watch_it_looks_itself_and_says_so() {
    let limited = |watches: u32, instances: u32| {
        let mut command = Command::new("unshare");
        let script = format!(
            "echo {watches} >/proc/sys/user/max_inotify_watches && echo {instances} >/proc/sys/user/max_inotify_instances && exec \"$0\" \"$@\""
        );
        command.args(["-Ur", "sh", "-c", &script]);
        command
    };
    let possible = limited(3, 1).arg("true").output().is_ok_and(|output| output.status.success());
    if !possible {
        eprintln!("not tested here: this system makes no user namespaces");
        return;
    }
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post(BODY))]);
    // None at all; too few for the folders there are; enough until another folder comes.
    for (watches, instances, later) in [(100, 0, false), (2, 1, false), (4, 1, true)] {
        let mut command = limited(watches, instances);
        command.arg(env!("CARGO_BIN_EXE_kitpress"));
        let server = Server::run(command, dir.path(), 0, &[]);
        if later {
            write(dir.path(), "content/sessions/deep/er/one.txt", b"x");
        }
        within(20, "the message", || server.told().contains("once a second"));
        assert!(server.told().contains("max_user_watches"), "{}", server.told());
        for n in 0..2 {
            let words = format!("With {watches} watches, {n}.");
            write(dir.path(), "content/posts/one.md", post(&format!("{words}\n")).as_bytes());
            server.until_page("/posts/one/", &words);
        }
        assert_eq!(server.told().matches("once a second").count(), 1, "{}", server.told());
    }
}

#[test]
fn a_port_in_use_is_said_and_so_is_the_address_for_other_computers() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let server = Server::start(dir.path(), port, &[]);
    assert!(server.port > port);
    within(5, "the message", || server.told().contains(&format!("port {port} is in use; taking the next free one")));
    let own = |server: &Server, host: &str| {
        server.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).status
    };
    assert_eq!(own(&server, "192.168.1.2"), 403);
    let open = Server::start(dir.path(), 0, &["--host", "0.0.0.0"]);
    assert!(open.said.starts_with("http://localhost:"), "{}", open.said);
    within(5, "the other address", || open.heard().contains("from other computers"));
    let line = open.heard().lines().find(|line| line.contains("from other computers")).unwrap().to_owned();
    let host = line.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
    assert!(host.ends_with(&format!(":{}", open.port)), "{line}");
    // Without a network there is no address to name.
    if !host.starts_with("ADDRESS") {
        assert_eq!(own(&open, &host), 200);
        let address = host.split(':').next().unwrap();
        let mut stream = TcpStream::connect((address, open.port)).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 200"), "{text}");
    }
    assert_eq!(own(&open, "evil.example"), 403, "no name leads here, whatever its owner's DNS says");
    let mut elsewhere = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    let output = elsewhere.args(["serve", "--host", "203.0.113.7", "--root"]).arg(dir.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("0.0.0.0"), "{said}");
}

#[test]
#[cfg(unix)]
fn open_shows_the_site_in_the_browser_that_is_named_and_only_warns_when_there_is_none() {
    use std::os::unix::fs::PermissionsExt;
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    let script = dir.path().join("browser");
    fs::write(&script, "#!/bin/sh\necho \"$1\" >>\"$(dirname \"$0\")/opened\"\n").unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let with = |browser: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kitpress"));
        command.env("BROWSER", browser);
        Server::run(command, dir.path(), 0, &["--open"])
    };
    let server = with(&format!("/no/such/browser:{} %s", script.display()));
    let opened = || fs::read_to_string(dir.path().join("opened")).unwrap_or_default();
    within(10, "the browser", || opened() == format!("http://localhost:{}/\n", server.port));
    let server = with("/no/such/browser");
    within(10, "the warning", || server.told().contains("warning: no browser was opened (/no/such/browser"));
    assert!(server.told().contains(&format!("open http://localhost:{}/ yourself", server.port)));
    assert!(server.text("/").contains("Home."), "it serves all the same");
    let server = with("false");
    within(10, "the warning", || server.told().contains("no browser was opened (false: exit status: 1)"));
}

#[test]
fn requests_that_nobody_ought_to_make_are_answered_and_none_leaves_the_site() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    write(dir.path(), "secret.txt", b"the secret");
    add_asset(dir.path(), "ten.txt", b"0123456789");
    let server = Server::start(dir.path(), 0, &[]);
    let raw = |text: &str| server.ask(&text.replace('\n', "\r\n"));
    let get = |path: &str| raw(&format!("GET {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n"));
    let absolute = dir.path().join("secret.txt");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%5csecret.txt",
        "/..%5csecret.txt",
        "/files/../../secret.txt",
        "/files/%2e%2e/%2e%2e/secret.txt",
        "/secret.txt%00",
        "/%00/secret.txt",
        "/assets/ten.txt%00.html",
        "//secret.txt",
        "/./secret.txt",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff",
        &format!("/{}", absolute.display()),
        &format!("/%2f{}", absolute.display().to_string().trim_start_matches('/').replace('/', "%2f")),
        "/file:///etc/passwd",
        "/content/site.yaml",
        "/__kitpress/../secret.txt",
        "/__kitpress/nothing",
        &format!("/{}", "a/".repeat(3000)),
    ] {
        let answer = get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("the secret"), "{path}");
    }
    for (request, status) in [
        ("GET / HTTP/1.1\nHost: evil.example\nConnection: close\n\n", 403),
        ("GET / HTTP/1.1\nHost: localhost.evil.example:4000\nConnection: close\n\n", 403),
        ("GET / HTTP/1.1\nHost: localhost\nHost: evil.example\nConnection: close\n\n", 403),
        ("GET http://evil.example/ HTTP/1.1\nHost: localhost\nConnection: close\n\n", 403),
        ("GET http://localhost/ HTTP/1.1\nHost: localhost\nConnection: close\n\n", 200),
        ("GET /__kitpress/state HTTP/1.1\nHost: evil.example\nConnection: close\n\n", 403),
        ("GET /__kitpress/events HTTP/1.1\nHost: evil.example\nConnection: close\n\n", 403),
        ("GET / HTTP/1.1\nConnection: close\n\n", 403),
        ("BREW / HTTP/1.1\nHost: localhost\nConnection: close\n\n", 405),
        ("OPTIONS * HTTP/1.1\nHost: localhost\nConnection: close\n\n", 405),
        ("PUT /assets/ten.txt HTTP/1.1\nHost: localhost\nContent-Length: 1\nConnection: close\n\nx", 405),
        ("DELETE / HTTP/1.1\nHost: localhost\nConnection: close\n\n", 405),
        ("TRACE / HTTP/1.1\nHost: localhost\nConnection: close\n\n", 405),
        ("nonsense\n\n", 400),
    ] {
        let answer = raw(request);
        assert_eq!(answer.status, status, "{request}");
        assert_eq!(answer.head.contains("allow: get, head"), status == 405, "{request}: {}", answer.head);
        assert!(!answer.head.contains("access-control"), "no other site may read it");
    }
    assert!(server.text("/").contains("Home."));
}

#[test]
fn heads_parts_and_conditions_are_answered_as_they_are_asked() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    add_asset(dir.path(), "ten.txt", b"0123456789");
    let server = Server::start(dir.path(), 0, &[]);
    let ask = |method: &str, path: &str, more: &str| -> Answer {
        server.ask(&format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n{more}Connection: close\r\n\r\n"))
    };
    for path in ["/", "/assets/ten.txt", "/nowhere/", "/__kitpress/state"] {
        let (head, get) = (ask("HEAD", path, ""), ask("GET", path, ""));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        let length = format!("content-length: {}", get.body.len());
        assert!(head.head.contains(&length) && get.head.contains(&length), "{path}: {}", head.head);
    }
    let part = |range: &str| ask("GET", "/assets/ten.txt", &format!("Range: {range}\r\n"));
    for (range, body, place) in
        [("bytes=2-4", "234", "2-4/10"), ("bytes=7-", "789", "7-9/10"), ("bytes=-2", "89", "8-9/10")]
    {
        let answer = part(range);
        assert_eq!((answer.status, answer.text().as_str()), (206, body), "{range}");
        assert!(answer.head.contains(&format!("content-range: bytes {place}")), "{}", answer.head);
    }
    let beyond = part("bytes=20-");
    assert!(beyond.status == 416 && beyond.head.contains("content-range: bytes */10"), "{}", beyond.head);
    for whole in ["bytes=0-1,3-4", "bytes=5-2", "rows=1-2"] {
        assert_eq!((part(whole).status, part(whole).text().as_str()), (200, "0123456789"), "{whole}");
    }
    // Nothing is kept by browsers, so nothing is told to be the same as before.
    for condition in [
        "If-None-Match: *\r\n",
        "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
        "Range: bytes=1-2\r\nIf-Range: \"x\"\r\n",
    ] {
        let answer = ask("GET", "/assets/ten.txt", condition);
        assert_eq!((answer.status, answer.text().as_str()), (200, "0123456789"), "{condition}");
        assert!(answer.head.contains("cache-control: no-store") && !answer.head.contains("etag"), "{}", answer.head);
    }
}

#[test]
fn a_mistake_on_every_page_is_counted_and_the_first_of_them_are_shown() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    for n in 0..60 {
        write(dir.path(), &format!("content/posts/p{n}.md"), post("Bad [[nowhere]].\n").as_bytes());
    }
    let server = Server::start(dir.path(), 0, &[]);
    let state = server.text("/__kitpress/state?file=index.html&lang=en");
    assert_eq!(state.matches("\"severity\":\"error\"").count(), 50);
    assert!(state.contains("60 mistakes to put right") && state.contains("10 more are not shown here"), "{state}");
    write(dir.path(), "content/posts/p3.md", post("Good.\n").as_bytes());
    server.until("index.html&lang=en", |state| state.contains("59 mistakes") && state.contains("9 more"));
}

#[test]
fn slow_readers_and_half_requests_keep_nobody_waiting() {
    let dir = site(&[("pages/index.md", &page("Home.\n")), ("posts/one.md", &post(BODY))]);
    add_asset(dir.path(), "large.bin", &vec![7; 30 * 1024 * 1024]);
    let server = Server::start(dir.path(), 0, &[]);
    let mut held = Vec::new();
    for n in 0..40 {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        let request = match n % 4 {
            // Asks for much and reads nothing; begins a request and never ends it; listens and reads nothing; says nothing.
            0 => "GET /assets/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n",
            1 => "GET / HTTP/1.1\r\nHost: loc",
            2 => "GET /__kitpress/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
            _ => "",
        };
        stream.write_all(request.as_bytes()).unwrap();
        held.push(stream);
    }
    for n in 0..200 {
        write(dir.path(), "content/posts/one.md", post(&format!("Turn {n}.\n")).as_bytes());
        if n % 20 == 0 {
            server.until_page("/posts/one/", &format!("Turn {n}."));
        }
    }
    server.until_page("/posts/one/", "Turn 199.");
    // A reader who was slow gets the whole of it.
    let mut stream = held.swap_remove(0);
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut read = 0;
    let mut buffer = vec![0; 1 << 20];
    while read < 30 * 1024 * 1024 {
        let count = stream.read(&mut buffer).unwrap();
        assert!(count > 0, "ended after {read} bytes");
        read += count;
    }
}

#[test]
fn the_preview_speaks_the_language_of_the_page_and_of_the_site() {
    let dir = site(&[("pages/index.md", &page("Home.\n"))]);
    let languages = super::common::SITE.replace("languages: [en]", "languages: [cy, ar]");
    write(dir.path(), "content/site.yaml", format!("{languages}nonsense: 1\n").as_bytes());
    let server = Server::start(dir.path(), 0, &[]);
    let never = server.get("/");
    assert_eq!(never.status, 503);
    assert!(never.text().contains("<html lang=\"cy\" dir=\"ltr\">"), "{}", never.text());
    assert!(never.text().contains("Nid yw’r wefan wedi’i hadeiladu eto"), "{}", never.text());
    write(dir.path(), "content/site.yaml", languages.replace("[cy, ar]", "[ar, cy]").as_bytes());
    server.until("", |state| state.contains("\"errors\":[]"));
    let state = |lang: &str| server.text(&format!("/__kitpress/state?file=index.html&lang={lang}"));
    assert!(state("cy").contains("\"close\":\"Cau\""), "{}", state("cy"));
    assert!(state("en").contains("\"close\":\"Close\""));
    assert!(state("").contains("\"close\":\"إغلاق\"") && state("fr").contains("\"close\":\"إغلاق\""));
    // A site's own words are taken up as they are written.
    write(
        dir.path(),
        "content/site.yaml",
        format!("{}theme: ours\n", languages.replace("[cy, ar]", "[ar, cy]")).as_bytes(),
    );
    write(dir.path(), "themes/ours/theme.yaml", b"name: ours\nparent: default\n");
    write(dir.path(), "themes/ours/strings/cy.ftl", "editor_close = I ffwrdd\n".as_bytes());
    within(20, "the site's own word", || state("cy").contains("\"close\":\"I ffwrdd\""));
}
