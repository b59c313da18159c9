//! An engagement map: what is said of it, and its drawing.

use serde::Serialize;

/// `page.map`.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    pub title: String,
    /// What the map shows, in sentences: how many groups and ties, who has most of them, who has none.
    pub description: String,
    pub note: Option<String>,
    /// The groups by their kind.
    pub kinds: Vec<MapKindView>,
    /// The ties in the author's order, numbered as in the drawing.
    pub ties: Vec<TieView>,
    /// Absent where there are too many groups or ties to draw.
    pub drawing: Option<DrawingView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MapKindView {
    /// `students`, `union`, `community`, `external`, `staff`
    pub kind: &'static str,
    /// "Students", in the page's language.
    pub label: String,
    /// "Course representatives, Quiet majority": labels of its groups.
    pub groups: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct TieView {
    /// From 1.
    pub number: u32,
    pub from: String,
    pub to: String,
    /// `formal` or `informal`
    pub tie: &'static str,
    /// "Formal"
    pub tie_label: String,
    pub how: Option<String>,
    /// The whole in words: "Library and Students’ Union work together formally: the partnership agreement".
    pub sentence: String,
}

/// Lengths are units of the `viewBox`, `0 0 width height`; a page in a right-to-left language has it mirrored already.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrawingView {
    pub width: f64,
    pub height: f64,
    /// Drawn first: they begin behind the groups.
    pub lines: Vec<MapLineView>,
    pub groups: Vec<MapGroupView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MapGroupView {
    /// `students`, `union`, `community`, `external`, `staff`: each has an outline of its own.
    pub kind: &'static str,
    /// "Students"
    pub kind_label: String,
    /// `d` of its outline.
    pub outline: String,
    /// The box around it.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Middle of its words.
    pub middle: f64,
    /// Baseline of the word for its kind.
    pub kind_y: f64,
    /// Its label, broken into lines.
    pub words: Vec<MapWordsView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MapWordsView {
    /// Baseline.
    pub y: f64,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MapLineView {
    /// The tie's.
    pub number: u32,
    /// `formal` or `informal`
    pub tie: &'static str,
    /// `d` of the line.
    pub path: String,
    /// Middle of its number; absent where there is no room for it.
    pub mark: Option<MapMarkView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MapMarkView {
    pub x: f64,
    pub y: f64,
}
