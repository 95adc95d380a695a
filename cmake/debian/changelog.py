#!/usr/bin/env python3
"""Makes Debian's changelog of CHANGELOG.md. An error: the version has no section there, or is not the first.

Usage: changelog.py CHANGELOG.md VERSION REVISION MAINTAINER OUTPUT
"""
import datetime
import re
import sys
import textwrap

RELEASE = re.compile(r"^## \[([^\]]+)\] - (\d{4}-\d{2}-\d{2})$")


def releases(text):
    """Each version with its date and its entries, "Added: …", in their order."""
    found, kind = [], ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            release = RELEASE.match(line)
            if not release and line != "## [Unreleased]":
                sys.exit(f"CHANGELOG.md:{number}: neither \"## [1.2.3] - 2026-01-31\" nor \"## [Unreleased]\": {line}")
            if release:
                found.append((release[1], datetime.date.fromisoformat(release[2]), []))
            unreleased = not release
        elif found and not unreleased:
            if line.startswith("### "):
                kind = line[4:]
            elif line.startswith("- "):
                found[-1][2].append(f"{kind}: {line[2:]}")
            elif line.startswith("  "):
                found[-1][2][-1] += " " + line.strip()
    return found


def plain(markdown):
    return re.sub(r"\*\*|`", "", markdown)


def main():
    path, version, revision, maintainer, output = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        found = releases(file.read())
    if not found or found[0][0] != version:
        sys.exit(f"CHANGELOG.md: its first release has to be {version}, the version in CMakeLists.txt, "
                 f"and is {found[0][0] if found else 'missing'}")
    with open(output, "w", encoding="utf-8") as file:
        for number, day, entries in found:
            file.write(f"kindred ({number}-{revision}) unstable; urgency=medium\n\n")
            for entry in entries:
                file.write(textwrap.fill(plain(entry), 78, initial_indent="  * ", subsequent_indent="    ",
                                         break_long_words=False, break_on_hyphens=False) + "\n")
            file.write(f"\n -- {maintainer}  {day:%a, %d %b %Y} 00:00:00 +0000\n\n")


main()
