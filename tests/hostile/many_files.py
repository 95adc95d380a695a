#!/usr/bin/env python3
"""Articles in a folder with very many other files: are they still written, and at what cost?

many_files.py KINDRED COUNT
"""
import json
import os
import subprocess
import sys
import tempfile
import time

MOST_MEGABYTES_PER_MILLION = 1000
ARTICLES = 20


def main():
    kindred, count = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "site")
        os.mkdir(site)
        for i in range(count):
            os.close(os.open(f"{site}/{i}.md", os.O_CREAT | os.O_WRONLY))
        for i in range(ARTICLES):
            with open(f"{site}/article-{i}.md", "w") as file:
                file.write(f"---\ntitle: Harbour ferries {i % 5}\nexcerpt: Part {i} of ferries\n---\nFerries.\n")
        for what in ("first", "second"):
            begin = time.monotonic()
            done = subprocess.run([kindred, "regenerate", site, "--no-config", "--cache",
                                   os.path.join(folder, "cache"), "--format", "json"],
                                  stdout=subprocess.PIPE)
            seconds = time.monotonic() - begin
            summary = json.loads(done.stdout)
            peak = summary["peak_memory_bytes"] / 1e6
            print(f"{count} files without front matter, {summary['articles']} articles, {what} run: "
                  f"{summary['written']} written, exit code {done.returncode}, {seconds:.1f} s, {peak:.0f} MB")
            expected = ARTICLES if what == "first" else 0
            if done.returncode != 0 or summary["articles"] != ARTICLES or summary["written"] != expected:
                return 1
            if peak > MOST_MEGABYTES_PER_MILLION * max(count, 100_000) / 1e6:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
