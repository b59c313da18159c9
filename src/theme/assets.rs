//! Style sheets, icons and images of a theme, named by what they hold, so that a browser may keep
//! them for ever.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::load::ThemeSources;

/// Finished assets of the theme.
#[derive(Debug, Default)]
pub struct Assets {
    /// Path in the output to bytes.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Style sheet of every page: all of `css/` but `syntax.css`, in order of name.
    pub style: Option<String>,
    /// `css/syntax.css`, for pages with code.
    pub code_style: Option<String>,
    /// `favicon.svg`.
    pub icon: Option<String>,
}

/// First 10 hexadecimal digits of the BLAKE3 hash: enough to tell versions of one name apart.
pub fn short_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..10].to_owned()
}

/// `name.hash.ext` below `assets/`.
pub fn hashed_path(name: &str, bytes: &[u8]) -> String {
    let hash = short_hash(bytes);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("assets/{stem}.{hash}.{extension}"),
        _ => format!("assets/{name}.{hash}"),
    }
}

impl Assets {
    /// Hashes and names the theme's assets. `accent` replaces the theme's accent colour when a site has its own.
    pub fn new(theme: &ThemeSources, accent: Option<&str>) -> Assets {
        let mut assets = Assets::default();
        let mut style: Vec<u8> = Vec::new();
        for (path, bytes) in &theme.assets {
            match path.as_str() {
                "css/syntax.css" => assets.code_style = Some(assets.add("code.css", bytes.clone())),
                "favicon.svg" => assets.icon = Some(assets.add("favicon.svg", bytes.clone())),
                css if css.starts_with("css/") && css.ends_with(".css") => {
                    style.extend_from_slice(bytes);
                    style.push(b'\n');
                }
                other => {
                    let path = format!("assets/{other}");
                    assets.files.insert(path, bytes.clone());
                }
            }
        }
        if let Some(accent) = accent {
            style.extend_from_slice(format!(":root {{ --brand: {accent}; }}\n").as_bytes());
        }
        if !style.is_empty() {
            assets.style = Some(assets.add("site.css", style.into()));
        }
        assets
    }

    fn add(&mut self, name: &str, bytes: Arc<[u8]>) -> String {
        let path = hashed_path(name, &bytes);
        self.files.insert(path.clone(), bytes);
        path
    }
}
