"""Plain text: UTF-8, the line ends of email, no markup left over, something to read, an address at its end."""

import re

from report import Report

# Ours and Markdown's. A single bracket is a prompt; `**` and `](` never belong.
MARKUP = {"{{": "a word", "}}": "a word", "[[": "a link", "]]": "a link", ":::": "a block", "](": "a link", "**": "emphasis"}
TAG = re.compile(r"</?(a|p|br|em|strong|span|div|li|ul|ol|table|t[drh]|img|h[1-6])( [^>]*)?/?>")


def check(files, root):
    report = Report("Plain text")
    for file in files:
        one(file.read_bytes(), file.relative_to(root), report)
    report.note(f"{len(files)} text files")
    return report


def one(data, name, report):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        report.check(name, "txt-utf8", [str(fault)])
        return
    report.expect(name, "txt-utf8", not text.startswith("\ufeff"), "begins with a byte order mark")
    bare = len(re.findall(r"(?<!\r)\n|\r(?!\n)", text))
    report.expect(name, "txt-crlf", bare == 0 and text.endswith("\r\n"), f"{bare} line ends are not CRLF, or the last is missing")
    lines = text.split("\r\n")
    left = [f"{what} of the source is left in line {at}: {line[:80]}" for at, line in enumerate(lines, 1)
            for mark, what in MARKUP.items() if mark in line]
    left += [f"a tag is left in line {at}: {line[:80]}" for at, line in enumerate(lines, 1) if TAG.search(line)]
    report.check(name, "txt-markup", left)
    report.expect(name, "txt-title", lines[0].strip() and len(lines) > 2 and lines[1] == "", "does not begin with a title")
    said = [line for line in lines if line.strip()]
    report.expect(name, "txt-end", said and re.fullmatch(r"https?://\S+", said[-1]), "does not end with the page's address")
    report.expect(name, "txt-controls", not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]", text), "has control characters")
