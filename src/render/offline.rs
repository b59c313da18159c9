//! A copy of the site to take away: its pages with addresses that lead from one file of a folder to another, packed. The
//! pages are rendered for an address that stands for the top of the folder; here it becomes the way there.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// What stands for the top of the folder, as a part of a path: U+FDD0 percent-encoded, which is no character and so in no
/// address of anybody's.
pub const TOP: &str = "%EF%B7%90/";

/// Replaces the address that stands for the top, `base` with [`TOP`] at its end, in a page at `path`. After the origin
/// (`https://example.org`) it is a complete address and leads to the site as it is published. Elsewhere it is the way from
/// the page's folder, and what leads to a folder leads to its `index.html`.
pub fn expand(text: &str, path: &str, base: &url::Url) -> String {
    let top = base.path();
    let origin = base.as_str().strip_suffix(top).unwrap_or_default();
    let way = "../".repeat(path.matches('/').count());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(top) {
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + top.len()..).unwrap_or_default());
        out.push_str(before);
        rest = after;
        if !origin.is_empty() && before.ends_with(origin) {
            out.push_str(top.strip_suffix(TOP).unwrap_or("/"));
            continue;
        }
        let (inner, after) = after.split_at(end(after));
        out.push_str(&way);
        out.push_str(inner);
        if inner.is_empty() || inner.ends_with('/') {
            out.push_str("index.html");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where the path of an address ends that stands in an attribute, in text or in data within an attribute.
fn end(text: &str) -> usize {
    let ends = |(at, c): (usize, char)| match c {
        '"' | '#' | '?' | '<' | '>' => true,
        '&' => !text.get(at..).is_some_and(|rest| rest.starts_with("&amp;")),
        c => c.is_whitespace(),
    };
    text.char_indices().find(|one| ends(*one)).map_or(text.len(), |(at, _)| at)
}

/// The zip of these files, in this order. What is packed already is stored as it is. Nothing if it is too large for a zip.
pub fn pack<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).unix_permissions(0o644);
    for (name, bytes) in files {
        let packed = [".docx", ".epub", ".imscc", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".zip", ".woff2"];
        let method = match packed.iter().any(|ending| name.ends_with(ending)) {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        zip.start_file(name, options.compression_method(method)).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// One zip of several, their files in order.
pub fn join(zips: Vec<Vec<u8>>) -> Option<Vec<u8>> {
    let mut all = ZipWriter::new(Cursor::new(Vec::with_capacity(zips.iter().map(Vec::len).sum())));
    for zip in zips {
        all.merge_archive(zip::ZipArchive::new(Cursor::new(zip)).ok()?).ok()?;
    }
    Some(all.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(text: &str, path: &str) -> String {
        let base = url::Url::parse("https://example.org/kit/").unwrap().join(TOP).unwrap();
        expand(&text.replace("TOP", base.path()), path, &base)
    }

    #[test]
    fn addresses_lead_from_the_pages_folder_to_files() {
        let page = |text: &str| expanded(text, "cy/a/index.html");
        assert_eq!(page("<a href=\"TOPcy/b/#c\">"), "<a href=\"../../cy/b/index.html#c\">");
        assert_eq!(page("<a href=\"TOP\">"), "<a href=\"../../index.html\">");
        assert_eq!(page("<img src=\"TOPassets/x.1.svg\">"), "<img src=\"../../assets/x.1.svg\">");
        assert_eq!(page("<a href=\"TOPsearch/?q=x\">"), "<a href=\"../../search/index.html?q=x\">");
        assert_eq!(page("TOPa&amp;b/ TOPc/"), "../../a&amp;b/index.html ../../c/index.html");
        assert_eq!(page("data-x=\"[&quot;TOPa/&quot;]\""), "data-x=\"[&quot;../../a/index.html&quot;]\"");
        assert_eq!(expanded("<a href=\"TOP\">", "index.html"), "<a href=\"index.html\">");
        assert_eq!(expanded("<a href=\"TOP%C5%B5/\">", "index.html"), "<a href=\"%C5%B5/index.html\">");
    }

    #[test]
    fn complete_addresses_lead_to_the_published_site() {
        assert_eq!(expanded("https://example.orgTOPcy/b/", "a/index.html"), "https://example.org/kit/cy/b/");
    }

    #[test]
    fn the_files_of_joined_zips_are_in_order_and_whole() {
        let one = pack([("a.html", &b"one"[..]), ("b.png", b"two")]).unwrap();
        let joined = join(vec![one, pack([("ŵ/c.html", &b"three"[..])]).unwrap()]).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(joined)).unwrap();
        let names: Vec<String> = (0..3).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        assert_eq!(names, ["a.html", "b.png", "ŵ/c.html"]);
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("ŵ/c.html").unwrap(), &mut text).unwrap();
        assert_eq!(text, "three");
    }
}
