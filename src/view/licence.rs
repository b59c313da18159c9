//! Licences by their SPDX id, and the works that a page reuses under them. Any other words stay
//! words: a licence that is not known by its id gets no address.

use super::context::Cx;
use super::types::{BasedOnView, LicenceView};
use crate::model::BasedOn;

/// Licences other than Creative Commons' six: SPDX id (<https://spdx.org/licenses/>), name, address.
const KNOWN: [(&str, &str, &str); 22] = [
    ("AGPL-3.0-only", "GNU Affero General Public License 3.0", "https://www.gnu.org/licenses/agpl-3.0.html"),
    (
        "AGPL-3.0-or-later",
        "GNU Affero General Public License 3.0 or later",
        "https://www.gnu.org/licenses/agpl-3.0.html",
    ),
    ("Apache-2.0", "Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    ("BSD-2-Clause", "BSD 2-Clause License", "https://opensource.org/license/bsd-2-clause"),
    ("BSD-3-Clause", "BSD 3-Clause License", "https://opensource.org/license/bsd-3-clause"),
    ("CC0-1.0", "CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC-PDM-1.0", "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
    ("GFDL-1.3-only", "GNU Free Documentation License 1.3", "https://www.gnu.org/licenses/fdl-1.3.html"),
    ("GFDL-1.3-or-later", "GNU Free Documentation License 1.3 or later", "https://www.gnu.org/licenses/fdl-1.3.html"),
    ("GPL-2.0-only", "GNU General Public License 2.0", "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html"),
    ("GPL-3.0-only", "GNU General Public License 3.0", "https://www.gnu.org/licenses/gpl-3.0.html"),
    ("GPL-3.0-or-later", "GNU General Public License 3.0 or later", "https://www.gnu.org/licenses/gpl-3.0.html"),
    ("ISC", "ISC License", "https://opensource.org/license/isc-license-txt"),
    ("LGPL-3.0-only", "GNU Lesser General Public License 3.0", "https://www.gnu.org/licenses/lgpl-3.0.html"),
    ("MIT", "MIT License", "https://opensource.org/license/mit"),
    ("MPL-2.0", "Mozilla Public License 2.0", "https://www.mozilla.org/MPL/2.0/"),
    ("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ("ODC-By-1.0", "Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    (
        "OGL-UK-1.0",
        "Open Government Licence 1.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/",
    ),
    (
        "OGL-UK-2.0",
        "Open Government Licence 2.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/",
    ),
    (
        "OGL-UK-3.0",
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    ("OFL-1.1", "SIL Open Font License 1.1", "https://openfontlicense.org/"),
];

/// The parts of Creative Commons' licences, in the order of the six licences.
const COMMONS: [(&str, &str); 6] = [
    ("BY", "Attribution"),
    ("BY-SA", "Attribution-ShareAlike"),
    ("BY-ND", "Attribution-NoDerivatives"),
    ("BY-NC", "Attribution-NonCommercial"),
    ("BY-NC-SA", "Attribution-NonCommercial-ShareAlike"),
    ("BY-NC-ND", "Attribution-NonCommercial-NoDerivatives"),
];

/// Name and address of a licence. "CC BY 4.0" and "cc-by-4.0" are read as `CC-BY-4.0`.
pub fn licence(id: &str) -> LicenceView {
    let plain = id.trim().replace(' ', "-");
    if let Some((id, name, url)) = KNOWN.iter().find(|(known, ..)| known.eq_ignore_ascii_case(&plain)) {
        return LicenceView { id: (*id).to_owned(), name: (*name).to_owned(), url: Some((*url).to_owned()) };
    }
    creative_commons(&plain.to_ascii_uppercase()).unwrap_or_else(|| LicenceView {
        id: id.trim().to_owned(),
        name: id.trim().to_owned(),
        url: None,
    })
}

/// One of the six licences in a version that exists: `CC-BY-NC-4.0`.
fn creative_commons(id: &str) -> Option<LicenceView> {
    let (parts, version) = id.strip_prefix("CC-")?.rsplit_once('-')?;
    let (_, words) = COMMONS.iter().find(|(known, _)| *known == parts)?;
    let scope = match version {
        "4.0" => " International",
        "3.0" => " Unported",
        "2.5" | "2.0" | "1.0" => " Generic",
        _ => return None,
    };
    // The first version names its parts in another order.
    let path = if version == "1.0" { parts.replace("NC-ND", "ND-NC") } else { parts.to_owned() };
    Some(LicenceView {
        id: id.to_owned(),
        name: format!("Creative Commons {words} {version}{scope} (CC {parts} {version})"),
        url: Some(format!("https://creativecommons.org/licenses/{}/{version}/", path.to_ascii_lowercase())),
    })
}

/// A work that the page reuses, with what its licence asks to be named.
pub fn based_on(cx: &Cx<'_>, work: &BasedOn) -> BasedOnView {
    BasedOnView {
        title: cx.words(&work.title),
        author: cx.maybe(work.author.as_deref()),
        publisher: cx.maybe(work.publisher.as_deref()),
        url: work.url.as_deref().map(str::to_owned),
        licence: work.licence.as_deref().map(|words| licence(&cx.words(words))),
        changes: cx.maybe(work.changes.as_deref()),
        published: work.published.map(|date| cx.date(date)),
        restricted: work.restricted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_ids_get_a_name_and_an_address() {
        for id in ["CC-BY-4.0", "cc-by-4.0", "CC BY 4.0"] {
            let view = licence(id);
            assert_eq!(view.id, "CC-BY-4.0");
            assert_eq!(view.name, "Creative Commons Attribution 4.0 International (CC BY 4.0)");
            assert_eq!(view.url.as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
        }
        let old = licence("CC-BY-NC-ND-1.0");
        assert_eq!(old.url.as_deref(), Some("https://creativecommons.org/licenses/by-nd-nc/1.0/"));
        assert_eq!(licence("OGL-UK-3.0").name, "Open Government Licence 3.0");
        assert!(KNOWN.iter().all(|(id, ..)| licence(id).url.is_some()));
    }

    #[test]
    fn other_words_stay_words() {
        for words in ["No licence stated in the text we hold", "CC-BY-9.0", "CC-", ""] {
            let view = licence(words);
            assert_eq!((view.name.as_str(), view.url), (words, None));
        }
    }
}
