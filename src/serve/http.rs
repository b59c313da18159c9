//! Requests and answers. A path is only ever looked up among finished files; a request that names a host other than
//! this computer is refused, so that no web page elsewhere can read an unpublished site (DNS rebinding).

use std::net::{IpAddr, TcpListener};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::oneshot;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

use super::builder::Order;
use super::inject::inject;
use super::reply::{file, headers, moved, part, plain};
use super::shelf::Shelf;
use super::words::Words;
use crate::pipeline::SEARCH;
use crate::source::percent_decoded;

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

    /// Whether everything that a request says of the host that it is for names this server: one `Host` header, and the
    /// address if it is written out in full, which then counts more (RFC 9112, section 3.2.2).
    fn admit(&self, request: &Request) -> bool {
        let mut named = request.headers().get_all(header::HOST).iter();
        let host = named.next().and_then(|host| host.to_str().ok());
        let authority = request.uri().authority().map(|authority| authority.as_str());
        host.is_some_and(|host| self.allow(host))
            && named.next().is_none()
            && authority.is_none_or(|authority| self.allow(authority))
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
    if !server.hosts.admit(&request) {
        let text = "This server answers to this computer only. `kitpress serve --host` lets others in.\n";
        return plain(StatusCode::FORBIDDEN, text);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD: this is a preview.\n");
        refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    let Some(path) = decoded(request.uri().path()) else {
        return plain(StatusCode::BAD_REQUEST, "The address is not UTF-8.\n");
    };
    match path.as_str() {
        "/__kitpress/events" => server.events(),
        "/__kitpress/client.js" => file("client.js", include_bytes!("client.js").as_slice().into()),
        "/__kitpress/client.css" => file("client.css", include_bytes!("client.css").as_slice().into()),
        "/__kitpress/page.css" => file("page.css", include_bytes!("page.css").as_slice().into()),
        "/__kitpress/state" => server.state(request.uri().query().unwrap_or_default()),
        _ => server.site(&path, request.headers()).await,
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

    /// What there is to say of the site and of the page `file=`, with the words for it in the language `lang=`.
    fn state(&self, query: &str) -> Response {
        let page = asked(query, "file");
        let lang = asked(query, "lang");
        let stock = self.shelf.stock();
        let about = |name: &str| stock.warnings.get(name).map_or(&[][..], Vec::as_slice);
        let (warnings, everywhere) = (if page.is_empty() { &[][..] } else { about(&page) }, about(""));
        let counted = warnings.len() + everywhere.len();
        let state = serde_json::json!({
            "version": stock.version,
            "errors": stock.errors,
            "warnings": warnings,
            "everywhere": everywhere,
            "draft": stock.drafts.contains(&page),
            "words": stock.words.page(&lang, stock.good, (stock.errors.len() + stock.more, stock.more), counted),
        });
        file("state.json", state.to_string().into_bytes().into())
    }

    async fn site(&self, path: &str, asked: &HeaderMap) -> Response {
        let (found, name) = {
            let stock = self.shelf.stock();
            if !stock.good {
                let page = inject(&not_built(&stock.words), "", stock.version);
                return (StatusCode::SERVICE_UNAVAILABLE, headers("index.html"), page).into_response();
            }
            let Some(inner) = path.strip_prefix(stock.base.as_str()) else {
                let home = path == "/" || format!("{path}/") == stock.base;
                return if home { moved(&stock.base) } else { self.missing("") };
            };
            let name =
                if inner.is_empty() || inner.ends_with('/') { format!("{inner}index.html") } else { inner.to_owned() };
            let made_when_asked = stock.offers.contains(&name) || name.starts_with(SEARCH);
            if stock.files.contains_key(&name) || made_when_asked {
                (made_when_asked, name)
            } else if stock.files.contains_key(&format!("{inner}/index.html")) {
                return moved(&format!("{}{inner}/", stock.base));
            } else {
                drop(stock);
                return self.missing(inner);
            }
        };
        if found {
            return self.document(name, asked).await;
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
            _ => part(&name, bytes, asked),
        }
    }

    async fn document(&self, name: String, asked: &HeaderMap) -> Response {
        let (reply, made) = oneshot::channel();
        self.order(Order::Document(name.clone(), reply));
        match tokio::time::timeout(Duration::from_secs(DOCUMENT), made).await {
            Ok(Ok(Some(bytes))) => part(&name, bytes, asked),
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

/// The page that stands for a site that never was without errors.
fn not_built(words: &Words) -> String {
    let (lang, dir) = words.default();
    let [title, why] = ["editor_not_built", "editor_not_built_why"]
        .map(|key| words.say(key).replace('&', "&amp;").replace('<', "&lt;"));
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"/__kitpress/page.css\"></head>\
         <body><main><h1>{title}</h1><p>{why}</p></main></body></html>"
    )
}

/// A value of a query, decoded; empty if it is not there.
fn asked(query: &str, name: &str) -> String {
    let mut parts = query.split('&').filter_map(|part| part.split_once('='));
    let value = parts.find(|(key, _)| *key == name).map(|(_, value)| value.replace('+', " "));
    value.and_then(|value| decoded(&value)).unwrap_or_default()
}

/// Percent-decoded; `None` if that is not UTF-8.
fn decoded(path: &str) -> Option<String> {
    String::from_utf8(percent_decoded(path)).ok()
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
    fn what_is_percent_encoded_is_read_as_utf_8() {
        assert_eq!(decoded("/%C5%B5/%zz%2").as_deref(), Some("/ŵ/%zz%2"));
        assert_eq!(decoded("/%ff"), None);
        assert_eq!(asked("file=a%2Fb.html&lang=cy", "file"), "a/b.html");
        assert_eq!(asked("file=a+b", "file"), "a b");
        assert_eq!(asked("lang=cy", "file"), "");
    }
}
