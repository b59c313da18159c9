//! An engagement map: groups, and the ties between them. A map is of groups and never of people, so that nobody has to
//! consent to a line that is drawn to them.

use std::collections::BTreeMap;

use super::Text;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::reading::{Keys, Reader, record, words};
use crate::source::Span;
use crate::yaml::{Step, Value};

record! {
    /// A map of who works with whom.
    #[derive(Clone, Debug, PartialEq)]
    pub struct EngagementMap {
        /// What it shows, in a few words: `Where we meet the students’ union`.
        pub title: Option<Text>,
        /// Groups, teams and bodies, at most 24 for a drawing; no people.
        pub groups: Vec<MapGroup> = required,
        /// Who works with whom.
        pub links: Vec<MapLink>,
        /// What readers must know to read it rightly: when it was drawn, and by whom.
        pub note: Option<Text>,
    }
    check = map_holds_together;
}

record! {
    /// A group on a map.
    #[derive(Clone, Debug, PartialEq)]
    pub struct MapGroup {
        /// A short name that `from` and `to` use: `library`.
        pub id: Text = required,
        /// What the group is called.
        pub label: Text = required,
        /// Whose group it is.
        pub kind: GroupKind = required,
    }
}

words! {
    /// Whose group it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum GroupKind {
        /// Students.
        Students = "students",
        /// The students’ union, its officers and societies.
        Union = "union",
        /// Neighbours, schools, local groups.
        Community = "community",
        /// Other bodies: funders, employers, other institutions.
        External = "external",
        /// Staff and committees of the institution.
        Staff = "staff",
    }
}

record! {
    /// A tie between two groups. It has no direction: both work with each other.
    #[derive(Clone, Debug, PartialEq)]
    pub struct MapLink {
        /// Id of one group.
        pub from: Text = required,
        /// Id of the other.
        pub to: Text = required,
        /// Whether it is written down anywhere.
        pub tie: Tie = required,
        /// How they work together, in a few words: `the partnership agreement`.
        pub how: Option<Text>,
    }
}

words! {
    /// What sort of tie it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Tie {
        /// Agreed: a committee, a contract, a seat, terms of reference.
        Formal = "formal",
        /// Lived: a corridor, a chat, a person who knows somebody.
        Informal = "informal",
    }
}

impl EngagementMap {
    /// More groups than this are not legible as a drawing.
    pub const MOST_GROUPS: usize = 24;
    /// More ties than this are not legible as a drawing.
    pub const MOST_LINKS: usize = 60;

    /// Whether there is a drawing of it, and not only the list.
    pub fn is_drawn(&self) -> bool {
        self.groups.len() <= Self::MOST_GROUPS && self.links.len() <= Self::MOST_LINKS
    }

    /// The group of that id: the first, where two have it.
    pub fn group(&self, id: &str) -> Option<usize> {
        self.groups.iter().position(|group| *group.id == *id)
    }

    /// The two groups of each link that has both and does not lead back to where it starts.
    pub fn ties(&self) -> Vec<(usize, usize, &MapLink)> {
        let ends = |link: &MapLink| Some((self.group(&link.from)?, self.group(&link.to)?));
        let ties = self.links.iter().filter_map(|link| ends(link).map(|(from, to)| (from, to, link)));
        ties.filter(|(from, to, _)| from != to).collect()
    }
}

/// A part of a mapping's list, as steps from the map.
type At = (&'static str, usize, &'static str);

fn map_holds_together(map: &EngagementMap, keys: &mut Keys<'_, '_>) {
    // What could not be read is reported already, and would move the numbers of what follows it.
    let mut all = |key, read| match keys.raw(key, false) {
        Some(Value::Sequence(items)) => items.len() == read,
        _ => true,
    };
    if !all("groups", map.groups.len()) || !all("links", map.links.len()) {
        return;
    }
    let reader = keys.reader();
    if !groups_are_told_apart(map, reader) | !links_lead_somewhere(map, reader) {
        return;
    }
    let ties = map.ties();
    for (number, group) in map.groups.iter().enumerate() {
        if map.groups.len() > 1 && !ties.iter().any(|(from, to, _)| *from == number || *to == number) {
            let message = format!("nobody on this map works with `{}`", group.label);
            let found = at(reader, ("groups", number, "label"), Code::MapGroupAlone, message);
            reader.push(found.help("add the link that is missing to `links`; if there is none, the page says so"));
        }
    }
    if !map.is_drawn() {
        let message = format!(
            "this map has {} groups and {} links, and a drawing holds {} and {}",
            map.groups.len(),
            map.links.len(),
            EngagementMap::MOST_GROUPS,
            EngagementMap::MOST_LINKS
        );
        let found = reader.within(Step::Key("groups"), |reader| reader.at_key(Code::MapTooLarge, message));
        reader.push(
            found.help("put small groups together, or make two maps on two pages; until then only the list is shown"),
        );
    }
}

