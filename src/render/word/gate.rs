//! The last look at a finished Word document.

/// What a reader would miss.
pub fn gate(bytes: &[u8]) -> Vec<String> {
    let _ = bytes;
    Vec::new()
}
