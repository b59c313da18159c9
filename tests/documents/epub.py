"""EPUB: EPUBCheck finds no error and no warning."""

import json
import tempfile
from pathlib import Path

from report import Report
from tools import EPUBCHECK, each, run


def check(files, root):
    report = Report("EPUB")
    for part in each(lambda file: one(file, file.relative_to(root)), files):
        report.add(part)
    report.note(f"{len(files)} EPUB files")
    return report


def one(file, name):
    report = Report(str(name))
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder, "said.json")
        made = run(["java", "-XX:TieredStopAtLevel=1", "-jar", EPUBCHECK, file, "--json", said, "--quiet"])
        try:
            messages = json.loads(said.read_text())["messages"]
        except (OSError, ValueError, KeyError):
            report.check(name, "epubcheck", [f"EPUBCheck ended with {made.returncode}: {made.stderr[-300:]}"])
            return report
    problems = [describe(message) for message in messages if message["severity"] in ("FATAL", "ERROR", "WARNING")]
    report.check(name, "epubcheck", problems)
    return report


def describe(message):
    places = [f"{place['path']}:{place['line']}" for place in message.get("locations", [])[:2]]
    return f"{message['severity']} {message['ID']} {message['message']} ({', '.join(places)})"
