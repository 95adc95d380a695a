"""The example sites after kindred wrote their lists and a generator built them."""
import glob
import os

import yaml

import pages


def build_command(generator, site, out):
    if generator == "jekyll":
        return ["jekyll", "build", "--quiet", "--disable-disk-cache", "-s", site, "-d", out]
    return ["hugo", "--quiet", "--source", site, "--destination", out]


def front_matter(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if not text.startswith("---\n"):
        return None
    return yaml.load(text[4:text.index("\n---", 4)], yaml.BaseLoader)


def articles(site):
    """The fields of each article, by path below the site."""
    found = {}
    for path in glob.glob(os.path.join(site, "**", "*.md"), recursive=True):
        fields = front_matter(path)
        if fields is not None:
            found[os.path.relpath(path, site)] = fields
    return found


def is_published(path, fields):
    hidden = {"draft": "true", "published": "false", "removed": "true"}
    return "_drafts/" not in path and "_index" not in path and all(
        fields.get(key) != value for key, value in hidden.items())


def check_built(site, out, base):
    """Every article shows the links of its list, each leads to the article that it names, and no link of any page
    is dead. Urls begin with `base`. Gives a sentence of what was looked at."""
    built = pages.read(out)
    dead = pages.dead_links(built, base)
    assert not dead, dead

    sources = {fields["title"]: fields for path, fields in articles(site).items()
               if is_published(path, fields)}
    shown = {page.heading: page for page in built.values() if page.is_article}
    assert sorted(shown) == sorted(sources), (sorted(shown), sorted(sources))
    links = 0
    for title, page in shown.items():
        related = sources[title].get("related", [])
        assert related and len(page.related) == len(related), (title, page.related)
        for entry, link in zip(related, page.related):
            assert link["title"] == entry["title"] and link["url"] == entry["url"], (entry, link)
            assert link["date"][:10] == entry.get("date", "")[:10], (entry, link)
            # It leads to the article that has this title.
            assert built[pages.file_of(link["url"], base)].heading == entry["title"], entry
            links += 1

    # The checker sees a page that is gone.
    victim = pages.file_of(next(iter(shown.values())).related[0]["url"], base)
    del built[victim]
    assert pages.dead_links(built, base), "the link checker is blind"
    return f"{len(shown)} articles show {links} links; {len(built) + 1} pages, none has a dead link"
