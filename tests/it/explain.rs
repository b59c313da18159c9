//! Every example of the catalogue that can be built is built: the wrong one gives its finding, the right one does not.

use kitpress::diagnostic::{Code, Needs, Snippet};

use super::common::{check, findings, page, site, write};

/// What no small site in memory can show: see `hostile.rs`, `documents.rs` and `outside.rs`.
const NOT_BUILT: &[Code] = &[
    Code::NotUtf8,
    Code::Unreadable,
    Code::SymlinkSkipped,
    Code::TooLarge,
    Code::NoSiteFile,
    Code::DocumentGate,
    Code::ExternalMissing,
    Code::ExternalUnreachable,
    Code::ExternalMoved,
];

/// A rest day and another observance, each once, on days that no other example has.
const CALENDAR: &str = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Founders’ day\nDTSTART;VALUE=DATE:20270519\nCATEGORIES:REST DAY\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Open doors\nDTSTART;VALUE=DATE:20271014\nEND:VEVENT\nEND:VCALENDAR\n";

/// A snippet as a whole file: what every page of its kind needs is added to front matter without a title.
fn whole(snippet: Snippet, code: Code) -> String {
    let text = snippet.text;
    if !snippet.path.ends_with(".md") || text.contains("title:") || code == Code::NoFrontMatter {
        return format!("{text}\n");
    }
    match text.strip_prefix("---\n") {
        Some(rest) => format!("---\ntitle: A page\nsummary: What it says.\npublished: 2026-01-02\n{rest}\n"),
        None => page(text),
    }
}

fn found(snippet: Snippet, code: Code) -> (bool, String) {
    let dir = site(&[
        ("pages/other.md", &page("Other.")),
        ("pages/twice.md", &page("Once.")),
        ("pages/twice.cy.md", &page("Unwaith.")),
        ("pages/groups.md", &page("Students and staff share the work, the decisions and the credit.")),
        ("words.yaml", "reach: { avoid: [hard to reach], reason: The university has not reached them. }\n"),
        ("templates/twice.md", &page("Again.").replace("summary:", "purpose: To try.\nsummary:")),
        ("references.yaml", "healey2014: { type: book, title: Partnership }\n"),
        ("pages/circle.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
        ("pages/broken.png", "no picture"),
        ("calendar/days.ics", CALENDAR),
    ]);
    if code != Code::StatementCheckMissing {
        write(dir.path(), "content/last-check.yaml", b"on: 2026-11-20\nfound: []\n");
    }
    let mut base = super::common::SITE.replace("[en]", "[en, cy]");
    if code == Code::NotRepresentable || code.needs() == Needs::Pages {
        base.push_str("raw_html: true\n");
    }
    // Rules of a profile hold only where a site has chosen it.
    base.push_str(match code {
        Code::PercentageSmallBase | Code::AverageSmallBase | Code::CountUnrounded => "profile: hesa\n",
        Code::OfsSmallNumber => "profile: ofs\n",
        Code::ExactFigureInWords => "profile: hesa\nmetrics: { publish: rounded }\n",
        _ => "",
    });
    if snippet.path == "content/site.yaml" {
        base.push_str(&whole(snippet, code));
    } else {
        write(dir.path(), snippet.path, whole(snippet, code).as_bytes());
    }
    write(dir.path(), "content/site.yaml", base.as_bytes());
    let built = check(dir.path());
    (built.diagnostics.iter().any(|found| found.code == code), findings(&built))
}

#[test]
fn wrong_examples_give_their_finding_and_right_ones_do_not() {
    let mut wrong = Vec::new();
    for code in Code::ALL.iter().copied().filter(|code| !NOT_BUILT.contains(code)) {
        if !cfg!(feature = "documents") && matches!(code, Code::NotRepresentable | Code::MissingGlyph) {
            continue;
        }
        let example = code.example().unwrap();
        let (seen, report) = found(example.wrong, code);
        if !seen {
            wrong.push(format!("{}: the wrong example does not give it:\n{report}", code.name()));
        }
        let (_, report) = found(example.right, code);
        if !report.trim().is_empty() {
            wrong.push(format!("{}: the right example is not clean:\n{report}", code.name()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kitpress")).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn the_command_lists_explains_and_suggests() {
    let (code, list) = run(&["explain"]);
    assert_eq!(code, Some(0));
    for rule in Code::ALL {
        assert!(list.contains(&format!("\n  {} ", rule.name())), "{}", rule.name());
        assert!(run(&["explain", rule.name()]).1.contains("What to do"), "{}", rule.name());
    }
    let (code, text) = run(&["explain", "error[image-alt]"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("severity: { image-alt: warning }"), "{text}");
    let (code, text) = run(&["explain", "imag-alt"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("did you mean `image-alt`?"), "{text}");
}
