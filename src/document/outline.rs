//! What other pages may depend on: headings and anchors, links, terms, fields, voices, images.
//! A body edit that leaves this alone changes its own page only.

use crate::source::Span;

/// The outline of one page, each list in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Headings, those of disclosures included.
    pub headings: Vec<Heading>,
    /// Every id that a link can point to: the headings', in reading order.
    pub anchors: Vec<Anchor>,
    /// Links out of this page.
    pub links: Vec<LinkUse>,
    /// Images.
    pub images: Vec<ImageUse>,
    /// First uses of glossary terms, at most one for each term.
    pub terms: Vec<TermUse>,
    /// Words of the vocabulary and values of the site.
    pub words: Vec<WordUse>,
    /// References cited.
    pub citations: Vec<Citation>,
    /// Placeholders of a template.
    pub fields: Vec<FieldSlot>,
    /// Voices.
    pub voices: Vec<VoiceUse>,
    /// Data blocks that the author placed.
    pub data_blocks: Vec<(super::DataBlock, Span)>,
    /// Languages of code blocks, so that grammars are loaded only when used.
    pub code_languages: Vec<Box<str>>,
    /// Words of running text, for reading time.
    pub word_count: u32,
    /// The first paragraph's plain text, at most 300 characters.
    pub opening: Box<str>,
    /// What only voices hold that the web may not show.
    pub hidden: super::Hidden,
}

impl Outline {
    /// Whether other pages, and what is said of this one, stay as they are when this outline becomes the other: all
    /// is equal but places in the file and how many words there are, which only the page itself shows.
    pub fn same_to_others(&self, other: &Outline) -> bool {
        let plain = |outline: &Outline| {
            let mut plain = Outline { word_count: 0, opening: "".into(), ..outline.clone() };
            let spans = (plain.headings.iter_mut().map(|one| &mut one.span))
                .chain(plain.anchors.iter_mut().map(|one| &mut one.span))
                .chain(plain.links.iter_mut().map(|one| &mut one.span))
                .chain(plain.images.iter_mut().map(|one| &mut one.span))
                .chain(plain.terms.iter_mut().map(|one| &mut one.span))
                .chain(plain.words.iter_mut().map(|one| &mut one.span))
                .chain(plain.citations.iter_mut().map(|one| &mut one.span))
                .chain(plain.fields.iter_mut().map(|one| &mut one.span))
                .chain(plain.voices.iter_mut().map(|one| &mut one.span))
                .chain(plain.data_blocks.iter_mut().map(|(_, span)| span));
            spans.for_each(|span| *span = Span::default());
            plain
        };
        plain(self) == plain(other)
    }
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 2 to 6 on a correct page.
    pub level: u8,
    /// Unique on the page; Unicode letters are kept.
    pub id: Box<str>,
    /// Its words as plain text; words of the vocabulary as `{{ role.x }}` still.
    pub text: Box<str>,
    /// `{.collapsible}`.
    pub collapsible: bool,
    /// Where it is.
    pub span: Span,
}

/// An id on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// The id.
    pub id: Box<str>,
    /// What made it.
    pub span: Span,
}

/// A link as written.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkUse {
    /// Where to.
    pub target: LinkTarget,
    /// The title in quotes.
    pub title: Option<Box<str>>,
    /// The author gave no text: the target's title is used.
    pub bare: bool,
    /// Where it is.
    pub span: Span,
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// `[[id]]` or `[[id#anchor]]`.
    Page {
        /// The id or its last part.
        id: Box<str>,
        /// Anchor without `#`.
        anchor: Option<Box<str>>,
    },
    /// `[text](other.md#anchor)`, `/address/`, `file.pdf`: relative to the page's file, or to the site with `/`.
    Path {
        /// Percent-decoded path.
        path: Box<str>,
        /// Anchor without `#`.
        anchor: Option<Box<str>>,
    },
    /// `#anchor` on this page.
    Anchor(Box<str>),
    /// A complete web address.
    External(Box<str>),
    /// `mailto:` or `tel:`.
    Contact(Box<str>),
}

/// An image as written.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageUse {
    /// Percent-decoded path or complete address.
    pub path: Box<str>,
    /// Text alternative.
    pub alt: Box<str>,
    /// Title in quotes; `decorative` marks an image without meaning.
    pub title: Option<Box<str>>,
    /// Where it is.
    pub span: Span,
}

/// Whether a text is no alternative of any image: what an image is, or the name of its file.
pub fn is_no_alternative(alt: &str, path: &str) -> bool {
    const SAY_NOTHING: [&str; 8] =
        ["image", "picture", "photo", "photograph", "img", "figure", "graphic", "screenshot"];
    let file_name = path.rsplit('/').next().unwrap_or(path);
    alt == file_name || SAY_NOTHING.iter().any(|word| alt.eq_ignore_ascii_case(word))
}

/// First use of a glossary term.
#[derive(Clone, Debug, PartialEq)]
pub struct TermUse {
    /// Its id in `glossary.yaml`.
    pub id: Box<str>,
    /// Where it is.
    pub span: Span,
}

/// Which vocabulary a word is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VocabularyName {
    /// Roles.
    Role,
    /// Phases.
    Phase,
    /// Themes (subjects).
    Theme,
    /// Lifecycle stages.
    Lifecycle,
    /// `values:` of `site.yaml`.
    Value,
}

/// Singular or plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordForm {
    /// One.
    One,
    /// Any other number.
    Other,
}

/// `{{ role.student_partner }}`.
#[derive(Clone, Debug, PartialEq)]
pub struct WordUse {
    /// Which vocabulary.
    pub vocabulary: VocabularyName,
    /// The id.
    pub id: Box<str>,
    /// Singular or plural.
    pub form: WordForm,
    /// Written `Role.` with a capital: the first letter becomes one.
    pub capital: bool,
    /// Where it is.
    pub span: Span,
}

/// `[@reference]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Id in `references.yaml`.
    pub id: Box<str>,
    /// Where it is.
    pub span: Span,
}

/// A `[placeholder]` of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSlot {
    /// The words between the brackets.
    pub prompt: Box<str>,
    /// Unique on the page, from the prompt.
    pub id: Box<str>,
    /// Where it is.
    pub span: Span,
}

/// A voice on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct VoiceUse {
    /// Key in the page's `voices:`: the attribution up to the first comma.
    pub name: Box<str>,
    /// Where the attribution is.
    pub span: Span,
}
