//! Data of an accessibility statement, after the UK model statement.

use super::Text;
use crate::model::PartialDate;
use crate::model::reading::{Email, WebAddress, record, words};

record! {
    /// Data of an accessibility statement, after the UK model statement.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Statement {
        /// When the statement was first written.
        pub prepared: PartialDate = required,
        /// When it was last reviewed.
        pub reviewed: Option<PartialDate>,
        /// Whom to tell about a barrier.
        pub contact: StatementContact = required,
        /// How soon they answer: "within five working days".
        pub response: Option<Text>,
        /// Whom to turn to if the answer does not help.
        pub enforcement: Enforcement = required,
        /// How far the site meets the Web Content Accessibility Guidelines. Only a person can know that.
        pub conformance: Conformance,
        /// What is known not to work.
        pub issues: Vec<KnownIssue>,
        /// How the site was tested.
        pub tested: Option<Tested>,
        /// Which sites the statement covers.
        pub scope: Option<Text>,
        /// Techniques that the site relies on: `[HTML, CSS]`.
        pub technology: Vec<Text>,
    }
}

record! {
    /// Whom to tell about a barrier.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct StatementContact {
        /// Email address.
        pub email: Text = required as Email,
        /// Telephone number.
        pub phone: Option<Text>,
        /// Postal address.
        pub address: Option<Text>,
    }
}

record! {
    /// Who enforces the law.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Enforcement {
        /// Name of the body.
        pub name: Text = required,
        /// Where to complain.
        pub url: Text = required as WebAddress,
    }
}

words! {
    /// How far the site meets the guidelines.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Conformance {
        /// It meets all of them.
        Full = "full",
        /// It meets most; `issues` says which not.
        Partial = "partial",
        /// Nobody has assessed it.
        NotAssessed = "not_assessed",
    }
    default = NotAssessed;
}

record! {
    /// Something that does not work for everybody.
    #[derive(Clone, Debug, PartialEq)]
    pub struct KnownIssue {
        /// What does not work, and for whom.
        pub problem: Text = required,
        /// Why it is so.
        pub reason: Option<Text>,
        /// What one can use instead.
        pub alternative: Option<Text>,
        /// When it will be mended.
        pub fix_by: Option<PartialDate>,
    }
}

record! {
    /// How the site was tested.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Tested {
        /// When.
        pub on: PartialDate = required,
        /// By whom.
        pub by: Option<Text>,
        /// How.
        pub method: Option<Text>,
    }
}
