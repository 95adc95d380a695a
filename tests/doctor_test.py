#!/usr/bin/env python3
"""What `kindred doctor` finds on a real site, against a reading that shares no code with it. Exits with
77 where the real corpora are not there.

Usage: doctor_test.py KINDRED SOURCE_DIR
"""
import collections
import json
import os
import re
import subprocess
import sys

import yaml

KINDRED, SOURCE = sys.argv[1], sys.argv[2]
SHARED = os.environ.get("KINDRED_SHARED", os.path.join(SOURCE, "..", "shared"))
SKIPPED = 77
NOW = "2026-01-01"
YAML = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def lines_of_block(lines):
    """First and last line (excluded) of `related`, or None."""
    if "related:\n" not in lines:
        return None
    first = lines.index("related:\n")
    last = first + 1
    while lines[last].startswith((" ", "-")) and not lines[last].startswith("---"):
        last += 1
    return first, last


def read(site):
    articles = {}
    for place, _, names in os.walk(site):
        for name in names:
            if not name.endswith(".md"):
                continue
            path = os.path.join(place, name)
            with open(path, encoding="utf-8") as file:
                lines = file.readlines()
            end = lines.index("---\n", 1)
            block = lines_of_block(lines[:end])
            first, last = block or (end, end)
            own = lines[1:first] + lines[last:end]
            articles[os.path.relpath(path, site)] = {
                "fields": yaml.load("".join(own), YAML), "own": lines[:first] + lines[last:],
                "line": {key: number for number, line in enumerate(lines[:end], 1)
                         for key in re.findall(r"^(\w+):", line)},
                "links": [(number, url) for number in range(first + 1, last)
                          for url in re.findall(r'^ *(?:- )?webUrl: "?([^"\n]+)"?$', lines[number])]}
    return articles


def fold(text):
    return " ".join(text.casefold().split())


def groups(articles, key):
    found = collections.defaultdict(list)
    for path, article in articles.items():
        found[key(article["fields"])].append(path)
    return sorted(sorted(paths) for paths in found.values() if len(paths) > 1)


def misencoded(text):
    """Is there a piece that is UTF-8 once its characters are taken as bytes of Windows-1252?"""
    for piece in re.findall("[\u00c2-\u00f4][^\x00-\x7f]+", text):
        for end in range(2, len(piece) + 1):
            try:
                piece[:end].encode("cp1252").decode("utf-8")
                return True
            except UnicodeError:
                continue
    return False


def places(finding):
    return sorted([finding["path"]] + [other["path"] for other in finding["others"]])


def main():
    site = os.path.join(SHARED, "corpora", "azure")
    if not os.path.isdir(site):
        print("skipped: the real corpora are not here")
        return SKIPPED
    arguments = [KINDRED, "doctor", site, "--no-config", "--no-cache", "--now", NOW]
    done = subprocess.run([*arguments, "--format", "json"], capture_output=True, text=True, check=False)
    assert done.returncode == 1, (done.returncode, done.stderr)
    report = json.loads(done.stdout)
    found = collections.defaultdict(list)
    for finding in report["findings"]:
        found[finding["rule"]].append(finding)

    articles = read(site)
    assert report["articles"] == len(articles) == 4958
    lines = {path: article["line"] for path, article in articles.items()}

    urls = groups(articles, lambda fields: fields["webUrl"])
    assert (len(urls), sum(map(len, urls))) == (13, 27)
    assert sorted(map(places, found["duplicate-url"])) == urls
    assert all(finding["line"] == lines[finding["path"]]["webUrl"] for finding in found["duplicate-url"])

    exact = groups(articles, lambda fields: (fields["title"], fields["excerpt"]))
    folded = groups(articles, lambda fields: (fold(fields["title"]), fold(fields["excerpt"])))
    assert (len(exact), len(folded)) == (35, 42)
    assert sorted(map(places, found["exact-copy"])) == exact
    assert sorted(map(places, found["exact-copy"] + found["folded-copy"])) == folded
    assert all(finding["line"] == lines[finding["path"]]["title"] for finding in found["exact-copy"])

    own = [(path, number + 1) for path, article in articles.items()
           for number, url in article["links"] if url == article["fields"]["webUrl"]]
    assert len({path for path, _ in own}) == 16
    assert sorted((finding["path"], finding["line"]) for finding in found["self-relation"]) == sorted(own)

    known = {article["fields"]["webUrl"] for article in articles.values()}
    gone = [(path, number + 1) for path, article in articles.items()
            for number, url in article["links"] if url not in known]
    assert gone and sorted((finding["path"], finding["line"])
                           for finding in found["outside-relation"]) == sorted(gone)

    removed = [path for path, article in articles.items()
               if "true" in (article["fields"].get("removed"), article["fields"].get("deleted"))]
    assert len(removed) == 1
    assert [(finding["path"], finding["line"]) for finding in found["excluded"]] == [
        (removed[0], lines[removed[0]]["removed"])]

    wrong = {path: next(number for number, line in enumerate(article["own"], 1) if misencoded(line))
             for path, article in articles.items() if any(map(misencoded, article["own"]))}
    assert len(wrong) == 1
    assert {finding["path"]: finding["line"] for finding in found["misencoded"]} == wrong

    listed = collections.Counter(url for article in articles.values()
                                 for url in {url for _, url in article["links"]
                                             if url != article["fields"]["webUrl"]})
    orphans = [path for path, article in articles.items()
               if not listed[article["fields"]["webUrl"]] and path not in removed]
    assert sorted(finding["path"] for finding in found["orphan"]) == sorted(orphans)

    # The other formats say the same.
    sarif = json.loads(subprocess.run([*arguments, "--format", "sarif"], capture_output=True,
                                      text=True, check=False).stdout)
    run = sarif["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert sarif["version"] == "2.1.0" and len(run["results"]) == len(report["findings"])
    for result, finding in zip(run["results"], report["findings"]):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        assert result["level"] == finding["severity"]
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"].endswith(finding["path"])
        assert location["region"]["startLine"] == finding["line"]
    text = subprocess.run([*arguments, "-v"], capture_output=True, text=True, check=False).stdout
    for finding in report["findings"]:
        line = (f"{site}/{finding['path']}:{finding['line']}: {finding['severity']}: "
                f"{finding['message']}; {finding['remedy']}\n")
        assert line in text, line

    print(f"azure: {len(urls)} urls of {sum(map(len, urls))} articles, {len(exact)} exact copies "
          f"({len(folded)} folded), {len(own)} entries that lead to their own article in "
          f"{len({path for path, _ in own})} lists, {len(gone)} that leave the site, "
          f"{len(removed)} removed, {len(wrong)} mis-encoded, {len(orphans)} orphans: as the script says")
    return 0


sys.exit(main())
