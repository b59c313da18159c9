//! The font that answers are typed in: a small part of a font of the theme, with one byte for each letter, so that
//! every viewer and every tool can write with it. Its codes are those of Windows' Latin alphabet, and where that has
//! none, Welsh, Māori and Polish letters, which the encoding's differences name. What stands in a field from the start
//! is set with the same font without the differences: not every validator knows the name of ŵ.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use ttf_parser::{RawFace, Tag};

/// What Windows' Latin alphabet has at 0x80 to 0x9f; 0 where it has nothing.
const WINDOWS: [u32; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
    0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];
/// Letters in codes that are free, Welsh ones first.
const MORE: &str = "ŵŷŴŶẃẁẅẂẀẄỳỲāēīōūĀĒĪŌŪąćęłńśźżŁŚŻ";
/// Codes that are free: control characters without tab and line ends, and the holes of Windows' alphabet.
const FREE: &[u8] = &[
    0x81, 0x8d, 0x8f, 0x90, 0x9d, 0x7f, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0b, 0x0c, 0x0e, 0x0f, 0x10,
    0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f,
];
/// Names of those letters (Adobe Glyph List), in the same order.
const NAMES: &str = "wcircumflex ycircumflex Wcircumflex Ycircumflex wacute wgrave wdieresis Wacute Wgrave Wdieresis \
                     ygrave Ygrave amacron emacron imacron omacron umacron Amacron Emacron Imacron Omacron Umacron \
                     aogonek cacute eogonek lslash nacute sacute zacute zdotaccent Lslash Sacute Zdotaccent";

/// The font, ready to be put into documents.
pub struct Face {
    /// Code of each letter, in order of codes.
    codes: Vec<(u8, char)>,
    descriptor: Dictionary,
    widths: Vec<Object>,
    file: Stream,
    unicode: Stream,
}

/// All letters with their codes, in order of codes.
fn alphabet() -> Vec<(u8, char)> {
    let windows = WINDOWS.iter().zip(0x80_u8..).filter_map(|(letter, code)| Some((code, char::from_u32(*letter)?)));
    let mut all: Vec<(u8, char)> = (0x20_u8..0x7f)
        .chain(0xa0..=0xff)
        .map(|code| (code, char::from(code)))
        .chain(windows.filter(|(_, letter)| *letter != '\0'))
        .chain(FREE.iter().copied().zip(MORE.chars()))
        .collect();
    all.sort_unstable();
    all
}

impl Face {
    /// From the font that has most of the letters, upright and of normal weight; none if there is no TrueType font.
    pub fn new<'a>(fonts: impl Iterator<Item = &'a [u8]>) -> Option<Face> {
        let alphabet = alphabet();
        let best = fonts
            .filter_map(|bytes| Some((bytes, ttf_parser::Face::parse(bytes, 0).ok()?)))
            .filter(|(_, face)| face.tables().glyf.is_some())
            .map(|(bytes, face)| {
                let has = alphabet.iter().filter(|(_, letter)| face.glyph_index(*letter).is_some()).count();
                let plain = !face.is_monospaced() && !face.is_bold() && !face.is_italic();
                ((plain, has), bytes)
            })
            // The first of equals, so that the choice hangs on nothing but names and fonts.
            .rev_max()?;
        Face::of(best, &alphabet)
    }

    fn of(bytes: &[u8], alphabet: &[(u8, char)]) -> Option<Face> {
        let face = ttf_parser::Face::parse(bytes, 0).ok()?;
        let scale = 1000.0 / f64::from(face.units_per_em());
        let scaled = |units: i16| Object::Integer((f64::from(units) * scale).round() as i64);
        let codes: Vec<(u8, char)> =
            alphabet.iter().copied().filter(|(_, letter)| face.glyph_index(*letter).is_some()).collect();
        let mut widths = vec![Object::Integer(0); 256];
        for (code, letter) in &codes {
            let advance = face.glyph_index(*letter).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
            widths[usize::from(*code)] = Object::Integer((f64::from(advance) * scale).round() as i64);
        }
        let mut letters: Vec<char> = codes.iter().map(|(_, letter)| *letter).collect();
        letters.sort_unstable();
        let whole = part(bytes, &face, &letters)?;
        let bounds = face.global_bounding_box();
        let descriptor = dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => "KitpressField",
            // Not symbolic: codes have names, names are letters, letters lead to glyphs.
            "Flags" => 32,
            "FontBBox" => vec![
                scaled(bounds.x_min), scaled(bounds.y_min), scaled(bounds.x_max), scaled(bounds.y_max),
            ],
            "ItalicAngle" => 0,
            "Ascent" => scaled(face.ascender()),
            "Descent" => scaled(face.descender()),
            "CapHeight" => scaled(face.capital_height().unwrap_or(face.ascender())),
            "StemV" => 80,
        };
        let mut file = Stream::new(dictionary! { "Length1" => whole.len() as i64 }, whole);
        file.compress().ok()?;
        let mut unicode = Stream::new(Dictionary::new(), unicode_map(&codes).into_bytes());
        unicode.compress().ok()?;
        Some(Face { codes, descriptor, widths, file, unicode })
    }

    /// The bytes that show a text without the differences; `None` if there is a letter that Windows' alphabet lacks.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        let known = |letter| self.codes.iter().find(|(code, known)| *known == letter && !FREE.contains(code));
        text.chars().map(|letter| known(letter).map(|(code, _)| *code)).collect()
    }

    /// Puts the font into a document: once to type with, once for what stands there already.
    pub fn add(&self, document: &mut Document) -> (ObjectId, ObjectId) {
        let file = document.add_object(self.file.clone());
        let unicode = document.add_object(self.unicode.clone());
        let mut descriptor = self.descriptor.clone();
        descriptor.set("FontFile2", file);
        let descriptor = document.add_object(descriptor);
        let mut differences = Vec::new();
        let mut extra: Vec<(u8, &str)> = FREE.iter().copied().zip(NAMES.split(' ')).collect();
        extra.sort_unstable();
        for (code, name) in extra {
            differences.push(Object::Integer(i64::from(code)));
            differences.push(name.into());
        }
        let plain = dictionary! {
            "Type" => "Font",
            "Subtype" => "TrueType",
            "BaseFont" => "KitpressField",
            "FirstChar" => 0,
            "LastChar" => 255,
            "Widths" => self.widths.clone(),
            "FontDescriptor" => descriptor,
            "ToUnicode" => unicode,
            "Encoding" => "WinAnsiEncoding",
        };
        let mut typed = plain.clone();
        typed.set(
            "Encoding",
            dictionary! { "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding", "Differences" => differences },
        );
        (document.add_object(typed), document.add_object(plain))
    }
}

