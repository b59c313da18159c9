//! What consent does to a text as soon as it is read: the words of somebody who has withdrawn go no further, neither into
//! the tree nor into the outline. So no later phase can publish them, link from them or copy a picture of theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::markdown::Parsed;
use crate::diagnostic::{Diagnostics, Label};
use crate::document::{Body, Document, Outline, PageId, VoiceUse, hidden, without};
use crate::model::{Scope, Voice};
use crate::source::{SourceId, Span};

/// The text without the voices of `records` that are withdrawn. Findings about their words go with them: a report shows
/// the line that it is about.
pub fn enforce(parsed: Parsed, records: &[Voice]) -> Parsed {
    if parsed.outline.voices.is_empty() {
        return parsed;
    }
    let record = |used: &VoiceUse| records.iter().find(|record| record.name == used.name);
    let stays = |used: &VoiceUse| !record(used).is_some_and(Voice::is_withdrawn);
    let on_web = |used: &VoiceUse| record(used).is_some_and(|record| record.may_be_in(&[Scope::Web]));
    let Parsed { mut body, mut outline, mut diagnostics } = parsed;
    if let Some((left, gone)) = taken_out(&body, &outline, &stays) {
        (body, outline) = left;
        diagnostics = outside(diagnostics, &gone, None);
    }
    outline.hidden = hidden(&body, &outline, &on_web);
    Parsed { body, outline, diagnostics }
}

/// The same for whoever has withdrawn from another language of a page: that counts in all of them. Takes their words out of
/// `documents`, and what was found about these.
pub fn across_languages(documents: &mut [Document], mut found: Diagnostics) -> Diagnostics {
    let mut withdrawn: BTreeMap<PageId, BTreeSet<Box<str>>> = BTreeMap::new();
    for document in documents.iter() {
        for voice in document.front.common.voices.iter().filter(|voice| voice.is_withdrawn()) {
            withdrawn.entry(document.id.clone()).or_default().insert(voice.name.clone());
        }
    }
    for document in documents.iter_mut() {
        let Some(names) = withdrawn.get(&document.id) else { continue };
        let front = document.front.clone();
        let record = |used: &VoiceUse| front.common.voices.iter().find(|voice| voice.name == used.name);
        // Their own withdrawals are done with.
        let stays = |used: &VoiceUse| !names.contains(&used.name) || record(used).is_some_and(Voice::is_withdrawn);
        let on_web = |used: &VoiceUse| record(used).is_some_and(|record| record.may_be_in(&[Scope::Web]));
        if let Some(((body, mut outline), gone)) = taken_out(&document.body, &document.outline, &stays) {
            outline.hidden = hidden(&body, &outline, &on_web);
            (document.body, document.outline) = (Arc::new(body), Arc::new(outline));
            found = outside(found, &gone, Some(document.source));
        }
    }
    found
}

/// The text without the voices that do not stay, and where these were; `None` if all do.
fn taken_out(
    body: &Body,
    outline: &Outline,
    stays: &dyn Fn(&VoiceUse) -> bool,
) -> Option<((Body, Outline), Vec<Span>)> {
    if outline.voices.iter().all(stays) {
        return None;
    }
    let mut left = without(body, outline, stays);
    // Who spoke is still to be said to the editor.
    left.outline.voices = outline.voices.clone();
    Some(((left.body, left.outline), left.gone))
}

/// What was found elsewhere than in these places; of one file, where a file is given.
fn outside(found: Diagnostics, gone: &[Span], source: Option<SourceId>) -> Diagnostics {
    let outside = |label: &Label| {
        let within = |gone: &Span| gone.start <= label.span.start && label.span.start < gone.end;
        source.is_some_and(|source| label.source != source) || !gone.iter().any(within)
    };
    let kept = found.into_iter().filter_map(|mut finding| {
        finding.secondary.retain(outside);
        finding.primary.as_ref().is_none_or(outside).then_some(finding)
    });
    kept.collect()
}
