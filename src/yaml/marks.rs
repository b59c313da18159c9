//! A YAML text as a tree of places: which bytes each key and value covers. Built only when a diagnostic needs a
//! place; holds no values. Aliases are references, so a bomb of them stays as small as its text.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, Span as Marked};

use super::path::{FieldPath, Step};
use crate::source::Span;

/// Values that the tree holds at most; what follows is found at its nearest ancestor.
const MAX_NODES: usize = 500_000;

/// Places of all keys and values of one YAML text. Flat, so that depth costs no stack.
#[derive(Debug)]
pub struct Marks {
    nodes: Vec<Node>,
    root: Option<Child>,
    first_line: Span,
    /// Lists and mappings within one another at most.
    pub(super) deepest: usize,
    /// Where the text stopped being YAML, and the parser's word for it.
    pub(super) failure: Option<(u32, String)>,
}

#[derive(Debug)]
enum Node {
    Scalar,
    List(Vec<Child>),
    Map(Vec<Entry>),
}

/// A use of a node: the place of an alias is that of the `*name`.
#[derive(Clone, Copy, Debug)]
struct Child {
    node: usize,
    span: Span,
}

#[derive(Debug)]
struct Entry {
    key: Box<str>,
    key_span: Span,
    value: Child,
}

/// A key that a mapping has twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The key.
    pub key: Box<str>,
    /// Where it is first.
    pub first: Span,
    /// Where it is again.
    pub again: Span,
}

/// A list or mapping that is still open.
struct Open {
    node: usize,
    start: u32,
    end: u32,
    key: Option<(Box<str>, Span)>,
}

impl Marks {
    /// Reads `yaml` (bytes of `text`). A text that is not YAML gives the places before its first mistake.
    pub fn new(text: &str, yaml: Span) -> Marks {
        let slice = text.get(yaml.range()).unwrap_or("");
        let offsets = Offsets::new(slice, yaml.start);
        let mut builder = Builder {
            marks: Marks {
                nodes: Vec::new(),
                root: None,
                first_line: first_line(slice, yaml.start),
                deepest: 0,
                failure: None,
            },
            open: Vec::new(),
            anchors: HashMap::new(),
            text,
        };
        let mut parser = Parser::new_from_str(slice);
        while builder.marks.nodes.len() < MAX_NODES {
            match parser.next_event() {
                Some(Ok((Event::DocumentEnd, _))) | None => break,
                Some(Ok((event, span))) => builder.event(event, offsets.span(span)),
                Some(Err(error)) => {
                    let at = u32::try_from(offsets.byte(error.marker().index())).unwrap_or(u32::MAX);
                    builder.marks.failure = Some((at, error.info().to_owned()));
                    break;
                }
            }
        }
        builder.finish()
    }

    /// Where the value at `path` is. If there is none, or it is empty, its key; else the nearest ancestor's key;
    /// at worst the first line of the YAML.
    pub fn value(&self, path: &FieldPath<'_>) -> Span {
        match self.walk(path) {
            Found { whole: true, value, .. } if value.start < value.end => value,
            found => found.fallback(self.first_line),
        }
    }

    /// Where the key at `path` is; for an item of a list, the item.
    pub fn key(&self, path: &FieldPath<'_>) -> Span {
        match self.walk(path) {
            Found { whole: true, key: None, value } if value.start < value.end => value,
            found => found.fallback(self.first_line),
        }
    }

    /// Whether there is a value at `path`.
    pub fn has(&self, path: &FieldPath<'_>) -> bool {
        self.walk(path).whole
    }

    /// The keys of the mapping at `path`, with their places; of a key given twice, both.
    pub fn keys(&self, path: &FieldPath<'_>) -> impl Iterator<Item = (&str, Span)> {
        let entries = match self.child(path).map(|child| &self.nodes[child.node]) {
            Some(Node::Map(entries)) => &entries[..],
            _ => &[],
        };
        entries.iter().map(|entry| (&*entry.key, entry.key_span))
    }

    /// Every key that its mapping already has, in the order of the text.
    pub fn duplicates(&self) -> Vec<Duplicate> {
        let mut found = Vec::new();
        for node in &self.nodes {
            let Node::Map(entries) = node else { continue };
            let mut seen: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
            for entry in entries {
                match seen.get(&*entry.key) {
                    Some(first) => {
                        found.push(Duplicate { key: entry.key.clone(), first: *first, again: entry.key_span });
                    }
                    None => {
                        seen.insert(&entry.key, entry.key_span);
                    }
                }
            }
        }
        found.sort_by_key(|duplicate| duplicate.again);
        found
    }

