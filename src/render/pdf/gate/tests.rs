//! A gate that cannot fail keeps nothing out: each rule is broken once in a good file.

use lopdf::{Dictionary, Document, Object, dictionary};

use super::super::tests::made;
use super::gate;
use crate::view::paper::testing;

/// What the gate says of the sample after a change.
fn said(change: impl Fn(&mut Document)) -> Vec<String> {
    let mut document = Document::load_mem(&made(&testing::sample())).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let mut faults = gate(&bytes);
    faults.dedup();
    faults
}

/// Changes every dictionary that has `value` under `key`.
fn each(document: &mut Document, key: &str, value: &str, change: impl Fn(&mut Dictionary)) {
    for object in document.objects.values_mut() {
        if let Object::Dictionary(dictionary) = object
            && dictionary.get(key.as_bytes()).and_then(Object::as_name).is_ok_and(|name| name == value.as_bytes())
        {
            change(dictionary);
        }
    }
}

#[test]
fn a_good_file_passes() {
    assert_eq!(said(|_| {}), [""; 0]);
}

#[test]
fn a_file_that_is_none_is_said() {
    assert_eq!(gate(b"%PDF-1.7\nnothing"), ["cannot be read again"]);
}

#[test]
fn the_catalogue_must_say_what_the_document_is() {
    let without = |key: &'static str| {
        said(move |document| {
            document.catalog_mut().unwrap().remove(key.as_bytes());
        })
    };
    assert_eq!(without("Lang"), ["has no language"]);
    assert_eq!(without("MarkInfo"), ["is not marked as tagged"]);
    assert_eq!(without("ViewerPreferences"), ["does not show its title in the window"]);
    assert_eq!(without("StructTreeRoot")[0], "has no structure");
    let untitled = said(|document| {
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        document.get_dictionary_mut(info).unwrap().remove(b"Title");
    });
    assert_eq!(untitled, ["has no title"]);
    let hollow = said(|document| {
        let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        document.get_dictionary_mut(root).unwrap().remove(b"K");
    });
    assert_eq!(hollow[0], "has an empty structure");
}

#[test]
fn the_structure_must_serve_a_reader() {
    let changed = |from: &'static str, to: &'static str| {
        said(move |document| each(document, "S", from, |element| element.set("S", to)))
    };
    assert_eq!(changed("TH", "TD"), ["has a table without a header cell"]);
    assert_eq!(changed("H3", "H5"), ["has a heading of level 5 after one of level 2"]);
    assert_eq!(changed("H1", "P"), ["has a heading of level 2 after one of level 0"]);
    assert!(changed("Form", "Span").contains(&"has a field on page 1 that its structure does not hold".to_owned()));
    let unseen = said(|document| {
        each(document, "S", "Figure", |figure| {
            figure.remove(b"Alt");
        });
    });
    assert_eq!(unseen, ["has a picture without a text alternative"]);
    // A role of one's own counts as what it stands for.
    let renamed = said(|document| {
        each(document, "S", "TH", |cell| cell.set("S", "Kopf"));
        let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        document.get_dictionary_mut(root).unwrap().set("RoleMap", dictionary! { "Kopf" => "TH" });
    });
    assert_eq!(renamed, [""; 0]);
}

#[test]
fn fields_must_be_named_labelled_listed_and_in_order() {
    let widgets = |change: fn(&mut Dictionary)| said(move |document| each(document, "Subtype", "Widget", change));
    let nameless = widgets(|widget| {
        widget.remove(b"T");
    });
    assert_eq!(nameless, ["has a field without a name"]);
    let unlabelled = widgets(|widget| widget.set("TU", Object::string_literal(" ")));
    assert_eq!(unlabelled[0], "has a field `your-name` without a label");
    assert_eq!(widgets(|widget| widget.set("T", Object::string_literal("a"))), ["has two fields of the name `a`"]);
    let unlisted = said(|document| {
        let form = document.catalog().unwrap().get(b"AcroForm").unwrap().as_reference().unwrap();
        document.get_dictionary_mut(form).unwrap().set("Fields", Vec::<Object>::new());
    });
    assert_eq!(unlisted[0], "has a field on page 1 that its form does not list");
    let disordered = said(|document| {
        each(document, "Type", "Page", |page| {
            page.remove(b"Tabs");
        });
    });
    assert_eq!(disordered[0], "does not move through page 1 in reading order");
}
