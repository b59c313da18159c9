"""Measures documents: Kitpress's beside pandoc's and Typst's, of the same texts. Started by benches/run --documents.

Kitpress makes documents only with a site, so that theirs is what a site with them takes more than the same without.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import measure
from measure import HERE, MIB, Failed, figure, first_line, memory, say, table

ROOT = HERE.parent
FEW, MANY, MOST = 20, 200, 1000
NONE, WORD, PDF, PANDOC, TYPST, DEMONSTRATION = "none", "word", "pdf", "pandoc", "typst", "demonstration"
FORMS = (NONE, WORD, PDF)
ENDINGS = {WORD: "docx", PDF: "pdf", PANDOC: "docx", TYPST: "pdf"}
NAMES = {
    NONE: "kitpress, pages alone",
    WORD: "kitpress, Word with fields",
    PDF: "kitpress, PDF with fields",
    PANDOC: "pandoc, docx, started for each",
    TYPST: "typst, PDF/UA-1, one process",
}
# What one typesetting process does: font search off, library and cache warm after the first.
TYPST_LOOP = """
import pathlib, sys, typst
compiler = typst.Compiler(root=sys.argv[1], ignore_system_fonts=True)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.typ")):
    target = pathlib.Path(sys.argv[2], path.stem + ".pdf")
    compiler.compile(input=path, output=target, format="pdf", pdf_standards="ua-1")
