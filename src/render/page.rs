//! One page: its text to HTML, then into its template.

use tera::{Context, Value};

use super::html;
use super::templates::{Templates, report};
use crate::diagnostic::Diagnostic;
use crate::load::Sources;
use crate::model::Lang;
use crate::theme::Strings;
use crate::view::PageOutput;
use crate::write::Artifact;

/// The finished page, or the mistake of the theme that prevents it.
pub fn page(
    output: &PageOutput,
    templates: &Templates,
    strings: &Strings,
    sources: &Sources,
) -> Result<Artifact, Box<Diagnostic>> {
    let wrong = |error: Box<tera::Error>| Box::new(report(&error, sources));
    let mut context = templates.context(&output.page.lang);
    context.insert("page", &output.page);
    context.insert("own", &output.own);
    context.insert("prefix", "");
    if let Some(body) = &output.body {
        let Some(lang) = Lang::new(&output.page.lang) else { return Ok(empty(output)) };
        let text = html::body(body, &Blocks { templates, context: &context, strings, lang: &lang }).map_err(wrong)?;
        context.insert_value("body", Value::safe_string(&text));
    }
    if !output.parts.is_empty() {
        let Some(lang) = Lang::new(&output.page.lang) else { return Ok(empty(output)) };
        let mut parts = Vec::with_capacity(output.parts.len());
        for part in &output.parts {
            let mut context = templates.context(&output.page.lang);
            context.insert("page", &part.page);
            context.insert("own", &part.own);
            context.insert("prefix", &part.prefix);
            let blocks = Blocks { templates, context: &context, strings, lang: &lang };
            let text = html::body_within(&part.body, &blocks, &part.prefix, 1).map_err(wrong)?;
            context.insert("part", &part.about);
            context.insert_value("body", Value::safe_string(&text));
            let text = templates.render("part.html", &context).map_err(wrong)?;
            parts.push(Value::safe_string(&text));
        }
        context.insert_value("parts", Value::from(parts));
    }
    let text = templates.render(output.template, &context).map_err(wrong)?;
    Ok(Artifact { path: output.file.clone(), bytes: text.into_bytes() })
}

fn empty(output: &PageOutput) -> Artifact {
    Artifact { path: output.file.clone(), bytes: Vec::new() }
}

/// What the renderer of a body asks the theme for.
pub struct Blocks<'a> {
    /// The theme's templates.
    pub templates: &'a Templates,
    /// The page's values, which block templates see too.
    pub context: &'a Context,
    /// The theme's words.
    pub strings: &'a Strings,
    /// The page's language.
    pub lang: &'a Lang,
}

impl Blocks<'_> {
    /// Fills `blocks/<name>.html` with the page's values and `more`.
    pub fn render(&self, name: &str, more: &[(&'static str, Value)]) -> Result<String, Box<tera::Error>> {
        let template = format!("blocks/{name}.html");
        if more.is_empty() {
            return self.templates.render(&template, self.context);
        }
        let mut context = self.context.clone();
        for (key, value) in more {
            context.insert_value(*key, value.clone());
        }
        self.templates.render(&template, &context)
    }
}
