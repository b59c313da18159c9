//! A site that is kept up to date has the bytes and the findings of a clean build, whatever is edited.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use kitpress::diagnostic::{Colour, render};
use kitpress::pipeline::{self, Options, Session};

use super::common::{INSTITUTIONS, NOW, SITE, write};

/// Numbers that look random and are the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}

const BODIES: [&str; 16] = [
    "Plain words.\n",
    "More plain words, *marked* and **strong**.\n",
    "A link to [[one]].\n",
    "A link to [[two#a-heading]] and [out](https://example.org/).\n",
    "## A heading\n\nWords below it about feedback.\n",
    "## A heading\n\n- a list\n- of two\n",
    "The {{ role.student_partner }} decides.\n",
    "A [[page-that-is-not-there]].\n",
    "```rust\nfn main() {}\n```\n",
    "> [!TIP]\n> A tip.\n",
    "Cited [@smith2020].\n",
    "![A weave](weave.svg)\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "Words with a <b>raw</b> tag.\n",
    "A note[^1].\n\n[^1]: The note.\n",
    "{{ role.nobody }}\n",
];
const TITLES: [&str; 4] = ["One thing", "Another thing", "A third thing", "Ŵyl"];
const NAMES: [&str; 10] = [
    "posts/one.md",
    "posts/two.md",
    "posts/three.md",
    "pages/index.md",
    "pages/about.md",
    "pages/about.cy.md",
    "posts/one.cy.md",
    "templates/letter.md",
    "toolkits/kit/first.md",
    "case-studies/study.md",
];

fn page(name: &str, dice: &mut Dice) -> String {
    let title = dice.pick(&TITLES);
    let mut front = format!("title: {title}\nsummary: What it says.\npublished: 2026-01-0{}\n", 1 + dice.roll(9));
    let own = own_keys(name);
    // Somebody whom `people.yaml` may have.
    let by_ada = dice.roll(3) == 0;
    let own = if dice.roll(4) == 0 { own.replace("[word]", "[word, pdf]") } else { own.to_owned() };
    front.push_str(&if by_ada { own.replace("name: Somebody", "person: ada") } else { own });
    match dice.roll(14) {
        0 => front.push_str("status: draft\n"),
        1 => front.push_str("roles: [student_partner]\n"),
        4 | 5 => front.push_str("themes: [belonging]\nphases: [recruit]\n"),
        6 | 7 => front.push_str("themes: [belonging, wellbeing]\n"),
        2 => front.push_str("colour: red\n"),
        3 => front.push_str("aliases: [/old/]\n"),
        8 => front.push_str("reviewed: 2026-03-01\nreview_by: 2099-03\n"),
        9 => front.push_str("contact: { name: Ada, email: ada@example.ac.uk }\n"),
        _ => {}
    }
    front.push_str(&waivers(dice));
    format!("---\n{front}---\n\n{}", body(dice))
}

/// Sometimes waivers, of rules that the bodies break and of others; some have ended, some end soon.
fn waivers(dice: &mut Dice) -> String {
    if dice.roll(3) > 0 {
        return String::new();
    }
    let mut text = "waive:\n".to_owned();
    for _ in 0..=dice.roll(2) {
        let rule =
            dice.pick(&["link-missing-page", "raw-html", "link-missing-anchor", "not-representable", "unknown-word"]);
        let until = dice.pick(&["2026-11-21", "2026-11-23", "2026-11-25", "2027"]);
        text.push_str(&format!("  - {{rule: {rule}, reason: It has to wait., by: Ada, until: {until}}}\n"));
    }
    text
}