"""


def generate(options):
    """The templates in every form and number: {(form, count): folder}."""
    folders = {}
    wanted = [(form, count) for form in FORMS for count in (FEW, MANY, MOST)]
    wanted += [(PANDOC, FEW)] if options.pandoc else []
    wanted += [(TYPST, count) for count in (FEW, MANY)] if options.typst else []
    for form, count in wanted:
        name = f"kitpress-{form}" if form in FORMS else form
        folder = options.work / "corpus" / f"documents-{count}-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        command = [options.programs / "corpus", "documents", name, str(count), str(options.seed), folder]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        folders[form, count] = folder
    say(said)
    # What pandoc takes for a document of nothing: a title and a word.
    if options.pandoc:
        (options.work / "empty.md").write_text("---\ntitle: Empty\nlang: en\n---\n\nEmpty.\n")
    return folders


def pages(path):
    """Pages of a PDF, whose objects may lie within compressed streams; nothing of any other file."""
    if path.suffix != ".pdf":
        return None
    content = path.read_bytes()
    parts = [content]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.S):
        try:
            parts.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            pass
    return sum(len(re.findall(rb"/Type\s*/Page(?![a-zA-Z])", part)) for part in parts)


def once(options, folders, form, count, output):
    """One run: what it took, and number and bytes of its documents."""
    log = options.work / "log"
    output.mkdir(parents=True)
    try:
        if form == PANDOC:
            run = launches(options, folders[form, count], output, log)
        else:
            run = measure.measure(command(options, folders, form, count, output), log)
        ending = ENDINGS.get(form)
        files = [path for path in output.rglob("*.*") if path.suffix in (f".{ending}", ".txt") and ending]
        made = [path for path in files if path.suffix == f".{ending}"]
        if form in ENDINGS and len(made) != count:
            raise Failed(f"{len(made)} of {count} documents")
        # Kitpress holds what it made, plain text too, until the site is written.
        run["held"] = sum(path.stat().st_size for path in files if path.name != "robots.txt")
        run["size"] = sum(path.stat().st_size for path in made)
        run["pages"] = pages(min(made)) if form in (PDF, TYPST) else None
        if form == DEMONSTRATION:
            run["phases"] = measure.phases(run["said"])
            run["made"] = (re.findall(r"^(.*?) in [\d.]+ s", run["said"], re.M) or ["unknown"])[0]
        del run["said"]
        return run
    finally:
        shutil.rmtree(output, ignore_errors=True)


def command(options, folders, form, count, output):
    if form == TYPST:
        return [options.typst, "-c", TYPST_LOOP, folders[form, count], output]
    root = ROOT if form == DEMONSTRATION else folders[form, count]
    return [options.kitpress, "build", "--root", root, "--output", output, "--timings"]


def launches(options, folder, output, log):
    """pandoc started for each document, as continuous integration does; and what its starts alone take."""
    files = sorted(folder.glob("*.md"))
    runs = [measure.measure([options.pandoc, path, "-o", output / f"{path.stem}.docx"], log) for path in files]
    starts = [measure.measure([options.pandoc, "--version"], log) for _ in files[:10]]
    empty = output / "empty.tmp"
    empties = [measure.measure([options.pandoc, options.work / "empty.md", "-t", "docx", "-o", empty], log) for _ in files[:10]]
    total = {key: sum(run[key] for run in runs) for key in ("wall", "user", "system", "cpu")}
    mean = lambda of, key: statistics.mean(run[key] for run in of)
    return total | {
        "peak": max(run["peak"] for run in runs),
        "start": {key: mean(starts, key) for key in ("wall", "cpu")},
        "empty": {key: mean(empties, key) for key in ("wall", "cpu")},
        "said": "",
    }


def rounds(options, folders):
    """Every program in turn: {(form, count): {"runs": [...]} or {"failed"}}."""
    results = {}
    count_of_rounds = options.runs or 5
    # Those that are subtracted from each other follow each other.
    turns = [(form, count) for count in (FEW, MANY) for form in (*FORMS, TYPST) if (form, count) in folders]
    turns += [(PANDOC, FEW)] if (PANDOC, FEW) in folders else []
    turns.append((DEMONSTRATION, 0))
    # The largest tell memory, which hardly differs from run to run.
    largest = [(form, MOST) for form in FORMS]
    outputs = Path(tempfile.mkdtemp(prefix="kitpress-bench-", dir=options.output))
    # Round 0 warms the caches and is not counted.
    for number in range(count_of_rounds + 1):
        for form, count in turns + (largest if 0 < number <= 3 else []):
            result = results.setdefault((form, count), {"runs": []})
            if "failed" in result:
                continue
            say(f"round {number} of {count_of_rounds}: {form} {count or ''}")
            if not options.in_memory:
                os.sync()
            try:
                run = once(options, folders, form, count, outputs / "output")
            except Failed as failure:
                say(f"{form} {count} failed:\n{failure}")
                result["failed"] = str(failure)
                continue
            if number > 0:
                result["runs"].append(run | {"round": number})
    shutil.rmtree(outputs, ignore_errors=True)
    return results


def by_round(results, form, count):
    return {run["round"]: run for run in results.get((form, count), {}).get("runs", [])}


def each(results, form, key="cpu", count=MANY, less=NONE):
    """Per document after the first few, round by round: {round: seconds}. Pages and all that is done once fall out."""
    many, few = by_round(results, form, count), by_round(results, form, FEW)
    pages = by_round(results, less, count), by_round(results, less, FEW)
    found = {}
    for number in many.keys() & few.keys():
        difference = many[number][key] - few[number][key]
        if form in FORMS:
            if not all(number in of for of in pages):
                continue
            difference -= pages[0][number][key] - pages[1][number][key]
        found[number] = difference / (count - FEW)
    return found


def pandoc_each(results, key="cpu", without=None):
    less = lambda run: run[without][key] if without else 0.0
    return {number: run[key] / FEW - less(run) for number, run in by_round(results, PANDOC, FEW).items()}


def middle(found):
    return statistics.median(found.values()) if found else None


def times(over, under):
    pairs = [over[number] / under[number] for number in over.keys() & under.keys() if under[number] > 0]
    return statistics.median(pairs) if pairs else None


EACH_HEAD = ["program", "cpu ms", "least–most", "wall ms", "kitpress = 1 (cpu)", "KiB each", "pages each"]


def each_rows(results):
    word, pdf = each(results, WORD), each(results, PDF)
    rows = [(NAMES[WORD], word, each(results, WORD, "wall"), word, WORD, MANY)]
    for words, without in ((NAMES[PANDOC], None), ("  without `pandoc --version`", "start"), ("  without an empty document", "empty")):
        rows.append((words, pandoc_each(results, "cpu", without), pandoc_each(results, "wall", without), word, PANDOC, FEW))
    rows.append((NAMES[PDF], pdf, each(results, PDF, "wall"), pdf, PDF, MANY))
    rows.append((NAMES[TYPST], each(results, TYPST), each(results, TYPST, "wall"), pdf, TYPST, MANY))
    for words, cpu, wall, own, form, count in rows:
        runs = results.get((form, count), {}).get("runs", [])
        if not cpu:
            yield [words] + ["–"] * 6
            continue
        ms = sorted(1000 * seconds for seconds in cpu.values())
        size = statistics.median(run["size"] for run in runs) / count / 1024
        yield [words, figure(1000 * middle(cpu)), f"{ms[0]:.2f}–{ms[-1]:.2f}", figure(1000 * middle(wall)), figure(times(cpu, own), 1), figure(size, 1), runs[0]["pages"] or "–"]


RUN_HEAD = ["program", "documents", "wall s", "cpu s", "of it system", "peak MiB"]


def run_rows(results):
    for form, count in [(form, count) for count in (FEW, MANY, MOST) for form in (*FORMS, TYPST, PANDOC)]:
        result = results.get((form, count))
        if result is None:
            continue
        if not result["runs"]:
            yield [NAMES[form], f"{count:,}", "failed"] + ["–"] * 3
            continue
        of = lambda key: measure.median(result, key)
        yield [NAMES[form], f"{count:,}", figure(of("wall")), figure(of("cpu")), figure(of("system")), memory(of("peak"))]


def growth(results, form):
    """Peak memory from many to most documents, pages subtracted; and the documents' own bytes, both per document."""
    runs = [results.get((of, count), {}).get("runs") for of in (form, NONE) for count in (MOST, MANY)]
    if not all(runs):
        return None, None
    peak = [statistics.median(run["peak"] for run in of) for of in runs]
    held = [statistics.median(run["held"] for run in of) for of in runs[:2]]
    documents = MOST - MANY
    return (peak[0] - peak[1] - (peak[2] - peak[3])) / documents / 1024, (held[0] - held[1]) / documents / 1024


