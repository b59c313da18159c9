//! Somebody named in front matter: by id, or described in place.

use super::{Id, Text};
use crate::diagnostic::Code;
use crate::model::reading::{
    Email, InstitutionId, Keys, PersonId, Read, Reader, Record, Shape, WebAddress, is_id, record,
};
use crate::yaml::Value;

record! {
    /// Somebody: by id, or described in place.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct PersonRef {
        /// Id in `people.yaml`.
        pub person: Option<Id> = optional as Option<PersonId>,
        /// Name of somebody who is not in `people.yaml`.
        pub name: Option<Text>,
        /// Role at the time.
        pub role: Option<Text>,
        /// Department or team.
        pub unit: Option<Text>,
        /// Id in `institutions.yaml`.
        pub institution: Option<Id> = optional as Option<InstitutionId>,
        /// Home page.
        pub url: Option<Text> = optional as Option<WebAddress>,
        /// Email address.
        pub email: Option<Text> = optional as Option<Email>,
        /// What the person did here: `author`, `reviewer`.
        pub contribution: Option<Text>,
        /// The part of the name that citations begin with: `Mendes Borges`. Without it a name is cited whole.
        pub family: Option<Text>,
    }
}

/// Somebody who is credited: an id of `people.yaml`, or a record with `person` or `name`.
pub struct Somebody;

impl Read for Somebody {
    type Out = PersonRef;
    const SHAPE: Shape = Shape::IdOrRecord(PersonRef::KEYS);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<PersonRef> {
        read(value, reader, false)
    }
}

/// Somebody to write to: as [`Somebody`], or an email address alone.
pub struct Contact;

impl Read for Contact {
    type Out = PersonRef;
    const SHAPE: Shape = Shape::IdOrRecord(PersonRef::KEYS);

    fn read<'a>(value: &'a Value, reader: &mut Reader<'a>) -> Option<PersonRef> {
        read(value, reader, true)
    }
}

fn read<'a>(value: &'a Value, reader: &mut Reader<'a>, email_is_enough: bool) -> Option<PersonRef> {
    let mapping = match value {
        Value::Mapping(mapping) => mapping,
        Value::String(id) if is_id(id) => {
            return Some(PersonRef { person: Some(Box::from(&**id)), ..PersonRef::default() });
        }
        Value::String(words) => {
            let message = format!("`{}` is not an id of `people.yaml`", words.trim());
            let diagnostic = reader.at_value(Code::UnknownPerson, message);
            reader.push(if email_is_enough && words.contains('@') {
                diagnostic.help(format!("write `{{ email: {} }}`", words.trim()))
            } else {
                diagnostic
                    .help(format!("write `{{ name: {} }}` for somebody who is not in `people.yaml`", words.trim()))
            });
            return None;
        }
        other => {
            reader.wrong_type(&Shape::IdOrRecord(PersonRef::KEYS), other);
            return None;
        }
    };
    let record = PersonRef::read_mapping(mapping, reader)?;
    let mut keys = Keys::new(mapping, reader);
    let enough: &[&'static str] = if email_is_enough { &["person", "name", "email"] } else { &["person", "name"] };
    if enough.iter().any(|key| keys.raw(key, false).is_some()) {
        return Some(record);
    }
    keys.missing("name", &Shape::Text);
    None
}
