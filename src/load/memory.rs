//! Files as they were read before: a site that is kept up to date reads again only what changed.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::{Found, is_text, read};
use crate::diagnostic::Diagnostic;

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Pages and data files.
    Text(Decoded),
    /// Everything else.
    Bytes(Arc<[u8]>),
}

/// A text without a byte order mark; what is no UTF-8 is replaced.
#[derive(Clone, Debug)]
pub struct Decoded {
    pub(super) text: Arc<str>,
    /// The first byte that is no UTF-8.
    pub(super) invalid: Option<usize>,
}

/// What tells that a file was written since: its times, its size, and which file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    identity: (u64, i64, i64),
}

impl Stamp {
    pub(super) fn of(data: &Metadata) -> Stamp {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (data.ino(), data.ctime(), data.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        Stamp { modified: data.modified().ok(), size: data.len(), identity }
    }

    /// Clocks of file systems tick slowly: a file that was written just now may be written again under the same stamp.
    fn is_settled(&self, now: SystemTime) -> bool {
        let age = |modified| now.duration_since(modified).unwrap_or_default();
        self.modified.is_some_and(|modified| age(modified) > Duration::from_secs(2))
    }
}

/// Files as read before, by name.
#[derive(Debug, Default)]
pub struct Memory(BTreeMap<String, (Stamp, Content)>);

impl Memory {
    /// The file, from memory if it was not written since.
    ///
    /// # Errors
    /// A finding when it is too large or cannot be read.
    pub fn read(&self, found: &Found) -> Result<Content, Box<Diagnostic>> {
        match (self.0.get(&found.name), &found.stamp) {
            (Some((stamp, content)), Some(now)) if stamp == now => Ok(content.clone()),
            _ => content(found),
        }
    }

    /// Remembers these files and no others. `contents` are in the order of `found` and were
    /// read no earlier than `now`.
    pub fn keep(&mut self, found: &[Found], contents: &[Result<Content, Box<Diagnostic>>], now: SystemTime) {
        let settled = found.iter().zip(contents).filter_map(|(file, content)| {
            let (stamp, content) = (file.stamp.clone()?, content.as_ref().ok()?);
            stamp.is_settled(now).then(|| (file.name.clone(), (stamp, content.clone())))
        });
        self.0 = settled.collect();
    }

    /// Reads a file anew next time, whatever its stamp says.
    pub fn forget(&mut self, name: &str) {
        self.0.remove(name);
    }
}

/// Reads and decodes a file.
///
/// # Errors
/// A finding when it is too large or cannot be read.
pub fn content(found: &Found) -> Result<Content, Box<Diagnostic>> {
    let bytes = read(found)?;
    Ok(if is_text(&found.name) { Content::Text(decode(bytes)) } else { Content::Bytes(bytes.into()) })
}

/// A text of these bytes.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let (text, invalid) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    };
    Decoded { text: text.strip_prefix('\u{feff}').map_or(text.as_str().into(), Arc::from), invalid }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::list;

    #[test]
    fn a_file_is_read_again_when_it_was_written_or_may_have_been() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("content/a.md");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(60);
        let put = |text: &str, when| {
            std::fs::write(&path, text).unwrap();
            std::fs::File::options().write(true).open(&path).unwrap().set_modified(when).unwrap();
        };
        let mut memory = Memory::default();
        let mut seen = || {
            let (found, _) = list(folder.path());
            let contents: Vec<_> = found.iter().map(|file| memory.read(file)).collect();
            memory.keep(&found, &contents, SystemTime::now());
            let Ok(Content::Text(decoded)) = contents.into_iter().next().unwrap() else { panic!() };
            decoded.text
        };
        put("one", long_ago);
        let first = seen();
        assert!(Arc::ptr_eq(&first, &seen()), "what did not change comes from memory");
        put("two", long_ago + Duration::from_secs(1));
        assert_eq!(&*seen(), "two");
        // Written just now: the same stamp may stand for another text a moment later.
        put("six", SystemTime::now());
        let first = seen();
        assert_eq!((&*first, &*seen()), ("six", "six"));
        assert!(!Arc::ptr_eq(&first, &seen()));
    }
}
