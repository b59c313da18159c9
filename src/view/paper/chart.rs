//! Charts and maps of the page as pictures that stand alone: the same shapes, with colours that print in grey.

use std::fmt::Write;

use crate::view::map::MARK;
use crate::view::types::{BarView, ChartView, DrawingView};

/// Faces for the words of a drawing, the theme's own first.
const FACES: &str = "'Source Sans 3', 'Noto Sans Arabic', sans-serif";

/// SVG 1.1. Parts are told apart by shade, texture and the line between them; the numbers stand in the table below.
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
        if let Some(texture) = bar.texture {
            let _ = write!(
                out,
                "<defs><pattern id=\"t{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"{texture}\" \
                 fill=\"none\" stroke=\"#ffffff\" stroke-width=\"2\" stroke-linecap=\"round\"/></pattern></defs>",
                bar.index
            );
        }
    }
    for bar in bars {
        let fill = match (bar.role, bar.index % 4) {
            ("baseline", _) => "#b9b2bd",
            ("target", _) => "#ffffff",
            ("part", 2) => "#a58aa0",
            ("part", 3) => "#6f6577",
            ("part", 0) => "#4a4350",
            _ => "#7a3b69",
        };
        let dash = if bar.role == "target" { " stroke-dasharray=\"4 3\"" } else { "" };
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\" stroke=\"#2b2530\" stroke-width=\"1\"{dash}/>",
            bar.x, bar.y, bar.width, bar.height
        );
        if bar.texture.is_some() {
            let _ = write!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#t{})\"/>",
                bar.x, bar.y, bar.width, bar.height, bar.index
            );
        }
    }
    if rtl {
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

/// An engagement map as SVG 1.1: lines, their numbers, groups. Kinds differ in outline, sorts of ties in dashes.
pub fn map_svg(drawing: &DrawingView, rtl: bool) -> String {
    let (width, height) = (drawing.width, drawing.height);
    let direction = if rtl { "rtl" } else { "ltr" };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <g font-family=\"{FACES}\" text-anchor=\"middle\" direction=\"{direction}\" fill=\"#000000\">"
    );
    // Writing to a string cannot fail.
    for line in &drawing.lines {
        let (colour, dash) = match line.tie {
            "formal" => ("#7a3b69", ""),
            _ => ("#2b2530", " stroke-dasharray=\"7 6\""),
        };
        let _ = write!(out, "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"{dash}/>", line.path);
    }
    for line in &drawing.lines {
        let Some(mark) = line.mark else { continue };
        let _ = write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{MARK}\" fill=\"#ffffff\" stroke=\"#2b2530\"/><text x=\"{}\" y=\"{}\" font-size=\"14\">{}</text>",
            mark.x,
            mark.y,
            mark.x,
            mark.y + 5.0,
            line.number
        );
    }
    for group in &drawing.groups {
        let _ = write!(
            out,
            "<path d=\"{}\" fill=\"#ffffff\" stroke=\"#2b2530\" stroke-width=\"1.5\"/><text x=\"{}\" y=\"{}\" font-size=\"14\">{}</text>",
            group.outline,
            group.middle,
            group.kind_y,
            escaped(&group.kind_label)
        );
        for line in &group.words {
            let _ = write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"16\" font-weight=\"bold\">{}</text>",
                group.middle,
                line.y,
                escaped(&line.text)
            );
        }
    }
    out.push_str("</g></svg>");
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
