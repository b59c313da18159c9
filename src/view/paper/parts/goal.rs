//! SMART goals as tables of five rows, and space for the reader's own.

use super::*;

impl Part<'_> {
    pub(super) fn measurable(&self, of: &MeasurableView) -> Vec<Block> {
        let mut lines = vec![paragraph(vec![text(format!("{} {}", self.say("goal_target"), of.target))])];
        let baseline = of.baseline.iter();
        lines.extend(baseline.map(|words| paragraph(vec![text(format!("{} {words}", self.say("goal_baseline")))])));
        lines.push(paragraph(vec![text(format!("{} {}", self.say("goal_method"), of.method))]));
        lines
    }

    pub(super) fn time_bound(&self, of: &TimeBoundView) -> Vec<Block> {
        let start = of.start.iter();
        let mut lines: Vec<Block> =
            start.map(|words| paragraph(vec![text(format!("{} {words}", self.say("goal_start")))])).collect();
        lines.push(paragraph(vec![text(format!("{} {}", self.say("goal_due"), of.due))]));
        lines
    }

    /// The five parts, each with what it holds for each of `goals`; and what came of them, once somebody says so.
    pub(super) fn five<'g>(&self, goals: &[&'g GoalView]) -> Vec<Vec<Cell>> {
        let words = |words: &str| vec![paragraph(vec![text(words)])];
        let row = |key: &str, of: &dyn Fn(&'g GoalView) -> Vec<Block>| {
            let mut cells = vec![cell(self.say(key))];
            cells.extend(goals.iter().map(|goal| Cell { blocks: of(goal), answer: None }));
            cells
        };
        let mut rows = vec![
            row("goal_specific", &|goal| words(&goal.specific)),
            row("goal_measurable", &|goal| self.measurable(&goal.measurable)),
            row("goal_achievable", &|goal| words(&goal.achievable)),
            row("goal_relevant", &|goal| words(&goal.relevant)),
            row("goal_time_bound", &|goal| self.time_bound(&goal.time_bound)),
        ];
        if goals.iter().any(|goal| goal.outcome.is_some()) {
            rows.push(row("goal_outcome", &|goal| goal.outcome.iter().flat_map(|outcome| words(outcome)).collect()));
        }
        rows
    }

    /// One goal as a table, a row for each part.
    pub(super) fn goal(&self, goal: &GoalView) -> Vec<Block> {
        let mut out = Vec::new();
        out.extend(goal.statement.iter().map(|words| paragraph(vec![Inline::Emphasis(vec![text(words)])])));
        let columns = vec![self.say("goal_part"), self.say("kind_smart_goal")];
        out.push(table(self.cx, &goal.title, columns, &[1, 4], self.five(&[goal])));
        out
    }

    /// Goals of a page side by side.
    pub(super) fn goals(&self) -> Vec<Block> {
        let goals: Vec<&GoalView> = self.page.goals.iter().collect();
        let mut columns = vec![self.say("goal_part")];
        columns.extend(goals.iter().map(|goal| goal.title.clone()));
        let mut widths = vec![3; columns.len()];
        widths[0] = 2;
        vec![table(self.cx, &self.say("goals_side_by_side"), columns, &widths, self.five(&goals))]
    }

    /// Space for the reader's own goal.
    pub(super) fn own_goal(&self, asked: &[AskedView], paper: &mut Paper) -> Vec<Block> {
        let column = self.say("document_own_goal");
        let (parts, rest): (Vec<&AskedView>, Vec<&AskedView>) = asked.iter().partition(|one| one.kind == "long_text");
        let rows = parts.into_iter().map(|one| {
            let help = one.help.as_deref().unwrap_or_default();
            let arguments = [("row", one.label.as_str().into()), ("column", help.into())];
            let field = Field {
                prompt: self.say("your_answer"),
                ..blank(
                    names::within(self.prefix, &one.name),
                    self.cx.say("cell_label", &arguments),
                    FieldKind::LongText,
                )
            };
            let heads = vec![paragraph(vec![text(&one.label)]), styled(Style::Small, vec![text(help)])];
            vec![
                Cell { blocks: heads, answer: None },
                Cell { blocks: Vec::new(), answer: Some(add_field(paper, field)) },
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let columns = vec![self.say("goal_part"), column.clone()];
        let mut out = vec![self.heading("kit-own-goal", "document_own_goal")];
        out.push(table(self.cx, &column, columns, &[2, 5], rows));
        for one in rest {
            let (kind, prompt) = match one.kind {
                "date" => (FieldKind::Date, self.say("document_date_hint")),
                _ => (FieldKind::Text, one.help.clone().unwrap_or_default()),
            };
            let field = blank(names::within(self.prefix, &one.name), one.label.clone(), kind);
            let field = add_field(paper, Field { prompt, ..field });
            out.push(paragraph(vec![text(format!("{}: ", one.label)), Inline::Field(field)]));
        }
        out
    }
}
