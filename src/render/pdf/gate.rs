//! The gate that every PDF passes before it is written: the finished bytes are read by code that had no part in writing
//! them, and what a reader would miss is said. It is not a validator (the tests have two), but what those would refuse
//! first: ISO 14289-1, clauses 7.1 (title, language, tags), 7.2 (headings), 7.3 (figures), 7.5 (tables), 7.18 (fields).

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, ObjectIdentifier, String as PdfString};

#[cfg(test)]
mod tests;

/// Deeper than any document is; a structure that goes round in circles ends here.
const DEEPEST: usize = 300;

/// What is wrong, each as the rest of a sentence that begins "the PDF": "has no title".
pub fn gate(bytes: &[u8]) -> Vec<String> {
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        return vec!["cannot be read again".to_owned()];
    };
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else {
        return vec!["has no catalogue".to_owned()];
    };
    let mut faults = Vec::new();
    let mut must = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned());
        }
    };
    let inner = |name: &str| catalog.get::<Dict<'_>>(name);
    let flag = |dict: &str, name: &str| inner(dict).and_then(|dict| dict.get::<bool>(name)) == Some(true);
    must(pdf.metadata().title.as_ref().is_some_and(|title| !title.is_empty()), "has no title");
    must(flag("ViewerPreferences", "DisplayDocTitle"), "does not show its title in the window");
    must(has_words(&catalog, "Lang"), "has no language");
    must(flag("MarkInfo", "Marked"), "is not marked as tagged");
    let mut structure = Structure::default();
    match inner("StructTreeRoot") {
        None => must(false, "has no structure"),
        Some(root) => {
            structure.roles = root.get("RoleMap");
            structure.children(&root, 0);
            must(!structure.held.is_empty(), "has an empty structure");
        }
    }
    faults.append(&mut structure.faults);
    form(&pdf, &catalog, &structure.forms, &mut faults);
    faults
}

/// What the walk through the structure collects.
#[derive(Default)]
struct Structure<'a> {
    roles: Option<Dict<'a>>,
    /// Elements that were met.
    held: BTreeSet<(i32, i32)>,
    /// Annotations that a `Form` element holds.
    forms: BTreeSet<(i32, i32)>,
    level: u8,
    header_cells: usize,
    faults: Vec<String>,
}

impl<'a> Structure<'a> {
    fn children(&mut self, parent: &Dict<'a>, depth: usize) {
        match parent.get::<Object<'a>>("K") {
            Some(Object::Dict(child)) => self.child(&child, parent, depth),
            Some(Object::Array(children)) => {
                for child in children.iter::<Object<'a>>() {
                    if let Object::Dict(child) = child {
                        self.child(&child, parent, depth);
                    }
                }
            }
            _ => {}
        }
    }

    /// An element, or a reference of `parent` to an annotation.
    fn child(&mut self, child: &Dict<'a>, parent: &Dict<'a>, depth: usize) {
        let Some(kind) = child.get::<Name<'a>>("S") else {
            if self.kind(parent).as_deref() == Some(b"Form")
                && let Some(annotation) = child.get_ref("Obj")
            {
                self.forms.insert(key(annotation));
            }
            return;
        };
        let first = child.obj_id().is_none_or(|id| self.held.insert(key(id.into())));
        if depth > DEEPEST || !first {
            return;
        }
        let kind = self.standard(&kind);
        match kind.as_slice() {
            [b'H', level @ b'1'..=b'6'] => {
                let level = level - b'0';
                if level > self.level + 1 {
                    let before = self.level;
                    self.faults.push(format!("has a heading of level {level} after one of level {before}"));
                }
                self.level = level;
            }
            b"TH" => self.header_cells += 1,
            b"Figure" if !has_words(child, "Alt") && !has_words(child, "ActualText") => {
                self.faults.push("has a picture without a text alternative".to_owned());
            }
            _ => {}
        }
        let before = self.header_cells;
        self.children(child, depth + 1);
        if kind == b"Table" && self.header_cells == before {
            self.faults.push("has a table without a header cell".to_owned());
        }
    }

    fn kind(&self, element: &Dict<'a>) -> Option<Vec<u8>> {
        element.get::<Name<'a>>("S").map(|kind| self.standard(&kind))
    }

    /// The standard type that a type of an element stands for.
    fn standard(&self, kind: &Name<'a>) -> Vec<u8> {
        let mapped = self.roles.as_ref().and_then(|roles| roles.get::<Name<'a>>(kind.as_ref()));
        mapped.as_deref().unwrap_or(kind).to_vec()
    }
}

/// Fields of the form, and widgets on the pages.
fn form(pdf: &Pdf, catalog: &Dict<'_>, forms: &BTreeSet<(i32, i32)>, faults: &mut Vec<String>) {
    let mut fields = BTreeSet::new();
    let mut names = BTreeSet::new();
    let listed = catalog.get::<Dict<'_>>("AcroForm").and_then(|form| form.get::<Array<'_>>("Fields"));
    for field in listed.iter().flat_map(|fields| fields.iter::<Dict<'_>>()) {
        let name = words(&field, "T");
        let shown = name.as_deref().map(String::from_utf8_lossy).unwrap_or_default().into_owned();
        match name {
            None => faults.push("has a field without a name".to_owned()),
            Some(name) if !names.insert(name.clone()) => faults.push(format!("has two fields of the name `{shown}`")),
            Some(_) => {}
        }
        if !has_words(&field, "TU") {
            faults.push(format!("has a field `{shown}` without a label"));
        }
        if let Some(id) = field.obj_id() {
            fields.insert(key(id.into()));
        }
    }
    for (number, page) in pdf.pages().iter().enumerate() {
        let number = number + 1;
        let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { continue };
        let mut any = false;
        for annotation in annotations.iter::<Dict<'_>>() {
            any = true;
            if annotation.get::<Name<'_>>("Subtype").as_deref() != Some(b"Widget") {
                continue;
            }
            let id = annotation.obj_id().map(|id: ObjectIdentifier| key(id.into()));
            if !id.is_some_and(|id| forms.contains(&id)) {
                faults.push(format!("has a field on page {number} that its structure does not hold"));
            }
            if !id.is_some_and(|id| fields.contains(&id)) {
                faults.push(format!("has a field on page {number} that its form does not list"));
            }
        }
        if any && page.raw().get::<Name<'_>>("Tabs").as_deref() != Some(b"S") {
            faults.push(format!("does not move through page {number} in reading order"));
        }
    }
}

fn key(reference: ObjRef) -> (i32, i32) {
    (reference.obj_number, reference.gen_number)
}

/// The bytes of a text that is not empty; a byte order mark alone is empty too.
fn words(dict: &Dict<'_>, name: &str) -> Option<Vec<u8>> {
    let text = dict.get::<PdfString<'_>>(name)?.to_vec();
    let said = text.strip_prefix(&[0xfe, 0xff]).unwrap_or(&text);
    said.iter().any(|byte| !matches!(byte, 0 | b' ')).then_some(text)
}

fn has_words(dict: &Dict<'_>, name: &str) -> bool {
    words(dict, name).is_some()
}
