"""Answers put into documents by a page's own script (js/fill.js), read back with programs that share no code with it.

filled.py plan SITE FILE     what to put into every field of every document, and what must be read back, as JSON
filled.py judge SITE FILE FOLDER
                             reads the filled documents of FOLDER: 0.docx, 1.pdf, ... in the order of the plan"""

import json
import re
import shutil
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import docx
import pikepdf
from lxml import etree
from pikepdf.form import CheckboxField, ChoiceField, Form

import office
import pdf
from report import Report
from tools import OOXML, each, run
from word import NAMES, W, val

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
# What people write, and what files do not like.
TEXTS = [
    "Siân Ŵyn ŷ Ŷ Zoë ÿ",
    "<&>\"' & ]]> &amp; <w:t>",
    "(parentheses) ((( \\ \\n \\( ) back\\slashes\\",
    "مرحبًا بكم في ورشتنا",
    "a seedling 🌱 and a family 👩‍👩‍👧",
    "half a letter \ud83c here \udf31",
    "bell \x07 null \x00 escape \x1b tab\there",
    "$& $1 $` %s {0} \u2028 line",
    "first line\r\nsecond line\nthird line",
    "x" * 300,
]
LONG = [
    "one\ntwo\n\nfour\n  indented\nlast",
    "Ŵ" * 5000,
    "words and words " * 312 + "end",
    "two\r\nways\rof ending",
]


def clean(text, lines, paper):
    """What is left of a text: what XML allows, lines only where there may be some, no tabs in a PDF."""
    text = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", re.sub("\r\n?|[\u2028\u2029]", "\n", text))
    text = text.replace("\t", " ") if paper else text
    return text if lines else re.sub(r"\s*\n\s*", " ", text)


def day(said, lang):
    """As people write it; in digits where a browser may not know the language."""
    when = date.fromisoformat(said)
    if lang in MONTHS:
        return {f"{when.day} {MONTHS[lang][when.month - 1]} {when.year}"}
    return {f"{when:%d/%m/%Y}", f"{when.day} Mawrth {when.year}"}


# --- what the documents ask for -------------------------------------------------------------------------------------


def controls(file):
    """Word's fields: tag, kind, options, whether there may be lines."""
    with zipfile.ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    found = []
    for control in body.iter(f"{{{W}}}sdt"):
        properties = control.find("w:sdtPr", NAMES)
        tag = val(properties, "w:tag")
        if tag is None or properties.find("w:docPartObj", NAMES) is not None:
            continue  # a table of contents: nothing to fill in
        kinds = {"checkbox": "w14:checkbox", "choice": "w:dropDownList", "date": "w:date"}
        kind = next((kind for kind, path in kinds.items() if properties.find(path, NAMES) is not None), "text")
        items = properties.findall("w:dropDownList/w:listItem", NAMES)
        lines = properties.find("w:text[@w:multiLine='1']", NAMES) is not None
        found.append({"name": tag, "kind": "long_text" if lines else kind, "lines": lines, "control": control,
                      "options": [item.get(f"{{{W}}}displayText") for item in items][1:]})
    return found


def widgets(file):
    """PDF's fields, likewise; that one is a date is known from the Word file beside it."""
    beside = file.with_suffix(".docx")
    dates = {field["name"] for field in controls(beside) if field["kind"] == "date"} if beside.exists() else set()
    found = []
    with pikepdf.open(file) as opened:
        for field in Form(opened):
            name = field.fully_qualified_name
            lines = bool(int(field.obj.get("/Ff", 0)) & 0x1000)
            kind = "long_text" if lines else "date" if name in dates else "text"
            options = []
            if isinstance(field, CheckboxField):
                kind = "checkbox"
            elif isinstance(field, ChoiceField):
                kind, options = "choice", [str(option.display_value) for option in field.options][1:]
            found.append({"name": name, "kind": kind, "lines": lines, "options": options})
    return found


def value(field, number, lang, paper):
    """Something to write, and what may be read back."""
    match field["kind"]:
        case "checkbox":
            return number % 3 != 2, [number % 3 != 2]
        case "choice":
            option = field["options"][number % len(field["options"])]
            return option, [option]
        case "date":
            said = f"2026-03-{number % 28 + 1:02}"
            return said, sorted(day(said, lang))
    texts = LONG + TEXTS if field["lines"] else TEXTS
    said = texts[number % len(texts)]
    return said, [clean(said, field["lines"], paper)]


def plan(root):
    """Three rounds: every field; every second field; the second round's documents once more with other answers."""
    made, number = [], 0
    for ending, read in (("docx", controls), ("pdf", widgets)):
        for file in sorted(root.rglob(f"*.{ending}")):
            fields = read(file)
            name = str(file.relative_to(root))
            lang = name.split("/")[0] if name.startswith(("cy/", "ar/")) else "en"
            jobs = []
            for round_, chosen in enumerate((fields, fields[::2], fields[::3])):
                answers, expected = [], {}
                for field in chosen:
                    number += 1
                    said, read_back = value(field, number, lang, ending == "pdf")
                    answers.append({"name": field["name"], "kind": field["kind"], "value": said})
                    expected[field["name"]] = read_back
                answers.append({"name": "no-such-field", "kind": "text", "value": "nowhere"})
                jobs.append({"file": name, "lang": lang, "format": "word" if ending == "docx" else "pdf", "answers": answers,
                             "expected": expected, "again": round_ == 2})
            jobs[2]["expected"] = jobs[1]["expected"] | jobs[2]["expected"]
            made += jobs if fields else jobs[:1]
    return made


