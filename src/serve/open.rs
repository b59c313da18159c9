//! Shows the site in the reader's browser. That it cannot is worth a word, not the end.

use std::process::{Command, Stdio};

use super::{News, Tell};

/// Starts the first of the commands that there is; without any, what the system opens addresses with. A command holds
/// `%s` where the address goes, or gets it as its last argument (the convention of `BROWSER`).
pub fn open(url: &str, commands: &[String], tell: &Tell) {
    let system: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) {
        &["explorer"]
    } else {
        &["xdg-open"]
    };
    let system: Vec<String> = system.iter().map(|one| (*one).to_owned()).collect();
    let commands = if commands.is_empty() { system } else { commands.to_vec() };
    let (url, tell) = (url.to_owned(), tell.clone());
    // A browser that was not running stays until it is closed, so nobody waits for it.
    std::thread::spawn(move || {
        let mut why = String::new();
        for command in &commands {
            let (program, arguments) = split(command, &url);
            let quiet = || Stdio::null();
            let started =
                Command::new(&program).args(arguments).stdin(quiet()).stdout(quiet()).stderr(quiet()).status();
            match started {
                Ok(status) if status.success() => return,
                // Windows' own answers 1 whatever happened.
                Ok(_) if cfg!(windows) => return,
                Ok(status) => {
                    why = format!("{program}: {status}");
                    break;
                }
                Err(error) => why = format!("{program}: {error}"),
            }
        }
        tell(News::Trouble(&format!("no browser was opened ({why}); open {url} yourself")));
    });
}

/// The program and its arguments.
fn split(command: &str, url: &str) -> (String, Vec<String>) {
    let mut words = command.split_whitespace().map(|word| word.replace("%s", url));
    let program = words.next().unwrap_or_default();
    let mut arguments: Vec<String> = words.collect();
    if !command.contains("%s") {
        arguments.push(url.to_owned());
    }
    (program, arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_goes_where_the_command_wants_it() {
        assert_eq!(split("firefox", "u"), ("firefox".to_owned(), vec!["u".to_owned()]));
        let (program, arguments) = split("chrome --app=%s --new", "http://localhost/?%20");
        assert_eq!(
            (program.as_str(), arguments),
            ("chrome", vec!["--app=http://localhost/?%20".into(), "--new".into()])
        );
    }
}
