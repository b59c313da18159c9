"""The rows of the table of source elements that live in documents: each is in the file that rows.tsv names.

What a file is to hold: `text` (words), `footnote`, `header` (a cell of a marked header row), `control` (a content
control with that in its title), `choice` (an item of a drop-down), `date` (a date picker), `field` (a form field with
that in its tooltip), `landscape` (a page on its side)."""

import subprocess
import zipfile
from functools import lru_cache
from pathlib import Path

import pikepdf
from lxml import etree
from report import Report

TABLE = Path(__file__).parent / "rows.tsv"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def check(root):
    report = Report("Source elements in documents")
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["row", "file", "holds", "text"], lines[0]
    for line in lines[1:]:
        row, name, holds, text = line.split("\t")
        report.check(name, row, problems(root / name, holds, fold(text)))
    return report


def fold(text):
    return " ".join(text.split())


def problems(file, holds, text):
    if not file.is_file():
        return ["is not there"]
    found = [fold(one) for one in held(file, holds)]
    if any(text in one for one in found):
        return []
    return [f"no {holds} has \u201c{text}\u201d; there are {len(found)}: {'; '.join(found)[:160]}"]


def held(file, holds):
    if file.suffix == ".docx":
        return in_word(file, holds)
    if file.suffix == ".pdf":
        return in_pdf(file, holds)
    if file.suffix == ".epub":
        with zipfile.ZipFile(file) as archive:
            pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
            return ["".join(etree.fromstring(archive.read(name)).itertext()) for name in pages]
    return [file.read_text(encoding="utf-8")]


@lru_cache
def part(file, name):
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else etree.Element("none")


def words(element):
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def in_word(file, holds):
    body = part(file, "word/document.xml")
    if holds == "text":
        return ["\n".join(words(paragraph) for paragraph in body.iter(f"{W}p"))]
    if holds == "footnote":
        return [words(note) for note in part(file, "word/footnotes.xml").iter(f"{W}footnote")]
    if holds == "header":
        rows = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
        return [words(cell) for row in rows for cell in row.iter(f"{W}tc")]
    if holds == "landscape":
        return [size.get(f"{W}orient") for size in body.iter(f"{W}pgSz") if size.get(f"{W}orient") == "landscape"]
    controls = [control.find(f"{W}sdtPr") for control in body.iter(f"{W}sdt")]
    controls = [control for control in controls if control.find(f"{W}alias") is not None]
    if holds == "choice":
        return [item.get(f"{W}displayText") for control in controls for item in control.iter(f"{W}listItem")]
    if holds == "date":
        controls = [control for control in controls if control.find(f"{W}date") is not None]
    return [control.find(f"{W}alias").get(f"{W}val") for control in controls]


def in_pdf(file, holds):
    if holds == "text":
        run = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
        return [run.stdout.decode("utf-8").replace("\u00ad\n", "")]
    with pikepdf.open(file) as pdf:
        if holds == "landscape":
            boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
            return ["landscape" for box in boxes if box[2] - box[0] > box[3] - box[1]]
        return [str(field.get("/TU", "")) for field in pdf.Root.AcroForm.Fields] if "/AcroForm" in pdf.Root else []
