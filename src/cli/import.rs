//! `kitpress import`: a Word document or web page becomes a page of the site. Reads one file, writes a page and its pictures,
//! and says what was not carried over. Never writes over a file unasked.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{ended, new};
use crate::diagnostic::suggestion;
use crate::import::{self, Imported, Target};
use crate::model::{Kind, Lang};
use crate::source::SitePath;
use crate::{load, pipeline, scaffold, write};

/// Turn a Word document or a web page into a page of the site.
///
/// Headings, lists, tables, links, footnotes, pictures, quotations and code become Markdown; the title, the language and a
/// summary become front matter. What is to be filled in (content controls, form fields, `[insert name]`, `____`, ☐)
/// becomes the fields of a template. Everything that could not be carried over is listed, with where it is and what to do
/// about it; so is what had to be made up. The page builds at once.
///
/// The page goes into the folder of its kind (`content/templates/`, `content/pages/` and so on), its pictures beside it.
/// Without a site, or with --output, it goes into a folder of its own. No file is overwritten without --force. No picture
/// is fetched from the web.
///
/// Word documents are `.docx`; open an older `.doc`, an `.odt` or an `.rtf` in Word or LibreOffice and save it as `.docx`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    /// The Word document (.docx) or web page (.html)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What it becomes: page, template, case-study, post and so on [default: a template if it is to be filled in, else a page]
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// File name without `.md`, instead of one from the title; a translation has its original's
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Its language, if neither the document nor the site says it rightly
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Toolkit section: the toolkit's folder in `content/toolkits/`
    #[arg(long, value_name = "NAME")]
    toolkit: Option<String>,
    /// Folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Folder for the page and its pictures, instead of the site's
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write over files that are there already
    #[arg(long)]
    force: bool,
}

const EXAMPLES: &str = "\
Examples:
  kitpress import 'Interview guide.docx'                   a page or template of this site
  kitpress import form.docx --kind template --name form    content/templates/form.md
  kitpress import story.html --kind case-study             from a web page that was saved
  kitpress import canllaw.docx --lang cy --name guide      the Welsh twin of guide.md
  kitpress import old.docx --output drafts                 not into the site, but into drafts/
  kitpress import form.docx --force                        again, over what is there

Exit codes:
  0  done; look at what is listed
  2  the file could not be read, or nothing may be written";

pub(super) fn run(command: &Import) -> ExitCode {
    ended(&import(command))
}

fn import(command: &Import) -> Result<String, String> {
    let shown = new::shown(&command.file);
    let wanted = command.kind.as_deref().map(kind).transpose()?;
    let bytes = load::document(&command.file, import::MOST_BYTES).map_err(|error| format!("{shown}: {error}"))?;
    let file = command.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut document = import::read(&file, &bytes).map_err(|refusal| format!("{shown}: {refusal}"))?;
    let folder = command.file.parent().unwrap_or(Path::new("")).to_path_buf();
    import::fetch(&mut document, &mut |path| load::beside(&folder, path));

    let known = pipeline::known(&command.root);
    let site = known.languages().first().cloned().filter(|_| command.output.is_none());
    let (kind, why) = match wanted {
        Some(kind) => (kind, None),
        None => {
            let (kind, why) = import::guess(&document);
            (kind, Some(why))
        }
    };
    let mut notes: Vec<String> = Vec::new();
    let lang = language(command, document.lang.as_deref(), known.languages(), &mut notes)?;
    let title = import::title(&document, &file);
    let name = command.name.clone().unwrap_or_else(|| scaffold::slug(&title));
    if name.is_empty() || name.contains(['/', '\\']) {
        return Err("the title gives no file name: say one with --name".to_owned());
    }
    let suffix = known.languages().first().filter(|first| site.is_some() && **first != lang).map(|_| lang.clone());
    let page = match (&site, &command.output) {
        (Some(_), _) => {
            if kind == Kind::ToolkitSection {
                new::toolkit(&command.root, command.toolkit.as_deref())?;
            }
            let file = scaffold::file_of(kind, &name, command.toolkit.as_deref(), suffix.as_deref());
            SitePath::new(&file).map_err(|error| format!("`{file}` cannot be a file: {error}"))?;
            command.root.join(file)
        }
        (None, Some(output)) => output.join(format!("{name}.md")),
        (None, None) => {
            notes.push("There is no site here (`content/site.yaml`), so the page stands in a folder of its own. --root names the site's folder.".to_owned());
            Path::new(&name).join(format!("{name}.md"))
        }
    };
    // Pictures of a translation must not take the names of its original's.
    let stem = page.file_stem().map(|stem| stem.to_string_lossy().replace('.', "-")).unwrap_or_else(|| name.clone());
    let target = Target {
        kind,
        name: &stem,
        file: &file,
        lang: &lang,
        today: &new::today(),
        known: &known,
        loose: site.is_none(),
    };
    let imported = import::page(document, &target);
    put(&page, &imported, command.force)?;
    Ok(told(&page, &imported, kind, why, notes, site.is_some()))
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::from_name(&name.replace('-', "_")).ok_or_else(|| {
        let help = suggestion(name, Kind::ALL.map(Kind::name)).unwrap_or_default();
        format!("`{name}` is no kind of page; {help}")
    })
}

