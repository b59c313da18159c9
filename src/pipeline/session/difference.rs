//! What the site of now has that is other than in the site before, so that pages which saw none of it stay as they are.

use std::collections::BTreeSet;

use super::good::Good;
use crate::model::Lang;
use crate::reads::{Changed, Read, What, key};
use crate::render;

/// From one good site to the next.
pub(super) struct Difference {
    /// All pages are other: `site.yaml`, or the theme's words.
    all: bool,
    /// All pages of these languages are other: something that they share, such as the navigation or the style sheet.
    languages: BTreeSet<Lang>,
    changed: Changed,
}

impl Difference {
    pub(super) fn between(old: &Good, new: &Good) -> Difference {
        let (old, new) = (&old.ready, &new.ready);
        let mut difference = Difference { all: false, languages: BTreeSet::new(), changed: Changed::default() };
        difference.all = old.readings.stamp.0 != new.readings.stamp.0 || words(old) != words(new);
        if difference.all {
            return difference;
        }
        let other = new.shared.iter().filter(|(lang, view)| old.shared.get(*lang) != Some(*view));
        difference.languages = other.map(|(lang, _)| lang.clone()).collect();
        old.data.compare(&new.data, &mut difference.changed);
        old.site.compare(&new.site, &mut difference.changed);
        for template in render::templates::changed(&old.sources, &new.sources) {
            difference.changed.add(What::Template, key(&template));
        }
        difference
    }

    /// Whether a page of this language that looked these up has to be made again.
    pub(super) fn concerns(&self, lang: &Lang, reads: &[Read]) -> bool {
        self.all || self.languages.contains(lang) || self.changed.concerns(reads)
    }
}

/// Texts of the theme's string files.
fn words(ready: &super::super::prepare::Ready) -> Vec<(&str, &str)> {
    let files = ready.sources.theme.strings.iter();
    let texts = files.flat_map(|(lang, files)| files.iter().map(move |id| (lang.as_str(), id)));
    texts.map(|(lang, id)| (lang, &*ready.sources.texts[id.0 as usize].text)).collect()
}
