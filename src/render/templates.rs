//! The theme's Tera templates, compiled once, and the values that all pages of a language share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::load::Sources;
use crate::model::Lang;
use crate::reads::{self, What};
use crate::source::Span;
use crate::theme::{Argument, Strings};
use crate::view::SiteView;

/// Compiled templates with the shared values of each language.
pub struct Templates {
    tera: Tera,
    shared: BTreeMap<String, Context>,
}

/// Templates that every theme has (its own or the built-in default's).
pub const REQUIRED: [&str; 24] = [
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
    "explore.html",
    "compare.html",
    "search.html",
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

    /// The same templates, with nothing shared yet.
    #[must_use]
    pub fn unshared(&self) -> Templates {
        Templates { tera: self.tera.clone(), shared: BTreeMap::new() }
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
        reads::note(What::Template, || reads::key(template));
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

/// Names of the templates that are other than before, in themselves or in what they extend, include or use components of.
pub fn changed(old: &Sources, new: &Sources) -> BTreeSet<String> {
    let (old, new) = (texts(old), texts(new));
    let names = || old.keys().chain(new.keys()).copied();
    let mut changed: BTreeSet<&str> = names().filter(|name| old.get(name) != new.get(name)).collect();
    // One level more each time, until no other template is concerned.
    while !changed.is_empty() {
        let components: Vec<String> = changed
            .iter()
            .flat_map(|name| [old.get(name), new.get(name)])
            .flatten()
            .flat_map(|text| components(text))
            .map(|component| format!("<{component}"))
            .collect();
        let concerned = |text: &str| {
            includes_something_computed(text)
                || changed
                    .iter()
                    .any(|name| text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'")))
                || components.iter().any(|component| text.contains(component))
        };
        let more: Vec<&str> = new
            .iter()
            .filter(|(name, text)| !changed.contains(*name) && concerned(text))
            .map(|(name, _)| *name)
            .collect();
        if more.is_empty() {
            break;
        }
        changed.extend(more);
    }
    changed.into_iter().map(str::to_owned).collect()
}

fn texts(sources: &Sources) -> BTreeMap<&str, &str> {
    let texts = sources.theme.templates.iter();
    texts.map(|(name, id)| (name.as_str(), &*sources.texts[id.0 as usize].text)).collect()
}

/// Names of the components that a template defines.
fn components(text: &str) -> impl Iterator<Item = &str> {
    tags(text, "component").map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or(rest))
}

/// Whether a template includes or extends others whose names are not simply written there.
fn includes_something_computed(text: &str) -> bool {
    let plain = |rest: &str| {
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return false };
        let after = rest[1..].split_once(quote).map_or("", |(_, after)| after).trim_start_matches([' ', '-', '\n']);
        after.starts_with("%}")
    };
    tags(text, "include").chain(tags(text, "extends")).any(|rest| !plain(rest))
}

/// What follows the word of each tag of that name.
fn tags<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let inside = text.split("{%").skip(1).map(|tag| tag.trim_start_matches('-').trim_start());
    inside.filter_map(move |tag| tag.strip_prefix(name)?.strip_prefix(' ').map(str::trim_start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, SourceText};

    fn sources(templates: &[(&str, &str)]) -> Sources {
        let mut sources = Sources::default();
        for (name, text) in templates {
            let id = SourceId(u32::try_from(sources.texts.len()).unwrap());
            sources.texts.push(SourceText { name: (*name).into(), text: (*text).into() });
            sources.theme.templates.insert((*name).to_owned(), id);
        }
        sources
    }

    #[test]
    fn a_change_of_a_template_concerns_those_that_are_made_with_it_and_no_others() {
        const SITE: [(&str, &str); 6] = [
            ("base.html", "{% block main %}{% endblock %}"),
            ("post.html", "{% extends \"base.html\" %}"),
            ("page.html", "{%- include 'parts/side.html' -%}"),
            ("parts/side.html", "{{ <date on={page.date} /> }}"),
            ("parts.html", "{% component date(on) %}{{ on }}{% endcomponent date %}"),
            ("alone.html", "<p>alone</p>"),
        ];
        let with = |name: &str| {
            let mut site = SITE;
            site.iter_mut().filter(|one| one.0 == name).for_each(|one| one.1 = "{# other #}");
            changed(&sources(&SITE), &sources(&site)).into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(with("alone.html"), "alone.html");
        assert_eq!(with("base.html"), "base.html post.html");
        assert_eq!(with("parts/side.html"), "page.html parts/side.html");
        assert_eq!(with("parts.html"), "page.html parts.html parts/side.html");
        assert_eq!(with("none.html"), "");
        let computed = [("a.html", "x"), ("b.html", "{% include \"a\" ~ \".html\" %}")];
        let other = [("a.html", "y"), computed[1]];
        assert_eq!(changed(&sources(&computed), &sources(&other)).len(), 2, "a name that is worked out may be any");
    }
}
