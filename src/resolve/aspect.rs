//! How a case study's evidence is judged: three questions with a few answers each, which make lists as vocabularies do.

use crate::model::{Cost, Evidence, EvidenceKind, Outcome, Own};

/// A question about the evidence of a case study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// What sort of evidence there is.
    Evidence,
    /// What the work cost.
    Cost,
    /// What it led to.
    Outcome,
}

impl Aspect {
    /// All three, in the order in which pages show them.
    pub const ALL: [Aspect; 3] = [Aspect::Evidence, Aspect::Cost, Aspect::Outcome];

    /// Name in addresses, strings and `LISTINGS`.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Evidence => "evidence",
            Aspect::Cost => "cost",
            Aspect::Outcome => "outcome",
        }
    }

    /// Its answers, in the order of the documentation.
    pub fn values(self) -> Vec<&'static str> {
        match self {
            Aspect::Evidence => EvidenceKind::ALL.iter().map(|kind| kind.name()).collect(),
            Aspect::Cost => Cost::ALL.iter().map(|cost| cost.name()).collect(),
            Aspect::Outcome => Outcome::ALL.iter().map(|outcome| outcome.name()).collect(),
        }
    }

    /// The answer that these front matter keys give.
    pub fn of(self, own: &Own) -> Option<&'static str> {
        let Own::CaseStudy(case_study) = own else { return None };
        self.answer(case_study.evidence.as_ref()?)
    }

    /// The answer of a case study's evidence.
    pub fn answer(self, evidence: &Evidence) -> Option<&'static str> {
        match self {
            Aspect::Evidence => evidence.kind.map(EvidenceKind::name),
            Aspect::Cost => evidence.cost.map(Cost::name),
            Aspect::Outcome => evidence.outcome.map(Outcome::name),
        }
    }
}
