#!/usr/bin/env python3
"""Formats the pages of the manual with groff and mandoc, which may not complain, and asks whether there
is one for every command. Exits with 77 where a formatter is missing.

Usage: manual_test.py KINDRED SHARE
"""
import os
import re
import shutil
import subprocess
import sys

KINDRED, PAGES = sys.argv[1], os.path.join(sys.argv[2], "man", "man1")
SKIPPED = 77
FORMATTERS = (["mandoc", "-T", "lint"],
              ["groff", "-man", "-Tutf8", "-ww", "-z"], ["groff", "-man", "-Tascii", "-ww", "-z"])


def commands():
    text = subprocess.run([KINDRED, "--help"], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^  ([a-z]+) ", text.split("Subcommands:")[1], re.MULTILINE)


def main():
    pages = sorted(os.listdir(PAGES))
    expected = sorted(["kindred.1"] + [f"kindred-{command}.1" for command in commands()])
    assert len(expected) > 4 and pages == expected, (pages, expected)
    missing = {words[0] for words in FORMATTERS if shutil.which(words[0]) is None}
    for words in FORMATTERS:
        for page in [] if words[0] in missing else pages:
            done = subprocess.run([*words, os.path.join(PAGES, page)], capture_output=True,
                                  text=True, check=False)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done
    if missing:
        print("skipped, not installed: " + ", ".join(sorted(missing)))
        return SKIPPED
    return 0


sys.exit(main())
