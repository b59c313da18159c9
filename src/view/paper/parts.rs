//! What front matter adds to the text, kind by kind: the same parts in the same order as on the page. What a reader
//! answers on paper (their own goal, what they made of a question) has space here that the page has not.

use super::make::*;
use super::text::{add_field, add_picture, blank, voice_mark};
use super::*;
use crate::document::DataBlock;
use crate::model::FieldKind;
use crate::view::context::Cx;
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
                    out.push(self.participants(own));
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
                    (!own.challenges.is_empty() && !placed.challenges, "kit-challenges", "challenges", DataBlock::Challenges),
                    (!own.outputs.is_empty() && !placed.outputs, "kit-outputs", "outputs", DataBlock::Outputs),
                ];
                for (shown, id, key, data) in parts {
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
                    out.extend(own.prompts.iter().enumerate().map(|(number, prompt)| {
                        self.answer(paper, &format!("prompt-{}", number + 1), prompt, "your_answer")
                    }));
                }
            }
            OwnView::SmartGoal(own) => {
                if !own.goal.examples.is_empty() {
                    out.push(self.heading("kit-examples", "first_steps"));
                    out.push(bullets(&own.goal.examples));
                }
                out.extend(self.own_goal(paper));
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
        if !self.page.goals.is_empty() && !placed.goals {
            out.push(self.heading("kit-goals", "goals"));
            out.extend(self.goals());
        }
        if !self.page.takeaways.is_empty() && !placed.takeaways {
            out.push(self.heading("kit-takeaways", "key_takeaways"));
            out.push(self.takeaways());
        }
        out
    }

    /// The page's own data where the author or the theme places it.
    pub fn data(&self, data: DataBlock, paper: &mut Paper) -> Vec<Block> {
        match (data, self.own) {
            (DataBlock::Metrics, OwnView::CaseStudy(own)) => {
                own.metrics.iter().flat_map(|metric| self.metric(metric, paper)).collect()
            }
            (DataBlock::Schedule, OwnView::CaseStudy(own)) => {
                own.schedule.iter().flat_map(|schedule| self.schedule(schedule)).collect()
            }
            (DataBlock::Challenges, OwnView::CaseStudy(own)) => {
                let columns = vec![self.say("challenge"), self.say("response")];
                let rows = own.challenges.iter().map(|one| {
                    vec![cell(&one.problem), cell(one.response.as_deref().unwrap_or_default())]
                });
                vec![table(self.cx, &self.say("challenges"), columns, &[1, 1], rows.collect())]
            }
            (DataBlock::Outputs, OwnView::CaseStudy(own)) => vec![bullets(&own.outputs)],
            (DataBlock::Participants, OwnView::CaseStudy(own)) => vec![self.participants(own)],
            (DataBlock::Agenda, OwnView::Session(own)) => vec![self.agenda(own)],
            (DataBlock::Quiz, OwnView::Session(own)) => self.quiz(own, paper),
            (DataBlock::Contributors, OwnView::Toolkit(own)) => {
                vec![list(None, own.contributors.iter().map(|who| item(person(self.cx, who))).collect())]
            }
            (DataBlock::Table, OwnView::Reflective(own)) => self.reflective(own, paper),
            (DataBlock::Statement, OwnView::Statement(own)) => self.statement(own),
            (DataBlock::Takeaways, _) => vec![self.takeaways()],
            (DataBlock::Goals, OwnView::SmartGoal(own)) => self.goal(&own.goal),
            (DataBlock::Goals, _) => self.goals(),
            (DataBlock::Voices, _) => {
                let voices = self.page.voices.iter().map(|voice| {
                    let mut words = vec![Inline::Strong(vec![text(&voice.name)])];
                    if !voice.role.is_empty() {
                        words.push(text(format!("{}{}", super::text::comma(self.cx.lang), voice.role)));
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

    fn at_a_glance(&self, own: &CaseStudyView) -> Vec<(String, Vec<Inline>)> {
        let mut rows = vec![(self.say("institution"), link_view(self.cx, &own.institution))];
        if let Some(started) = &own.started {
            rows.push((self.say("started"), vec![text(&started.text)]));
        }
        if let Some(evidence) = &own.evidence {
            let parts =
                [("evidence_kind", &evidence.kind), ("evidence_outcome", &evidence.outcome), ("evidence_cost", &evidence.cost)];
            rows.extend(parts.into_iter().filter_map(|(key, words)| Some((self.say(key), vec![text(words.as_ref()?)]))));
        }
        rows
    }

    fn participants(&self, own: &CaseStudyView) -> Block {
        let groups = own.participants.iter().map(|group| {
            let mut words = Vec::new();
            if let Some(count) = &group.count {
                words.push(Inline::Strong(vec![text(count)]));
                words.push(text(" "));
            }
            words.push(text(&group.label));
            words.extend(group.note.iter().map(|note| text(format!(" ({note})"))));
            item(words)
        });
        list(None, groups.collect())
    }

    /// A figure with what it needs to be understood; what is compared as a picture and as a table.
    fn metric(&self, metric: &MetricView, paper: &mut Paper) -> Vec<Block> {
        let mut out = vec![styled(
            Style::Figure,
            vec![Inline::Strong(vec![text(&metric.phrase)]), text(format!(" {}", metric.label))],
        )];
        let mut notes: Vec<String> = metric.change.iter().cloned().collect();
        let labelled = |key: &str, words: &Option<String>| words.as_ref().map(|words| format!("{} {words}", self.say(key)));
        if metric.chart.is_none() {
            let period = metric.baseline_period.as_ref().map_or_else(String::new, |period| format!(" ({period})"));
            notes.extend(labelled("baseline_label", &metric.baseline).map(|words| words + &period));
            notes.extend(labelled("target_label", &metric.target));
        }
        notes.extend(labelled("base_label", &metric.base));
        notes.extend(metric.period.iter().cloned());
        notes.extend(metric.note.iter().cloned());
        notes.extend(labelled("source_label", &metric.source));
        if !notes.is_empty() {
            out.push(styled(Style::Small, vec![text(notes.join(" · "))]));
        }
        let Some(chart) = metric.chart.as_ref().filter(|_| !metric.bars.is_empty()) else { return out };
        let picture = Picture {
            name: format!("{}{}.svg", self.prefix, chart.id),
            bytes: super::chart::svg(chart, &metric.bars, paper.rtl).into_bytes().into(),
            format: PictureFormat::Svg,
            width: chart.width.round() as u32,
            height: chart.height.round() as u32,
            place: None,
        };
        let picture = add_picture(paper, picture);
        out.push(block(BlockKind::Figure { picture, alt: chart.description.clone(), caption: Vec::new() }));
        let rows = metric.bars.iter().map(|bar| vec![cell(&bar.label), cell(&bar.text)]).collect();
        let columns = vec![self.say("what"), self.say("value")];
        let caption = format!("{}: {}", self.say("figures"), metric.label);
        out.push(table(self.cx, &caption, columns, &[2, 1], rows));
        out
    }

    fn schedule(&self, schedule: &ScheduleView) -> Vec<Block> {
        let columns = vec![self.say("when"), self.say("what"), self.say("phase_column")];
        let rows = schedule.entries.iter().map(|entry| {
            let mut what = vec![paragraph(vec![text(&entry.label)])];
            what.extend(entry.note.iter().map(|note| styled(Style::Small, vec![text(note)])));
            let phase = entry.phase.as_ref().map_or_else(Vec::new, |phase| link_view(self.cx, phase));
            vec![
                cell(&entry.when),
                Cell { blocks: what, answer: None },
                Cell { blocks: vec![paragraph(phase)], answer: None },
            ]
        });
        let mut out = vec![table(self.cx, &self.say("schedule"), columns, &[3, 5, 2], rows.collect())];
        if let Some(gaps) = &schedule.gaps {
            out.push(styled(Style::Small, vec![text(format!("{} {gaps}", self.say("schedule_gaps")))]));
        }
        out.extend(schedule.note.iter().map(|note| styled(Style::Small, vec![text(note)])));
        out
    }

    /// Prompts of a template with what helps to answer them.
    fn field_list(&self, own: &TemplateView) -> Vec<Block> {
        if own.fields.is_empty() {
            return Vec::new();
        }
        let items = own.fields.iter().map(|field| {
            let mut words = vec![Inline::Strong(vec![text(&field.prompt)])];
            if field.required {
                words.push(text(format!(" {}", self.say("required_mark"))));
            }
            if !field.options.is_empty() {
                words.push(Inline::Break);
                words.push(text(format!("{} {}", self.say("one_of"), field.options.join("; "))));
            }
            if let Some(help) = &field.help {
                words.push(Inline::Break);
                words.push(text(help));
            }
            item(words)
        });
        vec![self.heading("kit-fields", "fields"), list(None, items.collect())]
    }

    fn reflective(&self, own: &ReflectiveView, paper: &mut Paper) -> Vec<Block> {
        if own.columns.is_empty() {
            return Vec::new();
        }
        let rows = own.rows.iter().map(|row| {
            let mut cells = vec![cell(&row.activity)];
            for given in &row.cells {
                cells.push(if given.space {
                    let name = format!("{}{}", self.prefix, given.id);
                    let field = Field {
                        prompt: self.say("your_answer"),
                        ..blank(name, given.label.clone(), FieldKind::LongText)
                    };
                    Cell { blocks: Vec::new(), answer: Some(add_field(paper, field)) }
                } else if given.items.is_empty() {
                    cell(given.text.as_deref().unwrap_or_default())
                } else {
                    Cell { blocks: vec![bullets(&given.items)], answer: None }
                });
            }
            cells.resize_with(own.columns.len().max(1), Cell::default);
            cells
        });
        let rows = rows.collect();
        let mut widths = vec![3; own.columns.len()];
        widths[0] = 2;
        vec![table(self.cx, &self.page.title, own.columns.clone(), &widths, rows)]
    }

    fn measurable(&self, of: &MeasurableView) -> Vec<Block> {
        let mut lines = vec![paragraph(vec![text(format!("{} {}", self.say("goal_target"), of.target))])];
        let baseline = of.baseline.iter();
        lines.extend(baseline.map(|words| paragraph(vec![text(format!("{} {words}", self.say("goal_baseline")))])));
        lines.push(paragraph(vec![text(format!("{} {}", self.say("goal_method"), of.method))]));
        lines
    }

    fn time_bound(&self, of: &TimeBoundView) -> Vec<Block> {
        let start = of.start.iter();
        let mut lines: Vec<Block> =
            start.map(|words| paragraph(vec![text(format!("{} {words}", self.say("goal_start")))])).collect();
        lines.push(paragraph(vec![text(format!("{} {}", self.say("goal_due"), of.due))]));
        lines
    }

    /// The five parts, each with what it holds for each of `goals`.
    fn five<'g>(&self, goals: &[&'g GoalView]) -> Vec<Vec<Cell>> {
        let words = |words: &str| vec![paragraph(vec![text(words)])];
        let parts: [(&str, &dyn Fn(&'g GoalView) -> Vec<Block>); 5] = [
            ("goal_specific", &|goal| words(&goal.specific)),
            ("goal_measurable", &|goal| self.measurable(&goal.measurable)),
            ("goal_achievable", &|goal| words(&goal.achievable)),
            ("goal_relevant", &|goal| words(&goal.relevant)),
            ("goal_time_bound", &|goal| self.time_bound(&goal.time_bound)),
        ];
        let row = |(key, of): (&str, &dyn Fn(&'g GoalView) -> Vec<Block>)| {
            let mut cells = vec![cell(self.say(key))];
            cells.extend(goals.iter().map(|goal| Cell { blocks: of(goal), answer: None }));
            cells
        };
        parts.into_iter().map(row).collect()
    }

    /// One goal as a table of five rows.
    fn goal(&self, goal: &GoalView) -> Vec<Block> {
        let mut out = Vec::new();
        out.extend(goal.statement.iter().map(|words| paragraph(vec![Inline::Emphasis(vec![text(words)])])));
        let columns = vec![self.say("goal_part"), self.say("kind_smart_goal")];
        out.push(table(self.cx, &goal.title, columns, &[1, 4], self.five(&[goal])));
        out
    }

    /// Goals of a page side by side.
    fn goals(&self) -> Vec<Block> {
        let goals: Vec<&GoalView> = self.page.goals.iter().collect();
        let mut columns = vec![self.say("goal_part")];
        columns.extend(goals.iter().map(|goal| goal.title.clone()));
        let mut widths = vec![3; columns.len()];
        widths[0] = 2;
        vec![table(self.cx, &self.say("goals_side_by_side"), columns, &widths, self.five(&goals))]
    }

    /// Space for the reader's own goal.
    fn own_goal(&self, paper: &mut Paper) -> Vec<Block> {
        let keys = ["specific", "measurable", "achievable", "relevant", "time_bound"];
        let column = self.say("document_own_goal");
        let rows = keys.into_iter().map(|key| {
            let part = self.say(&format!("goal_{key}"));
            let arguments = [("row", part.as_str().into()), ("column", column.as_str().into())];
            let name = format!("{}own-{}", self.prefix, key.replace('_', "-"));
            let field = Field {
                prompt: self.say(&format!("document_goal_{key}")),
                ..blank(name, self.cx.say("cell_label", &arguments), FieldKind::LongText)
            };
            vec![cell(part), Cell { blocks: Vec::new(), answer: Some(add_field(paper, field)) }]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let columns = vec![self.say("goal_part"), column.clone()];
        let mut out = vec![self.heading("kit-own-goal", "document_own_goal")];
        out.push(table(self.cx, &column, columns, &[1, 4], rows));
        let owner = blank(format!("{}own-owner", self.prefix), self.say("document_goal_owner"), FieldKind::Text);
        let owner = add_field(paper, owner);
        let due = blank(format!("{}own-due", self.prefix), self.say("document_goal_review"), FieldKind::Date);
        let due = add_field(paper, due);
        for field in [owner, due] {
            let label = paper.fields[field].label.clone();
            out.push(paragraph(vec![text(format!("{label}: ")), Inline::Field(field)]));
        }
        out
    }

    /// A question with space below it.
    fn answer(&self, paper: &mut Paper, name: &str, label: &str, prompt: &str) -> Block {
        let name = format!("{}{name}", self.prefix);
        let field = Field { prompt: self.say(prompt), ..blank(name, label.to_owned(), FieldKind::LongText) };
        let field = add_field(paper, field);
        block(BlockKind::Answer { field })
    }

    fn session_facts(&self, own: &SessionView) -> Vec<(String, Vec<Inline>)> {
        let when = format!("{}, {}–{} ({})", own.day, own.start, own.end, own.timezone);
        let mut rows = vec![(self.say("when"), vec![text(when)])];
        rows.extend(own.strand.iter().map(|words| (self.say("strand"), vec![text(words)])));
        rows.extend(own.code.iter().map(|words| (self.say("code"), vec![text(words)])));
        let mut presenters = Vec::new();
        for (number, who) in own.presenters.iter().enumerate() {
            if number > 0 {
                presenters.push(text("; "));
            }
            presenters.extend(person(self.cx, who));
        }
        if !presenters.is_empty() {
            rows.push((self.say("presenters"), presenters));
        }
        rows
    }

    fn session(&self, own: &SessionView, paper: &mut Paper) -> Vec<Block> {
        let mut out = Vec::new();
        if !own.agenda.is_empty() && !self.page.placed.agenda {
            out.push(self.heading("kit-agenda", "agenda"));
            out.push(self.agenda(own));
        }
        if !own.quiz.is_empty() && !self.page.placed.quiz {
            out.push(self.heading("kit-quiz", "quiz"));
            out.extend(self.quiz(own, paper));
        }
        if !own.outcomes.is_empty() {
            out.push(self.heading("kit-outcomes", "outcomes"));
            out.push(list(None, own.outcomes.iter().map(|one| item(self.card(one))).collect()));
        }
        out.push(self.heading("kit-notes", "document_notes"));
        let asked = self.say("document_notes_ask");
        out.push(self.answer(paper, "notes", &asked, "your_answer"));
        if !own.quiz.is_empty() {
            out.push(block(BlockKind::PageBreak));
            out.push(self.heading("kit-quiz-answers", "document_quiz_answers"));
            let answers = own.quiz.iter().map(|one| {
                let answer = self.say(if one.answer { "true_answer" } else { "false_answer" });
                item(vec![Inline::Strong(vec![text(answer)]), text(format!(" {}", one.explanation))])
            });
            out.push(list(Some(1), answers.collect()));
        }
        out
    }

    fn agenda(&self, own: &SessionView) -> Block {
        let columns = vec![self.say("agenda_part"), self.say("what"), self.say("agenda_time")];
        let rows = own.agenda.iter().map(|one| {
            let mut what = vec![paragraph(vec![text(&one.title)])];
            what.extend(one.note.iter().map(|note| styled(Style::Small, vec![text(note)])));
            let minutes = cell(one.minutes.as_deref().unwrap_or("–"));
            vec![cell(&one.label), Cell { blocks: what, answer: None }, minutes]
        });
        table(self.cx, &self.say("agenda"), columns, &[2, 6, 2], rows.collect())
    }

    /// Statements with a choice of true and false; the answers stand at the end of the document.
    fn quiz(&self, own: &SessionView, paper: &mut Paper) -> Vec<Block> {
        let bare = |key: &str| self.say(key).trim_end_matches(['.', '。']).to_owned();
        let options = [bare("true_answer"), bare("false_answer")];
        let items = own.quiz.iter().enumerate().map(|(number, one)| {
            let name = format!("{}quiz-{}", self.prefix, number + 1);
            let field = Field {
                options: options.to_vec(),
                prompt: self.say("choose"),
                ..blank(name, one.statement.clone(), FieldKind::Choice)
            };
            let field = add_field(paper, field);
            item(vec![text(format!("{} ", one.statement)), Inline::Field(field)])
        });
        let items: Vec<Item> = items.collect();
        vec![block(BlockKind::List { start: Some(1), tight: false, items })]
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

    fn statement(&self, own: &StatementView) -> Vec<Block> {
        let mut out: Vec<Block> = own.scope.iter().map(|words| paragraph(vec![text(words)])).collect();
        out.push(self.heading("kit-conformance", "statement_conformance"));
        let key = match own.conformance {
            "full" => "statement_full",
            "partial" => "statement_partial",
            _ => "statement_not_assessed",
        };
        out.push(paragraph(vec![text(self.say(key))]));
        if !own.issues.is_empty() {
            out.push(self.heading("kit-known-problems", "statement_issues"));
            let items = own.issues.iter().map(|issue| {
                let mut words = vec![text(&issue.problem)];
                let date = issue.fix_by.as_ref().map(|date| date.text.clone());
                let more = [
                    ("statement_reason", &issue.reason),
                    ("statement_alternative", &issue.alternative),
                    ("statement_fix_by", &date),
                ];
                for (key, said) in more.into_iter().filter_map(|(key, said)| Some((key, said.as_ref()?))) {
                    words.push(Inline::Break);
                    words.push(text(format!("{} {said}", self.say(key))));
                }
                item(words)
            });
            out.push(list(None, items.collect()));
        }
        out.push(self.heading("kit-statement-contact", "statement_contact"));
        let mail = Inline::Link { to: LinkTo::Web(format!("mailto:{}", own.email)), inlines: vec![text(&own.email)] };
        let mut ways = vec![item(fact(&self.say("statement_email"), vec![mail]))];
        for (key, said) in [("statement_phone", &own.phone), ("statement_address", &own.address)] {
            ways.extend(said.iter().map(|said| item(fact(&self.say(key), vec![text(said)]))));
        }
        out.push(list(None, ways));
        out.extend(own.response.iter().map(|words| paragraph(vec![text(words)])));
        out.push(self.heading("kit-enforcement", "statement_enforcement"));
        let mut enforcement = vec![text(format!("{} ", self.say("statement_enforcement_note")))];
        enforcement.extend(link(self.cx, &own.enforcement_url, vec![text(&own.enforcement_name)]));
        out.push(paragraph(enforcement));
        if !own.technology.is_empty() {
            out.push(self.heading("kit-technology", "statement_technology"));
            out.push(paragraph(vec![text(own.technology.join(super::text::comma(self.cx.lang)))]));
        }
        out.push(self.heading("kit-preparation", "statement_preparation"));
        let date = |date: &Option<DateView>| date.as_ref().map(|date| date.text.clone());
        let lines = [
            ("statement_prepared", Some(own.prepared.text.clone())),
            ("statement_reviewed", date(&own.reviewed)),
            ("statement_tested", date(&own.tested_on)),
            ("statement_tested_by", own.tested_by.clone()),
            ("statement_tested_method", own.tested_method.clone()),
        ];
        let lines = lines.into_iter().filter_map(|(key, said)| Some(format!("{} {}", self.say(key), said?)));
        let mut words = Vec::new();
        for line in lines {
            if !words.is_empty() {
                words.push(Inline::Break);
            }
            words.push(text(line));
        }
        out.push(paragraph(words));
        out
    }
}
