//! Puts finished artifacts into the output folder: only what changed, each file whole or not at all,
//! and removes what an earlier build wrote and this one did not. The only code that deletes; it deletes
//! only files that its own list names, never outside the output folder, never through a link.
#![allow(clippy::disallowed_methods, reason = "write is where files are written")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::source::SitePath;

/// A finished file of the site.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// Where it goes within the output folder.
    pub path: SitePath,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a write did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Files written because they were new or different.
    pub changed: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
}

/// A byte order mark, which some editors put before UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The list of files that a build wrote, so that the next knows what it may remove.
const LIST: &str = ".kitpress";

/// Why nothing (or not everything) could be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The operating system said no.
    #[error("cannot write `{path}`: {error}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Its reason.
        error: io::Error,
    },
    /// The folder holds files that no earlier build wrote.
    #[error("`{0}` is not empty and was not made by Kitpress; nothing was written")]
    Foreign(PathBuf),
    /// A report would overwrite what it is about.
    #[error("`{0}` is among the site's own files; choose another place with --output")]
    InSources(PathBuf),
    /// A file is not what was read.
    #[error("`{0}` has changed since it was read, and was left as it is; run the command again")]
    Changed(PathBuf),
    /// The output would overwrite what it is made from.
    #[error("the output folder `{0}` holds the site's own content; choose another with --output")]
    OverSources(PathBuf),
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> WriteError + '_ {
    move |error| WriteError::Io { path: path.to_path_buf(), error }
}

/// Refuses an output folder that would harm: one that contains `root`'s content or themes, or somebody's files.
pub fn guard(root: &Path, output: &Path) -> Result<(), WriteError> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let out = real(output);
    for folder in ["content", "themes"] {
        let source = real(&root.join(folder));
        if out.starts_with(&source) || source.starts_with(&out) {
            return Err(WriteError::OverSources(output.to_path_buf()));
        }
    }
    if output.is_file() {
        return Err(WriteError::Foreign(output.to_path_buf()));
    }
    if !output.join(LIST).is_file()
        && let Ok(mut entries) = fs::read_dir(output)
        && entries.any(|entry| entry.is_ok())
    {
        return Err(WriteError::Foreign(output.to_path_buf()));
    }
    Ok(())
}

/// Writes `artifacts` into `output`. A new folder is filled beside its place and then renamed, so that it appears whole;
/// in an existing one each changed file is replaced by a rename.
pub fn write(output: &Path, artifacts: &[Artifact]) -> Result<Written, WriteError> {
    if output.join(LIST).is_file() { update(output, artifacts) } else { create(output, artifacts) }
}

fn create(output: &Path, artifacts: &[Artifact]) -> Result<Written, WriteError> {
    let parent = output.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(io_error(parent))?;
    let name = output.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
    let staging = parent.join(format!(".{name}.kitpress-{}", std::process::id()));
    let fill = || -> Result<(), WriteError> {
        let mut folders = BTreeSet::new();
        for artifact in artifacts {
            let path = staging.join(artifact.path.as_str());
            make_parent(&path, &mut folders)?;
            fs::write(&path, &artifact.bytes).map_err(io_error(&path))?;
        }
        let list = staging.join(LIST);
        make_parent(&list, &mut folders)?;
        fs::write(&list, list_text(artifacts)).map_err(io_error(&list))?;
        if output.is_dir() {
            // Empty, as `guard` made sure; `remove_dir` refuses anything else.
            fs::remove_dir(output).map_err(io_error(output))?;
        }
        fs::rename(&staging, output).map_err(io_error(output))
    };
    let result = fill();
    if result.is_err() {
        let _ = fs::remove_dir_all(&staging);
    }
    result.map(|()| Written { files: artifacts.len(), changed: artifacts.len(), removed: 0 })
}

fn update(output: &Path, artifacts: &[Artifact]) -> Result<Written, WriteError> {
    let list = output.join(LIST);
    let before = fs::read_to_string(&list).map_err(io_error(&list))?;
    let mut stale: BTreeSet<SitePath> = before.lines().filter_map(|line| SitePath::new(line).ok()).collect();
    let mut written = Written { files: artifacts.len(), ..Written::default() };
    let mut folders = BTreeSet::new();
    // The list first grows to what either build has, so that a build cut off half-way is cleaned up by the next.
    let all: BTreeSet<&str> =
        stale.iter().map(SitePath::as_str).chain(artifacts.iter().map(|a| a.path.as_str())).collect();
    replace(&list, all.into_iter().flat_map(|p| [p, "\n"]).collect::<String>().as_bytes())?;
    for artifact in artifacts {
        stale.remove(&artifact.path);
        let path = output.join(artifact.path.as_str());
        if same(&path, &artifact.bytes) {
            continue;
        }
        refuse_links(output, &artifact.path)?;
        make_parent(&path, &mut folders)?;
        replace(&path, &artifact.bytes)?;
        written.changed += 1;
    }
    for path in &stale {
        written.removed += usize::from(remove(output, path));
    }
    replace(&list, list_text(artifacts).as_bytes())?;
    Ok(written)
}

