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
    /// A link of an engagement map that names a group which the map does not have.
    MapUnknownGroup = "map-unknown-group", Error;
    /// A link of an engagement map that leads from a group to itself.
    MapSelfLink = "map-self-link", Error;
    /// Two groups of an engagement map with the same id or label, or two links of one sort between the same groups.
    MapTwice = "map-twice", Error;
    /// A group of an engagement map that nobody works with. It may be what the map is there to show, or a link was forgotten.
    MapGroupAlone = "map-group-alone", Information;
    /// An engagement map with more groups or links than a drawing can show legibly. Only its list is shown.
    MapTooLarge = "map-too-large", Warning;
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
    /// A page was reviewed in the future, before it was published, or after the day of its next review: one of the dates is
    /// wrong, and readers see both.
    ReviewDates = "review-dates", Warning;
    /// There is a feedback form, and nothing says what happens with what people write into it. Say in `feedback.privacy` who
    /// reads it, how long it is kept and whom to ask to have it deleted.
    FeedbackPrivacy = "feedback-privacy", Warning;
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
    /// A group of an engagement map that has the name of somebody whom the site names. A map is of groups: nobody has agreed to
    /// be a point on it.
    MapNamesPerson = "map-names-person", Warning;
    /// One pseudonym with two roles: readers take two people for one, or learn more of one person than was meant.
    PseudonymTwoRoles = "pseudonym-two-roles", Warning;
    // --- figures ---
    /// A percentage of so few people that it can tell who they are. The Higher Education Statistics Agency publishes none of
    /// fewer than 22.5 people (`profile: hesa`).
    PercentageSmallBase = "percentage-small-base", Error;
    /// An average over so few people that it can tell what each of them said. The Higher Education Statistics Agency
    /// publishes none over 7 people or fewer (`profile: hesa`).
    AverageSmallBase = "average-small-base", Error;
    /// A figure that the Office for Students would not publish (`profile: ofs`): of fewer than 23 people, of one or two, or of
    /// all but one or two of a group.
    OfsSmallNumber = "ofs-small-number", Warning;
    /// A count of people that is not rounded as the site's `profile` rounds: to 5 (`hesa`) or to 10 (`ofs`), whether or not a
    /// `qualifier` stands before it. Attendances, events and targets are not rounded.
    CountUnrounded = "count-unrounded", Warning;
    /// A part that is suppressed, and that the total and the other parts give away.
    HiddenPartDerivable = "hidden-part-derivable", Warning;
    /// `publish: rounded` in `site.yaml` without a profile whose rules could be followed.
    RoundingWithoutProfile = "rounding-without-profile", Error;
    /// The build rounds or leaves out a figure of the page, and a sentence of the page gives the exact number.
    ExactFigureInWords = "exact-figure-in-words", Warning;
    /// A percentage that does not say of how many people.
    PercentageWithoutBase = "percentage-without-base", Warning;
    /// A figure before and a figure after, without both of their periods.
    ChangeWithoutPeriods = "change-without-periods", Warning;
    /// A difference of two percentages that is called a percentage. It is percentage points: from 40% to 50% is 10
    /// percentage points, and 25% more.
    PointsAsPercent = "points-as-percent", Warning;
    /// Parts in per cent that are not 100 together, give or take 1 for rounding.
    PartsTotal = "parts-total", Warning;
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
    /// The weekday beside a date is not the one that the date falls on, or the month has no such day. Readers who trust
    /// either come on the wrong day.
    WrongWeekday = "wrong-weekday", Error;
    /// A schedule names months and nothing says of which year: neither a year in `from:` or `to:` nor `year_start:`.
    ScheduleYear = "schedule-year", Warning;
    /// Months between the beginning and the end of a schedule in which nothing is done. If it is so, `schedule_note:`
    /// says why.
    ScheduleGap = "schedule-gap", Warning;
    /// A calendar in `calendar/` that cannot be read, or an event of it.
    BadCalendar = "bad-calendar", Error;
    /// What is planned falls on a rest day of the institution's calendars, on the eve of one or on the day after: people
    /// who keep it cannot take part.
    RestDay = "rest-day", Warning;
    /// What is planned falls on a date of the institution's calendars, on its eve or on the day after. It may be just
    /// right, or keep people away.
    CalendarDate = "calendar-date", Information;
    // --- credit ---
    /// A work that the page reuses or retells, without its author, source, licence or what was changed.
    CreditIncomplete = "credit-incomplete", Error;
    /// The licence of a work that the page reuses does not allow it under the licence of the page.
    LicenceCombination = "licence-combination", Error;
    // --- language ---
    /// A word that the institution's own list, `content/words.yaml`, asks writers to avoid; the list says why, and mostly
    /// what to say instead. Only the author's own words count: not quotations, voices, code or titles of works.
    DiscouragedWord = "discouraged-word", Information;
    /// An entry of `words.yaml` that cannot do what it says: an exception that never applies, a replacement that is to be
    /// avoided itself, a word that another entry has.
    WordList = "word-list", Warning;
    /// An abbreviation whose full name the page never gives, or gives only later. What the glossary explains, names of
    /// institutions and what everybody knows are left alone.
    Abbreviation = "abbreviation", Information;
    /// More than 40 English words without a full stop, a colon or a semicolon. Most readers lose the beginning of such a
    /// sentence before they reach its end.
    LongSentence = "long-sentence", Information;
    /// An English page of 150 words or more whose reading ease after Flesch is below 30, which he calls very difficult. The
    /// figure counts words and syllables and knows nothing of what is said: it shows where to look.
    HardToRead = "hard-to-read", Information;
    /// The original was updated after its translation, which may tell readers what no longer holds.
    TranslationOld = "translation-old", Warning;
    /// A paragraph of a translation that is still in the words of the original.
    Untranslated = "untranslated", Warning;
    /// A translation has more or fewer headings, images, fields, voices or links to other sites than its original.
    TranslationDiffers = "translation-differs", Information;
    /// Pages that readers of a language are led to and cannot read: what the main navigation names, and sections of a
    /// toolkit. Where fewer than half are there, the rest is taken for a choice.
    TranslationMissing = "translation-missing", Information;
    // --- links, images, headings, templates ---
    /// Square brackets with words to be replaced, such as `[insert name]`, on a page that is not a template. Whoever
    /// published the page has not filled them in.
    PlaceholderLeft = "placeholder-left", Warning;
    /// The text says that there is a link or a file ("click here", "link to follow") and there is none.
    PromiseWithoutLink = "promise-without-link", Warning;
    /// A link that was not understood as one, because its address has a space in it: readers see the brackets.
    LinkUnread = "link-unread", Error;
    /// The words of a link promise a Word, PDF or other file, and what it leads to is something else.
    LinkOtherFile = "link-other-file", Error;
    /// A link to an address that is reserved for examples, such as `example.com`.
    LinkExample = "link-example", Warning;
    /// A link to something that only some people can open, which does not say so. Others click, and meet a login.
    LinkRestricted = "link-restricted", Error;
    /// A text alternative that says nothing of what the image shows: "our logo", the name that a camera gave, the words of
    /// the caption.
    ImageAltSaysNothing = "image-alt-says-nothing", Error;
    /// Two headings of the same level under the same heading have the same words, so that readers who move by headings
    /// cannot tell them apart.
    HeadingTwice = "heading-twice", Error;
    // --- finished pages ---
    // --- mechanical ---
    /// The first column of a table plainly says what each row is about, and is not marked as such: somebody who hears the
    /// table is not told which row an answer or a number belongs to. Write the first cells in `**bold**`.
    RowHeader = "row-header", Information;
    /// Two spaces between words, or a space before a comma, a full stop or a closing bracket.
    Spacing = "spacing", Information;
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
    /// An address elsewhere no longer has anything: its server says so (404 or 410).
    ExternalMissing = "external-missing", Warning;
    /// An address elsewhere could not be asked: no such host, no answer in time, or a server that is out of order. It may be
    /// there again tomorrow.
    ExternalUnreachable = "external-unreachable", Information;
    /// An address elsewhere has moved for good and says where to.
    ExternalMoved = "external-moved", Information;
    // --- the statement ---
    /// The accessibility statement says nothing of what a check finds, since no check of this site was recorded. Run
    /// `kitpress check --record`, and keep `content/last-check.yaml` with the site.
    StatementCheckMissing = "statement-check-missing", Information;
    /// The accessibility statement tells of a check that is older than its own review, or three months old. Run
    /// `kitpress check --record`.
    StatementCheckOld = "statement-check-old", Information;
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
