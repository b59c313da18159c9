//! Finished pages read again by the rules of `check::audit`: on all cores, findings in the order of the pages.

use std::collections::HashMap;

use rayon::prelude::*;

use super::pages::Finished;
use crate::check::Cx;
use crate::check::audit::{Audit, AuditRule, FinishedPage, LookRule, look};
use crate::diagnostic::Diagnostics;
use crate::resolve::PageIndex;

/// What these rules find about pages and about the theme's look.
pub fn audit(cx: &Cx<'_>, finished: &[Finished], rules: &[AuditRule], looks: &[LookRule]) -> Diagnostics {
    let numbered = cx.site.pages.iter().enumerate();
    let by_path: HashMap<&str, PageIndex> =
        numbered.filter_map(|(index, page)| Some((page.address.file.as_ref()?.as_str(), index))).collect();
    let audit = Audit::new(cx);
    let pages: Vec<FinishedPage<'_>> = finished.iter().filter_map(|one| page(one, &by_path)).collect();
    let told: Vec<_> = pages.par_iter().map(|page| audit.page(page, rules)).collect();
    let mut found = audit.merged(told.into_iter().flatten());
    found.append(look(cx, &pages, looks));
    found
}

fn page<'a>((result, _): &'a Finished, by_path: &HashMap<&str, PageIndex>) -> Option<FinishedPage<'a>> {
    let artifact = result.as_ref().ok()?;
    let (path, html) = (artifact.path.as_str(), std::str::from_utf8(&artifact.bytes).ok()?);
    Some(FinishedPage { path, html, index: by_path.get(path).copied() })
}
