"""Every cartridge of a site: `check.py SITE SAMPLE [--selftest]`.

The manifest and the links against schemas of their structure, the rules of the profile that no schema can say, the independent
reader pyslet (its model of IMS Content Packaging and its conformance tests of Common Cartridge), and what that reader finds
against what the site has: the sections in their order, documents byte for byte, pages that a reader of old HTML understands.
SAMPLE is a manifest that pyslet ships: a schema that refused it would be wrong.
"""

import io
import json
import re
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import xmlschema

CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
HERE = Path(__file__).parent
MANIFEST = xmlschema.XMLSchema11(str(HERE / "manifest.xsd"))
LINK = xmlschema.XMLSchema(str(HERE / "link.xsd"))
LINK_TYPE = "imswl_xmlv1p1"


def structure(files):
    """What the grammar and the prose of the specification forbid."""
    text = files["imsmanifest.xml"].decode()
    for error in MANIFEST.iter_errors(text):
        yield f"schema: {error.path}: {error.reason}"
    root = ET.fromstring(text)
    resources = {one.get("identifier"): one for one in root.iter(CP + "resource")}
    for item in root.iter(CP + "item"):
        to = item.get("identifierref")
        if to and item.find(CP + "item") is not None:
            yield f"rule: the item {item.get('identifier')} leads somewhere and has items of its own"
        if to and to not in resources:
            yield f"rule: the item {item.get('identifier')} leads to {to}, which is no resource"
    folders = {}
    for name, resource in resources.items():
        hrefs = [unquote(one.get("href")) for one in resource.findall(CP + "file")]
        needs = [one.get("identifierref") for one in resource.findall(CP + "dependency")]
        if len(set(hrefs)) < len(hrefs) or len(set(needs)) < len(needs) or name in needs:
            yield f"rule: {name} names a file or a need twice, or needs itself"
        if resource.get("href") and unquote(resource.get("href")) not in hrefs:
            yield f"rule: {name} begins with a file that it does not list"
        yield from (f"rule: {name} lists {one}, which is not there" for one in hrefs if one not in files)
        if resource.get("type") == LINK_TYPE:
            if resource.get("href") or needs or len(hrefs) != 1:
                yield f"rule: the link {name} has more than its one file"
            for href in hrefs:
                folders[href.rsplit("/", 1)[0]] = name
                yield from (f"link: {href}: {error.reason}" for error in LINK.iter_errors(files[href].decode()))
    for folder, name in folders.items():
        beside = [one for one in files if one.startswith(folder + "/")]
        if len(beside) != 1 or not folder:
            yield f"rule: the folder of the link {name} holds more than the link"
    listed = {unquote(one.get("href")) for one in root.iter(CP + "file")}
    yield from (f"rule: no resource lists {one}" for one in files if one not in listed and one != "imsmanifest.xml")


def read(path):
    """The cartridge as pyslet reads it: the problems of its conformance tests, and contents as (folder, title, type, file)."""
    from pyslet import imscc_profilev1p0 as profile
    from pyslet import imscc_profilev1p1 as cartridge

    # Version 1.1 differs from 1.0 in the names of types only.
    profile.AssociatedContentType = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    profile.WebLinkContentType = LINK_TYPE
    course = cartridge.CommonCartridge(str(path))
    try:
        result = unittest.TextTestRunner(stream=io.StringIO()).run(profile.CCTestSuite(course))
        problems = [f"pyslet: {str(test)}: {said.strip().splitlines()[-1]}" for test, said in result.failures + result.errors]
        if result.testsRun < 8:
            problems.append(f"pyslet ran {result.testsRun} conformance tests only")
        manifest = course.cp.manifest
        entries = []
        organizations = manifest.root.Organizations.Organization
        if len(organizations) != 1:
            problems.append(f"pyslet: {len(organizations)} organizations")
        for root in items(organizations[0]):
            for folder in items(root):
                for item in items(folder):
                    resource = manifest.get_element_by_id(attribute(item, "identifierref"))
                    files = [str(one.PackagePath(course.cp)) for one in resource.File]
                    entries.append((title_of(folder), title_of(item), resource.type, files))
        return problems, entries
    finally:
        course.close()


