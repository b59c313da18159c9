//! What answers are made of: media types, headers, redirects, parts of files.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A short text of our own.
pub fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, headers("x.txt"), text).into_response()
}

/// A whole file.
pub fn file(name: &str, bytes: Arc<[u8]>) -> Response {
    (headers(name), Body::from(Bytes::from_owner(bytes))).into_response()
}

/// A file, or the part of it that was asked for (RFC 9110, section 14): some browsers play no film without. Nothing says
/// of which version the parts are, so `If-Range` asks for the whole.
pub fn part(name: &str, bytes: Arc<[u8]>, asked: &HeaderMap) -> Response {
    let size = bytes.len();
    let range = asked.get(header::RANGE).filter(|_| !asked.contains_key(header::IF_RANGE));
    let range = range.and_then(|range| range.to_str().ok()).and_then(|range| Some((range, bounds(range, size)?)));
    let mut answer = match range {
        None => file(name, bytes),
        Some((_, Some((first, last)))) => {
            let part = Bytes::from_owner(bytes).slice(first..last + 1);
            let place = format!("bytes {first}-{last}/{size}");
            (StatusCode::PARTIAL_CONTENT, [(header::CONTENT_RANGE, place)], headers(name), Body::from(part))
                .into_response()
        }
        Some((_, None)) => {
            let place = format!("bytes */{size}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, place)], headers("x.txt")).into_response()
        }
    };
    answer.headers_mut().insert(header::ACCEPT_RANGES, header::HeaderValue::from_static("bytes"));
    answer
}

/// First and last byte of `bytes=1-3`; `Some(None)` if the file has none of them; `None` for what is not one such range,
/// which is answered with the whole file.
fn bounds(range: &str, size: usize) -> Option<Option<(usize, usize)>> {
    let (first, last) = range.strip_prefix("bytes=")?.trim().split_once('-')?;
    let number = |text: &str| text.parse::<usize>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    match (first, last) {
        ("", last) => {
            let count = number(last)?.min(size);
            Some((count > 0).then(|| (size - count, size - 1)))
        }
        (first, "") => {
            let first = number(first)?;
            Some((first < size).then(|| (first, size - 1)))
        }
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return None;
            }
            Some((first < size).then(|| (first, last.min(size - 1))))
        }
    }
}

/// To another address of this server.
pub fn moved(path: &str) -> Response {
    // Two slashes would be another host.
    let path = format!("/{}", encoded(path).trim_start_matches('/'));
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, path), (header::CACHE_CONTROL, "no-store".to_owned())])
        .into_response()
}

/// Headers of a file.
pub fn headers(name: &str) -> [(HeaderName, &'static str); 3] {
    [
        (header::CONTENT_TYPE, media(name)),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ]
}

/// As an address of this server: only what an address may hold.
fn encoded(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(byte);
    path.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Media type of a file, by its ending.
fn media(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" if name.ends_with("atom.xml") => "application/atom+xml; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "_headers" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "ics" => "text/calendar; charset=utf-8",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "epub" => "application/epub+zip",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        "vtt" => "text/vtt; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_redirect_stays_on_this_host() {
        for path in ["//evil.example/", "/a\r\nb/", "/cy/ŵyl/"] {
            let answer = moved(path);
            let to = answer.headers()[header::LOCATION].to_str().unwrap();
            assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\r'), "{to}");
        }
    }

    #[test]
    fn a_range_is_within_the_file_or_refused() {
        assert_eq!(bounds("bytes=0-3", 10), Some(Some((0, 3))));
        assert_eq!(bounds("bytes=8-", 10), Some(Some((8, 9))));
        assert_eq!(bounds("bytes=-3", 10), Some(Some((7, 9))));
        assert_eq!(bounds("bytes=-30", 10), Some(Some((0, 9))));
        assert_eq!(bounds("bytes=5-99", 10), Some(Some((5, 9))));
        for none in ["bytes=10-", "bytes=10-20", "bytes=-0"] {
            assert_eq!(bounds(none, 10), Some(None), "{none}");
        }
        assert_eq!(bounds("bytes=-1", 0), Some(None));
        for whole in ["bytes=3-1", "bytes=0-1,4-5", "lines=0-1", "bytes=+1-2", "bytes=", "bytes=a-b", "bytes=-"] {
            assert_eq!(bounds(whole, 10), None, "{whole}");
        }
    }
}
