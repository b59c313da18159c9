"""Documents to import, each with what its page must hold. Made by python-docx and by LibreOffice; both write what the
office programs of universities write."""

import base64
import struct
import zlib

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches


def png():
    """A picture of 8 by 8 points."""
    rows = b"".join(b"\0" + b"\x30\x60\x90" * 8 for _ in range(8))
    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def control(kind, alias, shown):
    """A content control that shows its prompt."""
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{alias}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def link(paragraph, text, address=None, anchor=None):
    element = OxmlElement("w:hyperlink")
    if address:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        element.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    else:
        element.set(qn("w:anchor"), anchor)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    element.append(run)
    paragraph._p.append(element)


def bookmark(paragraph, name):
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), "7")
    start.set(qn("w:name"), name)
    paragraph._p.insert(0, start)
    paragraph._p.append(end)


def report(file):
    """python-docx: a report with its built-in styles."""
    made = docx.Document()
    made.add_heading("Student partners: a report", 0)
    made.add_paragraph("This report tells what forty partners did in one year, and what they would do again.")
    first = made.add_heading("What we did", 1)
    bookmark(first, "did")
    paragraph = made.add_paragraph("We met ")
    paragraph.add_run("every week").bold = True
    paragraph.add_run(" and ")
    paragraph.add_run("listened").italic = True
    paragraph.add_run(". Costs are 5 * 3 < 20 & [sic] snake_case, see ")
    link(paragraph, "the data", "https://example.org/data_1?a=b&c=d")
    paragraph.add_run(" or write to ")
    link(paragraph, "us", "mailto:partners@example.ac.uk")
    paragraph.add_run(".")
    for text, style in (
        ("Recruit", "List Bullet"),
        ("by poster", "List Bullet 2"),
        ("by talk", "List Bullet 2"),
        ("Train", "List Bullet"),
    ):
        made.add_paragraph(text, style=style)
    made.add_heading("In numbers", 2)
    rows = [("Year", "Partners", "Hours"), ("2021", "18", "400"), ("2022", "22", "510 | more")]
    table = made.add_table(rows=0, cols=3, style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    made.add_heading("What is next", 1)
    for text in ("Ask again", "Pay on time", "Say thanks"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("A good year, they said.", style="Quote")
    paragraph = made.add_paragraph("As told under ")
    link(paragraph, "what we did", anchor="did")
    paragraph.add_run(".")
    picture = made.add_picture(str(file.parent / "picture.png"), width=Inches(1))
    picture._inline.docPr.set("descr", "A blue square")
    made.save(str(file))
    return {
        "kind": "pages",
        "title": "Student partners: a report",
        "headings": [(1, "What we did"), (2, "In numbers"), (1, "What is next")],
        "tables": [(True, [list(row) for row in rows])],
        "lists": [
            (0, "bullet", "Recruit"), (1, "bullet", "by poster"), (1, "bullet", "by talk"), (0, "bullet", "Train"),
            (0, "number", "Ask again"), (0, "number", "Pay on time"), (0, "number", "Say thanks"),
        ],
        "links": [
            ("the data", "https://example.org/data_1?a=b&c=d"), ("us", "mailto:partners@example.ac.uk"), ("what we did", "#What we did"),
        ],
        "fields": [],
        "quotes": ["A good year, they said."],
        "pictures": ["A blue square"],
        "marked": [("strong", "every week"), ("emphasis", "listened")],
        "paragraphs": [
            "This report tells what forty partners did in one year, and what they would do again.",
            "We met every week and listened. Costs are 5 * 3 < 20 & [sic] snake_case, see the data or write to us.",
            "As told under what we did.",
        ],
        "losses": ["its first row has become them"],
    }


def form(file):
    """python-docx: a form with content controls, form fields of old and placeholders in the text."""
    made = docx.Document()
    made.add_heading("Agreement of partners", 0)
    made.add_paragraph("Fill this in together, at your first meeting, and keep a copy each.")
    made.add_heading("You", 1)
    paragraph = made.add_paragraph("Name: ")
    paragraph._p.append(control("<w:text/>", "Full name", "Click or tap here to enter text."))
    paragraph = made.add_paragraph("Role: ")
    items = '<w:listItem w:displayText="Choose an item." w:value=""/>' + "".join(
        f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in ("Student", "Staff &amp; others")
    )
    paragraph._p.append(control(f"<w:dropDownList>{items}</w:dropDownList>", "Your role", "Choose an item."))
    paragraph = made.add_paragraph("Begins on ")
    paragraph._p.append(control('<w:date><w:dateFormat w:val="d MMMM yyyy"/></w:date>', "First day", "Click or tap to enter a date."))
    paragraph.add_run(".")
    paragraph = made.add_paragraph("Hopes: ")
    paragraph._p.append(control('<w:text w:multiLine="1"/>', "What you hope for", "Click or tap here to enter text."))
    made.add_heading("Agreed", 1)
    for text, ticked in (("We meet every week.", "0"), ("Hours are paid.", "1")):
        paragraph = made.add_paragraph()
        paragraph._p.append(
            parse_xml(
                f'<w:sdt {nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox>'
                f'<w14:checked w14:val="{ticked}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
            )
        )
        paragraph.add_run(" " + text)
    made.add_paragraph("☐ We tell each other when it does not work.")
    made.add_paragraph("Signed for [name of department] on ________, with <name of witness>.")
    paragraph = made.add_paragraph("Office: ")
    data = (
        '<w:ffData><w:name w:val="Dropdown1"/><w:enabled/><w:ddList><w:listEntry w:val="North"/><w:listEntry w:val="South"/></w:ddList></w:ffData>'
    )
    for part in (
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>',
        f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r>',
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>',
    ):
        paragraph._p.append(parse_xml(part))
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    for row in (("Task", "Who does it"), ("Posters", ""), ("Talks", "")):
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))
    made.save(str(file))
    return {
        "kind": "templates",
        "title": "Agreement of partners",
        "headings": [(1, "You"), (1, "Agreed")],
        "tables": [(True, [["Task", "Who does it"], ["Posters", ""], ["Talks", ""]])],
        "lists": [],
        "links": [],
        "fields": [
            ("Full name", "text", ()),
            ("Your role", "choice", ("Student", "Staff & others")),
            ("First day", "date", ()),
            ("What you hope for", "long_text", ()),
            ("name of department", "text", ()),
            ("on", "text", ()),
            ("name of witness", "text", ()),
            ("Office", "choice", ("North", "South")),
        ],
        "tasks": [("We meet every week.", False), ("Hours are paid.", True), ("We tell each other when it does not work.", False)],
        "losses": ["a field without words of its own"],
    }


