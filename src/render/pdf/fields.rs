//! Fields. Typst has none yet, so the theme sets each as a box within a link to a scheme of our own. Typst then makes an
//! annotation with the exact rectangle, and an element of the structure in reading order. Here each such annotation
//! becomes a widget of the document's form and its element a `Form`: what ISO 14289-1, 7.18.4 asks for.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};

use super::face::Face;
use super::links::{self, Link};
use crate::model::FieldKind;
use crate::view::paper::{Field, Paper};

/// Begins the address of a link that stands for a field; its number follows.
pub const SCHEME: &str = "kitpress-field:";
/// What the form calls the font.
const FONT: &str = "KpF";
/// Size of what is typed, in points.
const SIZE: f32 = 10.5;
/// Ink of what is typed.
const INK: &str = "0.12 0.1 0.12 rg";

/// Flags of ISO 32000-1, tables 221 and 228 to 230.
const REQUIRED: i64 = 1 << 1;
const MULTILINE: i64 = 1 << 12;
const COMBO: i64 = 1 << 17;

/// Why there is no form: a mistake of the theme or of Kitpress.
#[derive(Debug)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// Which field is concerned.
    pub field: Option<usize>,
}

impl Fault {
    fn of(field: usize, message: impl Into<String>) -> Fault {
        Fault { message: message.into(), field: Some(field) }
    }
}

impl From<lopdf::Error> for Fault {
    fn from(error: lopdf::Error) -> Fault {
        Fault { message: format!("the PDF could not be read again to put its fields in: {error}"), field: None }
    }
}

/// The PDF with its fields, and with links that say where they lead.
pub fn stamp(pdf: &[u8], paper: &Paper, links: &[Link], face: Option<&Face>) -> Result<Vec<u8>, Fault> {
    let mut document = Document::load_mem(pdf)?;
    let elements = elements(&document)?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    if !paper.fields.is_empty() {
        let face = face.ok_or_else(|| Fault::of(0, "the theme has no font that fields could be typed in"))?;
        fill(&mut document, &pages, &elements, paper, face)?;
    }
    // After the fields, so that an address that looks like a field stays a link.
    for page in &pages {
        for annotation in annotations(&document, *page)? {
            links::describe(&mut document, annotation, links, &elements, &paper.words)?;
        }
    }
    let mut out = Vec::with_capacity(pdf.len() + 32_768);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    document.save_with_options(&mut out, options).map_err(lopdf::Error::from)?;
    Ok(out)
}

/// Makes every field of the paper.
fn fill(
    document: &mut Document,
    pages: &[ObjectId],
    elements: &BTreeMap<i64, ObjectId>,
    paper: &Paper,
    face: &Face,
) -> Result<(), Fault> {
    let (font, still) = face.add(document);
    let mut form = Form { paper, face, still, placed: BTreeMap::new() };
    for page in pages {
        for annotation in annotations(document, *page)? {
            form.annotation(document, *page, annotation, elements)?;
        }
    }
    if let Some((number, field)) = paper.fields.iter().enumerate().find(|(n, _)| !form.placed.contains_key(n)) {
        return Err(Fault::of(number, format!("the field `{}` has no place in the PDF", field.name)));
    }
    // In the order that a reader meets them.
    let order = reading_order(document)?;
    let mut fields: Vec<(ObjectId, ObjectId)> = form.placed.into_values().collect();
    fields.sort_by_key(|(element, _)| order.get(element).copied());
    let fields: Vec<Object> = fields.into_iter().map(|(_, widget)| widget.into()).collect();
    let form = document.add_object(dictionary! {
        "Fields" => fields,
        "DR" => resources(font),
        "DA" => appearance_string(),
    });
    document.catalog_mut()?.set("AcroForm", form);
    Ok(())
}

struct Form<'a> {
    paper: &'a Paper,
    face: &'a Face,
    /// The font of what stands there from the start.
    still: ObjectId,
    /// Element and widget by number of the field.
    placed: BTreeMap<usize, (ObjectId, ObjectId)>,
}

