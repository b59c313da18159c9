//! The document as a page has it: one title, headings without gaps below it, quotations without a speaker's claim to
//! consent, pictures that are there.

use super::tree::{Block, Document, LinkTo, PictureSource, Run, RunKind, start_of, words};

/// The title, and where it is from if somebody must look at it. A heading that becomes the title leaves the text.
pub fn title(document: &mut Document, file: &str) -> (String, Option<&'static str>) {
    let given = document.title.clone().map(|title| clean(&title)).filter(|title| !title.is_empty());
    if let (true, Some(title)) = (document.titled, &given) {
        return (title.clone(), None);
    }
    let levels: Vec<u8> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        })
        .collect();
    let top = levels.iter().min().copied();
    let alone = levels.iter().filter(|level| Some(**level) == top).count() == 1;
    if alone && levels.first().copied() == top {
        let at = document.blocks.iter().position(|block| matches!(block, Block::Heading { .. }));
        if let Some(at) = at
            && let Block::Heading { runs, .. } = document.blocks.remove(at)
        {
            if runs.iter().any(|run| matches!(run.kind, RunKind::Note(_))) {
                document.losses.add("in the title", "a footnote", "put its mark into the text");
            }
            let title = clean(&words(&runs, &document.fields));
            if !title.is_empty() {
                document.titled = true;
                document.title = Some(title.clone());
                return (title, None);
            }
        }
    }
    match given {
        Some(title) => (title, Some("from the document’s properties: no title stands on its page")),
        None => (name_of(file), Some("the file’s name: the document has no title")),
    }
}

/// Without what front matter would read as more than words.
pub fn clean(text: &str) -> String {
    text.replace("{{", "{ {").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file name as words.
fn name_of(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = stem.replace(['_', '-', '.'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => "Imported page".to_owned(),
    }
}

/// Gives headings the levels 2 to 6, as they are nested, and those that stand where none can an ordinary place.
pub fn headings(document: &mut Document) {
    let mut stack: Vec<(u8, u8)> = Vec::new();
    let (mut gaps, mut deep) = (None, None);
    let mut inner = Vec::new();
    for block in &mut document.blocks {
        match block {
            Block::Heading { level, runs, .. } => {
                while stack.last().is_some_and(|(above, _)| above >= level) {
                    stack.pop();
                }
                let (above, parent) = stack.last().copied().unwrap_or((0, 1));
                if above > 0 && *level > above + 1 {
                    gaps.get_or_insert_with(|| words(runs, &[]));
                }
                if parent >= 6 {
                    deep.get_or_insert_with(|| words(runs, &[]));
                }
                let new = (parent + 1).min(6);
                stack.push((*level, new));
                *level = new;
            }
            other => demote(other, &mut inner),
        }
    }
    for (found, what, advice) in [
        (
            gaps,
            "levels of headings that were skipped are closed up",
            "see whether the sections below are still where they belong",
        ),
        (deep, "headings below the sixth level are of the sixth", "divide the document"),
    ] {
        if let Some(heading) = found {
            document.losses.add(&format!("at “{}”", start_of(&heading, 50)), what, advice);
        }
    }
    for heading in inner {
        let place = format!("“{}”", start_of(&heading, 50));
        document.losses.add(&place, "a heading within a list, table or quotation is a line in bold now", "");
    }
    let any = document.blocks.iter().any(|block| matches!(block, Block::Heading { .. }));
    let looks = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(runs) if looks_like_heading(runs) => Some(words(runs, &[])),
        _ => None,
    });
    if let (false, Some(heading)) = (any, looks) {
        let place = format!("“{}”", start_of(&heading, 50));
        let what = "a line in bold that looks like a heading and is none";
        document.losses.add(&place, what, "write `## ` before such lines, without the stars");
    }
}

fn looks_like_heading(runs: &[Run]) -> bool {
    let text = words(runs, &[]);
    let all =
        runs.iter().all(|run| run.marks.strong || matches!(&run.kind, RunKind::Text(text) if text.trim().is_empty()));
    all && (3..=80).contains(&text.chars().count()) && !text.ends_with(['.', ':', '?', ',', ';'])
}

/// Headings within something become bold paragraphs.
fn demote(block: &mut Block, found: &mut Vec<String>) {
    let mut all = |blocks: &mut Vec<Block>| {
        for block in blocks {
            if let Block::Heading { runs, .. } = block {
                found.push(words(runs, &[]));
                let mut runs = std::mem::take(runs);
                runs.iter_mut().for_each(|run| run.marks.strong = true);
                *block = Block::Paragraph(runs);
            } else {
                demote(block, found);
            }
        }
    };
    match block {
        Block::List { items, .. } => items.iter_mut().for_each(|item| all(&mut item.blocks)),
        Block::Quote(blocks) | Block::Callout(_, blocks) => all(blocks),
        Block::Definitions(definitions) => {
            definitions.iter_mut().flat_map(|definition| &mut definition.details).for_each(all);
        }
        Block::Table(table) => {
            let cells = table.head.iter_mut().flatten().chain(table.rows.iter_mut().flatten());
            cells.for_each(|cell| all(&mut cell.blocks));
        }
        _ => {}
    }
}

