//! Web pages.

use super::imported;

fn shown(html: &str) -> String {
    imported("saved_page.html", html.as_bytes(), None).unwrap()
}

#[test]
fn the_content_is_taken_and_what_stands_around_it_is_said() {
    insta::assert_snapshot!(shown(
        "<!doctype html><html lang=cy><head><title>Page – Site</title><meta name=description content='What it says.'><meta name=author content='A. Author'>\
         <script>evil()</script><style>p{}</style></head><body><header>Top</header><nav><a href=/>Home</a></nav><main><header><h1>Our page</h1></header>\
         <p>First words of the page, which are read.</p><aside>Related pages</aside><p hidden>Never.</p><p style='display: none'>Nor this.</p>\
         <footer><p>Last words.</p></footer></main><footer>Bottom</footer></body></html>"
    ));
}

#[test]
fn blocks_and_marks_are_kept_where_markdown_has_them() {
    insta::assert_snapshot!(shown(
        "<title>All</title><h1>All</h1><p>Some <b>bold</b>, <i>slanted</i>, <s>gone</s>, <code>a_b</code>, <kbd>Ctrl</kbd>, <q>quoted</q>, \
         H<sub>2</sub>O, x<sup>qz</sup>, <span style='font-weight:700'>by style</span>, <abbr title='students&#39; union'>SU</abbr>, <u>under</u>.<br>Second line.\
         <ul><li>One<ul><li>In</li></ul><li><p>Two</p><p>more</p></ul><ol start=4><li>Four</ol><ol type=a reversed><li>a</ol>\
         <blockquote><p>Words.</p></blockquote><pre>x\n  y</pre><hr><dl><dt>A<dt>B<dd>Both.<div><dt>C<dd>One<dd>Two</div></dl>\
         <details><summary>Open me</summary>Inside.</details><h3>Deep</h3><p>x<h2>Up</h2><div>Loose <div>nested</div> text</div>"
    ));
}

#[test]
fn tables_lay_open_what_spans() {
    insta::assert_snapshot!(shown(
        "<h1>T</h1><p>Some words to begin with here.<table><caption>Numbers of <b>all</b></caption><thead><tr><th>Year<th colspan=2>People</thead>\
         <tr><th rowspan=2>2020<td style='text-align: right'>1<td>2<tr><td align=right>3<td>4<tr><td>2021<td>5</table><table><tr><td>only</table>\
         <table><tr><td>a<td>b<tr><td>c<td>d</table>"
    ));
}

#[test]
fn forms_become_fields_with_the_words_that_label_them() {
    insta::assert_snapshot!(shown(
        "<h1>Form</h1><p>Some words to begin with here.<form><fieldset><legend>You</legend><label for=n>Name *</label><input id=n required aria-describedby=h>\
         <p id=h>As on your card.</p><label>Email <input type=email></label><label>Day <input type=date></label><label>Role<select><option value=''>Choose\
         <option>Student<option>Staff</select></label><label for=w>Why?</label><textarea id=w></textarea><input name=free_words placeholder='Anything else'>\
         </fieldset><p><label><input type=checkbox checked> I agree</label><br><input type=radio name=r id=y><label for=y>Yes</label><input type=radio name=r id=o>\
         <label for=o>No</label><input type=file aria-label=Photo><input type=hidden value=x><input type=submit value=Send><button>Reset</button></form>"
    ));
}

#[test]
fn links_are_whole_or_said_and_within_the_page_they_find_their_heading() {
    insta::assert_snapshot!(shown(
        "<h1 id=t>Links</h1><p>To <a href='https://example.org/a b'>the web</a>, <a href='#b'>below</a>, <a href='#par'>a paragraph</a>, <a href='#none'>nowhere</a>, \
         <a href=other.html>a neighbour</a>, <a href='javascript:x()'>a program</a>, <a href='mailto:a@b.org'>post</a>, <a href='www.example.org'>bare</a>, \
         <a href='#top'>up</a>.<h2 id=b>Below &amp; more</h2><p id=par>Here.<h2>Below &amp; more</h2>"
    ));
}

#[test]
fn notes_of_several_programs_are_notes() {
    insta::assert_snapshot!(shown(
        "<h1>Notes</h1><p>Pandoc<a href='#fn1' class='footnote-ref' id=fnref1><sup>1</sup></a>, Word<a href='#_ftn1' name='_ftnref1'>[1]</a>, \
         LibreOffice<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a>, and a power x<sup>2</sup>.\
         <section class=footnotes role=doc-endnotes><hr><ol><li id=fn1><p>Of pandoc. <a href='#fnref1' role=doc-backlink>↩</a></p></ol></section>\
         <div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Of Word.</p></div><div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym \
         href='#sdfootnote1anc'>1</a> Of LibreOffice.</p></div>"
    ));
}

#[test]
fn pictures_are_copied_linked_or_said() {
    use base64::Engine as _;
    let data = base64::engine::general_purpose::STANDARD.encode(super::PNG);
    insta::assert_snapshot!(shown(&format!(
        "<h1>Pictures</h1><p>Some words to begin with here.<figure><img src=here.png alt='Ten people'><figcaption>The <b>team</b></figcaption></figure>\
         <p><img src=./here.png alt=''><img src=here.png> in a line<p><img src='gone.png' alt='Gone'><p><img src='https://example.org/x.png' alt='Far'>\
         <p><img src='data:image/png;base64,{data}'><img src='data:image/png;base64,!!'><svg><title>A drawing</title></svg>\
         <iframe src='https://example.org/film' title='Our film'></iframe><video><source src=v.mp4></video>"
    )));
}

#[test]
fn letters_are_decoded_as_the_page_or_its_first_bytes_say() {
    let text = |bytes: &[u8]| imported("a.html", bytes, None).unwrap();
    let page = "<html><h1>Ŵyl</h1><p>Café “quoted” words here";
    assert!(text(page.as_bytes()).contains("Café “quoted”"));
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(page.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(text(&marked).contains("title: Ŵyl"));
    let latin = b"<html><meta charset=iso-8859-1><h1>T</h1><p>Caf\xe9 \x93quoted\x94 words here";
    assert!(text(latin).contains("Café “quoted”"));
    let guessed = text(b"<html><h1>T</h1><p>Caf\xe9 \x93quoted\x94 words here");
    assert!(guessed.contains("Café “quoted”") && guessed.contains("Windows-1252 was assumed"), "{guessed}");
}
