//! Consent by construction: a site with voices of every scope, in every kind of page and two languages, is made, and all of
//! its bytes are searched. Each voice has words, a name, a link, a picture, a reference and a footnote of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use kitpress::diagnostic::{Colour, Severity};
use kitpress::pipeline::{self, Built, Options, Session};
use kitpress::report::{Format, Report};
use kitpress::write::{self, Artifact};

use super::common::{INSTITUTIONS, NOW, build, findings, write as put};

/// A voice: what its marks begin with, and where its words may be.
const VOICES: [(&str, &[&str]); 8] = [
    ("Qall", &["web", "word", "pdf"]),
    ("Qweb", &["web"]),
    ("Qword", &["word"]),
    ("Qpdf", &["pdf"]),
    ("Qwebword", &["web", "word"]),
    ("Qwebpdf", &["web", "pdf"]),
    ("Qwordpdf", &["word", "pdf"]),
    ("Qgone", &["web", "word", "pdf"]),
];

/// What is searched for of each voice, in small letters after its mark; `z` ends a mark, so that none is the beginning of
/// another.
const PARTS: [&str; 9] = ["said", "name", "role", "link", "alt", "note", "head", "more", "nested"];

/// What nobody ever sees.
const NEVER: [&str; 4] = ["Nrefz", "Nunitz", "Nprogrammez", "Nuntilz"];

fn mark(voice: &str, part: &str) -> String {
    format!("{voice}{part}z")
}

fn records(withdrawn: &str) -> String {
    let mut out = "voices:\n".to_owned();
    for (voice, scope) in VOICES {
        let gone = if voice == "Qgone" || voice == withdrawn { "withdrawn: true, " } else { "" };
        out.push_str(&format!(
            "  {}: {{ role: {}, unit: Nunitz, programme: Nprogrammez, group: 7777, consent: {{ recorded: true, {gone}scope: [{}], ref: Nrefz }} }} # Nuntilz\n",
            mark(voice, "name"),
            mark(voice, "role"),
            scope.join(", ")
        ));
    }
    out
}

/// A text in which every voice speaks. `pseudonym` is left out: the names are marks themselves.
fn body(place: &str) -> String {
    let mut out = "Words of the page itself.\n\n".to_owned();
    for (voice, _) in VOICES {
        let m = |part: &str| mark(voice, part);
        out.push_str(&format!(
            "> {said} with [{link}](/linked-{lower}/) and [@{lower}].[^{voice}]\n>\n> #### {head}\n>\n> ![{alt}](only-{lower}.svg)\n>\n\
             > > {nested}\n>\n> — {name}\n\n[^{voice}]: {note} and [{more}](/noted-{lower}/).\n\n",
            said = m("said"),
            link = m("link"),
            head = m("head"),
            alt = m("alt"),
            nested = m("nested"),
            name = m("name"),
            note = m("note"),
            more = m("more"),
            lower = voice.to_lowercase(),
        ));
    }
    format!(
        "## A heading\n\n### Below it\n\n{out}- an item of {place}\n  > {} in a list\n  >\n  > — {}\n",
        mark("Qgone", "said"),
        mark("Qgone", "name")
    )
}

