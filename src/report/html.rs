//! One page to read, for whoever answers for the site: counts, findings by file, what is waived by whom, and what each rule
//! is for. Complete in one file, without scripts; every severity is a word, never a colour alone.

use std::collections::BTreeSet;

use super::{Group, Report, counted, explanation};
use crate::diagnostic::{Code, Diagnostic, Severity, Snippet, masked};
use crate::model::Waived;

const STYLE: &str = include_str!("report.css");
/// Characters of a line that are shown at most.
const EXCERPT: usize = 160;

/// The whole page.
pub fn html(report: &Report<'_>) -> String {
    let mut page = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    page.push_str(&format!("<title>Check of the site: {}</title>\n<style>\n{STYLE}</style>\n", verdict(report)));
    page.push_str("</head>\n<body>\n<main>\n<h1>Check of the site</h1>\n");
    summary(&mut page, report);
    let groups = report.groups();
    contents(&mut page, report, &groups);
    if !groups.is_empty() {
        page.push_str("<h2 id=\"files\">Findings by file</h2>\n");
    }
    for (number, group) in groups.iter().enumerate() {
        file(&mut page, report, group, number);
    }
    waived(&mut page, report);
    rules(&mut page, report);
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// "2 errors", or that nothing was found.
fn verdict(report: &Report<'_>) -> String {
    match report.findings.is_empty() {
        true => "no findings".to_owned(),
        false => counted(report.findings.iter()),
    }
}

fn summary(page: &mut String, report: &Report<'_>) {
    let pages = if report.pages == 1 { "1 page was".to_owned() } else { format!("{} pages were", report.pages) };
    let found = match verdict(report) {
        none if report.findings.is_empty() => format!("There are {none}."),
        found => format!("Found: {found}."),
    };
    let word = report.fail_on.word();
    let verdict = match report.fails() {
        true => format!("The check failed: something is of the severity “{word}” or graver."),
        false => format!("The check passed: nothing is of the severity “{word}” or graver."),
    };
    page.push_str(&format!("<p>{pages} checked with Kitpress {}. {found} {verdict}</p>\n", env!("CARGO_PKG_VERSION")));
    page.push_str(
        "<p>What a program can see was looked at. Whether consent was freely given, whether somebody can be recognised, \
         and whether a page can be understood and used is for people to judge: this report certifies nothing.</p>\n",
    );
    let rules = report.rules();
    if rules.is_empty() {
        return;
    }
    page.push_str("<h2 id=\"summary\">How often each rule was broken</h2>\n");
    table(page, "summary", "Rules, the gravest first", &["Rule", "Severity", "How often", "What it means"]);
    for (severity, code, count) in rules {
        let text = explanation(code);
        let first = text.split_inclusive(". ").next().unwrap_or(&text).trim();
        page.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{count}</td><td>{}</td></tr>\n",
            rule_link(code),
            severity_word(severity),
            marked(first)
        ));
    }
    end_table(page);
}

/// Links to the sections, where there are several.
fn contents(page: &mut String, report: &Report<'_>, groups: &[Group<'_>]) {
    if groups.len() < 2 {
        return;
    }
    page.push_str("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Files with findings</h2>\n<ul>\n");
    for (number, group) in groups.iter().enumerate() {
        let counts = counted(group.findings.iter().copied());
        page.push_str(&format!("<li><a href=\"#file-{number}\">{}</a>: {counts}</li>\n", file_name(group)));
    }
    if !report.waived.is_empty() {
        page.push_str(&format!("<li><a href=\"#waived\">Waived</a>: {}</li>\n", report.waived.len()));
    }
    page.push_str("</ul>\n</nav>\n");
}

fn file_name(group: &Group<'_>) -> String {
    group.file.map_or_else(|| "The whole site".to_owned(), escaped)
}

fn file(page: &mut String, report: &Report<'_>, group: &Group<'_>, number: usize) {
    let name = file_name(group);
    let counts = counted(group.findings.iter().copied());
    page.push_str(&format!("<h3 id=\"file-{number}\">{name}</h3>\n"));
    table(
        page,
        &format!("file-{number}"),
        &format!("{name}: {counts}"),
        &["Line", "Severity", "Rule", "What is wrong", "What to do"],
    );
    for finding in &group.findings {
        page.push_str(&format!(
            "<tr>{}<td>{}</td><td>{}</td><td>{}{}</td><td>{}</td></tr>\n",
            line(report, finding),
            severity_word(finding.severity),
            rule_link(finding.code),
            marked(&finding.message),
            excerpt(report, finding),
            what_to_do(report, finding)
        ));
    }
    end_table(page);
}

/// Help, and what `--fix` would write; both may be absent.
fn what_to_do(report: &Report<'_>, finding: &Diagnostic) -> String {
    let help = finding.help.as_deref().map_or_else(|| "See the rule.".to_owned(), marked);
    let shown = |text: &str| format!("<code lang=\"\" dir=\"auto\">{}</code>", escaped(text));
    let edit = finding.fixes.first().and_then(|edit| Some((report.replaced(edit)?, edit)));
    let fix = edit.map(|(was, edit)| match (was.trim().is_empty(), edit.text.is_empty()) {
        (true, _) => "with fewer spaces".to_owned(),
        (false, true) => format!("without {}", shown(was)),
        (false, false) => format!("{} instead of {}", shown(&edit.text), shown(was)),
    });
    let more = match finding.fixes.len() {
        0 | 1 => String::new(),
        n => format!(", and mends {} more in the same way", n - 1),
    };
    fix.map_or(help.clone(), |fix| format!("{help}<br><code>kitpress check --fix</code> writes it {fix}{more}."))
}

