//! Front matter: the lines between two `---` lines at the top of a content file, and what they say. Reports every
//! problem of a file at once, and always gives a value, so that other pages can still be checked against it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggestion};
use crate::model::reading::{Ids, Key, Keys, Reader, Record, Shape};
use crate::model::{
    CaseStudy, Common, FrontMatter, Kind, Lang, Own, PageFields, ReflectiveResource, Session, SmartGoal, Template,
    Toolkit, ToolkitSection,
};
use crate::source::{SourceId, Span};
use crate::yaml::{self, FieldPath, Mapping, Marks, Step, Value};

/// Where the front matter ends and the page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// Bytes of the YAML between the two `---` lines.
    pub yaml: Span,
    /// First byte of the page's text.
    pub body: usize,
}

/// Why a file has no front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSplit {
    /// The first line is not `---`.
    Absent,
    /// There is a first `---`, but no second.
    Unclosed {
        /// The first.
        opening: Span,
        /// Where the front matter seems to end, so that the rest of the file can be checked too.
        guess: Split,
    },
}

impl NoSplit {
    /// As a finding.
    pub fn diagnostic(self, source: SourceId) -> Diagnostic {
        match self {
            NoSplit::Absent => Diagnostic::new(Code::NoFrontMatter, "this page has no front matter")
                .at(source, Span::new(0, 0))
                .help("begin the file with a line `---`, then `title: …`, `summary: …` and `published: …`, then `---`"),
            NoSplit::Unclosed { opening, .. } => {
                Diagnostic::new(Code::UnclosedFrontMatter, "the front matter is never closed")
                    .at(source, opening)
                    .label("opens here")
                    .help("write a line `---` after its last key")
            }
        }
    }
}

/// Finds the front matter at the very start of `text`, which has no byte order mark; lines may end in CR LF.
pub fn split(text: &str) -> Result<Split, NoSplit> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| is_fence(line)).ok_or(NoSplit::Absent)?;
    let start = first.len();
    let mut at = start;
    for line in lines {
        if is_fence(line) {
            return Ok(Split { yaml: Span::new(start, at), body: at + line.len() });
        }
        at += line.len();
    }
    let end = start + seeming_end(&text[start..]);
    Err(NoSplit::Unclosed { opening: Span::new(0, 3), guess: Split { yaml: Span::new(start, end), body: end } })
}

/// Bytes of the lines that look like keys and their values. An empty line ends them unless a key follows.
fn seeming_end(text: &str) -> usize {
    let (mut at, mut end, mut after_empty) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.trim().is_empty() {
            after_empty = true;
            continue;
        }
        let name = line.split_once(':').filter(|(_, rest)| rest.starts_with(char::is_whitespace)).map(|(name, _)| name);
        let key =
            name.is_some_and(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        let goes_on =
            !after_empty && (line.starts_with([' ', '\t']) || line.starts_with("- ") || line.starts_with("# "));
        if !key && !goes_on {
            break;
        }
        (end, after_empty) = (at, false);
    }
    end
}

/// `---` alone on its line; blank space after it does no harm.
fn is_fence(line: &str) -> bool {
    line.strip_prefix("---").is_some_and(|rest| rest.chars().all(char::is_whitespace))
}

/// A content file as far as the reading of its front matter needs it.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The file.
    pub source: SourceId,
    /// Its whole text.
    pub text: &'a str,
    /// Its name without language and `.md`, for the title of a page that has none: `inclusive-recruitment`.
    pub stem: &'a str,
    /// The kind that its folder gives.
    pub folder_kind: Option<Kind>,
    /// The site's languages.
    pub languages: &'a [Lang],
}

/// What front matter says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// As far as it could be read: a required key that is missing or wrong is empty, a wrong optional one left out.
    pub front: FrontMatter,
    /// Given by `kind:`, else by the folder, else `page`.
    pub kind: Kind,
    /// There were errors.
    pub broken: bool,
    /// It could not be read at all: what it says is not known.
    pub unread: bool,
}

impl Reading {
    /// For a file without front matter: a title from its name, and nothing else.
    pub fn placeholder(kind: Option<Kind>, stem: &str) -> Reading {
        let kind = kind.unwrap_or(Kind::Page);
        let common = Common { title: title_of(stem), ..Common::default() };
        Reading { front: FrontMatter { common, own: Own::empty(kind) }, kind, broken: true, unread: true }
    }
}

/// `inclusive-recruitment` as `Inclusive recruitment`.
fn title_of(stem: &str) -> Box<str> {
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect::<String>().into(),
        None => Box::from("Untitled"),
    }
}

const KIND: &[Key] = &[Key {
    name: "kind",
    required: false,
    description: "What kind of page it is, if the folder does not say it.",
    shape: Shape::IdOf(Ids::Kind),
}];

/// All keys that a page of this kind can have: the common ones, `kind`, and its own.
pub fn page_keys(kind: Kind) -> Vec<Key> {
    let mut keys: Vec<Key> = [Common::KEYS, Own::keys(kind), KIND].concat();
    // As `own` asks for them.
    keys.iter_mut().filter(|key| kind == Kind::Post && key.name == "authors").for_each(|key| key.required = true);
    keys
}

