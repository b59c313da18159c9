//! What requests are answered from: finished files, and what there is to say of them. Changed by the builder only, in
//! one go each time, so that nobody sees half a change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use serde::Serialize;
use tokio::sync::broadcast;

use super::words::Words;

/// Finished files and who waits for others.
pub struct Shelf {
    stock: RwLock<Stock>,
    events: broadcast::Sender<Arc<str>>,
}

/// The files and what is known of them.
pub struct Stock {
    /// Path of the site on its host.
    pub base: String,
    /// There is a site at all.
    pub good: bool,
    /// Grows with every change, of files or of findings; no two servers have had the same.
    pub version: u64,
    /// What the preview says in its own name.
    pub words: Arc<Words>,
    /// Files by path.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Documents that are made when asked for.
    pub offers: BTreeSet<String>,
    /// Pages whose documents were never made, so that their sizes are not known.
    pub unmeasured: BTreeSet<String>,
    /// Pages that are drafts.
    pub drafts: BTreeSet<String>,
    /// What keeps the site from being built, the first of it.
    pub errors: Vec<Finding>,
    /// How many errors there are beside these.
    pub more: usize,
    /// Warnings by the file of their page; those of no page under an empty name.
    pub warnings: BTreeMap<String, Vec<Finding>>,
}

/// A finding as the browser shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Stable name of the rule.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The source's line with a caret below it.
    pub excerpt: String,
    /// What to do.
    pub help: Option<String>,
    /// `content/posts/one.md:3:5`
    pub place: Option<String>,
    /// Opens the place in the editor.
    pub href: Option<String>,
}

/// What a browser is told: that there is a new version, and whether it must fetch its page again.
#[derive(Serialize)]
pub struct Event<'a> {
    /// The new version.
    pub version: u64,
    /// Addresses of changed files, not encoded.
    pub files: &'a [String],
    /// More changed than is listed.
    pub all: bool,
    /// Only the style sheet: its old address and its new one.
    pub style: Option<(String, String)>,
}

impl Shelf {
    /// An empty shelf. A browser that was told a version by an earlier server must not take this one's for the same,
    /// so versions begin where no earlier server came to: the time in milliseconds will do.
    pub fn new(words: Words, version: u64) -> Shelf {
        let stock = Stock {
            base: "/".to_owned(),
            good: false,
            version,
            words: Arc::new(words),
            files: BTreeMap::new(),
            offers: BTreeSet::new(),
            unmeasured: BTreeSet::new(),
            drafts: BTreeSet::new(),
            errors: Vec::new(),
            more: 0,
            warnings: BTreeMap::new(),
        };
        Shelf { stock: RwLock::new(stock), events: broadcast::channel(64).0 }
    }

    /// To read.
    pub fn stock(&self) -> RwLockReadGuard<'_, Stock> {
        self.stock.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// To change; the builder only.
    pub fn stock_mut(&self) -> RwLockWriteGuard<'_, Stock> {
        self.stock.write().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Path of the site on its host.
    pub fn base(&self) -> String {
        self.stock().base.clone()
    }

    /// Tells all browsers; nobody may be there.
    pub fn announce(&self, event: &Event<'_>) {
        if let Ok(text) = serde_json::to_string(event) {
            let _ = self.events.send(text.into());
        }
    }

    /// What happens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.events.subscribe()
    }
}
