//! Maps in words, and drawings of any map.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::drawing::{MARK, draw, fits};
use super::ring;
use crate::model::{EngagementMap, GroupKind, MapGroup, MapLink, Tie};
use crate::view::testing::World;
use crate::view::types::{DrawingView, MapGroupView};

fn group(id: &str, label: &str, kind: GroupKind) -> MapGroup {
    MapGroup { id: id.into(), label: label.into(), kind }
}

fn link(from: &str, to: &str, tie: Tie, how: Option<&str>) -> MapLink {
    MapLink { from: from.into(), to: to.into(), tie, how: how.map(Into::into) }
}

fn sample() -> EngagementMap {
    EngagementMap {
        title: None,
        groups: vec![
            group("library", "Library", GroupKind::Staff),
            group("union", "Students’ Union", GroupKind::Union),
            group("reps", "Course representatives", GroupKind::Students),
            group("schools", "Local schools", GroupKind::Community),
        ],
        links: vec![
            link("library", "union", Tie::Formal, Some("the partnership agreement")),
            link("reps", "union", Tie::Formal, None),
            link("library", "union", Tie::Informal, Some("coffee on Fridays")),
        ],
        note: None,
    }
}

#[test]
fn a_map_says_in_words_all_that_it_draws() {
    let view = super::map(&World::new("en").cx(), &sample());
    assert_eq!(view.title, "Who works with whom");
    assert_eq!(
        view.description,
        "4 groups and 3 ties: 2 formal, 1 informal. Most ties: Students’ Union (3). Without any tie: Local schools."
    );
    let sentences: Vec<&str> = view.ties.iter().map(|tie| tie.sentence.as_str()).collect();
    let expected = [
        "Library and Students’ Union work together formally: the partnership agreement",
        "Course representatives and Students’ Union work together formally",
        "Library and Students’ Union work together informally: coffee on Fridays",
    ];
    assert_eq!(sentences, expected);
    let kinds: Vec<_> = view.kinds.iter().map(|kind| (kind.label.as_str(), kind.groups.as_str())).collect();
    let expected = [
        ("Students", "Course representatives"),
        ("Students’ union", "Students’ Union"),
        ("Community", "Local schools"),
        ("Staff", "Library"),
    ];
    assert_eq!(kinds, expected);
    let drawing = view.drawing.unwrap();
    assert_eq!(
        drawing.lines.iter().map(|line| (line.number, line.tie)).collect::<Vec<_>>(),
        [(1, "formal"), (2, "formal"), (3, "informal")]
    );
}

#[test]
fn numbers_of_groups_and_ties_have_the_forms_of_the_language() {
    for (lang, words) in [("cy", "4 grŵp, 3 chyswllt: 2 ffurfiol, 1 anffurfiol."), ("ar", "4 مجموعات، 3 صلات:")]
    {
        let view = super::map(&World::new(lang).cx(), &sample());
        assert!(view.description.starts_with(words), "{}", view.description);
        assert!(!format!("{view:?}").contains('⟨'));
    }
}

#[test]
fn a_page_from_right_to_left_has_the_drawing_mirrored() {
    let [english, arabic] = ["en", "ar"].map(|lang| super::map(&World::new(lang).cx(), &sample()).drawing.unwrap());
    for (one, other) in english.groups.iter().zip(&arabic.groups) {
        assert_eq!((one.x, one.y), (english.width - other.x - other.width, other.y));
    }
}

#[test]
fn too_many_groups_are_listed_and_not_drawn() {
    let groups =
        (0..=EngagementMap::MOST_GROUPS).map(|n| group(&format!("g{n}"), &format!("Group {n}"), GroupKind::Staff));
    let map = EngagementMap { groups: groups.collect(), links: Vec::new(), ..sample() };
    let view = super::map(&World::new("en").cx(), &map);
    assert!(view.drawing.is_none());
    assert!(view.kinds[0].groups.contains("Group 24"));
}

