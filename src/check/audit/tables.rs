//! Tables: which cells are headers, and of what.

use super::Fault;
use super::tree::Tree;
use crate::diagnostic::Code;

fn cells(tree: &Tree<'_>, table: usize) -> Vec<usize> {
    let own = |one: &usize| tree.above(*one).find(|above| tree.elements[*above].tag == "table") == Some(table);
    let is_cell = |one: &usize| matches!(&*tree.elements[*one].tag, "td" | "th");
    tree.within(table).filter(|one| is_cell(one) && !tree.elements[*one].gone).filter(own).collect()
}

/// Several rows, and several cells in one of them.
fn is_grid(tree: &Tree<'_>, cells: &[usize]) -> bool {
    let row = |one: usize| tree.elements[one].parent;
    let wide = cells.windows(2).any(|pair| row(pair[0]) == row(pair[1]));
    let rows = cells.windows(2).any(|pair| row(pair[0]) != row(pair[1]));
    // Pictures and whole paragraphs side by side are a layout, not data.
    let laid_out = |one: usize| {
        let tag = &*tree.elements[one].tag;
        matches!(tag, "img" | "picture" | "video" | "iframe" | "p" | "div" | "ul" | "ol" | "table" | "h2" | "h3" | "h4")
    };
    wide && rows && !cells.iter().any(|cell| tree.within(*cell).any(laid_out))
}

/// Tables of data in which no cell says what the others are.
pub fn headers(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for table in tree.all("table").filter(|one| !tree.elements[*one].silent) {
        let cells = cells(tree, table);
        let is_header = |one: &&usize| {
            tree.elements[**one].tag == "th" || matches!(tree.elements[**one].role, "columnheader" | "rowheader")
        };
        let heads = cells.iter().filter(is_header).count();
        let layout = matches!(tree.elements[table].role, "presentation" | "none");
        if layout {
            let caption = tree.children(table).any(|one| tree.elements[one].tag == "caption");
            if heads > 0 || caption {
                let message = "this table is said to be for layout only, and has header cells or a caption";
                let help = "take `role` away: it is a table; or take the header cells away";
                found.push(Fault::new(Code::TableHeaders, table, message, help));
            }
            continue;
        }
        let grid = matches!(tree.elements[table].role, "table" | "grid" | "treegrid");
        if !grid {
            continue;
        }
        if heads == 0 && is_grid(tree, &cells) {
            let message = "no cell of this table is a header";
            let help = "make the cells that say what a column or a row holds `<th scope=\"col\">` or `<th scope=\"row\">`; a table for layout only says `role=\"presentation\"`";
            found.push(Fault::new(Code::TableHeaders, table, message, help));
        }
        if heads > 0 && heads == cells.len() && heads > 1 {
            let message = "every cell of this table is a header, and none holds what they head";
            found.push(Fault::new(Code::TableHeaders, table, message, "make the cells that hold data `<td>`"));
        }
        for cell in cells.iter().filter(is_header) {
            if tree.name(*cell).is_empty() && !tree.elements[*cell].silent {
                let message = "this header cell is empty";
                let help = "say what its column or row holds; an empty corner is `<td>`";
                found.push(Fault::new(Code::TableHeaders, *cell, message, help));
            }
        }
    }
}

/// Header cells that only their role makes such, and that are empty.
pub fn role_headers(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for number in tree.heard() {
        let header = matches!(tree.explicit_role(number), Some("columnheader" | "rowheader"));
        let cell = matches!(&*tree.elements[number].tag, "td" | "th");
        if header && !cell && tree.name(number).is_empty() {
            let help = "say what its column or row holds";
            found.push(Fault::new(Code::TableHeaders, number, "this header cell is empty", help));
        }
    }
}

/// `scope` and `headers` that point nowhere.
pub fn pointers(tree: &Tree<'_>, found: &mut Vec<Fault>) {
    for table in tree.all("table") {
        let cells = cells(tree, table);
        for cell in &cells {
            let tag = &tree.elements[*cell].tag;
            if let Some(scope) = tree.attr(*cell, "scope") {
                let known =
                    ["col", "row", "colgroup", "rowgroup"].iter().any(|known| scope.eq_ignore_ascii_case(known));
                if !known {
                    let message = format!("`scope=\"{scope}\"` says nothing");
                    let help = "write `scope=\"col\"` or `scope=\"row\"`";
                    found.push(Fault::new(Code::TableStructure, *cell, message, help));
                } else if tag == "td" {
                    let message = "`scope` belongs on header cells, and this is none";
                    found.push(Fault::new(
                        Code::TableStructure,
                        *cell,
                        message,
                        "make the cell `<th>`, or take `scope` away",
                    ));
                }
            }
            let ids = tree.attr(*cell, "headers").unwrap_or_default();
            for id in ids.split_whitespace() {
                let target = tree.id(id);
                if target == Some(*cell) || !target.is_some_and(|target| cells.contains(&target)) {
                    let message = format!("`headers` names `{id}`, which is no other cell of this table");
                    let help = "write the ids of the header cells that this cell belongs to";
                    found.push(Fault::new(Code::TableStructure, *cell, message, help));
                }
            }
        }
    }
}