/// Whether no two groups have the same id or label.
fn groups_are_told_apart(map: &EngagementMap, reader: &mut Reader<'_>) -> bool {
    let mut apart = true;
    for key in ["id", "label"] {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, group) in map.groups.iter().enumerate() {
            let name = if key == "id" { &group.id } else { &group.label };
            match seen.get(&**name) {
                Some(first) => {
                    apart = false;
                    let message = format!("two groups of this map have the {key} `{name}`");
                    let found = at(reader, ("groups", number, key), Code::MapTwice, message);
                    let (source, place) = (reader.source(), span(reader, ("groups", *first, key)));
                    reader
                        .push(found.also(source, place, "the other").help("give each group its own, or take one out"));
                }
                None => drop(seen.insert(name, number)),
            }
        }
    }
    apart
}

/// Whether every link leads from one group of the map to another, and no two are the same.
fn links_lead_somewhere(map: &EngagementMap, reader: &mut Reader<'_>) -> bool {
    let mut sound = true;
    let mut seen: BTreeMap<(&str, &str, Tie), usize> = BTreeMap::new();
    for (number, link) in map.links.iter().enumerate() {
        let mut known = true;
        for (key, id) in [("from", &link.from), ("to", &link.to)] {
            if map.group(id).is_some() {
                continue;
            }
            (known, sound) = (false, false);
            let ids = || map.groups.iter().map(|group| &*group.id);
            let found = at(
                reader,
                ("links", number, key),
                Code::MapUnknownGroup,
                format!("no group of this map has the id `{id}`"),
            );
            let place = span(reader, ("links", number, key));
            let found = found.fix_slip(reader.file(), place, id, ids());
            reader.push(match nearest(id, ids()) {
                Some(near) => found.help(format!("did you mean `{near}`?")),
                None => found.help(format!("known here: {}", ids().collect::<Vec<_>>().join(", "))),
            });
        }
        if !known {
            continue;
        }
        if link.from == link.to {
            sound = false;
            let message = format!("this link leads from `{}` to itself", link.from);
            let found = at(reader, ("links", number, "to"), Code::MapSelfLink, message);
            reader.push(found.help("name the other group, or take the link out"));
            continue;
        }
        let ends = if link.from < link.to { (&*link.from, &*link.to) } else { (&*link.to, &*link.from) };
        match seen.get(&(ends.0, ends.1, link.tie)) {
            Some(first) => {
                sound = false;
                let message = format!("`{}` and `{}` have a {} link already", link.from, link.to, link.tie.name());
                let found = at(reader, ("links", number, "to"), Code::MapTwice, message);
                let (source, place) = (reader.source(), span(reader, ("links", *first, "to")));
                reader.push(
                    found.also(source, place, "the other").help("put both ways of working together into one `how`"),
                );
            }
            None => drop(seen.insert((ends.0, ends.1, link.tie), number)),
        }
    }
    sound
}

fn within<'a, R>(reader: &mut Reader<'a>, (list, number, key): At, read: impl FnOnce(&mut Reader<'a>) -> R) -> R {
    reader.within(Step::Key(list), |reader| {
        reader.within(Step::Index(number), |reader| reader.within(Step::Key(key), read))
    })
}

fn at(reader: &mut Reader<'_>, place: At, code: Code, message: String) -> Diagnostic {
    within(reader, place, |reader| reader.at_value(code, message))
}

fn span(reader: &mut Reader<'_>, place: At) -> Span {
    within(reader, place, |reader| reader.span())
}