/// The whole site; `withdrawn` has withdrawn too, if it is the name of a voice.
fn files(withdrawn: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let site = "title: Test site\ndescription: A site of a test.\nbase_url: https://example.ac.uk/\nlanguages: [en, cy]\n\
                institution: example\ndownloads: [word, pdf]\n";
    files.insert("content/site.yaml".to_owned(), site.to_owned());
    files.insert("content/institutions.yaml".to_owned(), INSTITUTIONS.to_owned());
    let kinds = [
        ("case-studies/study", "institution: example\ncontext: Before it.\n"),
        ("toolkits/kit/index", ""),
        ("toolkits/kit/first", "order: 1\n"),
        ("templates/form", "purpose: To be filled in.\n"),
        ("posts/news", "authors: [{ name: Somebody }]\n"),
        ("pages/about", ""),
    ];
    for (id, own) in kinds {
        for ending in ["md", "cy.md"] {
            let front =
                format!("title: A page\nsummary: What it says.\npublished: 2026-01-02\n{own}{}", records(withdrawn));
            files.insert(format!("content/{id}.{ending}"), format!("---\n{front}---\n\n{}\n::: voices\n", body(id)));
        }
        for (voice, _) in VOICES {
            let folder = id.rsplit_once('/').unwrap().0;
            // The size tells whose picture it is: the file has no words.
            let picture = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><desc>{}</desc></svg>",
                mark(voice, "picture")
            );
            files.insert(format!("content/{folder}/only-{}.svg", voice.to_lowercase()), picture);
        }
    }
    let mut references = String::new();
    for (voice, _) in VOICES {
        let lower = voice.to_lowercase();
        references.push_str(&format!("{lower}:\n  type: book\n  title: {}\n", mark(voice, "book")));
        for which in ["linked", "noted"] {
            let page =
                "---\ntitle: A page that is linked\nsummary: What it says.\npublished: 2026-01-02\n---\n\nWords.\n";
            files.insert(format!("content/pages/{which}-{lower}.md"), page.to_owned());
        }
    }
    files.insert("content/references.yaml".to_owned(), references);
    files
}

fn site(withdrawn: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files(withdrawn) {
        put(dir.path(), &name, text.as_bytes());
    }
    dir
}

fn options() -> Options {
    Options { now: Some(NOW.parse().unwrap()), prose: true, ..Options::default() }
}

/// Everything in a file that somebody could read: what is packed is unpacked.
fn words(path: &str, bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    if [".docx", ".epub", ".imscc"].iter().any(|ending| path.ends_with(ending)) {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for number in 0..archive.len() {
            let mut file = archive.by_index(number).unwrap();
            let mut part = Vec::new();
            file.read_to_end(&mut part).unwrap();
            text.push_str(&String::from_utf8_lossy(&part));
        }
    }
    if path.ends_with(".pdf") {
        let document = lopdf::Document::load_mem(bytes).unwrap();
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        text.push_str(&document.extract_text(&pages).unwrap());
        document.objects.values().for_each(|object| strings(object, &mut text));
    }
    text
}

/// Titles, labels, alternatives, bookmarks, metadata.
fn strings(object: &lopdf::Object, text: &mut String) {
    use lopdf::Object;
    match object {
        Object::String(..) => {
            text.push_str(&lopdf::decode_text_string(object).unwrap_or_default());
            text.push('\n');
        }
        Object::Array(items) => items.iter().for_each(|item| strings(item, text)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| strings(value, text)),
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, value)| strings(value, text));
            let plain = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            text.push_str(&String::from_utf8_lossy(&plain));
        }
        _ => {}
    }
}

/// What consent must cover for words to be in a file of this name.
fn needed(path: &str) -> &'static [&'static str] {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "docx" => &["word"],
        "pdf" => &["pdf"],
        "epub" | "imscc" => &["web", "word", "pdf"],
        "txt" => &["web", "word"],
        _ => &["web"],
    }
}

fn search<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>, withdrawn: &str) -> BTreeSet<(String, String, String)> {
    let mut seen = BTreeSet::new();
    for (path, bytes) in files {
        let words = words(path, bytes);
        for secret in NEVER.iter().copied().chain(["7777"]) {
            // Colours of a style sheet and digests may have any digits.
            let digits = secret == "7777" && !path.ends_with(".html");
            assert!(digits || !words.contains(secret), "{secret} is in {path}");
        }
        for (voice, scope) in VOICES {
            let gone = voice == "Qgone" || voice == withdrawn;
            let may = !gone && needed(path).iter().all(|needed| scope.contains(needed));
            // References are the site's own; so are pages that are linked.
            for part in PARTS.iter().copied().chain(["picture"]) {
                let found = words.contains(&mark(voice, part));
                assert!(may || !found, "{} is in {path}", mark(voice, part));
                if found {
                    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
                    seen.insert((ending.to_owned(), voice.to_owned(), part.to_owned()));
                }
            }
        }
    }
    seen
}

