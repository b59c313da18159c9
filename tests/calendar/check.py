"""Calendars in the library icalendar and citations in pybtex, neither of which knows Kitpress.

check.py KITPRESS SITE looks at the built demonstration, and at a site with dates of every sort which it builds twice: the
second time with other titles, elsewhere. Planted faults come first; each must be found.
"""

import datetime as dt
import html.parser
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zoneinfo
from pathlib import Path

import icalendar
import recurring_ical_events
from pybtex.database import parse_string

HERE = Path(__file__).resolve().parent
FIXTURE = HERE.parent / "sites/good/dates"


class Report:
    """Counts what held and says what did not."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def expect(self, where, holds, message):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {where}: {message}")


def raw_problems(data):
    """What RFC 5545 says of lines (3.1), whatever they say."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"not UTF-8: {error}"
    if not data.endswith(b"END:VCALENDAR\r\n"):
        yield "does not end with END:VCALENDAR and CRLF"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a line does not end with CRLF"
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield "a line is folded within a character"


def moment(value):
    """A date as it is, a time in UTC."""
    return value.astimezone(dt.timezone.utc) if isinstance(value, dt.datetime) else value


def problems(data):
    """Everything that is wrong with a calendar by itself."""
    yield from raw_problems(data)
    try:
        calendar = icalendar.Calendar.from_ical(data)
    except (ValueError, IndexError) as error:
        yield f"cannot be read: {error}"
        return
    broken = [f"{part.name} {name}: {error}" for part in calendar.walk() for name, error in part.errors]
    yield from broken
    if broken:
        return
    for name in ("PRODID", "VERSION"):
        if name not in calendar:
            yield f"no {name}"
    zones = {str(zone["TZID"]): zone for zone in calendar.walk("VTIMEZONE")}
    events = calendar.walk("VEVENT")
    if not events:
        yield "no events"
    uids = [str(event.get("UID")) for event in events]
    yield from (f"{uid} is there {uids.count(uid)} times" for uid in set(uids) if uids.count(uid) > 1)
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "URL", "CATEGORIES"):
            if name not in event:
                yield f"an event has no {name}"
                return
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if type(start) is not type(end) or moment(end) <= moment(start):
            yield f"{event['SUMMARY']} ends at {end}, not after {start}"
        for name in ("DTSTART", "DTEND"):
            zone = event[name].params.get("TZID")
            if zone is None:
                continue
            if zone not in zones:
                yield f"{zone} is not described"
                continue
            # The file's own rules against the time zone database: a program may use either.
            local = event[name].dt.replace(tzinfo=None)
            described = zones[zone].to_tz(lookup_tzid=False).utcoffset(local)
            known = zoneinfo.ZoneInfo(zone).utcoffset(local)
            if described != known:
                yield f"{zone} is described as {described} at {local}, and is {known}"
    found = recurring_ical_events.of(calendar).between(dt.date(1990, 1, 1), dt.date(2110, 1, 1))
    if sorted(str(event["UID"]) for event in found) != sorted(uids):
        yield "not every event happens once"


class Page(html.parser.HTMLParser):
    """What a page says of its session's times, and its BibTeX."""

    def __init__(self, text):
        super().__init__()
        self.times, self.bibtex, self.ics = [], "", []
        self.within_meta = self.within_bibtex = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if "session-meta" in (named.get("class") or "").split():
            self.within_meta = True
        if tag == "time" and self.within_meta:
            self.times.append(dt.datetime.fromisoformat(named["datetime"]))
        if named.get("id") == "kit-cite-bibtex":
            self.within_bibtex = True
        if tag == "a" and (named.get("href") or "").endswith(".ics"):
            self.ics.append(named["href"])

    def handle_endtag(self, tag):
        if tag == "dl":
            self.within_meta = False
        if tag == "code":
            self.within_bibtex = False

    def handle_data(self, data):
        if self.within_bibtex:
            self.bibtex += data


def pages(site):
    for path in sorted(site.rglob("index.html")):
        yield path, Page(path.read_text(encoding="utf-8"))


