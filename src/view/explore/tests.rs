#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::view::testing::World;

#[test]
fn each_value_counts_the_pages_that_its_own_page_lists() {
    let world = World::new("en");
    let cx = world.cx();
    let (view, data) = explore(&cx);
    let facets: Vec<_> = view.groups.iter().flat_map(|group| group.items.iter().map(|one| (group.name, &*one.value, one.count))).collect();
    let expected = [
        ("kind", "case_study", 1),
        ("role", "ambassador", 1),
        ("phase", "recruit", 1),
        ("phase", "train", 1),
        ("institution", "kcl", 1),
    ];
    assert_eq!(facets, expected);
    assert_eq!((view.count, view.items.len(), view.more), (1, 1, false));
    let text = data.unwrap().text;
    assert!(text.starts_with("kitpress.define(\"explore-data\", {"), "{text}");
    assert!(text.contains("case-studies/icea/"), "{text}");
}
