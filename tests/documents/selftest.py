"""The document checks, checked: good documents of a built site are spoiled, one fault at a time, and each fault must be
reported by its own rule. A fault is put into the first document that it changes; there must be one.

selftest.py SITE"""

import argparse
import io
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

import epub
import office
import pdf
import pictures
import text
import word
from documents import documents
from report import Report

NOTHING = "changes nothing"


def in_zip(part, pattern, to, count=1):
    """Replaces text of the parts whose names match; a file that it does not change is not spoiled."""

    def spoil(data):
        out, changed = io.BytesIO(), 0
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for entry in old.infolist():
                held = old.read(entry)
                if re.fullmatch(part, entry.filename):
                    said, times = re.subn(pattern, to, held.decode(), count=count, flags=re.S)
                    changed += times
                    held = said.encode()
                new.writestr(entry, held)
        return out.getvalue() if changed else NOTHING

    return spoil


def in_bytes(change):
    def spoil(data):
        changed = change(data)
        return NOTHING if changed == data else changed

    return spoil


def in_pdf(change):
    """`change` gets the open PDF and says whether it did anything."""

    def spoil(data):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            if not change(document):
                return NOTHING
            document.save(out)
        return out.getvalue()

    return spoil


def elements(node):
    """Every element of a structure tree."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") != "/OBJR":
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def form_fields(document):
    return document.Root.AcroForm.Fields if "/AcroForm" in document.Root else []


def first_field(change):
    def spoil(document):
        for field in form_fields(document):
            return change(document, field)
        return False

    return in_pdf(spoil)


def no_tooltip(document, field):
    del field.TU
    for element in elements(document.Root.StructTreeRoot):
        if element.S == "/Form" and "/Alt" in element:
            del element.Alt
    return True


def form_to_link(document, _):
    form = next(element for element in elements(document.Root.StructTreeRoot) if element.S == "/Form")
    form.S = pikepdf.Name.Link
    return True


def no_name(_, field):
    field.T = ""
    return True


def same_name(document, field):
    fields = form_fields(document)
    if len(fields) < 2:
        return False
    fields[1].T = field.T
    return True


def other_order(document, _):
    fields = form_fields(document)
    if len(fields) < 2:
        return False
    document.Root.AcroForm.Fields = pikepdf.Array([*list(fields)[1:], fields[0]])
    return True


def button(_, field):
    field.FT = pikepdf.Name.Btn
    field.Ff = 1 << 16
    return True


def no_options(document, _):
    for field in form_fields(document):
        if field.FT == "/Ch":
            field.Opt = pikepdf.Array([])
            return True
    return False


def read_only(_, field):
    field.Ff = int(field.get("/Ff", 0)) | 1
    return True


def no_tabs(document):
    found = [page for page in document.pages if "/Tabs" in page and "/Annots" in page]
    for page in found:
        del page.Tabs
    return found


def without(key):
    def change(document):
        held = key in document.Root
        if held:
            del document.Root[key]
        return held

    return in_pdf(change)


def no_pdf_title(document):
    with document.open_metadata() as meta:
        if "dc:title" not in meta:
            return False
        del meta["dc:title"]
    return True


def script(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")
    return True


def no_alt(document):
    for element in elements(document.Root.StructTreeRoot):
        if element.S == "/Figure" and "/Alt" in element:
            del element.Alt
            return True
    return False


BODY = r"word/document\.xml"
# What is spoiled, the rule that must say so, and how.
PDF = [
    ("a field without tooltip", "pdf-ua1", first_field(no_tooltip)),
    ("a field without tooltip", "pdf-field-tooltip", first_field(no_tooltip)),
    ("a field that is a link", "pdf-ua1", first_field(form_to_link)),
    ("a field that is a link", "pdf-field-order", first_field(form_to_link)),
    ("a field without a name", "pdf-field-name", first_field(no_name)),
    ("two fields of one name", "pdf-field-unique", first_field(same_name)),
    ("fields in another order", "pdf-field-order", first_field(other_order)),
    ("a button among the fields", "pdf-field-kind", first_field(button)),
    ("a choice of nothing", "pdf-field-options", first_field(no_options)),
    ("a field that may not be filled in", "pdf-fill", first_field(read_only)),
    ("no order of tabs", "pdf-ua1", in_pdf(no_tabs)),
    ("no order of tabs", "pdf-tabs", in_pdf(no_tabs)),
    ("no language", "pdf-lang", without("/Lang")),
    ("no structure", "pdf-ua1", without("/StructTreeRoot")),
    ("no title", "pdf-title", in_pdf(no_pdf_title)),
    ("a title that is not shown", "pdf-show-title", without("/ViewerPreferences")),
    ("a picture without alternative", "pdf-ua1", in_pdf(no_alt)),
    ("a script in an archive", "pdf-2a", in_pdf(script)),
    ("the second half is lost", "qpdf", in_bytes(lambda data: data[: len(data) // 2])),
    ("no PDF at all", "pdf-open", in_bytes(lambda data: b"PDF")),
]
WORD = [
    ("no header row", "docx-tables", in_zip(BODY, r"<w:tblHeader */>", "")),
    ("no caption of a table", "docx-tables", in_zip(BODY, r"<w:tbl(Caption|Description) [^>]*/>", "", 0)),
    ("a control without title", "docx-controls", in_zip(BODY, r"<w:alias [^>]*/>", "")),
    ("a control without tag", "docx-controls", in_zip(BODY, r"<w:tag [^>]*/>", "")),
    ("two controls of one number", "docx-controls", in_zip(BODY, r'(<w:sdtPr>.*?<w:id w:val=")(-?\d+)(".*?<w:sdtPr>.*?<w:id w:val=")-?\d+', r"\1\2\3\2")),
    ("a control without placeholder", "docx-controls", in_zip(BODY, r"<w:placeholder>.*?</w:placeholder>", "")),
    ("a placeholder that is nowhere", "docx-controls", in_zip(BODY, r'(<w:placeholder><w:docPart w:val=")[^"]*', r"\1Nowhere")),
    ("a picture without alternative", "docx-alt", in_zip(BODY, r'(<wp:docPr [^>]*descr=")[^"]+', r"\1")),
    ("a skipped heading", "docx-headings", in_zip(BODY, r'w:pStyle w:val="Heading1"', 'w:pStyle w:val="Heading3"', 0)),
    ("two titles", "docx-headings", in_zip(BODY, r'w:pStyle w:val="Heading1"', 'w:pStyle w:val="Title"')),
    ("no title", "docx-title", in_zip(r"docProps/core\.xml", r"<dc:title>.*?</dc:title>", "<dc:title></dc:title>")),
    ("no language", "docx-lang", in_zip(r"docProps/core\.xml", r"<dc:language>.*?</dc:language>", "")),
    ("styles in another language", "docx-lang", in_zip(r"word/styles\.xml", r"<w:lang [^>]*/>", '<w:lang w:val="tlh"/>')),
    ("a link without words", "docx-links", in_zip(BODY, r"(<w:hyperlink [^>]*>).*?(</w:hyperlink>)", r"\1\2")),
    ("a link to nothing", "docx-links", in_zip(BODY, r'(<w:hyperlink [^>]*r:id=")[^"]*', r"\1rIdNowhere")),
    ("an element where none may be", "ooxml", in_zip(BODY, r"<w:body>", "<w:body><w:tblHeader/>")),
    ("a part that is no XML", "docx-open", in_zip(BODY, r"</w:body>", "")),
    ("a part that is no XML", "python-docx", in_zip(BODY, r"</w:body>", "")),
    ("a part that is no XML", "libreoffice", in_zip(BODY, r"</w:body>", "")),
    ("the second half is lost", "libreoffice", in_bytes(lambda data: data[: len(data) // 2])),
    ("the second half is lost", "docx-open", in_bytes(lambda data: data[: len(data) // 2])),
]
# What says it is Arabic and runs from left to right.
WORD_TURNED = [
    ("an Arabic document from left to right", "docx-rtl", in_zip(r"docProps/core\.xml", r"<dc:language>.*?<", "<dc:language>ar<")),
]
# Only documents that are written from right to left can lose this; a site may have none.
WORD_RTL = [
    ("a section from left to right", "docx-rtl", in_zip(BODY, r"<w:bidi */></w:sectPr>", "</w:sectPr>")),
    ("paragraphs from left to right", "docx-rtl", in_zip(BODY, r"(<w:pPr>(?:<w:pStyle [^>]*/>)?)<w:bidi */>", r"\1", 0)),
    ("runs from left to right", "docx-rtl", in_zip(BODY, r"<w:rtl */>", "", 0)),
    ("columns from left to right", "docx-rtl", in_zip(BODY, r"<w:bidiVisual */>", "")),
]
EPUB = [
    ("no contents", "epubcheck", in_zip(r".*\.opf", r' properties="nav"', "")),
    ("no title", "epubcheck", in_zip(r".*\.opf", r"<dc:title.*?</dc:title>", "")),
    ("a link to nowhere", "epubcheck", in_zip(r".*nav\.xhtml", r'href="[^"#]+', 'href="nowhere.xhtml')),
    ("a part that is no XML", "epubcheck", in_zip(r".*nav\.xhtml", r"</nav>", "")),
    ("no EPUB at all", "epubcheck", in_bytes(lambda data: b"PK")),
]
TEXT = [
    ("line ends of Unix", "txt-crlf", in_bytes(lambda data: data.replace(b"\r\n", b"\n"))),
    ("a word of the source", "txt-markup", in_bytes(lambda data: data.replace(b"\r\n", b"\r\n{{ student }}", 1))),
    ("a link of the source", "txt-markup", in_bytes(lambda data: data.replace(b"\r\n", b"\r\n[[page]]", 1))),
    ("a tag of the page", "txt-markup", in_bytes(lambda data: data.replace(b"\r\n", b"\r\n<strong>x</strong>", 1))),
    ("another encoding", "txt-utf8", in_bytes(lambda data: "café\r\n".encode("latin-1") + data)),
    ("no title", "txt-title", in_bytes(lambda data: b"\r\n" + data)),
    ("no address", "txt-end", in_bytes(lambda data: data + b"the end\r\n")),
    ("a bell", "txt-controls", in_bytes(lambda data: b"\x07" + data)),
]


def spoil_all(ending, faults, files, check, folder, report):
    """Writes one spoiled document for each fault and checks them all at once, and good ones with them."""
    made = []
    for number, (what, rule, spoil) in enumerate(faults):
        for file in files:
            data = spoil(file.read_bytes())
            if data is not NOTHING:
                spoiled = folder / ending / f"{number}.{ending}"
                spoiled.parent.mkdir(exist_ok=True)
                spoiled.write_bytes(data)
                made.append((what, rule, spoiled))
                break
        else:
            report.check(what, rule, [f"no {ending} file of the site can be spoiled like this"])
    said = check([spoiled for _, _, spoiled in made], folder)
    for what, rule, spoiled in made:
        name = str(spoiled.relative_to(folder))
        found = sorted({named for file, named, _ in said.problems if file == name})
        report.expect(what, rule, rule in found, f"not reported; reported: {', '.join(found) or 'nothing'}")
    good = folder / f"good.{ending}"
    if files:
        shutil.copy(files[0], good)
        problems = [f"{rule}: {message}" for _, rule, message in check([good], folder).problems]
        report.check(f"a good {ending} file", "good", problems)


def check_word(files, folder):
    report = word.check(files, folder)
    report.add(office.check(files, folder)[0])
    return report


def pictures_differ(report):
    page = Image.new("L", (496, 701), 255)
    drawn = ImageDraw.Draw(page)
    for line in range(40, 660, 14):
        drawn.line([(40, line), (450, line)], fill=0, width=3)
    moved = Image.new("L", page.size, 255)
    moved.paste(page, (0, 3))
    for kind, allowed in pictures.ALLOWED.items():
        verdict = lambda now: pictures.compare(page, now, *allowed)[0]
        report.expect(f"the same page ({kind})", "picture", not verdict(page.copy()), "is said to differ")
        report.expect(f"a page whose lines moved ({kind})", "picture", verdict(moved), "is not noticed")
        report.expect(f"an empty page ({kind})", "picture", verdict(Image.new("L", page.size, 255)), "is not noticed")
        report.expect(f"a page on its side ({kind})", "picture", verdict(page.rotate(90, expand=True)), "is not noticed")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", type=Path)
    found = documents(options.parse_args().site.resolve())
    # Small files first: what is spoiled is looked for from the start.
    found = {ending: sorted(files, key=lambda file: (file.stat().st_size, file)) for ending, files in found.items()}
    report = Report("Document self-test")
    right_to_left = [file for file in found["docx"] if b"<w:bidi/></w:sectPr>" in body(file)]
    left_to_right = [file for file in found["docx"] if file not in right_to_left]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        spoil_all("txt", TEXT, found["txt"], text.check, folder, report)
        spoil_all("pdf", PDF, found["pdf"], pdf.check, folder, report)
        spoil_all("epub", EPUB, found["epub"], epub.check, folder, report)
        spoil_all("docx", WORD, found["docx"], check_word, folder, report)
        for name, faults, files in (("ltr", WORD_TURNED, left_to_right), ("rtl", WORD_RTL, right_to_left)):
            if files:
                (folder / name).mkdir()
                spoil_all("docx", faults, files, check_word, folder / name, report)
    pictures_differ(report)
    return 0 if report.print() else 1


def body(file):
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/document.xml")


if __name__ == "__main__":
    sys.exit(main())