# pyslet has no class for the items of version 1.1, and gives them as elements.
def items(element):
    return [one for one in element.get_children() if getattr(one, "xmlname", None) == "item"]


def attribute(element, name):
    return next((value for (_, key), value in element.get_attributes().items() if key == name), None)


def title_of(element):
    return next(one.get_value() for one in element.get_children() if getattr(one, "xmlname", None) == "title")


def agreement(site, folder, files, entries):
    """What the reader found against what the site has."""
    page = lxml.html.fromstring((folder / "index.html").read_text())
    lang = page.get("lang")
    sections = chapters(page)
    numbered = [re.sub(r"^[\d٠-٩]+\. ", "", title) for _, title, kind, _ in entries if re.match(r"^[\d٠-٩]+\. ", title) and kind == "webcontent"]
    if sections != numbered:
        yield f"contents: the toolkit's page has {sections}, the cartridge {numbered}"
    canonical = page.xpath("//link[@rel='canonical']/@href")
    links = [ET.fromstring(files[names[0]]) for _, _, kind, names in entries if kind == LINK_TYPE]
    addresses = [link.find("{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}url").get("href") for link in links]
    if canonical[:1] != addresses[:1]:
        yield f"links: the first is not the toolkit's page: {addresses[:1]}"
    published = {one.name: one for one in site.rglob("*") if one.suffix in (".docx", ".pdf")}
    documents = [name for _, _, _, names in entries for name in names if name.startswith("files/")]
    for name in documents:
        other = published.get(name.split("/")[-1])
        if other is None or other.read_bytes() != files.get(name):
            yield f"documents: {name} is not the one that the site offers"
    offered = {href for href in page.xpath("//a/@href") if re.search(r"/(templates|reflections)/[^/#]+/$", href)}
    for href in offered:
        stem = href.rstrip("/").split("/")[-1]
        if not any(name.startswith(f"files/{stem}.") or name.startswith(f"files/{stem}-") for name in documents):
            yield f"documents: nothing of {href}, which the toolkit names as a resource, is in the cartridge"
    titles = {}
    for _, title, kind, names in entries:
        if kind == "webcontent" and names[0].endswith(".html"):
            titles[names[0]] = title
    ids = {name: {one.get("id") for one in parsed(files[name]).iter() if one.get("id")} for name in titles}
    for name, title in titles.items():
        yield from page_problems(name, title, lang, files, ids)


def chapters(page):
    heading = page.get_element_by_id("kit-sections", None)
    if heading is None:
        return []
    return [words(one) for one in heading.getnext().xpath(".//a[not(contains(@class, 'permalink'))]")]


def words(element):
    return " ".join(element.text_content().split())


def parsed(data):
    """As programs read a page that know HTML 4 only: they take its encoding from http-equiv."""
    return lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding=None))


def page_problems(name, title, lang, files, ids):
    html = parsed(files[name])
    as_xml = ET.fromstring(files[name].decode())
    text, other = words(html.find("body")), " ".join("".join(as_xml[1].itertext()).split())
    if text.replace(" ", "") != other.replace(" ", ""):
        yield f"page: {name} says other words as HTML than as XML"
    if html.get("lang") != lang:
        yield f"page: {name} is in {html.get('lang')}, the toolkit in {lang}"
    first = html.xpath("//h1")
    bare = re.sub(r"^[\d٠-٩]+\. ", "", title)
    if len(first) != 1 or bare not in words(first[0]):
        yield f"page: {name} has another heading than the contents say: {title}"
    if html.xpath("//script | //iframe | //*[@onclick] | //img[not(@alt)]"):
        yield f"page: {name} has a script, a frame or a picture without a text alternative"
    folder = name.rsplit("/", 1)[0]
    for to in html.xpath("//a/@href | //img/@src | //link/@href"):
        if re.match(r"(https?|mailto|tel):", to):
            continue
        path, _, anchor = to.partition("#")
        target = f"{folder}/{unquote(path)}" if path else name
        if target not in files:
            yield f"page: {name} leads to {to}, which is not in the cartridge"
        elif anchor and target in ids and unquote(anchor) not in ids[target]:
            yield f"page: {name} leads to {to}, which is no place of that page"