fn artifacts(built: &Built) -> impl Iterator<Item = (&str, &[u8])> {
    built.artifacts.iter().map(|artifact| (artifact.path.as_str(), artifact.bytes.as_slice()))
}

#[test]
fn a_voice_is_in_what_its_consent_covers_and_nowhere_else() {
    let dir = site("");
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let seen = search(artifacts(&built), "");
    // The search can find: whatever may be there is there.
    for (voice, scope) in VOICES.iter().filter(|(voice, _)| *voice != "Qgone") {
        for ending in ["html", "docx", "pdf", "epub", "imscc", "txt"] {
            let may = needed(&format!("x.{ending}")).iter().all(|needed| scope.contains(needed));
            let found = |part: &str| seen.contains(&(ending.to_owned(), (*voice).to_owned(), part.to_owned()));
            for part in ["said", "name", "role", "link", "note", "nested"] {
                assert_eq!(found(part), may, "{voice} {part} in {ending}");
            }
        }
        let on_web = scope.contains(&"web");
        assert_eq!(seen.contains(&("svg".to_owned(), (*voice).to_owned(), "picture".to_owned())), on_web, "{voice}");
    }
}

#[test]
fn a_voice_is_on_pages_of_the_copy_to_take_away_only_with_consent_for_web_word_and_pdf() {
    let dir = site("");
    let yaml = std::fs::read_to_string(dir.path().join("content/site.yaml")).unwrap();
    put(dir.path(), "content/site.yaml", format!("{yaml}offline: true\n").as_bytes());
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let copy = built.artifacts.iter().find(|file| file.path.as_str() == "offline.zip").unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&copy.bytes)).unwrap();
    let mut seen = BTreeSet::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let path = file.name().unwrap().into_owned();
        if !path.ends_with(".html") && !path.ends_with(".svg") {
            continue;
        }
        let mut words = String::new();
        file.read_to_string(&mut words).unwrap();
        for (voice, scope) in VOICES {
            let may = voice != "Qgone" && ["web", "word", "pdf"].iter().all(|needed| scope.contains(needed));
            for part in PARTS.iter().copied().chain(["picture"]) {
                let found = words.contains(&mark(voice, part));
                assert!(may || !found, "{} is in {path} of the copy", mark(voice, part));
                seen.extend(found.then(|| (voice.to_owned(), part.to_owned())));
            }
        }
    }
    assert!(seen.contains(&("Qall".to_owned(), "said".to_owned())), "{seen:?}");
}

#[test]
fn links_and_references_of_a_voice_that_the_web_may_not_show_leave_no_trace_there() {
    let dir = site("");
    let built = build(dir.path());
    for (voice, scope) in VOICES {
        let on_web = voice != "Qgone" && scope.contains(&"web");
        let lower = voice.to_lowercase();
        for which in ["linked", "noted"] {
            let linked = super::common::text(&built, &format!("{which}-{lower}/index.html"));
            assert_eq!(linked.contains("/case-studies/study/"), on_web, "{voice}: a backlink on its {which} page");
        }
        let study = super::common::text(&built, "case-studies/study/index.html");
        assert_eq!(study.contains(&mark(voice, "book")), on_web, "{voice}: a reference on the page");
        assert_eq!(study.contains(&format!("/linked-{lower}/")), on_web, "{voice}: the link itself");
    }
    let list = built.artifacts.iter().find(|file| {
        let words = String::from_utf8_lossy(&file.bytes);
        file.path.as_str().ends_with(".html")
            && words.contains(&mark("Qgone", "book"))
            && words.contains(&mark("Qall", "book"))
    });
    let words = String::from_utf8_lossy(&list.expect("a reading list").bytes).into_owned();
    let cited = |voice: &str| {
        let start = words.find(&mark(voice, "book")).unwrap();
        let rest = &words[start..];
        // The next entry begins with the next book.
        let end = rest[10..].find("bookz").map_or(rest.len(), |at| at + 10);
        rest[..end].contains("case-studies/study")
    };
    for (voice, scope) in VOICES {
        assert_eq!(
            cited(voice),
            voice != "Qgone" && scope.contains(&"web"),
            "{voice}: the reading list names who cites"
        );
    }
}