/// The first of the greatest.
trait RevMax<'a> {
    fn rev_max(self) -> Option<&'a [u8]>;
}

impl<'a, I: Iterator<Item = ((bool, usize), &'a [u8])>> RevMax<'a> for I {
    fn rev_max(self) -> Option<&'a [u8]> {
        let mut best: Option<((bool, usize), &'a [u8])> = None;
        for next in self {
            if best.is_none_or(|best| next.0 > best.0) {
                best = Some(next);
            }
        }
        best.map(|(_, bytes)| bytes)
    }
}

/// ISO 32000-1, 9.10.3: which letter each code is.
fn unicode_map(codes: &[(u8, char)]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering \
         (UCS) /Supplement 0 >> def\n/CMapName /KitpressField-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> \
         <FF>\nendcodespacerange\n",
    );
    for some in codes.chunks(100) {
        map.push_str(&format!("{} beginbfchar\n", some.len()));
        for (code, letter) in some {
            map.push_str(&format!("<{code:02X}> <{:04X}>\n", *letter as u32));
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// A TrueType font with a glyph for each letter, in order of letters, and nothing else.
fn part(bytes: &[u8], face: &ttf_parser::Face, letters: &[char]) -> Option<Vec<u8>> {
    let raw = RawFace::parse(bytes, 0).ok()?;
    let table = |name: &[u8; 4]| raw.table(Tag::from_bytes(name));
    let (glyf, loca) = (table(b"glyf")?, table(b"loca")?);
    let long = table(b"head")?.get(51)? == &1;
    let outline = |glyph: u16| -> Option<&[u8]> {
        let at = |index: usize| -> Option<usize> {
            if long {
                Some(u32::from_be_bytes(loca.get(index * 4..index * 4 + 4)?.try_into().ok()?) as usize)
            } else {
                Some(usize::from(u16::from_be_bytes(loca.get(index * 2..index * 2 + 2)?.try_into().ok()?)) * 2)
            }
        };
        glyf.get(at(usize::from(glyph))?..at(usize::from(glyph) + 1)?)
    };
    // New number = position; the glyphs that others are made of come last.
    let mut glyphs: Vec<u16> = vec![0];
    glyphs.extend(letters.iter().filter_map(|letter| face.glyph_index(*letter).map(|glyph| glyph.0)));
    let mut outlines: Vec<Vec<u8>> = Vec::new();
    while outlines.len() < glyphs.len() {
        let mut outline = outline(glyphs[outlines.len()])?.to_vec();
        for at in components(&outline) {
            let old = u16::from_be_bytes([*outline.get(at)?, *outline.get(at + 1)?]);
            // Glyphs of letters may be there twice; a component is looked for among the last, or added.
            let new = glyphs.iter().skip(1).position(|known| *known == old).map(|position| position + 1);
            let new = new.unwrap_or_else(|| {
                glyphs.push(old);
                glyphs.len() - 1
            });
            outline.splice(at..at + 2, (new as u16).to_be_bytes());
        }
        outlines.push(outline);
    }
    let count = glyphs.len() as u16;
    let (mut new_glyf, mut new_loca, mut new_hmtx) = (Vec::new(), Vec::new(), Vec::new());
    for (glyph, outline) in glyphs.iter().zip(&outlines) {
        new_loca.extend((new_glyf.len() as u32).to_be_bytes());
        new_glyf.extend_from_slice(outline);
        new_glyf.resize(new_glyf.len().next_multiple_of(4), 0);
        let glyph = ttf_parser::GlyphId(*glyph);
        new_hmtx.extend(face.glyph_hor_advance(glyph).unwrap_or(0).to_be_bytes());
        new_hmtx.extend(face.glyph_hor_side_bearing(glyph).unwrap_or(0).to_be_bytes());
    }
    new_loca.extend((new_glyf.len() as u32).to_be_bytes());
    let changed = |name: &[u8; 4], at: usize, value: u16| -> Option<Vec<u8>> {
        let mut copy = table(name)?.to_vec();
        copy.get_mut(at..at + 2)?.copy_from_slice(&value.to_be_bytes());
        Some(copy)
    };
    let mut head = changed(b"head", 50, 1)?;
    head.get_mut(8..12)?.fill(0);
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"cmap", cmap(letters)),
        (b"glyf", new_glyf),
        (b"head", head),
        (b"hhea", changed(b"hhea", 34, count)?),
        (b"hmtx", new_hmtx),
        (b"loca", new_loca),
        (b"maxp", changed(b"maxp", 4, count)?),
    ];
    for name in [b"cvt ", b"fpgm", b"prep"] {
        tables.extend(table(name).map(|copy| (name, copy.to_vec())));
    }
    tables.sort_by_key(|(name, _)| **name);
    Some(assemble(&tables))
}

