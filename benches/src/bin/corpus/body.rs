//! Bodies of 700 to 900 words with what authors use: headings, lists, quoted voices, callouts, a table, footnotes,
//! a section to open, words from the vocabulary, and links to other pages.

use crate::front::Front;
use crate::random::Random;
use crate::words::*;
use crate::{Corpus, Layout, Tool};

/// A sentence.
pub fn sentence(random: &mut Random) -> String {
    let frame = random.pick(FRAMES);
    let mut out = String::with_capacity(160);
    let mut rest: &str = frame;
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        match gap {
            "who" => out.push_str(random.pick(WHO)),
            "Who" => capital(&mut out, random.pick(WHO)),
            "did" => out.push_str(random.pick(DID)),
            "what" => out.push_str(random.pick(WHAT)),
            "when" => out.push_str(random.pick(WHEN)),
            "When" => capital(&mut out, random.pick(WHEN)),
            "where" => out.push_str(random.pick(WHERE)),
            "Where_" => capital(&mut out, random.pick(WHERE)),
            "why" => out.push_str(random.pick(WHY)),
            "Why_" => capital(&mut out, random.pick(WHY)),
            _ => out.push_str(&random.between(12, 480).to_string()),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn capital(out: &mut String, text: &str) {
    let mut chars = text.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

fn sentences(random: &mut Random, from: usize, to: usize) -> String {
    let count = random.between(from, to);
    (0..count).map(|_| sentence(random)).collect::<Vec<_>>().join(" ")
}

/// Words as a reader counts them: pieces between spaces with a letter or digit in them.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|piece| piece.chars().any(char::is_alphanumeric)).count()
}

/// A page's body and how many words it has.
pub fn body(corpus: &Corpus, page: usize, front: &Front, random: &mut Random) -> (String, usize) {
    let block = |name: &str| match (corpus.tool, corpus.layout) {
        // Hugo's template puts the data where Kitpress's author does.
        (Tool::Kitpress, Layout::CaseStudies) => format!("::: {name}\n\n"),
        _ => String::new(),
    };
    let role = |random: &mut Random| {
        let (id, label) = random.pick(&front.roles);
        match corpus.tool {
            Tool::Kitpress => format!("{{{{ role.{id} }}}}"),
            Tool::Hugo => label.to_lowercase(),
        }
    };
    let other = |random: &mut Random| match corpus.layout {
        Layout::CaseStudies | Layout::Templates => (page + random.between(1, corpus.pages - 1)) % corpus.pages,
        Layout::Toolkits => {
            let near = page + random.between(1, 60);
            if near < corpus.pages { near } else { near % corpus.pages }
        }
    };
    let voice = |random: &mut Random, name: &str| {
        let (first, second) = (sentence(random), sentence(random));
        format!("> {first} {second}\n> — {name}\n\n")
    };
    let mut out = String::with_capacity(8192);
    out += &sentences(random, 3, 4);
    out += "\n\n";
    out += &block("metrics");
    out += "## What it was for\n\n";
    out += &format!("{} This was work for the {}.[^1]\n\n", sentences(random, 2, 3), role(random));
    out += &format!("{} A longer account is {}.\n\n", sentences(random, 1, 2), corpus.link(other(random)));
    out += "> [!NOTE]\n> ";
    out += &sentence(random);
    out += "\n\n## Who took part\n\n";
    out += &format!("{} The {} had {}:\n\n", sentence(random), role(random), random.pick(WHAT));
    for item in random.some(ITEMS, 4) {
        out += &format!("- {item}\n");
    }
    out += "\n";
    out += &voice(random, front.voices[0]);
    out += "### How they were invited\n\n";
    out += &sentences(random, 2, 3);
    out += "\n\n## A year, step by step\n\n";
    out += &block("schedule");
    for item in random.some(DID, 3) {
        out += &format!("1. They {item} {}, {}.\n", random.pick(WHAT), random.pick(WHY));
    }
    out += "\n| What | Before | After |\n|---|---:|---:|\n";
    for what in random.some(WHAT, 4) {
        out += &format!("| {what} | {} | {} |\n", random.between(1, 40), random.between(41, 99));
    }
    out += "\n### What it cost {.collapsible}\n\n";
    out += &sentences(random, 2, 2);
    out += "\n\n## What changed\n\n";
    out += &voice(random, front.voices[1]);
    out += &format!(
        "{}[^2] Compare {} and {}.\n\n",
        sentence(random),
        corpus.link(other(random)),
        corpus.link(other(random))
    );
    out += &block("challenges");
    out += "> [!TIP]\n> ";
    out += &sentence(random);
    out += "\n\n## Looking back\n\n";
    let notes = format!("\n\n[^1]: {}\n[^2]: {}\n", sentence(random), sentence(random));
    let wanted = random.between(730, 860) - words(&notes);
    let mut count = words(&out);
    let mut in_paragraph = 0;
    while count < wanted {
        let next = sentence(random);
        count += words(&next);
        out += if in_paragraph == 0 { "" } else { " " };
        out += &next;
        in_paragraph += 1;
        if in_paragraph == 4 && count < wanted {
            out += "\n\n";
            in_paragraph = 0;
        }
    }
    out += &notes;
    let count = words(&out);
    (out, count)
}
