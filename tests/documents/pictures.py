"""How pages look: the first two pages of the documents that `pictures/documents.txt` names, as grey pictures of 60 dots
an inch, beside those that a person has looked at. PDF files bring their fonts, so little may differ. LibreOffice
differs from version to version in breaking lines, so that its pages may differ more."""

import tempfile
from pathlib import Path

from PIL import Image, ImageChops

from report import Report
from tools import HERE, run

REFERENCES = HERE / "pictures"
DOTS, PAGES = 60, 2
# Mean difference of grey levels (0 to 255), and the share of pixels that differ by more than `CLEARLY`.
CLEARLY = 64
ALLOWED = {"pdf": (1.5, 0.005), "docx": (6.0, 0.04)}
RENEW = "look at it and run tests/documents/check SITE --renew-pictures"


def check(files, root, office, keep, renew=False, references=REFERENCES):
    """`office`: the PDF that LibreOffice made of each Word file. `keep`: where pictures of differences are left."""
    report = Report("Pictures")
    listed = references / "documents.txt"
    wanted = [line for line in listed.read_text().split() if line] if listed.exists() else []
    report.expect("pictures/documents.txt", "picture-list", wanted, "names no document")
    used = set()
    for name in wanted:
        found = [file for file in files if file.name == name]
        if len(found) != 1:
            report.check(name, "picture-document", [f"the site has {len(found)} files of this name"])
            continue
        for page, picture in render(office.get(found[0], found[0])):
            reference = references / f"{name}-{page}.png"
            used.add(reference.name)
            if renew:
                picture.quantize(16).save(reference, optimize=True)
            if not reference.exists():
                report.check(reference.name, "picture", [f"there is no reference: {RENEW}"])
                continue
            with Image.open(reference) as before:
                problem, shown = compare(before.convert("L"), picture, *ALLOWED[name.rsplit(".", 1)[-1]])
            if problem and keep:
                keep.mkdir(parents=True, exist_ok=True)
                shown.save(keep / reference.name)
                problem += f"; reference, page and difference side by side: {keep / reference.name}"
            report.check(reference.name, "picture", problem)
    left = sorted(file.name for file in references.glob("*.png") if file.name not in used)
    if renew:
        for name in left:
            (references / name).unlink()
        left = []
    report.check("pictures/", "picture-unused", [f"{name} belongs to no document" for name in left])
    return report


def render(pdf):
    """The first pages as grey pictures."""
    with tempfile.TemporaryDirectory() as folder:
        run(["pdftoppm", "-r", DOTS, "-gray", "-png", "-l", PAGES, pdf, Path(folder, "page")])
        for page, file in enumerate(sorted(Path(folder).glob("page*.png")), 1):
            with Image.open(file) as picture:
                # Sixteen levels: files of half the size.
                yield page, picture.convert("L").point(lambda level: round(level / 17) * 17)


def compare(before, now, mean_allowed, share_allowed):
    """What is wrong, or nothing; and the two with their difference beside each other."""
    size = (max(before.width, now.width), max(before.height, now.height))
    sheet = Image.new("L", (size[0] * 3, size[1]), 255)
    if before.size == now.size:
        difference = ImageChops.difference(before, now)
        for at, picture in enumerate((before, now, ImageChops.invert(difference))):
            sheet.paste(picture, (size[0] * at, 0))
        levels = difference.histogram()
        pixels = before.width * before.height
        mean = sum(level * count for level, count in enumerate(levels)) / pixels
        share = sum(levels[CLEARLY + 1 :]) / pixels
        if mean <= mean_allowed and share <= share_allowed:
            return "", sheet
        return (f"differs by {mean:.2f} levels in the mean (allowed {mean_allowed}) and clearly in {share:.2%} of its pixels "
                f"(allowed {share_allowed:.2%})"), sheet
    for at, picture in enumerate((before, now)):
        sheet.paste(picture, (size[0] * at, 0))
    return f"is {now.width} x {now.height}, the reference {before.width} x {before.height}", sheet
