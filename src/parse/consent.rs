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

/// For a copy of the site to take away, where a voice needs more consent than on the web: hides what only voices show that
/// may not be in it.
pub fn for_copy(documents: &mut [Document]) {
    for document in documents.iter_mut().filter(|document| !document.outline.voices.is_empty()) {
        let front = document.front.clone();
        let record = |used: &VoiceUse| front.common.voices.iter().find(|voice| voice.name == used.name);
        let in_copy = |used: &VoiceUse| record(used).is_some_and(|record| record.may_be_in(Scope::OF_COPY));
        let hidden = hidden(&document.body, &document.outline, &in_copy);
        Arc::make_mut(&mut document.outline).hidden = hidden;
    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "a test stops where it fails")]
    use super::enforce;
    use crate::document::{BlockKind, InlineKind};
    use crate::model::{Consent, Kind, Scope, Voice};
    use crate::parse::markdown::{self, Options};
    use crate::parse::terms::TermMatcher;
    use crate::source::SourceId;

    const TEXT: &str = "> One [a](/a/).[^one][^both]\n>\n> ## Ours\n>\n> — Ann\n\n## After\n\nWords [b](/b/).[^two][^both]\n\n\
        > Two [c](/c/) {{ oops }}.\n> > Within.\n> > — Ann\n>\n> — Bea\n\n- > Three.\n  > — Ann\n\n[^one]: First [d](/d/).\n\
        [^two]: Second.\n[^both]: Both.\n";

    fn voice(name: &str, withdrawn: bool, scope: &[Scope]) -> Voice {
        let consent = Consent { recorded: true, scope: scope.to_vec(), withdrawn, ..Consent::default() };
        Voice { name: name.into(), consent: Some(consent), ..Voice::default() }
    }

    fn parsed(records: &[Voice]) -> markdown::Parsed {
        let options = Options { kind: Kind::Page, terms: &TermMatcher::empty(), raw_html: false };
        enforce(markdown::parse(SourceId(0), TEXT, 0, &options), records)
    }

    #[test]
    fn what_only_a_withdrawn_voice_holds_is_neither_in_the_tree_nor_in_the_outline() {
        let left = parsed(&[voice("Ann", true, &[Scope::Web]), voice("Bea", false, &[Scope::Web])]);
        let ids: Vec<&str> = left.outline.headings.iter().map(|heading| &*heading.id).collect();
        assert_eq!((ids, left.outline.anchors.len(), left.outline.links.len()), (vec!["after"], 1, 2));
        let labels: Vec<(&str, u32)> = left.body.footnotes.iter().map(|note| (&*note.label, note.marks)).collect();
        assert_eq!(labels, [("two", 1), ("both", 1)]);
        let [heading, words, bea] = left.body.blocks.as_slice() else { panic!("{:?}", left.body.blocks) };
        assert!(matches!(heading.kind, BlockKind::Heading { heading: 0, .. }));
        let BlockKind::Paragraph(words) = &words.kind else { panic!("{words:?}") };
        let marks = words.iter().filter_map(|inline| match inline.kind {
            InlineKind::FootnoteMark { footnote, mark } => Some((footnote, mark)),
            _ => None,
        });
        assert_eq!(marks.collect::<Vec<_>>(), [(0, 1), (1, 1)]);
        assert!(matches!(&bea.kind, BlockKind::Voice { blocks, .. } if blocks.len() == 1));
        // Who spoke is still known, and what was found in other words.
        assert_eq!(left.outline.voices.len(), 4);
        assert_eq!(left.diagnostics.iter().count(), 1);
    }

    #[test]
    fn what_only_voices_outside_the_webs_scope_hold_is_hidden_and_nothing_else_is() {
        let whole = parsed(&[voice("Ann", false, &[Scope::Word]), voice("Bea", false, &[Scope::Web])]);
        assert_eq!(whole.outline.links.len(), 4);
        let hidden = &whole.outline.hidden;
        assert_eq!((&hidden.headings[..], hidden.links.len()), (&[0][..], 2));
        let none = parsed(&[voice("Ann", false, &[Scope::Web]), voice("Bea", false, &[Scope::Web])]);
        assert_eq!(none.outline.hidden, crate::document::Hidden::default());
    }
}
