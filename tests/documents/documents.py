"""Judges every document of a built site with programs that share no code with Kitpress.

documents.py SITE [--keep DIR] [--renew-pictures] [--no-pictures]"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import epub
import office
import pdf
import pictures
import rows
import text
import word
from report import Report

# Plain text that is for machines.
NOT_DOCUMENTS = {"robots.txt", "humans.txt", "llms.txt", "security.txt"}


def documents(root):
    """The site's documents by ending, in order of name."""
    found = {ending: sorted(root.rglob(f"*.{ending}")) for ending in ("docx", "pdf", "epub", "txt")}
    found["txt"] = [file for file in found["txt"] if file.name not in NOT_DOCUMENTS]
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", type=Path)
    options.add_argument("--keep", type=Path, help="where pictures of differences are left")
    options.add_argument("--renew-pictures", action="store_true", help="makes the references anew from this site")
    options.add_argument("--no-pictures", action="store_true", help="does not look at how pages look")
    given = options.parse_args()
    root = given.site.resolve()
    found = documents(root)
    there = Report("Documents")
    for ending, files in found.items():
        there.expect(given.site, "documents", files, f"there is no .{ending} file")
    reports = [there]

    def timed(made):
        began = time.monotonic()
        report = made()
        report.note(f"took {time.monotonic() - began:.1f} s")
        report.print()
        reports.append(report)

    there.print()
    with tempfile.TemporaryDirectory() as folder:
        pages = {}

        def converted():
            report, made = office.check(found["docx"], root, Path(folder))
            pages.update(made)
            return report

        timed(lambda: rows.check(root))
        if found["txt"]:
            timed(lambda: text.check(found["txt"], root))
        if found["docx"]:
            timed(lambda: word.check(found["docx"], root))
            timed(converted)
        if found["pdf"]:
            timed(lambda: pdf.check(found["pdf"], root))
        if found["epub"]:
            timed(lambda: epub.check(found["epub"], root))
        if not given.no_pictures:
            files = found["pdf"] + found["docx"]
            timed(lambda: pictures.check(files, root, pages, given.keep, given.renew_pictures))
    return 1 if any(report.failed for report in reports) else 0


if __name__ == "__main__":
    sys.exit(main())
