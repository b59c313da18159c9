//! The words of WAI-ARIA 1.2 and of the two modules that books and diagrams use (DPUB-ARIA 1.1, Graphics ARIA 1.0): roles
//! with what they need, attributes with the values they take.

use super::tree::Tree;

/// What is known of a role.
#[derive(Debug)]
pub struct Role {
    /// Its name.
    pub name: &'static str,
    /// It may be called by what it holds.
    pub named_by_content: bool,
    /// Somebody who hears it must be told what it is for.
    pub needs_name: bool,
    /// It may not have a name.
    pub nameless: bool,
    /// Attributes without which it says nothing.
    pub required: &'static [&'static str],
    /// What it must hold, any of these.
    pub holds: &'static [&'static str],
    /// What it must be in, any of these.
    pub within: &'static [&'static str],
}

const PLAIN: Role = Role {
    name: "",
    named_by_content: false,
    needs_name: false,
    nameless: false,
    required: &[],
    holds: &[],
    within: &[],
};
const SAID: Role = Role { named_by_content: true, ..PLAIN };
const COMMAND: Role = Role { named_by_content: true, needs_name: true, ..PLAIN };
const NAMED: Role = Role { needs_name: true, ..PLAIN };
const NAMELESS: Role = Role { nameless: true, ..PLAIN };
const MENUS: &[&str] = &["menu", "menubar", "group"];
const ROWS: &[&str] = &["row", "rowgroup", "caption"];
const ITEMS: &[&str] = &["menuitem", "menuitemcheckbox", "menuitemradio", "group", "separator"];

const ROLES: &[Role] = &[
    Role { name: "button", ..COMMAND },
    Role { name: "cell", within: &["row"], ..SAID },
    Role { name: "checkbox", required: &["aria-checked"], ..COMMAND },
    Role { name: "columnheader", within: &["row"], ..SAID },
    Role { name: "combobox", required: &["aria-expanded"], ..NAMED },
    Role { name: "dialog", ..NAMED },
    Role { name: "alertdialog", ..NAMED },
    Role { name: "feed", holds: &["article"], ..PLAIN },
    Role { name: "grid", holds: ROWS, ..PLAIN },
    Role { name: "gridcell", within: &["row"], ..SAID },
    Role { name: "heading", required: &["aria-level"], ..SAID },
    Role { name: "img", ..NAMED },
    Role { name: "link", ..COMMAND },
    Role { name: "list", holds: &["listitem"], ..PLAIN },
    Role { name: "listbox", holds: &["option", "group"], ..NAMED },
    Role { name: "listitem", within: &["list", "directory"], ..PLAIN },
    Role { name: "menu", holds: ITEMS, ..PLAIN },
    Role { name: "menubar", holds: ITEMS, ..PLAIN },
    Role { name: "menuitem", within: MENUS, ..COMMAND },
    Role { name: "menuitemcheckbox", within: MENUS, required: &["aria-checked"], ..COMMAND },
    Role { name: "menuitemradio", within: MENUS, required: &["aria-checked"], ..COMMAND },
    Role { name: "meter", required: &["aria-valuenow"], ..NAMED },
    Role { name: "option", within: &["listbox", "group"], ..COMMAND },
    Role { name: "progressbar", ..NAMED },
    Role { name: "radio", required: &["aria-checked"], ..COMMAND },
    Role {
        name: "row",
        within: &["table", "grid", "treegrid", "rowgroup"],
        holds: &["cell", "gridcell", "columnheader", "rowheader"],
        ..SAID
    },
    Role { name: "rowgroup", within: &["table", "grid", "treegrid"], holds: &["row"], ..PLAIN },
    Role { name: "rowheader", within: &["row"], ..SAID },
    Role { name: "scrollbar", required: &["aria-valuenow"], ..PLAIN },
    Role { name: "searchbox", ..NAMED },
    Role { name: "slider", required: &["aria-valuenow"], ..NAMED },
    Role { name: "spinbutton", ..NAMED },
    Role { name: "switch", required: &["aria-checked"], ..COMMAND },
    Role { name: "tab", within: &["tablist"], ..COMMAND },
    Role { name: "table", holds: ROWS, ..PLAIN },
    Role { name: "tablist", holds: &["tab"], ..PLAIN },
    Role { name: "textbox", ..NAMED },
    Role { name: "tooltip", ..COMMAND },
    Role { name: "tree", holds: &["treeitem", "group"], ..PLAIN },
    Role { name: "treegrid", holds: ROWS, ..PLAIN },
    Role { name: "treeitem", within: &["tree", "group"], ..COMMAND },
    Role { name: "caption", ..NAMELESS },
    Role { name: "code", ..NAMELESS },
    Role { name: "deletion", ..NAMELESS },
    Role { name: "emphasis", ..NAMELESS },
    Role { name: "generic", ..NAMELESS },
    Role { name: "insertion", ..NAMELESS },
    Role { name: "none", ..NAMELESS },
    Role { name: "paragraph", ..NAMELESS },
    Role { name: "presentation", ..NAMELESS },
    Role { name: "strong", ..NAMELESS },
    Role { name: "subscript", ..NAMELESS },
    Role { name: "superscript", ..NAMELESS },
];

