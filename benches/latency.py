"""Measures from a save to its bytes over HTTP: Kitpress's preview beside Hugo's and Eleventy's. Started by
benches/run --latency.

Each program serves the same words on this machine, one after another. An edit is one write to a Markdown file; from just
before it, the page is asked for again and again on one connection until an answer holds the new words.
"""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measure
from measure import HERE, KITPRESS, HUGO, Failed, figure, say, table

ELEVENTY, INCREMENTAL = "eleventy", "eleventy --incremental"
# Between two questions, in seconds: as exact as the figures are, and no more work for the server than need be.
PAUSE = 0.001
# After an edit was seen, before the next one: an editor does not save at once again, and a late rebuild shall not be
# counted as the next edit's.
REST = 0.25
LAYOUT = "case-studies"
KINDS = {
    "body": "a body, as above",
    "title": "a title in front matter, seen in the list of case studies",
    "vocabulary": "a word of vocabulary.yaml, seen on a page with that role",
    "template": "the template of every page",
    "style": "a style sheet, seen as the style sheet that the page links to",
}


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


class Server:
    """A program that serves a folder, until it is closed."""

    def __init__(self, command, port, log, cwd=None, environment=None):
        self.port, self.log, self.connection, self.refused = port, log, None, 0
        command = [str(part) for part in command]
        with open(log, "wb") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd=cwd, env={**os.environ, **(environment or {})}, start_new_session=True
            )

    def ask(self, path):
        """Status and text of an answer; (0, "") when there was none."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("localhost", self.port, timeout=120)
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            body = answer.read().decode(errors="replace")
            if answer.will_close:
                self.connection.close()
            return answer.status, body
        except (OSError, http.client.HTTPException):
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            return 0, ""

    def until(self, holds, path, limit):
        """Seconds until an answer holds; other answers than 200 are counted."""
        begin = time.perf_counter()
        while True:
            status, text = self.ask(path)
            took = time.perf_counter() - begin
            if status == 200 and holds(text):
                return took
            if status != 200:
                self.refused += 1
            if took > limit or self.process.poll() is not None:
                raise Failed(f"{path} was not as expected after {took:.0f} s: status {status}\n{self.said()}")
            time.sleep(PAUSE)

    def said(self):
        return "\n".join(Path(self.log).read_text(errors="replace").splitlines()[-12:])

    def close(self):
        if self.connection is not None:
            self.connection.close()
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


def save(path, text):
    """As an editor saves in place: one open, one write."""
    with open(path, "w") as file:
        file.write(text)


def corpus(options, size, tool, folder):
    command = [options.programs / "corpus", tool, LAYOUT, str(size), str(options.seed), folder]
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def prepare(options, size, program, folder):
    """The program's folder, the command that serves it, where it runs and with what environment."""
    port = free_port()
    if program == KITPRESS:
        corpus(options, size, KITPRESS, folder)
        site = folder / "content/site.yaml"
        save(site, site.read_text() + "theme: bench\n")
        save(folder / "content/vocabulary.yaml", vocabulary("student partner"))
        theme = folder / "themes/bench"
        (theme / "assets/css").mkdir(parents=True)
        (theme / "templates").mkdir()
        save(theme / "theme.yaml", "name: bench\nparent: default\n")
        save(theme / "assets/css/zz.css", "/* none */\n")
        shutil.copy(HERE.parent / "themes/default/templates/base.html", theme / "templates")
        return port, [options.kitpress, "serve", "--root", folder, "--port", port], None, {}
    corpus(options, size, HUGO, folder)
    if program == HUGO:
        shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
        command = [options.hugo, "server", "--source", folder, "--config", "hugo.yaml", "--noBuildLock", "--bind", "127.0.0.1", "--port", port]
        return port, [*command, "--baseURL", f"http://localhost:{port}/"], None, {}
    shutil.copytree(HERE / "eleventy", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    (folder / "node_modules").symlink_to(options.eleventy / "node_modules")
    command = ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--serve", f"--port={port}"]
    if program == INCREMENTAL:
        command.append("--incremental")
    return port, command, folder, {"BENCH_OUTPUT": str(folder / "out")}


def vocabulary(word):
    return f"roles:\n  student_partner:\n    one: {word}\n    other: {word}s\n"


def body_edits(folder, count, first=0):
    """File, new text, mark, address: another page each time, so that no edit finds its page still warm."""
    pages = sorted((folder / "content" / LAYOUT).glob("[!_]*.md"))
    for number in range(first, first + count):
        page = pages[(number * 37 + 5) % len(pages)]
        mark = f"changed-in-edit-{number}-of-all"
        # In the last paragraph: the outline, which other pages may depend on, stays as it is.
        yield page, f"{page.read_text().rstrip()}\n\nThese words were {mark}.\n", mark, f"/{LAYOUT}/{page.stem}/"


def measured(server, edits, limit, budget):
    """Times of edits in seconds, as many as fit into `budget` seconds."""
    times, begin = [], time.perf_counter()
    for path, text, mark, address in edits:
        if time.perf_counter() - begin > budget:
            break
        server.until(lambda _: True, address, limit)
        refused = server.refused
        time.sleep(REST)
        since = time.perf_counter()
        save(path, text)
        server.until(mark if callable(mark) else lambda answer: mark in answer, address, limit)
        times.append(time.perf_counter() - since)
        if server.refused > refused:
            say(f"    {server.refused - refused} answers other than 200")
    return times


def warm_up(server, edits, limit):
    """Edits that are not counted. A program may serve before it watches, and never hear of the first: it is saved again."""
    for path, text, mark, address in edits:
        begin, seen, patience = time.perf_counter(), False, 5
        while not seen:
            save(path, text)
            try:
                server.until(lambda answer, mark=mark: mark in answer, address, min(limit, patience))
                seen = True
            except Failed:
                patience *= 2
                if time.perf_counter() - begin > limit or server.process.poll() is not None:
                    raise
        time.sleep(REST)


def other_edits(server, folder, kind, count):
    """Edits of what a page is made of beside its body."""
    pages = sorted((folder / "content" / LAYOUT).glob("[!_]*.md"))
    if kind == "title":
        # One that the first page of the list shows.
        _, text = server.ask(f"/{LAYOUT}/")
        page = next(page for page in pages if f"/{LAYOUT}/{page.stem}/" in text)
        for number in range(count):
            mark = f"Title in edit {number}"
            yield page, re.sub(r'^title: .*$', f'title: "{mark}"', page.read_text(), count=1, flags=re.M), mark, f"/{LAYOUT}/"
    page = next(page for page in pages if re.search(r"^roles: .*\bstudent_partner\b", page.read_text(), re.M))
    address = f"/{LAYOUT}/{page.stem}/"
    for number in range(count if kind != "title" else 0):
        mark = f"partner-of-edit-{number}-here"
        if kind == "vocabulary":
            yield folder / "content/vocabulary.yaml", vocabulary(mark), mark, address
        elif kind == "template":
            template = folder / "themes/bench/templates/base.html"
            text = template.read_text()
            plain = re.sub(r'<!-- mark .*? -->\n', "", text)
            yield template, plain.replace("</body>", f"<!-- mark {mark} -->\n</body>"), mark, address
        elif kind == "style":
            sheet = lambda text, mark=mark: any(mark in server.ask(link)[1] for link in re.findall(r'href="([^"]+\.css)"', text))
            yield folder / "themes/bench/assets/css/zz.css", f".{mark} {{ color: navy; }}\n", sheet, address


def run(options, size, program, outputs):
    """What became of one program at one size: {"start", "body": [...], ..., "refused", "failed"}."""
    folder = outputs / f"{size}-{re.sub('[^a-z]+', '-', program)}"
    result = {"body": [], "refused": 0}
    port, command, cwd, environment = prepare(options, size, program, folder)
    say(f"{size} pages: {program}")
    begin = time.perf_counter()
    server = Server(command, port, options.work / "log", cwd, environment)
    try:
        address = next(body_edits(folder, 1))[3]
        server.until(lambda text: "<h1" in text, address, options.limit)
        result["start"] = time.perf_counter() - begin
        server.refused = 0
        # Two edits that are not counted: the first of any program finds nothing warm.
        warm_up(server, body_edits(folder, 2, options.edits), options.limit)
        server.refused = 0
        result["body"] = measured(server, body_edits(folder, options.edits), options.limit, options.limit)
        result["refused"] = server.refused
        if program == KITPRESS:
            for kind in list(KINDS)[1:]:
                result[kind] = measured(server, other_edits(server, folder, kind, options.edits), options.limit, options.limit)
            result["refused all"] = server.refused
    except Failed as failure:
        say(f"{program} failed: {failure}")
        result["failed"] = str(failure)
        result["refused"] = server.refused
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)
    return result


