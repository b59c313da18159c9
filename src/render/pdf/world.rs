//! What the typesetter may see: the source made from a paper, the theme's `document.typ`, the theme's fonts, the logo
//! and the paper's pictures. It sees no file, no system font, no package and no date.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::theme::Looks;
use crate::view::paper::{Paper, PictureFormat};

const MAIN: &str = "/main.typ";
const THEME: &str = "/document.typ";
const BRAND: &str = "/brand.typ";

/// Immutable and shared by all documents of a run.
pub struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    theme: Source,
    /// What `site.yaml` says of colour and logo, for the theme to import.
    brand: Source,
    logo: Option<(FileId, Bytes)>,
}

impl Shared {
    /// Fonts in the order of their file names; `document.typ` parsed, with its syntax errors at their places.
    pub fn new(looks: &Looks, found: &mut Diagnostics) -> Shared {
        let mut fonts = Vec::new();
        for (name, bytes) in &looks.fonts {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(bytes.clone())));
            if fonts.len() == before {
                found.push(Diagnostic::new(Code::BadTheme, format!("`fonts/{name}` is not a font that can be read")));
            }
        }
        let text = looks.typst.as_ref().map(|(_, text)| text.to_string()).unwrap_or_default();
        let theme = Source::new(file(THEME), text);
        match &looks.typst {
            None => found.push(
                Diagnostic::new(Code::BadTheme, "the theme has no `document.typ`, so that no PDF can be made")
                    .help("copy `document.typ` from the default theme"),
            ),
            Some((id, _)) => {
                for error in theme.root().errors_and_warnings().0 {
                    let span = theme.range_of(error.span).unwrap_or_default();
                    found.push(Diagnostic::new(Code::BadTheme, error.message.to_string()).at(*id, span));
                }
            }
        }
        // Header cells of rows and summaries of tables are features that Typst still guards.
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Shared {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: file(MAIN),
            theme,
            brand: Source::new(file(BRAND), brand(looks)),
            logo: looks.logo.as_ref().map(|(name, bytes)| (file(&logo_path(name)), Bytes::new(bytes.clone()))),
        }
    }

    /// The theme's fonts.
    pub fn fonts(&self) -> &[Font] {
        &self.fonts
    }
}

/// Colour and logo as Typst; the colour only if it is one, as it comes from a file that a person wrote.
fn brand(looks: &Looks) -> String {
    let is_colour = |text: &&String| {
        text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let quoted = |value: Option<String>| value.map_or("none".to_owned(), |value| format!("\"{value}\""));
    let accent = quoted(looks.accent.as_ref().filter(is_colour).cloned());
    let logo = quoted(looks.logo.as_ref().map(|(name, _)| logo_path(name)));
    format!("#let accent = {accent}\n#let logo = {logo}\n")
}

/// Where a place of a diagnostic is in a source.
pub trait RangeOf {
    /// As bytes of the file.
    fn range_of(&self, span: impl Into<typst::syntax::DiagSpan>) -> Option<Span>;
}

impl RangeOf for Source {
    fn range_of(&self, span: impl Into<typst::syntax::DiagSpan>) -> Option<Span> {
        use typst::syntax::DiagSpanKind;
        match span.into().get() {
            DiagSpanKind::Detached => None,
            DiagSpanKind::Number { num, sub_range, .. } => self.range(num, sub_range).map(Span::from),
            DiagSpanKind::Range { range, .. } => Some(Span::from(range)),
        }
    }
}

/// Where `document.typ` finds the logo.
pub fn logo_path(name: &str) -> String {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let ending = if ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) { ending } else { "png".to_owned() };
    format!("/logo.{ending}")
}

/// Where the source finds a picture.
pub fn picture_path(number: usize, format: PictureFormat) -> Option<String> {
    let ending = match format {
        PictureFormat::Png => "png",
        PictureFormat::Jpeg => "jpg",
        PictureFormat::Gif => "gif",
        PictureFormat::Svg => "svg",
        PictureFormat::WebP => "webp",
        PictureFormat::Other => return None,
    };
    Some(format!("/picture-{number}.{ending}"))
}

/// Identifiers are interned for good, so paths are few: they are numbered, never named after content.
fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).unwrap_or_else(|_| unreachable!("paths here are ASCII letters and a dot"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one document.
pub struct Desk<'a> {
    shared: &'a Shared,
    source: Source,
    pictures: Vec<(FileId, Bytes)>,
}

impl<'a> Desk<'a> {
    /// Lays out what a document needs.
    pub fn new(shared: &'a Shared, paper: &Paper, source: String) -> Desk<'a> {
        let pictures = paper.pictures.iter().enumerate().filter_map(|(number, picture)| {
            Some((file(&picture_path(number, picture.format)?), Bytes::new(picture.bytes.clone())))
        });
        Desk { shared, source: Source::new(shared.main, source), pictures: pictures.collect() }
    }

    /// The theme's `document.typ`.
    pub fn theme(&self) -> &Source {
        &self.shared.theme
    }

    /// The source made from the paper.
    pub fn own(&self) -> &Source {
        &self.source
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shared.main {
            Ok(self.source.clone())
        } else if id == self.shared.theme.id() {
            Ok(self.shared.theme.clone())
        } else if id == self.shared.brand.id() {
            Ok(self.shared.brand.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = self.shared.logo.iter().chain(&self.pictures).find(|(known, _)| *known == id);
        known.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
