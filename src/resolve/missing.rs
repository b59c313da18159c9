//! What to say of a page that is not there: perhaps a draft, perhaps a slip of the pen.

use super::Site;
use crate::diagnostic::{Code, Diagnostic, nearest, only_near};
use crate::source::Span;

impl Site {
    /// Offers the only page whose id the missing one can be a slip of; a draft that is left out is none.
    pub(super) fn fix_page(&self, finding: Diagnostic, file: &str, span: Span, id: &str) -> Diagnostic {
        let drafts = self.left_out.iter().map(|draft| draft.as_str());
        let near = only_near(id, self.documents.iter().map(|document| document.id.as_str()).chain(drafts));
        match near.filter(|near| self.left_out.iter().all(|draft| draft.as_str() != *near)) {
            Some(near) => finding.fix_slip(file, span, id, [near]),
            None => finding,
        }
    }

    /// The finding that no page has this id, without its place.
    pub(super) fn missing_page(&self, id: &str) -> Diagnostic {
        let id = id.strip_suffix(".md").unwrap_or(id);
        let slug = id.rsplit('/').next().unwrap_or(id);
        let index = format!("{id}/index");
        let named = |other: &str| other == id || other == index || (slug == id && other.ends_with(&format!("/{id}")));
        if self.left_out.iter().any(|draft| named(draft.as_str())) {
            return Diagnostic::new(Code::LinkMissingPage, format!("the page `{id}` is a draft and is left out"))
                .help("publish it (`status: live`), or take the link out until then");
        }
        let finding = Diagnostic::new(Code::LinkMissingPage, format!("there is no page `{id}`"));
        let ids = || self.documents.iter().map(|document| &document.id);
        let same_end = ids().find(|other| other.slug() == slug || other.as_str() == index);
        let near = same_end
            .map(|other| other.as_str())
            .or_else(|| nearest(id, ids().map(|other| other.as_str())))
            .or_else(|| {
                let near = nearest(slug, ids().map(|other| other.slug()))?;
                ids().find(|other| other.slug() == near).map(|other| other.as_str())
            });
        finding.help(near.map_or_else(
            || "a page's id is its path in `content/` without `.md`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        ))
    }
}
