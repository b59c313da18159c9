//! Front matter: what a careful author of a case study fills in.

use std::fmt::Write;

use crate::random::Random;
use crate::words::*;
use crate::{Corpus, Layout, SECTIONS, Tool, site};

/// Front matter, and what the body says about it.
pub struct Front {
    /// YAML without its `---` lines.
    pub yaml: String,
    /// Names of the page's voices.
    pub voices: Vec<&'static str>,
    /// Roles of the page.
    pub roles: Vec<Term>,
}

/// YAML in double quotes: right for any text without control characters.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(key: &str, items: impl IntoIterator<Item = String>) -> String {
    format!("{key}: [{}]\n", items.into_iter().collect::<Vec<_>>().join(", "))
}

/// Words of a vocabulary: ids for Kitpress, labels for Hugo, whose terms are their own titles.
fn terms(corpus: &Corpus, key: &str, terms: &[Term]) -> String {
    list(
        key,
        terms.iter().map(|(id, label)| if corpus.tool == Tool::Kitpress { (*id).to_owned() } else { quoted(label) }),
    )
}

/// Front matter of a page.
pub fn front(corpus: &Corpus, page: usize, random: &mut Random) -> Front {
    let hugo = corpus.tool == Tool::Hugo;
    let case_study = corpus.layout == Layout::CaseStudies;
    let place = PLACES[corpus.place(page)];
    let mut yaml = String::with_capacity(4096);
    // Writing to a String cannot fail, so results are not looked at.
    let _ = writeln!(yaml, "title: {}", quoted(&corpus.title(page)));
    let (a, b) = (random.pick(WHO), random.pick(WHAT));
    let _ = writeln!(
        yaml,
        "summary: {}",
        quoted(&format!("How {a} at {place} worked on {b}, and what others can take from it."))
    );
    let date = format!("{}-{:02}-{:02}", random.between(2018, 2025), random.between(1, 12), random.between(1, 28));
    let _ = writeln!(yaml, "{}: {date}", if hugo { "date" } else { "published" });
    // Authors are of the page's university: the people whose number leaves the same rest.
    let first = corpus.place(page) + PLACES.len() * random.below(corpus.people() / PLACES.len());
    let second = (first + PLACES.len()) % (corpus.people() / PLACES.len() * PLACES.len());
    let mut authors = vec![first];
    authors.extend((second != first).then_some(second));
    yaml += &match hugo {
        true => list("people", authors.iter().map(|person| quoted(&site::person_name(*person)))),
        false => list("authors", authors.iter().map(|person| site::person_id(*person))),
    };
    let count = random.between(2, 3);
    yaml += &terms(corpus, "themes", &random.some(THEMES, count));
    let count = random.between(2, 4);
    let roles = random.some(ROLES, count);
    yaml += &terms(corpus, "roles", &roles);
    let count = random.between(3, 6);
    let phases = random.some(PHASES, count);
    yaml += &terms(corpus, "phases", &phases);
    let count = random.between(1, 2);
    yaml += &terms(corpus, "lifecycle", &random.some(LIFECYCLE, count));
    yaml += &list("audience", random.some(AUDIENCE, 3).into_iter().map(quoted));
    if hugo {
        yaml += &list("institutions", [quoted(&site::institution_name(corpus.place(page)))]);
    } else if case_study {
        let _ = writeln!(yaml, "institution: {}", site::institution_id(corpus.place(page)));
    }
    if !case_study {
        let _ = writeln!(yaml, "{}: {}", if hugo { "weight" } else { "order" }, page % SECTIONS + 1);
    }
    yaml += "takeaways:\n";
    for item in random.some(ITEMS, 3) {
        let _ = writeln!(yaml, "  - {}", quoted(item));
    }
    let voices: Vec<&'static str> = random
        .some(VOICES, 2)
        .into_iter()
        .enumerate()
        .map(|(i, (name, role))| {
            yaml += if i == 0 { "voices:\n" } else { "" };
            let _ = writeln!(yaml, "  {name}:\n    role: {}\n    pseudonym: true", quoted(role));
            let _ = writeln!(
                yaml,
                "    consent: {{ recorded: true, scope: [web, word, pdf], ref: form {} }}",
                random.between(100, 999)
            );
            name
        })
        .collect();
    if case_study {
        own(&mut yaml, hugo, place, &roles, &phases, random);
    }
    Front { yaml, voices, roles }
}

