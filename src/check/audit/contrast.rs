//! Contrast of words with what is behind them, and size of what is pressed: read from the theme's style sheets, in light and
//! in dark, with the site's own accent.
//!
//! Which colours meet is known for a rule that sets both; for one that sets its colour, where one of its selectors names
//! something that another rule gives a background (`.site-footer a` is on the background of `.site-footer`); for words that
//! nothing else is said of, on the page's own background, where a finished page shows them there; and for the tokens of the
//! default theme, which [`PAIRS`] and [`EDGES`] list. What only a browser can know, such as pictures behind words, is left to
//! one.

use std::collections::BTreeMap;

use super::colour::{Colour, Scheme, Tokens};
use super::ground::{Ground, Selector, behind};
use super::style::{Rule, rules, split};
use super::tree::{Tree, is_blank};
use super::{FinishedPage, LOOKED_INTO};
use crate::check::Cx;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::yaml::FieldPath;

/// Words and grounds of the default theme that meet somewhere. A theme that has these tokens keeps these promises.
pub const PAIRS: &[(&str, &str)] = &[
    ("--ink", "--paper"),
    ("--ink", "--surface"),
    ("--ink", "--sunk"),
    ("--ink", "--accent-tint"),
    ("--ink", "--support-tint"),
    ("--ink", "--spark-tint"),
    ("--ink", "--alarm-tint"),
    ("--quiet", "--paper"),
    ("--quiet", "--surface"),
    ("--quiet", "--sunk"),
    ("--accent-ink", "--paper"),
    ("--accent-ink", "--surface"),
    ("--accent-ink", "--sunk"),
    ("--accent-ink", "--accent-tint"),
    ("--accent-ink", "--support-tint"),
    ("--support-ink", "--paper"),
    ("--support-ink", "--support-tint"),
    ("--spark-ink", "--spark-tint"),
    ("--alarm-ink", "--alarm-tint"),
    ("--alarm-ink", "--paper"),
    ("--on-deep", "--accent-deep"),
    ("--on-deep", "--button-hover"),
];

/// Edges, marks and large letters of the default theme, and what they stand out from.
pub const EDGES: &[(&str, &str)] = &[
    ("--edge", "--paper"),
    ("--edge", "--surface"),
    ("--focus", "--paper"),
    ("--focus", "--surface"),
    ("--focus", "--sunk"),
    ("--accent-mid", "--paper"),
    ("--support-mid", "--paper"),
    ("--button-edge", "--paper"),
];

/// Least contrast of words (WCAG 2.2, 1.4.3).
const WORDS: f32 = 4.5;
/// Least contrast of large words, edges and marks (1.4.3 and 1.4.11).
const LARGE: f32 = 3.0;

struct Sheet {
    rules: Vec<Rule>,
    tokens: Tokens,
    /// Where each token was given last; the site's own accent in `site.yaml`.
    places: BTreeMap<String, (SourceId, Span)>,
    /// The theme's own colours, without the site's accent.
    own: Tokens,
    schemes: Vec<Scheme>,
}

/// Rules for other media than a screen, or for readers whose own colours count, say nothing here.
fn on_screen(rule: &Rule) -> bool {
    let apart = |condition: &String| {
        ["print", "forced-colors", "prefers-contrast", "inverted-colors"].iter().any(|word| condition.contains(word))
    };
    !rule.conditions.iter().any(apart)
}