#[test]
fn lines_that_need_not_cross_do_not() {
    let names: Vec<String> = (0..8).map(|n| format!("g{n}")).collect();
    let groups = names.iter().map(|id| group(id, id, GroupKind::Staff)).collect();
    // A ring of eight, given in an order in which almost all of them cross.
    let links = [(0, 4), (4, 1), (1, 5), (5, 2), (2, 6), (6, 3), (3, 7), (7, 0)];
    let links = links.iter().map(|(from, to)| link(&names[*from], &names[*to], Tie::Formal, None)).collect();
    let map = EngagementMap { groups, links, ..sample() };
    let order = ring::order(&map);
    let at = |group: usize| order.iter().position(|one| *one == group).unwrap();
    let ends: Vec<(usize, usize)> =
        map.ties().iter().map(|(from, to, _)| (at(*from).min(at(*to)), at(*from).max(at(*to)))).collect();
    let crossings = ends.iter().flat_map(|one| ends.iter().map(move |two| (one, two)));
    let crossings = crossings.filter(|((a, b), (c, d))| a < c && c < b && b < d).count();
    assert_eq!(crossings, 0, "{order:?}");
}

/// Any map: labels of any length, in any script; links between any two groups.
fn any_map() -> impl Strategy<Value = EngagementMap> {
    let label = prop_oneof!["[A-Za-z’ ]{1,60}", "[A-Z]{1,40}", "\\PC{1,30}", "[ءابتثجحخدذرز ]{1,50}",];
    let group_ = (label, 0..GroupKind::ALL.len());
    (prop::collection::vec(group_, 1..=24), prop::collection::vec((0..24_usize, 0..24_usize, any::<bool>()), 0..40))
        .prop_map(|(groups, links)| {
            let count = groups.len();
            let groups = groups.into_iter().enumerate();
            EngagementMap {
                title: None,
                groups: groups
                    .map(|(n, (label, kind))| group(&format!("g{n}"), &label, GroupKind::ALL[kind]))
                    .collect(),
                links: links
                    .into_iter()
                    .map(|(from, to, formal)| {
                        let tie = if formal { Tie::Formal } else { Tie::Informal };
                        link(&format!("g{}", from % count), &format!("g{}", to % count), tie, None)
                    })
                    .collect(),
                note: None,
            }
        })
}

fn drawn(map: &EngagementMap, rtl: bool) -> DrawingView {
    let labels: Vec<String> = map.groups.iter().map(|group| group.label.to_string()).collect();
    draw(map, &labels, &|kind| kind.name().to_owned(), rtl)
}

fn apart(one: &MapGroupView, other: &MapGroupView) -> bool {
    one.x + one.width <= other.x
        || other.x + other.width <= one.x
        || one.y + one.height <= other.y
        || other.y + other.height <= one.y
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn in_any_map_everything_is_inside_and_nothing_covers_words(map in any_map(), rtl in any::<bool>()) {
        let drawing = drawn(&map, rtl);
        prop_assert_eq!(drawing.groups.len(), map.groups.len());
        for (number, group) in drawing.groups.iter().enumerate() {
            prop_assert!(group.x >= 0.0 && group.x + group.width <= drawing.width);
            prop_assert!(group.y >= 0.0 && group.y + group.height <= drawing.height);
            for words in &group.words {
                prop_assert!(fits(&words.text), "{:?}", words.text);
                prop_assert!(words.y - 14.0 > group.kind_y && words.y + 4.0 <= group.y + group.height);
            }
            for other in &drawing.groups[number + 1..] {
                prop_assert!(apart(group, other), "{:?} and {:?}", group, other);
            }
        }
        let marks: Vec<_> = drawing.lines.iter().filter_map(|line| line.mark).collect();
        for (number, mark) in marks.iter().enumerate() {
            for group in &drawing.groups {
                let beside = mark.x + MARK <= group.x || mark.x - MARK >= group.x + group.width;
                prop_assert!(beside, "a number stands on {:?}", group.words);
            }
            for other in &marks[number + 1..] {
                let apart = (mark.x - other.x).hypot(mark.y - other.y);
                prop_assert!(apart > 2.0 * MARK, "numbers are {apart} apart");
            }
        }
        prop_assert_eq!(drawing.lines.len(), map.ties().len());
    }

    #[test]
    fn a_map_is_always_drawn_the_same(map in any_map()) {
        prop_assert_eq!(drawn(&map, false), drawn(&map, false));
    }

    #[test]
    fn every_tie_of_a_map_of_ordinary_size_has_its_number(map in any_map()) {
        let few = EngagementMap { links: map.links.iter().take(12).cloned().collect(), ..map };
        let drawing = drawn(&few, false);
        prop_assert!(drawing.lines.iter().all(|line| line.mark.is_some()));
    }
}
