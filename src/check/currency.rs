//! Whether what a page says may have grown old.

use super::{Cx, Page};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
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

/// A review that cannot have been when the page says, or that left the date of the next one behind.
pub fn review_dates(page: &Page<'_>, found: &mut Diagnostics) {
    let common = page.common();
    let Some(reviewed) = common.reviewed else { return };
    let key = |key: &'static str| FieldPath::new().key(key);
    let at = |message: String| page.at(Code::ReviewDates, message, &key("reviewed"));
    if page.cx.today.zip(reviewed.first_day()).is_some_and(|(today, first)| first > today) {
        let finding = at(format!("this page was reviewed on {reviewed}, which is still to come"));
        found.push(finding.help("give the day on which somebody read it; the next one is `review_by:`"));
        return;
    }
    if let Some(published) = common.published.filter(|published| reviewed.is_before(*published)) {
        let finding = at(format!("this page was reviewed on {reviewed}, before it was published on {published}"));
        let finding = page.also(finding, &key("published"), "published then");
        found.push(finding.help("correct one of the two; a review looks at a page that readers have"));
    }
    if let Some(next) = common.review_by.filter(|next| next.is_before(reviewed)) {
        let finding = at(format!("this page was reviewed on {reviewed}, after the day of its next review, {next}"));
        let finding = page.also(finding, &key("review_by"), "to be reviewed by then");
        found.push(finding.help("give the date of the review after this one in `review_by:`"));
    }
}

/// A form for feedback without a word of what happens with what people write.
pub fn feedback_privacy(cx: &Cx<'_>, found: &mut Diagnostics) {
    let Some(feedback) = &cx.site.data.config.feedback else { return };
    if feedback.form.is_none() || feedback.privacy.is_some() {
        return;
    }
    let (source, span) = cx.config(&FieldPath::new().key("feedback").key("form"));
    let message = "this form asks for people's words and email address, and nothing says what happens with them";
    let finding = Diagnostic::new(Code::FeedbackPrivacy, message).at(source, span);
    found.push(finding.help("say in `feedback.privacy` who reads the answers, how long they are kept and whom to ask"));
}
