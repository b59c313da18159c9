//! Requests and answers. A path is only ever looked up among finished files; a request that names a host other than
//! this computer is refused, so that no web page elsewhere can read an unpublished site (DNS rebinding).

use std::net::{IpAddr, TcpListener};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::oneshot;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

use super::builder::Order;
use super::inject::inject;
use super::shelf::Shelf;

/// Names that requests may ask for.
#[derive(Clone, Debug)]
pub struct Hosts {
    own: Option<String>,
    /// Listening on all addresses: any address is one of ours, no name is.
    any_address: bool,
}

impl Hosts {
    /// Loopback, and what `--host` says.
    pub fn new(host: Option<&str>) -> Hosts {
        let any_address = host.and_then(|host| host.parse::<IpAddr>().ok()).is_some_and(|ip| ip.is_unspecified());
        Hosts { own: host.map(str::to_ascii_lowercase), any_address }
    }

    /// Whether a `Host` header names this server; its port does not matter.
    pub fn allow(&self, header: &str) -> bool {
        let header = header.trim().to_ascii_lowercase();
        let (host, port) = match header.strip_prefix('[') {
            Some(rest) => rest.split_once(']').unwrap_or(("", "x")),
            None => header.split_at(header.find(':').unwrap_or(header.len())),
        };
        let port = port.strip_prefix(':').unwrap_or(port);
        if !port.chars().all(|c| c.is_ascii_digit()) {
            return false;
        }
        let ip: Option<IpAddr> = host.parse().ok();
        host == "localhost"
            || ip.is_some_and(|ip| ip.is_loopback() || self.any_address)
            || self.own.as_deref() == Some(host)
    }
}

struct Server {
    shelf: Arc<Shelf>,
    orders: Mutex<Sender<Order>>,
    hosts: Hosts,
}

/// How long a request waits for a document, or a page for the sizes of its documents, in seconds.
const DOCUMENT: u64 = 120;
const SIZES: u64 = 10;

/// Answers until the program ends.
pub async fn answer(
    listener: TcpListener,
    shelf: Arc<Shelf>,
    orders: Sender<Order>,
    hosts: Hosts,
) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let server = Arc::new(Server { shelf, orders: Mutex::new(orders), hosts });
    axum::serve(listener, Router::new().fallback(handle).with_state(server)).await
}

async fn handle(State(server): State<Arc<Server>>, request: Request) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if !host.is_some_and(|host| server.hosts.allow(host)) {
        let text = "This server answers to this computer only. `kitpress serve --host` lets others in.\n";
        return plain(StatusCode::FORBIDDEN, text);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD: this is a preview.\n");
    }
    let Some(path) = decoded(request.uri().path()) else {
        return plain(StatusCode::BAD_REQUEST, "The address is not UTF-8.\n");
    };
    match path.as_str() {
        "/__kitpress/events" => server.events(),
        "/__kitpress/client.js" => file("client.js", include_bytes!("client.js").as_slice().into()),
        "/__kitpress/client.css" => file("client.css", include_bytes!("client.css").as_slice().into()),
        "/__kitpress/state" => server.state(request.uri().query().unwrap_or_default()),
        _ => server.site(&path).await,
    }
}

impl Server {
    fn order(&self, order: Order) {
        let _ = self.orders.lock().unwrap_or_else(std::sync::PoisonError::into_inner).send(order);
    }

