//! Documents as a site offers them: which there are, whose voices are in them, what a broken theme does.

use std::io::Read;
use std::path::Path;

use kitpress::diagnostic::Code;
use kitpress::pipeline::Built;

use super::common::{SITE, build, findings, page, site, text, write};

pub fn bytes<'b>(built: &'b Built, path: &str) -> &'b [u8] {
    let found = built.artifacts.iter().find(|artifact| artifact.path.as_str() == path);
    let paths: Vec<&str> = built.artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    &found.unwrap_or_else(|| panic!("no {path} among {paths:?}\n{}", findings(built))).bytes
}

/// The text of a Word file, markup and all.
pub fn word(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words of a PDF.
pub fn pdf(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

fn documents(built: &Built) -> Vec<&str> {
    let endings = [".docx", ".pdf", ".epub", ".txt"];
    let paths = built.artifacts.iter().map(|artifact| artifact.path.as_str());
    paths.filter(|path| *path != "robots.txt" && endings.iter().any(|ending| path.ends_with(ending))).collect()
}

fn template(more: &str) -> String {
    page("Your name: [your name]\n").replace("published:", &format!("purpose: To be filled in.\n{more}published:"))
}

#[test]
fn what_is_filled_in_has_documents_and_other_pages_have_them_where_downloads_says_so() {
    let files = [
        ("templates/form.md", template("")),
        ("templates/none.md", template("downloads: none\n")),
        ("templates/word-only.md", template("downloads: [word]\n")),
        ("pages/about.md", page("Hello.\n")),
        ("pages/asked.md", page("Hello.\n").replace("published:", "downloads: [pdf]\npublished:")),
        ("pages/index.md", page("Home.\n")),
        ("templates/gone.md", template("status: withdrawn\n")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let dir = site(&files);
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let expected = [
        "asked/asked.pdf",
        "templates/form/form.docx",
        "templates/form/form.pdf",
        "templates/form/form.txt",
        "templates/word-only/word-only.docx",
        "templates/word-only/word-only.txt",
    ];
    assert_eq!(documents(&built), expected);
    assert_eq!(built.documents, expected.len());

    write(dir.path(), "content/site.yaml", format!("{SITE}downloads: [word]\n").as_bytes());
    let built = build(dir.path());
    assert!(documents(&built).contains(&"about/about.docx"));
    assert!(!documents(&built).contains(&"index.docx"), "a home page has none unless it asks");
    let html = text(&built, "templates/form/index.html");
    for path in ["form.docx", "form.pdf", "form.txt"] {
        let size = bytes(&built, &format!("templates/form/{path}")).len().div_ceil(1000);
        let size = if size > 1 { format!("{size} kB") } else { String::new() };
        let at = html.find(&format!("href=\"/templates/form/{path}\"")).unwrap_or_else(|| panic!("{path}: {html}"));
        assert!(html[at..].split("</a>").next().unwrap().contains(&size), "{path} {size}");
    }
    assert!(
        !text(&built, "templates/none/index.html").contains("kit-downloads"),
        "nothing is offered that is not made"
    );
}

#[test]
fn a_voice_is_in_the_documents_that_its_consent_names_and_in_no_other() {
    let body =
        "> Words for paper alone.\n>\n> — Mina, staff member\n\n> Words for the screen.\n>\n> — Tariq, student\n";
    let person = |name: &str, scope: &str| {
        format!(
            "  {name}: {{role: Person, pseudonym: true, consent: {{recorded: true, scope: [{scope}], ref: secret-ref}}}}\n"
        )
    };
    let front = format!("voices:\n{}{}downloads: [word, pdf]\n", person("Mina", "word"), person("Tariq", "web, pdf"));
    let dir = site(&[("pages/two.md", &page(body).replace("published:", &format!("{front}published:")))]);
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let said = [text(&built, "two/index.html"), word(bytes(&built, "two/two.docx")), pdf(bytes(&built, "two/two.pdf"))];
    let found = said.each_ref().map(|said| (said.contains("for paper alone"), said.contains("for the screen")));
    assert_eq!(found, [(false, true), (true, false), (false, true)]);
    assert!(said.iter().all(|said| !said.contains("secret-ref")));
}

#[test]
fn a_toolkit_is_one_word_file_one_pdf_and_one_epub_whose_parts_link_each_other() {
    let front = |more: &str| page("").replace("published:", &format!("{more}published:"));
    let index = front("") + "Begin with [[toolkits/kit/second]].\n";
    let second = front("order: 2\n").replace("A page", "The second part") + "Words of the second part.\n";
    let dir = site(&[("toolkits/kit/index.md", &index), ("toolkits/kit/second.md", &second)]);
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    assert_eq!(documents(&built), ["toolkits/kit/kit.docx", "toolkits/kit/kit.epub", "toolkits/kit/kit.pdf"]);
    let whole = word(bytes(&built, "toolkits/kit/kit.docx"));
    assert!(whole.contains("Words of the second part.") && whole.contains("w:anchor=\""), "{whole}");
    assert!(pdf(bytes(&built, "toolkits/kit/kit.pdf")).contains("Words of the second part."));
}

#[test]
fn a_theme_whose_pdf_loses_the_title_or_a_field_is_refused_and_nothing_is_made() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let whole = std::fs::read_to_string(root.join("themes/default/document.typ")).unwrap();
    for (kept, lost) in [("heading(level: 1, info.title)", "par(info.title)"), ("link(to,", "(it => it)(")] {
        assert!(whole.contains(kept), "{kept}");
        let dir = site(&[("templates/form.md", &template(""))]);
        write(dir.path(), "content/site.yaml", format!("{SITE}theme: ours\n").as_bytes());
        write(dir.path(), "themes/ours/theme.yaml", b"name: ours\nparent: default\n");
        write(dir.path(), "themes/ours/document.typ", whole.replace(kept, lost).as_bytes());
        let built = build(dir.path());
        let codes: Vec<Code> = built.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert!(codes.iter().any(|code| matches!(code, Code::DocumentGate | Code::BadTheme)), "{kept}: {codes:?}");
        assert!(built.diagnostics.has_errors() && built.artifacts.is_empty());
    }
}

/// The typesetter shares its work among the threads of a pool, and a thread that waits takes up other work. Were that
/// the next document, documents would begin within each other until the stack is full.
#[test]
fn many_documents_are_made_one_after_the_other_whatever_the_number_of_threads() {
    let files: Vec<(String, String)> =
        (0..150).map(|n| (format!("templates/form-{n}.md"), template("downloads: [pdf]\n"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let dir = site(&files);
    for threads in ["1", "2"] {
        let output = dir.path().join(threads);
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_kitpress"))
            .args(["build", "--root"])
            .arg(dir.path())
            .arg("--output")
            .arg(&output)
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        assert!(output.join("templates/form-149/form-149.pdf").is_file());
    }
}