fn list_text(artifacts: &[Artifact]) -> String {
    let mut paths: Vec<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    paths.sort_unstable();
    paths.into_iter().flat_map(|path| [path, "\n"]).collect()
}

fn same(path: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_file() && data.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|old| old == bytes)
}

fn make_parent(path: &Path, made: &mut BTreeSet<PathBuf>) -> Result<(), WriteError> {
    let Some(parent) = path.parent() else { return Ok(()) };
    if made.contains(parent) {
        return Ok(());
    }
    // A file of an earlier build may stand where a folder is needed now.
    if fs::symlink_metadata(parent).is_ok_and(|data| data.is_file()) {
        fs::remove_file(parent).map_err(io_error(parent))?;
    }
    fs::create_dir_all(parent).map_err(io_error(parent))?;
    made.insert(parent.to_path_buf());
    Ok(())
}

/// A folder within the output that is a symbolic link could lead a write or a deletion outside.
fn refuse_links(output: &Path, path: &SitePath) -> Result<(), WriteError> {
    let mut folder = output.to_path_buf();
    let mut parts: Vec<&str> = path.as_str().split('/').collect();
    parts.pop();
    for part in parts {
        folder.push(part);
        if fs::symlink_metadata(&folder).is_ok_and(|data| data.file_type().is_symlink()) {
            let error = io::Error::other("it is a symbolic link; Kitpress does not write through links");
            return Err(WriteError::Io { path: folder, error });
        }
    }
    Ok(())
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    replace_with(path, bytes, None)
}

/// Writes beside the file, then renames over it: a reader sees the old bytes or the new, never half.
fn replace_with(path: &Path, bytes: &[u8], rights: Option<fs::Permissions>) -> Result<(), WriteError> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".kitpress-{}", std::process::id()));
    let temporary = path.with_file_name(name);
    let result = fs::File::create(&temporary).and_then(|mut file| file.write_all(bytes)).and_then(|()| {
        if fs::symlink_metadata(path).is_ok_and(|data| data.is_dir()) {
            // A folder of an earlier build stands where a file is needed now; only an empty one gives way.
            fs::remove_dir(path)?;
        }
        if let Some(rights) = rights {
            fs::set_permissions(&temporary, rights)?;
        }
        fs::rename(&temporary, path)
    });
    if result.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    result.map_err(io_error(path))
}

/// Removes a file of an earlier build and the folders that it leaves empty.
fn remove(output: &Path, path: &SitePath) -> bool {
    if refuse_links(output, path).is_err() {
        return false;
    }
    let file = output.join(path.as_str());
    let removed = fs::remove_file(&file).is_ok();
    let mut folder = file.parent();
    while let Some(parent) = folder.filter(|parent| *parent != output && parent.starts_with(output)) {
        if fs::remove_dir(parent).is_err() {
            break;
        }
        folder = parent.parent();
    }
    removed
}

/// Artifacts in order of their paths; of two with one path the first is kept (the resolver reports such pairs before).
pub fn in_order(artifacts: impl IntoIterator<Item = Artifact>) -> Vec<Artifact> {
    let mut by_path = BTreeMap::new();
    for artifact in artifacts {
        by_path.entry(artifact.path).or_insert(artifact.bytes);
    }
    by_path.into_iter().map(|(path, bytes)| Artifact { path, bytes }).collect()
}

/// Writes one file, and its folder if need be; what was there is replaced.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    folder_of(path)?;
    fs::write(path, bytes).map_err(io_error(path))
}

/// Writes a report about the site at `root`, and its folder if need be; never among the site's own files.
///
/// # Errors
/// Where the file cannot be written, or lies in `content/` or `themes/`.
pub fn report(root: &Path, path: &Path, text: &str) -> Result<(), WriteError> {
    folder_of(path)?;
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(io_error(folder))?;
    let sources = ["content", "themes"].map(|name| root.join(name).canonicalize());
    if sources.iter().flatten().any(|source| folder.starts_with(source)) {
        return Err(WriteError::InSources(path.to_path_buf()));
    }
    fs::write(path, text).map_err(io_error(path))
}

