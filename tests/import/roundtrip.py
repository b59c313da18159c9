"""Imports Word documents into a new site, builds it strictly, and compares the Word files that come out with what went in.
Every comparison is then made once more with an expectation that is wrong in one place, and must find it."""

import copy
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "documents"))

import make
from read import Read
from report import Report
from tools import run

# What is compared, and whether all of it must agree or only be found there.
ALL = ("title", "headings", "tables", "lists", "links", "fields", "tasks", "notes", "quotes", "pictures", "paragraphs")
SOME = ("marked",)


def differences(expected, found):
    """What differs, by name."""
    out = {}
    for name in ALL:
        if name in expected and getattr(found, name) != expected[name]:
            out[name] = f"{name}: {getattr(found, name)!r} instead of {expected[name]!r}"
    for name in SOME:
        missing = [one for one in expected.get(name, []) if one not in getattr(found, name)]
        if missing:
            out[name] = f"{name}: {missing!r} is not among {getattr(found, name)!r}"
    return out


def spoiled(value):
    """The same with something else in one place."""
    if isinstance(value, str):
        return value + "!"
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, (list, tuple)):
        if not value:
            return type(value)(["!"])
        kept = list(value)
        kept[-1] = spoiled(kept[-1])
        return type(value)(kept)
    raise TypeError(value)


class Check:
    def __init__(self, program, folder, report):
        self.program, self.folder, self.report = program, folder, report
        self.site = folder / "site"
        self.said = self.kitpress("new", "site", self.site, "--institution", "University of Examples", "--language", "en,cy,ar")

    def kitpress(self, *arguments):
        return run([self.program, *arguments], timeout=120)

    def document(self, name, file, expected):
        made = self.kitpress("import", file, "--root", self.site)
        if not self.report.expect(name, "imported", made.returncode == 0, made.stderr):
            return
        page = Path(made.stdout.splitlines()[0])
        kind = page.parent.name
        self.report.expect(name, "kind", kind == expected["kind"], f"it became one of the {kind}")
        # Downloads of pages are asked for; templates have them.
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("\npublished:", "\ndownloads: [word]\npublished:", 1), encoding="utf-8")
        losses = made.stdout.partition("Not carried over as it was:")[2].partition("\nNext:")[0]
        losses = [line.strip() for line in losses.splitlines() if line.strip()]
        unsaid = [words for words in expected["losses"] if not any(words in line for line in losses)]
        self.report.check(name, "losses", [f"“{words}” is not said" for words in unsaid])
        more = [line for line in losses if not any(words in line for words in expected["losses"])]
        self.report.check(name, "losses", [f"said, though nothing is lost: {line}" for line in more])
        built = self.kitpress("build", "--strict", "--root", self.site)
        if not self.report.expect(name, "built", built.returncode == 0, built.stderr):
            return
        words = sorted(self.site.glob(f"site/**/{page.stem}.docx"))
        if not self.report.expect(name, "word", len(words) == 1, f"{len(words)} Word files are called {page.stem}.docx"):
            return
        self.compare(name, expected, Read(words[0]))

    def compare(self, name, expected, found):
        found_differences = differences(expected, found)
        for part in (*ALL, *SOME):
            if part not in expected:
                continue
            self.report.check(name, part, found_differences.get(part, []))
            # The comparison itself: one thing is wrong now, and it must see that.
            wrong = {**expected, part: spoiled(copy.deepcopy(expected[part]))}
            self.report.expect(name, f"selftest {part}", part in differences(wrong, found), f"a wrong {part} is not found")


def by_libreoffice(documents, folder):
    """Word files of the sources that LibreOffice converts, all in one call."""
    sources = [expected["source"] for _, _, expected in documents if "source" in expected]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for group, more in ((".fodt", []), (".html", ["--infilter=HTML (StarWriter)"])):
        files = [source for source in sources if source.suffix == group]
        made = run(["soffice", profile, "--headless", *more, "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, *files], timeout=240)
        for source in files:
            if not source.with_suffix(".docx").is_file():
                raise SystemExit(f"LibreOffice makes no Word file of {source.name}: {made.stdout} {made.stderr}")


def of_kitpress(check, site):
    """Templates of the demonstration: their Word file, imported, gives the same Word file but for what only data knows."""
    found = [*sorted(site.glob("templates/*/*.docx")), *sorted(site.glob("*/templates/*/*.docx"))]
    check.report.expect("demonstration", "templates", len(found) >= 4, f"{len(found)} templates have a Word file")
    # Originals first: a translation stands beside one.
    for file in sorted(found, key=lambda file: len(file.relative_to(site).parts)):
        lang = file.relative_to(site).parts[0] if len(file.relative_to(site).parts) > 3 else "en"
        before = Read(file)
        expected = {name: getattr(before, name) for name in ALL}
        # Citations lead to a list of references that only the site has.
        expected["links"] = [link for link in expected["links"] if link[1] != "#kit"]
        again(check, str(file.relative_to(site)), file, expected, f"again-{file.parent.name}", lang)


def again(check, name, file, expected, page, lang):
    made = check.kitpress("import", file, "--root", check.site, "--name", page, "--lang", lang)
    if not check.report.expect(name, "imported", made.returncode == 0, made.stderr):
        return
    built = check.kitpress("build", "--strict", "--root", check.site)
    if not check.report.expect(name, "built", built.returncode == 0, built.stderr):
        return
    words = sorted(check.site.glob(f"site/{'' if lang == 'en' else lang + '/'}templates/{page}/*.docx"))
    if check.report.expect(name, "word", len(words) == 1, f"{len(words)} Word files came of it"):
        check.compare(name, expected, Read(words[0]))


def main():
    program, site = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    report = Report("import")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "picture.png").write_bytes(make.png())
        check = Check(program, folder, report)
        report.expect("site", "new", check.said.returncode == 0, check.said.stderr)
        documents = [(maker.__name__, folder / f"{maker.__name__}.docx", None) for maker in make.DOCUMENTS]
        documents = [(name, file, maker(file)) for (name, file, _), maker in zip(documents, make.DOCUMENTS)]
        by_libreoffice(documents, folder)
        for name, file, expected in documents:
            check.document(name, file, expected)
        of_kitpress(check, site)
    sys.exit(0 if report.print() else 1)


main()
