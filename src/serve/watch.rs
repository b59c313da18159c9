//! What changes on disk, as names from the root. Says nothing of files that no build reads: hidden ones, an editor's
//! backups, and whatever lies outside `content/` and `themes/`. Where the system cannot tell, it looks itself.
#![allow(clippy::disallowed_methods, reason = "notices that the computer slept; no output depends on the time")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::time::{Duration, SystemTime};

use notify::event::CreateKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use super::builder::Order;

/// The folders that a site is made of.
const FOLDERS: [&str; 2] = ["content", "themes"];
/// How often to look where nobody tells.
const LOOK: Duration = Duration::from_secs(1);
/// How often to see whether the computer slept, and how much longer than that it must have taken.
const TICK: Duration = Duration::from_secs(2);
const SLEPT: Duration = Duration::from_secs(8);

/// Watches a site until it is dropped.
pub struct Watch {
    root: PathBuf,
    eyes: Eyes,
    /// Threads look as long as this is there.
    _alive: Arc<()>,
}

enum Eyes {
    /// The system tells.
    Told(RecommendedWatcher),
    /// A thread compares times and sizes.
    Look,
}

impl Watch {
    /// Has the system tell of changes; they become orders.
    pub fn told(root: &Path, orders: &Sender<Order>) -> notify::Result<Watch> {
        let (base, sender) = (root.to_path_buf(), orders.clone());
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if let Some(order) = order(&base, event) {
                // The builder is gone when the program ends.
                let _ = sender.send(order);
            }
        })?;
        let mut watch = Watch { root: root.to_path_buf(), eyes: Eyes::Told(watcher), _alive: notice_sleep(orders) };
        watch.root_only()?;
        watch.again()?;
        Ok(watch)
    }

    /// Looks at every file once a second.
    pub fn look(root: &Path, orders: &Sender<Order>) -> Watch {
        let alive = notice_sleep(orders);
        let (base, sender, living) = (root.to_path_buf(), orders.clone(), Arc::downgrade(&alive));
        let mut known = stamps(root);
        std::thread::spawn(move || {
            while living.upgrade().is_some() {
                std::thread::sleep(LOOK);
                let now = stamps(&base);
                let names = differences(&known, &now);
                known = now;
                if !names.is_empty() && sender.send(Order::Changed { names, born: false }).is_err() {
                    return;
                }
            }
        });
        Watch { root: root.to_path_buf(), eyes: Eyes::Look, _alive: alive }
    }

    /// Whether the system tells.
    pub fn is_told(&self) -> bool {
        matches!(self.eyes, Eyes::Told(_))
    }

    fn root_only(&mut self) -> notify::Result<()> {
        match &mut self.eyes {
            Eyes::Told(watcher) => watcher.watch(&self.root, RecursiveMode::NonRecursive),
            Eyes::Look => Ok(()),
        }
    }

    /// Watches the folders that there are now: one may have been moved away and another come.
    pub fn again(&mut self) -> notify::Result<()> {
        let Eyes::Told(watcher) = &mut self.eyes else { return Ok(()) };
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            let _ = watcher.unwatch(&folder);
            match folder.is_dir().then(|| watcher.watch(&folder, RecursiveMode::Recursive)) {
                Some(Err(error)) if folder.is_dir() => return Err(error),
                // It went in this moment, and that will be told.
                _ => {}
            }
        }
        Ok(())
    }
}

/// What an event means to the builder.
fn order(root: &Path, event: notify::Result<notify::Event>) -> Option<Order> {
    let event = match event {
        Ok(event) => event,
        Err(error) if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) => {
            return Some(Order::Blind(error.to_string()));
        }
        Err(_) => return Some(Order::Rescan),
    };
    if event.need_rescan() {
        return Some(Order::Rescan);
    }
    // Reading a file is an event too; to answer it would mean to build for ever.
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    let names: Vec<String> = event.paths.iter().filter_map(|path| name(root, path)).collect();
    if names.is_empty() {
        return None;
    }
    if names.iter().any(|name| FOLDERS.contains(&name.as_str())) {
        return Some(Order::Moved);
    }
    Some(Order::Changed { names, born: matches!(event.kind, EventKind::Create(CreateKind::File)) })
}

