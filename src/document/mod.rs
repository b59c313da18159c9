//! The semantic tree of one page: blocks and inlines with spans, and the outline of what other pages
//! may depend on. Built once by `parse`, read by every output, changed by none.

pub mod outline;
pub mod plain;
pub mod tree;
pub mod without;

pub use outline::{
    Anchor, Citation, FieldSlot, Heading, ImageUse, LinkTarget, LinkUse, Outline, TermUse, VocabularyName, VoiceUse,
    WordForm, WordUse,
};
pub use plain::{ends_with_space, plain_text, plain_text_with};
pub use tree::{
    Alignment, Block, BlockKind, Body, CalloutKind, Cell, DataBlock, Definition, Footnote, Inline, InlineKind,
    ListItem, Row, heads_rows,
};
pub use without::{Hidden, Without, hidden, without};

use crate::model::{FrontMatter, Kind, Lang};
use crate::source::{SourceId, Span};

/// One parsed content file.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub source: SourceId,
    /// Path within `content/` without language suffix and `.md`: `case-studies/icea`. The same for all its languages.
    pub id: PageId,
    /// Language of the text.
    pub lang: Lang,
    /// What kind of page it is.
    pub kind: Kind,
    /// Typed front matter.
    pub front: std::sync::Arc<FrontMatter>,
    /// Bytes of the YAML between the fences, to look positions up in.
    pub front_span: Span,
    /// The text.
    pub body: std::sync::Arc<Body>,
    /// What others may depend on.
    pub outline: std::sync::Arc<Outline>,
    /// The front matter had errors, which are reported: what it lacks may only have been unreadable.
    pub broken: bool,
    /// The file or its front matter could not be read at all and this is a placeholder: nothing is known of it, so what
    /// points to it is not reported again.
    pub unread: bool,
}

/// Identity of a page across its languages: its path within `content/` without `.md`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageId(pub std::sync::Arc<str>);

impl PageId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its last part: `icea` of `case-studies/icea`.
    pub fn slug(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl std::fmt::Display for PageId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
