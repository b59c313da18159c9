//! Whether what a page says may have grown old.

use super::Page;
use crate::diagnostic::{Code, Diagnostics};
use crate::yaml::FieldPath;

/// The day by which somebody was to look at the page again has passed.
pub fn review_overdue(page: &Page<'_>, found: &mut Diagnostics) {
    let Some((today, by)) = page.cx.today.zip(page.common().review_by) else { return };
    if by.last_day().is_none_or(|last| last >= today) {
        return;
    }
    let message = format!("this page was to be reviewed by {by}");
    let finding = page.at(Code::ReviewOverdue, message, &FieldPath::new().key("review_by"));
    found.push(finding.help("read it again, write `updated:` if it changed, and give the next date in `review_by:`"));
}
