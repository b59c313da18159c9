//! An accessibility statement from its data. It claims no more than the data says: how far a site
//! conforms is a person's finding, never worked out here.

use super::context::Cx;
use super::types::{IssueView, StatementView};
use crate::model::{Conformance, KnownIssue, Statement};

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
