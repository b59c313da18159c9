"""What the checks found: counts of what held, and every problem with its file, as the browser checks print them."""

import re
from collections import defaultdict


class Report:
    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.problems = []
        self.failed = 0
        self.notes = []

    def check(self, file, rule, problems):
        """One check of one file: it holds when there are no problems."""
        problems = [problems] if isinstance(problems, str) and problems else list(problems or [])
        if problems:
            self.failed += 1
            self.problems += [(str(file), rule, " ".join(str(problem).split())) for problem in problems]
        else:
            self.passed += 1
        return not problems

    def expect(self, file, rule, holds, message):
        return self.check(file, rule, [] if holds else [message])

    def note(self, text):
        self.notes.append(text)

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.problems += other.problems
        self.notes += other.notes

    def rules(self):
        return {rule for _, rule, _ in self.problems}

    def print(self):
        """Problems that differ in their numbers alone are said once, with how often and where; then the counts."""
        groups = defaultdict(list)
        for file, rule, message in self.problems:
            groups[(rule, re.sub(r"\d+", "0", message))].append((file, message))
        for (rule, _), found in sorted(groups.items()):
            often = f" (and {len(found) - 1} more like it)" if len(found) > 1 else ""
            print(f"FAIL {rule}: {found[0][1][:600]}{often}")
            files = list(dict.fromkeys(file for file, _ in found))
            more = f" and {len(files) - 5} more" if len(files) > 5 else ""
            print(f"     in {' '.join(files[:5])}{more}")
        for note in self.notes:
            print(f"note: {note}")
        print(f"{self.name}: {self.passed} passed, {self.failed} failed", flush=True)
        return self.failed == 0
