//! The theme's Tera templates, compiled once, and the values that all pages of a language share.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::load::Sources;
use crate::model::Lang;
use crate::source::Span;
use crate::theme::{Argument, Strings};
use crate::view::SiteView;

/// Compiled templates with the shared values of each language.
pub struct Templates {
    tera: Tera,
    shared: BTreeMap<String, Context>,
}

/// Templates that every theme has (its own or the built-in default's).
pub const REQUIRED: [&str; 21] = [
    "home.html",
    "page.html",
    "case-study.html",
    "toolkit.html",
    "toolkit-section.html",
    "template.html",
    "reflective-resource.html",
    "smart-goal.html",
    "session.html",
    "post.html",
    "listing.html",
    "taxonomy.html",
    "term.html",
    "glossary.html",
    "reading-list.html",
    "people.html",
    "person.html",
    "institutions.html",
    "institution.html",
    "not-found.html",
    "base.html",
];

impl Templates {
    /// Compiles the templates of the theme. Every mistake in them is reported; with any, there are no templates.
    pub fn compile(sources: &Sources, strings: Arc<Strings>) -> (Option<Templates>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let mut tera = Tera::default();
        tera.register_function("t", move |arguments: Kwargs, state: &State<'_>| message(&strings, &arguments, state));
        tera.register_filter("safe_id", |text: &str, _: Kwargs, _: &State<'_>| {
            text.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>()
        });
        let files = sources.theme.templates.iter().filter(|(name, _)| name.ends_with(".html"));
        let texts: Vec<(&str, &str)> =
            files.map(|(name, id)| (name.as_str(), &*sources.texts[id.0 as usize].text)).collect();
        if let Err(error) = tera.add_raw_templates(texts.iter().copied()) {
            // All at once they stop at the first mistake; one by one each says its own.
            diagnostics.extend(texts.iter().filter_map(|(name, text)| syntax_error(name, text, sources)));
            if diagnostics.is_empty() {
                diagnostics.push(report(&error, sources));
            }
            return (None, diagnostics);
        }
        for name in REQUIRED {
            if !tera.contains_template(name) {
                diagnostics.push(Diagnostic::new(Code::BadTheme, format!("the theme has no template `{name}`")));
            }
        }
        let complete = diagnostics.is_empty();
        (complete.then_some(Templates { tera, shared: BTreeMap::new() }), diagnostics)
    }

    /// Sets what all pages of a language share: `site` and `t`.
    pub fn share(&mut self, lang: &Lang, site: &SiteView, strings: BTreeMap<&str, String>) {
        let mut context = Context::new();
        context.insert("site", site);
        context.insert("t", &strings);
        self.shared.insert(lang.as_str().to_owned(), context);
    }

    /// A context that has the shared values of `lang`; sharing costs no copy of them.
    pub fn context(&self, lang: &str) -> Context {
        self.shared.get(lang).cloned().unwrap_or_default()
    }

    /// Fills a template.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<tera::Error>> {
        self.tera.render(template, context).map_err(Box::new)
    }
}

/// `t(key="count_pages", n=3)`: a message in the page's language, or in that of `lang=`.
fn message(strings: &Strings, arguments: &Kwargs, state: &State<'_>) -> Result<Value, tera::Error> {
    let key: &str = arguments.must_get("key")?;
    let lang: Option<&str> = arguments.get("lang")?;
    let site: Option<Value> = if lang.is_none() { state.get("site")? } else { None };
    let own = site.as_ref().and_then(|site| site.get_from_path("lang")).and_then(Value::as_str);
    let lang = lang.or(own).unwrap_or("en");
    let mut values: Vec<(String, Value)> = Vec::new();
    for (name, value) in arguments.iter() {
        let name = name.to_string();
        if name != "key" && name != "lang" {
            values.push((name, value.clone()));
        }
    }
    let arguments: Vec<(&str, Argument<'_>)> = values
        .iter()
        .filter_map(|(name, value)| {
            let argument = match (value.as_f64(), value.as_str()) {
                (_, Some(text)) => Argument::Text(text),
                (Some(number), None) => Argument::Number(number),
                (None, None) => return None,
            };
            Some((name.as_str(), argument))
        })
        .collect();
    if !strings.has(key) {
        return Err(tera::Error::message(format!("no string file has a message `{key}`")));
    }
    Ok(Value::normal_string(&strings.get(lang, key, &arguments)))
}

/// What is wrong with the syntax of one template. What it needs of others is not looked at.
fn syntax_error(name: &str, text: &str, sources: &Sources) -> Option<Diagnostic> {
    let error = Tera::default().add_raw_template(name, text).err()?;
    matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| report(&error, sources))
}

/// A template error at its place in the theme's file.
pub fn report(error: &tera::Error, sources: &Sources) -> Diagnostic {
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = Span::from(report.span().range.clone());
            let id = sources.theme.templates.get(report.filename()).copied();
            (report.message().to_owned(), id.map(|id| (id, span)))
        }
        other => (other.to_string(), None),
    };
    let first_line = message.lines().next().unwrap_or("the template is wrong").trim_end_matches('.');
    // Tera names every field there is behind the one that there is not.
    let diagnostic = match first_line.split_once(". Available fields: ") {
        Some((message, fields)) => {
            let wrong = message.split('`').nth(1).unwrap_or_default();
            let help = match nearest(wrong, fields.split(", ")) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {fields}"),
            };
            Diagnostic::new(Code::BadTheme, message).help(help)
        }
        None => Diagnostic::new(Code::BadTheme, first_line)
            .help("compare the file with the one of the same name in `themes/default/templates/`"),
    };
    match place {
        Some((id, span)) => diagnostic.at(id, span),
        None => diagnostic,
    }
}
