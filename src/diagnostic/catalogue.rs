//! The closed list of rules: a stable name, a default severity, and the paragraph that explains it.
//! A name is public (waivers and `severity:` in `site.yaml` use it) and is never reused.

use super::Severity;

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// A rule that a finding belongs to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every rule, in the order of the catalogue.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// Stable public name, such as `unknown-key`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// Severity unless the site says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)+ }
            }

            /// Why the rule exists and how to satisfy it.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc, "\n",)+),)+ }
            }
        }
    };
}

catalogue! {
    /// The file is not UTF-8 text. Save it as UTF-8 in your editor.
    NotUtf8 = "not-utf8", Error;
    /// A file or folder could not be read.
    Unreadable = "unreadable", Error;
    /// A symbolic link leads outside the site or around in a circle; it was not followed.
    SymlinkSkipped = "symlink-skipped", Warning;
    /// A content file is larger than Kitpress reads (16 MiB).
    TooLarge = "too-large", Error;
    /// A `.yaml` file at the top of `content/` that nothing reads, perhaps because its name is misspelt.
    UnknownFile = "unknown-file", Warning;
    /// `content/site.yaml` is missing: every site needs one.
    NoSiteFile = "no-site-file", Error;
    /// The theme that `site.yaml` names is not in `themes/`, or inherits from itself.
    NoTheme = "no-theme", Error;
    /// A theme file is wrong: a template with a syntax error, a string file that cannot be read.
    BadTheme = "bad-theme", Error;
    /// The page has no front matter: the lines between two `---` lines at the top that give it a title.
    NoFrontMatter = "no-front-matter", Error;
    /// The front matter has no closing `---`.
    UnclosedFrontMatter = "unclosed-front-matter", Error;
    /// The YAML could not be read. A common reason is a colon or a quotation mark in a text without quotes around it.
    BadYaml = "bad-yaml", Error;
    /// A key that this kind of page does not have. `extra:` holds whatever your own theme wants.
    UnknownKey = "unknown-key", Error;
    /// A key that this kind of page must have is absent.
    MissingKey = "missing-key", Error;
    /// The value is of the wrong type: text where a list is expected, a word where a number is.
    WrongType = "wrong-type", Error;
    /// A value that is not one of those allowed here.
    UnknownValue = "unknown-value", Error;
    /// A date that does not exist or is not written as `2026-11-22`, `2026-11` or `2026`.
    BadDate = "bad-date", Error;
    /// A language tag that is not one of the site's languages, or not a language tag at all.
    BadLanguage = "bad-language", Error;
    /// An address that is not a complete web address.
    BadUrl = "bad-url", Error;
    /// `kind:` names no kind of page, or the folder gives none.
    UnknownKind = "unknown-kind", Error;
    /// A role that neither the built-in vocabulary nor the site's has.
    UnknownRole = "unknown-role", Error;
    /// A phase that neither the built-in vocabulary nor the site's has.
    UnknownPhase = "unknown-phase", Error;
    /// A theme (subject) that neither the built-in vocabulary nor the site's has.
    UnknownTheme = "unknown-theme", Error;
    /// A lifecycle stage that neither the built-in vocabulary nor the site's has.
    UnknownLifecycle = "unknown-lifecycle", Error;
    /// A person who is not in `people.yaml`.
    UnknownPerson = "unknown-person", Error;
    /// An institution that is not in `institutions.yaml`.
    UnknownInstitution = "unknown-institution", Error;
    /// A `[@reference]` that is not in `references.yaml`.
    UnknownReference = "unknown-reference", Error;
    /// A `{{ word }}` that is neither of the vocabulary nor a value of `site.yaml`.
    UnknownWord = "unknown-word", Error;
    /// A `::: block` that Kitpress does not know, or that stands where it cannot.
    UnknownBlock = "unknown-block", Error;
    /// A `::: block` whose data the front matter does not give, so that nothing would be shown.
    EmptyBlock = "empty-block", Warning;
    /// A link to a page that does not exist.
    LinkMissingPage = "link-missing-page", Error;
    /// A link to a heading or anchor that the page does not have.
    LinkMissingAnchor = "link-missing-anchor", Error;
    /// A link or image that names a file which is not there.
    LinkMissingFile = "link-missing-file", Error;
    /// A short `[[link]]` that fits more than one page. Write the longer id.
    LinkAmbiguous = "link-ambiguous", Error;
    /// A link with a scheme that does not belong on a page (`javascript:`, `file:`) or that cannot be read.
    BadLink = "bad-link", Error;
    /// Two pages would have the same address.
    DuplicateAddress = "duplicate-address", Error;
    /// Two pages have the same id, or one page is given twice in the same language.
    DuplicateId = "duplicate-id", Error;
    /// An address or alias that would leave the site or that some systems cannot store.
    BadAddress = "bad-address", Error;
    /// Two headings or anchors of a page have the same id.
    DuplicateAnchor = "duplicate-anchor", Error;
    /// A heading level is skipped, so that readers who move by headings lose their place.
    HeadingSkipped = "heading-skipped", Error;
    /// A level-one heading in the text: the title is the page's only one.
    HeadingOne = "heading-one", Error;
    /// A heading without words.
    HeadingEmpty = "heading-empty", Error;
    /// An image without a text alternative. Describe what it shows, or give it the title "decorative".
    ImageAlt = "image-alt", Error;
    /// An image whose size cannot be read, so that the page would jump while it loads.
    ImageUnreadable = "image-unreadable", Error;
    /// Raw HTML is not allowed by `site.yaml` and is left out; Word and PDF could not show it.
    RawHtml = "raw-html", Warning;
    /// A footnote mark without its text.
    FootnoteMissing = "footnote-missing", Error;
    /// A footnote text that nothing points to.
    FootnoteUnused = "footnote-unused", Warning;
    /// A quotation whose speaker is not in the page's `voices:`, so nobody recorded consent.
    VoiceUnknown = "voice-unknown", Error;
    /// A voice without recorded consent, or withdrawn. It is left out of every output.
    VoiceConsent = "voice-consent", Error;
    /// A voice whose consent does not cover the web. It is left out of the page.
    VoiceScope = "voice-scope", Warning;
    /// A link text is empty, so that nobody can tell where it goes.
    LinkEmpty = "link-empty", Error;
    /// A table without words in its header row.
    TableHeader = "table-header", Error;
    /// Text is nested deeper than a page can sensibly be (64 levels); the inner part is kept as plain text.
    NestedTooDeep = "nested-too-deep", Warning;
    /// A toolkit section or toolkit is not where it belongs: every toolkit has an `index.md`.
    ToolkitShape = "toolkit-shape", Error;
    /// Something ends before it starts.
    EndsBeforeStart = "ends-before-start", Error;
    /// A template's `fields` and the `[placeholders]` of its text do not agree.
    FieldMismatch = "field-mismatch", Error;
    /// Something that Word, PDF or EPUB cannot hold, such as raw HTML. It is left out of that document and stays on the page.
    NotRepresentable = "not-representable", Warning;
    /// A character that none of the theme's fonts can show, so that a reader of the PDF would see an empty box.
    /// Add a font that has it to `themes/<name>/fonts/`, or write it another way.
    MissingGlyph = "missing-glyph", Error;
    /// A document was made, opened again, and found without something that a reader needs: a title, a language, a header
    /// row, a text alternative, a label of a field. It is a mistake of the theme or of Kitpress.
    DocumentGate = "document-gate", Error;
    /// A page's language twin has no original.
    OrphanTranslation = "orphan-translation", Warning;
    /// Draft pages were left out; `--drafts` shows them.
    DraftsLeftOut = "drafts-left-out", Information;
    // --- currency ---
    /// The day in `review_by` has passed: nobody has said since that the page still holds.
    ReviewOverdue = "review-overdue", Warning;
    // --- voices and consent ---
    // --- figures ---
    // --- goals ---
    // --- schedule and calendars ---
    // --- credit ---
    // --- language ---
    // --- links, images, headings, templates ---
    // --- finished pages ---
    /// The finished page does not say which language it is in, or says two. The theme writes it on `<html>`.
    PageLanguage = "page-language", Error;
    /// A `lang` attribute in raw HTML or in a template that names no language.
    PartLanguage = "part-language", Error;
    /// The finished page has no `<title>`, or an empty one.
    PageTitle = "page-title", Error;
    /// A page that is exchanged for another, or begins anew, after some seconds.
    PageRefresh = "page-refresh", Error;
    /// A page that cannot be enlarged: its `viewport` says so.
    PageZoom = "page-zoom", Error;
    /// The main part, the head or the foot of a page is missing, there twice, or inside another landmark.
    PageLandmarks = "page-landmarks", Warning;
    /// Two landmarks of one kind, such as two `<nav>`, that have no names or the same name.
    LandmarkNames = "landmark-names", Warning;
    /// Words of the page that are in none of its landmarks.
    OutsideLandmarks = "outside-landmarks", Warning;
    /// Headings of the finished page: none of level 1 or several, a level left out, or one without words. What the
    /// Markdown of a page gets wrong has rules of its own; this is about raw HTML and templates.
    PageHeadings = "page-headings", Warning;
    /// A link without words: its text is empty, or a picture without `alt`.
    LinkName = "link-name", Error;
    /// A button without words.
    ButtonName = "button-name", Error;
    /// A field of a form without a label.
    FieldLabel = "field-label", Error;
    /// A field whose only label is a hint: `placeholder`, which goes away when somebody types, or `title`, which only a
    /// mouse finds.
    FieldLabelHint = "field-label-hint", Warning;
    /// A frame without a title, or two with the same.
    FrameTitle = "frame-title", Error;
    /// Something that `role` makes a control, a dialog, a meter or a tooltip, and that has no name.
    WidgetName = "widget-name", Error;
    /// A link or a control inside another.
    NestedControls = "nested-controls", Error;
    /// A picture of raw HTML or of a template without a text alternative. Pictures of Markdown have the rule `image-
    /// alt`.
    PictureText = "picture-text", Error;
    /// A film without captions.
    MediaCaptions = "media-captions", Warning;
    /// Sound that begins by itself.
    MediaAutoplay = "media-autoplay", Warning;
    /// A picture whose parts are links that only the server knows (`ismap`).
    ImageMap = "image-map", Error;
    /// Text that moves or blinks (`<marquee>`, `<blink>`).
    MovingText = "moving-text", Error;
    /// A table of raw HTML or of a template in which no cell is a header, every one is, or a header cell is empty.
    TableHeaders = "table-headers", Warning;
    /// `scope` or `headers` of a table that say nothing or point nowhere.
    TableStructure = "table-structure", Error;
    /// A list that holds something other than items, or an item outside every list.
    ListStructure = "list-structure", Error;
    /// Two elements of the finished page with the same id.
    PageIdTwice = "page-id-twice", Warning;
    /// A link of raw HTML or of a template to a place that its page does not have.
    AnchorMissing = "anchor-missing", Warning;
    /// A label or a description that names an id which the page does not have.
    ReferenceMissing = "reference-missing", Error;
    /// Two things of a page that the same key is to press.
    AccessKeys = "access-keys", Warning;
    /// A `tabindex` above 0, which takes its element out of the order of the page.
    TabOrder = "tab-order", Warning;
    /// An `autocomplete` that no browser knows.
    AutocompleteToken = "autocomplete-token", Error;
    /// Spacing of letters, words or lines that is `!important` in a `style` attribute.
    TextSpacing = "text-spacing", Warning;
    /// A `role` that there is not.
    AriaRole = "aria-role", Error;
    /// An `aria-` attribute that there is not, or that says nothing about its element.
    AriaAttribute = "aria-attribute", Error;
    /// An `aria-` attribute with a value that it cannot have.
    AriaValue = "aria-value", Error;
    /// A `role` without the attribute that it says nothing without.
    AriaNeeded = "aria-needed", Error;
    /// A `role` that needs others in it or around it, and does not have them.
    AriaStructure = "aria-structure", Error;
    /// Something that can be reached by keyboard and is hidden from screen readers.
    AriaHiddenFocus = "aria-hidden-focus", Error;
    /// `aria-label` on an element that cannot have a name, such as `<div>` or `<span>` without a role.
    AriaNameForbidden = "aria-name-forbidden", Warning;
    /// Words that stand out too little from what is behind them, in light or in dark: less than 4.5:1, or 3:1 for large
    /// words. Read from the theme’s style sheets with the site’s own accent.
    ColourContrast = "colour-contrast", Error;
    /// Edges of fields, marks of focus and other things that one must see, which stand out less than 3:1.
    EdgeContrast = "edge-contrast", Warning;
    /// A button or a checkbox that the style sheet makes smaller than 24 px.
    TargetSize = "target-size", Warning;
    // --- addresses elsewhere ---
    // --- waivers ---
    /// The last day of a waiver has passed. It no longer waives: what it was given for is a finding again.
    WaiverExpired = "waiver-expired", Warning;
    /// Nothing needs this waiver: what it was given for was mended, or it stands in another page. Left in place, it would
    /// hide the next finding of that rule, which nobody has looked at.
    WaiverUnused = "waiver-unused", Warning;
    /// A waiver of a rule that nobody can waive: what it reports keeps a page from being made, or is for somebody else to
    /// consent to. It waives nothing.
    WaiverRefused = "waiver-refused", Warning;
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn names_are_unique_and_kebab_case_and_every_rule_is_explained() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(code.name().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            assert!(code.explanation().len() > 20, "{}", code.name());
        }
    }
}