/// Words of a page without errors, and its waivers: needed or not, for an error or for a warning.
fn right(dice: &mut Dice) -> (String, &'static str) {
    let (rule, until, words) = match dice.roll(8) {
        0 => ("link-missing-page", "2027", "A [[page-that-is-not-there]]."),
        1 => ("raw-html", *dice.pick(&["2026-11-21", "2026-11-23", "2027"]), "Words with a <b>raw</b> tag."),
        2 => ("raw-html", *dice.pick(&["2026-11-23", "2027"]), "Good words."),
        _ => return (String::new(), "Good words."),
    };
    (format!("waive:\n  - {{rule: {rule}, reason: It has to wait., by: Ada, until: {until}}}\n"), words)
}

/// What pages of a kind must have; a letter comes as Word, sometimes as PDF, and as plain text.
fn own_keys(name: &str) -> &'static str {
    match name.split('/').next() {
        Some("posts") => "authors:\n  - name: Somebody\n",
        Some("templates") => "purpose: To ask.\ndownloads: [word]\n",
        Some("toolkits") => "order: 1\n",
        Some("case-studies") => {
            "institution: example\ncontext: Where it was.\nschedule: [{label: Meet, from: 2026-11-24}]\n"
        }
        _ => "",
    }
}

fn body(dice: &mut Dice) -> String {
    (0..=dice.roll(3)).map(|_| format!("{}\n", dice.pick(&BODIES[..]))).collect()
}

struct World {
    dir: tempfile::TempDir,
    dice: Dice,
    /// Days that have passed.
    day: i64,
}

impl World {
    fn root(&self) -> &Path {
        self.dir.path()
    }

    fn put(&mut self, name: &str, text: &str) -> String {
        write(self.root(), name, text.as_bytes());
        name.to_owned()
    }

    fn existing(&mut self) -> Option<String> {
        let names: Vec<&&str> =
            NAMES.iter().filter(|name| self.dir.path().join("content").join(name).exists()).collect();
        (!names.is_empty()).then(|| format!("content/{}", self.dice.pick(&names)))
    }

