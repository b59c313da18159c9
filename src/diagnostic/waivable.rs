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

    /// Why nobody can waive the rule, as the end of a sentence; `None` where somebody can.
    pub fn unwaivable(self) -> Option<&'static str> {
        use Code::*;
        match self {
            NotUtf8 | Unreadable | TooLarge | NoSiteFile | NoTheme | BadTheme | NoFrontMatter | UnclosedFrontMatter
            | BadYaml => Some("without it there is nothing to make a page of"),
            UnknownKey | MissingKey | WrongType | UnknownValue | BadDate | BadLanguage | BadUrl | UnknownKind
            | UnknownRole | UnknownPhase | UnknownTheme | UnknownLifecycle | UnknownPerson | UnknownInstitution
            | UnknownReference | UnknownWord | UnknownBlock => {
                Some("what is written there cannot be understood, and something else would be published")
            }
            DuplicateAddress | DuplicateId | BadAddress => {
                Some("without an address of its own no page can be published")
            }
            VoiceUnknown | VoiceConsent => Some("consent is for the person who is quoted to give"),
            MissingGlyph | DocumentGate => Some("the document cannot be given to readers"),
            WaiverExpired | WaiverUnused | WaiverRefused => Some("it is about waivers themselves"),
            _ => None,
        }
    }
}
