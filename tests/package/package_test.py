#!/usr/bin/env python3
"""Installs kindred, builds examples/embed against it from outside the tree, and asks the example site.

Usage: package_test.py CMAKE SOURCE_DIR BINARY_DIR [OPTION of the configuration]...
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CMAKE, OPTIONS = sys.argv[1], sys.argv[4:]
SOURCE, BINARY = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
LAYERS = ["core", "models", "data", "site"]
ARTICLE = "2025-02-06-the-electrician-between-the-posts"


def run(*arguments, expect=0):
    done = subprocess.run([str(each) for each in arguments], capture_output=True, text=True, check=False)
    assert done.returncode == expect, (arguments, done.returncode, done.stdout, done.stderr)
    return done


def headers(root):
    return {str(path.relative_to(root)) for layer in LAYERS for path in (root / layer).glob("*.hpp")}


def check_installed(prefix):
    """Every header is there; what people and CMake read names no place of this machine."""
    assert headers(prefix / "include/kindred") == headers(SOURCE)
    assert run(prefix / "bin/kindred", "--version").stdout.startswith("kindred ")
    for path in prefix.rglob("*"):
        if not path.is_file() or path.suffix == ".a" or path.parent.name == "bin":
            continue
        text = path.read_text(encoding="utf-8")
        for place in [SOURCE, BINARY, prefix]:
            assert str(place) not in text, f"{path} names {place}"


def build(work, prefix):
    shutil.copytree(SOURCE / "examples/embed", work / "embed")
    run(CMAKE, "-S", work / "embed", "-B", work / "build", f"-DCMAKE_PREFIX_PATH={prefix}", *OPTIONS)
    built = run(CMAKE, "--build", work / "build")
    assert "warning" not in built.stdout + built.stderr, built.stdout + built.stderr
    return work / "build/embed"


def ask(embed, site):
    told = run(embed, site, ARTICLE, f"_news/{ARTICLE}.md", "a strike of tram drivers").stdout
    assert told.startswith("The electrician between the posts\n"), told
    entries = re.findall(r"^  (\d)  ([0-9.]+)  (\S.*)$", told, re.MULTILINE)
    assert [rank for rank, _, _ in entries] == list("12345") * 3, told
    by_stem, by_path, by_text = entries[:5], entries[5:10], entries[10:]
    assert by_stem == by_path
    for answer in [by_stem, by_text]:
        scores = [float(score) for _, score, _ in answer]
        assert scores == sorted(scores, reverse=True), told
    assert by_stem[0][2].startswith("Three saves from the spot"), "what `kindred regenerate` writes first"
    assert "tram" in by_text[0][2].lower(), told
    assert "nothing is similar" in run(embed, site, "zzyzx").stdout
    assert "nowhere" in run(embed, "nowhere", ARTICLE, expect=2).stderr
    assert "usage" in run(embed, expect=2).stderr


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(os.path.realpath(name))
    installed = folder / "installed"
    run(CMAKE, "--install", BINARY, "--prefix", folder / "first")
    (folder / "first").rename(installed)  # it may be moved
    check_installed(installed)
    ask(build(folder, installed), SOURCE / "examples/site")