/// Fields that only case studies have.
fn own(yaml: &mut String, hugo: bool, place: &str, roles: &[Term], phases: &[Term], random: &mut Random) {
    let context = format!(
        "{place} is a university of {},000 students, of whom {} in a hundred live at home. The project began when {} asked about {}.",
        random.between(4, 38),
        random.between(18, 71),
        random.pick(WHO),
        random.pick(WHAT)
    );
    let _ = writeln!(yaml, "context: {}", quoted(&context));
    let _ = writeln!(yaml, "started: {}", random.between(2015, 2022));
    *yaml += "participants:\n";
    for (id, _) in roles {
        let _ = writeln!(
            yaml,
            "  - role: {id}\n    count: {}\n    note: {}",
            random.between(1, 40),
            quoted(&crate::body::sentence(random))
        );
    }
    *yaml += "metrics:\n";
    let count = random.between(3, 5);
    for (label, unit) in random.some(METRICS, count) {
        metric(yaml, label, unit, random);
    }
    *yaml += "year_start: September\nschedule:\n";
    let mut month = 0;
    for (id, label) in phases {
        let end = (month + random.below(2)).min(MONTHS.len() - 1);
        let label = format!("{label}: {}", random.pick(WHAT));
        let _ = writeln!(
            yaml,
            "  - {{ phase: {id}, label: {}, from: {}, to: {} }}",
            quoted(&label),
            MONTHS[month],
            MONTHS[end]
        );
        month = (end + random.below(2)).min(MONTHS.len() - 1);
    }
    *yaml += "evidence:\n  type: narrative\n  cost: low\n  outcome: positive\n  note: An account by those who ran the project.\n";
    *yaml += "challenges:\n";
    for (problem, response) in random.some(PROBLEMS, 2) {
        let _ = writeln!(yaml, "  - problem: {}\n    response: {}", quoted(problem), quoted(response));
    }
    // `outputs` means something else to Hugo.
    *yaml += if hugo { "results:\n" } else { "outputs:\n" };
    for what in random.some(WHAT, 3) {
        let _ = writeln!(yaml, "  - {}", quoted(&format!("A page about {what}")));
    }
}

fn metric(yaml: &mut String, label: &str, unit: &str, random: &mut Random) {
    let (value, before) = match unit {
        "percent" => (random.between(55, 97), Some(random.between(30, 54))),
        "pp" => (random.between(2, 11), None),
        "score" => (random.between(3, 5), Some(random.between(1, 3))),
        "currency" => (random.between(8, 90) * 100, None),
        "attendances" => (random.between(60, 900), None),
        _ => (random.between(10, 48), Some(random.between(2, 9))),
    };
    let year = random.between(18, 24);
    let _ = writeln!(
        yaml,
        "  - label: {}\n    value: {value}\n    unit: {unit}\n    period: 20{year}–{}",
        quoted(label),
        year + 1
    );
    let _ = writeln!(yaml, "    source: Report of the project, 20{}", year + 1);
    if unit == "percent" {
        let _ = writeln!(yaml, "    base: {}", random.between(60, 420));
        if random.once_in(2) {
            let rest = 100 - value;
            let _ = writeln!(
                yaml,
                "    parts:\n      - {{ label: Agree, value: {value} }}\n      - {{ label: Do not agree, value: {rest} }}"
            );
        }
    }
    if let Some(before) = before {
        let _ = writeln!(yaml, "    baseline: {{ value: {before}, period: 20{}–{year} }}", year - 1);
        let _ = writeln!(yaml, "    target: {}", value + 2);
    }
}
