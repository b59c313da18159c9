//! How documents look: `word.yaml`, `document.typ`, `epub.css` and the fonts of the theme, with the site's own accent
//! and logo.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::load::ThemeSources;
use crate::source::{SourceId, SourceText};

/// What the writers of documents are given by theme and site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    /// `word.yaml`: where findings point, and its text.
    pub word: Option<(SourceId, Arc<str>)>,
    /// `document.typ`: the same.
    pub typst: Option<(SourceId, Arc<str>)>,
    /// `epub.css`.
    pub epub: Option<Arc<str>>,
    /// Fonts by file name, in order of name: TTF or OTF.
    pub fonts: BTreeMap<String, Arc<[u8]>>,
    /// `brand.accent` of the site, `#rrggbb`.
    pub accent: Option<String>,
    /// The site's logo: its file name and bytes.
    pub logo: Option<(String, Arc<[u8]>)>,
}

impl Looks {
    /// The theme's look with the site's accent and logo.
    pub fn new(
        theme: &ThemeSources,
        texts: &[SourceText],
        accent: Option<&str>,
        logo: Option<(String, Arc<[u8]>)>,
    ) -> Looks {
        let text = |name: &str| {
            let id = *theme.looks.get(name)?;
            Some((id, texts.get(id.0 as usize)?.text.clone()))
        };
        Looks {
            word: text("word.yaml"),
            typst: text("document.typ"),
            epub: text("epub.css").map(|(_, text)| text),
            fonts: theme.fonts.clone(),
            accent: accent.map(str::to_owned),
            logo,
        }
    }
}
