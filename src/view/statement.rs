//! An accessibility statement from its data. It claims no more than the data says: how far a site
//! conforms is a person's finding, never worked out here.

use super::context::Cx;
use super::lists;
use super::types::{CheckView, FoundView, IssueView, StatementView};
use crate::document::PageId;
use crate::model::{CheckFound, Conformance, KnownIssue, Lang, LastCheck, PartialDate, Statement, Status};
use crate::resolve::PageIndex;

/// View of `statement:`.
pub fn statement(cx: &Cx<'_>, statement: &Statement) -> StatementView {
    let tested = statement.tested.as_ref();
    StatementView {
        prepared: cx.date(statement.prepared),
        reviewed: statement.reviewed.map(|date| cx.date(date)),
        email: cx.words(&statement.contact.email),
        phone: cx.maybe(statement.contact.phone.as_deref()),
        address: cx.maybe(statement.contact.address.as_deref()),
        response: cx.maybe(statement.response.as_deref()),
        enforcement_name: cx.words(&statement.enforcement.name),
        enforcement_url: statement.enforcement.url.to_string(),
        conformance: match statement.conformance {
            Conformance::Full => "full",
            Conformance::Partial => "partial",
            Conformance::NotAssessed => "not_assessed",
        },
        issues: statement.issues.iter().map(|known| issue(cx, known)).collect(),
        check: cx.data().last_check().map(|check| last_check(cx, check)),
        tested_on: tested.map(|tested| cx.date(tested.on)),
        tested_by: tested.and_then(|tested| cx.maybe(tested.by.as_deref())),
        tested_method: tested.and_then(|tested| cx.maybe(tested.method.as_deref())),
        scope: cx.maybe(statement.scope.as_deref()),
        technology: cx.all(&statement.technology),
    }
}

fn issue(cx: &Cx<'_>, known: &KnownIssue) -> IssueView {
    IssueView {
        problem: cx.words(&known.problem),
        reason: cx.maybe(known.reason.as_deref()),
        alternative: cx.maybe(known.alternative.as_deref()),
        fix_by: known.fix_by.map(|date| cx.date(date)),
    }
}

/// Sorts of barriers in the order in which they are told; what a later check names besides is told last.
const BARRIERS: [&str; 9] =
    ["images", "headings", "links", "tables", "contrast", "language", "characters", "left_out", "documents"];

/// A sort of barrier, why it stays, and until when.
type Sort<'a> = (&'static str, Option<&'a str>, Option<PartialDate>);

/// What the recorded check found, by sort of barrier and by what was decided about it.
fn last_check(cx: &Cx<'_>, check: &LastCheck) -> CheckView {
    let mut sorts: Vec<(Sort<'_>, Vec<&CheckFound>)> = Vec::new();
    for one in &check.found {
        let Some(barrier) = one.rule.barrier() else { continue };
        let sort = (barrier, one.reason.as_deref(), one.until);
        match sorts.iter_mut().find(|(known, _)| *known == sort) {
            Some((_, all)) => all.push(one),
            None => sorts.push((sort, vec![one])),
        }
    }
    let rank = |barrier: &str| BARRIERS.iter().position(|known| *known == barrier).unwrap_or(BARRIERS.len());
    sorts.sort_by_key(|((barrier, reason, until), _)| (rank(barrier), reason.is_some(), *until));
    let found: Vec<FoundView> = sorts
        .into_iter()
        .map(|((barrier, reason, until), all)| {
            let times = all.iter().map(|one| f64::from(one.times)).sum();
            let number = cx.locale.number(times);
            let mut pages: Vec<PageIndex> =
                all.iter().flat_map(|one| &one.on).filter_map(|name| page(cx, name)).collect();
            pages.sort_unstable();
            pages.dedup();
            let mut pages: Vec<_> = pages.into_iter().map(|index| lists::page_link(cx, index)).collect();
            pages.sort_by(|a, b| cx.locale.compare(&a.text, &b.text));
            FoundView {
                text: cx.say(&format!("statement_found_{barrier}"), &[("times", number.as_str().into())]),
                pages,
                reason: cx.maybe(reason),
                until: until.map(|date| cx.date(date)),
            }
        })
        .collect();
    let date = cx.date(check.on).text;
    let key = if found.is_empty() { "statement_check_clean" } else { "statement_check_found" };
    CheckView { said: cx.say(key, &[("date", date.as_str().into())]), comma: cx.lang.comma(), found }
}

/// The page of a file: `pages/about` or `pages/about.cy`. None where it is gone, withdrawn or not for everybody.
fn page(cx: &Cx<'_>, name: &str) -> Option<PageIndex> {
    let (id, lang) = match name.rsplit_once('.').and_then(|(id, lang)| Some((id, Lang::new(lang)?))) {
        Some((id, lang)) if cx.data().config.languages.contains(&lang) => (id, lang),
        _ => (name, cx.data().config.languages[0].clone()),
    };
    let index = cx.site.find(&PageId(id.into()), &lang)?;
    let about = cx.site.about(index);
    (about.status != Status::Withdrawn && !about.restricted).then_some(index)
}
