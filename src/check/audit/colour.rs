//! What a colour of a style sheet comes to in light and in dark: custom properties, `light-dark()`, `color-mix()` and colours
//! made `from` another (CSS Color 5), as far as themes use them. A colour that cannot be worked out is nobody's fault.

use std::collections::{BTreeMap, BTreeSet};

use cssparser::color::{parse_hash_color, parse_named_color};
use cssparser::{Parser, ParserInput, Token};
use palette::color_difference::Wcag21RelativeContrast;
use palette::convert::FromColorUnclamped;
use palette::{Hsl, Oklab, Oklch, Srgb};

/// Which of its two looks a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// Dark words on light.
    Light,
    /// Light words on dark.
    Dark,
}

/// A colour, not clipped to what screens show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    rgb: Srgb<f32>,
    /// 1 where nothing shines through.
    pub alpha: f32,
}

impl Colour {
    /// What is seen of it on `ground`.
    pub fn on(self, ground: Colour) -> Colour {
        let mix = |over: f32, under: f32| over * self.alpha + under * (1.0 - self.alpha);
        let (over, under) = (self.clipped(), ground.clipped());
        let rgb = Srgb::new(mix(over.red, under.red), mix(over.green, under.green), mix(over.blue, under.blue));
        Colour { rgb, alpha: 1.0 }
    }

    fn clipped(self) -> Srgb<f32> {
        let clip = |part: f32| part.clamp(0.0, 1.0);
        Srgb::new(clip(self.rgb.red), clip(self.rgb.green), clip(self.rgb.blue))
    }

    /// Contrast of two colours by WCAG 2, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f32 {
        // A screen has 256 steps of each colour.
        let seen = |colour: Colour| colour.clipped().into_format::<u8>().into_format::<f32>();
        seen(self).relative_contrast(seen(other))
    }

    /// `#rrggbb`
    pub fn hex(self) -> String {
        let seen = self.clipped().into_format::<u8>();
        format!("#{:02x}{:02x}{:02x}", seen.red, seen.green, seen.blue)
    }
}

/// Custom properties of a sheet, as they are written.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// For both schemes.
    pub all: BTreeMap<String, String>,
    /// Within `@media (prefers-color-scheme: …)`.
    pub of: BTreeMap<Scheme, BTreeMap<String, String>>,
}

impl Tokens {
    fn get(&self, name: &str, scheme: Scheme) -> Option<&str> {
        let own = self.of.get(&scheme).and_then(|of| of.get(name));
        own.or_else(|| self.all.get(name)).map(String::as_str)
    }

    /// What a value comes to, and the custom properties that it took.
    pub fn colour(&self, value: &str, scheme: Scheme) -> Option<(Colour, BTreeSet<String>)> {
        let mut reader = Reader { tokens: self, scheme, depth: 0, used: BTreeSet::new() };
        let colour = reader.text(value)?;
        Some((colour, reader.used))
    }
}

struct Reader<'a> {
    tokens: &'a Tokens,
    scheme: Scheme,
    depth: usize,
    used: BTreeSet<String>,
}

/// A custom property that is made of itself ends here.
const DEEPEST: usize = 24;

/// More functions in one value than anybody writes; each is read within the other.
const MOST_FUNCTIONS: usize = 64;

type Read<'i, T> = Result<T, cssparser::ParseError<'i, ()>>;

