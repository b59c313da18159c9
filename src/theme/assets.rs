//! Style sheets, icons and images of a theme, named by what they hold, so that a browser may keep
//! them for ever.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::load::ThemeSources;

/// Finished assets of the theme.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Path in the output to bytes.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Style sheet of every page: all of `css/` but `syntax.css` and `noscript.css`, in order of name.
    pub style: Option<String>,
    /// `css/syntax.css`, for pages with code.
    pub code_style: Option<String>,
    /// `css/noscript.css`, for browsers that run no script.
    pub plain_style: Option<String>,
    /// `js/site.js`, on every page.
    pub script: Option<String>,
    /// Other files of `js/`, which `js/site.js` loads when a reader asks for what they do: name without ending to path.
    pub scripts: BTreeMap<String, String>,
    /// `favicon.svg`.
    pub icon: Option<String>,
}

/// `search` of `js/search.js`: what a page asks for a script by, so lower-case letters and hyphens.
fn script_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix("js/")?.strip_suffix(".js")?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    (!name.is_empty() && name.bytes().all(plain)).then_some(name)
}

/// A string of CSS (Syntax Module Level 3, 4.3.5).
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            control if control.is_control() => out.push(' '),
            plain => out.push(plain),
        }
    }
    out.push('"');
    out
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
    /// Hashes and names the theme's assets. `accent` replaces the theme's accent colour when a site has its own; `titles`
    /// are the site's name by language, the first one for all others: what stands above each printed page, where style
    /// sheets see neither page nor site.
    pub fn new(theme: &ThemeSources, accent: Option<&str>, titles: &[(&str, String)]) -> Assets {
        let mut assets = Assets::default();
        let mut style: Vec<u8> = Vec::new();
        for (path, bytes) in &theme.assets {
            match path.as_str() {
                "css/syntax.css" => assets.code_style = Some(assets.add("code.css", bytes.clone())),
                "css/noscript.css" => assets.plain_style = Some(assets.add("noscript.css", bytes.clone())),
                "js/site.js" => assets.script = Some(assets.add("site.js", bytes.clone())),
                "favicon.svg" => assets.icon = Some(assets.add("favicon.svg", bytes.clone())),
                css if css.starts_with("css/") && css.ends_with(".css") => {
                    style.extend_from_slice(bytes);
                    style.push(b'\n');
                }
                js if script_name(js).is_some() => {
                    let name = script_name(js).unwrap_or_default();
                    let path = assets.add(&format!("{name}.js"), bytes.clone());
                    assets.scripts.insert(name.to_owned(), path);
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
        for (place, (lang, title)) in titles.iter().enumerate() {
            let root = if place == 0 { ":root".to_owned() } else { format!(":root:lang({lang})") };
            style.extend_from_slice(format!("{root} {{ --site-title: {}; }}\n", css_string(title)).as_bytes());
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
