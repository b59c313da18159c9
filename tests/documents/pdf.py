"""PDF: veraPDF (PDF/UA-1, and the PDF/A that a file claims), qpdf, and pikepdf, which fills in every field, saves, opens
again and reads every value back."""

import io

import pikepdf
from pikepdf.form import CheckboxField, ChoiceField, Form, TextField

from report import Report
from tools import TOOLS, each, run

WELSH = "Siân Ŵyn ŷ Zoë ÿ"


def check(files, root):
    report = Report("PDF")
    claims = {file: claimed(file) for file in files}
    conformance(files, claims, root, report)
    for part in each(lambda file: one(file, file.relative_to(root)), files):
        report.add(part)
    archived = sum(1 for claim in claims.values() if claim)
    report.note(f"{len(files)} PDF files; {archived} claim PDF/A")
    return report


def claimed(file):
    """The PDF/A flavour that the metadata claim: `2a`; empty for none. Unreadable files are reported elsewhere."""
    try:
        with pikepdf.open(file) as pdf, pdf.open_metadata() as meta:
            part, level = meta.get("pdfaid:part"), meta.get("pdfaid:conformance") or ""
            return f"{part}{level.lower()}" if part else ""
    except pikepdf.PdfError:
        return ""


def conformance(files, claims, root, report):
    """One virtual machine for all files: the engine takes seconds to start and little for each."""
    wanted = [("ua1", file) for file in files] + [(claim, file) for file, claim in claims.items() if claim]
    lists = [wanted[0::2], wanted[1::2]]
    command = ["java", "-Xss8m", "-cp", f"{TOOLS / 'verapdf.jar'}:{TOOLS / 'classes'}", "Conformance"]

    def judge(part):
        if not part:
            return ""
        made = run(command, input="".join(f"{flavour}\t{file}\n" for flavour, file in part), timeout=600)
        return made.stdout + (f"crash\t{made.stderr[-300:]}\n" if made.returncode else "")

    faults, counts = {}, {}
    for line in "".join(each(judge, lists)).splitlines():
        kind, *cells = line.split("\t")
        if kind == "fault":
            flavour, file, rule, often, message = cells
            faults.setdefault((flavour, file), []).append(f"{rule} ({often} times): {message}")
        elif kind == "result":
            flavour, file, made, failed = cells
            counts[(flavour, file)] = (int(made), int(failed))
        else:
            report.check("veraPDF", "pdf-conformance", [line])
    total = 0
    for flavour, file in wanted:
        key = (flavour, str(file))
        made, failed = counts.get(key, (0, 0))
        total += made
        problems = faults.get(key, [])
        if made == 0:
            problems = problems + ["veraPDF said nothing"]
        elif failed and not problems:
            problems = [f"{failed} checks failed"]
        report.check(file.relative_to(root), f"pdf-{flavour}", problems)
    report.note(f"veraPDF made {total} checks")


def one(file, name):
    report = Report(str(name))
    made = run(["qpdf", "--check", file])
    report.expect(name, "qpdf", made.returncode == 0, (made.stderr or made.stdout)[-300:])
    try:
        with pikepdf.open(file) as pdf:
            metadata(pdf, name, report)
            fields(pdf, name, report)
            fill(pdf, name, report)
    except Exception as fault:  # whatever a reader trips over is a finding about the file
        report.check(name, "pdf-open", [repr(fault)])
    return report


def metadata(pdf, name, report):
    with pdf.open_metadata() as meta:
        report.expect(name, "pdf-title", str(meta.get("dc:title") or "").strip(), "the metadata have no title")
    report.expect(name, "pdf-lang", str(pdf.Root.get("/Lang", "")).strip(), "the document has no language")
    shown = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    report.expect(name, "pdf-show-title", bool(shown), "viewers are not told to show the title")
    tabs = [number for number, page in enumerate(pdf.pages, 1) if page.get("/Tabs") != "/S" and "/Annots" in page]
    report.check(name, "pdf-tabs", [f"page {number} is not walked in the order of its structure" for number in tabs])


def terminal(fields):
    """Fields that hold a value: those without named kids."""
    for field in fields:
        kids = [kid for kid in field.get("/Kids", []) if "/T" in kid]
        if kids:
            yield from terminal(kids)
        else:
            yield field


def fields(pdf, name, report):
    """Every field has a name and a description, and comes in the structure tree in the order of the form."""
    if "/AcroForm" not in pdf.Root:
        return
    form = list(terminal(pdf.Root.AcroForm.get("/Fields", [])))
    names = [str(field.get("/T", "")) for field in form]
    report.check(name, "pdf-field-name", [f"field {at} has no name" for at, said in enumerate(names, 1) if not said])
    twice = sorted({said for said in names if names.count(said) > 1})
    report.check(name, "pdf-field-unique", [f"the field `{said}` is there twice" for said in twice])
    mute = [str(field.get("/T", "")) for field in form if not str(field.get("/TU", "")).strip()]
    report.check(name, "pdf-field-tooltip", [f"the field `{said}` says nothing to a screen reader" for said in mute])
    tree = [str(widget.get("/T", "")) for widget in widgets(pdf.Root.get("/StructTreeRoot"))]
    if sorted(tree) != sorted(names):
        lost = sorted(set(names) - set(tree))
        problem = f"not as Form elements in the structure tree: {', '.join(lost) or 'some are there more than once'}"
    else:
        problem = "" if tree == names else f"the structure tree has {', '.join(tree)}; the form has {', '.join(names)}"
    report.check(name, "pdf-field-order", problem)


def widgets(root):
    """The widgets of Form elements, in reading order."""
    waiting = [(root, False)] if root is not None else []
    while waiting:
        node, in_form = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += [(kid, in_form) for kid in reversed(list(node))]
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/Type") == "/OBJR":
                target = node.get("/Obj")
                if in_form and target is not None and target.get("/Subtype") == "/Widget":
                    yield target
            elif "/K" in node:
                waiting.append((node.K, node.get("/S") == "/Form"))


def fill(pdf, name, report):
    """Writes something into every field as another program would, and reads it from the saved file."""
    given = {}
    for field in Form(pdf):
        said = field.fully_qualified_name
        if field.is_read_only:
            report.check(name, "pdf-fill", [f"`{said}` may not be filled in"])
            continue
        match field:
            case TextField():
                given[said] = f"{WELSH} {said}"
                field.value = given[said]
            case CheckboxField():
                given[said] = not field.checked
                field.checked = given[said]
            case ChoiceField():
                options = [option.display_value for option in field.options]
                if not report.expect(name, "pdf-field-options", len(options) > 1, f"`{said}` gives nothing to choose"):
                    continue
                given[said] = options[-1]
                field.value = given[said]
            case _:
                report.check(name, "pdf-field-kind", [f"`{said}` is a {type(field).__name__}"])
    if not given:
        return
    saved = io.BytesIO()
    pdf.save(saved)
    with pikepdf.open(saved) as again:
        read = {}
        for field in Form(again):
            read[field.fully_qualified_name] = field.checked if isinstance(field, CheckboxField) else str(field.value)
    for said, value in given.items():
        report.expect(name, "pdf-fill", read.get(said) == value, f"`{said}` held {value!r}, came back {read.get(said)!r}")