impl Reader<'_> {
    fn text(&mut self, text: &str) -> Option<Colour> {
        if self.depth > DEEPEST || text.matches('(').count() > MOST_FUNCTIONS {
            return None;
        }
        self.depth += 1;
        let mut input = ParserInput::new(text);
        let mut parser = Parser::new(&mut input);
        let found = self.colour(&mut parser).ok().filter(|_| parser.is_exhausted());
        self.depth -= 1;
        found
    }

    fn colour<'i>(&mut self, input: &mut Parser<'i, '_>) -> Read<'i, Colour> {
        let token = input.next()?.clone();
        let solid =
            |red: u8, green: u8, blue: u8, alpha: f32| Colour { rgb: Srgb::new(red, green, blue).into_format(), alpha };
        match token {
            Token::Hash(hex) | Token::IDHash(hex) => match parse_hash_color(hex.as_bytes()) {
                Ok((red, green, blue, alpha)) => Ok(solid(red, green, blue, alpha)),
                Err(()) => Err(input.new_custom_error(())),
            },
            Token::Ident(name) if name.eq_ignore_ascii_case("transparent") => Ok(solid(0, 0, 0, 0.0)),
            Token::Ident(name) => match parse_named_color(&name) {
                Ok((red, green, blue)) => Ok(solid(red, green, blue, 1.0)),
                Err(()) => Err(input.new_custom_error(())),
            },
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                input.parse_nested_block(|inner| self.function(&name, inner))
            }
            _ => Err(input.new_custom_error(())),
        }
    }

    fn function<'i>(&mut self, name: &str, input: &mut Parser<'i, '_>) -> Read<'i, Colour> {
        match name {
            "var" => {
                let token = input.expect_ident()?.to_string();
                let value = self.tokens.get(&token, self.scheme).map(str::to_owned);
                self.used.insert(token);
                if let Some(found) = value.and_then(|value| self.text(&value)) {
                    while input.next().is_ok() {}
                    return Ok(found);
                }
                input.expect_comma()?;
                self.colour(input)
            }
            "light-dark" => {
                let light = self.colour(input)?;
                input.expect_comma()?;
                let dark = self.colour(input)?;
                Ok(if self.scheme == Scheme::Light { light } else { dark })
            }
            "color-mix" => self.mix(input),
            "rgb" | "rgba" | "hsl" | "hsla" | "oklab" | "oklch" => self.space(name, input),
            _ => Err(input.new_custom_error(())),
        }
    }

    /// `color-mix(in oklab, red 75%, blue)`; mixed in OKLab or in sRGB.
    fn mix<'i>(&mut self, input: &mut Parser<'i, '_>) -> Read<'i, Colour> {
        input.expect_ident_matching("in")?;
        let space = input.expect_ident()?.to_ascii_lowercase();
        input.expect_comma()?;
        let mut part = |input: &mut Parser<'i, '_>| -> Read<'i, (Colour, Option<f32>)> {
            let first = input.try_parse(|input| input.expect_percentage()).ok();
            let colour = self.colour(input)?;
            let share = first.or_else(|| input.try_parse(|input| input.expect_percentage()).ok());
            Ok((colour, share))
        };
        let (one, first) = part(input)?;
        input.expect_comma()?;
        let (two, second) = part(input)?;
        let (first, second) = match (first, second) {
            (None, None) => (0.5, 0.5),
            (Some(first), None) => (first, 1.0 - first),
            (None, Some(second)) => (1.0 - second, second),
            (Some(first), Some(second)) => (first, second),
        };
        let sum = first + second;
        if sum <= 0.0 || !matches!(space.as_str(), "oklab" | "oklch" | "srgb") {
            return Err(input.new_custom_error(()));
        }
        let (first, second) = (first / sum, second / sum);
        let alpha = one.alpha * first + two.alpha * second;
        // What shines through counts for less (CSS Color 4, section 12.3).
        let weigh = |one_part: f32, two_part: f32| match alpha > 0.0 {
            true => (one_part * one.alpha * first + two_part * two.alpha * second) / alpha,
            false => 0.0,
        };
        let rgb = match space.as_str() {
            "srgb" => Srgb::new(
                weigh(one.rgb.red, two.rgb.red),
                weigh(one.rgb.green, two.rgb.green),
                weigh(one.rgb.blue, two.rgb.blue),
            ),
            _ => {
                let (a, b) = (Oklab::from_color_unclamped(one.rgb), Oklab::from_color_unclamped(two.rgb));
                Srgb::from_color_unclamped(Oklab::new(weigh(a.l, b.l), weigh(a.a, b.a), weigh(a.b, b.b)))
            }
        };
        Ok(Colour { rgb, alpha: alpha * sum.min(1.0) })
    }

    /// `oklch(.6 .1 30)`, `rgb(1 2 3 / .5)`, or the same `from` another colour.
    fn space<'i>(&mut self, name: &str, input: &mut Parser<'i, '_>) -> Read<'i, Colour> {
        let from = match input.try_parse(|input| input.expect_ident_matching("from")) {
            Ok(()) => Some(self.colour(input)?),
            Err(_) => None,
        };
        let names: [&str; 3] = match name {
            "rgb" | "rgba" => ["r", "g", "b"],
            "hsl" | "hsla" => ["h", "s", "l"],
            "oklab" => ["l", "a", "b"],
            _ => ["l", "c", "h"],
        };
        let parts = from.map(|from| split(name, from.rgb)).unwrap_or_default();
        let mut known: Vec<(&str, f32)> = names.into_iter().zip(parts).collect();
        known.push(("alpha", from.map_or(1.0, |from| from.alpha)));
        if from.is_none() {
            known.clear();
        }
        // What 100 % means of each part.
        let whole: [f32; 3] = match name {
            "rgb" | "rgba" => [255.0; 3],
            "hsl" | "hsla" => [360.0, 100.0, 100.0],
            "oklab" => [1.0, 0.4, 0.4],
            _ => [1.0, 0.4, 360.0],
        };
        let mut values = [0.0; 3];
        for (value, whole) in values.iter_mut().zip(whole) {
            *value = number(input, &known, whole)?;
            let _ = input.try_parse(|input| input.expect_comma());
        }
        let slash = input.try_parse(|input| input.expect_delim('/')).is_ok();
        let alpha = match slash || !input.is_exhausted() {
            true => number(input, &known, 1.0)?.clamp(0.0, 1.0),
            false => from.map_or(1.0, |from| from.alpha),
        };
        let [a, b, c] = values;
        let rgb = match name {
            "rgb" | "rgba" => Srgb::new(a / 255.0, b / 255.0, c / 255.0),
            "hsl" | "hsla" => Srgb::from_color_unclamped(Hsl::new(a, b / 100.0, c / 100.0)),
            "oklab" => Srgb::from_color_unclamped(Oklab::new(a, b, c)),
            _ => Srgb::from_color_unclamped(Oklch::new(a, b, c)),
        };
        Ok(Colour { rgb, alpha })
    }
}

