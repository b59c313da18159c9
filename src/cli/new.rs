//! `kitpress new`: a site, or a page of a kind. Asks only on a terminal, and never writes over a file.
#![allow(clippy::disallowed_methods, reason = "a new page is of today")]

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{ended, schema};
use crate::diagnostic::suggestion;
use crate::model::{Kind, Lang};
use crate::scaffold::{self, Answers, NewPage};
use crate::source::SitePath;
use crate::{pipeline, write};

/// Make a new site, or a new page of a kind with every field explained.
///
/// `kitpress new site DIR` asks on a terminal for what no option gives; elsewhere it takes the defaults.
/// `kitpress new case-study "Title"` makes the file in the folder of its kind, named after the title. The kinds are
/// case-study, toolkit, toolkit-section, template, reflective-resource, smart-goal, session, post and page. No file is
/// ever overwritten.
#[derive(clap::Args)]
pub struct New {
    /// `site` or a kind of page
    #[arg(value_name = "WHAT")]
    what: String,
    /// Folder of the new site, or title of the new page
    #[arg(value_name = "NAME")]
    name: String,
    /// Site: full name of the institution
    #[arg(long, value_name = "NAME")]
    institution: Option<String>,
    /// Site: its languages, the first is the default: en,cy
    #[arg(long, value_name = "TAGS")]
    language: Option<String>,
    /// Site: its address: https://example.ac.uk/toolkit/
    #[arg(long, value_name = "URL", value_parser = super::build::base_url)]
    address: Option<url::Url>,
    /// Site: colour of links and buttons: #1d70b8
    #[arg(long, value_name = "COLOUR")]
    colour: Option<String>,
    /// Site: its title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Page: its language, if it is not the site's first
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Page: file name without `.md`, instead of one from the title; a translation has its original's
    #[arg(long = "name", value_name = "NAME", id = "file")]
    file: Option<String>,
    /// Toolkit section: the toolkit's folder in `content/toolkits/`
    #[arg(long, value_name = "NAME")]
    toolkit: Option<String>,
    /// Page: folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

pub(super) fn run(command: &New) -> ExitCode {
    ended(&match command.what.as_str() {
        "site" => site(command),
        what => page(command, what),
    })
}

/// Today, as `2026-11-22`.
pub(super) fn today() -> String {
    // Tests and reproducible builds say which day it is.
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = given.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()).unwrap_or_else(jiff::Timestamp::now);
    now.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

fn page(command: &New, what: &str) -> Result<String, String> {
    let kind = Kind::from_name(&what.replace('-', "_")).ok_or_else(|| {
        let names = std::iter::once("site").chain(Kind::ALL.map(Kind::name));
        let help = suggestion(what, names).unwrap_or_default();
        format!("`{what}` is neither `site` nor a kind of page; {help}")
    })?;
    let known = pipeline::known(&command.root);
    let Some(first) = known.languages().first() else {
        return Err("there is no `content/site.yaml` that can be read: name the site's folder with --root".to_owned());
    };
    let lang = match &command.lang {
        None => first.clone(),
        Some(tag) => Lang::new(tag)
            .map(|lang| lang.to_string())
            .filter(|lang| known.languages().contains(lang))
            .ok_or_else(|| format!("`{tag}` is not one of the site's languages: {}", known.languages().join(", ")))?,
    };
    let name = command.file.clone().unwrap_or_else(|| scaffold::slug(&command.name));
    if kind == Kind::ToolkitSection {
        toolkit(&command.root, command.toolkit.as_deref())?;
    }
    let suffix = (lang != *first).then_some(lang.as_str());
    let file = scaffold::file_of(kind, &name, command.toolkit.as_deref(), suffix);
    if name.is_empty() || name.contains('/') {
        return Err("the title gives no file name: say one with --name".to_owned());
    }
    SitePath::new(&file).map_err(|error| format!("`{file}` cannot be a file: {error}"))?;
    let new = NewPage { title: &command.name, lang: &lang, today: &today(), known: &known };
    let path = command.root.join(&file);
    if path.exists() {
        return Err(format!("`{}` is there already, and stays as it is", path.display()));
    }
    write::new_file(&path, scaffold::page(kind, &new).as_bytes()).map_err(|error| error.to_string())?;
    let mut text =
        format!("{}\nFill in its fields, write the text, and look at it: kitpress serve --open\n", shown(&path));
    let original = scaffold::file_of(kind, &name, command.toolkit.as_deref(), None);
    if suffix.is_some() && !command.root.join(&original).is_file() {
        text.push_str(&format!("Its original `{original}` does not exist: a translation has its original's --name\n"));
    }
    Ok(text)
}

fn site(command: &New) -> Result<String, String> {
    let ask = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let answer = |given: Option<String>, question: &str, default: &str| match given {
        Some(given) => given,
        None if ask => asked(question, default),
        None => default.to_owned(),
    };
    let institution = answer(command.institution.clone(), "Institution", "Our University").trim().to_owned();
    let tags = answer(command.language.clone(), "Languages, the first is the default", "en");
    let mut languages: Vec<String> = Vec::new();
    for tag in tags.split([',', ' ']).filter(|tag| !tag.is_empty()) {
        let lang = Lang::new(tag).ok_or_else(|| format!("`{tag}` is no language tag such as en or cy"))?.to_string();
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    let address = answer(command.address.as_ref().map(url::Url::to_string), "Address", "https://example.org/");
    let address = super::build::base_url(&address).map_err(|error| format!("the address `{address}`: {error}"))?;
    let colour = answer(command.colour.clone(), "Colour of links, such as #1d70b8 (empty: the theme's own)", "");
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
    if !colour.is_empty() && !digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        return Err(format!("`{colour}` is no colour such as #1d70b8"));
    }
    if institution.is_empty() || languages.is_empty() {
        return Err("a site needs an institution and a language".to_owned());
    }
    let answers = Answers {
        title: command.title.clone().unwrap_or_else(|| "Partners in Practice".to_owned()),
        institution,
        languages,
        address: address.to_string(),
        colour: Some(colour).filter(|colour| !colour.is_empty()),
        today: today(),
    };
    let root = Path::new(&command.name);
    put(root, scaffold::site(&answers))?;
    let mut more = schema::files(&pipeline::known(root));
    more.push((".vscode/settings.json".to_owned(), schema::settings(None)?));
    put(root, more)?;
    Ok(format!(
        "{}\nNext: kitpress serve --open --root {}\nREADME.md there tells editors the rest.\n",
        root.join("content/site.yaml").display(),
        root.display()
    ))
}

/// All files or none: what is there already stays.
fn put(root: &Path, files: Vec<(String, String)>) -> Result<(), String> {
    if let Some((name, _)) = files.iter().find(|(name, _)| root.join(name).exists()) {
        return Err(format!("`{}` is there already; nothing was written", root.join(name).display()));
    }
    for (name, text) in files {
        write::new_file(&root.join(name), text.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Whether the toolkit of a new section is there.
pub(super) fn toolkit(root: &Path, name: Option<&str>) -> Result<(), String> {
    let name = name.ok_or("say which toolkit it belongs to: --toolkit NAME")?;
    match root.join(format!("content/toolkits/{name}/index.md")).is_file() {
        true => Ok(()),
        false => Err(format!("there is no toolkit `content/toolkits/{name}/index.md`: make it first")),
    }
}

/// Without the `./` of a root that nobody gave.
pub(super) fn shown(path: &Path) -> String {
    let path = path.display().to_string();
    path.strip_prefix("./").unwrap_or(&path).to_owned()
}

fn asked(question: &str, default: &str) -> String {
    let _ = write!(anstream::stderr(), "{question} [{default}]: ");
    let mut line = String::new();
    let _ = std::io::stdin().lock().read_line(&mut line);
    Some(line.trim()).filter(|line| !line.is_empty()).unwrap_or(default).to_owned()
}
