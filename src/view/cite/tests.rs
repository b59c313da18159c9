//! Golden citations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::model::{Common, Own, PersonRef};
use crate::view::page;
use crate::view::testing::{World, date};

fn named(name: &str, family: Option<&str>) -> PersonRef {
    PersonRef { name: Some(name.into()), family: family.map(Into::into), ..PersonRef::default() }
}

/// The citation of a post with this title, date and authors.
fn cited(lang: &str, title: &str, published: Option<&str>, authors: Vec<PersonRef>) -> CitationView {
    let common = Common { title: title.into(), published: published.map(date), authors, ..Common::default() };
    let world = World::with(lang, vec![crate::view::testing::page("posts/preparing", Own::Post, common)]);
    let cx = world.cx();
    let found = page::page(&cx, 1, &[]).unwrap();
    assert_eq!(found.page.title, title);
    found.page.citation.unwrap()
}

fn apa(view: &CitationView) -> String {
    format!("{}{}{} URL", view.apa_before, view.apa_title, view.apa_after)
}

#[test]
fn names_are_turned_round_only_where_somebody_says_what_the_family_name_is() {
    let one = |name, family| apa(&cited("en", "Title", Some("2026"), vec![named(name, family)]));
    let end = "Title. Partners in Practice. URL";
    assert_eq!(one("Janira Mendes Borges", Some("Mendes Borges")), format!("Mendes Borges, J. (2026). {end}"));
    assert_eq!(one("Janira Mendes Borges", None), format!("Janira Mendes Borges. (2026). {end}"));
    assert_eq!(one("Dr Mary-Jane Ann O’Neill", Some("O’Neill")), format!("O’Neill, M.-J. A. (2026). {end}"));
    assert_eq!(one("Nguyễn Văn An", Some("Nguyễn")), format!("Nguyễn, V. A. (2026). {end}"), "it may come first");
    assert_eq!(one("Widening Participation Team", None), format!("Widening Participation Team. (2026). {end}"));
    assert_eq!(one("Mina", Some("Mina")), format!("Mina. (2026). {end}"), "a single name stays");
}

#[test]
fn apa_says_the_day_as_exactly_as_it_is_known() {
    let on = |published| apa(&cited("en", "Why?", published, vec![named("A B", Some("B"))]));
    assert!(on(Some("2026-03-01")).starts_with("B, A. (2026, March 1). Why? Partners in Practice."));
    assert!(on(Some("2026-03")).starts_with("B, A. (2026, March). Why? "));
    assert!(on(Some("2026")).starts_with("B, A. (2026). Why? "));
    assert!(on(None).starts_with("B, A. (n.d.). Why? "));
}

#[test]
fn several_authors_are_joined_as_apa_joins_them() {
    let people = |count: usize| (0..count).map(|n| named(&format!("A Name{n}"), Some(&format!("Name{n}")))).collect();
    let start = |authors| cited("en", "Title", Some("2026"), authors).apa_before;
    assert_eq!(start(people(2)), "Name0, A., & Name1, A. (2026). ");
    assert_eq!(start(people(3)), "Name0, A., Name1, A., & Name2, A. (2026). ");
    let many = start(people(22));
    assert!(many.contains("Name18, A., . . . Name21, A. (2026)") && !many.contains("Name19"), "{many}");
    assert_eq!(start(vec![named("Team One", None), named("Team Two", None)]), "Team One & Team Two. (2026). ");
}

#[test]
fn an_institution_stands_in_for_authors_and_is_named_once() {
    let view = cited("en", "Title", Some("2026-03-01"), Vec::new());
    assert_eq!(view.authors, ["University College London"]);
    assert_eq!(
        view.plain,
        "University College London (1 March 2026). Title. Partners in Practice. Licence: CC BY 4.0."
    );
    assert!(view.apa_before.starts_with("University College London. (2026, March 1). "));
}

#[test]
fn bibtex_has_a_key_that_no_title_changes_and_escapes_what_tex_reads_otherwise() {
    let authors = || vec![named("Siân Ŵyn {x}", None), named("Ó Briain & and", Some("and"))];
    let one = cited("en", r"50% of {braces} & \backslash_ $x ~^ #", Some("2026-03"), authors()).bibtex;
    let expected = r"@misc{ucl-posts-preparing,
  author = {{Siân Ŵyn \textbraceleft{}x\textbraceright{}} and {and}, Ó Briain \&},
  title = {{50\% of \textbraceleft{}braces\textbraceright{} \& \textbackslash{}backslash\_ \$x \textasciitilde{}\textasciicircum{} \#}},
  year = {2026},
  howpublished = {Partners in Practice},
  publisher = {University College London},
  url = {https://partners.kitpress.example/posts/preparing/},
  language = {en},
  note = {Licence: CC BY 4.0},
  month = mar,
}";
    assert_eq!(one, expected);
    let other = cited("en", "Another title", None, authors()).bibtex;
    assert_eq!(other.lines().next(), one.lines().next());
}

#[test]
fn keys_hold_nothing_but_letters_digits_and_hyphens_of_ascii() {
    assert_eq!(key("kcl-posts/ŵy_1-cy"), "kcl-posts-u175y-1-cy");
}

#[test]
fn welsh_and_arabic_pages_say_dates_in_their_own_words() {
    let authors = || vec![named("Siân Jones", Some("Jones"))];
    let welsh = cited_in("cy", authors());
    assert!(welsh.apa_before.starts_with("Jones, S. (2026, 1 Mawrth)"), "{}", welsh.apa_before);
    let arabic = cited_in("ar", authors());
    assert!(arabic.plain.contains("مارس") && !arabic.plain.contains('⟨'), "{}", arabic.plain);
}

fn cited_in(lang: &str, authors: Vec<PersonRef>) -> CitationView {
    cited(lang, "Title", Some("2026-03-01"), authors)
}

#[test]
fn drafts_and_withdrawn_pages_are_not_cited() {
    for status in [Status::Draft, Status::Withdrawn] {
        let common = Common { title: "Title".into(), status, ..Common::default() };
        let world = World::with("en", vec![crate::view::testing::page("posts/preparing", Own::Post, common)]);
        assert_eq!(page::page(&world.cx(), 1, &[]).unwrap().page.citation, None);
    }
}
