"""Runs the programs in turn, measures them with wait4(2), prints the report. Started by benches/run.

It owns the measuring and the arithmetic; benches/run builds and installs what is measured.
"""

import argparse
import fcntl
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MIB = 1024 * 1024
# wait4 counts peak memory in KiB on Linux and in bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024

FLOOR, KITPRESS, CHECK, HUGO = "floor", "kitpress", "kitpress check", "hugo"
LAYOUTS = {
    "case-studies": "Case studies (lite): lists, neighbours, contents, feed, sitemap",
    "toolkits": "Toolkits of 50 sections (full): the same, and on every page a list of its 50 siblings",
}


def arguments():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--sizes", "--pages", default="100,1000,10000", type=lambda text: [int(n) for n in text.split(",")])
    parser.add_argument("--runs", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-hugo", "--no-peers", action="store_true")
    parser.add_argument("--documents", action="store_true")
    parser.add_argument("--latency", action="store_true")
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--eleventy", type=Path, help="a folder that has the package in node_modules")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--kitpress", type=Path, required=True)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--hugo", type=Path)
    parser.add_argument("--pandoc", type=Path)
    parser.add_argument("--pandoc-package", default="unknown")
    parser.add_argument("--typst", type=Path, help="a Python that has the package")
    parser.add_argument("--typst-package", default="unknown")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


class Failed(Exception):
    """A program that was to be measured did not do its work."""


def measure(command, log):
    """Runs a command to its end: wall seconds, user and system seconds, peak bytes, what it said."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 1, str(log), flags, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2)]
    command = [str(part) for part in command]
    begin = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    said = log.read_text(errors="replace")
    if os.waitstatus_to_exitcode(status) != 0:
        raise Failed("\n".join(said.strip().splitlines()[-12:]))
    return {
        "wall": wall,
        "user": usage.ru_utime,
        "system": usage.ru_stime,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * RSS_UNIT,
        "said": said,
    }


def phases(said):
    """Lines of `kitpress build --timings`: phase and milliseconds; and what no phase accounts for."""
    found = {name: float(ms) for name, ms in re.findall(r"^\s*(\w+)\s+([\d.]+) ms$", said, re.M)}
    if total := found.pop("total", None):
        found["between phases"] = max(0.0, total - sum(found.values()))
        found["total"] = total
    return found


def weigh(folder):
    """Number and bytes of a folder's files."""
    sizes = [os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names]
    return len(sizes), sum(sizes)


def generate(options, size):
    """The corpora of a size: {(tool, layout): folder}."""
    folders = {}
    tools = [KITPRESS, HUGO] if options.hugo else [KITPRESS]
    for tool in tools:
        for layout in LAYOUTS:
            folder = options.work / "corpus" / f"{size}-{layout}-{tool}"
            shutil.rmtree(folder, ignore_errors=True)
            command = [options.programs / "corpus", tool, layout, str(size), str(options.seed), folder]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
            say(f"{tool}, {layout}: {said}")
            if tool == HUGO:
                shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
            folders[tool, layout] = folder
    return folders


def commands(options, folders, layout, output):
    """What is run in turn on one layout: {program: command}."""
    site = folders[KITPRESS, layout]
    found = {
        FLOOR: [options.programs / "floor", site / "content", output],
        KITPRESS: [options.kitpress, "build", "--root", site, "--output", output, "--timings"],
        CHECK: [options.kitpress, "check", "--root", site],
    }
    if options.hugo:
        config = "hugo.yaml,siblings.yaml" if layout == "toolkits" else "hugo.yaml"
        source = folders[HUGO, layout]
        found[HUGO] = [options.hugo, "build", "--noBuildLock", "--source", source, "--config", config, "--destination", output]
    return found


