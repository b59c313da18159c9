//! `site.yaml` and the data files beside it: people, institutions, glossary, references, vocabulary, words. Reads all of them
//! before any page, and checks the ids by which they point to each other.

mod builtin;
mod calendar;
mod vocabulary;

use crate::diagnostic::{Code, Diagnostics, suggestion};
use crate::model::reading::{Keys, Read, Reader, Record, Shape};
use crate::model::{
    Discouraged, Entry, GlossaryEntry, Institution, Lang, LastCheck, Person, Reference, SiteConfig, SiteData, Table,
    Vocabularies, WordList,
};
use crate::reads::What;
use crate::source::{SourceId, Span};
use crate::yaml::{self, Mapping, Step, Value};

pub use builtin::builtin_vocabularies;
pub use vocabulary::{VOCABULARY_KEYS, WordFields};

/// A data file: its number and its text.
pub type DataFile<'a> = (SourceId, &'a str);

/// The files that a site's data come from; all but the first may be absent.
#[derive(Clone, Copy, Debug)]
pub struct DataFiles<'a> {
    /// `site.yaml`
    pub site: DataFile<'a>,
    /// `vocabulary.yaml`
    pub vocabulary: Option<DataFile<'a>>,
    /// `people.yaml`
    pub people: Option<DataFile<'a>>,
    /// `institutions.yaml`
    pub institutions: Option<DataFile<'a>>,
    /// `glossary.yaml`
    pub glossary: Option<DataFile<'a>>,
    /// `references.yaml`
    pub references: Option<DataFile<'a>>,
    /// `calendar/*.ics`
    pub calendars: &'a [DataFile<'a>],
    /// `words.yaml`
    pub words: Option<DataFile<'a>>,
    /// `last-check.yaml`
    pub last_check: Option<DataFile<'a>>,
}

/// Reads all data files. What is wrong is reported and left out, so that pages can still be checked; a `site.yaml` that
/// is not YAML or gives no languages is replaced by one in English.
pub fn read_site(files: &DataFiles<'_>, diagnostics: &mut Diagnostics) -> SiteData {
    let (source, text) = files.site;
    let whole = Span::new(0, text.len());
    let (value, found) = yaml::read(source, text, whole);
    diagnostics.append(found);
    let languages = value.as_ref().map(languages).unwrap_or_default();
    let mut site = Reader::new(source, text, whole, &languages);
    let config = value.as_ref().and_then(|value| read_config(value, &mut site));

    let vocabularies = match files.vocabulary {
        Some(file) => read_file(file, &languages, diagnostics, vocabulary::read)
            .unwrap_or_else(|| Vocabularies { unread: true, ..builtin_vocabularies().clone() }),
        None => builtin_vocabularies().clone(),
    };
    let people = read_table::<Person>(What::Person, files.people, &languages, diagnostics);
    let institutions = read_table::<Institution>(What::Institution, files.institutions, &languages, diagnostics);
    let glossary = read_table::<GlossaryEntry>(What::Term, files.glossary, &languages, diagnostics);
    let mut references = read_table::<Reference>(What::Reference, files.references, &languages, diagnostics);
    references.values_mut().for_each(Reference::fill_date);
    let words = WordList::new(read_table::<Discouraged>(What::Avoided, files.words, &languages, diagnostics));
    let mut sound = true;
    let recorded = files.last_check.and_then(|file| {
        let mut found = Diagnostics::new();
        let check = read_file(file, &languages, &mut found, LastCheck::read_mapping);
        sound = !found.has_errors();
        diagnostics.append(found);
        check.flatten().filter(|_| sound)
    });

    let institution_ids = Target::new(&institutions, Code::UnknownInstitution, "institutions.yaml");
    let reference_ids = Target::new(&references, Code::UnknownReference, "references.yaml");
    if let Some(config) = &config
        && !config.institution.is_empty()
        && institution_ids.lacks(&config.institution)
    {
        site.within(Step::Key("institution"), |site| institution_ids.report(&config.institution, site));
    }
    diagnostics.append(site.finish());
    institution_ids.check(files.people, &people, "institution", |person| person.institution.as_deref(), diagnostics);
    reference_ids.check(files.glossary, &glossary, "source", |entry| entry.source.as_deref(), diagnostics);

    let site_unread = config.as_ref().is_none_or(|config| config.languages.is_empty());
    let mut config = config.unwrap_or_else(|| placeholder(source));
    if config.languages.is_empty() {
        config.languages.extend(Lang::new("en"));
    }
    let calendars = calendar::read(files.calendars, &config.timezone, diagnostics);
    SiteData {
        config,
        site_unread,
        vocabularies,
        people,
        institutions,
        glossary,
        references,
        calendars,
        words,
        recorded,
        recorded_unread: !sound,
        copy: false,
    }
}

