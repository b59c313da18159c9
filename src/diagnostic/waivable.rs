//! Which rules somebody may waive. A waiver is a decision to live with something for a while; it can neither make a page
//! out of what cannot be read nor stand in for the person whose consent is missing.

use super::Code;

/// What must have been looked at before anybody can say that a rule found nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The files of the site.
    Sources,
    /// The words of every page, which only checks and previews read.
    Prose,
    /// Word, PDF and EPUB.
    Documents,
    /// Finished pages, which only checks read again.
    Pages,
    /// Addresses elsewhere, which nobody asks without being told to.
    Network,
}

impl Code {
    /// What the rule looks at.
    pub fn needs(self) -> Needs {
        match self {
            Code::NotRepresentable | Code::MissingGlyph | Code::DocumentGate => Needs::Documents,
            Code::ExactFigureInWords => Needs::Prose,
            Code::PlaceholderLeft | Code::PromiseWithoutLink => Needs::Prose,
            Code::DiscouragedWord | Code::Abbreviation | Code::LongSentence | Code::HardToRead | Code::Untranslated => {
                Needs::Prose
            }
            Code::RowHeader | Code::Spacing => Needs::Prose,
            Code::ExternalMissing | Code::ExternalUnreachable | Code::ExternalMoved => Needs::Network,
            Code::PageLanguage
            | Code::PartLanguage
            | Code::PageTitle
            | Code::PageRefresh
            | Code::PageZoom
            | Code::PageLandmarks
            | Code::LandmarkNames
            | Code::OutsideLandmarks
            | Code::PageHeadings
            | Code::LinkName
            | Code::ButtonName
            | Code::FieldLabel
            | Code::FieldLabelHint
            | Code::FrameTitle
            | Code::WidgetName
            | Code::NestedControls
            | Code::PictureText
            | Code::MediaCaptions
            | Code::MediaAutoplay
            | Code::ImageMap
            | Code::MovingText
            | Code::TableHeaders
            | Code::TableStructure
            | Code::ListStructure
            | Code::PageIdTwice
            | Code::AnchorMissing
            | Code::ReferenceMissing
            | Code::AccessKeys
            | Code::TabOrder
            | Code::AutocompleteToken
            | Code::TextSpacing
            | Code::AriaRole
            | Code::AriaAttribute
            | Code::AriaValue
            | Code::AriaNeeded
            | Code::AriaStructure
            | Code::AriaHiddenFocus
            | Code::AriaNameForbidden
            | Code::ColourContrast
            | Code::EdgeContrast
            | Code::TargetSize => Needs::Pages,
            _ => Needs::Sources,
        }
    }

    /// Which sort of barrier for readers the rule tells of, as part of the name of the theme's message about it; `None` for
    /// rules that do not concern access. Rules belong together by their names, so that a new one has its place.
    pub fn barrier(self) -> Option<&'static str> {
        use Code::*;
        let name = self.name();
        let begins = |start: &[&str]| start.iter().any(|start| name.starts_with(start));
        match self {
            RawHtml | NestedTooDeep => Some("left_out"),
            BadLanguage => Some("language"),
            MissingGlyph => Some("characters"),
            NotRepresentable | DocumentGate => Some("documents"),
            FootnoteMissing | FootnoteUnused => Some("links"),
            LinkAmbiguous | UnknownReference => None,
            _ if begins(&["image-", "alt-"]) => Some("images"),
            _ if begins(&["heading-"]) => Some("headings"),
            _ if begins(&["table-", "row-header"]) => Some("tables"),
            _ if begins(&["link-", "duplicate-anchor"]) => Some("links"),
            _ if begins(&["contrast", "colour-"]) => Some("contrast"),
            _ if begins(&["aria-", "landmark", "name-", "label-", "target-size", "duplicate-html", "page-"]) => {
                Some("other")
            }
            _ if self.needs() == Needs::Pages => Some("other"),
            _ => None,
        }
    }

    /// Whether what the rule warns of stays a warning where others are errors: to stop for it would leave online what it is
    /// about, the words of somebody who has withdrawn.
    pub fn stays_warning(self) -> bool {
        self == Code::VoiceWithdrawn
    }

    /// Why nobody can waive the rule, as the end of a sentence; `None` where somebody can.
    pub fn unwaivable(self) -> Option<&'static str> {
        use Code::*;
        match self {
            NotUtf8 | Unreadable | TooLarge | NoSiteFile | NoTheme | BadTheme | NoFrontMatter | UnclosedFrontMatter
            | BadYaml => Some("without it there is nothing to make a page of"),
            UnknownKey | MissingKey | WrongType | UnknownValue | BadDate | BadLanguage | BadUrl | UnknownKind
            | UnknownRole | UnknownPhase | UnknownTheme | UnknownLifecycle | UnknownPerson | UnknownInstitution
            | UnknownReference | UnknownWord | UnknownBlock | MapUnknownGroup | MapSelfLink | MapTwice => {
                Some("what is written there cannot be understood, and something else would be published")
            }
            DuplicateAddress | DuplicateId | BadAddress => {
                Some("without an address of its own no page can be published")
            }
            PercentageSmallBase | AverageSmallBase | OfsSmallNumber | HiddenPartDerivable => {
                Some("it could tell who somebody is")
            }
            VoiceUnknown | VoiceConsent | VoiceWithdrawn => Some("consent is for the person who is quoted to give"),
            RealName | PseudonymNames => Some("who somebody is has been promised not to be told"),
            MissingGlyph | DocumentGate => Some("the document cannot be given to readers"),
            WaiverExpired | WaiverUnused | WaiverRefused => Some("it is about waivers themselves"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Needs};
    use crate::diagnostic::Severity;

    #[test]
    fn builds_look_for_whatever_is_an_error_of_the_files() {
        let errors = Code::ALL.iter().filter(|code| code.severity() == Severity::Error);
        let unseen: Vec<&str> = errors.filter(|code| code.needs() == Needs::Prose).map(|code| code.name()).collect();
        assert!(unseen.is_empty(), "{unseen:?}");
    }
}
