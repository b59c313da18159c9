//! Whole documents in, pages and lists of losses out: each fixture is one behaviour, its page a snapshot.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod hostile;
mod html;
mod word;

use super::{Document, Refusal, Target, fetch, guess, page, read};
use crate::model::Kind;
use crate::schema::Known;

/// The head of a picture of 8 by 8 points.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0\x4b\x6d\x29\xdc";

/// What a file becomes: kind, page, and everything that is said about it.
fn imported(name: &str, bytes: &[u8], kind: Option<Kind>) -> Result<String, Refusal> {
    let mut document: Document = read(name, bytes)?;
    fetch(&mut document, &mut |path| (path == "here.png").then(|| PNG.to_vec()));
    let (guessed, why) = guess(&document);
    let known = Known::default();
    let kind = kind.unwrap_or(guessed);
    let target =
        Target { kind, name: "page", file: name, lang: "en", today: "2026-11-22", known: &known, loose: false };
    let made = page(document, &target);
    let mut out = format!("{} ({why})\n\n{}\n", kind.name(), made.text);
    for (file, bytes) in &made.pictures {
        out.push_str(&format!("picture {file}, {} bytes\n", bytes.len()));
    }
    for (what, how) in &made.filled {
        out.push_str(&format!("look at {what}: {how}\n"));
    }
    for loss in made.losses.iter() {
        out.push_str(&format!("lost {loss}\n"));
    }
    Ok(out)
}
