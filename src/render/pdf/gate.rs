//! stub
/// stub
pub fn gate(_: &[u8]) -> Vec<String> {
    Vec::new()
}
