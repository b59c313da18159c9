//! `kitpress schema`: JSON Schema of the format with the site's own words, and the format's manual.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Map, Value, json};

use super::{COULD_NOT_RUN, report};
use crate::diagnostic::suggestion;
use crate::pipeline;
use crate::report::SCHEMA;
use crate::scaffold;
use crate::schema::{self, Format, Known};
use crate::{load, write};

/// Name of the schema of a report.
const CHECK: &str = "check";

/// Where VS Code looks for snippets of a folder.
const SNIPPETS: &str = ".vscode/kitpress.code-snippets";

/// Print the JSON Schema of a kind's front matter or of a data file, with this site's words, or the format's manual.
///
/// With `--write`, VS Code helps as you type, with this site's own words: it offers every key of the front matter of
/// Markdown pages with the ids that it takes (`roles:` offers your roles), and with the extension "YAML"
/// (redhat.vscode-yaml) it completes and checks the data files of `content/`. Run it again when the vocabulary, people or
/// pages change. What is wrong in front matter `kitpress serve` and `kitpress check` tell.
#[derive(clap::Args)]
pub struct Schema {
    /// A kind (`case_study`), a data file (`people`), or `check`: the report of `kitpress check`; without one, all are listed
    #[arg(value_name = "NAME", conflicts_with_all = ["write", "docs"])]
    name: Option<String>,
    /// Folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Write schemas into `.kitpress/schema/`, snippets into `.vscode/`, and name the schemas in
    /// `.vscode/settings.json`, whose other settings stay
    #[arg(long, conflicts_with = "docs")]
    write: bool,
    /// Print the reference of the whole format in Markdown
    #[arg(long)]
    docs: bool,
}

pub(super) fn run(command: &Schema) -> ExitCode {
    if command.docs {
        report::text(&schema::docs());
        return ExitCode::SUCCESS;
    }
    if command.write {
        return match write_all(&command.root) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                report::failure(&error);
                ExitCode::from(COULD_NOT_RUN)
            }
        };
    }
    let Some(name) = &command.name else {
        for format in Format::all() {
            let what = match format {
                Format::Page(_) => "front matter".to_owned(),
                Format::Data(name) => format!("content/{name}.yaml"),
            };
            report::text(&format!("{:<22}{what}\n", format.name()));
        }
        report::text(&format!("{CHECK:<22}what `kitpress check --format json` prints\n"));
        return ExitCode::SUCCESS;
    };
    if name == CHECK {
        report::text(SCHEMA);
        return ExitCode::SUCCESS;
    }
    match Format::from_name(name) {
        Some(format) => {
            report::text(&pretty(&schema::schema(format, &pipeline::known(&command.root))));
            ExitCode::SUCCESS
        }
        None => {
            let help = suggestion(name, Format::all().map(Format::name).chain([CHECK])).unwrap_or_default();
            report::failure(&format!("there is no kind or data file `{name}`; {help}"));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// Every schema, and the snippets of front matter, as files of the root.
pub(super) fn files(known: &Known) -> Vec<(String, String)> {
    let schemas = Format::all()
        .map(|format| (format!(".kitpress/schema/{}.json", format.name()), pretty(&schema::schema(format, known))));
    schemas.chain([(SNIPPETS.to_owned(), scaffold::snippets(known))]).collect()
}

fn write_all(root: &Path) -> Result<(), String> {
    let known = pipeline::known(root);
    // Settings first: if they cannot be kept, nothing is written.
    let path = root.join(".vscode/settings.json");
    let old = load::text_if_there(&path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    let settings = settings(old.as_deref());
    let mut all = files(&known);
    let count = Format::all().count();
    match &settings {
        Ok(text) if old.as_deref() != Some(text) => all.push((".vscode/settings.json".to_owned(), text.clone())),
        _ => {}
    }
    for (name, text) in all {
        write::put(&root.join(name), text.as_bytes()).map_err(|error| error.to_string())?;
    }
    report::text(&format!(
        "{count} schemas in {}, snippets in {}\n",
        root.join(".kitpress/schema").display(),
        root.join(SNIPPETS).display()
    ));
    settings.map(|_| ()).map_err(|why| {
        let lines = pretty(&json!({ "yaml.schemas": associations() }));
        format!("`{}` stays as it is: {why}. Put this into it yourself:\n{lines}", path.display())
    })
}

/// Which schema is for which file, as the YAML extension of VS Code wants it.
fn associations() -> Map<String, Value> {
    let data = Format::all().filter(|format| matches!(format, Format::Data(_)));
    data.map(|format| {
        let name = format.name();
        (
            format!("./.kitpress/schema/{name}.json"),
            json!([format!("content/{name}.yaml"), format!("content/{name}.yml")]),
        )
    })
    .collect()
}

/// The settings with our associations; everything else in them stays, in its order.
pub(super) fn settings(old: Option<&str>) -> Result<String, String> {
    let old = old.map(str::trim).filter(|text| !text.is_empty()).unwrap_or("{}");
    // This sort of value keeps the order of keys.
    let value: serde_yaml::Value = serde_json::from_str(old).map_err(|error| {
        format!("it is not plain JSON ({error}), perhaps because of a comment, which would be lost")
    })?;
    let serde_yaml::Value::Mapping(mut all) = value else { return Err("it is not a JSON object".to_owned()) };
    let schemas = all.entry("yaml.schemas".into()).or_insert_with(|| serde_yaml::Mapping::new().into());
    let serde_yaml::Value::Mapping(schemas) = schemas else {
        return Err("its `yaml.schemas` is not an object".to_owned());
    };
    for (file, pages) in associations() {
        let pages = serde_yaml::to_value(pages).map_err(|error| error.to_string())?;
        schemas.insert(file.into(), pages);
    }
    // VS Code offers nothing by itself in Markdown unless it is told to.
    let offered = json!({ "editor.quickSuggestions": { "other": "on", "comments": "off", "strings": "off" } });
    let offered = serde_yaml::to_value(offered).map_err(|error| error.to_string())?;
    all.entry("[markdown]".into()).or_insert(offered);
    serde_json::to_string_pretty(&all).map(|text| text + "\n").map_err(|error| error.to_string())
}