impl Form<'_> {
    /// Turns an annotation into a widget, if it stands for a field.
    fn annotation(
        &mut self,
        document: &mut Document,
        page: ObjectId,
        id: ObjectId,
        elements: &BTreeMap<i64, ObjectId>,
    ) -> Result<(), Fault> {
        let annotation = document.get_dictionary(id)?;
        let Some(number) = field_number(document, annotation) else { return Ok(()) };
        let Some(field) = self.paper.fields.get(number) else {
            return Err(Fault { message: format!("the PDF has a field {number} that the page lacks"), field: None });
        };
        if self.placed.contains_key(&number) {
            return Err(Fault::of(number, format!("the field `{}` is in the PDF twice", field.name)));
        }
        let broken = annotation.get(b"QuadPoints").and_then(Object::as_array).is_ok_and(|points| points.len() > 8);
        if broken {
            return Err(Fault::of(number, format!("the field `{}` is broken over lines", field.name)));
        }
        let parent = annotation.get(b"StructParent")?.as_i64()?;
        let Some(element) = elements.get(&parent).copied() else {
            return Err(Fault::of(number, format!("the field `{}` is not in the structure", field.name)));
        };
        let rectangle = annotation.get(b"Rect")?.clone();
        let sides: Vec<f32> = rectangle.as_array()?.iter().map(Object::as_float).collect::<Result<_, _>>()?;
        let [left, bottom, right, top] = sides[..] else {
            return Err(Fault::of(number, format!("the field `{}` has no rectangle", field.name)));
        };
        let tip = tooltip(field, self.paper);
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "Rect" => rectangle,
            "P" => page,
            // Printed.
            "F" => 4,
            "StructParent" => parent,
            "T" => text(&field.name),
            "TU" => text(&tip),
        };
        self.kind(document, &mut widget, field, (right - left, top - bottom));
        document.objects.insert(id, Object::Dictionary(widget));
        let structure = document.get_dictionary_mut(element)?;
        structure.set("S", "Form");
        structure.set("Alt", text(&tip));
        self.placed.insert(number, (element, id));
        Ok(())
    }

    /// What sort of field it is, its flags, its value and how it looks before anybody types.
    fn kind(&self, document: &mut Document, widget: &mut Dictionary, field: &Field, size: (f32, f32)) {
        let required = if field.required { REQUIRED } else { 0 };
        if field.kind == FieldKind::Checkbox {
            let (width, height) = size;
            let points = [(0.2, 0.5), (0.42, 0.24), (0.82, 0.8)].map(|(x, y)| (x * width, y * height));
            let tick = format!(
                "q 1.5 w 1 J 1 j 0.12 0.1 0.12 RG {:.2} {:.2} m {:.2} {:.2} l {:.2} {:.2} l S Q",
                points[0].0, points[0].1, points[1].0, points[1].1, points[2].0, points[2].1
            );
            let on = picture(document, size, Dictionary::new(), tick.into_bytes());
            let off = picture(document, size, Dictionary::new(), Vec::new());
            let state = if field.checked { "Yes" } else { "Off" };
            widget.set("FT", "Btn");
            widget.set("Ff", required);
            widget.set("AP", dictionary! { "N" => dictionary! { "Yes" => on, "Off" => off } });
            widget.set("AS", state);
            widget.set("V", state);
            widget.set("DV", state);
            widget.set("MK", dictionary! { "CA" => Object::string_literal("4") });
            return;
        }
        widget.set("DA", appearance_string());
        widget.set("MK", Dictionary::new());
        if self.paper.rtl {
            widget.set("Q", 2);
        }
        let mut content = b"/Tx BMC\n".to_vec();
        let mut used = Dictionary::new();
        if field.kind == FieldKind::Choice {
            let first = &self.paper.words.choose;
            let options = std::iter::once(first).chain(&field.options);
            widget.set("FT", "Ch");
            widget.set("Ff", COMBO | required);
            widget.set("Opt", options.map(|option| text(option)).collect::<Vec<_>>());
            widget.set("V", text(first));
            widget.set("DV", text(first));
            // In letters that the font lacks (Arabic, say) it is left to the viewer, which has fonts and shapes them.
            if let Some(bytes) = self.face.encode(first) {
                content.extend(shown(&bytes, size));
                used = resources(self.still);
            }
        } else {
            widget.set("FT", "Tx");
            widget.set("Ff", required | if field.kind == FieldKind::LongText { MULTILINE } else { 0 });
        }
        content.extend_from_slice(b"EMC");
        let normal = picture(document, size, used, content);
        widget.set("AP", dictionary! { "N" => normal });
    }
}

