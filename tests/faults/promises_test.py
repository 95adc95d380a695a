#!/usr/bin/env python3
"""docs/reliability.md names tests for its promises: they exist, and its table is of all that is tried.

Usage: promises_test.py SOURCE_DIR
"""
import glob
import os
import re
import sys

import faults

SOURCE = sys.argv[1]


def read(*path):
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as file:
        return file.read()


def known_tests():
    names = set(re.findall(r"add_test\(NAME (\w+)", read("tests", "CMakeLists.txt")))
    names |= {"faults_" + section for section in faults.SECTIONS}
    for path in glob.glob(os.path.join(SOURCE, "tests", "**", "*.cpp"), recursive=True):
        names |= {f"{suite}.{name}" for suite, name in
                  re.findall(r"\bTEST(?:_F|_P)?\((\w+),\s*(\w+)\)", read(path))}
    return names


def main():
    page = read("docs", "reliability.md")
    promises = re.findall(r"^\| \d+ \|.*\|([^|]+)\|$", page, re.MULTILINE)
    assert len(promises) > 8, promises
    known = known_tests()
    for tests in promises:
        named = re.findall(r"`([\w.]+)`", tests)
        assert named, tests
        assert not set(named) - known, set(named) - known
    run = re.search(r"foreach\(section ([\w ]+)\)", read("tests", "CMakeLists.txt")).group(1)
    assert tuple(run.split()) == faults.SECTIONS, run
    table = page.split(faults.BEGIN)[1].split(faults.END)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    assert {row[0] for row in rows} == {f"`faults_{section}`" for section in faults.SECTIONS}, rows
    assert all(row[2] != "0" for row in rows), rows


main()