def rounds(options, size, folders):
    """Measures every program on both layouts: {(layout, program): {"runs": [...], "files", "bytes"} or {"failed"}}."""
    results = {}
    count = options.runs or (7 if size < 5000 else 3)
    outputs, log = Path(tempfile.mkdtemp(prefix="kitpress-bench-", dir=options.output)), options.work / "log"
    for layout in LAYOUTS:
        # Round 0 warms the caches and is not counted.
        for number in range(count + 1):
            output = outputs / f"{layout}-{number}"
            for program, command in commands(options, folders, layout, output).items():
                result = results.setdefault((layout, program), {"runs": []})
                if "failed" in result:
                    continue
                say(f"{size} {layout}, round {number} of {count}: {program}")
                if not options.in_memory:
                    # What earlier programs wrote shall not be stored on this one's time.
                    os.sync()
                try:
                    run = measure(command, log)
                    if number == 0:
                        # A check writes nothing.
                        result["files"], result["bytes"] = (0, 0) if program == CHECK else weigh(output)
                        if result["files"] < size and program != CHECK:
                            raise Failed(f"only {result['files']} files:\n{run['said']}")
                except Failed as failure:
                    say(f"{program} failed:\n{failure}")
                    result["failed"] = str(failure)
                    continue
                finally:
                    # ext4 avoids the places of files deleted within minutes, and the search for others would be
                    # counted as the next program's time; so on a disk the outputs stay until the size is done.
                    if options.in_memory:
                        shutil.rmtree(output, ignore_errors=True)
                    elif output.exists():
                        output.rename(outputs / f"{layout}-{number}-{program}")
                if number == 0:
                    continue
                if program == KITPRESS:
                    run["phases"] = phases(run["said"])
                del run["said"]
                run["round"] = number
                result["runs"].append(run)
    shutil.rmtree(outputs, ignore_errors=True)
    return results


def median(result, key):
    return statistics.median(run[key] for run in result["runs"])


def ratio(over, under, key):
    """Median of the ratios of runs of the same round; nothing if one of the two has none."""
    if not over or not under:
        return None
    others = {run["round"]: run[key] for run in under["runs"]}
    pairs = [run[key] / others[run["round"]] for run in over["runs"] if run["round"] in others]
    return statistics.median(pairs) if pairs else None


def table(head, rows):
    """Markdown that also reads well on a terminal."""
    rows = [[str(cell) for cell in row] for row in [head, *rows]]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    line = lambda row: "| " + " | ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))) + " |"
    rule = "|" + "|".join("-" * (w + 2) if i == 0 else "-" * (w + 1) + ":" for i, w in enumerate(widths)) + "|"
    return "\n".join([line(rows[0]), rule, *map(line, rows[1:])])


def figure(number, digits=2, unit=""):
    return "–" if number is None else f"{number:.{digits}f}{unit}"


def memory(peak):
    # A child begins as a copy of this program, so that less than its own size cannot be told.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT
    return f"≤ {own / MIB:.0f}" if peak <= own else f"{peak / MIB:.0f}"


def program_rows(size, layout, results):
    for program in (FLOOR, KITPRESS, CHECK, HUGO):
        result = results.get((layout, program))
        if result is None:
            continue
        if not result["runs"]:
            yield [program, "failed"] + ["–"] * 8
            continue
        cpu = [run["cpu"] for run in result["runs"]]
        yield [
            program,
            figure(median(result, "wall")),
            figure(median(result, "cpu")),
            f"{min(cpu):.2f}–{max(cpu):.2f}",
            figure(median(result, "system")),
            memory(median(result, "peak")),
            f"{size / median(result, 'wall'):,.0f}",
            figure(ratio(result, results.get((layout, FLOOR)), "cpu"), 1),
            figure(ratio(results.get((layout, HUGO)), result, "cpu"), 1) if program not in (FLOOR, CHECK) else "–",
            f"{result['files']:,} / {result['bytes'] / MIB:.1f}",
        ]


PROGRAM_HEAD = ["program", "wall s", "cpu s", "least–most", "of it system", "peak MiB", "pages/s", "× floor (cpu)", "hugo ÷ it (cpu)", "files / MiB out"]


def phase_table(all_results, layout):
    columns, names = [], []
    for size, results in all_results.items():
        runs = results[layout, KITPRESS]["runs"]
        if runs:
            columns.append((size, runs))
            names += [name for name in runs[0]["phases"] if name not in names]
    if not columns:
        return "Kitpress did not finish."
    middle = lambda runs, name: statistics.median(run["phases"].get(name, 0.0) for run in runs)
    rows = []
    for name in names:
        row = [name]
        for _, runs in columns:
            time_ms, total = middle(runs, name), middle(runs, "total")
            row += [figure(time_ms, 1), "" if name == "total" else f"{100 * time_ms / total:.0f} %"]
        rows.append(row)
    head = ["phase"] + [cell for size, _ in columns for cell in (f"{size:,} pages, ms", "share")]
    return table(head, rows)