# --- what came of it ------------------------------------------------------------------------------------------------


def problems_of_word(blank, filled, expected):
    """Every value by its tag; all else as it was."""
    with zipfile.ZipFile(blank) as one, zipfile.ZipFile(filled) as other:
        if one.namelist() != other.namelist() or other.testzip():
            yield f"the files within are {other.namelist()}, broken: {other.testzip()}"
        changed = [name for name in one.namelist() if one.read(name) != other.read(name)]
        if [name for name in changed if name != "word/document.xml"]:
            yield f"other files within have changed: {changed}"
        plain = [re.sub(r"<w:sdtPr>.*?</w:sdtContent>", "", each_.read("word/document.xml").decode(), flags=re.S) for each_ in (one, other)]
        if plain[0] != plain[1]:
            yield "text outside the fields has changed"
    before = {field["name"]: etree.tostring(field["control"], with_tail=False) for field in controls(blank)}
    for field in controls(filled):
        name, control = field["name"], field["control"]
        properties, content = control.find("w:sdtPr", NAMES), control.find("w:sdtContent", NAMES)
        if name not in expected:
            if etree.tostring(control, with_tail=False) != before[name]:
                yield f"`{name}` has changed without an answer"
            continue
        read = spoken(content)
        if field["kind"] == "checkbox":
            read = properties.find("w14:checkbox/w14:checked", NAMES).get(f"{{{NAMES['w14']}}}val") == "1"
            if spoken(content) != ("☒" if read else "☐"):
                yield f"the sign of `{name}` is {spoken(content)}"
        elif properties.find("w:showingPlcHdr", NAMES) is not None or content.find(".//w:rStyle", NAMES) is not None:
            yield f"`{name}` still counts as empty"
        if read not in expected[name]:
            yield f"`{name}` should hold {expected[name]!r:.200}, holds {read!r:.200}"
        if field["kind"] == "date" and not re.match(r"2026-03-\d\dT", properties.find("w:date", NAMES).get(f"{{{W}}}fullDate", "")):
            yield f"`{name}` has no date for machines"
        if val(properties, "w:rPr/w:lang") is None and properties.find("w:rPr", NAMES) is not None:
            if content.find(".//w:rtl", NAMES) is None:
                yield f"`{name}` does not run from right to left any more"
    docx.Document(str(filled))


def spoken(content):
    signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return "".join(signs.get(part.tag, part.text if part.tag == f"{{{W}}}t" else "") or "" for part in content.iter())


def problems_of_pdf(blank, filled, expected, cut, again):
    """Every value, how it looks, and the file before it as it was."""
    checked = run(["qpdf", "--check", filled])
    if checked.returncode:
        yield f"qpdf: {(checked.stderr or checked.stdout)[-300:]}"
    if not filled.read_bytes().startswith(blank.read_bytes()):
        yield "the bytes before what was added have changed"
    with pikepdf.open(blank) as old, pikepdf.open(filled) as new:
        if expected and (old.trailer.ID[0] != new.trailer.ID[0] or old.trailer.ID[1] == new.trailer.ID[1]):
            yield "the file has not the identifier of a new version"
        before = {field.fully_qualified_name: field for field in Form(old)}
        told = bool(new.Root.get("/AcroForm", {}).get("/NeedAppearances", False))
        shown = words_in_boxes(new, filled, expected)
        lacking = False
        for field in Form(new):
            name = field.fully_qualified_name
            if name not in expected:
                if field.obj.unparse() != before[name].obj.unparse():
                    yield f"`{name}` has changed without an answer"
                continue
            read = field.checked if isinstance(field, CheckboxField) else str(field.value)
            if read not in expected[name]:
                yield f"`{name}` should hold {expected[name]!r:.200}, holds {read!r:.200}"
            if isinstance(field, CheckboxField):
                if str(field.obj.AS) not in field.obj.AP.N or (str(field.obj.AS) != "/Off") != read:
                    yield f"the sign of `{name}` is {field.obj.AS}"
                continue
            lacking |= "/AP" not in field.obj
            latin = all(letter in "ŵŷŴŶ\t\n" or letter in bytes(range(32, 256)).decode("cp1252", "ignore") for letter in read)
            if ("/AP" in field.obj) != latin:
                yield f"`{name}` has {'a' if '/AP' in field.obj else 'no'} picture of {read!r:.80}"
            elif latin and name not in cut and re.sub(r"\s", "", read) != shown.get(name):
                yield f"`{name}` is not seen on the page: {read!r:.80}, but {shown.get(name)!r:.80}"
        # Told once, they stay told.
        if told != lacking and not (told and again):
            yield f"viewers are {'not ' if lacking else ''}told to make pictures of the fields"
        fine = [name for name in cut if len(expected[name][0]) < 120]
        if fine and not again:
            yield f"said to be too long for their boxes: {fine}"


