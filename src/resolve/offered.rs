//! Which documents a page offers.

use super::{PageIndex, Site};
use crate::model::{Downloads, Kind, Status};

impl Site {
    /// Whether a page offers the copy of the site, where there is one: home pages and toolkits.
    pub fn offers_copy(&self, index: PageIndex) -> bool {
        let document = &self.documents[index];
        self.data.config.offline
            && !self.data.copy
            && document.front.common.status != Status::Withdrawn
            && (document.kind == Kind::Toolkit || document.id.as_str() == "pages/index")
    }

    /// Whether a page offers Word and PDF. What is filled in or worked with always has both, unless the page itself says
    /// otherwise; of other pages `downloads` decides. A home page has none unless it asks.
    pub fn downloads(&self, index: PageIndex) -> Downloads {
        let document = &self.documents[index];
        let common = &document.front.common;
        if common.status == Status::Withdrawn || self.address(index).file.is_none() {
            return Downloads::default();
        }
        let working = matches!(
            document.kind,
            Kind::Toolkit | Kind::Template | Kind::ReflectiveResource | Kind::SmartGoal | Kind::Session
        );
        let home = document.id.as_str() == "pages/index";
        match common.downloads {
            Some(own) => own,
            None if working => Downloads { word: true, pdf: true },
            None if home => Downloads::default(),
            None => self.data.config.downloads,
        }
    }
}