const OTHERS: &[&str] = &[
    "alert",
    "application",
    "article",
    "banner",
    "blockquote",
    "complementary",
    "contentinfo",
    "definition",
    "directory",
    "document",
    "figure",
    "form",
    "group",
    "log",
    "main",
    "marquee",
    "math",
    "navigation",
    "note",
    "radiogroup",
    "region",
    "search",
    "separator",
    "status",
    "tabpanel",
    "term",
    "time",
    "timer",
    "toolbar",
    "comment",
    "mark",
    "suggestion",
    "image",
    "graphics-document",
    "graphics-object",
    "graphics-symbol",
    "doc-abstract",
    "doc-acknowledgments",
    "doc-afterword",
    "doc-appendix",
    "doc-backlink",
    "doc-biblioentry",
    "doc-bibliography",
    "doc-biblioref",
    "doc-chapter",
    "doc-colophon",
    "doc-conclusion",
    "doc-cover",
    "doc-credit",
    "doc-credits",
    "doc-dedication",
    "doc-endnote",
    "doc-endnotes",
    "doc-epigraph",
    "doc-epilogue",
    "doc-errata",
    "doc-example",
    "doc-footnote",
    "doc-foreword",
    "doc-glossary",
    "doc-glossref",
    "doc-index",
    "doc-introduction",
    "doc-noteref",
    "doc-notice",
    "doc-pagebreak",
    "doc-pagefooter",
    "doc-pageheader",
    "doc-pagelist",
    "doc-part",
    "doc-preface",
    "doc-prologue",
    "doc-pullquote",
    "doc-qna",
    "doc-subtitle",
    "doc-tip",
    "doc-toc",
];

/// What is known of the role of that name; nothing of one that there is not.
pub fn role(name: &str) -> Option<&'static Role> {
    const LINKS: Role = Role { name: "doc", ..COMMAND };
    static OTHER: Role = PLAIN;
    static LINK: Role = LINKS;
    if let Some(found) = ROLES.iter().find(|role| role.name == name) {
        return Some(found);
    }
    if matches!(name, "doc-backlink" | "doc-biblioref" | "doc-glossref" | "doc-noteref") {
        return Some(&LINK);
    }
    OTHERS.contains(&name).then_some(&OTHER)
}

/// Every role there is, to suggest one.
pub fn role_names() -> impl Iterator<Item = &'static str> + Clone {
    ROLES.iter().map(|role| role.name).chain(OTHERS.iter().copied())
}

/// What an attribute may say.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Any words.
    Text,
    /// One of these words.
    One(&'static [&'static str]),
    /// Several of these words.
    Some(&'static [&'static str]),
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Ids of the page.
    Ids,
}

