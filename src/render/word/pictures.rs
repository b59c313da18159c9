//! Pictures in the text: a drawing with its text alternative, or marked as decoration. A picture that Word cannot hold
//! is reported and its text alternative stands in its place.

use std::fmt::Write as _;

use super::inlines::Mark;
use super::media::Media;
use super::writer::{Spot, Writer};
use super::xml::escaped;
use crate::view::paper::Place;

/// English metric units in a CSS pixel, and in a twip.
const PIXEL: u64 = 9525;
const TWIP: u64 = 635;

impl<'a> Writer<'a> {
    /// A picture in a line, as large as on the page where it fits.
    pub fn picture(&mut self, index: usize, alt: &str, place: Place, mark: &Mark<'_>, spot: &Spot) {
        let Some(picture) = self.paper.pictures.get(index) else { return };
        let darkroom = &self.stationery.darkroom;
        let known = self.media.entry(index);
        let media = known
            .or_insert_with(|| darkroom.develop(&picture.bytes, picture.format, (picture.width, picture.height)))
            .clone();
        let Some(media) = media else {
            let what = format!("the picture {}", picture.name);
            let help = "save it as PNG, JPEG or SVG; its text alternative stands in the document instead";
            self.cannot(&what, place.or(picture.place), help);
            return self.words(alt, mark);
        };
        let most = (u64::from(spot.width) * TWIP, u64::from(self.look.text_height(self.landscape)) * TWIP * 4 / 5);
        self.targets().pictures.insert(index);
        let id = self.next();
        let svg = media.svg.is_some().then(|| format!("rIdV{}", index + 1));
        drawing(&mut self.out, id, &picture.name, alt, &media, most, (&format!("rIdP{}", index + 1), svg.as_deref()));
    }
}

/// Width and height in English metric units: the picture's own, or the largest of the same shape that fits.
fn fit(media: &Media, most: (u64, u64)) -> (u64, u64) {
    let (width, height) = (u64::from(media.width) * PIXEL, u64::from(media.height) * PIXEL);
    let (width, height) = if width > most.0 { (most.0, height * most.0 / width) } else { (width, height) };
    let (width, height) = if height > most.1 { (width * most.1 / height, most.1) } else { (width, height) };
    (width.max(1), height.max(1))
}

/// A run with a drawing, at most `most` wide and high. `targets` are the relationships of the picture and of its SVG.
pub fn drawing(
    out: &mut String,
    id: u32,
    name: &str,
    alt: &str,
    media: &Media,
    most: (u64, u64),
    targets: (&str, Option<&str>),
) {
    let (width, height) = fit(media, most);
    let (name, alt) = (escaped(name), escaped(alt.trim()));
    let decorative = if alt.is_empty() {
        "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative \
         xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>"
    } else {
        ""
    };
    let _ = write!(
        out,
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{id}\" name=\"{name}\" descr=\"{alt}\">{decorative}</wp:docPr><wp:cNvGraphicFramePr>\
         <a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
         <pic:cNvPr id=\"{id}\" name=\"{name}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
         <a:blip r:embed=\"{}\">",
        targets.0
    );
    if let Some(svg) = targets.1 {
        let _ = write!(
            out,
            "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
             xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{svg}\"/></a:ext></a:extLst>"
        );
    }
    let _ = write!(
        out,
        "</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
         <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    );
}