impl Sheet {
    fn new(cx: &Cx<'_>) -> Sheet {
        let mut all = Vec::new();
        for source in cx
            .sources
            .theme
            .styles
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "css/syntax.css" | "css/noscript.css"))
            .map(|(_, source)| *source)
        {
            all.extend(rules(source, cx.text(source)));
        }
        all.retain(on_screen);
        // What stands in a layer gives way to what stands in none.
        all.sort_by_key(|rule| !rule.conditions.iter().any(|one| one.starts_with("@layer")));
        let mut sheet = Sheet {
            rules: all,
            tokens: Tokens::default(),
            places: BTreeMap::new(),
            own: Tokens::default(),
            schemes: vec![Scheme::Light],
        };
        let mut dark = false;
        for rule in &sheet.rules {
            let condition = rule.conditions.iter().find_map(|one| one.split_once("prefers-color-scheme"));
            let scheme = condition.map(|(_, rest)| if rest.contains("dark") { Scheme::Dark } else { Scheme::Light });
            dark |= scheme == Some(Scheme::Dark);
            let root = rule.selectors.iter().any(|one| matches!(one.as_str(), ":root" | "html" | ":root, html"));
            for one in &rule.declarations {
                dark |= one.name == "color-scheme" && one.value.contains("dark");
                if root && one.name.starts_with("--") {
                    let into = match scheme {
                        Some(scheme) => sheet.tokens.of.entry(scheme).or_default(),
                        None => &mut sheet.tokens.all,
                    };
                    into.insert(one.name.clone(), one.value.clone());
                    sheet.places.insert(one.name.clone(), (rule.source, one.span));
                }
            }
        }
        if dark {
            sheet.schemes.push(Scheme::Dark);
        }
        sheet.own = sheet.tokens.clone();
        if let Some(accent) = cx.site.data.config.brand.accent.as_deref() {
            sheet.tokens.all.insert("--brand".to_owned(), accent.to_owned());
        }
        sheet
    }

    /// The contrast of two values in a scheme, if both can be worked out; words may let their ground shine through, and
    /// a ground the page.
    fn contrast(&self, tokens: &Tokens, (words, ground): (&str, &str), scheme: Scheme) -> Option<Met> {
        let (words, used) = tokens.colour(words, scheme)?;
        let (ground, more) = tokens.colour(ground, scheme)?;
        let ground = match ground.alpha < 1.0 {
            true => ground.on(self.page(tokens, scheme)?),
            false => ground,
        };
        let words = words.on(ground);
        let branded = used.iter().chain(&more).any(|name| name == "--brand");
        Some(Met { words, ground, ratio: words.contrast(ground), branded })
    }

    /// The background of the page.
    fn page(&self, tokens: &Tokens, scheme: Scheme) -> Option<Colour> {
        tokens.colour(&self.page_value()?, scheme).map(|(colour, _)| colour).filter(|colour| colour.alpha >= 1.0)
    }

    fn page_value(&self) -> Option<String> {
        let of = |name: &str| {
            let own = |rule: &&Rule| rule.selectors.iter().any(|one| one == name) && ground(rule).is_some();
            self.rules.iter().rev().find(own).and_then(ground)
        };
        of("body").or_else(|| of("html")).or_else(|| of(":root"))
    }

    /// Looks at a pair in every scheme; what is too weak is said once.
    fn judge(&self, cx: &Cx<'_>, pair: (&str, &str), least: f32, place: (SourceId, Span)) -> Option<Diagnostic> {
        let weak = |tokens: &Tokens, scheme: &Scheme| {
            self.contrast(tokens, pair, *scheme).filter(|met| met.ratio + 0.005 < least).map(|met| (*scheme, met))
        };
        let found: Vec<(Scheme, Met)> = self.schemes.iter().filter_map(|scheme| weak(&self.tokens, scheme)).collect();
        let (_, worst) = found.iter().min_by(|(_, a), (_, b)| a.ratio.total_cmp(&b.ratio))?;
        let schemes = match found.as_slice() {
            [_] if self.schemes.len() == 1 => "",
            [(Scheme::Light, _)] => " in light",
            [(Scheme::Dark, _)] => " in dark",
            _ => " in light and in dark",
        };
        let code = if least < WORDS { Code::EdgeContrast } else { Code::ColourContrast };
        let (words, ground) = pair;
        let tenths = (worst.ratio * 10.0).floor() / 10.0;
        let message = format!(
            "{} on {} has a contrast of {tenths:.1}:1{schemes}; {least}:1 is needed",
            shown(words, worst.words),
            shown(ground, worst.ground)
        );
        // With the theme's own accent it holds: then it is the site's that is wrong.
        let accent = cx.site.data.config.brand.accent.is_some() && worst.branded;
        if accent && self.schemes.iter().all(|scheme| weak(&self.own, scheme).is_none()) {
            let (source, span) = cx.config(&FieldPath::new().key("brand").key("accent"));
            let help =
                "choose a darker or a lighter tone of your colour, or a theme that derives readable tones from it";
            return Some(
                Diagnostic::new(code, message).at(source, span).also(place.0, place.1, "used here").help(help),
            );
        }
        let help = "make one of the two darker or lighter; in a theme for both, in the scheme that is named";
        Some(Diagnostic::new(code, message).at(place.0, place.1).help(help))
    }
}

struct Met {
    words: Colour,
    ground: Colour,
    ratio: f32,
    branded: bool,
}

/// A colour as it is written, with what it comes to where that is something else.
fn shown(written: &str, colour: Colour) -> String {
    let hex = colour.hex();
    if written.eq_ignore_ascii_case(&hex) { format!("`{written}`") } else { format!("`{written}` ({hex})") }
}

/// The colour that a rule lays behind its words; none where a picture or a gradient may be.
fn ground(rule: &Rule) -> Option<String> {
    let found =
        rule.declarations.iter().rev().find(|one| matches!(one.name.as_str(), "background" | "background-color"))?;
    let plain = !found.value.contains("url(") && !found.value.contains("gradient(") && found.value != "none";
    plain.then(|| found.value.clone())
}

