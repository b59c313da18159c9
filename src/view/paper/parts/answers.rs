//! What a template asks for, and the tables and questions of a reflective resource.

use super::*;

impl Part<'_> {
    /// Prompts of a template with what helps to answer them.
    pub(super) fn field_list(&self, own: &TemplateView) -> Vec<Block> {
        // A gap that its prompt explains stands in the text already.
        let explained = |field: &&FieldView| field.help.is_some() || !field.options.is_empty();
        let fields: Vec<&FieldView> = own.fields.iter().filter(explained).collect();
        if fields.is_empty() {
            return Vec::new();
        }
        let items = fields.into_iter().map(|field| {
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

    pub(super) fn reflective(&self, own: &ReflectiveView, paper: &mut Paper) -> Vec<Block> {
        if own.columns.is_empty() {
            return Vec::new();
        }
        let rows = own.rows.iter().map(|row| {
            let mut cells = vec![cell(&row.activity)];
            for given in &row.cells {
                cells.push(if given.space {
                    let name = names::within(self.prefix, &given.name);
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

    /// A question with space below it.
    pub(super) fn answer(&self, paper: &mut Paper, asked: &AskedView) -> Block {
        let name = names::within(self.prefix, &asked.name);
        let prompt = self.say("your_answer");
        let field = Field { prompt, ..blank(name, asked.label.clone(), FieldKind::LongText) };
        let field = add_field(paper, field);
        block(BlockKind::Answer { field })
    }
}
