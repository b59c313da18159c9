//! What all pages of one language share: name, navigation, styles.

use super::context::Cx;
use super::lists;
use super::types::*;
use crate::model::{NavItem, NavTarget, SiteConfig, SiteData};
use crate::resolve::GeneratedKey;
use crate::theme::assets::Assets;

/// The Content-Security-Policy of every page: only what the site itself serves; forms go to an email or to the
/// institution's own form, if `feedback` names one. `script-src` is last, so that a page can add to it.
pub fn policy(config: &SiteConfig) -> String {
    let feedback = config.feedback.as_ref();
    let mail = if feedback.is_some_and(|feedback| feedback.email.is_some()) { " mailto:" } else { "" };
    let form = feedback.and_then(|feedback| feedback.form.as_ref());
    let form = form.map_or_else(String::new, |url| format!(" {}", url.origin().ascii_serialization()));
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'{mail}{form}; \
         base-uri 'none'; manifest-src 'self'; script-src 'self'"
    )
}

/// The policy of pages that are read from a folder: what `'self'` is there, the standard leaves open (a file has no origin:
/// <https://www.w3.org/TR/CSP3/#match-url-to-source-expression>), and `file:` says it. Put on a server, they are like others.
fn copy_policy(config: &SiteConfig) -> String {
    let policy = policy(config);
    ["style-src", "img-src", "font-src", "script-src"]
        .iter()
        .fold(policy, |policy, kind| policy.replace(&format!("{kind} 'self'"), &format!("{kind} 'self' file:")))
}

/// Path in the output of the copy of the site to take away.
pub const COPY: &str = "offline.zip";

/// Whether there is such a copy; not within itself.
pub fn offers_copy(data: &SiteData) -> bool {
    data.config.offline && !data.copy
}

/// The site's view in one language.
pub fn site(cx: &Cx<'_>, assets: &Assets) -> SiteView {
    let config = &cx.data().config;
    let file = |path: &String| format!("{}{path}", config.base_url.path());
    let nav = |items: &[NavItem]| items.iter().filter_map(|item| nav_view(cx, item)).collect();
    let institution = cx.data().institutions.get(&config.institution);
    SiteView {
        title: cx.local(&config.title),
        description: cx.local(&config.description),
        lang: cx.lang.as_str().to_owned(),
        dir: cx.lang.dir(),
        home: lists::home_href(cx),
        nav: nav(&config.navigation),
        footer: nav(&config.footer),
        institution: institution.map(|entry| LinkView {
            text: cx.local(&entry.name),
            href: entry.url.as_deref().unwrap_or_default().to_owned(),
            lang: None,
        }),
        licence: config.licence.as_deref().map(super::licence::licence),
        credit: config.credit.as_ref().map(|credit| cx.local(credit)),
        feedback: config.feedback.as_ref().map(|feedback| FeedbackView {
            email: feedback.email.as_deref().map(str::to_owned),
            form: feedback.form.as_ref().map(|url| url.as_str().to_owned()),
            thanks: feedback.thanks.as_ref().and_then(|id| {
                let page = cx.site.find(&crate::document::PageId(id.clone().into()), cx.lang)?;
                Some(lists::page_link(cx, page))
            }),
            privacy: feedback.privacy.as_ref().map(|text| cx.local(text)),
        }),
        demonstration: config.demonstration.as_ref().map(|text| cx.local(text)),
        search: cx.site.generated_address(&GeneratedKey::Search, cx.lang).map(|(address, _)| address.href.clone()),
        feed: feed_href(cx),
        styles: assets.style.iter().map(file).collect(),
        code_style: assets.code_style.as_ref().map(file),
        plain_style: assets.plain_style.as_ref().map(file),
        script: assets.script.as_ref().map(file),
        scripts: assets
            .scripts
            .iter()
            .map(|(name, path)| ScriptView { name: name.clone(), href: file(path) })
            .collect(),
        icon: assets.icon.as_ref().map(file),
        logo: cx.site.logo.as_ref().map(|image| ImageView {
            src: image.src.clone(),
            alt: config.brand.logo_alt.as_ref().map_or_else(String::new, |alt| cx.local(alt)),
            width: image.width,
            height: image.height,
        }),
        generator: concat!("Kitpress ", env!("CARGO_PKG_VERSION")),
        accent: config.brand.accent.as_deref().map(str::to_owned),
        policy: if cx.data().copy { copy_policy(config) } else { policy(config) },
        copy: cx.data().copy,
        offline: offers_copy(cx.data()).then(|| file(&COPY.to_owned())),
        calendars: super::calendar::calendars(cx),
    }
}

/// Address of the Atom feed in the page's language.
pub fn feed_href(cx: &Cx<'_>) -> String {
    format!("{}{}", cx.data().config.base_url.path(), feed_path(cx))
}

/// Its path in the output.
pub fn feed_path(cx: &Cx<'_>) -> String {
    if *cx.lang == cx.data().config.languages[0] { "atom.xml".to_owned() } else { format!("{}/atom.xml", cx.lang) }
}

fn nav_view(cx: &Cx<'_>, item: &NavItem) -> Option<NavView> {
    let label = |own: String| item.label.as_ref().map_or(own, |label| cx.local(label));
    match &item.target {
        NavTarget::Page(id) => {
            let page = cx.site.find(&crate::document::PageId(id.clone().into()), cx.lang)?;
            let link = lists::page_link(cx, page);
            let about = cx.site.about(page);
            let section = about.id.as_str().to_owned();
            let lang = link.lang.filter(|_| item.label.is_none());
            let label = match &item.label {
                Some(own) => lists::labelled(cx, cx.local(own), about.restricted),
                None => link.text,
            };
            Some(NavView { label, href: link.href, section, lang, external: false })
        }
        NavTarget::Listing(name) => {
            let key = lists::listing_key(name)?;
            let link = link_to(cx, &key)?;
            Some(NavView {
                label: label(link.text),
                href: link.href,
                section: name.to_string(),
                lang: None,
                external: false,
            })
        }
        NavTarget::Url(url) => Some(NavView {
            label: label(url.to_string()),
            href: url.to_string(),
            section: String::new(),
            lang: None,
            external: true,
        }),
    }
}

fn link_to(cx: &Cx<'_>, key: &GeneratedKey) -> Option<LinkView> {
    cx.link(key, lists::title(cx, key))
}
