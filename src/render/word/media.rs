//! Pictures as Word takes them: PNG, JPEG and GIF as they are, SVG with a PNG beside it for readers that know no SVG,
//! WebP as PNG. What had to be converted is converted once a build, however many documents show it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

use crate::theme::Looks;
use crate::view::paper::PictureFormat;

/// A picture made ready.
#[derive(Clone, Debug)]
pub struct Media {
    /// Of its file: `png`, `jpeg`, `gif`.
    pub ending: &'static str,
    /// What every reader can show.
    pub bytes: Arc<[u8]>,
    /// The same as SVG, which stays sharp.
    pub svg: Option<Arc<[u8]>>,
    /// CSS pixels, at least 1.
    pub width: u32,
    /// CSS pixels, at least 1.
    pub height: u32,
}

/// Converted pictures of a build, and the fonts for words in them.
#[derive(Debug, Default)]
pub struct Darkroom {
    files: BTreeMap<String, Arc<[u8]>>,
    fonts: OnceLock<Arc<fontdb::Database>>,
    done: Mutex<BTreeMap<[u8; 32], Option<Arc<Media>>>>,
}

/// Longest side of a rendering, in pixels.
const MOST: f32 = 2400.0;

impl Darkroom {
    /// With the theme's fonts, which are read when the first SVG asks for them.
    pub fn new(looks: &Looks) -> Darkroom {
        Darkroom { files: looks.fonts.clone(), ..Darkroom::default() }
    }

    /// The picture as Word takes it, or nothing when it cannot. `size` is in CSS pixels; 0 when unknown.
    pub fn develop(&self, bytes: &Arc<[u8]>, format: PictureFormat, size: (u32, u32)) -> Option<Arc<Media>> {
        let ending = match format {
            PictureFormat::Png => "png",
            PictureFormat::Jpeg => "jpeg",
            PictureFormat::Gif => "gif",
            PictureFormat::Svg | PictureFormat::WebP => return self.convert(bytes, format, size),
            PictureFormat::Other => return None,
        };
        let (width, height) = match size {
            (0, _) | (_, 0) => imagesize::blob_size(bytes).ok().map(|size| (size.width as u32, size.height as u32))?,
            known => known,
        };
        (width > 0 && height > 0).then(|| Arc::new(Media { ending, bytes: bytes.clone(), svg: None, width, height }))
    }

    fn convert(&self, bytes: &Arc<[u8]>, format: PictureFormat, size: (u32, u32)) -> Option<Arc<Media>> {
        let key = *blake3::hash(bytes).as_bytes();
        if let Some(known) = self.done.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let media = if format == PictureFormat::Svg { self.svg(bytes, size) } else { webp(bytes, size) }.map(Arc::new);
        self.done.lock().unwrap_or_else(PoisonError::into_inner).insert(key, media.clone());
        media
    }

    fn svg(&self, bytes: &Arc<[u8]>, size: (u32, u32)) -> Option<Media> {
        let fonts = self.fonts.get_or_init(|| Arc::new(database(&self.files))).clone();
        let font_family = fonts.family_name(&fontdb::Family::SansSerif).to_owned();
        // What an SVG holds itself is shown; a file that it points to is not opened.
        let resolve_string = Box::new(|_: &str, _: &Options<'_>| None);
        let image_href_resolver = ImageHrefResolver { resolve_string, ..ImageHrefResolver::default() };
        let options = Options { fontdb: fonts, font_family, image_href_resolver, ..Options::default() };
        let tree = Tree::from_data(bytes, &options).ok()?;
        let own = tree.size();
        let (width, height) = match size {
            (0, _) | (_, 0) => (own.width().ceil().max(1.0) as u32, own.height().ceil().max(1.0) as u32),
            known => known,
        };
        // Twice the size on the screen, so that print is not coarse.
        let (wide, high) = (width as f32 * 2.0, height as f32 * 2.0);
        let shrink = (MOST / wide.max(high)).min(1.0);
        let mut canvas = Pixmap::new((wide * shrink).ceil() as u32, (high * shrink).ceil() as u32)?;
        let scale = (canvas.width() as f32 / own.width()).min(canvas.height() as f32 / own.height());
        let centre = |whole: u32, part: f32| (whole as f32 - part * scale) / 2.0;
        let (x, y) = (centre(canvas.width(), own.width()), centre(canvas.height(), own.height()));
        resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(x, y), &mut canvas.as_mut());
        let png = canvas.encode_png().ok()?;
        Some(Media { ending: "png", bytes: png.into(), svg: Some(bytes.clone()), width, height })
    }
}

fn webp(bytes: &[u8], size: (u32, u32)) -> Option<Media> {
    let picture = image::load_from_memory_with_format(bytes, image::ImageFormat::WebP).ok()?;
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).ok()?;
    let (width, height) = if size.0 > 0 && size.1 > 0 { size } else { (picture.width(), picture.height()) };
    (width > 0 && height > 0).then(|| Media { ending: "png", bytes: png.into(), svg: None, width, height })
}

/// The theme's fonts alone, never the machine's: a picture looks the same wherever it is built.
fn database(files: &BTreeMap<String, Arc<[u8]>>) -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    for bytes in files.values() {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(bytes.clone())));
    }
    let named = |monospaced: bool| {
        let mut names: Vec<String> = fonts
            .faces()
            .filter(|face| face.monospaced == monospaced)
            .filter_map(|face| face.families.first().map(|(name, _)| name.clone()))
            .collect();
        // "Noto Sans Arabic" has no Latin letters; a face for all scripts comes first where there is one.
        names.sort_by_key(|name| (name.contains("Arabic") || name.contains("Hebrew"), name.clone()));
        names.into_iter().next()
    };
    let (sans, code) = (named(false), named(true));
    if let Some(sans) = sans {
        fonts.set_sans_serif_family(sans.clone());
        fonts.set_serif_family(sans);
    }
    if let Some(code) = code {
        fonts.set_monospace_family(code);
    }
    fonts
}
