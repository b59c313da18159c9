//! Reviews, whom to ask, feedback, and calendars beside pages, in finished sites.

use std::collections::BTreeMap;
use std::path::Path;

use kitpress::pipeline::{self, Options, Session};
use kitpress::write::Artifact;

use super::common::{SITE, build, findings, page, site, text, write};

const MEETING: &str = "---\ntitle: A meeting\nsummary: What it says.\npublished: 2026-01-02\nstart: \"2026-03-16 10:10\"\n\
    end: \"2026-03-16 11:10\"\npresenters: [{ name: Ada }]\n---\n\nWe meet.\n";

fn with(key: &str) -> String {
    page("Words.").replace("---\n\n", &format!("{key}---\n\n"))
}

fn files(artifacts: Vec<Artifact>) -> BTreeMap<String, Vec<u8>> {
    artifacts.into_iter().map(|artifact| (artifact.path.as_str().to_owned(), artifact.bytes)).collect()
}

#[test]
fn a_reviewed_page_says_when_by_whom_and_when_again_and_never_that_it_is_late() {
    let keys = "reviewed: 2026-03-01\nreviewed_by: [{ name: Ada Vale }]\nreview_by: 2026-04\n";
    let dir = site(&[("pages/index.md", &page("Home.")), ("pages/about.md", &with(keys))]);
    let built = build(dir.path());
    let html = text(&built, "about/index.html");
    let said = "<span>Last reviewed <time datetime=\"2026-03-01\">1 March 2026</time> (Ada Vale)</span> \
        <span>Next review by <time datetime=\"2026-04\">April 2026</time></span>";
    assert!(html.contains(said), "{html}");
    for data in [r#""lastReviewed":"2026-03-01""#, r#""reviewedBy":[{"@type":"Person","name":"Ada Vale"}]"#] {
        assert!(html.contains(data), "{html}");
    }
    assert!(findings(&built).contains("review-overdue"), "a check may know what day it is");
    let options = Options { now: Some("2026-03-02T12:00:00Z".parse().unwrap()), prose: true, ..Options::default() };
    let earlier = pipeline::build(dir.path(), &options, &|_, _, _| {});
    assert!(!findings(&earlier).contains("review-overdue"));
    assert!(files(built.artifacts) == files(earlier.artifacts), "no output knows what day it is");
}

#[test]
fn whom_to_ask_is_the_pages_own_or_its_toolkits_or_the_sites_and_is_linked_at_the_top() {
    let own = "contact: { name: Own, email: own@example.ac.uk }\n";
    let section = |key: &str| with(&format!("order: 1\n{key}"));
    let dir = site(&[
        ("pages/index.md", &page("Home.")),
        ("pages/own.md", &with(own)),
        ("pages/none.md", &page("Words.")),
        ("toolkits/kit/index.md", &with("contact: { name: Kit, email: kit@example.ac.uk }\n")),
        ("toolkits/kit/first.md", &section("")),
        ("toolkits/kit/second.md", &section(own).replace("order: 1", "order: 2")),
    ]);
    let config = format!("{SITE}contact: {{ name: Everybody, email: all@example.ac.uk }}\n");
    write(dir.path(), "content/site.yaml", config.as_bytes());
    let built = build(dir.path());
    let asks = |path: &str| {
        let html = text(&built, path);
        let (head, end) = html.split_once("<h2 id=\"kit-contact\">").unwrap();
        assert!(head.contains("<a href=\"#kit-contact\">Who to ask about this page</a>"), "{path}");
        end.split_once("mailto:").unwrap().1.split_once('@').unwrap().0.to_owned()
    };
    assert_eq!(asks("own/index.html"), "own");
    assert_eq!(asks("none/index.html"), "all");
    assert_eq!(asks("toolkits/kit/first/index.html"), "kit");
    assert_eq!(asks("toolkits/kit/second/index.html"), "own");
}

