//! What a file is, from its bytes first and its name second, and what to do with one that is neither Word nor a web page.

use super::Refusal;

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word's `.docx`, `.docm`, `.dotx`.
    Word,
    /// A web page.
    Html,
}

/// Files larger than this are not read.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Tells what a file is. `name` is the file's name.
pub fn format(name: &str, bytes: &[u8]) -> Result<Format, Refusal> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let refuse = |what: &str, advice: &str| Err(Refusal::new(what, advice));
    let resave = "open it in Word or LibreOffice and save it as a Word document (.docx)";
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return refuse("the file is empty", "save it again in the program that it comes from");
    }
    match bytes {
        [b'P', b'K', 3 | 5, ..] => zipped(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if holds_utf16(bytes, "EncryptedPackage") => refuse(
            "the document is protected with a password",
            "open it in Word, take the password off, and save it again",
        ),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => refuse("this is a document of the older Word format (.doc)", resave),
        [b'%', b'P', b'D', b'F', ..] => refuse(
            "this is a PDF, which keeps how pages look and not what they say",
            "import the document that it was made from, or open it in Word and save it as a Word document (.docx)",
        ),
        [b'{', b'\\', b'r', b't', b'f', ..] => refuse("this is a document in Rich Text Format (.rtf)", resave),
        [b'M', b'I', b'M', b'E', b'-', ..] | [b'F', b'r', b'o', b'm', b':', ..] if looks_like_archive(bytes) => refuse(
            "this is a web page saved as a single archive (.mht)",
            "open it in a browser and save it as a complete web page (.html)",
        ),
        _ if looks_like_html(bytes) => Ok(Format::Html),
        _ if matches!(ending.as_str(), "html" | "htm" | "xhtml") && is_text(bytes) => Ok(Format::Html),
        _ if matches!(ending.as_str(), "docx" | "docm" | "dotx" | "dotm") => refuse(
            "the file is no Word document, or is damaged from its first byte",
            "fetch it again, or open it in Word and save it again",
        ),
        _ if matches!(ending.as_str(), "md" | "markdown" | "txt") && is_text(bytes) => {
            refuse("this is plain text already", "`kitpress new page \"Its title\"` makes a page: put the text into it")
        }
        _ => refuse("this is neither a Word document nor a web page", resave),
    }
}

/// Packages that are no Word documents name themselves in the first entries.
fn zipped(bytes: &[u8]) -> Result<Format, Refusal> {
    let resave = "open it in Word or LibreOffice and save it as a Word document (.docx)";
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let has = |part: &str| head.windows(part.len()).any(|window| window == part.as_bytes());
    if has("application/vnd.oasis.opendocument.text") {
        return Err(Refusal::new("this is an OpenDocument text (.odt)", resave));
    }
    if has("application/vnd.oasis.opendocument") {
        return Err(Refusal::new("this is an OpenDocument file, and no text", "import a text document instead"));
    }
    if has("application/epub+zip") {
        return Err(Refusal::new("this is a book (.epub)", "import the document that it was made from"));
    }
    Ok(Format::Word)
}

fn looks_like_archive(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or_default()).to_lowercase();
    head.contains("multipart/related")
}

fn looks_like_html(bytes: &[u8]) -> bool {
    // UTF-16 has a zero beside each of these letters.
    let head: Vec<u8> = bytes.iter().take(8192).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let has = |part: &str| head.windows(part.len()).any(|window| window == part.as_bytes());
    has("<!doctype html") || has("<html") || has("<body") || has("<head>")
}

/// No controls but white space, but for UTF-16 with its mark.
fn is_text(bytes: &[u8]) -> bool {
    let marked = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    let head = bytes.iter().take(4096);
    marked || head.filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c)).count() == 0
}

fn holds_utf16(bytes: &[u8], words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}