def words_in_boxes(opened, file, names):
    """What pdftotext sees in the rectangle of each field, without spaces."""
    shown = {}
    # Where a letter is lacking, viewers make all pictures anew; here those of the file are looked at.
    if "/AcroForm" in opened.Root and "/NeedAppearances" in opened.Root.AcroForm:
        file = file.with_suffix(".pictures.pdf")
        del opened.Root.AcroForm.NeedAppearances
        opened.save(file)
    boxes = etree.fromstring(run(["pdftotext", "-bbox", file, "-"]).stdout.encode(), etree.XMLParser(recover=True))
    for page, seen in zip(opened.pages, boxes.iter("{*}page")):
        words = [(*(float(word.get(side)) for side in ("xMin", "xMax", "yMin", "yMax")), word.text) for word in seen.iter("{*}word")]
        top = float(page.mediabox[3])
        for widget in page.get("/Annots", []):
            name = str(widget.get("/T", ""))
            if name in names:
                left, low, right, high = (float(side) for side in widget.Rect)
                inside = [text for x1, x2, y1, y2, text in words
                          if left < (x1 + x2) / 2 < right and low < top - (y1 + y2) / 2 < high]
                shown[name] = "".join(inside)
    return shown


def judge(root, jobs, folder):
    report = Report("Filled documents")
    said = json.loads((folder / "said.json").read_text())
    files = [folder / f"{number}.{'docx' if job['format'] == 'word' else 'pdf'}" for number, job in enumerate(jobs)]

    def one(number):
        job, file = jobs[number], files[number]
        part = Report(job["file"])
        cut = said[number]["cut"] + (said[number - 1]["cut"] if job["again"] else [])
        part.expect(job["file"], "fill-missing", said[number]["missing"] == ["no-such-field"], f"missing: {said[number]['missing']}")
        try:
            if job["format"] == "word":
                part.check(job["file"], "fill-word", list(problems_of_word(root / job["file"], file, job["expected"])))
                if job["again"]:
                    made = run([OOXML, file])
                    part.check(job["file"], "fill-ooxml", [fault["description"] for fault in json.loads(made.stdout)["errors"]])
            else:
                part.check(job["file"], "fill-pdf", list(problems_of_pdf(root / job["file"], file, job["expected"], cut, job["again"])))
        except Exception as fault:  # whatever a reader trips over is a finding about the file
            part.check(job["file"], "fill-open", [repr(fault)])
        return part

    for part in each(one, range(len(jobs))):
        report.add(part)
    again = [file for file, job in zip(files, jobs) if job["again"]]
    whole = [number for number, job in enumerate(jobs) if job["format"] == "word" and len(job["expected"]) > 3 and not job["again"]]
    opened(report, [(files[number], jobs[number]) for number in whole[:2] + whole[-1:]])
    papers = [file for file in again if file.suffix == ".pdf"]
    pdf.conformance(papers, dict.fromkeys(papers, ""), folder, report)
    wrong = [number for number in whole if any(len(one) < 2 for one in jobs[number]["expected"].values())][:1]
    for number in wrong:
        spoilt = {name: ["something else"] for name in jobs[number]["expected"]}
        report.expect(jobs[number]["file"], "fill-selftest", list(problems_of_word(root / jobs[number]["file"], files[number], spoilt)),
                      "a wrong answer is not noticed")
    report.note(f"{len(jobs)} documents filled, {sum(len(job['answers']) for job in jobs)} answers")
    return report


def opened(report, chosen):
    """LibreOffice shows the answers."""
    with tempfile.TemporaryDirectory() as temporary:
        pages, made = office.convert([file for file, _ in chosen], Path(temporary))
        for file, job in chosen:
            shown = re.sub(r"\s", "", run(["pdftotext", pages[file], "-"]).stdout) if pages[file].exists() else ""
            # Its PDF has the words of a page that runs from right to left in another order.
            texts = [one[0] for one in job["expected"].values() if isinstance(one[0], str) and one[0].isascii() and len(one[0]) < 200 and job["lang"] != "ar"]
            lost = [text for text in texts if re.sub(r"\s", "", text) not in shown]
            report.check(job["file"], "fill-libreoffice", [f"not seen in LibreOffice: {text!r}" for text in lost] + ([] if shown else [made.stderr]))


def main():
    match sys.argv[1:]:
        case ["plan", root, file]:
            Path(file).write_text(json.dumps(plan(Path(root).resolve())))
            return 0
        case ["judge", root, file, folder]:
            report = judge(Path(root).resolve(), json.loads(Path(file).read_text()), Path(folder))
            report.print()
            return 1 if report.failed else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
