//! Header and footer of the pages, as the theme's `word.yaml` words them.

use std::fmt::Write as _;

use super::inlines::Mark;
use super::look::slots;
use super::pictures::drawing;
use super::writer::{Paragraph, Spot, Writer};
use super::xml::{DECLARATION, NAMESPACES};

/// The logo is at most this wide and high, in English metric units: 50 by 8 mm.
const LOGO: (u64, u64) = (1_800_000, 288_000);

impl<'a> Writer<'a> {
    /// The part of a header: `element` is `hdr` or `ftr`, `wide` for pages that lie on their side.
    pub fn furniture(&mut self, element: &str, wide: bool) -> String {
        let look = self.look;
        let (style, start, end) = if element == "hdr" {
            ("Header", &look.header.start, &look.header.end)
        } else {
            ("Footer", &look.footer.start, &look.footer.end)
        };
        let style = if wide { format!("{style}Wide") } else { style.to_owned() };
        let keep = std::mem::take(&mut self.out);
        self.open(&Paragraph { style: &style, ..Paragraph::default() }, &Spot::page(0));
        let begin = self.out.len();
        self.line(start);
        let first = self.out[begin..].to_owned();
        let tab = self.out.len();
        self.out.push_str("<w:r><w:tab/></w:r>");
        let begin = self.out.len();
        self.line(end);
        // A site that is its own publisher is not named twice in a line.
        if self.out[begin..] == first || self.out.len() == begin {
            self.out.truncate(tab);
        }
        self.close();
        let line = std::mem::replace(&mut self.out, keep);
        format!("{DECLARATION}<w:{element} {NAMESPACES}>{line}</w:{element}>")
    }

    fn line(&mut self, line: &str) {
        let paper = self.paper;
        let mark = Mark::of(paper);
        for slot in slots(line) {
            match slot {
                Ok(words) => self.words(words, &mark),
                Err("logo") => match self.stationery.logo.clone() {
                    Some(media) => {
                        let svg = media.svg.is_some().then_some("rIdLogoVector");
                        let id = self.next();
                        drawing(&mut self.out, id, "Logo", &paper.words.logo, &media, LOGO, ("rIdLogo", svg));
                    }
                    None => self.words(&paper.site_title, &mark),
                },
                Err("site") => self.words(&paper.site_title, &mark),
                Err("publisher") => self.words(&paper.publisher, &mark),
                Err("title") => self.words(&paper.title, &mark),
                Err("kind") => self.words(&paper.kind_label, &mark),
                Err("date") => self.words(paper.date_text.as_deref().unwrap_or_default(), &mark),
                Err("pages") => {
                    self.words(&format!("{} ", paper.words.page), &mark);
                    self.field("PAGE");
                    self.words(&format!(" {} ", paper.words.of), &mark);
                    self.field("NUMPAGES");
                }
                // Reported when the theme was read.
                Err(_) => {}
            }
        }
    }

    /// A number that Word counts.
    fn field(&mut self, instruction: &str) {
        let properties = if self.paper.rtl { "<w:rPr><w:rtl/></w:rPr>" } else { "" };
        let _ = write!(
            self.out,
            "<w:r>{properties}<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>{properties}<w:instrText xml:space=\"preserve\"> \
             {instruction} </w:instrText></w:r><w:r>{properties}<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>{properties}\
             <w:t>1</w:t></w:r><w:r>{properties}<w:fldChar w:fldCharType=\"end\"/></w:r>"
        );
    }
}
