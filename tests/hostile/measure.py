#!/usr/bin/env python3
"""What a site of bad articles costs: within 2 seconds and 300 MB?

measure.py WRITE_HOSTILE_SITE KINDRED

KINDRED is to be a release build. The best of three runs counts for the time: a busy machine is no fault.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

MOST_SECONDS, MOST_MEGABYTES = 2.0, 300


def main():
    writer, kindred = sys.argv[1:]
    best, peak = float("inf"), 0
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            site = os.path.join(folder, "site")
            subprocess.run([writer, site], check=True)
            begin = time.monotonic()
            done = subprocess.run([kindred, "regenerate", site, "--no-config", "--cache",
                                   os.path.join(folder, "cache"), "--format", "json"],
                                  stdout=subprocess.PIPE)
            best = min(best, time.monotonic() - begin)
            summary = json.loads(done.stdout)
            peak = max(peak, summary["peak_memory_bytes"] / 1e6)
    print(f"{summary['articles']} articles, {summary['skipped']} skipped, {summary['written']} written, "
          f"exit code {done.returncode}: {best:.2f} s, {peak:.0f} MB")
    sound = done.returncode == 1 and summary["skipped"] >= 60 and summary["refused"] == 0
    return 0 if sound and best < MOST_SECONDS and peak < MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