def goals(all_results, start):
    """Goals of the design: what, wanted, measured, met or not."""
    found = []

    def goal(what, wanted, measured, met, unit="", digits=1):
        verdict = "not measured" if measured is None else ("met" if met(measured) else "NOT MET")
        found.append([what, wanted, figure(measured, digits, unit), verdict])

    def at(size, layout, program):
        result = all_results.get(size, {}).get((layout, program))
        return result if result and result["runs"] else None

    # 0.35 of zola's time, by the two yardsticks that can be had: when the goal was set, zola took 17 × floor
    # (on a disk, where floor takes longer than in memory), and hugo 1.2 (1,000 pages) or 1.43 (10,000) × zola.
    for size, least in ((1000, 3.4), (10000, 4.1)):
        lite = at(size, "case-studies", KITPRESS)
        against_hugo = ratio(at(size, "case-studies", HUGO), lite, "cpu")
        goal(f"lite, {size:,} pages: hugo’s processor time", f"at least {least} × Kitpress’s", against_hugo, lambda x, least=least: x >= least, " ×")
        against = ratio(lite, at(size, "case-studies", FLOOR), "cpu")
        goal(f"lite, {size:,} pages: processor time", "at most 6 × floor", against, lambda x: x <= 6, " ×")
    full = at(1000, "toolkits", KITPRESS)
    goal("full, 1,000 pages: processor time", "at most 10 × floor", ratio(full, at(1000, "toolkits", FLOOR), "cpu"), lambda x: x <= 10, " ×")
    goal("full, 1,000 pages: hugo’s processor time", "at least 4 × Kitpress’s", ratio(at(1000, "toolkits", HUGO), full, "cpu"), lambda x: x >= 4, " ×")
    for layout, name in (("case-studies", "lite"), ("toolkits", "full")):
        for key, words in (("wall", "time"), ("cpu", "processor time")):
            against = ratio(at(1000, layout, CHECK), at(1000, layout, KITPRESS), key)
            goal(f"{name}, 1,000 pages: {words} of a check", "less than a build’s", against, lambda x: x < 1, " ×", 2)
        small, large = at(1000, layout, KITPRESS), at(10000, layout, KITPRESS)
        for key, words in (("wall", "time"), ("cpu", "processor time")):
            growth = median(large, key) / median(small, key) if small and large else None
            goal(f"{name}, 1,000 to 10,000 pages: {words}", "at most 10.5 ×", growth, lambda x: x <= 10.5, " ×")
        goal(f"{name}, 10,000 pages: peak memory", "under 1,024 MiB", median(large, "peak") / MIB if large else None, lambda x: x < 1024, " MiB", 0)
    goal("start (`kitpress --version`)", "at most 10 ms", start["wall"] * 1000 if start else None, lambda x: x <= 10, " ms")
    return found


def growth_rows(all_results):
    for layout in LAYOUTS:
        for program in (FLOOR, KITPRESS, HUGO):
            pair = [all_results.get(size, {}).get((layout, program)) for size in (1000, 10000)]
            if all(result and result["runs"] for result in pair):
                yield [f"{program}, {layout}"] + [figure(median(pair[1], key) / median(pair[0], key), 1, " ×") for key in ("wall", "cpu", "peak")]


def started(options):
    """How long it takes to start: medians and the longest of 40 runs."""
    command, log = [options.kitpress, "--version"], options.work / "log"
    try:
        runs = [measure(command, log) for _ in range(45)][5:]
    except Failed as failure:
        say(f"kitpress --version failed:\n{failure}")
        return None
    return {"wall": statistics.median(r["wall"] for r in runs), "most": max(r["wall"] for r in runs), "cpu": statistics.median(r["cpu"] for r in runs)}


def first_line(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE).stdout.strip().splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return "unknown"


def machine(options):
    """What the figures depend on."""
    model = "unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        names = re.findall(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
        model = names[0] if names else model
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    lines = [
        f"{cores} cores, {model}, {os.uname().sysname}; load when it began {os.getloadavg()[0]:.1f}",
        f"output to {'memory (tmpfs), so that the disk is not measured' if options.in_memory else 'a disk'}",
        f"{first_line([options.kitpress, '--version'])}, commit {first_line(['git', 'describe', '--always', '--dirty'])}; {first_line(['rustc', '--version'])}",
    ]
    if options.hugo:
        lines.append(first_line([options.hugo, "version"]).split(" BuildDate")[0])
    lines.append(f"corpus of seed {options.seed}; medians; ratios are medians of the ratios round by round")
    return "\n".join(f"- {line}" for line in lines)


