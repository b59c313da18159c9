//! Every quotation with a speaker has a record of that speaker's consent, the record covers the web, and the speaker has not
//! withdrawn.

use super::Site;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::document::{Document, VoiceUse};
use crate::load::Sources;
use crate::model::{Scope, Voice};
use crate::yaml::{FieldPath, locate};

pub(super) fn check(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    for document in site.documents.iter().filter(|document| !document.unread) {
        for used in &document.outline.voices {
            let voices = &document.front.common.voices;
            match voices.iter().find(|voice| voice.name == used.name) {
                Some(voice) if voice.is_withdrawn() => {
                    diagnostics.push(withdrawn(document, used, document, voice, sources));
                }
                Some(voice) => {
                    diagnostics.extend(scope(document, used, voice, sources));
                    diagnostics.extend(elsewhere(site, document, used, sources));
                }
                None => diagnostics.push(unknown(document, used, voices)),
            }
        }
    }
}

/// The record that is withdrawn may stand in another file than the quotation: a page has one for each language.
fn withdrawn(document: &Document, used: &VoiceUse, other: &Document, voice: &Voice, sources: &Sources) -> Diagnostic {
    let text = sources.texts.get(other.source.0 as usize).map_or("", |source| &source.text);
    let path = FieldPath::new().key("voices").key(&voice.name).key("consent").key("withdrawn");
    let message = format!("{} has withdrawn consent: the words are left out of every output", voice.name);
    Diagnostic::new(Code::VoiceWithdrawn, message)
        .at(document.source, used.span)
        .also(other.source, locate(text, other.front_span, &path), "withdrawn here")
        .help("delete the quotation; copies of it in the history of the files are for whoever keeps them to deal with")
}

/// Withdrawn in another language of the page, which counts here too.
fn elsewhere(site: &Site, document: &Document, used: &VoiceUse, sources: &Sources) -> Option<Diagnostic> {
    let versions = site.by_id.get(&document.id)?;
    versions.iter().filter(|page| site.documents[**page].source != document.source).find_map(|page| {
        let other = &site.documents[*page];
        let voice = other.front.common.voices.iter().find(|voice| voice.name == used.name && voice.is_withdrawn())?;
        Some(withdrawn(document, used, other, voice, sources))
    })
}

fn unknown(document: &Document, used: &VoiceUse, voices: &[Voice]) -> Diagnostic {
    let name = &used.name;
    let help = match nearest(name, voices.iter().map(|voice| &*voice.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "record it in the front matter: `voices: {{ {name}: {{ role: …, consent: {{ recorded: true, scope: [web] }} }} }}`; \
             if nobody was interviewed, write the source after the quotation and not after a dash"
        ),
    };
    Diagnostic::new(Code::VoiceUnknown, format!("the voice of {name} is not in `voices:`, so no consent is recorded"))
        .at(document.source, used.span)
        .help(help)
}

/// A voice that may be published, but not here. Without consent at all it has been reported already.
fn scope(document: &Document, used: &VoiceUse, voice: &Voice, sources: &Sources) -> Option<Diagnostic> {
    let consent = voice.consent.as_ref().filter(|consent| consent.recorded && !consent.withdrawn)?;
    if consent.scope.contains(&Scope::Web) {
        return None;
    }
    let text = sources.texts.get(document.source.0 as usize).map_or("", |source| &source.text);
    let path = FieldPath::new().key("voices").key(&voice.name).key("consent").key("scope");
    let finding = Diagnostic::new(
        Code::VoiceScope,
        format!("the consent of {} does not cover the web: the quotation is left out of the page", voice.name),
    );
    Some(
        finding
            .at(document.source, used.span)
            .also(document.source, locate(text, document.front_span, &path), "the consent covers these")
            .help("ask whether the words may be on the web and add `web`, or take the quotation out"),
    )
}
