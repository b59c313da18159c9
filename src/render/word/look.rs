//! The theme's `word.yaml`: page, fonts, colours, sizes, header and footer of Word documents. What a file leaves out
//! is as in the default theme; what it gets wrong is a finding at its line.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::colour::{Colour, WHITE};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::theme::Looks;

/// How Word documents look.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// Paper and margins.
    pub page: Page,
    /// Names of fonts.
    pub fonts: Fonts,
    /// Colours.
    pub colours: Colours,
    /// Sizes of type.
    pub sizes: Sizes,
    /// The line at the top of each page.
    pub header: Header,
    /// The line at the foot of each page.
    pub footer: Footer,
    /// Language with a country, by language: `cy: cy-GB`.
    pub languages: Languages,
}

macro_rules! settings {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty = $default:expr;)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Deserialize, PartialEq)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($(#[doc = $field_doc])+ pub $field: $type,)+ }

        impl Default for $name {
            fn default() -> Self {
                $name { $($field: $default,)+ }
            }
        }
    };
}

settings! {
    /// Paper and margins.
    Page {
        /// Width of an upright page.
        width: Length = Length(210.0);
        /// Height of an upright page.
        height: Length = Length(297.0);
        /// Above the text.
        top: Length = Length(28.0);
        /// Below the text.
        bottom: Length = Length(24.0);
        /// At both sides of the text.
        sides: Length = Length(23.0);
    }
}

settings! {
    /// Names of fonts that the reader's computer has; Word embeds none.
    Fonts {
        /// Title and headings.
        headings: Name = Name("Calibri".into());
        /// Running text.
        body: Name = Name("Calibri".into());
        /// Code.
        code: Name = Name("Consolas".into());
        /// Arabic, Persian, Urdu, Hebrew: all text that runs from right to left.
        right_to_left: Name = Name("Arial".into());
    }
}

settings! {
    /// Colours, each with enough contrast for what it is for.
    Colours {
        /// Title, headings, links, table headers. A site's own accent replaces it.
        accent: Colour = Colour([0x7a, 0x1f, 0x4f]);
        /// Notes, tips and people's words.
        support: Colour = Colour([0x0d, 0x66, 0x60]);
        /// Warnings.
        alarm: Colour = Colour([0x98, 0x20, 0x1c]);
        /// Text.
        ink: Colour = Colour([0x27, 0x1d, 0x29]);
        /// Quieter text: prompts, captions, header and footer.
        muted: Colour = Colour([0x5b, 0x4f, 0x5e]);
        /// Borders of tables and of space to write.
        line: Colour = Colour([0x83, 0x76, 0x7f]);
        /// Behind code and remarks.
        tint: Colour = Colour([0xf7, 0xf2, 0xea]);
    }
}

settings! {
    /// Sizes of type in points.
    Sizes {
        /// Running text.
        body: Points = Points(12.0);
        /// Facts, sources, captions.
        small: Points = Points(10.5);
        /// What stands in tables.
        table: Points = Points(10.5);
        /// The title.
        title: Points = Points(28.0);
        /// Headings of levels 1 to 6.
        headings: [Points; 6] = [18.0, 15.0, 13.0, 12.0, 12.0, 12.0].map(Points);
    }
}

settings! {
    /// The line at the top of each page. Words in braces are replaced.
    Header {
        /// Where a line begins.
        start: String = "{logo}".into();
        /// Where a line ends.
        end: String = "{publisher}".into();
    }
}

settings! {
    /// The line at the foot of each page. Words in braces are replaced.
    Footer {
        /// Where a line begins.
        start: String = "{title}".into();
        /// Where a line ends.
        end: String = "{pages}".into();
    }
}

/// Languages with the country whose dictionary Word shall use.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Languages(BTreeMap<String, String>);

impl Default for Languages {
    fn default() -> Self {
        let known = [("ar", "ar-SA"), ("cy", "cy-GB"), ("en", "en-GB")];
        Languages(known.map(|(language, country)| (language.to_owned(), country.to_owned())).into())
    }
}

