//! The thread that owns the session: gathers what changed on disk, builds, puts the result on the shelf, tells the
//! browsers. Documents are made by a second thread, so that no edit waits for a typesetter.
#![allow(clippy::disallowed_methods, reason = "waits for a save to end; no output depends on the time")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::burst::Burst;
use super::shelf::{Event, Finding, Shelf};
use super::watch::Watch;
use super::words::Words;
use super::{Clock, News, Tell};
use crate::diagnostic::{Colour, Diagnostic, Severity, render};
use crate::load;
use crate::pipeline::{Change, Done, Job, Session};
use crate::source::{SourceId, SourceText};

/// What the builder is asked to do.
pub enum Order {
    /// Files changed, by their names from the root; whether they were not there before.
    Changed { names: Vec<String>, born: bool },
    /// The system tells of no more changes, and why.
    Blind(String),
    /// Nobody knows what changed.
    Rescan,
    /// `content/` or `themes/` itself came or went.
    Moved,
    /// A page was asked for; the sender waits until the sizes of its documents are known.
    Visited(String, Option<oneshot::Sender<()>>),
    /// A document was asked for.
    Document(String, Reader),
    /// A document was made.
    Made(Box<Done>),
}

/// A file that is written in parts is wrong until the last: errors are told when nothing follows for so long.
const PATIENCE: Duration = Duration::from_millis(60);
/// A folder that came is watched a moment later than its first files.
const AGAIN: Duration = Duration::from_millis(300);
/// Never gathers longer than this.
const LONGEST: Duration = Duration::from_secs(2);
/// How often to look whether another day has begun: a computer that slept through midnight has not counted the hours.
const DAY_CHECK: Duration = Duration::from_secs(60);
/// Pages whose documents are kept up to date: those that somebody looks at.
const RECENT: usize = 6;
/// Nobody reads more errors at once than these; one word of the vocabulary can be wrong on every page.
const ERRORS: usize = 50;
/// More addresses than these are told as "all".
const TOLD: usize = 200;

/// The two ends of the builder's queue.
pub type Queue = (Sender<Order>, Receiver<Order>);

/// Starts the threads; the receiver hears when the first build is on the shelf.
pub fn start(
    session: Session,
    root: PathBuf,
    (editor, poll, clock): (String, bool, Option<Clock>),
    shelf: Arc<Shelf>,
    tell: Tell,
    (orders, inbox): Queue,
) -> io::Result<Receiver<()>> {
    let (jobs, work) = mpsc::channel::<Job>();
    let finished = orders.clone();
    std::thread::Builder::new().name("documents".to_owned()).spawn(move || {
        for job in work {
            if finished.send(Order::Made(Box::new(job.make()))).is_err() {
                break;
            }
        }
    })?;
    let (ready, is_ready) = mpsc::channel();
    std::thread::Builder::new().name("builder".to_owned()).spawn(move || {
        let watch = match poll {
            true => Watch::look(&root, &orders),
            false => {
                Watch::told(&root, &orders).unwrap_or_else(|error| looking(&root, &orders, &error.to_string(), &tell))
            }
        };
        let mut builder = Builder {
            session,
            root,
            editor,
            shelf,
            tell,
            jobs,
            watch,
            orders,
            printing: BTreeSet::new(),
            readers: BTreeMap::new(),
            visitors: Vec::new(),
            recent: VecDeque::new(),
            told: Vec::new(),
            words: None,
            errors_at: None,
            again_at: None,
            day_at: clock.map(|_| Instant::now() + DAY_CHECK),
            clock,
        };
        let change = builder.session.rebuild();
        builder.new_day();
        builder.publish(change, true);
        let _ = ready.send(());
        builder.run(&inbox);
    })?;
    Ok(is_ready)
}

/// Looks for changes, as the system does not tell of them.
fn looking(root: &Path, orders: &Sender<Order>, why: &str, tell: &Tell) -> Watch {
    let help = "on Linux, `sysctl fs.inotify.max_user_watches=524288` allows more";
    tell(News::Trouble(&format!("the system tells of no changes ({why}): looking for them once a second; {help}")));
    Watch::look(root, orders)
}

