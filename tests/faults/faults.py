#!/usr/bin/env python3
"""Breaks runs of kindred in every way that a system has, and counts what went wrong.

Usage: faults.py [--full] [--only NAME] [--write PAGE] KINDRED INTERFERE SOURCE_DIR

Without --full a sample of each. With --write the table of a full run is put into PAGE between its
markers. INTERFERE is the program made of interfere.cpp. Exits with 1 if anything went wrong, and with
77 where nothing could be tried.
"""
import argparse
import collections
import importlib
import os
import shutil
import sys
import tempfile
import time

SECTIONS = ("system_calls", "killed", "disk", "order", "rights", "editor", "race", "together",
            "paths")
SKIPPED = 77
BEGIN, END = "<!-- faults: begin -->\n", "<!-- faults: end -->\n"
HEAD = ("test", "what is tried", "times", "files lost, torn or touched",
        "wrong exit codes or messages", "left-overs")

Tools = collections.namedtuple("Tools", "kindred interfere examples")


def as_cells(row):
    return (row.test, row.what, f"{row.runs:,}", str(row.files), str(row.codes), str(row.left))


def as_text(rows):
    table = [HEAD, *map(as_cells, rows)]
    widths = [max(len(cells[i]) for cells in table) for i in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip()
                     for cells in table)


def as_markdown(rows):
    lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    lines += ["| " + " | ".join(["`faults_" + row.test + "`", *as_cells(row)[1:]]) + " |"
              for row in rows]
    return "\n".join(lines) + "\n"


def write_table(page, rows):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    with open(page, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + as_markdown(rows) + END + rest.split(END)[1])


def memory():
    """Where a sample is fast; the whole of it meets a disk."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", choices=SECTIONS)
    parser.add_argument("--write", type=os.path.abspath)  # the working directory changes on the way
    parser.add_argument("kindred")
    parser.add_argument("interfere")
    parser.add_argument("source")
    asked = parser.parse_args()
    tools = Tools(os.path.abspath(asked.kindred), os.path.abspath(asked.interfere),
                  os.path.join(os.path.abspath(asked.source), "examples", "site"))
    for name in ("KINDRED_CONFIG", "KINDRED_JOBS"):
        os.environ.pop(name, None)
    rows = []
    for section in [asked.only] if asked.only else SECTIONS:
        work = tempfile.mkdtemp(prefix="kindred-faults-", dir=None if asked.full else memory())
        begun = time.monotonic()
        try:
            rows += importlib.import_module(section).check(tools, work, asked.full)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        print(f"{section}: {time.monotonic() - begun:.1f} s", flush=True)
    if not rows:
        return SKIPPED
    stories = [story for row in rows for story in row.stories]
    for story in stories[:40]:
        print(story)
    if len(stories) > 40:
        print(f"… and {len(stories) - 40} more")
    print(as_text(rows))
    if asked.write:
        write_table(asked.write, rows)
    return 0 if all(row.sound for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
