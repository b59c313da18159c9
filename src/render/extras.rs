//! Files beside the pages: sitemap, robots, feeds, redirects, headers for static hosts.

use atom_syndication as atom;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::source::SitePath;
use crate::view::Entry;
use crate::write::Artifact;

/// `sitemap.xml`: every page that search engines may show, with its languages.
pub fn sitemap(pages: &[&Entry]) -> Option<Artifact> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| {
        let root = writer.create_element("urlset").with_attributes([
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
        ]);
        root.write_inner_content(|writer| {
            for page in pages.iter().filter(|page| !page.noindex) {
                writer.create_element("url").write_inner_content(|writer| {
                    writer.create_element("loc").write_text_content(BytesText::new(&page.url))?;
                    if let Some(date) = page.changed() {
                        writer.create_element("lastmod").write_text_content(BytesText::new(date))?;
                    }
                    for alternate in &page.alternates {
                        writer
                            .create_element("xhtml:link")
                            .with_attributes([
                                ("rel", "alternate"),
                                ("hreflang", alternate.lang.as_str()),
                                ("href", alternate.url.as_str()),
                            ])
                            .write_empty()?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })
        .map(|_| ())
    });
    written.ok()?;
    artifact("sitemap.xml", writer.into_inner())
}

/// `robots.txt` that names the sitemap.
pub fn robots(base_url: &str) -> Option<Artifact> {
    artifact("robots.txt", format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n").into_bytes())
}

/// What a feed is of.
pub struct Feed<'a> {
    /// Path in the output.
    pub path: String,
    /// Complete address of the feed itself.
    pub url: String,
    /// Complete address of the home page.
    pub home: String,
    /// Title of the site.
    pub title: &'a str,
    /// Its description.
    pub subtitle: &'a str,
    /// Language.
    pub lang: &'a str,
    /// Name of the institution.
    pub author: &'a str,
    /// Pages, newest first.
    pub pages: Vec<&'a Entry>,
}

/// Entries of a feed at most.
pub const FEED_LENGTH: usize = 40;

/// An Atom feed (RFC 4287). Dates are the pages' own, so that the same site gives the same feed.
pub fn feed(feed: &Feed<'_>) -> Option<Artifact> {
    let stamp = |iso: &str| -> Option<atom::FixedDateTime> {
        let mut day = iso.to_owned();
        while day.len() < 10 {
            day.push_str("-01");
        }
        format!("{day}T00:00:00Z").parse().ok()
    };
    let entry = |page: &&Entry| -> Option<atom::Entry> {
        let published = stamp(page.published.as_ref()?)?;
        let updated = page.updated.as_ref().and_then(|date| stamp(date)).unwrap_or(published);
        let mut entry = atom::Entry::default();
        entry.set_title(page.title.as_str());
        entry.set_id(page.url.clone());
        entry.set_links(vec![link(&page.url, "alternate", &page.lang)]);
        entry.set_published(published);
        entry.set_updated(updated);
        entry.set_summary(atom::Text::plain(page.summary.clone()));
        let person =
            |name: &String| atom::Person { name: name.clone(), email: None, uri: None, ..atom::Person::default() };
        entry.set_authors(page.authors.iter().map(person).collect::<Vec<_>>());
        let category = |term: &String| atom::Category { term: term.clone(), scheme: None, label: None };
        entry.set_categories(page.terms.iter().map(category).collect::<Vec<_>>());
        Some(entry)
    };
    let entries: Vec<atom::Entry> = feed.pages.iter().filter_map(entry).take(FEED_LENGTH).collect();
    let newest = entries.iter().map(|entry| *entry.updated()).max();
    let mut document = atom::Feed::default();
    document.set_title(feed.title);
    document.set_subtitle(atom::Text::plain(feed.subtitle.to_owned()));
    document.set_id(feed.url.clone());
    document.set_lang(feed.lang.to_owned());
    document.set_links(vec![link(&feed.url, "self", feed.lang), link(&feed.home, "alternate", feed.lang)]);
    document.set_authors(vec![atom::Person {
        name: feed.author.to_owned(),
        email: None,
        uri: None,
        ..atom::Person::default()
    }]);
    document.set_generator(atom::Generator {
        value: "Kitpress".to_owned(),
        uri: None,
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
    });
    document.set_updated(newest.or_else(|| stamp("2000"))?);
    document.set_entries(entries);
    let mut bytes = document.write_to(Vec::new()).ok()?;
    bytes.push(b'\n');
    artifact(&feed.path, bytes)
}

fn link(href: &str, rel: &str, lang: &str) -> atom::Link {
    let mut link = atom::Link::default();
    link.set_href(href);
    link.set_rel(rel);
    link.set_hreflang(lang.to_owned());
    link
}

/// A page that leads from an old address to the new one, without script.
pub fn redirect(path: &SitePath, href: &str, url: &str, title: &str, lang: &str) -> Artifact {
    let escape = |text: &str| {
        let mut out = Vec::new();
        // Writing to memory cannot fail.
        let _ = tera::escape_html(text, &mut out);
        String::from_utf8(out).unwrap_or_default()
    };
    let (href, url, title) = (escape(href), escape(url), escape(title));
    let text = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n<link rel=\"canonical\" href=\"{url}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n</head>\n<body>\n<p><a href=\"{href}\">{title}</a></p>\n</body>\n</html>\n"
    );
    Artifact { path: path.clone(), bytes: text.into_bytes() }
}

/// `_headers` for hosts that read it (Netlify, Cloudflare Pages): the policy that the pages declare, as a header.
pub fn headers(policy: &str) -> Option<Artifact> {
    let text = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    artifact("_headers", text.into_bytes())
}

fn artifact(path: &str, bytes: Vec<u8>) -> Option<Artifact> {
    SitePath::new(path).ok().map(|path| Artifact { path, bytes })
}
