"""What the checks found: counts of what held, and every problem with its file, as the browser checks print them."""

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
        """Each file with its problems, the same problem of many files once; then the counts."""
        groups = defaultdict(list)
        for file, rule, message in self.problems:
            groups[(rule, message)].append(file)
        for (rule, message), files in sorted(groups.items()):
            print(f"FAIL {rule}: {message[:600]}")
            files = list(dict.fromkeys(files))
            more = f" and {len(files) - 5} more" if len(files) > 5 else ""
            print(f"     in {' '.join(files[:5])}{more}")
        for note in self.notes:
            print(f"note: {note}")
        print(f"{self.name}: {self.passed} passed, {self.failed} failed", flush=True)
        return self.failed == 0
