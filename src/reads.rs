//! What a page is made of. While one page is viewed and rendered, everything that it looks up of the site is noted, so
//! that after a change exactly the pages are made again that looked at something which is different now. The lists and
//! maps of the site note for themselves ([`List`], [`Map`]); a view has nothing to declare and can forget nothing.
//!
//! Looking up happens on the thread that makes the page: a view that handed parts of its work to other threads would
//! have to note what they read.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::{Index, IndexMut};

/// Kinds of things that pages look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the part of the site of its name")]
pub enum What {
    /// A whole page as parsed.
    Document,
    /// What lists say of a page: front matter and kind.
    About,
    /// Whether a page has key takeaways.
    Takeaways,
    /// What was resolved of a page.
    Resolved,
    /// Where a page is.
    Address,
    /// A page in its languages.
    Versions,
    Generated,
    Tagged,
    OfPerson,
    OfInstitution,
    OfReference,
    OfTerm,
    OfKind,
    OfAspect,
    Person,
    Institution,
    Term,
    Reference,
    Word,
    Avoided,
    LastCheck,
    Template,
}

/// One thing looked up; without a key, all of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Read {
    what: What,
    key: Option<u64>,
}

impl Read {
    /// The thing of this kind with this key, see [`key`].
    pub fn one(what: What, key: u64) -> Read {
        Read { what, key: Some(key) }
    }

    /// All things of a kind.
    pub fn all(what: What) -> Read {
        Read { what, key: None }
    }
}

/// What one page looked up, each once, in order.
pub type Reads = Box<[Read]>;

/// A number for an identity. Two identities that share one would only make a page once too often.
pub fn key(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

thread_local! {
    static NOTING: Cell<bool> = const { Cell::new(false) };
    static NOTED: RefCell<HashSet<Read>> = RefCell::default();
}

/// Does `work`, and tells what it looked up.
pub fn noting<T>(work: impl FnOnce() -> T) -> (T, Reads) {
    NOTED.with_borrow_mut(HashSet::clear);
    NOTING.set(true);
    let result = work();
    NOTING.set(false);
    let mut reads: Vec<Read> = NOTED.with_borrow_mut(|noted| noted.drain().collect());
    reads.sort_unstable();
    (result, reads.into())
}

/// Notes that something was looked up, if anybody wants to know. The key is worked out only then.
pub fn note(what: What, key: impl FnOnce() -> u64) {
    if NOTING.get() {
        let read = Read::one(what, key());
        NOTED.with_borrow_mut(|noted| noted.insert(read));
    }
}

/// Notes that all things of a kind were looked at.
pub fn note_all(what: What) {
    if NOTING.get() {
        NOTED.with_borrow_mut(|noted| noted.insert(Read::all(what)));
    }
}

/// What is different between two sites.
#[derive(Clone, Debug, Default)]
pub struct Changed(HashSet<Read>);

impl Changed {
    /// One thing is different, new or gone: whoever looked at it or at all of its kind is concerned.
    pub fn add(&mut self, what: What, key: u64) {
        self.0.insert(Read::one(what, key));
        self.0.insert(Read::all(what));
    }

    /// Something of this kind has another place: whoever looked at all is concerned.
    pub fn moved(&mut self, what: What) {
        self.0.insert(Read::all(what));
    }

    /// Whether a page that looked these up is concerned.
    pub fn concerns(&self, reads: &[Read]) -> bool {
        !self.0.is_empty() && reads.iter().any(|read| self.0.contains(read))
    }

    /// Adds what differs between two maps; `same` compares the values of a key.
    pub fn compare<K: Ord + Hash, V>(
        &mut self,
        what: What,
        old: &BTreeMap<K, V>,
        new: &BTreeMap<K, V>,
        same: impl Fn(&V, &V) -> bool,
    ) {
        for (k, value) in old {
            if !new.get(k).is_some_and(|now| same(value, now)) {
                self.add(what, key(k));
            }
        }
        for k in new.keys().filter(|k| !old.contains_key(*k)) {
            self.add(what, key(k));
        }
    }
}

/// A list whose items have identities, so that their places may change. Notes what is looked up.
#[derive(Clone, Debug)]
pub struct List<T> {
    what: What,
    items: Vec<T>,
    keys: Vec<u64>,
}

impl<T> List<T> {
    /// A list of `items` with the identities that `of` tells.
    pub fn new(what: What, items: Vec<T>, of: impl Fn(&T) -> u64) -> List<T> {
        let keys = items.iter().map(of).collect();
        List { what, items, keys }
    }

    /// A list with these identities, one for each item.
    pub fn with_keys(what: What, items: Vec<T>, keys: Vec<u64>) -> List<T> {
        List { what, items, keys }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All items.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        note_all(self.what);
        self.items.iter()
    }

    /// All items, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// One more item, with its identity.
    pub fn push(&mut self, item: T, key: u64) {
        self.items.push(item);
        self.keys.push(key);
    }

    /// Identity of the item at a place.
    pub fn key(&self, index: usize) -> u64 {
        self.keys[index]
    }

    /// All identities, in order.
    pub fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The item, looked up for something that is noted elsewhere.
    pub fn unnoted(&self, index: usize) -> &T {
        &self.items[index]
    }
}

impl<T> Index<usize> for List<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        note(self.what, || self.keys[index]);
        &self.items[index]
    }
}

