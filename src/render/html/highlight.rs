//! Code in colours: classes, never styles. The grammars are loaded when the first block needs them.
//! Anything out of the ordinary (an unknown language, a very long block, a grammar that fails) leaves
//! the code plain.

use super::escape::text;
use std::ops::Range;
use std::sync::OnceLock;
use syntect::parsing::{ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

/// Longer blocks stay plain.
const MOST_LINES: usize = 3_000;
/// A block with a longer line stays plain: grammars may need quadratic time for a line.
const LONGEST_LINE: usize = 2_000;

/// What a piece of code is, for the theme's `.hl-` classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Comment,
    Keyword,
    Text,
    Constant,
    Function,
    Type,
    Variable,
    Operator,
    Punctuation,
    Attribute,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Class::Comment => "hl-c",
            Class::Keyword => "hl-k",
            Class::Text => "hl-s",
            Class::Constant => "hl-n",
            Class::Function => "hl-f",
            Class::Type => "hl-t",
            Class::Variable => "hl-v",
            Class::Operator => "hl-o",
            Class::Punctuation => "hl-p",
            Class::Attribute => "hl-a",
        }
    }
}

/// Scopes by prefix (Sublime Text's naming conventions, <https://www.sublimetext.com/docs/scope_naming.html>); the first
/// that fits decides, so that the special stands before the general.
const SCOPES: [(&str, Class); 37] = [
    ("punctuation.definition.comment", Class::Comment),
    ("comment", Class::Comment),
    ("punctuation.definition.string", Class::Text),
    ("punctuation.definition.heading", Class::Keyword),
    ("punctuation.definition.variable", Class::Variable),
    ("punctuation.definition.tag", Class::Punctuation),
    ("punctuation", Class::Punctuation),
    ("constant.character.escape", Class::Constant),
    ("string.regexp", Class::Constant),
    ("string", Class::Text),
    ("constant", Class::Constant),
    ("keyword.operator.word", Class::Keyword),
    ("keyword.operator.logical.python", Class::Keyword),
    ("keyword.operator", Class::Operator),
    ("keyword", Class::Keyword),
    ("storage.type.primitive", Class::Type),
    ("storage", Class::Keyword),
    ("entity.name.function", Class::Function),
    ("entity.name.macro", Class::Function),
    ("support.function", Class::Function),
    ("support.macro", Class::Function),
    ("variable.function", Class::Function),
    ("entity.name.tag", Class::Attribute),
    ("entity.other.attribute-name", Class::Attribute),
    ("support.type.property-name", Class::Attribute),
    ("variable.annotation", Class::Attribute),
    ("entity.other.inherited-class", Class::Type),
    ("entity.name", Class::Type),
    ("support.type", Class::Type),
    ("support.class", Class::Type),
    ("support.constant", Class::Constant),
    ("variable.language", Class::Keyword),
    ("variable", Class::Variable),
    ("markup.heading", Class::Keyword),
    ("markup.inserted", Class::Text),
    ("markup.deleted", Class::Operator),
    ("markup.raw", Class::Text),
];

/// The grammars and the table of scopes.
struct Grammars {
    set: SyntaxSet,
    scopes: Vec<(Scope, Class)>,
}

fn grammars() -> &'static Grammars {
    static GRAMMARS: OnceLock<Grammars> = OnceLock::new();
    GRAMMARS.get_or_init(|| Grammars {
        set: two_face::syntax::extra_newlines(),
        scopes: SCOPES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect(),
    })
}

/// `code` as HTML, escaped and with `<span class="hl-k">` around its parts; `None` when it stays plain.
pub fn highlight(language: &str, code: &str) -> Option<String> {
    const PLAIN: [&str; 6] = ["text", "txt", "plain", "plaintext", "none", "output"];
    let plain = language.is_empty() || PLAIN.iter().any(|plain| language.eq_ignore_ascii_case(plain));
    if plain || code.lines().count() > MOST_LINES || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    let grammars = grammars();
    let syntax = syntax(&grammars.set, language)?;
    // A grammar with a faulty pattern would panic in syntect; the page must not fall with it.
    std::panic::catch_unwind(|| render(grammars, syntax, code)).ok().flatten()
}