/// Waits for a document's bytes; gets none if it cannot be made.
type Reader = oneshot::Sender<Option<Arc<[u8]>>>;

struct Builder {
    session: Session,
    root: PathBuf,
    editor: String,
    shelf: Arc<Shelf>,
    tell: Tell,
    jobs: Sender<Job>,
    watch: Watch,
    orders: Sender<Order>,
    /// Documents that are being made.
    printing: BTreeSet<String>,
    /// Who waits for a document.
    readers: BTreeMap<String, Vec<Reader>>,
    /// Who waits for a page's sizes.
    visitors: Vec<(String, oneshot::Sender<()>)>,
    /// Pages looked at last.
    recent: VecDeque<String>,
    /// What the terminal was told last.
    told: Vec<Diagnostic>,
    /// The preview's own words, if they may be others than before.
    words: Option<Words>,
    /// When to tell of errors, if nothing comes before.
    errors_at: Option<Instant>,
    /// When to look at everything once more.
    again_at: Option<Instant>,
    /// When to look whether another day has begun.
    day_at: Option<Instant>,
    clock: Option<Clock>,
}

impl Builder {
    fn run(&mut self, inbox: &Receiver<Order>) {
        let mut waiting: VecDeque<Order> = VecDeque::new();
        loop {
            let order = match waiting.pop_front() {
                Some(order) => order,
                None => match self.next(inbox) {
                    Some(order) => order,
                    None => return,
                },
            };
            match order {
                Order::Changed { .. } | Order::Rescan | Order::Moved | Order::Blind(_) => {
                    let since = Instant::now();
                    let burst = self.gather(order, inbox, &mut waiting);
                    self.build(burst, since);
                }
                Order::Visited(file, reply) => self.visited(file, reply),
                Order::Document(path, reply) => {
                    self.readers.entry(path.clone()).or_default().push(reply);
                    if self.session.is_index(&path) {
                        let change = self.session.search();
                        self.publish(change, false);
                    }
                    self.print(&path);
                    self.hand_out(&path);
                }
                Order::Made(done) => self.made(*done),
            }
        }
    }