/// Settings where `site.yaml` gives none: what they lack is not reported.
fn placeholder(source: SourceId) -> SiteConfig {
    let nothing = Mapping::new();
    let mut reader = Reader::new(source, "", Span::new(0, 0), &[]);
    let mut keys = Keys::new(&nothing, &mut reader);
    SiteConfig::read_keys(&mut keys).unwrap_or_else(|| unreachable!("a record that is read whole is always one"))
}

/// The site's languages, before anything else is read: other values may be given in each of them. Tags that are none
/// are reported when `site.yaml` itself is read.
fn languages(site: &Value) -> Vec<Lang> {
    let list = site.get("languages").and_then(Value::as_sequence);
    let mut languages: Vec<Lang> = Vec::new();
    for lang in list.into_iter().flatten().filter_map(|tag| Lang::new(tag.as_str()?.trim())) {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    languages
}

fn read_config<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<SiteConfig> {
    static EMPTY: std::sync::LazyLock<Mapping> = std::sync::LazyLock::new(Mapping::new);
    let mapping = match value {
        Value::Mapping(mapping) => mapping,
        Value::Null => &*EMPTY,
        other => {
            reader.wrong_type(&SiteConfig::SHAPE, other);
            return None;
        }
    };
    SiteConfig::read_mapping(mapping, reader)
}

/// Reads one data file whose top is a mapping; an empty file is an empty mapping.
fn read_file<T>(
    file: DataFile<'_>,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
    read: impl for<'a> FnOnce(&'a Mapping, &mut Reader<'a>) -> T,
) -> Option<T> {
    let (source, text) = file;
    let whole = Span::new(0, text.len());
    let (value, found) = yaml::read(source, text, whole);
    diagnostics.append(found);
    let value = value?;
    let empty = Mapping::new();
    let mut reader = Reader::new(source, text, whole, languages);
    let mapping = match &value {
        Value::Mapping(mapping) => mapping,
        Value::Null => &empty,
        other => {
            reader.wrong_type(&Shape::Map(&Shape::Anything), other);
            diagnostics.append(reader.finish());
            return None;
        }
    };
    let result = read(mapping, &mut reader);
    diagnostics.append(reader.finish());
    Some(result)
}

/// Entries by id, in file order.
fn read_table<T: Read<Out = T>>(
    what: What,
    file: Option<DataFile<'_>>,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
) -> Table<T> {
    let Some(file) = file else { return Table::empty(what) };
    let table = read_file(file, languages, diagnostics, |mapping, reader| {
        let mut entries = Vec::with_capacity(mapping.len());
        let mut unread = Vec::new();
        for (id, value) in reader.ids(mapping) {
            match reader.within(Step::Key(id), |reader| T::read(value, reader)) {
                Some(value) => entries.push(Entry { id: Box::from(id), span: Span::default(), value }),
                None => unread.push(Box::from(id)),
            }
        }
        let spans = reader.key_spans();
        for entry in &mut entries {
            entry.span = spans.get(&*entry.id).copied().unwrap_or_default();
        }
        Table::new(what, file.0, entries).with_unread(Some(unread))
    });
    table.unwrap_or_else(|| Table::empty(what).with_unread(None))
}

/// A data file that entries of others point to.
struct Target<'a> {
    code: Code,
    file: &'static str,
    /// Those of entries that could not be read too. None if the file could not be read: what is in it is not known then.
    ids: Option<Vec<&'a str>>,
}

impl<'a> Target<'a> {
    fn new<T>(table: &'a Table<T>, code: Code, file: &'static str) -> Target<'a> {
        let unread = table.unread.as_ref();
        Target { code, file, ids: unread.map(|ids| table.ids().chain(ids.iter().map(|id| &**id)).collect()) }
    }

    fn lacks(&self, id: &str) -> bool {
        self.ids.as_ref().is_some_and(|ids| !ids.contains(&id))
    }

    /// Reports the id at the reader's path.
    fn report(&self, id: &str, reader: &mut Reader<'_>) {
        let ids = self.ids.as_deref().unwrap_or(&[]);
        let diagnostic = reader.at_value(self.code, format!("`{id}` is not in `{}`", self.file)).fix_slip(
            reader.file(),
            reader.span(),
            id,
            ids.iter().copied(),
        );
        let help = suggestion(id, ids.iter().copied());
        reader.push(diagnostic.help(help.unwrap_or_else(|| format!("add it to `content/{}`", self.file))));
    }

    /// Checks the id that each entry of `table` has under `key`.
    fn check<T>(
        &self,
        file: Option<DataFile<'_>>,
        table: &Table<T>,
        key: &'static str,
        id: impl Fn(&T) -> Option<&str>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some((source, text)) = file else { return };
        let mut reader = Reader::new(source, text, Span::new(0, text.len()), &[]);
        for entry in table.entries() {
            if let Some(id) = id(&entry.value).filter(|id| self.lacks(id)) {
                reader.within(Step::Key(&entry.id), |reader| {
                    reader.within(Step::Key(key), |reader| self.report(id, reader));
                });
            }
        }
        diagnostics.append(reader.finish());
    }
}

#[cfg(test)]
mod tests;