/// The grammar for the first word of an info string.
fn syntax<'a>(set: &'a SyntaxSet, language: &str) -> Option<&'a SyntaxReference> {
    let name = match language.to_ascii_lowercase().as_str() {
        "console" | "shell" | "shellsession" => "sh".to_owned(),
        "jsonc" | "json5" => "json".to_owned(),
        "c++" => "cpp".to_owned(),
        "c#" => "cs".to_owned(),
        other => other.to_owned(),
    };
    set.find_syntax_by_token(&name).filter(|syntax| syntax.name != "Plain Text")
}

fn render(grammars: &Grammars, syntax: &SyntaxReference, code: &str) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut out = Spans { html: String::with_capacity(code.len() * 2), open: None };
    for line in code.split_inclusive('\n') {
        let changes: Vec<(usize, ScopeStackOp)> = state.parse_line(line, &grammars.set).ok()?;
        let mut at = 0;
        for (offset, change) in &changes {
            out.push(line, at..*offset, class(&grammars.scopes, &stack))?;
            at = (*offset).max(at);
            stack.apply(change).ok()?;
        }
        out.push(line, at..line.len(), class(&grammars.scopes, &stack))?;
    }
    Some(out.finish())
}

/// The class of the innermost scope that has one.
fn class(scopes: &[(Scope, Class)], stack: &ScopeStack) -> Option<Class> {
    let of = |scope: &Scope| scopes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(of)
}

/// HTML with at most one span open.
struct Spans {
    html: String,
    open: Option<Class>,
}

impl Spans {
    /// Adds a part of a line. White space goes on in the span that is open.
    fn push(&mut self, line: &str, range: Range<usize>, class: Option<Class>) -> Option<()> {
        if range.start >= range.end {
            return Some(());
        }
        let part = line.get(range)?;
        if class != self.open && !part.trim().is_empty() {
            if self.open.is_some() {
                self.html.push_str("</span>");
            }
            if let Some(class) = class {
                self.html.push_str("<span class=\"");
                self.html.push_str(class.name());
                self.html.push_str("\">");
            }
            self.open = class;
        }
        text(&mut self.html, part);
        Some(())
    }

    fn finish(mut self) -> String {
        if self.open.is_some() {
            self.html.push_str("</span>");
        }
        self.html
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::highlight;

    #[test]
    fn parts_have_classes_and_neighbours_are_merged() {
        insta::assert_snapshot!(highlight("rust", "// a < b\nfn main() -> u32 { \"x\\n\"; 1 }\n").unwrap(), @r#"
        <span class="hl-c">// a &lt; b
        </span><span class="hl-k">fn </span><span class="hl-f">main</span><span class="hl-p">() -&gt; </span><span class="hl-k">u32 </span><span class="hl-p">{ </span><span class="hl-s">"x</span><span class="hl-n">\n</span><span class="hl-s">"</span><span class="hl-p">; </span><span class="hl-n">1 </span><span class="hl-p">}
        </span>
        "#);
        insta::assert_snapshot!(highlight("yaml", "title: A & B # note\nlist:\n  - 1\n").unwrap(), @r#"
        <span class="hl-a">title</span><span class="hl-p">: </span><span class="hl-s">A &amp; B </span><span class="hl-c"># note
        </span><span class="hl-a">list</span><span class="hl-p">:
          - </span><span class="hl-n">1
        </span>
        "#);
        insta::assert_snapshot!(highlight("html", "<a href=\"x\">y</a>\n").unwrap(), @r#"
        <span class="hl-p">&lt;</span><span class="hl-a">a href</span><span class="hl-p">=</span><span class="hl-s">"x"</span><span class="hl-p">&gt;</span>y<span class="hl-p">&lt;/</span><span class="hl-a">a</span><span class="hl-p">&gt;
        </span>
        "#);
    }

    #[test]
    fn what_cannot_be_coloured_stays_plain() {
        assert_eq!(highlight("", "x"), None);
        assert_eq!(highlight("text", "x"), None);
        assert_eq!(highlight("no-such-language", "x"), None);
        assert_eq!(highlight("rust", &"x\n".repeat(3001)), None);
        assert_eq!(highlight("rust", &"x".repeat(2001)), None);
    }
}