    /// The next order, or what is due before it.
    fn next(&mut self, inbox: &Receiver<Order>) -> Option<Order> {
        loop {
            let due = self.errors_at.into_iter().chain(self.again_at).chain(self.day_at).min();
            let Some(due) = due else { return inbox.recv().ok() };
            match inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(order) => return Some(order),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    let now = Instant::now();
                    if self.errors_at.is_some_and(|at| at <= now) {
                        self.errors_at = None;
                        self.publish(Change::default(), true);
                    }
                    if self.day_at.is_some_and(|at| at <= now) {
                        self.day_at = Some(now + DAY_CHECK);
                        if self.new_day() {
                            return Some(Order::Rescan);
                        }
                    }
                    if self.again_at.is_some_and(|at| at <= now) {
                        self.again_at = None;
                        return Some(Order::Rescan);
                    }
                }
            }
        }
    }

    /// Whether another day has begun, with which waivers may have ended.
    fn new_day(&mut self) -> bool {
        self.clock.is_some_and(|clock| self.session.tell_time(clock()))
    }

    /// All events of one save, checkout or move.
    fn gather(&self, first: Order, inbox: &Receiver<Order>, waiting: &mut VecDeque<Order>) -> Burst {
        let mut burst = Burst::default();
        let until = Instant::now() + LONGEST;
        let mut next = Some(first);
        let mut quiet_until = Instant::now();
        loop {
            let other = next.take().and_then(|order| burst.add(order));
            match other {
                Some(other) => waiting.push_back(other),
                // Requests in between do not put the end off.
                None => quiet_until = until.min(Instant::now() + burst.quiet(|name| load::exists(&self.root, name))),
            }
            match inbox.recv_timeout(quiet_until.saturating_duration_since(Instant::now())) {
                Ok(order) => next = Some(order),
                Err(_) => return burst,
            }
            if Instant::now() >= until {
                waiting.extend(next);
                return burst;
            }
        }
    }

    fn build(&mut self, mut burst: Burst, since: Instant) {
        if burst.moved
            && let Err(error) = self.watch.again()
        {
            burst.blind = Some(error.to_string());
        }
        if let Some(why) = burst.blind.take()
            && self.watch.is_told()
        {
            self.watch = looking(&self.root, &self.orders, &why, &self.tell);
            burst.all = true;
        }
        burst.forget_passing(|name| load::exists(&self.root, name));
        if burst.is_empty() {
            return;
        }
        let last = |name: &String| name.rsplit('/').next().is_some_and(|last| !last.contains('.'));
        if burst.moved || burst.names.iter().any(last) {
            self.again_at = Some(Instant::now() + AGAIN);
        }
        if burst.all || burst.moved || burst.names.iter().any(|name| speaks(name)) {
            self.words = Some(Words::read(&self.root));
        }
        let change = if self.new_day() || burst.all || burst.moved {
            self.session.rebuild()
        } else {
            self.session.change(burst.names)
        };
        let files = change.files.len();
        if self.session.findings().diagnostics.has_errors() {
            // The pages that there are stay; whether it is a mistake or half a save shows in a moment.
            self.errors_at = Some(Instant::now() + PATIENCE);
            return;
        }
        self.errors_at = None;
        self.publish(change, false);
        if files > 0 {
            (self.tell)(News::Changed(files, since.elapsed().as_secs_f64() * 1000.0));
        }
        for file in self.recent.clone() {
            self.print(&file);
        }
    }

    /// Puts a change and the findings on the shelf and tells who watches.
    fn publish(&mut self, change: Change, always: bool) {
        let mut findings = self.session.findings().clone();
        findings.diagnostics.retain(|one| !one.is_advice());
        let (errors, more, warnings) =
            self.sorted(&findings.diagnostics.iter().cloned().collect::<Vec<_>>(), &findings.texts);
        let base = self.session.base().to_owned();
        let words = self.words.take();
        let mut stock = self.shelf.stock_mut();
        let spoken = words.is_some();
        if let Some(words) = words {
            stock.words = Arc::new(words);
        }
        let said = spoken || stock.errors != errors || stock.more != more || stock.warnings != warnings;
        if change.files.is_empty() && !said && !always {
            return;
        }
        stock.version += 1;
        let version = stock.version;
        let mut files = Vec::new();
        let all = change.files.len() > TOLD;
        for (path, bytes) in change.files {
            if !all {
                let path = path.as_str();
                let shown = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
                files.push(format!("{base}{}", shown.unwrap_or(path)));
            }
            match bytes {
                Some(bytes) => stock.files.insert(path.as_str().to_owned(), bytes),
                None => stock.files.remove(path.as_str()),
            };
        }
        let owned = |path: &crate::source::SitePath| path.as_str().to_owned();
        if change.whole {
            stock.offers = self.session.offers().chain(&self.session.entries()).map(owned).collect();
            stock.drafts = self.session.pages().filter(|page| page.2).map(|page| owned(page.0)).collect();
        }
        stock.unmeasured = self.session.unmeasured().iter().map(owned).collect();
        let had = stock.good;
        stock.good = self.session.is_good();
        stock.errors = errors;
        stock.more = more;
        stock.warnings = warnings;
        let all = all || had != stock.good;
        let style = change.style.map(|(from, to)| (format!("{base}{from}"), format!("{base}{to}")));
        stock.base = base;
        drop(stock);
        self.shelf.announce(&Event { version, files: &files, all, style });
        let now: Vec<Diagnostic> = findings.diagnostics.iter().cloned().collect();
        if now != self.told {
            (self.tell)(News::Findings(&findings.diagnostics, &findings.texts));
            self.told = now;
        }
    }

    /// Errors of the site, how many more there are, and the rest by the page that it is about.
    fn sorted(
        &self,
        all: &[Diagnostic],
        texts: &[SourceText],
    ) -> (Vec<Finding>, usize, BTreeMap<String, Vec<Finding>>) {
        let pages: BTreeMap<SourceId, &str> =
            if all.is_empty() { BTreeMap::new() } else { self.session.pages().map(|p| (p.1, p.0.as_str())).collect() };
        let mut errors = Vec::new();
        let mut warnings: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
        let mut more = 0;
        for one in all {
            if one.severity == Severity::Error && errors.len() >= ERRORS {
                more += 1;
                continue;
            }
            let shown = finding(one, texts, &self.root, &self.editor);
            if one.severity == Severity::Error {
                errors.push(shown);
            } else {
                let page = one.primary.as_ref().and_then(|label| pages.get(&label.source)).copied().unwrap_or_default();
                warnings.entry(page.to_owned()).or_default().push(shown);
            }
        }
        (errors, more, warnings)
    }

    fn visited(&mut self, file: String, reply: Option<oneshot::Sender<()>>) {
        self.recent.retain(|known| *known != file);
        self.recent.push_front(file.clone());
        self.recent.truncate(RECENT);
        self.print(&file);
        if let Some(reply) = reply {
            self.visitors.push((file, reply));
            self.let_in();
        }
    }

    /// Sends off the documents of a page, or one document, that are missing or of before.
    fn print(&mut self, path: &str) {
        for job in self.session.jobs(Some(path)) {
            if self.printing.insert(job.path().as_str().to_owned()) {
                let _ = self.jobs.send(job);
            }
        }
    }

    fn made(&mut self, done: Done) {
        let path = done.path.as_str().to_owned();
        self.printing.remove(&path);
        let change = self.session.deliver(vec![done]);
        self.publish(change, false);
        if self.readers.contains_key(&path) {
            // The site may have changed while it was made.
            self.print(&path);
            self.hand_out(&path);
        }
        self.let_in();
    }

    /// Answers who waits for a document, if it is there and of now.
    fn hand_out(&mut self, path: &str) {
        if self.printing.contains(path) {
            return;
        }
        let bytes =
            crate::source::SitePath::new(path).ok().and_then(|path| self.session.artifacts().get(&path).cloned());
        for reader in self.readers.remove(path).unwrap_or_default() {
            // A reader who went away needs no answer.
            let _ = reader.send(bytes.clone());
        }
    }

    /// Answers who waits for a page whose sizes are known now.
    fn let_in(&mut self) {
        if self.visitors.is_empty() {
            return;
        }
        let unmeasured: BTreeSet<String> =
            self.session.unmeasured().into_iter().map(|path| path.as_str().to_owned()).collect();
        self.shelf.stock_mut().unmeasured.clone_from(&unmeasured);
        let (out, still) =
            std::mem::take(&mut self.visitors).into_iter().partition(|(file, _)| !unmeasured.contains(file));
        self.visitors = still;
        let out: Vec<(String, oneshot::Sender<()>)> = out;
        for (_, reply) in out {
            let _ = reply.send(());
        }
    }
}