def strict_headings(file):
    """python-docx: several headings of the first level, a level that is skipped, styles with names of their own."""
    made = docx.Document()
    made.core_properties.title = "Guide for mentors"
    made.core_properties.author = "python-docx"
    style = made.styles.add_style("Pennawd Un", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Heading 1"]
    made.add_paragraph("Before you begin", style="Pennawd Un")
    made.add_paragraph("Read all of this guide, and then talk about it with your mentor.")
    made.add_heading("Talking", 3)
    made.add_paragraph("Words.")
    made.add_heading("Afterwards", 1)
    made.add_paragraph("More words.")
    table = made.add_table(rows=3, cols=3, style="Table Grid")
    texts = [["Term", "Group", "Count"], ["Autumn", "A", "4"], ["", "B", "5"]]
    for row, line in zip(table.rows, texts):
        for cell, text in zip(row.cells, line):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    made.save(str(file))
    return {
        "kind": "pages",
        "title": "Guide for mentors",
        "headings": [(1, "Before you begin"), (2, "Talking"), (1, "Afterwards")],
        "tables": [(True, [["Term", "Group", "Count"], ["Autumn", "A", "4"], ["Autumn", "B", "5"]])],
        "lists": [],
        "links": [],
        "fields": [],
        "losses": ["levels of headings that were skipped", "merged downwards", "its first row has become them"],
    }


NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def handbook(file):
    """LibreOffice Writer: headings, nested lists, a table with a heading row, links, notes, content controls, changes."""
    levels = lambda kind: "".join(
        (
            f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="•">' if kind == "bullet"
            else f'<text:list-level-style-number text:level="{n}" style:num-format="1" style:num-suffix=".">'
        )
        + f'<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        f'text:label-followed-by="listtab" fo:text-indent="-0.25in" fo:margin-left="{0.25 * (n + 1)}in"/></style:list-level-properties>'
        + ("</text:list-level-style-bullet>" if kind == "bullet" else "</text:list-level-style-number>")
        for n in (1, 2, 3)
    )
    item = lambda text, inner="": f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"
    rows = [["Month", "What happens"], ["March", "Recruit"], ["April", "Train"]]
    row = lambda cells: "<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in cells
    ) + "</table:table-row>"
    placeholder = lambda inner, more="": f'<loext:content-control loext:showing-place-holder="true" {more}>{inner}</loext:content-control>'
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Handbook of the programme</dc:title></office:meta>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="LB">{levels("bullet")}</text:list-style>
<text:list-style style:name="LN">{levels("number")}</text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>never </text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Handbook of the programme</text:h>
<text:p>Everything that a partner needs in the first week, <text:change text:change-id="c1"/>in one place.</text:p>
<text:h text:outline-level="2">The year</text:h>
<text:p>It is <text:span text:style-name="B">paid</text:span> work.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>At the rate of the university.</text:p></text:note-body></text:note> See <text:a xlink:type="simple" xlink:href="https://example.org/rates">the rates</text:a>.</text:p>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-header-rows>{row(rows[0])}</table:table-header-rows>{row(rows[1])}{row(rows[2])}</table:table>
<text:h text:outline-level="3">Step by step</text:h>
<text:list text:style-name="LN">{item("Meet", f'<text:list>{item("in person")}{item("or online")}</text:list>')}{item("Plan")}</text:list>
<text:p>And then:</text:p>
<text:list text:style-name="LB">{item("Rest")}{item("Review")}</text:list>
<text:h text:outline-level="2">Your page</text:h>
<text:p>Name: {placeholder("Your full name", 'loext:alias="Your full name" loext:plain-text="true"')}</text:p>
<text:p>Team: {placeholder("Choose an item", 'loext:alias="Team" loext:dropdown="true"').replace("Choose an item", '<loext:list-item loext:display-text="Red" loext:value="Red"/><loext:list-item loext:display-text="Blue" loext:value="Blue"/>Choose an item')}</text:p>
<text:p>Starts: {placeholder("Choose a date", 'loext:alias="Start date" loext:date="true" loext:date-format="YYYY-MM-DD"')}</text:p>
<text:p><loext:content-control loext:checkbox="true" loext:checked="false" loext:checked-state="☒" loext:unchecked-state="☐">☐</loext:content-control> I have read it</text:p>
</office:text></office:body></office:document>"""
    source = file.with_suffix(".fodt")
    source.write_text(text, encoding="utf-8")
    return {
        "source": source,
        "kind": "templates",
        "title": "Handbook of the programme",
        "headings": [(1, "The year"), (2, "Step by step"), (1, "Your page")],
        "tables": [(True, rows)],
        "lists": [
            (0, "number", "Meet"), (1, "number", "in person"), (1, "number", "or online"), (0, "number", "Plan"),
            (0, "bullet", "Rest"), (0, "bullet", "Review"),
        ],
        "links": [("the rates", "https://example.org/rates")],
        "fields": [("Your full name", "text", ()), ("Team", "choice", ("Red", "Blue")), ("Starts", "date", ())],
        "tasks": [("I have read it", False)],
        "notes": ["At the rate of the university."],
        "marked": [("strong", "paid")],
        "losses": ["tracked changes"],
    }


def ffurflen(file):
    """LibreOffice Writer in Welsh: its own placeholders and input fields, contents, a picture with caption, an endnote."""
    picture = base64.b64encode(png()).decode()
    rows = [["Tymor", "Nifer"], ["Hydref", "4"]]
    row = lambda cells: "<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in cells
    ) + "</table:table-row>"
    source = file.with_suffix(".fodt")
    source.write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:p text:style-name="Title">Ffurflen ganiatâd</text:p>
<text:p>Llenwch y ffurflen hon gyda’ch gilydd, a chadwch gopi bob un.</text:p>
<text:table-of-content text:name="toc"><text:table-of-content-source text:outline-level="3"/><text:index-body><text:p>Cynnwys</text:p><text:p>Un 1</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">Chi</text:h>
<text:p>Rhowch eich <text:placeholder text:placeholder-type="text">&lt;enw llawn&gt;</text:placeholder> yma, <text:text-input text:description="dyddiad geni">gwag</text:text-input>, a <text:drop-down text:name="Lliw"><text:label text:value="Coch"/><text:label text:value="Glas"/>Coch</text:drop-down>.</text:p>
<text:p text:style-name="Quotations">Dyfyniad o <text:span text:style-name="I">lyfr</text:span>.</text:p>
<text:p><draw:frame draw:name="f1" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image><office:binary-data>{picture}</office:binary-data></draw:image><svg:desc>Sgwâr glas</svg:desc></draw:frame></text:p>
<text:h text:outline-level="1"><text:bookmark text:name="bm"/>Ni</text:h>
<table:table><table:table-column/><table:table-column/><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Y flwyddyn</text:p></table:table-cell><table:covered-table-cell/></table:table-row>{row(rows[0])}{row(rows[1])}</table:table>
<text:p>Diwedd<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>Nodyn ar y diwedd.</text:p></text:note-body></text:note>, gweler <text:a xlink:type="simple" xlink:href="#bm">ni</text:a>.</text:p>
</office:text></office:body></office:document>""",
        encoding="utf-8",
    )
    return {
        "source": source,
        "kind": "templates",
        "title": "Ffurflen ganiatâd",
        "headings": [(1, "Chi"), (1, "Ni")],
        "tables": [(True, rows)],
        "lists": [],
        "links": [("ni", "#Ni")],
        "fields": [("enw llawn", "text", ()), ("dyddiad geni", "text", ()), ("Lliw", "choice", ("Coch", "Glas"))],
        "notes": ["Nodyn ar y diwedd."],
        "quotes": ["Dyfyniad o lyfr."],
        "marked": [("emphasis", "lyfr"), ("strong", "Y flwyddyn")],
        "pictures": ["Sgwâr glas"],
        "losses": ["the table of contents", "endnotes are footnotes", "stands above it", "its first row has become them"],
    }


