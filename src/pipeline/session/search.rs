//! The index of a session: made when somebody searches, of the site as it is then. No edit waits for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Change, Session};
use crate::source::SitePath;
use crate::view;

/// Which files of the session are the index's, and whether they are of before a change.
#[derive(Default)]
pub(super) struct Index {
    paths: BTreeSet<SitePath>,
    fresh: bool,
}

impl Index {
    /// The site changed.
    pub(super) fn is_stale(&mut self) {
        self.fresh = false;
    }

    /// Its files as last made.
    pub(super) fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.paths.iter()
    }
}

impl Session {
    /// Paths that a page asks for first when somebody searches: the index is to be made before they are answered.
    pub fn entries(&self) -> Vec<SitePath> {
        let Some(good) = &self.good else { return Vec::new() };
        let studio = good.studio();
        let languages = studio.locales.keys().filter_map(|lang| view::search::entry(&studio.cx(lang)?));
        languages.filter_map(|path| SitePath::new(&path).ok()).collect()
    }

    /// Whether a file of the site is the index's.
    pub fn is_index(&self, path: &str) -> bool {
        path.starts_with(crate::render::search::FOLDER) || self.entries().iter().any(|entry| entry.as_str() == path)
    }

    /// Makes the index if the site changed since it was made.
    pub fn search(&mut self) -> Change {
        let Some(good) = self.good.as_ref().filter(|_| !self.index.fresh) else { return Change::default() };
        let files: Vec<(SitePath, Arc<[u8]>)> =
            good.studio().search().into_iter().map(|file| (file.path, Arc::from(file.bytes))).collect();
        let paths: BTreeSet<SitePath> = files.iter().map(|(path, _)| path.clone()).collect();
        let before = std::mem::replace(&mut self.index, Index { paths, fresh: true });
        let gone: Vec<SitePath> = before.paths.difference(&self.index.paths).cloned().collect();
        let mut change = self.publish(files);
        change.made.clear();
        for path in gone {
            self.artifacts.remove(&path);
            change.files.push((path, None));
        }
        change
    }
}
