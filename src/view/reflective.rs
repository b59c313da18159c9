//! A reflective resource: a table of activities with questions, and space to answer where a cell is empty.

use super::context::Cx;
use super::types::{ReflectiveCellView, ReflectiveRowView, ReflectiveView};
use crate::model::{ReflectiveCell, ReflectiveResource, ReflectiveRow};

/// View of a reflective resource. Every row has a cell for every column after the first; one that the author
/// left out is space to answer. Cells have the ids `answer-<row>-<column>`, both from 1.
pub fn reflective(cx: &Cx<'_>, resource: &ReflectiveResource) -> ReflectiveView {
    let columns = cx.all(&resource.columns);
    let rows = resource.rows.iter().enumerate().map(|(number, given)| row(cx, &columns, number + 1, given)).collect();
    ReflectiveView { rows, prompts: cx.all(&resource.prompts), columns }
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
        ReflectiveCellView { space, text, items, label, id: format!("answer-{number}-{column}") }
    });
    ReflectiveRowView { cells: cells.collect(), activity }
}