def ms(times, of):
    return figure(of(times) * 1000, 1) if times else "–"


def rows(results, size):
    kitpress = results[size, KITPRESS]["body"]
    for (at, program), result in results.items():
        if at != size:
            continue
        times = result["body"]
        ratio = lambda of: figure(of(times) / of(kitpress), 1) if times and kitpress and program != KITPRESS else "–"
        yield [
            program,
            ms(times, statistics.median),
            ms(times, max),
            ms(times, min),
            str(len(times)),
            str(result["refused"]),
            ratio(statistics.median),
            ratio(max),
            figure(result.get("start"), 1),
        ]


HEAD = ["program", "median ms", "worst ms", "best ms", "edits", "non-200", "median ÷ Kitpress", "worst ÷ Kitpress", "start s"]


def kind_rows(results, sizes):
    for kind, words in KINDS.items():
        row = [words]
        for size in sizes:
            times = results[size, KITPRESS].get(kind, [])
            row += [ms(times, statistics.median), ms(times, max), str(len(times))]
        yield row


def goals(results):
    found = []
    for size in (1000, 10000):
        times = results.get((size, KITPRESS), {}).get("body", [])
        for what, of, most in (("median", statistics.median, 20), ("worst", max, 50)):
            value = of(times) * 1000 if times else None
            verdict = "not measured" if value is None else ("met" if value <= most else "NOT MET")
            found.append([f"a body, {size:,} pages: {what}", f"at most {most} ms", figure(value, 1, " ms"), verdict])
    refused = [result.get("refused all", result["refused"]) for (_, program), result in results.items() if program == KITPRESS]
    found.append(["answers other than 200 while it rebuilds", "none", str(sum(refused)), "met" if sum(refused) == 0 else "NOT MET"])
    return found