/// Reads the front matter at `yaml`, which [`split`] found.
pub fn read(file: &File<'_>, yaml: Span) -> (Reading, Diagnostics) {
    let (value, mut diagnostics) = yaml::read(file.source, file.text, yaml);
    let Some(value) = value else {
        let mut reading = Reading::placeholder(file.folder_kind, file.stem);
        if let Some(title) = title_before_mistake(file.text, yaml) {
            reading.front.common.title = title;
        }
        return (reading, diagnostics);
    };
    let mut reader = Reader::new(file.source, file.text, yaml, file.languages);
    let empty = Mapping::new();
    let mapping = match &value {
        Value::Mapping(mapping) => mapping,
        Value::Null => &empty,
        other => {
            reader.wrong_type(&Shape::Record(Common::KEYS), other);
            diagnostics.append(reader.finish());
            return (Reading::placeholder(file.folder_kind, file.stem), diagnostics);
        }
    };
    let kind = kind(mapping, file.folder_kind, &mut reader);
    let mut keys = Keys::new(mapping, &mut reader);
    let mut common = Common::read_keys(&mut keys).unwrap_or_default();
    if common.title.is_empty() {
        common.title = title_of(file.stem);
    }
    let own = match kind {
        Some(kind) => own(kind, &mut keys),
        None => Own::empty(Kind::Page),
    };
    match kind {
        Some(kind) => keys.refuse_others(&[Common::KEYS, KIND, Own::keys(kind)], |key| elsewhere(key, kind)),
        // Without a kind, only what no kind has is certainly wrong.
        None => {
            let all: Vec<&[Key]> = [Common::KEYS, KIND].into_iter().chain(Kind::ALL.map(Own::keys)).collect();
            keys.refuse_others(&all, |_| None);
        }
    }
    diagnostics.append(reader.finish());
    let broken = diagnostics.has_errors();
    (
        Reading { front: FrontMatter { common, own }, kind: kind.unwrap_or(Kind::Page), broken, unread: false },
        diagnostics,
    )
}

/// The kind that `kind:` or the folder gives; none has been reported.
fn kind<'a>(mapping: &'a Mapping, folder: Option<Kind>, reader: &mut Reader<'a>) -> Option<Kind> {
    let names = Kind::ALL.map(Kind::name);
    match mapping.get("kind") {
        None | Some(Value::Null) => {
            if folder.is_none() {
                let diagnostic =
                    reader.at_value(Code::UnknownKind, "neither the folder nor `kind:` says what this page is");
                reader.push(diagnostic.help(format!(
                    "move it into `case-studies/`, `toolkits/`, `templates/`, `reflections/`, `goals/`, `sessions/`, \
                     `posts/` or `pages/`, or write `kind:` with one of {}",
                    names.join(", "),
                )));
            }
            folder
        }
        Some(value) => reader.within(Step::Key("kind"), |reader| {
            let found = value.as_str().and_then(|name| Kind::from_name(name.trim()));
            if found.is_none() {
                let word = reader.written();
                let diagnostic = reader
                    .at_value(Code::UnknownKind, format!("there is no kind of page `{word}`"))
                    .fix_slip(reader.file(), reader.span(), word, names);
                reader.push(match suggestion(word, names) {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic,
                });
            }
            found.or(folder)
        }),
    }
}

fn own(kind: Kind, keys: &mut Keys<'_, '_>) -> Own {
    match kind {
        Kind::CaseStudy => Own::CaseStudy(Box::new(CaseStudy::read_keys(keys).unwrap_or_default())),
        Kind::Toolkit => Own::Toolkit(Toolkit::read_keys(keys).unwrap_or_default()),
        Kind::ToolkitSection => Own::ToolkitSection(ToolkitSection::read_keys(keys).unwrap_or_default()),
        Kind::Template => Own::Template(Template::read_keys(keys).unwrap_or_default()),
        Kind::ReflectiveResource => Own::ReflectiveResource(ReflectiveResource::read_keys(keys).unwrap_or_default()),
        Kind::SmartGoal => Own::SmartGoal(Box::new(SmartGoal::read_keys(keys).unwrap_or_default())),
        Kind::Session => Own::Session(Box::new(Session::read_keys(keys).unwrap_or_default())),
        Kind::Post => {
            if keys.raw("authors", false).is_none() {
                keys.missing("authors", &Shape::Words("a list of ids of `people.yaml`, or of `{ name: … }`"));
            }
            Own::Post
        }
        Kind::Page => Own::Page(PageFields::read_keys(keys).unwrap_or_default().statement),
    }
}

/// What to say about a key that another kind has.
fn elsewhere(key: &str, kind: Kind) -> Option<String> {
    let owners: Vec<&str> = Kind::ALL
        .into_iter()
        .filter(|other| Own::keys(*other).iter().any(|known| known.name == key))
        .map(Kind::name)
        .collect();
    (!owners.is_empty()).then(|| format!("a {} has it, but this page is a {}", owners.join(" or a "), kind.name()))
}

/// The title of a page whose YAML breaks off later.
fn title_before_mistake(text: &str, yaml: Span) -> Option<Box<str>> {
    let path = FieldPath::new().key("title");
    let marks = Marks::new(text, yaml);
    let (key, value) = (marks.key(&path), marks.value(&path));
    if key == value || text.get(key.range()) != Some("title") {
        return None;
    }
    let title: Value = serde_yaml::from_str(text.get(value.range())?).ok()?;
    title.as_str().filter(|title| !title.trim().is_empty() && title.len() < 300).map(Box::from)
}

#[cfg(test)]
mod tests;
