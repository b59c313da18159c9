//! What a licence asks of a work that is made from another. Only what is written in a known way is understood: nothing is
//! guessed of "© the authors" or "used with permission".

/// A licence as far as it matters to whoever adapts a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Licence {
    /// One of Creative Commons' six.
    Commons {
        /// Not for commercial use.
        nc: bool,
        /// May not be changed.
        nd: bool,
        /// What is made of it has the same licence.
        sa: bool,
        /// Such as `(4, 0)`.
        version: Option<(u8, u8)>,
    },
    /// The GNU General Public License 3.0, to which CC BY-SA 4.0 leads one way.
    Gpl3,
    /// The Free Art License 1.3, to which CC BY-SA 4.0 leads both ways.
    FreeArt,
    /// Another that is free, also for commercial use: OGL, CC0, MIT, Apache.
    Free,
}

/// Ids and names of licences that are free for every use.
const FREE: &str = "cc0 cc-zero cc-pdm public-domain publicdomain ogl ogl-uk open-government-licence mit apache bsd-2-clause \
    bsd-3-clause isc mpl odc-by odbl";

/// Words of a licence's name that tell nothing more of it.
const FILLING: &str = "creative commons cc licence license the a under international unported generic public v version \
    deed legalcode and uk us scotland england wales igo";

impl Licence {
    /// The licence that `text` names, if it is wholly understood.
    pub(super) fn read(text: &str) -> Option<Licence> {
        let lower = text.trim().to_lowercase();
        if let Some(at) = lower.find("creativecommons.org/") {
            return Licence::of_address(lower.get(at + "creativecommons.org/".len()..)?);
        }
        let plain = lower
            .replace("non-commercial", "nc")
            .replace("noncommercial", "nc")
            .replace("non commercial", "nc")
            .replace("no-derivatives", "nd")
            .replace("noderivatives", "nd")
            .replace("no derivatives", "nd")
            .replace("noderivs", "nd")
            .replace("share-alike", "sa")
            .replace("sharealike", "sa")
            .replace("share alike", "sa")
            .replace("attribution", "by");
        let words: Vec<&str> =
            plain.split(|c: char| c.is_whitespace() || "-_/,()".contains(c)).filter(|word| !word.is_empty()).collect();
        let joined = words.join("-");
        if ["gpl-3.0-only", "gpl-3.0-or-later", "gpl-3.0", "gplv3"].contains(&joined.as_str()) {
            return Some(Licence::Gpl3);
        }
        if ["lal-1.3", "free-art-license-1.3", "free-art-licence-1.3"].contains(&joined.as_str()) {
            return Some(Licence::FreeArt);
        }
        let bare = joined.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | 'v'));
        if FREE.split_whitespace().any(|known| known == bare || known == joined)
            || bare == "cc" && joined.starts_with("cc0")
        {
            return Some(Licence::Free);
        }
        Licence::of_words(&words)
    }

    fn of_address(path: &str) -> Option<Licence> {
        if path.starts_with("publicdomain/") {
            return Some(Licence::Free);
        }
        let mut parts = path.strip_prefix("licenses/")?.split('/');
        let mut words: Vec<&str> = parts.next()?.split('-').collect();
        words.push("cc");
        words.extend(parts.next().filter(|version| !version.is_empty()));
        Licence::of_words(&words)
    }

    /// The six licences begin with BY; a word that is none of theirs makes it something else.
    fn of_words(words: &[&str]) -> Option<Licence> {
        let (mut by, mut nc, mut nd, mut sa, mut cc, mut version) = (false, false, false, false, false, None);
        for word in words {
            match *word {
                "by" => by = true,
                "nc" => nc = true,
                "nd" => nd = true,
                "sa" => sa = true,
                word if FILLING.split_whitespace().any(|known| known == word) => {
                    cc |= word == "cc" || word == "commons"
                }
                word => version = Some(number(word)?),
            }
        }
        (by && cc).then_some(Licence::Commons { nc, nd, sa, version })
    }

    /// Whether what is made of it must have the same licence.
    pub(super) fn is_share_alike(self) -> bool {
        matches!(self, Licence::Commons { sa: true, .. })
    }

    /// Whether nothing may be made of it.
    pub(super) fn forbids_changes(self) -> bool {
        matches!(self, Licence::Commons { nd: true, .. })
    }

    /// Whether it keeps to uses that earn no money.
    pub(super) fn forbids_commerce(self) -> bool {
        matches!(self, Licence::Commons { nc: true, .. })
    }

    /// Whether what is made of a work under this share-alike licence may have `page` as its licence: the same parts in
    /// the same version or a later one (CC BY-SA 2.0 to 4.0, section 4(b) or 3(b)), or one that Creative Commons has
    /// declared compatible with 4.0: the Free Art License 1.3 and, one way, the GPL 3.0. Version 1.0 allows only itself.
    pub(super) fn leads_to(self, page: Licence) -> bool {
        let Licence::Commons { nc, nd, sa, version } = self else { return true };
        match page {
            Licence::Commons { nc: other_nc, nd: other_nd, sa: other_sa, version: other } => {
                let later = match (version, other) {
                    (Some((1, 0)), Some(other)) => other == (1, 0),
                    (Some(version), Some(other)) => other >= version,
                    _ => true,
                };
                (nc, nd, sa) == (other_nc, other_nd, other_sa) && later
            }
            Licence::Gpl3 | Licence::FreeArt => !nc && version.is_none_or(|version| version >= (4, 0)),
            Licence::Free => false,
        }
    }
}