def unpack(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None and names[0] == "imsmanifest.xml" and len(names) == len(set(names))
        assert all(one.date_time == (1980, 1, 1, 0, 0, 0) for one in archive.infolist())
        return {name: archive.read(name) for name in names}


def repack(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def problems_of(site, folder, files):
    found = list(structure(files))
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "course.zip"
        path.write_bytes(repack(files))
        try:
            said, entries = read(path)
        except Exception as error:  # noqa: BLE001
            return found + [f"pyslet: cannot read it: {error!r}"]
    return found + said + list(agreement(site, folder, files, entries))


def faults():
    """Each with the beginning of what must be found."""

    def manifest(old, new):
        def change(files):
            text = files["imsmanifest.xml"].decode()
            assert old in text, old
            files["imsmanifest.xml"] = text.replace(old, new, 1).encode()
        return change

    def gone(files):
        del files[next(name for name in files if name.startswith("files/"))]

    def heading(files):
        name = next(name for name in files if name.endswith("planning.html"))
        files[name] = files[name].replace(b"<h1 ", b"<h2 ").replace(b"</h1>", b"</h2>")

    def beside(files):
        folder = next(name for name in files if name.startswith("links/")).rsplit("/", 1)[0]
        files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(b'<file href="pages/title.html"/>', f'<file href="pages/title.html"/><file href="{folder}/x.txt"/>'.encode())
        files[f"{folder}/x.txt"] = b"x"

    def changed(files):
        name = next(name for name in files if name.endswith(".docx"))
        files[name] += b" "

    def order(files):
        text = files["imsmanifest.xml"].decode()
        items = re.findall(r"<item [^>]*page-[^>]*><title>\d[^\n]*\n", text)
        files["imsmanifest.xml"] = text.replace(items[0], "", 1).replace(items[1], items[1] + items[0], 1).encode()

    yield "schema:", manifest('type="webcontent"', 'type="page"')
    yield "schema:", manifest("1.1.0", "1.3.0")
    yield "schema:", manifest('<item identifier="root">', '<item identifier="root"><title>Root</title>')
    yield "rule: file-", gone
    yield "page:", heading
    yield "rule: the folder", beside
    yield "pyslet:", beside
    yield "documents:", changed
    yield "contents:", order


def main(site, sample, *options):
    site, passed, failed = Path(site), 0, []
    example = [error.reason for error in MANIFEST.iter_errors(sample)]
    (failed.append(f"the schema refuses the sample of pyslet: {example}") if example else None)
    passed += not example
    cartridges = sorted(site.rglob("*.imscc"))
    if not cartridges:
        failed.append("the site has no cartridge")
    if "--selftest" in options:
        path = next(one for one in cartridges if "inclusive" in one.name)
        for wanted, plant in faults():
            files = unpack(path.read_bytes())
            plant(files)
            found = problems_of(site, path.parent, files)
            if any(one.startswith(wanted) for one in found):
                passed += 1
            else:
                failed.append(f"a planted fault was not found ({wanted}): {json.dumps(found[:3])}")
    else:
        for path in cartridges:
            files = unpack(path.read_bytes())
            found = problems_of(site, path.parent, files)
            failed.extend(f"{path.relative_to(site)}: {one}" for one in found)
            passed += not found
            print(f"note: {path.relative_to(site)}: {len(files)} files, {path.stat().st_size} bytes")
    for one in failed:
        print(f"FAIL {one}")
    print(f"cartridges: {passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
