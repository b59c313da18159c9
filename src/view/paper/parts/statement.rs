//! An accessibility statement from its data.

use super::*;

impl Part<'_> {
    pub(super) fn statement(&self, own: &StatementView) -> Vec<Block> {
        let mut out: Vec<Block> = own.scope.iter().map(|words| paragraph(vec![text(words)])).collect();
        out.push(self.heading("kit-conformance", "statement_conformance"));
        let key = match own.conformance {
            "full" => "statement_full",
            "partial" => "statement_partial",
            _ => "statement_not_assessed",
        };
        out.push(paragraph(vec![text(self.say(key))]));
        if !own.issues.is_empty() || own.check.is_some() {
            out.push(self.heading("kit-known-problems", "statement_issues"));
        }
        if !own.issues.is_empty() {
            let items = own.issues.iter().map(|issue| {
                let mut words = vec![text(&issue.problem)];
                let date = issue.fix_by.as_ref().map(|date| date.text.clone());
                let more = [
                    ("statement_reason", &issue.reason),
                    ("statement_alternative", &issue.alternative),
                    ("statement_fix_by", &date),
                ];
                for (key, said) in more.into_iter().filter_map(|(key, said)| Some((key, said.as_ref()?))) {
                    words.push(Inline::Break);
                    words.push(text(format!("{} {said}", self.say(key))));
                }
                item(words)
            });
            out.push(list(None, items.collect()));
        }
        out.extend(own.check.iter().flat_map(|check| self.last_check(check)));
        out.push(self.heading("kit-statement-contact", "statement_contact"));
        let mail = Inline::Link { to: LinkTo::Web(format!("mailto:{}", own.email)), inlines: vec![text(&own.email)] };
        let mut ways = vec![item(fact(&self.say("statement_email"), vec![mail]))];
        for (key, said) in [("statement_phone", &own.phone), ("statement_address", &own.address)] {
            ways.extend(said.iter().map(|said| item(fact(&self.say(key), vec![text(said)]))));
        }
        out.push(list(None, ways));
        out.extend(own.response.iter().map(|words| paragraph(vec![text(words)])));
        out.push(self.heading("kit-enforcement", "statement_enforcement"));
        let mut enforcement = vec![text(format!("{} ", self.say("statement_enforcement_note")))];
        enforcement.extend(link(self.cx, &own.enforcement_url, vec![text(&own.enforcement_name)]));
        out.push(paragraph(enforcement));
        if !own.technology.is_empty() {
            out.push(self.heading("kit-technology", "statement_technology"));
            out.push(paragraph(vec![text(own.technology.join(self.cx.lang.comma()))]));
        }
        out.push(self.heading("kit-preparation", "statement_preparation"));
        let date = |date: &Option<DateView>| date.as_ref().map(|date| date.text.clone());
        let lines = [
            ("statement_prepared", Some(own.prepared.text.clone())),
            ("statement_reviewed", date(&own.reviewed)),
            ("statement_tested", date(&own.tested_on)),
            ("statement_tested_by", own.tested_by.clone()),
            ("statement_tested_method", own.tested_method.clone()),
        ];
        let lines = lines.into_iter().filter_map(|(key, said)| Some(format!("{} {}", self.say(key), said?)));
        let mut words = Vec::new();
        for line in lines {
            if !words.is_empty() {
                words.push(Inline::Break);
            }
            words.push(text(line));
        }
        out.push(paragraph(words));
        out
    }

    /// What the last recorded check says.
    fn last_check(&self, check: &CheckView) -> Vec<Block> {
        let mut out = vec![paragraph(vec![text(&check.said)])];
        let items = check.found.iter().map(|one| {
            let mut words = vec![text(&one.text)];
            if !one.pages.is_empty() {
                words.push(Inline::Break);
                words.push(text(format!("{} ", self.say("statement_found_on"))));
            }
            for (n, page) in one.pages.iter().enumerate() {
                if n > 0 {
                    words.push(text(self.cx.lang.comma()));
                }
                words.extend(link_view(self.cx, page));
            }
            let date = one.until.as_ref().map(|date| date.text.clone());
            let more = [("statement_reason", &one.reason), ("statement_fix_by", &date)];
            for (key, said) in more.into_iter().filter_map(|(key, said)| Some((key, said.as_ref()?))) {
                words.push(Inline::Break);
                words.push(text(format!("{} {said}", self.say(key))));
            }
            item(words)
        });
        let items: Vec<_> = items.collect();
        if !items.is_empty() {
            out.push(list(None, items));
        }
        out
    }
}
