"""LibreOffice opens every Word file and makes a PDF of it: one call for all, in a profile of its own. It sees the
theme's fonts and no others, so that its pages look alike on every machine."""

import os
import re
import tempfile
from pathlib import Path

from report import Report
from tools import HERE, run

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="append" binding="weak"><string>Source Sans 3</string></edit></match>
</fontconfig>
"""


def convert(files, folder):
    """The PDF of each Word file in `folder`, by number, since names may come twice; what LibreOffice said."""
    sources = folder / "word"
    sources.mkdir(parents=True)
    for number, file in enumerate(files):
        (sources / f"{number}.docx").symlink_to(file)
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(fonts=HERE.parent.parent / "themes/default/fonts", cache=folder / "fonts"))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    made = run(
        [*command, "--outdir", folder / "pdf", *(sources / f"{number}.docx" for number in range(len(files)))],
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(config), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
    )
    return {file: folder / "pdf" / f"{number}.pdf" for number, file in enumerate(files)}, made


def check(files, root, folder=None):
    """`folder`: where the PDF files are left for the pictures."""
    report = Report("LibreOffice")
    with tempfile.TemporaryDirectory() as temporary:
        pages, made = convert(files, folder or Path(temporary))
        for file, pdf in pages.items():
            said = run(["pdfinfo", pdf]) if pdf.exists() else None
            count = re.search(r"^Pages:\s+(\d+)", said.stdout, re.M) if said else None
            report.expect(file.relative_to(root), "libreoffice", count and int(count[1]) > 0,
                          f"LibreOffice makes no PDF of it (exit code {made.returncode})")
    return report, pages
