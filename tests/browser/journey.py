"""Reads a filled Word file with python-docx and a filled PDF with pikepdf: `journey.py WORD PDF` prints {"word": {name: value},
"pdf": {name: value}}. A box that is ticked is true."""

import json
import sys

import docx
import pikepdf
from docx.oxml.ns import qn
from pikepdf.form import CheckboxField, Form


def word(path):
    found = {}
    for control in docx.Document(path).element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        tag = properties.find(qn("w:tag"))
        if tag is None:
            continue
        box = next(properties.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checked"), None)
        if box is not None:
            found[tag.get(qn("w:val"))] = box.get("{http://schemas.microsoft.com/office/word/2010/wordml}val") == "1"
        elif properties.find(qn("w:showingPlcHdr")) is None:
            found[tag.get(qn("w:val"))] = "".join(text.text or "" for text in control.iter(qn("w:t")))
    return found


def paper(path):
    with pikepdf.open(path) as pdf:
        fields = Form(pdf)
        return {field.fully_qualified_name: field.checked if isinstance(field, CheckboxField) else str(field.value or "") for field in fields}


print(json.dumps({"word": word(sys.argv[1]), "pdf": paper(sys.argv[2])}))