/// All files below a folder, with their bytes.
fn folder(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut open = vec![root.to_path_buf()];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push((path.to_str().unwrap().to_owned(), fs::read(&path).unwrap())),
            }
        }
    }
    found
}

#[test]
fn the_build_after_somebody_withdraws_leaves_no_byte_of_theirs_in_the_output_folder() {
    let dir = site("");
    let output = tempfile::tempdir().unwrap();
    let output = output.path().join("out");
    write::write(&output, &build(dir.path()).artifacts).unwrap();
    let words_of = |files: &[(String, Vec<u8>)]| -> BTreeSet<(String, String, String)> {
        search(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())), "")
    };
    assert!(words_of(&folder(&output)).iter().any(|(_, voice, _)| voice == "Qall"));
    for (name, text) in files("Qall") {
        put(dir.path(), &name, text.as_bytes());
    }
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    write::write(&output, &built.artifacts).unwrap();
    let left = words_of(&folder(&output));
    let theirs: Vec<_> = left.iter().filter(|(_, voice, _)| voice == "Qall").collect();
    assert!(theirs.is_empty(), "{theirs:?}");
    assert!(left.iter().any(|(_, voice, _)| voice == "Qweb"));
}

#[test]
fn a_preview_forgets_whoever_withdraws_while_it_runs() {
    let dir = site("");
    let mut session = Session::new(dir.path(), options());
    session.rebuild();
    session.settle();
    let all = |session: &Session| -> Vec<(String, Vec<u8>)> {
        session.artifacts().iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec())).collect()
    };
    let words_of = |files: &[(String, Vec<u8>)], withdrawn: &str| {
        search(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())), withdrawn)
    };
    let before = words_of(&all(&session), "");
    for ending in ["html", "docx", "pdf", "epub"] {
        assert!(before.contains(&(ending.to_owned(), "Qall".to_owned(), "said".to_owned())), "{ending}");
    }
    let changed: Vec<(String, String)> = files("Qall").into_iter().filter(|(name, _)| name.ends_with(".md")).collect();
    for (name, text) in &changed {
        put(dir.path(), name, text.as_bytes());
    }
    session.change(changed.into_iter().map(|(name, _)| name));
    session.settle();
    words_of(&all(&session), "Qall");
    let clean = pipeline::build(dir.path(), &options(), &|_, _, _| {});
    let clean: BTreeMap<&str, &Artifact> = clean.artifacts.iter().map(|file| (file.path.as_str(), file)).collect();
    for (path, bytes) in all(&session) {
        assert_eq!(clean[path.as_str()].bytes, bytes, "{path}");
    }
}

#[test]
fn whoever_withdraws_from_one_language_of_a_page_is_left_out_of_all() {
    let dir = site("");
    // Nobody else uses the picture, or links to where the words link.
    let study = |name: &str| name.contains("content/case-studies/study");
    let other =
        |name: &str| name.ends_with(".md") && !study(name) && !name.contains("linked-") && !name.contains("noted-");
    for (name, _) in files("").into_iter().filter(|(name, _)| other(name)) {
        fs::remove_file(dir.path().join(name)).unwrap();
    }
    let welsh = "content/case-studies/study.cy.md";
    put(dir.path(), welsh, files("Qall")[welsh].as_bytes());
    let built = build(dir.path());
    assert!(!built.diagnostics.has_errors(), "{}", findings(&built));
    let seen = search(artifacts(&built), "Qall");
    let linked = super::common::text(&built, "linked-qall/index.html");
    assert!(!linked.contains("/case-studies/study/"));
    assert!(seen.iter().any(|(_, voice, _)| voice == "Qweb"));
    let told = built.diagnostics.iter().filter(|one| one.code.name() == "voice-withdrawn");
    let english = |one: &&kitpress::diagnostic::Diagnostic| {
        let place = one.primary.as_ref().unwrap();
        &*built.sources.texts[place.source.0 as usize].name == "content/case-studies/study.md"
            && one.message.starts_with(&mark("Qall", "name"))
    };
    assert!(told.filter(english).count() > 0, "{}", findings(&built));
}