/// Names that the compound selectors of a selector ask for, the subject's last: `.site-footer`, `a`.
fn compounds(selector: &str) -> Vec<String> {
    let spaced = selector.replace(['>', '+', '~'], " ");
    split(&spaced, ' ').into_iter().map(|part| part.split([':', '[']).next().unwrap_or_default().to_owned()).collect()
}

/// A rule about words: neither about what is drawn beside them nor about something that cannot be used.
fn is_of_words(selector: &str) -> bool {
    !["::before", "::after", ":disabled", "[disabled]", "::marker", "aria-disabled", "::selection", ":not(:focus)"]
        .iter()
        .any(|part| selector.contains(part))
}

/// Whether the words of a rule are large: 24 px, or 18.66 px and bold.
fn is_large(rule: &Rule) -> bool {
    let pixels = |value: &str| {
        let rem = value.strip_suffix("rem").and_then(|number| number.parse::<f32>().ok()).map(|number| number * 16.0);
        rem.or_else(|| value.strip_suffix("px").and_then(|number| number.parse().ok()))
    };
    let size = rule.get("font-size").and_then(|one| pixels(&one.value));
    let bold = rule.get("font-weight").is_some_and(|one| matches!(one.value.as_str(), "bold" | "700" | "800" | "900"));
    size.is_some_and(|size| size >= 24.0 || bold && size >= 18.66)
}

/// Words on what is behind them.
pub fn words(cx: &Cx<'_>, pages: &[FinishedPage<'_>], found: &mut Diagnostics) {
    let sheet = Sheet::new(cx);
    tokens(cx, &sheet, PAIRS, WORDS, found);
    let grounds: Vec<(&str, String)> = sheet
        .rules
        .iter()
        .filter_map(|rule| Some((rule, ground(rule)?)))
        .flat_map(|(rule, ground)| {
            rule.selectors.iter().filter(|one| is_of_words(one)).map(move |one| (one.as_str(), ground.clone()))
        })
        .collect();
    let page = sheet.page_value();
    let mut unsure = Vec::new();
    for rule in &sheet.rules {
        let Some(colour) = rule.get("color") else { continue };
        let Some(selector) = rule.selectors.iter().find(|one| is_of_words(one)) else { continue };
        let names = compounds(selector);
        let behind =
            |name: &String| grounds.iter().rev().find(|(one, _)| one == name && *one != "html" && *one != "body");
        let least = if is_large(rule) { LARGE } else { WORDS };
        let place = (rule.source, colour.span);
        let on = ground(rule)
            .or_else(|| names.iter().rev().find_map(behind).map(|(_, ground)| ground.clone()))
            .or_else(|| page.clone().filter(|_| is_anywhere(&sheet, &colour.value, &grounds, &names)));
        match (on, &page) {
            (Some(on), _) => found.extend(sheet.judge(cx, (&colour.value, &on), least, place)),
            (None, Some(page)) => {
                let finding = sheet.judge(cx, (&colour.value, page), least, place);
                unsure.extend(finding.map(|finding| (rule, finding)));
            }
            (None, None) => {}
        }
    }
    if let Some(page) = page.filter(|_| !unsure.is_empty()) {
        found.extend(seen(&sheet, &page, unsure, pages));
    }
}