/// The parts of a colour in a space, in the units that CSS writes them in.
fn split(name: &str, rgb: Srgb<f32>) -> [f32; 3] {
    match name {
        "rgb" | "rgba" => [rgb.red * 255.0, rgb.green * 255.0, rgb.blue * 255.0],
        "hsl" | "hsla" => {
            let hsl: Hsl = Hsl::from_color_unclamped(rgb);
            [hsl.hue.into_positive_degrees(), hsl.saturation * 100.0, hsl.lightness * 100.0]
        }
        "oklab" => {
            let lab = Oklab::from_color_unclamped(rgb);
            [lab.l, lab.a, lab.b]
        }
        _ => {
            let lch = Oklch::from_color_unclamped(rgb);
            [lch.l, lch.chroma, lch.hue.into_positive_degrees()]
        }
    }
}

/// A part of a colour: a number, a percentage of `whole`, the name of a part, or what `min()`, `max()`, `clamp()` or `calc()`
/// make of such.
fn number<'i>(input: &mut Parser<'i, '_>, known: &[(&str, f32)], whole: f32) -> Read<'i, f32> {
    match input.next()?.clone() {
        Token::Number { value, .. } => Ok(value),
        Token::Percentage { unit_value, .. } => Ok(unit_value * whole),
        Token::Dimension { value, unit, .. } => match unit.to_ascii_lowercase().as_str() {
            "deg" => Ok(value),
            "turn" => Ok(value * 360.0),
            "rad" => Ok(value.to_degrees()),
            "grad" => Ok(value * 0.9),
            _ => Err(input.new_custom_error(())),
        },
        Token::Ident(name) if name.eq_ignore_ascii_case("none") => Ok(0.0),
        Token::Ident(name) => {
            let found = known.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
            found.map(|(_, value)| *value).ok_or_else(|| input.new_custom_error(()))
        }
        Token::ParenthesisBlock => input.parse_nested_block(|inner| sum(inner, known, whole)),
        Token::Function(name) => {
            let name = name.to_ascii_lowercase();
            let values =
                input.parse_nested_block(|inner| inner.parse_comma_separated(|inner| sum(inner, known, whole)))?;
            match (name.as_str(), values.as_slice()) {
                ("calc", [value]) => Ok(*value),
                ("min", [first, rest @ ..]) => Ok(rest.iter().fold(*first, |least, one| least.min(*one))),
                ("max", [first, rest @ ..]) => Ok(rest.iter().fold(*first, |most, one| most.max(*one))),
                ("clamp", [least, value, most]) => Ok(value.min(*most).max(*least)),
                _ => Err(input.new_custom_error(())),
            }
        }
        _ => Err(input.new_custom_error(())),
    }
}