/// Encoded words within a box, as viewers set them: two points from the edge, in the middle of its height.
fn shown(bytes: &[u8], (width, height): (f32, f32)) -> Vec<u8> {
    let base = (height - SIZE) / 2.0 + SIZE * 0.22;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    let (width, height) = (width - 2.0, height - 2.0);
    format!("q 1 1 {width:.2} {height:.2} re W n BT /{FONT} {SIZE} Tf {INK} 4 {base:.2} Td <{hex}> Tj ET Q\n")
        .into_bytes()
}

/// What a screen reader says and a pointer shows: the label, what to write where the label does not say it, more words,
/// and how to write a date.
fn tooltip(field: &Field, paper: &Paper) -> String {
    let label = field.label.trim();
    let label = if label.is_empty() { field.prompt.trim() } else { label };
    let mut parts = vec![if label.is_empty() { field.name.as_str() } else { label }];
    if !parts[0].to_lowercase().contains(&field.prompt.trim().to_lowercase()) {
        parts.push(field.prompt.trim());
    }
    parts.extend(field.help.as_deref());
    if field.kind == FieldKind::Date {
        parts.push(&paper.words.date_hint);
    }
    let parts = parts.into_iter().map(|part| part.trim().trim_end_matches('.')).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(". ")
}

/// The number behind the scheme, if the annotation is a link to it.
fn field_number(document: &Document, annotation: &Dictionary) -> Option<usize> {
    address(document, annotation)?.strip_prefix(SCHEME)?.parse().ok()
}

/// Where an annotation leads, if it is out of the document.
pub fn address<'a>(document: &'a Document, annotation: &'a Dictionary) -> Option<&'a str> {
    let (_, action) = document.dereference(annotation.get(b"A").ok()?).ok()?;
    std::str::from_utf8(action.as_dict().ok()?.get(b"URI").ok()?.as_str().ok()?).ok()
}

fn annotations(document: &Document, page: ObjectId) -> Result<Vec<ObjectId>, Fault> {
    let Ok(annotations) = document.get_dictionary(page)?.get(b"Annots") else { return Ok(Vec::new()) };
    let (_, annotations) = document.dereference(annotations)?;
    Ok(annotations.as_array()?.iter().filter_map(|annotation| annotation.as_reference().ok()).collect())
}

/// Elements of the structure by the number that an annotation knows them by: the leaves of the parent tree.
fn elements(document: &Document) -> Result<BTreeMap<i64, ObjectId>, Fault> {
    let root = document.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut found = BTreeMap::new();
    let mut stack = vec![document.get_dictionary(root)?.get(b"ParentTree")?];
    while let Some(node) = stack.pop() {
        let node = document.dereference(node)?.1.as_dict()?;
        if let Ok(kids) = node.get(b"Kids") {
            stack.extend(document.dereference(kids)?.1.as_array()?);
        }
        if let Ok(numbers) = node.get(b"Nums") {
            for pair in document.dereference(numbers)?.1.as_array()?.chunks_exact(2) {
                if let Ok(element) = pair[1].as_reference() {
                    found.insert(pair[0].as_i64()?, element);
                }
            }
        }
    }
    Ok(found)
}

/// The position of each element in the structure, from the first word of the document to the last.
fn reading_order(document: &Document) -> Result<BTreeMap<ObjectId, usize>, Fault> {
    let root = document.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut order = BTreeMap::new();
    let mut stack = vec![root];
    while let Some(id) = stack.pop() {
        let Ok(element) = document.get_dictionary(id) else { continue };
        if order.contains_key(&id) {
            continue;
        }
        order.insert(id, order.len());
        if let Ok(kids) = element.get(b"K") {
            match kids {
                Object::Array(kids) => stack.extend(kids.iter().rev().filter_map(|kid| kid.as_reference().ok())),
                Object::Reference(kid) => stack.push(*kid),
                _ => {}
            }
        }
    }
    Ok(order)
}

fn resources(font: ObjectId) -> Dictionary {
    dictionary! { "Font" => dictionary! { FONT => font } }
}

fn appearance_string() -> Object {
    Object::string_literal(format!("/{FONT} {SIZE} Tf {INK}"))
}

/// A form XObject of the size of a field.
fn picture(document: &mut Document, (width, height): (f32, f32), resources: Dictionary, content: Vec<u8>) -> ObjectId {
    document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), width.into(), height.into()],
            "Resources" => resources,
        },
        content,
    ))
}

/// A text string: ASCII as it is, anything else as UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
pub fn text(words: &str) -> Object {
    if words.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Object::string_literal(words);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}
