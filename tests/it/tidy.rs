//! The architecture, enforced: which phase may know which, what every file says of itself, and what
//! only some rooms may do.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file of `src/` with its path within it and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The part before its tests; nothing of a file that only tests are made of.
fn without_tests<'a>(name: &str, text: &'a str) -> &'a str {
    if name.ends_with("/tests.rs") || name.ends_with("/testing.rs") {
        return "";
    }
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

fn room(name: &str) -> &str {
    name.split('/').next().unwrap().trim_end_matches(".rs")
}

/// What each room may import from the crate. A room not listed here may not exist.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("reads", &[]),
    ("diagnostic", &["source"]),
    ("yaml", &["source", "diagnostic"]),
    ("model", &["source", "diagnostic", "yaml", "reads"]),
    ("document", &["source", "model"]),
    ("load", &["source", "diagnostic"]),
    ("parse", &["source", "diagnostic", "yaml", "reads", "model", "document"]),
    ("theme", &["source", "diagnostic", "model", "load"]),
    ("resolve", &["source", "diagnostic", "yaml", "reads", "model", "document", "load", "theme"]),
    ("check", &["source", "diagnostic", "yaml", "model", "document", "load", "theme", "resolve", "locale"]),
    ("locale", &["model"]),
    ("view", &["source", "model", "document", "resolve", "locale", "theme"]),
    ("write", &["source"]),
    ("schema", &["diagnostic", "model", "parse"]),
    ("report", &["source", "diagnostic", "model"]),
    ("scaffold", &["model", "parse", "schema"]),
    ("render", &["source", "diagnostic", "reads", "model", "document", "load", "theme", "view", "write"]),
    (
        "pipeline",
        &[
            "source",
            "diagnostic",
            "check",
            "model",
            "document",
            "load",
            "locale",
            "parse",
            "reads",
            "render",
            "resolve",
            "schema",
            "theme",
            "view",
            "write",
            "yaml",
        ],
    ),
    ("serve", &["source", "diagnostic", "load", "model", "theme", "pipeline"]),
    ("import", &["source", "model", "document", "parse", "scaffold", "schema"]),
    // Asks addresses elsewhere, for `cli` alone.
    ("ask", &[]),
    (
        "cli",
        &[
            "source",
            "ask",
            "diagnostic",
            "import",
            "load",
            "model",
            "pipeline",
            "report",
            "scaffold",
            "schema",
            "serve",
            "write",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

#[test]
fn a_phase_imports_earlier_phases_only() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let room = room(&name).to_owned();
        let Some((_, allowed)) = ROOMS.iter().find(|(known, _)| *known == room) else {
            wrong.push(format!("{name}: the room `{room}` is not in the plan"));
            continue;
        };
        for (i, line) in without_tests(&name, &text).lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for part in line.split("crate::").skip(1) {
                let target: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if target != room && !allowed.contains(&target.as_str()) && !target.is_empty() {
                    wrong.push(format!("src/{name}:{}: `{room}` may not know `{target}`", i + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_owns_and_is_of_a_size_one_can_read() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        if !text.starts_with("//!") {
            wrong.push(format!("src/{name} does not begin with `//!`"));
        }
        let lines = text.lines().count();
        if lines > 700 {
            wrong.push(format!("src/{name} has {lines} lines: split it"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_pipeline_uses_threads_and_only_load_and_write_open_files() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let text = without_tests(&name, &text);
        let room = room(&name);
        let threads = text.contains("rayon") || !matches!(room, "serve" | "ask") && text.contains("std::thread");
        if room != "pipeline" && threads {
            wrong.push(format!("src/{name} uses threads"));
        }
        let opens = text.contains("std::fs") || text.contains("fs::read") || text.contains("fs::write");
        if !matches!(room, "load" | "write") && opens {
            wrong.push(format!("src/{name} touches files"));
        }
        if !matches!(room, "cli" | "pipeline" | "serve")
            && (text.contains("Instant::now")
                || text.contains("SystemTime::now")
                || text.contains("elapsed()")
                // `load` compares the times of files.
                || room != "load" && text.contains("SystemTime"))
        {
            wrong.push(format!("src/{name} asks for the time"));
        }
        if room != "cli" && text.contains("std::env::") {
            wrong.push(format!("src/{name} reads the environment"));
        }
        if room != "write" && (text.contains("remove_file") || text.contains("remove_dir")) {
            wrong.push(format!("src/{name} deletes"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_that_reaches_an_output_depends_on_the_order_of_a_hash_map() {
    // Hash maps are looked up in, never walked: their order differs from run to run.
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (i, line) in without_tests(&name, &text).lines().enumerate() {
            let maps = ["by_id", "generated_index", "slugs", "hrefs"];
            let walks = [".iter()", ".keys()", ".values()", ".into_iter()", ".drain("];
            for map in maps {
                for walk in walks {
                    let sorted = line.contains("BTreeSet");
                    if line.contains(&format!("{map}{walk}")) && !sorted {
                        wrong.push(format!("src/{name}:{}: walks the hash map `{map}`", i + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_top_of_the_repository_holds_what_the_design_allows() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "benches",
        "content",
        "src",
        "tests",
        "themes",
        "target",
        "site",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} does not belong at the top");
    }
}
