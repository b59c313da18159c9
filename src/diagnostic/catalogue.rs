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
    /// A voice without recorded consent. It is left out of every output.
    VoiceConsent = "voice-consent", Error;
    /// A voice whose consent does not cover the web, or a document that the page or its toolkit offers. It is left out
    /// there.
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
    /// Somebody who is quoted has withdrawn consent. Their words are left out of every output from the next build on;
    /// they are still in the file and in its history. `--strict` does not stop for it, since that would leave them online.
    VoiceWithdrawn = "voice-withdrawn", Warning;
    /// A pseudonym that is the name of somebody whom the site names, or a part of it: it hides nobody, or points to
    /// somebody else.
    PseudonymNames = "pseudonym-names", Error;
    /// A key that would hold who somebody really is, such as `real_name`. It must not be in the site's files.
    RealName = "real-name", Error;
    /// What is known of a voice fits so few people that somebody could tell who it is.
    SmallGroup = "small-group", Warning;
    /// One pseudonym with two roles: readers take two people for one, or learn more of one person than was meant.
    PseudonymTwoRoles = "pseudonym-two-roles", Warning;
    // --- figures ---
    // --- goals ---
    /// A part of a goal that says nothing yet: empty, or a word such as "TBC". A goal needs all five parts, a day by which
    /// it is due, a target and a way to measure it.
    GoalIncomplete = "goal-incomplete", Error;
    /// A goal without a baseline: nobody can tell afterwards what changed.
    GoalNoBaseline = "goal-no-baseline", Warning;
    /// The sentence that sums a goal up names another time or target than its parts.
    GoalStatement = "goal-statement", Warning;
    /// The day on which a goal was due has passed, and nothing says what came of it.
    GoalOutcome = "goal-outcome", Warning;
    // --- accessibility statement ---
    /// An accessibility statement without a contact or an enforcement body that a reader could turn to.
    StatementIncomplete = "statement-incomplete", Error;
    /// An accessibility statement that was reviewed before it was prepared.
    StatementDates = "statement-dates", Warning;
    // --- schedule and calendars ---
    // --- credit ---
    /// A work that the page reuses or retells, without its author, source, licence or what was changed.
    CreditIncomplete = "credit-incomplete", Error;
    /// The licence of a work that the page reuses does not allow it under the licence of the page.
    LicenceCombination = "licence-combination", Error;
    // --- language ---
    // --- links, images, headings, templates ---
    // --- finished pages ---
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
