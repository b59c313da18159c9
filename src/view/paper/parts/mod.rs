//! What front matter adds to the text, kind by kind: the same parts in the same order as on the page. What a reader
//! can answer there has space here, under the same name.

mod answers;
mod case_study;
mod goal;
mod map;
mod session;
mod statement;

use super::make::*;
use super::text::{add_field, add_picture, blank, voice_mark};
use super::*;
use crate::document::DataBlock;
use crate::model::FieldKind;
use crate::view::context::Cx;
use crate::view::names;
use crate::view::page::OwnView;
use crate::view::types::*;

/// One page on its way into a document.
pub struct Part<'a> {
    /// How its language says things.
    pub cx: &'a Cx<'a>,
    /// What its ids and names begin with.
    pub prefix: &'a str,
    /// What every page has.
    pub page: &'a PageView,
    /// What its kind has.
    pub own: &'a OwnView,
}

impl Part<'_> {
    fn say(&self, key: &str) -> String {
        self.cx.say(key, &[])
    }

    fn heading(&self, id: &str, key: &str) -> Block {
        heading(self.cx, self.prefix, 2, id, key)
    }

    /// What stands before the text.
    pub fn before(&self) -> Vec<Block> {
        let mut out = self.opening();
        match self.own {
            OwnView::CaseStudy(own) => {
                out.extend(facts(self.at_a_glance(own)));
                out.push(paragraph(vec![text(&own.context)]));
                if !own.participants.is_empty() && !self.page.placed.participants {
                    out.push(self.heading("kit-participants", "participants"));
                    out.extend(self.participants(own));
                }
            }
            OwnView::Template(own) => {
                out.push(self.heading("kit-purpose", "purpose"));
                out.push(paragraph(vec![text(&own.purpose)]));
                if let Some(note) = &own.data_protection_note {
                    out.push(self.heading("kit-data-protection", "data_protection"));
                    out.push(paragraph(vec![text(note)]));
                }
            }
            OwnView::Session(own) => {
                out.extend(facts(self.session_facts(own)));
                out.extend(own.date_note.iter().map(|note| styled(Style::Small, vec![text(note)])));
                if !own.topics.is_empty() {
                    out.push(self.heading("kit-topics", "topics"));
                    out.push(bullets(&own.topics));
                }
            }
            OwnView::SmartGoal(own) if !self.page.placed.goals => out.extend(self.goal(&own.goal)),
            _ => {}
        }
        out
    }

    fn opening(&self) -> Vec<Block> {
        let page = self.page;
        let mut out = Vec::new();
        if !page.summary.is_empty() {
            out.push(styled(Style::Lead, vec![text(&page.summary)]));
        }
        if !page.takeaways.is_empty() && !page.placed.takeaways {
            let label = self.say("only_got_a_minute");
            out.push(block(BlockKind::Callout { kind: "important", label, blocks: vec![self.takeaways()] }));
        }
        let mut byline = Vec::new();
        for (number, author) in page.authors.iter().enumerate() {
            if number > 0 {
                byline.push(Inline::Break);
            }
            byline.extend(person(self.cx, author));
        }
        if !byline.is_empty() {
            out.push(styled(Style::Small, byline));
        }
        let mut notes = Vec::new();
        let notices = [(page.draft, "draft_note"), (page.restricted, "restricted_page_note")];
        notes.extend(notices.iter().filter(|(is, _)| *is).map(|(_, key)| self.say(key)));
        if page.has_pseudonyms {
            notes.push(self.say("pseudonyms_note"));
        }
        if page.has_illustrative_voices {
            notes.push(self.say("illustrative_note"));
        }
        if !notes.is_empty() {
            out.push(styled(Style::Small, vec![text(notes.join(" "))]));
        }
        out
    }

    /// What stands after the text.
    pub fn after(&self, paper: &mut Paper) -> Vec<Block> {
        let mut out = Vec::new();
        let placed = &self.page.placed;
        match self.own {
            OwnView::CaseStudy(own) => {
                let parts: [(bool, &str, &str, DataBlock); 4] = [
                    (!own.metrics.is_empty() && !placed.metrics, "kit-metrics", "metrics", DataBlock::Metrics),
                    (own.schedule.is_some() && !placed.schedule, "kit-schedule", "schedule", DataBlock::Schedule),
                    (
                        !own.challenges.is_empty() && !placed.challenges,
                        "kit-challenges",
                        "challenges",
                        DataBlock::Challenges,
                    ),
                    (!own.outputs.is_empty() && !placed.outputs, "kit-outputs", "outputs", DataBlock::Outputs),
                ];
                for (number, (shown, id, key, data)) in parts.into_iter().enumerate() {
                    // As on the page: what did not work stands before what was hard.
                    if number == 2 && !own.did_not_work.is_empty() {
                        out.push(self.heading("kit-did-not-work", "did_not_work"));
                        out.push(self.did_not_work(own));
                    }
                    if shown {
                        out.push(self.heading(id, key));
                        out.extend(self.data(data, paper));
                    }
                }
            }
            OwnView::Template(own) => out.extend(self.field_list(own)),
            OwnView::Reflective(own) => {
                if !placed.table {
                    out.extend(self.reflective(own, paper));
                }
                if !own.prompts.is_empty() {
                    out.push(self.heading("kit-prompts", "prompts"));
                    out.extend(own.prompts.iter().map(|asked| self.answer(paper, asked)));
                }
            }
            OwnView::SmartGoal(own) => {
                if !own.goal.examples.is_empty() {
                    out.push(self.heading("kit-examples", "first_steps"));
                    out.push(bullets(&own.goal.examples));
                }
                out.extend(self.own_goal(&own.asked, paper));
            }
            OwnView::Session(own) => out.extend(self.session(own, paper)),
            OwnView::Statement(own) if !placed.statement => out.extend(self.statement(own)),
            OwnView::ToolkitSection(own) => out.extend(self.resources(&own.resources)),
            OwnView::Toolkit(own) if !paper.book => {
                out.push(self.heading("kit-sections", "sections"));
                let sections = own.sections.iter().map(|card| item(self.card(card))).collect();
                out.push(list(Some(1), sections));
            }
            _ => {}
        }
        if let Some(map) = self.page.map.as_ref().filter(|_| !placed.map) {
            let id = format!("{}kit-map", self.prefix);
            out.push(block(BlockKind::Heading { level: 2, id, number: None, inlines: vec![text(&map.title)] }));
            out.extend(self.map(map, paper));
        }
        if !self.page.goals.is_empty() && !placed.goals {
            out.push(self.heading("kit-goals", "goals"));
            out.extend(self.goals());
        }
        out
    }

    /// The page's own data where the author or the theme places it.
    pub fn data(&self, data: DataBlock, paper: &mut Paper) -> Vec<Block> {
        match (data, self.own) {
            (DataBlock::Metrics, OwnView::CaseStudy(own)) => {
                let mut out: Vec<Block> = own.metrics.iter().flat_map(|metric| self.metric(metric, paper)).collect();
                out.extend(self.rounding(own));
                out
            }
            (DataBlock::Schedule, OwnView::CaseStudy(own)) => {
                own.schedule.iter().flat_map(|schedule| self.schedule(schedule)).collect()
            }
            (DataBlock::Challenges, OwnView::CaseStudy(own)) => {
                let columns = vec![self.say("challenge"), self.say("response")];
                let rows = own
                    .challenges
                    .iter()
                    .map(|one| vec![cell(&one.problem), cell(one.response.as_deref().unwrap_or_default())]);
                vec![table(self.cx, &self.say("challenges"), columns, &[1, 1], rows.collect())]
            }
            (DataBlock::Outputs, OwnView::CaseStudy(own)) => vec![bullets(&own.outputs)],
            (DataBlock::Participants, OwnView::CaseStudy(own)) => self.participants(own),
            (DataBlock::Agenda, OwnView::Session(own)) => vec![self.agenda(own)],
            (DataBlock::Quiz, OwnView::Session(own)) => self.quiz(own, paper),
            (DataBlock::Contributors, OwnView::Toolkit(own)) => {
                vec![list(None, own.contributors.iter().map(|who| item(person(self.cx, who))).collect())]
            }
            (DataBlock::Table, OwnView::Reflective(own)) => self.reflective(own, paper),
            (DataBlock::Statement, OwnView::Statement(own)) => self.statement(own),
            (DataBlock::Takeaways, _) => vec![self.takeaways()],
            (DataBlock::Map, _) => match &self.page.map {
                Some(map) => {
                    let mut out = vec![paragraph(vec![Inline::Strong(vec![text(&map.title)])])];
                    out.extend(self.map(map, paper));
                    out
                }
                None => Vec::new(),
            },
            (DataBlock::Goals, OwnView::SmartGoal(own)) => self.goal(&own.goal),
            (DataBlock::Goals, _) => self.goals(),
            (DataBlock::Voices, _) => {
                let voices = self.page.voices.iter().map(|voice| {
                    let mut words = vec![Inline::Strong(vec![text(&voice.name)])];
                    if !voice.role.is_empty() {
                        words.push(text(format!("{}{}", self.cx.lang.comma(), voice.role)));
                    }
                    words.extend(voice_mark(self.cx, voice).map(Inline::Text));
                    item(words)
                });
                vec![list(None, voices.collect())]
            }
            _ => Vec::new(),
        }
    }

    fn takeaways(&self) -> Block {
        list(Some(1), self.page.takeaways.iter().map(|words| item(vec![text(words)])).collect())
    }

    fn resources(&self, cards: &[CardView]) -> Vec<Block> {
        if cards.is_empty() {
            return Vec::new();
        }
        let items = cards.iter().map(|one| item(self.card(one))).collect();
        vec![self.heading("kit-resources", "resources"), list(None, items)]
    }

    fn card(&self, card: &CardView) -> Vec<Inline> {
        let words = match &card.lang {
            Some(lang) => super::text::foreign(lang, &card.title),
            None => text(&card.title),
        };
        let mut inlines = link(self.cx, &card.href, vec![words]);
        if card.restricted {
            inlines.push(text(format!(" ({})", self.say("restricted"))));
        }
        if !card.summary.is_empty() {
            inlines.push(Inline::Break);
            inlines.push(match &card.lang {
                Some(lang) => super::text::foreign(lang, &card.summary),
                None => text(&card.summary),
            });
        }
        inlines
    }
}