fn number(word: &str) -> Option<(u8, u8)> {
    let word = word.strip_prefix('v').unwrap_or(word);
    let (major, minor) = word.split_once('.').unwrap_or((word, "0"));
    let (major, minor) = (major.parse().ok()?, minor.parse().ok()?);
    (1..=4).contains(&major).then_some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::Licence;

    const fn cc(nc: bool, nd: bool, sa: bool, version: Option<(u8, u8)>) -> Option<Licence> {
        Some(Licence::Commons { nc, nd, sa, version })
    }

    #[test]
    fn the_spellings_that_people_use_are_understood() {
        for text in [
            "CC-BY-SA-4.0",
            "cc by-sa 4.0",
            "CC BY SA 4.0",
            "Creative Commons Attribution-ShareAlike 4.0 International",
            "https://creativecommons.org/licenses/by-sa/4.0/",
            "creativecommons.org/licenses/by-sa/4.0/deed.cy",
            "Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)",
        ] {
            assert_eq!(Licence::read(text), cc(false, false, true, Some((4, 0))), "{text}");
        }
        assert_eq!(Licence::read("CC-BY-NC-ND-2.0-UK"), cc(true, true, false, Some((2, 0))));
        assert_eq!(Licence::read("CC BY-NC-SA"), cc(true, false, true, None));
        for text in
            ["CC0-1.0", "CC0 1.0", "OGL-UK-3.0", "Open Government Licence v3.0", "MIT", "Apache-2.0", "public domain"]
        {
            assert_eq!(Licence::read(text), Some(Licence::Free), "{text}");
        }
        assert_eq!(Licence::read("GPL-3.0-or-later"), Some(Licence::Gpl3));
    }

    #[test]
    fn nothing_is_guessed_of_other_words() {
        for text in [
            "© University of Examples, all rights reserved",
            "Used with permission",
            "CC BY 4.0 except where noted",
            "CC",
            "by the authors",
            "",
            "Free to use at other educational institutions with credit to the UCL Arena Centre",
        ] {
            assert_eq!(Licence::read(text), None, "{text}");
        }
    }

    #[test]
    fn share_alike_leads_to_the_same_parts_in_the_same_or_a_later_version() {
        let leads = |from: &str, to: &str| Licence::read(from).unwrap().leads_to(Licence::read(to).unwrap());
        assert!(leads("CC-BY-SA-3.0", "CC-BY-SA-4.0"));
        assert!(!leads("CC-BY-SA-4.0", "CC-BY-SA-3.0"));
        assert!(!leads("CC-BY-SA-1.0", "CC-BY-SA-4.0"));
        assert!(!leads("CC-BY-SA-4.0", "CC-BY-4.0"));
        assert!(!leads("CC-BY-NC-SA-4.0", "CC-BY-SA-4.0"));
        assert!(leads("CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0"));
        assert!(leads("CC-BY-SA-4.0", "GPL-3.0-only"));
        assert!(!leads("CC-BY-SA-3.0", "GPL-3.0-only"));
        assert!(!leads("CC-BY-SA-4.0", "CC0-1.0"));
        assert!(leads("CC BY-SA", "CC-BY-SA-4.0"));
    }
}