/// A quotation that names its speaker would be a voice, for which consent must be recorded: the name stands below it.
pub fn quotations(document: &mut Document) {
    let mut out = Vec::with_capacity(document.blocks.len());
    for block in std::mem::take(&mut document.blocks) {
        let Block::Quote(mut blocks) = block else {
            out.push(block);
            continue;
        };
        let mut said: Vec<Block> = Vec::new();
        for mut block in std::mem::take(&mut blocks) {
            let speaker = match &mut block {
                Block::Paragraph(runs) => speaker(runs),
                _ => None,
            };
            if !matches!(&block, Block::Paragraph(runs) if runs.is_empty()) {
                said.push(block);
            }
            let Some(speaker) = speaker else { continue };
            let place = format!("“{}”", start_of(&words(&speaker, &[]), 60));
            document.losses.add(
                &place,
                "who said a quotation stands below it, not in it",
                "if they consented, write it as the quotation’s last line and record their consent in `voices:`",
            );
            if !said.is_empty() {
                out.push(Block::Quote(std::mem::take(&mut said)));
            }
            out.push(Block::Paragraph(speaker));
        }
        if !said.is_empty() {
            out.push(Block::Quote(said));
        }
    }
    document.blocks = out;
    inner_quotations(&mut document.blocks);
    document.notes.iter_mut().for_each(|blocks| inner_quotations(blocks));
}

/// Takes the last line off a paragraph, if a dash says that it names a speaker.
fn speaker(runs: &mut Vec<Run>) -> Option<Vec<Run>> {
    super::ticks::trim(runs);
    let last = runs.iter().rposition(|run| run.kind == RunKind::Break).map_or(0, |at| at + 1);
    let dashed = matches!(runs.get(last).map(|run| &run.kind), Some(RunKind::Text(text)) if is_dash(text));
    let line = dashed.then(|| runs.split_off(last));
    super::ticks::trim(runs);
    line
}

/// Deeper ones lose the dash, which is what makes a voice of them.
fn inner_quotations(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Quote(inner) => {
                if let Some(Block::Paragraph(runs)) = inner.last_mut() {
                    let alone = runs.iter().rposition(|run| run.kind == RunKind::Break).map_or(0, |at| at + 1);
                    if let Some(RunKind::Text(text)) = runs.get_mut(alone).map(|run| &mut run.kind)
                        && is_dash(text)
                    {
                        *text = text.trim_start().trim_start_matches(['—', '–', '―', '-']).trim_start().to_owned();
                    }
                }
                inner_quotations(inner);
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| inner_quotations(&mut item.blocks)),
            Block::Callout(_, inner) => inner_quotations(inner),
            Block::Definitions(all) => {
                all.iter_mut().flat_map(|one| &mut one.details).for_each(|inner| inner_quotations(inner));
            }
            _ => {}
        }
    }
}

fn is_dash(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['—', '–', '―']) || text.starts_with("--")
}

/// Pictures that are not there become their words, or a link to where they are.
pub fn pictures(document: &mut Document) {
    let (pictures, links, losses) = (&document.pictures, &mut document.links, &mut document.losses);
    let mut look = |runs: &mut Vec<Run>| {
        for run in runs.iter_mut() {
            let RunKind::Picture(number) = run.kind else { continue };
            let Some(picture) = pictures.get(number) else { continue };
            match &picture.source {
                PictureSource::Bytes(..) => {}
                PictureSource::File(_) => run.kind = RunKind::Text(picture.alt.clone()),
                PictureSource::Web(address) => {
                    let what = format!("a picture on the web, `{}`, is a link now", start_of(address, 100));
                    losses.add("", what, "if you may, save it beside the page and write `![what it shows](file.png)`");
                    let text = if picture.alt.is_empty() { "Picture" } else { picture.alt.as_str() };
                    run.kind = RunKind::Text(text.to_owned());
                    if run.link.is_none() {
                        links.push(LinkTo::Web(address.clone()));
                        run.link = Some(links.len() - 1);
                    }
                }
            }
        }
    };
    super::tree::each_runs(&mut document.blocks, &mut look);
    document.notes.iter_mut().for_each(|blocks| super::tree::each_runs(blocks, &mut look));
    let shown =
        |number: usize| pictures.get(number).is_some_and(|picture| matches!(picture.source, PictureSource::Bytes(..)));
    figures(&mut document.blocks, &shown);
}

/// Figures without a picture are their captions.
fn figures(blocks: &mut [Block], shown: &dyn Fn(usize) -> bool) {
    for block in blocks {
        match block {
            Block::Figure(number, caption) if !shown(*number) => *block = Block::Paragraph(std::mem::take(caption)),
            Block::List { items, .. } => items.iter_mut().for_each(|item| figures(&mut item.blocks, shown)),
            Block::Quote(inner) | Block::Callout(_, inner) => figures(inner, shown),
            _ => {}
        }
    }
}
