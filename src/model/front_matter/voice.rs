//! Voices: people quoted on a page, and the record of their consent. Only the words, the displayed name and the role
//! ever reach a view.

use super::Text;
use crate::diagnostic::Code;
use crate::model::PartialDate;
use crate::model::reading::{Keys, Read, Reader, Shape, record, words};
use crate::yaml::{Step, Value};

record! {
    /// A voice's record; one that has mistakes is kept, so that quotations still find it. `consent.ref` and
    /// `withdraw_by` never reach a view.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct Voice {
        place {
            /// The name that is published; the key of the record.
            pub name: Text,
        }
        /// Role that is published beside the name.
        pub role: Text = required,
        /// Whether the name is not the person's own.
        pub pseudonym: bool,
        /// Department or team of somebody with a pseudonym; never published.
        pub unit: Option<Text>,
        /// Programme of study of somebody with a pseudonym; never published.
        pub programme: Option<Text>,
        /// How many people have this role in this unit or programme, so that nobody can be told; never published.
        pub group: Option<u32>,
        /// Whether the person and the words are invented, to show how a voice looks; the page says so.
        pub illustrative: bool,
        /// The person's consent; needed unless the voice is illustrative.
        pub consent: Option<Consent>,
    }
    check = check_consent;
    hint = real_name;
}

record! {
    /// What somebody consented to.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Consent {
        /// Whether the consent is on record.
        pub recorded: bool = required,
        /// Where the words may appear: `web`, `word`, `pdf`.
        pub scope: Vec<Scope> = required,
        /// Where the record is kept; never published.
        pub reference: Option<Text> = optional "ref",
        /// Until when the person may withdraw.
        pub withdraw_by: Option<PartialDate>,
        /// Whether the person has withdrawn: the voice is then published nowhere.
        pub withdrawn: bool,
    }
    hint = real_name;
}

words! {
    /// Where a voice may appear.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Scope {
        /// On the site.
        Web = "web",
        /// In Word files.
        Word = "word",
        /// In PDF files.
        Pdf = "pdf",
    }
}

impl Scope {
    /// What consent must cover for words to be in an EPUB: nobody is asked for it by name, and it is read like all three.
    pub const OF_EPUB: &'static [Scope] = &[Scope::Web, Scope::Word, Scope::Pdf];
    /// The same for a copy of pages that somebody keeps and passes on, where nothing can be taken back: in a course or a
    /// folder.
    pub const OF_COPY: &'static [Scope] = Scope::OF_EPUB;
    /// The same for plain text, which is copied from the page and edited like a document.
    pub const OF_TEXT: &'static [Scope] = &[Scope::Web, Scope::Word];
}

impl Voice {
    /// Whether it may be in an output that every one of `scopes` must allow: consent is recorded, covers them all and is
    /// not withdrawn. A person who is invented has none to give.
    pub fn may_be_in(&self, scopes: &[Scope]) -> bool {
        match &self.consent {
            Some(consent) => {
                consent.recorded && !consent.withdrawn && scopes.iter().all(|scope| consent.scope.contains(scope))
            }
            None => self.illustrative,
        }
    }

    /// Whether the person has withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.consent.as_ref().is_some_and(|consent| consent.withdrawn)
    }
}

fn check_consent(voice: &Voice, keys: &mut Keys<'_, '_>) {
    // A person who is invented cannot agree; consent that could not be read is reported already.
    if voice.consent.is_none() && (voice.illustrative || keys.raw("consent", false).is_some()) {
        return;
    }
    let reader = keys.reader();
    let name = &voice.name;
    match &voice.consent {
        None => {
            let diagnostic =
                reader.at_key(Code::VoiceConsent, format!("no consent is recorded for the voice of {name}"));
            reader.push(diagnostic.help(
                "ask, keep the record, and write `consent: { recorded: true, scope: [web] }`; a person who is invented \
                 is `illustrative: true`",
            ));
        }
        // Whoever has withdrawn is left out, whatever else is recorded: the next build must not stop for it.
        Some(consent) if !consent.recorded && !consent.withdrawn => {
            let message = format!("the consent of {name} is not on record");
            let diagnostic = reader.within(Step::Key("consent"), |reader| {
                reader.within(Step::Key("recorded"), |reader| reader.at_value(Code::VoiceConsent, message))
            });
            reader.push(diagnostic.help("take the quotation out of the page until the person agrees"));
        }
        Some(_) => {}
    }
}

/// Voices by name, in the order of the file.
pub struct Voices;

impl Read for Voices {
    type Out = Vec<Voice>;
    const SHAPE: Shape = Shape::Map(&Voice::SHAPE);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<Vec<Voice>> {
        let mapping = reader.record(value, &Self::SHAPE)?;
        let mut voices = Vec::with_capacity(mapping.len());
        for (key, value) in mapping {
            let Some(name) = key.as_str().filter(|name| !name.trim().is_empty()) else {
                let message = format!("a voice needs a name, and here is {}", crate::model::reading::describe(key));
                let diagnostic = reader.at_odd_key(Code::WrongType, key, message);
                reader.push(diagnostic.help("put quotation marks around it"));
                continue;
            };
            let voice = reader.within(Step::Key(name), |reader| Voice::read(value, reader));
            voices.push(voice.unwrap_or_else(|| Voice { name: Box::from(name), ..Voice::default() }));
        }
        Some(voices)
    }
}

/// What to do about a key that would hold who somebody really is.
fn real_name(key: &str) -> Option<String> {
    let folded: String = key.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let identifies = ["name", "email", "phone", "studentid", "number", "address", "identity"];
    identifies.iter().any(|part| folded.contains(part)).then(|| crate::diagnostic::IDENTITY_HELP.to_owned())
}