/// Those findings whose words some page shows on the page's own background.
fn seen(sheet: &Sheet, page: &str, unsure: Vec<(&Rule, Diagnostic)>, pages: &[FinishedPage<'_>]) -> Vec<Diagnostic> {
    let lays = |rule: &Rule| rule.declarations.iter().any(|one| one.name.starts_with("background"));
    let of = |rule: &Rule| {
        let colour = ground(rule);
        let selectors = rule.selectors.iter().filter(|one| is_of_words(one)).filter_map(|one| Selector::new(one));
        selectors.map(|selector| (selector, colour.clone())).collect::<Vec<Ground>>()
    };
    let grounds: Vec<Ground> = sheet.rules.iter().filter(|rule| lays(rule)).flat_map(of).collect();
    let mut open: Vec<(Vec<Selector>, Diagnostic)> = unsure
        .into_iter()
        .map(|(rule, finding)| {
            let selectors = rule.selectors.iter().filter(|one| is_of_words(one)).filter_map(|one| Selector::new(one));
            (selectors.collect(), finding)
        })
        .collect();
    let mut found = Vec::new();
    for one in pages.iter().take(LOOKED_INTO) {
        let tree = Tree::new(one.html);
        let shown = |(selectors, _): &(Vec<Selector>, Diagnostic)| {
            tree.met().any(|number| {
                selectors.iter().any(|selector| selector.matches(&tree, number))
                    && tree.texts(number).any(|(text, _)| !is_blank(text))
                    && behind(&tree, number, &grounds, page).as_deref() == Some(page)
            })
        };
        let (now, later) = open.into_iter().partition(shown);
        let now: Vec<(Vec<Selector>, Diagnostic)> = now;
        found.extend(now.into_iter().map(|(_, finding)| finding));
        open = later;
        if open.is_empty() {
            break;
        }
    }
    found
}

/// Whether the page is what is behind such words: they are of an element that stands anywhere, or no ground that the theme
/// has would do better.
fn is_anywhere(sheet: &Sheet, words: &str, grounds: &[(&str, String)], names: &[String]) -> bool {
    const PLAIN: [&str; 14] =
        ["html", "body", ":root", "main", "p", "a", "li", "td", "h1", "h2", "h3", "h4", "label", "dt"];
    let [subject] = names else { return hopeless(sheet, words, grounds) };
    PLAIN.contains(&subject.as_str()) || subject.is_empty() || hopeless(sheet, words, grounds)
}

fn hopeless(sheet: &Sheet, words: &str, grounds: &[(&str, String)]) -> bool {
    let weak = |ground: &str, scheme: Scheme| {
        sheet.contrast(&sheet.tokens, (words, ground), scheme).is_none_or(|met| met.ratio + 0.005 < LARGE)
    };
    sheet.schemes.iter().any(|scheme| grounds.iter().all(|(_, ground)| weak(ground, *scheme)))
}

/// Edges of fields and marks of focus.
pub fn edges(cx: &Cx<'_>, _: &[FinishedPage<'_>], found: &mut Diagnostics) {
    let sheet = Sheet::new(cx);
    tokens(cx, &sheet, EDGES, LARGE, found);
    let Some(page) = sheet.page_value() else { return };
    for rule in sheet.rules.iter().filter(|rule| rule.selectors.iter().any(|one| one.starts_with(":focus"))) {
        for one in &rule.declarations {
            let colour = match one.name.as_str() {
                "outline-color" => Some(one.value.clone()),
                "outline" => {
                    split(&one.value, ' ').into_iter().find(|part| sheet.tokens.colour(part, Scheme::Light).is_some())
                }
                _ => None,
            };
            let Some(colour) = colour else { continue };
            found.extend(sheet.judge(cx, (&colour, &page), LARGE, (rule.source, one.span)));
        }
    }
}

fn tokens(cx: &Cx<'_>, sheet: &Sheet, pairs: &[(&str, &str)], least: f32, found: &mut Diagnostics) {
    let mut weak = "";
    for (words, ground) in pairs {
        // One ground that is too near is enough to say of a token.
        if weak == *words {
            continue;
        }
        let Some(place) = sheet.places.get(*words).filter(|_| sheet.places.contains_key(*ground)) else { continue };
        let finding = sheet.judge(cx, (&format!("var({words})"), &format!("var({ground})")), least, *place);
        if finding.is_some() {
            weak = words;
        }
        found.extend(finding);
    }
}

/// Least size of what is pressed, in CSS pixels (WCAG 2.2, 2.5.8).
const TARGET: f32 = 24.0;

/// Buttons and fields that are made too small to hit.
pub fn targets(cx: &Cx<'_>, _: &[FinishedPage<'_>], found: &mut Diagnostics) {
    const SIZES: [&str; 8] = [
        "width",
        "height",
        "max-width",
        "max-height",
        "inline-size",
        "block-size",
        "max-inline-size",
        "max-block-size",
    ];
    for rule in &Sheet::new(cx).rules {
        let pressed = |selector: &String| {
            let subject = compounds(selector).pop().unwrap_or_default();
            let name = subject.split('.').next().unwrap_or_default();
            let button = matches!(name, "button" | "select") || subject.contains(".button") || subject.contains(".btn");
            let ticked = selector.contains("checkbox\"]")
                || selector.contains("radio\"]")
                || selector.contains("checkbox]")
                || selector.contains("radio]");
            (button || name == "input" && ticked && !selector.contains(":not(")) && !selector.contains("::")
        };
        if !rule.selectors.iter().any(pressed) {
            continue;
        }
        for one in rule.declarations.iter().filter(|one| SIZES.contains(&one.name.as_str())) {
            let rem =
                one.value.strip_suffix("rem").and_then(|number| number.parse::<f32>().ok()).map(|number| number * 16.0);
            let pixels = rem.or_else(|| one.value.strip_suffix("px").and_then(|number| number.parse().ok()));
            if let Some(pixels) = pixels.filter(|pixels| *pixels < TARGET) {
                let message =
                    format!("`{}: {}` makes `{}` {pixels} px large", one.name, one.value, rule.selectors.join(", "));
                let finding = Diagnostic::new(Code::TargetSize, message).at(rule.source, one.span);
                found.push(
                    finding.help("make it 24 px (1.5rem) at least, so that a finger or a trembling hand can hit it"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests;
