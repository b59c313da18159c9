//! Whether the accessibility statement tells of a check, and of one that is not too old to go by.

use super::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::Own;
use crate::yaml::FieldPath;

/// Months after which a check says little of a site.
const MONTHS: i64 = 3;

/// No check was recorded, or one before the statement was last reviewed, or three months ago.
pub fn last_check(page: &Page<'_>, found: &mut Diagnostics) {
    let Own::Page(Some(statement)) = &page.document.front.own else { return };
    let data = &page.cx.site.data;
    let path = FieldPath::new().key("statement");
    let help = "run `kitpress check --record`, and keep `content/last-check.yaml` with the site";
    let Some(check) = data.last_check() else {
        if data.recorded_unread {
            return;
        }
        let message = "this statement tells of no check: none of this site was recorded";
        found.push(page.finding(Code::StatementCheckMissing, message, page.key(&path)).help(help));
        return;
    };
    let reviewed = statement.reviewed.unwrap_or(statement.prepared);
    let written = if statement.reviewed.is_some() { "reviewed" } else { "prepared" };
    let Some(day) = check.on.last_day() else { return };
    let message = if reviewed.first_day().is_some_and(|first| day < first) {
        format!("the check of {} was recorded before this statement was {written} ({reviewed})", check.on)
    } else if page
        .cx
        .today
        .is_some_and(|today| day.checked_add(jiff::Span::new().months(MONTHS)).is_ok_and(|end| end < today))
    {
        format!("the check that this statement tells of is of {}, more than three months ago", check.on)
    } else {
        return;
    };
    found.push(page.at(Code::StatementCheckOld, message, &path.key(written)).help(help));
}
