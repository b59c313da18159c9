//! The vocabulary that every site starts with, from a YAML file in the binary, read once a process.

use std::sync::OnceLock;

use super::vocabulary;
use crate::model::Vocabularies;
use crate::model::reading::Reader;
use crate::source::{SourceId, Span};
use crate::yaml::{self, Value};

const TEXT: &str = include_str!("../../model/vocabulary.yaml");

/// Roles, phases, lifecycle stages and themes with their words in English, Welsh and Arabic.
pub fn builtin_vocabularies() -> &'static Vocabularies {
    static READ: OnceLock<Vocabularies> = OnceLock::new();
    READ.get_or_init(|| {
        let whole = Span::new(0, TEXT.len());
        // A test shows that nothing is reported here.
        match yaml::read(SourceId(u32::MAX), TEXT, whole) {
            (Some(Value::Mapping(mapping)), _) => {
                let mut reader = Reader::new(SourceId(u32::MAX), TEXT, whole, &[]);
                vocabulary::read_over(Vocabularies::default(), &mapping, &mut reader)
            }
            _ => Vocabularies::default(),
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::model::{Lang, LocalText, Vocabulary};

    #[test]
    fn the_file_has_no_mistakes() {
        let whole = Span::new(0, TEXT.len());
        let (value, diagnostics) = yaml::read(SourceId(0), TEXT, whole);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let value = value.unwrap();
        let mut reader = Reader::new(SourceId(0), TEXT, whole, &[]);
        vocabulary::read_over(Vocabularies::default(), value.as_mapping().unwrap(), &mut reader);
        let diagnostics = reader.finish();
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
    }

    #[test]
    fn every_word_has_labels_in_three_languages_and_an_english_definition() {
        let all = builtin_vocabularies();
        let languages = ["ar", "cy", "en"].map(|tag| Lang::new(tag).unwrap());
        for word in
            [&all.roles, &all.phases, &all.lifecycle, &all.themes].into_iter().flat_map(|v: &Vocabulary| &v.words)
        {
            for label in [&word.one, &word.other] {
                let LocalText::Each(texts) = label else { panic!("{}", word.id) };
                assert!(texts.keys().eq(&languages), "{}", word.id);
            }
            assert!(word.definition.is_some(), "{}", word.id);
        }
    }

    #[test]
    fn ids_are_those_of_the_content_model_in_its_order() {
        let all = builtin_vocabularies();
        let ids = |vocabulary: &Vocabulary| vocabulary.ids().collect::<Vec<_>>().join(" ");
        assert_eq!(
            ids(&all.roles),
            "student_partner student_participant staff_partner staff_lead project_officer ambassador su_officer \
             facilitator reviewer senior_lead"
        );
        assert_eq!(ids(&all.phases), "plan recruit train design deliver evaluate acknowledge sustain");
        assert_eq!(ids(&all.lifecycle), "access success progression");
        assert_eq!(
            ids(&all.themes),
            "awarding_gap inclusive_curriculum belonging employability wellbeing governance recruitment power_dynamics"
        );
    }
}
