//! What a page offers to download, once the documents are made: nothing is offered that is not there.

use super::context::Cx;
use super::paper::Format;
use super::types::DownloadView;

/// A document that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What it is.
    pub format: Format,
    /// Path in the output.
    pub path: String,
    /// Bytes.
    pub size: usize,
}

/// The links of a page to its documents: "Recruitment message, Word, 21 kB, Welsh". The language is named where the
/// site has several.
pub fn downloads(cx: &Cx<'_>, title: &str, made: &[Made]) -> Vec<DownloadView> {
    let base = cx.data().config.base_url.path();
    let language = (cx.data().config.languages.len() > 1).then(|| language(cx));
    let view = |made: &Made| {
        let (title, language) = match made.format {
            Format::Copy => (cx.local(&cx.data().config.title), None),
            _ => (title.to_owned(), language.as_ref()),
        };
        let format_label = cx.say(&format!("format_{}", made.format.name()), &[]);
        let size = size(cx, made.size);
        let mut arguments = vec![
            ("title", title.as_str().into()),
            ("format", format_label.as_str().into()),
            ("size", size.as_str().into()),
        ];
        let note = match made.format {
            Format::Cartridge => Some("cartridge_note"),
            Format::Copy => Some("copy_note"),
            _ => None,
        };
        let language = language.filter(|_| made.size > 0);
        let key = match language {
            Some(language) => {
                arguments.push(("language", language.as_str().into()));
                "download_text_in"
            }
            // What nobody has made yet.
            None if made.size == 0 => "download_unmeasured",
            None => "download_text",
        };
        DownloadView {
            text: cx.say(key, &arguments),
            href: format!("{base}{}", made.path),
            format: made.format.name(),
            media: made.format.media(),
            size,
            bytes: made.size as u64,
            note: note.map(|key| cx.say(key, &[])),
            format_label,
        }
    };
    made.iter().map(view).collect()
}

/// The page's language in its own words: "Welsh" on an English page would be another page's.
fn language(cx: &Cx<'_>) -> String {
    let key = format!("language_{}", cx.lang.as_str().split('-').next().unwrap_or_default());
    let named = cx.say(&key, &[]);
    if named.is_empty() || named == key { cx.say("language_name", &[]) } else { named }
}

/// "812 bytes", "21 kB", "1.4 MB": thousands, rounded up, as file managers and the metric system count.
fn size(cx: &Cx<'_>, bytes: usize) -> String {
    let (key, number) = match bytes {
        0..1_000 => ("size_bytes", bytes as f64),
        1_000..1_000_000 => ("size_kilobytes", bytes.div_ceil(1_000) as f64),
        _ => ("size_megabytes", bytes.div_ceil(100_000) as f64 / 10.0),
    };
    cx.say(key, &[("number", cx.locale.number(number).as_str().into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::World;

    #[test]
    fn a_download_is_named_by_title_format_size_and_language() {
        let made = |format, size| Made { format, path: "templates/x/x.docx".into(), size };
        let view =
            |lang: &str, size| downloads(&World::new(lang).cx(), "Message", &[made(Format::Word, size)]).remove(0);
        assert_eq!(view("en", 20_001).text, "Message, Word, 21 kB, English");
        assert_eq!(view("cy", 999).text, "Message, Word, 999 beit, Cymraeg");
        assert_eq!(view("ar", 1_340_000).text, "Message، Word، 1.4 ميغابايت، العربية");
        assert_eq!(view("en", 1).href, "/templates/x/x.docx");
    }
}