impl<T> IndexMut<usize> for List<T> {
    fn index_mut(&mut self, index: usize) -> &mut T {
        &mut self.items[index]
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A map that notes what is looked up, found or not.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    what: What,
    inner: BTreeMap<K, V>,
}

impl<K: Ord + Hash, V> Map<K, V> {
    /// A map of these entries.
    pub fn new(what: What, inner: BTreeMap<K, V>) -> Map<K, V> {
        Map { what, inner }
    }

    /// The value of a key.
    pub fn get(&self, k: &K) -> Option<&V> {
        note(self.what, || key(k));
        self.inner.get(k)
    }

    /// Whether there is such a key.
    pub fn contains_key(&self, k: &K) -> bool {
        self.get(k).is_some()
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.all().keys()
    }

    /// All entries.
    pub fn all(&self) -> &BTreeMap<K, V> {
        note_all(self.what);
        &self.inner
    }

    /// All values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.inner.values_mut()
    }

    /// The value of a key, made if there is none.
    pub fn entry(&mut self, k: K) -> std::collections::btree_map::Entry<'_, K, V> {
        self.inner.entry(k)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_concerned_by_what_it_looked_up_found_or_not() {
        let list = List::new(What::Document, vec!["a", "b"], |item| key(*item));
        let map = Map::new(What::OfTerm, BTreeMap::from([("x", 1)]));
        let (_, reads) = noting(|| (list[1], map.get(&"missing").copied()));
        let concerned = |what, of: &str| {
            let mut changed = Changed::default();
            changed.add(what, key(of));
            changed.concerns(&reads)
        };
        assert!(concerned(What::Document, "b") && concerned(What::OfTerm, "missing"));
        assert!(!concerned(What::Document, "a") && !concerned(What::OfTerm, "x") && !concerned(What::Resolved, "b"));
    }

    #[test]
    fn whoever_looked_at_all_is_concerned_by_each_and_nothing_is_noted_for_nobody() {
        let list = List::new(What::Document, vec!["a", "b"], |item| key(*item));
        let _ = list[0];
        let (_, reads) = noting(|| list.iter().count());
        assert_eq!(*reads, [Read::all(What::Document)]);
        let mut changed = Changed::default();
        assert!(!changed.concerns(&reads));
        changed.add(What::Document, key("c"));
        assert!(changed.concerns(&reads));
    }

    #[test]
    fn maps_differ_by_what_came_went_or_changed() {
        let old = BTreeMap::from([("stays", 1), ("goes", 2), ("changes", 3)]);
        let new = BTreeMap::from([("stays", 1), ("comes", 2), ("changes", 4)]);
        let mut changed = Changed::default();
        changed.compare(What::Person, &old, &new, |a, b| a == b);
        let concerns = |of: &str| changed.concerns(&[Read::one(What::Person, key(of))]);
        assert!(concerns("goes") && concerns("comes") && concerns("changes") && !concerns("stays"));
    }
}