impl Languages {
    /// The tag that Word is given for a BCP 47 tag.
    pub fn of<'a>(&'a self, tag: &'a str) -> &'a str {
        self.0.get(tag).map_or(tag, String::as_str)
    }
}

/// A length in millimetres.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(try_from = "f64")]
pub struct Length(f64);

impl TryFrom<f64> for Length {
    type Error = String;

    fn try_from(millimetres: f64) -> Result<Self, String> {
        // Word's own limit for a page is 22 inches.
        let fits = (5.0..=558.0).contains(&millimetres);
        fits.then_some(Length(millimetres)).ok_or(format!("{millimetres} mm is not between 5 and 558 mm"))
    }
}

impl Length {
    /// In twentieths of a point.
    pub fn twips(self) -> u32 {
        (self.0 * 1440.0 / 25.4).round() as u32
    }
}

/// A size of type in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(try_from = "f64")]
pub struct Points(f64);

impl TryFrom<f64> for Points {
    type Error = String;

    fn try_from(points: f64) -> Result<Self, String> {
        (8.0..=96.0)
            .contains(&points)
            .then_some(Points(points))
            .ok_or(format!("{points} pt is not between 8 and 96 pt"))
    }
}

impl Points {
    /// In half points, as Word counts.
    pub fn half(self) -> u32 {
        (self.0 * 2.0).round() as u32
    }
}

/// The name of a font.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(try_from = "String")]
pub struct Name(pub String);

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        // Longer names make Word repair the file.
        let fits = !name.trim().is_empty() && name.chars().count() <= 31;
        fits.then_some(Name(name)).ok_or("the name of a font has 1 to 31 characters".into())
    }
}

/// What `{braces}` in header and footer may hold.
pub const SLOTS: [&str; 7] = ["logo", "site", "publisher", "title", "kind", "date", "pages"];

impl Look {
    /// Reads the theme's file; the site's accent replaces the theme's, darkened until it can be read as text.
    pub fn read(looks: &Looks) -> (Look, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let mut look = Look::default();
        if let Some((source, text)) = &looks.word {
            match serde_yaml::from_str::<Option<Look>>(text) {
                Ok(read) => look = read.unwrap_or_default(),
                Err(error) => {
                    let at = error.location().map_or(0, |location| location.index()).min(text.len());
                    let line = text.get(at..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
                    let span = Span::new(at, at + line);
                    let said = error.to_string();
                    // The place is shown by the span.
                    let message = said.rsplit_once(" at line ").map_or(said.as_str(), |(message, _)| message);
                    diagnostics.push(bad(*source, span, message));
                }
            }
            look.check(*source, text, &mut diagnostics);
        }
        if let Some(accent) = looks.accent.as_deref().and_then(Colour::parse) {
            look.colours.accent = accent;
        }
        let tint = look.colours.tint;
        for colour in [&mut look.colours.accent, &mut look.colours.support, &mut look.colours.alarm] {
            *colour = colour.dark_enough(tint);
        }
        (look, diagnostics)
    }

    /// Width of the text on an upright page, in twips.
    pub fn text_width(&self, landscape: bool) -> u32 {
        let across = if landscape { self.page.height } else { self.page.width };
        across.twips().saturating_sub(2 * self.page.sides.twips())
    }

    /// Height of the text, in twips.
    pub fn text_height(&self, landscape: bool) -> u32 {
        let along = if landscape { self.page.width } else { self.page.height };
        along.twips().saturating_sub(self.page.top.twips() + self.page.bottom.twips())
    }

    fn check(&mut self, source: SourceId, text: &str, diagnostics: &mut Diagnostics) {
        let place = |needle: &str| {
            let start = text.find(needle).unwrap_or(0);
            Span::new(start, start + needle.len().min(text.len() - start))
        };
        let colours = &self.colours;
        let pairs = [
            ("ink", colours.ink, colours.tint, 4.5),
            ("muted", colours.muted, colours.tint, 4.5),
            // Borders of controls: WCAG 2.2, 1.4.11.
            ("line", colours.line, WHITE, 3.0),
        ];
        for (name, front, back, least) in pairs {
            let contrast = front.contrast(back);
            if contrast < least {
                let message = format!("`{name}` has a contrast of {contrast:.1}:1, and {least}:1 is needed");
                diagnostics.push(bad(source, place(&format!("{name}:")), &message).help("choose a darker colour"));
            }
        }
        let short = Length(60.0).twips();
        if self.text_width(false) < short || self.text_height(true) < short {
            let message = "the margins leave less than 60 mm for the text";
            diagnostics.push(bad(source, place("page:"), message));
            self.page = Page::default();
        }
        for band in [&self.header.start, &self.header.end, &self.footer.start, &self.footer.end] {
            for slot in slots(band).filter_map(Result::err) {
                if !SLOTS.contains(&slot) {
                    let message = format!("`{{{slot}}}` stands for nothing");
                    let finding = bad(source, place(&format!("{{{slot}}}")), &message);
                    diagnostics.push(finding.help(format!("known here: {{{}}}", SLOTS.join("}, {"))));
                }
            }
        }
    }
}

fn bad(source: SourceId, span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::BadTheme, format!("the look of Word documents: {message}")).at(source, span)
}

