//! The files of the search: every page is read, packed and let go of on all cores, then each language gets its index.

use rayon::prelude::*;

use super::pages::Studio;
use crate::render::search;
use crate::view;
use crate::write::Artifact;

impl Studio<'_> {
    /// Index files of every language that has a search page.
    pub fn search(&self) -> Vec<Artifact> {
        let languages: Vec<_> = self.locales.keys().collect();
        languages.into_par_iter().flat_map_iter(|lang| self.search_in(lang)).collect()
    }

    fn search_in(&self, lang: &crate::model::Lang) -> Vec<Artifact> {
        let Some(index) = self.cx(lang).and_then(|cx| view::search::index(&cx)) else { return Vec::new() };
        let synonyms = search::Synonyms::new(&index.synonyms);
        let site = self.site;
        let pages = (0..site.documents.len()).into_par_iter().filter_map(|page| {
            let cx = self.cx(lang).filter(|_| site.documents[page].lang == *lang)?;
            search::page(&view::search::page(&cx, page)?, &synonyms)
        });
        let mut packed: Vec<search::Packed> = pages.collect();
        let generated = site.generated.iter().filter(|page| page.lang == *lang);
        let found = generated.filter_map(|page| Some(view::search::generated(&self.cx(lang)?, page))).flatten();
        packed.extend(found.filter_map(|found| search::page(&found, &synonyms)));
        let mut files = search::files(&index, &synonyms, &packed);
        files.extend(packed.into_iter().map(|page| page.file));
        files
    }
}
