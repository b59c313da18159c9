//! A reflective resource: a table of activities with questions, and space to answer where a cell is empty.

use super::context::Cx;
use super::names;
use super::types::{AskedView, ReflectiveCellView, ReflectiveRowView, ReflectiveView};
use crate::model::{ReflectiveCell, ReflectiveResource, ReflectiveRow};

/// View of a reflective resource. Every row has a cell for every column after the first; one that the author
/// left out is space to answer.
pub fn reflective(cx: &Cx<'_>, resource: &ReflectiveResource) -> ReflectiveView {
    let columns = cx.all(&resource.columns);
    let rows = resource.rows.iter().enumerate().map(|(number, given)| row(cx, &columns, number + 1, given)).collect();
    let prompts = cx.all(&resource.prompts).into_iter().enumerate().map(|(number, label)| AskedView {
        name: names::prompt(number + 1),
        label,
        help: None,
        kind: "long_text",
    });
    ReflectiveView { rows, prompts: prompts.collect(), columns }
}

fn row(cx: &Cx<'_>, columns: &[String], number: usize, row: &ReflectiveRow) -> ReflectiveRowView {
    let activity = cx.words(&row.activity);
    let count = row.cells.len().max(columns.len().saturating_sub(1));
    let cells = (1..=count).map(|column| {
        let heading = columns.get(column).map_or("", String::as_str);
        let label = if heading.is_empty() {
            activity.clone()
        } else {
            let arguments = [("row", activity.as_str().into()), ("column", heading.into())];
            cx.say("cell_label", &arguments)
        };
        let (text, items) = match row.cells.get(column - 1) {
            Some(ReflectiveCell::Text(text)) => (Some(cx.words(text)), Vec::new()),
            Some(ReflectiveCell::List(items)) => (None, cx.all(items)),
            Some(ReflectiveCell::Space) | None => (None, Vec::new()),
        };
        let space = text.is_none() && items.is_empty();
        ReflectiveCellView { space, text, items, label, name: names::answer(number, column) }
    });
    ReflectiveRowView { cells: cells.collect(), activity }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::view::testing::World;

    #[test]
    fn every_cell_has_its_own_name_and_label() {
        let row = |cells| ReflectiveRow { activity: "Planning".into(), cells };
        let resource = ReflectiveResource {
            columns: ["Activity", "Reflections", "Partners"].map(Into::into).to_vec(),
            rows: vec![
                row(vec![ReflectiveCell::List(vec!["Why?".into()]), ReflectiveCell::Space]),
                row(vec![ReflectiveCell::Text("Be kind.".into())]),
            ],
            prompts: vec!["What next?".into()],
        };
        let view = reflective(&World::new("en").cx(), &resource);
        let cells: Vec<_> =
            view.rows.iter().flat_map(|row| &row.cells).map(|cell| (&*cell.name, &*cell.label, cell.space)).collect();
        let expected = [
            ("answer-1-1", "Planning: Reflections", false),
            ("answer-1-2", "Planning: Partners", true),
            ("answer-2-1", "Planning: Reflections", false),
            ("answer-2-2", "Planning: Partners", true),
        ];
        assert_eq!(cells, expected);
        assert_eq!(view.rows[1].cells[0].text.as_deref(), Some("Be kind."));
    }
}
