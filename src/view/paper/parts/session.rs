//! A session: when and who, agenda, quiz with its answers at the end, space for notes.

use super::*;

impl Part<'_> {
    pub(super) fn session_facts(&self, own: &SessionView) -> Vec<(String, Vec<Inline>)> {
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

    pub(super) fn session(&self, own: &SessionView, paper: &mut Paper) -> Vec<Block> {
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
        out.push(self.answer(paper, &own.notes));
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

    pub(super) fn agenda(&self, own: &SessionView) -> Block {
        let timed = own.agenda.iter().any(|one| one.minutes.is_some());
        let mut columns = vec![self.say("agenda_part"), self.say("what")];
        columns.extend(timed.then(|| self.say("agenda_time")));
        let rows = own.agenda.iter().map(|one| {
            let mut what = vec![paragraph(vec![text(&one.title)])];
            what.extend(one.note.iter().map(|note| styled(Style::Small, vec![text(note)])));
            let mut cells = vec![cell(&one.label), Cell { blocks: what, answer: None }];
            cells.extend(timed.then(|| cell(one.minutes.as_deref().unwrap_or("–"))));
            cells
        });
        let widths: &[u32] = if timed { &[2, 6, 2] } else { &[2, 8] };
        table(self.cx, &self.say("agenda"), columns, widths, rows.collect())
    }

    /// Statements with a choice of true and false; the answers stand at the end of the document.
    pub(super) fn quiz(&self, own: &SessionView, paper: &mut Paper) -> Vec<Block> {
        let bare = |key: &str| self.say(key).trim_end_matches(['.', '。']).to_owned();
        let options = [bare("true_answer"), bare("false_answer")];
        let items = own.quiz.iter().map(|one| {
            let name = names::within(self.prefix, &one.name);
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
}
