//! What consent does to a text as soon as it is read: the words of somebody who has withdrawn go no further, neither into
//! the tree nor into the outline. So no later phase can publish them, link from them or copy a picture of theirs.

use super::markdown::Parsed;
use crate::diagnostic::Diagnostics;
use crate::document::{VoiceUse, hidden, without};
use crate::model::{Scope, Voice};

/// The text without the voices of `records` that are withdrawn. Findings about their words go with them: a report shows
/// the line that it is about.
pub fn enforce(parsed: Parsed, records: &[Voice]) -> Parsed {
    if parsed.outline.voices.is_empty() {
        return parsed;
    }
    let record = |used: &VoiceUse| records.iter().find(|record| record.name == used.name);
    let stays = |used: &VoiceUse| !record(used).is_some_and(Voice::is_withdrawn);
    let Parsed { mut body, mut outline, mut diagnostics } = parsed;
    if !outline.voices.iter().all(stays) {
        let left = without(&body, &outline, &stays);
        let outside = |at: &crate::source::Span| {
            let within = |gone: &crate::source::Span| gone.start <= at.start && at.start < gone.end;
            !left.gone.iter().any(within)
        };
        diagnostics = Diagnostics::from_iter(diagnostics.into_iter().filter_map(|mut finding| {
            finding.secondary.retain(|label| outside(&label.span));
            finding.primary.as_ref().is_none_or(|label| outside(&label.span)).then_some(finding)
        }));
        let names = outline.voices.clone();
        (body, outline) = (left.body, left.outline);
        // Who spoke is still to be said to the editor.
        outline.voices = names;
    }
    let on_web = |used: &VoiceUse| record(used).is_some_and(|record| record.may_be_in(&[Scope::Web]));
    outline.hidden = hidden(&body, &outline, &on_web);
    Parsed { body, outline, diagnostics }
}
