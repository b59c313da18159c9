//! What the text of a page needs from elsewhere: targets of its links, sizes of its images, the
//! institution's words. Each list is in the order of the page's outline. Voices that may not be
//! published on the web are taken out of the tree here.

use std::borrow::Cow;
use std::sync::Arc;

use super::context::Cx;
use super::names;
use super::types::VoiceView;
use crate::document::{
    self, Body, DataBlock, Document, Inline, LinkTarget, Outline, VoiceUse, Without, plain_text_with,
};
use crate::model::{FieldKind, Own, Scope, Status, Voice};
use crate::resolve::{GeneratedKey, ImageTarget, PageIndex, Target, has_data, same_prompt};

/// The text of a page with everything resolved.
#[derive(Clone, Debug)]
pub struct BodyView {
    /// The tree; without voices that the web may not show.
    pub body: Arc<Body>,
    /// Headings and the other numbered things.
    pub outline: Arc<Outline>,
    /// Titles of the headings with the institution's words.
    pub headings: Vec<String>,
    /// Links.
    pub links: Vec<LinkOut>,
    /// Which link of the resolved page each is, where not all of them are left.
    pub link_numbers: Option<Vec<usize>>,
    /// Images.
    pub images: Vec<ImageTarget>,
    /// Words of the vocabulary.
    pub words: Vec<String>,
    /// Addresses of glossary terms.
    pub terms: Vec<String>,
    /// References.
    pub citations: Vec<CitationOut>,
    /// Placeholders.
    pub fields: Vec<FieldOut>,
    /// Voices; `None` where one was taken out.
    pub voices: Vec<Option<VoiceView>>,
    /// Data blocks that show nothing: the page has none of their data (reported already).
    pub empty: Vec<DataBlock>,
    /// Whether raw HTML is kept.
    pub raw_html: bool,
    /// Empty table cells are space to answer.
    pub answers: bool,
    /// Numbers of tables and tasks, for names.
    pub places: names::Places,
}

impl BodyView {
    /// Whether a reader can fill in something.
    pub fn fillable(&self) -> bool {
        !self.fields.is_empty() || names::asks(&self.body, self.answers)
    }

    /// The plain words of inlines, with the institution's own.
    pub fn plain(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        plain_text_with(inlines, &self.outline, &mut out, &mut |number, _, out| {
            out.push_str(self.words.get(number).map_or("", String::as_str));
        });
        out.trim().to_owned()
    }
}

/// A link as a reader meets it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkOut {
    /// Complete address; empty when the target is missing (reported already).
    pub href: String,
    /// Title of the target, for a link without words of its own.
    pub text: String,
    /// Goes to another site.
    pub external: bool,
    /// Who may open it, when not everybody may: "UCL staff only".
    pub restricted: Option<String>,
    /// Language of the target when it is another.
    pub lang: Option<String>,
}

/// A citation in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CitationOut {
    /// Entry in the page's own list.
    pub href: String,
    /// "Healey et al., 2016"
    pub text: String,
    /// Who may open it, when not everybody may.
    pub restricted: Option<String>,
}

/// A placeholder of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldOut {
    /// Unique on the page.
    pub name: String,
    /// What to write.
    pub prompt: String,
    /// What sort of answer.
    pub kind: FieldKind,
    /// For a choice.
    pub options: Vec<String>,
    /// Must be answered.
    pub required: bool,
    /// More words.
    pub help: Option<String>,
}

/// Resolves the text of a page for an output that every one of `scopes` must allow.
pub fn body(cx: &Cx<'_>, index: PageIndex, scopes: &[Scope]) -> BodyView {
    let document = &cx.site.documents[index];
    let whole = &document.outline;
    let voices = voices(cx, index, scopes);
    let left = left(cx, index, scopes);
    let (tree, outline, numbers) = match left {
        Some(left) => (Arc::new(left.body), Arc::new(left.outline), Some((left.links, left.images))),
        None => (document.body.clone(), whole.clone(), None),
    };
    let withdrawn = document.front.common.status == Status::Withdrawn;
    let tree = if withdrawn { Arc::new(Body::default()) } else { tree };
    let glossary = cx.site.generated_address(&GeneratedKey::Glossary, cx.lang).map_or("", |(a, _)| a.href.as_str());
    let (links, images) = (links(cx, index), &cx.site.pages[index].images);
    let (links, images, link_numbers) = match numbers {
        None => (links, images.clone(), None),
        Some((kept, pictures)) => (
            kept.iter().filter_map(|number| links.get(*number).cloned()).collect(),
            pictures.iter().filter_map(|number| images.get(*number).cloned()).collect(),
            Some(kept),
        ),
    };
    BodyView {
        body: tree,
        headings: outline.headings.iter().map(|heading| cx.words(&heading.text)).collect(),
        links,
        link_numbers,
        images,
        words: words(cx, &outline),
        terms: outline.terms.iter().map(|term| format!("{glossary}#{}", term.id)).collect(),
        citations: citations(cx, &outline),
        fields: fields(cx, document, &outline),
        voices,
        empty: outline
            .data_blocks
            .iter()
            .map(|(block, _)| *block)
            .filter(|block| !has_data(document, *block))
            .collect(),
        raw_html: cx.data().config.raw_html,
        places: names::Places::of(&document.body),
        answers: matches!(document.front.own, Own::Template(_) | Own::ReflectiveResource(_)),
        outline,
    }
}