const YES_NO: Value = Value::One(&["true", "false"]);
const MAYBE: Value = Value::One(&["true", "false", "mixed"]);
const OPEN: Value = Value::One(&["true", "false", "undefined"]);
const RANGES: &[&str] = &["meter", "progressbar", "scrollbar", "separator", "slider", "spinbutton", "input"];
const CELLS: &[&str] = &["cell", "columnheader", "gridcell", "rowheader", "row"];
const IN_SETS: &[&str] = &[
    "article",
    "listitem",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "option",
    "radio",
    "row",
    "tab",
    "treeitem",
    "comment",
];

/// Attributes by name, what they may say, and the roles that they are for; none where they are for every element.
const ATTRIBUTES: &[(&str, Value, &[&str])] = &[
    (
        "aria-activedescendant",
        Value::Ids,
        &[
            "application",
            "combobox",
            "grid",
            "group",
            "listbox",
            "menu",
            "menubar",
            "radiogroup",
            "searchbox",
            "spinbutton",
            "tablist",
            "textbox",
            "toolbar",
            "tree",
            "treegrid",
            "row",
        ],
    ),
    ("aria-atomic", YES_NO, &[]),
    ("aria-autocomplete", Value::One(&["inline", "list", "both", "none"]), &["combobox", "searchbox", "textbox"]),
    ("aria-braillelabel", Value::Text, &[]),
    ("aria-brailleroledescription", Value::Text, &[]),
    ("aria-busy", YES_NO, &[]),
    (
        "aria-checked",
        MAYBE,
        &["checkbox", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "treeitem"],
    ),
    ("aria-colcount", Value::Integer, &["grid", "table", "treegrid"]),
    ("aria-colindex", Value::Integer, CELLS),
    ("aria-colspan", Value::Integer, CELLS),
    ("aria-controls", Value::Ids, &[]),
    ("aria-current", Value::One(&["page", "step", "location", "date", "time", "true", "false"]), &[]),
    ("aria-describedby", Value::Ids, &[]),
    ("aria-description", Value::Text, &[]),
    ("aria-details", Value::Ids, &[]),
    ("aria-disabled", YES_NO, &[]),
    ("aria-dropeffect", Value::Some(&["copy", "execute", "link", "move", "none", "popup"]), &[]),
    ("aria-errormessage", Value::Ids, &[]),
    (
        "aria-expanded",
        OPEN,
        &[
            "application",
            "button",
            "checkbox",
            "combobox",
            "gridcell",
            "link",
            "listbox",
            "menuitem",
            "menuitemcheckbox",
            "menuitemradio",
            "row",
            "rowheader",
            "columnheader",
            "switch",
            "tab",
            "treeitem",
            "input",
        ],
    ),
    ("aria-flowto", Value::Ids, &[]),
    ("aria-grabbed", OPEN, &[]),
    ("aria-haspopup", Value::One(&["true", "false", "menu", "listbox", "tree", "grid", "dialog"]), &[]),
    ("aria-hidden", OPEN, &[]),
    ("aria-invalid", Value::One(&["true", "false", "grammar", "spelling"]), &[]),
    ("aria-keyshortcuts", Value::Text, &[]),
    ("aria-label", Value::Text, &[]),
    ("aria-labelledby", Value::Ids, &[]),
    ("aria-level", Value::Integer, &["heading", "listitem", "row", "treeitem", "comment"]),
    ("aria-live", Value::One(&["assertive", "off", "polite"]), &[]),
    ("aria-modal", YES_NO, &["dialog", "alertdialog"]),
    ("aria-multiline", YES_NO, &["textbox", "searchbox"]),
    ("aria-multiselectable", YES_NO, &["grid", "listbox", "tablist", "tree", "treegrid"]),
    (
        "aria-orientation",
        Value::One(&["horizontal", "vertical", "undefined"]),
        &[
            "combobox",
            "listbox",
            "menu",
            "menubar",
            "radiogroup",
            "scrollbar",
            "separator",
            "slider",
            "tablist",
            "toolbar",
            "tree",
            "treegrid",
        ],
    ),
    ("aria-owns", Value::Ids, &[]),
    ("aria-placeholder", Value::Text, &["searchbox", "textbox", "combobox", "spinbutton"]),
    ("aria-posinset", Value::Integer, IN_SETS),
    ("aria-pressed", MAYBE, &["button"]),
    (
        "aria-readonly",
        YES_NO,
        &[
            "checkbox",
            "columnheader",
            "combobox",
            "grid",
            "gridcell",
            "listbox",
            "menuitemcheckbox",
            "menuitemradio",
            "radio",
            "radiogroup",
            "rowheader",
            "searchbox",
            "slider",
            "spinbutton",
            "switch",
            "textbox",
            "treegrid",
            "input",
        ],
    ),
    ("aria-relevant", Value::Some(&["additions", "all", "removals", "text"]), &[]),
    (
        "aria-required",
        YES_NO,
        &[
            "checkbox",
            "columnheader",
            "combobox",
            "gridcell",
            "listbox",
            "radio",
            "radiogroup",
            "rowheader",
            "searchbox",
            "spinbutton",
            "switch",
            "textbox",
            "tree",
            "treegrid",
            "input",
        ],
    ),
    ("aria-roledescription", Value::Text, &[]),
    ("aria-rowcount", Value::Integer, &["grid", "table", "treegrid"]),
    ("aria-rowindex", Value::Integer, CELLS),
    ("aria-rowspan", Value::Integer, CELLS),
    ("aria-selected", OPEN, &["columnheader", "gridcell", "option", "row", "rowheader", "tab", "treeitem"]),
    ("aria-setsize", Value::Integer, IN_SETS),
    ("aria-sort", Value::One(&["ascending", "descending", "none", "other"]), &["columnheader", "rowheader"]),
    ("aria-valuemax", Value::Number, RANGES),
    ("aria-valuemin", Value::Number, RANGES),
    ("aria-valuenow", Value::Number, RANGES),
    ("aria-valuetext", Value::Text, RANGES),
];

