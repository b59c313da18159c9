//! Engagement maps with people on them.

use super::Page;
use super::pseudonyms::{in_place, telling, words};
use crate::diagnostic::{Code, Diagnostics};
use crate::yaml::FieldPath;

/// A group with the name of somebody whom the site names. One word of a name may be a place or a subject, so a label must
/// have all of them, or be the name.
pub fn names_person(page: &Page<'_>, found: &mut Diagnostics) {
    let Some(map) = &page.common().map else { return };
    let people = page.cx.site.data.people.entries();
    let here = in_place(page);
    for (number, group) in map.groups.iter().enumerate() {
        let (label, own) = (words(&group.label), telling(&group.label));
        let is = |name: &str| {
            let all = telling(name);
            words(name) == label || (all.len() > 1 && all.is_subset(&own))
        };
        let path = || FieldPath::new().key("map").key("groups").index(number).key("label");
        let message = |name: &str| format!("a group of this map is named after {name}, whom the site names");
        let finding = if let Some(entry) = people.iter().find(|entry| is(&entry.value.name)) {
            let finding = page.at(Code::MapNamesPerson, message(&entry.value.name), &path());
            match page.cx.site.data.people.source {
                Some(source) => {
                    let place = page.cx.data(source, &FieldPath::new().key(&entry.id).key("name"));
                    finding.also(source, place, "the person there")
                }
                None => finding,
            }
        } else if let Some((name, place)) = here.iter().find(|(name, _)| is(name)) {
            page.also(page.at(Code::MapNamesPerson, message(name), &path()), place, "the person")
        } else {
            continue;
        };
        found.push(finding.help("name the role, the team or the body that the person speaks for"));
    }
}