def webpage(file):
    """LibreOffice Writer/Web: what it makes of a web page."""
    source = file.with_suffix(".html")
    source.write_text(
        """<html lang="en"><head><meta charset="utf-8"><title>Minutes</title></head><body><h1>Minutes of June</h1>
<p>Present were five people, who spoke for an hour about the garden.</p><h2>Garden</h2><ul><li>Beds<ul><li>north</li></ul></li><li>Paths</li></ul>
<table border="1"><thead><tr><th>Bed</th><th>Crop</th></tr></thead><tbody><tr><td>North</td><td>Beans</td></tr></tbody></table>
<h2>Money</h2><ol><li>Pay</li><li>Save</li></ol><p>See <a href="https://example.org/garden">the plan</a>.</p></body></html>""",
        encoding="utf-8",
    )
    return {
        "source": source,
        "kind": "pages",
        "title": "Minutes of June",
        "headings": [(1, "Garden"), (1, "Money")],
        "tables": [(True, [["Bed", "Crop"], ["North", "Beans"]])],
        "lists": [(0, "bullet", "Beds"), (1, "bullet", "north"), (0, "bullet", "Paths"), (0, "number", "Pay"), (0, "number", "Save")],
        "links": [("the plan", "https://example.org/garden")],
        "fields": [],
        "losses": [],
    }


DOCUMENTS = [report, form, strict_headings, handbook, ffurflen, webpage]