/// Where in an outline the numbers of its components are: none, unless it is composite.
fn components(outline: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    if outline.first().is_none_or(|high| high & 0x80 == 0) {
        return found;
    }
    let mut at = 10;
    while let Some(flags) = outline.get(at..at + 2).map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]])) {
        found.push(at + 2);
        at += 4 + if flags & 0x01 != 0 { 4 } else { 2 };
        at += match flags {
            _ if flags & 0x08 != 0 => 2,
            _ if flags & 0x40 != 0 => 4,
            _ if flags & 0x80 != 0 => 8,
            _ => 0,
        };
        if flags & 0x20 == 0 {
            break;
        }
    }
    found
}

/// One table of format 4: glyphs follow each other as letters do, so each run of letters is a segment.
fn cmap(letters: &[char]) -> Vec<u8> {
    let mut runs: Vec<(u16, u16, u16)> = Vec::new();
    for (letter, glyph) in letters.iter().zip(1_u16..) {
        let letter = *letter as u16;
        match runs.last_mut() {
            Some(run) if run.1 + 1 == letter => run.1 = letter,
            _ => runs.push((letter, letter, glyph)),
        }
    }
    runs.push((0xffff, 0xffff, 0));
    let segments = runs.len() as u16;
    let power = segments.ilog2() as u16;
    let search = 2 << power;
    let mut out: Vec<u16> = vec![0, 1, 3, 1, 0, 12, 4, 16 + segments * 8, 0, segments * 2];
    out.extend([search, power, segments * 2 - search]);
    out.extend(runs.iter().map(|run| run.1));
    out.push(0);
    out.extend(runs.iter().map(|run| run.0));
    out.extend(runs.iter().map(|run| run.2.wrapping_sub(run.0)));
    out.extend(runs.iter().map(|_| 0));
    out.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// The file: a directory and the tables in order of names, with their checksums.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.ilog2() as u16;
    let range = 16_u16 << power;
    let mut out = vec![0, 1, 0, 0];
    for word in [count, range, power, count * 16 - range] {
        out.extend(word.to_be_bytes());
    }
    let mut at = 12 + tables.len() * 16;
    for (name, table) in tables {
        out.extend_from_slice(*name);
        out.extend(checksum(table).to_be_bytes());
        out.extend((at as u32).to_be_bytes());
        out.extend((table.len() as u32).to_be_bytes());
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        out.extend_from_slice(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&out));
    if let Some((position, _)) = tables.iter().enumerate().find(|(_, (name, _))| *name == b"head") {
        let entry = 12 + position * 16 + 8;
        let at = u32::from_be_bytes([out[entry], out[entry + 1], out[entry + 2], out[entry + 3]]) as usize;
        out[at + 8..at + 12].copy_from_slice(&adjustment.to_be_bytes());
    }
    out
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes
        .chunks(4)
        .map(|word| word.iter().zip([24, 16, 8, 0]).map(|(byte, shift)| u32::from(*byte) << shift).sum::<u32>())
        .fold(0, u32::wrapping_add)
}
