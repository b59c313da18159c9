//! Entries of `references.yaml`: works that pages cite.

use crate::diagnostic::Code;
use crate::model::reading::{Access, Doi, Keys, WebAddress, record, words};
use crate::model::{LocalText, PartialDate};
use crate::yaml::Step;

record! {
    /// A work that pages cite.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Reference {
        /// What sort of work.
        pub kind: ReferenceKind = required "type",
        /// Title.
        pub title: Box<str> = required,
        /// Authors as they are to be printed, in order.
        pub authors: Vec<Box<str>>,
        /// Year of publication, where no exact `date` is given.
        pub year: Option<PartialDate>,
        /// Date of publication, as exactly as is known; `year` if that is all there is.
        pub date: Option<PartialDate>,
        /// Journal, book or site that it is part of.
        pub container: Option<Box<str>>,
        /// Volume.
        pub volume: Option<Box<str>>,
        /// Issue.
        pub issue: Option<Box<str>>,
        /// Pages: `12–34`.
        pub pages: Option<Box<str>>,
        /// Publisher.
        pub publisher: Option<Box<str>>,
        /// DOI without address: `10.1000/182`.
        pub doi: Option<Box<str>> = optional as Option<Doi>,
        /// Where it is.
        pub url: Option<Box<str>> = optional as Option<WebAddress>,
        /// Whether only some people can open it: `public` or `restricted`.
        pub restricted: bool = optional "access" as Access,
        /// Who can open it: "UCL staff only".
        pub access_note: Option<LocalText>,
        /// Date it was last read.
        pub accessed: Option<PartialDate>,
        /// Anything else.
        pub note: Option<LocalText>,
    }
    check = year_agrees_with_date;
}

impl Reference {
    /// Fills `date` from `year` where only that is known.
    pub fn fill_date(&mut self) {
        self.date = self.date.or(self.year);
    }
}

fn year_agrees_with_date(reference: &Reference, keys: &mut Keys<'_, '_>) {
    let (Some(year), Some(date)) = (reference.year, reference.date) else { return };
    if year.year == date.year {
        return;
    }
    let reader = keys.reader();
    let source = reader.source();
    let place = reader.within(Step::Key("date"), |reader| reader.span());
    let message = format!("the year {} and the date {date} disagree", year.year);
    let diagnostic = reader.within(Step::Key("year"), |reader| reader.at_value(Code::BadDate, message));
    reader.push(diagnostic.also(source, place, "the date").help("`date` alone is enough"));
}

words! {
    /// What sort of work a reference is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReferenceKind {
        /// A report.
        Report = "report",
        /// An article of a journal.
        Article = "article",
        /// A web page.
        Web = "web",
        /// A book.
        Book = "book",
        /// A data set.
        Dataset = "dataset",
    }
}