/// Whether the preview's own words may depend on a file.
fn speaks(name: &str) -> bool {
    name.starts_with("themes/") || name.starts_with("content/site.y")
}

/// A finding as the browser shows it, with an address that opens its place in the editor.
fn finding(one: &Diagnostic, texts: &[SourceText], root: &Path, editor: &str) -> Finding {
    let source = one.primary.as_ref().and_then(|label| Some((label, texts.get(label.source.0 as usize)?)));
    let at = source.map(|(label, source)| (source, source.position(label.span.start)));
    let place = at.map(|(source, at)| format!("{}:{}:{}", source.name, at.line, at.column));
    let href = at.map(|(source, at)| {
        let path =
            root.join(&*source.name).to_string_lossy().replace('\\', "/").replace('%', "%25").replace(' ', "%20");
        let filled = editor.replace("{line}", &at.line.to_string()).replace("{column}", &at.column.to_string());
        filled.replace("{path}", &path)
    });
    let text = render(one, texts, Colour::Plain);
    // Heading and help are shown beside it.
    let excerpt = text.lines().skip(1).take_while(|line| !line.trim_start().starts_with("= help:"));
    Finding {
        severity: one.severity.word(),
        code: one.code.name(),
        message: one.message.clone(),
        excerpt: excerpt.collect::<Vec<_>>().join("\n").trim_end_matches([' ', '|', '\n']).to_owned(),
        help: one.help.clone(),
        place,
        href,
    }
}
