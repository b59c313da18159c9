//! The theme's words that the renderer itself says, looked up once a page and only when needed.

use super::super::page::Blocks;
use crate::theme::Argument;
use std::cell::OnceCell;

/// Words of one page's language.
pub(super) struct Phrases<'a> {
    theme: &'a Blocks<'a>,
    plain: [OnceCell<String>; 7],
    permalink: OnceCell<Around>,
    reference: OnceCell<Around>,
    back: OnceCell<Around>,
    code_in: OnceCell<Around>,
}

/// Messages without arguments.
#[derive(Clone, Copy)]
pub(super) enum Plain {
    Footnotes,
    Table,
    Code,
    Required,
    Choose,
    Answer,
    Tick,
}

/// A message with one argument: what stands before and after it.
#[derive(Debug)]
pub(super) struct Around {
    before: String,
    after: String,
}

impl Around {
    /// The message with its argument.
    pub(super) fn with(&self, argument: &str) -> String {
        [&self.before, argument, &self.after].concat()
    }
}

impl<'a> Phrases<'a> {
    pub(super) fn new(theme: &'a Blocks<'a>) -> Phrases<'a> {
        Phrases {
            theme,
            plain: Default::default(),
            permalink: OnceCell::new(),
            reference: OnceCell::new(),
            back: OnceCell::new(),
            code_in: OnceCell::new(),
        }
    }

    /// A message without arguments.
    pub(super) fn plain(&self, message: Plain) -> &str {
        let key = match message {
            Plain::Footnotes => "footnotes",
            Plain::Table => "table_label",
            Plain::Code => "code_label",
            Plain::Required => "required_mark",
            Plain::Choose => "choose",
            Plain::Answer => "your_answer",
            Plain::Tick => "document_tick",
        };
        let strings = self.theme.strings;
        self.plain[message as usize].get_or_init(|| strings.get(self.theme.lang.as_str(), key, &[]))
    }

    /// "Link to this section: ..."
    pub(super) fn permalink(&self) -> &Around {
        self.permalink.get_or_init(|| self.around("permalink", "title"))
    }

    /// "Note ..."
    pub(super) fn reference(&self) -> &Around {
        self.reference.get_or_init(|| self.around("footnote_reference", "number"))
    }

    /// "Back to the text of note ..."
    pub(super) fn back(&self) -> &Around {
        self.back.get_or_init(|| self.around("footnote_back", "number"))
    }

    /// "Code: ..."
    pub(super) fn code_in(&self) -> &Around {
        self.code_in.get_or_init(|| self.around("code_in", "language"))
    }

    /// "Row: column"
    pub(super) fn cell(&self, row: &str, column: &str) -> String {
        let arguments = [("row", Argument::Text(row)), ("column", Argument::Text(column))];
        self.theme.strings.get(self.theme.lang.as_str(), "cell_label", &arguments)
    }

    /// The title of a callout.
    pub(super) fn callout(&self, name: &str) -> String {
        self.theme.strings.get(self.theme.lang.as_str(), &format!("callout_{name}"), &[])
    }

    /// Formats the message once, with a mark that no message holds in the place of the argument.
    fn around(&self, key: &str, argument: &str) -> Around {
        const MARK: &str = "\u{e000}";
        let message = self.theme.strings.get(self.theme.lang.as_str(), key, &[(argument, Argument::Text(MARK))]);
        let (before, after) = message.split_once(MARK).unwrap_or((&message, ""));
        Around { before: before.to_owned(), after: after.to_owned() }
    }
}
