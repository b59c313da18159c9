//! The PDF of one of everything.

use super::*;
use crate::view::paper::testing;

fn looks() -> Looks {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let mut looks = Looks::default();
    #[allow(clippy::disallowed_methods, reason = "tests read the default theme")]
    for entry in std::fs::read_dir(folder.join("fonts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ttf") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            looks.fonts.insert(name, std::fs::read(&path).unwrap().into());
        }
    }
    looks.typst = Some((SourceId(7), include_str!("../../../themes/default/document.typ").into()));
    looks
}

#[test]
fn sample() {
    let (press, found) = Press::new(&looks());
    assert!(found.is_empty(), "{found:?}");
    let (pdf, found) = press.pdf(&testing::sample());
    for f in found.iter() {
        println!("{f:?}");
    }
    std::fs::write("/tmp/pdf-check/sample.pdf", pdf.unwrap()).unwrap();
}
