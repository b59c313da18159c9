//! What readers take away: the copy of the site, and a toolkit as a course.

use std::collections::BTreeMap;
use std::io::Read;

use kitpress::pipeline::Built;

use super::common::{SITE, build, findings, page, site, text, write};

/// The files of a zip among the artifacts.
fn unpacked(built: &Built, path: &str) -> BTreeMap<String, Vec<u8>> {
    let found = built.artifacts.iter().find(|artifact| artifact.path.as_str() == path);
    let bytes = &found.unwrap_or_else(|| panic!("no {path}: {}", findings(built))).bytes;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let each = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    each.collect()
}

fn said(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn pages_of_the_copy_lead_from_file_to_file_and_to_the_site_where_they_name_it() {
    let dir = site(&[
        ("pages/index.md", &page("See [[about]].\n")),
        ("pages/about.md", &page("See [[templates/form#who-you-are]] and [a file](notes.txt).\n")),
        ("pages/notes.txt", "Notes.\n"),
        (
            "templates/form.md",
            &page("## Who you are\n\n[your name]\n").replace("published:", "purpose: To fill in.\npublished:"),
        ),
    ]);
    let yaml = SITE.replace("https://example.ac.uk/", "https://example.ac.uk/kit/");
    write(dir.path(), "content/site.yaml", format!("{yaml}offline: true\n").as_bytes());
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let files = unpacked(&built, "offline.zip");
    let about = said(&files, "about/index.html");
    for href in ["../templates/form/index.html#who-you-are", "../pages/notes.txt", "../index.html"] {
        assert!(about.contains(&format!("href=\"{href}\"")), "{href}: {about}");
    }
    assert!(about.contains("<bdi dir=\"ltr\">https://example.ac.uk/kit/about/</bdi></a>"), "{about}");
    assert!(!about.contains("=\"/") && !about.contains("%EF%B7%90") && !about.contains("canonical"), "{about}");
    assert!(about.contains("script-src &#39;self&#39; file:"), "{about}");
    assert!(files.contains_key("pages/notes.txt"));
    for absent in ["offline.zip", "sitemap.xml", "robots.txt", "_headers", "404.html", "atom.xml"] {
        assert!(!files.contains_key(absent), "{absent}");
    }
    let home = text(&built, "index.html");
    assert!(home.contains("href=\"/kit/offline.zip\"") && home.contains("Test site, offline copy (zip), "), "{home}");
    assert!(!said(&files, "index.html").contains("offline.zip"), "a copy does not offer itself");

    write(dir.path(), "content/site.yaml", yaml.as_bytes());
    let built = build(dir.path());
    assert!(built.artifacts.iter().all(|file| file.path.as_str() != "offline.zip"), "only where the site says so");
    assert!(!text(&built, "index.html").contains("offline.zip"));
}

#[test]
#[cfg(feature = "documents")]
fn a_toolkit_is_a_course_of_its_sections_documents_and_links() {
    let section = |order: u32, words: &str| {
        page(words).replace("title: A page", &format!("title: Section {order}\norder: {order}"))
    };
    let form = page("[your name]\n").replace("published:", "purpose: To fill in.\npublished:");
    let dir = site(&[
        ("toolkits/kit/index.md", &page("The kit.\n").replace("A page", "The kit")),
        ("toolkits/kit/one.md", &section(1, "Fill in [[templates/form]]. Cited [@smith2020].\n")),
        ("toolkits/kit/two.md", &section(2, "See [[toolkits/kit/one]].\n")),
        ("templates/form.md", &form),
        ("templates/other.md", &form),
        (
            "references.yaml",
            "smith2020:\n  type: book\n  title: A book\n  authors: [Smith]\n  year: 2020\n  url: https://example.org/book\n",
        ),
    ]);
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let files = unpacked(&built, "toolkits/kit/kit.imscc");
    let manifest = said(&files, "imsmanifest.xml");
    let at = |words: &str| manifest.find(words).unwrap_or_else(|| panic!("no {words} in {manifest}"));
    assert!(at("<title>1. Section 1</title>") < at("<title>2. Section 2</title>"));
    assert!(said(&files, "pages/two.html").contains("href=\"one.html#"));
    let published = built.artifacts.iter().find(|file| file.path.as_str() == "templates/form/form.docx").unwrap();
    assert!(files["files/form.docx"] == published.bytes, "the document is the one beside its page");
    assert!(!files.keys().any(|name| name.contains("other")), "only what the toolkit links to");
    let links: Vec<String> =
        files.keys().filter(|name| name.starts_with("links/")).map(|name| said(&files, name)).collect();
    for address in ["https://example.ac.uk/toolkits/kit/", "https://example.org/book"] {
        assert!(links.iter().any(|link| link.contains(&format!("href=\"{address}\""))), "{address}: {links:?}");
    }
    let index = text(&built, "toolkits/kit/index.html");
    assert!(index.contains("Take it away") && index.contains("kit.imscc") && index.contains("For Moodle:"), "{index}");

    write(
        dir.path(),
        "content/toolkits/kit/index.md",
        page("The kit.\n").replace("published:", "downloads: none\npublished:").as_bytes(),
    );
    assert!(build(dir.path()).artifacts.iter().all(|file| !file.path.as_str().ends_with(".imscc")));
}