fn sum<'i>(input: &mut Parser<'i, '_>, known: &[(&str, f32)], whole: f32) -> Read<'i, f32> {
    let mut total = product(input, known, whole)?;
    loop {
        let sign = input.try_parse(|input| match input.next()? {
            Token::Delim('+') => Ok(1.0),
            Token::Delim('-') => Ok(-1.0),
            _ => Err(input.new_custom_error::<(), ()>(())),
        });
        match sign {
            Ok(sign) => total += sign * product(input, known, whole)?,
            Err(_) => return Ok(total),
        }
    }
}

fn product<'i>(input: &mut Parser<'i, '_>, known: &[(&str, f32)], whole: f32) -> Read<'i, f32> {
    let mut total = number(input, known, whole)?;
    loop {
        let times = input.try_parse(|input| match input.next()? {
            Token::Delim('*') => Ok(true),
            Token::Delim('/') => Ok(false),
            _ => Err(input.new_custom_error::<(), ()>(())),
        });
        match times {
            Ok(true) => total *= number(input, known, whole)?,
            Ok(false) => total /= number(input, known, whole)?,
            Err(_) => return Ok(total),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where it fails")]
    use super::*;

    fn tokens(all: &[(&str, &str)]) -> Tokens {
        let all = all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Tokens { all, of: BTreeMap::new() }
    }

    fn hex(value: &str, scheme: Scheme) -> String {
        let tokens = tokens(&[("--brand", "#7a1f4f"), ("--accent", "var(--brand)"), ("--loop", "var(--loop)")]);
        tokens.colour(value, scheme).map_or("none".to_owned(), |(colour, _)| colour.hex())
    }

    /// As Chromium paints them.
    #[test]
    fn colours_come_to_what_a_browser_paints() {
        for (value, light, dark) in [
            ("#abc", "#aabbcc", "#aabbcc"),
            ("white", "#ffffff", "#ffffff"),
            ("rgb(255 0 0 / .5)", "#ff0000", "#ff0000"),
            ("rgba(1, 2, 3, 0.5)", "#010203", "#010203"),
            ("hsl(120deg 100% 25%)", "#008000", "#008000"),
            ("light-dark(#fff, #000)", "#ffffff", "#000000"),
            ("oklch(1 0 0)", "#ffffff", "#ffffff"),
            ("var(--accent)", "#7a1f4f", "#7a1f4f"),
            ("oklch(from var(--accent) l c h)", "#7a1f4f", "#7a1f4f"),
            ("oklch(from var(--accent) min(l, .9) c h)", "#7a1f4f", "#7a1f4f"),
            ("color-mix(in srgb, #fff 50%, #000)", "#808080", "#808080"),
            ("rgb(from #102030 r calc(g + 16) 10%)", "#10301a", "#10301a"),
            ("var(--none, #123456)", "#123456", "#123456"),
            ("var(--loop)", "none", "none"),
            ("currentcolor", "none", "none"),
            ("linear-gradient(red, blue)", "none", "none"),
            (&"light-dark(".repeat(100_000), "none", "none"),
        ] {
            assert_eq!(
                (hex(value, Scheme::Light), hex(value, Scheme::Dark)),
                (light.to_owned(), dark.to_owned()),
                "{value}"
            );
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let colour = |value: &str| tokens(&[]).colour(value, Scheme::Light).unwrap().0;
        assert!((colour("#fff").contrast(colour("#000")) - 21.0).abs() < 0.01);
        assert!((colour("#767676").contrast(colour("#fff")) - 4.54).abs() < 0.01);
        assert!((colour("#777").contrast(colour("#fff")) - 4.48).abs() < 0.01);
        assert_eq!(colour("rgb(0 0 0 / .5)").on(colour("#fff")).hex(), "#808080");
    }

    #[test]
    fn what_a_colour_was_made_of_is_told() {
        let tokens = tokens(&[("--brand", "#7a1f4f"), ("--accent", "var(--brand)")]);
        let (_, used) = tokens.colour("oklch(from var(--accent) l c h)", Scheme::Light).unwrap();
        assert_eq!(used.into_iter().collect::<Vec<_>>(), ["--accent", "--brand"]);
    }
}
