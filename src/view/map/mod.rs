//! An engagement map in words and as a drawing. The words say everything that the drawing shows: who is on it, which
//! groups work together, formally or informally, and how.

mod drawing;
mod ring;

pub use drawing::MARK;

use super::context::Cx;
use super::types::{MapKindView, MapView, TieView};
use crate::model::{EngagementMap, GroupKind, Tie};
use crate::theme::Argument;

/// View of a map.
pub fn map(cx: &Cx<'_>, map: &EngagementMap) -> MapView {
    let labels: Vec<String> = map.groups.iter().map(|group| cx.words(&group.label)).collect();
    let ties: Vec<TieView> = map
        .ties()
        .into_iter()
        .zip(1_u32..)
        .map(|((from, to, link), number)| {
            let (from, to) = (labels[from].clone(), labels[to].clone());
            let key = if link.tie == Tie::Formal { "map_works_formally" } else { "map_works_informally" };
            let together = cx.say(key, &[("from", from.as_str().into()), ("to", to.as_str().into())]);
            let how = cx.maybe(link.how.as_deref());
            let sentence = match &how {
                Some(how) => format!("{together}: {how}"),
                None => together,
            };
            let tie_label = cx.say(if link.tie == Tie::Formal { "map_formal" } else { "map_informal" }, &[]);
            TieView { number, from, to, tie: link.tie.name(), tie_label, how, sentence }
        })
        .collect();
    let kinds = GroupKind::ALL.iter().filter_map(|kind| {
        let of = map.groups.iter().zip(&labels).filter(|(group, _)| group.kind == *kind);
        let groups: Vec<&str> = of.map(|(_, label)| label.as_str()).collect();
        let groups = (!groups.is_empty()).then(|| groups.join(cx.lang.comma()))?;
        Some(MapKindView { kind: kind.name(), label: kind_label(cx, *kind), groups })
    });
    MapView {
        title: cx.maybe(map.title.as_deref()).unwrap_or_else(|| cx.say("map", &[])),
        description: describe(cx, map, &labels),
        note: cx.maybe(map.note.as_deref()),
        kinds: kinds.collect(),
        ties,
        drawing: map
            .is_drawn()
            .then(|| drawing::draw(map, &labels, &|kind| kind_label(cx, kind), cx.lang.dir() == "rtl")),
    }
}

fn kind_label(cx: &Cx<'_>, kind: GroupKind) -> String {
    let key = match kind {
        GroupKind::Students => "map_students",
        GroupKind::Union => "map_union",
        GroupKind::Community => "map_community",
        GroupKind::External => "map_external",
        GroupKind::Staff => "map_staff",
    };
    cx.say(key, &[])
}

/// "6 groups and 8 ties: 5 formal, 3 informal. Students’ union has the most ties: 5. Nobody here works with …".
fn describe(cx: &Cx<'_>, map: &EngagementMap, labels: &[String]) -> String {
    let ties = map.ties();
    let formal = ties.iter().filter(|(.., link)| link.tie == Tie::Formal).count();
    let number = |count: usize| cx.locale.number(count as f64);
    let counted = |key: &str, count: usize| {
        let shown = number(count);
        cx.say(key, &[("n", Argument::from(count)), ("number", shown.as_str().into())])
    };
    let (groups, all) = (counted("map_groups", map.groups.len()), counted("map_ties", ties.len()));
    let (formal, informal) = (number(formal), number(ties.len() - formal));
    let mut sentences = vec![cx.say(
        "map_summary",
        &[
            ("groups", groups.as_str().into()),
            ("ties", all.as_str().into()),
            ("formal", formal.as_str().into()),
            ("informal", informal.as_str().into()),
        ],
    )];
    let of = |group: usize| ties.iter().filter(|(from, to, _)| *from == group || *to == group).count();
    let counts: Vec<usize> = (0..labels.len()).map(of).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let mut with_most = counts.iter().zip(labels).filter(|(count, _)| **count == most);
    if let (Some((_, label)), None) = (with_most.next(), with_most.next())
        && most > 1
    {
        let shown = number(most);
        sentences.push(cx.say("map_most", &[("label", label.as_str().into()), ("number", shown.as_str().into())]));
    }
    let alone: Vec<&str> =
        counts.iter().zip(labels).filter(|(count, _)| **count == 0).map(|(_, label)| label.as_str()).collect();
    if !alone.is_empty() && labels.len() > 1 {
        let names = alone.join(cx.lang.comma());
        sentences.push(cx.say("map_alone", &[("names", names.as_str().into())]));
    }
    sentences.join(" ")
}

#[cfg(test)]
mod tests;
