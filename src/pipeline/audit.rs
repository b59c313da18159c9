//! Finished pages read again by the rules of `check::audit`: on all cores, findings in the order of the pages.

use std::collections::HashMap;

use rayon::prelude::*;

use super::pages::Finished;
use crate::check::Cx;
use crate::check::SiteRule;
use crate::check::audit::{Audit, AuditRule, FinishedPage, look};
use crate::diagnostic::Diagnostics;
use crate::resolve::PageIndex;

/// What these rules find about pages and about the theme's look.
pub fn audit(cx: &Cx<'_>, finished: &[Finished], rules: &[AuditRule], looks: &[SiteRule]) -> Diagnostics {
    let numbered = cx.site.pages.iter().enumerate();
    let by_path: HashMap<&str, PageIndex> =
        numbered.filter_map(|(index, page)| Some((page.address.file.as_ref()?.as_str(), index))).collect();
    let audit = Audit::new(cx);
    let page = |(result, _): &Finished| {
        let artifact = result.as_ref().ok()?;
        let html = std::str::from_utf8(&artifact.bytes).ok()?;
        let path = artifact.path.as_str();
        Some(audit.page(&FinishedPage { path, html, index: by_path.get(path).copied() }, rules))
    };
    let told: Vec<_> = finished.par_iter().filter_map(page).collect();
    let mut found = audit.merged(told.into_iter().flatten());
    found.append(look(cx, looks));
    found
}