    /// What happens, as it happens. The first message says which version there is, so that a browser that slept sees
    /// what it missed.
    fn events(&self) -> Response {
        type Told = Result<axum::response::sse::Event, std::convert::Infallible>;
        let heard = BroadcastStream::new(self.shelf.listen());
        let version = self.shelf.stock().version;
        let hello = serde_json::json!({ "version": version, "files": [], "all": false, "hello": true }).to_string();
        let heard = heard.map(|event| -> Told {
            // One that fell behind is told that anything may have changed.
            let text = event.unwrap_or_else(|_| r#"{"version":0,"files":[],"all":true}"#.into());
            Ok(axum::response::sse::Event::default().data(&*text))
        });
        let hello = tokio_stream::once(Told::Ok(axum::response::sse::Event::default().data(hello)));
        let alive = KeepAlive::new().interval(Duration::from_secs(15));
        Sse::new(hello.chain(heard)).keep_alive(alive).into_response()
    }

    /// What there is to say of the site and of the page `file=`.
    fn state(&self, query: &str) -> Response {
        let page = query.split('&').find_map(|part| part.strip_prefix("file=")).and_then(decoded).unwrap_or_default();
        let stock = self.shelf.stock();
        let warnings: Vec<_> = [page.as_str(), ""]
            .iter()
            .take(if page.is_empty() { 1 } else { 2 })
            .filter_map(|name| stock.warnings.get(*name))
            .flatten()
            .collect();
        let state = serde_json::json!({
            "version": stock.version,
            "errors": stock.errors,
            "warnings": warnings,
            "draft": stock.drafts.contains(&page),
        });
        file("state.json", state.to_string().into_bytes().into())
    }

    async fn site(&self, path: &str) -> Response {
        let (found, name) = {
            let stock = self.shelf.stock();
            if !stock.good {
                let page = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not built yet</title></head>\
                            <body><main><h1>The site is not built yet</h1><p>Its content has errors. This page becomes the \
                            site when they are put right.</p></main></body></html>";
                let page = inject(page, "", stock.version);
                return (StatusCode::SERVICE_UNAVAILABLE, headers("index.html"), page).into_response();
            }
            let Some(inner) = path.strip_prefix(stock.base.as_str()) else {
                let home = path == "/" || format!("{path}/") == stock.base;
                return if home { moved(&stock.base) } else { self.missing("") };
            };
            let name =
                if inner.is_empty() || inner.ends_with('/') { format!("{inner}index.html") } else { inner.to_owned() };
            if stock.files.contains_key(&name) || stock.offers.contains(&name) {
                (stock.offers.contains(&name), name)
            } else if stock.files.contains_key(&format!("{inner}/index.html")) {
                return moved(&format!("{}{inner}/", stock.base));
            } else {
                drop(stock);
                return self.missing(inner);
            }
        };
        if found {
            return self.document(name).await;
        }
        if name.ends_with(".html") {
            let waits = self.shelf.stock().unmeasured.contains(&name);
            let (reply, known) = oneshot::channel();
            self.order(Order::Visited(name.clone(), waits.then_some(reply)));
            if waits {
                // After too long the page is shown as it is; it is put right when the sizes are known.
                let _ = tokio::time::timeout(Duration::from_secs(SIZES), known).await;
            }
        }
        let stock = self.shelf.stock();
        let Some(bytes) = stock.files.get(&name).cloned() else {
            drop(stock);
            return self.missing(&name);
        };
        let version = stock.version;
        drop(stock);
        match std::str::from_utf8(&bytes) {
            Ok(page) if name.ends_with(".html") => (headers(&name), inject(page, &name, version)).into_response(),
            _ => file(&name, bytes),
        }
    }

    async fn document(&self, name: String) -> Response {
        let (reply, made) = oneshot::channel();
        self.order(Order::Document(name.clone(), reply));
        match tokio::time::timeout(Duration::from_secs(DOCUMENT), made).await {
            Ok(Ok(Some(bytes))) => file(&name, bytes),
            _ => plain(StatusCode::INTERNAL_SERVER_ERROR, "The document could not be made; the page says why.\n"),
        }
    }

    /// The site's own page for addresses that lead nowhere, in the language of the address.
    fn missing(&self, inner: &str) -> Response {
        let stock = self.shelf.stock();
        let own = inner.split('/').next().map(|lang| format!("{lang}/404.html"));
        let name = own.filter(|name| stock.files.contains_key(name)).unwrap_or_else(|| "404.html".to_owned());
        let Some(page) = stock.files.get(&name) else {
            return plain(StatusCode::NOT_FOUND, "There is no such page.\n");
        };
        let page = inject(&String::from_utf8_lossy(page), &name, stock.version);
        (StatusCode::NOT_FOUND, headers(&name), page).into_response()
    }
}

/// Percent-decoded; `None` if that is not UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut out = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, more @ ..] = rest {
        let digit = |at: usize| char::from(*more.get(at)?).to_digit(16);
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).ok()?);
                rest = &more[2..];
            }
            _ => {
                out.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8(out).ok()
}

/// As an address of this server: only what an address may hold.
fn encoded(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(byte);
    path.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn moved(path: &str) -> Response {
    // Two slashes would be another host.
    let path = format!("/{}", encoded(path).trim_start_matches('/'));
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, path), (header::CACHE_CONTROL, "no-store".to_owned())])
        .into_response()
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, headers("x.txt"), text).into_response()
}

fn file(name: &str, bytes: Arc<[u8]>) -> Response {
    (headers(name), Body::from(axum::body::Bytes::from_owner(bytes))).into_response()
}

fn headers(name: &str) -> [(header::HeaderName, &'static str); 3] {
    [
        (header::CONTENT_TYPE, media(name)),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ]
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
    fn only_this_computer_is_answered_unless_host_says_otherwise() {
        let own = Hosts::new(None);
        for good in ["localhost", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000", "127.0.0.2"] {
            assert!(own.allow(good), "{good}");
        }
        for bad in
            ["evil.example", "localhost.evil.example", "192.168.1.2:4000", "", "[::1", "127.0.0.1:4000@evil", "[::2]"]
        {
            assert!(!own.allow(bad), "{bad}");
        }
        let open = Hosts::new(Some("0.0.0.0"));
        assert!(open.allow("192.168.1.2:4000") && !open.allow("evil.example"));
        let named = Hosts::new(Some("desk.local"));
        assert!(named.allow("desk.local:4000") && !named.allow("other.local"));
    }

    #[test]
    fn a_redirect_stays_on_this_host() {
        for path in ["//evil.example/", "/a\r\nb/", "/cy/ŵyl/"] {
            let answer = moved(path);
            let to = answer.headers()[header::LOCATION].to_str().unwrap();
            assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\r'), "{to}");
        }
        assert_eq!(decoded("/%C5%B5/%zz%2").as_deref(), Some("/ŵ/%zz%2"));
        assert_eq!(decoded("/%ff"), None);
    }
}
