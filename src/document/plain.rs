//! The words of inlines without their markup: for heading texts, ids, descriptions and checks.

use super::outline::{Outline, VocabularyName, WordForm, WordUse};
use super::tree::{Inline, InlineKind};

impl VocabularyName {
    /// Name as an editor writes it, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            VocabularyName::Role => "role",
            VocabularyName::Phase => "phase",
            VocabularyName::Theme => "theme",
            VocabularyName::Lifecycle => "lifecycle",
            VocabularyName::Value => "value",
        }
    }
}

impl std::fmt::Display for WordUse {
    /// As an editor writes it: `{{ Role.student_partner.other }}`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.vocabulary.name();
        let form = if self.form == WordForm::Other { ".other" } else { "" };
        if self.capital {
            write!(f, "{{{{ {}{}.{}{form} }}}}", name[..1].to_ascii_uppercase(), &name[1..], self.id)
        } else {
            write!(f, "{{{{ {name}.{}{form} }}}}", self.id)
        }
    }
}

/// Appends the words of `inlines` to `out`: alternatives of images, prompts in brackets, words of the vocabulary as
/// `{{ role.x }}` still, line ends as spaces; no marks of footnotes or citations.
pub fn plain_text(inlines: &[Inline], outline: &Outline, out: &mut String) {
    plain_text_with(inlines, outline, out, &mut |_, word, out| out.push_str(&word.to_string()));
}

/// [`plain_text`] with another way of writing words of the vocabulary, which are given with their numbers.
pub fn plain_text_with(
    inlines: &[Inline],
    outline: &Outline,
    out: &mut String,
    word: &mut dyn FnMut(usize, &WordUse, &mut String),
) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Term { text, .. } => out.push_str(text),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link { inlines: inner, .. } => plain_text_with(inner, outline, out, word),
            InlineKind::Image { image } => {
                if let Some(image) = outline.images.get(*image as usize) {
                    out.push_str(&image.alt);
                }
            }
            InlineKind::Word { word: index } => {
                if let Some(used) = outline.words.get(*index as usize) {
                    word(*index as usize, used, out);
                }
            }
            InlineKind::Field { field } => {
                if let Some(field) = outline.fields.get(*field as usize) {
                    out.push('[');
                    out.push_str(&field.prompt);
                    out.push(']');
                }
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Citation { .. } | InlineKind::FootnoteMark { .. } | InlineKind::Html(_) => {}
        }
    }
}

/// Whether a citation can follow without a space: an editor writes it like a footnote mark, close to its word.
pub fn ends_with_space(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Text(text) => text.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘')),
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        _ => false,
    }
}