#[test]
fn feedback_is_a_form_or_an_address_or_both_and_a_form_comes_with_its_word_about_privacy() {
    let about = |feedback: &str| {
        let dir = site(&[("pages/index.md", &page("Home.")), ("pages/about.md", &page("Words."))]);
        write(dir.path(), "content/site.yaml", format!("{SITE}feedback:\n{feedback}").as_bytes());
        let built = build(dir.path());
        (text(&built, "about/index.html"), findings(&built))
    };
    let (form, email) = ("  form: https://forms.example.ac.uk/a\n", "  email: us@example.ac.uk\n");
    let privacy = "  privacy: We delete it.\n";
    let (html, found) = about(&format!("{form}{privacy}"));
    let required = "<label for=\"kit-feedback-experience\">Describe your experience of using this website <span class=\"required\">(required)</span></label>";
    assert!(html.contains(required) && html.contains("rows=\"3\" required></textarea>"), "{html}");
    assert!(html.contains("<p>We delete it.</p>") && !html.contains("mailto:us@"), "{html}");
    assert!(!found.contains("feedback-privacy"), "{found}");
    let (html, found) = about(email);
    assert!(html.contains("mailto:us@example.ac.uk") && !html.contains("kit-feedback-experience"), "{html}");
    assert!(!found.contains("feedback-privacy"), "{found}");
    let (html, _) = about(&format!("{form}{email}{privacy}"));
    assert!(html.contains("mailto:us@example.ac.uk") && html.contains("kit-feedback-experience"), "{html}");
    assert!(about(form).1.contains("feedback-privacy"));
}

#[test]
fn pages_without_dates_have_no_calendar_and_a_site_without_any_has_none() {
    let dir = site(&[("pages/index.md", &page("Home.")), ("pages/a.md", &page("Words."))]);
    let calendars = |root: &Path| {
        let built = build(root);
        assert!(!built.artifacts.is_empty(), "{}", findings(&built));
        let paths = built.artifacts.into_iter().map(|artifact| artifact.path.as_str().to_owned());
        paths.filter(|path| path.ends_with(".ics")).collect::<Vec<_>>()
    };
    assert_eq!(calendars(dir.path()), [""; 0]);
    write(dir.path(), "content/sessions/meeting.md", MEETING.as_bytes());
    assert_eq!(calendars(dir.path()), ["calendar/all.ics", "calendar/sessions.ics", "sessions/meeting/meeting.ics"]);
    let listing = text(&build(dir.path()), "sessions/index.html");
    assert!(listing.contains("href=\"/calendar/sessions.ics\""), "{listing}");
    write(dir.path(), "content/sessions/meeting.md", MEETING.replace("title:", "status: withdrawn\ntitle:").as_bytes());
    assert_eq!(calendars(dir.path()), [""; 0], "nobody can come to what was withdrawn");
}

#[test]
fn calendars_of_a_site_that_is_kept_up_to_date_are_those_of_a_clean_build() {
    let dir = site(&[("pages/index.md", &page("Home.")), ("sessions/meeting.md", MEETING)]);
    let mut session = Session::new(dir.path(), Options::default());
    session.rebuild();
    assert!(session.artifacts().keys().any(|path| path.as_str() == "sessions/meeting/meeting.ics"));
    let edits = [
        MEETING.replace("10:10", "09:10"),
        MEETING.replace("A meeting", "Another meeting"),
        MEETING.replace("title:", "review_by: 2099-03\ntitle:"),
        MEETING.replace("title:", "status: withdrawn\ntitle:"),
        MEETING.to_owned(),
    ];
    for edit in edits {
        write(dir.path(), "content/sessions/meeting.md", edit.as_bytes());
        session.change(["content/sessions/meeting.md".to_owned()]);
        session.settle();
        let clean = files(pipeline::build(dir.path(), &Options::default(), &|_, _, _| {}).artifacts);
        let kept: BTreeMap<String, Vec<u8>> =
            session.artifacts().iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec())).collect();
        assert!(kept == clean, "{edit}");
    }
}