    /// One edit, as a person or git makes it; names of the files that it touched.
    fn edit(&mut self) -> Vec<String> {
        match self.dice.roll(32) {
            0..=8 => {
                // A body only.
                let Some(name) = self.existing() else { return Vec::new() };
                let text = fs::read_to_string(self.root().join(&name)).unwrap();
                let end = text.rfind("---\n").map_or(0, |at| at + 4);
                let body = body(&mut self.dice);
                let text = format!("{}\n{body}", &text[..end]);
                vec![self.put(&name, &text)]
            }
            9..=10 => {
                // A word more: nothing but the page itself knows.
                let Some(name) = self.existing() else { return Vec::new() };
                let text = fs::read_to_string(self.root().join(&name)).unwrap();
                vec![self.put(&name, &format!("{text}\nOne word more.\n"))]
            }
            11..=13 => {
                let name = *self.dice.pick(&NAMES);
                let text = page(name, &mut self.dice);
                vec![self.put(&format!("content/{name}"), &text)]
            }
            14 => {
                let Some(name) = self.existing() else { return Vec::new() };
                fs::remove_file(self.root().join(&name)).unwrap();
                vec![name]
            }
            15 => {
                let Some(from) = self.existing() else { return Vec::new() };
                let to = format!("content/{}", self.dice.pick(&NAMES));
                fs::create_dir_all(self.root().join(&to).parent().unwrap()).unwrap();
                fs::rename(self.root().join(&from), self.root().join(&to)).unwrap();
                vec![from, to]
            }
            16 => {
                let languages = *self.dice.pick(&["[en]", "[en, cy]", "[cy, en]", "[en, cy, ar]"]);
                let more = *self.dice.pick(&["", "theme: ours\n", "downloads: [word]\n", "raw_html: true\n"]);
                let more = format!("{more}{}", waivers(&mut self.dice));
                let text = format!("{}{more}", SITE.replace("[en]", languages));
                vec![self.put("content/site.yaml", &text)]
            }
            17 => {
                let label = *self.dice.pick(&["Student partner", "Student colleague"]);
                let text = format!("roles:\n  student_partner:\n    one: {label}\n    other: {label}s\n");
                vec![self.put("content/vocabulary.yaml", &text)]
            }
            18 => {
                let definition = *self.dice.pick(&["What is said back.", "Answers.", ": bad"]);
                let text = format!("feedback:\n  term: feedback\n  definition: {definition}\n");
                vec![self.put("content/glossary.yaml", &text)]
            }
            19 => {
                let year = 2018 + self.dice.roll(4);
                let text = format!("smith2020:\n  type: book\n  title: A book\n  authors: [Smith]\n  year: {year}\n");
                vec![self.put("content/references.yaml", &text)]
            }
            20 => {
                let name = *self.dice.pick(&["University of Examples", "Example College"]);
                vec![self.put("content/institutions.yaml", &format!("example:\n  name: {name}\n"))]
            }
            21 => {
                let text = *self.dice.pick(&["body { color: black }\n", "body { color: navy }\n"]);
                vec![self.put("themes/ours/assets/css/zz.css", text)]
            }
            22 => {
                let text = *self.dice.pick(&[
                    "<title>{{ page.title }}</title>{{ body | safe }}",
                    "{{ body | safe }}",
                    "{% if %}",
                ]);
                vec![self.put("themes/ours/templates/post.html", text)]
            }
            23 => {
                let size = 1 + self.dice.roll(3);
                let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"1\"/>");
                let folder = *self.dice.pick(&["posts", "pages"]);
                vec![self.put(&format!("content/{folder}/weave.svg"), &text)]
            }
            24 => {
                // A folder moved away, or back.
                let (a, b) = (self.root().join("content/posts"), self.root().join("away"));
                if b.exists() && !a.exists() {
                    fs::rename(b, a).unwrap();
                } else if a.exists() && !b.exists() {
                    fs::rename(a, b).unwrap();
                }
                vec!["content/posts".to_owned()]
            }
            25 => {
                let name = *self.dice.pick(&["Ada", "Ada Lovelace"]);
                vec![self.put("content/people.yaml", &format!("ada:\n  name: {name}\n  institution: example\n"))]
            }
            26 => {
                let text = *self.dice.pick(&["", "related_named = named by the author\n", "count_pages = many\n"]);
                vec![self.put("themes/ours/strings/en.ftl", text)]
            }
            27 => {
                let text = *self.dice.pick(&["<p>Aside.</p>", "<p>{{ page.title }}</p>", "{{ <weave /> }}"]);
                vec![self.put("themes/ours/templates/includes/side.html", text)]
            }
            28 => {
                let words = *self.dice.pick(&["  belonging: {one: Belonging}\n", "  wellbeing: {one: Health}\n", ""]);
                let text = format!("themes:\n  extra: {{one: More, other: More}}\n{words}");
                vec![self.put("content/vocabulary.yaml", &text)]
            }
            29 => {
                // A new day, with nothing changed; the calendar begins anew now and then.
                self.day = (self.day + 1) % 6;
                Vec::new()
            }
            30 => {
                // A calendar: what it observes, that it does so no more, or that it cannot be read.
                let name = "content/calendar/days.ics";
                let event = *self.dice.pick(&[
                    "DTSTART;VALUE=DATE:20261124\nCATEGORIES:REST DAY\n",
                    "DTSTART;VALUE=DATE:20261125\n",
                    "DTSTART;VALUE=DATE:20001124\nRRULE:FREQ=YEARLY\n",
                    "DTSTART:soon\n",
                    "",
                ]);
                if event.is_empty() && self.root().join(name).exists() {
                    fs::remove_file(self.root().join(name)).unwrap();
                    return vec![name.to_owned()];
                }
                let text =
                    format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A feast\n{event}END:VEVENT\nEND:VCALENDAR\n");
                vec![self.put(name, &text)]
            }
            _ => {
                // A save cut in half.
                let Some(name) = self.existing() else { return Vec::new() };
                let text = fs::read_to_string(self.root().join(&name)).unwrap();
                let half = text.chars().take(text.chars().count() / 2).collect::<String>();
                vec![self.put(&name, &half)]
            }
        }
    }
}