#[test]
fn no_report_quotes_the_words_of_a_voice_that_is_withdrawn_nor_where_consent_is_recorded() {
    let dir = site("");
    // Mistakes in the quotation and in the record would quote their lines.
    let study = "content/case-studies/study.md";
    let text = files("")[study].replace(
        &format!("{} with", mark("Qgone", "said")),
        &format!("{} <b>raw</b> [x](nowhere.md) with", mark("Qgone", "said")),
    );
    let text = text.replacen("ref: Nrefz", "ref: { in: Nrefz }", 1).replacen(
        "scope: [web], ref: Nrefz",
        "scope: [wbe], ref: Nrefz",
        1,
    );
    put(dir.path(), study, text.as_bytes());
    let built = build(dir.path());
    assert!(built.diagnostics.has_errors() && built.artifacts.is_empty());
    let report = Report {
        findings: &built.diagnostics,
        waived: &built.waived,
        texts: &built.sources.texts,
        pages: 1,
        fail_on: Severity::Error,
        show_waived: true,
    };
    for format in Format::ALL {
        let text = format.write(&report, Colour::Plain);
        assert!(text.contains("voice-withdrawn"), "{}", format.name());
        for secret in ["Nrefz".to_owned(), mark("Qgone", "said"), mark("Qgone", "note"), mark("Qgone", "head")] {
            assert!(!text.contains(&secret), "{secret} in the {} report:\n{text}", format.name());
        }
    }
}

#[test]
fn a_voice_without_recorded_consent_keeps_the_site_from_being_made() {
    for record in ["{ role: r }", "{ role: r, consent: { recorded: false, scope: [web] } }"] {
        let dir = super::common::site(&[]);
        let page = format!(
            "---\ntitle: A page\nsummary: It.\npublished: 2026\nvoices:\n  Rowan: {record}\n---\n\n> Words.\n>\n> — Rowan\n"
        );
        put(dir.path(), "content/pages/about.md", page.as_bytes());
        let built = build(dir.path());
        assert!(built.diagnostics.has_errors() && built.artifacts.is_empty(), "{record}");
        // Not even where the site thinks little of the rule are the words made public.
        let lax = format!("{}severity: {{ voice-consent: off }}\n", super::common::SITE);
        put(dir.path(), "content/site.yaml", lax.as_bytes());
        let built = build(dir.path());
        assert!(
            built.artifacts.iter().all(|file| !String::from_utf8_lossy(&file.bytes).contains("Words.")),
            "{record}"
        );
    }
}

#[test]
fn not_even_strictness_keeps_words_online_that_somebody_took_back() {
    let page = |withdrawn: bool| {
        let record = format!("{{ role: r, consent: {{ recorded: true, withdrawn: {withdrawn}, scope: [web] }} }}");
        format!(
            "---\ntitle: A page\nsummary: It.\npublished: 2026\nvoices:\n  Rowan: {record}\n---\n\n> Qwords.\n>\n> — Rowan\n"
        )
    };
    let dir = super::common::site(&[("pages/index.md", &page(false))]);
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kitpress"));
        let output = command.args(arguments).arg("--root").arg(dir.path()).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let written = || fs::read_to_string(dir.path().join("site/index.html")).unwrap();
    assert_eq!(run(&["build", "--strict"]).0, Some(0));
    assert!(written().contains("Qwords"));
    put(dir.path(), "content/pages/index.md", page(true).as_bytes());
    let (code, told) = run(&["check", "--strict"]);
    assert!(code == Some(0) && told.contains("warning[voice-withdrawn]"), "{told}");
    assert_eq!(run(&["build", "--strict"]).0, Some(0));
    assert!(!written().contains("Qwords"));
    // Nobody else's carelessness hides behind it.
    put(
        dir.path(),
        "content/pages/other.md",
        page(true).replace("published: 2026", "published: 2026\nreview_by: 2020").as_bytes(),
    );
    assert_eq!(run(&["check", "--strict"]).0, Some(1));
}