    /// How many values the document has once every alias is replaced by what it stands for; saturates.
    pub fn expanded_size(&self) -> usize {
        // Depth first without recursion; a node met again while it is open stands for itself, so it is endless.
        let mut sizes: Vec<Option<usize>> = vec![None; self.nodes.len()];
        let mut stack: Vec<(usize, bool)> = self.root.iter().map(|root| (root.node, false)).collect();
        let mut active = vec![false; self.nodes.len()];
        while let Some((node, children_done)) = stack.pop() {
            if children_done {
                active[node] = false;
                let sum = self.children(node).fold(1_usize, |sum, child| {
                    sum.saturating_add(sizes.get(child).copied().flatten().unwrap_or(usize::MAX))
                });
                sizes[node] = Some(sum);
            } else if sizes[node].is_none() && !active[node] {
                active[node] = true;
                stack.push((node, true));
                stack.extend(self.children(node).filter(|child| !active[*child]).map(|child| (child, false)));
            }
        }
        self.root.and_then(|root| sizes[root.node]).unwrap_or(0)
    }

    fn children(&self, node: usize) -> Box<dyn Iterator<Item = usize> + '_> {
        match &self.nodes[node] {
            Node::Scalar => Box::new(std::iter::empty()),
            Node::List(items) => Box::new(items.iter().map(|item| item.node)),
            Node::Map(entries) => Box::new(entries.iter().map(|entry| entry.value.node)),
        }
    }

    fn child(&self, path: &FieldPath<'_>) -> Option<Child> {
        path.steps().iter().try_fold(self.root?, |at, step| match (step, &self.nodes[at.node]) {
            (Step::Key(key), Node::Map(entries)) => entries.iter().find(|entry| &*entry.key == *key).map(|e| e.value),
            (Step::Index(index), Node::List(items)) => items.get(*index).copied(),
            _ => None,
        })
    }

    fn walk(&self, path: &FieldPath<'_>) -> Found {
        let Some(mut at) = self.root else { return Found { key: None, value: Span::default(), whole: false } };
        if path.steps().is_empty() {
            return Found { key: None, value: at.span, whole: true };
        }
        let mut found = Found { key: None, value: Span::default(), whole: false };
        for (i, step) in path.steps().iter().enumerate() {
            let (key, next) = match (step, &self.nodes[at.node]) {
                (Step::Key(key), Node::Map(entries)) => match entries.iter().find(|entry| &*entry.key == *key) {
                    Some(entry) => (Some(entry.key_span), entry.value),
                    None => break,
                },
                (Step::Index(index), Node::List(items)) => match items.get(*index) {
                    Some(item) => (None, *item),
                    None => break,
                },
                _ => break,
            };
            found = Found { key, value: next.span, whole: i + 1 == path.steps().len() };
            at = next;
        }
        found
    }

    #[cfg(test)]
    pub(super) fn shape(&self) -> Option<Seen> {
        self.root.map(|root| self.seen(root))
    }

    #[cfg(test)]
    fn seen(&self, child: Child) -> Seen {
        match &self.nodes[child.node] {
            Node::Scalar => Seen::Scalar(child.span),
            Node::List(items) => Seen::List(items.iter().map(|item| self.seen(*item)).collect()),
            Node::Map(entries) => Seen::Map(
                entries.iter().map(|entry| (entry.key.to_string(), entry.key_span, self.seen(entry.value))).collect(),
            ),
        }
    }
}

/// What the tree holds, for tests that compare it with the reading of `serde_yaml`.
#[cfg(test)]
#[derive(Debug)]
pub(super) enum Seen {
    Scalar(Span),
    List(Vec<Seen>),
    Map(Vec<(String, Span, Seen)>),
}

struct Found {
    key: Option<Span>,
    value: Span,
    whole: bool,
}

impl Found {
    fn fallback(&self, first_line: Span) -> Span {
        match self.key {
            Some(key) => key,
            None if self.value.start < self.value.end => self.value,
            None => first_line,
        }
    }
}

