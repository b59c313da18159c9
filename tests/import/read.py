"""What a Word document that Kitpress made holds, read with python-docx: headings, tables, lists, links, fields, notes.
What Kitpress adds from front matter (purpose, fields, credits) is left out."""

import re

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def words(element):
    """The text of an element; a tab or line end is a space."""
    out = []
    for node in element.iter():
        if node.tag == qn("w:t"):
            out.append(node.text or "")
        elif node.tag in (qn("w:tab"), qn("w:br")):
            out.append(" ")
    return " ".join("".join(out).split())


def val(element, path):
    found = element.find(path, element.nsmap) if element is not None else None
    return None if found is None else found.get(qn("w:val"))


class Read:
    def __init__(self, file):
        self.document = docx.Document(str(file))
        self.title, self.headings, self.tables, self.lists, self.fields = "", [], [], [], []
        self.paragraphs, self.quotes, self.code, self.marked = [], [], [], []
        self.links, self.notes, self.pictures, self.tasks = [], [], [], []
        self.bookmarks = {}
        self.own = None
        body = self.document.element.body
        for start in body.iter(qn("w:bookmarkStart")):
            paragraph = start.getparent()
            self.bookmarks[start.get(qn("w:name"))] = words(paragraph)
        for child in body:
            if child.tag == qn("w:p"):
                self.paragraph(Paragraph(child, self.document))
            elif child.tag == qn("w:tbl") and self.own is None:
                self.table(Table(child, self.document))
        self.footnotes()

    def level(self, paragraph):
        found = re.fullmatch(r"[Hh]eading (\d)", paragraph.style.name)
        return int(found[1]) if found else None

    def paragraph(self, paragraph):
        element, text = paragraph._p, words(paragraph._p)
        level = self.level(paragraph)
        if level:
            names = [start.get(qn("w:name")) for start in element.iter(qn("w:bookmarkStart"))]
            self.own = next((name for name in names if name.startswith("kit_")), None)
            if self.own is None:
                self.headings.append((level, text))
                self.inlines(element)
            return
        if paragraph.style.name == "Title":
            self.title = text
            return
        if self.own in ("kit_purpose", "kit_data_protection"):
            # One paragraph; the page's text begins after it.
            self.own = None
            return
        if self.own == "kit_fields" and not self.in_list(paragraph):
            self.own = None
        if self.own is not None or paragraph.style.name in ("Kind Label", "Lead", "Small Print"):
            return
        spot = self.in_list(paragraph)
        if spot:
            box = element.find(".//" + W14 + "checked")
            if paragraph.style.name == "Checklist" and box is not None:
                self.tasks.append((text.removeprefix("☐").removeprefix("☒").strip(), box.get(W14 + "val") == "1"))
            else:
                self.lists.append((spot[0], spot[1], text))
        elif paragraph.style.name in ("Quote", "Voice"):
            self.quotes.append(text)
        elif paragraph.style.name == "Source Code":
            self.code.append("\n".join(line for line in self.lines(element)))
        elif text:
            self.paragraphs.append(text)
        self.inlines(element)

    def lines(self, element):
        out = [""]
        for node in element.iter():
            if node.tag == qn("w:t"):
                out[-1] += node.text or ""
            elif node.tag == qn("w:br"):
                out.append("")
        return out

    def in_list(self, paragraph):
        """Depth and kind of mark of a paragraph in a list."""
        properties = paragraph._p.pPr
        number = properties.numPr if properties is not None else None
        if number is None or number.numId is None:
            return None
        level, identity = number.ilvl.val if number.ilvl is not None else 0, number.numId.val
        numbering = self.document.part.numbering_part.element
        num = next(num for num in numbering.iter(qn("w:num")) if num.get(qn("w:numId")) == str(identity))
        abstract = num.find(qn("w:abstractNumId")).get(qn("w:val"))
        definition = next(one for one in numbering.iter(qn("w:abstractNum")) if one.get(qn("w:abstractNumId")) == abstract)
        form = next(one for one in definition.iter(qn("w:lvl")) if one.get(qn("w:ilvl")) == str(level))
        kind = form.find(qn("w:numFmt")).get(qn("w:val"))
        return level, "number" if kind not in ("bullet", "none") else "bullet"

    def table(self, table):
        rows = []
        for row in table.rows:
            cells = []
            for cell in row.cells:
                controls = cell._tc.findall(".//" + qn("w:sdt"))
                space = len(controls) == 1 and (val(controls[0], "w:sdtPr/w:tag") or "").startswith("cell-")
                cells.append("" if space else words(cell._tc))
            rows.append(cells)
        head = table._tbl.tr_lst[0].find(".//" + qn("w:tblHeader")) is not None
        self.tables.append((head, rows))
        for cell in table._tbl.iter(qn("w:tc")):
            for paragraph in cell.iter(qn("w:p")):
                self.inlines(paragraph)

    def inlines(self, element):
        for link in element.iter(qn("w:hyperlink")):
            anchor, identity = link.get(qn("w:anchor")), link.get(qn("r:id"))
            if identity:
                target = self.document.part.rels[identity].target_ref
            else:
                # The list of references is the site's own.
                target = "#kit" if anchor.startswith("kit_") else "#" + self.bookmarks.get(anchor, "?")
            self.links.append((words(link), target))
        for control in element.iter(qn("w:sdt")):
            self.control(control)
        for run in element.iter(qn("w:r")):
            properties, text = run.find(qn("w:rPr")), words(run)
            if properties is None or not text:
                continue
            style = val(properties, "w:rStyle") or ""
            for name, on in (
                ("strong", style == "Strong" or properties.find(qn("w:b")) is not None),
                ("emphasis", style == "Emphasis" or properties.find(qn("w:i")) is not None),
                ("strike", properties.find(qn("w:strike")) is not None),
                ("code", style == "CodeText"),
            ):
                if on and style != "Hyperlink":
                    self.marked.append((name, text))
        for picture in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
            self.pictures.append(picture.get("descr", ""))

    def control(self, control):
        properties = control.find(qn("w:sdtPr"))
        if properties.find(W14 + "checkbox") is not None or (val(control, "w:sdtPr/w:tag") or "").startswith("cell-"):
            return
        shown = words(control.find(qn("w:sdtContent")))
        prompt = re.match(r"\[(.*?)\]", shown)
        kind, options = "text", []
        choice = properties.find(qn("w:dropDownList"))
        text = properties.find(qn("w:text"))
        if choice is not None:
            kind = "choice"
            options = [one.get(qn("w:displayText")) for one in choice if one.get(qn("w:displayText"))]
        elif properties.find(qn("w:date")) is not None:
            kind = "date"
        elif text is not None and text.get(qn("w:multiLine")) == "1":
            kind = "long_text"
        self.fields.append((prompt[1] if prompt else shown, kind, tuple(options)))

    def footnotes(self):
        for part in self.document.part.rels.values():
            if part.reltype.endswith("/footnotes"):
                from lxml import etree

                root = etree.fromstring(part.target_part.blob)
                for note in root:
                    if note.get(qn("w:type")) is None and words(note):
                        self.notes.append(words(note))