fn line(report: &Report<'_>, finding: &Diagnostic) -> String {
    let place = finding.primary.as_ref().and_then(|label| report.place(label));
    place.map_or_else(
        || "<th scope=\"row\">–</th>".to_owned(),
        |place| format!("<th scope=\"row\">{}:{}</th>", place.start.line, place.start.column),
    )
}

/// The line of the source; in no language that is known.
fn excerpt(report: &Report<'_>, finding: &Diagnostic) -> String {
    let Some((label, text)) = finding.primary.as_ref().and_then(|label| Some((label, report.text(label.source)?)))
    else {
        return String::new();
    };
    let line = text.text.lines().nth(text.position(label.span.start).line - 1).unwrap_or_default();
    let line = masked(line);
    let line = line.trim();
    if line.is_empty() || line == "---" {
        return String::new();
    }
    let mut shown: String = line.chars().take(EXCERPT).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    format!("<code class=\"excerpt\" lang=\"\" dir=\"auto\">{}</code>", escaped(&shown))
}

fn waived(page: &mut String, report: &Report<'_>) {
    if report.waived.is_empty() {
        return;
    }
    page.push_str("<h2 id=\"waived\">Waived</h2>\n");
    page.push_str("<p>Somebody decided to live with these findings until a day. They do not count until then.</p>\n");
    let heads = ["Place", "Rule", "What was found", "Why it waits", "Who decided", "Last day"];
    table(page, "waived", "Findings that are waived", &heads);
    for Waived { finding, given } in report.waived {
        let place = finding.primary.as_ref().and_then(|label| report.place(label));
        let place = place.map_or_else(
            || "The whole site".to_owned(),
            |place| format!("{}:{}", escaped(place.file), place.start.line),
        );
        let waiver = &given.waiver;
        page.push_str(&format!(
            "<tr><th scope=\"row\">{place}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            rule_link(finding.code),
            marked(&finding.message),
            escaped(&waiver.reason),
            escaped(&waiver.by),
            waiver.until
        ));
    }
    end_table(page);
}

/// What the rules above are for.
fn rules(page: &mut String, report: &Report<'_>) {
    let found = report.findings.iter().chain(report.waived.iter().map(|waived| &waived.finding));
    let codes: BTreeSet<(&str, Code)> = found.map(|finding| (finding.code.name(), finding.code)).collect();
    if codes.is_empty() {
        return;
    }
    page.push_str("<h2 id=\"rules\">The rules</h2>\n");
    for (name, code) in codes {
        page.push_str(&format!("<h3 id=\"rule-{name}\">{name}</h3>\n<p>{}</p>\n", marked(&explanation(code))));
        if let Some(example) = code.example() {
            page.push_str(&format!(
                "<p>Why: {}</p>\n<p>What to do: {}</p>\n",
                marked(example.why),
                marked(example.fix)
            ));
            page.push_str(&format!("{}{}", shown("Wrong", example.wrong), shown("Right", example.right)));
        }
        if let Some(why) = code.unwaivable() {
            page.push_str(&format!("<p>Nobody can waive this rule: {}.</p>\n", escaped(why)));
        }
    }
}

fn shown(word: &str, snippet: Snippet) -> String {
    let place = match snippet.path {
        "shell" => String::new(),
        path => format!(", in <code>{}</code>", escaped(path)),
    };
    format!("<p>{word}{place}:</p>\n<pre><code>{}</code></pre>\n", escaped(snippet.text))
}

/// Opens a table that can be scrolled by keyboard where it is wider than the page.
fn table(page: &mut String, labelled_by: &str, caption: &str, heads: &[&str]) {
    page.push_str(&format!(
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"{labelled_by}\" tabindex=\"0\">\n<table>\n\
         <caption>{caption}</caption>\n<thead>\n<tr>"
    ));
    for head in heads {
        page.push_str(&format!("<th scope=\"col\">{head}</th>"));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
}

fn end_table(page: &mut String) {
    page.push_str("</tbody>\n</table>\n</div>\n");
}

fn severity_word(severity: Severity) -> String {
    let word = severity.word();
    format!("<span class=\"{word}\">{word}</span>")
}

fn rule_link(code: Code) -> String {
    let name = code.name();
    format!("<a href=\"#rule-{name}\">{name}</a>")
}

/// A sentence with its `code` marked as such.
fn marked(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (number, part) in parts.into_iter().enumerate() {
        match number % 2 {
            0 => out.push_str(&escaped(part)),
            _ => out.push_str(&format!("<code>{}</code>", escaped(part))),
        }
    }
    out
}

/// Text between tags, without the characters that HTML has no place for.
fn escaped(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = text.chars().filter(allowed).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
