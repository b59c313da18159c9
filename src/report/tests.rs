//! Every form says the same of the same findings, and holds its own syntax whatever the findings hold.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use serde_json::Value;

use super::{Format, Report, SCHEMA};
use crate::diagnostic::{Code, Colour, Diagnostic, Diagnostics, Severity};
use crate::model::{Given, PartialDate, Waived, Waiver};
use crate::source::{SourceId, SourceText, Span};

/// Texts with everything that some form must escape.
const TRICKY: &str = "50 %, a: b\n::error::<b>\"&\u{1}\" ]]> 'ŵ'";

fn texts() -> Vec<SourceText> {
    let text = "---\ntitle: A\n---\n\nŵŵ <b>raw</b>\n\n![](a.svg)\n";
    vec![
        SourceText { name: "content/pages/index.md".into(), text: text.into() },
        SourceText { name: "content/pages/a, b: ŵ.md".into(), text: text.into() },
        SourceText { name: "content/site.yaml".into(), text: "title: A\nwaive:\n  - rule: image-alt\n".into() },
        SourceText { name: "themes/default/unused.html".into(), text: "".into() },
    ]
}

fn findings() -> (Diagnostics, Vec<Waived>) {
    let mut found = Diagnostics::new();
    let html = Span::new(22, 32);
    found.push(Diagnostic::new(Code::DraftsLeftOut, "one draft was left out"));
    found.push(
        Diagnostic::new(Code::RawHtml, "raw HTML")
            .at(SourceId(0), html)
            .also(SourceId(1), html, "here, too")
            .help(TRICKY),
    );
    found.push(
        Diagnostic::new(Code::HeadingEmpty, TRICKY)
            .at(SourceId(1), html)
            .fix(Span::new(18, 20), TRICKY)
            .fix(Span::new(32, 32), "!"),
    );
    found.push(Diagnostic::new(Code::RawHtml, "raw HTML").at(SourceId(1), Span::new(0, 32)));
    found.sort();
    let waiver = Waiver {
        span: Span::new(20, 35),
        rule: Code::ImageAlt,
        reason: TRICKY.into(),
        by: "Ada".into(),
        until: PartialDate::parse("2027-01").unwrap(),
    };
    let given = Given { waiver, source: SourceId(2), everywhere: true, seen: true };
    let finding = Diagnostic::new(Code::ImageAlt, "no alternative").at(SourceId(0), Span::new(33, 43));
    (found, vec![Waived { finding, given }])
}

fn written(format: Format, fail_on: Severity) -> String {
    let ((found, waived), texts) = (findings(), texts());
    let report = Report { findings: &found, waived: &waived, texts: &texts, pages: 2, fail_on, show_waived: true };
    format.write(&report, Colour::Plain)
}

#[test]
fn every_form_is_as_in_its_snapshot() {
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Sarif) {
        let text = written(format, Severity::Error).replace(env!("CARGO_PKG_VERSION"), "VERSION");
        insta::assert_snapshot!(format.name(), text);
    }
    // The rules are those of the catalogue.
    let mut sarif: Value = serde_json::from_str(&written(Format::Sarif, Severity::Error)).unwrap();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].take();
    assert_eq!(rules.as_array().unwrap().len(), Code::ALL.len());
    for (rule, code) in rules.as_array().unwrap().iter().zip(Code::ALL) {
        assert_eq!(rule["id"], code.name());
        assert!(rule["help"]["text"].as_str().unwrap().len() > 40, "{}", code.name());
    }
    for result in sarif["runs"][0]["results"].as_array_mut().unwrap() {
        let index = usize::try_from(result["ruleIndex"].take().as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
    }
    insta::assert_snapshot!("sarif", format!("{sarif:#}").replace(env!("CARGO_PKG_VERSION"), "VERSION"));
}

