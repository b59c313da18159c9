//! A chart of the page as a picture that stands alone: the same bars, with colours that print in grey.

use std::fmt::Write;

use crate::view::types::{BarView, ChartView};

/// SVG 1.1. Parts are told apart by shade and by the line between them; the numbers stand in the table below.
pub fn svg(chart: &ChartView, bars: &[BarView], rtl: bool) -> String {
    let mut out = String::with_capacity(256 + bars.len() * 96);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">",
        w = chart.width,
        h = chart.height
    );
    if rtl {
        let _ = write!(out, "<g transform=\"matrix(-1 0 0 1 {} 0)\">", chart.width);
    }
    for bar in bars {
        let fill = match (bar.role, bar.index % 4) {
            ("baseline", _) => "#b9b2bd",
            ("target", _) => "#ffffff",
            ("part", 2) => "#a58aa0",
            ("part", 3) => "#d9cfd7",
            ("part", 0) => "#4a4350",
            _ => "#7a3b69",
        };
        let dash = if bar.role == "target" { " stroke-dasharray=\"4 3\"" } else { "" };
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\" stroke=\"#2b2530\" stroke-width=\"1\"{dash}/>",
            bar.x, bar.y, bar.width, bar.height
        );
    }
    if rtl {
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}
