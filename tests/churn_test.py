#!/usr/bin/env python3
"""How many lists change when articles come to a real site, with and without keep_margin. Exits with 77 where
the real corpora are not there.

Usage: churn_test.py KINDRED SOURCE_DIR
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

KINDRED, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
SHARED = os.environ.get("KINDRED_SHARED", os.path.join(SOURCE, "..", "shared"))
SKIPPED = 77
MARGIN = "keep_margin=0.1"


def regenerate(site, settings, *words):
    """What it prints, without the summary."""
    words = [word for setting in settings for word in ("--set", setting)] + list(words)
    done = subprocess.run([KINDRED, "regenerate", site, "--no-config", "--no-cache", "--existing", "replace",
                           "--no-sync", "--quiet", *words], capture_output=True, text=True)
    assert done.returncode <= 1 and not done.stderr, (words, done.returncode, done.stderr)
    return done.stdout


def changes(corpus, news, settings):
    """How many lists of others the articles `news` (paths) change."""
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "site")
        shutil.copytree(corpus, site, copy_function=shutil.copyfile)
        held = {path: os.path.join(folder, str(number)) for number, path in enumerate(news)}
        for path, place in held.items():
            os.rename(os.path.join(site, path), place)
        regenerate(site, settings)
        for path, place in held.items():
            os.rename(place, os.path.join(site, path))
        stale = set(regenerate(site, settings, "--check").splitlines())
        regenerate(site, settings)
        assert regenerate(site, settings, "--check") == "", "a second run would change lists"
        return len(stale - set(news))


def main():
    corpus = os.path.join(SHARED, "corpora", "azure")
    if not os.path.isdir(corpus):
        print("skipped: no azure among the corpora in", SHARED)
        return SKIPPED
    paths = sorted(os.path.relpath(path, corpus) for path in glob.glob(corpus + "/**/*.md", recursive=True))
    count = len(paths) // 100
    # File names begin with the date. What the corpus decides of proximity may change with any article, and
    # then every score does: where articles come from all years, it is fixed, as docs/how-to/small-diffs.md has it.
    fixed = ("rank.proximity=0.65", "rank.half_life_days=16")
    for name, news, settings in (("the newest", paths[-count:], ()), ("every hundredth", paths[::100], fixed)):
        without = changes(corpus, news, settings)
        kept = changes(corpus, news, (*settings, MARGIN))
        print(f"{len(news)} of {len(paths)} articles, {name}: {without} lists change, {kept} with {MARGIN}")
        assert 0 < kept <= without / 2, name
    return 0


sys.exit(main())