def report(options, about, results, verdicts, load):
    sizes = sorted({size for size, _ in results})
    parts = ["# Benchmark of latency", about + f"\n- load of the machine when it ended {load:.1f}; {options.edits} edits of each, as far as {options.limit} s reach"]
    for size in sizes:
        parts += [f"## A body changed, {size:,} pages", table(HEAD, rows(results, size))]
    head = ["what changed (Kitpress alone)"] + [cell for size in sizes for cell in (f"{size:,}: median ms", "worst ms", "edits")]
    parts += ["## Whatever else changed", table(head, kind_rows(results, sizes))]
    parts += ["## Goals", table(["goal", "wanted", "measured", ""], verdicts)]
    parts.append(f"From just before the write to the end of the answer that holds it; asked every {PAUSE * 1000:.0f} ms. `benches/README.md` says what is not the same.")
    failures = [f"{program} at {size:,} pages: {result['failed'].splitlines()[0]}" for (size, program), result in results.items() if "failed" in result]
    if failures:
        parts.append("Failed: " + "; ".join(failures) + ".")
    return "\n\n".join(parts) + "\n"


def main(options):
    lock = measure.begin(options)
    about = "\n".join(line for line in measure.machine(options).splitlines() if not line.startswith("- corpus"))
    about += f"\n- corpus of seed {options.seed}, case studies"
    programs = [KITPRESS]
    if options.hugo:
        programs.append(HUGO)
    if options.eleventy:
        about += f"\n- eleventy {json.loads((options.eleventy / 'node_modules/@11ty/eleventy/package.json').read_text())['version']}, {measure.first_line(['node', '--version'])}"
        programs += [ELEVENTY, INCREMENTAL]
    outputs = Path(tempfile.mkdtemp(prefix="kitpress-latency-", dir=options.output)).resolve()
    results = {}
    try:
        for size in sorted(options.sizes):
            for program in programs:
                results[size, program] = run(options, size, program, outputs)
    finally:
        shutil.rmtree(outputs, ignore_errors=True)
    verdicts = goals(results)
    text = report(options, about, results, verdicts, os.getloadavg()[0])
    print(text, end="")
    if options.markdown:
        options.markdown.write_text(text)
    if options.json:
        options.json.write_text(json.dumps({f"{size} {program}": result for (size, program), result in results.items()}, indent=1) + "\n")
    lock.close()
    # A peer that does not finish is reported, not held against Kitpress.
    failed = any("failed" in result for (_, program), result in results.items() if program == KITPRESS)
    missed = any(verdict[-1] == "NOT MET" for verdict in verdicts)
    sys.exit(1 if failed or (options.check and missed) else 0)
