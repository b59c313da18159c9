//! A new site: settings, institution, words, one page, and what builds and publishes it.

use super::page::{NewPage, page, quoted, slug};
use crate::model::Kind;
use crate::schema::Known;

/// What a new site is made of; every value is valid.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Name of the site.
    pub title: String,
    /// Full name of the institution.
    pub institution: String,
    /// The site's languages, the first is the default.
    pub languages: Vec<String>,
    /// Complete address, with `/` at its end.
    pub address: String,
    /// `#rrggbb`, or the theme's own.
    pub colour: Option<String>,
    /// Today, as `2026-11-22`.
    pub today: String,
}

/// Where Kitpress comes from, for machines that build the site.
const SOURCE: &str = env!("CARGO_PKG_REPOSITORY");
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// All files, by path from the site's root.
pub fn site(answers: &Answers) -> Vec<(String, String)> {
    let file = |path: &str, text: String| (path.to_owned(), text);
    let id = Some(slug(&answers.institution)).filter(|id| !id.is_empty()).unwrap_or_else(|| "ours".to_owned());
    let mut files = vec![
        file("content/site.yaml", settings(answers, &id)),
        file("content/institutions.yaml", format!("{id}:\n  name: {}\n", quoted(&answers.institution))),
        file("content/people.yaml", include_str!("files/people.yaml").to_owned()),
        file("content/vocabulary.yaml", include_str!("files/vocabulary.yaml").to_owned()),
        file("README.md", include_str!("files/README.md").replace("TITLE", &answers.title)),
        file(".gitignore", "/site/\n/public/\n".to_owned()),
        file(".vscode/extensions.json", "{\n  \"recommendations\": [\"redhat.vscode-yaml\"]\n}\n".to_owned()),
        file(".github/workflows/site.yaml", machine(include_str!("files/github.yaml"))),
        file(".gitlab-ci.yml", machine(include_str!("files/gitlab.yaml"))),
        file("netlify.toml", machine(include_str!("files/netlify.toml"))),
    ];
    for (i, lang) in answers.languages.iter().enumerate() {
        let title = if lang == "cy" { "Amdanom ni" } else { "About us" };
        let new = NewPage { title, lang, today: &answers.today, known: &Known::default() };
        let suffix = if i == 0 { String::new() } else { format!(".{lang}") };
        files.push((format!("content/pages/about{suffix}.md"), page(Kind::Page, &new)));
    }
    files
}

fn machine(text: &str) -> String {
    text.replace("KITPRESS_GIT", SOURCE).replace("KITPRESS_IS", VERSION)
}

fn settings(answers: &Answers, id: &str) -> String {
    let mut text = format!(
        "# What the site is called, where it is, and its languages. `kitpress schema --docs` tells what else can stand here.\n\
         title: {}\ndescription: {}\n# Where the site will be. Links in feeds and documents need the right address.\n\
         base_url: {}\n# The first is the default; the others are twins: about.cy.md beside about.md.\nlanguages: [{}]\n\
         institution: {id}\nnavigation:\n  # Appears once there is something to explore.\n  - listing: explore\n  - page: pages/about\n",
        quoted(&answers.title),
        quoted(&match answers.languages.first().map(String::as_str) {
            Some("cy") => format!("Partneriaeth rhwng myfyrwyr a staff yn {}.", answers.institution),
            _ => format!("Student-staff partnership at {}.", answers.institution),
        }),
        quoted(&answers.address),
        answers.languages.join(", "),
    );
    if let Some(colour) = &answers.colour {
        text.push_str(&format!("brand:\n  accent: {}\n", quoted(colour)));
    }
    text
}
