#!/usr/bin/env python3
"""Shows pages of evaluations in a real browser: nothing in them runs, nothing overflows, and they are
light or dark as their reader wants. Exits with 77 where there is no browser.

Usage: report_test.py REPORT_PAGE
"""
import html
import html.parser
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

REPORT_PAGE = sys.argv[1]
SKIPPED = 77
SECTIONS = ["outcome", "metrics", "comparisons", "distribution", "articles", "lists", "decisions",
            "reading"]
ELEMENTS = set("html head meta title style body header main footer nav section h1 h2 h3 h4 p a ul ol li "
               "dl dt dd div span strong small bdi code figure figcaption table caption thead tbody tr "
               "th td details summary svg rect line".split())


class Dom(html.parser.HTMLParser):
    """Elements, attributes, ids and the title of what the browser made of a page."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.ids = set(), set(), []
        self.path, self.title = [], ""
        self.titles = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.ids += [value for name, value in attrs if name == "id"]
        self.path.append(tag)
        self.titles += self.path[-2:] == ["head", "title"]
        if tag == "meta":
            self.path.pop()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.path.pop()

    def handle_endtag(self, tag):
        assert self.path.pop() == tag, tag

    def handle_data(self, data):
        if self.path[-2:] == ["head", "title"]:
            self.title += data


def page(*arguments):
    return subprocess.run([REPORT_PAGE, *arguments], capture_output=True, check=True).stdout.decode()


class Browser:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, text, *options):
        path = os.path.join(self.folder, "page.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return subprocess.run(
            [self.program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--user-data-dir=" + os.path.join(self.folder, "profile"), *options, "file://" + path],
            capture_output=True, check=True, timeout=60).stdout.decode()

    def dom(self, text):
        return Dom(self.run(text, "--dump-dom"))

    def screenshot(self, text, *options):
        path = os.path.join(self.folder, "page.png")
        self.run(text, "--window-size=800,600", "--screenshot=" + path, *options)
        with open(path, "rb") as file:
            return rows_of_png(file.read())

    def content_width(self, text, width):
        """How wide the page is in a frame of `width`: windows have a least width, frames do not."""
        frame = (f'<iframe id="f" style="border:0; width:{width}px" srcdoc="{html.escape(text)}" '
                 'onload="document.body.id = \'w\' + '
                 'f.contentDocument.documentElement.scrollWidth"></iframe>')
        dom = self.run(f"<!DOCTYPE html><body>{frame}</body>", "--dump-dom")
        return int(re.search(r'<body id="w(\d+)"', dom).group(1))


def unfilter(kind, line, above, step):
    for x in range(len(line)):
        left = line[x - step] if x >= step else 0
        corner = above[x - step] if x >= step else 0
        if kind == 1:
            line[x] = (line[x] + left) & 255
        elif kind == 2:
            line[x] = (line[x] + above[x]) & 255
        elif kind == 3:
            line[x] = (line[x] + (left + above[x]) // 2) & 255
        elif kind == 4:
            _, nearest = min((abs(above[x] - corner), 0), (abs(left - corner), 1),
                             (abs(left + above[x] - 2 * corner), 2))
            line[x] = (line[x] + (left, above[x], corner)[nearest]) & 255
    return line


def rows_of_png(data):
    """The pixels of a PNG of 8-bit RGB or RGBA, row by row."""
    at, packed, width, step = 8, b"", 0, 0
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, _, depth, colours = struct.unpack(">IIBB", body[:10])
            assert depth == 8 and colours in (2, 6), (depth, colours)
            step = 3 if colours == 2 else 4
        elif kind == b"IDAT":
            packed += body
        at += 12 + size
    raw, length = zlib.decompress(packed), width * step
    rows, above = [], bytearray(length)
    for start in range(0, len(raw), length + 1):
        above = unfilter(raw[start], bytearray(raw[start + 1:start + 1 + length]), above, step)
        rows.append([tuple(above[x:x + 3]) for x in range(0, length, step)])
    return rows


def check_hostile(browser):
    dom = browser.dom(page("hostile"))
    assert dom.titles == 1 and dom.title.startswith("Evaluation of </title><script>"), dom.title
    assert dom.elements <= ELEMENTS, dom.elements - ELEMENTS
    events = {name for name in dom.attributes if name.startswith("on")}
    assert not events, events
    assert not dom.attributes & {"src", "style", "autofocus", "srcdoc", "action"}, dom.attributes
    check_sections(dom, SECTIONS)


def check_sections(dom, expected):
    sections = [name for name in dom.ids if not name.endswith("-heading")]
    assert sections == expected, sections


def check_layout(browser):
    for name, text in (("hostile", page("hostile")), ("long", page("123", "6", "3"))):
        for width in (420, 1280):
            found = browser.content_width(text, width)
            assert found <= width, f"{name}: {found} px in {width}"


def check_schemes(browser):
    text = page("123", "3", "2")
    light = browser.screenshot(text, "--blink-settings=preferredColorScheme=1")
    dark = browser.screenshot(text, "--blink-settings=preferredColorScheme=0")
    assert min(light[2][2]) > 220, light[2][2]
    assert max(dark[2][2]) < 60, dark[2][2]
    for rows in (light, dark):
        assert (len(rows), len(rows[0])) == (600, 800)
        assert len({pixel for row in rows for pixel in row}) > 50


def main():
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("skipped: no chromium here")
        return SKIPPED
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, folder)
        check_hostile(browser)
        check_sections(browser.dom(page("30", "1", "0")),
                       [name for name in SECTIONS if name not in ("comparisons", "articles", "lists")])
        check_layout(browser)
        check_schemes(browser)
    return 0


sys.exit(main())