/// Puts a mended text in the place of a file's, whole or not at all. A byte order mark and the file's rights stay.
///
/// # Errors
/// Where the file no longer holds `before`, or cannot be written; it stays as it is then.
pub fn mend(path: &Path, before: &str, after: &str) -> Result<(), WriteError> {
    // A link to a file of the site stays a link.
    let path = path.canonicalize().map_err(io_error(path))?;
    let bytes = fs::read(&path).map_err(io_error(&path))?;
    let mark: &[u8] = if bytes.starts_with(MARK) { MARK } else { &[] };
    if &bytes[mark.len()..] != before.as_bytes() {
        return Err(WriteError::Changed(path));
    }
    let rights = fs::metadata(&path).map_err(io_error(&path))?.permissions();
    replace_with(&path, &[mark, after.as_bytes()].concat(), Some(rights))
}

/// Writes a file that Kitpress keeps for itself, and its folder if need be, whole or not at all; whether it is other than
/// before.
pub fn keep(path: &Path, bytes: &[u8]) -> Result<bool, WriteError> {
    if same(path, bytes) {
        return Ok(false);
    }
    folder_of(path)?;
    replace(path, bytes).map(|()| true)
}

/// Writes one new file, and its folder if need be; never over another.
pub fn new_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    folder_of(path)?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(io_error(path))?;
    file.write_all(bytes).map_err(io_error(path))
}

/// Makes the folder of a file that is not of a build: nothing stands aside for it.
fn folder_of(path: &Path) -> Result<(), WriteError> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(io_error(parent)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn artifact(path: &str, text: &str) -> Artifact {
        Artifact { path: SitePath::new(path).unwrap(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn only_what_changed_is_written_and_only_own_files_are_removed() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("site");
        let first = write(&out, &[artifact("a/index.html", "1"), artifact("b.txt", "2")]).unwrap();
        assert_eq!(first, Written { files: 2, changed: 2, removed: 0 });
        fs::write(out.join("CNAME"), "mine").unwrap();
        let second = write(&out, &[artifact("b.txt", "2"), artifact("c/d/e.txt", "3")]).unwrap();
        assert_eq!(second, Written { files: 2, changed: 1, removed: 1 });
        assert!(!out.join("a").exists());
        assert!(out.join("CNAME").exists());
        let third = write(&out, &[artifact("b.txt", "2"), artifact("c/d/e.txt", "3")]).unwrap();
        assert_eq!(third.changed, 0);
        let leftovers = fs::read_dir(dir.path()).unwrap().count();
        assert_eq!(leftovers, 1, "no staging folder stays");
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("documents");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.docx"), "x").unwrap();
        assert!(matches!(guard(dir.path(), &out), Err(WriteError::Foreign(_))));
        fs::create_dir(dir.path().join("content")).unwrap();
        assert!(matches!(guard(dir.path(), dir.path()), Err(WriteError::OverSources(_))));
        assert!(matches!(guard(dir.path(), &dir.path().join("content/site")), Err(WriteError::OverSources(_))));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_or_removed_through_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("site");
        write(&out, &[artifact("a/x.txt", "1")]).unwrap();
        let outside = dir.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("x.txt"), "precious").unwrap();
        fs::remove_file(out.join("a/x.txt")).unwrap();
        fs::remove_dir(out.join("a")).unwrap();
        std::os::unix::fs::symlink(&outside, out.join("a")).unwrap();
        assert!(write(&out, &[artifact("a/x.txt", "2")]).is_err());
        assert_eq!(write(&out, &[artifact("b.txt", "2")]).unwrap().removed, 0);
        assert_eq!(fs::read_to_string(outside.join("x.txt")).unwrap(), "precious");
    }

    #[test]
    fn a_file_gives_way_to_a_folder_and_back() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("site");
        write(&out, &[artifact("a", "1")]).unwrap();
        write(&out, &[artifact("a/b", "2")]).unwrap();
        assert_eq!(fs::read_to_string(out.join("a/b")).unwrap(), "2");
        write(&out, &[artifact("c", "2")]).unwrap();
        write(&out, &[artifact("a", "3")]).unwrap();
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "3");
    }
}
