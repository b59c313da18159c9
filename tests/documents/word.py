"""Word: the Open XML SDK's validator, python-docx, LibreOffice, and an accessibility check of our own on the parts."""

import json
import re
import zipfile

import docx
from lxml import etree

from report import Report
from tools import OOXML, each, run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
RTL = ("ar", "fa", "he", "ur")
# What an answer is: nothing that LibreOffice or Word would show as text without a control.
CONTROLS = ("w:text", "w:richText", "w:dropDownList", "w:comboBox", "w:date", "w14:checkbox")


def check(files, root):
    report = Report("Word")
    for part in each(lambda file: one(file, file.relative_to(root)), files):
        report.add(part)
    report.note(f"{len(files)} Word files")
    return report


def one(file, name):
    report = Report(str(name))
    made = run([OOXML, file])
    try:
        said = json.loads(made.stdout)
        faults = [f"{fault.get('path')} {fault.get('xPath', '')}: {fault.get('description')}" for fault in said["errors"]]
        report.check(name, "ooxml", faults if faults or said["ok"] else ["is not valid, without a reason"])
    except (ValueError, KeyError):
        report.check(name, "ooxml", [f"the validator ended with {made.returncode}: {(made.stderr or made.stdout)[-300:]}"])
    try:
        report.expect(name, "python-docx", docx.Document(str(file)).paragraphs, "python-docx finds no paragraph")
    except Exception as fault:  # whatever a reader trips over is a finding about the file
        report.check(name, "python-docx", [repr(fault)])
    try:
        Package(file, name, report).look()
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as fault:
        report.check(name, "docx-open", [repr(fault)])
    return report


def val(element, path):
    """The `w:val` at a path below an element; None where there is no such element."""
    found = element.find(path, NAMES) if element is not None else None
    return None if found is None else found.get(f"{{{W}}}val", "")


def on(element, path):
    """Whether a switch such as `w:rtl` is there and not turned off; None where it is not there."""
    said = val(element, path)
    return None if said is None else said not in ("0", "false", "off")


def words(element):
    return "".join(element.itertext(f"{{{W}}}t")).strip()


