//! What a case study has beyond every page: who took part, figures, schedule, evidence, challenges.
//! States only what the author stated: an absent number stays absent.

use super::context::Cx;
use super::metrics::{metrics, rounding};
use super::person::institution;
use super::quantity;
use super::schedule::schedule;
use super::types::{CaseStudyView, ChallengeView, DidNotWorkView, EvidenceView, MeaningView, ParticipantsView};
use crate::document::VocabularyName;
use crate::model::{CaseStudy, Cost, Evidence, EvidenceKind, Metric, Outcome, Participants, Unit};
use crate::resolve::{Aspect, GeneratedKey};
use crate::theme::Argument;

/// View of a case study.
pub fn case_study(cx: &Cx<'_>, case_study: &CaseStudy) -> CaseStudyView {
    let challenges = case_study.challenges.iter().map(|challenge| ChallengeView {
        problem: cx.words(&challenge.problem),
        response: cx.maybe(challenge.response.as_deref()),
    });
    let did_not_work: Vec<DidNotWorkView> = case_study
        .did_not_work
        .iter()
        .map(|one| DidNotWorkView { what: cx.words(&one.what), why: cx.maybe(one.why.as_deref()) })
        .collect();
    CaseStudyView {
        institution: institution(cx, &case_study.institution),
        context: cx.words(&case_study.context),
        started: case_study.started.map(|date| cx.date(date)),
        participants: case_study.participants.iter().map(|who| participants(cx, who)).collect(),
        rounding: rounding(cx).filter(|_| counts_people(case_study)),
        metrics: metrics(cx, &case_study.metrics),
        schedule: schedule(cx, case_study),
        evidence: case_study.evidence.as_ref().and_then(|of| evidence(cx, of)),
        challenges: challenges.collect(),
        did_not_work_count: (!did_not_work.is_empty()).then(|| {
            let number = cx.locale.number(did_not_work.len() as f64);
            let count = Argument::from(did_not_work.len());
            cx.say("did_not_work_count", &[("n", count), ("number", Argument::Text(&number))])
        }),
        did_not_work,
        outputs: cx.all(&case_study.outputs),
    }
}

/// Whether the page says of anything how many people it was.
pub(super) fn counts_people(case_study: &CaseStudy) -> bool {
    let counted = |metric: &Metric| metric.unit == Unit::People || metric.base.is_some();
    case_study.metrics.iter().any(counted) || case_study.participants.iter().any(|who| who.count.is_some())
}

/// The label is the author's, or the role's word in the number that fits; one project officer, ten ambassadors.
pub(super) fn participants(cx: &Cx<'_>, who: &Participants) -> ParticipantsView {
    let role = who.role.as_deref();
    let how = cx.data().config.disclosure();
    let count = who.count.and_then(|count| how.participants(count, who.qualifier));
    let one = count.is_some_and(|(number, _)| number == 1.0);
    let label = match (&who.label, role) {
        (Some(label), _) => cx.words(label),
        (None, Some(role)) => cx.site.word(VocabularyName::Role, role, !one, cx.lang),
        (None, None) => String::new(),
    };
    let page = role.and_then(|id| cx.link(&GeneratedKey::Term(VocabularyName::Role, id.into()), String::new()));
    ParticipantsView {
        label,
        href: page.map(|link| link.href),
        count: count.map(|(number, qualifier)| quantity::qualified(cx, qualifier, &cx.locale.number(number))),
        note: cx.maybe(who.note.as_deref()),
    }
}

pub(super) fn evidence(cx: &Cx<'_>, evidence: &Evidence) -> Option<EvidenceView> {
    let kind = evidence.kind.map(|kind| match kind {
        EvidenceKind::Narrative => "evidence_narrative",
        EvidenceKind::Empirical => "evidence_empirical",
        EvidenceKind::Causal => "evidence_causal",
    });
    let cost = evidence.cost.map(|cost| match cost {
        Cost::Low => "cost_low",
        Cost::Medium => "cost_medium",
        Cost::High => "cost_high",
        Cost::NotStated => "cost_not_stated",
    });
    let outcome = evidence.outcome.map(|outcome| match outcome {
        Outcome::Positive => "outcome_positive",
        Outcome::Mixed => "outcome_mixed",
        Outcome::Null => "outcome_null",
        Outcome::Negative => "outcome_negative",
        Outcome::NotRated => "outcome_not_rated",
    });
    let href = |aspect: Aspect| {
        let page = GeneratedKey::Answer(aspect, aspect.answer(evidence)?);
        cx.link(&page, String::new()).map(|link| link.href)
    };
    let say = |key: Option<&str>| key.map(|key| cx.say(key, &[]));
    let meanings = [kind, outcome, cost]
        .into_iter()
        .flatten()
        .map(|key| MeaningView { word: cx.say(key, &[]), meaning: cx.say(&format!("{key}_means"), &[]) });
    let view = EvidenceView {
        meanings: meanings.collect(),
        kind: say(kind),
        cost: say(cost),
        outcome: say(outcome),
        note: cx.maybe(evidence.note.as_deref()),
        kind_href: href(Aspect::Evidence),
        cost_href: href(Aspect::Cost),
        outcome_href: href(Aspect::Outcome),
    };
    let any = view.kind.is_some() || view.cost.is_some() || view.outcome.is_some() || view.note.is_some();
    any.then_some(view)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::model::Qualifier;
    use crate::view::testing::World;

    #[test]
    fn participants_are_counted_in_the_right_number() {
        let role = |id: &str, count| Participants { role: Some(id.into()), count, ..Participants::default() };
        let study = CaseStudy {
            institution: "kcl".into(),
            participants: vec![
                role("ambassador", Some(10)),
                role("project_officer", Some(1)),
                role("ambassador", None),
                Participants {
                    label: Some("BME students".into()),
                    count: Some(180),
                    qualifier: Some(Qualifier::Over),
                    ..Participants::default()
                },
            ],
            evidence: Some(Evidence { cost: Some(Cost::NotStated), ..Evidence::default() }),
            ..CaseStudy::default()
        };
        let view = case_study(&World::new("en").cx(), &study);
        let people: Vec<_> = view.participants.iter().map(|who| (&*who.label, who.count.as_deref())).collect();
        let expected = [
            ("ambassadors", Some("10")),
            ("project officer", Some("1")),
            ("ambassadors", None),
            ("BME students", Some("over 180")),
        ];
        assert_eq!(people, expected);
        assert_eq!(view.participants[0].href.as_deref(), Some("/roles/ambassador/"));
        assert_eq!(view.participants[1].href, None, "a role without pages has none");
        assert_eq!(view.institution.text, "King’s College London");
        assert_eq!(view.evidence.unwrap().cost.as_deref(), Some("Not stated"));
        assert!(view.schedule.is_none() && view.started.is_none());
    }
}
