//! Tests of the places of YAML values, of mistakes, and of what both readers see.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::marks::Seen;
use super::*;
use crate::diagnostic::{Colour, render};
use crate::source::{SourceId, SourceText};

/// All findings about `yaml` as it stands between two fences, as a person sees them.
fn report(yaml: &str) -> String {
    let text = format!("---\n{yaml}---\nText.\n");
    let (_, diagnostics) = read(SourceId(0), &text, Span::new(4, 4 + yaml.len()));
    let sources = [SourceText { name: "content/posts/a.md".into(), text: text.into() }];
    diagnostics.iter().map(|diagnostic| render(diagnostic, &sources, Colour::Plain)).collect::<Vec<_>>().join("\n")
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

#[test]
fn places_are_bytes_of_the_file_even_after_letters_of_many_bytes() {
    let text =
        "ŵ: x\n---\ntitle: ŷŵ\nvoices:\n  Miná: {role: 'a', consent: [web, word]}\nroles:\n- a\n- b b  # c\nempty:\n";
    let yaml = Span::new(9, text.len());
    let at = |path: FieldPath<'_>| &text[locate(text, yaml, &path).range()];
    assert_eq!(at(FieldPath::new().key("title")), "ŷŵ");
    assert_eq!(at(FieldPath::new().key("roles").index(1)), "b b");
    assert_eq!(at(FieldPath::new().key("voices").key("Miná").key("role")), "'a'");
    assert_eq!(at(FieldPath::new().key("voices").key("Miná").key("consent").index(1)), "word");
    assert_eq!(at(FieldPath::new().key("voices").key("Miná")), "{role: 'a', consent: [web, word]}");
    assert_eq!(at(FieldPath::new().key("roles")), "- a\n- b b");
    assert_eq!(at(FieldPath::new().key("empty")), "empty");
    // What is not there is shown at the nearest that is.
    assert_eq!(at(FieldPath::new().key("voices").key("Miná").key("nothing").key("here")), "Miná");
    assert_eq!(at(FieldPath::new().key("roles").index(7)), "roles");
    assert_eq!(at(FieldPath::new().key("nothing")), "title: ŷŵ");
    let key = |path: FieldPath<'_>| &text[locate_key(text, yaml, &path).range()];
    assert_eq!(key(FieldPath::new().key("voices").key("Miná")), "Miná");
    assert_eq!(key(FieldPath::new().key("roles").index(0)), "a");
}

#[test]
fn places_hold_with_windows_line_ends_comments_and_block_texts() {
    let text = "# ŵ\r\na: >-\r\n  one\r\n  two\r\n\r\nb: |\r\n  x\r\n\r\nc: &n [1,\r\n  2]\r\nd: *n\r\ne: 'it''s'\r\n";
    let at = |path: FieldPath<'_>| &text[locate(text, whole(text), &path).range()];
    assert_eq!(at(FieldPath::new().key("c").index(1)), "2");
    assert_eq!(at(FieldPath::new().key("d")), "*n");
    assert_eq!(at(FieldPath::new().key("d").index(0)), "1");
    assert_eq!(at(FieldPath::new().key("e")), "'it''s'");
    assert!(at(FieldPath::new().key("a")).ends_with("two"), "{:?}", at(FieldPath::new().key("a")));
    let key = |path: FieldPath<'_>| &text[locate_key(text, whole(text), &path).range()];
    assert_eq!(key(FieldPath::new().key("e")), "e");
}

#[test]
fn places_before_a_mistake_are_known() {
    let text = "title: One\nsummary: [two\npublished: 3\n";
    let marks = Marks::new(text, whole(text));
    assert_eq!(&text[marks.value(&FieldPath::new().key("title")).range()], "One");
    assert_eq!(marks.value(&FieldPath::new()).start, 0);
}

#[test]
fn values_are_read_as_editors_mean_them() {
    let read = |yaml: &str| read(SourceId(0), yaml, whole(yaml)).0.unwrap();
    assert_eq!(read("2021-11-24"), Value::from("2021-11-24"));
    assert_eq!(read("2021-11"), Value::from("2021-11"));
    assert_eq!(read("2021-03-16 10:10"), Value::from("2021-03-16 10:10"));
    assert_eq!(read("2021"), Value::from(2021));
    assert_eq!(read("no"), Value::from("no"));
    assert_eq!(read("off"), Value::from("off"));
    assert_eq!(read("10:10"), Value::from("10:10"));
    assert_eq!(read(""), Value::Null);
}

#[test]
fn mistakes_are_said_in_an_editors_words() {
    let mistakes = [
        "title: Partnership: a study\nsummary: x\n",
        "title: x\n\tsummary: y\n",
        "title: \"Partners in practice\nsummary: \"x\"\n",
        "title: 'The student's voice'\nsummary: x\n",
        "title: \"Partners\" in practice\n",
        "title: *Partners* in practice\n",
        "title: {{ role.student_partner }} at work\n",
        "title: [sic] a study\nsummary: y\n",
        "title: @kitpress\n",
        "title:Partners\nsummary: x\n",
        "title: x\n  summary: y\n",
        "themes:\n  - a\n b: c\n",
        "title: a\n--- b\n",
        "title: x\nsummary: y\ntitle: z\nvoices:\n  Mina: {role: a, role: b}\n",
        "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
         d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
        "a: &a [*a]\n",
    ];
    let reports: Vec<String> = mistakes.iter().map(|yaml| format!("{yaml}\n{}", report(yaml))).collect();
    insta::assert_snapshot!(reports.join("\n=====\n"));
}

#[test]
fn repeated_keys_leave_the_first_value() {
    let yaml = "title: x\nroles: [a]\ntitle: z\nroles: [b]\n";
    let (value, diagnostics) = read(SourceId(0), yaml, whole(yaml));
    assert_eq!(diagnostics.iter().count(), 2);
    let value = value.unwrap();
    assert_eq!(value["title"], "x");
    assert_eq!(value["roles"][0], "a");
}

#[test]
fn bombs_and_depth_end_quickly() {
    let mut wide = "a: &a [".to_owned() + &"x,".repeat(40_000) + "x]\nb: [";
    wide += &"*a,".repeat(40_000);
    wide += "*a]\n";
    assert!(report(&wide).contains("far too many values"));
    let hidden = "[\"]\", ".repeat(30_000);
    for deep in [hidden, "[".repeat(50_000), "- ".repeat(50_000), "{a: ".repeat(50_000), "? ".repeat(50_000)] {
        assert!(!report(&(deep + "\n")).is_empty());
    }
    let long = format!("title: {}\nsummary: \"", "x".repeat(2_000_000));
    assert!(!report(&long).is_empty());
}

/// A document in a random mixture of styles, and what it says.
#[derive(Clone, Debug)]
enum Tree {
    Scalar(String, u8),
    List(Vec<Tree>, bool),
    Map(Vec<(String, Tree)>, bool),
}

fn scalar() -> impl Strategy<Value = Tree> {
    let text = prop_oneof![
        "[a-zA-Zŵŷé]{1,8}( [a-zŵ]{1,5}){0,3}",
        "[ -~ŵ]{0,12}",
        "-?[0-9]{1,5}(\\.[0-9]{1,3})?",
        Just("2021-11-24".to_owned()),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("no: way # really".to_owned()),
    ];
    (text, 0_u8..3).prop_map(|(text, style)| Tree::Scalar(text, style))
}

fn tree() -> impl Strategy<Value = Tree> {
    scalar().prop_recursive(4, 40, 5, |inner| {
        let key = prop_oneof!["[a-z_]{1,8}", "[a-zŵ]{1,4} [a-z]{1,3}"];
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..5), any::<bool>())
                .prop_map(|(items, flow)| Tree::List(items, flow)),
            (prop::collection::btree_map(key, inner, 0..5), any::<bool>())
                .prop_map(|(entries, flow)| Tree::Map(entries.into_iter().collect(), flow)),
        ]
    })
}