fn options() -> Options {
    options_on(0)
}

/// Options so many days after the one that tests are at.
fn options_on(day: i64) -> Options {
    let now: jiff::Timestamp = NOW.parse().unwrap();
    let now = Some(now + jiff::SignedDuration::from_hours(24 * day));
    Options { drafts: true, now, prose: true, ..Options::default() }
}

/// Findings as people see them, files unless something forbids them, and how many findings are waived.
fn clean(root: &Path, day: i64) -> (String, Option<BTreeMap<String, Vec<u8>>>, usize) {
    let built = pipeline::build(root, &options_on(day), &|_, _, _| {});
    let said = built.diagnostics.iter().map(|one| render(one, &built.sources.texts, Colour::Plain)).collect();
    let files = built.artifacts.into_iter().map(|file| (file.path.as_str().to_owned(), file.bytes)).collect();
    (said, (!built.diagnostics.has_errors()).then_some(files), built.waived.len())
}

fn kept(session: &Session) -> (String, BTreeMap<String, Vec<u8>>) {
    let findings = session.findings();
    let said = findings.diagnostics.iter().map(|one| render(one, &findings.texts, Colour::Plain)).collect();
    let files = session.artifacts().iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec())).collect();
    (said, files)
}

#[test]
fn whatever_is_edited_the_site_is_as_a_clean_build_makes_it() {
    let asked: Option<usize> = std::env::var("KITPRESS_EDITS").ok().and_then(|text| text.parse().ok());
    let seed = std::env::var("KITPRESS_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(7);
    // As many on a slow machine as on a fast one: what is proved does not depend on who else is working. `tests/run` has
    // the optimised program; without it there are fewer.
    let edits = asked.unwrap_or(if cfg!(debug_assertions) { 400 } else { 2_000 });
    let started = Instant::now();
    let mut world = World { dir: tempfile::tempdir().unwrap(), dice: Dice(seed), day: 0 };
    write(world.root(), "content/site.yaml", format!("{SITE}offline: true\n").as_bytes());
    write(world.root(), "content/institutions.yaml", INSTITUTIONS.as_bytes());
    write(
        world.root(),
        "content/references.yaml",
        b"smith2020:\n  type: book\n  title: A book\n  authors: [Smith]\n  year: 2020\n",
    );
    write(world.root(), "content/people.yaml", b"ada:\n  name: Ada\n  institution: example\n");
    write(
        world.root(),
        "content/toolkits/kit/index.md",
        b"---\ntitle: A kit\nsummary: Of parts.\npublished: 2026-01-01\ndownloads: none\n---\n\nAll of it.\n",
    );
    for name in NAMES {
        let text = page(name, &mut world.dice);
        write(world.root(), &format!("content/{name}"), text.as_bytes());
    }
    let mut session = Session::new(world.root(), options());
    session.rebuild();
    session.settle();
    let (mut spared, mut ended, mut unused) = (0, 0, 0);
    let (mut good, mut done, mut log): (usize, usize, Vec<Vec<String>>) = (0, 0, Vec::new());
    // What the browsers were told adds up to what there is.
    let mut told: BTreeMap<String, Vec<u8>> = kept(&session).1;
    let mut last_bodies: BTreeMap<PathBuf, String> = BTreeMap::new();
    for number in 0..edits {
        // Long runs of broken sites prove little: sometimes all pages are put right.
        let touched = if number % 8 == 7 {
            let mut names = Vec::new();
            for name in NAMES {
                let path = world.root().join("content").join(name);
                let kind = own_keys(name);
                let (waive, words) = right(&mut world.dice);
                let text = format!(
                    "---\ntitle: Right {name}\nsummary: What it says.\npublished: 2026-01-02\n{kind}{waive}---\n\n## A heading\n\n{words}\n"
                );
                if last_bodies.get(&path) != Some(&text) || number % 16 == 7 {
                    write(world.root(), &format!("content/{name}"), text.as_bytes());
                    names.push(format!("content/{name}"));
                }
                last_bodies.insert(path, text);
            }
            for (name, text) in [
                ("content/site.yaml", SITE.replace("[en]", "[en, cy]") + "offline: true\n"),
                ("content/glossary.yaml", "feedback:\n  term: feedback\n  definition: Answers.\n".to_owned()),
                (
                    "content/vocabulary.yaml",
                    "roles:\n  student_partner:\n    one: student partner\n    other: student partners\n".to_owned(),
                ),
                ("themes/ours/templates/post.html", "<title>{{ page.title }}</title>{{ body | safe }}".to_owned()),
            ] {
                names.push(world.put(name, &text));
            }
            names
        } else {
            world.edit()
        };
        // As the preview does it.
        let mut change = match session.tell_time(options_on(world.day).now.unwrap()) {
            true => session.rebuild(),
            false => session.change(touched.iter().cloned()),
        };
        change.files.extend(session.settle().files);
        for (path, bytes) in change.files {
            match bytes {
                Some(bytes) => told.insert(path.as_str().to_owned(), bytes.to_vec()),
                None => told.remove(path.as_str()),
            };
        }
        log.push(touched);
        let (said, files) = kept(&session);
        let (wanted, clean, waived) = clean(world.root(), world.day);
        spared += usize::from(waived > 0 && clean.is_some());
        ended += usize::from(wanted.contains("waiver-expired"));
        unused += usize::from(wanted.contains("waiver-unused"));
        let recent = &log[log.len().saturating_sub(6)..];
        assert_eq!(said, wanted, "findings after edit {number} (seed {seed}): {recent:?}");
        assert!(told == files, "what browsers are told, after edit {number} (seed {seed}): {recent:?}");
        if let Some(clean) = clean {
            let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
            assert_eq!(paths(&files), paths(&clean), "after edit {number} (seed {seed}): {recent:?}");
            for (path, bytes) in &clean {
                let (ours, theirs) = (String::from_utf8_lossy(&files[path]), String::from_utf8_lossy(bytes));
                assert!(ours == theirs, "{path} after edit {number} (seed {seed}): {recent:?}\n{ours}\n---\n{theirs}");
            }
            good += 1;
        }
        done += 1;
    }
    eprintln!("{done} edits, {good} of them left a site without errors, {:.1} s", started.elapsed().as_secs_f64());
    let said = kept(&session).0;
    assert!(good * 4 > done, "only {good} of {done} edits left a site without errors: the test proves little\n{said}");
    eprintln!("waivers spared {spared} sites, ended in {ended}, were unused in {unused}");
    assert!(spared * 50 > done && ended * 50 > done && unused * 50 > done, "{spared}, {ended}, {unused} of {done}");
}

/// A site of posts in the theme `ours`, and the session on it.
fn small() -> (tempfile::TempDir, Session) {
    let dir = tempfile::tempdir().unwrap();
    let post = |title: &str, more: &str| {
        format!("---\ntitle: {title}\nsummary: Of it.\npublished: 2026-01-01\nauthors:\n  - {more}\n---\n\nWords.\n")
    };
    for (name, text) in [
        ("content/site.yaml", format!("{SITE}theme: ours\n")),
        ("content/institutions.yaml", INSTITUTIONS.to_owned()),
        ("content/people.yaml", "ada:\n  name: Ada\nbob:\n  name: Bob\n".to_owned()),
        (
            "content/pages/index.md",
            "---\ntitle: Home\nsummary: Of it.\npublished: 2026-01-01\n---\n\nHome.\n".to_owned(),
        ),
        (
            "content/pages/about.md",
            "---\ntitle: About\nsummary: Of it.\npublished: 2026-01-01\n---\n\n[[a]]\n".to_owned(),
        ),
        ("content/posts/a.md", post("A", "person: ada\nthemes: [belonging]")),
        ("content/posts/b.md", post("B", "name: Somebody\nthemes: [belonging]")),
        ("content/posts/c.md", post("C", "name: Somebody\nthemes: [wellbeing]")),
        ("themes/ours/theme.yaml", "name: ours\nparent: default\n".to_owned()),
    ] {
        write(dir.path(), name, text.as_bytes());
    }
    let mut session = Session::new(dir.path(), options());
    session.rebuild();
    assert!(session.is_good());
    (dir, session)
}

/// The pages that a change of one file makes anew.
fn made(dir: &tempfile::TempDir, session: &mut Session, name: &str, edit: impl Fn(String) -> String) -> String {
    let old = fs::read_to_string(dir.path().join(name)).unwrap_or_default();
    write(dir.path(), name, edit(old).as_bytes());
    let change = session.change([name.to_owned()]);
    assert!(!session.findings().diagnostics.has_errors());
    // The index is made when somebody searches.
    session.search();
    let (wanted, files) = (clean(dir.path(), 0).1.unwrap(), kept(session).1);
    assert!(wanted == files, "the bytes are those of a clean build");
    let mut made: Vec<&str> =
        change.made.iter().map(|path| path.as_str().trim_end_matches("index.html").trim_end_matches('/')).collect();
    made.sort_unstable();
    made.join(" ")
}

#[test]
fn exactly_the_pages_are_made_again_that_depend_on_what_changed() {
    let (dir, mut session) = small();
    let mut made = |name: &str, edit: &dyn Fn(String) -> String| made(&dir, &mut session, name, edit);
    // A body: the page alone.
    assert_eq!(made("content/posts/a.md", &|text| text + "\nMore.\n"), "posts/a");
    // What lists say of a page: the page, who links to it or is related to it, its lists, where everything is, the home page; not C.
    let title = |text: String| text.replace("title: A", "title: Anew");
    assert_eq!(made("content/posts/a.md", &title), " about explore people/ada posts posts/a posts/b themes/belonging");
    // What they do not say: the page alone, though its front matter is another.
    assert_eq!(made("content/posts/c.md", &|text| text.replace("themes", "takeaways: [One]\nthemes")), "posts/c");
    // A word: pages that show it, and lists of all words; which the home page and that of the search are as well.
    let word = |_: String| "themes:\n  belonging: {one: At home, other: At home}\n".to_owned();
    assert_eq!(made("content/vocabulary.yaml", &word), " explore posts/a posts/b search themes themes/belonging");
    // A person: their page, the list of people, pages by them.
    let person = |text: String| text.replace("name: Ada", "name: Ada Lovelace");
    assert_eq!(made("content/people.yaml", &person), "people people/ada posts/a");
    // Somebody whom no page names: the list of people looked at everybody.
    assert_eq!(made("content/people.yaml", &|text| text.replace("Bob", "Bobby")), "people");
    // A template: pages made with it, straight or through another.
    let post = "{% extends \"content.html\" %}{# ours #}";
    assert_eq!(made("themes/ours/templates/post.html", &|_| post.to_owned()), "posts/a posts/b posts/c");
    // The style sheet has another name, which every page says.
    let all = made("themes/ours/assets/css/zz.css", &|_| "body { color: navy }".to_owned());
    assert_eq!(
        all,
        " 404.html about explore people people/ada posts posts/a posts/b posts/c search themes themes/belonging themes/wellbeing"
    );
    // A file that no page uses: nothing.
    assert_eq!(made("content/posts/unused.svg", &|_| "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned()), "");
    // A new page: itself and the lists that it is in, and who is related to it now.
    let d =
        |_: String| fs::read_to_string(dir.path().join("content/posts/c.md")).unwrap().replace("title: C", "title: D");
    assert_eq!(made("content/posts/d.md", &d), " explore posts posts/c posts/d search themes themes/wellbeing");
}
