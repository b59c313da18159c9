//! Text, attributes and whole files as XML: the only place where the writer lets an editor's characters through.

use super::STYLE;
use super::body::Holder;
use crate::render::html::escape;

/// Name of the style sheet beside the pages of a course.
pub const COURSE_STYLE: &str = "kitpress.css";

/// Appends text between tags.
pub fn text(out: &mut String, text: &str) {
    escape::text(out, &allowed(text));
}

/// Appends ` name="value"`.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::attribute(out, &allowed(value));
    out.push('"');
}

/// Appends ` href="address"`.
pub fn address(out: &mut String, address: &str) {
    out.push_str(" href=\"");
    escape::address(out, &allowed(address));
    out.push('"');
}

/// Appends `<name>text</name>`, where `tag` may carry attributes.
pub fn element(out: &mut String, tag: &str, words: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    text(out, words);
    out.push_str("</");
    out.push_str(tag.split(' ').next().unwrap_or(tag));
    out.push('>');
}

/// XML 1.0 has no U+FFFE and U+FFFF (section 2.2); the controls below U+0020 are replaced with the markup.
fn allowed(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(['\u{fffe}', '\u{ffff}']) {
        text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// A content document in a language that may read from right to left.
pub fn document(holder: Holder, (lang, rtl): (&str, bool), title: &str, style: bool, body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 600);
    match holder {
        Holder::Epub => out.push_str(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\"",
        ),
        Holder::Course => out.push_str("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\""),
    }
    language(&mut out, lang, rtl);
    // Programs that read HTML as it was before version 5 know the second only.
    let (charset, sheet) = match holder {
        Holder::Epub => ("<meta charset=\"utf-8\"/>", STYLE),
        Holder::Course => ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"/>", COURSE_STYLE),
    };
    out.push_str(">\n<head>\n");
    out.push_str(charset);
    out.push('\n');
    element(&mut out, "title", title);
    if style {
        out.push_str("\n<link rel=\"stylesheet\" type=\"text/css\"");
        attribute(&mut out, "href", sheet);
        out.push_str("/>");
    }
    out.push_str("\n</head>\n");
    out.push_str(body);
    out.push_str("</html>\n");
    out
}

/// Appends language and direction: ` lang="ar" xml:lang="ar" dir="rtl"`.
pub fn language(out: &mut String, lang: &str, rtl: bool) {
    attribute(out, "lang", lang);
    attribute(out, "xml:lang", lang);
    attribute(out, "dir", if rtl { "rtl" } else { "ltr" });
}

/// A name for an `id`, which EPUB wants to be an XML name without colon. The prefix keeps it from beginning with a
/// digit and apart from the writer's own names.
pub fn name(prefix: &str, words: &str) -> String {
    let mut out = String::from(prefix);
    out.extend(
        words.chars().map(|c| if c.is_alphanumeric() && is_name(c) || matches!(c, '-' | '_') { c } else { '-' }),
    );
    out
}

/// Letters that XML 1.0 takes in names in all its editions: validators differ about later ones.
fn is_name(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{131}' | '\u{134}'..='\u{13e}' | '\u{141}'..='\u{148}' | '\u{14a}'..='\u{17e}' | '\u{621}'..='\u{63a}')
}