fn write(tree: &Tree, indent: usize, flow: bool, out: &mut String) {
    let pad = " ".repeat(indent);
    match tree {
        Tree::Scalar(text, style) => {
            let plain = !text.is_empty()
                && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-'))
                && !text.starts_with([' ', '-', '.'])
                && !text.ends_with(' ');
            match style {
                0 if plain => out.push_str(text),
                0 | 1 => *out += &format!("'{}'", text.replace('\'', "''")),
                _ => *out += &format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            }
        }
        Tree::List(items, own_flow) if *own_flow || flow || items.is_empty() => {
            out.push('[');
            for item in items {
                write(item, indent, true, out);
                out.push_str(", ");
            }
            out.push(']');
        }
        Tree::Map(entries, own_flow) if *own_flow || flow || entries.is_empty() => {
            out.push('{');
            for (key, value) in entries {
                *out += &format!("{key}: ");
                write(value, indent, true, out);
                out.push_str(", ");
            }
            out.push('}');
        }
        Tree::List(items, _) => {
            for item in items {
                *out += &format!("\n{pad}- ");
                write(item, indent + 2, false, out);
            }
        }
        Tree::Map(entries, _) => {
            for (key, value) in entries {
                *out += &format!("\n{pad}{key}:  ");
                write(value, indent + 2, false, out);
                out.push_str(" # ŵ");
            }
        }
    }
}