def look_at_calendars(site, report):
    """All calendars of a site; which events each has."""
    files = sorted(site.rglob("*.ics"))
    report.expect(site.name, files, "there is no calendar")
    found = {}
    for path in files:
        name = path.relative_to(site).as_posix()
        data = path.read_bytes()
        wrong = list(problems(data))
        report.expect(name, not wrong, "; ".join(wrong[:5]))
        found[name] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    for path, page in pages(site):
        name = path.relative_to(site).as_posix()
        if not page.times:
            continue
        own = [event for file in path.parent.glob("*.ics") for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")]
        times = [(moment(event["DTSTART"].dt), moment(event["DTEND"].dt)) for event in own]
        said = [(moment(page.times[0]), moment(page.times[1]))]
        report.expect(name, times == said, f"the page says {said}, its calendar {times}")
        report.expect(name, page.ics, "no link to the calendar")
    return found


def look_at_citations(site, report):
    keys = []
    for path, page in pages(site):
        if not page.bibtex:
            continue
        name = path.relative_to(site).as_posix()
        try:
            (key, entry), = parse_string(page.bibtex, "bibtex").entries.items()
        except Exception as error:  # pybtex has many
            report.expect(name, False, f"BibTeX cannot be read: {error}")
            continue
        keys.append(key)
        people = [str(person) for person in entry.persons.get("author", [])]
        said = re.findall(r'<meta name="citation_author" content="([^"]*)">', path.read_text(encoding="utf-8"))
        report.expect(name, len(people) == len(said), f"{people} in BibTeX, {said} in the head")
        wanted = ("title", "year", "url", "publisher")
        report.expect(name, all(entry.fields.get(field) for field in wanted), f"lacks one of {wanted}: {page.bibtex}")
    report.expect(site.name, len(keys) > 3 and len(set(keys)) == len(keys), f"keys are not unique: {sorted(keys)}")
    return keys


def build(kitpress, root, output, *more):
    command = [kitpress, "build", "--strict", "--root", root, "--output", output, *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        sys.exit(f"the site of dates could not be built:\n{done.stdout}{done.stderr}")
    return Path(output)


def look_at_fixture(kitpress, folder, report):
    one = build(kitpress, FIXTURE, folder / "one")
    events = look_at_calendars(one, report)
    keys = look_at_citations(one, report)
    elsewhere = folder / "root"
    shutil.copytree(FIXTURE, elsewhere)
    for path in elsewhere.rglob("*.md"):
        text = re.sub(r"(?m)^(title: ).*$", r"\1Another title", path.read_text(encoding="utf-8"), count=1)
        path.write_text(text, encoding="utf-8")
    other = build(kitpress, elsewhere, folder / "other", "--base-url", "https://elsewhere.example.ac.uk/")
    uids = lambda all_of: {name: [str(event["UID"]) for event in of] for name, of in all_of.items()}
    changed = look_at_calendars(other, report)
    report.expect("dates", uids(events) == uids(changed), "other titles or another address change identifiers")
    report.expect("dates", look_at_citations(other, report) == keys, "other titles change keys of citations")
    days = lambda name: [(event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()) for event in events[name]]
    expected = [("2025-09-01", "2025-11-01"), ("2025-11-01", "2026-03-01"), ("2026-03-05", "2026-03-08")]
    found = days("case-studies/a-year/a-year.ics")
    report.expect("dates", found == expected, f"the schedule is {found}")
    report.expect("dates", days("goals/twenty/twenty.ics") == [("2027-06-30", "2027-07-01")], "the goal's day")
    titles = [str(event["SUMMARY"]) for event in events["case-studies/a-year/a-year.ics"]]
    wanted = "A year; with a semicolon, a comma and “quotation marks” that make this title so long that it is folded"
    report.expect("dates", titles[0] == f"{wanted}: Recruit" and "gŵyl a ŷd – over" in titles[1], f"titles are {titles}")
    sets = {name.rsplit("/")[-1]: len(of) for name, of in events.items() if name.startswith("calendar/")}
    report.expect("dates", sets == {"all.ics": 10, "sessions.ics": 6, "reviews.ics": 1}, f"calendars of the site: {sets}")
    welsh = {str(event["UID"]) for event in events["cy/calendar/sessions.ics"]}
    english = {str(event["UID"]) for event in events["calendar/sessions.ics"]}
    report.expect("dates", len(welsh) == 1 and welsh < english, "a session in Welsh is another than in English")
    read_back(kitpress, one, elsewhere, report)


def read_back(kitpress, site, root, report):
    """Kitpress reads calendars too: those that it wrote."""
    folder = root / "content/calendar"
    folder.mkdir()
    for number, path in enumerate(sorted(site.rglob("*.ics"))):
        shutil.copy(path, folder / f"{number}.ics")
    done = subprocess.run([kitpress, "check", "--root", root, "--format", "json"], capture_output=True, text=True, timeout=300, check=False)
    findings = json.loads(done.stdout)
    text = json.dumps(findings)
    report.expect("read back", '"bad-calendar"' not in text, text[:600])
    # It understands them: the schedule of the case study falls on the days of its own calendar.
    report.expect("read back", "calendar/0.ics" in text or "observance" in text, f"nothing is said of the days: {text[:600]}")


def plant(report):
    """Faults that `problems` must find."""
    good = "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "BEGIN:VTIMEZONE", "TZID:Europe/London",
        "BEGIN:DAYLIGHT", "DTSTART:20210328T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "END:DAYLIGHT",
        "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20210101T000000Z", "LAST-MODIFIED:20210101T000000Z", "SEQUENCE:0",
        "DTSTART;TZID=Europe/London:20210616T101000", "DTEND;TZID=Europe/London:20210616T111000",
        "SUMMARY:A session", "CATEGORIES:Session", "URL:https://example.org/", "END:VEVENT", "END:VCALENDAR", "",
    ])
    report.expect("planted: nothing", not list(problems(good.encode())), list(problems(good.encode())))
    event = good[good.index("BEGIN:VEVENT"):good.index("END:VCALENDAR")]
    faults = {
        "line ends": (good.replace("\r\n", "\n"), "CRLF"),
        "a long line": (good.replace("A session", "A session " * 9), "octets"),
        "the same identifier twice": (good.replace(event, event * 2), "2 times"),
        "no stamp": (good.replace("DTSTAMP:20210101T000000Z\r\n", ""), "no DTSTAMP"),
        "ends before it starts": (good.replace("T111000", "T091000"), "not after"),
        "no time zone": (good.replace("TZID:Europe/London", "TZID:Europe/Paris"), "not described"),
        "another offset": (good.replace("TZOFFSETTO:+0100", "TZOFFSETTO:+0200"), "is described as"),
        "a date that is none": (good.replace("20210616T101000", "2021-06-16"), "DTSTART"),
    }
    for name, (text, said) in faults.items():
        found = list(problems(text.encode()))
        report.expect(f"planted: {name}", any(said in one for one in found), f"not found; found: {found}")


def run():
    kitpress, site = sys.argv[1:3]
    report = Report()
    plant(report)
    look_at_calendars(Path(site), report)
    look_at_citations(Path(site), report)
    with tempfile.TemporaryDirectory() as folder:
        look_at_fixture(str(Path(kitpress).resolve()), Path(folder), report)
    print(f"calendars and citations: {report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(run())
