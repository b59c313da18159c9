//! What every page may say, whatever its kind.

use super::{EngagementMap, Id, PersonRef, Somebody, Text, Voice, Voices};
use crate::diagnostic::Code;
use crate::model::reading::{
    Access, LifecycleId, OldAddress, PageName, PhaseId, RoleId, ThemeId, WebAddress, record, words,
};
use crate::model::{Downloads, Lang, PartialDate};
use crate::source::Span;

record! {
    /// Fields of every kind.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub whole struct Common {
        /// Title of the page, its only first-level heading.
        pub title: Text = required,
        /// One or two sentences that listings, search and previews show.
        pub summary: Text = required,
        /// When it was first published, as exactly as is known: `2026-11-22`, `2026-11` or `2026`.
        pub published: Option<PartialDate> = required as Option<PartialDate>,
        /// When it was last changed in a way that readers should know of.
        pub updated: Option<PartialDate>,
        /// When somebody last looked whether it still holds, whether or not they changed anything.
        pub reviewed: Option<PartialDate>,
        /// Who looked: ids of `people.yaml`, or `{name, role, unit, institution}`.
        pub reviewed_by: Vec<PersonRef> = optional as Vec<Somebody>,
        /// When somebody must look at it again.
        pub review_by: Option<PartialDate>,
        /// Language of the page, if the file's name does not say it: `cy` for `page.cy.md`.
        pub lang: Option<Lang>,
        /// Whether it is shown.
        pub status: Status,
        /// Who wrote it: ids of `people.yaml`, or `{name, role, unit, institution}`.
        pub authors: Vec<PersonRef> = optional as Vec<Somebody>,
        /// Whom to ask about it: an id of `people.yaml`, a name, or an email address.
        pub contact: Option<PersonRef> = optional as Option<super::Contact>,
        /// Subjects, as ids of the vocabulary: `[belonging, awarding_gap]`.
        pub themes: Vec<Id> = optional as Vec<ThemeId>,
        /// Roles that take part, as ids of the vocabulary: `[student_partner, staff_lead]`.
        pub roles: Vec<Id> = optional as Vec<RoleId>,
        /// Phases of a project it is about, as ids of the vocabulary: `[recruit, train]`.
        pub phases: Vec<Id> = optional as Vec<PhaseId>,
        /// Stages of the student lifecycle, as ids of the vocabulary: `[success]`.
        pub lifecycle: Vec<Id> = optional as Vec<LifecycleId>,
        /// Whom it is for, in words.
        pub audience: Vec<Text>,
        /// Licence of this page where it differs from the site's: `CC-BY-4.0`.
        pub licence: Option<Text>,
        /// How others are to credit it.
        pub credit: Option<Text>,
        /// Works that it reuses or retells, each with its licence and what was changed.
        pub based_on: Vec<BasedOn>,
        /// Whether only some people can open what it describes: `public` or `restricted`.
        pub restricted: bool = optional "access" as Access,
        /// Pages that belong with it, as ids: `[case-studies/icea]`.
        pub related: Vec<Id> = optional as Vec<PageName>,
        /// Addresses that it had before; each leads here: `[/old/page/]`.
        pub aliases: Vec<Text> = optional as Vec<OldAddress>,
        /// Formats offered beside the page, where they differ from the site's: `[word, pdf]` or `none`.
        pub downloads: Option<Downloads>,
        /// What a hurried reader should remember, one sentence each.
        pub takeaways: Vec<Text>,
        /// Goals that it works towards, as ids of pages.
        pub goals: Vec<Id> = optional as Vec<PageName>,
        /// Groups and the ties between them, formal and informal, drawn as an engagement map with a list beside it.
        pub map: Option<Box<EngagementMap>>,
        /// People quoted on the page, by the name that is published, with their consent.
        pub voices: Vec<Voice> = optional as Voices,
        /// Rules that this page may break for a while, each with a reason, a name and a last day.
        pub waive: Vec<Waiver>,
        /// Whatever your own theme wants; Kitpress does not look into it.
        pub extra: serde_yaml::Value,
    }
}

words! {
    /// Whether a page is shown.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Status {
        /// Left out unless drafts are asked for.
        Draft = "draft",
        /// Shown.
        Live = "live",
        /// Its address says that it was withdrawn; nothing leads to it.
        Withdrawn = "withdrawn",
    }
    default = Live;
}

record! {
    /// A work that this page reuses.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct BasedOn {
        /// Its title.
        pub title: Text = required,
        /// Who wrote it, as it is to be printed.
        pub author: Option<Text>,
        /// Who published it.
        pub publisher: Option<Text>,
        /// Where it is.
        pub url: Option<Text> = optional as Option<WebAddress>,
        /// The licence that allows the reuse.
        pub licence: Option<Text>,
        /// What was changed.
        pub changes: Option<Text>,
        /// When it was published.
        pub published: Option<PartialDate>,
        /// Whether only some people can open it: `public` or `restricted`.
        pub restricted: bool = optional "access" as Access,
    }
}

record! {
    /// A rule that may be broken for a while.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Waiver {
        place {
            /// Where it is in its file.
            pub span: Span,
        }
        /// Name of the rule, as reports give it: `image-alt`.
        pub rule: Code = required,
        /// Why.
        pub reason: Text = required,
        /// Who decided it.
        pub by: Text = required,
        /// Last day on which it holds.
        pub until: PartialDate = required,
    }
}
