//! Commands of the manual, run with the program that was just compiled: what is shown must be what is said.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Commands that the manual may show before they exist. Blocks that use one are not run, and are from the day on which
/// the program knows the command; a test then asks that it be taken off here.
pub const NOT_YET: &[&str] = &[];

/// Whether the program knows a command.
pub fn known(command: &str) -> bool {
    let output = Command::new(env!("CARGO_BIN_EXE_kitpress")).args([command, "--help"]).output().unwrap();
    output.status.success()
}

/// Builds the site of a folder into its `site`.
pub fn finished(root: &Path) -> bool {
    program(root, &["build".to_owned()]).output().unwrap().status.success()
}

fn program(folder: &Path, arguments: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitpress"));
    // 22 November 2026; and with nothing on the path, no browser is opened.
    command.args(arguments).current_dir(folder).env("SOURCE_DATE_EPOCH", "1795305600").env("NO_COLOR", "1");
    command.env("PATH", "").stdin(Stdio::null());
    command
}

/// Runs a block: lines that begin with `$ ` and what each prints. The last command ends with `exit`, the others with 0.
pub fn run(text: &str, root: &Path, exit: i32) -> Vec<String> {
    let mut problems = Vec::new();
    let mut folder = root.to_owned();
    let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command, Vec::new())),
            (None, Some((_, shown))) => shown.push(line),
            (None, None) => problems.push(format!("a console begins with a command: `$ kitpress …`, not `{line}`")),
        }
    }
    if commands.is_empty() {
        problems.push("a console without a command".to_owned());
    }
    let last = commands.len().saturating_sub(1);
    for (i, (command, shown)) in commands.iter().enumerate() {
        let mut words = words(command);
        match words.first().map(String::as_str) {
            Some("cd") if words.len() == 2 => {
                folder = folder.join(&words[1]);
                if !folder.is_dir() {
                    problems.push(format!("there is no folder `{}`", words[1]));
                    break;
                }
            }
            Some("kitpress") => {
                words.remove(0);
                let name = words.first().cloned().unwrap_or_default();
                if NOT_YET.contains(&name.as_str()) && !known(&name) {
                    break;
                }
                let wanted = if i == last { exit } else { 0 };
                problems.extend(one(&folder, &words, shown, wanted));
            }
            _ => problems.push(format!("only `kitpress` and `cd` can be tested here, not `{command}`")),
        }
    }
    problems
}

fn one(folder: &Path, arguments: &[String], shown: &[&str], wanted: i32) -> Vec<String> {
    let name = arguments.join(" ");
    let (code, said) = match arguments.first().map(String::as_str) {
        Some("serve") => served(folder, arguments),
        _ => both(folder, arguments),
    };
    let mut problems = Vec::new();
    if code != Some(wanted) {
        problems.push(format!("`kitpress {name}` ends with {code:?}, not {wanted}:\n{said}"));
    }
    let lines: Vec<&str> = said.trim_end().lines().collect();
    let shown = match shown.iter().rposition(|line| !line.trim().is_empty()) {
        Some(end) => &shown[..=end],
        None => return problems,
    };
    if !matches(shown, &lines) {
        problems.push(format!("`kitpress {name}` does not print what is shown, but:\n{said}"));
    }
    problems
}

/// Exit code, and both outputs in the order in which they were written.
fn both(folder: &Path, arguments: &[String]) -> (Option<i32>, String) {
    let said = tempfile::NamedTempFile::new().unwrap();
    let (out, err) = (said.reopen().unwrap(), fs::OpenOptions::new().append(true).open(said.path()).unwrap());
    drop(out);
    let mut command = program(folder, arguments);
    let status = command.stdout(err.try_clone().unwrap()).stderr(err).status().unwrap();
    (status.code(), fs::read_to_string(said.path()).unwrap())
}

/// `kitpress serve` until it says where it is, and answers there; the port is the one that everybody has.
fn served(folder: &Path, arguments: &[String]) -> (Option<i32>, String) {
    struct Ended(Child);
    impl Drop for Ended {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
    let said = tempfile::NamedTempFile::new().unwrap();
    let mut arguments = arguments.to_vec();
    let opens = arguments.iter().position(|word| word == "--open").map(|at| arguments.remove(at)).is_some();
    if opens && !help("serve").contains("--open") {
        return (Some(2), "error: unexpected argument '--open'".to_owned());
    }
    arguments.extend(["--port".to_owned(), "0".to_owned()]);
    let file = fs::OpenOptions::new().append(true).open(said.path()).unwrap();
    let mut command = program(folder, &arguments);
    let mut child = Ended(command.stdout(file.try_clone().unwrap()).stderr(file).spawn().unwrap());
    let started = Instant::now();
    loop {
        let text = fs::read_to_string(said.path()).unwrap();
        if let Some(at) = text.find("http://localhost:")
            && text[at..].contains('\n')
        {
            let port: String = text[at + 17..].chars().take_while(char::is_ascii_digit).collect();
            let answered = std::net::TcpStream::connect(("127.0.0.1", port.parse().unwrap_or(0))).is_ok();
            return (answered.then_some(0), text.replace(&format!(":{port}/"), ":4000/"));
        }
        if let Some(status) = child.0.try_wait().unwrap() {
            return (status.code(), text);
        }
        if started.elapsed() > Duration::from_secs(60) {
            return (None, text);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What `kitpress COMMAND --help` prints.
pub fn help(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kitpress")).args([command, "--help"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Words as a shell splits them, with single and double quotation marks.
pub fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Whether lines are as shown: `…` alone stands for any lines, within a line for anything.
pub fn matches(shown: &[&str], lines: &[&str]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first.trim() == "…" => (0..=lines.len()).any(|skip| matches(rest, &lines[skip..])),
        Some((first, rest)) => lines
            .split_first()
            .is_some_and(|(line, others)| like(first.trim_end(), line.trim_end()) && matches(rest, others)),
    }
}

fn like(shown: &str, line: &str) -> bool {
    let mut parts = shown.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    for part in between {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}
