//! A `::: block` shows data of its own page: where there are none, a reader would find nothing.

use super::Site;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{DataBlock, Document};
use crate::load::Sources;
use crate::model::{Kind, Own};
use crate::yaml::{FieldPath, Marks};

pub(super) fn check(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) {
    for document in site.documents.iter().filter(|document| !document.unread) {
        for (block, span) in &document.outline.data_blocks {
            let key = key(*block);
            if has_data(document, *block) || (document.broken && is_written(document, sources, key)) {
                continue;
            }
            let owner = owner(*block);
            let name = block.name();
            let finding = match owner.filter(|owner| *owner != document.kind) {
                Some(owner) => {
                    let message = format!("a {} has no {name}, so `::: {name}` shows nothing", document.kind.name());
                    Diagnostic::new(Code::EmptyBlock, message)
                        .help(format!("take the line out: only a {} has `{key}`", owner.name()))
                }
                None => {
                    Diagnostic::new(Code::EmptyBlock, format!("`::: {name}` shows nothing: the page has no `{key}`"))
                        .help(format!("give `{key}` in the front matter, or take the line out"))
                }
            };
            diagnostics.push(finding.at(document.source, *span));
        }
    }
}

/// The key that holds the block's data.
fn key(block: DataBlock) -> &'static str {
    if block == DataBlock::Table { "rows" } else { block.name() }
}

/// The only kind that can have the data; none if every kind can.
fn owner(block: DataBlock) -> Option<Kind> {
    match block {
        DataBlock::Metrics
        | DataBlock::Schedule
        | DataBlock::Challenges
        | DataBlock::Outputs
        | DataBlock::Participants => Some(Kind::CaseStudy),
        DataBlock::Agenda | DataBlock::Quiz => Some(Kind::Session),
        DataBlock::Contributors => Some(Kind::Toolkit),
        DataBlock::Statement => Some(Kind::Page),
        DataBlock::Table => Some(Kind::ReflectiveResource),
        DataBlock::Goals | DataBlock::Voices | DataBlock::Takeaways | DataBlock::Map => None,
    }
}

/// Whether the page has the data that the block shows.
pub fn has_data(document: &Document, block: DataBlock) -> bool {
    let common = &document.front.common;
    let own = &document.front.own;
    match (block, own) {
        (DataBlock::Goals, _) => !common.goals.is_empty(),
        (DataBlock::Voices, _) => !common.voices.is_empty(),
        (DataBlock::Map, _) => common.map.is_some(),
        (DataBlock::Takeaways, _) => !common.takeaways.is_empty(),
        (DataBlock::Metrics, Own::CaseStudy(own)) => !own.metrics.is_empty(),
        (DataBlock::Schedule, Own::CaseStudy(own)) => !own.schedule.is_empty(),
        (DataBlock::Challenges, Own::CaseStudy(own)) => !own.challenges.is_empty(),
        (DataBlock::Outputs, Own::CaseStudy(own)) => !own.outputs.is_empty(),
        (DataBlock::Participants, Own::CaseStudy(own)) => !own.participants.is_empty(),
        (DataBlock::Agenda, Own::Session(own)) => !own.agenda.is_empty(),
        (DataBlock::Quiz, Own::Session(own)) => !own.quiz.is_empty(),
        (DataBlock::Contributors, Own::Toolkit(own)) => !own.contributors.is_empty(),
        (DataBlock::Statement, Own::Page(statement)) => statement.is_some(),
        (DataBlock::Table, Own::ReflectiveResource(own)) => !own.rows.is_empty(),
        _ => false,
    }
}

/// Whether the front matter gives the key at all: what it says may only have been unreadable.
fn is_written(document: &Document, sources: &Sources, key: &str) -> bool {
    let text = sources.texts.get(document.source.0 as usize).map_or("", |source| &source.text);
    Marks::new(text, document.front_span).has(&FieldPath::new().key(key))
}