/// The pieces of a line of header or footer: words as `Ok`, the name within braces as `Err`.
pub fn slots(line: &str) -> impl Iterator<Item = Result<&str, &str>> {
    line.split_inclusive('}').flat_map(|piece| {
        let (words, slot) = match piece.strip_suffix('}').and_then(|inner| inner.split_once('{')) {
            Some((words, slot)) => (words, Some(Err(slot))),
            None => (piece, None),
        };
        (!words.is_empty()).then_some(Ok(words)).into_iter().chain(slot)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(yaml: &str) -> Looks {
        Looks { word: Some((SourceId(7), yaml.into())), ..Looks::default() }
    }

    fn message(yaml: &str) -> String {
        let (look, diagnostics) = Look::read(&looks(yaml));
        assert!(look.text_width(false) > 1000);
        let found: Vec<String> = diagnostics
            .iter()
            .map(|d| {
                let primary = d.primary.as_ref().unwrap();
                assert_eq!((d.code, primary.source), (Code::BadTheme, SourceId(7)));
                format!("{} @ {}", d.message, yaml.get(primary.span.range()).unwrap())
            })
            .collect();
        found.join("\n")
    }

    #[test]
    fn the_default_themes_file_says_what_the_defaults_are() {
        let (look, diagnostics) = Look::read(&looks(include_str!("../../../themes/default/word.yaml")));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(look, Look::default());
        assert_eq!(Look::read(&looks("# nothing\n")).0, Look::default());
    }

    #[test]
    fn what_is_wrong_is_a_finding_at_its_place() {
        let mistakes = [
            "page:\n  widht: 210\n",
            "page: [\n",
            "colours:\n  ink: red\n",
            "colours:\n  muted: \"#cccccc\"\n",
            "page:\n  sides: 90\n",
            "footer:\n  start: \"{page}\"\n",
            "sizes:\n  body: 300\n",
        ];
        insta::assert_snapshot!(mistakes.map(message).join("\n"));
    }

    #[test]
    fn a_sites_pale_accent_is_darkened_until_it_can_be_read() {
        let (look, _) = Look::read(&Looks { accent: Some("#ffd000".into()), ..Looks::default() });
        assert!(look.colours.accent.contrast(look.colours.tint) >= 4.5);
        assert_eq!(
            Look::read(&Looks { accent: Some("#123456".into()), ..Looks::default() }).0.colours.accent.hex(),
            "123456"
        );
    }

    #[test]
    fn a_line_is_split_at_its_braces() {
        let pieces: Vec<_> = slots("By {site}, {date}!").collect();
        assert_eq!(pieces, [Ok("By "), Err("site"), Ok(", "), Err("date"), Ok("!")]);
    }
}
