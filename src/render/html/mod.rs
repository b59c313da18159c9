//! stub
use crate::view::body::BodyView;
use super::page::Blocks;
/// stub
pub fn body(_b: &BodyView, _blocks: &Blocks<'_>) -> Result<String, Box<tera::Error>> { Ok(String::new()) }