struct Builder<'a> {
    marks: Marks,
    open: Vec<Open>,
    anchors: HashMap<usize, usize>,
    text: &'a str,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Scalar(value, _, anchor, _) => {
                let node = self.add(Node::Scalar, anchor);
                let span = self.trim(span);
                self.attach(Child { node, span }, Some(&value));
            }
            Event::Alias(anchor) => {
                if let Some(&node) = self.anchors.get(&anchor) {
                    self.attach(Child { node, span }, None);
                }
            }
            Event::SequenceStart(anchor, _) => self.start(Node::List(Vec::new()), anchor, span),
            Event::MappingStart(anchor, _) => self.start(Node::Map(Vec::new()), anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.end(Some(span)),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
    }

    fn add(&mut self, node: Node, anchor: usize) -> usize {
        let index = self.marks.nodes.len();
        self.marks.nodes.push(node);
        if anchor > 0 {
            self.anchors.insert(anchor, index);
        }
        index
    }

    fn start(&mut self, node: Node, anchor: usize, span: Span) {
        let node = self.add(node, anchor);
        self.open.push(Open { node, start: span.start, end: span.end, key: None });
        self.marks.deepest = self.marks.deepest.max(self.open.len());
    }

    /// Closes the innermost list or mapping. Only a flow collection has an end of its own (`]`, `}`).
    fn end(&mut self, span: Option<Span>) {
        let Some(open) = self.open.pop() else { return };
        let end = match span {
            Some(span) if span.start < span.end => span.end,
            _ => open.end,
        };
        let start = match self.marks.nodes[open.node] {
            Node::List(_) => self.dash_before(open.start),
            _ => open.start,
        };
        let span = self.trim(Span { start, end: end.max(start) });
        self.attach(Child { node: open.node, span }, None);
    }

    /// The parser begins a list that is not indented under its key after its first `-`.
    fn dash_before(&self, start: u32) -> u32 {
        let (before, after) = self.text.split_at_checked(start as usize).unwrap_or(("", ""));
        let at_dash = after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if at_dash || after.starts_with('[') {
            return start;
        }
        match before.trim_end_matches([' ', '\t']).strip_suffix('-') {
            Some(rest) => u32::try_from(rest.len()).unwrap_or(start),
            None => start,
        }
    }

    /// Puts a value, or a key, into the innermost open collection.
    fn attach(&mut self, child: Child, text: Option<&str>) {
        let Some(open) = self.open.last_mut() else {
            self.marks.root.get_or_insert(child);
            return;
        };
        open.end = open.end.max(child.span.end);
        match &mut self.marks.nodes[open.node] {
            Node::List(items) => items.push(child),
            Node::Map(entries) => match open.key.take() {
                None => open.key = Some((Box::from(text.unwrap_or("")), child.span)),
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: child }),
            },
            Node::Scalar => {}
        }
    }

    /// Without the blank space that a plain or block scalar's mark may end with.
    fn trim(&self, span: Span) -> Span {
        let held = self.text.get(span.range()).unwrap_or("");
        Span { start: span.start, end: span.start + u32::try_from(held.trim_end().len()).unwrap_or(0) }
    }

    fn finish(mut self) -> Marks {
        while let Some(open) = self.open.last_mut() {
            // The text broke off after a key: the key is still a place.
            if open.key.is_some() {
                let at = open.end;
                let node = self.add(Node::Scalar, 0);
                self.attach(Child { node, span: Span { start: at, end: at } }, None);
            }
            self.end(None);
        }
        self.marks
    }
}

/// The first line with something on it, or the line where the YAML would be.
fn first_line(yaml: &str, base: u32) -> Span {
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let lead = line.len() - line.trim_start().len();
            return Span::new(base as usize + at + lead, base as usize + at + line.trim_end().len());
        }
        at += line.len();
    }
    Span { start: base, end: base }
}

/// From the parser's positions, which count characters, to bytes of the file.
struct Offsets {
    /// Byte of every character and of the end; none for ASCII, where the two are equal.
    bytes: Option<Vec<u32>>,
    base: u32,
}

impl Offsets {
    fn new(yaml: &str, base: u32) -> Offsets {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let bytes =
            (!yaml.is_ascii()).then(|| yaml.char_indices().map(|(at, _)| clip(at)).chain([clip(yaml.len())]).collect());
        Offsets { bytes, base }
    }

    fn byte(&self, character: usize) -> usize {
        let within = match &self.bytes {
            Some(bytes) => bytes.get(character).or(bytes.last()).map_or(0, |byte| *byte as usize),
            None => character,
        };
        self.base as usize + within
    }

    fn span(&self, span: Marked) -> Span {
        Span::new(self.byte(span.start.index()), self.byte(span.end.index()))
    }
}