/// After a sleep nobody knows what happened meanwhile, on a network drive above all. Ends with its result.
fn notice_sleep(orders: &Sender<Order>) -> Arc<()> {
    let alive = Arc::new(());
    let (sender, living): (Sender<Order>, Weak<()>) = (orders.clone(), Arc::downgrade(&alive));
    std::thread::spawn(move || {
        let mut last = SystemTime::now();
        while living.upgrade().is_some() {
            std::thread::sleep(TICK);
            let now = SystemTime::now();
            if slept(last, now) && sender.send(Order::Moved).is_err() {
                return;
            }
            last = now;
        }
    });
    alive
}

/// Whether much more time than a tick lies between two ticks; a clock that was put back counts, too.
fn slept(last: SystemTime, now: SystemTime) -> bool {
    now.duration_since(last).map_or(true, |passed| passed > TICK + SLEPT)
}

/// When each file was changed last and how large it is.
type Stamps = BTreeMap<String, (Option<SystemTime>, u64)>;

fn stamps(root: &Path) -> Stamps {
    let mut stamps = Stamps::new();
    for folder in FOLDERS {
        let inside = WalkDir::new(root.join(folder)).into_iter();
        let seen = inside.filter_entry(|entry| name(root, entry.path()).is_some()).filter_map(Result::ok);
        for entry in seen.filter(|entry| !entry.file_type().is_dir()) {
            // A link is as its file is.
            let Ok(data) = entry.path().metadata() else { continue };
            stamps.extend(name(root, entry.path()).map(|name| (name, (data.modified().ok(), data.len()))));
        }
    }
    stamps
}

/// Files that came, went or changed.
fn differences(before: &Stamps, after: &Stamps) -> Vec<String> {
    let changed = after.iter().filter(|(name, stamp)| before.get(*name) != Some(stamp)).map(|(name, _)| name);
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    changed.chain(gone).cloned().collect()
}

/// `content/posts/one.md` of a path below the root, if a build could read it.
fn name(root: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root).ok()?;
    let parts: Vec<&str> = inner.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
    let unseen = |part: &&str| part.starts_with('.') || part.ends_with('~') || part.starts_with('#');
    if !FOLDERS.contains(parts.first()?) || parts.iter().any(unseen) {
        return None;
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn only_what_a_build_reads_is_named() {
        let root = Path::new("/kit");
        let named = |path: &str| name(root, Path::new(path));
        assert_eq!(named("/kit/content/posts/one.md").as_deref(), Some("content/posts/one.md"));
        assert_eq!(named("/kit/themes/ours/theme.yaml").as_deref(), Some("themes/ours/theme.yaml"));
        for unseen in [
            "/kit/content/.one.md.swp",
            "/kit/content/one.md~",
            "/kit/content/#one.md#",
            "/kit/content/.#one.md",
            "/kit/content/.~lock.one.odt#",
            "/kit/site/a",
            "/x",
        ] {
            assert_eq!(named(unseen), None, "{unseen}");
        }
    }

    #[test]
    fn a_sleep_is_told_from_a_slow_moment() {
        let last = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        for (seconds, expected) in [(2, false), (6, false), (11, true), (30_000, true)] {
            assert_eq!(slept(last, last + Duration::from_secs(seconds)), expected, "{seconds} s");
        }
        assert!(slept(last, last - Duration::from_secs(3600)), "the clock was put back");
    }

    #[test]
    fn looking_finds_files_that_came_went_and_changed() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("content/stays.md", "x");
        write("content/goes.md", "x");
        write("content/posts/changes.md", "x");
        let before = stamps(dir.path());
        assert_eq!(differences(&before, &stamps(dir.path())), Vec::<String>::new());
        std::fs::remove_file(dir.path().join("content/goes.md")).unwrap();
        write("content/posts/changes.md", "xy");
        write("content/posts/.changes.md.swp", "x");
        write("themes/ours/theme.yaml", "x");
        write("elsewhere/x.md", "x");
        let found = differences(&before, &stamps(dir.path()));
        assert_eq!(found, ["content/posts/changes.md", "themes/ours/theme.yaml", "content/goes.md"]);
    }
}
