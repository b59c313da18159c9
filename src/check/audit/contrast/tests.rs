//! The default theme: its colours come to what a browser paints, and keep their contrast with any accent.

use super::*;
use crate::check::audit::colour::Tokens;

const THEME: &str = include_str!("../../../../themes/default/assets/css/site.css");

fn tokens(accent: &str) -> Tokens {
    let mut tokens = Tokens::default();
    for rule in rules(SourceId(0), THEME).iter().filter(|rule| on_screen(rule) && rule.selectors == [":root"]) {
        let own = rule.declarations.iter().filter(|one| one.name.starts_with("--"));
        tokens.all.extend(own.map(|one| (one.name.clone(), one.value.clone())));
    }
    tokens.all.insert("--brand".to_owned(), accent.to_owned());
    tokens
}

#[test]
fn the_default_theme_keeps_its_contrast_with_any_accent() {
    for accent in ["#7a1f4f", "#ffff00", "#ffffff", "#000000", "#00ff00", "#0000ff", "#808080", "#f5a3c7", "#c8102e"] {
        let tokens = tokens(accent);
        for (pairs, least) in [(PAIRS, WORDS), (EDGES, LARGE)] {
            for (words, ground) in pairs {
                for scheme in [Scheme::Light, Scheme::Dark] {
                    let colour = |name: &str| tokens.colour(&format!("var({name})"), scheme).map(|(colour, _)| colour);
                    let ratio =
                        colour(words).zip(colour(ground)).map(|(words, ground)| words.on(ground).contrast(ground));
                    assert!(
                        ratio.is_some_and(|ratio| ratio >= least),
                        "{words} on {ground}, {accent}, {scheme:?}: {ratio:?}"
                    );
                }
            }
        }
    }
}

/// Read from a canvas in Chromium 150, to two of 256 steps.
#[test]
fn tokens_of_the_default_theme_come_to_what_chromium_paints() {
    const NAMES: [&str; 6] =
        ["--accent-ink", "--accent-deep", "--accent-mid", "--accent-tint", "--support-ink", "--button-hover"];
    for (scheme, accent, expected) in [
        (Scheme::Light, "#7a1f4f", ["7a1f4f", "6d1044", "7a1f4f", "f7e8e8", "005a54", "5b183d"]),
        (Scheme::Light, "#ffff00", ["595000", "444000", "6f6800", "eeeddd", "005a54", "3c3800"]),
        (Scheme::Light, "#00ff00", ["006b00", "004d00", "008400", "e8efe1", "005a54", "0e420c"]),
        (Scheme::Dark, "#7a1f4f", ["f7a9ca", "4d1c34", "d673a0", "2f1a25", "8bd8d0", "764c5b"]),
        (Scheme::Dark, "#ffff00", ["f8fbab", "333300", "9f9f00", "242214", "8bd8d0", "5e5d31"]),
        (Scheme::Dark, "#00ff00", ["ade4a8", "143a11", "5baf55", "1b251a", "8bd8d0", "486341"]),
    ] {
        let tokens = tokens(accent);
        for (name, expected) in NAMES.iter().zip(expected) {
            let found =
                tokens.colour(&format!("var({name})"), scheme).map(|(colour, _)| colour.hex()).unwrap_or_default();
            let step = |text: &str, at: usize| {
                i32::from_str_radix(text.get(at..at + 2).unwrap_or_default(), 16).unwrap_or(999)
            };
            let near = (0..3).all(|part| (step(&found, 1 + part * 2) - step(expected, part * 2)).abs() <= 2);
            assert!(near, "{name} {accent} {scheme:?}: {found}, in Chromium #{expected}");
        }
    }
}

#[test]
fn what_a_selector_is_about_is_its_last_part() {
    assert_eq!(compounds(".site-footer > a:hover"), [".site-footer", "a"]);
    assert_eq!(compounds(".menu .item[aria-current]"), [".menu", ".item"]);
    assert!(is_of_words(".foot a:visited") && !is_of_words(".kind::before") && !is_of_words("button:disabled"));
}
