#!/usr/bin/env python3
"""Builds the example sites with Jekyll and Hugo after kindred wrote their lists: every article shows its
links, none is dead. Then sites with every kind of permalink: kindred's urls are those that were built. Exits
with 77 where a generator is missing.

Usage: generators_test.py KINDRED SOURCE_DIR
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

import examples
import pages

KINDRED, SOURCE = sys.argv[1], sys.argv[2]
SKIPPED = 77


def run(*arguments, expect=0):
    done = subprocess.run(arguments, capture_output=True, text=True, check=False,
                          env={**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "KINDRED_CONFIG": ""})
    assert done.returncode == expect, (arguments, done.returncode, done.stdout, done.stderr)
    return done


def build(generator, site, out):
    run(*examples.build_command(generator, site, out))


def check_example(generator, base, work):
    site, out = os.path.join(work, generator), os.path.join(work, generator + "-built")
    shutil.copytree(os.path.join(SOURCE, "examples", generator), site)
    run(KINDRED, "regenerate", site, "--no-cache")
    build(generator, site, out)
    print(f"{generator}: {examples.check_built(site, out, base)}")
    run(KINDRED, "regenerate", site, "--no-cache", "--check")


FORMS = [  # path, fields
    ("{posts}2024-03-05-Hello-World.md", ""),
    ("{posts}2024-03-06-c++ & go, (really).md", ""),
    ("{posts}2023-12-31-été à Zürich.md", "tags: [a]"),
    ("{posts}2024-01-01-own-slug.md", "slug: My own_Slug, v1.0"),
    ("{posts}2024-05-09-late.md", "date: 2024-05-10T23:30:00-05:00"),
    ("{posts}2024-05-20-spaced.md", "date: 2024-05-19 08:15:03"),
    ("{posts}sub/2024-07-01-below.md", ""),
]
JEKYLL_FORMS = FORMS + [
    ("_posts/2024-02-02-cats.md", "categories: Big News\ncategory: More stuff"),
    ("_posts/2024-02-03-cats-list.md", "categories: [Ünï, \"C & D\"]"),
    ("News/Local/_posts/2024-02-04-folders.md", "category: news"),
    ("_posts/2024-02-05-own.md", "permalink: /own/place/"),
    ("_posts/2024-02-06-own-pattern.md", "permalink: /x/:year/:slug.html"),
    ("_posts/2024-02-07-numbers.md", "slug: \"2024\""),
    ("about.md", ""), ("folder/A Page.md", ""), ("folder/index.md", ""),
    ("_guides/How To.md", ""), ("_guides/deep/2024-01-05-dated.md", ""), ("_hidden/never.md", ""),
]
HUGO_FORMS = [(path, fields + "\ndate: 2024-03-07T01:30:00+02:00" if "date:" not in fields else fields)
              for path, fields in FORMS] + [
    ("content/posts/bundle/index.md", "date: 2024-03-05"),
    ("content/posts/bundle two/index.md", "date: 2024-03-05\nslug: other"),
    ("content/notes/Deep Section/x/A note.md", "date: 2024-01-09"),
    ("content/posts/_index.md", ""), ("content/notes/with/_index.md", ""), ("content/notes/with/in/leaf.md", "date: 2024-01-09"),
    ("content/notes/plus+at@tilde~.md", "date: 2024-12-30"),
    ("content/notes/own.md", "url: /own/place.html\ndate: 2024-01-09"),
    ("content/root.md", "date: 2024-01-09"), ("content/about/index.md", "date: 2024-01-09"),
    ("content/posts/two.fr.md", "date: 2024-03-05"), ("content/notes/fr-own.fr.md", "url: la/\ndate: 2024-03-05"),
    ("content/posts/title.md", "date: 2024-03-05\ntitle: \"C++ & Go's #1: what, (really)? 50% – ÉTÉ\""),
]
JEKYLL_LAYOUT = {"_layouts/default.html": "{{ content }}"}
HUGO_LAYOUT = {"layouts/_default/single.html": "{{ .Content }}", "layouts/_default/list.html": "{{ .Content }}"}
KINDS = "disableKinds: [taxonomy, term, RSS, sitemap]\n"

JEKYLL_CONFIGS = {
    "default": "title: x\n",
    "pretty": "permalink: pretty\nbaseurl: /blog\n",
    "ordinal": "permalink: ordinal\n",
    "weekdate": "permalink: weekdate\n",
    "none": "permalink: none\n",
    "custom": "permalink: /b/:slugified_categories/:short_year-:i_month_:i_day/:hour:minute:second/:slug/\n"
              "collections: {guides: {output: true}, hidden: {}}\n",
    "collections": "permalink: /:categories/:title\nbaseurl: a/b/\n"
                   "collections: {guides: {output: true, permalink: '/g/:collection/:path/:name/:title:output_ext'}}\n",
    "defaults": "defaults:\n  - {scope: {path: ''}, values: {layout: default}}\n"
                "  - {scope: {path: '', type: posts}, values: {permalink: '/d/:w_year/:week/:w_day/:long_day/:title/'}}\n"
                "  - {scope: {path: _posts/sub}, values: {permalink: '/sub/:y_day-:short_month-:long_month/:title/'}}\n"
                "collections: {guides: {output: true}}\n",
    "globs": "defaults:\n  - {scope: {path: '_posts/*', type: posts}, values: {permalink: '/g/:title/'}}\n"
             "  - {scope: {path: '_posts/s*/*', type: posts}, values: {permalink: '/s/:title/'}}\n"
             "collections: {guides: {output: true}}\n",
}
HUGO_CONFIGS = {
    "plain": ("hugo.yaml", "baseURL: https://x.example/\n" + KINDS),
    "base": ("config.toml", 'baseURL = "https://x.example/a/b"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
                            '[permalinks]\nposts = "/:year/:month/:day/:title/"\nnotes = "/:sections[1:]/:filename"\n'),
    "ugly": ("config.yaml", "baseURL: /\nuglyURLs: true\n" + KINDS +
             "permalinks: {posts: '/:section/:yearday/:weekday-:weekdayname/:monthname/:slug'}\n"),
    "json": ("hugo.json", '{"baseURL": "https://x.example/j/", "disablePathToLower": true, "disableKinds": '
                          '["taxonomy", "term", "RSS", "sitemap"], "permalinks": {"notes": "/n/:sections/:slugorfilename/"}}'),
    "languages": ("hugo.yaml", "baseURL: https://x.example/s/\ndefaultContentLanguage: fr\n"
                  "defaultContentLanguageInSubdir: true\n" + KINDS +
                  "languages: {en: {weight: 1}, fr: {weight: 2}}\npermalinks: {posts: '/p/:slug/'}\n"),
    "folders": ("config/_default/hugo.yaml", "baseURL: https://x.example/\n" + KINDS),
}
FOLDERS_LANGUAGES = "en: {weight: 1, contentDir: content/english}\nfr: {weight: 2, contentDir: content/french}\n"


def write(site, path, text):
    place = os.path.join(site, path)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place, "w", encoding="utf-8") as file:
        file.write(text)


def write_articles(site, forms, posts, layout):
    for number, (path, fields) in enumerate(forms):
        title = "" if "title:" in fields else f"title: \"Common words number {number}\"\n"
        path = path.format(posts=posts)
        write(site, path, f"---\n{title}description: common words of every article here\n"
                          f"{fields.strip()}\n---\n\nmarker-{number}-end common words\n")
    for path, text in layout.items():
        write(site, path, text)


def check_urls(name, generator, site, out, base):
    run(KINDRED, "regenerate", site, "--no-cache", "-n", "100", "--set", "entry=[title,url]", "--set",
        "rank={min_score: 0, near_copy: 1, duplicates: keep, languages: mixed}")
    build(generator, site, out)
    built = {}
    for path in glob.glob(os.path.join(glob.escape(out), "**", "*.html"), recursive=True):
        with open(path, encoding="utf-8") as file:
            marker = re.search(r"marker-\d+-end", file.read())
        if marker:
            built[os.path.relpath(path, out)] = marker.group()
    urls = {}
    for path, fields in examples.articles(site).items():
        for entry in fields.get("related", []):
            at = entry["path"] if generator == "jekyll" else os.path.join("content", entry["path"])
            urls[at] = entry.get("url", entry.get("permalink", ""))
    with_url = {path: url for path, url in urls.items() if url}
    for path, url in with_url.items():
        with open(os.path.join(site, path), encoding="utf-8") as file:
            marker = re.search(r"marker-\d+-end", file.read()).group()
        file = pages.file_of(url, base)
        assert built.get(file) == marker, (name, path, url, file, sorted(built))
    assert len(with_url) == len(built), (name, sorted(with_url.values()), sorted(built))
    return len(with_url)


def check_all_urls(work):
    counts = {}
    for name, config in JEKYLL_CONFIGS.items():
        site, out = os.path.join(work, "j-" + name), os.path.join(work, "j-" + name + "-built")
        write_articles(site, JEKYLL_FORMS, "_posts/", JEKYLL_LAYOUT)
        write(site, "_config.yml", config)
        base = {"pretty": "/blog", "collections": "/a/b"}.get(name, "")
        counts["jekyll " + name] = check_urls(name, "jekyll", site, out, base)
    for name, (file, config) in HUGO_CONFIGS.items():
        site, out = os.path.join(work, "h-" + name), os.path.join(work, "h-" + name + "-built")
        forms = HUGO_FORMS
        if name == "folders":
            forms = [(path.replace("content/", "content/french/" if ".fr." in path else "content/english/"), fields)
                     for path, fields in forms]
            write(site, "config/_default/languages.yaml", FOLDERS_LANGUAGES)
            write(site, "config/_default/permalinks.yaml", "posts: /:year/:slug/\n")
        posts = "content/english/posts/" if name == "folders" else "content/posts/"
        write_articles(site, forms, posts, HUGO_LAYOUT)
        write(site, file, config)
        base = {"base": "/a/b", "json": "/j", "languages": "/s"}.get(name, "")
        counts["hugo " + name] = check_urls(name, "hugo", site, out, base)
    print("urls as built: " + ", ".join(f"{name} {count}" for name, count in counts.items()))


def main():
    missing = [name for name in ("jekyll", "hugo") if shutil.which(name) is None]
    if missing:
        print("skipped, not installed: " + ", ".join(missing))
        return SKIPPED
    with tempfile.TemporaryDirectory() as work:
        check_example("jekyll", "/bench", work)
        check_example("hugo", "/station", work)
        check_all_urls(work)
    return 0


sys.exit(main())
