//! The JSON Schema agrees with the reader: the same keys, the same required ones, the site's words.

use std::path::Path;

use kitpress::model::Kind;
use kitpress::pipeline;
use kitpress::schema::{Format, docs, schema};
use serde_json::{Value, json};

use super::common::{build, findings, page, site};

#[test]
fn every_schema_has_the_keys_of_the_reader_and_refuses_others() {
    let known = pipeline::known(Path::new(env!("CARGO_MANIFEST_DIR")));
    for format in Format::all() {
        let whole = schema(format, &known);
        let record = if format.is_table() { &whole["additionalProperties"] } else { &whole };
        assert_eq!(record["additionalProperties"], json!(false), "{}", format.name());
        for key in format.keys() {
            let property = &record["properties"][key.name];
            assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{}", key.name);
            let required = record["required"].as_array().is_some_and(|all| all.contains(&json!(key.name)));
            assert_eq!(required, key.required, "{}.{}", format.name(), key.name);
        }
        assert_eq!(record["properties"].as_object().unwrap().len(), format.keys().len());
    }
}

#[test]
fn what_the_reader_misses_is_what_the_schema_requires() {
    for kind in Kind::ALL {
        let folder = match kind {
            Kind::Toolkit => "toolkits/a/index.md",
            Kind::ToolkitSection => "toolkits/a/b.md",
            Kind::Page => "pages/a.md",
            other => &format!("{}/a.md", other.folder().unwrap()),
        };
        let dir = site(&[(folder, "---\nextra: {}\n---\n")]);
        let report = findings(&build(dir.path()));
        for key in Format::Page(kind).keys() {
            let missed = report.contains(&format!("the key `{}` is missing\n", key.name));
            assert_eq!(missed, key.required, "{} of {}:\n{report}", key.name, kind.name());
        }
    }
}

#[test]
fn what_the_reader_misses_in_a_data_file_is_what_the_schema_requires() {
    for format in Format::all().filter(|format| matches!(format, Format::Data(_)) && format.name() != "vocabulary") {
        let file = format!("{}.yaml", format.name());
        let text = if format.is_table() { "x: { note: A note }\n" } else { "licence: CC-BY-4.0\n" };
        let text = match format.name() {
            "glossary" => "x: { abbreviation: X }\n",
            "words" => "x: { use: X }\n",
            _ => text,
        };
        let dir = site(&[(&file, text)]);
        let report = findings(&build(dir.path()));
        for key in format.keys() {
            let missed = report.contains(&format!("the key `{}` is missing", key.name));
            assert_eq!(missed, key.required, "{} of {file}:\n{report}", key.name);
        }
    }
}

#[test]
fn rules_and_levels_are_known() {
    let whole = schema(Format::Data("site"), &Default::default());
    let levels = &whole["properties"]["severity"]["properties"]["image-alt"]["enum"];
    assert_eq!(levels, &json!(["error", "warning", "information", "off"]));
    assert!(whole["properties"]["waive"]["items"]["properties"]["rule"]["enum"].as_array().unwrap().len() > 50);
}

#[test]
fn ids_are_the_sites_own_words() {
    let dir = site(&[
        ("vocabulary.yaml", "roles: { connector: { one: Connector, other: Connectors } }\n"),
        ("people.yaml", "jo: { name: Jo Ellis }\n"),
        ("pages/about.md", &page("Words.")),
    ]);
    let case_study = schema(Format::Page(Kind::CaseStudy), &pipeline::known(dir.path()));
    let words = |key: &str| case_study["properties"][key]["items"]["enum"].as_array().unwrap().clone();
    assert!(words("roles").contains(&json!("connector")) && words("roles").contains(&json!("staff_lead")));
    assert_eq!(words("related"), [json!("pages/about")]);
    assert_eq!(case_study["properties"]["institution"]["enum"], json!(["example"]));
    assert_eq!(case_study["properties"]["authors"]["items"]["anyOf"][0]["enum"], json!(["jo"]));
}

#[test]
fn the_manual_names_every_key() {
    let text = docs();
    for format in Format::all() {
        for key in format.keys() {
            assert!(text.contains(&format!("| `{}` | ", key.name)), "{}", key.name);
        }
    }
    assert!(text.contains("| `metrics[].baseline.value` | yes | a number |"));
}

fn run(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kitpress"));
    let output = command.args(arguments).current_dir(root).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn the_command_writes_beside_what_is_there() {
    let dir = site(&[]);
    let settings = "{\n\t\"z.last\": true, \"editor.tabSize\": 3, \"yaml.schemas\": {\"./mine.json\": \"mine.yaml\"}}";
    super::common::write(dir.path(), ".vscode/settings.json", settings.as_bytes());
    assert_eq!(run(dir.path(), &["schema", "--write"]).0, Some(0));
    let text = std::fs::read_to_string(dir.path().join(".vscode/settings.json")).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    assert!(text.find("z.last") < text.find("editor.tabSize"), "{text}");
    assert_eq!(value["editor.tabSize"], json!(3));
    assert_eq!(value["yaml.schemas"]["./mine.json"], json!("mine.yaml"));
    assert_eq!(value["yaml.schemas"]["./.kitpress/schema/people.json"][0], json!("content/people.yaml"));
    assert!(dir.path().join(".kitpress/schema/case_study.json").is_file());
    // Comments would be lost: the file stays.
    super::common::write(dir.path(), ".vscode/settings.json", b"{ // mine\n}");
    let (code, text) = run(dir.path(), &["schema", "--write"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("yaml.schemas"), "{text}");
    assert_eq!(std::fs::read(dir.path().join(".vscode/settings.json")).unwrap(), b"{ // mine\n}");
    let (code, text) = run(dir.path(), &["schema", "peeple"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("did you mean `people`?"), "{text}");
    assert!(run(dir.path(), &["schema", "case-study"]).1.contains("draft-07"));
}