fn same(value: &Value, seen: &Seen, text: &str, path: &FieldPath<'_>, marks: &Marks) {
    match (value, seen) {
        (Value::Sequence(items), Seen::List(places)) => {
            assert_eq!(items.len(), places.len());
            for (i, (item, place)) in items.iter().zip(places).enumerate() {
                same(item, place, text, &path.clone().index(i), marks);
            }
        }
        (Value::Mapping(mapping), Seen::Map(entries)) => {
            assert_eq!(mapping.len(), entries.len());
            for ((key, value), (name, span, place)) in mapping.iter().zip(entries) {
                let key_there: Value = serde_yaml::from_str(&text[span.range()]).unwrap();
                assert_eq!(key, &key_there);
                let path = path.clone().key(name);
                assert_eq!(marks.key(&path), *span);
                same(value, place, text, &path, marks);
            }
        }
        (scalar, Seen::Scalar(span)) => {
            let there: Value = serde_yaml::from_str(&text[span.range()]).unwrap();
            assert_eq!(scalar, &there, "at {span:?} of {text}");
            if span.start < span.end {
                assert_eq!(marks.value(path), *span);
            }
        }
        (value, seen) => panic!("{value:?} is seen as {seen:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn the_marks_see_the_same_keys_and_values_as_the_reading(tree in tree(), windows in any::<bool>()) {
        let mut text = "# ŷ\n".to_owned();
        write(&tree, 0, false, &mut text);
        text.push('\n');
        if windows {
            text = text.replace('\n', "\r\n");
        }
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let marks = Marks::new(&text, whole(&text));
        prop_assert_eq!(&marks.failure, &None);
        same(&value, &marks.shape().unwrap(), &text, &FieldPath::new(), &marks);
    }

    #[test]
    fn what_serde_yaml_writes_is_seen_alike(tree in tree()) {
        let mut text = String::new();
        write(&tree, 0, false, &mut text);
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let text = serde_yaml::to_string(&value).unwrap();
        // Block texts are the one style whose bytes alone do not say what they hold.
        prop_assume!(!text.contains("|-") && !text.contains('|') && !text.contains('>'));
        let marks = Marks::new(&text, whole(&text));
        same(&value, &marks.shape().unwrap(), &text, &FieldPath::new(), &marks);
    }

    #[test]
    fn no_text_panics(text in "([a-c]{0,3}|: |- |\n|\n  |\n- |\"|'|\\[|\\]|\\{|\\}|,|&a |\\*a|!|!!str |\\||>|#|%|@|\t|\\?|---\n|\\.\\.\\.\n|ŵ|\r\n|\r|\u{85}|\u{2028}|\u{feff}|\\\\|=|<<: ){0,40}") {
        let (value, diagnostics) = read(SourceId(0), &text, whole(&text));
        prop_assert!(value.is_some() || diagnostics.has_errors());
        let marks = Marks::new(&text, whole(&text));
        for path in [FieldPath::new(), FieldPath::new().key("a"), FieldPath::new().key("a").index(0).key("b")] {
            prop_assert!(text.get(marks.value(&path).range()).is_some());
            prop_assert!(text.get(marks.key(&path).range()).is_some());
        }
        let _ = marks.expanded_size();
        for diagnostic in diagnostics.iter() {
            for label in diagnostic.primary.iter().chain(&diagnostic.secondary) {
                prop_assert!(text.get(label.span.range()).is_some(), "{label:?}");
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = read(SourceId(0), &text, whole(&text));
        let _ = Marks::new(&text, whole(&text));
    }
}