class Package:
    def __init__(self, file, name, report):
        self.name, self.report = name, report
        with zipfile.ZipFile(file) as archive:
            self.parts = {part: archive.read(part) for part in archive.namelist()}
        self.body = self.part("word/document.xml")
        self.styles = {style.get(f"{{{W}}}styleId"): style for style in self.part("word/styles.xml").findall("w:style", NAMES)}

    def part(self, name):
        return etree.fromstring(self.parts[name])

    def say(self, rule, problems):
        self.report.check(self.name, rule, problems)

    def stories(self):
        """Every part with text that a reader meets."""
        for part in sorted(self.parts):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", part):
                yield part, self.part(part)

    def look(self):
        core = self.part("docProps/core.xml")
        title, self.lang = core.findtext("dc:title", "", NAMES), core.findtext("dc:language", "", NAMES)
        self.say("docx-title", [] if title.strip() else ["the properties have no title"])
        self.language()
        self.headings()
        self.tables()
        self.pictures()
        self.controls()
        self.links()
        if self.lang.split("-")[0] in RTL:
            self.right_to_left()

    def language(self):
        default = self.part("word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NAMES)
        said = default.attrib.values() if default is not None else []
        problems = [] if self.lang else ["the properties name no language"]
        if not any(one.split("-")[0] == self.lang.split("-")[0] for one in said):
            problems.append(f"the styles' language is {', '.join(said) or 'missing'}, the properties' is {self.lang or 'missing'}")
        self.say("docx-lang", problems)

    def chain(self, paragraph):
        """A paragraph's style and those it is based on."""
        style = val(paragraph, "w:pPr/w:pStyle")
        seen = []
        while style in self.styles and style not in seen:
            seen.append(style)
            yield self.styles[style]
            style = val(self.styles[style], "w:basedOn")

    def level(self, paragraph):
        """1 to 9 for a heading, 0 for a title, None for text."""
        for style in self.chain(paragraph):
            if (val(style, "w:name") or "").lower() == "title":
                return 0
            outline = val(style, "w:pPr/w:outlineLvl")
            if outline is not None:
                return int(outline) + 1 if int(outline) < 9 else None
        return None

    def headings(self):
        problems, before, titles = [], 0, 0
        for paragraph in self.body.iter(f"{{{W}}}p"):
            level = self.level(paragraph)
            if level is None:
                continue
            if not words(paragraph):
                problems.append("a heading has no words")
            if level == 0:
                titles += 1
            elif level > before + 1:
                problems.append(f"from level {before} to {level}: {words(paragraph)[:60]}")
            before = level or before
        if titles != 1:
            problems.append(f"there are {titles} titles")
        self.say("docx-headings", problems)

    def tables(self):
        problems = []
        for table in self.body.iter(f"{{{W}}}tbl"):
            first = table.find("w:tr", NAMES)
            what = words(first)[:60] if first is not None else ""
            if first is None or not on(first, "w:trPr/w:tblHeader"):
                problems.append(f"no header row: {what}")
            if not (val(table, "w:tblPr/w:tblCaption") or val(table, "w:tblPr/w:tblDescription")):
                problems.append(f"no caption or description: {what}")
            cells = {sum(int(val(cell, "w:tcPr/w:gridSpan") or 1) for cell in row.findall("w:tc", NAMES))
                     for row in table.findall("w:tr", NAMES)}
            if len(cells) > 1:
                problems.append(f"rows of different lengths: {what}")
        self.say("docx-tables", problems)

    def pictures(self):
        problems = []
        for part, story in self.stories():
            for picture in story.iter(f"{{{NAMES['wp']}}}docPr"):
                decoration = picture.find(".//adec:decorative", NAMES)
                decorative = decoration is not None and decoration.get("val") in ("1", "true")
                if not decorative and not picture.get("descr", "").strip():
                    problems.append(f"{part}: `{picture.get('name')}` has no text alternative and is no decoration")
        self.say("docx-alt", problems)

    def controls(self):
        prompts = set()
        if "word/glossary/document.xml" in self.parts:
            glossary = self.part("word/glossary/document.xml")
            prompts = {val(prompt, "w:docPartPr/w:name") for prompt in glossary.iter(f"{{{W}}}docPart")}
        problems, numbers, tags = [], [], []
        for part, story in self.stories():
            for properties in story.iter(f"{{{W}}}sdtPr"):
                kinds = [kind for kind in CONTROLS if properties.find(kind, NAMES) is not None]
                if properties.find("w:docPartObj", NAMES) is not None:
                    continue  # a table of contents: nothing to fill in
                alias, tag = val(properties, "w:alias"), val(properties, "w:tag")
                what = f"{part}: the control `{alias or tag}`"
                if not alias or not alias.strip():
                    problems.append(f"{what} has no title (alias)")
                if not tag:
                    problems.append(f"{what} has no tag")
                numbers.append(val(properties, "w:id"))
                tags.append(tag)
                if "w14:checkbox" in kinds:
                    continue
                prompt = val(properties, "w:placeholder/w:docPart")
                if not prompt:
                    problems.append(f"{what} has no placeholder")
                elif prompt not in prompts:
                    problems.append(f"{what} has a placeholder that the glossary lacks: {prompt}")
                if "w:dropDownList" in kinds and len(properties.findall("w:dropDownList/w:listItem", NAMES)) < 2:
                    problems.append(f"{what} gives nothing to choose")
        for kind, found in (("id", numbers), ("tag", tags)):
            twice = sorted({str(one) for one in found if found.count(one) > 1 or one is None})
            problems += [f"two controls have the {kind} {one}" for one in twice]
        self.say("docx-controls", problems)

    def links(self):
        problems = []
        anchors = {mark.get(f"{{{W}}}name") for mark in self.body.iter(f"{{{W}}}bookmarkStart")}
        for part, story in self.stories():
            known = self.relations(part)
            for link in story.iter(f"{{{W}}}hyperlink"):
                target, anchor = link.get(f"{{{NAMES['r']}}}id"), link.get(f"{{{W}}}anchor")
                if not words(link) and link.find(f".//{{{NAMES['wp']}}}docPr") is None:
                    problems.append(f"{part}: a link without words to {known.get(target, anchor)}")
                if target and target not in known:
                    problems.append(f"{part}: a link to nothing: {words(link)}")
                if not target and anchor not in anchors:
                    problems.append(f"{part}: a link to a bookmark that is not there: {anchor}")
        self.say("docx-links", problems)

    def relations(self, part):
        folder, file = part.rsplit("/", 1)
        listed = self.parts.get(f"{folder}/_rels/{file}.rels")
        found = etree.fromstring(listed).findall("rel:Relationship", NAMES) if listed else []
        return {one.get("Id"): one.get("Target") for one in found}

    def right_to_left(self):
        problems = []
        if not all(on(section, "w:bidi") for section in self.body.iter(f"{{{W}}}sectPr")):
            problems.append("a section does not run from right to left")
        for table in self.body.iter(f"{{{W}}}tbl"):
            if not on(table, "w:tblPr/w:bidiVisual"):
                problems.append("a table's columns do not run from right to left")
        for part, story in self.stories():
            for paragraph in story.iter(f"{{{W}}}p"):
                text = words(paragraph)
                if ARABIC.search(text) and not self.runs_rtl(paragraph, "w:pPr/w:bidi"):
                    problems.append(f"{part}: a paragraph without w:bidi: {text[:40]}")
                for run_ in paragraph.iter(f"{{{W}}}r"):
                    if ARABIC.search(words(run_)) and not on(run_, "w:rPr/w:rtl"):
                        problems.append(f"{part}: a run without w:rtl: {words(run_)[:40]}")
        self.say("docx-rtl", problems)

    def runs_rtl(self, paragraph, path):
        for place in (paragraph, *self.chain(paragraph)):
            said = on(place, path)
            if said is not None:
                return said
        return False
