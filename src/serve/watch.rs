//! What changes on disk, as names from the root. Says nothing of files that no build reads: hidden ones, an editor's
//! backups, and whatever lies outside `content/` and `themes/`.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::builder::Order;

/// The folders that a site is made of.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Watches a site.
pub struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch; changes become orders.
    pub fn new(root: &Path, orders: Sender<Order>) -> notify::Result<Watch> {
        let base = root.to_path_buf();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let order = match event {
                Ok(event) if event.need_rescan() => Order::Rescan,
                // Reading a file is an event too; to answer it would mean to build for ever.
                Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
                Ok(event) => {
                    let names: Vec<String> = event.paths.iter().filter_map(|path| name(&base, path)).collect();
                    match names.iter().any(|name| FOLDERS.contains(&name.as_str())) {
                        _ if names.is_empty() => return,
                        true => Order::Moved,
                        false => Order::Changed(names),
                    }
                }
                Err(_) => Order::Rescan,
            };
            // The builder is gone when the program ends.
            let _ = orders.send(order);
        })?;
        let mut watch = Watch { root: root.to_path_buf(), watcher };
        watch.watcher.watch(root, RecursiveMode::NonRecursive)?;
        watch.again()?;
        Ok(watch)
    }

    /// Watches the folders that there are now: one may have been moved away and another come.
    pub fn again(&mut self) -> notify::Result<()> {
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
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
        for unseen in ["/kit/content/.one.md.swp", "/kit/content/one.md~", "/kit/content/#one.md#", "/kit/site/a", "/x"]
        {
            assert_eq!(named(unseen), None, "{unseen}");
        }
    }
}
