//! `kitpress serve`: the site while it is written. One thread builds and owns the [`Session`], one makes documents, the
//! rest answer requests from a shelf of finished files. Writes nothing to disk; answers from memory only, so that no
//! request can leave the site.

mod builder;
mod burst;
mod http;
mod inject;
mod open;
mod reply;
mod shelf;
mod watch;
mod words;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use crate::diagnostic::Diagnostics;
use crate::pipeline::{Options, Session};
use crate::source::SourceText;
use shelf::Shelf;
use words::Words;

/// What is served, where, to whom.
pub struct Settings {
    /// Folder that holds `content/`.
    pub root: PathBuf,
    /// What the site is built with.
    pub options: Options,
    /// What tells the time, so that waivers end while the site is served; without it they are measured by the options.
    pub clock: Option<Clock>,
    /// Address or name to listen on and to answer to, beside loopback.
    pub host: Option<String>,
    /// First port to try.
    pub port: u16,
    /// Address that opens a file in the editor, with `{path}`, `{line}` and `{column}`.
    pub editor: String,
    /// Open the browser: with the first of these commands that there is, or the system's own.
    pub open: Option<Vec<String>>,
    /// Look for changes once a second instead of being told of them.
    pub poll: bool,
}

/// Tells the time.
pub type Clock = fn() -> jiff::Timestamp;

/// What a person at the terminal is told.
pub enum News<'a> {
    /// Where the site is.
    Listening {
        /// Its address on this computer.
        url: &'a str,
        /// The port that was asked for, if it was taken.
        taken: Option<u16>,
        /// Its address for other computers, if they are answered and it is not the same.
        others: Option<&'a str>,
    },
    /// What there is to say about the files, after each change of it.
    Findings(&'a Diagnostics, &'a [SourceText]),
    /// Files of the site that changed, and within how many milliseconds of hearing about it.
    Changed(usize, f64),
    /// Something that is not the site's fault.
    Trouble(&'a str),
}

/// Tells the terminal.
pub type Tell = Arc<dyn Fn(News<'_>) + Send + Sync>;

/// Why the site is not served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// No such folder.
    #[error("there is no folder `{0}`; name the one that holds `content/` with --root")]
    NoRoot(PathBuf),
    /// The name of `--host` is not of this computer.
    #[error("cannot listen on `{0}`: {1}; give --host an address of this computer, or 0.0.0.0 for all it has")]
    Host(String, io::Error),
    /// No port to listen on.
    #[error("cannot listen on port {0} or the {1} after it: {2}; name another with --port")]
    Port(u16, u16, io::Error),
    /// The operating system gives no threads or no watch.
    #[error("cannot start: {0}")]
    Start(String),
}

/// Ports tried after the one asked for.
const MORE_PORTS: u16 = 50;

/// Serves until it is stopped.
pub fn serve(settings: &Settings, tell: Tell) -> Result<(), ServeError> {
    let root = settings.root.canonicalize().map_err(|_| ServeError::NoRoot(settings.root.clone()))?;
    let (listener, taken) = listen(settings)?;
    let address = listener.local_addr().map_err(|error| ServeError::Start(error.to_string()))?;
    let shelf = Arc::new(Shelf::new(Words::read(&root), now()));
    let (orders, inbox) = mpsc::channel();
    let session = Session::new(&root, settings.options.clone());
    let watched = (settings.editor.clone(), settings.poll, settings.clock);
    let ready = builder::start(session, root, watched, shelf.clone(), tell.clone(), (orders.clone(), inbox))
        .map_err(|error| ServeError::Start(error.to_string()))?;
    // The first build is there before anybody is sent to look at it.
    let _ = ready.recv();
    let url = |name: &str| format!("http://{name}:{}{}", address.port(), shelf.base());
    let all = address.ip().is_unspecified();
    let others = if all { Some(url(&outward().map_or("ADDRESS".to_owned(), |ip| ip.to_string()))) } else { None };
    let url = url(&match &settings.host {
        Some(host) if !all && host.contains(':') => format!("[{host}]"),
        Some(host) if !all => host.clone(),
        _ => "localhost".to_owned(),
    });
    tell(News::Listening { url: &url, taken, others: others.as_deref() });
    if let Some(commands) = &settings.open {
        open::open(&url, commands, &tell);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| ServeError::Start(error.to_string()))?;
    let hosts = http::Hosts::new(settings.host.as_deref());
    runtime.block_on(http::answer(listener, shelf, orders, hosts)).map_err(|error| ServeError::Start(error.to_string()))
}

/// Milliseconds since 1970; distinguishes this server from earlier ones and reaches no file.
#[allow(clippy::disallowed_methods, reason = "no output depends on it")]
fn now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(0))
}

/// The first free port from the one asked for, and that one if it was taken.
fn listen(settings: &Settings) -> Result<(TcpListener, Option<u16>), ServeError> {
    let ip = match &settings.host {
        None => IpAddr::V4(Ipv4Addr::LOCALHOST),
        Some(host) => resolve(host).map_err(|error| ServeError::Host(host.clone(), error))?,
    };
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in settings.port..=settings.port.saturating_add(MORE_PORTS) {
        match TcpListener::bind(SocketAddr::new(ip, port)) {
            Ok(listener) => return Ok((listener, (port != settings.port).then_some(settings.port))),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
            Err(error) if settings.host.is_some() => {
                return Err(ServeError::Host(ip.to_string(), error));
            }
            Err(error) => last = error,
        }
    }
    Err(ServeError::Port(settings.port, MORE_PORTS, last))
}

fn resolve(host: &str) -> io::Result<IpAddr> {
    use std::net::ToSocketAddrs;
    if let Ok(ip) = host.parse() {
        return Ok(ip);
    }
    let mut found = (host, 0).to_socket_addrs()?;
    found.next().map(|address| address.ip()).ok_or_else(|| io::Error::other("the name has no address"))
}

/// The address that this computer has in its network: the one that it would send from. Nothing is sent.
fn outward() -> Option<IpAddr> {
    let socket = std::net::UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for documentation (RFC 5737): a route to it is the route to anywhere.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_unspecified())
}
