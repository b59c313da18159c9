//! What rules look at: a site, one of its pages, and where the values of front matter are written.

use std::cell::OnceCell;

use super::language::Prose;
use super::passages::{Passage, of_body};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::load::Sources;
use crate::model::Common;
use crate::resolve::{PageIndex, Resolved, Site};
use crate::source::{SourceId, Span};
use crate::yaml::{FieldPath, locate, locate_key, locate_written};

/// A site to be checked.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The pages in relation.
    pub site: &'a Site,
    /// The files, to find places in.
    pub sources: &'a Sources,
    /// The day at the site; without one nothing is overdue.
    pub today: Option<jiff::civil::Date>,
}

impl<'a> Cx<'a> {
    /// The text of a file; empty if there is none of that number.
    pub fn text(&self, source: SourceId) -> &'a str {
        self.sources.texts.get(source.0 as usize).map_or("", |source| &source.text)
    }

    /// The file of `site.yaml` and where a value of it is.
    pub fn config(&self, path: &FieldPath<'_>) -> (SourceId, Span) {
        let source = self.site.data.config.source;
        (source, self.data(source, path))
    }

    /// Where a value of a data file is; its key, if it is left out.
    pub fn data(&self, source: SourceId, path: &FieldPath<'_>) -> Span {
        let text = self.text(source);
        locate(text, Span::new(0, text.len()), path)
    }
}

/// A page to be checked. What is absent from the front matter of a page that is `broken` may only be unreadable.
pub struct Page<'a> {
    /// Its site.
    pub cx: &'a Cx<'a>,
    /// Its number.
    pub index: PageIndex,
    /// Its text and front matter.
    pub document: &'a Document,
    /// What the resolver found: where it is, where its links go.
    pub resolved: &'a Resolved,
    prose: OnceCell<Prose>,
    passages: OnceCell<Vec<Passage<'a>>>,
}

impl<'a> Page<'a> {
    /// A page of the site; none if nothing of it could be read.
    pub fn new(cx: &'a Cx<'a>, index: PageIndex) -> Option<Page<'a>> {
        let document = &cx.site.documents[index];
        (!document.unread).then(|| Page {
            cx,
            index,
            document,
            resolved: &cx.site.pages[index],
            prose: OnceCell::new(),
            passages: OnceCell::new(),
        })
    }

    /// What every page may say.
    pub fn common(&self) -> &'a Common {
        &self.document.front.common
    }

    /// Its author's own words, read when first asked for.
    pub fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| Prose::new(self))
    }

    /// The running text of its body, read when first asked for.
    pub fn passages(&self) -> &[Passage<'a>] {
        self.passages.get_or_init(|| of_body(self))
    }

    /// The text of its file.
    pub fn text(&self) -> &'a str {
        self.cx.text(self.document.source)
    }

    /// Where a value of the front matter is; as near to it as something is written.
    pub fn value(&self, path: &FieldPath<'_>) -> Span {
        locate(self.text(), self.document.front_span, path)
    }

    /// Where a key of the front matter is.
    pub fn key(&self, path: &FieldPath<'_>) -> Span {
        locate_key(self.text(), self.document.front_span, path)
    }

    /// Where `written` is, within the value at the path or after it.
    pub fn written(&self, path: &FieldPath<'_>, written: &str) -> Span {
        locate_written(self.text(), self.document.front_span, path, written)
    }

    /// A finding at a place of the page.
    pub fn finding(&self, code: Code, message: impl Into<String>, span: Span) -> Diagnostic {
        Diagnostic::new(code, message).at(self.document.source, span)
    }

    /// A finding at a value of the front matter.
    pub fn at(&self, code: Code, message: impl Into<String>, path: &FieldPath<'_>) -> Diagnostic {
        self.finding(code, message, self.value(path))
    }

    /// Points at another value of the front matter too.
    pub fn also(&self, finding: Diagnostic, path: &FieldPath<'_>, text: impl Into<String>) -> Diagnostic {
        finding.also(self.document.source, self.value(path), text)
    }
}