GROWTH_HEAD = ["Kitpress", "peak grows, KiB each", "bytes held, KiB each", f"cpu ms each, {FEW}–{MANY:,}", f"cpu ms each, {FEW}–{MOST:,}"]


def growth_rows(results):
    for form in (WORD, PDF):
        peak, held = growth(results, form)
        ms = lambda count: None if (found := middle(each(results, form, count=count))) is None else 1000 * found
        yield [NAMES[form].removeprefix("kitpress, "), figure(peak, 1), figure(held, 1), figure(ms(MANY)), figure(ms(MOST))]


def goals(results):
    """Goals of the design: what, wanted, measured, met or not."""
    found = []

    def goal(what, wanted, measured, most, unit, digits=1):
        verdict = "not measured" if measured is None else ("met" if measured <= most else "NOT MET")
        found.append([what, wanted, figure(measured, digits, unit), verdict])

    ms = lambda form: None if (seconds := middle(each(results, form))) is None else 1000 * seconds
    goal("Word, each after the first: processor time", "at most 1 ms", ms(WORD), 1, " ms", 2)
    goal("PDF with fields, each after the first: processor time", "at most 12 ms", ms(PDF), 12, " ms", 2)
    demonstration = results.get((DEMONSTRATION, 0), {}).get("runs")
    wall = statistics.median(run["wall"] for run in demonstration) if demonstration else None
    goal("demonstration with all its documents: time", "under 2 s", wall, 1.999, " s", 2)
    for form, name in ((WORD, "Word"), (PDF, "PDF")):
        peak, held = growth(results, form)
        # A vector that grows holds up to twice its content for a moment.
        wanted = "bytes held, at most twice" if held is None else f"at most 2 × {held:.0f} KiB held"
        goal(f"{name}, {MANY} to {MOST:,} documents: peak memory for each", wanted, peak, 2 * (held or 0), " KiB", 0)
    return found


def demonstration_text(results):
    result = results[DEMONSTRATION, 0]
    if not result["runs"]:
        return "Kitpress did not finish."
    of = lambda key: measure.median(result, key)
    runs = result["runs"]
    names = list(runs[0]["phases"])
    row = lambda name: [name, figure(statistics.median(run["phases"].get(name, 0.0) for run in runs), 1)]
    return (
        f"{runs[0]['made']}: {of('wall'):.2f} s, processor time {of('cpu'):.2f} s, peak memory {of('peak') / MIB:.0f} MiB.\n\n"
        + table(["phase", "ms"], [row(name) for name in names])
    )


def report(options, about, results, verdicts):
    count = max(len(result["runs"]) for result in results.values())
    parts = ["# Benchmark of documents", about, "## For each document, after the first"]
    parts.append(
        table(EACH_HEAD, each_rows(results))
        + f"\n\nKitpress and Typst: what {MANY} documents take more than {FEW}, by {MANY - FEW}; of Kitpress also without the pages of the site.\n"
        + f"pandoc: {FEW} documents by {FEW}. Kitpress’s figures hold the plain text that each template also has. {count} rounds."
    )
    parts += ["## Whole runs", table(RUN_HEAD, run_rows(results)) + "\n\nKitpress’s with the pages and one thread for each core; pandoc’s peak is of one document."]
    parts += ["## Growth with the number of documents", table(GROWTH_HEAD, growth_rows(results))]
    parts += ["## The demonstration site with all its documents", demonstration_text(results)]
    parts += ["## Goals", table(["goal", "wanted", "measured", ""], verdicts)]
    parts.append("Not the same work: pandoc and Typst write no fields. `benches/README.md` says what else.")
    failures = [f"{form} {count or ''}".strip() for (form, count), result in results.items() if "failed" in result]
    if failures:
        parts.append("Failed: " + "; ".join(failures) + ".")
    return "\n\n".join(parts) + "\n"


def peers(options):
    lines = []
    if options.pandoc:
        lines.append(f"{first_line([options.pandoc, '--version'])} (pypandoc_binary {options.pandoc_package})")
    if options.typst:
        lines.append(f"typst {options.typst_package} of the Python package index")
    return "".join(f"\n- {line}" for line in lines)


def main(options):
    lock = measure.begin(options)
    about = measure.machine(options) + peers(options)
    folders = generate(options)
    results = rounds(options, folders)
    verdicts = goals(results)
    text = report(options, about, results, verdicts)
    print(text, end="")
    if options.markdown:
        options.markdown.write_text(text)
    if options.json:
        options.json.write_text(json.dumps({f"{form} {count}": result for (form, count), result in results.items()}, indent=1) + "\n")
    lock.close()
    failed = any("failed" in result for result in results.values())
    missed = any(verdict[-1] == "NOT MET" for verdict in verdicts)
    sys.exit(1 if failed or (options.check and missed) else 0)
