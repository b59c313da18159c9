//! Whatever a file holds, it is answered or becomes a page that builds. What takes long or much is tried in `tests/it`.

use proptest::prelude::*;

use super::imported;
use super::word::docx;
use crate::model::Kind;
use crate::parse::markdown::{Options, parse};
use crate::parse::terms::TermMatcher;
use crate::source::SourceId;

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Words \
    [name] ____</w:t></w:r><w:hyperlink r:id=\"web\"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>\
    <w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:sdt><w:sdtPr><w:alias w:val=\"A\"/><w:dropDownList><w:listItem w:value=\"1\"/>\
    </w:dropDownList></w:sdtPr><w:sdtContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/>\
    </w:r><w:r><w:instrText>HYPERLINK \"x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/><w:footnoteReference w:id=\"2\"/></w:r></w:p>";

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<h1>",
    "<h3>",
    "</h3>",
    "<ul>",
    "<li>",
    "</ul>",
    "<ol start=9>",
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "<th colspan=2>",
    "</table>",
    "<b>",
    "</b>",
    "<i>",
    "<a href='#x'>",
    "<a href='https://a.org/)'>",
    "</a>",
    "<a id=x>",
    "<sup>",
    "1",
    "<img src=here.png>",
    "<img src='data:,x'>",
    "<input>",
    "<input type=checkbox>",
    "<label>",
    "<select><option>",
    "</select>",
    "<textarea>",
    "</textarea>",
    "<blockquote>",
    "— Mina",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<code>",
    "`",
    "<dl>",
    "<dt>",
    "<dd>",
    "<br>",
    "<hr>",
    "words",
    " ",
    "*",
    "[name]",
    "____",
    "☐",
    "{{ role.x }}",
    "::: quiz",
    "|",
    "<details>",
    "<main>",
    "&lt;",
    "\u{a0}",
    "ŵ",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<svg>",
    "<math>",
    "<template>",
    "<q>",
    "<abbr title=t>",
    "#",
    "- ",
    "1. ",
    "\n",
];

/// The page that came out has no mistake that an editor would have to mend first.
fn builds(shown: &str) {
    let (kind, page) = shown.split_once(" (").unwrap();
    let text = page.split_once("\n\n---\n").unwrap().1.split_once("\n---\n\n").unwrap().1;
    let text = text.split("\nlook at ").next().unwrap();
    let terms = TermMatcher::default();
    let kind = Kind::from_name(kind).unwrap();
    let parsed = parse(SourceId(0), text, 0, &Options { kind, terms: &terms, raw_html: false });
    assert!(
        parsed.diagnostics.is_empty(),
        "{:?}
{text}",
        parsed.diagnostics
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200), name in prop::sample::select(vec!["a.docx", "a.html", "a.doc", "a"])) {
        let _ = imported(name, &bytes, None);
    }

    #[test]
    fn damaged_packages_are_answered(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<Option<prop::sample::Index>>()) {
        let mut bytes = docx(BODY);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = imported("a.docx", &bytes, None);
    }

    #[test]
    fn damaged_bodies_are_answered_or_build(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40), 1..4)) {
        // Whole elements are taken out or doubled, so that most of what is left is well formed.
        let mut parts: Vec<&str> = BODY.split_inclusive("</w:r>").collect();
        for (at, length) in cuts {
            let at = at.index(parts.len());
            if length < 20 { let part = parts[at]; parts.insert(at, part); } else if parts.len() > 1 { parts.remove(at); }
        }
        if let Ok(shown) = imported("a.docx", &docx(&parts.concat()), None) {
            builds(&shown);
        }
    }

    #[test]
    fn any_row_of_tags_becomes_a_page_that_builds(tags in prop::collection::vec(prop::sample::select(TAGS), 0..40)) {
        let page = format!("<html>{}", tags.concat());
        builds(&imported("a.html", page.as_bytes(), None).unwrap());
    }
}
