//! From a run of text to inlines: words of the vocabulary, addresses, first uses of terms, and plain text
//! with its line ends between them.

use super::build::{Builder, push};
use super::frame::Open;
use super::links;
use super::run::{Cut, CutKind, Run, scan};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Inline, InlineKind, LinkUse, TermUse, WordUse};
use crate::parse::terms::Found;
use crate::source::Span;
use std::iter::Peekable;
use std::ops::Range;

impl Builder<'_> {
    /// Turns the gathered text into inlines. `markup_follows` when an inline element starts right after it, so that an
    /// address at the end may go on.
    pub(super) fn flush(&mut self, markup_follows: bool) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let mut scanned = std::mem::take(&mut self.scan);
        scan(&run, self.file, &mut scanned);
        self.outline.word_count += scanned.words;
        self.find_terms(&run, &mut scanned.cuts);
        let mut breaks = run.breaks.iter().copied().peekable();
        let mut at = 0;
        for Cut { range, kind } in scanned.cuts.drain(..) {
            let span = run.span(range.clone());
            let kind = match kind {
                CutKind::Word { vocabulary, id, form, capital } => {
                    let word = push(&mut self.outline.words, WordUse { vocabulary, id, form, capital, span });
                    InlineKind::Word { word }
                }
                CutKind::BadWord { message, help } => {
                    self.report(Diagnostic::new(Code::UnknownWord, message).at(self.source, span).help(help));
                    continue;
                }
                CutKind::FootnoteMark => {
                    let label = run.text.get(range.start + 2..range.end - 1).unwrap_or_default();
                    self.missing.push((label.into(), span));
                    continue;
                }
                CutKind::Address => {
                    let in_link = self.frames.iter().any(|frame| matches!(frame.open, Open::Link { .. }));
                    let may_go_on = markup_follows && range.end == run.text.len();
                    let link = if in_link || may_go_on { None } else { self.address(&run, &range, span) };
                    let Some(link) = link else { continue };
                    link
                }
                CutKind::Term(number) => {
                    let id = self.options.terms.id(number).into();
                    let term = push(&mut self.outline.terms, TermUse { id, span });
                    let text = run.text.get(range.clone()).unwrap_or_default().into();
                    InlineKind::Term { term, text }
                }
            };
            self.words(&run, at..range.start, &mut breaks);
            while breaks.next_if(|end| *end < range.end).is_some() {}
            self.inline(kind, span);
            at = range.end;
        }
        self.words(&run, at..run.text.len(), &mut breaks);
        self.scan = scanned;
        self.run = run;
        self.run.clear();
    }

    /// Adds plain words, with their line ends, which are taken from `breaks`.
    fn words(&mut self, run: &Run, range: Range<usize>, breaks: &mut Peekable<impl Iterator<Item = usize>>) {
        let mut at = range.start;
        while let Some(end) = breaks.next_if(|end| *end < range.end) {
            self.plain(run, at..end);
            self.inline(InlineKind::SoftBreak, run.span(end..end + 1));
            at = end + 1;
        }
        self.plain(run, at..range.end);
    }

    fn plain(&mut self, run: &Run, range: Range<usize>) {
        if let Some(words) = run.text.get(range.clone())
            && !words.is_empty()
        {
            let span = run.span(range);
            self.inline(InlineKind::Text(words.into()), span);
        }
    }

    /// A link for an address that stands in the text, unless it cannot be one.
    fn address(&mut self, run: &Run, range: &Range<usize>, span: Span) -> Option<InlineKind> {
        // Smart punctuation may have changed the address: the file has it as written.
        let written = self.file.get(span.range())?;
        let words = run.text.get(range.clone())?;
        let written = if written.contains(['&', '\n']) { words } else { written };
        if written.contains('\\') {
            return None;
        }
        let target = if written.contains("://") {
            links::classify(written).ok()?
        } else {
            links::classify(&format!("https://{written}")).ok()?
        };
        let link = push(&mut self.outline.links, LinkUse { target, title: None, bare: false, span });
        let inlines = vec![Inline { kind: InlineKind::Text(written.into()), span }];
        Some(InlineKind::Link { link, inlines })
    }

    /// Adds the first uses of terms to the cuts.
    fn find_terms(&mut self, run: &Run, cuts: &mut Vec<Cut>) {
        if self.no_terms > 0 || self.options.terms.is_empty() {
            return;
        }
        self.options.terms.find(&run.text, &mut self.found);
        let before = cuts.len();
        let mut next = 0;
        for Found { term, range } in self.found.drain(..) {
            // Both lists are in order.
            while next < before && cuts[next].range.end <= range.start {
                next += 1;
            }
            let free = next == before || range.end <= cuts[next].range.start;
            if let Some(used) = self.terms_used.get_mut(term as usize)
                && free
                && !*used
            {
                *used = true;
                cuts.push(Cut { range, kind: CutKind::Term(term) });
            }
        }
        if cuts.len() > before {
            cuts.sort_by_key(|cut| cut.range.start);
        }
    }
}
