//! Findings as the site wants them judged: with the severities that it changed, and without those that somebody has waived
//! until a day that has not passed. Pure: what day it is comes from outside, and no output depends on it.

use std::collections::BTreeMap;

use super::{Common, SiteConfig, Status, Waiver};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Needs, Severity};
use crate::source::{SourceId, Span};

/// A waiver and the file that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// What it says.
    pub waiver: Waiver,
    /// Its file: a page, or `site.yaml`.
    pub source: SourceId,
    /// It is of `site.yaml` and holds for every file, not for its own only.
    pub everywhere: bool,
    /// Nothing that it may be needed for was left out, as drafts are.
    pub seen: bool,
}

/// A finding that does not count, and the waiver that it is waived by.
#[derive(Clone, Debug, PartialEq)]
pub struct Waived {
    /// The finding, with its severity.
    pub finding: Diagnostic,
    /// Who waived it, why, until when.
    pub given: Given,
}

/// Findings after judgement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Those that count, with what is to be said of the waivers themselves.
    pub diagnostics: Diagnostics,
    /// Those that do not, in order of their places.
    pub waived: Vec<Waived>,
}

/// What findings are judged by: severities and waivers of a site.
#[derive(Clone, Debug, Default)]
pub struct Judge {
    severity: BTreeMap<Code, Option<Severity>>,
    given: Vec<Given>,
    today: Option<jiff::civil::Date>,
}

impl Judge {
    /// The rules of `config` with the waivers of `pages`, whether or not a page is a draft that is left out (`drafts` is
    /// false). The day is that of the site's time zone; without a moment no waiver ends.
    pub fn new<'a>(
        config: &SiteConfig,
        pages: impl Iterator<Item = (SourceId, &'a Common)>,
        drafts: bool,
        now: Option<jiff::Timestamp>,
    ) -> Judge {
        let mut given = Vec::new();
        let mut all = true;
        for (source, page) in pages {
            let seen = drafts || page.status != Status::Draft;
            all &= seen;
            let one = |waiver: &Waiver| Given { waiver: waiver.clone(), source, everywhere: false, seen };
            given.extend(page.waive.iter().map(one));
        }
        let site =
            |waiver: &Waiver| Given { waiver: waiver.clone(), source: config.source, everywhere: true, seen: all };
        // A page's own waiver comes first.
        given.extend(config.waive.iter().map(site));
        Judge { severity: config.severity.clone(), given, today: now.map(|now| day(config, now)) }
    }

    /// Which day the waivers are measured by.
    pub fn today(&self) -> Option<jiff::civil::Date> {
        self.today
    }

    /// Whether these findings hold an error that nobody has waived.
    pub fn stops(&self, diagnostics: &Diagnostics) -> bool {
        self.stopping(diagnostics).next().is_some()
    }

    /// The errors among these findings that nobody has waived.
    pub fn stopping<'d>(&self, diagnostics: &'d Diagnostics) -> impl Iterator<Item = &'d Diagnostic> {
        let stops = |one: &&Diagnostic| self.severity_of(one) == Some(Severity::Error) && self.waiver(one).is_none();
        diagnostics.iter().filter(stops)
    }

    /// Findings with the site's severities, without those that are waived, and with what is wrong with the waivers.
    ///
    /// `looked` tells what was looked at: until then nobody knows which waivers it needs. Where errors are left, what they
    /// hide may need any waiver, so that none is called unused.
    pub fn judge(&self, found: Diagnostics, looked: impl Fn(Needs) -> bool) -> Verdict {
        let mut verdict = Verdict::default();
        let mut needed = vec![false; self.given.len()];
        for mut finding in found.into_iter() {
            let Some(severity) = self.severity_of(&finding) else { continue };
            finding.severity = severity;
            match self.waiver(&finding) {
                Some(number) => {
                    needed[number] = true;
                    verdict.waived.push(Waived { finding, given: self.given[number].clone() });
                }
                None => verdict.diagnostics.push(finding),
            }
        }
        let mut said: Vec<Diagnostic> = self.given.iter().filter_map(|given| self.over(given)).collect();
        if !needed.iter().all(|needed| *needed) && !verdict.diagnostics.has_errors() {
            let idle = self.given.iter().zip(&needed).filter(|(_, needed)| !**needed).map(|(given, _)| given);
            let sure = |given: &&Given| self.holds(given) && given.seen && looked(given.waiver.rule.needs());
            said.extend(idle.filter(sure).map(unused));
        }
        for mut finding in said {
            if let Some(severity) = self.severity_of(&finding) {
                finding.severity = severity;
                verdict.diagnostics.push(finding);
            }
        }
        verdict.diagnostics.sort();
        let place = |finding: &Diagnostic| finding.primary.as_ref().map(|label| (label.source, label.span));
        verdict.waived.sort_by(|a, b| {
            let (a, b) = (&a.finding, &b.finding);
            (place(a), a.code.name(), &a.message).cmp(&(place(b), b.code.name(), &b.message))
        });
        verdict.waived.dedup();
        verdict
    }

    /// `None` where the site has switched the rule off.
    fn severity_of(&self, finding: &Diagnostic) -> Option<Severity> {
        self.severity.get(&finding.code).copied().unwrap_or(Some(finding.severity))
    }

    /// The first waiver that holds for the finding.
    fn waiver(&self, finding: &Diagnostic) -> Option<usize> {
        let place = finding.primary.as_ref().map(|label| label.source);
        self.given.iter().position(|given| {
            given.waiver.rule == finding.code && (given.everywhere || place == Some(given.source)) && self.holds(given)
        })
    }

    fn holds(&self, given: &Given) -> bool {
        given.waiver.rule.unwaivable().is_none() && !self.has_ended(&given.waiver)
    }

    fn has_ended(&self, waiver: &Waiver) -> bool {
        self.today.zip(waiver.until.last_day()).is_some_and(|(today, last)| last < today)
    }

    /// What is wrong with a waiver whatever the findings are.
    fn over(&self, given: &Given) -> Option<Diagnostic> {
        let Waiver { rule, until, span, .. } = &given.waiver;
        let name = rule.name();
        if let Some(why) = rule.unwaivable() {
            let message = format!("`{name}` cannot be waived: {why}");
            let help = format!("mend what `{name}` reports and take the waiver away");
            return Some(at(Code::WaiverRefused, message, given.source, *span).help(help));
        }
        self.has_ended(&given.waiver).then(|| {
            let message = format!("this waiver of `{name}` ended with {until}");
            at(Code::WaiverExpired, message, given.source, *span)
                .help("mend what it was given for and take it away, or decide anew and say so: reason, by, until")
        })
    }
}

fn unused(given: &Given) -> Diagnostic {
    let name = given.waiver.rule.name();
    let (message, help) = match given.everywhere {
        true => (format!("nothing in the site needs this waiver of `{name}`"), "take it away"),
        false => (
            format!("nothing in this page needs this waiver of `{name}`"),
            "take it away; a finding about another file needs its waiver there, or in site.yaml",
        ),
    };
    at(Code::WaiverUnused, message, given.source, given.waiver.span).help(help)
}

fn at(code: Code, message: String, source: SourceId, span: Span) -> Diagnostic {
    Diagnostic::new(code, message).at(source, span)
}

/// The day that it is at the site.
pub fn day(config: &SiteConfig, now: jiff::Timestamp) -> jiff::civil::Date {
    let zone = jiff::tz::TimeZone::get(&config.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
    now.to_zoned(zone).date()
}
