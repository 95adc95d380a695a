"""Built HTML pages: their links, and the `related` list that each shows."""
import html.parser
import os
import urllib.parse


class Page(html.parser.HTMLParser):
    """What a page holds: the targets of its links; of its `related` list the links, texts and dates."""

    def __init__(self, text):
        super().__init__()
        self.links, self.related, self.heading = [], [], ""
        self.is_article = False
        self._inside, self._open = False, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self._open.append(tag)
        if tag == "article":
            self.is_article = True
        if tag == "nav" and attributes.get("class") == "related":
            self._inside = True
        if tag == "li" and self._inside:
            self.related.append({"url": "", "title": "", "date": ""})
        if tag == "a":
            self.links.append(attributes.get("href", ""))
            if self._inside:
                self.related[-1]["url"] = attributes.get("href", "")
        if tag == "time" and self._inside:
            self.related[-1]["date"] = attributes.get("datetime", "")

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass
        if tag == "nav":
            self._inside = False

    def handle_data(self, data):
        if self._open and self._open[-1] == "a" and self._inside:
            self.related[-1]["title"] += data
        if self._open and self._open[-1] == "h1":
            self.heading += data


def read(folder):
    """Pages by path below the folder."""
    pages = {}
    for place, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".html"):
                path = os.path.join(place, name)
                with open(path, encoding="utf-8") as file:
                    pages[os.path.relpath(path, folder)] = Page(file.read())
    return pages


def file_of(url, base):
    """The file that a web server has for a url from the root of its host; None for one outside `base`."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(url).path)
    if path != base and not path.startswith(base + "/"):
        return None
    path = path[len(base):].lstrip("/")
    if path == "" or path.endswith("/"):
        return path + "index.html"
    return path if path.endswith(".html") else path + ".html"


def dead_links(pages, base):
    """Links, by page, that lead nowhere. All have to begin at the root: the pages have no others."""
    return [(path, link) for path, page in sorted(pages.items()) for link in page.links
            if file_of(link, base) not in pages]