/// The text without voices that may not be in an output which every one of `scopes` must allow, and without all that only
/// they hold; `None` where there is none such.
fn left(cx: &Cx<'_>, index: PageIndex, scopes: &[Scope]) -> Option<Without> {
    let document = &cx.site.documents[index];
    let keep = |used: &VoiceUse| record(cx, index, &used.name, scopes).is_some();
    let all = document.outline.voices.iter().all(keep);
    (!all).then(|| document::without(&document.body, &document.outline, &keep))
}

/// The outline of the text as such an output has it.
pub fn outline<'a>(cx: &Cx<'a>, index: PageIndex, scopes: &[Scope]) -> Cow<'a, Outline> {
    let whole = &cx.site.documents[index].outline;
    left(cx, index, scopes).map_or(Cow::Borrowed(whole), |left| Cow::Owned(left.outline))
}

fn words(cx: &Cx<'_>, outline: &Outline) -> Vec<String> {
    let each = outline.words.iter().map(|word| {
        let plural = word.form == crate::document::WordForm::Other;
        let text = cx.site.word(word.vocabulary, &word.id, plural, cx.lang);
        if word.capital { crate::resolve::capitalise(&text) } else { text }
    });
    each.collect()
}

/// The voices of a text that may be published in all `scopes`; `None` for the others.
fn voices(cx: &Cx<'_>, index: PageIndex, scopes: &[Scope]) -> Vec<Option<VoiceView>> {
    let used = cx.site.documents[index].outline.voices.iter();
    used.map(|used| record(cx, index, &used.name, scopes).map(|record| view(cx, record))).collect()
}

/// The record of a voice, if it may be in an output which every one of `scopes` must allow. Whoever has withdrawn from one
/// language of a page has withdrawn from all of them.
pub fn record<'a>(cx: &Cx<'a>, index: PageIndex, name: &str, scopes: &[Scope]) -> Option<&'a Voice> {
    let of = |page: PageIndex| {
        let voices = &cx.site.documents[page].front.common.voices;
        voices.iter().find(|record| *record.name == *name)
    };
    let own = of(index).filter(|record| record.may_be_in(scopes))?;
    let withdrawn = cx.site.versions(index).iter().any(|page| of(*page).is_some_and(Voice::is_withdrawn));
    (!withdrawn).then_some(own)
}

/// A voice's published part.
pub fn view(cx: &Cx<'_>, voice: &Voice) -> VoiceView {
    VoiceView {
        name: voice.name.to_string(),
        role: cx.words(&voice.role),
        pseudonym: voice.pseudonym,
        illustrative: voice.illustrative,
    }
}

fn links(cx: &Cx<'_>, index: PageIndex) -> Vec<LinkOut> {
    let document = &cx.site.documents[index];
    let targets = &cx.site.pages[index].links;
    document.outline.links.iter().zip(targets).map(|(link, target)| link_out(cx, &link.target, target)).collect()
}

fn link_out(cx: &Cx<'_>, written: &LinkTarget, target: &Target) -> LinkOut {
    let with_anchor = |href: &str, anchor: &Option<Box<str>>| match anchor {
        Some(anchor) => format!("{href}#{anchor}"),
        None => href.to_owned(),
    };
    match target {
        Target::Page { page, anchor } => {
            let to = cx.site.about(*page);
            LinkOut {
                href: with_anchor(&cx.site.address(*page).href, anchor),
                text: cx.words(to.title),
                external: false,
                restricted: to.restricted.then(|| cx.say("restricted", &[])),
                lang: cx.other(to.lang),
            }
        }
        Target::Generated { generated, anchor } => {
            let page = &cx.site.generated[*generated];
            LinkOut {
                href: with_anchor(&page.address.href, anchor),
                text: super::lists::title(cx, &page.key),
                lang: cx.other(&page.lang),
                ..LinkOut::default()
            }
        }
        Target::File(href) => LinkOut { href: href.to_string(), text: last_part(href), ..LinkOut::default() },
        Target::Anchor(anchor) => {
            LinkOut { href: format!("#{anchor}"), text: anchor.to_string(), ..LinkOut::default() }
        }
        Target::External(url) => LinkOut {
            href: url.to_string(),
            text: url.trim_start_matches("mailto:").trim_start_matches("tel:").to_owned(),
            external: matches!(written, LinkTarget::External(_)),
            ..LinkOut::default()
        },
        Target::Missing => LinkOut::default(),
    }
}

fn last_part(href: &str) -> String {
    href.rsplit('/').next().unwrap_or(href).to_owned()
}

fn citations(cx: &Cx<'_>, outline: &Outline) -> Vec<CitationOut> {
    let each = outline.citations.iter().map(|citation| match cx.data().references.get(&citation.id) {
        Some(reference) => CitationOut {
            href: format!("#ref-{}", citation.id),
            text: super::reference::citation_text(cx, reference),
            restricted: super::reference::restricted(cx, reference),
        },
        None => CitationOut::default(),
    });
    each.collect()
}

fn fields(cx: &Cx<'_>, document: &Document, outline: &Outline) -> Vec<FieldOut> {
    let declared = match &document.front.own {
        Own::Template(template) => template.fields.as_slice(),
        _ => &[],
    };
    let each = outline.fields.iter().map(|slot| {
        let found = declared.iter().find(|field| same_prompt(&field.prompt, &slot.prompt));
        FieldOut {
            name: names::field(&slot.id),
            prompt: cx.words(&slot.prompt),
            kind: found.map_or(FieldKind::Text, |field| field.kind),
            options: found.map_or_else(Vec::new, |field| cx.all(&field.options)),
            required: found.is_some_and(|field| field.required),
            help: found.and_then(|field| cx.maybe(field.help.as_deref())),
        }
    });
    each.collect()
}