def report(options, about, all_results, start, verdicts):
    parts = ["# Benchmark", about]
    for size, results in all_results.items():
        for layout, words in LAYOUTS.items():
            count = max((len(result["runs"]) for (of, _), result in results.items() if of == layout), default=0)
            parts.append(f"## {size:,} pages. {words}")
            parts.append(table(PROGRAM_HEAD, program_rows(size, layout, results)) + f"\n\n{count} rounds.")
    for layout, words in LAYOUTS.items():
        parts.append(f"## Where Kitpress’s time goes. {words.split(':')[0]}")
        parts.append(phase_table(all_results, layout))
    growth = list(growth_rows(all_results))
    if growth:
        parts.append("## Growth from 1,000 to 10,000 pages")
        parts.append(table(["program", "wall", "cpu", "peak memory"], growth))
    if start:
        parts.append("## Start")
        parts.append(f"`kitpress --version`: {start['wall'] * 1000:.1f} ms (longest {start['most'] * 1000:.1f} ms), processor time {start['cpu'] * 1000:.1f} ms.")
    parts.append("## Goals")
    parts.append(table(["goal", "wanted", "measured", ""], verdicts))
    parts.append(
        "The lite goal is 0.35 of zola’s processor time. Zola is in no package registry, so two yardsticks stand for it: hugo,\n"
        "and floor, which takes about half as long in memory as on the disk on which the goal was set.\n"
        "Search is not measured here; Word and PDF are with `--documents`, edits under `serve` with `--latency`."
    )
    failures = [f"{program} on {layout}, {size} pages" for size, results in all_results.items() for (layout, program), result in results.items() if "failed" in result]
    if failures:
        parts.append("Failed: " + "; ".join(failures) + ".")
    return "\n\n".join(parts) + "\n"


def in_memory(folder):
    """Whether the folder is of a memory file system."""
    if not os.path.exists("/proc/mounts"):
        return False
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    return any(kind == "tmpfs" and str(folder).startswith(at) for _, at, kind, *_ in mounts)


def place_output(options):
    """Where the programs write: into memory where there is room for it, so that no disk is measured."""
    memory = Path("/dev/shm")
    # The largest output is Kitpress's, about 42 kB a page.
    room = 3 * 42_000 * max(options.sizes)
    options.eleventy = options.eleventy and options.eleventy.resolve()
    if options.output is None and memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > room:
        options.output = memory
    options.output = (options.output or options.work).resolve()
    options.in_memory = in_memory(options.output)


def begin(options):
    """Makes places whole; the lock that keeps a second benchmark out."""
    for name in ("work", "kitpress", "programs"):
        setattr(options, name, getattr(options, name).resolve())
    if options.no_hugo:
        options.hugo = options.pandoc = options.typst = options.eleventy = None
    place_output(options)
    # Two at once would measure each other, and write over each other's corpora.
    lock = open(options.work / "lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("benches/run: another benchmark is running in " + str(options.work))
    if os.getloadavg()[0] > 0.5:
        say("The machine is busy: trust processor time and ratios, not wall times.")
    return lock


def main():
    options = arguments()
    if options.documents:
        import documents

        documents.main(options)
    if options.latency:
        import latency

        latency.main(options)
    lock = begin(options)
    about = machine(options)
    start = started(options)
    all_results = {}
    for size in sorted(options.sizes):
        folders = generate(options, size)
        all_results[size] = rounds(options, size, folders)
    verdicts = goals(all_results, start)
    text = report(options, about, all_results, start, verdicts)
    print(text, end="")
    if options.markdown:
        options.markdown.write_text(text)
    if options.json:
        single = {str(size): {" ".join(key): result for key, result in results.items()} for size, results in all_results.items()}
        options.json.write_text(json.dumps({"start": start, "sizes": single}, indent=1) + "\n")
    failed = any("failed" in result for results in all_results.values() for result in results.values())
    missed = any(verdict[-1] == "NOT MET" for verdict in verdicts)
    lock.close()
    sys.exit(1 if failed or (options.check and missed) else 0)


if __name__ == "__main__":
    main()
