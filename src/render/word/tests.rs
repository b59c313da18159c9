//! One of everything.
use super::*;
use crate::view::paper::testing::sample;

#[test]
fn dump() {
    let (s, d) = Stationery::new(&Looks::default());
    assert!(d.is_empty());
    let (bytes, d) = word(&sample(), &s);
    assert!(d.is_empty(), "{d:?}");
    std::fs::write("/tmp/word-check/sample.docx", bytes).unwrap();
}