/// The page's language: as asked for, as the document says, or the site's first.
fn language(
    command: &Import,
    said: Option<&str>,
    languages: &[String],
    notes: &mut Vec<String>,
) -> Result<String, String> {
    if let Some(tag) = &command.lang {
        let lang = Lang::new(tag).map(|lang| lang.to_string());
        return match (lang, command.output.is_some() || languages.is_empty()) {
            (Some(lang), true) => Ok(lang),
            (Some(lang), false) if languages.contains(&lang) => Ok(lang),
            (None, true) => Err(format!("`{tag}` is no language tag such as en or cy")),
            (_, false) => Err(format!("`{tag}` is not one of the site's languages: {}", languages.join(", "))),
        };
    }
    let said = said.and_then(Lang::new).map(|lang| lang.to_string());
    let Some(first) = languages.first() else { return Ok(said.unwrap_or_else(|| "en".to_owned())) };
    let Some(said) = said else { return Ok(first.clone()) };
    let base = |tag: &str| tag.split('-').next().unwrap_or(tag).to_owned();
    let found = languages
        .iter()
        .find(|lang| **lang == said)
        .or_else(|| languages.iter().find(|lang| base(lang) == base(&said)));
    match found {
        Some(lang) if lang == first => Ok(lang.clone()),
        // A translation stands beside its original; Word says a language that nobody chose.
        Some(lang) if command.name.is_some() => Ok(lang.clone()),
        Some(lang) => {
            notes.push(format!(
                "The document says that its language is {said}; the page is in {first}. If it is the {lang} version of a page: --lang {lang} --name NAME-OF-THAT-PAGE"
            ));
            Ok(first.clone())
        }
        None => {
            notes.push(format!(
                "The document says that its language is {said}, which the site does not have; the page is in {first}."
            ));
            Ok(first.clone())
        }
    }
}

/// All files or none.
fn put(page: &Path, imported: &Imported, force: bool) -> Result<(), String> {
    let folder = page.parent().unwrap_or(Path::new(""));
    let mut files: Vec<(PathBuf, &[u8])> = vec![(page.to_path_buf(), imported.text.as_bytes())];
    files.extend(imported.pictures.iter().map(|(name, bytes)| (folder.join(name), bytes.as_slice())));
    if !force && let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(format!(
            "`{}` is there already, and nothing was written; --name gives the page another name, --force writes over it",
            new::shown(path)
        ));
    }
    // The page comes last: it is never there without its pictures.
    for (path, bytes) in files.iter().rev() {
        let put = if force { write::put(path, bytes) } else { write::new_file(path, bytes) };
        put.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// What was written, what to look at, what was lost, what comes next.
fn told(page: &Path, imported: &Imported, kind: Kind, why: Option<&str>, notes: Vec<String>, site: bool) -> String {
    let mut out = format!("{}\n", new::shown(page));
    let folder = page.parent().unwrap_or(Path::new(""));
    for (name, _) in &imported.pictures {
        out.push_str(&format!("{}\n", new::shown(&folder.join(name))));
    }
    let name = kind.name().replace('_', " ");
    match why {
        Some(why) => out.push_str(&format!("It is a {name}, since {why}; --kind makes it another.\n")),
        None => out.push_str(&format!("It is a {name}.\n")),
    }
    for note in notes {
        out.push_str(&format!("{note}\n"));
    }
    if !imported.filled.is_empty() {
        out.push_str("\nTo look at, since the document does not say it:\n");
        for (what, how) in &imported.filled {
            out.push_str(&format!("  {what}: {how}\n"));
        }
    }
    if imported.losses.is_empty() {
        out.push_str("\nEverything was carried over.\n");
    } else {
        out.push_str("\nNot carried over as it was:\n");
        for loss in imported.losses.iter() {
            out.push_str(&format!("  {loss}\n"));
        }
    }
    out.push_str(match site {
        true => "\nNext: compare it with the document: kitpress serve --open\n",
        false => "\nNext: move the folder's files into a site's `content/`, and look at them: kitpress serve --open\n",
    });
    out
}