#[test]
fn nothing_found_is_a_report_as_well() {
    let (found, texts) = (Diagnostics::new(), texts());
    let report = Report {
        findings: &found,
        waived: &[],
        texts: &texts,
        pages: 2,
        fail_on: Severity::Information,
        show_waived: true,
    };
    for format in Format::ALL {
        let text = format.write(&report, Colour::Ansi);
        match format {
            Format::Human | Format::Github => assert_eq!(text, ""),
            Format::Json => assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["failed"], false),
            Format::Sarif => assert!(text.contains("\"results\": []")),
            Format::Junit => assert!(text.contains("tests=\"4\" failures=\"0\""), "{text}"),
            Format::Html => assert!(text.contains("There are no findings. The check passed"), "{text}"),
        }
    }
}

#[test]
fn what_fails_depends_on_the_severity_asked_for() {
    let failures = |fail_on| {
        let text = written(Format::Junit, fail_on);
        text.split("failures=\"").nth(1).unwrap().split('"').next().unwrap().parse::<usize>().unwrap()
    };
    assert_eq!([Severity::Error, Severity::Warning, Severity::Information].map(failures), [1, 2, 3]);
    for fail_on in [Severity::Error, Severity::Warning, Severity::Information] {
        let json: Value = serde_json::from_str(&written(Format::Json, fail_on)).unwrap();
        assert_eq!((&json["failed"], &json["fail_on"]), (&Value::Bool(true), &Value::from(fail_on.word())));
    }
}

#[test]
fn a_github_command_is_one_line_whatever_it_says() {
    let text = written(Format::Github, Severity::Error);
    assert_eq!(text.lines().count(), 5, "{text}");
    for line in text.lines() {
        let (head, message) = line[2..].split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&command) && !message.is_empty());
        for property in properties.split(',') {
            let (key, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "col", "endLine", "endColumn", "title"].contains(&key), "{line}");
            assert!(!value.is_empty() && !value.contains(':'), "{line}");
        }
    }
}

#[test]
fn the_xml_can_be_read_and_says_what_was_said() {
    let text = written(Format::Junit, Severity::Error);
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut cases = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                cases += usize::from(tag.name().as_ref() == "testcase");
                assert!(tag.attributes().all(|attribute| attribute.is_ok()));
            }
            _ => {}
        }
    }
    assert_eq!(cases, 4, "the whole site and each file of content/");
}

/// Where a value is not as the schema says; knows the words that this schema is written in.
fn disagreements(schema: &Value, root: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/definitions/").unwrap();
        return disagreements(&root["definitions"][name], root, value, at);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let all: Vec<Vec<String>> = any.iter().map(|one| disagreements(one, root, value, at)).collect();
        if all.iter().all(|one| !one.is_empty()) {
            found.extend(all.into_iter().flatten());
        }
    }
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().map(|one| one.as_str().unwrap()).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|name| is(name)) {
        found.push(format!("{at} is no {types:?}"));
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        found.push(format!("{at} is none of the words"));
    }
    if let (Some(properties), Some(object)) = (schema["properties"].as_object(), value.as_object()) {
        let required: Vec<&str> =
            schema["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
        for key in properties.keys() {
            assert!(required.contains(&key.as_str()), "{at}: {key} is always there and not required");
        }
        for key in object.keys().filter(|key| !properties.contains_key(*key)) {
            found.push(format!("{at}: the schema does not know `{key}`"));
        }
        for (key, inner) in properties {
            match object.get(key) {
                Some(value) => found.extend(disagreements(inner, root, value, &format!("{at}/{key}"))),
                None => found.push(format!("{at} has no `{key}`")),
            }
        }
    }
    if let (true, Some(items)) = (schema["items"].is_object(), value.as_array()) {
        for (number, item) in items.iter().enumerate() {
            found.extend(disagreements(&schema["items"], root, item, &format!("{at}/{number}")));
        }
    }
    found
}

#[test]
fn the_json_has_the_keys_of_its_schema_and_no_others() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut json: Value = serde_json::from_str(&written(Format::Json, Severity::Error)).unwrap();
    assert_eq!(json["version"], schema["properties"]["version"]["const"]);
    assert_eq!(disagreements(&schema, &schema, &json, ""), Vec::<String>::new());
    // And the comparison can fail.
    json["findings"][0]["place"] = Value::from("content/site.yaml:1:1");
    json["summary"]["pages"].take();
    assert_eq!(disagreements(&schema, &schema, &json, "").len(), 3);
}
