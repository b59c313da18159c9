//! `record!` declares a struct, what its keys are called, which are required and what they are for, and how it is read;
//! `words!` does the same for an enum of fixed words. One list each, so that no two of them can disagree.

/// Declares a record of the public format.
///
/// ```text
/// record! {
///     /// What it is.
///     #[derive(Clone, Debug)]
///     pub struct Metric {
///         place { /// Taken from where it stands. pub span: Span, }      (optional)
///         /// The public description of the key.
///         pub label: Text = required,
///         /// A key that is called otherwise in YAML.
///         pub kind: Option<Sort> = optional "type",
///         /// A field that is read in another form than its type's own.
///         pub url: Option<Text> = optional as Option<WebAddress>,
///         /// A field with a value when it is left out.
///         pub theme: Text = optional => "default".into(),
///         /// A field that may be left out: `Option`, `Vec` or another type with a default.
///         pub note: Option<Text>,
///     }
///     check = path::to::function;                                        (optional)
///     hint = path::to::function;                                         (optional)
/// }
/// ```
///
/// `check` is `fn(&Metric, &mut Keys)`, called when every key could be read. A record without a required key is none; an
/// optional key that cannot be read counts as left out. `pub whole struct` is for the top of a file: there a required
/// key that fails leaves its default (or its `=>` value) too, so that the rest can still be used, and `check` is always
/// called. `hint` is [`Record::hint`](super::Record::hint).
macro_rules! record {
    (
        $(#[doc = $doc:literal])+ #[derive($($derive:ident),+)]
        pub struct $name:ident { $($body:tt)+ } $(check = $check:path;)? $(hint = $hint:path;)?
    ) => {
        record!(@declare [strict] [$($doc)+] [$($derive),+] $name [$($check)?] [$($hint)?] $($body)+);
    };
    (
        $(#[doc = $doc:literal])+ #[derive($($derive:ident),+)]
        pub whole struct $name:ident { $($body:tt)+ } $(check = $check:path;)? $(hint = $hint:path;)?
    ) => {
        record!(@declare [whole] [$($doc)+] [$($derive),+] $name [$($check)?] [$($hint)?] $($body)+);
    };
    (
        @declare [$mode:ident] [$($doc:literal)+] [$($derive:ident),+] $name:ident [$($check:path)?] [$($hint:path)?]
        $(place { $($(#[doc = $place_doc:literal])+ pub $place:ident: $place_type:ty,)+ })?
        $(
            $(#[doc = $field_doc:literal])+
            pub $field:ident: $type:ty $(= $need:ident $($key:literal)? $(as $form:ty)? $(=> $default:expr)?)?,
        )+
    ) => {
        $(#[doc = $doc])+
        #[derive($($derive),+)]
        pub struct $name {
            $($($(#[doc = $place_doc])+ pub $place: $place_type,)+)?
            $($(#[doc = $field_doc])+ pub $field: $type,)+
        }

        impl $crate::model::reading::Record for $name {
            const KEYS: &'static [$crate::model::reading::Key] = &[$(
                $crate::model::reading::Key {
                    name: record!(@key $field $($($key)?)?),
                    required: record!(@required $($need)?),
                    description: concat!($($field_doc,)+).trim_ascii(),
                    shape: <record!(@form $type $($(, $form)?)?) as $crate::model::reading::Read>::SHAPE,
                },
            )+];

            fn read_keys(keys: &mut $crate::model::reading::Keys<'_, '_>) -> Option<Self> {
                $(let $field = record!(
                    @read $($need)?, keys, record!(@form $type $($(, $form)?)?), record!(@key $field $($($key)?)?)
                    $($(, $default)?)?
                );)+
                let sound = record!(@sound $mode) || (true $(&& $field.is_some())+);
                let record = $name {
                    $($($place: $crate::model::reading::Place::place(keys.reader()),)+)?
                    $($field: record!(@settle $mode $($need)?, $field $($(, $default)?)?),)+
                };
                if sound {
                    $($check(&record, keys);)?
                }
                Some(record)
            }
            $(
                fn hint(key: &str) -> Option<String> {
                    $hint(key)
                }
            )?
        }

        impl $crate::model::reading::Read for $name {
            type Out = $name;
            const SHAPE: $crate::model::reading::Shape =
                $crate::model::reading::Shape::Record(<$name as $crate::model::reading::Record>::KEYS);

            fn read<'a>(
                value: &'a serde_yaml::Value,
                reader: &mut $crate::model::reading::Reader<'a>,
            ) -> Option<$name> {
                let mapping = reader.record(value, &Self::SHAPE)?;
                <$name as $crate::model::reading::Record>::read_mapping(mapping, reader)
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@required) => { false };
    (@required optional) => { false };
    (@required required) => { true };
    (@form $type:ty) => { $type };
    (@form $type:ty, $form:ty) => { $form };
    (@read required, $keys:ident, $form:ty, $key:expr $(, $default:expr)?) => { $keys.required::<$form>($key) };
    (@read $(optional)?, $keys:ident, $form:ty, $key:expr) => {
        $keys.optional::<$form>($key).map(Option::unwrap_or_default)
    };
    (@read $(optional)?, $keys:ident, $form:ty, $key:expr, $default:expr) => {
        $keys.optional::<$form>($key).map(|value| value.unwrap_or_else(|| $default))
    };
    (@sound strict) => { false };
    (@sound whole) => { true };
    (@settle strict required, $field:ident $(, $default:expr)?) => { $field? };
    (@settle $mode:ident $($need:ident)?, $field:ident) => { $field.unwrap_or_default() };
    (@settle $mode:ident $($need:ident)?, $field:ident, $default:expr) => { $field.unwrap_or_else(|| $default) };
}
pub(crate) use record;

/// Declares an enum of fixed words: `Positive = "positive"`, each with a sentence about it.
macro_rules! words {
    (
        $(#[doc = $doc:literal])+ #[derive($($derive:ident),+)]
        pub enum $name:ident { $($(#[doc = $word_doc:literal])+ $variant:ident = $word:literal,)+ }
        $(default = $default:ident;)?
        $(empty = $empty:ident;)?
    ) => {
        $(#[doc = $doc])+
        #[derive($($derive),+)]
        pub enum $name { $($(#[doc = $word_doc])+ $variant,)+ }

        $(impl Default for $name {
            fn default() -> Self {
                $name::$default
            }
        })?

        impl $name {
            /// All of them, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that an editor writes.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The one of that name.
            pub fn from_name(name: &str) -> Option<$name> {
                match name { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl $crate::model::reading::Read for $name {
            type Out = $name;
            const SHAPE: $crate::model::reading::Shape = $crate::model::reading::Shape::OneOf(
                &[$(($word, concat!($($word_doc,)+).trim_ascii())),+],
            );
            $(const EMPTY_SPEAKS: bool = stringify!($empty).len() > 0;)?

            fn read<'a>(
                value: &'a serde_yaml::Value,
                reader: &mut $crate::model::reading::Reader<'a>,
            ) -> Option<$name> {
                $(
                    if value.is_null() {
                        return Some($name::$empty);
                    }
                )?
                reader.one_of(value, $name::from_name, &Self::SHAPE)
            }
        }
    };
}
pub(crate) use words;