/// What an attribute may say and the roles that it is for; nothing of one that there is not.
pub fn attribute(name: &str) -> Option<(Value, &'static [&'static str])> {
    ATTRIBUTES.iter().find(|(one, _, _)| *one == name).map(|(_, value, roles)| (*value, *roles))
}

/// Every attribute there is, to suggest one.
pub fn attribute_names() -> impl Iterator<Item = &'static str> + Clone {
    ATTRIBUTES.iter().map(|(name, _, _)| *name)
}

/// An attribute of the element that says something about any element, so that the element cannot be nothing.
pub fn global_attribute_of<'h>(tree: &Tree<'h>, number: usize) -> Option<&'static str> {
    tree.attributes(number).find_map(|(name, _)| {
        let (known, _, roles) = ATTRIBUTES.iter().find(|(one, _, _)| *one == name)?;
        (roles.is_empty() && *known != "aria-hidden").then_some(*known)
    })
}

/// Kinds of input that `autocomplete` may promise (HTML, section 4.10.18.7.1).
pub const AUTOFILL: &[&str] = &[
    "name",
    "honorific-prefix",
    "given-name",
    "additional-name",
    "family-name",
    "honorific-suffix",
    "nickname",
    "username",
    "new-password",
    "current-password",
    "one-time-code",
    "organization-title",
    "organization",
    "street-address",
    "address-line1",
    "address-line2",
    "address-line3",
    "address-level4",
    "address-level3",
    "address-level2",
    "address-level1",
    "country",
    "country-name",
    "postal-code",
    "cc-name",
    "cc-given-name",
    "cc-additional-name",
    "cc-family-name",
    "cc-number",
    "cc-exp",
    "cc-exp-month",
    "cc-exp-year",
    "cc-csc",
    "cc-type",
    "transaction-currency",
    "transaction-amount",
    "language",
    "bday",
    "bday-day",
    "bday-month",
    "bday-year",
    "sex",
    "url",
    "photo",
    "tel",
    "tel-country-code",
    "tel-national",
    "tel-area-code",
    "tel-local",
    "tel-local-prefix",
    "tel-local-suffix",
    "tel-extension",
    "email",
    "impp",
    "webauthn",
];
